"""Papers of the office: documents about one complaint, the day's page, and how a due date was counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.guarded import guarded, guarded_failure

if TYPE_CHECKING:
    from frontoffice.app.background import Worker
    from frontoffice.documents.case_file import DocumentRequest
    from frontoffice.domain.complaint import Complaint
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.day.day_page import DayPage
    from frontoffice.ui.shell.main_window import MainWindow


class DocumentsController:
    """Makes the files and opens them in the desktop's own viewer. A long day's page is laid out by a worker."""

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        window: MainWindow,
        officer: Callable[[], Officer],
    ) -> None:
        self._register, self._settings, self._where = register, settings, where
        self._window, self._officer = window, officer
        self._worker: Worker | None = None

    def end(self) -> None:
        """Stop the worker."""
        if self._worker is not None:
            self._worker.stop()

    def make(self, wanted: DocumentRequest, page: ComplaintPage) -> None:
        """Make a document about one complaint; the page says where it is kept, or why there is none."""
        from frontoffice.app.window import office_documents

        letters = self._where.letters
        with guarded(page.show_not_saved) as making:
            path = office_documents.make(self._register, self._settings.current, letters, wanted, self._officer())
        if making.worked:
            page.show_saved(path, opened=_open(path))

    def print_day(self, on: date, counter: str, page: DayPage) -> None:
        """Lay the day's page out beside the window: a long day takes a second."""
        from frontoffice.app.background import Worker
        from frontoffice.app.window import office_documents

        with guarded(page.show_not_kept) as reading:
            day = office_documents.day_page(self._register, self._settings.current, on, counter, self._officer())
        if not reading.worked:
            return
        folder = self._where.pages

        def show_failure(error: Exception) -> None:
            with guarded_failure(lambda failure: page.show_not_kept(wording.unavailable(failure))):
                raise error

        self._worker = self._worker or Worker("pages")
        self._worker.run(
            lambda: office_documents.keep_page(day, folder),
            lambda path: page.show_kept(path, opened=_open(path)),
            show_failure,
        )

    def explain_due(self, complaint: Complaint) -> None:
        """Show day by day how the due date of a complaint was counted."""
        from frontoffice.ui.widgets.due_dialog import DueDialog

        with guarded_failure(self._window.show_failure) as read:
            calendar = self._register.calendar.counted_by(complaint)
        if read.worked:
            DueDialog(calendar, complaint.received_on, complaint.due, self._window).open()


def _open(path: Path) -> bool:
    """Whether a program of the desktop shows the file now."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
