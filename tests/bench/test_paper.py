"""How long a paper takes: layout and bytes (aim 1 ms, at most 5), PDF (aim 25 ms, at most 50); printed, never judged."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from frontoffice.documents.counter_papers.receipt_pdf import receipt_pdf
from frontoffice.documents.layout import lettering
from frontoffice.documents.lists.register_page import register_page
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.receipts import lay_out
from frontoffice.printing.escpos import encode
from tests.support.examples import a_complaint, an_intake
from tests.support.measured_table import Report
from tests.support.papers import MADE_AT
from tests.support.receipt_samples import HEAD, LONG
from tests.support.register_pages import LINE, a_page

pytestmark = pytest.mark.bench
CASES = {"short": a_complaint(), "20,000 characters": a_complaint(intake=an_intake(description=LONG))}


def median_ms(job: Callable[[], object], times: int) -> float:
    job()  # imports and fonts, once a start
    taken = []
    for _ in range(times):
        began = time.process_time()
        job()
        taken.append(time.process_time() - began)
    return statistics.median(taken) * 1000


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("native", [True, False])
def test_laying_out_and_encoding(case: str, native: bool, report: Report) -> None:
    complaint: Complaint = CASES[case]
    taken = median_ms(lambda: encode(lay_out(complaint, HEAD, 48), native_qr=native), 300)
    report.row("resi laid out and encoded", "ms", "1, 5 ms", taken)
    drawn = "by the printer" if native else "by us"
    report(f"resi, {case}, code drawn {drawn}: {taken:.2f} ms (aim 1, at most 5)")


@pytest.mark.parametrize("case", CASES)
def test_making_a_pdf(case: str, report: Report) -> None:
    complaint: Complaint = CASES[case]
    taken = median_ms(lambda: receipt_pdf(lay_out(complaint, HEAD, 48), complaint.number_text, MADE_AT), 50)
    report.row("resi as PDF", "ms", "25, 50 ms", taken)
    report(f"resi as PDF, {case}: {taken:.1f} ms (aim 25, at most 50)")


def floor(rows: int, letters: str) -> bytes:
    """A PDF of as many letters, a line of them a row, nothing measured: less than this no page of reportlab takes."""
    lettering.register_fonts()
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.setFont(lettering.REGULAR, 7)
    for row in range(rows):
        canvas.drawString(20, 20, f"{row} {letters}")
    canvas.save()
    return written.getvalue()


def test_a_register_page_of_a_thousand_rows(report: Report) -> None:
    lines = [
        LINE._replace(
            no=no,
            number_text=f"{no:04}/PGD-L1/2026",
            name=f"Nurhayati binti Saleh {no * 7919 % 977}",
            phone=f"0812-7171-{no:04}",
            summary=f"Izin trayek {no * 31} belum terbit sejak bulan {no % 12}, diminta datang lagi untuk ke-{no} kalinya",
        )
        for no in range(1, 1_001)
    ]
    letters = " ".join(f"{getattr(lines[0], name)}" for name in _WRITTEN)
    taken, least = (median_ms(job, 3) for job in (lambda: register_page(a_page(*lines)), lambda: floor(1_000, letters)))
    report.row("CPU time of a register page of 1,000 rows", "ms", "500 ms", taken)
    report.row("the same, to as many letters drawn without being measured", "×", "", taken / least)
    report(f"register page of 1,000 rows: {taken:.0f} ms (at most 500), {taken / least:.1f} times its letters alone")


_WRITTEN = ("number_text", "received_on", "channel_name", "name", "address", "phone", "service", "summary", "category")
