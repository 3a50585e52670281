"""The files of the case on the intake page: kept with its draft, recorded with it.

What is still being read at F9 delays nothing: it is attached to the complaint when it was read, or kept with the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from frontoffice.attaching.requests import ReadMail
from frontoffice.domain.attachments import AttachmentKind, NewAttachment, RefusedFile
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.attachments import incoming_files, unattached_files
from frontoffice.ui.attachments.hidden_files import NOTHING, Hiding
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.intake.asked_fields import read_text, write_text
from frontoffice.ui.intake.intake_fields import LETTER_CHANNEL, TICKED, fields_of, is_cut
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.intake.intake_sheet import IntakeSheet
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import keys_of

PAPERS: Final = {AttachmentKind.IDENTITY: "identity_copy", AttachmentKind.SUPPORTING: "documents"}
(_KEY,) = keys_of(INTAKE_KEYS, "show_attachments")
_REMEMBERED: Final = 50  # cases whose files may still be read


class IntakeAttachments(QObject):
    """``changed`` follows every change; ``mail_read`` carries a mail's fields for an empty form, and the mail.

    ``noticed`` carries a Notice about a complaint that was recorded before its file was read.
    """

    changed = Signal()
    mail_read = Signal(object, object)
    noticed = Signal(object)

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        sheet: IntakeSheet,
        button: QPushButton,
        is_empty: Callable[[], bool],
    ) -> None:
        super().__init__(sheet)
        self._register, self._officer, self._sheet, self._button = register, officer, sheet, button
        self._is_empty, self._panel = is_empty, sheet.side.attachments
        self._case: UUID | None = None
        self._who = officer().officer_id
        self._recorded: dict[UUID, tuple[UUID, Officer]] = {}
        self._ticked: set[str] = set()  # here, for a file: not what the officer ticked for a paper
        files = self.files = self._panel.files
        files.changed.connect(self._on_changed)
        files.came_late.connect(self._came_late)
        files.failed_late.connect(self._on_late_failure)
        files.refused_changed.connect(self.changed)
        files.takes_mail = self._takes_mail
        self._panel.bring, self._panel.takes_mail = self.take_files, True
        sheet.side.reasons.given.connect(self._reveal)
        files.busy.connect(lambda _waiting, _doing: self.show_count())
        sheet.form.files_pasted.connect(lambda mime: self.take(mime) if button.isEnabled() else None)
        sheet.setAcceptDrops(True)
        sheet.installEventFilter(self)
        for line in sheet.form.findChildren(QLineEdit):  # a file's path is no text for a field
            line.setAcceptDrops(False)

    def begin(self, case: UUID, *, is_new: bool, hiding: Hiding = NOTHING, refused: Iterable[RefusedFile] = ()) -> None:
        """Go over to another case. An amendment attaches nothing: the complaint's own page does."""
        self._case, self._who = case, self._officer().officer_id
        self._ticked.clear()
        items: tuple[PendingAttachment, ...] = ()
        with show_errors(self._sheet.show_message):
            items = self._register.draft_attachments.of(case) if is_new else ()
        self._sheet.side.reasons.forget()
        self._panel.begin(case, items, hiding=hiding, refused=refused)
        self._button.setVisible(is_new)
        self._button.setEnabled(is_new)  # nor by its key
        self.show_count()

    def hand_over(self, hiding: Hiding) -> None:
        """Hand the panel over to the present officer."""
        if self._who != (me := self._officer().officer_id):
            self._who = me
            self._sheet.side.reasons.forget()
            self._panel.hand_over(hiding)
            self._sheet.show_message("")  # it may name a file

    def _reveal(self, why: str) -> None:
        reasons, case = self._sheet.side.reasons, self._case
        with show_errors(reasons.show_problem) as writing:
            if case is not None:
                self._register.complaints.reveal_draft(case, why, self._officer(), reasons.action)
        if writing.worked:
            reasons.forget()
            self._panel.reveal()
            self.changed.emit()

    def new(self) -> tuple[NewAttachment, ...]:
        """Attachments to record with the case."""
        return tuple(one.new for one in self.files.items)

    def mark_recorded(self, case: UUID, subject: UUID) -> None:
        """The case is a complaint now; what of its files is still being read is attached to that."""
        self._panel.record(self.files.items)
        self._recorded[case] = subject, self._officer()
        while len(self._recorded) > _REMEMBERED:
            del self._recorded[next(iter(self._recorded))]

    def show_count(self) -> None:
        """Show the number of files on the button, with a mark for files being read."""
        count, reading = len(self.files.items), self.files.waiting
        parts = [str(count) if count else "", self.tr("reading…") if reading else ""]
        words = " ".join(part for part in (self.tr("Files"), *parts) if part)
        self._button.setText(f"{words} ({_KEY})")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle files and images dropped on the page, and leave text to the fields."""
        if isinstance(event, QDragEnterEvent) and self._button.isVisible() and self._button.isEnabled():
            if incoming_files.brings_files(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.take(event.mimeData())
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def take(self, mime: QMimeData) -> None:
        """Attach dropped files; a mail fills the form instead, and brings its files."""
        self.take_files(incoming_files.from_mime(mime, self.tr("Dropped image")))

    def take_files(self, files: Iterable[IncomingFile]) -> None:
        """Attach these; a mail among them fills the form first, whatever way they came."""
        files = list(files)
        mails = [one for one in files if one.is_mail]
        if mails:
            others = [one for one in files if one is not mails[0]]
            self._read_mail(mails[0], lambda: self.take_files(others))
            return
        others = files
        if others and self._is_empty():  # they begin a complaint in writing
            write_text(self._sheet.form.fields["channel"], LETTER_CHANNEL)
        self.files.add(others)
        if others:
            self._sheet.side.open_attachments()

    def take_mail_files(self, mail: ReadMail) -> None:
        """Attach the files of a mail."""
        self.files.add(IncomingFile(file.name, lambda file=file: file.content) for file in mail.files)  # type: ignore[misc]

    def _takes_mail(self, one: IncomingFile) -> bool:
        """Read a file as a mail, by its content rather than its name; False where the form has room for none."""
        if not self._is_empty():
            return False
        self._read_mail(one, lambda: None)
        return True

    def _read_mail(self, one: IncomingFile, then: Callable[[], None]) -> None:
        """Read a mail for an empty form. A hostile one takes a while: it is said beside the form, stopped there.

        ``then`` goes on with what came beside it.
        """
        if not self._is_empty():
            self._say_full(one.name)
            then()
            return
        who = self._who

        def on_done(mail: ReadMail) -> None:
            if who == self._who:
                self._fill(one.name, mail)
                then()
            else:
                self._sheet.show_message(
                    self.tr("Somebody else signed in while a mail was read: nothing of it is here. Drop it once more.")
                )

        def on_failed(error: Exception) -> None:
            self._mail_not_read(one.name, error, is_theirs=who == self._who)
            if who == self._who:
                then()

        self.files.read_mail(one, on_done, on_failed)
        if self.files.waiting:
            self._sheet.side.open_attachments()

    def _mail_not_read(self, name: str, error: Exception, *, is_theirs: bool) -> None:
        if not isinstance(error, (Refused, Unavailable)):
            raise error
        if not self.files.items and not self.files.waiting:
            self._sheet.side.close_panel()
        self._sheet.show_message(f"{name}: {wording.why_not(error)}" if is_theirs else "")
        if is_theirs:
            self.files.refuse(name, wording.why_not(error))

    def _fill(self, name: str, mail: ReadMail) -> None:
        if not self._is_empty():
            self._say_full(name)
            return
        before = self.files.refused
        self.mail_read.emit(fields_of(mail, self._register.zone), mail)
        for one in before:
            self.files.refuse(one.name, one.why, one.brought_by)
        for left_out in mail.left_out:
            why = self.tr("Left out of the mail: one file too many, an empty one, or a mail itself.")
            self.files.refuse(left_out or self.tr("A file without a name"), why)
        if mail.unseen:
            why = self.tr("%n part(s) of this mail were not looked at: it has too many.", "", mail.unseen)
            self.files.refuse(name, why)
        if is_cut(mail):
            why = self.tr("Its text is longer than fits; the rest is not here. Print the mail, scan and attach it.")
            self.files.refuse(name, why)

    def _say_full(self, name: str) -> None:
        text = self.tr("Something stands here already. Record it or keep it as a draft; then bring the mail again.")
        self._sheet.show_message(text)
        self.files.refuse(name, text)

    def _on_changed(self, _row: int) -> None:
        self._tick_papers()
        self.changed.emit()  # the draft first: it says how many there are
        if self._case is not None:
            with show_errors(self._sheet.show_message):
                self._register.draft_attachments.keep(self._case, self.files.items)
        self.show_count()

    def _tick_papers(self) -> None:
        """Tick the papers present among the files.

        A file that became another kind, or was taken out, takes its tick along.
        """
        fields = self._sheet.form.fields
        for kind, name in PAPERS.items():
            if self.files.has(kind):
                if read_text(fields[name]) != TICKED:
                    self._ticked.add(name)
                    write_text(fields[name], TICKED)
            elif name in self._ticked:
                self._ticked.remove(name)
                write_text(fields[name], "")

    def _came_late(self, case: UUID, one: PendingAttachment) -> None:
        if case in self._recorded:
            subject, officer = self._recorded[case]  # who brought the file: somebody else may be signed in by now
            with show_errors(lambda why: self._not_attached(subject, why, one)):
                self._register.attachments.attach(subject, one.new, officer, one.attachment_id)
                self._panel.record((one,))
            return
        with show_errors(self._sheet.show_message):  # its name is for who brought it: somebody else may sit here
            if any(draft.draft_id == case for draft in self._register.drafts.all()):
                unattached_files.store_with_waiting(self._register, case, one)

    def _on_late_failure(self, case: UUID, why: str, name: str) -> None:
        if case in self._recorded:
            subject, officer = self._recorded[case]
            with show_errors(self._sheet.show_message):
                self._register.attachments.note_refused(subject, [RefusedFile(name, why)], officer, new_id())
            self._not_attached(subject, why)
        else:  # of a draft
            self._sheet.show_message(why)

    def _not_attached(self, subject: UUID, why: str, one: PendingAttachment | None = None) -> None:
        """Show the failure above any page; what was read waits where the complaint's files are attached."""
        with show_errors(self._sheet.show_message):
            if one is not None:
                unattached_files.store_with_waiting(self._register, subject, one)
            self.noticed.emit(unattached_files.build_not_attached_notice(self._register, subject, why))
