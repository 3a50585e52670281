from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Channel, Manner
from frontoffice.register.register import Register
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.widgets.choice_row import ChoiceRow
from tests.support.examples import an_intake
from tests.support.intake_desk import CONTROL, ENTER, GRAB, TAB, IntakeDesk, desk, popup_of

__all__ = ["desk"]


@pytest.mark.thorough
def test_what_is_typed_where_it_chooses_nothing_begins_the_story(desk: IntakeDesk) -> None:
    desk.page.form.focus("kind")
    desk.type("Loket 2 tutup")
    assert (desk.where(), desk.text("description")) == ("description", "Loket 2 tutup")
    assert desk.text("kind") == "complaint"


def test_tab_and_enter_go_in_reading_order(desk: IntakeDesk) -> None:
    desk.page.form.focus("channel")
    seen = []
    for _ in range(17):
        seen.append(desk.where())
        desk.press(TAB)
    assert seen == [
        *("channel", "kind", "description", "name", "phone", "service", "identity", "service_date", "sector"),
        *("category", "respondent", "application_no", "address_fold", "company_fold", "attorney_fold", "event_fold"),
        "attach_button",
    ]
    for name in asked_fields.ORDER:
        desk.page.form.uncover(name)
    desk.page.form.write({"channel": "letter", "received_on": "2-11-2026", "received_why": "x", "represents": "x"})
    desk.page.form.uncover("wish")
    desk.page.form.uncover("nik")
    desk.page.form.uncover("party")
    desk.page.form.focus("channel")
    seen = []
    for _ in asked_fields.ORDER:
        seen.append(desk.where())
        desk.press(TAB)
    assert seen == list(asked_fields.ORDER)


def test_the_tab_key_leaves_the_description_and_enter_begins_a_new_line(desk: IntakeDesk) -> None:
    desk.fill("description", "a")
    desk.press(ENTER)
    desk.type("b")
    assert desk.text("description") == "a\nb"
    desk.press(TAB)
    assert desk.where() == "name"


def test_a_key_leads_to_the_story_from_everywhere(desk: IntakeDesk) -> None:
    for name in ("channel", "application_no", "save_button"):
        desk.go_to(name)
        desk.press(Qt.Key.Key_I, modifier=CONTROL)
        assert desk.where() == "description"


def test_a_key_opens_the_lines_that_fold_and_filled_ones_are_never_hidden(desk: IntakeDesk) -> None:
    folded = [desk.page.form.fields[name] for name in ("email", "nik", "attorney_letter", "wish")]
    assert not any(field.isVisible() for field in folded)
    desk.press(Qt.Key.Key_M, modifier=CONTROL)
    assert desk.where() == "email"
    assert all(field.isVisible() for field in folded)
    desk.press(Qt.Key.Key_M, modifier=CONTROL)
    assert desk.where() == "description"
    assert not any(field.isVisible() for field in folded)
    desk.put(an_intake())
    assert desk.page.form.fields["nik"].isVisible()
    desk.page.start()
    assert not any(field.isVisible() for field in folded)


def test_a_line_that_folds_opens_by_its_button_and_leads_to_what_it_hid(desk: IntakeDesk) -> None:
    desk.go_to("event_fold")
    desk.press(ENTER)
    assert desk.where() == "wish"
    assert not desk.page.form.fields["nik"].isVisible()
    desk.page.form.focus("channel")
    desk.go_to("event_fold")
    desk.press(ENTER)
    assert not desk.page.form.fields["wish"].isVisible()


@pytest.mark.thorough
def test_written_channels_ask_for_the_date_the_number_and_the_papers(desk: IntakeDesk) -> None:
    form = desk.page.form
    fields = [form.fields[name] for name in ("received_on", "external_id", "identity_copy", "documents")]
    assert not any(field.isVisible() for field in fields)
    assert "10.32 WIB" in form.received_now.text()
    desk.choose_channel("3")
    assert all(field.isVisible() for field in fields)
    assert not form.received_now.isVisible()
    desk.press(TAB)
    assert desk.where() == "received_on"


@pytest.mark.thorough
def test_a_channel_that_the_office_added_is_offered(register: Register, qtbot: QtBot) -> None:
    desk = IntakeDesk(register, qtbot)
    supervisor = next(one for one in register.officers.all() if one.role == "supervisor")
    register.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), supervisor, uuid4())
    desk.page.start()
    row = desk.page.findChild(ChoiceRow, "channel")
    assert row is not None
    assert any("WhatsApp" in button.text() for button in row.buttons())


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("service", "part", "state"),
    [("25-10-2026", "24-11-2026", "done"), ("24-10-2026", "23-11-2026", "soon"), ("", "", "done")],
)
def test_the_filing_window_is_told_beside_the_date_of_service(
    desk: IntakeDesk, service: str, part: str, state: str
) -> None:
    desk.page.form.write({"service_date": service, "description": "x"})
    desk.page.show_consequences()
    window = desk.page.form.filing_window
    assert part in window.text()
    assert window.isVisible() is bool(part)
    assert window.property("state") == state
    desk.press(Qt.Key.Key_F9)
    assert desk.recorded[0].late_filing is (state == "soon")


@pytest.mark.thorough
def test_a_suggestion_has_no_filing_window(desk: IntakeDesk) -> None:
    desk.page.form.write({"kind": "suggestion", "service_date": "24-10-2026", "description": "x"})
    desk.page.show_consequences()
    assert not desk.page.form.filing_window.isVisible()
    assert "lewat batas" not in desk.page.side.preview.paper.text()
    desk.press(Qt.Key.Key_F9)
    assert not desk.recorded[0].late_filing


@pytest.mark.thorough
def test_a_date_at_the_end_of_the_calendar_is_refused_beside_its_field(desk: IntakeDesk) -> None:
    given = {"channel": "letter", "received_on": "23-11-2026", "description": "x", "received_why": "lama"}
    for field in ("received_on", "service_date", "event_date"):
        for typed in ("31-12-9999", "01-01-0001"):
            desk.page.form.write({**given, field: typed})
            desk.page.show_consequences()
            desk.press(Qt.Key.Key_F9)
            assert typed[-4:] in desk.problem(field)
            assert desk.recorded == []


@pytest.mark.thorough
@pytest.mark.qt_log_ignore(GRAB)
def test_the_service_is_found_by_any_of_its_words_and_tells_its_sector(desk: IntakeDesk) -> None:
    desk.go_to("service")
    desk.type("trayek AKDP")
    popup = popup_of(desk.combo("service"))
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, ENTER)
    assert not popup.isVisible()
    assert desk.text("service") == "Izin trayek AKDP"
    assert desk.text("sector") == "Perhubungan"


@pytest.mark.thorough
@pytest.mark.qt_log_ignore(GRAB)
def test_the_districts_follow_the_regency(desk: IntakeDesk) -> None:
    desk.fill("regency", "Kabupaten Belitung")
    combo = desk.combo("district")
    offered = [combo.itemText(row) for row in range(combo.count())]
    assert "Sijuk" in offered
    assert len(offered) == 5


@pytest.mark.thorough
def test_a_field_of_a_list_is_completed_as_it_is_left_or_recorded(desk: IntakeDesk) -> None:
    desk.go_to("regency")
    desk.type("Pangkalpinang")
    popup_of(desk.combo("regency")).hide()
    assert desk.page.form.settle_texts()["regency"] == "Kota Pangkal Pinang"
    desk.go_to("category")
    desk.type("Pe")
    popup_of(desk.combo("category")).hide()
    desk.go_to("name")
    assert desk.text("category") == "Pe"
    assert [(one.field, dict(one.facts)) for one in desk.page.form.not_listed()] == [("category", {"text": "Pe"})]


@pytest.mark.thorough
def test_what_was_recorded_otherwise_stays_while_the_focus_only_passes(desk: IntakeDesk) -> None:
    desk.page.form.write({"service": "Izin Trayek (AKDP)", "regency": "Pangkalpinang"})
    for name in ("regency", "service", "name"):
        desk.go_to(name)
    assert (desk.text("service"), desk.text("regency")) == ("Izin Trayek (AKDP)", "Pangkalpinang")
