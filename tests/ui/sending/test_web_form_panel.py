"""The folder of a website's form and its secret, as an administrator types them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.errors import Unavailable
from frontoffice.receiving.codes import FormFailure
from frontoffice.receiving.web_forms import SHORTEST_SECRET
from frontoffice.ui.sending.web_form_panel import TypedWebForm, WebFormPanel
from tests.support.in_front import in_front
from tests.support.web_forms import SECRET


def shown(qtbot: QtBot, kept: str = "") -> tuple[WebFormPanel, list[TypedWebForm]]:
    heard: list[TypedWebForm] = []
    panel = in_front(qtbot, WebFormPanel(kept), 1000, 600)
    panel.save_asked.connect(heard.append)
    return panel, heard


def test_a_folder_needs_a_secret_that_is_long_enough(qtbot: QtBot) -> None:
    panel, heard = shown(qtbot)
    panel.form_folder.setText(" /srv/forms ")
    panel.form_secret.setText("x" * (SHORTEST_SECRET - 1))
    panel.form_save.click()
    assert heard == []
    panel.form_secret.setText(SECRET)
    panel.form_save.click()
    assert heard == [TypedWebForm("/srv/forms", SECRET)]
    assert not panel.form_save.isEnabled()
    panel.show_failure(Unavailable(FormFailure.UNREADABLE))
    assert panel.form_save.isEnabled()
    assert "folder" in panel.form_message.text()
    assert SECRET not in repr(heard)


@pytest.mark.parametrize("folder", ["", "/srv/other"])
def test_a_kept_secret_need_not_be_typed_again_nor_where_no_folder_is_read(qtbot: QtBot, folder: str) -> None:
    panel, heard = shown(qtbot, "/srv/forms")
    panel.form_folder.setText(folder)
    panel.form_save.click()
    assert heard == [TypedWebForm(folder, "")]


def test_a_new_secret_is_shown_once_to_be_copied(qtbot: QtBot) -> None:
    panel, heard = shown(qtbot, "/srv/forms")
    panel.form_secret_button.click()
    secret = panel.form_secret.text()
    assert len(secret) > SHORTEST_SECRET
    assert panel.form_secret.echoMode() is QLineEdit.EchoMode.Normal
    panel.form_save.click()
    assert heard == [TypedWebForm("/srv/forms", secret)]
    panel.use("/srv/forms")
    assert (panel.form_secret.text(), panel.form_secret.echoMode()) == ("", QLineEdit.EchoMode.Password)
