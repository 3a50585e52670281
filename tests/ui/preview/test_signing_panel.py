"""Certificate and passphrase: asked for each time, and forgotten as soon as they are handed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.paper_layout import KeptCertificate
from frontoffice.ui.preview.signing_panel import SigningPanel

TODAY = date(2026, 11, 24)


@pytest.fixture
def signing(qtbot: QtBot) -> SigningPanel:
    made = SigningPanel()
    qtbot.addWidget(made)
    return made


def choose(signing: SigningPanel, file: str) -> None:
    dialog = signing.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(file)
    dialog.close()


def test_the_file_is_asked_for_once_and_the_passphrase_each_time(signing: SigningPanel, qtbot: QtBot) -> None:
    assert signing.isHidden()
    orders: list[tuple[Path, str]] = []
    signing.ordered.connect(lambda file, passphrase: orders.append((file, passphrase)))
    signing.open(KeptCertificate(), TODAY)
    assert not signing.sign_now.isEnabled()
    choose(signing, "/stik/rahmat.p12")
    assert signing.certificate.text() == "rahmat.p12"
    assert signing.signing_passphrase.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    QTest.keyClick(signing.signing_passphrase, Qt.Key.Key_Return)
    assert signing.signing_passphrase.text() == ""
    signing.hide()
    signing.open(KeptCertificate(), TODAY)
    assert len(signing.findChildren(QFileDialog)) <= 1
    QTest.keyClicks(signing.signing_passphrase, "lagi")
    signing.sign_now.click()
    assert orders == [(Path("/stik/rahmat.p12"), "kunci"), (Path("/stik/rahmat.p12"), "lagi")]


def test_without_a_file_enter_asks_for_one(signing: SigningPanel, qtbot: QtBot) -> None:
    signing.open(KeptCertificate(), TODAY)
    signing.findChildren(QFileDialog)[-1].reject()
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    with qtbot.assertNotEmitted(signing.ordered):
        QTest.keyClick(signing.signing_passphrase, Qt.Key.Key_Return)
    assert signing.findChildren(QFileDialog)[-1].isVisible()


def test_what_was_typed_goes_as_the_panel_goes(signing: SigningPanel, qtbot: QtBot) -> None:
    signing.open(KeptCertificate(), TODAY)
    choose(signing, "a.p12")
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    with qtbot.waitSignal(signing.left):
        signing.leave_signing.click()
    signing.hide()
    assert signing.signing_passphrase.text() == ""


@pytest.mark.parametrize(
    ("until", "note", "state"),
    [
        ("2027-06-01", "", "late"),
        ("2026-12-25", "", "late"),
        ("2026-12-24", "This certificate expires in 30 days. Have it renewed in time.", "soon"),
        ("2026-11-24", "This certificate expires in 0 days. Have it renewed in time.", "soon"),
        ("2026-11-23", "This certificate expired. Have it renewed, and choose the new file.", "late"),
    ],
)
def test_the_certificate_that_signed_last_is_proposed_and_says_when_it_expires(
    signing: SigningPanel, until: str, note: str, state: str
) -> None:
    signing.open(KeptCertificate("/stik/rahmat.p12", "Rahmat Hidayat", until), TODAY)
    assert signing.findChildren(QFileDialog) == []
    day = "-".join(reversed(until.split("-")))
    assert signing.certificate.text() == f"rahmat.p12\nRahmat Hidayat\nholds until {day}"
    assert signing.certificate_note.text() == note
    assert signing.certificate_note.isHidden() is not bool(note)
    if note:
        assert signing.certificate_note.property("state") == state
    assert signing.sign_now.isEnabled()


def test_a_certificate_whose_file_is_gone_is_said_before_its_passphrase_is_typed(signing: SigningPanel) -> None:
    kept = KeptCertificate("/stik/rahmat.p12", "Rahmat Hidayat", "2027-06-01")
    signing.open(kept, TODAY)
    signing.show_found(False)
    assert signing.certificate_note.text().startswith("The file is not where it was: /stik/rahmat.p12.")
    assert signing.certificate_note.property("state") == "late"
    signing.choose_certificate.click()
    choose(signing, "/lain/baru.p12")
    assert (signing.certificate.text(), signing.certificate_note.isHidden()) == ("baru.p12", True)


def test_a_file_that_is_chosen_again_is_there(signing: SigningPanel) -> None:
    signing.open(KeptCertificate("/stik/rahmat.p12", "Rahmat Hidayat", "2027-06-01"), TODAY)
    signing.show_found(False)
    signing.choose_certificate.click()
    choose(signing, "/stik/rahmat.p12")
    assert signing.certificate_note.isHidden()


def test_what_somebody_wrote_into_the_settings_for_a_day_is_no_day(signing: SigningPanel) -> None:
    signing.open(KeptCertificate("/stik/rahmat.p12", "Rahmat", "kapan-kapan"), TODAY)
    assert (signing.certificate.text(), signing.certificate_note.isHidden()) == ("rahmat.p12\nRahmat", True)
