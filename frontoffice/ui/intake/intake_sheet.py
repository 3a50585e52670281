"""The sheet of the intake page: the form and its consequences, without storing and recording.

What follows: the problems beside the fields, the due date, the resi as it will be, and what the register knows already.
It is shown a moment after the typing stops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import intake_check
from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.cases import phrases
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import Intake, Kind
from frontoffice.domain.people import Officer
from frontoffice.domain.receipts import lay_out
from frontoffice.errors import Problem
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.intake_case import IntakeCase
from frontoffice.ui.intake.intake_form import IntakeForm
from frontoffice.ui.intake.intake_hints import IntakeHints
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.intake.intake_side import UNBOUND, WIDTH, IntakeSide
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts.receipt_preview import head_of
from frontoffice.ui.widgets import reading_order, theme
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import child, load_ui, problem_lines, show_problems
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.phrase_picker import offer_phrases
from frontoffice.ui.widgets.text_size import px

# --- The office's phrases in the story and the wish of the intake, filled with what the form says already ---


def offer_to_story(form: IntakeForm, case: IntakeCase, register: Register, fails: Callable[[str], object]) -> None:
    """Let both have the phrases; ``fails`` says why they cannot be read."""
    fields = [child(form, BoundedText, name) for name in ("description", "wish")]
    facts = partial(_facts, form, case)
    offer_phrases(form, INTAKE_KEYS, fields, register.reference_data.phrases, facts, fails)


def _facts(form: IntakeForm, case: IntakeCase) -> Mapping[str, str]:
    """Known facts for phrases: no number before F9 but a slip's, no date before it is typed, no name behind a mask."""
    intake, _found = case.read(form.texts(), form.manner)
    facts = phrases.facts_of(case.preview(intake))
    unknown = set()
    if case.amended is None and case.slip is None:
        unknown.add(phrases.NUMBER)
    if case.receipt_date(intake, form.manner) is None:
        unknown |= {phrases.RECEIVED, phrases.DUE}
    if "name" in form.masked:
        unknown.add(phrases.NAME)
    return {name: "" if name in unknown else text for name, text in facts.items()}


# --- intake sheet ---

PAUSE_MS: Final = 250
SECOND_MS: Final = 1000
ROOM_FOR_BOTH: Final = 1080  # pixels; on a narrower page the form has the room to itself
_LOW: Final = 420  # pixels; a page as low as a scaled screen's spends none of its height on edges and titles
_EDGE: Final = 16  # on both sides of the page, as the form has it
_NARROW_EDGE: Final = 8
_PAGE_ENDS: Final = 12  # above and below
_THIN_EDGE: Final = 4  # and on a low page, between its parts, too
_GAP: Final = 8  # between what stands in the head


class IntakeSheet(QWidget):
    """Shows one case. Problems appear beside left fields, until ``check_all`` wants them all."""

    title: QLabel
    due_button: QPushButton
    page: QBoxLayout
    head: QWidget
    head_line: QHBoxLayout
    body: QBoxLayout
    left: QWidget
    left_lines: QBoxLayout
    form_place: QLayout
    side_place: QVBoxLayout
    failure: QLabel

    def __init__(
        self, register: Register, settings: Settings, officer: Callable[[], Officer], reader: AttachmentReader
    ) -> None:
        super().__init__()
        load_ui("intake/intake_page", into=self)
        self._message = MessageLine(self.failure)
        self._register, self._settings, self._officer = register, settings, officer
        self.case = IntakeCase(register, officer)
        self._checked: set[str] = set()
        self._is_recorded = False
        self._due_texts = ("", "", "")  # from the longest
        self.form, self.hints = IntakeForm(), IntakeHints(register, officer)
        self.side = IntakeSide(AttachmentsPanel(reader, lambda: register.reference_data.limits))
        self.attach_button = self.form.attach_button
        self.due_button.setMinimumWidth(1)  # else the page never gets as narrow as where it is shortened
        self.head_line.insertWidget(1, self.form.manner_place)
        for place, part in ((self.form_place, self.form), (self.side_place, self.hints), (self.side_place, self.side)):
            place.addWidget(part)
        self.side_place.setStretchFactor(self.side, 1)
        self._problem_lines = problem_lines(self)
        self.side.fit(beside=False)
        self._focus = FocusReturn(self, lambda: self.form.focus("description"))
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._refresh)
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self.form.changed.connect(self._pause.start)
        self.form.left.connect(self._left_field)
        self.form.refused.connect(self._message.show_refusal)
        self.hints.filled.connect(self.form.fill_in)
        for asked in (self.hints.known_fill.clicked, self.hints.revealed):
            asked.connect(self.fill_in)
        self.side.turned.connect(self._on_toggled)
        self.due_button.clicked.connect(self.side.open_count)
        offer_to_story(self.form, self.case, register, self.show_message)

    def use(self, settings: Settings) -> None:
        """Apply settings: the office on the preview, the width of the paper."""
        self._settings = settings
        self._refresh()

    def show_consequences(self) -> None:
        """Show problems, due date, receipt preview and hints for the current form. Raises Unavailable."""
        if self._is_recorded:
            return
        self._pause.stop()
        self._tick()
        intake, found = self.case.read(self.form.texts(), self.form.manner)
        self.show_problems(found)
        was = self.case.amended
        self.form.mark_changes(asked_fields.find_changed_fields(was.intake if was else None, intake))
        received = self.case.receipt_date(intake, self.form.manner)
        asks = intake.kind is Kind.COMPLAINT  # the procedure bounds neither filing nor answer of anything else
        self.form.show_filing_window(intake.service_date if asks else None, received or self._register.today())
        self._show_due(received if asks else None)
        self._show_resi(intake)
        self.hints.look_up(intake, found, self.case.subject)
        self._place_hints(beside=self.width() >= px(ROOM_FOR_BOTH))

    @contextmanager
    def consequences_after_paint(self) -> Iterator[None]:
        """Switch to an empty case, refreshing its derived views only after the recorded number is painted."""
        self._is_recorded = True
        try:
            yield
        finally:
            self._is_recorded = False
            QTimer.singleShot(0, self, self._refresh)  # after all events, painting among them

    def fill_in(self) -> None:
        """Fill in the known complainant, matched against the current text up to the last key."""
        with show_errors(self.show_message):
            self.show_consequences()
            self.hints.fill_in()

    def check_none(self) -> None:
        """A new case begins: nothing has been left yet, so nothing is said yet."""
        self._checked.clear()
        show_problems(self, (), lines=self._problem_lines)
        self.show_message("")

    def check_all(self, found: tuple[Problem, ...]) -> None:
        """Show all these problems permanently and focus the first refused field."""
        self._checked.update(problem.field for problem in found)
        self._checked.update(self.form.fields)
        self.show_problems(found, focus=True)

    def show_problems(self, found: tuple[Problem, ...], *, focus: bool = False) -> None:
        """Show the problems of visited fields; the filing window has its own line."""
        self.form.show_why(any(problem.field == "received_why" for problem in found))
        every = (*found, *self.form.not_listed())
        shown = [one for one in every if one.field in ("", *self._checked) and one.code != IntakeRefusal.LATE_FILING]
        refused = intake_check.refusals(shown)
        for problem in reversed(refused) if focus else ():
            self.form.uncover(problem.field)
        lines = self._problem_lines if focus else [line for line in self._problem_lines if line[0] != "why"]
        rest = show_problems(self, shown, focus=focus, lines=tuple(lines))
        if rest:
            self._message.show_refusal(" ".join(wording.problem(problem) for problem in rest))

    def show_message(self, text: str) -> None:
        """One line about the whole, above the buttons."""
        self._message.show(text)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock of "received now" goes as long as it is seen."""
        super().showEvent(event)
        self._tick()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the unseen clock."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the receipt beside the form on a sufficiently wide page."""
        super().resizeEvent(event)
        self._fit()

    @property
    def is_low(self) -> bool:
        """Whether the page is as low as on a scaled screen."""
        return self.height() < px(_LOW)

    @property
    def room_of_form(self) -> int:
        """Width (pixels) available to the form and the buttons."""
        if self.width() < px(ROOM_FOR_BOTH):
            return self.width() - 2 * _NARROW_EDGE
        both = self.width() - 3 * _EDGE
        return both - min(px(WIDTH), both // 3)

    def _fit(self) -> None:
        beside = self.width() >= px(ROOM_FOR_BOTH)
        self.side.fit(beside=beside)
        has_form = (beside or not self.side.is_open) and not self.side.is_wide
        self.left.setVisible(has_form)
        self.head.setVisible(has_form)
        self.body.setStretch(1, int(beside or self.side.is_open))
        self._place_hints(beside=beside)
        theme.mark(self.title, level="title" if beside else "heading")
        self.title.setVisible(beside or self.case.amended is not None or self.case.slip is not None)
        ends, sides = _THIN_EDGE if self.is_low else _PAGE_ENDS, _EDGE if beside else _NARROW_EDGE
        self.page.setContentsMargins(sides, ends, sides, ends)
        for lines in (self.page, self.left_lines, self.form.sections):
            lines.setSpacing(_THIN_EDGE if self.is_low else _GAP)
        self._fit_head()

    def _place_hints(self, *, beside: bool) -> None:
        """Place the hints above the receipt, or below name and telephone on a narrow page."""
        place = self.side_place if beside else self.form.hints_place
        if place.indexOf(self.hints) < 0:
            if beside:
                self.side_place.insertWidget(0, self.hints)
            else:
                self.form.hints_place.addWidget(self.hints)
            reading_order.arrange(self)
        self.hints.setMaximumWidth(px(WIDTH) if beside else UNBOUND)
        self.form.hints.setVisible(not beside and self.hints.says_anything)

    def _fit_head(self) -> None:
        """Shorten the due date and leave out the time until the title is whole: what is amended."""
        beside = self.width() >= px(ROOM_FOR_BOTH)
        room = self.width() - 2 * (_EDGE if beside else _NARROW_EDGE) - _GAP  # beside what takes the rest
        title = 0 if self.title.isHidden() else self.title.sizeHint().width() + _GAP
        longest, brief, shortest = self._due_texts
        for text, has_time in ((longest, True), (brief, True), (brief, False), (shortest, False), ("", False)):
            self.due_button.setText(text)
            due = 0 if self.due_button.isHidden() else self.due_button.sizeHint().width()
            choices = self.form.choices.fit(has_names=beside, has_time=has_time and beside)
            if title + choices + due <= room:
                return

    def _on_toggled(self) -> None:
        """A panel beside the form opened or closed; when it closed, the work goes on where it was in the form."""
        if self.side.is_open and not self.side.had_focus:
            self._focus.remember()
        self._fit()
        if not self.side.is_open and self.side.had_focus:
            self._focus.give_back()

    def _refresh(self) -> None:
        with show_errors(self.show_message):
            self.show_consequences()

    def _left_field(self, name: str) -> None:
        self._checked.add(name)
        self._pause.start()

    def _tick(self) -> None:
        was, zone = self.case.amended, self._register.zone  # what was said is received when it is recorded
        slip = self.case.slip
        if slip is not None:
            day = dates.short(dates.local_date(slip.received_at, zone))
            text = self.tr("Received on {day}").format(day=f"{day} {dates.time_of_day(slip.received_at, zone)}")
        elif was is None:
            text = self.tr("Received now, {time}").format(time=dates.time_of_day(self._register.now(), zone))
        else:
            text = self.tr("Received on {day}").format(day=dates.short(was.recorded_on))
        self.form.show_received_now(text)

    def _show_due(self, received: date | None) -> None:
        self.due_button.setVisible(received is not None)
        if received is None:
            self._fit_head()
            return
        due = working_days.due_date(self._register.calendar.in_force, received)
        sure = self.tr("Answer due: {day} ({count} working days)  {key:intake.explain_due}")
        unsure = self.tr("Answer due: {day} ({count} working days, provisional)  {key:intake.explain_due}")
        brief = (
            self.tr("Answer due: {day}, provisional  {key:intake.explain_due}")
            if due.provisional
            else self.tr("Answer due: {day}  {key:intake.explain_due}")
        )
        day, count = dates.in_words(due.day), working_days.RESPONSE_WORKING_DAYS
        whole = (unsure if due.provisional else sure).format(day=day, count=count)
        self.due_button.setAccessibleName(whole)  # however little of it is seen
        self._due_texts = (whole, brief.format(day=dates.short(due.day)), dates.in_digits(due.day))
        self._fit_head()
        self.side.counted.show_count(self._register.calendar.in_force, received)

    def _show_resi(self, intake: Intake) -> None:
        head, columns = head_of(self._settings.office), self._settings.printer.columns
        new, training = self.case.amended is None, self._settings.training
        intake = replace(intake, complainant=self.form.as_shown(intake.complainant))
        receipt = lay_out(self.case.preview(intake), head, columns, training=training, next_number=new)
        self.side.preview.show_receipt(receipt, is_printed=not new or self.case.takes_paper(intake))
