"""The fields of the intake in reading order: what is typed in them, and the way through them by Tab and Enter."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.choices import Choice, ListName, Meanings
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import Channel, Complainant, Identity, Kind, Manner
from frontoffice.domain.field_spec import FieldInput
from frontoffice.domain.field_table import INTAKE_FIELDS, IntakeField, IntakeRow, list_row, name_fields
from frontoffice.domain.list_filter import find_meant
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.asked_fields import (
    BUTTON_ROWS,
    BUTTONS,
    FOLDS,
    ORDER,
    SP4N_CHANNEL,
    ChangeMarks,
    on_change,
    read_text,
    write_text,
)
from frontoffice.ui.intake.intake_fields import CHOICES, Fields, MaskedFields
from frontoffice.ui.messages import field_labels
from frontoffice.ui.messages.field_labels import IDENTITY_NUMBERS
from frontoffice.ui.widgets import needed, plain_text, reading_order, table_rows, theme
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.chip_line import ChipLine
from frontoffice.ui.widgets.choice_row import FoldingChoice
from frontoffice.ui.widgets.completing import Completing, offer
from frontoffice.ui.widgets.field import Field, make_input
from frontoffice.ui.widgets.fitted_scroll import full_height
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- The three choices of an intake that decide what is asked: its channel, its kind, how the identity is
# treated ---

_MOST: Final = {"channel": 4, "kind": 1, "identity": 1}  # beside each other


def make_choices() -> dict[str, FoldingChoice]:
    """The rows of buttons, without what they offer."""
    return {name: FoldingChoice(name, most, numbered=name == "channel") for name, most in _MOST.items()}


class IntakeChoices(QObject):
    """Puts ``rows`` into the head of ``form``, or where they stand already; ``chosen`` tells another value.

    ``typed`` carries the row that has the focus and what was typed there: it chooses nothing.
    """

    chosen = Signal()
    moved_on = Signal()
    typed = Signal(str, str)

    def __init__(self, form: QWidget, rows: Mapping[str, FoldingChoice]) -> None:
        super().__init__(form)
        self._channels: dict[str, Channel] = {}
        self.rows = rows
        for one in list_row(IntakeRow.HEAD):
            place = child(form, QWidget, f"{one.name}_place").layout()
            assert place is not None  # noqa: S101  (the form has it)
            place.addWidget(rows[one.name])
        for name, row in rows.items():
            reading_order.name_by(row, child(form, QLabel, f"{name}_label"))
            row.moved_on.connect(self.moved_on)
            row.chosen.connect(lambda _, name=name: self._on_chosen(name))
            row.typed.connect(lambda text, name=name: self.typed.emit(name, text))
        self._labels = {name: child(form, QLabel, f"{name}_label") for name in ("channel", "kind")}
        self._always_named: frozenset[str] = frozenset()
        self._received_now = child(form, QLabel, "received_now")
        self._number_label = child(form, QLabel, "external_id_label")
        for label in (*self._labels.values(), self._received_now):
            label.setMinimumWidth(1)  # else the page never gets as narrow as where they are left out
        self._has_time = self._has_names = True
        self._offer()

    def offer_channels(self, channels: Mapping[str, Channel], used: str = "") -> None:
        """Offer the active channels, and the one in use whether it is active or not."""
        self._channels = dict(channels)
        offered = [channel for channel in channels.values() if channel.active or channel.code == used]
        self.rows["channel"].offer([(channel.code, channel.name) for channel in offered])

    def say_unchecked(self, rules: Mapping[str, str]) -> None:
        """Show in the tooltips of the labels the rules not yet compared by the office with these lists."""
        for name, label in self._labels.items():
            table_rows.say_unchecked(label, rules.get(name, ""))

    @property
    def manner(self) -> Manner:
        """How the channel chosen speaks; written as long as none is known, since that asks for more."""
        channel = self._channels.get(self.rows["channel"].value())
        return channel.manner if channel else Manner.WRITTEN

    def has_focus(self) -> bool:
        """Whether the focus is in one of the rows."""
        return any(button.hasFocus() for row in self.rows.values() for button in row.buttons())

    def choose(self, texts: Mapping[str, str]) -> None:
        """Select the choices named in ``texts``, the first choice for a field without one."""
        for name, row in self.rows.items():
            row.begin_with(texts.get(name, ""))

    def buttons(self, name: str) -> list[QPushButton]:
        """The buttons of a row."""
        return self.rows[name].buttons()

    def fit(self, *, has_names: bool, has_time: bool) -> int:
        """Show as much in the head of the page; returns its required width (pixels)."""
        self._has_time = has_time
        self._has_names = has_names
        self._show_names()
        self._received_now.setVisible(has_time and self.manner is Manner.ORAL)
        parts = (*self._labels.values(), self._received_now, self.rows["channel"], self.rows["kind"])
        return sum(part.sizeHint().width() + _GAP for part in parts if not part.isHidden())

    def name(self, names: Collection[str]) -> None:
        """Let the names of these choices be seen at any width: they say more than which they are."""
        self._always_named = frozenset(names)
        self._show_names()

    def _show_names(self) -> None:
        for name, label in self._labels.items():
            label.setVisible(self._has_names or name in self._always_named)

    def _on_chosen(self, name: str) -> None:
        if name == "channel":
            number, letter = self.tr("SP4N-LAPOR! number"), self.tr("Letter number or id")
            was, now = (number, letter) if self.rows[name].value() != SP4N_CHANNEL else (letter, number)
            self._number_label.setText(self._number_label.text().replace(was, now))  # what is said beside it stays
            self._received_now.setVisible(self._has_time and self.manner is Manner.ORAL)
        self.chosen.emit()

    def _offer(self) -> None:
        kinds = [
            (Kind.COMPLAINT, self.tr("Complaint")),
            (Kind.SUGGESTION, self.tr("Suggestion")),
            (Kind.INPUT, self.tr("Input")),
        ]
        identities = [
            (Identity.OPEN, self.tr("Open")),
            (Identity.CONFIDENTIAL, self.tr("Confidential")),
            (Identity.ANONYMOUS, self.tr("Anonymous")),
        ]
        self.rows["kind"].offer([(kind.value, words) for kind, words in kinds])
        self.rows["identity"].offer([(identity.value, words) for identity, words in identities])


# --- intake form ---

# --- The fields of the intake that are picked from lists: regency, district, sector, service, type of complaint ---
# Whatever is typed is completed when the field is left; what is in no list stays as it was typed, and is said to be
# among the others (*Lainnya*), where the administrator finds it.

LISTS: Final = name_fields(FieldInput.LIST)


class ListFields:
    """Keeps the proposals of each field in step with the others; ``combos`` are by field.

    ``is_writing`` says whether a whole case is put into the form, which brings nothing that it has not.
    """

    def __init__(self, combos: Mapping[str, QComboBox], is_writing: Callable[[], bool] = lambda: False) -> None:
        self.combos, self._is_writing = combos, is_writing
        self._known: Mapping[ListName, Meanings] = {}
        combos["regency"].editTextChanged.connect(self._regency_typed)
        combos["sector"].editTextChanged.connect(self._sector_typed)
        combos["service"].editTextChanged.connect(self._service_typed)

    def offer_lists(self, known: Mapping[ListName, Meanings]) -> None:
        """Offer the choices in use of these lists."""
        self._known = known
        for name in LISTS:
            offer(self.combos[name], self._list_choices(name))

    def settle(self, name: str) -> None:
        """Replace typed text by the matching choice."""
        meant = find_meant(self.text(name), self._list_choices(name), self._known.get(ListName(name)))
        if meant and meant != self.combos[name].currentText():
            self.combos[name].setEditText(meant)

    def not_listed(self) -> Iterator[Problem]:
        """Warnings for texts of fields missing in their list; of elsewhere no district is known."""
        for name in LISTS:
            text = self.text(name)
            elsewhere = name == "district" and not self._is_listed("regency")
            if text and not elsewhere and not self._is_listed(name):
                yield Problem(name, IntakeRefusal.NOT_LISTED, {"text": text}, warning=True)

    def _is_listed(self, name: str) -> bool:
        """Whether it is one of those offered or counts as a choice; a district is one of the given regency."""
        known, text, offered = self._known.get(ListName(name)), self.text(name), self._list_choices(name)
        if find_meant(text, offered, known):
            return True
        return name != "district" and known is not None and known.code_or_text(text) in known.choices

    def _list_choices(self, name: str) -> tuple[str, ...]:
        if name == "district":
            return self._in_group(ListName.DISTRICT, self._meant("regency"))
        if name == "service":
            return self._in_group(ListName.SERVICE, self._meant("sector"))
        return tuple(choice.name for choice in self._choices(ListName(name)))

    def _in_group(self, of: ListName, group: str) -> tuple[str, ...]:
        """The choices of a group; all of them while it is not known."""
        choices = self._choices(of)
        names = [choice.name for choice in choices if choice.group.casefold() == group.casefold()]
        return tuple(names or sorted({choice.name for choice in choices}, key=str.casefold))

    def _meant(self, name: str) -> str:
        """Choice meant by a field's text, or the text itself."""
        known, text = self._known.get(ListName(name)), self.text(name)
        return known.display_text(text) if known and known.code_or_text(text) in known.choices else text

    def _choices(self, of: ListName) -> list[Choice]:
        known = self._known.get(of)
        return [choice for choice in known.choices.values() if choice.active] if known else []

    def _regency_typed(self) -> None:
        offer(self.combos["district"], self._list_choices("district"))

    def _sector_typed(self) -> None:
        offer(self.combos["service"], self._list_choices("service"))

    def _service_typed(self) -> None:
        """A service from the list brings its sector, when none was given."""
        sectors = {one.group for one in self._choices(ListName.SERVICE) if one.name == self.text("service")}
        if len(sectors) == 1 and not self._is_writing() and not self.text("sector"):
            self.combos["sector"].setEditText(sectors.pop())

    def text(self, name: str) -> str:
        """Text of a field."""
        return one_line(self.combos[name].currentText())


# --- intake form ---

# --- The room of the intake form: the lines of the story first, then the fields, whole if they fit, else
# scrolled ---

LINES: Final = 6
ABOVE: Final = ("description", "channel", "kind")  # whose problems stand under the story
FEWEST: Final = 3  # on a page as low as a scaled screen's
_FEW: Final = 4  # where the fields are whole beside them
_FIELD_ROWS: Final = 3.5  # of a field's height with its label: what is wanted beside six lines
_FIRST_ROWS: Final = 3  # what a new case asks: beside that and few lines, the story has its label
_ONE_ROW: Final = 64  # pixels
_GAP: Final = 8  # between the story and the fields
_LABEL_GAP: Final = 4
_SEEN_AROUND: Final = 4
_AROUND: Final = 18  # the border and the padding of the field, and the margin of its document


class StoryRoom(QObject):
    """Sizing of ``story`` at six lines, on a low page fewer but at least three, plus all free height.

    The scroll ``area`` is as high as what stands in it, so that whatever it does not need is the story's.
    """

    def __init__(self, form: QWidget, story: QPlainTextEdit, area: QScrollArea, hints: QWidget) -> None:
        super().__init__(form)
        self._form, self._story, self._area, self._hints = form, story, area, hints
        self._head = child(form, QWidget, "description_head")
        self._lines = [self._head, *(child(form, QLabel, f"{name}_problem") for name in ABOVE)]
        content = area.widget()
        assert content is not None  # noqa: S101  (the form has it)
        self._content = content
        self._seen: QWidget | None = None
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.fit)
        story.setMinimumHeight(FEWEST * story.fontMetrics().lineSpacing() + _AROUND)
        area.setMinimumHeight(1)  # else the page never gets as low as where the fields are scrolled
        for watched in (content, form, child(form, QWidget, "description_cell")):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew when the form has another size, or its fields need another room."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._later.start()
        return super().eventFilter(watched, event)

    def see_soon(self, field: QWidget) -> None:
        """Scroll to the focused field; once more whenever what is around it has got another place."""
        self._seen = field if self._area.isAncestorOf(field) else None
        QTimer.singleShot(0, self, self._see)

    def _see(self) -> None:
        field = self._seen
        if field is not None and (field.hasFocus() or field.isAncestorOf(self._form.focusWidget())):
            around = field.parentWidget()
            for part in (around, field):
                if part is not None:
                    self._area.ensureWidgetVisible(part, 0, _SEEN_AROUND)

    def fit(self) -> None:
        """Share the room now."""
        line = self._story.fontMetrics().lineSpacing()
        is_low = self._form.height() < LINES * line + _AROUND + _FIELD_ROWS * px(_ONE_ROW)
        named = _FEW * line + _AROUND + _FIRST_ROWS * px(_ONE_ROW) + self._head.sizeHint().height()
        self._head.setVisible(self._form.height() >= named)
        above = [part for part in self._lines if not part.isHidden()]
        besides = _GAP + sum(part.sizeHint().height() + _LABEL_GAP for part in above)
        story = (FEWEST if is_low else LINES) * line + _AROUND
        room = self._form.height() - besides
        least = min(px(_ONE_ROW) + self._hint_height(), room - story) if is_low else room - story
        full = full_height(self._area)
        kept = _FEW if full <= room - _FEW * line - _AROUND else LINES
        self._area.setMaximumHeight(max(1, min(full, max(least, room - (kept if is_low else LINES) * line - _AROUND))))
        QTimer.singleShot(0, self, self._see)

    def _hint_height(self) -> int:
        """Height of the hints beside the first fields: what the register knows of the case already."""
        hints = self._hints
        return hints.height() if hints.isVisible() else 0


# --- intake form ---

# --- The cells of the intake's fields: laid out by the table of fields. Those are shown that are asked, and the
# sections that fold the others away ---

_LEAST_CHOICE: Final = 4  # characters that a field of a list shows
_TEXT_HEIGHT: Final = 56
_TICK_GAP: Final = 0
_OF_THE_FORM: Final = (IntakeRow.HEAD, IntakeRow.STORY, *BUTTON_ROWS)  # rows that the form itself fills


class AskedCells(QObject):
    """Fills the rows of ``form``, shows and hides their cells; ``opened`` names a section just opened by its button.

    The sections themselves stand behind one line: ``more_chosen`` says that somebody opened or closed it. ``turned``
    says that other fields are to be shown. ``given`` are fields that the page makes itself.
    """

    opened = Signal(str)
    more_chosen = Signal(bool)
    turned = Signal()

    def __init__(self, form: QWidget, given: Mapping[str, QWidget]) -> None:
        super().__init__(form)
        self._rows = {
            child(form, QWidget, row): _fill_row(child(form, QWidget, row), list_row(row), given)
            for row in IntakeRow
            if row not in _OF_THE_FORM
        }
        self._more, self._sections = child(form, QPushButton, "more_fold"), child(form, QWidget, IntakeRow.FOLDS)
        self._folds = {name: child(form, QPushButton, name) for name in FOLDS}
        for row, names in BUTTON_ROWS.items():
            lines = FlowLayout(child(form, QWidget, row))  # in a second one where it is narrow
            for name in names:
                lines.addWidget(child(form, QPushButton, name))
        for button in (self._more, *self._folds.values()):
            button.toggled.connect(lambda opened, button=button: theme.give_icon(button, "down" if opened else "right"))
        for name, button in self._folds.items():
            button.clicked.connect(lambda opened=False, name=name: self._on_clicked(name, opened))
        self._more.toggled.connect(self._on_more)
        self._more.clicked.connect(self._on_more_chosen)

    @property
    def open_folds(self) -> frozenset[str]:
        """The open sections."""
        return frozenset(name for name, button in self._folds.items() if button.isChecked())

    def set_open(self, folds: Iterable[str]) -> None:
        """Let these sections be open, and no other; the line before them opens with the first."""
        wanted = set(folds)
        if wanted:
            self.open_more(is_open=True)
        for name, button in self._folds.items():
            button.setChecked(name in wanted)

    def open_more(self, *, is_open: bool) -> None:
        """Show the sections, or fold all of them away."""
        self._more.setChecked(is_open)

    def show(self, texts: Fields, manner: Manner, besides: Collection[str] = ()) -> None:
        """Show the fields asked of a case with these texts, and always the fields ``besides``."""
        seen = asked_fields.find_visible_fields(texts, manner, self.open_folds).union(besides)
        for row, cells in self._rows.items():
            for cell, names in cells.items():
                cell.setVisible(not seen.isdisjoint(names))
            row.setVisible(any(not cell.isHidden() for cell in cells))
        folds = asked_fields.folds(texts, manner)
        for name, button in self._folds.items():
            button.setVisible(name in folds)
        self._more.setVisible(bool(folds))
        self._sections.setVisible(bool(folds) and self._more.isChecked())

    def _on_more(self, opened: bool) -> None:
        if not opened:
            self.set_open(())
        self.turned.emit()

    def _on_more_chosen(self, opened: bool) -> None:
        first = next(button for button in self._folds.values() if not button.isHidden())
        (first if opened else self._more).setFocus()
        self.more_chosen.emit(opened)

    def _on_clicked(self, name: str, opened: bool) -> None:
        if opened:
            self.opened.emit(name)
        else:
            self.turned.emit()


def _fill_row(row: QWidget, fields: Iterable[IntakeField], given: Mapping[str, QWidget]) -> dict[QWidget, list[str]]:
    """Put these fields into a row, side by side; returns its cells, with the names of what stands in each."""
    line = row.layout()
    assert isinstance(line, QBoxLayout)  # noqa: S101  (the form has it)
    cells: dict[QWidget, list[str]] = {}
    for _, several in itertools.groupby(fields, lambda one: one.input is FieldInput.TICK or one.name):
        specs = tuple(several)
        cell = _ticks_cell(specs, row) if specs[0].input is FieldInput.TICK else _field_cell(specs[0], row, given)
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if specs[0].gap:
            line.addWidget(QWidget(row), specs[0].gap)
        line.addWidget(cell, specs[0].width, Qt.AlignmentFlag.AlignTop)
        cells[cell] = [one.name for one in specs]
    return cells


def _field_cell(spec: IntakeField, row: QWidget, given: Mapping[str, QWidget]) -> Field:
    made = given.get(spec.name)
    if made is None:
        made = make_input(spec.input, _LEAST_CHOICE)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    if isinstance(made, QPlainTextEdit):
        made.setFixedHeight(_TEXT_HEIGHT)
    if isinstance(made, QLineEdit) and spec.input is FieldInput.DATE:
        made.setPlaceholderText(QCoreApplication.translate("IntakeForm", "day-month-year"))
    field = Field(spec.name, _asked_as(spec), made, row, is_needed=spec.is_needed)
    field.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return field


def _ticks_cell(specs: Iterable[IntakeField], row: QWidget) -> QWidget:
    """Cell of ticks: consecutive ones stand above each other."""
    cell = QWidget(row)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_TICK_GAP)
    for spec in specs:
        tick = QCheckBox(_asked_as(spec))
        tick.setObjectName(spec.name)
        column.addWidget(tick)
    return cell


def _asked_as(spec: IntakeField) -> str:
    if spec.asked_as:
        return QCoreApplication.translate("IntakeForm", spec.asked_as)
    return field_labels.label(spec.name)


# --- intake form ---

_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakeForm(QWidget):
    """Fields with names: ``texts()`` reads all, ``write()`` replaces all, so nothing of one case meets the next.

    ``changed`` follows every change; ``entered`` and ``left`` name the field that the focus came to or left;
    ``refused`` says why nothing was pasted. ``more_chosen`` says that the sections were opened or folded away by hand.
    """

    changed = Signal()
    entered = Signal(str)
    left = Signal(str)
    refused = Signal(str)
    files_pasted = Signal(object)
    more_chosen = Signal(bool)

    sections: QBoxLayout
    manner_place: QWidget
    received_now: QLabel
    description: QPlainTextEdit
    description_head_line: QBoxLayout
    asked_lines: QBoxLayout
    folds: QWidget
    area: QScrollArea
    hints: QWidget
    hints_place: QLayout
    attach_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/intake_form", into=self)
        self._writing = False
        self._entered = self._stood = ""  # the field that has the focus, and what stood in it before
        self._filled: dict[str, str] = {}
        self._masks = MaskedFields()
        rows = make_choices()
        self._cells = AskedCells(self, rows)
        self.chips = ChipLine()
        self.chips.setObjectName("chips")
        self.asked_lines.insertWidget(self.asked_lines.indexOf(self.folds), self.chips)
        self.filing_window = self._add_filing_window()
        for spec in list_row(IntakeRow.STORY):
            needed.mark(child(self, QLabel, f"{spec.name}_label"), is_needed=spec.is_needed)
        self.description_head_line.addWidget(needed.explain())
        reading_order.arrange(self)
        self.choices = IntakeChoices(self, rows)
        self.choices.moved_on.connect(self._move_on)
        self.choices.typed.connect(self._type_on)
        combos = {name: child(self, QComboBox, name) for name in LISTS}
        self._lists = ListFields(combos, lambda: self._writing)
        self.fields: dict[str, QWidget] = {name: self._find_field(name) for name in ORDER if name not in BUTTONS}
        self._cells.opened.connect(self._go_on_behind)
        self._cells.turned.connect(self._ask)
        self._cells.more_chosen.connect(self.more_chosen)
        self.chips.pressed.connect(self.focus)
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
        """Show in tooltips the rules not yet compared by the office with these lists."""
        self.choices.say_unchecked(rules)
        for name, combo in self._lists.combos.items():
            table_rows.say_unchecked(combo, rules.get(name, ""))

    @property
    def manner(self) -> Manner:
        """How the channel chosen speaks; written as long as none is known, since that asks for more."""
        return self.choices.manner

    def texts(self) -> Fields:
        """Texts of all fields as typed; behind a mask, what it hides."""
        return {name: self._masks.value(name, read_text(field)) for name, field in self.fields.items()}

    @property
    def masked(self) -> frozenset[str]:
        """The fields with a masked text."""
        return self._masks.names({name: read_text(field) for name, field in self.fields.items()})

    def as_shown(self, who: Complainant) -> Complainant:
        """The complainant of the form as far as it is shown."""
        shown: dict[str, Any] = {name: read_text(self.fields[name]) for name in self.masked}
        return replace(who, **shown)

    def hide_texts(self, names: Iterable[str]) -> None:
        """Mask the current texts of these fields."""
        self.write(self.texts(), self.masked | frozenset(names))

    def write(self, texts: Mapping[str, str], masked: Collection[str] = ()) -> None:
        """Replace the text of every field.

        One that ``texts`` does not name becomes empty, a choice its first.

        Of the fields ``masked`` only that there is something is shown.
        """
        self._writing, self._filled = True, {}
        self._masks.forget()
        self.choices.choose(texts)
        for name, field in self.fields.items():
            if name not in CHOICES:
                text = texts.get(name, "")
                write_text(field, self._masks.cover(name, text) if name in masked else text)
        self._cells.set_open(())
        self._writing = False
        self._late_reason = False
        self._ask()
        self.changed.emit()

    def fill_in(self, texts: Mapping[str, str]) -> None:
        """Fill empty fields with these texts.

        What was typed stays, what was filled in before goes.

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
        self._ask()

    def focus(self, name: str) -> None:
        """Bring the focus to a field; a section around it is opened."""
        self.uncover(name)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self, name: str) -> None:
        """Make a field visible, opening its fold if necessary."""
        fold = asked_fields.fold_of(name)
        if fold:
            self._cells.set_open(self._cells.open_folds | {fold})
        self._ask(name)

    def settle_texts(self) -> Fields:
        """Texts of all fields for recording: what was just typed in one of a list is what it means there."""
        self._settle(self._entered)
        return self.texts()

    def not_listed(self) -> tuple[Problem, ...]:
        """Warning for each text not in the list of its field: it is recorded as it was typed, among the others."""
        return () if self._writing else tuple(one for one in self._lists.not_listed() if one.field not in self.masked)

    def show_more(self) -> None:
        """Open all sections and focus the first of their fields; where all are open, fold them away again."""
        folds = asked_fields.folds(self.texts(), self.manner)
        if folds <= self._cells.open_folds:
            self._cells.open_more(is_open=False)
            self.focus("description")
        else:
            self._cells.set_open(FOLDS)
            self._ask()
            self._go_on_behind(next(fold for fold in FOLDS if fold in folds))

    def keep_more(self, *, is_open: bool) -> None:
        """Show the sections, each folded, or nothing of them."""
        self._cells.open_more(is_open=is_open)

    def show_why(self, wanted: bool) -> None:
        """Ask why a written item is recorded so late, or no more; a filled-in field is never hidden."""
        if wanted != self._late_reason:
            self._late_reason = wanted
            self._ask()

    def mark_changes(self, names: Collection[str]) -> None:
        """Mark each field changed by an amendment; it is seen also where nothing stands there any more."""
        if self._marks.mark(names):
            self.choices.name(names)
            self._ask()

    def show_received_now(self, text: str) -> None:
        """Show the reception time of an oral complaint."""
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
        """Move on by Enter, as Tab does; check a field on leaving it."""
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
            if not self.choices.has_focus() and not _is_covered(event):  # a channel clicked first asks for nothing yet
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
        """Pass a typed character on to the next text field: no letter is lost where it chooses nothing."""
        following = (self.fields[one] for one in ORDER[ORDER.index(name) + 1 :] if one not in BUTTONS)
        field = next((one for one in following if _takes_text(one) and one.isVisible()), self.description)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        if isinstance(line, QLineEdit):
            line.end(False)
            line.insert(typed)
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(typed)

    def _add_filing_window(self) -> QLabel:
        """Whether the service was lately enough, between its date and what is wrong with that."""
        line = plain_text.label()
        line.setObjectName("filing_window")
        line.setWordWrap(True)
        service = child(self, Field, "service_date_box")
        service.column.insertWidget(service.column.indexOf(service.problem), line)
        line.hide()
        return line

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
        """Show the fields required by the current answers; the field in which somebody is typing stays."""
        if self._writing:
            return
        late = "received_why" if self._late_reason and self.manner is Manner.WRITTEN else ""
        here = self.focusWidget()
        typing = here.objectName() if here is not None and here.hasFocus() else ""
        texts, seen = self.texts(), {besides, late, typing} | self._marks.names
        self._cells.show(texts, self.manner, seen)
        chips = asked_fields.find_chips(texts, self.manner, self._cells.open_folds)
        self.chips.show_chips({name: self._chip_text(name) for name in chips if name not in seen})
        child(self, Field, "represents_box").need(is_needed=bool(texts["attorney_letter"].strip()))

    def _chip_text(self, name: str) -> str:
        """Name and value of a folded field, behind its mask; the words of a tick."""
        spec, field = next(one for one in INTAKE_FIELDS if one.name == name), self.fields[name]
        return _asked_as(spec) if isinstance(field, QCheckBox) else f"{field_labels.label(name)}: {read_text(field)}"

    def _go_on_behind(self, fold: str) -> None:
        """Focus the first field of a newly opened section."""
        self._ask()
        self.focus(asked_fields.first_behind(fold, self.texts(), self.manner))

    def _enter(self, name: str) -> None:
        if name != self._entered:
            self._entered = name
            self._stood = self._lists.text(name) if name in LISTS else ""

    def _settle(self, name: str) -> None:
        """Match the list field to a choice after an edit; an unedited text was recorded deliberately: it stays."""
        if name in LISTS and name not in self.masked and self._lists.text(name) != self._stood:
            self._lists.settle(name)
            self._stood = self._lists.text(name)

    def _find_field(self, name: str) -> QWidget:
        return child(self, QWidget, name)


def _is_covered(event: QEvent) -> bool:
    """Whether the focus goes to a menu or another window, from where it comes back."""
    reason = event.reason() if isinstance(event, QFocusEvent) else None
    return reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def _takes_text(field: QWidget) -> bool:
    return isinstance(field, (QPlainTextEdit, QLineEdit)) or (isinstance(field, QComboBox) and field.isEditable())
