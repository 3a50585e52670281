"""From a key to what is seen: the pages of the day and of finding, read, laid out and painted; printed, never judged.

Painted offscreen, which takes Qt's own time for the pixels of a 1366 x 768 screen but no graphics card's.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.widgets import theme
from tests.bench.test_register import taken
from tests.support import filled_register
from tests.support.examples import a_register, an_officer
from tests.support.measured_table import Report

pytestmark = pytest.mark.bench
FULL_DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def years() -> Iterator[Register]:
    """The filled register, open."""
    with closing(a_register(filled_register.path().parent)) as register:
        yield register


def shown(qapp: QApplication, qtbot: QtBot, page: QWidget) -> None:
    theme.apply(qapp, Theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    qtbot.waitExposed(page)


def painted(page: QWidget, change: Callable[[], object]) -> float:
    """Milliseconds until what changed has been painted."""

    def job() -> None:
        change()
        page.grab()

    return taken(job)


def test_a_day_page_on_screen(years: Register, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    page = DayPage(years, an_officer)
    shown(qapp, qtbot, page)
    page.show_day(FULL_DAY)
    read = statistics.median([taken(lambda: years.days.read(FULL_DAY)) for _ in range(20)])
    seen = statistics.median([painted(page, page.refresh) for _ in range(20)])
    still = statistics.median([painted(page, lambda: None) for _ in range(20)])
    report.row("seen on screen: a day page of 1,400 lines", "ms", "", seen)
    report(f"day page on screen: {seen:.1f} ms, of which reading {read:.1f} and painting the page alone {still:.1f}")


def test_finding_on_screen(years: Register, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    page = SearchPage(years)
    shown(qapp, qtbot, page)
    for text in (filled_register.COMMON, filled_register.RARE, "nurha"):
        typed = [text[:letters] for letters in range(1, len(text) + 1)]
        seen = [painted(page, lambda part=part: page.find_field.setText(part)) for part in typed]  # type: ignore[misc]
        report.row("seen on screen: what was found, a key", "ms", "", statistics.median(seen))
        report(f"finding {text!r} on screen: {statistics.median(seen):.1f} ms a key, at most {max(seen):.1f}")
