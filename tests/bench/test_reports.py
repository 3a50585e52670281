"""How long a year's papers and a long list take: printed, never judged. CPU time of one process, and its peak memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.app.reports import report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports import period_report, report_workbook
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.settings import Settings
from tests.support import filled_register
from tests.support.examples import OfficeClock
from tests.support.measured_table import Report
from tests.support.report_figures import figures
from tests.support.report_files import report_file

pytestmark = pytest.mark.bench
LIST = min(100_000, filled_register.SIZE)  # the aims are for as many


def seconds(job: Callable[[], object]) -> float:
    began = time.process_time()
    job()
    return time.process_time() - began


def test_the_papers_of_a_years_figures(tmp_path: Path, report: Report) -> None:
    file = report_file(figures("2026", 1_000_000))
    period_report.period_report(file)  # the libraries are read in
    target = tmp_path / "laporan.xlsx"
    took = seconds(
        lambda: (
            period_report.period_report(file),
            report_workbook.write_report(file, period_report.CUTS, None, target, ExportProgress()),
        )
    )
    report(f"PDF and workbook of a year's figures: {took:.2f} s")
    report.row("PDF and XLSX of a year's figures", "s", "2 s", took)


def test_the_papers_of_a_filled_register(report: Report) -> None:
    source = ReportSource(filled_register.path(), Settings(), OfficeClock())
    took = seconds(
        lambda: report_making.paper(source, ReportOrder(Scope(parse("2026"))), ReportPaper.REPORT, ExportProgress())
    )
    report(f"a year of {filled_register.SIZE:,} complaints counted and on paper: {took:.2f} s")


_LISTED = """
import sys, time
from pathlib import Path
from frontoffice.app.reports import report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.calendar.report_period import parse
from frontoffice.settings import Settings
from tests.support.examples import OfficeClock

source = ReportSource(Path(sys.argv[1]), Settings(), OfficeClock())
order, began = ReportOrder(Scope(parse(sys.argv[4]))), time.process_time()
getattr(report_making, sys.argv[2])(source, order, Path(sys.argv[3]), ExportProgress())
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(time.process_time() - began, int(peak.split()[1]) / 1024)
"""


ROWS = (
    ("workbook", f"XLSX of a list of {LIST:,} lines with the narrative"),
    ("csv", f"CSV of a list of {LIST:,} lines with the narrative"),
)


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_a_long_list(tmp_path: Path, report: Report, kind: str, name: str) -> None:
    path = filled_register.path(LIST)
    given = [str(path), kind, str(tmp_path / "list"), "2020-01-01..2026-12-31"]
    done = subprocess.run(
        [sys.executable, "-c", _LISTED, *given],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    took, peak = map(float, done.stdout.split())
    report(f"{name}: {took:.1f} s, {peak:.0f} MB (aim 20 s, 300 MB)")
    report.row(name, "s", "20 s", took)
