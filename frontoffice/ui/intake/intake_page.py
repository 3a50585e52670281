"""Intake page for recording complaints one after the other by keyboard alone.

Whatever is typed is kept as a draft within a second; F9 records it under the action that the case has had from its
beginning, so pressing it again never counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QLineEdit, QPushButton, QWidget

from frontoffice.attaching.requests import ReadMail
from frontoffice.domain import intake_check
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.complaints import clean_intake
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.attachments.unattached_files import RefusedBar, read_refused, write_refused
from frontoffice.ui.intake import intake_fields
from frontoffice.ui.intake.intake_attachments import IntakeAttachments
from frontoffice.ui.intake.intake_case import WHY
from frontoffice.ui.intake.intake_fields import Fields, is_empty, write_fields
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.intake.intake_sheet import IntakeSheet
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts.receipt_preview import ReceiptPreview
from frontoffice.ui.widgets import needed, theme
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.form import child, load_ui, show_beside
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.kept_folds import KeptFolds
from frontoffice.ui.widgets.message_line import announce
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import fold

# --- Keeps what is being typed: within a second of the last key it is on the disk, so no power cut takes a case
# away ---

AUTOSAVE_MS: Final = 700
_LONGEST_MS: Final = 6_000  # between two tries while the disk refuses, each of which may take a moment of the window's


class DraftKeeper(QObject):
    """Keeps one case at a time. ``case`` names its draft and is also the action under which it is recorded.

    So a case whose recording had an unknown outcome keeps its action even when it comes back from its draft, and is
    never recorded twice. ``owner`` is who writes in it since :meth:`begin` or :meth:`take_over`, ``written_at`` when
    they last did (UTC): the draft is theirs, whoever is at the counter when it is kept. ``kept`` tells when it was
    saved, ``failed`` (Unavailable) that the disk refused; ``timer`` runs from a key until then.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self, register: Register, officer: Callable[[], Officer], read: Callable[[], Fields], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.case: UUID = new_id()
        self.owner: UUID = officer().officer_id
        self.written_at: datetime = register.now()
        self._register = register
        self._officer = officer
        self._read = read
        self._on_disk: Fields = {}
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self._pause = AUTOSAVE_MS
        self.timer.timeout.connect(self.keep)

    def begin(self, draft: Draft | None = None) -> None:
        """Go over to another case: a new one, or that of ``draft``. What was not kept before is left behind."""
        self.timer.stop()
        self._pause = AUTOSAVE_MS
        self.case = draft.draft_id if draft else new_id()
        self.owner = draft.officer_id if draft else self._officer().officer_id
        self.written_at = draft.saved_at if draft else self._register.now()
        self._on_disk = dict(draft.fields) if draft else {}

    def take_over(self) -> None:
        """Make the signed-in officer the owner of the case."""
        self.owner = self._officer().officer_id

    def schedule_save(self) -> None:
        """Something was typed: it is kept soon, also while the typing goes on."""
        self.written_at = self._register.now()
        if not self.timer.isActive():
            self.timer.start(self._pause)

    def keep(self) -> bool:
        """Store it now; an empty or emptied form has no draft; a refused file is kept.

        Returns whether all that stands in the form is safe, so that the form may go on to another case.
        """
        self.timer.stop()
        fields = self._read()
        if is_empty(fields) and not fields.get(REFUSED_FILES):
            self.forget()
            return True
        return fields == self._on_disk or self._save(fields)

    def forget(self) -> None:
        """Keep nothing of this case any more."""
        self.timer.stop()
        if not self._on_disk:
            return
        try:
            self._register.drafts.drop(self.case)
        except Unavailable as failure:
            self.failed.emit(failure)
        else:
            self._on_disk = {}

    def _save(self, fields: Fields) -> bool:
        now = self._register.now()
        try:
            self._register.drafts.save(Draft(self.case, self.owner, now, fields))
        except Refused:  # who only reads keeps no draft
            return True
        except Unavailable as failure:
            self.failed.emit(failure)
            self._pause = min(2 * self._pause, _LONGEST_MS)
            self.timer.start(self._pause)  # the next try needs no key
            return False
        self._on_disk, self._pause = fields, AUTOSAVE_MS
        self.kept.emit(now)
        return True


# --- intake page ---

# --- The foot of the intake page: why something is amended, and the buttons; on a low page both in a row ---

_GAP: Final = 8  # between the buttons
_STATE_ROOM: Final = 120  # pixels: what the draft's state needs


class IntakeFoot(QObject):
    """Visible parts of the foot of ``page``, by case and available width; F9's button always.

    A form in which nothing stands has nothing to keep and nothing to leave: these two come with the first letter.
    """

    def __init__(self, page: QWidget, preview: ReceiptPreview) -> None:
        super().__init__(page)
        self._is_new = True
        self.has_drafts = False
        preview.showed.connect(self.say_paper)
        self._layouts = [child_layout(page, name) for name in ("foot", "why_lines")]
        self._why_cell = child(page, QWidget, "why_cell")
        self._state = child(page, QLabel, "draft_state")
        names = ("save_button", "drafts_button", "draft_button", "leave_button")
        self._save, self._drafts, self._draft, self._leave = (child(page, QPushButton, name) for name in names)
        needed.mark(child(page, QLabel, "why_label"))
        why = child(page, QLineEdit, "why")
        why.returnPressed.connect(self._save.setFocus)  # Enter goes on here, too
        for button in (self._draft, self._leave):
            button.setMinimumWidth(1)  # else the page never gets as narrow as where they are left out

    def label_buttons(self, *, is_new: bool) -> None:
        """Label the save button for a new case, or for an amendment with its reason."""
        self._is_new = is_new
        if not is_new:
            self._save.setText(self.tr("Save the amendment ({key:intake.save})"))
            theme.give_icon(self._save, "check")
        self._leave.setText(self.tr("Cancel ({key:intake.back})") if is_new else self.tr("Back ({key:intake.back})"))
        self._why_cell.setVisible(not is_new)

    def say_paper(self, prints: bool) -> None:
        """Say of a new case whether F9 prints its resi, too: for who is on the telephone it does not."""
        if self._is_new:
            self._save.setText(
                self.tr("Save and print resi ({key:intake.save})") if prints else self.tr("Save ({key:intake.save})")
            )
            theme.give_icon(self._save, "print" if prints else "check")

    def fit(self, room: int, *, is_low: bool, is_empty: bool) -> None:
        """Fit it into ``room`` (pixels); a reason stands beside F9 on a page that ``is_low``."""
        in_a_row = is_low and not self._why_cell.isHidden()
        for layout in self._layouts:
            fold(layout, is_folded=not in_a_row)
        self._drafts.setVisible(self.has_drafts and not in_a_row)
        self._state.setVisible(not in_a_row)
        room -= px(_STATE_ROOM) + self._save.sizeHint().width() + _GAP
        if self.has_drafts:
            room -= self._drafts.sizeHint().width() + _GAP
        for button in (self._draft, self._leave):  # on a narrow page their keys alone do it
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0 and not in_a_row and not (is_empty and self._is_new))


def child_layout(page: QWidget, name: str) -> QBoxLayout:
    """Layout of a page by name."""
    found: QBoxLayout | None = page.findChild(QBoxLayout, name)
    if found is None:
        raise LookupError(name)
    return found


# --- intake page ---

# --- Asks whoever comes to the counter whether they go on with what somebody else left in the form ---


class TakeOverBar(QFrame):
    """``taken_over``: go on with it; ``begun_empty``: it waits as its writer's draft. Either closes the question."""

    taken_over = Signal()
    begun_empty = Signal()

    whose_text: QLabel
    take_over: QPushButton
    begin_empty: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/take_over_bar", into=self)
        for button, answer in ((self.take_over, self.taken_over), (self.begin_empty, self.begun_empty)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the question is open, also while the page is not in front."""
        return not self.isHidden()

    def ask(self, name: str, written_at: datetime, today: datetime, zone: str) -> None:
        """Ask about the form of this person, written last at a moment of ``today`` (UTC) or before."""
        time = dates.time_of_day(written_at, zone).partition(" ")[0]
        day = dates.local_date(written_at, zone)
        when = time if day == dates.local_date(today, zone) else f"{dates.in_digits(day)} {time}"
        self.whose_text.setText(self.tr("{name}'s form, {when}: go on with it?").format(name=name, when=when))
        self.show()
        self.focus()
        announce(self, self.whose_text.text())

    def confirm(self) -> None:
        """Go on with the form."""
        self.take_over.click()

    def focus(self) -> None:
        """Focus the button for continuing with the form."""
        if self.isVisible():
            self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)


# --- intake page ---

# --- Asks on the page what becomes of a case that is left: kept as a draft, thrown away, or gone on with ---


class LeaveBar(QFrame):
    """``kept``, ``dropped`` and ``stayed`` are the three answers; each of them closes the question."""

    kept = Signal()
    dropped = Signal()
    stayed = Signal()

    ask_keep: QPushButton
    ask_drop: QPushButton
    ask_back: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/leave_bar", into=self)
        for button, answer in ((self.ask_keep, self.kept), (self.ask_drop, self.dropped), (self.ask_back, self.stayed)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())
        actions = {"throw_away": self.ask_drop.click}
        bind_keys(self, rows_of(INTAKE_KEYS, actions), actions)
        self.hide()

    def ask(self) -> None:
        """Ask; Enter keeps, as it presses the focused button."""
        self.show()
        self.ask_keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Keep it."""
        self.ask_keep.click()


# --- intake page ---

# --- What the buttons of the intake say of drafts: when this one was kept, and how many others wait ---


class DraftState(QObject):
    """Draft state in ``label``, and draft count on the ``button`` for opening them."""

    def __init__(self, register: Register, officer: Callable[[], Officer], label: QLabel, button: QPushButton) -> None:
        super().__init__(label)
        self._register, self._officer, self._label, self._button = register, officer, label, button

    def show_count(self, case: UUID) -> bool:
        """Show the number of other drafts of the signed-in officer, without that of this case; whether any waits.

        Somebody else's count as well for that: whoever is here may look at them. Raises Unavailable.
        """
        me = self._officer().officer_id
        others = [draft for draft in self._register.drafts.all() if draft.draft_id != case]
        count = sum(draft.officer_id == me for draft in others)
        text = (
            self.tr("Drafts: {count} ({key:intake.show_drafts})")
            if count
            else self.tr("Drafts ({key:intake.show_drafts})")
        )
        self._button.setText(text.format(count=count))
        self._label.setText("")
        return bool(others)

    def show_kept(self, when: datetime) -> None:
        """Say when the draft was kept."""
        time = dates.time_of_day(when, self._register.zone).partition(" ")[0]  # the zone is that of the clock above
        self._label.setText(self.tr("Kept {time}").format(time=time))


# --- intake page ---


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
        self._folds = KeptFolds(register, officer)
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
            masked = intake_fields.names_to_mask(complaint.intake.complainant.identity, revealed=revealed)
            self._begin(complaint, write_fields(complaint.intake), masked=masked)

    def keep(self) -> bool:
        """Save the form as a draft immediately; whether all of it is safe."""
        return self.keeper.keep()

    def hand_over(self) -> bool:
        """Take over for another officer: a foreign confidential case leaves the form as its writer's draft.

        About any other case that is not theirs they are asked first: nobody else's work becomes theirs unasked.
        Returns whether that was said. When the disk does not take it now it stays: nothing that was typed is lost.
        """
        self.hints.clear()
        seen = Draft(self.keeper.case, self.keeper.owner, self._register.now(), self._to_keep())
        if self.case.may_see(seen, self.case.amended) or not self.keeper.keep():
            me = self._officer().officer_id
            if me != seen.officer_id:
                written_at = self.keeper.written_at
                self.form.hide_texts(intake_fields.draft_names_to_mask(seen, self.case.amended, me))
                self.keeper.written_at = written_at  # masks are no writing
            self.files.hand_over(intake_fields.files_hidden_in(seen, me))
            self._ask_whose(is_theirs=me == seen.officer_id)
            return False
        kept = not self.is_empty()
        self._begin(None, {})
        text = self.tr("The confidential case that stood here is a draft now, for its writer or the supervisor.")
        self.show_message(text if kept else "")
        return kept

    def _ask_whose(self, *, is_theirs: bool) -> None:
        """Ask about a form left by another officer; until the answer nothing is written in it."""
        if is_theirs or self.is_empty():
            self.keeper.take_over()
            self._recall_more()
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
        """Continue another officer's form under one's own name: it is recorded by whoever is here, and that is said."""
        name = self._name_of(self.keeper.owner)
        self.keeper.take_over()
        self._lock(is_locked=False)
        self.form.focus("description")
        self._say_taken_over(name)

    def _say_taken_over(self, name: str) -> None:
        text = self.tr("You go on with {name}'s form. It is recorded under your name.")
        self._message.show(text.format(name=name), "soon")

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the open question."""
        super().showEvent(event)
        self.take_over_bar.focus()

    def is_empty(self) -> bool:
        """Return whether the officer would lose nothing by switching to another case."""
        return is_empty(self._to_keep())

    def _begin(
        self, amended: Complaint | None, fields: Fields, draft: Draft | None = None, masked: Collection[str] = ()
    ) -> None:
        hiding = Hiding(me := self._officer().officer_id)
        if draft is not None:
            masked, hiding = (
                intake_fields.draft_names_to_mask(draft, amended, me),
                intake_fields.files_hidden_in(draft, me),
            )
        self.case.begin(amended, fields)
        self.check_none()
        with show_errors(self.show_message):
            self.form.offer_channels(self._register.reference_data.channels(), fields.get("channel", ""))
            self.form.offer_lists(self._register.reference_data.meanings())
            self.form.say_unchecked(self._register.reference_data.list_unchecked_sources())
        self.why.setText(fields.get(WHY, ""))
        self._recall_more()
        self.form.write(fields, masked)
        self.keeper.begin(draft)  # after the page filled the form by itself: that was nothing that was typed
        self.files.begin(self.keeper.case, is_new=amended is None, hiding=hiding, refused=read_refused(fields))
        self._show_title(amended)
        with show_errors(self.show_message):
            self.show_consequences()
            self._show_draft_count()
        self.form.focus("description")

    def _show_title(self, amended: Complaint | None) -> None:
        """Show the title of a new case, a case from a slip, or an amendment; close what is open beside it."""
        new = amended is None
        changed = self.tr("Amend {number}").format(number=amended.number_text) if amended else ""
        if new and (slip := self.case.slip) is not None:
            changed = self.tr("From slip {}").format(slip.number.no)
        self.title.setText(changed or self.tr("New complaint"))
        self._foot.label_buttons(is_new=new)
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
            self._show_draft_count()

    def _show_draft_count(self) -> None:
        self._foot.has_drafts = self._drafts.show_count(self.keeper.case)
        self._fit_foot()

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
        return intake_fields.to_keep(fields, self.form.masked, self.files.files.hidden.names)

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
        """Record a new case and queue its resi; every try has the case's own action."""
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
        """Amend the case for the typed reason; every try has the same action."""
        why, action = one_line(self.why.text()), self.keeper.case
        complaint = self._register.amendments.amend(subject, intake, why, self._officer(), action)
        self.keeper.forget()
        self._begin(None, {})
        self.amended.emit(complaint)

    def _go_on_amending(self, complaint: Complaint) -> None:
        """Amend a case recorded by an apparently failed attempt; what was changed since is not lost, it amends."""
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
        self._fit_foot()

    def _fit_foot(self) -> None:
        self._foot.fit(self.room_of_form, is_low=self.is_low, is_empty=self.is_empty())

    def _recall_more(self) -> None:
        """Have the sections in sight for whoever left them so."""
        self.form.keep_more(is_open=self._folds.is_open("intake"))

    def _remember_more(self, opened: bool) -> None:
        self._folds.keep("intake", is_open=opened)

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
        for changed in (self.form.changed, self.files.changed):
            changed.connect(self._fit_foot)
        self.form.changed.connect(self.keeper.schedule_save)
        self.form.more_chosen.connect(self._remember_more)
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
            "show_resi": self.side.toggle_receipt,
            "fill_in": lambda: None if self.take_over_bar.is_asking else self.fill_in(),
            "open_similar": self.hints.open,
            "back": self.go_back,
        }
        channels = self.form.choices.rows["channel"]
        actions |= {f"channel_{digit}": partial(channels.choose_digit, digit) for digit in DIGITS}
        bind_keys(self, rows_of(INTAKE_KEYS, actions), actions, repeats=False)
