from __future__ import annotations

import contextlib
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.domain.cases import same_items
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.register.projection import comparing, item_projection
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.drawn import examples
from tests.support.examples import a_letter, an_intake, an_officer
from tests.support.merged_apart import SUPERVISOR, exchange, merge, second_desk


def letter(register: Register, **changes: object) -> UUID:
    return register.complaints.record(a_letter(**changes), an_officer(), uuid4()).complaint.subject


def listed(*desks: Register) -> set[UUID]:
    """What each of them lists, which is the same; and so it is when it is counted, said on its page, and made anew."""
    first, *others = desks
    found = {line.subject for line in first.worklist.read(SUPERVISOR, worklist.SAME_ITEM).lines}
    assert first.worklist.counts(SUPERVISOR)[worklist.SAME_ITEM] == len(found)
    assert all({one.subject for one in first.handling.of_the_same_item(it)} < found for it in found)
    tables = projected_tables.read(first.unit.connection)
    assert all(projected_tables.read(one.unit.connection) == tables for one in others)
    assert comparing.first_difference(first.unit.connection) == ""
    first.maintenance.rebuild()
    assert projected_tables.read(first.unit.connection) == tables
    return found


def test_a_letter_that_two_desks_recorded_is_listed_at_both_until_one_is_merged(
    register: Register, tmp_path: Path
) -> None:
    with second_desk(register, tmp_path / "two") as desk:
        first, second = letter(register), letter(desk, external_id=" 017/nh/XI/2026 ")
        letter(desk, external_id="018/NH/XI/2026")
        assert listed(register) == listed(desk) == set()
        exchange(register, desk)
        assert listed(register, desk) == {first, second}
        (other,) = desk.handling.of_the_same_item(second)
        assert (other.subject, other.is_closed) == (first, False)
        merge(desk, second, first)
        exchange(register, desk)
        assert listed(register, desk) == set()
        desk.handling.advance(second, StepForm(Step.REOPEN, "Ternyata lain"), SUPERVISOR, uuid4())
        exchange(register, desk)
        assert listed(register, desk) == {first, second}
        register.handling.cancel(first, "Salah catat", SUPERVISOR, uuid4())
        exchange(register, desk)
        assert listed(register, desk) == set()


def test_an_item_of_lapor_and_what_another_desk_entered_under_its_number_are_listed(
    register: Register, tmp_path: Path
) -> None:
    with second_desk(register, tmp_path / "two") as desk:
        first = letter(register, channel="sp4n", external_id="#1916449")
        second = desk.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
        desk.sp4n.enter(second, "1916449", an_officer(), uuid4())
        exchange(register, desk)
        assert listed(register, desk) == {first, second}
        desk.sp4n.enter(second, "1916450", an_officer(), uuid4())  # it was typed wrongly
        exchange(register, desk)
        assert listed(register, desk) == set()


def test_a_number_that_was_corrected_is_another_item(register: Register, tmp_path: Path) -> None:
    with second_desk(register, tmp_path / "two") as desk:
        first, second = letter(register), letter(desk)
        exchange(register, desk)
        assert listed(register, desk) == {first, second}
        desk.amendments.amend(second, a_letter(external_id="71/B"), "Salah ketik", an_officer(), uuid4())
        exchange(register, desk)
        assert listed(register, desk) == set()


MANY = 5
CHANGES = st.lists(st.tuples(st.integers(0, MANY - 1), st.frozensets(st.sampled_from("abc"))), max_size=20)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(200), deadline=None)
@given(changes=CHANGES)
def test_whatever_changes_in_whatever_order_the_marks_are_those_of_the_rule(
    register: Register, changes: list[tuple[int, frozenset[str]]]
) -> None:
    connection = register.unit.connection
    ids = [row_id for (row_id,) in connection.execute("SELECT id FROM complaint ORDER BY id")]
    for _ in range(MANY - len(ids)):
        subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
        ids.append(connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get)
    held: dict[int, frozenset[str]] = dict.fromkeys(ids, frozenset())
    with contextlib.suppress(_TakenBack), connection:
        for at, items in changes:
            held[ids[at]] = items
            item_projection.note(connection, ids[at], items)
            marked = {row_id for (row_id,) in connection.execute("SELECT complaint FROM same_item")}
            assert marked == same_items.find_repeated(held)
            assert not connection.execute(item_projection.DIFFER).get
        raise _TakenBack  # and all is as it was


class _TakenBack(Exception):  # noqa: N818
    pass
