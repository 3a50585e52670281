"""Papers, workbooks and lists of a period, from a snapshot of the register, made in the background.

Every call opens the register for itself and reads only, so that any thread may make it, and a command while the window
is open. Nothing here asks who wants it: the window writes a list down before it is made (``list.exported``).
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.documents.layout import letterhead, output_file
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.documents.layout.row_table import ListTable
from frontoffice.documents.lists import exported_lists, list_csv, list_paper
from frontoffice.documents.reports import evaluation_sheet, period_report, public_summary, report_file, report_workbook
from frontoffice.documents.reports.report_file import ReportFile, ReportPaper
from frontoffice.domain.reports.report import Scope, Selection
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.register import opened
from frontoffice.register.queries.whole_lines import WholeLines
from frontoffice.register.register import Register
from frontoffice.settings import Settings


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Source of a report: the register's file, the office as the settings have it, the clock (UTC)."""

    register: Path
    settings: Settings
    clock: Callable[[], datetime] = opened.system_clock

    def read(self) -> AbstractContextManager[Register]:
        """Context manager for reading the current register as the counter named in the settings."""
        return opened.read_beside(self.register, desk_of(self.settings), self.clock)


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Request for a report.

    Of which scope, with which words.

    ``names`` is False where nobody is signed in; ``identities`` shows in a list who asked for confidence.
    """

    scope: Scope
    words: SupervisorWords = field(default_factory=SupervisorWords)
    meeting: EvaluationMeeting = field(default_factory=EvaluationMeeting)
    names: bool = True
    identities: bool = False


def paper(source: ReportSource, order: ReportOrder, which: ReportPaper, progress: ExportProgress) -> bytes:
    """One paper as PDF. Raises Unavailable as the register does, and ``document_stopped``."""
    with _read(source, order) as (register, file):
        progress.step(0, 1)
        if which is ReportPaper.LIST:
            return list_paper.list_paper(list_paper.of_period(file), _list(register, file, order), progress)
        return pdf(file, which)


def pdf(file: ReportFile, which: ReportPaper) -> bytes:
    """One of the papers with figures, as PDF."""
    return _PAPERS[which](file)


def workbook(source: ReportSource, order: ReportOrder, target: Path, progress: ExportProgress) -> Path:
    """The workbook of figures and list at ``target``. Raises Unavailable as well as the file's own failures."""
    with _read(source, order) as (register, file):
        table = _list(register, file, order)
        return report_workbook.write_report(file, period_report.CUTS, table, target, progress)


def csv(source: ReportSource, order: ReportOrder, target: Path, progress: ExportProgress) -> Path:
    """The list as CSV at ``target``."""
    with _read(source, order) as (register, file):
        return list_csv.write_csv(_list(register, file, order), target, progress)


def file_name(scope: Scope, which: ReportPaper, ending: str) -> str:
    """``laporan-2026-11.pdf``; of one counter with its name. Never a person's."""
    return output_file.file_name(f"{which.value} {scope.period} {scope.counter}", ending)


def count(source: ReportSource, scope: Scope) -> int:
    """How many complaints the list of a scope has."""
    with source.read() as register:
        return register.reports.count(Selection(scope))


@contextlib.contextmanager
def _read(source: ReportSource, order: ReportOrder) -> Iterator[tuple[Register, ReportFile]]:
    known = source.settings
    with source.read() as register:
        figures = register.reports.figures(order.scope)
        there = register.sp4n.counts(order.scope)
        file = ReportFile(known.office, figures, known.signatory, order.words, order.meeting, known.training, there)
        yield register, dataclasses.replace(file, layout=known.layout, emblem=letterhead.emblem_bytes(known.layout))


def _list(register: Register, file: ReportFile, order: ReportOrder) -> ListTable:
    whole = WholeLines(register.unit)
    ids = whole.ids(Selection(order.scope))
    notes = report_file.about(file.figures, file.zone)
    heard = report_file.sources(file.figures, file.zone)
    named = exported_lists.about_names(identities=order.identities) if order.names else ""
    return exported_lists.complaint_list(
        register.reports.labels(),
        whole.read(ids, identities=order.identities),
        len(ids),
        (*notes, *filter(None, (heard, named))),
        names=order.names,
    )


def _evaluation(file: ReportFile) -> bytes:
    return evaluation_sheet.evaluation_sheet(file, evaluation_sheet.numbers(file.figures, sp4n=file.sp4n))


_PAPERS: Final[Mapping[ReportPaper, Callable[[ReportFile], bytes]]] = {
    ReportPaper.REPORT: period_report.period_report,
    ReportPaper.EVALUATION: _evaluation,
    ReportPaper.SUMMARY: public_summary.public_summary,
    ReportPaper.NOTICE_BOARD: public_summary.notice_board,
}
