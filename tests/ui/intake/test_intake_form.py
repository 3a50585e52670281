from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (  # a form by hand
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.field_table import INTAKE_FIELDS, IntakeField
from frontoffice.domain.people import Role
from frontoffice.register.projection import office_lists
from frontoffice.register.register import Register
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.intake.intake_form import FEWEST, LINES, LISTS, ListFields, StoryRoom
from frontoffice.ui.widgets import needed, reading_order
from frontoffice.ui.widgets.choice_row import ChoiceRow
from tests.support.examples import a_signed_in, an_intake
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
    for _ in range(10):
        seen.append(desk.where())
        desk.press(TAB)
    assert seen == [
        *("channel", "kind", "description", "name", "phone", "service", "identity", "service_date"),
        *("more_fold", "attach_button"),
    ]
    desk.page.form.write({"channel": "letter", "received_on": "2-11-2026", "received_why": "x"})
    for name in asked_fields.ORDER:
        desk.page.form.uncover(name)
    desk.page.form.focus("channel")
    seen = []
    for _ in asked_fields.ORDER:
        seen.append(desk.where())
        desk.press(TAB)
    assert seen == list(asked_fields.ORDER)


@pytest.mark.parametrize("spec", INTAKE_FIELDS, ids=lambda spec: spec.name)
def test_each_row_of_the_table_is_a_field_by_its_name(desk: IntakeDesk, spec: IntakeField) -> None:
    field = desk.page.form.fields[spec.name]
    desk.page.form.uncover(spec.name)
    assert field.isVisibleTo(desk.page.form)
    assert reading_order.name_of(field).startswith(spec.asked_as or spec.label)
    assert reading_order.name_of(field).endswith(", must be filled in") is spec.is_needed


def test_the_tab_key_leaves_the_description_and_enter_begins_a_new_line(desk: IntakeDesk) -> None:
    desk.fill("description", "a")
    desk.press(ENTER)
    desk.type("b")
    assert desk.text("description") == "a\nb"
    desk.press(TAB)
    assert desk.where() == "name"


def test_a_key_leads_to_the_story_from_everywhere(desk: IntakeDesk) -> None:
    for name in ("channel", "phone", "save_button"):
        desk.go_to(name)
        desk.press(Qt.Key.Key_I, modifier=CONTROL)
        assert desk.where() == "description"


def test_a_key_opens_every_section_and_folds_all_of_them_away(desk: IntakeDesk) -> None:
    folded = [desk.page.form.fields[name] for name in ("category", "email", "nik", "attorney_letter", "wish")]
    assert not any(field.isVisible() for field in folded)
    desk.press(Qt.Key.Key_M, modifier=CONTROL)
    assert desk.where() == "category"
    assert all(field.isVisible() for field in folded)
    desk.press(Qt.Key.Key_M, modifier=CONTROL)
    assert desk.where() == "description"
    assert not any(field.isVisible() for field in folded)
    assert not desk.button("event_fold").isVisible()


def test_what_is_folded_and_filled_is_a_chip_that_opens_its_field(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    chips = desk.page.form.chips
    assert chips.isVisible()
    assert chips.chips["address"].text() == f"Address: {an_intake().complainant.address}"
    assert not desk.page.form.fields["address"].isVisible()
    chips.chips["address"].click()
    assert desk.where() == "address"
    assert "address" not in chips.chips
    desk.page.start()
    assert not chips.isVisible()
    assert not desk.page.form.fields["address"].isVisible()


def test_a_chip_never_shows_what_is_masked(desk: IntakeDesk) -> None:
    desk.page.form.write(write_fields(an_intake()), masked=["nik"])
    assert desk.page.form.chips.chips["nik"].text() != f"NIK: {an_intake().complainant.nik}"
    assert desk.text("nik") == an_intake().complainant.nik


def test_one_line_opens_the_sections_and_each_its_fields(desk: IntakeDesk) -> None:
    assert not desk.button("event_fold").isVisible()
    desk.go_to("more_fold")
    desk.press(ENTER)
    assert desk.where() == "about_fold"
    desk.go_to("event_fold")
    desk.press(ENTER)
    assert desk.where() == "wish"
    assert not desk.page.form.fields["nik"].isVisible()
    desk.page.form.focus("channel")
    desk.go_to("event_fold")
    desk.press(ENTER)
    assert not desk.page.form.fields["wish"].isVisible()
    desk.go_to("event_fold")
    desk.press(ENTER)
    desk.button("more_fold").click()
    assert not desk.page.form.fields["wish"].isVisible()
    assert not desk.button("event_fold").isVisible()


def test_the_sections_stay_in_sight_for_whoever_opened_them(desk: IntakeDesk) -> None:
    desk.button("more_fold").click()
    desk.page.start()
    assert desk.button("event_fold").isVisible()
    rini, desk.officer = desk.officer, a_signed_in(desk.register, Role.OFFICER, "Bayu")
    desk.page.hand_over()
    assert not desk.button("event_fold").isVisible()
    desk.officer = rini
    desk.page.hand_over()
    assert desk.button("event_fold").isVisible()
    desk.button("more_fold").click()
    desk.page.start()
    assert not desk.button("event_fold").isVisible()


def test_f9_opens_each_section_in_which_something_is_refused(desk: IntakeDesk) -> None:
    desk.page.form.write({"description": "x", "nik": "12", "event_date": "kemarin"})
    desk.press(Qt.Key.Key_F9)
    assert desk.recorded == []
    assert desk.where() == "nik"
    assert desk.problem("event_date")
    assert desk.problem("nik")


def test_what_must_be_filled_in_is_marked(desk: IntakeDesk) -> None:
    def starred() -> set[str]:
        labels = {name: desk.page.findChild(QLabel, f"{name}_label") for name in desk.page.form.fields}
        return {name for name, label in labels.items() if label is not None and needed.is_marked(label)}

    assert starred() == {"description", "received_on", "received_why"}
    desk.fill("attorney_letter", "12/2026")
    assert "represents" in starred(), "a power of attorney is somebody's"


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


def seen(desk: IntakeDesk) -> set[str]:
    return {name for name, field in desk.page.form.fields.items() if field.isVisible()}


def test_a_suggestion_of_nobody_asks_next_to_nothing(desk: IntakeDesk) -> None:
    desk.set("kind", "suggestion")
    desk.set("identity", "anonymous")
    assert seen(desk) == {"channel", "kind", "description", "phone", "identity", "service"}
    parts = {name: desk.page.findChild(QWidget, name) for name in ("more_fold", "chips", "about_row", "who_row")}
    assert {name for name, part in parts.items() if part is not None and part.isVisible()} == {"who_row"}


def test_what_was_typed_and_then_not_asked_any_more_stands_there_and_is_recorded(desk: IntakeDesk) -> None:
    for name, text in (("respondent", "Petugas loket"), ("nik", "1971034107900002"), ("wish", "Izin terbit")):
        desk.fill(name, text)
    desk.set("description", "x")
    desk.set("kind", "suggestion")
    assert {"respondent", "nik", "wish"} <= seen(desk)
    assert "category" not in seen(desk)
    desk.go_to("more_fold")
    desk.press(ENTER)
    assert not {"respondent", "nik", "wish"} & seen(desk)
    assert list(desk.page.form.chips.chips) == ["respondent", "nik", "wish"]
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
    desk.choose_channel("3")
    desk.qtbot.waitUntil(lambda: content.height() > before)
    desk.choose_channel("1")
    desk.qtbot.waitUntil(lambda: content.height() == before)


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


WANTED = {1000: 12, 600: LINES, 240: FEWEST, 170: FEWEST}  # lines at least, by the height of the form


class Form(QWidget):
    """A story, the lines under it, and fifteen fields that scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.cell, self.story, self.area, self.hints = QWidget(), QPlainTextEdit(), QScrollArea(), QWidget()
        self.cell.setObjectName("description_cell")
        lines = QVBoxLayout(self.cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for name in ("description_head", "description_problem", "channel_problem", "kind_problem"):
            label = QLabel(name)
            label.setObjectName(name)
            lines.addWidget(label)
            label.setVisible(name == "description_head")
        lines.addWidget(self.story, 1)
        content = QWidget()
        fields = QVBoxLayout(content)
        fields.addWidget(self.hints)
        for _ in range(15):
            fields.addWidget(QLineEdit())
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addWidget(self.cell, 1)
        parts.addWidget(self.area, 1000)
        self.room = StoryRoom(self, self.story, self.area, self.hints)

    def lines(self) -> float:
        return (self.story.viewport().height() - 8) / self.story.fontMetrics().lineSpacing()


@pytest.mark.parametrize("height", WANTED)
def test_the_story_has_its_lines_at_every_height_and_the_fields_what_is_left(height: int, qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.resize(600, height)
    form.show()
    qtbot.waitUntil(lambda: form.lines() >= WANTED[height])
    assert form.height() == height
    content = form.area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: form.area.height() <= content.sizeHint().height())
    assert form.area.height() >= 1


def test_a_problem_under_the_story_takes_from_the_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.resize(600, 500)
    form.show()
    qtbot.waitUntil(lambda: form.lines() >= LINES)
    before = form.area.height()
    label = form.findChild(QLabel, "description_problem")
    assert label is not None
    label.show()
    qtbot.waitUntil(lambda: form.area.height() < before and form.lines() >= LINES)


SERVICES = (
    Choice("akdp", "Izin Trayek (AKDP)", "Perhubungan"),
    Choice("dokter", "Izin Praktik Dokter", "Kesehatan"),
    Choice("perawat", "Izin Praktik Perawat", "Kesehatan"),
    Choice("lama", "Izin Apotek Rakyat", "Kesehatan", active=False),
)
ALIASES = {"surat jalan": "akdp"}


@pytest.fixture
def fields(qtbot: QtBot) -> ListFields:
    combos = {name: QComboBox() for name in LISTS}
    for combo in combos.values():
        combo.setEditable(True)
        qtbot.addWidget(combo)
    made = ListFields(combos)
    known = {of: meanings(of, some, (), {}) for of, some in office_lists.load_defaults().items()}
    sectors = office_lists.sectors(SERVICES)
    known[ListName.SECTOR] = meanings(ListName.SECTOR, sectors, (), {})
    known[ListName.SERVICE] = meanings(ListName.SERVICE, SERVICES, (), ALIASES)
    made.offer_lists(known)
    return made


def left(fields: ListFields, name: str, typed: str) -> str:
    fields.combos[name].setEditText(typed)
    fields.settle(name)
    return fields.combos[name].currentText()


@pytest.mark.parametrize(
    ("name", "typed", "stands"),
    [
        ("regency", "Pangkalpinang", "Kota Pangkal Pinang"),
        ("regency", "Palembang", "Palembang"),
        ("service", "trayek", "Izin Trayek (AKDP)"),
        ("service", "praktik", "praktik"),
        ("service", "Surat-Jalan", "Izin Trayek (AKDP)"),
        ("service", "apotek", "apotek"),
        ("sector", "kesehatan", "Kesehatan"),
        ("category", "Pe", "Pe"),
        ("category", "penundaan", "Penundaan berlarut"),
    ],
)
def test_what_was_typed_is_completed_as_the_field_is_left(
    fields: ListFields, name: str, typed: str, stands: str
) -> None:
    assert left(fields, name, typed) == stands


def test_districts_are_those_of_the_regency(fields: ListFields) -> None:
    left(fields, "regency", "Belitung Timur")
    assert left(fields, "district", "manggar") == "Manggar"
    assert list(fields.not_listed()) == []
    left(fields, "regency", "Pangkalpinang")
    assert [(one.field, one.warning) for one in fields.not_listed()] == [("district", True)]


def test_a_service_brings_its_sector_where_none_is_and_the_sector_limits_the_services(fields: ListFields) -> None:
    assert left(fields, "service", "dokter") == "Izin Praktik Dokter"
    assert fields.combos["sector"].currentText() == "Kesehatan"
    left(fields, "sector", "Perhubungan")
    assert left(fields, "service", "praktik dok") == "praktik dok"


def test_what_is_in_no_list_is_among_the_others_with_its_text(fields: ListFields) -> None:
    left(fields, "category", "Pe")
    left(fields, "regency", "Palembang")
    left(fields, "district", "Sako")
    found = {one.field: (str(one.code), dict(one.facts)) for one in fields.not_listed()}
    assert found == {"category": ("not_listed", {"text": "Pe"}), "regency": ("not_listed", {"text": "Palembang"})}


def test_the_number_is_asked_for_by_the_channels_own_word(desk: IntakeDesk) -> None:
    label = desk.page.findChild(QLabel, "external_id_label")
    assert label is not None
    desk.choose_channel("0")
    assert label.text() == "SP4N-LAPOR! number"
    desk.page.start()
    desk.choose_channel("3")
    assert label.text() == "Letter number or id"


def test_the_manner_is_that_of_the_channel(desk: IntakeDesk) -> None:
    manners = []
    for key in "192":
        desk.choose_channel(key)
        manners.append(desk.page.form.choices.manner)
    assert manners == [Manner.ORAL, Manner.WRITTEN, Manner.ORAL]


def test_the_head_of_the_page_shows_as_much_as_it_has_room_for(desk: IntakeDesk) -> None:
    choices, received = desk.page.form.choices, desk.page.form.received_now
    whole = choices.fit(has_names=True, has_time=True)
    assert received.isVisible()
    assert choices.fit(has_names=False, has_time=False) < whole
    assert not received.isVisible()
    desk.choose_channel("3")
    desk.set("channel", "counter")
    assert not received.isVisible()


def test_a_menu_over_the_form_checks_no_field_and_leaving_one_does(desk: IntakeDesk, qtbot: QtBot) -> None:
    covered = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    with qtbot.assertNotEmitted(desk.page.form.left):
        QCoreApplication.sendEvent(desk.page.form.description, covered)
    with qtbot.waitSignal(desk.page.form.left):
        desk.press(TAB)
