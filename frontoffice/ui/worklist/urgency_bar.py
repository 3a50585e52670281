"""The worklist's bar: how many lines are late, due today, soon or later; each part shows only its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY, URGENCIES
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.page_keys import keys_of
from frontoffice.ui.worklist.worklist_keys import WORKLIST_KEYS

_COLOURS: Final[Mapping[str, str]] = {LATE: "late", TODAY: "soon", SOON: "soon", LATER: "accent"}
_STRIPE: Final = 4  # pixels
_INSET: Final = 6


class UrgencyPart(QPushButton):
    """One part of the bar: its words, and a stripe as long as its share."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour, self.share = colour, 0.0
        self.setCheckable(True)
        self.setProperty("total", True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4 * _INSET, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripe along the lower edge; the words say the same."""
        super().paintEvent(event)
        if self.share:
            long = max(_STRIPE, round((self.width() - 2 * _INSET) * self.share))
            place = QRect(_INSET, self.height() - _STRIPE - 2, long, _STRIPE)
            painter = QPainter(self)
            painter.fillRect(place, QColor(getattr(theme.now(), self._colour)))
            painter.end()


class UrgencyBar(QWidget):
    """Four parts side by side, the most urgent first. ``chosen``: only those of one urgency are to be shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.parts: dict[str, UrgencyPart] = {}
        for urgency in URGENCIES:
            part = UrgencyPart(_COLOURS[urgency], self)
            plain_text.set_tool_tip(part, *keys_of(WORKLIST_KEYS, f"only_{urgency}"))
            part.clicked.connect(lambda _checked=False, urgency=urgency: self.chosen.emit(urgency))
            row.addWidget(part, 1)
            self.parts[urgency] = part

    def show_counts(self, counts: Mapping[str, int], chosen: str) -> None:
        """Show how many there are of each; what is not counted cannot be chosen."""
        words, all_of_them = self._words(), sum(counts.values())
        for urgency, part in self.parts.items():
            many = counts.get(urgency, 0)
            part.setText(words[urgency].format(many))
            part.share = many / all_of_them if all_of_them else 0.0
            part.setChecked(urgency == chosen)
            part.setEnabled(bool(many) or urgency == chosen)
            part.update()

    def name_of(self, urgency: str) -> str:
        """How urgent those of a part are; "" for none of them."""
        return self._words().get(urgency, "").format("").strip()

    def _words(self) -> Mapping[str, str]:
        return {
            LATE: self.tr("{} late"),
            TODAY: self.tr("{} today"),
            SOON: self.tr("{} within 3 days"),
            LATER: self.tr("{} later"),
        }
