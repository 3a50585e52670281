"""The list of messages: what may be done about each, and nobody's name, address or words in it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.domain.people import Officer, Role
from frontoffice.register.commands.send_job import SendJob, SendState, Sent
from frontoffice.register.register import Register
from frontoffice.ui.sending.sending_page import SENDING_KEYS, SendingPage
from tests.support.examples import an_officer
from tests.support.in_front import in_front
from tests.support.incoming import a_mail
from tests.support.mail_account import a_message, a_subject

SITI = an_officer()
ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana")


def test_the_handbook_names_the_key_that_leads_to_the_account() -> None:
    settings = next(one.key for one in SENDING_KEYS if one.action == "settings")
    assert f"(Shift+F6, then {settings})" in assets.read_text("handbook/messages.md")


def queued(register: Register, result: Sent | None = None) -> SendJob:
    job = register.sending.queue(a_message(a_subject(register)), SITI, uuid4())
    if result is not None:
        register.sending.start_sending(job.job_id)
        register.sending.finish(job.job_id, result)
    return job


def opened(qtbot: QtBot, register: Register, by: Officer = SITI) -> SendingPage:
    page = in_front(qtbot, SendingPage(register, lambda: by), 1000, 500)
    page.start()
    return page


def offered(page: SendingPage) -> set[str]:
    buttons = (page.came_button, page.not_came_button, page.again_button, page.drop_button, page.open_button)
    return {one.objectName().removesuffix("_button") for one in buttons if one.isVisible()}


def state(register: Register, job: SendJob) -> SendState:
    (kept,) = register.sending.jobs_of(job.message.subject)
    return kept.state


@pytest.mark.parametrize(
    ("result", "buttons", "said"),
    [
        (None, "again drop open", ""),
        (Sent(SendState.QUEUED, "mail_unreachable", "refused"), "again drop open", "10.33"),
        (Sent(SendState.FAILED, "mail_recipient", "550 unknown"), "again drop open", "550 unknown"),
        (Sent(SendState.UNCERTAIN, "mail_unknown", "<7@contoh>"), "came not_came open", "<7@contoh>"),
        (Sent(SendState.HANDED_OVER), "open", ""),
    ],
    ids=str,
)
def test_each_message_says_why_it_stands_here_and_what_may_be_done(
    qtbot: QtBot, register: Register, result: Sent | None, buttons: str, said: str
) -> None:
    queued(register, result)
    page = opened(qtbot, register)
    assert offered(page) == set(buttons.split())
    assert said in page.send_whole.text()
    read = " ".join([label.text() for label in page.findChildren(QLabel)])
    cells = " ".join(item.text() for item in page.sends.selectedItems())
    assert "0001/PGD-L1/2026" in cells
    assert not any(word in read + cells for word in ("nurhayati", "Nurhayati", "K7M2"))


def test_the_keys_do_what_the_buttons_say(qtbot: QtBot, register: Register) -> None:
    job = queued(register, Sent(SendState.UNCERTAIN, "mail_unknown"))
    page = opened(qtbot, register)
    QTest.keyClick(page.sends, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert state(register, job) is SendState.UNCERTAIN
    QTest.keyClick(page.sends, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert (state(register, job), offered(page)) == (SendState.FAILED, {"again", "drop", "open"})
    QTest.keyClick(page.sends, Qt.Key.Key_F5)
    assert state(register, job) is SendState.QUEUED
    QTest.keyClick(page.sends, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert state(register, job) is SendState.DROPPED
    assert (page.sends.rowCount(), offered(page)) == (0, set())
    other = queued(register, Sent(SendState.UNCERTAIN, "mail_unknown"))
    page.refresh()
    asked: list[UUID] = []
    page.opened.connect(asked.append)
    QTest.keyClick(page.sends, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert asked == [other.message.subject]
    QTest.keyClick(page.sends, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert state(register, other) is SendState.CAME


def test_what_came_back_is_red_and_its_complainant_is_written_to_anew(qtbot: QtBot, register: Register) -> None:
    job = queued(register, Sent(SendState.SENT, "", "250"))
    page = opened(qtbot, register)
    assert page.sends.rowCount() == 0
    register.receiving.take_in([a_mail(1, recipient_failed=f"{job.job_id}@contoh.id", failed_status="5.1.1")])
    page.refresh()
    cells = [page.sends.item(0, column) for column in range(2)]
    assert [one.text() for one in cells if one] == [job.number_text, "Not sent"]
    assert page.send_whole.property("state") == "late"
    assert "nobody has this address" in page.send_whole.text()
    assert "5.1.1" in page.send_whole.text()
    assert offered(page) == {"again", "drop", "open"}
    asked: list[UUID] = []
    page.anew_asked.connect(asked.append)
    QTest.keyClick(page.sends, Qt.Key.Key_F5)
    assert asked == [job.message.subject]
    QTest.keyClick(page.sends, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert page.sends.rowCount() == 0


def test_who_may_not_speak_with_complainants_only_looks(qtbot: QtBot, register: Register) -> None:
    job = queued(register)
    page = opened(qtbot, register, ADMINISTRATOR)
    assert offered(page) == {"open"}
    assert page.settings_button.isVisible()
    QTest.keyClick(page.sends, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert state(register, job) is SendState.QUEUED
    assert not opened(qtbot, register).settings_button.isVisible()


def test_the_marked_one_stays_marked_while_others_go(qtbot: QtBot, register: Register) -> None:
    first, second = queued(register), queued(register)
    page = opened(qtbot, register)
    page.sends.selectRow(1)
    register.sending.take_back(first.job_id, SITI)
    page.refresh()
    assert page.sends.rowCount() == 1
    assert page.sends.selectedItems()[0].text() == second.number_text
