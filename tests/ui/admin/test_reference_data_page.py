"""The lists: channels and services are added, renamed, retired; what was recorded keeps its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import Officer, Role
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.admin.reference_data_page import ReferenceDataPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import OfficeClock, a_signed_in, an_intake, an_officer, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front


@pytest.fixture
def page(qtbot: QtBot, register: Register, ratna: Officer) -> ReferenceDataPage:
    return a_page(qtbot, register, lambda: ratna)


def a_page(qtbot: QtBot, register: Register, officer: Callable[[], Officer]) -> ReferenceDataPage:
    return in_front(qtbot, ReferenceDataPage(register, officer), 1200, 700)


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(table: QTableWidget, name: str) -> None:
    table.setCurrentItem(table.findItems(name, Qt.MatchFlag.MatchExactly)[0])


def texts(table: QTableWidget, column: int) -> list[str]:
    """What stands in a column."""
    items = [table.item(row, column) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def problem(page: ReferenceDataPage, field: str) -> str:
    label = child(page, QLabel, f"{field}_problem")
    return "" if label.isHidden() else label.text()


@pytest.mark.thorough
def test_the_channels_of_the_procedure_are_there_in_its_order(page: ReferenceDataPage, register: Register) -> None:
    names = texts(page.channels, 0)
    assert names == [channel.name for channel in register.reference_data.channels().values()]
    assert names[0] == "Loket"


def test_a_form_is_seen_when_something_is_added_or_marked(page: ReferenceDataPage, register: Register) -> None:
    forms = (page.channel_panel, page.choices.choice_panel)
    assert not any(form.isVisible() for form in forms)
    choose(page.channels, "Faks")
    assert [form.isVisible() for form in forms] == [True, False]
    click(page.choices.add_choice)
    assert [form.isVisible() for form in forms] == [False, True]
    page.choices.which.setCurrentIndex(1)
    assert not any(form.isVisible() for form in forms)
    bases = (*page.bases.values(), page.choices.basis)
    assert not any(one.isVisible() for one in bases)
    click(page.bases_fold)
    assert all(one.isVisible() for one in bases)


def test_f9_saves_the_form_that_is_open(page: ReferenceDataPage, register: Register) -> None:
    before = register.reference_data.channels()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert register.reference_data.channels() == before
    click(page.add_channel)
    QTest.keyClicks(page.channel_name, "WhatsApp")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert "whatsapp" in register.reference_data.channels()
    page.choices.which.setCurrentIndex(page.choices.which.count() - 1)
    click(page.choices.add_choice)
    QTest.keyClicks(page.choices.phrases.phrase_name, "Salam")
    page.choices.phrases.phrase_text.setPlainText("Dengan hormat")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert "Salam" in [one.name for one in register.reference_data.phrases()]


@pytest.mark.thorough
def test_a_channel_is_added_with_its_manner(qtbot: QtBot, page: ReferenceDataPage, register: Register) -> None:
    click(page.add_channel)
    QTest.keyClicks(page.channel_name, "WhatsApp")
    page.manner.setCurrentIndex(page.manner.findData(Manner.WRITTEN))
    with qtbot.waitSignal(page.changed):
        click(page.save_channel)
    assert register.reference_data.channels()["whatsapp"] == Channel("whatsapp", "WhatsApp", Manner.WRITTEN)
    assert page.message.text() == "Saved."


@pytest.mark.thorough
def test_a_channel_is_renamed_and_what_was_recorded_keeps_its_word(page: ReferenceDataPage, register: Register) -> None:
    officer = an_officer()
    before = register.complaints.record(an_intake(channel="counter"), officer, uuid4()).complaint
    choose(page.channels, "Loket")
    page.channel_name.setText("Loket pengaduan")
    click(page.save_channel)
    assert register.reference_data.channels()["counter"].name == "Loket pengaduan"
    assert register.complaints.get(before.subject).channel_name == "Loket"
    assert not page.manner.isEnabled()


@pytest.mark.thorough
def test_a_channel_is_retired_and_used_again(page: ReferenceDataPage, register: Register) -> None:
    assert page.retire_channel.isHidden()
    choose(page.channels, "Faks")
    assert not page.retire_channel.isHidden()
    click(page.retire_channel)
    assert not register.reference_data.channels()["fax"].active
    assert page.retire_channel.text() == "Use again"
    click(page.retire_channel)
    assert register.reference_data.channels()["fax"].active


@pytest.mark.parametrize("name", ["", "telepon"])
def test_a_channel_without_a_name_of_its_own_is_refused(page: ReferenceDataPage, name: str) -> None:
    click(page.add_channel)
    page.channel_name.setText(name)
    click(page.save_channel)
    assert problem(page, "channel_name")


@pytest.mark.thorough
def test_two_names_with_the_same_plain_letters_get_two_codes(page: ReferenceDataPage, register: Register) -> None:
    for name in ("Café", "Cafe!", "…"):
        click(page.add_channel)
        page.channel_name.setText(name)
        click(page.save_channel)
    assert {"cafe", "cafe-2", "x"} <= set(register.reference_data.channels())


@pytest.mark.thorough
def test_services_are_found_while_typing(page: ReferenceDataPage, register: Register) -> None:
    assert page.choices.choices.rowCount() == len(register.reference_data.choices(ListName.SERVICE))
    QTest.keyClicks(page.choices.filter, "trayek")
    assert 0 < page.choices.choices.rowCount() < len(register.reference_data.choices(ListName.SERVICE))
    assert all("trayek" in name.lower() for name in texts(page.choices.choices, 1))


@pytest.mark.thorough
def test_a_service_is_added_to_a_sector(page: ReferenceDataPage, register: Register) -> None:
    click(page.choices.add_choice)
    page.choices.group.setCurrentText("Perhubungan")
    page.choices.choice_name.setText("Izin angkutan sungai")
    click(page.choices.save_choice)
    added = next(one for one in register.reference_data.choices(ListName.SERVICE) if one.name == "Izin angkutan sungai")
    assert (added.group, added.active) == ("Perhubungan", True)


@pytest.mark.thorough
def test_a_service_is_renamed_and_retired(page: ReferenceDataPage, register: Register) -> None:
    first = register.reference_data.choices(ListName.SERVICE)[0]
    choose(page.choices.choices, first.name)
    page.choices.choice_name.setText("Nama baru")
    click(page.choices.save_choice)
    click(page.choices.retire_choice)
    found = next(one for one in register.reference_data.choices(ListName.SERVICE) if one.code == first.code)
    assert (found.name, found.active) == ("Nama baru", False)


@pytest.mark.thorough
def test_a_service_needs_sector_and_name(page: ReferenceDataPage) -> None:
    click(page.choices.add_choice)
    page.choices.group.setCurrentText("")
    page.choices.choice_name.setText("")
    click(page.choices.save_choice)
    assert problem(page, "group")
    assert problem(page, "choice_name")


def test_who_may_not_change_lists_is_told(qtbot: QtBot, register: Register, ratna: Officer) -> None:
    page = a_page(qtbot, register, an_officer)
    choose(page.channels, "Faks")
    click(page.retire_channel)
    assert "Ask the supervisor" in page.message.text()
    assert register.reference_data.channels()["fax"].active


def test_a_disk_that_cannot_be_read_is_a_line_and_what_was_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("lists-page-disk")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", Desk(), clock=OfficeClock(), vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    page = a_page(qtbot, register, lambda: supervisor)
    click(page.add_channel)
    disk.reads_fail = True
    disk.fail(1, 1_000_000, apsw.FullError)
    page.channel_name.setText("Radio")
    click(page.save_channel)
    assert page.message.text()
    page.hide()
    page.show()
    assert page.message.text()
    page.choices.filter.setText("zzz")
    assert page.message.text()
    assert page.channel_name.text() == "Radio"
    assert page.channels.rowCount() > 5
    page.choices.filter.clear()
    disk.heal()
    page.hide()
    page.show()
    assert not page.message.text()
    register.close()
