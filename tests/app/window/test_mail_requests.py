"""The mail account is tried, kept with its password in the keyring alone, and ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.page_registry import MAIL
from frontoffice.register.commands.send_job import SendWay
from frontoffice.ui.sending.mail_page import MailPage
from tests.support.keyrings import MemoryKeyring
from tests.support.mailing_desk import MailingDesk, office
from tests.support.window_desk import Desk, desk

__all__ = ["desk", "office"]
pytestmark = pytest.mark.usefixtures("keys")


def test_the_account_is_tried_and_says_what_the_server_answered(office: MailingDesk, keys: MemoryKeyring) -> None:
    page = office.set_up("salah")
    page.test.click()
    office.qtbot.waitUntil(lambda: "535 5.7.8 wrong" in page.message.text())
    page.password.setText("rahasia")
    page.test.click()
    office.qtbot.waitUntil(lambda: "250 ok" in page.message.text())
    assert keys.kept == {}
    assert office.server.took == []
    assert not office.sending.offers(SendWay.EMAIL)


def test_a_saved_account_is_in_the_settings_and_its_password_in_the_keyring_alone(
    office: MailingDesk, keys: MemoryKeyring
) -> None:
    office.saved()
    assert office.desk.counter.settings.mail == office.mail
    assert list(keys.kept.values()) == ["rahasia"]
    assert "rahasia" not in office.desk.where.settings.read_text(encoding="utf-8")
    assert not office.window.send_light.isHidden()
    page: MailPage = office.window.stack.view(MAIL)
    page.stop_button.click()
    office.qtbot.waitUntil(lambda: not office.sending.offers(SendWay.EMAIL))
    assert keys.kept == {}
    assert office.window.send_light.isHidden()


def test_a_mailbox_is_kept_only_with_a_token_file_that_is_there(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.counter.controllers.receiving.end()  # there is no such server
    desk.sign_in(desk.supervisor)
    desk.counter.window.go(MAIL.name)
    page: MailPage = desk.counter.window.stack.view(MAIL)
    panel, token = page.mailbox, tmp_path / "token"
    for name, text in (("host", "imap.contoh.go.id"), ("user", "kantor"), ("token_file", str(token))):
        getattr(panel, f"mailbox_{name}").setText(text)
    panel.mailbox_save.click()
    qtbot.waitUntil(panel.mailbox_save.isEnabled)
    assert not desk.counter.settings.mailbox.host
    token.write_text("ya29.token", encoding="utf-8")
    panel.mailbox_save.click()
    qtbot.waitUntil(panel.mailbox_save.isEnabled)
    assert desk.counter.settings_controller.current.mailbox.token_file == str(token)
