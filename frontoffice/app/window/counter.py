"""The counter at work: every page, who is signed in, and what follows from what.

Pages know nothing of each other; here their signals are joined. Only the sign-in page is made at the start; the others
are made while the officer types the PIN, or when they are first wanted, so that the program is there at once.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from frontoffice import settings as settings_file
from frontoffice.app.desk_settings import desk_of, facts_of
from frontoffice.app.printing import printer_status
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.numbers_notice import NumbersNotice
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.commands.spool import PrintJob
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Settings, Theme, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.main_window import SIGN_IN, MainWindow
from frontoffice.ui.shell.sign_in import SignIn

if TYPE_CHECKING:
    from frontoffice.app.background import Background, Worker
    from frontoffice.app.centre.centre_controller import CentrePages
    from frontoffice.app.printing.print_task import PrinterTestResult
    from frontoffice.app.printing.printing_controller import PrintingController
    from frontoffice.app.window.file_check import Checked, FileCheck
    from frontoffice.documents.case_file import Wanted
    from frontoffice.domain.complaint import Complaint
    from frontoffice.ui.admin.settings_page import SettingsPage
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.day.day_page import DayPageView
    from frontoffice.ui.intake.intake_page import IntakePage
    from frontoffice.ui.intake.recorded_page import Recorded
    from frontoffice.ui.printers.printers_page import PrintersPage
    from frontoffice.ui.printers.unprinted_page import PaperPage
    from frontoffice.ui.search.search_page import FindPage
    from frontoffice.ui.worklist.worklist_page import WorkPage

_log = logging.getLogger(__name__)
_LETTERS: Final = "huruf yang tercetak tidak lengkap"  # the reason that stands on the paper


class Counter:
    """One open register with its window. ``end`` stops the workers and closes the register.

    ``check`` looks through the whole file and tells whether it is whole; it runs beside the window.
    """

    def __init__(
        self,
        register: Register,
        settings: Settings,
        where: Places,
        apply_theme: Callable[[Theme], object],
        failures: Iterable[Unavailable] = (),
        check: Callable[[Places], Checked] | None = None,
    ) -> None:
        self.register = register
        self.settings = settings
        self.where = where
        self._apply_theme = apply_theme
        self._back = "day"
        self._near_end = False  # the roll of the printer of the settings, by its last word
        self._ended = False
        self._worked: UUID | None = None  # who signed in last
        self._workers: list[Worker] = []
        self.window = MainWindow(settings, register.now, register.zone)
        self.window.navigated.connect(self._navigated)
        self._notices = NoticeController(self.window, where.acknowledged, self.officer)
        self._numbers = NumbersNotice(register, self.window)
        self._add_pages()
        self.show_printer()
        for failure in failures:
            self.window.show_notice(wording.unavailable(failure), failure.code)
        self._noticed = 0
        self._show_notices()
        self._check = check

    def warm_up(self) -> None:
        """Make the pages that are not made yet, one each time nothing else is to be done; then check the file."""
        if self._ended:
            return
        if self.window.make_next_page():
            QTimer.singleShot(0, self.window, self.warm_up)
            return
        self.refresh_counts()
        self._warn_of_outdated_dates()
        if self.settings.printer.transport is not Transport.NONE:
            self.paper.check_printer()
        self.centre.begin()
        look = self._check or self.file_check.look
        self._work("check").run(lambda: look(self.where), self._verified, self._not_verified)

    @cached_property
    def file_check(self) -> FileCheck:
        """The check of the whole file, in a process of its own."""
        from frontoffice.app.window.file_check import FileCheck  # noqa: PLC0415

        return FileCheck()

    def _work(self, name: str) -> Worker:
        from frontoffice.app.background import Worker  # noqa: PLC0415

        worker = Worker(name)
        self._workers.append(worker)
        return worker

    def officer(self) -> Officer:
        """Who is signed in."""
        return self.window.signed_in or NOBODY

    def end(self) -> None:
        """Stop the printers and the other workers, then close the register."""
        self._ended = True
        if "file_check" in self.__dict__:
            self.file_check.stop()
        if "paper" in self.__dict__:
            self.paper.end()
        if "centre" in self.__dict__:
            self.centre.end()
        for worker in self._workers:
            worker.stop()
        try:
            self.register.close()
        except Unavailable as error:
            _log.warning(
                "the register was not closed: %s", error.code
            )  # the next start checks it, as after a power cut

    def tell_bug(self) -> None:
        """Something unexpected happened; it is in the log, and the work goes on."""
        self._notices.show(Notice("unexpected", {"log": str(self.where.log)}))

    # --- pages: each is made, and its signals joined, when it is first wanted -----------------------------------------

    @cached_property
    def intake(self) -> IntakePage:
        """Where complaints are written down."""
        from frontoffice.ui.intake.intake_page import IntakePage  # noqa: PLC0415

        page = IntakePage(self.register, self.settings, self.officer)
        page.recorded.connect(self._recorded)
        page.amended.connect(self._amended)
        page.opened.connect(self.open_complaint)
        return page

    @cached_property
    def recorded(self) -> Recorded:
        """The number, large."""
        from frontoffice.ui.intake.recorded_page import Recorded  # noqa: PLC0415

        page = Recorded(self.settings)
        page.next_asked.connect(lambda: self.window.go("record"))
        page.print_asked.connect(lambda subject: self._print(subject, ""))
        page.opened.connect(self.open_complaint)
        self._join_paper(page)
        return page

    @cached_property
    def day(self) -> DayPageView:
        """The day as the book's page."""
        from frontoffice.ui.day.day_page import DayPageView  # noqa: PLC0415

        page = DayPageView(self.register, self.officer)
        page.print_asked.connect(self._print_page)
        page.opened.connect(self.open_complaint)
        page.changed.connect(lambda _subject: self.refresh_counts())
        return page

    @cached_property
    def find(self) -> FindPage:
        """Where complaints are found again."""
        from frontoffice.ui.search.search_page import FindPage  # noqa: PLC0415

        page = FindPage(self.register)
        page.opened.connect(self.open_complaint)
        return page

    @cached_property
    def work(self) -> WorkPage:
        """What needs action."""
        from frontoffice.ui.worklist.worklist_page import WorkPage  # noqa: PLC0415

        page = WorkPage(self.register, self.officer)
        page.opened.connect(self.open_complaint)
        page.calendar_asked.connect(lambda: self.window.go("calendar"))
        return page

    @cached_property
    def complaint(self) -> ComplaintPage:
        """One complaint with its story."""
        from frontoffice.ui.complaint.complaint_page import ComplaintPage  # noqa: PLC0415

        page = ComplaintPage(self.register, self.officer)
        page.changed.connect(lambda _subject: self.refresh_counts())
        page.changed.connect(
            lambda _subject: self._warn_of_outdated_dates()
        )  # one that is opened again has its old dates
        page.amend_asked.connect(self._amend)
        page.left.connect(self._leave_complaint)
        page.print_asked.connect(self._print)
        page.image_asked.connect(self._print_image)
        page.due_asked.connect(self._explain_due)
        page.document_asked.connect(self._make_document)
        return page

    @cached_property
    def unprinted(self) -> PaperPage:
        """The papers that have not come out for certain."""
        from frontoffice.ui.printers.unprinted_page import PaperPage  # noqa: PLC0415

        page = PaperPage(self.register, self.settings)
        page.opened.connect(self.open_complaint)
        page.print_asked.connect(lambda subject: self._print(subject, ""))
        page.dropped.connect(lambda job_id: self.paper.drop(job_id, self.officer()))
        self._join_paper(page)
        return page

    @cached_property
    def settings_page(self) -> SettingsPage:
        """This counter's settings."""
        from frontoffice.ui.admin.settings_page import SettingsPage  # noqa: PLC0415

        page = SettingsPage(self.settings)
        page.saved.connect(lambda settings: self._save_settings(settings, page, self._made("printers")))
        page.printers_asked.connect(lambda: self.window.go("printers"))
        return page

    @cached_property
    def printers(self) -> PrintersPage:
        """The printers of this counter and their test pages."""
        from frontoffice.ui.printers.printers_page import PrintersPage  # noqa: PLC0415

        page = PrintersPage(self.settings, self.register.today)
        page.saved.connect(lambda settings: self._save_settings(settings, page, self._made("settings_page")))
        page.test_asked.connect(lambda printer: self.paper.print_test(printer, self._tested))
        page.find_asked.connect(lambda transport: self.paper.search_printers(transport, page.show_found))
        page.find_stopped.connect(self._stop_finding)
        page.left.connect(lambda: self.window.go("settings"))
        return page

    @cached_property
    def centre(self) -> CentrePages:
        """The exchange with the centre: its worker, its light, its pages."""
        from frontoffice.app.centre.centre_controller import CentrePages  # noqa: PLC0415  (after the sign-in page is there)

        return CentrePages(self)

    @cached_property
    def paper(self) -> PrintingController:
        """Prints receipts; knows the printer's language, which is read in only now."""
        from frontoffice.app.printing.printing_controller import PrintingController  # noqa: PLC0415

        desk = PrintingController(self.register, self.settings, self.where.papers)
        desk.changed.connect(self._paper_changed)
        desk.failed.connect(self._paper_failed)
        desk.why_asked.connect(self._ask_why)
        desk.seen.connect(self._printer_seen)
        desk.folded.connect(self._paper_folded)
        desk.boxes.connect(lambda job, count: self._tell_letters("boxes", job, count))
        desk.saved.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        return desk

    def _officers(self) -> QWidget:
        from frontoffice.ui.admin.officers_page import OfficersPage  # noqa: PLC0415

        return OfficersPage(self.register, self.officer)

    def _calendar(self) -> QWidget:
        from frontoffice.ui.admin.calendar_page import CalendarPage  # noqa: PLC0415

        page = CalendarPage(self.register, self.officer)
        page.changed.connect(self.refresh_counts)
        page.changed.connect(self._warn_of_outdated_dates)
        return page

    def _limits(self) -> QWidget:
        from frontoffice.ui.admin.limits_page import LimitsPage  # noqa: PLC0415

        page = LimitsPage(self.register, self.officer)
        page.changed.connect(self.refresh_counts)
        return page

    def _lists(self) -> QWidget:
        from frontoffice.ui.admin.reference_data_page import ListsPage  # noqa: PLC0415

        page = ListsPage(self.register, self.officer)
        page.changed.connect(lambda: self.intake.use(self.settings))
        return page

    def _help(self) -> QWidget:
        from frontoffice.ui.shell.help_page import HelpPage  # noqa: PLC0415

        return HelpPage()

    def _add_pages(self) -> None:
        sign_in = SignIn(self.register, _training_pin() if self.settings.training else "")
        sign_in.signed_in.connect(self._signed_in)
        self.window.add_page(SIGN_IN, sign_in)
        later: dict[str, Callable[[], QWidget]] = {
            "record": lambda: self.intake,
            "recorded": lambda: self.recorded,
            "day": lambda: self.day,
            "work": lambda: self.work,
            "complaint": lambda: self.complaint,
            "find": lambda: self.find,
            "paper": lambda: self.unprinted,
            "settings": lambda: self.settings_page,
            "printers": lambda: self.printers,
            "centre": lambda: self.centre.page,
            "connecting": lambda: self.centre.connecting,
            "officers": self._officers,
            "calendar": self._calendar,
            "limits": self._limits,
            "lists": self._lists,
            "help": self._help,
        }
        for name, make in later.items():
            self.window.add_page_later(name, make)

    # --- what follows from what ------------------------------------------------------------------------------------

    def _signed_in(self, officer: Officer) -> None:
        before, self._worked = self._worked, officer.officer_id
        self.window.show_officer(officer)
        self.refresh_counts()
        self._numbers.tell(again=True)
        if self.window.page_name == "complaint" and before not in (None, officer.officer_id):
            self.complaint.another_officer()
        else:
            self._refresh_front()
        if self.settings.printers and self.window.header.unprinted:
            self.paper.resume_jobs(officer)
        handed_over = "intake" in self.__dict__ and self.intake.hand_over()
        if not handed_over and self.window.page_name == "record" and self.intake.is_empty():
            self.intake.start()

    def _navigated(self, name: str) -> None:
        if name == "record" and self.intake.is_empty():
            self.intake.start()
        elif name == "day":
            self.day.start()
        elif name == "find":
            self.find.start()
        elif name == "work":
            self.work.start()
        elif name == "paper":
            self.unprinted.start()
        elif name == "centre":
            self.centre.page.start()

    def _recorded(self, complaint: Complaint) -> None:
        self.recorded.show_recorded(complaint)
        self.window.show_page("recorded")
        self.refresh_counts()
        self._print(complaint.subject, "")

    def _amended(self, complaint: Complaint) -> None:
        self.refresh_counts()
        self.open_complaint(complaint.subject)

    def _amend(self, complaint: Complaint) -> None:
        self.intake.keep()
        self.intake.amend(complaint)
        self.window.show_page("record")

    def open_complaint(self, subject: UUID) -> None:
        """Show one complaint; leaving it leads back to where it was opened from."""
        if self.window.page_name in ("day", "work", "find", "paper", "record", "recorded", "centre"):
            self._back = self.window.page_name
        self.complaint.show_complaint(subject)
        self.window.show_page("complaint")

    def _make_document(self, wanted: Wanted) -> None:
        from frontoffice.app.window.office_documents import make  # noqa: PLC0415

        try:
            path = make(self.register, self.settings, self.where.letters, wanted, self.officer())
        except Refused as error:
            self.complaint.tell_not_saved(wording.refused(error))
        except Unavailable as error:
            self.complaint.tell_not_saved(wording.unavailable(error))
        else:
            self.complaint.tell_saved(path, opened=QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _print_page(self, on: date, counter: str) -> None:
        """Lay the day's page out beside the window: a long day takes a second."""
        from frontoffice.app.window import office_documents  # noqa: PLC0415

        try:
            told = office_documents.day_page(self.register, self.settings, on, counter, self.officer())
        except (Refused, Unavailable) as error:
            self.day.show_failure(error)
            return
        folder = self.where.pages
        self._pages.run(lambda: office_documents.keep_page(told, folder), self._page_kept, self._page_not_kept)

    @cached_property
    def _pages(self) -> Background:
        return self._work("pages")

    def _page_kept(self, path: Path) -> None:
        self.day.show_kept(path, opened=QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _page_not_kept(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        self.day.show_failure(error)

    def _explain_due(self, complaint: Complaint) -> None:
        from frontoffice.ui.widgets.due_dialog import DueDialog  # noqa: PLC0415

        try:
            calendar = self.register.counted_by(complaint)
        except Unavailable as error:
            self.window.show_notice(wording.unavailable(error), error.code)
            return
        DueDialog(calendar, complaint.received_on, complaint.due, self.window).open()

    def _leave_complaint(self) -> None:
        self.window.show_page(self._back)
        if self._back == "day":
            self.day.refresh()
        elif self._back == "work":
            self.work.refresh()

    def refresh_counts(self) -> None:
        """Count today's complaints and the papers still to come; show what the register noticed since."""
        self._show_notices()
        try:
            today = self.register.recorded_today()
            unprinted = self.register.paper_count()
            work = self.register.work_counts(self.officer())
        except Unavailable as error:
            self.window.show_notice(wording.unavailable(error), error.code)
            return
        self.window.set_counts(today=today, unprinted=unprinted)
        self.window.set_work(waiting=work["mine"], late=bool(work["late"]))

    def numbers_settled(self) -> None:
        """Somebody decided about this counter's numbers, or entries came that may concern them."""
        self._numbers.tell()

    def _warn_of_outdated_dates(self) -> None:
        """Say how many open complaints an older calendar gave their dates."""
        try:
            outdated = self.register.outdated_dates()
        except Unavailable as error:
            self.window.show_notice(wording.unavailable(error), error.code)
            return
        if outdated:
            self._notices.show(Notice("dates_outdated", {"count": outdated}))
        else:
            self._notices.withdraw("dates_outdated")

    def _show_notices(self) -> None:
        noticed = self.register.notices()
        for notice in noticed[self._noticed :]:
            self._notices.show(notice)
        self._noticed = len(noticed)

    def others_wrote(self) -> None:
        """Entries of other desks came in: whatever is in front shows them, and keeps its place and what is typed."""
        self.refresh_counts()
        self.numbers_settled()
        if "intake" in self.__dict__:
            self.intake.use(self.settings)  # a channel or a service may be another one now
        self._warn_of_outdated_dates()
        self._refresh_front()

    def _refresh_front(self) -> None:
        """Read what is in front anew; it keeps its place."""
        front = self.window.page_name
        if front in ("day", "work", "complaint") and front in self.__dict__:
            getattr(self, front).refresh()

    # --- paper -----------------------------------------------------------------------------------------------------

    def _print(self, subject: UUID, why: str) -> None:
        self.paper.print_receipt(subject, self.officer(), why)

    def _join_paper(self, page: Recorded | PaperPage) -> None:
        """What both pages that tell of papers ask for."""
        page.outcome_told.connect(lambda job_id, whole: self.paper.record_answer(job_id, whole, self.officer()))
        page.stop_asked.connect(self._stop_paper)
        page.later_asked.connect(self._put_off)
        page.image_asked.connect(self._print_image)
        page.elsewhere_asked.connect(
            lambda subject, printer: self.paper.print_receipt(subject, self.officer(), on=printer)
        )

    def _stop_paper(self, job_id: UUID) -> None:
        self.paper.stop(job_id)

    def _put_off(self, job_id: UUID) -> None:
        self.paper.put_off(job_id)

    def _print_image(self, subject: UUID, why: str = _LETTERS) -> None:
        self.paper.print_receipt(subject, self.officer(), why, as_image=True)

    def _paper_folded(self, job: PrintJob, count: int) -> None:
        if self.window.page_name == "recorded":
            self.recorded.show_folded(job, count)
        else:
            self._tell_letters("folded", job, count)

    def _tell_letters(self, code: str, job: PrintJob, count: int) -> None:
        self._notices.show(Notice(code, {"number": job.number_text, "count": count}))

    def _paper_changed(self, job: PrintJob) -> None:
        self.recorded.show_paper(job)
        self.show_printer(job)
        self.refresh_counts()
        if self.window.page_name == "complaint":
            self.complaint.refresh()
        elif self.window.page_name == "paper":
            self.unprinted.refresh()

    def _ask_why(self, subject: UUID) -> None:
        self.open_complaint(subject)
        self.complaint.ask_print()

    def _paper_failed(self, error: Refused | Unavailable) -> None:
        text = wording.unavailable(error) if isinstance(error, Unavailable) else wording.refused(error)
        self.window.show_notice(text, "paper")

    def show_printer(self, job: PrintJob | None = None) -> None:
        """The printer's light, as its last paper tells."""
        if job is not None and job.reason == printer_status.PAPER_OUT:
            self._near_end = False  # it has ended; of the next one nothing is known yet
        told = printer_status.status_of_job(job, self.settings.printer, near_end=self._near_end)
        if told is not None:
            self.window.set_printer_light(*told)

    def _printer_seen(self, code: str) -> None:
        """How the printer is while it prints nothing, or as a paper begins."""
        self._near_end = code == printer_status.NEAR_END
        self.window.set_printer_light(*printer_status.status_of_printer(code, self.settings.printer))

    def _stop_finding(self) -> None:
        if "paper" in self.__dict__:
            self.paper.stop_search()

    def _tested(self, tried: PrinterTestResult) -> None:
        failure = None if tried.worked else Unavailable(tried.outcome.reason)
        self.printers.show_test(failure, tried.findings, may_be_out=tried.may_be_out)

    # --- settings --------------------------------------------------------------------------------------------------

    def _made(self, page: str) -> Any:
        """The page of that name, if it is made already."""
        return self.__dict__.get(page)

    def _save_settings(self, settings: Settings, page: SettingsPage | PrintersPage, other: Any) -> None:
        """Keep what stands on ``page``; the ``other`` page of settings takes it over and keeps what was typed there."""
        try:
            self.keep_settings(settings)
        except Unavailable as error:
            page.show_failure(error)
            return
        page.show_saved(settings)
        if other is not None:
            other.use(settings)

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings and go on by them. Raises Unavailable; then those before stand."""
        settings_file.save(self.where.settings, settings)
        if facts_of(settings) != facts_of(self.settings):
            self._write_down(settings)
        self._near_end = self._near_end and settings.printer.identity == self.settings.printer.identity
        self.settings = settings
        self.register.desk = desk_of(settings)
        for made in ("paper", "intake", "recorded", "unprinted", "settings_page", "printers"):
            if made in self.__dict__:
                getattr(self, made).use(settings)
        self.window.show_settings(settings)
        self._apply_theme(settings.theme)
        self.show_printer()
        self.numbers_settled()
        self.centre.use(settings)

    def _write_down(self, settings: Settings) -> None:
        """Tell the journal; when it does not take it, the file goes back to what the journal says."""
        try:
            self.register.configured(facts_of(settings), self.officer())
        except (Refused, Unavailable):
            with contextlib.suppress(Unavailable):
                settings_file.save(self.where.settings, self.settings)
            raise

    # --- the whole file --------------------------------------------------------------------------------------------

    def _verified(self, found: Checked) -> None:
        from frontoffice.app.window.file_check import Verdict  # noqa: PLC0415  (long after the sign-in page is there)

        if found.verdict is Verdict.WHOLE:
            self._notices.withdraw("ended_uncleanly")
        elif found.verdict is not Verdict.CALLED_OFF:
            self._notices.show(Notice(str(found.verdict), {"where": found.told}))
        if found.verdict is Verdict.DIFFERS:
            try:
                self.register.ask_rebuild()
            except Unavailable as error:
                self.window.show_notice(wording.unavailable(error), error.code)

    def _not_verified(self, _error: Exception) -> None:
        from frontoffice.app.window.file_check import Checked, Verdict  # noqa: PLC0415

        self._verified(Checked(Verdict.UNKNOWN))


def _training_pin() -> str:
    from frontoffice.app.training import practice_register  # noqa: PLC0415  (a counter at work never needs it)

    return practice_register.PIN
