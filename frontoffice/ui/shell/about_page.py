"""Page with the running versions, the register's location, and the licence texts of all components."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton, QWidget

from frontoffice import __version__, build_stamp
from frontoffice.errors import Unavailable
from frontoffice.licences import Component, components
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

ABOUT_KEYS: Final = (PageKey("F12", "diagnose"),)
_BETWEEN = "\n\n" + "-" * 72 + "\n\n"


class AboutPage(QWidget):
    """Parts on the left, the licence of the chosen one on the right; the texts are read when first shown.

    ``diagnosis_asked`` carries the folder that the diagnosis file is to be written into.
    """

    diagnosis_asked = Signal(object)

    versions: QLabel
    state: QLabel
    diagnose: QPushButton
    diagnosis_explanation: QLabel
    message: QLabel
    parts: QListWidget
    text: QPlainTextEdit

    def __init__(self, folder: Path, log: Path, read: Callable[[], Sequence[Component]] = components) -> None:
        super().__init__()
        load_ui("shell/about_page", into=self)
        self._read, self._log = read, log
        programs = (f"frontoffice {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
        build = build_stamp.build()
        lines = (
            self.tr("{programs}, on {system}").format(programs=", ".join(programs), system=platform.platform()),
            self.tr("Build: {build}").format(
                build=self.tr("none, from source") if build == build_stamp.SOURCE else build
            ),
            self.tr("The register lies in {folder}").format(folder=folder),
        )
        self.versions.setText("\n".join(lines))
        self._message = MessageLine(self.message)
        self.diagnose.clicked.connect(self._choose_folder)
        bind_keys(self, ABOUT_KEYS, {"diagnose": self.diagnose.click})
        self.parts.currentItemChanged.connect(self._show)
        self.setFocusProxy(self.parts)

    def show_state(self, newest_copy: str, is_whole: bool | None) -> None:
        """Show the newest backup's time, "" for none, and the result of the check since start, None while running."""
        check = {
            True: self.tr("the register is whole"),
            False: self.tr("look at the notice above the page"),
            None: self.tr("still going on"),
        }[is_whole]
        lines = (
            self.tr("Log: {log}").format(log=self._log),
            self.tr("Check since the start: {check}").format(check=check),
            self.tr("Newest copy: {at}").format(at=newest_copy or self.tr("none")),
            self._trial_note(),
        )
        self.state.setText("\n".join(lines))

    def show_diagnosing(self) -> None:
        """Show that the register is being scanned for the diagnosis file."""
        self.diagnose.setEnabled(False)
        self._message.show(self.tr("The register is checked first; that takes a moment…"), "soon")

    def show_diagnosis(self, file: Path) -> None:
        """Show the path of the diagnosis file."""
        self.diagnose.setEnabled(True)
        self._message.show(self.tr("Written: {file}").format(file=file), "done")

    def show_failure(self, error: Unavailable) -> None:
        """Say why there is no diagnosis file."""
        self.diagnose.setEnabled(True)
        self._message.show(wording.unavailable(error))

    def _choose_folder(self) -> None:
        choose_folder(self, self.tr("Where to write the diagnosis file"), self.diagnosis_asked.emit)

    def _trial_note(self) -> str:
        known = {
            "linux": self.tr("Not tried so far: real printers, of receipts or of pages."),
            "win32": self.tr("Not tried so far: Windows itself (only wine), and real printers."),
        }
        return known.get(sys.platform, self.tr("Not tried so far: this system."))

    def showEvent(self, event: QShowEvent) -> None:
        """List the parts once."""
        super().showEvent(event)
        if self.parts.count():
            return
        for component in self._read():
            licence = f" ({component.licence})" if component.licence else ""
            item = QListWidgetItem(f"{component.name} {component.version}{licence}")
            item.setData(Qt.ItemDataRole.UserRole, _BETWEEN.join(component.texts))
            self.parts.addItem(item)
        self.parts.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None) -> None:
        self.text.setPlainText(item.data(Qt.ItemDataRole.UserRole) if item else "")
