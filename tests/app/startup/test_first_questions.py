from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.startup import first_setup
from frontoffice.domain.codes import AccessRefusal
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.settings import Office, Settings
from frontoffice.ui.shell.first_start import FirstAnswers
from tests.support.examples import OfficeClock

SETTINGS = Settings(office=Office(address="Air Itam"))
ANSWERS = FirstAnswers(SETTINGS, "Budi Penyelia", "Kepala Bidang", "274913")


@pytest.mark.thorough
def test_answers_make_a_register_and_hand_it_on(tmp_path: Path, qtbot: QtBot) -> None:
    where = Places(tmp_path)
    made: list[tuple[Register, Settings]] = []
    page = first_setup.ask_first_questions(
        SETTINGS,
        where,
        lambda known: open_register(where.register, desk_of(known), clock=OfficeClock()),
        lambda register, known: made.append((register, known)),
    )
    qtbot.addWidget(page)
    page.finished.emit(ANSWERS)
    [(register, known)] = made
    assert [one.name for one in register.officers.all()] == ["Budi Penyelia"]
    assert known == SETTINGS
    register.close()


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Unavailable(RegisterFailure.KEY_UNREACHABLE), "keyring"),
        (Refused(Problem("secret", AccessRefusal.PIN_SIMPLE)), "red lines"),
    ],
)
def test_what_stands_against_them_is_said_on_the_page(
    why: Exception, sentence: str, tmp_path: Path, qtbot: QtBot
) -> None:
    def refuse(_known: Settings) -> Register:
        raise why

    made: list[Register] = []
    page = first_setup.ask_first_questions(
        SETTINGS, Places(tmp_path), refuse, lambda register, _known: made.append(register)
    )
    qtbot.addWidget(page)
    page.finished.emit(ANSWERS)
    assert sentence in page.failure.text()
    assert made == []
