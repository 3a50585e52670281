from __future__ import annotations

from uuid import uuid4

from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.ui.attachments.hidden_files import NOTHING, HiddenFiles, Hiding


def a_file(name: str, kind: AttachmentKind = AttachmentKind.IDENTITY) -> PendingAttachment:
    return PendingAttachment(uuid4(), NewAttachment(kind, name, "image/jpeg", 1, b"x"), (1, 1, b"\0\0\0"))


def is_identity(one: PendingAttachment) -> bool:
    return one.new.kind is AttachmentKind.IDENTITY


def test_what_another_brought_is_called_by_its_place_until_it_was_said_why(qapp: object) -> None:
    hidden, items = HiddenFiles(), (a_file("izin.pdf", AttachmentKind.SUPPORTING), a_file("ktp budi.jpg"))
    hidden.begin(items, Hiding(is_identity, is_identity))
    assert [one in hidden for one in items] == [False, True]
    assert [hidden.name(one, items) for one in items] == ["izin.pdf", "Attachment 2"]
    hidden.reveal()
    assert [hidden.name(one, items) for one in items] == ["izin.pdf", "ktp budi.jpg"]
    assert None not in hidden


def test_what_is_still_read_is_hidden_from_the_next_and_not_from_who_brought_it() -> None:
    hidden, one = HiddenFiles(), a_file("ktp.jpg")
    hidden.begin((), Hiding(expected=is_identity))
    mine = hidden.shift
    hidden.take_in(one, mine)
    assert one not in hidden
    hidden.begin((), Hiding(expected=is_identity))
    hidden.take_in(a := a_file("izin.pdf", AttachmentKind.SUPPORTING), mine)
    hidden.take_in(one, mine)
    assert (a in hidden, one in hidden) == (False, True)
    hidden.begin((), NOTHING)
    assert one not in hidden


def test_after_the_reason_what_is_still_read_is_hidden_no_more() -> None:
    hidden, one = HiddenFiles(), a_file("ktp.jpg")
    hidden.begin((), Hiding(expected=is_identity))
    hidden.reveal()
    hidden.take_in(one, hidden.shift - 1)
    assert one not in hidden
