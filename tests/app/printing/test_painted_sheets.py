"""Pages painted as Windows' spooler wants them, by a printer that writes a file; what came out is looked at again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from reportlab.platypus import PageBreak

from frontoffice.app.printing import sheet_printing
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.pdf_pages import PageImage, PdfPages
from frontoffice.errors import Unavailable
from frontoffice.settings import Office
from frontoffice.ui.preview.print_order import PrintOrder

pytestmark = pytest.mark.usefixtures("qapp")
ALL = PrintOrder("Kantor", (0, 1, 2))


def a_paper(*, wide: bool = False) -> bytes:
    story = [
        part for no in range(3) for part in (a4_sheet.heading("Lembar " + "I" * (no + 1), large=True), PageBreak())
    ]
    return a4_sheet.sheet(Letterhead(Office()), "Berkas", "0001/PGD-L1/2026", story, wide=wide)


PAPER = a_paper()


def a_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def images(pdf: bytes, pages: tuple[int, ...]) -> list[PageImage]:
    opened = PdfPages(pdf)
    drawn = [opened.render(page, 1.0) for page in pages]
    opened.close()
    return drawn


def small(image: PageImage) -> QImage:
    drawn = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
    return drawn.scaled(60, 80, mode=Qt.TransformationMode.SmoothTransformation)


def differ(one: PageImage, other: PageImage) -> float:
    """The mean difference of two pages, 0 to 255, looked at from afar."""
    left, right = small(one), small(other)
    dots = [(x, y) for x in range(60) for y in range(80)]
    return sum(abs(left.pixelColor(x, y).value() - right.pixelColor(x, y).value()) for x, y in dots) / len(dots)


def paint(printer: QPrinter, order: PrintOrder, pdf: bytes = PAPER) -> list[int]:
    given: list[int] = []
    assert sheet_printing.paint(printer, pdf, order, lambda: False, given.append)
    return given


def test_what_comes_out_looks_like_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    assert paint(a_printer(path), ALL) == [1, 2, 3]
    painted, meant = images(path.read_bytes(), (0, 1, 2)), images(PAPER, (0, 1, 2))
    assert all(differ(one, other) < 0.5 for one, other in zip(painted, meant, strict=True))
    assert differ(painted[0], *images(a_paper(wide=True), (0,))) > 2


@pytest.mark.thorough
def test_only_the_chosen_pages_come_out_in_their_order_on_sheets_of_their_size(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    paint(a_printer(path), dataclasses.replace(ALL, pages=(2,)))
    opened = PdfPages(path.read_bytes())
    assert [(round(size.width), round(size.height)) for size in opened.sizes] == [(595, 842)]
    opened.close()
    assert differ(*images(path.read_bytes(), (0,)), *images(PAPER, (2,))) < 0.5


@pytest.mark.thorough
def test_a_wide_page_lies_on_its_side(tmp_path: Path) -> None:
    path, paper = tmp_path / "out.pdf", a_paper(wide=True)
    paint(a_printer(path), dataclasses.replace(ALL, pages=(0,)), paper)
    opened = PdfPages(path.read_bytes())
    assert [(round(size.width), round(size.height)) for size in opened.sizes] == [(842, 595)]
    opened.close()
    assert differ(*images(path.read_bytes(), (0,)), *images(paper, (0,))) < 0.5


@pytest.mark.thorough
def test_copies_that_the_printer_does_not_make_are_painted(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    printer = a_printer(path)
    assert not printer.supportsMultipleCopies()
    assert paint(printer, dataclasses.replace(ALL, pages=(0, 1), copies=2)) == [1, 2, 3, 4]
    assert len(PdfPages(path.read_bytes()).sizes) == 4


def test_whoever_stops_it_hears_that_it_is_not_whole(tmp_path: Path) -> None:
    given: list[int] = []
    printer = a_printer(tmp_path / "out.pdf")
    assert not sheet_printing.paint(printer, PAPER, ALL, lambda: bool(given), given.append)
    assert given == [1]


@pytest.mark.qt_log_ignore("Begin|begin")
def test_a_printer_that_takes_nothing_refuses(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="sheet_refused"):
        sheet_printing.paint(a_printer(tmp_path / "none" / "out.pdf"), PAPER, ALL, lambda: False, print)


def test_a_printer_that_the_computer_does_not_know_is_said() -> None:
    with pytest.raises(Unavailable, match="sheet_unknown"):
        sheet_printing.printer_for(PrintOrder("no such printer", (0,)), "Nota Dinas 24-11-2026")
