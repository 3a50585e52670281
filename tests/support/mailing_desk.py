"""A desk whose office has a mail account, at a real server that this computer trusts."""

from __future__ import annotations

import dataclasses
import ssl
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import RECORDED
from frontoffice.app.window.page_registry import MAIL
from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.send_job import SendJob, SendState, SendWay
from frontoffice.settings import Mail
from frontoffice.ui.intake.recorded_page import RecordedPage
from frontoffice.ui.sending.mail_page import MailPage
from tests.support.examples import a_complainant, a_letter
from tests.support.mail_account import an_account
from tests.support.mail_server import MailServer
from tests.support.window_desk import Desk

BY_MAIL = a_letter(channel="email", complainant=a_complainant(email="nurhayati@contoh.id"))


class MailingDesk:
    """A desk, and the mail server of its office, which its computer trusts."""

    def __init__(self, desk: Desk, qtbot: QtBot, server: MailServer, mail: Mail) -> None:
        self.desk, self.qtbot, self.server = desk, qtbot, server
        self.mail = dataclasses.replace(mail, user="kantor")
        self.window, self.sending = desk.counter.window, desk.counter.controllers.sending
        self.sending.begin()

    def set_up(self, password: str = "rahasia") -> MailPage:  # noqa: S107
        self.desk.sign_in(self.desk.supervisor)
        self.window.go(MAIL.name)
        page: MailPage = self.window.stack.view(MAIL)
        page.host.setText(self.mail.host)
        page.port.setValue(self.mail.port)
        page.user.setText(self.mail.user)
        page.password.setText(password)
        page.from_address.setText(self.mail.sender)
        return page

    def saved(self) -> None:
        page = self.set_up()
        page.save_button.click()
        self.qtbot.waitUntil(lambda: self.sending.offers(SendWay.EMAIL))

    def record(self) -> Complaint:
        return self.desk.record(self.desk.officer, BY_MAIL)

    @property
    def recorded(self) -> RecordedPage:
        page: RecordedPage = self.window.stack.view(RECORDED)
        return page

    def jobs(self, subject: UUID) -> tuple[SendJob, ...]:
        return self.desk.counter.register.sending.jobs_of(subject)

    def wait(self, subject: UUID, state: SendState) -> None:
        self.qtbot.waitUntil(lambda: [job.state for job in self.jobs(subject)] == [state])


@pytest.fixture
def office(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailingDesk]:
    with an_account(tmp_path, users={"kantor": "rahasia"}) as (server, mail, authority):
        trust(monkeypatch, authority)
        yield MailingDesk(desk, qtbot, server, mail)


def trust(monkeypatch: pytest.MonkeyPatch, authority: Path) -> None:
    """Let this computer trust that authority when it sends mail."""
    usual = ssl.create_default_context

    def trusted(*given: object, **more: object) -> ssl.SSLContext:
        return usual(*given, **more) if given or more else usual(cafile=authority)  # type: ignore[arg-type]

    monkeypatch.setattr("frontoffice.app.sending.ssl.create_default_context", trusted)
    monkeypatch.setattr("frontoffice.app.sending.MailCarrier.__init__.__defaults__", (trusted,))
    monkeypatch.setattr("frontoffice.app.sending.try_out.__defaults__", (trusted,))
