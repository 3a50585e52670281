"""The choices of the filters over a day's lines, and the sentence that says what they hide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox

from frontoffice.domain.complaint import Kind
from frontoffice.register.queries.day_query import DayFilter, RegisterDay
from frontoffice.ui.messages import wording

if TYPE_CHECKING:
    from frontoffice.register.register import Register


def fill_filters(
    combos: Mapping[str, QComboBox], channels: Mapping[str, str], officers: Iterable[str], only: DayFilter
) -> None:
    """Offer every channel, kind, officer and state, and choose those of ``only``."""
    translate = QCoreApplication.translate
    kinds = [(kind.value, wording.word(kind)) for kind in Kind]
    names = [(name, name) for name in sorted(officers)]
    _fill(combos["channel"], translate("DayFilters", "All channels"), channels.items(), only.channel)
    _fill(combos["kind"], translate("DayFilters", "All kinds"), kinds, str(only.kind))
    _fill(combos["officer"], translate("DayFilters", "All officers"), names, only.officer)
    _fill(combos["state"], translate("DayFilters", "All states"), _states(), only.state)


def fill_counters(combo: QComboBox, register: Register, chosen: str) -> None:
    """Offer the page of every counter; there is nothing to choose while only one counter is known."""
    series = register.counters.series()
    own = register.desk.counter
    other = QCoreApplication.translate("DayFilters", "Counter {code}")
    mine = f"{register.desk.counter_name} ({own})"
    choices = [(code, mine if code == own else other.format(code=code)) for code in series]
    _fill(combo, QCoreApplication.translate("DayFilters", "All counters"), choices, chosen)
    combo.setVisible(len(series) > 1)


def shown_of(page: RegisterDay, only: DayFilter) -> str:
    """How many lines of the day are shown, and how many the filter hides."""
    if only == DayFilter():
        count = page.totals.all  # lupdate overlooks a text whose count is more than a name
        return QCoreApplication.translate("DayFilters", "%n line(s)", "", count)
    if not page.hidden:
        return QCoreApplication.translate("DayFilters", "A filter is set; it hides nothing. Esc clears it.")
    text = QCoreApplication.translate(
        "DayFilters", "{shown} of {all} shown, {hidden} hidden by the filter; Esc clears it."
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


def _fill(combo: QComboBox, all_of_them: str, choices: Iterable[tuple[str, str]], chosen: str) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(all_of_them, "")
        for value, name in choices:
            combo.addItem(name, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
