from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import ConsultationFilter, Inquiry
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.drafts import CONSULTATION_FORM
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.register import Register
from frontoffice.ui.consultations import ConsultationOrder, ConsultationPage
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.phrase_picker import PhrasePicker
from tests.support import typing_child
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.intake_desk import GRAB

pytestmark = pytest.mark.qt_log_ignore(GRAB)


class ConsultationDesk:
    """The page with somebody at it."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.register, self.qtbot = register, qtbot
        self.officer: Officer = a_signed_in(register)
        self.page = ConsultationPage(register, lambda: self.officer)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.start()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.focusWidget(), text)

    @property
    def abouts(self) -> list[str]:
        return [one.inquiry.about for one in self.page.table.lines]

    def recorded(self, about: str = "Syarat", identity: Identity = Identity.OPEN, name: str = "") -> Inquiry:
        asked = Inquiry("counter", about, "", "Siti", "", name, identity)
        self.register.consulting.record(asked, self.officer, uuid4())
        self.page.refresh()
        return asked


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> ConsultationDesk:
    return ConsultationDesk(register, qtbot)


def test_two_are_recorded_by_keys_alone_and_stand_newest_first(desk: ConsultationDesk) -> None:
    for about in ("Syarat", "Jam layanan"):
        desk.type(about)
        desk.press(Qt.Key.Key_F9)
    assert desk.abouts == ["Jam layanan", "Syarat"]
    assert desk.page.consultation_problem.text() == f"Recorded, code {desk.page.table.lines[0].code}."
    assert desk.page.form.is_empty()
    assert desk.page.list_count.text() == "2 consultation(s)"
    assert desk.register.counters.count_today() == 0


@pytest.mark.thorough
def test_what_is_wrong_stands_by_its_field_and_nothing_is_lost(desk: ConsultationDesk) -> None:
    desk.page.form.lines["answer"].setText("Daftar")
    desk.press(Qt.Key.Key_F9)
    problem = desk.page.findChild(type(desk.page.marked_text), "about_problem")
    assert problem is not None
    assert problem.text()
    assert desk.page.form.lines["answer"].text() == "Daftar"
    assert desk.abouts == []


@pytest.mark.thorough
def test_what_a_try_that_seemed_to_fail_recorded_is_not_recorded_twice(
    desk: ConsultationDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.type("Syarat")
    record = desk.register.consulting.record

    def fail_behind(*given: Any) -> NoReturn:
        record(*given)
        raise Unavailable(RegisterFailure.OUTCOME_UNKNOWN, path="", reason="")

    with monkeypatch.context() as failing:
        failing.setattr(desk.register.consulting, "record", fail_behind)
        desk.press(Qt.Key.Key_F9)
    desk.type(" izin")
    desk.press(Qt.Key.Key_F9)
    assert "recorded already" in desk.page.consultation_problem.text()
    assert desk.page.form.lines["about"].text() == "Syarat izin"
    desk.press(Qt.Key.Key_F9)
    assert sorted(desk.abouts) == ["Syarat", "Syarat izin"]


def test_one_becomes_a_complaint_by_one_key_and_then_opens_it(desk: ConsultationDesk) -> None:
    desk.recorded()
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    with desk.qtbot.waitSignal(desk.page.turned) as turned:
        desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert turned.args
    (subject,) = turned.args
    draft = desk.register.consulting.draft_of(subject, desk.officer)
    complaint = desk.register.complaints.record(an_intake(), desk.officer, uuid4(), draft_id=draft.draft_id).complaint
    desk.page.refresh()
    assert not desk.page.turn_button.isVisible()
    with desk.qtbot.assertNotEmitted(desk.page.turned):
        desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    with desk.qtbot.waitSignal(desk.page.opened) as opened:
        desk.press(Qt.Key.Key_Return)
    assert opened.args == [complaint.subject]


def test_a_confidential_name_is_shown_for_a_reason_that_is_written_down(desk: ConsultationDesk) -> None:
    desk.recorded("Lama")
    desk.recorded(identity=Identity.CONFIDENTIAL, name="Nurhayati")
    hidden = [one.inquiry.identity for one in desk.page.table.lines].index(Identity.CONFIDENTIAL)
    table_rows.go_to(desk.page.lines, hidden)
    desk.page.lines.setFocus()
    assert "Nurhayati" not in desk.page.marked_text.text()
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    desk.type("Menelepon kembali")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.marked_text.text() == "Syarat\nNurhayati"
    (line,) = [
        one
        for one in desk.register.complaints.story(desk.page.table.lines[hidden].subject)
        if one.kind == "identity.revealed"
    ]
    assert line.body["why"] == "Menelepon kembali"
    desk.page.refresh()  # as the window does after every entry
    assert "Nurhayati" in desk.page.marked_text.text()
    for row in (1 - hidden, hidden):
        table_rows.go_to(desk.page.lines, row)
        assert "Nurhayati" not in desk.page.marked_text.text()


@pytest.mark.thorough
def test_an_open_name_needs_no_reason(desk: ConsultationDesk) -> None:
    desk.recorded(name="Budi")
    desk.page.lines.setFocus()
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert not desk.page.asking.isVisible()
    assert desk.page.marked_text.text() == "Syarat\nBudi"


def test_a_list_of_the_report_is_shown_until_esc_leads_back_there(desk: ConsultationDesk, clock: OfficeClock) -> None:
    desk.recorded("Lama")
    yesterday = desk.register.today()
    clock.move(days=1)
    desk.page.start()
    assert desk.abouts == []
    desk.page.show_list(
        ConsultationFilter(report_period.containing(PeriodKind.DAY, yesterday), channel="counter", stayed=True)
    )
    assert desk.abouts == ["Lama"]
    assert desk.page.list_title.text().endswith("Loket")
    with desk.qtbot.waitSignal(desk.page.left):
        desk.press(Qt.Key.Key_Escape)
    assert desk.page.sought.period.first == yesterday + timedelta(days=1)
    desk.type("Setengah")
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.form.is_empty()


def test_the_list_goes_out_as_a_file_with_its_words(desk: ConsultationDesk) -> None:
    desk.recorded()
    desk.press(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    with desk.qtbot.waitSignal(desk.page.export_asked) as asked:
        desk.press(Qt.Key.Key_Return)
    assert asked.args
    (order,) = asked.args
    assert isinstance(order, ConsultationOrder)
    assert (order.format, order.identities, order.why) == (ListFormat.CSV, False, "")
    assert order.sought == desk.page.sought
    desk.page.show_problem("Disk penuh")
    assert desk.page.asking.isVisible()


def test_each_officer_finds_what_they_typed_and_nobody_elses(desk: ConsultationDesk, register: Register) -> None:
    form, siti = desk.page.form, desk.officer
    form.lines["about"].setFocus()
    desk.type("Syarat")
    form.lines["name"].setFocus()
    desk.type("Nurhayati")
    form.confidential.setChecked(True)
    form.channel.choose("letter")
    desk.officer = a_signed_in(register, Role.OFFICER, "Yuliana Putri")
    desk.page.hand_over()
    assert form.is_empty()
    assert form.lines["answered_by"].text() == "Yuliana Putri"
    desk.officer = siti
    desk.page.hand_over()
    assert (form.lines["name"].text(), form.lines["about"].text()) == ("Nurhayati", "Syarat")
    assert (form.confidential.isChecked(), form.channel.value()) == (True, "letter")


@pytest.mark.thorough
def test_what_is_typed_comes_back_after_a_restart_with_its_action(
    desk: ConsultationDesk, register: Register, qtbot: QtBot
) -> None:
    desk.type("Syarat")
    desk.page.keeper.keep()
    again = ConsultationDesk(register, qtbot)
    assert again.page.form.lines["about"].text() == "Syarat"
    desk.press(Qt.Key.Key_F9)
    again.page.activateWindow()
    qtbot.waitUntil(again.page.isActiveWindow)
    again.press(Qt.Key.Key_F9)
    assert again.abouts == ["Syarat"], "it is the same one"


@pytest.mark.thorough
def test_what_was_recorded_or_left_is_no_draft_any_more(desk: ConsultationDesk, register: Register) -> None:
    def kept() -> bool:
        return register.drafts.find_form(CONSULTATION_FORM, desk.officer.officer_id) is not None

    for key in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
        desk.type("Syarat")
        desk.page.keeper.keep()
        assert kept()
        desk.press(key)
        desk.page.keeper.keep()
        assert not kept()


@pytest.mark.long
def test_a_consultation_survives_a_kill_a_second_after_the_last_key(tmp_path: Path) -> None:
    typing_child.kill_after_typing(tmp_path, "consultations")
    with closing(a_register(tmp_path)) as register:
        kept = register.drafts.find_form(CONSULTATION_FORM, typing_child.WHO.officer_id)
    assert kept is not None
    assert kept["about"] == typing_child.TYPED


@pytest.mark.thorough
def test_who_may_not_record_reads_the_list(desk: ConsultationDesk, register: Register) -> None:
    desk.recorded()
    desk.officer = a_signed_in(register, Role.HANDLER, "Bambang Sutrisno")
    desk.page.start()
    assert desk.page.asked.isHidden()
    assert desk.page.turn_button.isHidden()
    assert desk.abouts == ["Syarat"]
    desk.press(Qt.Key.Key_F9)
    assert desk.abouts == ["Syarat"]


def test_a_phrase_is_put_into_the_answer_and_f9_goes_to_the_blank_that_it_left(desk: ConsultationDesk) -> None:
    keeper = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    phrase = Phrase("uji", "Uji", "Yth. {nama},\n{layanan} pada {tanggal}.")
    desk.register.reference_data.set_phrase(phrase, keeper, uuid4())
    page, lines = desk.page, desk.page.form.lines
    desk.type("Syarat")
    page.form.service.setEditText("Izin Trayek")
    lines["answer"].setFocus()
    desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    picker = child(page, PhrasePicker)
    QTest.keyClicks(picker.wanted, "uji")
    QTest.keyClick(picker.wanted, Qt.Key.Key_Return)
    assert lines["answer"].text() == "Yth. [nama], Izin Trayek pada 24 November 2026."
    for _ in range(2):
        lines["about"].setFocus()
        desk.press(Qt.Key.Key_F9)
        assert (desk.abouts, lines["answer"].hasFocus(), lines["answer"].selectedText()) == ([], True, "[nama]")
        assert "[nama]" in child(page, QLabel, "answer_problem").text()
    desk.type("Sumiati")
    desk.press(Qt.Key.Key_F9)
    assert page.table.lines[0].inquiry.answer == "Yth. Sumiati, Izin Trayek pada 24 November 2026."
    assert child(page, QLabel, "answer_problem").isHidden()


@pytest.mark.thorough
def test_a_phrase_names_nobody_who_asked_for_confidence_and_says_when_it_does_not_fit(desk: ConsultationDesk) -> None:
    keeper = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    desk.register.reference_data.set_phrase(Phrase("uji", "Uji", "Yth. {nama}"), keeper, uuid4())
    page, lines = desk.page, desk.page.form.lines
    lines["name"].setText("Sumiati")
    for hidden, text in ((False, "Yth. Sumiati"), (True, "Yth. [nama]")):
        page.form.confidential.setChecked(hidden)
        lines["about"].clear()
        lines["about"].setFocus()
        page.form.phrases.choose()
        QTest.keyClicks(page.form.phrases.wanted, "uji")
        page.form.phrases.put_in()
        assert lines["about"].text() == text
    lines["about"].setText("x" * 1995)
    page.form.phrases.choose()
    QTest.keyClicks(page.form.phrases.wanted, "uji")
    page.form.phrases.put_in()
    assert lines["about"].text() == "x" * 1995
    assert "2000" in page.consultation_problem.text()
