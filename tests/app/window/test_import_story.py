"""From an export to a complaint: chosen at the inbox, read in another process, taken in, recorded by one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import IMPORT, INBOX, INTAKE, RECORDED
from tests.support.exports import a_workbook
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
HEADERS = ("Tracking ID", "Tanggal Laporan", "Isi Laporan", "Nama Pelapor", "No. HP", "Alamat", "Harapan")
ROW = ("8123456", 46346.5, "Berkas saya hilang di loket.", "Dewi Anggraini", 81234567890, "Jl. Merdeka 1", "Dicari")


@pytest.mark.seconds
def test_a_row_of_a_workbook_becomes_a_complaint_with_all_its_fields(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window, register = desk.counter.window, desk.counter.register
    window.show()
    desk.sign_in(desk.officer)
    file = tmp_path / "ekspor.xlsx"
    file.write_bytes(a_workbook(HEADERS, ROW))
    window.go(INBOX.name)
    window.stack.view(INBOX).export_chosen.emit(file)
    assert window.page_name == IMPORT.name
    page = window.stack.view(IMPORT)
    qtbot.waitUntil(page.take_button.isVisible)
    QTest.keyClick(page.rows, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: register.inbox.count_waiting() == 1)
    qtbot.waitUntil(page.rows.hasFocus)
    QTest.keyClick(page.rows, Qt.Key.Key_Escape)
    assert window.page_name == INBOX.name
    QTest.keyClick(window.stack.view(INBOX).messages, Qt.Key.Key_F9)
    assert window.page_name == INTAKE.name
    QTest.keyClick(window.stack.view(INTAKE), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.page_name == RECORDED.name)
    (found,) = register.search.find("hilang")
    intake = register.complaints.get(found.subject).intake
    who = intake.complainant
    assert (intake.channel, intake.external_id, intake.wish) == ("sp4n", "8123456", "Dicari")
    assert (who.name, who.phone, who.address) == ("Dewi Anggraini", "081234567890", "Jl. Merdeka 1")
    assert register.inbox.count_waiting() == 0
