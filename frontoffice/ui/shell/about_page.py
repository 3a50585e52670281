"""The versions that are running, where the register lies, and the licence texts of everything inside."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from frontoffice import __version__
from frontoffice.licences import Component, components
from frontoffice.ui.widgets.form import draw

_BETWEEN = "\n\n" + "-" * 72 + "\n\n"


class AboutPage(QWidget):
    """Parts on the left, the licence of the chosen one on the right; the texts are read when first shown."""

    versions: QLabel
    parts: QListWidget
    text: QPlainTextEdit

    def __init__(self, folder: Path, read: Callable[[], Sequence[Component]] = components) -> None:
        super().__init__()
        draw("shell/about_page", onto=self)
        self._read = read
        programs = (f"frontoffice {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
        self.versions.setText(
            self.tr("{programs}, on {system}\nThe register lies in {folder}").format(
                programs=", ".join(programs), system=platform.platform(), folder=folder
            )
        )
        self.parts.currentItemChanged.connect(self._show)
        self.setFocusProxy(self.parts)

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
