from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QLabel, QPushButton  # as the form makes it
from pytestqt.qtbot import QtBot

from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from frontoffice.ui.intake.draft_state import DraftState
from tests.support.examples import a_signed_in


def test_it_says_how_many_wait_and_when_the_last_was_kept(register: Register, qtbot: QtBot) -> None:
    officer, label, button = a_signed_in(register), QLabel(), QPushButton()
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    state = DraftState(register, lambda: officer, label, button)
    state.show_count(uuid4())
    assert button.text() == "Drafts  (F7)"
    first, second = (Draft(uuid4(), officer.officer_id, register.now(), {"name": "Siti"}) for _ in range(2))
    register.drafts.save(first)
    state.show_count(uuid4())
    assert button.text() == "Drafts: 1  (F7)"
    register.drafts.save(second)
    state.show_count(uuid4())
    assert button.text() == "Drafts: 2  (F7)"
    state.show_kept(register.now())
    assert label.text() == "Kept 10.32"
    state.show_count(second.draft_id)
    assert (button.text(), label.text()) == ("Drafts: 1  (F7)", "")
