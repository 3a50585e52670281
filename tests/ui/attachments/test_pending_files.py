from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.pending_files import PendingFiles
from tests.support import hostile_files
from tests.support.same_reader import SameReader
from tests.ui.attachments.test_attachments_panel import LIMITS


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


def test_a_bug_of_a_reader_is_no_sentence(files: PendingFiles, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        files._not_read("a", ZeroDivisionError(), None)
