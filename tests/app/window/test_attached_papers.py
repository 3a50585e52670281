from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window import attached_papers
from frontoffice.app.window.attached_papers import AttachedPapers
from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.register.register import Register
from frontoffice.ui.complaint.attached_page import AttachedPage
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support import hostile_files
from tests.support.examples import a_signed_in, an_intake
from tests.support.same_reader import SameReader

LETTER = NewAttachment(AttachmentKind.SUPPORTING, "surat.pdf", "application/pdf", 2, hostile_files.pdf(2))


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> AttachedPage:
    officer, reader = a_signed_in(register), SameReader()
    made = AttachedPage(register, lambda: officer, reader)
    qtbot.addWidget(made)
    recorded = register.complaints.record(an_intake(), officer, uuid4(), attached=[LETTER])
    made.open(recorded.complaint.subject)
    return made


@pytest.fixture
def papers(page: AttachedPage, register: Register, tmp_path: Path) -> AttachedPapers:
    officer = a_signed_in(register)
    reading: Any = SameReader()
    return AttachedPapers(page, register, lambda: officer, reading, tmp_path / "opened")


def test_what_is_printed_is_images_and_what_is_saved_from_there_the_paper_itself(
    page: AttachedPage, papers: AttachedPapers, register: Register, tmp_path: Path
) -> None:
    made: list[OfficePaper] = []
    papers.made.connect(made.append)
    one = page.list.kept[0]
    page.printed.emit(one, LETTER.content, "")
    (paper,) = made
    assert paper.heading == "surat.pdf"
    opened = paper.keep()
    assert "surat" not in opened.name
    assert pypdf.PdfReader(opened).pages[0].extract_text() == ""
    assert paper.keep_in is not None
    assert paper.keep_in(tmp_path).read_bytes() == LETTER.content
    assert register.complaints.story(one.complaint)[-1].body["use"] == "saved"


def test_a_copy_is_saved_beside_what_stands_there(
    page: AttachedPage, papers: AttachedPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached_papers, "choose_folder", lambda _page, _title, chosen: chosen(tmp_path))
    (tmp_path / "surat.pdf").write_bytes(b"lain")
    page.saved.emit(page.list.kept[0], LETTER.content, "")
    assert (tmp_path / "surat.pdf").read_bytes() == b"lain"
    assert (tmp_path / "surat (2).pdf").read_bytes() == LETTER.content


def test_a_paper_that_cannot_be_read_says_so(page: AttachedPage, papers: AttachedPapers) -> None:
    page.printed.emit(page.list.kept[0], b"rusak", "")
    assert page.attached_message.text().startswith("This is no PDF and no image")
