from __future__ import annotations

import contextlib
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.errors import Refused
from frontoffice.register.projection import comparing, complaint_fold
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.drawn import examples
from tests.support.manual_sync import carry
from tests.support.merged_apart import SUPERVISOR, exchange, merge, recorded, second_desk


def reopen(register: Register, subject: UUID) -> None:
    register.handling.advance(subject, StepForm(Step.REOPEN, "Tidak ada yang menangani"), SUPERVISOR, uuid4())


def in_vain(*desks: Register) -> set[UUID]:
    """What each of them lists, which is the same; and so it is when it is counted, said on its page, and made anew."""
    first, *others = desks
    listed = {line.subject for line in first.worklist.read(SUPERVISOR, worklist.MERGED_IN_VAIN).lines}
    assert first.worklist.counts(SUPERVISOR)[worklist.MERGED_IN_VAIN] == len(listed)
    assert all(first.handling.is_merged_in_vain(one) for one in listed)
    tables = projected_tables.read(first.unit.connection)
    assert all(projected_tables.read(one.unit.connection) == tables for one in others)
    assert comparing.first_difference(first.unit.connection) == ""
    first.maintenance.rebuild()
    assert projected_tables.read(first.unit.connection) == tables
    return listed


def test_two_that_two_desks_merged_into_each_other_are_listed_until_one_is_reopened(
    register: Register, tmp_path: Path
) -> None:
    first, second = recorded(register), recorded(register)
    with second_desk(register, tmp_path / "two") as desk:
        merge(register, first, second)
        merge(desk, second, first)
        with pytest.raises(Refused):
            merge(register, second, first)  # by itself no desk does
        exchange(register, desk)
        assert in_vain(register, desk) == {first, second}
        reopen(desk, first)
        exchange(register, desk)
        assert in_vain(register, desk) == set()


def test_what_was_merged_into_what_another_desk_cancelled_is_listed(register: Register, tmp_path: Path) -> None:
    first, second, third = recorded(register), recorded(register), recorded(register)
    merge(register, third, second)
    with second_desk(register, tmp_path / "two") as desk:
        merge(register, second, first)
        desk.handling.cancel(first, "Salah catat", SUPERVISOR, uuid4())
        assert in_vain(register) == set()
        exchange(register, desk)
        assert in_vain(register, desk) == {second, third}
        reopen(register, second)
        exchange(register, desk)
        assert in_vain(register, desk) == set()


def test_a_chain_of_two_desks_that_leads_to_an_open_one_is_none_of_them(register: Register, tmp_path: Path) -> None:
    first, second, third = recorded(register), recorded(register), recorded(register)
    with second_desk(register, tmp_path / "two") as desk:
        merge(register, first, second)
        merge(desk, second, third)
        exchange(register, desk)
        assert in_vain(register, desk) == set()


def test_what_was_merged_into_what_is_not_here_yet_is_handled_until_that_is_known(
    register: Register, tmp_path: Path
) -> None:
    subject = recorded(register)
    with second_desk(register, tmp_path / "two") as desk:
        other = recorded(desk)
        carry(desk, register)
        register.handling.cancel(other, "Salah catat", SUPERVISOR, uuid4())
        merge(desk, subject, other)
        assert in_vain(desk) == set()
        exchange(register, desk)
        assert in_vain(register, desk) == {subject}


MANY = 6
_Change = tuple[int, int | None, bool]  # which, into which, None for nothing, and whether it is cancelled
CHANGES = st.lists(
    st.tuples(st.integers(0, MANY - 1), st.one_of(st.none(), st.integers(0, MANY)), st.booleans()), max_size=30
)


def is_in_vain(ends: dict[int, complaint_fold.End], subjects: list[UUID], at: int) -> bool:
    """The rule in other words: follow it, and see where it ends; the last of ``subjects`` is not here."""
    into, seen = ends[at][0], 0
    if not into:
        return False
    while into and seen < complaint_fold.MOST:
        at, seen = subjects.index(UUID(bytes=into)), seen + 1
        if at not in ends:
            return False
        into = ends[at][0]
    return bool(into) or ends[at][1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(200), deadline=None)
@given(changes=CHANGES)
def test_whatever_changes_in_whatever_order_the_marks_are_those_of_the_rule(
    register: Register, changes: list[_Change]
) -> None:
    """Also those of a program that lets whatever it likes be merged."""
    connection = register.unit.connection
    subjects = [UUID(bytes=one) for (one,) in connection.execute("SELECT subject FROM complaint ORDER BY no")]
    subjects += [recorded(register) for _ in range(MANY - len(subjects))]
    subjects.append(uuid4())
    ends = dict.fromkeys(range(MANY), complaint_fold.HANDLED)
    with contextlib.suppress(_Done), connection:
        for at, into, is_cancelled in changes:
            end = (b"" if into is None else subjects[into].bytes, is_cancelled and into is None)
            status = "cancelled" if end[1] else "registered" if into is None else "merged"
            change = "UPDATE complaint SET merged_into = ?, status = ? WHERE subject = ?"
            connection.execute(change, (end[0], status, subjects[at].bytes))
            complaint_fold.note(connection, subjects[at], ends[at], end)
            ends[at] = end
            assert not connection.execute(complaint_fold.DIFFER).get
            marked = connection.execute("SELECT subject FROM complaint JOIN merged_in_vain ON complaint = complaint.id")
            expected = {subjects[one] for one in ends if is_in_vain(ends, subjects, one)}
            assert {UUID(bytes=subject) for (subject,) in marked} == expected
        raise _Done  # and all is as it was


class _Done(Exception):  # noqa: N818
    pass
