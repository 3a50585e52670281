from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from frontoffice.domain.complaint import Identity, Kind
from frontoffice.ui.intake.asked_fields import find_changed_fields
from frontoffice.ui.intake.intake_fields import FIELDS
from tests.support.examples import a_letter, an_intake
from tests.support.intake_desk import ESC, IntakeDesk, desk

__all__ = ["desk"]


def label(desk: IntakeDesk, name: str) -> QLabel:
    found = desk.page.findChild(QLabel, f"{name}_label")
    assert found is not None
    return found


def marked(desk: IntakeDesk) -> set[str]:
    """The fields that carry the mark and whose label says so."""
    desk.page.show_consequences()
    by_mark = {name for name, field in desk.page.form.fields.items() if field.property("changed")}
    texts = {name: field for name, field in desk.page.form.fields.items() if not isinstance(field, QCheckBox)}
    by_word = {name for name in texts if label(desk, name).text().endswith("· changed")}
    assert by_mark & set(texts) == by_word
    return by_mark


def test_what_is_as_it_was_recorded_is_not_changed() -> None:
    before = an_intake()
    assert find_changed_fields(None, before) == frozenset()
    assert find_changed_fields(before, an_intake()) == frozenset()
    who = dataclasses.replace(before.complainant, identity=Identity.CONFIDENTIAL, phone="")
    assert find_changed_fields(before, dataclasses.replace(before, kind=Kind.INPUT, complainant=who)) == {
        *("kind", "identity", "phone")
    }


def test_the_fields_that_an_amendment_changes_are_marked_until_they_are_as_before(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    assert marked(desk) == set()
    before = {name: desk.text(name) for name in ("address", "category", "description", "service_date")}
    for name in before:
        desk.set(name, "1-11-2026" if name == "service_date" else "Lain")
    assert marked(desk) == set(before)
    desk.set("service_date", "12/11/26")  # the same day in other words
    assert marked(desk) == set(before) - {"service_date"}
    for name, text in before.items():
        desk.set(name, text)
    assert marked(desk) == set()


def test_a_changed_choice_is_named_on_a_narrow_page_too(desk: IntakeDesk) -> None:
    desk.page.resize(683, 400)
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    assert not label(desk, "channel").isVisible()
    desk.set("channel", "telephone")
    desk.set("identity", "confidential")
    assert marked(desk) == {"channel", "identity"}
    assert label(desk, "channel").isVisible()
    desk.set("channel", "counter")
    assert marked(desk) == {"identity"}
    assert not label(desk, "channel").isVisible()


def test_a_field_that_was_emptied_is_seen_with_its_mark(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    desk.set("address", "")
    desk.set("email", "")
    desk.page.show_consequences()
    desk.page.form.show_more()
    desk.page.form.show_more()
    assert desk.page.form.fields["address"].isVisible()
    assert desk.page.form.fields["email"].isVisible()


def test_the_number_of_another_channel_keeps_its_mark_under_its_own_word(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(a_letter(), desk.officer, uuid4()).complaint)
    desk.set("external_id", "9901278")
    desk.set("identity_copy", "1" if not desk.text("identity_copy") else "")
    assert marked(desk) == {"external_id", "identity_copy"}
    desk.set("channel", "sp4n")
    assert label(desk, "external_id").text() == "SP4N-LAPOR! number · changed"
    desk.page.start()
    assert marked(desk) == set()
    assert label(desk, "external_id").text() == "Letter number or id"


def test_a_new_case_marks_nothing(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    assert marked(desk) == set()
    assert set(FIELDS) == set(desk.page.form.fields)


@pytest.mark.parametrize("answer", [Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_escape_asks_once_what_becomes_of_a_change(desk: IntakeDesk, answer: Qt.Key) -> None:
    complaint = desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    desk.page.amend(complaint)
    desk.set("address", "Jalan Baru 1")
    desk.press(ESC)
    assert desk.page.leave_bar.isVisible()
    desk.press(answer)
    assert not desk.page.leave_bar.isVisible()
    assert not desk.page.why.isVisible()
    assert len(desk.register.drafts.all()) == int(answer == Qt.Key.Key_Return)
    assert desk.register.complaints.get(complaint.subject).amendments == 0
