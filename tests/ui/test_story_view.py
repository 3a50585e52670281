from __future__ import annotations

import dataclasses
from uuid import uuid4

from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.register.register import Register
from frontoffice.ui.long_text import LongText
from frontoffice.ui.story_view import StoryView
from tests.examples import OfficeClock, a_letter, a_signed_in


def test_entries_tell_when_they_were_written_who_and_what(qtbot: QtBot, register: Register, clock: OfficeClock) -> None:
    officer = a_signed_in(register)
    letter = register.record(a_letter(), officer, uuid4())
    clock.move(hours=2)
    register.amend(
        letter.subject, dataclasses.replace(letter.intake, wish="Segera. " * 40), "Lengkap", officer, uuid4()
    )
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.story(letter.subject), Identity.OPEN, revealed=False)
    told = [label.text() for label in view.findChildren(QLabel) if label.text()]
    assert told[:3] == [
        "Recorded under number 0001/PGD-L1/2026",
        "Sel, 24 Nov 2026, 10.32 WIB",
        "Siti Rahmawati · Counter officer",
    ]
    assert "Sel, 24 Nov 2026, 12.32 WIB" in told
    assert told[-3:] == ["Before", letter.intake.wish, "Now"]
    assert [text.sheet.toPlainText() for text in view.findChildren(LongText)] == [("Segera. " * 40).strip()]
