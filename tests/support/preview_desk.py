"""A desk whose papers are shown and printed: the printers of the computer and its viewer of files in the test's hands."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from frontoffice.app.printing import sheet_printing
from frontoffice.app.window.case_pages import COMPLAINT, PREVIEW, open_complaint
from frontoffice.app.window.office_documents import read_day_page
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.lists.register_page import register_page
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import SheetFailure
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import PrinterList, PrintOrder
from tests.support.examples import an_intake
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


class FakePrinters:
    """The printers of the computer in the test's hands: what they get, and whether they take it."""

    def __init__(self) -> None:
        self.names = ("Kantor", "Staf")
        self.failure: SheetFailure | None = None
        self.sent: list[tuple[str, PrintOrder]] = []
        self.slow = False
        self.without: list[frozenset[str]] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def printers(self, remembered: str, without: frozenset[str]) -> PrinterList:
        self.without.append(without)
        if self.failure is SheetFailure.NO_SYSTEM:
            raise Unavailable(self.failure)
        return PrinterList(self.names, remembered if remembered in self.names else self.names[0])

    def has_duplex(self, printer: str) -> bool:
        return printer == "Staf"

    def send(
        self,
        pdf: bytes,
        title: str,
        order: PrintOrder,
        *,
        stopped: Callable[[], bool],
        on_page: Callable[[int], object],
        on_wait: Callable[[], object],
    ) -> bool:
        assert pdf.startswith(b"%PDF")
        assert threading.current_thread() is not threading.main_thread()
        on_page(1)
        if self.slow:
            on_wait()
        self.may_go_on.wait(60)
        if stopped():
            return False
        if self.failure:
            raise Unavailable(self.failure)
        self.sent.append((title, order))
        return True


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePrinters]:
    fake = FakePrinters()
    for name in ("printers", "has_duplex", "send"):
        monkeypatch.setattr(sheet_printing, name, getattr(fake, name))
    yield fake
    fake.may_go_on.set()


class Viewer(QObject):
    """Stands in for the desktop's viewer of files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


@pytest.fixture
def shown(qapp: object) -> Iterator[list[str]]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]  # bytes, say the stubs; text, says the method
    yield viewer.shown
    QDesktopServices.unsetUrlHandler("file")


def preview(desk: Desk) -> PreviewPage:
    return desk.counter.window.stack.view(PREVIEW)


def ready(desk: Desk, qtbot: QtBot) -> PreviewPage:
    """The page, once the paper's pages and the printers are known."""
    page = preview(desk)
    qtbot.waitUntil(lambda: bool(page.page_label.text()) and "Looking" not in page.panel.printer_note.text())
    return page


@pytest.fixture
def letter(desk: Desk, printers: FakePrinters, qtbot: QtBot) -> PreviewPage:
    """The dossier of a complaint, asked for on its page."""
    with qtbot.waitActive(desk.counter.window):
        desk.counter.window.show()
        desk.counter.window.activateWindow()
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DOSSIER)
    return ready(desk, qtbot)


def a_pdf(desk: Desk) -> bytes:
    register = desk.counter.register
    return register_page(read_day_page(register, SETTINGS, register.today(), "L1", desk.officer))


def kept(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir())) + 1}.pdf"
    path.write_bytes(b"%PDF")
    return path
