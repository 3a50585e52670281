from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.sending.codes import MailReason
from frontoffice.settings import Mail, Office, Settings
from frontoffice.ui.sending.mail_page import MailPage, TypedMail
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import child
from tests.support.in_front import in_front

MAIL = Mail("smtp.contoh.go.id", 587, "starttls", "kantor", "kantor@contoh.go.id", "Dinas")
OFFICE = Office(email="ptsp@contoh.go.id", name="Dinas Perizinan")


def shown(qtbot: QtBot, mail: Mail = MAIL) -> MailPage:
    return in_front(qtbot, MailPage(Settings(office=OFFICE, mail=mail), lambda: date(2026, 11, 24)), 1000, 600)


def problem(page: MailPage, field: str) -> str:
    label = child(page, QLabel, f"{field}_problem")
    return label.text() if label.isVisible() else ""


def asked(page: MailPage, key: Qt.Key = Qt.Key.Key_F9) -> list[TypedMail]:
    heard: list[TypedMail] = []
    signal = page.test_asked if key == Qt.Key.Key_F5 else page.save_asked
    signal.connect(heard.append)
    QTest.keyClick(page, key)
    signal.disconnect(heard.append)
    return heard


def test_what_is_missing_stands_beside_its_field_and_nothing_is_asked(qtbot: QtBot) -> None:
    page = shown(qtbot, Mail())
    assert (page.from_address.text(), page.name.placeholderText()) == ("ptsp@contoh.go.id", "Dinas Perizinan")
    page.user.setText("kantor")
    page.from_address.setText("tanpa alamat")
    assert asked(page) == []
    assert all(problem(page, field) for field in ("host", "password", "from_address"))
    page.from_address.clear()
    assert asked(page, Qt.Key.Key_F5) == []
    assert "address" in problem(page, "from_address")
    assert all(needed.is_marked(child(page, QLabel, f"{field}_label")) for field in ("host", "from_address"))


def test_what_was_typed_is_asked_for_with_the_password_that_is_shown_nowhere(qtbot: QtBot) -> None:
    page = shown(qtbot, Mail())
    for field, text in (("host", MAIL.host), ("user", MAIL.user), ("from_address", MAIL.sender), ("name", MAIL.name)):
        getattr(page, field).setText(text)
    page.password.setText("rahasia")
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F9):
        assert asked(page, key) == [TypedMail(MAIL, "rahasia")]
        assert not page.test.isEnabled()
        page.show_failure(Unavailable(MailReason.PASSWORD), "535 5.7.8 wrong")
        assert page.test.isEnabled()
        assert "535 5.7.8 wrong" in page.message.text()
    assert "rahasia" not in repr(TypedMail(MAIL, "rahasia"))


def test_a_kept_password_need_not_be_typed_again_but_for_another_server(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.password.text() == ""
    page.name.setText("Dinas Perizinan")
    assert asked(page) == [TypedMail(dataclasses.replace(MAIL, name="Dinas Perizinan"), "")]
    page.show_saved()
    page.host.setText("lain.contoh.go.id")
    assert asked(page) == []
    assert problem(page, "password")


@pytest.mark.parametrize(("typed", "then"), [(587, 465), (2525, 2525)])
def test_another_protection_has_its_usual_port_unless_one_was_typed(qtbot: QtBot, typed: int, then: int) -> None:
    page = shown(qtbot)
    page.port.setValue(typed)
    page.security.setCurrentIndex(page.security.findData("tls"))
    assert page.port.value() == then


def test_ending_it_is_offered_where_there_is_an_account(qtbot: QtBot) -> None:
    assert shown(qtbot, Mail()).stop_button.isHidden()
    page = shown(qtbot)
    with qtbot.waitSignal(page.stop_asked):
        page.stop_button.click()
    page.use(Settings())
    page.show_stopped()
    assert page.stop_button.isHidden()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
