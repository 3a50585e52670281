"""What leads out of the way, behind one key: ways out of the cycle, another review, cancelling; each has a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from frontoffice.ui.widgets import plain_text

_HELD: Final = "Alt+"  # an open menu takes its lines with and without it
Line = tuple[str, str, str, Callable[[], object]]  # key, words, why not ("" when it may be done), what it does


class MoreMenu(QMenu):
    """Lines with their keys as the page has them; what may not be done now is dimmed, with its reason beside it.

    Where the screen is too low for one column or too narrow for the reasons, the lines stand without them: the key
    says it on the page.
    """

    def open(self, lines: Iterable[Line], under: QWidget) -> None:
        """Show these lines under their button, or above it where the screen ends."""
        shown = tuple(lines)
        self._fill(shown, with_reasons=True)
        room = self.screen().availableSize()
        wanted = self.sizeHint()
        if wanted.width() > room.width() or wanted.height() >= room.height():
            self._fill(shown, with_reasons=False)
        self.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _fill(self, lines: Iterable[Line], *, with_reasons: bool) -> None:
        self.clear()
        for key, text, why, take in lines:
            named = key.replace(_HELD, "&", 1)
            action = self.addAction(f"{named} {plain_text.caption(text)}")
            if why and with_reasons:
                action.setText(f"{action.text()}   ({plain_text.caption(why)})")
            action.setEnabled(not why)
            action.triggered.connect(lambda _checked=False, take=take: take())
