from __future__ import annotations

from datetime import date
from uuid import uuid4

from frontoffice.register.queries import urgency, worklist
from frontoffice.register.queries.urgency import Days
from frontoffice.register.register import Register
from tests.support.due_letters import BAMBANG, HENDRA, letters, many

__all__ = ["many"]


def test_the_counts_are_read_and_no_complaint(many: Register) -> None:
    plan = many.unit.connection.execute(f"EXPLAIN QUERY PLAN {worklist.COUNTED}").fetchall()
    assert [row[3] for row in plan] == ["SCAN work_count"]


def test_what_is_open_is_counted_by_date_and_by_urgency(many: Register) -> None:
    counted, named = worklist.tally_work(many.unit.connection)
    assert [when[0][8:] for when in worklist.by_clock(counted)] == ["20", "24", "25", "27", "03", "14"]
    assert named == []
    days = Days(many.unit.handling_context(), (one.clock_on for one in counted))
    urgent = worklist.by_urgency(counted, days)
    assert list(urgent) == list(urgency.URGENCIES)
    assert (sum(urgent.values()), urgent[urgency.LATE], urgent[urgency.TODAY]) == (6, 1, 1)


def test_what_waits_by_name_is_counted_with_all_others_that_do(register: Register) -> None:
    (subject,) = letters(register, date(2026, 11, 24))
    register.handling.review(subject, "", HENDRA, uuid4())
    register.assignments.assign_to_self(subject, BAMBANG, uuid4())
    ((one,), connection) = worklist.tally_work(register.unit.connection)[1], register.unit.connection
    assert (one.waits_for, one.waits, one.many) == ("", "analyse", 1)
    assert worklist.tally_work(connection)[1][0] is one, "kept while nothing changes"
