"""Knows how long nobody has touched keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication

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

    It reads the clock in ``check`` and at a touch, so a test moves the clock and waits for nothing. Sleep counts as
    untouched: the touch that wakes the computer locks, and does nothing else.

    It listens to the system's windows, where every touch comes in before a widget has it, and not to the application:
    that would hear each event of each widget, a tenth of all the time in which pages are made. A window that opens is
    listened to from the next ``check``, which comes each second.
    """

    reached = Signal()

    def __init__(self, clock: Callable[[], datetime], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since = clock()
        self._counts = False
        self.minutes = minutes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; swallow only one that came too late, or it would act for who has left."""
        del watched
        if event.type() not in _TOUCHES or not self._counts:
            return False
        self.check()
        self._since = self._clock()
        return not self._counts

    def restart(self) -> None:
        """Count from now, and listen: until somebody signs in there is nothing to lock."""
        self._since, self._counts = self._clock(), True
        self._listen()

    def stop(self) -> None:
        """Count no more: nobody is here."""
        self._counts = False

    def check(self) -> None:
        """Say ``reached`` if it is, once; a clock that was set back starts the count again."""
        self._listen()
        now = self._clock()
        self._since = min(self._since, now)
        if self._counts and self.minutes and now - self._since >= timedelta(minutes=self.minutes):
            self._counts = False
            self.reached.emit()

    def _listen(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # which it is asked for again and again, and does once
