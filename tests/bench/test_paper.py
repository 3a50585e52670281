"""How long a paper takes: layout and bytes (aim 1 ms, at most 5), PDF (aim 25 ms, at most 50); printed, never judged."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest

from frontoffice.documents.receipt_pdf import receipt_pdf
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.receipt import lay_out
from frontoffice.printing.escpos import encode
from tests.support.examples import a_complaint, an_intake
from tests.support.measured_table import Report
from tests.support.receipt_samples import HEAD, LONG

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
    taken = median_ms(lambda: receipt_pdf(lay_out(complaint, HEAD, 48), complaint.number_text), 50)
    report.row("resi as PDF", "ms", "25, 50 ms", taken)
    report(f"resi as PDF, {case}: {taken:.1f} ms (aim 25, at most 50)")
