from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.consultation import Consultation
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import consultation_projection
from frontoffice.register.projection.consultation_projection import find_erasing_entry, fold
from tests.support.examples import MORNING

SUBJECT: Final = UUID(int=1)
COMPLAINT: Final = UUID(int=9)
RECORDED: Final[dict[str, Any]] = {
    "about": "Syarat",
    "answer": "",
    "answered_by": "Siti",
    "channel": "counter",
    "channel_name": "Loket",
    "service": "Izin Trayek (AKDP)",
    "name": "Budi",
    "identity": "open",
    "series": "L1",
    "counter": "Loket 1",
}
ERASED: Final[dict[str, Any]] = {
    "ground": "Nota 1",
    "second": "Yuliana",
    "second_role": "administrator",
    "subject": str(SUBJECT),
    "recorded_at": "2026-11-24T03:32:00.000000Z",
    "zone": "WIB",
    "channel": "counter",
    "channel_name": "Loket",
    "series": "L1",
    "counter": "Loket 1",
    "officer": "Siti",
    "complaint": "",
}


def line(kind: str, body: dict[str, Any], entry_id: UUID = SUBJECT, version: int = 1) -> StoryLine:
    return StoryLine(
        *(entry_id, kind, version, MORNING, MORNING, "WIB", "Siti", "officer", None, (), body),
        *(UUID(int=0), 1, 1, b""),
    )


def recorded(**changes: Any) -> StoryLine:
    return line(EntryKind.CONSULTED, RECORDED | changes)


def turned(complaint: object = str(COMPLAINT)) -> StoryLine:
    return line(EntryKind.CONSULTATION_TURNED, {"complaint": complaint, "number": "1", "by": ""}, uuid4())


def erased(**changes: Any) -> StoryLine:
    return line(EntryKind.CONSULTATION_ERASED, ERASED | changes, UUID(int=3))


def made(*lines: StoryLine) -> Consultation:
    found = fold(SUBJECT, lines)
    assert found is not None
    return found


def test_it_stands_as_it_was_recorded() -> None:
    one = made(recorded())
    assert (one.subject, one.inquiry.about, one.recorded_at, one.complaint) == (SUBJECT, "Syarat", MORNING, None)
    assert fold(SUBJECT, [turned()]) is None


def test_it_is_the_first_complaint_that_it_turned_out_to_be_in_whatever_order_that_came() -> None:
    assert made(recorded(), turned(), turned(str(UUID(int=8)))).complaint == COMPLAINT
    assert made(turned(), recorded()).complaint == COMPLAINT


def test_an_erasure_leaves_what_is_counted_whether_the_recording_is_here_or_not() -> None:
    for lines in ([erased()], [recorded(), erased()], [erased(complaint=str(COMPLAINT)), recorded()]):
        one = made(*lines)
        assert (one.erased, one.inquiry.about, one.inquiry.name) == (True, "(Isi dihapus: Nota 1)", "")
        assert (one.channel_name, one.inquiry.service, one.day.isoformat()) == ("Loket", "", "2026-11-24")
    assert one.complaint == COMPLAINT
    assert find_erasing_entry(SUBJECT, [recorded(), erased()]) == UUID(int=3)
    assert find_erasing_entry(SUBJECT, [recorded()]) is None


def test_a_recording_that_cannot_be_read_is_none() -> None:
    cases: list[dict[str, Any]] = [
        *({name: value} for name in ("about", "name", "series", "identity") for value in (None, 7, ["x"])),
        {"identity": "secret"},
    ]
    for broken in cases:
        assert fold(SUBJECT, [recorded(**broken)]) is None


def test_a_recording_is_its_own_subjects_only_and_a_newer_one_is_carried() -> None:
    assert fold(UUID(int=2), [recorded()]) is None
    assert fold(SUBJECT, [line(EntryKind.CONSULTED, RECORDED, version=2)]) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"subject": str(COMPLAINT)},
        {"zone": "UTC"},
        {"recorded_at": "yesterday"},
        {"recorded_at": "2026-11-24"},
        {"recorded_at": "2026-11-24T03:32:00+00:00"},
        {"complaint": "x"},
        {"complaint": str(COMPLAINT).upper()[:-1] + "F"},
        {"ground": None},
        {"series": 1},
    ],
)
def test_an_erasure_that_cannot_be_read_takes_nothing_away(broken: dict[str, Any]) -> None:
    assert not made(recorded(), erased(**broken)).erased
    assert find_erasing_entry(SUBJECT, [recorded(), erased(**broken)]) is None


@pytest.mark.parametrize("complaint", [None, 7, "x", str(COMPLAINT).replace("-", ""), f"{{{COMPLAINT}}}"])
def test_what_names_no_complaint_turns_nothing(complaint: object) -> None:
    assert made(recorded(), turned(complaint)).complaint is None


@given(st.permutations([recorded(), turned(), recorded(about=1), erased(zone="x")]))
def test_what_is_broken_hides_nothing_else_in_any_order(lines: list[StoryLine]) -> None:
    assert made(*lines).complaint == COMPLAINT


def test_only_what_is_about_a_consultation_concerns_its_table() -> None:
    assert consultation_projection.concerns([recorded()])
    assert not consultation_projection.concerns([line(EntryKind.RECORDED, {})])
