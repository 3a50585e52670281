"""The rows of the centre's rule tables are the rules of the domain, and what SQL names is named there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from frontoffice.domain.cases.steps import RESPONDS, RULES, Step, rank
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.register.projection import office_lists
from frontoffice.sync import office_rules, schema
from frontoffice.sync.office.note_book import NoteKind
from tests.support.centre_server import Centre


@pytest.mark.thorough
def test_the_statuses_and_steps_at_the_centre_are_those_of_the_counters(centre: Centre) -> None:
    with centre.connect() as office:
        moves = {(row[0], row[1]): row[2] for row in office.execute("SELECT step, before, after FROM office.move")}
        known = {row[0]: row[1:] for row in office.execute("SELECT status, closed, along FROM office.status")}
        steps: dict[str, bool] = dict(office.execute("SELECT step, responds FROM office.step").fetchall())
    assert moves == {(str(step), str(a)): str(b) for step, rule in RULES.items() for a, b in rule.moves.items()}
    assert known == {str(status): rank(status) for status in Status}
    assert steps == {str(step): step in RESPONDS for step in Step}


@pytest.mark.thorough
def test_what_each_kind_does_at_the_centre_is_what_it_does_at_a_counter(centre: Centre) -> None:
    with centre.connect() as office:
        kinds = {row[0]: row[1:] for row in office.execute("SELECT kind, effect, of_office FROM office.kind")}
    assert kinds == {str(kind): (str(KINDS[kind].effect), KINDS[kind].of_office) for kind in EntryKind}


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"\bkind (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", (*EntryKind, *Kind, *NoteKind)),
        (r"\b(?:the_)?step\'? (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", Step),
        (r"\b(?:the_status|after|stands\[base\])(?:,| =| <>| IN) (\('[^)]*\)|'[^']*')", Status),
        (r"\beffect = ('[^']*')", Effect),
    ],
    ids=["kinds", "steps", "statuses", "effects"],
)
def test_sql_names_nothing_that_the_domain_does_not_know(pattern: str, known: Iterable[str]) -> None:
    named = re.findall(pattern, "".join(schema.objects()))
    literals = {literal for group in named for literal in re.findall(r"'([^']*)'", group)}
    assert literals
    assert literals <= {str(one) for one in known}


@pytest.mark.thorough
def test_every_choice_that_the_program_ships_is_one_of_the_centre(centre: Centre) -> None:
    shipped = {(str(of), one.code, one.name) for of, some in office_lists.shipped().items() for one in some}
    with centre.connect() as opened:
        opened.execute("SET ROLE frontoffice_report")
        assert {*opened.execute("SELECT list, code, name FROM office.choices").fetchall()} == shipped


@pytest.mark.thorough
def test_a_name_with_a_quote_is_one_value(monkeypatch: pytest.MonkeyPatch, centre: Centre) -> None:
    lists = {ListName.TEAM: (Choice("t", "Tim 'A'); --", "x"),)}
    monkeypatch.setattr(office_lists, "shipped", lambda: lists)
    with centre.connect() as opened:
        opened.execute(office_rules.shipped_choices().encode())
        assert opened.execute("SELECT * FROM office.shipped_choices").fetchall() == [("team", "t", "Tim 'A'); --", "x")]
