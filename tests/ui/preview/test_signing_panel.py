"""Certificate and passphrase: asked for each time, and forgotten as soon as they are handed on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.ui.preview.signing_panel import SigningPanel


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
    signing.open()
    assert not signing.sign_now.isEnabled()
    choose(signing, "/stik/rahmat.p12")
    assert signing.certificate.text() == "rahmat.p12"
    assert signing.signing_passphrase.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    QTest.keyClick(signing.signing_passphrase, Qt.Key.Key_Return)
    assert signing.signing_passphrase.text() == ""
    signing.hide()
    signing.open()
    assert len(signing.findChildren(QFileDialog)) <= 1
    QTest.keyClicks(signing.signing_passphrase, "lagi")
    signing.sign_now.click()
    assert orders == [(Path("/stik/rahmat.p12"), "kunci"), (Path("/stik/rahmat.p12"), "lagi")]


def test_without_a_file_enter_asks_for_one(signing: SigningPanel, qtbot: QtBot) -> None:
    signing.open()
    signing.findChildren(QFileDialog)[-1].reject()
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    with qtbot.assertNotEmitted(signing.ordered):
        QTest.keyClick(signing.signing_passphrase, Qt.Key.Key_Return)
    assert signing.findChildren(QFileDialog)[-1].isVisible()


def test_what_was_typed_goes_as_the_panel_goes(signing: SigningPanel, qtbot: QtBot) -> None:
    signing.open()
    choose(signing, "a.p12")
    QTest.keyClicks(signing.signing_passphrase, "kunci")
    with qtbot.waitSignal(signing.left):
        signing.leave_signing.click()
    signing.hide()
    assert signing.signing_passphrase.text() == ""
