"""Lines under the header that tell something and go away when the officer has read them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.named_values import give


class NoticeLine(QFrame):
    """One message with a button that takes it away, and another that does what is ``offer``ed, if anything is."""

    def __init__(self, text: str, parent: QWidget, offer: tuple[str, Callable[[], None]] | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self._icon = plain_text.label(parent=self)
        self._icon.setProperty("icon_name", "warning")
        self._icon.setProperty("icon_colour", "soon")
        self._text = plain_text.label(text, self)
        self._text.setWordWrap(True)
        self.read = QToolButton(self)
        self.read.setText(self.tr("Understood"))
        plain_text.set_tool_tip(self.read, self.tr("Take this line away"))
        self.read.setProperty("quiet", True)
        self.read.setProperty("icon_name", "check")
        give(self.read, toolButtonStyle="ToolButtonTextBesideIcon", focusPolicy="TabFocus")
        self.read.clicked.connect(self.hide)
        self.read.clicked.connect(self.deleteLater)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.offered = self._button(*offer) if offer else None
        if self.offered is not None:
            row.addWidget(self.offered)
        row.addWidget(self.read)
        theme.dress(self)

    def _button(self, text: str, then: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(plain_text.caption(text))
        button.setProperty("quiet", True)
        give(button, focusPolicy="TabFocus")
        button.clicked.connect(then)
        return button

    def text(self) -> str:
        """What it says."""
        return self._text.text()
