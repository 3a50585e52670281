"""The page of the suggestion box, by its keys alone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.complaint import Identity, Kind
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.suggestion_box import BoxOpening, SuggestionBox
from frontoffice.register.register import Register
from frontoffice.ui.box.box_page import BoxPage
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.phrase_picker import PhrasePicker
from tests.support.boxes import an_opening
from tests.support.examples import OfficeClock, a_signed_in, an_officer
from tests.support.intake_desk import GRAB

pytestmark = pytest.mark.qt_log_ignore(GRAB)

ALT = Qt.KeyboardModifier.AltModifier
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


class BoxDesk:
    """The page with somebody at it."""

    def __init__(self, register: Register, qtbot: QtBot, role: Role = Role.OFFICER) -> None:
        self.register, self.qtbot = register, qtbot
        self.officer: Officer = a_signed_in(register, role)
        self.minutes: list[BoxOpening] = []
        self.show()

    def show(self) -> None:
        """The window anew, as after a kill: what is known is what the register has."""
        self.page = BoxPage(self.register, lambda: self.officer)
        self.page.minutes_asked.connect(self.minutes.append)
        self.qtbot.addWidget(self.page)
        self.page.resize(1366, 640)
        with self.qtbot.waitActive(self.page):
            self.page.show()
        self.page.start()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:  # the focus goes on with the first of them
            QTest.keyClicks(self.page.focusWidget(), letter)

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            child(self.page, QLineEdit, name).setText(text)

    def begin(self, found: int) -> None:
        box = {"box": "Kotak saran", "place": "Ruang tunggu", "key_holder": "Yuliana", "seal_before": "Utuh"}
        self.fill(**box, witness1_name="Bambang", witness1_nip="198001012005011001", witness2_name="Dewi")
        self.page.session.beginning.show(self.page.session.beginning.fields() | {"found": str(found)})
        self.press(Qt.Key.Key_F9)


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> BoxDesk:
    return BoxDesk(register, qtbot)


@pytest.mark.thorough
def test_ten_sheets_are_entered_by_keys_and_the_minutes_are_shown(desk: BoxDesk) -> None:
    desk.begin(10)
    assert desk.page.title.text() == "Sheet 1 of 10"
    keys = 0
    for place in range(10):
        kind, text = "213"[place % 3], f"Kursi kurang {place}"
        if kind != "1":  # each sheet is a complaint to begin with
            desk.press(Qt.Key(ord(kind)), ALT)
            keys += 1
        desk.type(text)
        desk.press(Qt.Key.Key_F9)
        keys += 1
    assert keys == 17
    assert desk.page.title.text() == "Closing of the suggestion box"
    desk.fill(seal_after="Segel 13")
    desk.press(Qt.Key.Key_F9)
    (closed,) = desk.minutes
    assert closed.closing is not None
    assert closed.closing.form.minutes == "001/BA-KS/L1/2026"
    assert [sheet.number.no for sheet in closed.sheets if sheet.number] == [*range(1, 11)]
    assert {sheet.kind for sheet in closed.sheets} == {*Kind}
    one = desk.register.complaints.get(closed.sheets[0].complaint or uuid4())
    assert (one.intake.description, one.intake.complainant.identity) == ("Kursi kurang 0", Identity.ANONYMOUS)
    assert desk.page.title.text() == "Opening of the suggestion box"
    assert desk.page.opening_table.lines == (closed,)


@pytest.mark.thorough
def test_what_was_half_typed_is_there_after_a_kill_and_recorded_once(desk: BoxDesk) -> None:
    desk.begin(2)
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Satu")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_3, ALT)
    desk.type("Dua, belum sel")
    assert desk.page.keep()
    desk.show()
    assert desk.page.title.text() == "Sheet 2 of 2"
    assert desk.page.session.sheet.fields()["description"] == "Dua, belum sel"
    assert desk.page.session.sheet.kind.value() == Kind.INPUT
    desk.press(Qt.Key.Key_F9)
    assert len(desk.register.box_openings.find_open().sheets) == 2  # type: ignore[union-attr]
    desk.show()
    assert desk.page.title.text() == "Closing of the suggestion box"


def test_a_sheet_is_void_with_a_reason_and_counts(desk: BoxDesk) -> None:
    desk.begin(1)
    desk.press(Qt.Key.Key_F9, SHIFT)
    desk.page.record_button.click()  # records nothing while it is asked why
    desk.type("Kosong")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.title.text() == "Closing of the suggestion box"
    desk.press(Qt.Key.Key_Escape)  # a sheet more was found: back to the sheets
    assert desk.page.title.text() == "Sheet 2 of 1"
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.page.title.text() == "Closing of the suggestion box"


@pytest.mark.thorough
def test_what_is_wrong_stands_beside_its_field(desk: BoxDesk) -> None:
    desk.press(Qt.Key.Key_F9)
    assert desk.page.box_message_problem.isHidden()
    for name in ("box", "place", "key_holder", "witness1_name", "witness2_name", "seal_before"):
        assert child(desk.page, type(desk.page.title), f"{name}_problem").text() != ""
    desk.fill(opened_at="99")
    desk.press(Qt.Key.Key_F9)
    assert "99" in child(desk.page, type(desk.page.title), "opened_at_problem").text()
    desk.fill(opened_at="10.31")
    desk.begin(1)
    desk.press(Qt.Key.Key_F9)
    assert desk.page.title.text() == "Sheet 1 of 1"
    assert child(desk.page, type(desk.page.title), "description_problem").text() != ""
    desk.press(Qt.Key.Key_K, CTRL)
    desk.fill(seal_after="Utuh")
    desk.press(Qt.Key.Key_F9)
    assert "1 sheet(s) were found, 0" in child(desk.page, type(desk.page.title), "closing_found_problem").text()


@pytest.mark.thorough
def test_the_next_opening_begins_with_the_box_of_the_settings_and_the_witnesses_of_before(
    desk: BoxDesk, clock: OfficeClock
) -> None:
    desk.begin(0)
    desk.fill(seal_after="Segel 13")
    desk.press(Qt.Key.Key_F9)
    assert desk.minutes
    clock.move(days=7)
    supervisor = a_signed_in(desk.register, Role.SUPERVISOR)
    desk.register.box.set(SuggestionBox("Kotak A", "Lobi", "Rahmat"), supervisor, uuid4())
    desk.show()
    fields = desk.page.session.beginning.fields()
    assert [fields[name] for name in ("box", "place", "key_holder")] == ["Kotak A", "Lobi", "Rahmat"]
    assert [fields[name] for name in ("witness1_name", "witness2_name", "opened_on")] == [
        "Bambang",
        "Dewi",
        "01-12-2026",
    ]
    assert desk.page.due.text() == "To be opened by Selasa, 1 Desember 2026"


def test_what_the_last_opening_said_is_asked_no_more_and_f9_opens_at_once(desk: BoxDesk, clock: OfficeClock) -> None:
    assert child(desk.page, QLineEdit, "box").hasFocus()
    desk.begin(0)
    desk.fill(seal_after="Segel 13")
    desk.press(Qt.Key.Key_F9)
    clock.move(days=7)
    desk.show()
    hidden = ("box", "place", "key_holder", "opened_by", "witness1_name", "witness2_name", "opened_on", "opened_at")
    assert all(child(desk.page, QLineEdit, name).isHidden() is False for name in hidden)
    assert not any(child(desk.page, QLineEdit, name).isVisible() for name in hidden)
    assert "Key\N{NO-BREAK SPACE}holder:\N{NO-BREAK SPACE}Yuliana" in desk.page.opening_known.text()
    assert child(desk.page, QLineEdit, "seal_before").text() == "Segel 13"
    desk.type("2")  # the number of sheets, in the place of 0
    desk.press(Qt.Key.Key_F9)
    assert desk.page.title.text() == "Sheet 1 of 2"
    opening = desk.register.box_openings.find_open()
    assert opening is not None
    assert (opening.form.box, opening.form.witnesses[1].name) == ("Kotak saran", "Dewi")


def test_a_problem_of_what_is_folded_away_unfolds_it(desk: BoxDesk, clock: OfficeClock) -> None:
    desk.begin(0)
    desk.fill(seal_after="Segel 13")
    desk.press(Qt.Key.Key_F9)
    clock.move(days=7)
    desk.show()
    desk.page.opening_fold.click()
    at = child(desk.page, QLineEdit, "opened_at")
    assert (at.isVisible(), desk.page.opening_known.isHidden()) == (True, True)
    at.setText("99")
    desk.page.opening_fold.click()
    assert not at.isVisible()
    desk.press(Qt.Key.Key_F9)
    assert (at.isVisible(), at.hasFocus()) == (True, True)


def test_enter_goes_through_a_sheet_and_from_its_last_field_to_the_next_one(desk: BoxDesk) -> None:
    desk.begin(2)
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Satu")
    child(desk.page, QLineEdit, "name").setFocus()
    for field in ("phone", "service", "confidential"):
        desk.press(Qt.Key.Key_Return)
        assert child(desk.page, QWidget, field).hasFocus(), field
    desk.press(Qt.Key.Key_Return)
    assert desk.page.title.text() == "Sheet 2 of 2"
    assert desk.page.session.sheet.description.hasFocus()
    assert desk.page.session.sheet.kind.value() == Kind.COMPLAINT


def test_a_supervisor_keeps_the_box_as_the_offices(register: Register, qtbot: QtBot) -> None:
    desk = BoxDesk(register, qtbot, Role.SUPERVISOR)
    desk.press(Qt.Key.Key_S, CTRL)
    assert register.box_openings.settings() == SuggestionBox()
    desk.fill(box="Kotak A", place="Lobi", key_holder="Rahmat")
    desk.press(Qt.Key.Key_S, CTRL)
    assert register.box_openings.settings() == SuggestionBox("Kotak A", "Lobi", "Rahmat")
    assert desk.page.box_message_problem.text().startswith("Kept")


@pytest.mark.thorough
def test_an_officer_cannot_and_who_may_not_record_only_reads(register: Register, qtbot: QtBot) -> None:
    desk = BoxDesk(register, qtbot)
    assert desk.page.set_button.isHidden()
    desk.press(Qt.Key.Key_S, CTRL)
    assert register.box_openings.settings() == SuggestionBox()
    an_opening(register, desk.officer)
    other = BoxDesk(register, qtbot, Role.HANDLER)
    assert other.page.sheet.isHidden()
    other.press(Qt.Key.Key_F9)
    assert register.box_openings.latest()[0].sheets == ()


@pytest.mark.thorough
def test_another_officer_goes_on_with_an_empty_sheet_and_the_first_finds_the_own_one(desk: BoxDesk) -> None:
    desk.begin(2)
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Punya Siti")
    first, desk.officer = desk.officer, a_signed_in(desk.register, Role.SUPERVISOR)
    desk.page.hand_over()
    assert desk.page.session.sheet.fields()["description"] == ""
    desk.officer = first
    desk.page.hand_over()
    assert desk.page.session.sheet.fields()["description"] == "Punya Siti"


def test_an_opening_that_is_not_closed_has_no_minutes_yet(desk: BoxDesk, register: Register) -> None:
    desk.begin(0)
    desk.fill(seal_after="Segel")
    desk.press(Qt.Key.Key_F9)
    desk.minutes.clear()
    desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_Return)
    assert len(desk.minutes) == 1
    with desk.qtbot.waitSignal(desk.page.board_asked):
        desk.press(Qt.Key.Key_P, CTRL | SHIFT)


def test_the_scan_of_the_sheet_that_was_just_recorded_is_attached_to_it(desk: BoxDesk) -> None:
    wanted: list[object] = []
    desk.page.scan_asked.connect(wanted.append)
    desk.begin(2)
    desk.press(Qt.Key.Key_T, CTRL)
    assert (wanted, desk.page.scan_button.isHidden()) == ([], True)
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Satu")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_T, CTRL)
    opening = desk.register.box_openings.find_open()
    assert opening is not None
    assert wanted == [opening.sheets[0].complaint]
    desk.press(Qt.Key.Key_F9, SHIFT)
    desk.type("Kosong")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_T, CTRL)
    assert len(wanted) == 1
    assert desk.page.box_message_problem.text() == "A void sheet has no number. Mark another one."


@pytest.mark.thorough
def test_enter_on_a_sheet_reads_its_complaint(desk: BoxDesk) -> None:
    desk.begin(2)
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Satu")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Down, CTRL)
    with desk.qtbot.waitSignal(desk.page.opened) as asked:
        desk.press(Qt.Key.Key_Return)
    assert asked.args == [desk.register.box_openings.latest()[0].sheets[0].complaint]
    desk.press(Qt.Key.Key_Up, CTRL)
    assert desk.page.sheet.isAncestorOf(desk.page.focusWidget())


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1334, 668])  # 1366 pixels at 100 and 200 %, beside a scroll bar
def test_every_part_of_it_is_as_narrow_as_the_page(desk: BoxDesk, width: int) -> None:
    page = desk.page
    for part in (page.opening, page.sheet, page.closing):
        for other in (page.opening, page.sheet, page.closing):
            other.setVisible(other is part)
        for button in (page.set_button, page.void_button, page.close_button, page.record_button):
            button.show()
        assert page.minimumSizeHint().width() <= width


@pytest.mark.thorough
def test_on_a_low_screen_the_next_form_is_scrolled_to_where_typing_goes_on(desk: BoxDesk) -> None:
    around = QScrollArea()
    around.setWidgetResizable(True)
    around.setWidget(desk.page)
    around.resize(683, 242)
    desk.qtbot.addWidget(around)
    with desk.qtbot.waitActive(around):
        around.show()
    child(desk.page, QLineEdit, "witness2_name").setFocus()
    around.ensureWidgetVisible(desk.page.openings)
    desk.begin(1)

    def is_seen() -> bool:
        typing = desk.page.focusWidget()
        return around.viewport().rect().contains(typing.mapTo(around.viewport(), typing.rect().center()))

    assert desk.page.title.text() == "Sheet 1 of 1"
    assert is_seen()
    desk.press(Qt.Key.Key_2, ALT)
    desk.type("Satu")
    desk.press(Qt.Key.Key_F9)
    assert desk.page.title.text() == "Closing of the suggestion box"
    assert is_seen()
    around.takeWidget()  # which is taken down by itself


@pytest.mark.parametrize(("width", "room"), [(683, 242), (480, 124)])  # within header and foot; with a notice as well
def test_the_number_that_a_sheet_got_is_seen_beside_the_field_of_the_next_on_a_screen_at_200_percent(
    desk: BoxDesk, width: int, room: int
) -> None:
    desk.begin(3)
    area = QScrollArea(widgetResizable=True)
    desk.qtbot.addWidget(area)
    area.setWidget(desk.page)
    area.resize(width, room)
    with desk.qtbot.waitActive(area):
        area.show()
    desk.page.session.form.focus()
    line = desk.page.box_message_problem

    def is_seen(widget: QWidget) -> bool:
        return area.viewport().rect().contains(QRect(widget.mapTo(area.viewport(), QPoint()), widget.size()))

    for place in (1, 2, 3):  # the closing comes after the last
        desk.press(Qt.Key.Key_2, ALT)
        desk.type("Satu")
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        desk.press(Qt.Key.Key_F9)
        QTest.qWait(1)  # what comes behind it
        assert line.text() == f"Sheet {place}: 000{place}/PGD-L1/2026"
        assert is_seen(line)
        assert is_seen(desk.page.focusWidget()) or room < desk.page.focusWidget().height() + line.height()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    desk.page.say("The disk is full.")
    assert is_seen(line)
    area.takeWidget()  # which is taken down by itself


def test_the_question_of_a_void_sheet_is_seen_whole_on_a_low_screen(desk: BoxDesk) -> None:
    desk.begin(1)
    area = QScrollArea(widgetResizable=True)
    desk.qtbot.addWidget(area)
    area.setWidget(desk.page)
    area.resize(1366, 420)
    with desk.qtbot.waitActive(area):
        area.show()
    desk.page.session.form.focus()
    desk.press(Qt.Key.Key_F9, SHIFT)
    button = desk.page.asking.reason_yes

    def is_seen() -> bool:
        return bool(button.mapTo(area.viewport(), QPoint(0, button.height())).y() <= area.viewport().height())

    desk.qtbot.waitUntil(is_seen)
    assert desk.page.asking.reason.hasFocus()
    area.takeWidget()  # which is taken down by itself


def test_the_moment_of_an_opening_is_whole(desk: BoxDesk) -> None:
    desk.begin(0)
    table, model = desk.page.openings, desk.page.opening_table
    desk.fill(seal_after="Utuh")
    desk.press(Qt.Key.Key_F9)
    moment = model.index(0, 0)
    assert moment.isValid()
    assert table.sizeHintForIndex(moment).width() <= table.columnWidth(0)


def test_a_phrase_is_put_onto_a_sheet_and_f9_goes_to_the_blank_that_it_left(desk: BoxDesk) -> None:
    keeper = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    phrase = Phrase("uji", "Uji", "Dari {nama} pada {tanggal}: {nomor}")
    desk.register.reference_data.set_phrase(phrase, keeper, uuid4())
    desk.begin(1)
    sheet = desk.page.session.sheet
    sheet.description.setFocus()
    desk.fill(name="Sumiati")
    desk.press(Qt.Key.Key_Space, CTRL)
    picker = child(desk.page, PhrasePicker)
    QTest.keyClicks(picker.wanted, "uji")
    QTest.keyClick(picker.wanted, Qt.Key.Key_Return)
    assert sheet.description.toPlainText() == "Dari Sumiati pada 24 November 2026: [nomor]"
    for _ in range(2):
        child(desk.page, QLineEdit, "name").setFocus()
        desk.press(Qt.Key.Key_F9)
        assert desk.page.title.text() == "Sheet 1 of 1"
        assert (sheet.description.hasFocus(), sheet.description.textCursor().selectedText()) == (True, "[nomor]")
        assert "[nomor]" in child(desk.page, QLabel, "description_problem").text()
    desk.type("kursi kurang")
    desk.press(Qt.Key.Key_F9)
    assert desk.page.title.text() == "Closing of the suggestion box"


@pytest.mark.thorough
def test_the_note_of_the_closing_takes_phrases_too_and_leaves_no_blank(desk: BoxDesk) -> None:
    desk.begin(0)
    desk.fill(seal_after="Segel 13", note="Lembar [nomor] rusak")
    desk.press(Qt.Key.Key_F9)
    note = child(desk.page, QLineEdit, "note")
    assert (desk.minutes, note.hasFocus(), note.selectedText()) == ([], True, "[nomor]")
    desk.press(Qt.Key.Key_Space, CTRL)
    assert child(desk.page, PhrasePicker).isVisible()
