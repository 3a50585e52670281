"""Connecting: the line of the office pasted whole, and every failure beside its field."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.codes import NumberRefusal
from frontoffice.errors import FailureCode, Problem, Refused, Unavailable
from frontoffice.settings import Centre, Settings
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.centre.connection_page import ConnectionPage, TypedConnection
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.page_stack import PageScroller
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.protection_choice import ChosenProtection, ProtectionChoice
from tests.support.in_front import in_front

SECRET = "gd8ty-9v637-w0j44-kkrs1-2p0zx"  # noqa: S105
LINE = f"127.0.0.1:5433/pengaduan fo_loket_1_3f2a9c {SECRET}"


def shown(qtbot: QtBot, settings: Settings, *, first: bool = False) -> ConnectionPage:
    return in_front(qtbot, ConnectionPage(settings, first=first))


@pytest.fixture
def page(qtbot: QtBot) -> ConnectionPage:
    return shown(qtbot, Settings())


def asked(qtbot: QtBot, page: ConnectionPage, key: Qt.Key = Qt.Key.Key_F9) -> TypedConnection:
    signal = page.test_asked if key == Qt.Key.Key_F5 else page.connect_asked
    with qtbot.waitSignal(signal) as emitted:
        QTest.keyClick(page, key)
    assert emitted.args is not None
    found = emitted.args[0]
    assert isinstance(found, TypedConnection)
    return found


def problem(page: ConnectionPage, field: str) -> str:
    label = child(page, QLabel, f"{field}_problem")
    return label.text() if label.isVisible() else ""


def test_without_a_keyring_a_new_desk_says_how_its_register_is_kept_before_it_comes(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(), first=True)
    assert page.words_box.isHidden()
    page.offer_passphrase()
    page.pasted.setText(LINE)
    page.counter.setText("L2")
    page.counter_name.setText("Loket 2")
    with qtbot.assertNotEmitted(page.connect_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "passphrase")
    assert asked(qtbot, page, Qt.Key.Key_F5), "the line can be tried before"
    choice = child(page, ProtectionChoice)
    page.show_tried()
    choice.passphrase.setText("kopi pagi di loket satu")
    choice.passphrase_again.setText("kopi pagi di loket satu")
    assert asked(qtbot, page).chosen == ChosenProtection("kopi pagi di loket satu")


@pytest.mark.thorough
def test_what_is_wrong_far_down_is_seen_whole_with_its_field_in_a_low_window(qtbot: QtBot) -> None:
    page = ConnectionPage(Settings(), first=False)
    holder = QWidget()
    QVBoxLayout(holder).addWidget(PageScroller(holder, page))
    in_front(qtbot, holder, 1093, 450)
    page.pasted.setText(f"centre.example:5433/pengaduan fo_loket_1_3f2a9c {SECRET}")
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert problem(page, "root_certificate")
    beside = child(page, QLabel, "root_certificate_problem")

    def are_seen_whole() -> bool:
        return all(
            one.visibleRegion().boundingRect().height() == one.height() for one in (page.root_certificate, beside)
        )

    qtbot.waitUntil(are_seen_whole)
    page.address.setFocus()
    child(page, QScrollArea).verticalScrollBar().setValue(0)
    page.show_failure(Unavailable(CentreFailure.CERTIFICATE))
    qtbot.waitUntil(are_seen_whole)


@pytest.mark.thorough
@pytest.mark.parametrize("field", ["pasted", "address"])
def test_a_line_pasted_whole_fills_every_field(qtbot: QtBot, page: ConnectionPage, field: str) -> None:
    getattr(page, field).setText(LINE)
    assert (page.pasted.text(), page.secret.echoMode()) == ("", page.secret.EchoMode.Password)
    read = asked(qtbot, page)
    assert read.settings.centre == Centre("127.0.0.1:5433/pengaduan", "fo_loket_1_3f2a9c")
    assert read.secret == SECRET


@pytest.mark.thorough
def test_the_keys_are_where_the_line_is_pasted(page: ConnectionPage) -> None:
    assert page.pasted.hasFocus()


@pytest.mark.thorough
def test_what_is_missing_stands_beside_its_field_and_nothing_is_asked(qtbot: QtBot, page: ConnectionPage) -> None:
    page.address.setText("pusat")
    with qtbot.assertNotEmitted(page.connect_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "address") == wording.problem(Problem("", CentreRefusal.ADDRESS))
    assert problem(page, "secret") == wording.problem(Problem("", CentreRefusal.SECRET_MISSING))
    assert page.message.text()


@pytest.mark.thorough
def test_an_empty_page_flags_everything_that_is_missing(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(), first=True)
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert [field for field in ("pasted", "counter", "counter_name") if not problem(page, field)] == []
    assert page.pasted.hasFocus()
    assert not page.parts_box.isVisible(), "the parts of the line stay folded away"
    page.parts.click()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert [field for field in ("address", "role", "secret") if not problem(page, field)] == []
    assert page.address.hasFocus()


@pytest.mark.thorough
def test_outside_this_computer_the_certificate_is_wanted(qtbot: QtBot, page: ConnectionPage, tmp_path: Path) -> None:
    page.pasted.setText(LINE.replace("127.0.0.1", "pusat.babelprov.go.id"))
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert problem(page, "root_certificate") == wording.problem(Problem("", CentreRefusal.CERTIFICATE_MISSING))
    certificate = tmp_path / "root.crt"
    certificate.write_text("")
    page.root_certificate.setText(str(certificate))
    assert asked(qtbot, page, Qt.Key.Key_F5).settings.centre.root_certificate == str(certificate)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("code", "field"),
    [
        (CentreFailure.SECRET, "secret"),
        (CentreFailure.KEYRING_MISSING, "secret"),
        (CentreFailure.HOST, "address"),
        (CentreFailure.NO_SCHEMA, "address"),
        (CentreFailure.UNREACHABLE, "address"),
        (CentreFailure.CERTIFICATE, "root_certificate"),
        (CentreFailure.REVOKED, "role"),
    ],
)
def test_a_failure_stands_beside_the_field_that_it_is_about(
    qtbot: QtBot, page: ConnectionPage, code: FailureCode, field: str
) -> None:
    page.pasted.setText(LINE)
    asked(qtbot, page)
    page.show_failure(Unavailable(code))
    assert problem(page, field) == wording.unavailable(Unavailable(code))
    assert page.connect_button.isEnabled()


def test_a_desk_that_recorded_nothing_yet_is_not_told_that_everything_is_recorded(qtbot: QtBot) -> None:
    new = shown(qtbot, Settings(), first=True)
    failure = Unavailable(CentreFailure.UNREACHABLE)
    new.show_failure(failure)
    assert problem(new, "address") == centre_messages.receiving_failure(failure) != wording.unavailable(failure)


def test_a_refusal_of_the_rules_stands_beside_its_field(page: ConnectionPage) -> None:
    page.show_failure(Refused(Problem("root_certificate", CentreRefusal.CERTIFICATE_FILE)))
    assert problem(page, "root_certificate")


@pytest.mark.thorough
def test_while_it_tries_nothing_is_asked_twice(qtbot: QtBot, page: ConnectionPage) -> None:
    page.pasted.setText(LINE)
    asked(qtbot, page)
    with qtbot.assertNotEmitted(page.connect_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    page.show_tried()
    asked(qtbot, page)


@pytest.mark.thorough
def test_a_desk_that_is_connected_keeps_its_secret_while_name_and_address_stay(qtbot: QtBot) -> None:
    kept = Settings(centre=Centre("127.0.0.1/pengaduan", "fo_loket_1_3f2a9c", seconds=90), gives_numbers=False)
    page = shown(qtbot, kept)
    page.seconds.setValue(30)
    read = asked(qtbot, page)
    assert read.secret == ""
    assert read.settings == dataclasses.replace(kept, centre=dataclasses.replace(kept.centre, seconds=30))
    page.show_settings(kept)
    page.role.setText("fo_loket_2_000000")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "secret")
    assert not page.disconnect_button.isHidden()


@pytest.mark.thorough
def test_a_new_desk_says_what_it_is(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(), first=True)
    page.pasted.setText(LINE)
    page.counter.setText("p1")
    page.counter_name.setText("")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "counter_name")
    page.counter_name.setText("Penyelia")
    page.gives_numbers.setChecked(False)
    read = asked(qtbot, page)
    assert (read.settings.counter, read.settings.counter_name, read.settings.gives_numbers) == ("P1", "Penyelia", False)


@pytest.mark.thorough
def test_a_new_desk_is_nobody_until_somebody_says_which_it_is(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(), first=True)
    assert (page.counter.text(), page.counter_name.text()) == ("", "")
    page.pasted.setText(LINE)
    with qtbot.assertNotEmitted(page.connect_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "counter") == wording.problem(Problem("counter", NumberRefusal.COUNTER_CODE))
    assert problem(page, "counter_name")
    assert page.counter.hasFocus()


@pytest.mark.thorough
def test_what_was_answered_before_stands_there_when_the_connection_is_changed(qtbot: QtBot) -> None:
    known = Settings(counter="L2", counter_name="Loket 2", centre=Centre("127.0.0.1/pengaduan", "fo_loket_2_3f2a9c"))
    page = shown(qtbot, known, first=True)
    assert (page.counter.text(), page.counter_name.text()) == ("L2", "Loket 2")


@pytest.mark.thorough
def test_what_was_typed_is_not_shown_by_accident(qtbot: QtBot, page: ConnectionPage) -> None:
    page.pasted.setText(LINE)
    assert SECRET not in repr(asked(qtbot, page))


OFFICE_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


def test_the_offices_key_comes_with_the_line_or_alone_and_is_kept(qtbot: QtBot, page: ConnectionPage) -> None:
    page.pasted.setText(f"{LINE} Kunci kantor : {OFFICE_KEY}")
    page.root_certificate.setText("")
    assert page.office_key.text() == OFFICE_KEY
    assert asked(qtbot, page).settings.centre.office_key == OFFICE_KEY
    page.office_key.setText("")
    page.pasted.setText(f"Kunci kantor : {OFFICE_KEY}")
    assert (page.office_key.text(), page.pasted.text(), page.role.text()) == (OFFICE_KEY, "", "fo_loket_1_3f2a9c")
    page.show_settings(dataclasses.replace(Settings(), centre=Centre("h/d", "fo_l", office_key=OFFICE_KEY)))
    assert page.office_key.text() == OFFICE_KEY


def test_what_is_no_key_of_an_office_is_said_beside_its_field(qtbot: QtBot, page: ConnectionPage) -> None:
    page.pasted.setText(LINE)
    page.office_key.setText("bukan kunci")
    with qtbot.assertNotEmitted(page.connect_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert problem(page, "office_key").startswith("This is no key of an office")
