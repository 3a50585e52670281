"""The desktop says numbers, in office hours, while nobody looks at the window, and each once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.desktop_notifier import DesktopNotifier
from frontoffice.domain.people import NOBODY
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.shell.main_window import MainWindow
from tests.support.examples import OfficeClock, a_letter, an_officer

SITI = an_officer()


class Shown:
    """A notifier, what it showed, and the settings it goes by."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.texts: list[str] = []
        self.settings = Settings()
        self.window = MainWindow(self.settings, register.now, register.zone, (), lambda _spec: None)  # type: ignore[arg-type, return-value]
        qtbot.addWidget(self.window)
        self.notifier = DesktopNotifier(
            register, self.window, lambda: self.settings, lambda: NOBODY, lambda _title, text: self.texts.append(text)
        )

    def check(self) -> list[str]:
        """What it tells now."""
        self.texts.clear()
        self.notifier.check()
        return list(self.texts)


@pytest.fixture
def shown(register: Register, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(register, qtbot)
    yield made
    made.notifier.end()


def record(register: Register, day: int) -> None:
    letter = a_letter(received_on=date(2026, 11, day), received_why="Libur", external_id="")
    register.complaints.record(letter, SITI, uuid4())


def test_nothing_is_said_of_nothing(shown: Shown) -> None:
    assert shown.check() == []


@pytest.mark.thorough
def test_it_tells_numbers_and_never_who_or_which(shown: Shown, register: Register) -> None:
    record(register, 2)
    record(register, 4)
    assert shown.check() == ["late: 1\ndue today: 1"]


@pytest.mark.thorough
def test_the_same_is_said_once_a_day_and_again_when_it_grows(
    shown: Shown, register: Register, clock: OfficeClock
) -> None:
    record(register, 2)
    assert shown.check() == ["late: 1"]
    assert shown.check() == []
    record(register, 3)
    assert shown.check() == ["late: 2"]
    clock.move(days=1)
    assert shown.check() == ["late: 2"]


def test_outside_office_hours_it_keeps_quiet(shown: Shown, register: Register, clock: OfficeClock) -> None:
    record(register, 2)
    clock.move(hours=8)
    assert shown.check() == []
    clock.move(hours=16)
    assert shown.check() == ["late: 1"]


@pytest.mark.thorough
def test_on_a_day_off_it_keeps_quiet(shown: Shown, register: Register, clock: OfficeClock) -> None:
    record(register, 2)
    clock.move(days=5)  # Sunday
    assert shown.check() == []


@pytest.mark.thorough
def test_whoever_looks_at_the_window_is_not_notified(shown: Shown, register: Register, qtbot: QtBot) -> None:
    record(register, 2)
    shown.window.show()
    with qtbot.waitActive(shown.window):
        shown.window.activateWindow()
    assert shown.check() == []


@pytest.mark.thorough
def test_the_settings_can_turn_it_off(shown: Shown, register: Register) -> None:
    record(register, 2)
    shown.settings = dataclasses.replace(shown.settings, desktop_notices=False)
    assert shown.check() == []
