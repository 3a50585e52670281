from __future__ import annotations

from typing import Final, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.complaint import CHANNELS
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.send_job import Message, SendJob, SendWay
from frontoffice.settings import Office, Settings
from frontoffice.ui.intake.recorded_page import RecordedPage
from frontoffice.ui.receipts.answer_view import NoSending
from tests.support.examples import a_complainant, a_complaint, an_intake
from tests.support.in_front import in_front

_ALONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Outside:
    """What became of the texts: written down, and opened as links; either may fail."""

    def __init__(self) -> None:
        self.logged: list[tuple[UUID, Attempt, UUID]] = []
        self.links: list[str] = []
        self.writes = self.opens = True

    def log(self, subject: UUID, attempt: Attempt, action: UUID) -> None:
        if not self.writes:
            raise Unavailable(RegisterFailure.DISK_FULL)
        self.logged.append((subject, attempt, action))

    def open(self, url: str) -> bool:
        self.links.append(url)
        return self.opens


class SendingOffice(NoSending):
    """An office that sends by every way, and what it was given."""

    def __init__(self) -> None:
        self.queued: list[Message] = []

    def offers(self, _way: SendWay) -> bool:
        return True

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        self.queued.append(message)
        return cast("SendJob", job_id)


@pytest.fixture
def made() -> Outside:
    return Outside()


@pytest.fixture
def recorded(qtbot: QtBot, made: Outside) -> RecordedPage:
    copied: list[str] = []
    settings = Settings(office=Office(telephone="0717 421234"))
    return in_front(qtbot, RecordedPage(settings, made.log, copied.append, made.open), 1000, 700)


def press(page: RecordedPage, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = _ALONE) -> None:
    for key in keys:
        QTest.keyClick(page.focusWidget(), key, modifiers)


def test_what_was_sent_is_written_down_once_as_a_contact_of_its_channel(recorded: RecordedPage, made: Outside) -> None:
    ways = {"email": "E-mail", "sms": "SMS", "telephone": "SMS", "sp4n": "SP4N-LAPOR!"}
    for channel in CHANNELS:
        complaint = a_complaint(intake=an_intake(channel=channel.code))
        recorded.show_recorded(complaint)
        way = ways.get(channel.code, "")
        if channel.code in ("website", "other", "box"):
            way = "E-mail"  # nobody writes back there, and an address is known
        assert recorded.sent_button.isVisible() is bool(way), channel.code
        press(recorded, Qt.Key.Key_K, Qt.Key.Key_K, modifiers=_SHIFT)
        if not way:
            assert made.logged == []
            continue
        ((subject, attempt, _action),) = made.logged
        assert (subject, attempt.channel, attempt.reach) == (complaint.subject, way, Reach.SENT)
        assert attempt.note.replace("\N{BULLET}" * 6, complaint.check_code) == recorded.answer.toPlainText()
        assert complaint.check_code not in attempt.note
        assert recorded.answer_copied.property("state") == "done"
        made.logged.clear()


def test_whatsapp_is_opened_with_the_text_and_then_written_down(recorded: RecordedPage, made: Outside) -> None:
    recorded.show_recorded(a_complaint(intake=an_intake(channel="sms")))
    press(recorded, Qt.Key.Key_W, modifiers=_WITH)
    (link,) = made.links
    assert link.startswith("https://wa.me/628")
    assert "0147%2FPGD-L1%2F2026" in link
    assert (made.logged, "Shift+K" in recorded.answer_copied.text()) == ([], True)
    press(recorded, Qt.Key.Key_K, modifiers=_SHIFT)
    ((_, attempt, _),) = made.logged
    assert attempt.channel == "WhatsApp"
    made.opens = False
    recorded.show_recorded(a_complaint(intake=an_intake(channel="sms")))
    press(recorded, Qt.Key.Key_W, modifiers=_WITH)
    assert recorded.answer_copied.property("state") == "late"
    press(recorded, Qt.Key.Key_K, modifiers=_SHIFT)
    assert made.logged[1][1].channel == "SMS"


def test_what_is_sent_by_the_office_is_logged_by_its_own_way_also_after_whatsapp_was_opened(
    recorded: RecordedPage,
) -> None:
    recorded.answer_words.queue = office = SendingOffice()
    recorded.show_recorded(a_complaint(intake=an_intake(channel="sms")))
    press(recorded, Qt.Key.Key_W, modifiers=_WITH)
    press(recorded, Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.AltModifier)
    assert [(one.way, one.channel) for one in office.queued] == [(SendWay.SMS, "SMS")]


def test_whatsapp_is_offered_for_a_mobile_number_only(recorded: RecordedPage, made: Outside) -> None:
    for channel, phone in (("sms", ""), ("sms", "0717 421234"), ("email", "0812 7100 1234")):
        recorded.show_recorded(a_complaint(intake=an_intake(channel=channel, complainant=a_complainant(phone=phone))))
        assert not recorded.chat_button.isVisible()
        press(recorded, Qt.Key.Key_W, modifiers=_WITH)
    assert made.links == []


def test_what_could_not_be_written_down_says_so_and_can_be_tried_as_the_same(
    recorded: RecordedPage, made: Outside
) -> None:
    recorded.show_recorded(a_complaint(intake=an_intake(channel="email")))
    made.writes = False
    press(recorded, Qt.Key.Key_K, modifiers=_SHIFT)
    assert (recorded.sent_button.isVisible(), recorded.answer_copied.property("state")) == (True, "late")
    made.writes = True
    press(recorded, Qt.Key.Key_K, modifiers=_SHIFT)
    assert len(made.logged) == 1
