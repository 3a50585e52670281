"""The page of printers, as it is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.printers.printers_page import PrintersPage

FRONT = Printer("Depan", Transport.NETWORK, "10.0.0.9", 42, abilities="dle_eot,gs_r")
BACK = Printer("Belakang", Transport.CUPS, "resi", ask_handed_over=True, abilities="none")
KEPT = Settings(printer=FRONT, other_printers=(BACK,))


def save(qtbot: QtBot, page: PrintersPage) -> Settings:
    with qtbot.waitSignal(page.saved) as emitted:
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert emitted.args is not None
    found = emitted.args[0]
    assert isinstance(found, Settings)
    return found
