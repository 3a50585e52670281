"""A light in the status bar: of the centre, the messages or the copies; pressing it leads to its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart

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
    """Light of the centre, hidden without a state. ``clicked`` asks for the page, ``changed``: another state."""

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


# --- The light of the copies in the status bar: *Copy whole 10.32*, or why not; pressing it leads to their page ---


class BackupStatusLight(CentreStatusLight):
    """Hidden until there is something to show; ``clicked`` asks for the page. Times are texts, as they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup_light")
        self._explain("")

    def show_unread(self) -> None:
        """Show that the backup locations are still being checked: a newer copy may stand in one of them."""
        self._explain("")
        self.show_state("draft", "muted", self.tr("Copies: looking…"))

    def show_whole(self, at: str) -> None:
        """Show that the newest backup is complete and recent."""
        self._explain("")
        self.show_state("ok", "done", self.tr("Copy whole {at}").format(at=at))

    def show_old(self, at: str) -> None:
        """Show that the newest backup is older than a working day."""
        self._explain(self.tr("The newest copy is older than a day of work."))
        self.show_state("late", "soon", self.tr("Copy of {at}").format(at=at))

    def show_beside(self, at: str) -> None:
        """Show that no other disk has a recent backup."""
        self._explain(self.tr("A copy on the register's own disk is lost with that disk."))
        self.show_state("late", "soon", self.tr("Copy of {at}, on the same disk").format(at=at))

    def show_failed(self, at: str, why: str) -> None:
        """Show that the last backup failed."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, the last one failed").format(at=at))

    def show_silent(self, at: str, why: str) -> None:
        """Show that a backup location does not respond; ``at`` is of the newest copy of all."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, a place does not answer").format(at=at))

    def show_doubted(self, at: str) -> None:
        """Show that the newest backup is of a register with a doubtful history; ``at`` is of the whole one before."""
        self._explain(self.tr("The history of the register is in doubt; what is copied now does not count as whole."))
        text = self.tr("Copy whole {at}, the one after it is doubted") if at else self.tr("Copy doubted, none is whole")
        self.show_state("late" if at else "warning", "soon" if at else "late", text.format(at=at))

    def show_none(self) -> None:
        """Show that there is no backup."""
        self._explain(self.tr("If this computer is lost, the register is lost."))
        self.show_state("warning", "late", self.tr("No copy yet"))

    def _explain(self, why: str) -> None:
        plain_text.set_tool_tip(
            self, " ".join(part for part in (why, self.tr("Copies of the register ({key:window.menu})")) if part)
        )
