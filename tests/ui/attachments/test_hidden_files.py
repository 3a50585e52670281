from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments.hidden_files import HiddenFiles, Hiding, from_others
from tests.support.attached_files import a_file, another


def test_what_another_brought_is_called_by_its_place_until_it_was_said_why(qapp: object) -> None:
    hidden, items = HiddenFiles(), (a_file("izin.pdf", AttachmentKind.SUPPORTING), a_file("ktp budi.jpg"))
    hidden.begin(items, another())
    assert [one in hidden for one in items] == [False, True]
    assert [hidden.name(one, items) for one in items] == ["izin.pdf", "Attachment 2"]
    hidden.reveal()
    assert [hidden.name(one, items) for one in items] == ["izin.pdf", "ktp budi.jpg"]
    assert None not in hidden


def test_a_file_is_hidden_from_all_but_who_brought_it_as_far_as_it_shows_who_complained() -> None:
    me, other = uuid4(), uuid4()
    for is_open, hides in ((True, [True, False]), (False, [True, True])):
        items = [a_file("ktp.jpg", brought_by=me), a_file("izin.pdf", AttachmentKind.SUPPORTING, me)]
        assert list(map(from_others(other, is_open=is_open).hides, items)) == hides
        assert list(map(from_others(me, is_open=is_open, before=other).hides, items)) == [False, False]
    nobody = a_file("ktp.jpg")  # kept before that was written down
    assert [from_others(me, is_open=True, before=one).hides(nobody) for one in (me, other, None)] == [False, True, True]


def test_what_is_still_read_is_hidden_from_the_next_and_not_from_who_brought_it() -> None:
    hidden, mine = HiddenFiles(), Hiding(uuid4())
    one = a_file("ktp.jpg", brought_by=mine.reader)
    hidden.begin((), mine)
    hidden.take_in(one)
    assert one not in hidden
    hidden.begin((), another())
    hidden.take_in(a := replace(one, attachment_id=uuid4(), new=replace(one.new, kind=AttachmentKind.SUPPORTING)))
    hidden.take_in(one)
    assert (a in hidden, one in hidden) == (False, True)
    hidden.begin((), mine)
    assert (one in hidden, hidden.reader) == (False, mine.reader)


def test_after_the_reason_what_is_still_read_is_hidden_no_more() -> None:
    hidden, one, reader = HiddenFiles(), a_file("ktp.jpg"), another()
    hidden.begin((), reader)
    hidden.reveal()
    hidden.take_in(one)
    assert one not in hidden
    assert hidden.reader == reader.reader
