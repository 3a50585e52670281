"""A paper from the page where it is asked for to a printer, and what is left of it on the computer."""

from __future__ import annotations

import dataclasses
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.app.printing import sheet_printing
from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, PREVIEW, open_complaint, show_paper
from frontoffice.app.window.office_documents import day_page
from frontoffice.documents import a4_sheet
from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.pdf_pages import PdfPages
from frontoffice.documents.register_page import register_page
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import SheetFailure
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, SheetChoice, Transport, load
from frontoffice.ui.preview.preview_page import PreviewPage
from frontoffice.ui.preview.print_order import OfficePaper, PrinterList, PrintOrder
from tests.support.examples import a_signed_in, an_intake
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


class FakePrinters:
    """The printers of the computer in the test's hands: what they get, and whether they take it."""

    def __init__(self) -> None:
        self.names = ("Kantor", "Staf")
        self.failure: SheetFailure | None = None
        self.sent: list[tuple[str, PrintOrder]] = []
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
    ) -> bool:
        assert pdf.startswith(b"%PDF")
        assert threading.current_thread() is not threading.main_thread()
        on_page(1)
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


def test_a_letter_is_shown_with_its_pages_and_where_it_is_kept(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    assert desk.counter.window.page_name == PREVIEW.name
    assert letter.heading.text() == "Berkas Pengaduan 0001/PGD-L1/2026"
    assert letter.page_label.text() == "Page 1 of 2"
    assert "no disk" in letter.panel.message.text()
    qtbot.waitUntil(lambda: 0 in letter.view._held)


def test_esc_leads_back_to_where_the_paper_was_asked_for(letter: PreviewPage, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == COMPLAINT.name
    assert letter.heading.text() == ""
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    QTest.keyClick(ready(desk, qtbot).view, Qt.Key.Key_Escape)
    assert desk.counter.window.page_name == DAY.name


def test_f9_sends_it_and_says_no_more_than_that(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(printers.sent) and not letter.panel.busy)
    assert printers.sent == [("Berkas Pengaduan 24-11-2026", PrintOrder("Kantor", (0, 1)))]
    assert letter.panel.message.text().startswith("Berkas Pengaduan: sent to the printer Kantor (2 pages, 1 copies)")
    assert "Nurhayati" not in printers.sent[0][0]


def test_what_was_chosen_for_such_a_paper_is_proposed_the_next_time(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    letter.panel.printer.setCurrentText("Staf")
    letter.panel.printer.activated.emit(1)
    qtbot.waitUntil(letter.panel.duplex.isVisible)
    letter.panel.duplex.setChecked(True)
    letter.panel.copies.setValue(4)
    letter.panel.order()
    qtbot.waitUntil(lambda: not letter.panel.busy)
    kept = load(desk.where.settings)
    assert kept is not None
    assert kept.sheet_choices == (SheetChoice("Berkas Pengaduan", "Staf", duplex=True),)
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    desk.counter.window.stack.view(COMPLAINT).papers.ask(DocumentKind.DISPOSITION)  # of another kind: the last choice
    again = ready(desk, qtbot)
    assert (again.panel.printer.currentText(), again.panel.copies.value()) == ("Staf", 1)
    qtbot.waitUntil(again.panel.duplex.isChecked)


def test_a_printer_that_did_not_take_it_is_said_and_f9_tries_again(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    printers.failure = SheetFailure.REJECTS
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.message.text().endswith("F9 tries it again."))
    assert letter.panel.message.property("state") == "late"
    assert load(desk.where.settings) is None
    printers.failure = None
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(printers.sent))


def test_esc_stops_the_printing_first(letter: PreviewPage, printers: FakePrinters, qtbot: QtBot, desk: Desk) -> None:
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.message.text() == "Sending page 2 of 2 …")
    QTest.keyClick(letter.view, Qt.Key.Key_Escape)
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: "stopped" in letter.panel.message.text())
    assert printers.sent == []
    assert desk.counter.window.page_name == PREVIEW.name


def test_what_became_of_it_is_said_above_all_pages_when_the_officer_went_on(
    letter: PreviewPage, printers: FakePrinters, desk: Desk, qtbot: QtBot
) -> None:
    printers.may_go_on.clear()
    QTest.keyClick(letter.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: letter.panel.busy)
    desk.counter.window.go(INTAKE.name)
    assert letter.heading.text() == ""
    printers.may_go_on.set()
    qtbot.waitUntil(lambda: any("sent to the printer" in text for text in desk.counter.window.notice_texts()))
    assert len(printers.sent) == 1


def test_the_same_officer_finds_the_paper_behind_the_lock_and_another_does_not(
    letter: PreviewPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.lock()
    assert letter.heading.text() != ""
    desk.counter.sign_in(desk.officer)
    assert desk.counter.window.page_name == PREVIEW.name
    desk.counter.window.lock()
    desk.counter.sign_in(a_signed_in(desk.counter.register, name="Rina Wati"))
    assert desk.counter.window.page_name != PREVIEW.name
    assert letter.heading.text() == ""


def test_without_a_printing_system_only_saving_and_opening_are_offered(
    desk: Desk, printers: FakePrinters, shown: list[str], qtbot: QtBot
) -> None:
    printers.failure = SheetFailure.NO_SYSTEM
    desk.sign_in(desk.officer)
    paper = OfficePaper("Nota Dinas", "Nota Dinas 1", a_pdf(desk), lambda: kept(desk.where.pages))
    show_paper(desk.counter, paper)
    page = ready(desk, qtbot)
    assert "CUPS" in page.panel.printer_note.text()
    assert not page.panel.print_button.isEnabled()
    page.panel.save_button.click()
    page.panel.open_button.click()
    page.panel.open_button.click()
    assert [Path(one) for one in shown] == [desk.where.pages / "1.pdf"] * 2  # it is saved once
    assert [path.name for path in desk.where.pages.iterdir()] == ["1.pdf"]


def test_a_letter_is_saved_where_the_officer_chooses_and_opened_from_a_file_that_goes(
    letter: PreviewPage, desk: Desk, shown: list[str], tmp_path: Path
) -> None:
    letter.panel.save_button.click()
    [dialog] = letter.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stik"))
    saved = tmp_path / "stik" / "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    assert saved.exists()
    assert str(saved) in letter.panel.message.text()
    letter.panel.open_button.click()
    assert [Path(one) for one in shown] == [desk.where.opened / saved.name]
    desk.counter.window.lock()
    assert not list(desk.where.opened.iterdir())
    assert saved.exists()


def a_pdf(desk: Desk) -> bytes:
    register = desk.counter.register
    return register_page(day_page(register, SETTINGS, register.today(), "L1", desk.officer))


def kept(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir())) + 1}.pdf"
    path.write_bytes(b"%PDF")
    return path


def test_a_paper_that_is_only_looked_at_or_printed_is_on_no_disk(
    desk: Desk, printers: FakePrinters, qtbot: QtBot
) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    ready(desk, qtbot).panel.order()
    qtbot.waitUntil(lambda: bool(printers.sent))
    assert list(desk.where.folder.rglob("*.pdf")) == []


def test_a_disk_that_refuses_the_file_is_said(desk: Desk, printers: FakePrinters, qtbot: QtBot) -> None:
    desk.where.pages.write_text("no folder")
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    desk.counter.window.stack.view(DAY).closing.print_page.click()
    qtbot.waitUntil(lambda: desk.counter.window.page_name == PREVIEW.name)
    page = ready(desk, qtbot)
    page.panel.save_button.click()
    assert page.panel.message.property("state") == "late"
    assert page.panel.message.text().startswith("The PDF could not be saved.")


def test_the_printers_of_receipts_are_not_offered(desk: Desk, printers: FakePrinters, qtbot: QtBot) -> None:
    thermal = Printer("Loket", Transport.CUPS, "resi")
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, printer=thermal))
    desk.sign_in(desk.officer)
    show_paper(desk.counter, OfficePaper("Nota Dinas", "Nota Dinas 1", a_pdf(desk), Path))
    ready(desk, qtbot)
    assert printers.without == [frozenset({"resi"})]


@pytest.mark.posix("reads its size from /proc")
@pytest.mark.long
def test_a_dossier_of_three_hundred_pages_stays_within_two_hundred_megabytes(
    desk: Desk, printers: FakePrinters, qtbot: QtBot
) -> None:
    said = "Izin trayek sudah tiga minggu belum terbit, padahal berkas dinyatakan lengkap. " * 50
    story = [part for _ in range(300) for part in a4_sheet.paragraphs(said)]
    pdf = a4_sheet.sheet(SETTINGS.office, "Berkas", "0001/PGD-L1/2026", story)
    desk.counter.window.resize(1366, 768)
    desk.counter.window.show()
    desk.sign_in(desk.officer)
    before = resident()
    show_paper(desk.counter, OfficePaper("Berkas Pengaduan", "Berkas Pengaduan", pdf, Path))
    page = ready(desk, qtbot)
    last = len(PdfPages(pdf).sizes) - 1
    assert last >= 250
    for at in range(0, last + 1, 5):
        page.view.go_to(at)
        qtbot.waitUntil(lambda at=at: at in page.view._held)  # type: ignore[misc]
    for _ in range(6):
        page.view.zoom(1)
    page.view.go_to_end()
    qtbot.waitUntil(lambda: last in page.view._held)
    assert resident() - before < 200_000_000


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
