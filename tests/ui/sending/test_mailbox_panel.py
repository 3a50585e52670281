"""The mailbox that this desk reads, as an administrator types it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.receiving.codes import MailboxReason
from frontoffice.settings import Mailbox
from frontoffice.ui.sending.mailbox_panel import MailboxPanel, TypedMailbox
from frontoffice.ui.widgets.form import child
from tests.support.in_front import in_front

KEPT = Mailbox("imap.contoh.go.id", 993, "tls", "kantor", "INBOX", "2026-10-12", "/srv/token")


def shown(qtbot: QtBot, kept: Mailbox) -> tuple[MailboxPanel, list[TypedMailbox]]:
    heard: list[TypedMailbox] = []
    panel = in_front(qtbot, MailboxPanel(kept, lambda: date(2026, 11, 24)), 1000, 800)
    panel.save_asked.connect(heard.append)
    return panel, heard


def problem(panel: MailboxPanel, field: str) -> str:
    label = child(panel, QLabel, f"{field}_problem")
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize("kept", [KEPT, Mailbox("imap.contoh.go.id", 143, "starttls", "kantor")])
def test_what_is_kept_is_saved_as_it_was(qtbot: QtBot, kept: Mailbox) -> None:
    panel, heard = shown(qtbot, kept)
    assert panel.mailbox_advanced.isVisible() == bool(kept.since)  # what is set is seen
    panel.mailbox_save.click()
    assert heard == [TypedMailbox(kept, "")]


def test_a_day_is_typed_as_everywhere_and_a_bad_one_is_refused_beside_it(qtbot: QtBot) -> None:
    panel, heard = shown(qtbot, Mailbox("imap.contoh.go.id", 993, "tls", "kantor"))
    panel.mailbox_since.setText("31-02-2026")
    panel.mailbox_save.click()
    assert heard == []
    assert panel.mailbox_advanced_fold.isChecked()
    assert "31-02-2026" in problem(panel, "mailbox_since")
    panel.mailbox_since.setText("12/10/26")
    panel.mailbox_save.click()
    assert [typed.mailbox.since for typed in heard] == ["2026-10-12"]


def test_a_token_file_asks_for_no_password_and_taking_it_away_does(qtbot: QtBot) -> None:
    panel, heard = shown(qtbot, Mailbox())
    for name, text in (("host", KEPT.host), ("user", KEPT.user), ("token_file", " /srv/token ")):
        getattr(panel, f"mailbox_{name}").setText(text)
    panel.mailbox_save.click()
    assert [(typed.mailbox.token_file, typed.password) for typed in heard] == [("/srv/token", "")]
    panel.use(heard[0].mailbox)
    assert panel.mailbox_password.placeholderText() == ""
    panel.mailbox_token_file.clear()
    panel.mailbox_save.click()
    assert len(heard) == 1
    assert problem(panel, "mailbox_password")


def test_a_token_file_that_cannot_be_read_is_refused_beside_its_field(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, KEPT)
    panel.mailbox_advanced_fold.click()
    panel.mailbox_save.click()
    assert not panel.mailbox_save.isEnabled()
    panel.show_failure(Unavailable(MailboxReason.TOKEN_FILE))
    assert panel.mailbox_save.isEnabled()
    assert "not there" in problem(panel, "mailbox_token_file")


def test_an_empty_server_stops_the_reading_whatever_else_is_typed(qtbot: QtBot) -> None:
    panel, heard = shown(qtbot, KEPT)
    panel.mailbox_host.clear()
    panel.mailbox_since.setText("kapan")
    panel.mailbox_save.click()
    assert heard == [TypedMailbox(Mailbox(), "")]
