"""The pages of the complaints: recorded, listed, found, handled, printed; and the ways from one to another.

Each page is a factory, that imports it, makes it and joins its signals to the counter, and its spec below.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from frontoffice.app.window import printed_files
from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import TRAINING_PIN, May
from frontoffice.ui.shell import page_spec
from frontoffice.ui.shell.page_spec import Badge, DeskKind, MenuGroup, Page, PageSpec
from frontoffice.ui.shell.sign_in import SignIn
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from pathlib import Path

    from frontoffice.domain.complaint import Complaint
    from frontoffice.register.commands.complaints import Recorded
    from frontoffice.ui.complaint.attached_page import AttachedPage
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.day.day_page import DayPage
    from frontoffice.ui.import_page import ImportPage
    from frontoffice.ui.inbox import InboxPage
    from frontoffice.ui.intake.intake_page import IntakePage
    from frontoffice.ui.intake.recorded_page import RecordedPage
    from frontoffice.ui.preview.preview_page import PreviewPage
    from frontoffice.ui.preview.print_order import OfficePaper
    from frontoffice.ui.printers.unprinted_page import UnprintedPage
    from frontoffice.ui.search.search_page import SearchPage
    from frontoffice.ui.worklist.worklist_page import WorklistPage


def _sign_in(counter: Counter) -> Page[SignIn]:
    page = SignIn(counter.register, TRAINING_PIN if counter.settings.training else "")
    page.signed_in.connect(counter.sign_in)
    counter.signed_in.connect(lambda _is_another: page.expect(counter.officer()))  # who took the counter over, as well
    counter.window.idle.reached.connect(lambda: page.say_idle(counter.settings.idle_minutes))
    return Page(page)


def _intake(counter: Counter) -> Page[IntakePage]:
    from frontoffice.ui.intake.intake_page import IntakePage

    page = IntakePage(counter.register, counter.settings, counter.officer, counter.controllers.files.reading)
    counter.controllers.files.scans.serve(page.side.attachments)
    page.files.noticed.connect(counter.notices.show)
    page.recorded.connect(partial(_show_recorded, counter))
    page.amended.connect(lambda complaint: open_complaint(counter, complaint.subject))
    page.abandoned.connect(partial(open_complaint, counter))
    page.opened.connect(partial(open_complaint, counter, back=INTAKE.name))

    def start() -> None:
        if page.is_empty():
            page.start()

    def hand_over(_is_another: bool) -> None:
        if not page.hand_over() and counter.window.page_name == INTAKE.name:
            start()

    counter.signed_in.connect(hand_over)
    counter.controllers.centre.came_in.connect(
        lambda: page.use(counter.settings)
    )  # a channel or a service may be another one
    return Page(page, start=start, use=page.use, keep=page.keep)


def _build_recorded_page(counter: Counter) -> Page[RecordedPage]:
    from frontoffice.ui.intake.recorded_page import RecordedPage

    log = counter.register.contacts.log
    page = RecordedPage(counter.settings, lambda case, sent, action: log(case, sent, counter.officer(), action))
    page.next_asked.connect(lambda: counter.window.go(INTAKE.name))
    page.print_asked.connect(counter.printing.print_receipt)
    page.opened.connect(partial(open_complaint, counter))
    counter.printing.connect_page(page)
    counter.printing.job_changed.connect(page.show_paper)
    counter.controllers.sending.connect_recorded(page)
    return Page(page, use=page.use)


def _day(counter: Counter) -> Page[DayPage]:
    from frontoffice.ui.day.day_page import DayPage

    page = DayPage(counter.register, counter.officer)
    where, known = counter.where, counter.settings_controller
    page.closing.closed.connect(lambda: printed_files.remove_of_the_day(where, printed=known.current.remove_printed))
    page.print_asked.connect(lambda on, series: counter.controllers.documents.print_day(on, series, page))
    page.opened.connect(partial(open_complaint, counter))
    page.closing.closed.connect(counter.controllers.backups.maker.make_all)
    counter.controllers.read_notes.guard(page.gate)
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    return Page(page, page.start, page.refresh)


def _work(counter: Counter) -> Page[WorklistPage]:
    from frontoffice.ui.worklist.worklist_page import WorklistPage

    page = WorklistPage(counter.register, counter.officer)
    counter.controllers.read_notes.guard(page.gate)
    page.calendar_asked.connect(counter.calendar_asked)
    page.page_asked.connect(counter.window.go)
    page.print_asked.connect(lambda of_all: counter.controllers.documents.print_morning(page, of_all=of_all))
    page.opened.connect(partial(open_complaint, counter))
    return Page(page, page.start, page.refresh)


def _find(counter: Counter) -> Page[SearchPage]:
    from frontoffice.app.window import status_papers
    from frontoffice.app.window.list_export import ListExporter
    from frontoffice.ui.search.lost_receipt_bar import LostReceiptBar
    from frontoffice.ui.search.search_page import SearchPage

    page = SearchPage(counter.register, counter.officer)
    counter.controllers.read_notes.guard(page.gate)
    page.opened.connect(partial(open_complaint, counter))
    lists = ListExporter(counter.register, counter.settings_controller, counter.where, counter.officer, page)
    lists.made.connect(partial(show_paper, counter))
    counter.ending.connect(lists.end)
    counter.signed_in.connect(lambda is_another: page.hand_over() if is_another else None)
    status_papers.join(counter, page)
    LostReceiptBar(page, counter.register, counter.officer).opened.connect(partial(open_complaint, counter))
    return Page(page, page.start, page.refresh)


def _build_unprinted_page(counter: Counter) -> Page[UnprintedPage]:
    from frontoffice.ui.printers.unprinted_page import UnprintedPage

    page = UnprintedPage(counter.register, counter.settings)
    page.opened.connect(partial(open_complaint, counter))
    page.print_asked.connect(counter.printing.print_receipt)
    page.dropped.connect(counter.printing.drop)
    page.doubled.connect(counter.printing.accept_double)
    page.take_back_asked.connect(counter.printing.take_back)
    counter.printing.connect_page(page)
    counter.printing.saved.connect(page.show_saved)
    return Page(page, page.start, page.refresh, page.use)


def _complaint(counter: Counter) -> Page[ComplaintPage]:
    from frontoffice.ui.complaint.attached_strip import AttachedStrip
    from frontoffice.ui.complaint.complaint_page import ComplaintPage

    page = ComplaintPage(counter.register, counter.officer, lambda: counter.settings.office)
    page.changed.connect(lambda _: counter.register_notices.warn_of_outdated_dates())  # one that is opened again
    page.amend_asked.connect(partial(_amend, counter))
    page.left.connect(lambda: show_anew(counter, counter.back or DAY.name))
    page.print_asked.connect(counter.printing.print_receipt)
    page.image_asked.connect(counter.printing.print_image)
    page.due_asked.connect(counter.controllers.documents.explain_due)
    page.attachments_asked.connect(partial(open_attachments, counter))
    page.row.others_asked.connect(partial(_open_others, counter))
    strip = AttachedStrip(page, counter.register, counter.controllers.files.reading)
    strip.opened.connect(lambda subject, row: open_attachments(counter, subject, None, None, row))
    page.document_asked.connect(lambda wanted: counter.controllers.documents.make(wanted, page))
    counter.controllers.sending.connect_complaint(page)
    counter.signed_in.connect(lambda is_another: page.another_officer() if is_another else None)
    return Page(page, refresh=page.refresh, keep=page.handling.drafts.keeper.keep)


def _build_attached_page(counter: Counter) -> Page[AttachedPage]:
    from frontoffice.app.window.attached_papers import AttachedPapers
    from frontoffice.ui.complaint.attached_page import AttachedPage

    page = AttachedPage(counter.register, counter.officer, counter.controllers.files.reading)
    page.looked_at = counter.controllers.read_notes.record_read
    counter.controllers.files.scans.serve(page.panel)
    page.left.connect(lambda case, back: show_anew(counter, back) if back else open_complaint(counter, case))
    page.list.asked.connect(counter.controllers.centre.desk.start_round)
    page.late.noticed.connect(counter.notices.show)
    papers = AttachedPapers(
        page, counter.register, counter.officer, counter.controllers.files.reading, counter.where.opened
    )
    papers.made.connect(partial(show_paper, counter))
    counter.signed_in.connect(lambda is_another: page.another_officer() if is_another else None)
    return Page(page, refresh=page.refresh)


def open_attachments(counter: Counter, subject: UUID, *of: Any, back: str = "") -> None:
    """Show a complaint's attachments, or attach to it; ``of`` and ``back`` as ``AttachedPage.open`` has them."""
    if counter.controllers.read_notes.complaint(subject, QCoreApplication.translate("ReadNotes", "Attachments")):
        counter.window.show_page(ATTACHED.name)
        counter.window.stack.view(ATTACHED).open(subject, *of, back=back)


def _open_others(counter: Counter, subject: UUID) -> None:
    if counter.controllers.read_notes.complaint(subject, QCoreApplication.translate("ReadNotes", "Complainants")):
        counter.window.stack.page("joined").view.open(subject)


def _preview(counter: Counter) -> Page[PreviewPage]:
    from frontoffice.ui.preview.preview_page import PreviewPage

    page = PreviewPage()
    page.left.connect(lambda: show_anew(counter, counter.controllers.previews.back or DAY.name))
    counter.controllers.previews.connect_page(page)
    counter.signed_in.connect(lambda is_another: counter.controllers.previews.forget() if is_another else None)
    return Page(page)


def open_complaint(counter: Counter, subject: UUID, back: str = "") -> None:
    """Show one complaint; leaving it leads ``back``, or to where it was opened. That a reader sees it is written."""
    if not counter.controllers.read_notes.complaint(subject):
        return
    window = counter.window
    if back or window.stack.specs[window.page_name].leads_back:
        counter.back = back or window.page_name
    window.stack.view(COMPLAINT).show_complaint(subject)
    window.show_page(COMPLAINT.name)


def show_paper(counter: Counter, paper: OfficePaper, note: str = "") -> None:
    """Show a paper of the office, with ``note`` said about it; leaving it leads back to where it was asked for."""
    window, previews = counter.window, counter.controllers.previews
    if not counter.controllers.read_notes.paper(paper.heading):
        return
    if window.page_name != PREVIEW.name:
        previews.back = window.page_name
    window.stack.page(PREVIEW.name)
    window.show_page(PREVIEW.name)
    previews.show(paper, note)


def show_anew(counter: Counter, name: str) -> None:
    """Show a page again after another one; what was committed meanwhile is read now."""
    counter.window.show_page(name)
    counter.window.stack.refresh_front()


def _show_recorded(counter: Counter, recorded: Recorded) -> None:
    counter.window.stack.view(RECORDED).show_recorded(recorded.complaint)
    counter.window.show_page(RECORDED.name)
    counter.printing.desk.print_recorded(recorded, counter.officer())


def _amend(counter: Counter, complaint: Complaint, revealed: bool) -> None:
    page = counter.window.stack.view(INTAKE)
    page.keep()
    page.amend(complaint, revealed=revealed)
    counter.window.show_page(INTAKE.name)


def _inbox(counter: Counter) -> Page[InboxPage]:
    from frontoffice.ui.inbox import InboxPage

    page, receiving = InboxPage(counter.register, counter.officer), counter.controllers.receiving
    page.recorded.connect(partial(_record_message, counter))
    page.opened.connect(partial(open_complaint, counter))
    page.look_asked.connect(receiving.look)
    receiving.changed.connect(page.show_state)
    page.show_state(receiving.state)
    page.export_chosen.connect(partial(_open_export, counter))
    return Page(page, page.start, page.refresh)


def _open_export(counter: Counter, path: Path) -> None:
    counter.window.go(IMPORT.name)
    if counter.window.page_name == IMPORT.name:
        counter.window.stack.view(IMPORT).open(path)


def _import(counter: Counter) -> Page[ImportPage]:
    from frontoffice.ui.attachments.incoming_files import from_path
    from frontoffice.ui.import_page import ImportPage

    reading = counter.controllers.files.reading
    page = ImportPage(
        counter.register, lambda path, done, failed: reading.read_table(from_path(path).take, done, failed)
    )
    page.left.connect(lambda: counter.window.go(INBOX.name))
    return Page(page, page.start)


def _record_message(counter: Counter, subject: UUID) -> None:
    """Show a message as an unrecorded complaint with its files; nothing happens where none is recorded."""
    counter.window.go(INTAKE.name)
    from frontoffice.ui.attachments.incoming_files import kept_file

    if counter.window.page_name == INTAKE.name:
        page, by = counter.window.stack.view(INTAKE), counter.officer()
        with show_errors(page.show_message):
            files = counter.register.receiving.files(subject, by)
            page.take_up(counter.register.receiving.draft_of(subject, by))
            page.files.take_files([kept_file(name, content) for name, content in files if content is not None])


# --- what header, menu, keys and rights are read from ----------------------------------------------------------------

SIGN_IN: Final = PageSpec(page_spec.SIGN_IN, _sign_in)
INTAKE: Final = PageSpec(
    "record",
    _intake,
    needs=May.RECORD,
    needs_numbers=True,
    key="F2",
    icon="record",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Record")),
    chapter="Mencatat ({key:page.record})",
    first_at=DeskKind.NUMBERING,
)
RECORDED: Final = PageSpec(
    "recorded", _build_recorded_page, needs=May.RECORD, chapter="Menyimpan: {key:intake.save}", leads_back=True
)
DAY: Final = PageSpec(
    "day",
    _day,
    key="F3",
    icon="day",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Today")),
    chapter="Register hari ini ({key:page.day})",
    leads_back=True,
    first_at=DeskKind.NUMBERING,
)
WORK: Final = PageSpec(
    "work",
    _work,
    key="F4",
    icon="late",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Actions")),
    badge=lambda counts: Badge(counts.waiting, "late" if counts.late else ""),
    chapter="Perlu tindakan ({key:page.work})",
    leads_back=True,
    first_at=DeskKind.HANDLING,
)
FIND: Final = PageSpec(
    "find",
    _find,
    key="F6",
    icon="find",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Find")),
    chapter="Mencari ({key:page.find})",
    leads_back=True,
)
UNPRINTED: Final = PageSpec(
    "paper",
    _build_unprinted_page,
    needs=May.PRINT,
    key="F8",
    icon="paper-out",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Print")),
    icon_suffices=True,
    badge=lambda counts: Badge(counts.unprinted, "soon" if counts.unprinted else ""),
    chapter="Resi belum tercetak ({key:page.paper})",
    leads_back=True,
)
INBOX: Final = PageSpec(
    "inbox",
    _inbox,
    needs=May.CONTACT,
    key="Shift+F5",
    icon="day",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Inbox")),
    is_rare=lambda settings: not (settings.mailbox.host or settings.form_folder or settings.training),
    chapter="Kotak masuk",
    leads_back=True,
)
IMPORT: Final = PageSpec("import", _import, needs=May.CONTACT, chapter="Ekspor situs dan SP4N-LAPOR!")
COMPLAINT: Final = PageSpec("complaint", _complaint, chapter="Halaman pengaduan")
ATTACHED: Final = PageSpec("attached", _build_attached_page, chapter="Lampiran sebuah pengaduan")
PREVIEW: Final = PageSpec("preview", _preview, chapter="Mencetak surat dan halaman register")
_MADE = (SIGN_IN, INTAKE, RECORDED, DAY, WORK, FIND, UNPRINTED, INBOX, IMPORT, COMPLAINT, ATTACHED, PREVIEW)
CASE_PAGES: Final[tuple[PageSpec[Any], ...]] = _MADE
