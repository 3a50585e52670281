"""The page on which an officer records a complaint, one case after the other, by keyboard alone.

Whatever is typed is kept as a draft within a second; F9 records it under the action that the case has had from its
beginning, so pressing it again never counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QPushButton

from frontoffice.attaching.results import ReadMail
from frontoffice.domain import intake_check
from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.domain.people import Officer
from frontoffice.domain.text.typed_text import one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.complaints import clean_intake
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.attachments.refused_bar import RefusedBar
from frontoffice.ui.attachments.refused_files import read_refused, write_refused
from frontoffice.ui.intake import masked_fields
from frontoffice.ui.intake.draft_keeper import DraftKeeper
from frontoffice.ui.intake.draft_state import DraftState
from frontoffice.ui.intake.intake_attachments import IntakeAttachments
from frontoffice.ui.intake.intake_case import WHY
from frontoffice.ui.intake.intake_fields import Fields, is_empty, write_fields
from frontoffice.ui.intake.intake_foot import IntakeFoot
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.intake.intake_sheet import IntakeSheet
from frontoffice.ui.intake.leave_bar import LeaveBar
from frontoffice.ui.intake.take_over_bar import TakeOverBar
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.form import show_beside
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of


class IntakePage(IntakeSheet):
    """``recorded`` gives a Recorded, ``amended`` a complaint; ``opened`` asks for one, ``abandoned`` left it alone."""

    recorded = Signal(object)
    amended = Signal(object)
    opened, abandoned = Signal(object), Signal(object)

    draft_state: QLabel
    ask_place: QLayout
    why: QLineEdit
    save_button: QPushButton
    draft_button: QPushButton
    drafts_button: QPushButton
    leave_button: QPushButton

    def __init__(
        self, register: Register, settings: Settings, officer: Callable[[], Officer], reader: AttachmentReader
    ) -> None:
        super().__init__(register, settings, officer, reader)
        self._foot = IntakeFoot(self, self.side.preview)
        self.leave_bar, self.take_over_bar = LeaveBar(), TakeOverBar()
        for bar in (self.leave_bar, self.take_over_bar):
            self.ask_place.addWidget(bar)
        self.keeper = DraftKeeper(register, officer, self._to_keep, self)
        self._drafts = DraftState(register, officer, self.draft_state, self.drafts_button)
        self.files = IntakeAttachments(register, officer, self, self.attach_button, self.is_empty)
        self._refused_bar = RefusedBar(self.files.files)
        self.left_lines.insertWidget(self.left_lines.indexOf(self.failure), self._refused_bar)  # just above F9
        self._connect_parts()
        self._connect_buttons()
        self._bind_keys()
        self._fit()
        self.start()

    def start(self) -> None:
        """Begin a new case. What stands here is kept as a draft; nothing of it is left in the form.

        When it cannot be kept now, it stays in the form: nothing that was typed is lost.
        """
        if self.keeper.keep():
            self._begin(None, {})

    def amend(self, complaint: Complaint, *, revealed: bool = False) -> None:
        """Amend ``complaint``: its fields are filled in, and a reason is asked for. What is hidden was ``revealed``."""
        if self.keeper.keep():
            masked = masked_fields.names_to_mask(complaint.intake.complainant.identity, revealed=revealed)
            self._begin(complaint, write_fields(complaint.intake), masked=masked)

    def keep(self) -> bool:
        """Keep what stands here as a draft, now; whether all of it is safe."""
        return self.keeper.keep()

    def hand_over(self) -> bool:
        """Somebody signed in: a confidential case that is not theirs leaves the form, and waits as its writer's draft.

        About any other case that is not theirs they are asked first: nobody else's work becomes theirs unasked.
        Returns whether that was said. When the disk does not take it now it stays: nothing that was typed is lost.
        """
        self.hints.clear()
        seen = Draft(self.keeper.case, self.keeper.owner, self._register.now(), self._to_keep())
        if self.case.may_see(seen, self.case.amended) or not self.keeper.keep():
            me = self._officer().officer_id
            if me != seen.officer_id:
                written_at = self.keeper.written_at
                self.form.hide_texts(masked_fields.draft_names_to_mask(seen, self.case.amended, me))
                self.keeper.written_at = written_at  # masks are no writing
            self.files.hand_over(masked_fields.files_hidden_in(seen, me))
            self._ask_whose(is_theirs=me == seen.officer_id)
            return False
        kept = not self.is_empty()
        self._begin(None, {})
        text = self.tr("The confidential case that stood here is a draft now, for its writer or the supervisor.")
        self.show_message(text if kept else "")
        return kept

    def _ask_whose(self, *, is_theirs: bool) -> None:
        """Ask about a form that somebody else left; until the answer nothing is written in it."""
        if is_theirs or self.is_empty():
            self.keeper.take_over()
            self.take_over_bar.hide()
        else:
            self.leave_bar.hide()
            self.side.close_panel()
            self.take_over_bar.ask(
                self._name_of(self.keeper.owner), self.keeper.written_at, self._register.now(), self._register.zone
            )
        self._lock(is_locked=self.take_over_bar.is_asking)

    def _name_of(self, officer_id: UUID) -> str:
        names = {}
        with show_errors(self.show_message):
            names = {one.officer_id: one.name for one in self._register.officers.all()}
        return names.get(officer_id, self.tr("Somebody else"))

    def _lock(self, *, is_locked: bool) -> None:
        for part in (self.form, self.form.manner_place, self.why, self.attach_button, self._refused_bar):
            part.setEnabled(not is_locked)

    def _take_over(self) -> None:
        """Go on with what somebody else left: it is recorded by whoever is here, and that is said."""
        name = self._name_of(self.keeper.owner)
        self.keeper.take_over()
        self._lock(is_locked=False)
        self.form.focus("description")
        self._say_taken_over(name)

    def _say_taken_over(self, name: str) -> None:
        text = self.tr("You go on with {name}'s form. It is recorded under your name.")
        self._message.show(text.format(name=name), "soon")

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the keys to the question that waits here."""
        super().showEvent(event)
        self.take_over_bar.focus()

    def is_empty(self) -> bool:
        """Whether nothing of the officer's stands here that going on to another case would take away."""
        return is_empty(self._to_keep())

    def _begin(
        self, amended: Complaint | None, fields: Fields, draft: Draft | None = None, masked: Collection[str] = ()
    ) -> None:
        hiding = Hiding(me := self._officer().officer_id)
        if draft is not None:
            masked, hiding = (
                masked_fields.draft_names_to_mask(draft, amended, me),
                masked_fields.files_hidden_in(draft, me),
            )
        self.case.begin(amended, fields)
        self.check_none()
        with show_errors(self.show_message):
            self.form.offer_channels(self._register.reference_data.channels(), fields.get("channel", ""))
            self.form.offer_lists(self._register.reference_data.meanings())
            self.form.say_unchecked(self._register.reference_data.list_unchecked_sources())
        self.why.setText(fields.get(WHY, ""))
        self.form.write(fields, masked)
        self.keeper.begin(draft)  # after the page filled the form by itself: that was nothing that was typed
        self.files.begin(self.keeper.case, is_new=amended is None, hiding=hiding, refused=read_refused(fields))
        self._show_title(amended)
        with show_errors(self.show_message):
            self.show_consequences()
            self._drafts.show_count(self.keeper.case)
        self.form.focus("description")

    def _show_title(self, amended: Complaint | None) -> None:
        """Show whether this is a new case, one from a slip, or one that is amended; close what is open beside it."""
        new = amended is None
        changed = self.tr("Amend {number}").format(number=amended.number_text) if amended else ""
        if new and (slip := self.case.slip) is not None:
            changed = self.tr("From slip {}").format(slip.number.no)
        self.title.setText(changed or self.tr("New complaint"))
        self._foot.dress(is_new=new)
        self.leave_bar.hide()
        self.take_over_bar.hide()
        self._lock(is_locked=False)
        self.attach_button.setEnabled(new)
        self.side.close_panel()
        self._fit()

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft; what stands here is kept as another."""
        with show_errors(self.show_message):
            amended = self.case.find_amended(draft)
            if not self.case.may_see(draft, amended):
                text = self.tr("This draft is confidential: whoever began it goes on with it, or the supervisor.")
                self.show_message(text)
            elif self.keeper.keep():
                self._begin(amended, dict(draft.fields), draft)
                self.keeper.take_over()
                self.form.focus("description" if draft.fields.get("description") else "name")
                if draft.officer_id != self._officer().officer_id:
                    self._say_taken_over(self._name_of(draft.officer_id))

    def _drop(self, draft: Draft) -> None:
        with show_errors(self.show_message):
            self._register.drafts.drop(draft.draft_id)
            self._show_drafts()
            self._drafts.show_count(self.keeper.case)

    def _show_drafts(self) -> None:
        self.keep()
        with show_errors(self.show_message):
            officers = {officer.officer_id: officer.name for officer in self._register.officers.all()}
            waiting = [draft for draft in self._register.drafts.all() if draft.draft_id != self.keeper.case]
            self.side.drafts.show_drafts(
                waiting, officers, self._register.zone, self.case.find_hidden_complainants(waiting)
            )
            self.side.open_drafts()

    def _to_keep(self) -> Fields:
        fields = self.case.to_keep(self.form.texts(), self.why.text(), len(self.files.new()))
        if fields and (refused := self.files.files.refused):
            fields = {**fields, REFUSED_FILES: write_refused(refused)}
        return masked_fields.to_keep(fields, self.form.masked, self.files.files.hidden.names)

    # --- recording it, amending it, or leaving it --------------------------------------------------------------------

    def save(self) -> None:
        """Record the case, or amend it; what the rules refuse is shown beside its field, and nothing is lost."""
        if not self.save_button.isEnabled():
            return
        if self.take_over_bar.is_asking:  # the answer first: the next F9 records
            self.take_over_bar.take_over.click()
            return
        self.show_message("")
        self.save_button.setEnabled(False)
        try:
            with show_errors(self.show_message, lambda refused: self.check_all(refused.problems)):
                self._record_or_amend()
        finally:
            self.save_button.setEnabled(True)

    def _record_or_amend(self) -> None:
        intake, found = self.case.read(self.form.settle_texts(), self.form.manner)
        if intake_check.refusals(found):
            self.show_consequences()
            raise Refused(*found)
        if self.case.amended is None:
            self._record(intake)
        else:
            self._amend(self.case.amended.subject, intake)

    def _record(self, intake: Intake) -> None:
        """Record a new case and queue its resi; every try has the action that is the case's own."""
        action, printer = self.keeper.case, self._settings.printer.label
        attached = self.files.new()
        recorded = self.case.record(intake, action, printer, attached, self.files.files.refused)
        self.files.mark_recorded(action, recorded.complaint.subject)
        self.keeper.forget()
        if recorded.complaint.intake != clean_intake(intake):
            self._go_on_amending(recorded.complaint)
            return
        with self.consequences_after_paint():
            self._begin(None, {})
        self.recorded.emit(recorded)

    def _amend(self, subject: UUID, intake: Intake) -> None:
        """Amend the case for the reason that was given; every try has the same action."""
        why, action = one_line(self.why.text()), self.keeper.case
        complaint = self._register.amendments.amend(subject, intake, why, self._officer(), action)
        self.keeper.forget()
        self._begin(None, {})
        self.amended.emit(complaint)

    def _go_on_amending(self, complaint: Complaint) -> None:
        """A try that seemed to fail had recorded the case; what was changed since is not lost, it amends."""
        self._begin(complaint, self.form.texts(), masked=self.form.masked)
        text = self.tr(
            "This is recorded as {number} already. What you changed since stands here: write why, "
            "then {key:intake.save}."
        )
        self.show_message(text.format(number=complaint.number_text))

    def _throw_away(self) -> None:
        was = self.case.subject
        self.keeper.forget()
        self._begin(None, {})
        if was is not None:
            self.abandoned.emit(was)

    def _open(self, subject: UUID) -> None:
        self.keep()
        self.opened.emit(subject)

    def _fill_from_mail(self, fields: Fields, mail: ReadMail) -> None:
        self._begin(None, fields)
        self.keeper.schedule_save()
        self.files.take_mail_files(mail)

    def _fit(self) -> None:
        super()._fit()
        self._foot.fit(self.room_of_form, is_low=self.is_low)

    def go_back(self) -> None:
        """Esc: close what is open, else ask what becomes of the case."""
        if self.take_over_bar.is_asking:
            self.take_over_bar.begin_empty.click()
        elif self.hints.reasons.isVisible():
            self.hints.reasons.leave()
        elif self.side.is_open:
            self.side.go_back()
        elif self.leave_bar.isVisible():
            self.leave_bar.ask_back.click()
        elif self.is_empty() and not self.files.files.refused:
            self._throw_away()
        else:
            self._focus.remember()
            self.leave_bar.ask()

    def _connect_parts(self) -> None:
        self.form.changed.connect(self.keeper.schedule_save)
        self.form.entered.connect(self.leave_bar.hide)
        self.why.textEdited.connect(self.keeper.schedule_save)
        self.why.textEdited.connect(lambda _: show_beside(self, "why", ""))
        self.leave_bar.kept.connect(self.start)
        self.leave_bar.dropped.connect(self._throw_away)
        self.leave_bar.stayed.connect(self._focus.give_back)
        self.take_over_bar.taken_over.connect(self._take_over)
        self.take_over_bar.begun_empty.connect(self.start)
        self.hints.opened.connect(self._open)
        self.side.drafts.chosen.connect(self.take_up)
        self.side.drafts.dropped.connect(self._drop)
        self.files.changed.connect(self.keeper.keep)
        self.files.mail_read.connect(self._fill_from_mail)
        self.keeper.kept.connect(self._drafts.show_kept)
        self.keeper.failed.connect(lambda failure: self.show_message(wording.unavailable(failure)))

    def _connect_buttons(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.draft_button.clicked.connect(self.start)
        self.drafts_button.clicked.connect(self._show_drafts)
        self.attach_button.clicked.connect(self.side.open_attachments)
        self.leave_button.clicked.connect(self.go_back)

    def _bind_keys(self) -> None:
        actions: dict[str, Callable[[], object]] = {
            "save": self.save,
            "keep_draft": self.start,
            "show_drafts": self._show_drafts,
            "show_attachments": self.attach_button.click,
            "explain_due": self.due_button.click,
            "tell": lambda: self.form.focus("description"),
            "show_more": self.form.show_more,
            "show_resi": self.side.turn_resi,
            "fill_in": lambda: None if self.take_over_bar.is_asking else self.fill_in(),
            "open_similar": self.hints.open,
            "back": self.go_back,
        }
        channels = self.form.choices.rows["channel"]
        actions |= {f"channel_{digit}": partial(channels.choose_digit, digit) for digit in DIGITS}
        bind_keys(self, rows_of(INTAKE_KEYS, actions), actions, repeats=False)
