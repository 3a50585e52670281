"""The office's papers to the printers of the computer: a cupsd of its own, and what cannot be had of it."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.platypus import PageBreak

from frontoffice.app.printing import sheet_printing
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.errors import Unavailable
from frontoffice.printing import cups as queues
from frontoffice.printing.cups import jobs_titled
from frontoffice.settings import Office
from frontoffice.ui.preview.print_order import PrinterList, PrintOrder
from tests.support import cupsd
from tests.support.cupsd import Cups

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.posix("the queues of CUPS"),
]
TITLE = "Nota Dinas 24-11-2026"
STORY = [part for no in range(3) for part in (a4_sheet.heading(f"Lembar ke-{no + 1}"), PageBreak())]
PAPER = a4_sheet.sheet(Letterhead(Office()), "Nota", "0001/PGD-L1/2026", STORY)
DRIVER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KANTOR.PPD"
*Manufacturer: "Kantor"
*Product: "(Kantor)"
*ModelName: "Kantor"
*ShortNickName: "Kantor"
*NickName: "Kantor, reads PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize/Media: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Media: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: None
*Duplex None/One: ""
*Duplex DuplexNoTumble/Long: ""
*Duplex DuplexTumble/Short: ""
*CloseUI: *Duplex
"""
ALL = PrintOrder("kantor", (0, 1, 2))


class PaperTray:
    """A network printer that takes a job in one connection, and keeps what it got."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(60)
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"

    def texts(self) -> list[str]:
        """The text of each page of the next job."""
        connection, _ = self._listening.accept()
        with connection, connection.makefile("rb") as sent:
            pdf = sent.read()
        return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]

    def close(self) -> None:
        self._listening.close()


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    """A server without queues."""
    with cupsd.running() as here:
        yield here


@pytest.fixture(scope="module")
def paper_tray(cups: Cups) -> Iterator[PaperTray]:
    """A network printer that reads PDF, behind the queues ``kantor`` and ``staf``; ``resi`` is a raw one."""
    tray = PaperTray()
    (cups.root / "driver.ppd").write_text(DRIVER)
    for name, driver in (("kantor", True), ("staf", True), ("resi", False)):
        reads = ("-P", str(cups.root / "driver.ppd")) if driver else ()
        cups.command("/usr/sbin/lpadmin", "-p", name, "-E", "-v", f"socket://{tray.address}/?contimeout=1", *reads)
    yield tray
    tray.close()


def send(order: PrintOrder, title: str = TITLE) -> bool:
    return sheet_printing.send(PAPER, title, order, stopped=lambda: False, on_page=lambda _: None, on_wait=lambda: None)


@pytest.mark.long  # a real cupsd
def test_the_printers_are_those_of_the_computer_but_for_the_receipts(cups: Cups, paper_tray: PaperTray) -> None:
    assert sheet_printing.printers("", ()).names == ("kantor", "staf")  # the raw one would print letters, not pages
    assert sheet_printing.printers("", {"staf"}).names == ("kantor",)
    assert sheet_printing.printers("staf", ()).chosen == "staf"
    assert sheet_printing.printers("gone", ()).chosen == "kantor"
    cups.command("/usr/sbin/lpadmin", "-d", "staf")
    assert sheet_printing.printers("gone", ()).chosen == "staf"
    assert sheet_printing.printers("gone", {"kantor", "staf"}).chosen == ""


@pytest.mark.parametrize(
    ("remembered", "default", "without", "names", "chosen"),
    [
        ("", "staf", set(), ("kantor", "staf"), "staf"),
        ("kantor", "staf", set(), ("kantor", "staf"), "kantor"),
        ("gone", "", {"kantor"}, ("staf",), "staf"),
        ("staf", "kantor", {"kantor", "staf"}, (), ""),
    ],
)
def test_proposed_is_what_was_printed_on_last_else_the_computers_own_choice(
    monkeypatch: pytest.MonkeyPatch,
    remembered: str,
    default: str,
    without: set[str],
    names: tuple[str, ...],
    chosen: str,
) -> None:
    monkeypatch.setattr(queues, "page_queues", lambda: ("kantor", "staf"))
    monkeypatch.setattr(queues, "default_queue", lambda: default)
    assert sheet_printing.printers(remembered, without) == PrinterList(names, chosen)


@pytest.mark.long  # a real cupsd
def test_the_queue_gets_the_paper_as_it_is(cups: Cups, paper_tray: PaperTray) -> None:
    assert send(ALL)
    texts = paper_tray.texts()
    assert [f"Lembar ke-{no}" in text for no, text in enumerate(texts, start=1)] == [True] * 3


@pytest.mark.long  # a real cupsd
def test_the_queue_gets_only_the_chosen_pages_and_a_title_without_a_person(cups: Cups, paper_tray: PaperTray) -> None:
    title = "Berkas Pengaduan 24-11-2026"
    assert send(PrintOrder("kantor", (2, 0)), title)
    texts = paper_tray.texts()
    assert ["Lembar ke-3" in texts[0], "Lembar ke-1" in texts[1], len(texts)] == [True, True, 2]
    assert len(jobs_titled("kantor", title)) == 1


@pytest.mark.long  # a real cupsd
def test_a_queue_that_rejects_or_stands_still_or_is_gone_is_said_and_gets_nothing(
    cups: Cups, paper_tray: PaperTray
) -> None:
    cases = (("/usr/sbin/cupsreject", "/usr/sbin/cupsaccept", "rejects"), ("cupsdisable", "cupsenable", "paused"))
    for off, on, code in cases:
        cups.command(off, "kantor")
        with pytest.raises(Unavailable, match=f"sheet_{code}"):
            send(ALL, "Undangan 24-11-2026")
        cups.command(on, "kantor")
    with pytest.raises(Unavailable, match="sheet_unknown"):
        send(PrintOrder("no-such-printer", (0,)))
    with pytest.raises(Unavailable, match="sheet_unknown"):
        send(PrintOrder("no such printer", (0,)))
    assert jobs_titled("kantor", "Undangan 24-11-2026") == ()


@pytest.mark.long  # a real cupsd
def test_both_sides_are_what_the_driver_says(cups: Cups, paper_tray: PaperTray) -> None:
    assert sheet_printing.has_duplex("kantor")
    assert not sheet_printing.has_duplex("resi")


@pytest.mark.long  # a real cupsd
@pytest.mark.parametrize(
    ("order", "said"),
    [
        (PrintOrder("kantor", (0,), 2, duplex=True), "-n 2 -o media=A4 -o sides=two-sided-long-edge -o collate=true"),
        (PrintOrder("kantor", (0,)), "-n 1 -o media=A4 -o sides=one-sided"),
    ],
)
def test_what_was_chosen_is_what_the_queue_hears(
    paper_tray: PaperTray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: PrintOrder, said: str
) -> None:
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/heard\ncat >/dev/null\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert send(order)
    assert said in (tmp_path / "heard").read_text()


@pytest.mark.long  # a real cupsd
def test_when_nobody_knows_whether_it_was_taken_it_is_said_so(
    paper_tray: PaperTray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = tmp_path / "lp"
    lp.write_text("#!/bin/sh\ncat >/dev/null\necho 'lp: Error - Broken pipe' >&2\nexit 1\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Unavailable, match="sheet_uncertain"):
        send(ALL)


def test_without_cups_its_absence_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="sheet_no_system"):
        sheet_printing.printers("", ())


@pytest.mark.long  # a real cupsd
def test_a_cups_that_does_not_answer_is_said(paper_tray: PaperTray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with pytest.raises(Unavailable, match="sheet_system_down"):
        sheet_printing.printers("", ())
    with pytest.raises(Unavailable, match="sheet_system_down"):
        send(ALL)


@pytest.mark.long  # a real cupsd
def test_where_the_spooler_reads_no_pdf_the_pages_are_painted(
    paper_tray: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_printing, "PAINTS", True)
    printed: list[tuple[str, bytes, PrintOrder]] = []

    def paint(printer: object, pdf: bytes, order: PrintOrder, stopped: object, on_page: object) -> bool:
        printed.append((str(printer), pdf, order))
        return True

    monkeypatch.setattr(sheet_printing, "printer_for", lambda order, title: f"{order.printer}: {title}")
    monkeypatch.setattr(sheet_printing, "paint", paint)
    assert send(ALL)
    assert printed == [(f"kantor: {TITLE}", PAPER, ALL)]
