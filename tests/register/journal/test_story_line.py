from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.dates import to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import story_line
from tests.support.examples import MORNING

ENTRY, ORIGIN, PARENT = UUID(int=1), UUID(int=2), UUID(int=3)


def a_row(**changes: Any) -> tuple[Any, ...]:
    """A row of the journal by its columns, in their order."""
    columns: dict[str, Any] = {
        "origin": ORIGIN.bytes,
        "seq": 4,
        "prev": b"before",
        "hash": b"digest",
        "lc": 5,
        "entry_id": ENTRY.bytes,
        "subject": ENTRY.bytes,
        "kind": "complaint.noted",
        "v": 1,
        "occurred_at": to_text(MORNING),
        "recorded_at": to_text(MORNING),
        "zone": "WITA",
        "officer": "Siti Rahmawati",
        "role": "officer",
        "series": "L1",
        "year": 2026,
        "no": 147,
        "parents": PARENT.bytes + ORIGIN.bytes,
        "content_hash": b"",
    }
    return tuple((columns | changes).values())


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


def test_an_identity_made_without_checks_is_the_checked_one() -> None:
    identity = uuid4()
    made = story_line.as_uuid(identity.bytes)
    assert (made, hash(made), str(made)) == (identity, hash(identity), str(identity))
