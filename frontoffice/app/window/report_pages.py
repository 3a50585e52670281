"""The page of the reports, and the ways from its figures to a complaint and to the page of a day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from frontoffice.app.window.case_pages import DAY, open_complaint, show_paper
from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import May
from frontoffice.ui.shell.page_spec import Page, PageSpec

if TYPE_CHECKING:
    from frontoffice.domain.report import Scope
    from frontoffice.ui.reports.papers_page import PapersPage
    from frontoffice.ui.reports.report_page import ReportPage


def _reports(counter: Counter) -> Page[ReportPage]:
    from frontoffice.ui.reports.report_page import ReportPage

    page = ReportPage(counter.register)
    page.opened.connect(partial(open_complaint, counter))
    page.day_asked.connect(partial(show_day, counter))
    page.paper_asked.connect(partial(_show_papers, counter))
    return Page(page, page.start, page.refresh)


def _papers(counter: Counter) -> Page[PapersPage]:
    from frontoffice.app.window.papers_controller import PapersController  # its worker
    from frontoffice.ui.reports.papers_page import PapersPage

    page = PapersPage(counter.register.today, counter.officer)
    papers = PapersController(counter.register, counter.settings_controller, counter.where, counter.officer, page)
    papers.made.connect(partial(show_paper, counter))
    page.left.connect(lambda: counter.window.show_page(REPORTS.name))
    counter.ending.connect(papers.end)
    return Page(page, page.start)


def _show_papers(counter: Counter, scope: Scope) -> None:
    counter.window.stack.view(PAPERS).show_scope(scope)
    counter.window.go(PAPERS.name)


def show_day(counter: Counter, on: date, series: str) -> None:
    """Show the page of a day of one counter."""
    counter.window.go(DAY.name)
    counter.window.stack.view(DAY).show_page_of(on, series)


REPORTS: Final = PageSpec(
    "reports",
    _reports,
    needs=May.READ_REPORTS,
    key="F11",
    icon="report",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Report")),
    chapter="Laporan (F11)",
    leads_back=True,
)
PAPERS: Final = PageSpec("report_papers", _papers, needs=May.READ_REPORTS, chapter="Kertas laporan")
REPORT_PAGES: Final[tuple[PageSpec[Any], ...]] = (REPORTS, PAPERS)
