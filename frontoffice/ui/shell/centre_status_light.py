"""A light in the status bar, of the centre or the messages: an icon and a word; pressing it leads to its page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from frontoffice.ui.shell.lights_line import SAID
from frontoffice.ui.widgets import plain_text, theme

_NARROWEST: Final = 4  # times its height


class CentreStatusLight(QToolButton):
    """Hidden until there is something to show; ``clicked`` asks for the page, ``changed`` that it shows another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, name: str = "centre_light", explained: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("quiet", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        plain_text.set_tool_tip(self, explained or self.tr("What is exchanged with the centre ({key:window.menu})"))
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Where there is no room, the icon remains and the word is cut short."""
        hint = super().minimumSizeHint()
        return QSize(hint.height() * _NARROWEST, hint.height())

    def show_state(self, icon: str, colour: str, text: str) -> None:
        """Show how it stands: the word says what the colour says."""
        theme.give_icon(self, icon, colour)
        self.setProperty(SAID, text)
        self.setText(text)
        self.setAccessibleName(text)
        theme.mark(self, state=colour if colour in ("soon", "late") else "")
        self.show()
        self.changed.emit()
