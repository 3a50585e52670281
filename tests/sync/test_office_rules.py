"""The rows of the centre's rule tables are the rules of the domain."""

from __future__ import annotations

from frontoffice.domain.complaint import Status
from frontoffice.domain.steps import RULES, rank
from tests.support.centre_server import Centre


def test_the_statuses_and_moves_at_the_centre_are_those_of_the_counters(centre: Centre) -> None:
    with centre.connect() as office:
        moves = {(row[0], row[1]): row[2] for row in office.execute("SELECT step, before, after FROM office.move")}
        known = {row[0]: row[1:] for row in office.execute("SELECT status, closed, along FROM office.status")}
    assert moves == {(str(step), str(a)): str(b) for step, rule in RULES.items() for a, b in rule.moves.items()}
    assert known == {str(status): rank(status) for status in Status}
