from __future__ import annotations

from frontoffice.domain.entries.body_codec import FIELDS, encode
from frontoffice.domain.entries.entry_bodies import (
    AttachmentAddedBody,
    AttachmentOpenedBody,
    AttachmentWithdrawnBody,
)


def test_the_names_of_fields_in_the_journal_stay() -> None:
    assert {cls.__name__: " ".join(FIELDS[cls]) for cls in _ALL} == {
        "AttachmentAddedBody": "name kind media_type pages content counter text step signed",
        "AttachmentWithdrawnBody": "attachment name why",
        "AttachmentOpenedBody": "attachment name use why",
    }


_ALL = (AttachmentAddedBody, AttachmentWithdrawnBody, AttachmentOpenedBody)


def test_what_says_nothing_is_left_out() -> None:
    body = AttachmentAddedBody(name="a", kind="other", media_type="a/b", pages=0, content={}, counter="Loket 1")
    assert {"text", "step", "signed"}.isdisjoint(encode(body))
