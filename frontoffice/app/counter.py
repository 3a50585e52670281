"""The counter at work: every page, who is signed in, and what follows from what.

Pages know nothing of each other; here their signals are joined.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from frontoffice import settings as settings_file
from frontoffice.app.configured import desk_of, facts_of
from frontoffice.app.paper import PaperDesk
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.desk import Notice
from frontoffice.register.officers import NOBODY
from frontoffice.register.register import Register
from frontoffice.register.spool import JobState, PrintJob
from frontoffice.settings import Printer, Settings, Theme, Transport
from frontoffice.ui import words
from frontoffice.ui.background import Worker
from frontoffice.ui.complaint_page import ComplaintPage
from frontoffice.ui.day_page import DayPageView
from frontoffice.ui.find_page import FindPage
from frontoffice.ui.help_page import HelpPage
from frontoffice.ui.intake import IntakePage
from frontoffice.ui.lists_page import ListsPage
from frontoffice.ui.main_window import SIGN_IN, MainWindow
from frontoffice.ui.officers_page import OfficersPage
from frontoffice.ui.paper_page import PaperPage
from frontoffice.ui.recorded import Recorded
from frontoffice.ui.settings_page import SettingsPage
from frontoffice.ui.sign_in import SignIn

_PRINTED: Final = frozenset({JobState.HANDED_OVER, JobState.ACCEPTED})


class Counter:
    """One open register with its window. ``end`` stops the workers and closes the register."""

    def __init__(
        self,
        register: Register,
        settings: Settings,
        where: Places,
        apply_theme: Callable[[Theme], object],
        failures: Iterable[Unavailable] = (),
    ) -> None:
        self.register = register
        self.settings = settings
        self.where = where
        self._apply_theme = apply_theme
        self._back = "day"
        self.printing = Worker("printer")
        self._checking = Worker("check")
        self.paper = PaperDesk(register, settings, self.printing, where.papers)
        self.window = MainWindow(settings, register.now, register.zone)
        self._make_pages()
        self._join_pages()
        self._join_paper()
        self.refresh_counts()
        self.show_printer()
        for failure in failures:
            self.window.show_notice(words.unavailable(failure), failure.code)
        for notice in register.notices():
            self.window.show_notice(words.notice(notice), notice.code)
        self._checking.run(lambda: verify_beside(where), self._verified, lambda _error: None)

    def officer(self) -> Officer:
        """Who is signed in."""
        return self.window.signed_in or NOBODY

    def end(self) -> None:
        """Stop the workers, then close the register."""
        self.printing.stop()
        self._checking.stop()
        self.register.close()

    def tell_bug(self) -> None:
        """Something unexpected happened; it is in the log, and the work goes on."""
        self.window.show_notice(words.notice(Notice("unexpected", {"log": str(self.where.log)})), "unexpected")

    def _make_pages(self) -> None:
        register, settings = self.register, self.settings
        self.sign_in = SignIn(register)
        self.intake = IntakePage(register, settings, self.officer)
        self.recorded = Recorded(settings)
        self.day = DayPageView(register, self.officer)
        self.find = FindPage(register)
        self.complaint = ComplaintPage(register, self.officer)
        self.unprinted = PaperPage(register)
        self.officers = OfficersPage(register, self.officer)
        self.lists = ListsPage(register, self.officer)
        self.settings_page = SettingsPage(settings)
        self.help = HelpPage()
        pages = {
            SIGN_IN: self.sign_in,
            "record": self.intake,
            "recorded": self.recorded,
            "day": self.day,
            "find": self.find,
            "complaint": self.complaint,
            "paper": self.unprinted,
            "officers": self.officers,
            "lists": self.lists,
            "settings": self.settings_page,
            "help": self.help,
        }
        for name, page in pages.items():
            self.window.add_page(name, page)

    def _join_pages(self) -> None:
        self.sign_in.signed_in.connect(self._signed_in)
        self.window.navigated.connect(self._navigated)
        self.intake.recorded.connect(self._recorded)
        self.intake.amended.connect(self._amended)
        self.recorded.next_asked.connect(lambda: self.window.go("record"))
        for page in (self.intake, self.recorded, self.day, self.find, self.unprinted):
            page.opened.connect(self.open_complaint)
        self.day.changed.connect(lambda _subject: self.refresh_counts())
        self.complaint.changed.connect(lambda _subject: self.refresh_counts())
        self.complaint.amend_asked.connect(self._amend)
        self.complaint.left.connect(self._leave_complaint)
        self.lists.changed.connect(lambda: self.intake.use(self.settings))
        self.settings_page.saved.connect(self._save_settings)
        self.settings_page.test_asked.connect(self._print_test)

    def _join_paper(self) -> None:
        self.recorded.print_asked.connect(lambda subject: self._print(subject, ""))
        self.complaint.print_asked.connect(self._print)
        self.unprinted.print_asked.connect(lambda subject: self._print(subject, ""))
        self.unprinted.outcome_told.connect(
            lambda job_id, whole: self.paper.tell_outcome(job_id, whole, self.officer())
        )
        self.paper.changed.connect(self._paper_changed)
        self.paper.failed.connect(self._paper_failed)
        self.paper.saved.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    # --- what follows from what ------------------------------------------------------------------------------------

    def _signed_in(self, officer: Officer) -> None:
        self.window.show_officer(officer)
        if self.window.page_name == "record" and self.intake.is_empty():
            self.intake.start()

    def _navigated(self, name: str) -> None:
        if name == "record" and self.intake.is_empty():
            self.intake.start()
        elif name == "day":
            self.day.start()
        elif name == "find":
            self.find.start()
        elif name == "paper":
            self.unprinted.start()

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
        if self.window.page_name in ("day", "find", "paper", "record", "recorded"):
            self._back = self.window.page_name
        self.complaint.show_complaint(subject)
        self.window.show_page("complaint")

    def _leave_complaint(self) -> None:
        self.window.show_page(self._back)
        if self._back == "day":
            self.day.refresh()

    def refresh_counts(self) -> None:
        """Count today's complaints and the papers still to come."""
        try:
            today = self.register.day(self.register.today()).totals.all
            unprinted = len(self.register.paper_jobs())
        except Unavailable as error:
            self.window.show_notice(words.unavailable(error), error.code)
            return
        self.window.set_counts(today=today, unprinted=unprinted)

    # --- paper -----------------------------------------------------------------------------------------------------

    def _print(self, subject: UUID, why: str) -> None:
        self.paper.print_receipt(subject, self.officer(), why)

    def _paper_changed(self, job: PrintJob) -> None:
        self.recorded.show_paper(job)
        self.show_printer(job)
        self.refresh_counts()
        if self.window.page_name == "complaint":
            self.complaint.refresh()
        elif self.window.page_name == "paper":
            self.unprinted.refresh()

    def _paper_failed(self, error: Refused | Unavailable) -> None:
        text = words.unavailable(error) if isinstance(error, Unavailable) else words.refused(error)
        self.window.show_notice(text, "paper")

    def show_printer(self, job: PrintJob | None = None) -> None:
        """The printer's light: what its last paper told."""
        chosen = self.settings.printer
        name = chosen.name or words.word(chosen.transport)
        if job is None or job.state in (JobState.QUEUED, JobState.SENDING):
            self.window.set_printer_light("", name)
        elif job.state in _PRINTED:
            self.window.set_printer_light("done", name)
        elif chosen.transport is Transport.NONE:
            self.window.set_printer_light("soon", name)
        else:
            self.window.set_printer_light("late", f"{name}: {words.reason(job.reason)}")

    def _print_test(self, chosen: Printer) -> None:
        self.paper.print_test(chosen, self.settings_page.show_test)

    # --- settings --------------------------------------------------------------------------------------------------

    def _save_settings(self, settings: Settings) -> None:
        try:
            if facts_of(settings) != facts_of(self.settings):
                self.register.configured(facts_of(settings), self.officer())
            settings_file.save(self.where.settings, settings)
        except Unavailable as error:
            self.settings_page.show_failure(error)
            return
        self.settings = settings
        self.register.desk = desk_of(settings)
        self.paper.use(settings)
        self.intake.use(settings)
        self.window.show_settings(settings)
        self._apply_theme(settings.theme)
        self.show_printer()
        self.settings_page.show_saved(settings)

    # --- the whole file --------------------------------------------------------------------------------------------

    def _verified(self, told: str) -> None:
        if told:
            self.window.show_notice(words.notice(Notice("chain_broken", {"where": told})), "chain_broken")
        else:
            self.window.drop_notice("ended_uncleanly")


def verify_beside(where: Places) -> str:
    """Check the whole file in a process of its own, so that the window never waits; "" when it is sound."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "frontoffice"]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    ended = subprocess.run(  # noqa: S603  (this very program)
        [*program, "verify", "--beside", "--data", str(Path(where.folder))],
        capture_output=True,
        text=True,
        check=False,
        creationflags=flags,
    )
    return "" if ended.returncode == 0 else (ended.stdout or ended.stderr).strip()[:200]
