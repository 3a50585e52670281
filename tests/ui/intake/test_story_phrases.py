"""In the story of the intake a phrase says what the form says already, and never the name of who is not open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.phrase_picker import PhrasePicker
from tests.support.examples import a_complainant, a_letter, an_intake, an_officer
from tests.support.intake_desk import CONTROL, GRAB, IntakeDesk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.qt_log_ignore(GRAB)

EVERYTHING = Phrase("semua", "Semua isian", "{nomor}; {nama}; {layanan}; {tanggal}; {batas}")


def all_of_it(desk: IntakeDesk) -> str:
    """What the phrase of every placeholder puts into an empty story, by the keys."""
    keeper = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    desk.register.reference_data.set_phrase(EVERYTHING, keeper, new_id())
    desk.page.form.focus("description")
    desk.set("description", "")
    desk.press(Qt.Key.Key_Space, modifier=CONTROL)
    picker = child(desk.page.form, PhrasePicker)
    QTest.keyClicks(picker.wanted, "semua isian")
    QTest.keyClick(picker.wanted, Qt.Key.Key_Return)
    assert desk.where() == "description"
    return desk.text("description")


def test_what_the_form_says_is_filled_in_and_the_number_stays_a_blank_to_be_typed(desk: IntakeDesk) -> None:
    desk.put(an_intake(service="Izin Trayek AKDP", complainant=a_complainant(name="Sumiati")))
    text = all_of_it(desk)
    assert text == "[nomor]; Sumiati; Izin Trayek AKDP; 24 November 2026; Senin, 14 Desember 2026"
    desk.type("L1")
    assert desk.text("description").startswith("L1; Sumiati")


def test_who_asks_for_confidence_is_not_named(desk: IntakeDesk) -> None:
    desk.put(an_intake(complainant=a_complainant(name="Sumiati", identity=Identity.CONFIDENTIAL)))
    text = all_of_it(desk)
    assert "Sumiati" not in text
    assert "[nama]" in text


@pytest.mark.thorough
def test_a_date_that_is_not_typed_yet_stays_a_blank(desk: IntakeDesk) -> None:
    desk.page.form.write({**write_fields(a_letter()), "received_on": ""})
    assert all_of_it(desk).endswith("; [tanggal]; [batas]")


@pytest.mark.thorough
def test_an_amended_complaint_has_its_number(desk: IntakeDesk) -> None:
    complaint = desk.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    desk.page.amend(complaint)
    assert all_of_it(desk).startswith(f"{complaint.number_text}; ")


@pytest.mark.thorough
def test_a_name_behind_a_mask_is_not_filled_in(desk: IntakeDesk) -> None:
    desk.put(an_intake(complainant=a_complainant(name="Sumiati")))
    desk.page.form.hide_texts(["name"])
    assert "Sumiati" not in all_of_it(desk)


def test_f9_records_no_blank_that_a_phrase_left_but_goes_to_it_each_time(desk: IntakeDesk) -> None:
    desk.put(an_intake(description="Nomor [nomor] tidak dijawab."))
    for _ in range(2):
        desk.page.form.focus("name")
        desk.press(Qt.Key.Key_F9)
        assert desk.register.counters.count_today() == 0
        assert desk.where() == "description"
        assert child(desk.page, BoundedText, "description").textCursor().selectedText() == "[nomor]"
        assert "[nomor]" in child(desk.page, QLabel, "description_problem").text()
    desk.type("12")
    desk.press(Qt.Key.Key_F9)
    assert desk.register.counters.count_today() == 1


@pytest.mark.thorough
def test_what_was_recorded_with_a_blank_can_be_amended_elsewhere(desk: IntakeDesk) -> None:
    complaint = desk.register.complaints.record(
        an_intake(description="Tertulis [nama]."), desk.officer, new_id()
    ).complaint
    desk.page.amend(complaint)
    _, found = desk.page.case.read(desk.page.form.settle_texts(), desk.page.form.manner)
    assert "blank_left" not in [one.code for one in found]
    desk.set("description", "Tertulis juga [nama].")
    intake, found = desk.page.case.read(desk.page.form.settle_texts(), desk.page.form.manner)
    assert "blank_left" in [one.code for one in found]
    assert intake.description == "Tertulis juga [nama]."
