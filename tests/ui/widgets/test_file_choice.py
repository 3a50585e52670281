from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QHeaderView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.assets import RESOURCES
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


def _texts(dialog: QFileDialog) -> set[str]:
    """Whatever can be read or heard of a dialog, but for names of files."""
    found = {action.text() for action in dialog.findChildren(QAction)}
    for part in dialog.findChildren(QWidget):
        found |= {part.toolTip(), part.accessibleName(), part.accessibleDescription()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
        if isinstance(part, QComboBox) and part.objectName() == "fileTypeCombo":
            found |= {part.itemText(row) for row in range(part.count())}
        if isinstance(part, QHeaderView):
            model = part.model()
            found |= {str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())}
    return {text.replace("&", "") for text in found if text}


@pytest.mark.thorough
def test_a_file_dialog_that_the_desktop_does_not_bring_is_indonesian(qtbot: QtBot) -> None:
    def dialog(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode) -> set[str]:
        made = QFileDialog()
        qtbot.addWidget(made)
        made.setOption(QFileDialog.Option.DontUseNativeDialog)
        made.setFileMode(mode)
        made.setAcceptMode(accept)
        made.show()
        return _texts(made) | {made.windowTitle()}

    modes = [(QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen)]
    modes += [(QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen)]
    modes += [(QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave)]
    english = set().union(*(dialog(*mode) for mode in modes))
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "qt_id.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        indonesian = set().union(*(dialog(*mode) for mode in modes))
    finally:
        QCoreApplication.removeTranslator(translator)
    assert "Nama berkas:" in indonesian
    assert english & indonesian == set()
