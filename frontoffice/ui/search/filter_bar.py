"""The filter over a list of complaints: a line of choices, wrapped on a narrow page, and filters stored by name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QWidget

from frontoffice.domain import people
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.calendar import report_period
from frontoffice.domain.choices import OTHER, OTHER_NAME, ListName
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.list_filter import CLOSED, NO_FILTER, OPEN, ListFilter, Recent
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, reading_order, table_rows, theme
from frontoffice.ui.widgets.choice_row import RESIZES_TEXT, measure
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

_WIDTH: Final = 18  # letters
_AROUND: Final = 18  # border and padding of a button, both sides
_RANGE: Final = "range"
Choices = Iterable[tuple[str, str]]


class FilterBar(QWidget):
    """Filter of the list. ``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self.flags: dict[str, QPushButton] = {}
        self._register = register
        flow = FlowLayout(self)
        self.combos = {name: self._combo(f"{name}_filter", label) for name, label in self._labels().items()}
        self.first, self.last = self._day("first_day", self.tr("From")), self._day("last_day", self.tr("To"))
        self.flags |= {name: self._flag(f"{name}_flag", text) for name, text in self._flag_texts().items()}
        days = (self.first, self.last)
        period, *others = self.combos.values()
        for widget in (period, *days, *others, *self.flags.values()):
            flow.addWidget(widget)
        self.setFocusProxy(period)
        self._show_days()

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for the words of its buttons as large as they are now."""
        super().changeEvent(event)
        if event.type() in RESIZES_TEXT:
            for button in self.flags.values():
                measure(button, _AROUND)

    @property
    def chosen(self) -> ListFilter:
        """The filter as it is chosen."""
        texts: dict[str, Any] = {name: str(combo.currentData() or "") for name, combo in self.combos.items()}
        if texts["period"] == _RANGE:
            first, last = (_date(field) for field in (self.first, self.last))
            texts["period"] = str(report_period.between(min(first, last), max(first, last)))
        texts |= {name: button.isChecked() for name, button in self.flags.items()}
        return ListFilter(**texts)

    def choose(self, only: ListFilter) -> None:
        """Choose ``only``; what is in no list any more is offered for it."""
        blockers = [QSignalBlocker(widget) for widget in (*self.combos.values(), *self.flags.values())]
        for name, combo in self.combos.items():
            value = self._code(name, getattr(only, name))
            place = combo.findData(value)
            if place < 0 and name == "period":
                self._choose_range(only)
            elif place < 0:
                combo.addItem(_text(value), value)
                place = combo.findData(value)
            if place >= 0:
                combo.setCurrentIndex(place)
        for name, button in self.flags.items():
            button.setChecked(getattr(only, name))
        del blockers
        self._show_days()
        self._mark()

    def take_away(self, name: str) -> None:
        """Limit no longer by that."""
        kind = type(getattr(self.chosen, name))
        self.choose(dataclasses.replace(self.chosen, **{name: kind()}))
        self.changed.emit()

    def refresh(self) -> None:
        """Reload the choices from the lists and the register; what is chosen stays."""
        only, values = self.chosen, self._register.lists.values()
        channels = self._register.reference_data.channels()
        officers = {officer.name for officer in self._register.officers.all()}
        offered: Mapping[str, Choices] = {
            "period": [*self._recent(), (_RANGE, self.tr("From one day to another"))],
            "channel": [(code, channel.name) for code, channel in channels.items()],
            "kind": [(kind.value, wording.word(kind)) for kind in Kind],
            "status": self._states(),
            "service": self._choices(ListName.SERVICE, values),
            "category": self._choices(ListName.CATEGORY, values),
            "officer": _same({*values["officer"], *officers}),
            "team": self._choices(ListName.TEAM, values),
            "regency": self._choices(ListName.REGENCY, values),
            "district": self._choices(ListName.DISTRICT, values),
            "agency": self._choices(ListName.AGENCY, values),
            "attachment": [(kind.value, wording.word(kind)) for kind in AttachmentKind],
        }
        unchecked = self._register.reference_data.list_unchecked_sources()
        for name, label in self._labels().items():
            _fill(self.combos[name], label, offered[name])
            table_rows.say_unchecked(self.combos[name], unchecked.get(name, ""))
        self.choose(only)

    def _choices(self, of: ListName, values: Mapping[str, Iterable[str]]) -> Choices:
        """Choices in use and those of existing complaints, by name; the others last. Regions are in all."""
        meant = self._register.reference_data.meanings()[of]
        codes = {*values.get(of.value, (OTHER,)), *(code for code, one in meant.choices.items() if one.active)}
        return sorted(
            ((code, meant.name(code)) for code in codes), key=lambda one: (one[0] == OTHER, one[1].casefold())
        )

    def _code(self, name: str, value: str) -> str:
        """Code of a saved filter value, converted from the name of a choice if necessary."""
        if name not in [of.value for of in ListName] or value == OTHER:
            return value
        meant = self._register.reference_data.meanings()[ListName(name)]
        return value if value in meant.choices else meant.code_or_text(value)

    def words(self, only: ListFilter) -> str:
        """The filter in words, as they stand on a list: ``Channel: Counter; Late``."""
        return "; ".join(self.each_in_words(only).values())

    def each_in_words(self, only: ListFilter) -> dict[str, str]:
        """Each limit of a filter, by its name, in words."""
        parts = {}
        for name, combo in self.combos.items():
            value = getattr(only, name)
            if value:
                place = combo.findData(self._code(name, value))
                text = combo.itemText(place) if place >= 0 else _text(value)
                days = only.days(self._register.today()) if name == "period" else None
                parts[name] = f"{combo.accessibleName()}: {report_period.title(days) if days else text}"
        return parts | {name: button.text() for name, button in self.flags.items() if getattr(only, name)}

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        reading_order.name(combo, label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_WIDTH)
        combo.addItem(label, "")
        combo.currentIndexChanged.connect(self._on_chosen)
        return combo

    def _day(self, name: str, label: str) -> QDateEdit:
        field = QDateEdit(self)
        field.setObjectName(name)
        reading_order.name(field, label)
        field.setDisplayFormat("dd-MM-yyyy")
        field.setCalendarPopup(True)
        today = self._register.today()
        field.setDate(QDate(today.year, today.month, today.day))
        field.dateChanged.connect(lambda _day: self._on_chosen())
        return field

    def _flag(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setProperty("choice", True)
        measure(button, _AROUND)
        button.toggled.connect(lambda _on: self._on_chosen())
        return button

    def _on_chosen(self) -> None:
        self._show_days()
        self._mark()
        self.changed.emit()

    def _show_days(self) -> None:
        of_days = self.combos["period"].currentData() == _RANGE
        self.first.setVisible(of_days)
        self.last.setVisible(of_days)

    def _choose_range(self, only: ListFilter) -> None:
        days = only.days(self._register.today())
        if days is None:
            self.combos["period"].setCurrentIndex(0)
            return
        self.combos["period"].setCurrentIndex(self.combos["period"].findData(_RANGE))
        for field, day in ((self.first, days.first), (self.last, days.last)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))

    def _mark(self) -> None:
        """Highlight the limiting combo boxes."""
        for combo in self.combos.values():
            theme.mark(combo, limits=bool(combo.currentData()))

    def _labels(self) -> dict[str, str]:
        return {
            "period": self.tr("Received"),
            "channel": self.tr("Channel"),
            "kind": self.tr("Kind"),
            "status": self.tr("Status"),
            "service": self.tr("Service"),
            "category": self.tr("Type of complaint"),
            "officer": self.tr("Officer"),
            "team": self.tr("Team"),
            "regency": self.tr("Regency or city"),
            "district": self.tr("District"),
            "agency": self.tr("Forwarded to"),
            "attachment": self.tr("Attachment"),
        }

    def _flag_texts(self) -> dict[str, str]:
        return {
            "late": self.tr("Late"),
            "incomplete": self.tr("Papers missing"),
            "not_in_sp4n": self.tr("Not in LAPOR! yet"),
            "repeated": self.tr("Cycle 2 or later"),
        }

    def _recent(self) -> list[tuple[str, str]]:
        return [
            (Recent.TODAY, self.tr("Today")),
            (Recent.THIS_WEEK, self.tr("This week")),
            (Recent.THIS_MONTH, self.tr("This month")),
            (Recent.LAST_MONTH, self.tr("Last month")),
            (Recent.THIS_QUARTER, self.tr("This quarter")),
            (Recent.LAST_QUARTER, self.tr("Last quarter")),
            (Recent.THIS_YEAR, self.tr("This year")),
            (Recent.LAST_YEAR, self.tr("Last year")),
        ]

    def _states(self) -> list[tuple[str, str]]:
        states = [(status.value, wording.word(status)) for status in Status]
        return [(OPEN, self.tr("Not closed")), (CLOSED, self.tr("Closed")), *states]


def _fill(combo: QComboBox, label: str, choices: Choices) -> None:
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(label, "")
        for value, text in choices:
            combo.addItem(text, str(value))
        combo.setCurrentIndex(max(combo.findData(chosen), 0))


def _text(value: str) -> str:
    """Text of a filter value, or the common name of all unlisted values."""
    return OTHER_NAME if value == OTHER else value


def _same(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(names, key=str.casefold)]


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


# --- Saved filters of an officer: chosen by key, kept under a name that is asked for here, and let go of ---

WITH_KEYS: Final = 9
NAME_KEYS: Final = (PageKey("Return", "keep", within="filter_name"), PageKey("Enter", "keep", within="filter_name"))


class KeptFiltersBar(QWidget):
    """One button for each kept filter. ``chosen`` carries the filter, ``kept`` the name of a new one."""

    chosen = Signal(object)
    kept = Signal(str)

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.setObjectName("kept_filters_bar")
        self._register, self._officer = register, officer
        self._filters: dict[str, ListFilter] = {}
        self._to_keep, self._current = NO_FILTER, ""
        self._flow = FlowLayout(self, gap=4)
        self.name = QLineEdit(self)
        self.name.setObjectName("filter_name")
        self.problem = plain_text.label(parent=self)
        self._message = MessageLine(self.problem)
        self._asked = self._asking_row()
        self._flow.addWidget(self._asked)
        bind_keys(self, NAME_KEYS, {"keep": self._keep})
        self.leave()

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for the words of its buttons as large as they are now."""
        super().changeEvent(event)
        if event.type() in RESIZES_TEXT:
            for button in self.buttons:
                measure(button, _AROUND)

    def refresh(self) -> None:
        """Reload the officer's saved filters."""
        self._filters = dict(self._register.kept_filters.of(self._officer().officer_id))
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, name) for place, name in enumerate(self._filters)]
        self._mark()
        self.setVisible(bool(self.buttons) or self.is_asking)

    @property
    def is_asking(self) -> bool:
        """Whether a name is asked for."""
        return not self._asked.isHidden()

    def apply_filter(self, place: int) -> None:
        """Apply the filter at that index, if any."""
        if place < len(self._filters):
            self._current = list(self._filters)[place]
            self._mark()
            self.chosen.emit(self._filters[self._current])

    def ask_name(self, only: ListFilter) -> None:
        """Ask for a name for saving this filter, unless it is empty or a mere reader's."""
        if not only or not people.may(self._officer(), May.KEEP_OWN):
            return
        self._to_keep = only
        self.name.setText(self._current)
        self.name.selectAll()
        self._asked.show()
        self.show()
        self.name.setFocus()

    def leave(self) -> None:
        """Keep nothing."""
        self._asked.hide()
        self._message.show("")
        self.setVisible(bool(self.buttons))

    def delete_filter(self) -> None:
        """Delete the last chosen filter."""
        if self._current in self._filters:
            with show_errors(self._message.show):
                self._register.kept_filters.drop(self._current, self._officer().officer_id)
                self._current = ""
                self.refresh()

    def _keep(self) -> None:
        with show_errors(self._message.show, self._refuse) as keeping:
            self._current = self._register.kept_filters.keep(
                self.name.text(), self._to_keep, self._officer().officer_id
            )
            self.refresh()
        if keeping.worked:
            self.leave()
            self.kept.emit(self._current)

    def _refuse(self, refused: Refused) -> None:
        self._message.show_refusal(wording.refusal_text(refused))

    def _button(self, place: int, name: str) -> QPushButton:
        key = f"Ctrl+{place + 1}  " if place < WITH_KEYS else ""
        button = QPushButton(key + plain_text.caption(name), self)
        button.setAccessibleName(name)
        button.setProperty("choice", True)
        button.setCheckable(True)
        measure(button, _AROUND)
        button.clicked.connect(lambda _on, place=place: self.apply_filter(place))
        self._flow.addWidget(button)
        button.show()
        return button

    def _mark(self) -> None:
        for name, button in zip(self._filters, self.buttons, strict=True):
            button.setChecked(name == self._current)

    def _asking_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = plain_text.label(self.tr("Name of the filter"), row)
        label.setBuddy(self.name)
        keep = QPushButton(self.tr("Keep ({key:name.keep})"), row)
        keep.clicked.connect(self._keep)
        for widget in (label, self.name, keep, self.problem):
            line.addWidget(widget)
        theme.dress_each((row, label, keep))
        return row
