"""Non-blocking dialog for choosing a file or folder; a callback gets the choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from frontoffice.updating.installed_versions import SUFFIX


def choose_folder(page: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
    """Let the user choose an existing folder."""
    dialog = QFileDialog(page, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, chosen)


def choose_copy(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose a copy of the register."""
    title = QCoreApplication.translate("FileChoice", "A copy of the register")
    dialog = QFileDialog(page, title, "", "SQLite (*.db)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_update(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose the package of a new version."""
    title = QCoreApplication.translate("FileChoice", "A new version of the program")
    dialog = QFileDialog(page, title, "", f"frontoffice (*{SUFFIX})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_image(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose an image."""
    title = QCoreApplication.translate("FileChoice", "An emblem")
    dialog = QFileDialog(page, title, "", "PNG, JPEG (*.png *.jpg *.jpeg)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_template(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose a Word file."""
    title = QCoreApplication.translate("FileChoice", "A template of a letter")
    dialog = QFileDialog(page, title, "", "Word (*.docx *.docm *.dotx)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_table(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose an export of a website."""
    title = QCoreApplication.translate("FileChoice", "An export of a website")
    dialog = QFileDialog(page, title, "", "CSV, XLSX (*.csv *.txt *.tsv *.xlsx)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_token_file(page: QWidget, chosen: Callable[[Path], object]) -> None:
    """Let somebody choose the file into which another program writes an OAuth token."""
    dialog = QFileDialog(page, QCoreApplication.translate("FileChoice", "File of the OAuth token"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_files(page: QWidget, chosen: Callable[[Sequence[Path]], object], *, with_mail: bool = False) -> None:
    """Let the user choose files to attach, or ``with_mail`` an e-mail for filling the form."""
    title = QCoreApplication.translate("FileChoice", "Files to attach")
    images = QCoreApplication.translate("FileChoice", "PDF and images")
    every = QCoreApplication.translate("FileChoice", "All files")
    endings = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.gif"
    if with_mail:
        images, endings = QCoreApplication.translate("FileChoice", "PDF, images and e-mail"), f"{endings} *.eml"
    shown = f"{images} ({endings});;{every} (*)"
    dialog = QFileDialog(page, title, "", shown)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def _open(dialog: QFileDialog, chosen: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
