"""From a key to what is seen: the pages of the day and of finding, read, laid out and painted; printed, never judged.

Painted offscreen, which takes Qt's own time for the pixels of a 1366 x 768 screen but no graphics card's.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import INTAKE, RECORDED
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.documents.lists.register_page import register_page
from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.preview.preview_page import PageView
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.widgets import theme
from tests.support import filled_register
from tests.support.examples import an_officer
from tests.support.measured_table import Report
from tests.support.register_pages import LINE, a_page
from tests.support.window_desk import Desk
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
FULL_DAY = date(2026, 11, 24)


def shown(qapp: QApplication, qtbot: QtBot, page: QWidget) -> None:
    theme.apply(qapp, Theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    qtbot.waitExposed(page)


def painted(page: QWidget, change: Callable[[], object]) -> float:
    """Milliseconds of CPU time until what changed has been painted."""

    def job() -> None:
        change()
        page.grab()

    return worked(job)


def test_a_day_page_on_screen(years: Register, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    page = DayPage(years, an_officer)
    shown(qapp, qtbot, page)
    page.show_day(FULL_DAY)
    read = statistics.median([worked(lambda: years.days.read(FULL_DAY)) for _ in range(20)])
    seen = statistics.median([painted(page, page.refresh) for _ in range(20)])
    still = statistics.median([painted(page, lambda: None) for _ in range(20)])
    report.row("seen on screen: a day page of 1,400 lines, CPU time", "ms", "", seen)
    report(f"day page on screen: {seen:.1f} ms, of which reading {read:.1f} and painting the page alone {still:.1f}")


def test_finding_on_screen(years: Register, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    page = SearchPage(years, an_officer)
    shown(qapp, qtbot, page)
    for text in (filled_register.COMMON, filled_register.RARE, "nurha"):
        typed = [text[:letters] for letters in range(1, len(text) + 1)]
        seen = [painted(page, lambda part=part: page.find_field.setText(part)) for part in typed]  # type: ignore[misc]
        report.row("seen on screen: what was found, a key, CPU time", "ms", "", statistics.median(seen))
        report(f"finding {text!r} on screen: {statistics.median(seen):.1f} ms a key, at most {max(seen):.1f}")


class FirstPaint(QObject):
    """When a widget is first painted from now on, in milliseconds of CPU time."""

    def __init__(self, seen: QWidget) -> None:
        super().__init__(seen)
        self._began, self.spent = time.process_time(), 0.0
        seen.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and not self.spent:
            self.spent = 1000 * (time.process_time() - self._began)
        return False


def test_the_number_after_f9_on_screen(tmp_path: Path, qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    theme.apply(qapp, Theme.LIGHT)
    desk = Desk(tmp_path, lambda there: shutil.copy(filled_register.path(), there))
    window, stack = desk.counter.window, desk.counter.window.stack
    shown(qapp, qtbot, window)
    desk.sign_in(desk.officer)
    while stack.make_next():
        qapp.processEvents()
    page, spent = stack.view(INTAKE), []
    for intake in filled_register.intakes(40, seed=8):
        window.go(INTAKE.name)
        page.form.write(write_fields(intake))
        page.keep()
        page.show_consequences()
        for _ in range(3):
            qapp.processEvents()
        number = FirstPaint(stack.view(RECORDED).number)
        page.save()
        qtbot.waitUntil(lambda number=number: bool(number.spent))  # type: ignore[misc]
        spent.append(number.spent)
    desk.counter.end()
    report.row("seen on screen: the number after F9, CPU time", "ms", "", statistics.median(spent))
    report(f"F9 to the painted number: {statistics.median(spent):.1f} ms of CPU time")


class Preview:
    """A long page of the register in the preview, whose images are drawn when they are asked for."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.pages, self.view = PdfPages(register_page(a_page(*[LINE] * 200))), PageView()
        self._wanted: list[tuple[int, float]] = []
        self.view.page_wanted.connect(lambda page, dots: self._wanted.append((page, dots)))
        shown(qapp, qtbot, self.view)
        self.view.show_pages(self.pages.sizes)
        self.draw()

    def draw(self, most: int = 99) -> None:
        """Draw what is asked for, but no more than so many pages."""
        while self._wanted and most:
            page, dots = self._wanted.pop()
            self.view.show_image(page, dots, self.pages.render(page, dots))
            most -= 1

    def step(self, change: Callable[[], object], pages: int) -> float:
        """CPU milliseconds until the step is painted with ``pages`` new images; the neighbours are drawn afterwards."""
        began = time.thread_time()
        change()
        QApplication.processEvents()
        self.draw(pages)
        QApplication.processEvents()
        spent = 1000 * (time.thread_time() - began)
        self.draw()
        return spent


def test_a_step_in_the_preview_of_a_paper(qapp: QApplication, qtbot: QtBot, report: Report) -> None:
    preview = Preview(qapp, qtbot)
    view = preview.view
    turned = [preview.step(lambda: view.turn(1), 0) for _ in range(10)]
    zoomed = [preview.step(lambda by=by: view.zoom(by), 1) for by in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1)]  # type: ignore[misc]
    report.row("preview of A4: a page turned, CPU time", "ms", "50 ms", *turned)
    report.row("preview of A4: a step of zoom until the page is sharp, CPU time", "ms", "50 ms", *zoomed)
    report(f"preview: turned {statistics.median(turned):.1f} ms, zoomed {statistics.median(zoomed):.1f} ms of CPU time")
    preview.pages.close()
