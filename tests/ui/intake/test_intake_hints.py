from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from frontoffice.domain.complainants import PASSPORT
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import Role
from tests.support.examples import a_complainant, a_letter, an_intake, an_officer
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


HIDDEN = a_complainant(identity=Identity.CONFIDENTIAL)


def reasons(desk: IntakeDesk, subject: UUID) -> list[str]:
    story = desk.register.complaints.story(subject)
    return [line.body["why"] for line in story if line.kind == "identity.revealed"]


def said_of_known(desk: IntakeDesk) -> str:
    return " ".join(label.text() for label in desk.page.hints.known_banner.findChildren(QLabel))


def test_of_who_asked_for_confidence_the_number_is_said_to_be_protected_and_no_more(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4()).complaint
    desk.page.form.write({"phone": "081271712026", "name": "Budi"})
    desk.page.show_consequences()
    said = said_of_known(desk)
    assert desk.page.hints.known_banner.isVisible()
    assert "protected" in said
    assert not [word for word in ("Nurhayati", "Depati", "1971", first.number_text) if word in said]
    assert not desk.page.hints.similar_banner.isVisible()
    desk.set("name", "Nurhayati")  # what name is typed changes nothing: it would be found out by that
    desk.page.show_consequences()
    assert said_of_known(desk) == said
    assert reasons(desk, first.subject) == []


def test_a_protected_complainant_is_filled_in_for_a_reason_and_stays_confidential(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4()).complaint
    desk.page.form.write({"phone": "081271712026"})
    desk.page.form.focus("phone")
    desk.press(Qt.Key.Key_F5)
    assert desk.text("name") == ""
    desk.press(Qt.Key.Key_Return)  # no reason yet
    assert desk.page.hints.reasons.isVisible()
    desk.type("Sebut resi lama")
    desk.press(Qt.Key.Key_Return)
    assert (desk.text("name"), desk.text("nik")) == ("Nurhayati binti Saleh", "1971034107900002")
    assert desk.text("identity") == "confidential"
    assert reasons(desk, first.subject) == ["Sebut resi lama"]
    assert not desk.page.hints.reasons.isVisible()
    assert desk.where() == "phone"
    desk.page.show_consequences()
    assert not desk.page.hints.known_banner.isVisible()


@pytest.mark.thorough
def test_esc_leaves_the_question_who_is_protected_and_the_case_as_it_was(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4()).complaint
    desk.page.form.write({"phone": "081271712026"})
    desk.press(Qt.Key.Key_F5)
    desk.type("Sebut")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.page.hints.reasons.isVisible()
    assert not desk.page.leave_bar.isVisible()
    assert (desk.text("name"), desk.text("phone")) == ("", "081271712026")
    assert reasons(desk, first.subject) == []


@pytest.mark.thorough
def test_who_was_revealed_but_is_another_than_was_typed_is_not_filled_in(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026", "name": "Budi"})
    desk.press(Qt.Key.Key_F5)
    desk.type("Kata pengadu")
    desk.press(Qt.Key.Key_Return)
    assert (desk.text("name"), desk.text("nik"), desk.text("identity")) == ("Budi", "", "open")
    assert "differs" in said_of_known(desk)
    assert "Nurhayati" not in said_of_known(desk)


@pytest.mark.thorough
def test_nothing_is_said_of_the_protected_where_somebody_open_has_that_number(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4())
    open_one = a_complainant(name="Ali", nik="")
    desk.register.complaints.record(an_intake(complainant=open_one, application_no=""), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.page.show_consequences()
    assert "Ali" in said_of_known(desk)
    desk.set("name", "Budi")
    desk.page.show_consequences()
    assert not desk.page.hints.known_banner.isVisible()


@pytest.mark.thorough
def test_nothing_is_said_of_the_protected_where_somebody_open_has_that_passport(desk: IntakeDesk) -> None:
    for number, identity in enumerate((Identity.CONFIDENTIAL, Identity.OPEN)):
        who = Complainant("John Smith", identity, identity_no="A7654321", identity_kind=PASSPORT)
        desk.register.complaints.record(an_intake(complainant=who, application_no=str(number)), desk.officer, uuid4())
        desk.page.form.write({"identity_no": "a765 4321"})
        desk.page.show_consequences()
        assert desk.page.hints.known_banner.isVisible() is (identity is Identity.CONFIDENTIAL)


@pytest.mark.thorough
def test_who_may_not_see_an_identity_is_not_asked_why(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4())
    desk.officer = an_officer(Role.ADMINISTRATOR, "Yuliana")
    desk.page.form.write({"phone": "081271712026"})
    desk.press(Qt.Key.Key_F5)
    assert desk.page.hints.known_banner.isVisible()
    assert not desk.page.hints.known_fill.isVisible()
    assert not desk.page.hints.reasons.isVisible()


@pytest.mark.thorough
def test_the_next_officer_is_asked_anew_who_is_protected(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(complainant=HIDDEN), desk.officer, uuid4())
    desk.page.form.write({"phone": "081271712026"})
    desk.press(Qt.Key.Key_F5)
    desk.type("Sebut")
    desk.page.hand_over()
    assert not desk.page.hints.reasons.isVisible()
    assert desk.page.hints.reasons.purpose is None
