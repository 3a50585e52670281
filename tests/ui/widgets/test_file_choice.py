from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.file_choice import choose_copy, choose_folder


@pytest.mark.parametrize(
    ("choose", "mode"),
    [
        (lambda page, chosen: choose_folder(page, "Where", chosen), QFileDialog.FileMode.Directory),
        (choose_copy, QFileDialog.FileMode.ExistingFile),
    ],
)
def test_what_was_chosen_comes_as_a_path(
    qtbot: QtBot, choose: Callable[[QWidget, Callable[[Path], object]], None], mode: QFileDialog.FileMode
) -> None:
    page, found = QWidget(), list[Path]()
    qtbot.addWidget(page)
    choose(page, found.append)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.fileMode() is mode
    assert dialog.isVisible()
    dialog.fileSelected.emit("/srv/share")
    assert found == [Path("/srv/share")]
    dialog.reject()
