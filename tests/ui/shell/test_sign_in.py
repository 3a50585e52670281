"""Signing in: by name and secret, with words when it is wrong and a wait that keeps what was typed."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.commands import credentials
from frontoffice.register.register import Register
from frontoffice.ui.shell.sign_in import SignIn
from tests.support.examples import SECRET, OfficeClock, a_register, a_signed_in, an_intake
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front


@pytest.fixture
def boss(register: Register) -> Officer:
    return register.officers.add("Hj. Ratna Dewi", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, uuid4())


@pytest.fixture
def siti(register: Register, boss: Officer) -> Officer:
    return register.officers.add("Siti Rahmawati (FO)", Role.OFFICER, "Petugas", SECRET, boss, uuid4())


@pytest.fixture
def page(qtbot: QtBot, register: Register, siti: Officer) -> SignIn:
    assert siti.active
    return in_front(qtbot, SignIn(register))


def choose(page: SignIn, officer: Officer) -> None:
    page.officer_name.setCurrentText(officer.name)


def try_secret(page: SignIn, secret: str) -> None:
    page.secret.setFocus()
    page.secret.setText(secret)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)


@pytest.mark.thorough
def test_the_first_focus_is_on_the_name(page: SignIn) -> None:
    assert page.focusWidget() is page.officer_name
    assert page.officer_name.currentText() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("typed", ["246813", "siti246813", "Siti Rahmawati (FO) 246813"])
def test_a_pin_that_is_typed_where_the_name_belongs_is_never_seen(page: SignIn, siti: Officer, typed: str) -> None:
    seen: list[str] = []
    page.officer_name.editTextChanged.connect(seen.append)
    for letter in typed:
        QTest.keyClicks(page.focusWidget(), letter)
    assert page.secret.text() == "246813"
    assert page.focusWidget() is page.secret
    assert page.officer_name.currentText() == ("" if typed == "246813" else siti.name)
    assert not any(len(set(text) & set("0123456789")) > 1 for text in seen)


@pytest.mark.thorough
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_secret_goes_with_the_name_it_was_typed_for(page: SignIn, siti: Officer, boss: Officer) -> None:
    choose(page, siti)
    page.secret.setText("2468")
    page.officer_name.setFocus()
    QTest.keyClicks(page.officer_name, "x")
    assert page.secret.text() == ""
    page.secret.setText("2468")
    QTest.keyClick(page.officer_name, Qt.Key.Key_Down)
    assert page.officer_name.currentText() in (siti.name, boss.name)
    assert page.secret.text() == ""


@pytest.mark.thorough
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_name_enter_secret_enter_signs_in(qtbot: QtBot, page: SignIn, siti: Officer) -> None:
    QTest.keyClicks(page.officer_name, siti.name.lower())
    QTest.keyClick(page.officer_name, Qt.Key.Key_Return)
    assert page.focusWidget() is page.secret
    QTest.keyClicks(page.secret, SECRET)
    with qtbot.waitSignal(page.signed_in) as signal:
        QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert signal.args == [siti]
    assert page.secret.text() == ""


@pytest.mark.thorough
def test_why_it_is_locked_is_said_until_somebody_signs_in(page: SignIn, siti: Officer) -> None:
    before = page.hint.text()
    page.say_idle(10)
    assert page.hint.text() == f"Locked: 10 minute(s) without a key. What was typed is kept.\n{before}"
    page.officer_name.setCurrentText(siti.name)
    page.secret.setText(SECRET)
    page.enter.click()
    assert page.hint.text() == before


def test_whoever_signed_in_last_only_types_the_secret(page: SignIn, siti: Officer) -> None:
    choose(page, siti)
    try_secret(page, SECRET)
    page.hide()
    page.show()
    assert page.officer_name.currentText() == siti.name
    assert page.focusWidget() is page.secret


@pytest.mark.thorough
def test_a_wrong_secret_is_told_beside_the_field(qtbot: QtBot, page: SignIn, siti: Officer) -> None:
    choose(page, siti)
    with qtbot.assertNotEmitted(page.signed_in):
        try_secret(page, "999111")
    assert "does not belong" in page.secret_problem.text()
    assert page.secret.selectedText()
    page.officer_name.setCurrentText("somebody else")
    assert page.secret_problem.isHidden()


def test_a_name_that_is_not_on_the_list_is_told(page: SignIn) -> None:
    page.officer_name.setCurrentText("Nobody")
    try_secret(page, SECRET)
    assert "list" in page.officer_name_problem.text()


def test_five_wrong_tries_make_a_wait_that_counts_down(page: SignIn, siti: Officer) -> None:
    choose(page, siti)
    for _ in range(5):
        try_secret(page, "999111")
    assert "30" in page.secret_problem.text()
    assert not page.enter.isEnabled()
    page.secret.setText("kept while waiting")
    page.tick()
    assert "29" in page.secret_problem.text()
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert page.secret.text() == "kept while waiting"
    for _ in range(29):
        page.tick()
    assert page.enter.isEnabled()
    assert page.secret_problem.isHidden()
    assert page.secret.text() == "kept while waiting"


@pytest.mark.thorough
def test_after_the_wait_the_right_secret_works(
    qtbot: QtBot, page: SignIn, siti: Officer, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials, "since_start", lambda: clock().timestamp())
    choose(page, siti)
    for _ in range(5):
        try_secret(page, "999111")
    clock.move(seconds=30)
    for _ in range(30):
        page.tick()
    with qtbot.waitSignal(page.signed_in):
        try_secret(page, SECRET)


@pytest.mark.thorough
def test_another_officer_need_not_wait(qtbot: QtBot, page: SignIn, siti: Officer, boss: Officer) -> None:
    choose(page, siti)
    for _ in range(5):
        try_secret(page, "999111")
    choose(page, boss)
    with qtbot.waitSignal(page.signed_in):
        try_secret(page, SECRET)


@pytest.mark.thorough
def test_who_was_disabled_is_not_on_the_list(page: SignIn, siti: Officer, boss: Officer, register: Register) -> None:
    register.officers.change(dataclasses.replace(siti, active=False), boss, uuid4())
    page.start()
    assert page.officer_name.findText(siti.name) < 0


@pytest.mark.thorough
def test_a_register_that_cannot_be_read_is_told_and_the_names_stay(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("sign-in-disk")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        siti = a_signed_in(register, secret=SECRET)
        page = SignIn(register)
        qtbot.addWidget(page)
        page.start()
        names = page.officer_name.count()
        disk.reads_fail = True
        disk.fail(1, 1_000, apsw.IOError)
        with pytest.raises(Unavailable):  # the file is read anew from here on
            register.complaints.record(an_intake(), siti, uuid4())
        page.start()
        assert (page.officer_name.count(), page.secret_problem.isHidden()) == (names, False)
        disk.heal()
        choose(page, siti)
        with qtbot.waitSignal(page.signed_in):
            try_secret(page, SECRET)


@pytest.mark.thorough
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_part_of_a_name_is_enough_when_it_fits_one_officer(qtbot: QtBot, page: SignIn, siti: Officer) -> None:
    QTest.keyClicks(page.officer_name, "rahma")
    QTest.keyClick(page.officer_name, Qt.Key.Key_Return)
    assert page.officer_name.currentText() == siti.name
    QTest.keyClicks(page.secret, SECRET)
    with qtbot.waitSignal(page.signed_in):
        QTest.keyClick(page.secret, Qt.Key.Key_Return)


@pytest.mark.thorough
def test_part_of_two_names_chooses_nobody(page: SignIn) -> None:
    QTest.keyClicks(page.officer_name, "ra")
    QTest.keyClick(page.officer_name, Qt.Key.Key_Return)
    assert page.officer_name.currentText() == "ra"


def test_only_in_training_the_pin_of_the_samples_is_told(qtbot: QtBot, register: Register, page: SignIn) -> None:
    training = SignIn(register, "246810")
    qtbot.addWidget(training)
    assert "246810" in training.hint.text()
    assert "246810" not in page.hint.text()


def test_those_who_have_a_pin_here_stand_first(register: Register, qtbot: QtBot) -> None:
    a_signed_in(register, Role.SUPERVISOR, "Abdul Karim")
    a_signed_in(register, Role.OFFICER, "Zainab Putri", secret=SECRET)
    page = SignIn(register)
    qtbot.addWidget(page)
    page.start()
    assert [page.officer_name.itemText(row) for row in range(2)] == ["Zainab Putri", "Abdul Karim"]
