"""The settings: shown as kept, checked beside the fields, handed out whole."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office, Printer, Settings, SettingsFailure, Signatory, Theme, Transport
from frontoffice.ui.admin.settings_page import SettingsPage
from frontoffice.ui.widgets.form import child
from tests.support.in_front import in_front

KEPT = Settings(
    office=dataclasses.replace(Office(), address="Jalan Pulau Belitung"),
    counter="L3",
    counter_name="Loket 3",
    printer=Printer(name="Depan", transport=Transport.NETWORK, address="10.0.0.9:9100", columns=42, qr="native"),
    idle_minutes=15,
    theme=Theme.DARK,
    signatory=Signatory(
        "Kepala Bidang PPT", "Rahmat Hidayat", "19700101 199503 1 001", "Kepala Dinas", "Pembina (IV/a)"
    ),
    layout=PaperLayout(letterhead_once=True, binding=10, copies="Gubernur"),
)


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    return in_front(qtbot, SettingsPage(KEPT))


def save(qtbot: QtBot, page: SettingsPage) -> Settings:
    with qtbot.waitSignal(page.saved) as emitted:
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert emitted.args is not None
    found = emitted.args[0]
    assert isinstance(found, Settings)
    return found


def test_what_was_not_changed_comes_out_as_it_went_in(qtbot: QtBot, page: SettingsPage) -> None:
    assert save(qtbot, page) == KEPT


def test_it_opens_with_its_first_group_wherever_the_keys_are(qtbot: QtBot) -> None:
    page = SettingsPage(KEPT)
    qtbot.addWidget(page)
    assert page.groups.currentRow() == 0


def test_one_group_is_seen_at_a_time_and_its_form_follows_the_list(page: SettingsPage) -> None:
    assert child(page, QLineEdit, "government").isVisible()
    assert not child(page, QLineEdit, "signatory_name").isVisible()
    page.groups.setFocus()
    for _ in range(4):
        QTest.keyClick(page.groups, Qt.Key.Key_Down)
    assert child(page, QLineEdit, "signatory_name").isVisible()
    assert not child(page, QLineEdit, "government").isVisible()


def test_a_problem_opens_its_group_and_what_is_folded_in_it(qtbot: QtBot, page: SettingsPage) -> None:
    page.number_format.setText("{no:4}")
    with qtbot.assertNotEmitted(page.saved):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert page.groups.currentItem().text() == "Counter and numbers"
    assert (page.number_format.isVisible(), page.number_format.hasFocus()) == (True, True)
    page.number_format.setText(KEPT.number_format)
    child(page, QLineEdit, "email").setText("kantor")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert child(page, QLineEdit, "email").hasFocus()


@pytest.mark.thorough
def test_changes_come_out(qtbot: QtBot, page: SettingsPage) -> None:
    page.counter.setText("l4")
    page.idle_minutes.setValue(0)
    page.theme.setCurrentIndex(page.theme.findData(Theme.LIGHT))
    child(page, QLineEdit, "city").setText("Sungailiat")
    found = save(qtbot, page)
    assert found.counter == "L4"
    assert found.idle_minutes == 0
    assert found.theme is Theme.LIGHT
    assert found.printer == KEPT.printer
    assert found.office.city == "Sungailiat"


@pytest.mark.thorough
def test_who_signs_comes_out_and_may_be_nobody(qtbot: QtBot, page: SettingsPage) -> None:
    assert child(page, QLineEdit, "signatory_name").text() == "Rahmat Hidayat"
    child(page, QLineEdit, "signatory_name").setText("  Yuliana Putri ")
    child(page, QLineEdit, "signatory_on_behalf_of").clear()
    found = save(qtbot, page).signatory
    assert found == Signatory("Kepala Bidang PPT", "Yuliana Putri", "19700101 199503 1 001", "", "Pembina (IV/a)")


@pytest.mark.thorough
def test_the_number_is_shown_as_it_will_read(page: SettingsPage) -> None:
    assert "0147/PGD-L3/2026" in page.number_sample.text()
    page.number_format.setText("{no:4}/PGD/{counter}/{month}/{year}")
    assert "0147/PGD/L3/XI/2026" in page.number_sample.text()


@pytest.mark.thorough
def test_a_form_in_which_numbers_could_meet_is_refused_while_typing(qtbot: QtBot, page: SettingsPage) -> None:
    page.number_format.setText("{no:4}/{year}")
    assert "{counter}" in page.number_format_problem.text()
    assert page.number_sample.text() == ""
    with qtbot.assertNotEmitted(page.saved):
        QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page.message.text()


@pytest.mark.thorough
def test_a_missing_address_of_the_office_is_told_beside_it(qtbot: QtBot, page: SettingsPage) -> None:
    child(page, QLineEdit, "office_address").clear()
    with qtbot.assertNotEmitted(page.saved):
        QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert child(page, QLabel, "office_address_problem").text()


@pytest.mark.thorough
def test_undo_brings_back_what_is_kept(page: SettingsPage) -> None:
    page.counter.setText("X")
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert page.counter.text() == "L3"


@pytest.mark.thorough
def test_the_printers_are_named_and_have_a_page_of_their_own(qtbot: QtBot, page: SettingsPage) -> None:
    assert page.printer_summary.text() == "Depan: 10.0.0.9:9100"
    with qtbot.waitSignal(page.printers_asked):
        page.printers_button.click()
    page.counter.setText("L9")
    pdf = Printer("PDF", Transport.PDF)
    page.use(dataclasses.replace(KEPT, other_printers=(pdf,)))
    assert page.printer_summary.text().endswith("\nPDF")
    found = save(qtbot, page)
    assert (found.counter, found.other_printers) == ("L9", (pdf,))


@pytest.mark.thorough
def test_it_says_whether_the_disk_took_them(page: SettingsPage) -> None:
    page.counter.setText("L9")
    page.show_failure(Unavailable(SettingsFailure.NOT_SAVED, reason="No space left"))
    assert "No space left" in page.message.text()
    assert page.counter.text() == "L9"
    page.show_saved(dataclasses.replace(KEPT, counter="L9"))
    assert page.message.property("state") == "done"
    assert page.counter.text() == "L9"
