"""The fields of the intake in reading order: what is typed in them, and the way through them by Tab and Enter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.complaint import Channel, Complainant, Identity, Manner
from frontoffice.errors import Problem
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.asked_cells import AskedCells
from frontoffice.ui.intake.asked_fields import FOLDS, ORDER
from frontoffice.ui.intake.changed_fields import ChangeMarks
from frontoffice.ui.intake.field_texts import on_change, read_text, write_text
from frontoffice.ui.intake.intake_choices import IntakeChoices
from frontoffice.ui.intake.intake_fields import CHOICES, Fields
from frontoffice.ui.intake.list_fields import LISTS, ListFields
from frontoffice.ui.intake.masked_fields import MaskedFields
from frontoffice.ui.intake.story_room import StoryRoom
from frontoffice.ui.messages.field_labels import IDENTITY_NUMBERS
from frontoffice.ui.widgets import list_basis, theme
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.form import child, load_ui

_BUTTONS: Final = (*FOLDS, "attach_button")
_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakeForm(QWidget):
    """Fields with names: ``texts()`` reads all, ``write()`` replaces all, so nothing of one case meets the next.

    ``changed`` follows every change; ``entered`` and ``left`` name the field that the focus came to or left;
    ``refused`` says why nothing was pasted.
    """

    changed = Signal()
    entered = Signal(str)
    left = Signal(str)
    refused = Signal(str)
    files_pasted = Signal(object)

    sections: QBoxLayout
    manner_place: QWidget
    received_now: QLabel
    description: QPlainTextEdit
    area: QScrollArea
    hints: QWidget
    hints_place: QLayout
    filing_window: QLabel
    attach_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/intake_form", into=self)
        self._writing = False
        self._entered = self._stood = ""  # the field that has the focus, and what stood in it before
        self._filled: dict[str, str] = {}
        self._masks = MaskedFields()
        self.choices = IntakeChoices(self)
        self.choices.moved_on.connect(self._move_on)
        self.choices.typed.connect(self._type_on)
        combos = {name: child(self, QComboBox, name) for name in LISTS}
        self._lists = ListFields(combos, lambda: self._writing)
        self.fields: dict[str, QWidget] = {name: self._find_field(name) for name in ORDER if name not in _BUTTONS}
        self._cells = AskedCells(self)
        self._cells.opened.connect(self._go_on_behind)
        self._cells.closed.connect(self._ask)
        self._late_reason = False
        self._marks = ChangeMarks(self)
        self._room = StoryRoom(self, self.description, self.area, self.hints)
        self._watch()
        self._ask()

    def offer_channels(self, channels: Mapping[str, Channel], used: str = "") -> None:
        """Offer the active channels, and the one in use whether it is active or not."""
        self.choices.offer_channels(channels, used)

    def offer_lists(self, known: Mapping[ListName, Meanings]) -> None:
        """Offer the choices of these lists."""
        self._lists.offer_lists(known)

    def say_unchecked(self, rules: Mapping[str, str]) -> None:
        """Say quietly of these lists what they rest on with which the office has not compared them yet."""
        self.choices.say_unchecked(rules)
        for name in LISTS:
            list_basis.say_unchecked(self.fields[name], rules.get(name, ""))

    @property
    def manner(self) -> Manner:
        """How the channel chosen speaks; written as long as none is known, since that asks for more."""
        return self.choices.manner

    def texts(self) -> Fields:
        """What stands in every field, as it was typed; behind a mask, what it hides."""
        return {name: self._masks.value(name, read_text(field)) for name, field in self.fields.items()}

    @property
    def masked(self) -> frozenset[str]:
        """The fields whose text is hidden."""
        return self._masks.names({name: read_text(field) for name, field in self.fields.items()})

    def as_shown(self, who: Complainant) -> Complainant:
        """The complainant of the form as far as it is shown."""
        shown: dict[str, Any] = {name: read_text(self.fields[name]) for name in self.masked}
        return replace(who, **shown)

    def hide_texts(self, names: Iterable[str]) -> None:
        """Hide what stands in these fields from now on."""
        self.write(self.texts(), self.masked | frozenset(names))

    def write(self, texts: Mapping[str, str], masked: Collection[str] = ()) -> None:
        """Replace what stands in every field; one that ``texts`` does not name becomes empty, a choice its first.

        Of the fields ``masked`` only that there is something is shown.
        """
        self._writing, self._filled = True, {}
        self._masks.forget()
        self.choices.choose(texts)
        for name, field in self.fields.items():
            if name not in CHOICES:
                text = texts.get(name, "")
                write_text(field, self._masks.cover(name, text) if name in masked else text)
        self._writing = False
        self._cells.set_open(asked_fields.find_filled_folds(self.texts()))
        self._late_reason = False
        self._ask()
        self.changed.emit()

    def fill_in(self, texts: Mapping[str, str]) -> None:
        """Put texts into fields in which nothing stands; what was typed stays, what was filled in before goes.

        An identity number that is filled in is not shown; who asked for confidence is filled in as confidential.
        """
        filled, self._filled = self._filled, {}
        for name, text in texts.items():
            field = self.fields[name]
            stands = read_text(field).strip()
            if name not in CHOICES and (not stands or stands == filled.get(name)):
                self._filled[name] = mask = self._masks.cover(name, text) if name in IDENTITY_NUMBERS else text
                write_text(field, mask)
        if texts.get("identity") == Identity.CONFIDENTIAL:
            self.choices.rows["identity"].choose(Identity.CONFIDENTIAL)
        self._cells.set_open(self._cells.open_folds | asked_fields.find_filled_folds(self.texts()))
        self._ask()

    def focus(self, name: str) -> None:
        """Bring the focus to a field; the line that hides it is opened."""
        self.uncover(name)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self, name: str) -> None:
        """Make sure that a field is seen."""
        fold = asked_fields.fold_of(name)
        if fold:
            self._cells.set_open(self._cells.open_folds | {fold})
        self._ask(name)

    def settle_texts(self) -> Fields:
        """What stands in every field as it is recorded: what was just typed in one of a list is what it means there."""
        self._settle(self._entered)
        return self.texts()

    def not_listed(self) -> tuple[Problem, ...]:
        """What stands in a field of a list and is not in it: it is recorded as it was typed, among the others."""
        return () if self._writing else tuple(one for one in self._lists.not_listed() if one.field not in self.masked)

    def show_more(self) -> None:
        """Open every line that hides something, and go on there; where all are open, close them again."""
        folds = asked_fields.folds(self.texts(), self.manner)
        if folds <= self._cells.open_folds:
            self._cells.set_open(())
            self._ask()
            self.focus("description")
        else:
            self._cells.set_open(FOLDS)
            self._ask()
            self._go_on_behind(next(fold for fold in FOLDS if fold in folds))

    def show_why(self, wanted: bool) -> None:
        """Ask why a written item is recorded so late, or no more; a field that is filled in is never hidden."""
        if wanted != self._late_reason:
            self._late_reason = wanted
            self._ask()

    def mark_changes(self, names: Collection[str]) -> None:
        """Mark what an amendment changes; it is seen also where nothing stands there any more."""
        if self._marks.mark(names):
            self.choices.name(names)
            self._ask()

    def show_received_now(self, text: str) -> None:
        """The moment that an oral complaint is stamped with."""
        self.received_now.setText(text)

    def show_filing_window(self, service: date | None, received: date) -> None:
        """Say beside the date of service whether a complaint received then is in time (procedure, point 3)."""
        late = working_days.is_late_filing(service, received)
        text = ""
        if service is not None and service <= received:
            last = dates.in_digits(working_days.last_filing_day(service))
            words = self.tr("Past the limit of {day}") if late else self.tr("In time until {day}")
            text = words.format(day=last)
        self.filing_window.setText(text)
        self.filing_window.setVisible(bool(text))
        theme.mark(self.filing_window, state="soon" if late else "done")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, as Tab does; a field that is left may be checked."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._goes_on(watched, event):
            self._move_on()
            return True
        if kind is QEvent.Type.FocusIn:
            self._enter(watched.objectName())
            self._room.see_soon(self.fields[watched.objectName()])
            self.entered.emit(watched.objectName())
        elif kind is QEvent.Type.FocusOut:
            self._settle(watched.objectName())
            self._ask()
            if not self.choices.has_focus():  # a channel that is clicked first asks for nothing yet
                self.left.emit(watched.objectName())
        return super().eventFilter(watched, event)

    def _goes_on(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in _ON:
            return False
        many_lines = isinstance(watched, QPlainTextEdit)
        return not many_lines or event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _move_on(self) -> None:
        self.focusNextChild()

    def _type_on(self, name: str, typed: str) -> None:
        """Type into the field of text that comes next: no letter is lost where it chooses nothing."""
        following = (self.fields[one] for one in ORDER[ORDER.index(name) + 1 :] if one not in _BUTTONS)
        field = next((one for one in following if _takes_text(one) and one.isVisible()), self.description)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        if isinstance(line, QLineEdit):
            line.end(False)
            line.insert(typed)
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(typed)

    def _watch(self) -> None:
        for name, field in self.fields.items():
            on_change(field, self._on_changed)
            if name not in CHOICES:
                field.installEventFilter(self)
            if isinstance(field, BoundedText):
                field.refused.connect(self.refused)
                field.files_pasted.connect(self.files_pasted)
        for combo in self._lists.combos.values():
            Completing(combo).moved_on.connect(self._move_on)
        self.choices.chosen.connect(self._ask)

    def _on_changed(self) -> None:
        if not self._writing:
            self._ask()
            self.changed.emit()

    def _ask(self, besides: str = "") -> None:
        """Show what is asked as the case stands; the field in which somebody is typing stays."""
        if self._writing:
            return
        late = "received_why" if self._late_reason and self.manner is Manner.WRITTEN else ""
        here = self.focusWidget()
        typing = here.objectName() if here is not None and here.hasFocus() else ""
        self._cells.show(self.texts(), self.manner, {besides, late, typing} | self._marks.names)

    def _go_on_behind(self, fold: str) -> None:
        """Go on with the first field that a line hid."""
        self._ask()
        self.focus(asked_fields.first_behind(fold, self.texts(), self.manner))

    def _enter(self, name: str) -> None:
        if name != self._entered:
            self._entered = name
            self._stood = self._lists.text(name) if name in LISTS else ""

    def _settle(self, name: str) -> None:
        """What stood in the field when it was entered is what somebody recorded so: it stays."""
        if name in LISTS and name not in self.masked and self._lists.text(name) != self._stood:
            self._lists.settle(name)
            self._stood = self._lists.text(name)

    def _find_field(self, name: str) -> QWidget:
        return child(self, QWidget, name)


def _takes_text(field: QWidget) -> bool:
    return isinstance(field, (QPlainTextEdit, QLineEdit)) or (isinstance(field, QComboBox) and field.isEditable())
