from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.receipts import other_printer_choice
from frontoffice.ui.receipts.other_printer_choice import PDF, OtherPrinterChoice

FRONT = Printer("Depan", Transport.NETWORK, "10.0.0.9")
BACK = Printer("Belakang & gudang", Transport.NETWORK, "10.0.0.10")
SIDE = Printer("Samping", Transport.USBPRINT, "04b8:0202")
KEPT = Settings(printer=FRONT, other_printers=(BACK, SIDE))


def a_page(qtbot: QtBot, settings: Settings) -> tuple[QWidget, OtherPrinterChoice]:
    page, where = QWidget(), QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    lines.addWidget(QLineEdit())
    lines.addWidget(where)
    row = other_printer_choice.offer(where, page, settings)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page, row


def test_one_key_prints_on_another_printer_and_one_makes_a_pdf(qtbot: QtBot) -> None:
    page, row = a_page(qtbot, KEPT)
    chosen: list[Printer] = []
    row.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_D, Qt.Key.Key_4):
        QTest.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
    assert chosen == [BACK, SIDE, PDF]
    assert [button.text() for button in row.buttons] == [
        "On Belakang && gudang (Alt+2)",
        "On Samping (Alt+3)",
        "As a PDF (Alt+D)",
    ]


def test_the_keys_do_nothing_while_nothing_can_be_sent_elsewhere(qtbot: QtBot) -> None:
    page, row = a_page(qtbot, KEPT)
    chosen: list[Printer] = []
    row.chosen.connect(chosen.append)
    row.setEnabled(False)
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chosen == []


def test_other_settings_offer_other_printers(qtbot: QtBot) -> None:
    page, row = a_page(qtbot, KEPT)
    chosen: list[Printer] = []
    row.chosen.connect(chosen.append)
    row.use(dataclasses.replace(KEPT, printer=Printer("PDF", Transport.PDF), other_printers=(SIDE,)))
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)  # the first one is a folder already
    assert chosen == [SIDE]
    row.use(Settings(other_printers=(BACK,)))
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chosen == [SIDE, BACK]
