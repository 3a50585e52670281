"""The folder of a website's form read beside a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import FormSource, ReceiveDesk
from frontoffice.app.window.page_registry import MAIL
from frontoffice.receiving import web_forms
from frontoffice.receiving.codes import FormFailure
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from tests.conftest import Announce
from tests.support.keyrings import MemoryKeyring
from tests.support.web_forms import SECRET, a_form, put
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.usefixtures("keys")


@pytest.fixture
def receiving(register: Register) -> Iterator[ReceiveDesk]:
    made = ReceiveDesk(register)
    yield made
    made.end()


def test_a_form_waits_once_and_a_bad_file_is_said_until_it_is_away(
    receiving: ReceiveDesk, register: Register, qtbot: QtBot, tmp_path: Path, announce: Announce
) -> None:
    announce("no message was read: form_files_refused")
    web_forms.keep_secret(SECRET)
    put(tmp_path, "17.json", a_form())
    (tmp_path / "16.json").mkdir()
    with qtbot.waitSignals([receiving.came_in, receiving.answered]):
        receiving.use(FormSource(tmp_path, register.now, wording.refusal_text))
    assert receiving.reason is FormFailure.REFUSED
    assert register.inbox.count_waiting() == 1
    assert "256 kB" in (tmp_path / web_forms.REFUSED / f"16.json{web_forms.REASON}").read_text(encoding="utf-8")
    (tmp_path / web_forms.REFUSED / "16.json").rmdir()
    with qtbot.waitSignals([receiving.answered, receiving.rested]):
        receiving.look()
    assert receiving.reason is None


def test_a_saved_folder_is_read_with_its_secret_from_the_keyring_alone(
    desk: Desk, qtbot: QtBot, tmp_path: Path, keys: MemoryKeyring
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    put(folder, "17.json", a_form())
    receiving = desk.counter.controllers.receiving
    receiving.begin()
    desk.sign_in(desk.supervisor)
    desk.counter.window.go(MAIL.name)
    panel = desk.counter.window.stack.view(MAIL).web_form
    panel.form_folder.setText(str(folder / "none"))
    panel.form_secret.setText(SECRET)
    panel.form_save.click()
    qtbot.waitUntil(panel.form_save.isEnabled)
    assert desk.counter.settings.form_folder == ""
    panel.form_folder.setText(str(folder))
    panel.form_save.click()
    qtbot.waitUntil(lambda: desk.counter.register.inbox.count_waiting() == 1)
    assert desk.counter.settings.form_folder == str(folder)
    assert list(keys.kept.values()) == [SECRET]
    assert SECRET not in desk.where.settings.read_text(encoding="utf-8")
    assert receiving.state.reads
