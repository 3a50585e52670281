"""Papers of the office: documents about one complaint, day's page, morning list, and how a due date was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from frontoffice.app.window.files_controller import FilesController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.guarded import show_errors, show_unavailable

if TYPE_CHECKING:
    from frontoffice.app.window.office_documents import MadeDocument
    from frontoffice.app.workers.background import Worker
    from frontoffice.documents.case_file import DocumentRequest
    from frontoffice.domain.complaint import Complaint
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.day.day_page import DayPage
    from frontoffice.ui.shell.main_window import MainWindow
    from frontoffice.ui.worklist.worklist_page import WorklistPage


_PAGE: Final = "Halaman Register"


class DocumentsController(QObject):
    """Controller of documents; ``made`` carries an OfficePaper and its message.

    A long day's page is laid out by a worker.
    """

    made = Signal(object, str)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        window: MainWindow,
        officer: Callable[[], Officer],
        files: FilesController,
    ) -> None:
        super().__init__()
        self._files = files
        self._register, self._settings, self._where = register, settings, where
        self._window, self._officer = window, officer
        self._worker: Worker | None = None

    def end(self) -> None:
        """Stop the worker."""
        if self._worker is not None:
            self._worker.stop()

    def make(self, wanted: DocumentRequest, page: ComplaintPage) -> None:
        """Make a document about one complaint; the page says that it is made, or why there is none."""
        from frontoffice.app.window import office_documents
        from frontoffice.documents.case_file import NAMES
        from frontoffice.ui.preview.print_order import OfficePaper

        with show_errors(page.show_not_made) as making:
            made = office_documents.make(self._register, self._settings.current, wanted, self._officer())
        if not making.worked:
            return
        note = page.show_made()

        def show(whole: MadeDocument) -> None:
            kind = NAMES[whole.kind]
            opened = partial(whole.keep, self._where.opened)
            heading, more = f"{kind} {whole.number_text}", self._more(whole)
            paper = OfficePaper(kind, heading, whole.pdf, opened, keep_in=whole.keep, **more)
            self.made.emit(paper, note)

        if made.attached:
            self._add_attached(made, lambda whole: show(whole) if page.isVisibleTo(self._window) else None)
        else:
            show(made)

    def _more(self, made: MadeDocument) -> Mapping[str, Any]:
        """Further formats of a letter: a Word file."""
        if made.letter is None:
            return {}
        from frontoffice.app.window import word_letters

        layout, by = self._settings.current.layout, self._officer()
        word = word_letters.word_file(made, self._register, self._files.reading, self._where, layout, by)
        return {"word": word}

    def _add_attached(self, made: MadeDocument, done: Callable[[MadeDocument], None]) -> None:
        """Put the pages of the attachments behind a dossier; what cannot be made images of is only in its list."""
        from frontoffice.app.workers.background import Worker
        from frontoffice.documents.layout.pdf_pages import join_pdfs

        pdfs, left = [made.pdf], list(made.attached)

        def join() -> MadeDocument:
            return replace(made, pdf=join_pdfs(pdfs, made.proof.file if made.proof else None))

        def go_on(flat: bytes | None = None) -> None:
            pdfs.extend([flat] if flat else [])
            if left:
                self._files.reading.flatten(left.pop(0), go_on, lambda _error: go_on())
                return
            self._worker = self._worker or Worker("pages")
            self._worker.run(join, done, _raise)

        go_on()

    def print_day(self, on: date, counter: str, page: DayPage) -> None:
        """Lay the day's page out beside the window: a long day takes a second."""
        from frontoffice.app.window import office_documents
        from frontoffice.app.workers.background import Worker
        from frontoffice.documents.lists.register_page import register_page
        from frontoffice.ui.preview.print_order import OfficePaper

        with show_errors(page.show_not_made) as reading:
            day = office_documents.day_page(self._register, self._settings.current, on, counter, self._officer())
        if not reading.worked:
            return

        def show(pdf: bytes) -> None:
            if page.isVisibleTo(self._window):  # else whoever asked has gone on to something else
                keep = partial(office_documents.keep_page, day, pdf)
                heading = f"{_PAGE} {counter} {dates.in_words(on)}"
                self.made.emit(OfficePaper(_PAGE, heading, pdf, partial(keep, self._where.opened), keep_in=keep), "")

        def show_failure(error: Exception) -> None:
            with show_unavailable(lambda failure: page.show_not_made(wording.unavailable(failure))):
                raise error

        self._worker = self._worker or Worker("pages")
        self._worker.run(lambda: register_page(day), show, show_failure)

    def print_morning(self, page: WorklistPage, *, of_all: bool) -> None:
        """Record the printing of the morning list, one's own or everybody's, then lay it out in the background."""
        from frontoffice.app.window import office_documents
        from frontoffice.app.workers.background import Worker
        from frontoffice.documents.layout import output_file
        from frontoffice.documents.lists import morning_list
        from frontoffice.ui.preview.print_order import OfficePaper

        by = self._officer()
        with show_errors(page.show_not_made) as reading:
            sheet = office_documents.morning_sheet(self._register, self._settings.current, by, of_all=of_all)
        if not reading.worked:
            return

        def show(pdf: bytes) -> None:
            is_here = self._officer().officer_id == by.officer_id  # and nobody took the counter over meanwhile
            if is_here and page.isVisibleTo(self._window):  # else whoever asked has gone on to something else
                kind = morning_list.NAME
                name = output_file.file_name(f"{kind.lower()} {sheet.on.isoformat()}", "pdf")
                keep = partial(output_file.write_into, pdf, name)
                paper = OfficePaper(kind, kind, pdf, partial(keep, self._where.opened), keep_in=keep)
                self.made.emit(paper, "")

        def show_failure(error: Exception) -> None:
            with show_unavailable(lambda failure: page.show_not_made(wording.unavailable(failure))):
                raise error

        self._worker = self._worker or Worker("pages")
        self._worker.run(lambda: morning_list.morning_paper(sheet), show, show_failure)

    def explain_due(self, complaint: Complaint) -> None:
        """Show day by day how the due date of a complaint was counted, and its other deadlines."""
        from frontoffice.ui.complaint import complaint_head
        from frontoffice.ui.widgets.due_explanation import DueDialog

        with show_unavailable(self._window.show_failure) as read:
            calendar = self._register.calendar.calendar_of(complaint)
            case = self._register.handling.case(complaint.subject)
        if read.worked:
            _, others = complaint_head.due(complaint, case)
            DueDialog(calendar, complaint.received_on, complaint.due, self._window, others=others).open()


def _raise(error: Exception) -> None:
    raise error  # a bug: what is joined are papers of this program
