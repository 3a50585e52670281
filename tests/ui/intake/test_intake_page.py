from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity, Kind, Manner, RequiredPaper
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from tests.support.examples import OfficeClock, a_letter, a_register, an_intake
from tests.support.faulty_disk import FaultyDisk
from tests.support.intake_desk import ENTER, ESC, TAB, IntakeDesk, desk

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
