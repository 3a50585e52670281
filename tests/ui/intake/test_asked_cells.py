from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.support.intake_desk import TAB, IntakeDesk, desk

__all__ = ["desk"]


def seen(desk: IntakeDesk) -> set[str]:
    return {name for name, field in desk.page.form.fields.items() if field.isVisible()}


def test_a_suggestion_of_nobody_asks_next_to_nothing(desk: IntakeDesk) -> None:
    desk.set("kind", "suggestion")
    desk.set("identity", "anonymous")
    assert seen(desk) == {"channel", "kind", "description", "phone", "identity", "service"}
    parts = {
        name: desk.page.findChild(QWidget, name) for name in ("address_fold", "event_fold", "about_row", "who_row")
    }
    assert {name for name, part in parts.items() if part is not None and part.isVisible()} == {"who_row"}


def test_what_was_typed_and_then_not_asked_any_more_stands_there_and_is_recorded(desk: IntakeDesk) -> None:
    for name, text in (("respondent", "Petugas loket"), ("nik", "1971034107900002"), ("wish", "Izin terbit")):
        desk.fill(name, text)
    desk.set("description", "x")
    desk.set("kind", "suggestion")
    assert {"respondent", "nik", "wish"} <= seen(desk)
    assert "category" not in seen(desk)
    desk.press(Qt.Key.Key_F9)
    (recorded,) = desk.recorded
    assert recorded.intake.respondent == "Petugas loket"
    assert recorded.intake.complainant.nik == "1971034107900002"


def test_a_field_that_is_emptied_stays_until_it_is_left(desk: IntakeDesk) -> None:
    desk.fill("name", "A")
    desk.set("identity", "anonymous")
    desk.page.form.focus("name")
    desk.press(Qt.Key.Key_Backspace)
    assert desk.where() == "name"
    desk.press(TAB)
    assert "name" not in seen(desk)


def test_a_row_of_which_nothing_is_asked_takes_no_room(desk: IntakeDesk) -> None:
    content = desk.page.form.area.widget()
    assert content is not None
    desk.qtbot.waitUntil(lambda: content.height() == content.heightForWidth(content.width()))
    before = content.height()
    desk.set("kind", "suggestion")
    desk.qtbot.waitUntil(lambda: content.height() < before)


def test_the_lines_that_fold_stand_in_two_rows_where_one_is_too_narrow(desk: IntakeDesk) -> None:
    content = desk.page.form.area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() < 640, "half of a small screen, as at 200 %"


def test_a_company_s_fields_come_as_its_name_is_typed_and_cost_a_person_no_key(desk: IntakeDesk) -> None:
    desk.fill("name", "P")
    assert not seen(desk) & {"party", "contact", "position", "nib"}
    desk.type("T Timah")
    assert seen(desk) >= {"contact", "position", "nib"}
    desk.press(TAB)
    desk.press(TAB)
    desk.press(TAB)
    assert desk.where() == "contact"


def test_a_company_without_a_legal_form_is_ticked_behind_its_line(desk: IntakeDesk) -> None:
    desk.fill("name", "Hotel Melati")
    desk.go_to("company_fold")
    desk.press(Qt.Key.Key_Return)
    assert desk.where() == "party"
    desk.press(Qt.Key.Key_Space)
    desk.fill("contact", "Budi Santoso")
    desk.fill("description", "x")
    desk.press(Qt.Key.Key_F9)
    who = desk.recorded[0].intake.complainant
    assert (who.party, who.contact) == ("company", "Budi Santoso")
