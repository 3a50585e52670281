"""The first start: prefilled from the procedure, one page, errors beside the fields."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.codes import FieldRefusal
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.settings import Office, Settings, Transport
from frontoffice.ui.printers.printer_fields import choose
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart
from frontoffice.ui.widgets.form import activate_layouts, child
from tests.support.examples import SECRET
from tests.support.in_front import in_front

WORDS = "dua belas kursi di ruang tunggu"


@pytest.fixture
def page(qtbot: QtBot) -> FirstStart:
    return in_front(qtbot, FirstStart(Settings()), 1366, 768)


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
    with qtbot.waitSignal(page.finished) as answers:
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert answers.args is not None
    found = answers.args[0]
    assert isinstance(found, FirstAnswers)
    return found


@pytest.mark.thorough
def test_a_passphrase_is_typed_twice_where_no_keyring_keeps_the_key(page: FirstStart, qtbot: QtBot) -> None:
    fill(page)
    page.offer_passphrase()
    page.protection_choice.protection.setCurrentIndex(1)
    write(page, passphrase=WORDS, passphrase_again=WORDS[:-1])
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page, Qt.Key.Key_F9)
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
    assert page.focusWidget() is page.office_address


@pytest.mark.thorough
def test_four_answers_and_f9_are_enough(qtbot: QtBot, page: FirstStart) -> None:
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
def test_what_is_missing_or_wrong_is_told_beside_its_field(qtbot: QtBot, page: FirstStart) -> None:
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
        with qtbot.assertNotEmitted(page.finished):
            QTest.mouseClick(page.begin, Qt.MouseButton.LeftButton)
        assert problem(page, field), field
        assert page.failure.text()
        assert child(page, QLineEdit, field).property("problem") is True, field
        write(page, **{field: right})


@pytest.mark.thorough
def test_without_a_printer_no_address_is_asked_for(page: FirstStart) -> None:
    address = child(page, QLineEdit, "printer_address")
    assert not address.isVisible()
    page.transport.setCurrentIndex(page.transport.findData(Transport.NETWORK))
    assert address.isVisible()
    assert "9100" in address.placeholderText()


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
    fill(page)
    page.transport.setCurrentIndex(page.transport.findData(transport))
    write(page, printer_address=wrong)
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "printer_address")
    write(page, printer_address=right)
    printer = answers(qtbot, page).settings.printer
    assert (printer.transport, printer.address) == (transport, right)


@pytest.mark.thorough
def test_training_can_be_tried_first(qtbot: QtBot, page: FirstStart) -> None:
    with qtbot.waitSignal(page.training_asked):
        QTest.mouseClick(page.training, Qt.MouseButton.LeftButton)


@pytest.mark.thorough
def test_what_the_register_refuses_stands_beside_the_field(page: FirstStart) -> None:
    page.show_refusal(Refused(Problem("name", FieldRefusal.NAME_TAKEN)))
    assert problem(page, "supervisor_name")


@pytest.mark.thorough
def test_what_the_disk_refuses_is_told_and_everything_stays(page: FirstStart) -> None:
    fill(page)
    page.show_failure(Unavailable(RegisterFailure.DISK_FULL))
    assert "full" in page.failure.text()
    assert page.supervisor_name.text() == "Hj. Ratna Dewi"


@pytest.mark.thorough
def test_everything_can_be_reached_with_tab(page: FirstStart) -> None:
    reached = set()
    for _ in range(40):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.add(page.focusWidget().objectName())
    assert {
        "office_address",
        "counter",
        "zone",
        "supervisor_name",
        "secret",
        "transport",
        "training",
        "begin",
    } <= reached


@pytest.mark.thorough
def test_a_kind_of_printer_whose_library_is_missing_says_so_and_the_office_may_begin(
    page: FirstStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "serial", None)  # as where it is not installed
    label = child(page, QLabel, "printer_address_problem")
    choose(page.transport, Transport.SERIAL)
    assert label.isVisible()
    assert "pyserial" in label.text()
    choose(page.transport, Transport.NETWORK)
    assert not label.isVisible()


@pytest.mark.thorough
def test_the_columns_stand_one_below_the_other_where_they_have_no_room_beside_each_other(
    page: FirstStart, qtbot: QtBot
) -> None:
    page.show()
    page.resize(1280, 720)
    activate_layouts(page.office_address)
    beside = [page.office_address.mapTo(page, QPoint()).x(), page.transport.mapTo(page, QPoint()).x()]
    assert beside[1] > beside[0] + 300
    page.resize(683, 384)  # a screen of 1366 at 200 %
    area = child(page, QScrollArea, "scroll")
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert page.transport.mapTo(page, QPoint()).x() == page.office_address.mapTo(page, QPoint()).x()
