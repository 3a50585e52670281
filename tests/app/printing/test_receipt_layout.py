"""A receipt is text where that is enough, and an image where letters would be lost."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.domain.complaint import Complainant
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Transport
from tests.support.paper_desk import on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.printing_desk import SETTINGS, desk, limits, printer, recorded, with_name

__all__ = ["desk", "limits", "printer"]


def test_on_a_pdf_no_letter_is_lost(
    desk: PrintingController, register: Register, officer: Officer, tmp_path: Path
) -> None:
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "papers"))))
    saved: list[Path] = []
    counts: list[tuple[str, int]] = []
    desk.saved.connect(saved.append)
    desk.folded.connect(lambda _job, count: counts.append(("folded", count)))
    desk.boxes.connect(lambda _job, count: counts.append(("boxes", count)))
    for name in ("José", "\N{ARABIC LETTER AIN}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}", "\U0010fffdmega"):
        desk.print_receipt(with_name(register, officer, name), officer)
    read = [PdfReader(path) for path in saved]
    assert [one.metadata and one.metadata.author for one in read] == [SETTINGS.office.name] * 3
    pages = [one.pages[0] for one in read]
    assert "Pengadu     : José" in pages[0].extract_text()
    assert [len(page.images) for page in pages] == [0, 1, 1]
    assert counts == [("boxes", 1)]  # this computer has no font for it either; for the others nothing was replaced
    desk.print_receipt(with_name(register, officer, "Siti"), officer, as_image=True)
    assert len(PdfReader(saved[-1]).pages[0].images) == 1


@pytest.mark.thorough
def test_training_stands_on_every_paper(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    desk.use(dataclasses.replace(on_printer(printer), training=True))
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert text_of(printer).count("LATIHAN") >= 2


def test_a_printer_that_cannot_draw_is_sent_no_code_and_no_image(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    counts: list[int] = []
    desk.folded.connect(lambda _job, count: counts.append(count))
    dots = dataclasses.replace(on_printer(printer).printer, qr="none", image_when_folded=True)
    desk.use(dataclasses.replace(SETTINGS, printer=dots))
    subject = with_name(register, officer, "José")
    desk.print_receipt(subject, officer, as_image=True)
    assert "dots" not in text_of(printer)
    assert "Kode cek: " in text_of(printer)
    assert f"Catatan {register.complaints.place(subject)}" in text_of(printer)
    assert counts == [1]


def test_who_joined_has_the_same_number_and_code_under_their_own_name(
    desk: PrintingController, register: Register, officer: Officer, tmp_path: Path
) -> None:
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "papers"))))
    saved: list[Path] = []
    desk.saved.connect(saved.append)
    complaint = register.complaints.get(recorded(register, officer).subject)
    entry = uuid4()
    register.joined.join(complaint.subject, Complainant("Saleh bin Ahmad"), officer, entry)
    desk.print_receipt(complaint.subject, officer)
    desk.print_receipt(complaint.subject, officer, joined=entry)
    first, own = (PdfReader(path).pages[0].extract_text() for path in saved)
    assert "Saleh bin Ahmad" not in first
    assert "Pengadu     : Saleh bin Ahmad" in own
    for line in (complaint.number_text, f"Kode cek: {complaint.check_code}"):
        assert line in own
    assert "SALINAN" not in own
