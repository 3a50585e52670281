from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry_kinds import BOX_KINDS
from frontoffice.domain.numbering import Number
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.queries import box_openings
from frontoffice.register.register import Register
from tests.support.boxes import CLOSED, an_opening, entered
from tests.support.examples import an_officer

OFFICER = an_officer()
_MOMENT: Final = datetime(2026, 11, 24, tzinfo=UTC)
_NUMBER: Final = Number("kotak/L1", 2026, 1)


def story(register: Register) -> tuple[StoryLine, ...]:
    opening = an_opening(register, OFFICER, found=2)
    entered(register, opening, OFFICER)
    register.box.void(opening.subject, "Kosong", OFFICER, uuid4())
    register.box.close(opening.subject, dataclasses.replace(CLOSED, found=2), OFFICER, uuid4())
    return register.complaints.story(opening.subject)


def test_without_its_beginning_there_is_no_opening(register: Register) -> None:
    lines = story(register)
    assert box_openings.fold_opening(lines[0].entry_id, lines[1:]) is None
    assert box_openings.fold_opening(uuid4(), lines) is None


@pytest.mark.thorough
def test_a_second_closing_and_a_second_word_about_a_sheet_change_nothing(register: Register) -> None:
    lines = story(register)
    whole = box_openings.fold_opening(lines[0].entry_id, lines)
    again = [line._replace(body={**line.body, "why": "lain", "note": "lain"}) for line in lines[2:]]
    assert box_openings.fold_opening(lines[0].entry_id, (*lines, *again)) == whole


@pytest.mark.thorough
@given(st.data())
def test_what_a_broken_program_writes_tells_nothing_and_raises_nothing(data: st.DataObject) -> None:
    anything = (
        st.none() | st.integers() | st.text(max_size=3) | st.lists(st.integers() | st.text(max_size=3), max_size=3)
    )
    for spec in BOX_KINDS:
        body: dict[str, Any] = dict(encode(spec.examples[0]))
        for name in data.draw(st.sets(st.sampled_from(sorted(body)), min_size=1)):
            if data.draw(st.booleans()):
                body[name] = data.draw(anything)
            else:
                del body[name]
        subject = uuid4()
        line = StoryLine(subject, spec.kind, 1, _MOMENT, _MOMENT, "WIB", "", "", None, (), body, subject, 1, 1, b"")
        box_openings.fold_opening(subject, [line, line._replace(number=_NUMBER)])
