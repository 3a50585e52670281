from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.incoming import BecameOf, KeptMessage, message_subject
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import message_projection
from frontoffice.register.projection.message_projection import find_erasing_entry, fold
from tests.support.examples import MORNING

SUBJECT: Final = message_subject("email", "a1@mail.example")
COMPLAINT: Final = UUID(int=9)
ARRIVED: Final[dict[str, Any]] = {
    "channel": "email",
    "identity": "a1@mail.example",
    "sender": "dewi@mail.example",
    "sender_name": "Dewi",
    "title": "Izin",
    "text": "Berkas hilang",
    "arrived_at": "2026-11-24T03:00:00.000000Z",
    "answers": [],
    "recipient_failed": "",
    "automatic": False,
    "left_out": ["file_archive"],
    "series": "L1",
    "counter": "Loket 1",
}
ERASED: Final[dict[str, Any]] = {
    "ground": "Nota 1",
    "second": "Yuliana",
    "second_role": "administrator",
    "subject": str(SUBJECT),
    "channel": "email",
    "arrived_at": "2026-11-24T03:00:00.000000Z",
    "recorded_at": "2026-11-24T03:32:00.000000Z",
    "zone": "WIB",
    "series": "L1",
    "counter": "Loket 1",
    "outcome": "contact",
    "complaint": str(COMPLAINT),
    "settled_at": "2026-11-25T03:32:00.000000Z",
}


def line(kind: str, body: dict[str, Any], entry_id: UUID | None = None, version: int = 1) -> StoryLine:
    return StoryLine(
        *(entry_id or uuid4(), kind, version, MORNING, MORNING, "WIB", "Siti", "officer", None, (), body),
        *(UUID(int=0), 1, 1, b""),
    )


def arrived(**changes: Any) -> StoryLine:
    return line(EntryKind.MESSAGE_ARRIVED, ARRIVED | changes)


def attached(origin: int = 0, **changes: Any) -> StoryLine:
    content = {"hash": "ab" * 32, "salt": "cd" * 16, "size": 3, "chunks": 1}
    body = {"name": "ktp.jpg", "kind": "other", "media_type": "x/y", "pages": 0, "content": content, "counter": ""}
    return line(EntryKind.ATTACHED, body | changes)._replace(origin=UUID(int=origin))


def settled(became: str, entry_id: UUID | None = None, **changes: Any) -> StoryLine:
    complaint = str(COMPLAINT) if became in ("complaint", "contact") else ""
    body = {"outcome": became, "complaint": complaint, "number": "1", "reason": "", "undone": "", "by": ""}
    return line(EntryKind.MESSAGE_SETTLED, body | changes, entry_id)


def erased(**changes: Any) -> StoryLine:
    return line(EntryKind.MESSAGE_ERASED, ERASED | changes, UUID(int=3))


def made(*lines: StoryLine) -> KeptMessage:
    found = fold(SUBJECT, lines)
    assert found is not None
    return found


def test_it_stands_as_it_came_and_waits() -> None:
    one = made(arrived(), arrived(text="the same mail, as the other desk read it"))
    assert (one.came.text, one.came.sender, one.came.left_out) == (
        "Berkas hilang",
        "dewi@mail.example",
        ("file_archive",),
    )
    assert (one.series, one.recorded_at, one.settled, one.in_vain) == ("L1", MORNING, None, ())
    assert fold(SUBJECT, [settled("none")]) is None


def test_of_two_settlements_the_first_by_the_journals_order_holds_and_the_other_is_shown() -> None:
    first, second = settled("contact"), settled("none", reason="advertisement")
    one = made(arrived(), first, second)
    assert one.settled is not None
    assert (one.settled.entry_id, one.complaint) == (first.entry_id, COMPLAINT)
    assert [(other.entry_id, other.reason) for other in one.in_vain] == [(second.entry_id, "advertisement")]


def test_a_reason_that_is_none_of_the_list_is_another_and_names_nobody() -> None:
    for reason, kept in (("advertisement", "advertisement"), ("Dewi dari Toboali", "other")):
        one = made(arrived(), settled("none", reason=reason))
        assert one.settled is not None
        assert one.settled.reason == kept


def test_one_that_was_taken_back_settles_nothing_and_the_next_one_does() -> None:
    first, second = settled("none"), settled("contact")
    undone = settled("open", undone=str(first.entry_id))
    assert made(arrived(), first, undone).settled is None
    for lines in ([first, undone, second], [undone, first, second], [second, first, undone]):
        one = made(arrived(), *lines)
        assert one.settled is not None
        assert (one.settled.outcome, one.in_vain) == (BecameOf.CONTACT, ())


def test_an_erasure_leaves_what_is_counted_whether_the_arrival_is_here_or_not() -> None:
    for lines in ([erased()], [arrived(), erased()], [erased(), settled("none"), arrived()]):
        one = made(*lines)
        assert (one.erased, one.came.text, one.came.sender, one.files) == (True, "(Isi dihapus: Nota 1)", "", ())
        assert (one.came.channel, one.day.isoformat(), one.complaint) == ("email", "2026-11-24", COMPLAINT)
    assert find_erasing_entry(SUBJECT, [arrived(), erased()]) == UUID(int=3)
    assert find_erasing_entry(SUBJECT, [arrived()]) is None


@pytest.mark.parametrize(
    "broken",
    [
        *({name: value} for name in ("text", "sender", "series", "arrived_at") for value in (None, 7, ["x"])),
        {"identity": "of another message"},
        {"channel": "sms"},
        {"arrived_at": "yesterday"},
        {"answers": [7]},
        {"left_out": 7},
        {"given": ["wish"]},
        {"given": {"wish": 7}},
    ],
)
def test_an_arrival_that_cannot_be_read_is_none(broken: dict[str, Any]) -> None:
    assert fold(SUBJECT, [arrived(**broken)]) is None


def test_a_field_of_a_newer_program_is_not_seen() -> None:
    assert made(arrived(given={"shoe_size": 43, "wish": "Dicari"})).came.given == (("wish", "Dicari"),)


def test_its_files_are_those_of_the_desk_whose_arrival_holds_each_that_can_be_read() -> None:
    files = [attached(), attached(origin=7), attached(content={}), attached(name="../surat.pdf")]
    assert [(one.name, one.content.size) for one in made(arrived(), *files).files] == [("ktp.jpg", 3), ("surat.pdf", 3)]


@pytest.mark.parametrize(
    "broken",
    [
        {"subject": str(COMPLAINT)},
        {"zone": "UTC"},
        {"arrived_at": "2026-11-24"},
        {"recorded_at": "2026-11-24T03:32:00+00:00"},
        {"complaint": "x"},
        {"outcome": "lost"},
        {"settled_at": ""},
        {"ground": None},
    ],
)
def test_an_erasure_that_cannot_be_read_takes_nothing_away(broken: dict[str, Any]) -> None:
    assert not made(arrived(), erased(**broken)).erased
    assert find_erasing_entry(SUBJECT, [arrived(), erased(**broken)]) is None


@pytest.mark.parametrize(
    "broken",
    [{"outcome": "lost"}, {"complaint": ""}, {"complaint": str(COMPLAINT).replace("-", "")}, {"number": 1}],
)
def test_what_cannot_be_read_settles_nothing(broken: dict[str, Any]) -> None:
    assert made(arrived(), settled("contact", **broken)).settled is None


FIRST, OTHER = uuid4(), uuid4()


@given(
    st.permutations(
        [
            arrived(),
            arrived(text=1),
            settled("none", FIRST),
            settled("contact", OTHER),
            settled("open", undone=str(FIRST)),
            settled("open", undone="x"),
            erased(zone="x"),
        ]
    )
)
def test_what_is_broken_hides_nothing_else_in_any_order(lines: list[StoryLine]) -> None:
    one = made(*lines)
    assert one.settled is not None
    assert (one.settled.entry_id, one.in_vain, one.came.text) == (OTHER, (), "Berkas hilang")


def test_only_what_is_about_a_message_concerns_its_table() -> None:
    assert message_projection.concerns([arrived()])
    assert not message_projection.concerns([line(EntryKind.RECORDED, {})])
