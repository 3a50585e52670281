"""``frontoffice report PERIOD``: the papers of a period into folders, for the computer's scheduler, beside the window.

The register is read as it stands at one moment and nothing is written to it, so a window may be open. Nobody is signed
in, so the list has neither names nor what people wrote; whoever needs those takes it in the window, which writes it
down. Exit codes: 0 everything that was asked for is written; 1 not all of it; 2 nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from frontoffice import assets, settings
from frontoffice.app import report_making
from frontoffice.app.report_making import ReportOrder, ReportSource
from frontoffice.documents import output_file
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.output_file import ExportProgress
from frontoffice.documents.report_file import ReportPaper
from frontoffice.domain import dates, report_period
from frontoffice.domain.report import Basis, Scope
from frontoffice.domain.report_period import Period, PeriodKind
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.opened import system_clock
from frontoffice.settings import Settings
from frontoffice.ui.messages import wording

WRITTEN, NOT_ALL, NOTHING = range(3)
LAST: Final = {
    "kemarin": PeriodKind.DAY,
    "minggu-lalu": PeriodKind.WEEK,
    "bulan-lalu": PeriodKind.MONTH,
    "triwulan-lalu": PeriodKind.QUARTER,
    "semester-lalu": PeriodKind.SEMESTER,
    "tahun-lalu": PeriodKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for; None for a folder: not that."""

    period: str
    xlsx: Path | None = None
    pdf: Path | None = None
    csv: Path | None = None
    counter: str = ""
    recorded: bool = False


def run(where: Places, asked: Asked) -> int:
    """Write what was asked for; returns the exit code."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    translator = QTranslator()
    with as_file(assets.RESOURCES.joinpath("translations", "frontoffice_id.qm")) as path:
        translator.load(str(path))
    application.installTranslator(translator)
    try:
        return _write(where, asked)
    except Unavailable as error:  # the settings
        _complain(wording.unavailable(error))
        return NOTHING
    except Refused:
        _complain(f"periode tidak dikenal: {asked.period}. Contoh: 2026-11, 2026-Q4, 2026, bulan-lalu")
        return NOTHING
    finally:
        application.removeTranslator(translator)


def _write(where: Places, asked: Asked) -> int:
    known = settings.load(where.settings) or Settings()
    period = _period(asked.period, dates.local_date(system_clock(), known.office.zone))
    basis = Basis.RECORDED if asked.recorded else Basis.RECEIVED
    order = ReportOrder(Scope(period, basis, asked.counter), names=False)
    jobs = list(_wanted(ReportSource(where.register, known), order, asked))
    if not jobs:
        _complain("sebutkan ke mana: --xlsx FOLDER, --pdf FOLDER, --csv FOLDER")
    written = 0
    for job in jobs:
        try:
            _say(str(job()))
            written += 1
        except Unavailable as error:
            _complain(wording.unavailable(error))
            if error.code != DocumentFailure.FILE_NOT_SAVED:  # the register itself: the others would fail alike
                break
    return NOTHING if not written else WRITTEN if written == len(jobs) else NOT_ALL


def _period(text: str, today: date) -> Period:
    """The period that was asked for, or the last one of a kind. Raises Refused (field ``period``)."""
    kind = LAST.get(text.strip().lower())
    return report_period.containing(kind, today).before() if kind else report_period.parse(text)


def _wanted(source: ReportSource, order: ReportOrder, asked: Asked) -> Iterator[Callable[[], Path]]:
    progress, scope = ExportProgress(), order.scope
    if asked.xlsx:
        target = asked.xlsx / report_making.file_name(scope, ReportPaper.REPORT, "xlsx")
        yield lambda: report_making.workbook(source, order, target, progress)
    if asked.csv:
        table = asked.csv / report_making.file_name(scope, ReportPaper.LIST, "csv")
        yield lambda: report_making.csv(source, order, table, progress)
    if asked.pdf:
        for which in _papers(scope.period):
            yield _paper(source, order, which, asked.pdf)


def _paper(source: ReportSource, order: ReportOrder, which: ReportPaper, folder: Path) -> Callable[[], Path]:
    def make() -> Path:
        pdf = report_making.paper(source, order, which, ExportProgress())
        return output_file.write_bytes(folder / report_making.file_name(order.scope, which, "pdf"), pdf)

    return make


def _papers(period: Period) -> Iterator[ReportPaper]:
    yield ReportPaper.REPORT
    yield ReportPaper.SUMMARY
    yield ReportPaper.NOTICE_BOARD
    if period.kind is PeriodKind.YEAR:
        yield ReportPaper.EVALUATION


def _complain(sentence: str) -> None:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
