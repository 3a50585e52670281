"""Receipts at the window: requests, the officers' answers about them, and failures."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from frontoffice.app.printing import printer_status
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import Officer
from frontoffice.errors import NoticeCode, Refused, Unavailable
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow

# --- The printer's light in the status bar, by its last receipt or by how it is while it prints nothing ---


class PrinterLight:
    """Status light of the printer in the settings, with a memory of its roll near the end."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        self._window, self._printer = window, settings.printer
        self._near_end = False  # by the printer's last word

    def use(self, settings: Settings) -> None:
        """Go by these settings; of another printer's roll nothing is known yet."""
        self._near_end = self._near_end and settings.printer.identity == self._printer.identity
        self._printer = settings.printer

    def show_job(self, job: PrintJob | None = None) -> None:
        """Show it by its last receipt."""
        if job is not None and job.reason == printer_status.PAPER_OUT:
            self._near_end = False  # it has ended; of the next one nothing is known yet
        light = printer_status.status_of_job(job, self._printer, near_end=self._near_end)
        if light is not None:
            self._window.set_printer_light(*light)

    def show_seen(self, code: str) -> None:
        """Show how the printer is while it prints nothing, or as a receipt begins."""
        self._near_end = code == printer_status.NEAR_END
        self._window.set_printer_light(*printer_status.status_of_printer(code, self._printer))


# --- receipt controller ---

if TYPE_CHECKING:
    from frontoffice.app.printing.printing_controller import PrintingController
    from frontoffice.ui.shell.main_window import MainWindow

_LETTERS: Final = "huruf yang tercetak tidak lengkap"  # the reason that stands on the paper


class AsksForPaper(Protocol):
    """Page with one receipt and its outcome."""

    outcome_answered: SignalInstance
    stop_asked: SignalInstance
    later_asked: SignalInstance
    image_asked: SignalInstance
    elsewhere_asked: SignalInstance


class ReceiptController(QObject):
    """Controller of receipts; ``job_changed`` carries a PrintJob, ``reason_asked`` the subject of a further receipt.

    ``folded`` carries a PrintJob, and how many letters on its receipt are not as they were written, ``saved`` the Path
    of a receipt that was saved as a PDF.
    """

    job_changed = Signal(object)
    reason_asked = Signal(object)
    folded = Signal(object, int)
    saved = Signal(object)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        folder: Path,
        window: MainWindow,
        notices: NoticeController,
        officer: Callable[[], Officer],
    ) -> None:
        super().__init__()
        self._register, self._settings, self._folder = register, settings, folder
        self._window, self._notices, self._officer = window, notices, officer
        self.light = PrinterLight(window, settings.current)
        self._desk: PrintingController | None = None
        settings.changed.connect(self._use)
        self.light.show_job()

    @property
    def desk(self) -> PrintingController:
        """The workers of the printers; the printer's language is read in only now."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def _make_desk(self) -> PrintingController:
        from frontoffice.app.printing.printing_controller import PrintingController  # knows the printer's language

        desk = PrintingController(self._register, self._settings.current, self._folder)
        desk.changed.connect(self._show_changed)
        desk.failed.connect(self._show_failure)
        desk.why_asked.connect(self.reason_asked)
        desk.seen.connect(self.light.show_seen)
        desk.folded.connect(self.folded)
        desk.boxes.connect(lambda job, count: self.warn_of_letters(WindowNotice.BOXES, job, count))
        desk.saved.connect(_show_saved)
        desk.saved.connect(self.saved)
        return desk

    def begin(self) -> None:
        """See how the printer is, if there is one."""
        if self._settings.current.printer.transport is not Transport.NONE:
            self.desk.watch.check()

    def end(self) -> None:
        """Stop the workers; call it before the register closes."""
        if self._desk is not None:
            self._desk.end()

    def print_receipt(self, subject: UUID, why: str = "", joined: UUID | None = None) -> None:
        """Print the resi of a complaint, or of the complainant in the ``joined`` entry."""
        self.desk.print_receipt(subject, self._officer(), why, joined=joined)

    def print_image(self, subject: UUID, why: str = _LETTERS, joined: UUID | None = None) -> None:
        """Print it drawn, with every letter as it was written."""
        self.desk.print_receipt(subject, self._officer(), why, as_image=True, joined=joined)

    def connect_page(self, page: AsksForPaper) -> None:
        """Connect the requests of a page with receipts."""
        page.outcome_answered.connect(
            lambda job_id, whole: self.desk.answers.record(job_id, self._officer(), whole=whole)
        )
        page.stop_asked.connect(self._stop)
        page.later_asked.connect(self._put_off)
        page.image_asked.connect(self.print_image)
        page.elsewhere_asked.connect(self._print_elsewhere)

    def accept_double(self, job_id: UUID) -> None:
        """Record that an uncertain receipt was printed whole, twice."""
        self.desk.answers.record(job_id, self._officer(), whole=True, doubled=True)

    def take_back(self, job_id: UUID) -> None:
        """Take the answer about a receipt back."""
        self.desk.answers.take_back(job_id, self._officer())

    def drop(self, job_id: UUID) -> None:
        """Drop an unsent and unneeded job."""
        self.desk.drop(job_id, self._officer())

    def warn_of_letters(self, code: NoticeCode, job: PrintJob, count: int) -> None:
        """Warn of a receipt with that number of altered letters."""
        self._notices.show(Notice(code, {"number": job.number_text, "count": count}))

    def _stop(self, job_id: UUID) -> None:
        self.desk.dispatch.stop(job_id)

    def _put_off(self, job_id: UUID) -> None:
        self.desk.dispatch.put_off(job_id)

    def _print_elsewhere(self, subject: UUID, printer: Printer, joined: UUID | None = None) -> None:
        self.desk.print_receipt(subject, self._officer(), on=printer, joined=joined)

    def _show_changed(self, job: PrintJob) -> None:
        self.light.show_job(job)
        self.job_changed.emit(job)
        if job.state is JobState.CONFIRMED:
            with contextlib.suppress(Unavailable):  # it is asked again after the next start
                self._settings.learn_device(job.printer_id, self.desk.name_given_by(job.printer_id))

    def _show_failure(self, error: Refused | Unavailable) -> None:
        text = wording.unavailable(error) if isinstance(error, Unavailable) else wording.refusal_text(error)
        self._window.show_notice(text, "paper")

    def _use(self, settings: Settings) -> None:
        self.light.use(settings)
        if self._desk is not None:
            self._desk.use(settings)
        self.light.show_job()


def _show_saved(path: Path) -> None:
    """Show a saved resi in the desktop's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
