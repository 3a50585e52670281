from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.office_bodies import NumbersResumedBody, NumbersVoidedBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.slips import SlipUse
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.queries import numbers, slips
from frontoffice.register.register import Register
from tests.support.examples import MORNING, an_intake, an_officer

OFFICER, SUPERVISOR = an_officer(), an_officer(Role.SUPERVISOR)


@pytest.mark.thorough
def test_what_is_entered_and_was_said_to_be_void_is_entered(register: Register) -> None:
    """A register that came back may void what the lost one entered; then the lost one's entries come again."""
    register.slips.reserve(1, "Besok", OFFICER, uuid4())
    number = Number("L1", 2026, 1)
    register.complaints.record(an_intake(), OFFICER, uuid4(), slip=SlipUse(number, MORNING))
    body = NumbersVoidedBody(series="L1", year=2026, numbers=[1], why="Rusak", by="")
    with register.unit.writing():
        about = numbers.gap_subject("L1")
        register.unit.append_entry(uuid4(), about, EntryKind.NUMBERS_VOIDED, body, SUPERVISOR)
    (slip,) = register.slips.all()
    assert (slip.number, slip.state, slip.why) == (number, "entered", "")


def test_a_number_that_nobody_accounts_for_is_a_hole(register: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    register.unit.connection.execute(numbers.RAISE_FLOOR, ("L1", 2026, 3))
    assert slips.unaccounted_numbers(register.unit.connection, "L1", 2026) == ((2, 3),)


@pytest.mark.thorough
def test_numbers_on_paper_only_are_named_by_year_across_the_gaps_and_without_what_is_known(register: Register) -> None:
    def gap(year: int, known: int, last: int) -> None:
        body = NumbersResumedBody(series="L1", year=year, known=known, last=last, why="", by="", evidence="typed")
        with register.unit.writing():
            about = numbers.gap_subject("L1")
            register.unit.append_entry(uuid4(), about, EntryKind.NUMBERS_RESUMED, body, SUPERVISOR)

    for _ in range(2):
        register.complaints.record(an_intake(), OFFICER, uuid4())
    assert slips.paper_only(register.unit.connection, "L1") == ()
    gap(2026, 1, 4)
    gap(2026, 4, 6)
    gap(2026, 9, 10)
    gap(2025, 30, 31)
    assert slips.paper_only(register.unit.connection, "L1") == ((2025, ((31, 31),)), (2026, ((3, 6), (10, 10))))


@pytest.mark.thorough
@given(st.data())
def test_what_a_broken_program_writes_reserves_nothing_and_raises_nothing(data: st.DataObject) -> None:
    anything = (
        st.none() | st.integers() | st.text(max_size=3) | st.lists(st.integers() | st.text(max_size=3), max_size=3)
    )
    for kind in (EntryKind.NUMBERS_RESERVED, EntryKind.NUMBERS_VOIDED):
        body: dict[str, Any] = dict(encode(KINDS[kind].examples[0]))
        body |= {"printed_on": "2026-11-24"} if kind == EntryKind.NUMBERS_RESERVED else {}
        for name in data.draw(st.sets(st.sampled_from(sorted(body)), min_size=1)):
            body[name] = data.draw(anything)
        about, last = uuid4(), Number("L1", 2026, data.draw(st.integers(-5, 300)))
        line = StoryLine(about, kind, 1, MORNING, MORNING, "WIB", "", "", last, (), body, about, 1, 1, b"")
        for block in slips.read_block(line):
            assert 0 < block.first <= block.last < block.first + 200
        slips.list_void_numbers((line,))
