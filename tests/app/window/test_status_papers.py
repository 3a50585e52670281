"""The status is printed from the search, with a word on how that went."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import FIND
from frontoffice.settings import Printer, Transport
from frontoffice.ui.search.status_bar import StatusBar
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


class FileShower(QObject):
    """What a desktop shows files with."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


def asked(desk: Desk) -> StatusBar:
    complaint = desk.record(desk.officer)
    desk.sign_in(desk.officer)
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go(FIND.name)
    page = desk.counter.window.stack.view(FIND)
    page.find_field.setText(f"{complaint.number_text} {complaint.check_code}")
    bar = page.findChild(StatusBar)
    assert bar is not None
    return bar


def test_without_a_printer_the_page_says_so(desk: Desk) -> None:
    bar = asked(desk)
    bar.print_button.click()
    assert bar.result.property("state") == "late"
    assert bar.result.text()


@pytest.mark.thorough
def test_a_status_that_goes_into_a_folder_is_shown(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = Printer(transport=Transport.PDF, address=str(tmp_path / "kertas"))
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, printer=folder))
    viewer = FileShower()
    method: object = "show_file"  # the stubs want bytes, which are refused
    QDesktopServices.setUrlHandler("file", viewer, method)  # type: ignore[arg-type]
    try:
        bar = asked(desk)
        bar.print_button.click()
        qtbot.waitUntil(lambda: bar.result.property("state") == "done" and len(viewer.shown) == 2)  # the resi, too
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [path.parent.name for path in viewer.shown if "status" in path.name] == ["kertas"]
