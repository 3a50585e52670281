from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from frontoffice.domain.complaint import Identity
from tests.support.examples import a_complainant, a_letter, an_intake
from tests.support.intake_desk import CONTROL, IntakeDesk, desk

__all__ = ["desk"]


def test_a_letter_that_is_recorded_already_is_refused_with_the_way_to_the_first(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(a_letter(), desk.officer, uuid4()).complaint
    desk.put(a_letter(description="Sekali lagi."))
    desk.press(Qt.Key.Key_F9)
    assert first.number_text in desk.problem("external_id")
    desk.press(Qt.Key.Key_O, modifier=CONTROL)
    assert desk.opened == [first.subject]
    assert desk.text("description") == "Sekali lagi."


@pytest.mark.thorough
def test_a_likely_duplicate_is_told_quietly_and_opens_on_a_key(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    desk.page.form.write({"phone": "+62 812 7171 2026"})
    desk.page.show_consequences()
    assert first.number_text in desk.page.hints.similar_text.text()
    assert desk.page.hints.similar_banner.isVisible()
    desk.press(Qt.Key.Key_O, modifier=CONTROL)
    assert desk.opened == [first.subject]


@pytest.mark.thorough
def test_a_known_complainant_fills_only_what_is_empty(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026", "address": "Jalan Baru 1"})
    desk.page.show_consequences()
    assert "Nurhayati" in desk.page.hints.known_text.text()
    desk.press(Qt.Key.Key_F5)
    assert desk.text("name") == "Nurhayati binti Saleh"
    assert desk.text("phone") == "081271712026"
    assert desk.text("address") == "Jalan Baru 1"
    assert desk.text("email") == "nurhayati@example.com"


@pytest.mark.thorough
@pytest.mark.parametrize("typed", [{"name": "Budi Santoso"}, {"nik": "1901011208850001"}])
def test_nobody_gets_the_nik_of_somebody_else_with_the_same_telephone(desk: IntakeDesk, typed: dict[str, str]) -> None:
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.page.show_consequences()
    for name, text in typed.items():
        desk.set(name, text)
    desk.press(Qt.Key.Key_F5)  # before the banner went
    assert (desk.text("nik"), desk.text("email")) == (typed.get("nik", ""), "")
    desk.page.show_consequences()
    assert not desk.page.hints.known_banner.isVisible()


@pytest.mark.thorough
@pytest.mark.parametrize(
    "typed", [{"name": "nurha"}, {"name": "Hj. Nurhayati binti Saleh"}, {"name": "Yati", "nik": "1971034107900002"}]
)
def test_a_part_of_the_name_or_the_same_nik_is_the_same_person(desk: IntakeDesk, typed: dict[str, str]) -> None:
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026", **typed})
    desk.press(Qt.Key.Key_F5)
    assert (desk.text("name"), desk.text("email")) == (typed["name"], "nurhayati@example.com")


@pytest.mark.thorough
def test_people_with_one_telephone_are_offered_one_after_the_other(desk: IntakeDesk) -> None:
    ali = a_complainant(name="Ali", nik="", email="", address="Jalan B 2")
    desk.register.complaints.record(an_intake(complainant=ali), desk.officer, uuid4())
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    seen = []
    for _ in range(3):
        desk.page.show_consequences()
        text = desk.page.hints.known_text.text()
        desk.press(Qt.Key.Key_F5)
        seen.append((text[: text.index(":")], desk.text("name"), desk.text("nik"), desk.text("address")))
    nurhayati = ("Known here (1 of 2)", "Nurhayati binti Saleh", "1971034107900002", "Jalan Depati Amir 12")
    assert seen == [nurhayati, ("Known here (2 of 2)", "Ali", "", "Jalan B 2"), nurhayati]


@pytest.mark.thorough
def test_what_is_typed_after_filling_in_stays(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(complainant=a_complainant(name="Ali", nik="")), desk.officer, uuid4())
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.press(Qt.Key.Key_F5)
    desk.set("name", "Nurhayati S.")
    desk.press(Qt.Key.Key_F5)
    assert (desk.text("name"), desk.text("nik")) == ("Nurhayati S.", "1971034107900002")


@pytest.mark.thorough
def test_who_asked_for_confidence_is_offered_to_nobody(desk: IntakeDesk) -> None:
    hidden = dataclasses.replace(an_intake().complainant, identity=Identity.CONFIDENTIAL)
    desk.register.complaints.record(an_intake(complainant=hidden), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.page.show_consequences()
    assert not desk.page.hints.known_banner.isVisible()
