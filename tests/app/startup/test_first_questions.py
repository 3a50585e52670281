from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.startup.first_setup import FirstQuestions
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.printing import discovery
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, backup_place
from frontoffice.settings import Office, Settings, Transport
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart, FirstStep
from frontoffice.ui.widgets.form import child
from tests.support.examples import MORNING, OfficeClock, a_signed_in, lay_blank
from tests.support.in_front import in_front
from tests.support.paper_printer import PaperPrinter

SETTINGS = Settings(office=Office(address="Air Itam"))
ANSWERS = FirstAnswers(SETTINGS, "Budi Penyelia", "Kepala Bidang", "274913")
KEY = Qt.Key


class FirstAsked:
    """The questions in a window, and the registers that came of their answers."""

    def __init__(self, qtbot: QtBot, where: Places, opened: Callable[[Settings], Register] | None = None) -> None:
        self.where = where
        self.made: list[tuple[Register, Settings]] = []
        self.questions = FirstQuestions(
            SETTINGS, where, opened or self._open, lambda register, known: self.made.append((register, known))
        )
        self.page: FirstStart = in_front(qtbot, self.questions.page, 1366, 768)

    def _open(self, known: Settings) -> Register:
        return open_register(self.where.register, desk_of(known), clock=OfficeClock())

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.focusWidget(), text)

    def end(self) -> None:
        self.questions.end()
        for register, _ in self.made:
            register.close()


@pytest.fixture
def ask(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., FirstAsked]]:
    with contextlib.ExitStack() as ends:

        def ask(opened: Callable[[Settings], Register] | None = None) -> FirstAsked:
            asked = FirstAsked(qtbot, Places(tmp_path / "data"), opened)
            ends.callback(asked.end)
            return asked

        yield ask


def pick(moment: datetime) -> datetime:
    """A clock that stands."""
    return moment


def to_the_printer(asked: FirstAsked) -> None:
    """From the doors to the third step."""
    asked.page.show_step(FirstStep.OFFICE)
    asked.press(KEY.Key_F9)
    asked.type("Budi Penyelia")
    asked.press(KEY.Key_Tab)
    asked.type("Kepala Bidang")
    for _ in range(2):
        asked.press(KEY.Key_Tab)
        asked.type("274913")
    asked.press(KEY.Key_F9)


@pytest.mark.seconds
def test_the_printer_is_found_probed_and_looked_at_before_the_first_complaint(
    ask: Callable[..., FirstAsked], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PaperPrinter() as paper:
        monkeypatch.setattr(discovery, "listening", lambda *_hosts, **_limits: (FoundPrinter(paper.address),))
        asked = ask()
        printer = asked.page.printer
        to_the_printer(asked)
        qtbot.waitUntil(lambda: printer.look_for.isEnabled() and printer.found.count() > 0)
        while printer.read().address != paper.address:
            asked.press(KEY.Key_Down)
        asked.press(KEY.Key_F9)
        qtbot.waitUntil(lambda: printer.trial.is_asking)
        assert "UJI PRINTER" in "\n".join(paper.engine.sheets[-1])
        assert asked.made == [], "nothing is written before somebody looked at the paper"
        asked.press(KEY.Key_F9)
    [(register, known)] = asked.made
    assert (known.printer.transport, known.printer.address) == (Transport.NETWORK, paper.address)
    assert known.printer.abilities, "it was asked what it can"
    assert known.printer.tested
    assert [one.name for one in register.officers.all()] == ["Budi Penyelia"]


def test_the_printer_is_put_off_by_one_key(ask: Callable[..., FirstAsked]) -> None:
    asked = ask()
    to_the_printer(asked)
    QTest.keyClick(asked.page, KEY.Key_L, Qt.KeyboardModifier.AltModifier)
    [(_, known)] = asked.made
    assert known == SETTINGS


@pytest.mark.thorough
def test_a_printer_that_does_not_answer_keeps_the_step_and_says_why(
    ask: Callable[..., FirstAsked], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "listening", lambda *_hosts, **_limits: ())
    asked = ask()
    to_the_printer(asked)
    printer = asked.page.printer
    printer.by_hand.click()
    asked.press(KEY.Key_Tab)
    asked.type("127.0.0.1:9")
    asked.press(KEY.Key_F9)
    message = child(asked.page, type(printer.find_message), "test_message")
    qtbot.waitUntil(lambda: message.property("state") == "late")
    assert (printer.trial.is_asking, asked.made) == (False, [])
    assert child(asked.page, QLineEdit, "printer_address").text() == "127.0.0.1:9"


def test_a_backup_on_a_connected_disk_is_offered_before_any_file_dialog(
    ask: Callable[..., FirstAsked], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    folder = stick / "cadangan"
    folder.mkdir(parents=True)
    backup_place.claim(folder)
    lay_blank(tmp_path / "lost.db")
    with contextlib.closing(open_register(tmp_path / "lost.db", desk_of(SETTINGS), clock=OfficeClock())) as register:
        a_signed_in(register, Role.SUPERVISOR)
        moments = (datetime(2026, 11, 1, tzinfo=UTC), MORNING)
        old, new = (backup.make(tmp_path / "lost.db", folder, partial(pick, at)).file for at in moments)
    monkeypatch.setattr(backup_place, "list_volumes", lambda: (stick, tmp_path / str(uuid4())))
    asked = ask()
    QTest.keyClick(asked.page.restore, KEY.Key_Space)
    qtbot.waitUntil(lambda: asked.page.copies.count() == 2)
    asked.press(KEY.Key_Down, KEY.Key_Up)
    with qtbot.waitSignal(asked.page.restore_asked) as restored:
        asked.press(KEY.Key_F9)
    assert restored.args == [folder / new]
    assert old != new


@pytest.mark.thorough
def test_who_joined_an_office_without_people_goes_on_at_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    joined = dataclasses.replace(SETTINGS, centre=dataclasses.replace(SETTINGS.centre, address="pusat/pengaduan"))
    questions = FirstQuestions(joined, Places(tmp_path), lambda _known: pytest.fail("opened"), lambda *_made: None)
    page = in_front(qtbot, questions.page, 1366, 768)
    assert page.office_box.isVisible()
    questions.end()


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Unavailable(RegisterFailure.KEY_UNREACHABLE), "keyring"),
        (Refused(Problem("secret", AccessRefusal.PIN_SIMPLE)), "red lines"),
    ],
)
def test_what_stands_against_them_is_said_on_the_page(
    why: Exception, sentence: str, ask: Callable[..., FirstAsked]
) -> None:
    def refuse(_known: Settings) -> Register:
        raise why

    asked = ask(refuse)
    asked.page.show_step(FirstStep.PRINTER)
    asked.page.finished.emit(ANSWERS)
    assert sentence in asked.page.failure.text()
    assert asked.page.person_box.isVisible(), "the step at which something can be done about it"
    assert asked.made == []
