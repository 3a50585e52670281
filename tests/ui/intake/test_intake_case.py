from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from frontoffice.domain.complainants import PASSPORT
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Inquiry
from tests.support.examples import a_complainant, a_letter, a_register, an_intake
from tests.support.intake_desk import IntakeDesk, desk
from tests.support.manual_sync import carry

__all__ = ["desk"]


def test_what_was_typed_for_a_letter_does_not_follow_to_an_oral_channel(desk: IntakeDesk) -> None:
    desk.put(a_letter())
    desk.choose_channel("1")
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert complaint.intake.received_on is None
    assert complaint.intake.external_id == ""
    assert not complaint.intake.identity_copy


def test_a_paper_is_queued_for_who_takes_one(desk: IntakeDesk) -> None:
    for channel, external_id in (("letter", "1"), ("email", ""), ("sp4n", "2"), ("fax", "3")):
        desk.put(a_letter(channel=channel, external_id=external_id))
        desk.press(Qt.Key.Key_F9)
    printing = desk.register.printing
    jobs = [(one.intake.channel, len(printing.jobs_of(one.subject))) for one in desk.recorded]
    assert jobs == [("letter", 1), ("email", 0), ("sp4n", 0), ("fax", 1)]
    assert printing.count_open() == 2


@pytest.mark.thorough
def test_a_letter_that_is_amended_is_not_its_own_duplicate(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(a_letter(), desk.officer, uuid4()).complaint
    desk.page.amend(first)
    desk.page.why.setText("salah ketik")
    desk.set("respondent", "Petugas lain")
    desk.press(Qt.Key.Key_F9)
    assert [one.subject for one in desk.amended] == [first.subject]


@pytest.mark.thorough
def test_a_letter_that_two_desks_recorded_can_be_amended_at_either(desk: IntakeDesk, tmp_path: Path) -> None:
    first = desk.register.complaints.record(a_letter(), desk.officer, uuid4()).complaint
    with closing(a_register(tmp_path / "L2", clock=desk.register.now, counter="L2")) as other:
        other.complaints.record(a_letter(), desk.officer, uuid4())
        carry(other, desk.register)
    desk.page.amend(first)
    desk.page.why.setText("salah ketik")
    desk.set("respondent", "Petugas lain")
    desk.press(Qt.Key.Key_F9)
    assert [one.subject for one in desk.amended] == [first.subject]


@pytest.mark.thorough
def test_a_case_that_goes_on_from_a_consultation_carries_it_until_it_is_recorded(desk: IntakeDesk) -> None:
    asked = Inquiry("counter", "Izin terlambat", "", "Siti", name="Nurhayati", identity=Identity.CONFIDENTIAL)
    one = desk.register.consulting.record(asked, desk.officer, uuid4())
    draft = desk.register.consulting.draft_of(one.subject, desk.officer)
    desk.page.take_up(draft)
    assert desk.page.form.masked == {"name"}
    desk.set("address", "Jalan Mawar 1")
    assert desk.page.keep()
    assert desk.register.drafts.all()[0].fields["consultation"] == str(one.subject)
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert (complaint.intake.description, complaint.intake.complainant.name) == ("Izin terlambat", "Nurhayati")
    assert desk.register.consultations.get(one.subject).complaint == complaint.subject
    desk.put(a_letter())
    desk.press(Qt.Key.Key_F9)
    assert len(desk.register.consultations.before(desk.recorded[1].subject)) == 0


@pytest.mark.thorough
def test_a_letter_that_was_really_said_is_received_when_it_was_recorded(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(a_letter(received_on=date(2026, 11, 20)), desk.officer, uuid4()).complaint
    desk.page.amend(first)
    desk.set("channel", "counter")
    desk.page.show_consequences()
    assert desk.page.form.received_now.text() == "Received on Sel, 24 Nov 2026"
    assert "Senin, 14 Desember 2026" in desk.page.due_button.accessibleName()
    desk.page.why.setText("Salah kanal")
    desk.press(Qt.Key.Key_F9)
    assert desk.amended[0].received_on == date(2026, 11, 24)


def test_an_amendment_keeps_the_codes_that_the_form_has_no_tick_for(desk: IntakeDesk) -> None:
    who = a_complainant(party="cooperative", identity_kind="seaman", identity_no="X7654321")
    first = desk.register.complaints.record(an_intake(complainant=who), desk.officer, uuid4()).complaint
    changed: Any
    for respondent, changed in (("Petugas lain", {}), ("Petugas itu", {"identity_no": "X7654322"})):
        desk.page.amend(desk.register.complaints.get(first.subject))
        desk.page.why.setText("salah ketik")
        for name, text in ({"respondent": respondent} | changed).items():
            desk.set(name, text)
        desk.press(Qt.Key.Key_F9)
        now = desk.register.complaints.get(first.subject).intake
        kind = PASSPORT if changed else who.identity_kind
        assert now.respondent == respondent
        assert now.complainant == dataclasses.replace(who, identity_kind=kind, **changed)
