from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection.attachment_projection import concerns, list_attachments
from tests.support.examples import MORNING

SUBJECT = uuid4()
CONTENT = {"hash": "ab" * 32, "salt": "cd" * 16, "size": 300_000, "chunks": 3}
BODY: dict[str, Any] = {
    "name": "KTP.jpg", "kind": "identity", "media_type": "image/jpeg", "pages": 1, "content": CONTENT,
    "counter": "Loket 1",
}  # fmt: skip


def a_line(kind: str = EntryKind.ATTACHED, /, version: int = 1, **changes: Any) -> StoryLine:
    body = {**BODY, **changes} if kind == EntryKind.ATTACHED else changes
    return StoryLine(
        uuid4(), kind, version, MORNING, MORNING, "WIB", "Siti Rahmawati", "officer", None, (), body, UUID(int=1), 1, 1,
        b"",
    )  # fmt: skip


def test_an_attachment_is_as_its_entry_says() -> None:
    line = a_line(step=str(SUBJECT), signed=True, text={**CONTENT, "size": 7})
    (one,) = list_attachments(SUBJECT, [line])
    what = one.attachment
    assert (what.attachment_id, what.complaint, what.kind) == (line.entry_id, SUBJECT, AttachmentKind.IDENTITY)
    assert (what.file_name, what.media_type, what.pages, what.size) == ("KTP.jpg", "image/jpeg", 1, 300_000)
    assert (what.officer, what.counter, what.added_at, what.step) == ("Siti Rahmawati", "Loket 1", MORNING, SUBJECT)
    assert (what.hidden, what.signed_original, what.withdrawn, what.present) == (True, True, "", False)
    assert (one.content.size, one.text.size if one.text else 0) == (300_000, 7)


def test_one_that_was_taken_back_says_why_in_whatever_order() -> None:
    line, other = a_line(), a_line(name="lain.jpg")
    taken = a_line(EntryKind.ATTACHMENT_WITHDRAWN, attachment=str(line.entry_id), name="KTP.jpg", why="Orang lain")
    for lines in ([line, other, taken], [taken, line, other]):
        assert [one.attachment.withdrawn for one in list_attachments(SUBJECT, lines)] == ["Orang lain", ""]


def test_what_a_broken_program_wrote_is_made_harmless_or_passed_over() -> None:
    odd = a_line(name="../../x\u202egpj.exe", kind="lampiran", media_type="<b>", pages=1 << 40, text="no", counter=7)
    (one,) = list_attachments(SUBJECT, [odd])
    what = one.attachment
    assert (what.file_name, what.kind, what.media_type) == ("xgpj.exe", "other", "application/octet-stream")
    assert (what.pages, what.counter, one.text) == (9_999, "7", None)
    (nameless,) = list_attachments(SUBJECT, [a_line(name="\u202e")])
    assert nameless.attachment.file_name == "Lampiran"


@pytest.mark.parametrize(
    "line",
    [
        a_line(content=None),
        a_line(content={**CONTENT, "size": 1 << 40}),
        a_line(step="x"),
        a_line(pages="many"),
        a_line(version=2),
        a_line(EntryKind.ATTACHMENT_WITHDRAWN, attachment="x", why=""),
        a_line(EntryKind.ATTACHMENT_WITHDRAWN),
    ],
)
def test_what_cannot_be_read_tells_nothing_and_keeps_nothing_else_away(line: StoryLine) -> None:
    assert len(list_attachments(SUBJECT, [line, a_line()])) == 1


def test_only_what_changes_attachments_concerns_them() -> None:
    assert concerns([a_line()])
    assert concerns([a_line(EntryKind.ATTACHMENT_WITHDRAWN)])
    assert not concerns([a_line(EntryKind.ATTACHMENT_OPENED), a_line(EntryKind.RECORDED)])
