"""The first start: four doors, three steps filled in from the procedure, errors beside the fields."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.register.codes import RegisterFailure
from frontoffice.settings import Office, Settings, Transport
from frontoffice.ui.printers.printer_fields import choose
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart, FirstStep, FoundCopy
from frontoffice.ui.widgets.form import activate_layouts, child
from tests.page_pictures import controls
from tests.support.examples import SECRET
from tests.support.in_front import in_front

KEY = Qt.Key
WORDS = "dua belas kursi di ruang tunggu"
MOST = 12  # controls that a person sees on one step


@pytest.fixture
def page(qtbot: QtBot) -> FirstStart:
    return in_front(qtbot, FirstStart(Settings()), 1366, 768)


def press(page: FirstStart, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.focusWidget() or page, key)


def put_off(page: FirstStart) -> None:
    QTest.keyClick(page, KEY.Key_L, Qt.KeyboardModifier.AltModifier)


def write(page: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        child(page, QLineEdit, name).setText(text)


def fill(page: FirstStart) -> None:
    write(
        page,
        office_address="Jalan Pulau Belitung, Air Itam",
        supervisor_name="Hj. Ratna Dewi",
        position="Kepala Bidang",
        secret=SECRET,
        secret_again=SECRET,
    )


def problem(page: FirstStart, field: str) -> str:
    label = child(page, QLabel, f"{field}_problem")
    return "" if label.isHidden() else label.text()


def answers(qtbot: QtBot, page: FirstStart) -> FirstAnswers:
    """Through the three steps, without a printer."""
    page.show_step(FirstStep.OFFICE)
    press(page, KEY.Key_F9, KEY.Key_F9)
    with qtbot.waitSignal(page.finished) as answers:
        put_off(page)
    assert answers.args is not None
    found = answers.args[0]
    assert isinstance(found, FirstAnswers)
    return found


def test_the_arrows_go_from_door_to_door(page: FirstStart) -> None:
    assert page.focusWidget() is page.new
    for door in (page.join, page.restore, page.training):
        press(page, KEY.Key_Right)
        assert page.focusWidget() is door
    press(page, KEY.Key_Up)
    assert page.focusWidget() is page.restore


@pytest.mark.parametrize(("door", "key"), [("join", KEY.Key_J), ("training", KEY.Key_T), ("restore", KEY.Key_R)])
def test_a_door_is_opened_by_its_letter(page: FirstStart, qtbot: QtBot, door: str, key: Qt.Key) -> None:
    opened = {"join": page.connect_asked, "training": page.training_asked, "restore": page.copies_asked}[door]
    with qtbot.waitSignal(opened):
        QTest.keyClick(page, key, Qt.KeyboardModifier.AltModifier)


def test_each_step_says_which_it_is_and_the_way_back_loses_nothing(page: FirstStart) -> None:
    page.new.click()
    fill(page)
    steps = [page.step.text()]
    for _ in range(2):
        press(page, KEY.Key_F9)
        steps.append(page.step.text())
    assert steps == ["Step 1 of 3", "Step 2 of 3", "Step 3 of 3"]
    press(page, KEY.Key_Escape, KEY.Key_Escape)
    assert page.step.text() == "Step 1 of 3"
    assert page.office_address.text() == "Jalan Pulau Belitung, Air Itam"
    press(page, KEY.Key_Escape)
    assert page.doors_box.isVisible()
    press(page, KEY.Key_Space)
    press(page, KEY.Key_F9)
    assert (page.supervisor_name.text(), page.secret.text()) == ("Hj. Ratna Dewi", SECRET)


@pytest.mark.thorough
def test_each_step_shows_few_controls(page: FirstStart) -> None:
    counted = {}
    page.offer_passphrase()
    for step in FirstStep:
        page.show_step(step)
        counted[step] = len(controls(page))
    assert max(counted.values()) <= MOST, counted


def test_the_printers_come_one_kind_after_the_other_and_the_first_is_chosen(page: FirstStart) -> None:
    page.show_step(FirstStep.PRINTER)
    page.printer.show_found(Transport.DEVICE, ())
    page.printer.show_found(Transport.SERIAL, (FoundPrinter("COM1"),))
    assert page.printer.found.isHidden(), "a socket without a name is no printer yet"
    page.printer.show_found(Transport.NETWORK, (FoundPrinter("192.168.1.50"), FoundPrinter("192.168.1.51")))
    page.printer.show_all_found()
    assert page.focusWidget() is page.printer.found
    press(page, KEY.Key_Down)
    with_test = page.printer.read()
    assert (with_test.transport, with_test.address) == (Transport.NETWORK, "192.168.1.51")


@pytest.mark.thorough
def test_without_a_printer_the_page_says_what_to_do(page: FirstStart, qtbot: QtBot) -> None:
    page.show_step(FirstStep.PRINTER)
    page.printer.show_all_found()
    assert "Switch it on" in page.printer.find_message.text()
    with qtbot.assertNotEmitted(page.printer.test_asked):
        press(page, KEY.Key_F9)
    assert "put it off" in page.printer.find_message.text()


@pytest.mark.thorough
def test_the_copies_stand_with_day_and_folder_and_esc_leads_to_the_doors(page: FirstStart, qtbot: QtBot) -> None:
    page.show_step(FirstStep.COPIES)
    page.show_copies(())
    assert "No copy was found" in page.copies_message.text()
    assert page.focusWidget() is page.other_copy
    page.show_copies((FoundCopy(Path("/media/stick/register-1.db"), datetime(2026, 11, 24, 3, 32, tzinfo=UTC)),))
    assert "24 November 2026, 10.32 WIB" in page.copies.item(0).text()
    assert "stick" in page.copies.item(0).text()
    press(page, KEY.Key_Escape)
    assert page.focusWidget() is page.new


@pytest.mark.thorough
def test_a_passphrase_is_typed_twice_where_no_keyring_keeps_the_key(page: FirstStart, qtbot: QtBot) -> None:
    fill(page)
    page.offer_passphrase()
    page.protection_choice.protection.setCurrentIndex(1)
    write(page, passphrase=WORDS, passphrase_again=WORDS[:-1])
    page.show_step(FirstStep.SUPERVISOR)
    press(page, KEY.Key_F9)
    assert page.person_box.isVisible()
    assert problem(page, "passphrase_again")
    write(page, passphrase_again=WORDS)
    found = answers(qtbot, page)
    assert (found.passphrase, found.is_plain) == (WORDS, False)


def test_the_office_is_filled_in_from_the_procedure_but_for_its_address(page: FirstStart) -> None:
    assert page.government.text() == Office().government
    assert child(page, QLineEdit, "telephone").text() == "0717-422094"
    assert child(page, QLineEdit, "sms").text() == "0852 6745 8033"
    assert page.counter.text() == "L1"
    assert page.office_address.text() == ""
    press(page, KEY.Key_Space)
    assert page.focusWidget() is page.office_address


@pytest.mark.thorough
def test_four_answers_are_enough(qtbot: QtBot, page: FirstStart) -> None:
    fill(page)
    found = answers(qtbot, page)
    assert found.name == "Hj. Ratna Dewi"
    assert found.position == "Kepala Bidang"
    assert found.secret == SECRET
    assert found.settings.office.address == "Jalan Pulau Belitung, Air Itam"
    assert found.settings.printer.transport is Transport.NONE


@pytest.mark.thorough
def test_the_secret_is_not_in_what_is_written_to_a_log(qtbot: QtBot, page: FirstStart) -> None:
    fill(page)
    assert SECRET not in repr(answers(qtbot, page))


@pytest.mark.thorough
def test_counter_and_zone_can_be_chosen(qtbot: QtBot, page: FirstStart) -> None:
    fill(page)
    write(page, counter=" l2 ", counter_name="Loket 2")
    page.zone.setCurrentText("WITA")
    settings = answers(qtbot, page).settings
    assert (settings.counter, settings.counter_name, settings.office.zone) == ("L2", "Loket 2", "WITA")


@pytest.mark.thorough
def test_what_is_missing_or_wrong_is_said_beside_its_field(page: FirstStart) -> None:
    for field, text in (
        ("office_address", ""),
        ("office_name", ""),
        ("government", ""),
        ("telephone", "call us"),
        ("email", "nowhere"),
        ("counter", "L 1"),
        ("counter_name", ""),
        ("supervisor_name", " "),
        ("secret", "12345"),
        ("secret", "111111"),
        ("secret_again", "482916"),
    ):
        fill(page)
        right = child(page, QLineEdit, field).text()
        write(page, **{field: text})
        page.show_step(FirstStep.OFFICE)
        press(page, KEY.Key_F9, KEY.Key_F9)
        assert not page.printer_box.isVisible(), field
        assert problem(page, field), field
        assert child(page, QLineEdit, field).isVisible(), field
        assert page.failure.text()
        assert child(page, QLineEdit, field).property("problem") is True, field
        write(page, **{field: right})


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("transport", "wrong", "right"),
    [
        (Transport.NETWORK, "", "192.168.1.50"),
        (Transport.NETWORK, "not an address", "printer.office:9100"),
        (Transport.NETWORK, "192.168.1.50:99999", "[fe80::1]:9100"),
        pytest.param(Transport.DEVICE, "", "/dev/usb/lp0", marks=pytest.mark.posix("device files")),
        (Transport.PDF, "somewhere", str(Path.home() / "resi")),
    ],
)
def test_a_printers_address_is_checked(
    qtbot: QtBot, page: FirstStart, transport: Transport, wrong: str, right: str
) -> None:
    page.show_step(FirstStep.PRINTER)
    page.printer.by_hand.click()
    choose(page.printer.transport, transport)
    write(page, printer_address=wrong)
    with qtbot.assertNotEmitted(page.printer.test_asked):
        press(page, KEY.Key_F9)
    assert problem(page, "printer_address")
    write(page, printer_address=right)
    with qtbot.waitSignal(page.printer.test_asked) as asked:
        press(page, KEY.Key_F9)
    assert asked.args is not None
    assert (asked.args[0].transport, asked.args[0].address) == (transport, right)


@pytest.mark.thorough
def test_what_the_register_refuses_stands_beside_the_field(page: FirstStart) -> None:
    page.show_step(FirstStep.PRINTER)
    page.show_refusal(Refused(Problem("name", FieldRefusal.NAME_TAKEN)))
    assert page.supervisor_name.isVisible()
    assert problem(page, "supervisor_name")


@pytest.mark.thorough
def test_what_the_disk_refuses_is_told_and_everything_stays(page: FirstStart) -> None:
    fill(page)
    page.show_failure(Unavailable(RegisterFailure.DISK_FULL))
    assert "full" in page.failure.text()
    assert page.supervisor_name.text() == "Hj. Ratna Dewi"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("step", "names"),
    [
        (FirstStep.DOORS, {"new", "join", "restore", "training"}),
        (FirstStep.OFFICE, {"office_name", "office_address", "counter", "zone", "more_office", "back", "begin"}),
        (FirstStep.SUPERVISOR, {"supervisor_name", "position", "secret", "secret_again", "begin"}),
        (FirstStep.PRINTER, {"look_for", "by_hand", "later", "begin"}),
    ],
)
def test_everything_can_be_reached_with_tab(page: FirstStart, step: FirstStep, names: set[str]) -> None:
    page.show_step(step)
    page.printer.show_all_found()
    reached = set()
    for _ in range(20):
        press(page, KEY.Key_Tab)
        reached.add(page.focusWidget().objectName())
    assert names <= reached


@pytest.mark.thorough
def test_a_kind_of_printer_whose_library_is_missing_says_so(page: FirstStart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "serial", None)  # as where it is not installed
    page.show_step(FirstStep.PRINTER)
    page.printer.by_hand.click()
    kinds, label = page.printer.transport, child(page, QLabel, "printer_address_problem")
    kinds.setCurrentIndex(kinds.findData(Transport.SERIAL))
    kinds.activated.emit(kinds.currentIndex())
    assert label.isVisible()
    assert "pyserial" in label.text()
    kinds.setCurrentIndex(kinds.findData(Transport.NETWORK))
    kinds.activated.emit(kinds.currentIndex())
    assert not label.isVisible()


@pytest.mark.thorough
def test_the_doors_stand_one_below_the_other_where_they_have_no_room_beside_each_other(
    page: FirstStart, qtbot: QtBot
) -> None:
    page.resize(1280, 720)
    activate_layouts(page.new)
    assert page.join.mapTo(page, QPoint()).x() > page.new.mapTo(page, QPoint()).x() + 200
    page.resize(683, 384)  # a screen of 1366 at 200 %
    qtbot.waitUntil(lambda: page.join.mapTo(page, QPoint()).x() == page.new.mapTo(page, QPoint()).x())


def test_what_the_fold_hides_stands_under_it_and_the_code_in_a_number(page: FirstStart) -> None:
    page.show_step(FirstStep.OFFICE)
    page.counter.setText("b2")
    child(page, QLineEdit, "telephone").setText("022-1234")
    assert "022-1234" in page.more_summary.text()
    assert page.counter_sample.text() == "0001/PGD-B2/2026"
    page.more_office.click()
    assert not page.more_summary.isVisible()
