"""The filters over a day's lines: their offers, the choice, and the sentence on the hidden lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox

from frontoffice.domain.complaint import Kind
from frontoffice.register.queries.day_query import DayFilter, DayTotals, RegisterDay
from frontoffice.ui.messages import wording

if TYPE_CHECKING:
    from frontoffice.register.register import Register
    from frontoffice.ui.day.day_form import DayForm


_NAME: Final = Qt.ItemDataRole.UserRole + 1  # of a choice, without how many there are


class DayFilters(QObject):
    """Filters of one page: a line for words and four lists, behind one button. ``changed``: ``only`` is another."""

    changed = Signal()

    def __init__(self, page: DayForm) -> None:
        super().__init__(page)
        self._page = page
        self.only = DayFilter()
        self.combos = {
            "channel": page.channel_filter,
            "kind": page.kind_filter,
            "officer": page.officer_filter,
            "state": page.state_filter,
        }
        page.strip.chosen.connect(self._choose_total)
        page.text_filter.textChanged.connect(lambda text: self.choose(text=text.strip()))
        page.fold.taken_away.connect(self._take_away)
        page.fold.closed.connect(page.lines.setFocus)
        for name, combo in self.combos.items():
            combo.activated.connect(lambda _row, name=name, combo=combo: self.choose(**{name: combo.currentData()}))

    def show_day(self, day: RegisterDay, register: Register) -> None:
        """Show the options of the filters for the day, and the chosen ones."""
        only = self.only
        channels = {code: channel.name for code, channel in register.reference_data.channels().items()}
        names = {officer.name for officer in register.officers.all()} | {line.officer for line in day.lines}
        chosen = {name: str(getattr(only, name)) for name in ("channel", "kind", "officer", "text", "state")}
        self._page.strip.show_totals(day.totals, chosen)
        fill_filters(self.combos, channels, names, only, day.totals)
        self._page.fold.show_set(self._set())

    def choose(self, **changes: str) -> None:
        """Filter by these, too."""
        self.only = dataclasses.replace(self.only, **changes)
        self.changed.emit()

    def forget(self) -> None:
        """Empty all of them, without showing the day anew."""
        with QSignalBlocker(self._page.text_filter):
            self._page.text_filter.clear()
        self.only = DayFilter()

    def _choose_total(self, state: str) -> None:
        if state:
            self.choose(state="" if self.only.state == state else state)
        else:
            self.forget()
            self.changed.emit()

    def _take_away(self, name: str) -> None:
        if name == "text":
            self._page.text_filter.clear()
        else:
            self.choose(**{name: ""})
        self._page.lines.setFocus()

    def _set(self) -> dict[str, str]:
        """What is set and no total above the lines shows, by its name, in words."""
        texts = {"text": f"“{self.only.text}”"} if self.only.text else {}
        for name, combo in self.combos.items():
            if combo.currentData() and not (name == "state" and combo.currentData() in self._page.strip.states):
                texts[name] = f"{combo.accessibleName()}: {combo.currentData(_NAME)}"
        return texts


def fill_filters(
    combos: Mapping[str, QComboBox],
    channels: Mapping[str, str],
    officers: Iterable[str],
    only: DayFilter,
    totals: DayTotals,
) -> None:
    """Offer every channel, kind, officer and state, with how many there are of each, and choose those of ``only``."""
    translate = QCoreApplication.translate
    kinds = [(kind.value, wording.word(kind)) for kind in Kind]
    names = [(name, name) for name in sorted(officers)]
    by_state = {state: getattr(totals, state) for state, _ in _states()}
    _fill(combos["channel"], translate("DayFilters", "All channels"), channels.items(), only.channel, totals.by_channel)
    _fill(combos["kind"], translate("DayFilters", "All kinds"), kinds, str(only.kind), totals.by_kind)
    _fill(combos["officer"], translate("DayFilters", "All officers"), names, only.officer, {})
    _fill(combos["state"], translate("DayFilters", "All states"), _states(), only.state, by_state)


def fill_counters(combo: QComboBox, register: Register, chosen: str) -> None:
    """Offer the page of every counter; there is nothing to choose while only one counter is known."""
    series = register.counters.series()
    own = register.desk.counter
    other = QCoreApplication.translate("DayFilters", "Counter {code}")
    mine = f"{register.desk.counter_name} ({own})"
    choices = [(code, mine if code == own else other.format(code=code)) for code in series]
    _fill(combo, QCoreApplication.translate("DayFilters", "All counters"), choices, chosen, {})
    combo.setVisible(len(series) > 1)


def shown_count_text(page: RegisterDay, only: DayFilter) -> str:
    """How many lines of the day are shown, and how many the filter hides."""
    if only == DayFilter():
        count = page.totals.all  # lupdate overlooks a text whose count is more than a name
        return QCoreApplication.translate("DayFilters", "%n line(s)", "", count)
    if not page.hidden:
        return QCoreApplication.translate("DayFilters", "A filter is set; it hides nothing. {key:day.clear} clears it.")
    text = QCoreApplication.translate(
        "DayFilters", "{shown} of {all} shown, {hidden} hidden by the filter; {key:day.clear} clears it."
    )
    return text.format(shown=len(page.lines), all=page.totals.all, hidden=page.hidden)


def _states() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        ("incomplete", translate("DayFilters", "Incomplete")),
        ("unprinted", translate("DayFilters", "Not printed")),
        ("cancelled", translate("DayFilters", "Cancelled")),
        ("late_filing", translate("DayFilters", "Filed late")),
        ("unreviewed", translate("DayFilters", "Not reviewed")),
        ("conflict", translate("DayFilters", "To be checked")),
    ]


def _fill(
    combo: QComboBox,
    all_of_them: str,
    choices: Iterable[tuple[str, str]],
    chosen: str,
    counts: Mapping[str, int],
) -> None:
    choices = [*choices]
    names = [all_of_them, *(name for _, name in choices)]
    items = [(name + (f" {counts[value]}" if counts.get(value) else ""), value) for value, name in choices]
    items.insert(0, (all_of_them, ""))
    there = [(combo.itemText(row), str(combo.itemData(row))) for row in range(combo.count())]
    with QSignalBlocker(combo):
        if there != items:  # each line that is added measures all of them
            combo.clear()
            for row, (text, value) in enumerate(items):
                combo.addItem(text, value)
                combo.setItemData(row, names[row], _NAME)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
