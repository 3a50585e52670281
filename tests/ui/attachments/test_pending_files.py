from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid4

import pytest

from frontoffice.attaching.requests import ReadFile
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments import attachment_viewer
from frontoffice.ui.attachments.attachment_reader import Failed
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.pending_files import PendingFiles
from tests.support import hostile_files
from tests.support.attached_files import LIMITS, another
from tests.support.same_reader import SameReader


@pytest.fixture
def files(qapp: object) -> PendingFiles:
    made = PendingFiles(SameReader(), lambda: LIMITS)
    made.begin(uuid4(), ())
    return made


def add(files: PendingFiles, *words: str) -> None:
    files.add(IncomingFile(f"{word}.pdf", lambda word=word: hostile_files.pdf(1, word)) for word in words)  # type: ignore[misc]


def names(files: PendingFiles) -> list[str]:
    return [one.new.file_name for one in files.items]


def test_a_kind_that_is_known_is_taken(files: PendingFiles) -> None:
    files.begin(uuid4(), (), kind=AttachmentKind.IDENTITY)
    files.add([IncomingFile("a.pdf", hostile_files.pdf)])
    assert files.has(AttachmentKind.IDENTITY)
    assert not files.has(AttachmentKind.SUPPORTING)


def test_order_goes_no_further_than_the_ends(files: PendingFiles) -> None:
    add(files, "a", "b")
    files.move(0, -1)
    files.move(1, 1)
    assert names(files) == ["a.pdf", "b.pdf"]
    files.join(1)  # with nothing behind it
    assert names(files) == ["a.pdf", "b.pdf"]


def test_pages_that_were_put_together_too_late_change_nothing(files: PendingFiles) -> None:
    add(files, "a", "b")
    reader = files.reader
    assert isinstance(reader, SameReader)
    reader.slow = True
    files.join(0)
    assert files.waiting == 1
    files.remove(0)
    reader.go_on()
    assert names(files) == ["b.pdf"]
    assert files.waiting == 0


class Broken(SameReader):
    """One with a bug."""

    def read(self, take: Callable[[], Sequence[bytes]], done: Callable[[ReadFile], None], failed: Failed) -> None:
        failed(ZeroDivisionError())


def test_a_bug_of_a_reader_is_no_sentence() -> None:
    files = PendingFiles(Broken(), lambda: LIMITS)
    files.begin(uuid4(), ())
    with pytest.raises(ZeroDivisionError):
        add(files, "a")


def test_what_is_hidden_is_neither_turned_nor_joined_nor_called_another_kind(files: PendingFiles) -> None:
    said: list[str] = []
    add(files, "ktp", "izin", "surat")
    files.said.connect(lambda text, _state: said.append(text))
    files.hand_over(Hiding(uuid4(), lambda one: one.new.file_name == "izin.pdf"))
    before = files.items
    files.set_kind(1, AttachmentKind.OTHER)
    files.compose(1, 1, [attachment_viewer.all_pages(before[1], turn=90)])
    files.join(0)
    files.join(1)
    assert files.items == before
    assert said == ["This file is hidden: look at it first (Enter), and write why."] * 4
    files.hidden.reveal()
    files.join(0)
    assert names(files) == ["ktp.pdf", "surat.pdf"]


def test_pages_that_another_had_put_together_are_hidden_too(files: PendingFiles) -> None:
    add(files, "ktp")
    reader = files.reader
    assert isinstance(reader, SameReader)
    reader.slow = True
    files.compose(0, 1, [attachment_viewer.all_pages(files.items[0], turn=90)])
    files.hand_over(another())
    reader.go_on()
    assert [one in files.hidden for one in files.items] == [True]


def test_a_file_that_is_read_for_another_person_is_named_nowhere(files: PendingFiles) -> None:
    said: list[str] = []
    reader = files.reader
    assert isinstance(reader, SameReader)
    reader.slow = True
    files.busy.connect(lambda _waiting, doing: said.append(doing))
    files.said.connect(lambda text, _state: said.append(text))
    add(files, "ktp budi")
    files.add([IncomingFile("ktp rusak.heic", lambda: hostile_files.HEIC)])
    files.add([IncomingFile("ktp skrip.pdf", hostile_files.script_pdf)])
    files.scan("Scan", "Scanning…")
    assert "Reading ktp budi.pdf…" in said
    said.clear()
    files.hand_over(another())
    reader.go_on()
    assert "Reading a file…" in said
    assert len(files.items) == len(files.hidden.names) == 2
    assert any(text.startswith("A file: ") for text in said)
    assert not [text for text in said if "ktp" in text]


def test_a_file_that_has_no_room_is_not_named_to_another(files: PendingFiles) -> None:
    said: list[str] = []
    reader = files.reader
    assert isinstance(reader, SameReader)
    files.begin(uuid4(), (), there=49_999_999)
    reader.slow = True
    add(files, "ktp")
    files.hand_over(another())
    files.said.connect(lambda text, _state: said.append(text))
    reader.go_on()
    assert [text.partition(":")[0] for text in said] == ["A file"]


def test_while_a_mail_is_read_that_counts_as_waiting(files: PendingFiles) -> None:
    busy: list[tuple[int, str]] = []
    reader = files.reader
    assert isinstance(reader, SameReader)
    reader.slow = True
    files.busy.connect(lambda waiting, doing: busy.append((waiting, doing)))
    failed: list[Exception] = []
    files.read_mail(IncomingFile("surat.eml", hostile_files.pdf), lambda _mail: None, failed.append)
    assert busy == [(1, "Reading surat.eml…")]
    reader.go_on()
    assert (files.waiting, len(failed)) == (0, 1)
