"""A test SMS in a real folder, where smsd's moves are made by hand; for real under ``long``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.trial_requests import SmsTrial
from frontoffice.sending.sms_spool import FOLDERS
from frontoffice.settings import Office, Settings
from frontoffice.ui.admin.sms_page import SmsPage
from tests.support.backup_desk import Held
from tests.support.fakes import AtOnce
from tests.support.smsd import running

PHONE = "0812-7100-1234"
SETTINGS = Settings(office=Office(short_name="DPMPTSP", sms=PHONE))


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def sms_page(qtbot: QtBot, spool: Path) -> SmsPage:
    sms_page = SmsPage(SETTINGS)
    qtbot.addWidget(sms_page)
    sms_page.show()
    sms_page.folder.setText(str(spool))
    return sms_page


def a_trial(sms_page: SmsPage, *threads: Held) -> SmsTrial:
    left = list(threads)
    make: Callable[[], Held | AtOnce] = lambda: left.pop(0) if left else AtOnce()  # noqa: E731
    return SmsTrial(sms_page, lambda: SETTINGS, make)


def move(spool: Path, to: str) -> None:
    (file,) = (spool / "outbox").iterdir()
    file.rename(spool / to / file.name)


@pytest.mark.parametrize(("to", "said"), [("sent", "has sent the test SMS"), ("error", "could not send it")])
def test_it_is_followed_from_the_outbox_to_where_smsd_puts_it(
    sms_page: SmsPage, spool: Path, to: str, said: str
) -> None:
    trial = a_trial(sms_page)
    sms_page.try_out.click()
    assert "lies in the outbox" in sms_page.message.text()
    (file,) = (spool / "outbox").iterdir()
    assert "SMS uji".encode("utf-16-be").hex().upper() in file.read_text()
    trial.again.timeout.emit()
    assert "lies in the outbox" in sms_page.message.text()
    move(spool, to)
    trial.again.timeout.emit()
    assert said in sms_page.message.text()
    assert not trial.again.isActive()


@pytest.mark.thorough
def test_a_smsd_that_does_not_run_is_asked_after(sms_page: SmsPage) -> None:
    trial = a_trial(sms_page)
    sms_page.try_out.click()
    for _ in range(46):
        trial.again.timeout.emit()
    assert "does not take" in sms_page.message.text()
    assert not trial.again.isActive()


@pytest.mark.thorough
def test_a_share_that_never_answers_holds_up_no_second_test(sms_page: SmsPage, spool: Path) -> None:
    held = Held()
    trial = a_trial(sms_page, held)
    sms_page.try_out.click()
    for _ in range(46):
        trial.again.timeout.emit()
    assert "does not answer" in sms_page.message.text()
    sms_page.try_out.click()
    move(spool, "sent")
    trial.again.timeout.emit()
    assert "has sent" in sms_page.message.text()


@pytest.mark.thorough
def test_what_keeps_it_from_being_written_or_seen_is_said(sms_page: SmsPage, spool: Path) -> None:
    trial = a_trial(sms_page)
    sms_page.phone.setText("0717 421234")
    sms_page.try_out.click()
    assert "mobile telephone" in sms_page.message.text()
    sms_page.folder.setText("")
    sms_page.try_out.click()
    assert "has no outbox" in sms_page.message.text()
    sms_page.folder.setText(str(spool))
    sms_page.phone.setText(PHONE)
    sms_page.try_out.click()
    spool.rename(spool.with_name("away"))
    trial.again.timeout.emit()
    assert "has no outbox" in sms_page.message.text()
    assert sms_page.try_out.isEnabled()


@pytest.mark.long
@pytest.mark.posix("gammu-smsd")
def test_a_real_smsd_sends_it(sms_page: SmsPage, qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "smsd") as smsd:
        trial = SmsTrial(sms_page, lambda: SETTINGS)
        trial.again.setInterval(50)
        sms_page.folder.setText(str(smsd.spool))
        sms_page.try_out.click()
        qtbot.waitUntil(lambda: "has sent" in sms_page.message.text(), timeout=60_000)
        trial.end()
