"""A letter that is signed from its page: in front afterwards, in the story with its hash, and saved like any other."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, PREVIEW, open_complaint
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.paper_layout import KeptCertificate
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import load
from frontoffice.ui.preview.preview_page import PreviewPage
from tests.support.certificates import a_signing_file, an_authority
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]

SECRET = "kunci rahasia"  # noqa: S105


def letter_of(desk: Desk, qtbot: QtBot, kind: DocumentKind = DocumentKind.PROGRESS) -> tuple[PreviewPage, Any]:
    """A letter in front, and the complaint that it is about."""
    desk.sign_in(desk.officer)
    counter = desk.counter
    complaint = counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(counter, complaint.subject)
    number = "057/DPMPTSP/2026" if kind is DocumentKind.PROGRESS else ""
    counter.documents.make(DocumentRequest(complaint.subject, kind, number), counter.window.stack.view(COMPLAINT))
    page = counter.window.stack.view(PREVIEW)
    qtbot.waitUntil(lambda: bool(page.page_label.text()))
    return page, complaint.subject


def certificate(folder: Path, **how: Any) -> Path:
    file = folder / "rahmat.p12"
    file.write_bytes(a_signing_file(an_authority(folder), "Rahmat Hidayat", SECRET, **how))
    return file


def order(page: PreviewPage, file: Path, passphrase: str = SECRET) -> None:
    page.panel.sign_button.click()
    dialog = page.signing.findChildren(QFileDialog)
    if dialog:
        dialog[-1].fileSelected.emit(str(file))
        dialog[-1].close()
    QTest.keyClicks(page.signing.signing_passphrase, passphrase)
    QTest.keyClick(page.signing.signing_passphrase, Qt.Key.Key_Return)


def made(desk: Desk, subject: Any) -> list[Any]:
    return [line.body for line in desk.counter.register.complaints.story(subject) if line.kind == EntryKind.DOCUMENT]


def test_a_signed_letter_stands_in_front_and_in_the_story(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, subject = letter_of(desk, qtbot)
    order(page, certificate(tmp_path))
    qtbot.waitUntil(lambda: "read back whole" in page.panel.message.text())
    assert (page.signing.isHidden(), page.panel.isHidden()) == (True, False)
    assert page.panel.sign_button.isHidden()
    page.save_asked.emit()
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stik"))
    (file,) = (tmp_path / "stik").iterdir()
    assert file.name == "surat-kemajuan-0001-PGD-L1-2026-ttd.pdf"
    first, signed = made(desk, subject)
    assert "sha256" not in first
    assert (signed["name"], signed["number"]) == ("Surat Kemajuan (tanda tangan elektronik)", "057/DPMPTSP/2026")
    assert signed["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert signed["signed"] == "Rahmat Hidayat; Kantor; 4D"


@pytest.mark.thorough
def test_the_certificate_that_signed_is_proposed_for_the_next_letter_and_its_passphrase_is_nowhere(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, subject = letter_of(desk, qtbot)
    file = certificate(tmp_path, valid=(2020, 2027))
    order(page, file, "salah")
    qtbot.waitUntil(lambda: "does not open" in page.panel.message.text())
    assert desk.counter.settings.certificate == KeptCertificate()
    order(page, file)
    qtbot.waitUntil(lambda: "read back whole" in page.panel.message.text())
    known = load(desk.where.settings)
    assert known is not None
    assert known.certificate == desk.counter.settings.certificate
    assert (known.certificate.file, known.certificate.holder) == (str(file), "Rahmat Hidayat")
    assert known.certificate.last_day == date(2027, 1, 1)
    assert SECRET not in desk.where.settings.read_text(encoding="utf-8")
    file.unlink()
    wanted = DocumentRequest(subject, DocumentKind.PROGRESS, "058/DPMPTSP/2026")
    desk.counter.documents.make(wanted, desk.counter.window.stack.view(COMPLAINT))
    qtbot.waitUntil(lambda: bool(page.page_label.text()) and not page.panel.sign_button.isHidden())
    page.panel.sign_button.click()
    assert page.signing.findChildren(QFileDialog) == []
    qtbot.waitUntil(lambda: "is not where it was" in page.signing.certificate_note.text())


@pytest.mark.thorough
def test_a_wrong_passphrase_or_an_expired_certificate_is_said_and_signs_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, subject = letter_of(desk, qtbot)
    order(page, certificate(tmp_path), "salah")
    qtbot.waitUntil(lambda: "does not open" in page.panel.message.text())
    expired = certificate(tmp_path, valid=(2020, 2026))
    order(page, expired)
    qtbot.waitUntil(lambda: "expired on" in page.panel.message.text())
    expired.unlink()
    order(page, expired)
    qtbot.waitUntil(lambda: "could not be read" in page.panel.message.text())
    expired.write_bytes(b"0" * 1_100_000)
    order(page, expired)
    qtbot.waitUntil(lambda: "no file with a certificate" in page.panel.message.text())
    assert len(made(desk, subject)) == 1
    assert not page.panel.sign_button.isHidden()


@pytest.mark.thorough
def test_a_letter_that_is_being_signed_is_not_signed_twice(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, subject = letter_of(desk, qtbot)
    file = certificate(tmp_path)
    order(page, file)
    order(page, file)
    qtbot.waitUntil(lambda: "read back whole" in page.panel.message.text())
    qtbot.wait(1500)  # for as long as a second one takes
    assert len(made(desk, subject)) == 2


@pytest.mark.thorough
def test_why_a_letter_was_not_signed_is_not_said_of_another(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, subject = letter_of(desk, qtbot)
    order(page, certificate(tmp_path), "salah")
    wanted = DocumentRequest(subject, DocumentKind.DOSSIER, "")
    desk.counter.documents.make(wanted, desk.counter.window.stack.view(COMPLAINT))
    qtbot.wait(1500)
    assert "Berkas" in page.heading.text()
    assert "does not open" not in page.panel.message.text()


@pytest.mark.thorough
def test_esc_leaves_the_signing_first_and_then_the_letter(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = letter_of(desk, qtbot)
    page.panel.sign_button.click()
    page.signing.findChildren(QFileDialog)[-1].close()
    assert page.panel.isHidden()
    page.signing.leave_signing.click()
    assert (page.signing.isHidden(), page.panel.isHidden()) == (True, False)
    with qtbot.waitSignal(page.left):
        page.panel.back_button.click()


@pytest.mark.thorough
def test_what_is_no_letter_is_not_signed(desk: Desk, qtbot: QtBot) -> None:
    page, _ = letter_of(desk, qtbot, DocumentKind.DOSSIER)
    assert page.panel.sign_button.isHidden()
    page.sign_asked.emit()
    assert page.signing.isHidden()


@pytest.mark.thorough
def test_without_the_library_the_button_says_what_is_missing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    page, _ = letter_of(desk, qtbot)
    page.panel.sign_button.click()
    assert "pyHanko" in page.panel.message.text()
    assert page.signing.isHidden()
