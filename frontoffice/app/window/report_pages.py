"""Pages of reports, consultations and joining a complaint, and the links from them to other pages."""

from __future__ import annotations

import contextlib
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from frontoffice.app.window.case_pages import DAY, INTAKE, open_attachments, open_complaint, show_anew, show_paper
from frontoffice.app.window.counter import Counter
from frontoffice.domain import people, switches
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May
from frontoffice.errors import Unavailable
from frontoffice.register.journal.draft_fields import SLIP
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.shell.page_spec import MenuGroup, Page, PageSpec, always
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from frontoffice.domain.consultation import ConsultationFilter
    from frontoffice.domain.reports.report import Scope
    from frontoffice.domain.slips import SlipUse
    from frontoffice.domain.suggestion_box import BoxOpening
    from frontoffice.ui.admin.exports_page import ExportsPage
    from frontoffice.ui.admin.reads_page import ReadsPage
    from frontoffice.ui.box.box_page import BoxPage
    from frontoffice.ui.complaint.joined_page import JoinedPage
    from frontoffice.ui.consultations import ConsultationPage
    from frontoffice.ui.reports.approved_page import ApprovedPage
    from frontoffice.ui.reports.papers_page import PapersPage
    from frontoffice.ui.reports.report_page import ReportPage
    from frontoffice.ui.slips import SlipPage


def _build_joined_page(counter: Counter) -> Page[JoinedPage]:
    from frontoffice.ui.complaint.joined_page import JoinedPage

    page = JoinedPage(counter.register, counter.officer, lambda: counter.settings.printer.label)
    desk = counter.printing.desk
    page.opened.connect(lambda: counter.window.show_page(JOINED.name))
    page.left.connect(partial(open_complaint, counter))
    page.recorded.connect(lambda recorded: desk.print_recorded(recorded, counter.officer()))
    page.print_asked.connect(
        lambda subject, why, joined: desk.print_receipt(subject, counter.officer(), why, joined=joined)
    )
    counter.signed_in.connect(lambda is_another: page.another_officer() if is_another else None)
    return Page(page)


def _reports(counter: Counter) -> Page[ReportPage]:
    from frontoffice.ui.reports.report_page import ReportPage

    page = ReportPage(counter.register)
    counter.controllers.read_notes.guard(page.gate)
    page.opened.connect(partial(open_complaint, counter))
    page.day_asked.connect(partial(show_day, counter))
    page.paper_asked.connect(partial(_show_papers, counter))
    page.approved_asked.connect(partial(_show_approved, counter))
    page.consultations_asked.connect(partial(_show_consultations, counter))

    def read(then: Callable[[], None]) -> None:
        page.paper_button.setVisible(people.may(counter.officer(), May.PRINT))
        then()

    return Page(page, partial(read, page.start), partial(read, page.refresh))


def _papers(counter: Counter) -> Page[PapersPage]:
    from frontoffice.app.window.papers_controller import PapersController  # its worker
    from frontoffice.ui.reports.papers_page import PapersPage

    page = PapersPage(counter.register, counter.officer)
    papers = PapersController(counter.register, counter.settings_controller, counter.where, counter.officer, page)
    papers.made.connect(partial(show_paper, counter))
    page.left.connect(lambda: show_anew(counter, REPORTS.name))
    page.approved_asked.connect(partial(_show_approved, counter))
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    counter.ending.connect(papers.end)

    def start() -> None:
        papers.approving.show_approval()
        page.start()

    return Page(page, start, papers.approving.show_approval, keep=page.keeper.keep)


def _build_approved_page(counter: Counter) -> Page[ApprovedPage]:
    from frontoffice.app.window.approved_controller import ApprovedController  # its worker
    from frontoffice.ui.reports.approved_page import ApprovedPage

    page = ApprovedPage(counter.register)
    take = counter.controllers.read_notes.record_read
    papers = ApprovedController(counter.register, counter.settings_controller, counter.where, page, take)
    papers.made.connect(partial(show_paper, counter))
    page.opened.connect(partial(open_complaint, counter))
    page.left.connect(lambda: show_anew(counter, REPORTS.name))
    counter.ending.connect(papers.end)
    return Page(page, page.start, page.refresh)


def _exports(counter: Counter) -> Page[ExportsPage]:
    from frontoffice.ui.admin.exports_page import ExportsPage

    page = ExportsPage(counter.register)
    return Page(page, page.start, page.refresh)


def _reads(counter: Counter) -> Page[ReadsPage]:
    from frontoffice.app.window.list_export import ReadsExporter  # its worker
    from frontoffice.ui.admin.reads_page import ReadsPage

    page = ReadsPage(counter.register, counter.officer)
    page.opened.connect(partial(open_complaint, counter))
    counter.ending.connect(ReadsExporter(counter.register, page, counter.officer).end)
    return Page(page, page.start, page.refresh)


def _show_papers(counter: Counter, scope: Scope) -> None:
    if not people.may(counter.officer(), May.PRINT):
        return
    approved = None
    with contextlib.suppress(Unavailable):  # the page says it when it reads
        report = counter.register.approvals.present(scope)
        approved = report.content.words if report else None
    counter.window.stack.view(PAPERS).show_scope(scope, approved)
    counter.window.go(PAPERS.name)


def _show_approved(counter: Counter, scope: Scope) -> None:
    counter.window.go(APPROVED.name)
    counter.window.stack.view(APPROVED).show_scope(scope)


def _consultations(counter: Counter) -> Page[ConsultationPage]:
    from frontoffice.app.window.list_export import ConsultationExporter  # its worker
    from frontoffice.ui.consultations import ConsultationPage

    page = ConsultationPage(counter.register, counter.officer)
    counter.controllers.read_notes.guard(page.gate)
    page.opened.connect(partial(open_complaint, counter))
    page.turned.connect(partial(_go_on_as_complaint, counter))
    page.left.connect(lambda: show_anew(counter, REPORTS.name))
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    counter.ending.connect(ConsultationExporter(counter.register, page, counter.officer).end)
    return Page(page, page.start, page.refresh, keep=page.keeper.keep)


def _box(counter: Counter) -> Page[BoxPage]:
    from frontoffice.app.window import box_papers
    from frontoffice.domain.attachments import AttachmentKind
    from frontoffice.ui.box.box_page import BoxPage

    page = BoxPage(counter.register, counter.officer)

    def show_minutes(opening: BoxOpening) -> None:
        show_paper(counter, box_papers.minutes(counter.register, opening, counter.settings, counter.where))

    def show_board(opening: BoxOpening) -> None:
        with show_errors(page.say) as making:
            paper = box_papers.answers(counter.register, opening, counter.settings, counter.where)
        if making.worked:
            show_paper(counter, paper)

    page.minutes_asked.connect(show_minutes)
    page.board_asked.connect(show_board)
    page.opened.connect(partial(open_complaint, counter))
    page.scan_asked.connect(lambda subject: open_attachments(counter, subject, AttachmentKind.LETTER, back=BOX.name))
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    return Page(page, page.start, page.refresh, keep=page.keep)


def _slips(counter: Counter) -> Page[SlipPage]:
    from frontoffice.app.window import box_papers
    from frontoffice.ui.slips import SlipPage

    page = SlipPage(counter.register, counter.officer)
    page.print_asked.connect(
        lambda given: show_paper(counter, box_papers.slips(counter.register, given, counter.settings, counter.where))
    )
    page.record_asked.connect(partial(_record_from_slip, counter))
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    return Page(page, page.start, page.refresh)


def _record_from_slip(counter: Counter, use: SlipUse) -> None:
    """Show the intake for a handwritten slip; it is recorded under that number."""
    from frontoffice.register.commands.drafts import Draft

    register = counter.register
    on = dates.in_digits(dates.local_date(use.received_at, register.zone))
    fields = {SLIP: str(use), "received_on": on, "received_why": "Listrik padam, ditulis pada slip"}
    counter.window.go(INTAKE.name)
    if counter.window.page_name == INTAKE.name:
        draft = Draft(new_id(), counter.officer().officer_id, register.now(), fields)
        counter.window.stack.view(INTAKE).take_up(draft)


def _go_on_as_complaint(counter: Counter, subject: UUID) -> None:
    """Show a consultation as an unrecorded complaint; nothing happens where none is recorded."""
    counter.window.go(INTAKE.name)
    if counter.window.page_name == INTAKE.name:
        page = counter.window.stack.view(INTAKE)
        with show_errors(page.show_message):
            page.take_up(counter.register.consulting.draft_of(subject, counter.officer()))


def _show_consultations(counter: Counter, sought: ConsultationFilter) -> None:
    counter.window.stack.view(CONSULTATIONS).show_list(sought)
    counter.window.show_page(CONSULTATIONS.name)


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
    chapter="Laporan ({key:page.reports})",
    leads_back=True,
)
PAPERS: Final = PageSpec("report_papers", _papers, needs=May.PRINT, chapter="Kertas laporan")
APPROVED: Final = PageSpec(
    "report_approved", _build_approved_page, needs=May.READ_REPORTS, chapter="Laporan yang disahkan"
)
CONSULTATIONS: Final = PageSpec(
    "consultations",
    _consultations,
    switch=switches.CONSULTATIONS,
    needs=May.READ_REPORTS,
    key="Shift+F2",
    icon="record",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Consultat&ions")),
    chapter="Konsultasi",
    leads_back=True,
)
EXPORTS: Final = PageSpec(
    "exports",
    _exports,
    needs=May.READ_EXPORTS,
    icon="copy",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "E&xported lists")),
    chapter="Daftar yang diekspor",
)
READS: Final = PageSpec(
    "reads",
    _reads,
    needs=May.READ_READS,
    icon="eye",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "W&hat readers looked at")),
    chapter="Pemeriksa",
    leads_back=True,
)
BOX: Final = PageSpec(
    "box",
    _box,
    needs=May.RECORD,
    key="Shift+F3",
    icon="list",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Su&ggestion box")),
    chapter="Kotak saran",
    leads_back=True,
)
SLIPS: Final = PageSpec(
    "slips",
    _slips,
    needs=May.RECORD,
    needs_numbers=True,
    key="Shift+F8",
    icon="paper-out",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Numbered slips")),
    chapter="Listrik padam",
    leads_back=True,
    is_rare=always,  # until power or network fail
)
JOINED: Final = PageSpec("joined", _build_joined_page, chapter="Beberapa pengadu pada satu nomor")
REPORT_PAGES: Final[tuple[PageSpec[Any], ...]] = (
    REPORTS,
    PAPERS,
    APPROVED,
    CONSULTATIONS,
    BOX,
    SLIPS,
    EXPORTS,
    READS,
    JOINED,
)
