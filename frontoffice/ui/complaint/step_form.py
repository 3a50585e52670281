"""The form of a step, a contact or papers on the complaint's page: only the fields it needs, problems beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.case import Reach, reaches
from frontoffice.domain.cases.step_fields import STEP_FIELDS, FormRow, StepField
from frontoffice.domain.cases.steps import Ground, Outcome, Ruling, Source
from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.complaint import Complainant
from frontoffice.domain.limits import Limit
from frontoffice.domain.list_filter import find_meant, key
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.complaint.answer_panel import AnswerPanel, Make
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts import answer_view
from frontoffice.ui.widgets import form, plain_text, reading_order
from frontoffice.ui.widgets.bounded_text import BoundedText, select_blank
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.field import Field, make_input
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, keys_of, rows_of

# --- The fields of a step that take a choice of a list: what is in none of it is written as *other*, and said
# to be ---

LISTS: Final[Mapping[str, ListName]] = {
    "officers": ListName.TEAM,
    "technical": ListName.TEAM,
    "opd": ListName.AGENCY,
    "agency": ListName.AGENCY,
}


class StepLists(QObject):
    """Lists of one form. A text without a choice gets the word for *other* before it on leaving its field."""

    def __init__(self, combos: Mapping[str, QComboBox], go_on: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.combos = combos
        self._known: Mapping[ListName, Meanings] = {}
        self._people: tuple[str, ...] = ()
        for combo in combos.values():
            line = combo.lineEdit()
            if line is not None:
                line.setMaxLength(LONGEST_LINE + len(self.other()) + 1)
                line.editingFinished.connect(self.resolve_typed_text)
            Completing(combo).moved_on.connect(go_on)

    def not_yet(self) -> str:
        """Text of the choice for an undecided level or team, like any other choice."""
        return self.tr("Not decided yet")

    def other(self) -> str:
        """Prefix of a name missing in the list."""
        return self.tr("Other:")

    def offer(self, known: Mapping[ListName, Meanings], people: Iterable[str]) -> None:
        """Offer the choices of these lists for the next questions, and the office's ``people`` besides its teams."""
        self._known, self._people = known, tuple(people)

    def list_choices(self, name: str) -> tuple[str, ...]:
        """Choices of a field, with the entry for another name at the end."""
        return (*self._list_names(name), f"{self.other()} ") if name in LISTS else self._list_names(name)

    def resolve_typed_text(self) -> None:
        """Replace typed text by the matching choice, or mark it as a name outside the list."""
        for name, combo in self.combos.items():
            said, is_other = self._split_other(combo.currentText())
            meant = self._meant(name, said)
            if is_other and key(meant) != key(said):  # half a word is no choice where somebody said that it is none
                meant = ""
            wanted = meant or (f"{self.other()} {said}" if said else combo.currentText())
            if wanted != combo.currentText():
                combo.setEditText(wanted)

    def read(self, name: str) -> tuple[str, bool]:
        """The name in a field, and whether it is in no list."""
        self.resolve_typed_text()
        return self._split_other(self.combos[name].currentText())

    def _meant(self, name: str, said: str) -> str:
        """Choice meant by a text, or several with commas between; "" where one is none, so that none is lost."""
        listed, known = self._list_names(name), self._known.get(LISTS[name])
        whole = find_meant(said, listed, known) if said else ""
        if "," not in said or key(whole) == key(said):
            return whole
        several = [find_meant(one, listed, known) for one in said.split(",") if one.strip()]
        return ", ".join(several) if several and all(several) else ""

    def _split_other(self, typed: str) -> tuple[str, bool]:
        said, other = typed.strip(), self.other()
        is_other = said.casefold().startswith(other.casefold())
        return (said[len(other) :].strip(), True) if is_other else (said, False)

    def _list_names(self, name: str) -> tuple[str, ...]:
        known = self._known.get(LISTS.get(name, ListName.CATEGORY))
        names = tuple(choice.name for choice in known.choices.values() if choice.active) if known else ()
        people = (one for one in self._people if one not in names)
        return (*names, *people, self.not_yet()) if name == "officers" else names


# --- The day of a step, folded to a button that says it: nearly always today, so its field is shown on a key
# only ---

ANSWERED: Final = frozenset({"on", "time"})  # empty is today
(_KEY,) = keys_of(COMPLAINT_KEYS, "change_day")


class StepDay(QObject):
    """Folds the fields ``on`` and ``time`` of a step's form into its ``day_button``."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._button = form.child(panel, QPushButton, "day_button")
        self._lines = {name: form.child(panel, QLineEdit, name) for name in ("on", "time")}
        self._asked: frozenset[str] = frozenset()
        self._is_open = False
        self._button.clicked.connect(self.change)
        for line in self._lines.values():
            line.textChanged.connect(self._say)

    def ask(self, fields: Collection[str]) -> None:
        """A form with these fields opens: the day is folded, unless nothing else is asked."""
        self._asked = ANSWERED & frozenset(fields)
        self._is_open = frozenset(fields) <= ANSWERED
        self._show()

    def change(self) -> None:
        """Ask for the day, and of a contact for the hour, in fields of their own."""
        if self._asked:
            self._is_open = True
            self._show()
            form.go_to(self._lines["on"])
            self._lines["on"].selectAll()

    def show_for(self, fields: Collection[str]) -> None:
        """Show the day fields if one of these fields has a problem."""
        if self._asked & frozenset(fields):
            self._is_open = True
            self._show()

    def _show(self) -> None:
        for name in self._asked:
            form.child(self._panel, QWidget, f"{name}_box").setVisible(self._is_open)
        self._button.setVisible(bool(self._asked) and not self._is_open)
        self._say()

    def _say(self) -> None:
        day = " ".join(one_line(line.text()) for name, line in self._lines.items() if name in self._asked).strip()
        self._button.setText(self.tr("Day: {day} ({key})").format(day=day or self.tr("today"), key=_KEY))


# --- What a ready text that was copied or opened in WhatsApp leaves in the form of a contact: what was said,
# and how ---


class AnswerNote(QObject):
    """Transfer of the answer to the contact's note and way, without changes to typed or chosen values."""

    def __init__(self, answer: AnswerPanel, channel: QComboBox, reach: QComboBox, text: QPlainTextEdit) -> None:
        super().__init__(answer)
        self._channel, self._reach, self._text = channel, reach, text
        self._taken = ""
        answer.copied.connect(self._take)
        answer.chat_opened.connect(self._take_chat)

    def own_text(self) -> str:
        """Text typed by the officer: not the copied text, as long as it stands there alone."""
        text = self._text.toPlainText()
        return "" if text.strip() == self._taken else text

    def _take(self, text: str) -> None:
        """Enter a copied text into the empty note; by a written way it is to be sent."""
        if self._text.toPlainText().strip() in ("", self._taken):
            self._text.setPlainText(text)
        self._taken = text.strip()
        if not self._reach.currentText() and reaches(self._channel.currentText(), Reach.SENT):
            self._reach.setCurrentIndex(self._reach.findData(Reach.SENT))

    def _take_chat(self, text: str) -> None:
        """Set the way to WhatsApp for a text opened there, and enter the text."""
        if medium_of("", self._channel.currentText()) is not Medium.CHAT:
            self._channel.setEditText(answer_view.WAY)
        self._take(text)


# --- step form ---

FIELDS: Final = tuple(spec.name for spec in STEP_FIELDS)
_GAP: Final = 16
_TEXT_HEIGHT: Final = 96
_LEAST_CHOICE: Final = 12  # characters that a choice shows
NOT_YET: Final = "not yet"  # in place of a level: none is decided
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Choice = TypeVar("Choice", bound=StrEnum)


class StepPanel(QWidget):
    """Panel for a step; ``given`` is emitted to save it, ``both_given`` to save it with the step that waits for it.

    The panel stays open until ``forget`` or ``leave``.

    ``typed`` tells that a field changed.

    ``action`` is the identity of what is asked for: the same for every try, so a retry never counts twice.
    """

    given = Signal()
    both_given = Signal()
    closed = Signal()
    typed = Signal()

    form_title: QLabel
    form_area: QScrollArea
    form_fields: QWidget
    on: QLineEdit
    time: QLineEdit
    outcome: QComboBox
    source: QComboBox
    ruling: QComboBox
    ground: QComboBox
    until: QLineEdit
    level: QComboBox
    category: QComboBox
    officers: QComboBox
    technical: QComboBox
    opd: QComboBox
    agency: QComboBox
    letter: QLineEdit
    other: QLineEdit
    channel: QComboBox
    reach: QComboBox
    answer_box: QWidget
    text: BoundedText
    text_label: QLabel
    late_why: QLineEdit
    form_problem: QLabel
    form_yes: QPushButton
    form_both: QPushButton
    form_no: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action: UUID = new_id()
        self._purpose: object = None
        self._boxes = {spec.name: _field_of(spec, self) for spec in STEP_FIELDS}  # before the form, which binds them
        form.load_ui("complaint/step_form", into=self)
        self._lay_out()
        self._message = MessageLine(self.form_problem)
        self.text.refused.connect(lambda why: form.show_beside(self, "text", why))
        _fill(self.outcome, ((wording.word(one), one) for one in Outcome))
        _fill(self.source, ((wording.word(one), one) for one in Source))
        _fill(self.ruling, ((wording.word(one), one) for one in Ruling))
        _fill(self.ground, ((wording.word(one), one) for one in Ground))
        _fill(self.reach, ((wording.word(one), one) for one in Reach))
        _fill(self.channel, ((name, name) for name in self.ways()))
        combos = {name: form.child(self, QComboBox, name) for name in LISTS}
        self.lists = StepLists(combos, lambda: self.focusNextPrevChild(True), self)
        self.answer = AnswerPanel(self)
        form.child(self, QVBoxLayout, "answer_column").addWidget(self.answer)
        self.unchecked = plain_text.label(level="muted", parent=self)
        self.unchecked.setWordWrap(True)
        self._boxes["text"].column.addWidget(self.unchecked)
        self.say_unchecked("")
        self.owed = plain_text.label(level="muted", parent=self)
        self.owed.setWordWrap(True)
        self._boxes["level"].column.addWidget(self.owed)
        self.say_owed("")
        self.channel.currentTextChanged.connect(self.answer.show_for)
        self.note = AnswerNote(self.answer, self.channel, self.reach, self.text)
        self.form_yes.clicked.connect(self.given.emit)
        self.form_both.clicked.connect(self.both_given.emit)
        self.offer_both("")
        self.form_no.clicked.connect(self.leave)
        for name in FIELDS:
            _on_change(getattr(self, name), self.typed.emit)
        self._day = StepDay(self)
        actions = {"save": self.given.emit, "change_day": self._day.change}
        bind_keys(self, rows_of(COMPLAINT_KEYS, actions), actions)
        self.hide()

    def ways(self) -> tuple[str, ...]:
        """How a complainant is usually spoken with; any other way can be typed."""
        usual = (self.tr("Telephone"), "WhatsApp", self.tr("E-mail"), self.tr("Letter"), self.tr("Came to the counter"))
        return (*usual, "SMS", "SP4N-LAPOR!")

    def offer_answer(self, make: Make | None, who: Complainant | None = None) -> None:
        """Show the ready text by ``make`` for the chosen way, to ``who``; None offers none."""
        self.answer.offer(make, self.channel.currentText(), who)

    def offer_both(self, text: str) -> None:
        """Show the button to save the form together with the step that waits for it; "" hides it."""
        self.form_both.setText(text)
        self.form_both.setVisible(bool(text))

    def ask(
        self, purpose: object, title: str, fields: Collection[str], text_name: str, levels: Iterable[Limit]
    ) -> None:
        """Open for ``purpose`` with these fields; what was typed for the same purpose before is still there."""
        if purpose != self._purpose:
            self._purpose, self.action = purpose, new_id()
            self.clear()
            _fill(self.level, (*((limit.name, limit.code) for limit in levels), (self.lists.not_yet(), NOT_YET)))
            for name in ("category", *LISTS):
                _fill(getattr(self, name), ((text, text) for text in self.lists.list_choices(name)))
        self.form_title.setText(title)
        self.text_label.setText(self.tr("{name}  (phrases: {key:complaint.choose_phrase})").format(name=text_name))
        for name in FIELDS:
            self._box(name).setVisible(name in fields)
        self._day.ask(fields)
        self.show_problems(())
        form.activate_layouts(form.child(self, QFrame, "panel"))
        self.show()

    def say_unchecked(self, lists: str) -> None:
        """Name the lists not yet compared by the office with their rule; "" none."""
        text = self.tr("Not compared with its rule by the office yet: {lists}.").format(lists=lists)
        self.unchecked.setText(text if lists else "")
        self.unchecked.setVisible(bool(lists))

    def say_owed(self, until: str) -> None:
        """Say until when the office has to act with the chosen level; "" for no level."""
        self.owed.setText(self.tr("Due then: {when}").format(when=until) if until else "")
        self.owed.setVisible(bool(until))

    def mark_needed(self, fields: Collection[str]) -> None:
        """Mark the fields without which the form is refused; the date is never one of them."""
        for name in FIELDS:
            self._boxes[name].need(is_needed=name in fields)

    def is_about(self, purpose: object) -> bool:
        """Return whether the panel's text was typed for this purpose."""
        return purpose == self._purpose

    def start(self) -> None:
        """Focus the first empty field in reading order; date and hour have an answer already."""
        asked = [name for name in self._visible_fields() if name not in ANSWERED] or ["on"]
        first = next((name for name in asked if not self._is_filled(name)), asked[-1])
        getattr(self, first).setFocus()

    def clear(self) -> None:
        """Empty every field."""
        for name in FIELDS:
            field = getattr(self, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(0)  # the empty line, also of one with typing
            else:
                field.clear()

    def read(self) -> dict[str, str]:
        """Texts of the fields."""
        return {name: _text(getattr(self, name)) for name in FIELDS}

    def write(self, texts: Mapping[str, str]) -> None:
        """Put texts back into the fields; what a list offers no more is not chosen."""
        for name in FIELDS:
            field, text = getattr(self, name), texts.get(name, "")
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
                field.moveCursor(QTextCursor.MoveOperation.End)
            elif isinstance(field, QLineEdit):
                field.setText(text)
            elif (place := field.findText(text)) >= 0 or not field.isEditable():
                field.setCurrentIndex(max(place, 0))
            else:
                field.setEditText(text)

    def show_problems(self, problems: Iterable[Problem], text: str = "") -> None:
        """Show problems beside their fields; what belongs to no field shown here, and ``text``, below."""
        fields: dict[str, list[str]] = {}
        problems = tuple(problems)
        self._day.show_for({problem.field for problem in problems})
        for problem in problems:
            shown = problem.field in FIELDS and not self._box(problem.field).isHidden()
            fields.setdefault(problem.field if shown else "", []).append(wording.problem(problem))
        if text:
            fields.setdefault("", []).append(text)
        for name in FIELDS:
            form.show_beside(self, name, " ".join(fields.get(name, ())))
        below = " ".join(fields.get("", ()))
        if text:
            self._message.show(below)
        else:
            self._message.show_refusal(below)
        first = next((name for name in FIELDS if name in fields), "")
        if first:
            form.go_to(getattr(self, first))
        if first == "text":
            select_blank(self.text)

    def event(self, event: QEvent) -> bool:
        """Letters and digits typed in the form are for its fields, never the page's keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if not plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus to the next field on Enter, as in the intake, and press the next button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _WITH:
            super().keyPressEvent(event)
            return
        here = self.focusWidget()
        if isinstance(here, QPushButton):
            here.click()
        else:
            form.go_to(self._field_after(here))

    def _field_after(self, here: QWidget | None) -> QWidget:
        """The next field to fill in, past a ready text and its buttons; the button to save behind the last one."""
        fields = [getattr(self, name) for name in self._visible_fields()]
        behind = fields[fields.index(here) + 1 :] if here in fields else fields
        return next((field for field in behind if field.isEnabled()), self.form_yes)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  (Qt's name)
        """Tab goes round in the form: its fields in reading order, its two buttons, its first field again."""
        stop = reading_order.next_stop(self, forward=next)
        if stop is not None:
            form.go_to(stop)
        return True

    def _visible_fields(self) -> list[str]:
        return [name for name in FIELDS if not self._box(name).isHidden()]

    def _is_filled(self, name: str) -> bool:
        return bool(_text(getattr(self, name)))

    def forget(self) -> None:
        """Close the form after a recording or for another complaint, and start anew the next time."""
        self._purpose = None
        self.clear()
        self.hide()

    def leave(self) -> None:
        """Close without saving; the typed text waits for the same purpose."""
        self.hide()
        self.closed.emit()

    def _box(self, name: str) -> QWidget:
        return self._boxes[name]

    def _lay_out(self) -> None:
        """Lay out the fields of each row side by side above the answer, and single fields below it."""
        column = form.child(self, QVBoxLayout, "fields_column")
        for place, row in enumerate(FormRow):
            boxes = [self._boxes[spec.name] for spec in STEP_FIELDS if spec.row is row]
            if row is FormRow.ALONE:
                for box in boxes:
                    column.addWidget(box)
                continue
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            for box in boxes:
                line.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
            column.insertLayout(place, line)
        reading_order.arrange(self.form_fields)


def _field_of(spec: StepField, panel: QWidget) -> Field:
    label, help_text = (
        QCoreApplication.translate("StepForm", text) if text else "" for text in (spec.label, spec.help)
    )
    return Field(spec.name, label, _input_of(spec), panel, help_text)


def _input_of(spec: StepField) -> QWidget:
    made = make_input(spec.input, _LEAST_CHOICE)
    if isinstance(made, BoundedText):
        made.setFixedHeight(_TEXT_HEIGHT)
    elif isinstance(made, QLineEdit):
        made.setMaxLength(spec.most)
    return made


def _text(field: QLineEdit | QComboBox | QPlainTextEdit) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _on_change(field: QLineEdit | QComboBox | QPlainTextEdit, call: Callable[[], object]) -> None:
    changed = field.currentTextChanged if isinstance(field, QComboBox) else field.textChanged
    changed.connect(lambda *_: call())


def _fill(combo: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
    combo.clear()
    combo.addItem("", None)
    for text, value in choices:
        combo.addItem(text, value)


def read_choice(combo: QComboBox, kind: type[Choice]) -> Choice | None:
    """Chosen value, None for none."""
    value = combo.currentData()
    return kind(value) if value else None
