"""From a page's key to its content, through the event loop of the whole window; printed, never judged."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, open_complaint
from frontoffice.app.window.page_registry import PAGES
from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme
from tests.support import filled_register
from tests.support.measured_table import Report
from tests.support.window_desk import Desk
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
AFTER_SOMETHING = {"recorded", "preview", "joined", "connecting", "attached"}  # no key leads there
TURNS = 5


def seen(qapp: QApplication, desk: Desk, go: Callable[[], object]) -> float:
    """Milliseconds of CPU time until the event loop has nothing more to do, and the window is painted."""

    def job() -> None:
        go()
        for _ in range(3):
            qapp.processEvents()
        desk.counter.window.grab()

    return worked(job)


def test_each_page_from_its_key(tmp_path: Path, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    theme.apply(qapp, Theme.LIGHT)
    desk = Desk(tmp_path, lambda there: shutil.copy(filled_register.path(), there))
    window = desk.counter.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    desk.sign_in(desk.supervisor)
    while window.stack.make_next():
        qapp.processEvents()
    found, *_ = desk.counter.register.search.find(filled_register.COMMON)
    ways: dict[str, Callable[[], object]] = {
        spec.name: lambda name=spec.name: window.go(name) for spec in PAGES if spec.name not in AFTER_SOMETHING
    } | {COMPLAINT.name: lambda: open_complaint(desk.counter, found.subject)}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, go in ways.items():
            spent[name].append(seen(qapp, desk, go))
    first = {name: times[0] for name, times in spent.items()}
    again = {name: statistics.median(times[1:]) for name, times in spent.items()}
    report.row(
        "a page from its key to its content, CPU time: the quickest, the slowest", "ms", "100 ms", *again.values()
    )
    report.row("the same when it is opened first", "ms", "", *first.values())
    for what, times in (("first", first), ("again", again)):
        slowest = sorted(times, key=lambda name: -times[name])[:6]
        report(f"pages {what}: " + ", ".join(f"{name} {times[name]:.0f}" for name in slowest) + " ms")
    desk.counter.end()
