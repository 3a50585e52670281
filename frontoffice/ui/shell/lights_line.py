"""A light in the status bar, of the centre or the messages: an icon and a word; pressing it leads to its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.filled_lines import FilledLines, LinePart

# --- The line of the lights below: where it has no room for all that they say, what stands behind a comma goes
# first ---

SAID: Final = "said"  # the property of a light's text: all that it has to say


class LightsLine(FilledLines):
    """Lights from left to right, and how many were recorded at the right; in further lines on a narrow screen alone.

    What a light leaves out is its name for screen readers all the same, and stands on the page that it leads to.
    """

    def __init__(self, lights: Sequence[QWidget], count: QLabel, parent: QWidget, gap: int) -> None:
        parts = [*map(LinePart, lights), LinePart(count, stretch=1)]
        super().__init__(parts, parent, gap, holds_back=False)
        self._parts, self._gap = (*lights, count), gap

    def event(self, event: QEvent) -> bool:
        """Refit the texts of the lights after a change of one."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the texts to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten the texts at their commas, largest saving first, until one line is enough."""
        texts = [text for part in self._parts if not part.isHidden() for text in _texts(part)]
        wanted = {text: str(text.property(SAID)) for text in texts}
        needed = sum(
            max(one.sizeHint().width(), one.minimumSizeHint().width()) for one in self._parts if not one.isHidden()
        )
        needed += self._gap * sum(not one.isHidden() for one in self._parts)
        needed += sum(_width(text, wanted[text]) - _width(text, text.text()) for text in texts)
        for text in sorted(texts, key=lambda one: _width(one, _brief(wanted[one])) - _width(one, wanted[one])):
            if needed > self.width():
                needed -= _width(text, wanted[text]) - _width(text, _brief(wanted[text]))
                wanted[text] = _brief(wanted[text])
        for text, words in wanted.items():
            if text.text() != words:
                text.setText(words)


def _texts(part: QWidget) -> list[QLabel | QToolButton]:
    """Labels and buttons of a light with a shortenable text."""
    found = [part, *part.findChildren(QLabel)]
    return [one for one in found if isinstance(one, QLabel | QToolButton) and one.property(SAID)]


def _brief(said: str) -> str:
    return said.partition(",")[0]


def _width(text: QLabel | QToolButton, words: str) -> int:
    return text.fontMetrics().horizontalAdvance(words)


# --- centre status light ---

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
        """Minimum size with the icon and an elided word."""
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
