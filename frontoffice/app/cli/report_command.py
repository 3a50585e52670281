"""``frontoffice report PERIOD``: the papers of a period into folders, for the computer's scheduler, beside the window.

The register is read as it stands at one moment and nothing is written to it, so a window may be open. Nobody is signed
in, so the list has neither names nor what people wrote; whoever needs those takes it in the window, which writes it
down. Where the report of the period is approved, its papers are the approved ones, and the output says so behind a
tab. Exit codes: 0 everything that was asked for is written; 1 not all of it; 2 nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from frontoffice import settings
from frontoffice.app.cli import file_words
from frontoffice.app.cli.screen_words import in_indonesian
from frontoffice.app.reports import approved_papers, report_making
from frontoffice.app.reports.report_making import ReportOrder, ReportSource
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar import dates, report_period
from frontoffice.domain.calendar.report_period import Period, PeriodKind
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.opened import system_clock
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.settings import Settings
from frontoffice.ui.messages import wording

WRITTEN, NOT_ALL, NOTHING = range(3)
_PERIODS: Final = "2026-11, 2026-Q4, 2026-H2, 2026, 2026-W48, 2026-11-24, 2026-11-01..2026-11-20"
LAST: Final = {
    "kemarin": PeriodKind.DAY,
    "minggu-lalu": PeriodKind.WEEK,
    "bulan-lalu": PeriodKind.MONTH,
    "triwulan-lalu": PeriodKind.QUARTER,
    "semester-lalu": PeriodKind.SEMESTER,
    "tahun-lalu": PeriodKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class ReportArguments:
    """Arguments of the report command; None for a folder: not that. With no folder, all of it where one stands."""

    period: str
    xlsx: Path | None = None
    pdf: Path | None = None
    csv: Path | None = None
    counter: str = ""
    recorded: bool = False


def run(where: Places, asked: ReportArguments) -> int:
    """Write the requested reports; returns the exit code."""
    with in_indonesian():
        try:
            return _write(where, asked)
        except Unavailable as error:  # the settings
            _complain(wording.unavailable(error))
        except Refused:
            _complain(f'periode tidak dikenal: "{asked.period.strip()}". Contoh: {_PERIODS}, {", ".join(LAST)}')
        return NOTHING


def _write(where: Places, asked: ReportArguments) -> int:
    known = settings.load(where.settings) or Settings()
    if not (asked.xlsx or asked.pdf or asked.csv):
        asked = replace(asked, xlsx=Path(), pdf=Path(), csv=Path())
    today = dates.local_date(system_clock(), known.office.zone)
    period = read_period(asked.period, today)
    source = ReportSource(where.register, known)
    if problem := _problem(source, asked, period, today):
        _complain(problem)
        return NOTHING
    basis = Basis.RECORDED if asked.recorded else Basis.RECEIVED
    order = ReportOrder(Scope(period, basis, asked.counter), names=False)
    return _do(list(_plan_files(source, order, asked)))


def _problem(source: ReportSource, asked: ReportArguments, period: Period, today: date) -> str:
    """Reason why a report would be empty, since a scheduler would send it all the same; "" if it may be made."""
    if period.first > today:
        return f"periode belum mulai: {report_period.title(period)}"
    if not asked.counter:
        return ""
    with source.read() as register:
        known = register.counters.series()
    return "" if asked.counter in known else f"loket tidak dikenal: {asked.counter}. Yang ada: {', '.join(known)}"


def _do(jobs: Sequence[Callable[[], str]]) -> int:
    written = 0
    for job in jobs:
        try:
            _say(job())
            written += 1
        except Unavailable as error:
            if error.code != DocumentFailure.FILE_NOT_SAVED:  # the register itself: the others would fail alike
                _complain(wording.unavailable(error))
                break
            _complain(f"{error.facts['path']} tidak dapat ditulis: {file_words.why(error)}")
    return NOTHING if not written else WRITTEN if written == len(jobs) else NOT_ALL


def read_period(text: str, today: date) -> Period:
    """Requested period, or the last one of a kind. Raises Refused (field ``period``)."""
    kind = LAST.get(text.strip().lower())
    return report_period.containing(kind, today).before() if kind else report_period.parse(text)


def _plan_files(source: ReportSource, order: ReportOrder, asked: ReportArguments) -> Iterator[Callable[[], str]]:
    """Writers of the planned files, each returning its output line; where the report is approved, what was approved."""
    progress, scope = ExportProgress(), order.scope
    approved = approved_papers.present(source, scope) if asked.xlsx or asked.pdf else None
    if asked.xlsx:
        target = asked.xlsx / report_making.file_name(scope, ReportPaper.REPORT, "xlsx")
        yield partial(_workbook, source, order, approved, target)
    if asked.csv:
        table = asked.csv / report_making.file_name(scope, ReportPaper.LIST, "csv")
        yield lambda: str(report_making.csv(source, order, table, progress))
    if asked.pdf:
        for which in approved_papers.papers_of(scope):
            target = asked.pdf / report_making.file_name(scope, which, "pdf")
            yield partial(_paper, source, order, approved, which, target)


def _workbook(source: ReportSource, order: ReportOrder, approved: ApprovedReport | None, target: Path) -> str:
    if approved is None:
        return str(report_making.workbook(source, order, target, ExportProgress()))
    path = approved_papers.workbook(approved, target, ExportProgress())
    return _approval_line(path, approved, approved_papers.WORKBOOK, path.read_bytes())


def _paper(
    source: ReportSource, order: ReportOrder, approved: ApprovedReport | None, which: ReportPaper, target: Path
) -> str:
    if approved is None:
        pdf = report_making.paper(source, order, which, ExportProgress())
        return str(output_file.write_bytes(target, pdf))
    pdf = approved_papers.pdf(approved, which)
    return _approval_line(output_file.write_bytes(target, pdf), approved, approved_papers.name(which), pdf)


def _approval_line(path: Path, approved: ApprovedReport, name: str, content: bytes) -> str:
    """The path, and after a tab when the report was approved; whether these are the bytes that were."""
    zone = approved.content.office.zone
    at = approved.approved_at
    when = f"{dates.in_digits(dates.local_date(at, zone))} {dates.time_of_day(at, zone)}"
    is_same = approved_papers.is_as_approved(approved, name, content)
    return f"{path}\tdisahkan {when}{'' if is_same else _OTHERWISE}"


_OTHERWISE: Final = "; versi program ini menata kertasnya dengan cara lain"


def _complain(sentence: str) -> None:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
