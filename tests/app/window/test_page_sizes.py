"""Every page in every size of text: it is scrolled up and down at most, nothing is cut at its right edge, and what the
page is there to do can be pressed wherever it is scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings, Theme
from frontoffice.ui.admin.calendar_page import CalendarPage
from frontoffice.ui.widgets import text_size, theme
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.opened_pages import turn

SETTINGS = Settings(office=Office(address="Air Itam"))
ONLY_REACHED_WITH_MORE = {"recorded", "complaint", "attached", "preview", "report_papers", "report_approved"}


@pytest.fixture
def counter(qtbot: QtBot, qapp: theme.Application, indonesian: None, tmp_path: Path) -> Iterator[Counter]:
    theme.apply(qapp, Theme.LIGHT)  # as the program is before its window is made
    where = Places(tmp_path)
    lay_blank(where.register)
    register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock())
    for _ in range(3):
        register.complaints.record(an_intake(), a_signed_in(register), new_id())
    counter = open_counter(register, SETTINGS, where, lambda _: None, check=lambda _: FileReport())
    qtbot.addWidget(counter.window)
    counter.sign_in(a_signed_in(register, Role.SUPERVISOR))
    yield counter
    counter.end()
    text_size.use(100)
    theme.apply(qapp, Theme.LIGHT)
    qapp.setStyleSheet("")


def cut_at_the_right(counter: Counter, name: str) -> list[str]:
    """What does not end within the page in front, and by how much the page itself goes beyond the window."""
    window = counter.window
    area = window.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    beyond = area.horizontalScrollBar().maximum()
    found = [f"{name}: {beyond}"] if beyond else []
    for part in area.findChildren(QWidget):
        if part.isVisible() and isinstance(part, (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)):
            over = part.mapTo(window, part.rect().bottomRight()).x() - window.width()
            if over > 0 and part.visibleRegion().isEmpty():
                found.append(f"{name}: {part.objectName()} {over}")
    return found


def out_of_sight(counter: Counter, name: str) -> list[str]:
    """Main buttons that can be pressed, but are not seen whole at the page's beginning or end, nor at its foot."""
    area = counter.window.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    bar, found = area.verticalScrollBar(), []
    for value in (0, bar.maximum()):
        bar.setValue(value)
        turn(3)
        main = [part for part in area.findChildren(QPushButton) if part.property("primary") and part.isVisible()]
        whole = [part for part in main if part.visibleRegion().boundingRect() == part.rect() and part.isEnabled()]
        if not whole and any(part.isEnabled() for part in main):
            found.append(f"{name} at {value}: {[part.text() for part in main]}")
    bar.setValue(0)
    return found


@pytest.mark.parametrize(
    ("desktop", "percent", "screen"),
    [
        (10.5, 200, (1366, 768)),
        *(
            pytest.param(*sizes, marks=pytest.mark.thorough)
            for sizes in (
                (10.5, 100, (683, 384)),
                (10.5, 100, (640, 720)),
                (10.5, 100, (1280, 720)),
                (10.5, 125, (1280, 720)),
                (10.5, 150, (1280, 720)),
                (10.5, 175, (1280, 720)),
                (10.5, 200, (1280, 720)),
                (10, 150, (1366, 768)),
                (14, 100, (1280, 720)),
                (16, 100, (1366, 768)),
            )
        ),
        pytest.param(16, 125, (1280, 720), marks=pytest.mark.thorough),
        pytest.param(16, 200, (1366, 768), marks=pytest.mark.thorough),
    ],
)
def test_every_page_ends_within_the_window(
    counter: Counter,
    qapp: theme.Application,
    monkeypatch: pytest.MonkeyPatch,
    desktop: float,
    percent: int,
    screen: tuple[int, int],
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: desktop)
    text_size.use(percent)
    theme.apply(qapp, Theme.LIGHT)
    window = counter.window
    window.resize(*screen)
    window.show()
    for code in ("disk_full", "paper", "sheet", "dates_outdated"):
        window.show_notice("Tiga pengaduan dihitung menurut kalender lama. " * 4, code)
    found = []
    for spec in PAGES:
        if spec.name not in ONLY_REACHED_WITH_MORE and not spec.switch:
            window.go(spec.name)
            turn(3)
            found += [*cut_at_the_right(counter, spec.name), *out_of_sight(counter, spec.name)]
    assert (window.width(), window.height()) == screen
    assert found == []


def cut_headings(table: QTableWidget) -> list[str]:
    """Columns that are narrower than their names, or beyond the table's right edge."""
    head, found = table.horizontalHeader(), []
    for column in range(table.columnCount()):
        item = table.horizontalHeaderItem(column)
        assert item is not None
        name, width = item.text(), head.sectionSize(column)
        end = head.sectionViewportPosition(column) + width
        if width < head.fontMetrics().horizontalAdvance(name) or end > table.viewport().width():
            found.append(f"{table.objectName()}: {name}")
    return found


@pytest.mark.parametrize(("points", "width"), [(10.5, 1366), (14, 1366), (14, 1280), (10.5, 1600)])
def test_the_calendars_headings_are_read_whole_also_beside_the_dates_that_move(
    counter: Counter, qapp: theme.Application, monkeypatch: pytest.MonkeyPatch, points: float, width: int
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: points)
    theme.apply(qapp, Theme.LIGHT)
    window = counter.window
    window.resize(width, 768)
    window.show()
    window.go("calendar")
    turn(3)
    page = window.findChild(CalendarPage)
    assert page is not None
    assert (page.days.isVisible(), cut_headings(page.days)) == (True, [])
    page.day.setText("09-12-2026")
    page.name.setText("Pilkada")
    page.decree.setText("SE 22/2026")
    page.add.click()
    turn(3)
    assert (page.proposal.isVisible(), page.moves.isVisible()) == (True, True)
    assert [*cut_headings(page.proposal), *cut_headings(page.moves)] == []
