from __future__ import annotations

from dataclasses import replace
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
    assert paper.heading == "Lampiran 1, 0001/PGD-L1/2026"
    opened = paper.keep()
    assert "surat" not in opened.name
    assert pypdf.PdfReader(opened).pages[0].extract_text() == ""
    assert paper.keep_in is not None
    kept = paper.keep_in(tmp_path)
    assert (kept.name, kept.read_bytes()) == ("lampiran-0001-pgd-l1-2026-1.pdf", LETTER.content)
    assert register.complaints.story(one.complaint)[-1].body["use"] == "saved"


def test_a_copy_is_saved_beside_what_stands_there(
    page: AttachedPage, papers: AttachedPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached_papers, "choose_folder", lambda _page, _title, chosen: chosen(tmp_path))
    there = tmp_path / "lampiran-0001-pgd-l1-2026-1.pdf"
    there.write_bytes(b"lain")
    page.saved.emit(page.list.kept[0], LETTER.content, "")
    assert there.read_bytes() == b"lain"
    assert there.with_stem(f"{there.stem} (2)").read_bytes() == LETTER.content


HOSTILE_NAMES = (
    *("NUL", "con.pdf", "COM1.exe", "aux.txt.lnk", "KTP_Budi_Santoso.hta", "../../etc/cron.d/x", "..\\autorun.inf"),
    *("surat. . .", "surat.pdf\u202efdp.exe", "a\x00b.desktop", "\u0bf5" * 150, "x.html", "gambar.svg", "nama\r\n.sh"),
)
CONTENTS = {
    "pdf": LETTER.content,
    "jpg": hostile_files.image(),
    "bin": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
}


@pytest.mark.thorough
def test_no_name_and_no_media_type_from_elsewhere_says_what_a_copy_is_called(
    page: AttachedPage, papers: AttachedPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached_papers, "choose_folder", lambda _page, _title, chosen: chosen(tmp_path / "salinan"))
    one = page.list.kept[0]
    for ending, content in CONTENTS.items():
        for name in HOSTILE_NAMES:
            page.saved.emit(replace(one, file_name=name, media_type="text/html", no=7), content, "")
            (path,) = (tmp_path / "salinan").iterdir()
            assert path.name == f"lampiran-0001-pgd-l1-2026-7.{ending}", name
            path.unlink()


@pytest.mark.thorough
def test_a_paper_that_cannot_be_read_says_so(page: AttachedPage, papers: AttachedPapers) -> None:
    page.printed.emit(page.list.kept[0], b"rusak", "")
    assert page.attached_message.text().startswith("This is no PDF and no image")
