from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.pending_papers import PendingPapers
from tests.support import hostile_files
from tests.support.same_reader import SameReader
from tests.ui.attachments.test_attachments_panel import LIMITS


@pytest.fixture
def papers(qapp: object) -> PendingPapers:
    made = PendingPapers(SameReader(), lambda: LIMITS)
    made.begin(uuid4(), ())
    return made


def add(papers: PendingPapers, *words: str) -> None:
    papers.add(IncomingFile(f"{word}.pdf", lambda word=word: hostile_files.pdf(1, word)) for word in words)  # type: ignore[misc]


def names(papers: PendingPapers) -> list[str]:
    return [one.new.file_name for one in papers.items]


def test_a_kind_that_is_known_is_taken(papers: PendingPapers) -> None:
    papers.begin(uuid4(), (), kind=AttachmentKind.IDENTITY)
    papers.add([IncomingFile("a.pdf", hostile_files.pdf)])
    assert papers.has(AttachmentKind.IDENTITY)
    assert not papers.has(AttachmentKind.SUPPORTING)


def test_order_goes_no_further_than_the_ends(papers: PendingPapers) -> None:
    add(papers, "a", "b")
    papers.move(0, -1)
    papers.move(1, 1)
    assert names(papers) == ["a.pdf", "b.pdf"]
    papers.join(1)  # with nothing behind it
    assert names(papers) == ["a.pdf", "b.pdf"]


def test_pages_that_were_put_together_too_late_change_nothing(papers: PendingPapers) -> None:
    add(papers, "a", "b")
    reader = papers.reader
    assert isinstance(reader, SameReader)
    reader.slow = True
    papers.join(0)
    assert papers.waiting == 1
    papers.remove(0)
    reader.go_on()
    assert names(papers) == ["b.pdf"]
    assert papers.waiting == 0


def test_a_bug_of_a_reader_is_no_sentence(papers: PendingPapers, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        papers._not_read("a", ZeroDivisionError(), None)
