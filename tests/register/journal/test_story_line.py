from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import story_line
from frontoffice.register.journal.reading import UnreadableRow
from tests.support.examples import MORNING
from tests.support.story_rows import ENTRY, ORIGIN, PARENT, a_row


def test_a_row_is_read_column_by_column() -> None:
    line = story_line.line(a_row(), b'{"note":"Ren\xc3\xa9"}')
    assert line == story_line.StoryLine(
        ENTRY,
        "complaint.noted",
        1,
        MORNING,
        MORNING,
        "WITA",
        "Siti Rahmawati",
        "officer",
        Number("L1", 2026, 147),
        (PARENT, ORIGIN),
        {"note": "Ren\u00e9"},
        ORIGIN,
        4,
        5,
        b"digest",
    )


@pytest.mark.parametrize(
    "body", [b"", b"[1]", b'{"a":1', b"\xff", b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b"[" * 100_000]
)
def test_a_body_that_is_no_object_of_json_is_empty(body: bytes) -> None:
    assert story_line.line(a_row(), body).body == {}


@pytest.mark.parametrize("changes", [{"occurred_at": "yesterday"}, {"recorded_at": ""}, {"zone": "CET"}])
def test_an_entry_of_no_moment_or_zone_has_an_empty_body(changes: dict[str, str]) -> None:
    assert story_line.line(a_row(**changes), b'{"a":1}').body == {}


def test_a_recording_of_another_subject_than_its_own_has_an_empty_body() -> None:
    row = a_row(kind=str(EntryKind.RECORDED), subject=PARENT.bytes)
    assert story_line.line(row, b'{"a":1}').body == {}
    assert story_line.line(a_row(kind=str(EntryKind.RECORDED)), b'{"a":1}').body == {"a": 1}


@pytest.mark.parametrize(("of", "tells"), [("service", False), ("alias.team", False), ("phrase", True)])
def test_a_line_of_a_list_longer_than_any_forms_has_an_empty_body(of: str, tells: bool) -> None:
    row = a_row(kind=str(EntryKind.CHOICE_SET))
    body = json.dumps({"list": of, "name": ""}).encode()
    longest = body[:-2] + b"n" * (story_line.LONGEST_CHOICE - len(body)) + body[-2:]
    assert len(story_line.line(row, longest).body["name"]) == story_line.LONGEST_CHOICE - len(body)
    assert bool(story_line.line(row, longest + b" ").body) is tells


def test_an_identity_made_without_checks_is_the_checked_one() -> None:
    identity = uuid4()
    made = story_line.as_uuid(identity.bytes)
    assert (made, hash(made), str(made)) == (identity, hash(identity), str(identity))


def test_of_many_lines_each_identity_is_made_once() -> None:
    known = story_line.Uuids()
    rows = a_row(), a_row(parents=PARENT.bytes), a_row(entry_id=PARENT.bytes)
    lines = [story_line.parse_typed_line(row, b"{}", known.__getitem__) for row in rows]
    assert lines == [story_line.line(row, b"{}") for row in rows]
    assert lines[1].parents[0] is lines[2].entry_id
    assert known.keys() == {ENTRY.bytes, ORIGIN.bytes, PARENT.bytes}


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": "4"},
        {"kind": b"x"},
        {"v": None},
        {"officer": None},
        {"year": "2026"},
        {"no": b"1"},
        {"parents": ""},
        {"content_hash": None},
    ],
)
def test_a_column_of_another_type_is_damage_and_its_place_is_named(changes: dict[str, Any]) -> None:
    with pytest.raises(UnreadableRow) as unreadable:
        story_line.line(a_row(**changes), b"{}")
    assert unreadable.value.table == "journal"
    assert unreadable.value.where == f"{ORIGIN}/{changes.get('seq', 4)}"


@pytest.mark.parametrize("origin", [b"short", "text", None])
def test_a_row_of_which_not_even_the_chain_can_be_read_is_damage(origin: object) -> None:
    with pytest.raises(UnreadableRow) as unreadable:
        story_line.line(a_row(origin=origin, seq="x"), b"{}")
    assert unreadable.value.where == "?/x"


def test_a_body_of_another_type_is_damage() -> None:
    with pytest.raises(UnreadableRow):
        story_line.line(a_row(), "{}")  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["series", "year", "no"])
def test_a_number_of_which_a_part_is_missing_is_none(missing: str) -> None:
    assert story_line.line(a_row(**{missing: None}), b"{}").number is None


def test_an_entry_without_a_readable_moment_stands_before_all_others_in_the_first_zone() -> None:
    line = story_line.line(a_row(occurred_at="x", recorded_at="y", zone="WIT"), b'{"a":1}')
    assert (line.occurred_at, line.recorded_at, line.zone) == (story_line.NO_MOMENT, story_line.NO_MOMENT, "WIB")
    assert story_line.NO_MOMENT.year == 1


def test_an_erasure_names_the_complaint_that_it_stands_with() -> None:
    body = b'{"subject":"' + str(ENTRY).encode() + b'"}'
    assert story_line.line(a_row(kind=str(EntryKind.ERASED)), body).body == {"subject": str(ENTRY)}
    assert story_line.line(a_row(kind=str(EntryKind.ERASED), subject=PARENT.bytes), body).body == {}


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (b' {"a": 1} ', {"a": 1}),  # another program's spaces
        (b'{"a":"\\u00e9"}', {"a": "\u00e9"}),
        (b'{"a":"\\\\u0000"}', {"a": "\\u0000"}),  # a backslash that was written, and four noughts
        (b'{"a":1}{"b":2}', {}),
        (b"null", {}),
        (b'{"a":"\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (b'{"a":"\\\\ud800"}', {"a": "\\ud800"}),
        (b'{"a":1,"a":-9223372036854775807}', {"a": -9223372036854775807}),
    ],
)
def test_a_body_is_read_as_it_was_meant(body: bytes, read: dict[str, Any]) -> None:
    assert story_line.line(a_row(), body).body == read


@pytest.mark.parametrize(
    "body",
    [
        *(
            b'{"a":NaN}',
            b'{"a":-Infinity}',
            b'{"a":1.0}',
            b'{"a":1e3}',
            b'{"a":1E400}',
            b'{"a":1e-20000}',
            b'{"a":-0.0}',
        ),
        b'{"a":' + b"9" * 20 + b"}",
        b'{"a":[' + b"9" * 5_000 + b"]}",
        b'{"a":"\\ud800","a":"x"}',  # half a character that the second field of that name hides
        b'{"a":"\\ud800x\\udc00"}',
        b'{"a":"\\udc00\\ud800"}',
        b'{"a":"\\u0000","a":"x"}',
        b"\xef\xbb\xbf{}",
    ],
)
def test_a_body_that_another_reader_reads_otherwise_is_empty(body: bytes) -> None:
    assert story_line.line(a_row(), body).body == {}


def test_parents_are_read_sixteen_bytes_at_a_time() -> None:
    assert story_line.parents_of(b"") == ()
    assert story_line.parents_of(ENTRY.bytes) == (ENTRY,)
    assert story_line.parents_of(ENTRY.bytes + ORIGIN.bytes + PARENT.bytes) == (ENTRY, ORIGIN, PARENT)
