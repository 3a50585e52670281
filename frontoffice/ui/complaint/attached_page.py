"""The attachments of one complaint: what is kept, looked at, printed and copied; and what is attached to it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.attachments import Attachment, AttachmentKind, AttachmentUse, RefusedFile
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import May, Officer
from frontoffice.register.commands.drafts import step_form
from frontoffice.register.commands.reading_log import ReadWhat
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.attachments import hidden_files, incoming_files, pending_files
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.attachments.hidden_files import NOTHING
from frontoffice.ui.attachments.unattached_files import LateFiles, RefusedBar, read_refused, write_refused
from frontoffice.ui.complaint.attached_list import AttachedList
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- Files that wait to be attached to one complaint: kept at this desk, hidden from whoever did not bring them ---
# What was refused waits with its names for who brought it, until it is an entry or is not to be named.

_PURPOSE: Final = "hidden files"  # of a question


class WaitingFiles(QObject):
    """Files in ``panel``, still to be attached.

    ``reasons`` asks why a hidden one is looked at, ``say`` says what failed.
    """

    def __init__(
        self,
        panel: AttachmentsPanel,
        register: Register,
        officer: Callable[[], Officer],
        reasons: ReasonBar,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(panel)
        self._panel, self._register, self._officer, self._reasons, self._say = panel, register, officer, reasons, say
        self._subject: UUID | None = None
        self._hiding = NOTHING
        self._refused = FormKeeper(register, self._fields, self)
        self._refused.failed.connect(lambda failure: say(wording.unavailable(failure)))
        panel.files.changed.connect(self._keep)
        panel.files.refused_changed.connect(self._refused.schedule_save)
        panel.reason_wanted.connect(lambda: reasons.ask(_PURPOSE, *pending_files.question()))
        reasons.given.connect(self._reveal)

    def begin(self, subject: UUID, there: int, kind: AttachmentKind | None) -> None:
        """Show the waiting files of a complaint with ``there`` bytes of attachments.

        ``kind`` is what is attached now, where known.
        """
        self._subject = subject
        self._refused.put_by()
        self._hide_others(subject)
        items = self._register.draft_attachments.of(subject)
        self._panel.begin(subject, items, there, kind, self._hiding, self._load_refused())

    def hand_over(self) -> None:
        """Hand the page over to the present officer."""
        if self._subject is not None:
            self._refused.put_by()
            self._hide_others(self._subject)
            self._panel.files.refused = self._load_refused()
            self.hide_again()

    def hide_again(self) -> None:
        """The page is left: what was shown for a reason is hidden again, and what was refused is safe."""
        self._refused.keep()
        self._panel.hand_over(self._hiding)

    def attach(self, step: UUID | None) -> int:
        """Attach them, in their order, and say how many were; what cannot be attached waits."""
        subject, items, count = self._subject, self._panel.files.items, 0
        if subject is None:
            return 0
        with show_errors(self._say):
            for one in items:
                self._register.attachments.attach(subject, one.new, self._officer(), one.attachment_id, step=step)
                count += 1
        self._panel.record(items[:count])
        self._panel.begin(subject, items[count:], hiding=self._hiding, refused=self._panel.files.refused)
        self._keep()
        return count

    def _load_refused(self) -> tuple[RefusedFile, ...]:
        """This officer's files for the complaint refused earlier."""
        form = step_form(self._subject, REFUSED_FILES) if self._subject else ""
        return read_refused(self._refused.open(form, self._officer().officer_id, {}))

    def _fields(self) -> dict[str, str]:
        refused = self._panel.files.refused
        return {REFUSED_FILES: write_refused(refused)} if refused else {}

    def _hide_others(self, subject: UUID) -> None:
        is_open = False  # where it cannot be read, too
        with show_errors(self._say):
            is_open = self._register.complaints.get(subject).intake.complainant.identity is Identity.OPEN
        self._hiding = hidden_files.from_others(self._officer().officer_id, is_open=is_open)

    def _keep(self, _row: int = 0) -> None:
        if self._subject is not None:
            with show_errors(self._say):
                self._register.draft_attachments.keep(self._subject, self._panel.files.items)

    def _reveal(self, why: str) -> None:
        subject, reasons = self._subject, self._reasons
        if reasons.purpose != _PURPOSE or subject is None:
            return
        with show_errors(reasons.show_problem) as writing:
            self._register.complaints.reveal(subject, why, self._officer(), reasons.action)
        if writing.worked:
            reasons.forget()
            self._panel.reveal()


# --- Every key of the page of a complaint's attachments, beside those of the files that are to be attached ---

_LIST: Final = "kept"
_FILE: Final = "kept_file"

ATTACHED_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("Ctrl+B", "add", May.CONTACT),
    PageKey("F9", "attach", May.CONTACT),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Ctrl+S", "save", May.PRINT),
    PageKey("Return", "show", within=_LIST),
    PageKey("Enter", "show", within=_LIST),
    PageKey("Delete", "withdraw", within=_LIST),
    PageKey("+", "larger", within=_FILE),
    PageKey("=", "larger", within=_FILE),
    PageKey("-", "smaller", within=_FILE),
    PageKey("PgDown", "next_page", within=_FILE),
    PageKey("PgUp", "previous_page", within=_FILE),
    PageKey("Ctrl+Right", "rotate", within=_FILE),
)


# --- attached page ---


class AttachedPage(QWidget):
    """``left``: the complaint, and from which page it came; ``printed``, ``saved``: an Attachment, its bytes, why."""

    left = Signal(object, str)
    printed = Signal(object, bytes, str)
    saved = Signal(object, bytes, str)

    attached_title: QLabel
    kept_page: QLabel
    attached_message: QLabel
    attached_empty: QLabel
    reason_place: QVBoxLayout
    kept_area: QWidget
    kept: QListWidget
    kept_place: QVBoxLayout
    new_area: QWidget
    new_place: QVBoxLayout
    add_button: QPushButton
    attached_row: QWidget
    attach_button: QPushButton
    print_button: QPushButton
    save_button: QPushButton
    withdraw_button: QPushButton
    back_button: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], reader: AttachmentReader) -> None:
        super().__init__()
        load_ui("complaint/attached_page", into=self)
        self._register, self._officer = register, officer
        self._subject, self._back = UUID(int=0), ""
        self.looked_at: Callable[[ReadWhat, str], object] = lambda _what, _which: None
        self._step: UUID | None = None
        self._kind: AttachmentKind | None = None
        self._whys: dict[UUID, str] = {}  # why what is hidden is looked at, until the page is left
        self._looked: dict[UUID, bytes] = {}
        self._message = MessageLine(self.attached_message)
        self.list = AttachedList(self.kept, reader, register.attachments.content)
        self.viewer = AttachmentViewer(reader)
        self.viewer.setObjectName("kept_file")
        self.kept_place.addWidget(self.viewer)
        self.panel = AttachmentsPanel(reader, lambda: register.reference_data.limits)
        self.new_place.addWidget(self.panel)
        self.new_place.addWidget(RefusedBar(self.panel.files))
        self.late = LateFiles(self.panel.files, register)
        self.reasons = ReasonBar()
        self.reason_place.addWidget(self.reasons)
        self.waiting = WaitingFiles(self.panel, register, officer, self.reasons, self._message.show)
        self.setAcceptDrops(True)
        self._connect()
        self.new_area.hide()

    def open(
        self,
        subject: UUID,
        kind: AttachmentKind | None = None,
        step: UUID | None = None,
        row: int = -1,
        *,
        back: str = "",
    ) -> None:
        """Show the attachments of a complaint, at once the file of ``row``.

        ``kind`` and ``step`` are of what is to be attached now, ``back`` names the page that it leads back to.
        """
        self._subject, self._step, self._kind, self._back = subject, step, kind, back
        self._forget()
        self.reasons.forget()
        with show_errors(self._message.show):
            self._read(row)
            self.waiting.begin(subject, sum(one.size for one in self.list.kept), kind)
            waits = bool(self.panel.files.items or self.panel.files.refused)
            self._show_new(row < 0 and (waits or kind is not None or not self.list.kept))
            if row >= 0:
                self._ask(AttachmentUse.SHOWN)

    def refresh(self) -> None:
        """Reload the attachments; what is being attached stays."""
        if self._subject.int:
            with show_errors(self._message.show):
                self._read(self.kept.currentRow())

    def another_officer(self) -> None:
        """Take over for another officer, without revealed attachments and another's pending files."""
        self._forget()
        self.reasons.forget()
        self.refresh()
        self.waiting.hand_over()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask the hidden attachments when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()
            self.waiting.hide_again()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and images may be dropped anywhere on the page."""
        if incoming_files.brings_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer the dropped files for attaching."""
        event.acceptProposedAction()
        self._show_new(True)
        self.panel.files.add(incoming_files.from_mime(event.mimeData(), self.tr("Dropped image")))

    def go_back(self) -> None:
        """One step back: from the question, from a page, from what is attached now, to the complaint."""
        if self.reasons.isVisible():
            self.reasons.leave()
        elif self.new_area.isVisible() and self.panel.is_viewing:
            self.panel.go_back()
        elif self.new_area.isVisible() and self.list.kept and self._kind is None:
            self._show_new(False)
        elif self.viewer.isVisible() and not self.kept.hasFocus():
            self.kept.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit(self._subject, self._back)

    def attach(self) -> None:
        """Attach the files of the panel; what cannot be attached stays there."""
        count = self.waiting.attach(self._step)
        if refused := self.panel.files.refused:
            with show_errors(self._message.show) as writing:
                self._register.attachments.note_refused(self._subject, refused, self._officer(), new_id())
            if writing.worked:
                self.panel.files.forget_refused()
        with show_errors(self._message.show):
            self._read(len(self.list.kept) + count - 1)
        if count and not self.panel.files.items:
            self._show_new(False)
            self._message.show(self.tr("Attached and written in the story: %n file(s).", "", count), "done")

    def _read(self, chosen: int = 0) -> None:
        number = self._register.complaints.get(self._subject).number_text
        self.attached_title.setText(self.tr("Attachments of {number}").format(number=number))
        self.list.show_attachments(self._register.attachments.of(self._subject), max(0, chosen))
        self._offer()

    def _forget(self) -> None:
        self._whys.clear()
        self._looked.clear()
        self.list.mask()
        self._close_viewer()
        self._message.show("")

    def _close_viewer(self, _row: int = 0) -> None:
        self.viewer.forget()
        self.viewer.hide()
        self.kept_page.clear()

    def _show_new(self, new: bool) -> None:
        self._close_viewer()
        self.new_area.setVisible(new)
        self.kept_area.setHidden(new)
        self._offer()
        self._focus()

    def _focus(self) -> None:
        if self.new_area.isHidden():
            self.kept.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.focus()

    def _offer(self) -> None:
        new = not self.new_area.isHidden()
        self.attach_button.setVisible(new)
        self.attach_button.setEnabled(bool(self.panel.files.items or self.panel.files.refused))
        for button in (self.add_button, self.print_button, self.save_button, self.withdraw_button):
            button.setVisible(not new)
        self.attached_empty.setVisible(not self.list.kept and not new)

    # --- one of those that are kept ----------------------------------------------------------------------------------

    def _ask(self, use: AttachmentUse | None) -> None:
        """Show, print, save or withdraw (None) the marked file: at once, or once it was said why."""
        one = self.list.current
        if one is None or not self.new_area.isHidden():
            return
        if use is None or (one.hidden and one.attachment_id not in self._whys):
            question, confirm = self._question(use)
            before = next(reversed(self._whys.values()), "")  # of the one before, mostly
            self.reasons.ask((one.attachment_id, use), question, confirm, proposed="" if use is None else before)
        else:
            self._do(one, use, self._whys.get(one.attachment_id, ""))

    def _question(self, use: AttachmentUse | None) -> tuple[str, str]:
        if use is None:
            text = self.tr("Why is it taken back? It stays readable: what was written stays written.")
            return text, self.tr("Take it back")
        text = self.tr("This may show who complained. Why is it looked at? The reason and your name are written down.")
        return text, self.tr("Show it")

    def _on_given(self, why: str) -> None:
        asked = self.reasons.purpose
        one = self.list.current
        if one is None or not isinstance(asked, tuple) or asked[0] != one.attachment_id:
            return
        use = asked[1]
        if use is not None:
            self._do(one, use, why)
            return
        with show_errors(self.reasons.show_problem) as writing:
            self._register.attachments.withdraw(one.attachment_id, why, self._officer(), self.reasons.action)
        if writing.worked:
            self.reasons.forget()
            self.refresh()

    def _do(self, one: Attachment, use: AttachmentUse, why: str) -> None:
        say = self.reasons.show_problem if self.reasons.isVisible() else self._message.show
        with show_errors(say) as reading:
            self.looked_at(ReadWhat.ATTACHMENT, f"{one.no}, {self.attached_title.text()}")
            if use is AttachmentUse.SHOWN and not one.hidden:
                content = self._register.attachments.content(one.attachment_id)
            elif use is AttachmentUse.SHOWN and one.attachment_id in self._looked:
                content = self._looked[one.attachment_id]
            else:
                content = self._register.attachments.open(one.attachment_id, use, self._officer(), new_id(), why)
        if not reading.worked:
            self.list.wait_for(one, self._message.show)
            return
        if one.hidden:
            self._whys[one.attachment_id], self._looked[one.attachment_id] = why, content
            self.list.reveal(one)
        self.reasons.forget()
        if use is AttachmentUse.SHOWN:
            self.viewer.show()
            self.viewer.show_file(content, max(1, one.pages))
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.printed if use is AttachmentUse.PRINTED else self.saved).emit(one, content, why)

    def say(self, text: str, state: str) -> None:
        """Show the result of printing or saving a file."""
        self._message.show(text, state)

    def _connect(self) -> None:
        actions: dict[str, Callable[[], object]] = {
            "back": self.go_back,
            "add": lambda: self._show_new(True),
            "attach": self.attach,
            "print": lambda: self._ask(AttachmentUse.PRINTED),
            "save": lambda: self._ask(AttachmentUse.SAVED),
            "show": lambda: self._ask(AttachmentUse.SHOWN),
            "withdraw": lambda: self._ask(None),
            "larger": lambda: self.viewer.zoom(1),
            "smaller": lambda: self.viewer.zoom(-1),
            "next_page": lambda: self.viewer.turn(1),
            "previous_page": lambda: self.viewer.turn(-1),
            "rotate": self.viewer.rotate,
        }
        bind_keys(self, ATTACHED_KEYS, actions)
        flow = FlowLayout(self.attached_row)
        for name in ("attach", "add", "print", "save", "withdraw", "back"):
            button = getattr(self, f"{name}_button")
            button.clicked.connect(actions[name])
            flow.addWidget(button)
        self.kept.currentRowChanged.connect(self._close_viewer)
        self.kept.itemDoubleClicked.connect(lambda _item: self._ask(AttachmentUse.SHOWN))
        self.viewer.turned_to.connect(self._show_page)
        self.reasons.given.connect(self._on_given)
        self.reasons.closed.connect(self._focus)
        self.panel.files.changed.connect(lambda _row: self._offer())
        self.panel.files.refused_changed.connect(self._offer)
        self.panel.left.connect(self.go_back)

    def _show_page(self, page: int, pages: int) -> None:
        self.kept_page.setText(self.tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
