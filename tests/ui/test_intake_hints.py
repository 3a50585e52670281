from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.register.register import Register
from tests.examples import a_letter, an_intake
from tests.ui.intake_desk import CONTROL, Desk


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> Desk:
    return Desk(register, qtbot)


def test_a_letter_that_is_recorded_already_is_refused_with_the_way_to_the_first(desk: Desk) -> None:
    first = desk.register.record(a_letter(), desk.officer, uuid4())
    desk.put(a_letter(description="Sekali lagi."))
    desk.press(Qt.Key.Key_F9)
    assert first.number_text in desk.problem("external_id")
    desk.press(Qt.Key.Key_O, modifier=CONTROL)
    assert desk.opened == [first.subject]
    assert desk.text("description") == "Sekali lagi."


def test_a_likely_duplicate_is_told_quietly_and_opens_on_a_key(desk: Desk) -> None:
    first = desk.register.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "+62 812 7171 2026"})
    desk.page.look()
    assert first.number_text in desk.page.hints.similar_text.text()
    assert desk.page.hints.similar_banner.isVisible()
    desk.press(Qt.Key.Key_O, modifier=CONTROL)
    assert desk.opened == [first.subject]


def test_a_known_complainant_fills_only_what_is_empty(desk: Desk) -> None:
    desk.register.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026", "address": "Jalan Baru 1"})
    desk.page.look()
    assert "Nurhayati" in desk.page.hints.known_text.text()
    desk.press(Qt.Key.Key_F5)
    assert desk.text("name") == "Nurhayati binti Saleh"
    assert desk.text("phone") == "081271712026"
    assert desk.text("address") == "Jalan Baru 1"
    assert desk.text("email") == "nurhayati@example.com"


def test_who_asked_for_confidence_is_offered_to_nobody(desk: Desk) -> None:
    hidden = dataclasses.replace(an_intake().complainant, identity=Identity.CONFIDENTIAL)
    desk.register.record(an_intake(complainant=hidden), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.page.look()
    assert not desk.page.hints.known_banner.isVisible()
