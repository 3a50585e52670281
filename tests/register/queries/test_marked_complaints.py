from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.queries import complaint_list
from frontoffice.register.queries.complaint_list import NOT_IN_SP4N
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer


@pytest.mark.thorough
def test_the_newest_come_first_and_no_more_than_are_asked_for(register: Register) -> None:
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    connection = register.unit.connection
    assert complaint_list.count(connection, NOT_IN_SP4N) == 3
    rows = connection.execute(complaint_list.newest(NOT_IN_SP4N, "no"), (2,)).fetchall()
    assert rows == [(3,), (2,)]


def test_however_many_there_are_no_other_complaint_is_looked_at(register: Register) -> None:
    plan = register.unit.connection.execute(
        "EXPLAIN QUERY PLAN " + complaint_list.newest(NOT_IN_SP4N, "no"), (2,)
    ).fetchall()
    assert not [line for *_, line in plan if "TEMP B-TREE" in str(line) or str(line).startswith("SCAN complaint")]
