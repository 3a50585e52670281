"""Templates of letters that are written out, chosen and given up, and letters that are saved as Word files."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.app.window import word_letters
from frontoffice.app.window.case_pages import COMPLAINT, PREVIEW, open_complaint
from frontoffice.app.window.desk_pages import DESK_SETTINGS, TEMPLATES
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.admin.templates_page import TemplatesPage
from frontoffice.ui.preview.preview_page import PreviewPage
from tests.support import word_files
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


@pytest.fixture
def templates(desk: Desk) -> TemplatesPage:
    """Opened from the settings."""
    desk.sign_in(desk.supervisor)
    settings = desk.counter.window.stack.view(DESK_SETTINGS)
    settings.templates.click()
    made = desk.counter.window.stack.view(TEMPLATES)
    assert desk.counter.window.page_name == TEMPLATES.name
    return made


def said(templates: TemplatesPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(
        lambda: bool(templates.templates_message.text()) and templates.templates_message.property("state") != "soon"
    )
    return templates.templates_message.text()


def paragraphs(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_a_template_is_written_out_edited_chosen_and_given_up_again(
    desk: Desk, templates: TemplatesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = word_letters.template_path(desk.where, DocumentKind.RESPONSE)
    templates.write_asked.emit(DocumentKind.RESPONSE, tmp_path)
    assert str(tmp_path / "templat-surat-jawaban.docx") in said(templates, qtbot)
    edited = tmp_path / "templat-surat-jawaban.docx"
    edited.write_bytes(word_files.with_text("Kantor Contoh"))
    templates.templates_message.clear()
    templates.chosen.emit(DocumentKind.RESPONSE, edited)
    assert "Surat Jawaban" in said(templates, qtbot)
    assert kept.read_bytes() == edited.read_bytes()
    assert templates.delivered.isEnabled()
    assert word_letters.template_of(desk.where, DocumentKind.RESPONSE, PaperLayout()) == edited.read_bytes()
    templates.delivered.click()
    assert not kept.exists()
    assert not templates.delivered.isEnabled()
    assert word_letters.template_of(desk.where, DocumentKind.RESPONSE, PaperLayout()) != edited.read_bytes()


@pytest.mark.thorough
def test_what_may_be_no_template_is_said_and_the_one_before_stays(
    desk: Desk, templates: TemplatesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = word_letters.template_path(desk.where, DocumentKind.PROGRESS)
    kept.parent.mkdir()
    kept.write_bytes(b"before")
    chosen = tmp_path / "a.docx"
    for content, words in (
        (b"%PDF-1.4", "no Word document"),
        (word_files.with_text("{{ nomer }}"), "“nomer”"),
        (word_files.with_reference("attachedTemplate", "https://example.org/a.dotm"), "from elsewhere"),
    ):
        chosen.write_bytes(content)
        templates.templates_message.clear()
        templates.chosen.emit(DocumentKind.PROGRESS, chosen)
        assert words in said(templates, qtbot)
        assert kept.read_bytes() == b"before"
    templates.chosen.emit(DocumentKind.PROGRESS, tmp_path / "gone.docx")
    assert "could not be read" in templates.templates_message.text()


def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)


def test_without_the_library_each_button_says_what_is_missing(
    templates: TemplatesPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_library(monkeypatch)
    for ask in (templates.write_asked, templates.chosen):
        templates.templates_message.clear()
        ask.emit(DocumentKind.RESPONSE, tmp_path)
        assert "docxtpl" in templates.templates_message.text()
    assert not list(tmp_path.glob("*.docx"))
    assert not list(tmp_path.glob("templat/*"))


def shown(desk: Desk, qtbot: QtBot, kind: DocumentKind = DocumentKind.PROGRESS) -> tuple[PreviewPage, Any]:
    """A letter in front, and the complaint that it is about."""
    desk.sign_in(desk.officer)
    counter = desk.counter
    complaint = counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_and_make(desk, complaint.subject, kind)
    page = counter.window.stack.view(PREVIEW)
    qtbot.waitUntil(lambda: bool(page.page_label.text()))
    return page, complaint.subject


def open_and_make(desk: Desk, subject: Any, kind: DocumentKind) -> None:
    open_complaint(desk.counter, subject)
    wanted = DocumentRequest(subject, kind, "057/DPMPTSP/2026" if kind is not DocumentKind.DOSSIER else "")
    desk.counter.controllers.documents.make(wanted, desk.counter.window.stack.view(COMPLAINT))


def test_a_letter_is_saved_as_a_word_file_and_its_hash_stands_in_the_story(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, subject = shown(desk, qtbot)
    page.panel.word_button.click()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    file = tmp_path / "surat-kemajuan-0001-pgd-l1-2026.docx"
    qtbot.waitUntil(lambda: str(file) in page.panel.message.text())
    assert "Dengan hormat," in paragraphs(file)
    *_, paper, word = (
        line.body for line in desk.counter.register.complaints.story(subject) if line.kind == EntryKind.DOCUMENT
    )
    assert (paper["name"], paper["number"], "sha256" in paper) == ("Surat Kemajuan", "057/DPMPTSP/2026", False)
    assert (word["name"], word["number"]) == ("Surat Kemajuan (Word)", "057/DPMPTSP/2026")
    assert word["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.thorough
def test_a_letter_that_was_edited_in_word_stays_beside_the_next(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = shown(desk, qtbot)
    edited = tmp_path / "surat-kemajuan-0001-pgd-l1-2026.docx"
    edited.write_bytes(b"edited")
    page.panel.word_button.click()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: "-2.docx" in page.panel.message.text())
    assert edited.read_bytes() == b"edited"


@pytest.mark.thorough
def test_a_letter_follows_the_office_s_own_template(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    kept = word_letters.template_path(desk.where, DocumentKind.PROGRESS)
    kept.parent.mkdir()
    kept.write_bytes(word_files.with_text("Kantor Contoh"))
    page, _ = shown(desk, qtbot)
    page.word_asked.emit()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.docx"))) and ".docx" in page.panel.message.text())
    assert paragraphs(next(tmp_path.glob("*.docx")))[0] == "Kantor Contoh"


@pytest.mark.thorough
def test_a_template_that_went_bad_since_is_said_and_nothing_is_written(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = word_letters.template_path(desk.where, DocumentKind.PROGRESS)
    kept.parent.mkdir()
    kept.write_bytes(b"no more")
    page, subject = shown(desk, qtbot)
    page.word_asked.emit()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stik"))
    qtbot.waitUntil(lambda: "no Word document" in page.panel.message.text())
    assert not (tmp_path / "stik").exists()
    made = [line for line in desk.counter.register.complaints.story(subject) if line.kind == EntryKind.DOCUMENT]
    assert len(made) == 1


@pytest.mark.thorough
def test_what_is_no_letter_has_no_word_file(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot, DocumentKind.DOSSIER)
    assert page.panel.word_button.isHidden()
    page.word_asked.emit()
    assert page.findChildren(QFileDialog) == []


def test_without_the_library_the_button_of_a_letter_says_what_is_missing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_library(monkeypatch)
    page, _ = shown(desk, qtbot)
    page.panel.word_button.click()
    assert "docxtpl" in page.panel.message.text()
    assert page.findChildren(QFileDialog) == []
