"""Knows how long nobody has touched keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Listens to every touch in the program and says ``reached`` once nobody has touched it for so many minutes.

    It reads the clock only in ``check``, so a test moves the clock and waits for nothing.
    """

    reached = Signal()

    def __init__(self, clock: Callable[[], datetime], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since = clock()
        self.minutes = minutes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; never swallow it."""
        del watched
        if event.type() in _TOUCHES:
            self._since = self._clock()
        return False

    def restart(self) -> None:
        """Count from now, and listen: until somebody signs in there is nothing to lock."""
        self._since = self._clock()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def check(self) -> None:
        """Say ``reached`` if it is; a clock that was set back starts the count again."""
        now = self._clock()
        self._since = min(self._since, now)
        if self.minutes and now - self._since >= timedelta(minutes=self.minutes):
            self.reached.emit()
