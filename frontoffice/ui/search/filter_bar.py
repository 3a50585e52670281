"""The filter over a list of complaints: its choices in lines that wrap on a narrow page, and what is set in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QPushButton, QWidget

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.calendar import report_period
from frontoffice.domain.choices import OTHER, OTHER_NAME, ListName
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.list_filter import CLOSED, OPEN, ListFilter, Recent
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import reading_order, table_rows, theme
from frontoffice.ui.widgets.choice_row import RESIZES_TEXT, measure
from frontoffice.ui.widgets.flow_layout import FlowLayout

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
        """Each thing that a filter limits by, by its name, in words."""
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
