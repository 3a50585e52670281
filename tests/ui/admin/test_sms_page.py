"""The page of SMS: the folder of smsd is typed, chosen and saved, and a test SMS asked for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.sending.codes import SmsReason
from frontoffice.settings import Settings, SettingsFailure
from frontoffice.ui.admin.sms_page import SmsPage
from tests.support.in_front import in_front

SETTINGS = Settings(sms_folder="/var/spool/gammu")


@pytest.fixture
def sms_page(qtbot: QtBot) -> SmsPage:
    return in_front(qtbot, SmsPage(SETTINGS))


def test_the_folder_is_saved_by_a_key_and_nothing_else_is_changed(sms_page: SmsPage, qtbot: QtBot) -> None:
    assert sms_page.folder.text() == "/var/spool/gammu"
    sms_page.folder.setText(" /srv/sms ")
    with qtbot.waitSignal(sms_page.saved) as saved:
        QTest.keyClick(sms_page, Qt.Key.Key_F9)
    assert saved.args == [dataclasses.replace(SETTINGS, sms_folder="/srv/sms")]
    sms_page.show_saved(saved.args[0])
    assert (sms_page.folder.text(), sms_page.message.text()) == ("/srv/sms", "The folder is saved.")


@pytest.mark.thorough
def test_what_was_typed_stays_while_others_save_and_where_the_disk_refuses(sms_page: SmsPage, qtbot: QtBot) -> None:
    sms_page.folder.setText("/srv/sms")
    sms_page.use(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    sms_page.show_failure(Unavailable(SettingsFailure.NOT_SAVED, path="settings.toml", reason="full"))
    assert sms_page.folder.text() == "/srv/sms"
    assert sms_page.message.text()
    with qtbot.waitSignal(sms_page.saved) as saved:
        sms_page.save.click()
    assert saved.args[0].counter_name == "Loket depan"
    sms_page.start()
    assert (sms_page.folder.text(), sms_page.message.text()) == ("/var/spool/gammu", "")


@pytest.mark.thorough
def test_a_folder_can_be_chosen(sms_page: SmsPage, tmp_path: Path) -> None:
    sms_page.choose_folder.click()
    (dialog,) = sms_page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert sms_page.folder.text() == str(tmp_path)


def test_a_test_sms_is_asked_for_once_and_what_becomes_of_it_is_said(sms_page: SmsPage, qtbot: QtBot) -> None:
    assert sms_page.phone.text() == SETTINGS.office.sms
    sms_page.phone.setText("0812 7100 1234")
    with qtbot.waitSignal(sms_page.trial_asked) as asked:
        QTest.keyClick(sms_page, Qt.Key.Key_F5)
    assert asked.args == ["/var/spool/gammu", "0812 7100 1234"]
    assert not sms_page.try_out.isEnabled()
    with qtbot.assertNotEmitted(sms_page.trial_asked):
        QTest.keyClick(sms_page, Qt.Key.Key_F9)
    sms_page.show_handed_over()
    assert (sms_page.message.property("state"), sms_page.try_out.isEnabled()) == ("soon", False)
    for show, state, part in (
        (sms_page.show_sent, "done", "Look whether it arrived"),
        (sms_page.show_not_taken, "late", "does not take"),
        (lambda: sms_page.show_problem(SmsReason.NO_NUMBER), "late", "not the number of a mobile telephone"),
    ):
        sms_page.try_out.setEnabled(False)
        show()
        assert part in sms_page.message.text()
        assert (sms_page.message.property("state"), sms_page.try_out.isEnabled()) == (state, True)
