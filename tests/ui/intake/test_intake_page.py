from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (  # as the form makes it
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity, Kind, Manner, RequiredPaper
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.intake.intake_page import DraftState, LeaveBar
from tests.support.examples import OfficeClock, a_letter, a_register, a_signed_in, an_intake
from tests.support.faulty_disk import FaultyDisk
from tests.support.intake_desk import ENTER, ESC, TAB, IntakeDesk, desk
from tests.support.themes import in_theme

__all__ = ["desk"]


def test_a_counter_complaint_is_recorded_by_keyboard_alone(desk: IntakeDesk) -> None:
    assert desk.where() == "description"  # of the counter, a complaint
    desk.type("Izin trayek belum selesai.")
    desk.press(TAB)
    desk.type("Nurhayati")
    desk.press(ENTER)
    desk.type("081271712026")
    desk.press(ENTER)
    desk.fill("service_date", "12-11-2026")
    desk.fill("address", "Jalan Depati Amir 12")
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert complaint.number_text == "0001/PGD-L1/2026"
    assert complaint.manner is Manner.ORAL
    assert complaint.received_at == desk.register.now()
    assert complaint.intake.complainant.name == "Nurhayati"
    assert complaint.intake.complainant.address == "Jalan Depati Amir 12"
    assert complaint.intake.service_date == date(2026, 11, 12)
    assert complaint.intake.description == "Izin trayek belum selesai."


@pytest.mark.thorough
def test_tab_goes_on_from_the_fields_to_the_button_that_saves(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    desk.page.start()
    desk.set("description", "x")
    for name in ("attach_button", "save_button", "draft_button", "drafts_button", "leave_button"):
        desk.go_to(name)
    desk.page.form.attach_button.setFocus()
    desk.press(TAB)
    assert desk.where() == "save_button"


@pytest.mark.thorough
def test_f9_records_wherever_in_the_window_the_keys_are(desk: IntakeDesk) -> None:
    outside = QLineEdit()
    window = QWidget()
    desk.qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(outside)
    row.addWidget(desk.page)
    desk.set("description", "Loket tutup sebelum waktunya")
    window.show()
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_F9)
    desk.page.setParent(None)
    assert len(desk.recorded) == 1


@pytest.mark.thorough
def test_a_caller_may_give_a_name_only_or_none(desk: IntakeDesk) -> None:
    for name in ("Ali", ""):
        desk.choose_channel("2")
        desk.type("Telepon tidak pernah diangkat.")
        desk.press(TAB)
        desk.type(name)
        desk.press(Qt.Key.Key_F9)
    first, second = desk.recorded
    assert first.intake.channel == second.intake.channel == "telephone"
    assert (first.intake.complainant.name, second.intake.complainant.name) == ("Ali", "")
    assert dataclasses.replace(second.intake.complainant) == dataclasses.replace(first.intake.complainant, name="")


@pytest.mark.thorough
def test_a_letter_without_papers_is_recorded_and_says_what_is_missing(desk: IntakeDesk) -> None:
    desk.choose_channel("3")
    desk.type("Surat pengaduan.")
    desk.press(TAB)
    desk.type("23-11-2026")
    desk.fill("external_id", "017/NH/XI/2026")
    desk.go_to("identity_copy")
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert complaint.received_on == date(2026, 11, 23)
    assert complaint.received_at is None
    assert complaint.missing_papers == (RequiredPaper.DOCUMENTS,)


@pytest.mark.thorough
def test_f9_twice_records_once(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_F9)
    assert len(desk.recorded) == 1
    assert desk.register.days.read(desk.register.today()).totals.all == 1


@pytest.mark.thorough
def test_a_retry_keeps_its_action_and_the_next_case_has_another(desk: IntakeDesk) -> None:
    action = desk.page.keeper.case
    desk.press(Qt.Key.Key_F9)  # refused: nothing was typed
    assert desk.page.keeper.case == action
    desk.put(an_intake())
    desk.press(Qt.Key.Key_F9)
    assert desk.recorded[0].subject == action
    assert desk.page.keeper.case != action


@pytest.mark.thorough
def test_a_new_case_begins_clean(desk: IntakeDesk) -> None:
    clean = desk.page.form.texts()
    desk.put(
        a_letter(
            kind=Kind.INPUT, complainant=dataclasses.replace(a_letter().complainant, identity=Identity.CONFIDENTIAL)
        )
    )
    desk.page.start()
    assert desk.page.form.texts() == clean
    assert clean["identity"] == "open"
    assert clean["channel"] == "counter"
    assert not any(tick.isChecked() for tick in desk.page.findChildren(QCheckBox))


@pytest.mark.thorough
def test_what_cannot_be_recorded_now_is_said_and_kept(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    desk.page.keeper.failed.emit(Unavailable(RegisterFailure.DISK_FULL))
    assert "disk is full" in desk.page.failure.text()
    assert desk.text("name") == "Nurhayati binti Saleh"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "Terima kasih 🙏🏽 \U0001f468‍\U0001f469‍\U0001f467 \N{RIGHT-TO-LEFT OVERRIDE}مرحبا",
        "\x1b@\x1dV\x00 \x07<b>tebal</b>'; DROP TABLE complaint; --",
    ],
)
def test_whatever_is_pasted_is_recorded_and_shown(desk: IntakeDesk, text: str) -> None:
    description = desk.page.form.fields["description"]
    assert isinstance(description, QPlainTextEdit)
    description.insertPlainText(text)
    name = desk.page.form.fields["name"]
    assert isinstance(name, QLineEdit)
    name.setText(text[:100])
    desk.page.show_consequences()
    desk.page.grab()
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert complaint.intake.description == text.replace("\0", "")


@pytest.mark.thorough
def test_amending_fills_the_form_asks_why_and_keeps_the_number(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    desk.page.amend(first)
    assert first.number_text in desk.page.title.text()
    assert desk.text("name") == "Nurhayati binti Saleh"
    desk.set("address", "Jalan Baru 1")
    desk.page.form.focus("address")
    desk.press(Qt.Key.Key_F9)
    assert "why" in desk.problem("why")
    assert desk.focus() is desk.page.why
    desk.type("alamat salah dengar")
    desk.press(Qt.Key.Key_F9)
    (amended,) = desk.amended
    assert amended.number == first.number
    assert amended.intake.complainant.address == "Jalan Baru 1"
    assert desk.recorded == []
    assert not desk.page.why.isVisible()
    assert desk.text("name") == ""


@pytest.mark.thorough
def test_leaving_an_amendment_goes_back_to_the_complaint(desk: IntakeDesk) -> None:
    first = desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    desk.page.amend(first)
    desk.press(ESC)
    assert desk.abandoned == [first.subject]
    assert desk.register.complaints.get(first.subject).amendments == 0
    assert desk.register.drafts.all() == ()


# --- the disk fails --------------------------------------------------------------------------------------------------


@pytest.fixture
def faulty(tmp_path: Path, clock: OfficeClock, qtbot: QtBot) -> Iterator[tuple[FaultyDisk, IntakeDesk]]:
    disk = FaultyDisk("intake")
    folder = tmp_path / "faulty"
    folder.mkdir()
    register = a_register(folder, clock=clock, vfs=disk.name)
    yield disk, IntakeDesk(register, qtbot)
    register.close()


@pytest.mark.thorough
def test_a_full_disk_is_told_nothing_is_lost_and_f9_again_records_once(faulty: tuple[FaultyDisk, IntakeDesk]) -> None:
    disk, desk = faulty
    desk.put(an_intake())
    action = desk.page.keeper.case
    disk.fail(1, 1_000_000, apsw.FullError)
    desk.press(Qt.Key.Key_F9)
    assert desk.recorded == []
    assert desk.page.failure.isVisible()
    assert desk.text("name") == "Nurhayati binti Saleh"
    assert desk.page.save_button.isEnabled()
    disk.heal()
    desk.press(Qt.Key.Key_F9, Qt.Key.Key_F9)
    assert [one.subject for one in desk.recorded] == [action]
    assert desk.register.days.read(desk.register.today()).totals.all == 1


@pytest.mark.thorough
def test_what_cannot_be_kept_as_a_draft_stays_in_the_form(faulty: tuple[FaultyDisk, IntakeDesk]) -> None:
    disk, desk = faulty
    desk.fill("name", "Ali")
    disk.fail(1, 1_000_000, apsw.FullError)
    desk.page.start()
    assert desk.text("name") == "Ali"
    assert desk.page.failure.isVisible()
    disk.heal()
    desk.page.start()
    assert desk.text("name") == ""
    assert [draft.fields["name"] for draft in desk.register.drafts.all()] == ["Ali"]


def test_what_was_changed_after_a_try_that_had_recorded_goes_on_as_an_amendment(desk: IntakeDesk) -> None:
    desk.put(an_intake())
    intake, _ = desk.page.case.read(desk.page.form.texts(), desk.page.form.manner)
    desk.register.complaints.record(
        intake, desk.officer, desk.page.keeper.case
    )  # the try whose outcome nobody could tell
    desk.put(an_intake(description="Ditambah setelah disk bermasalah."))
    desk.press(Qt.Key.Key_F9)
    assert desk.recorded == []
    assert desk.text("description") == "Ditambah setelah disk bermasalah."
    assert "0001/PGD-L1/2026" in desk.page.failure.text()
    desk.page.why.setText("tertulis setelah gangguan")
    desk.press(Qt.Key.Key_F9)
    assert [one.intake.description for one in desk.amended] == ["Ditambah setelah disk bermasalah."]
    assert desk.register.days.read(desk.register.today()).totals.all == 1


@pytest.mark.thorough
def test_a_colleague_does_not_go_on_with_a_confidential_draft(desk: IntakeDesk) -> None:
    desk.set("identity", "confidential")
    desk.set("name", "Nurhayati")
    desk.press(Qt.Key.Key_F7)
    desk.page.start()
    desk.officer = dataclasses.replace(desk.officer, officer_id=uuid4(), name="Yuliana Putri")
    (draft,) = desk.register.drafts.all()
    desk.page.side.drafts.chosen.emit(draft)
    assert desk.text("name") == ""
    assert "confidential" in desk.page.failure.text()


def test_it_says_how_many_wait_and_when_the_last_was_kept(register: Register, qtbot: QtBot) -> None:
    officer, label, button = a_signed_in(register), QLabel(), QPushButton()
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    state = DraftState(register, lambda: officer, label, button)
    state.show_count(uuid4())
    assert button.text() == "Drafts (F7)"
    first, second = (Draft(uuid4(), officer.officer_id, register.now(), {"name": "Siti"}) for _ in range(2))
    register.drafts.save(first)
    state.show_count(uuid4())
    assert button.text() == "Drafts: 1 (F7)"
    register.drafts.save(second)
    state.show_count(uuid4())
    assert button.text() == "Drafts: 2 (F7)"
    state.show_kept(register.now())
    assert label.text() == "Kept 10.32"
    state.show_count(second.draft_id)
    assert (button.text(), label.text()) == ("Drafts: 1 (F7)", "")


@pytest.fixture
def bar(qtbot: QtBot) -> LeaveBar:
    bar = LeaveBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.ask()
    return bar


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, "kept"), (Qt.Key.Key_Delete, "dropped")],
)
def test_a_key_answers_and_the_question_is_gone(bar: LeaveBar, qtbot: QtBot, key: Qt.Key, answer: str) -> None:
    with qtbot.waitSignal(getattr(bar, answer)):
        QTest.keyClick(bar.focusWidget(), key)
    assert not bar.isVisible()


def test_confirmed_it_keeps_a_draft(bar: LeaveBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.kept):
        bar.confirm()
    assert not bar.isVisible()


def test_going_on_writing_is_an_answer_too(bar: LeaveBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.stayed):
        bar.ask_back.click()
    assert not bar.isVisible()


def test_nobody_asks_before_it_is_needed(qtbot: QtBot) -> None:
    bar = LeaveBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()


# --- A form that somebody else left is named, and asked about, before it becomes anybody else's ---


def left_by_rina(desk: IntakeDesk, clock: OfficeClock | None = None) -> Officer:
    """Fill in a whole complaint as Rina, and let Yuliana sign in beside it."""
    rina = desk.officer = a_signed_in(desk.register, name="Rina Marlina")
    desk.page.hand_over()
    desk.put(an_intake())
    desk.fill("name", "a")
    desk.page.keep()
    if clock is not None:
        clock.move(minutes=21)
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    desk.page.hand_over()
    return rina


def recorded_by(desk: IntakeDesk) -> list[str]:
    return [desk.register.complaints.story(one.subject)[0].officer for one in desk.recorded]


def test_what_a_colleague_left_is_named_with_its_time_and_recorded_by_nobody_else_unasked(
    desk: IntakeDesk, clock: OfficeClock
) -> None:
    left_by_rina(desk, clock)
    bar = desk.page.take_over_bar
    assert bar.isVisible()
    assert bar.whose_text.text() == "Rina Marlina's form, 10.32: go on with it?"
    assert not desk.page.form.isEnabled()
    desk.page.save()  # F9 answers the question first
    assert desk.recorded == []
    assert not bar.isVisible()
    assert "Rina Marlina" in desk.page.failure.text()
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]


def test_enter_goes_on_with_it_and_typed_letters_change_nothing_before(desk: IntakeDesk) -> None:
    left_by_rina(desk)
    before = desk.text("description")
    assert desk.focus() is desk.page.take_over_bar.take_over
    desk.type("abc1")
    assert desk.text("description") == before
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return)
    assert desk.page.form.isEnabled()
    assert desk.where() == "description"


def test_starting_empty_leaves_it_as_its_writers_draft(desk: IntakeDesk) -> None:
    rina = left_by_rina(desk)
    QTest.keyClick(desk.page, ESC)
    assert desk.page.is_empty()
    assert desk.page.form.isEnabled()
    assert not desk.page.take_over_bar.isVisible()
    (draft,) = desk.register.drafts.all()
    assert draft.officer_id == rina.officer_id
    desk.put(an_intake())
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]
    assert [one.officer_id for one in desk.register.drafts.all()] == [rina.officer_id]


def test_whoever_began_it_is_not_asked_when_they_come_back(desk: IntakeDesk) -> None:
    rina = left_by_rina(desk)
    desk.officer = rina
    desk.page.hand_over()
    assert not desk.page.take_over_bar.isVisible()
    assert desk.page.form.isEnabled()
    desk.page.save()
    assert recorded_by(desk) == ["Rina Marlina"]


def test_a_draft_of_a_colleague_that_is_chosen_from_the_list_says_whose_it_was(desk: IntakeDesk) -> None:
    left_by_rina(desk)
    desk.page.take_over_bar.begin_empty.click()
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert "Rina Marlina" in desk.page.failure.text()
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]


def test_an_empty_form_is_nobodys(desk: IntakeDesk) -> None:
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    desk.page.hand_over()
    assert not desk.page.take_over_bar.isVisible()
    desk.put(an_intake())
    desk.page.keep()
    assert [one.officer_id for one in desk.register.drafts.all()] == [desk.officer.officer_id]


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_what_has_no_room_is_left_out_and_what_stands_there_is_whole(desk: IntakeDesk) -> None:
    page = desk.page
    shown = {}
    with in_theme(Theme.LIGHT):
        desk.put(an_intake())
        page.start()
        desk.set("description", "x")
        for width in (500, 683, 1366):
            page.resize(width, 480)
            desk.qtbot.waitUntil(lambda width=width: page.width() == width)  # type: ignore[misc]
            buttons = (page.save_button, page.drafts_button, page.draft_button, page.leave_button)
            shown[width] = [button.objectName() for button in buttons if button.isVisible()]
            desk.qtbot.waitUntil(
                lambda buttons=buttons: all(  # type: ignore[misc]
                    not one.isVisible() or one.width() >= one.sizeHint().width() for one in buttons
                )
            )
            desk.qtbot.waitUntil(lambda: page.draft_state.width() >= 120)
    assert shown == {
        500: ["save_button", "drafts_button"],
        683: ["save_button", "drafts_button", "draft_button"],
        1366: ["save_button", "drafts_button", "draft_button", "leave_button"],
    }


def test_an_empty_form_has_one_button_and_the_others_come_as_they_are_wanted(desk: IntakeDesk) -> None:
    def seen() -> list[str]:
        buttons = [desk.button(f"{name}_button") for name in ("save", "draft", "drafts", "leave")]
        return [button.objectName() for button in buttons if button.isVisible()]

    assert seen() == ["save_button"]
    desk.type("x")
    assert seen() == ["save_button", "draft_button", "leave_button"]
    desk.page.start()
    assert seen() == ["save_button", "drafts_button"]
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    assert seen() == ["save_button", "draft_button", "drafts_button", "leave_button"]


def test_the_reason_is_asked_last_and_enter_goes_on_to_f9(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    assert desk.where() == "description"
    desk.page.form.focus("event_place")
    desk.press(ENTER)
    assert desk.where() == "why"
    desk.type("salah dengar")
    desk.set("name", "Nurhayati")
    desk.press(ENTER)
    assert desk.where() == "save_button"
    desk.press(ENTER)
    assert [one.intake.complainant.name for one in desk.amended] == ["Nurhayati"]


@pytest.mark.parametrize(("height", "in_a_row"), [(300, True), (700, False)])
def test_on_a_low_page_the_reason_stands_beside_f9(desk: IntakeDesk, height: int, in_a_row: bool) -> None:
    page = desk.page
    page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    page.resize(683, height)

    def top(name: str) -> int:
        part = page.why if name == "why" else page.save_button
        return part.mapTo(page, QPoint()).y()

    desk.qtbot.waitUntil(lambda: (abs(top("why") - top("save")) < page.why.height()) is in_a_row)
    assert page.why.width() > 200
    desk.set("name", "Nurhayati")
    desk.press(Qt.Key.Key_F9)
    desk.page.show_consequences()  # a moment later: nothing of it goes before something is written
    assert desk.problem("why")
    assert desk.where() == "why"
    label = page.findChild(QLabel, "why_label")
    assert label is not None
    assert label.width() >= label.sizeHint().width()
    desk.type("s")
    assert desk.problem("why") == ""
    assert page.rect().contains(page.save_button.rect().translated(page.save_button.mapTo(page, QPoint())))


def test_f9_says_that_it_prints_only_where_somebody_takes_the_paper(desk: IntakeDesk) -> None:
    page = desk.page
    said = {}
    for key in "126":
        desk.choose_channel(key)
        page.show_consequences()
        said[key] = (page.save_button.text(), page.side.preview.caption.text())
    asked_for = ("Save (F9)", "Preview of the resi, printed only when asked for")
    assert said == {"1": ("Save and print resi (F9)", "Preview of the resi"), "2": asked_for, "6": asked_for}
