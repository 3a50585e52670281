"""Knows how long nobody has touched keyboard or mouse, and asks at each press whether it may act at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication

_SHORTCUT: Final = QEvent.Type.ShortcutOverride  # comes before each key: a key that is a shortcut is never pressed
_PRESSES: Final = frozenset(
    {
        _SHORTCUT,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_TOUCHES: Final = _PRESSES | {QEvent.Type.MouseMove, QEvent.Type.Wheel}


def seconds_since_boot() -> float:
    """Seconds that no change of the clock moves, sleep counted, for which Linux has a clock of its own."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleLock(QObject):
    """Listens to every touch in the program and says ``reached`` once nobody has touched it for so many minutes.

    It reads the clocks in ``check`` and at a touch, so a test moves them and waits for nothing. Sleep counts as
    untouched: the touch that wakes the computer locks, and does nothing else. Whichever clock has gone further counts:
    ``clock`` may be set back, and ``uptime`` (seconds) may stand still while a virtual machine is suspended.
    ``may_press`` is asked at each press, while somebody is here; where it says no, the press does nothing.

    It listens to the system's windows, where every touch comes in before a widget has it, and not to the application:
    that would hear each event of each widget, a tenth of all the time in which pages are made. A window that opens is
    listened to from the next ``check``, which comes each second.
    """

    reached = Signal()

    def __init__(
        self,
        clock: Callable[[], datetime],
        minutes: int,
        parent: QObject,
        uptime: Callable[[], float] = seconds_since_boot,
    ) -> None:
        super().__init__(parent)
        self._clock, self._uptime = clock, uptime
        self._since, self._up_since = clock(), uptime()
        self._counts = self._drops_key = False
        self.minutes = minutes
        self.may_press: Callable[[], bool] = lambda: True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; swallow only one that came too late, or that may not act any more."""
        del watched
        kind = event.type()
        if kind == QEvent.Type.KeyPress and self._drops_key:  # it was a shortcut, or might have been
            self._drops_key = False
            return True
        if kind not in _TOUCHES or not self._counts:
            return False
        self.check()
        self._since, self._up_since = self._clock(), self._uptime()
        is_dropped = not self._counts or (kind in _PRESSES and not self.may_press())
        if kind == _SHORTCUT:
            self._drops_key = is_dropped
            if is_dropped:
                event.accept()  # else Qt looks for a shortcut of that key
        return is_dropped

    def restart(self) -> None:
        """Count from now, and listen: until somebody signs in there is nothing to lock."""
        self._since, self._up_since, self._counts = self._clock(), self._uptime(), True
        self._listen()

    def stop(self) -> None:
        """Count no more: nobody is here."""
        self._counts = False

    def check(self) -> None:
        """Say ``reached`` if it is, once; for a clock that was set back the other one counts on."""
        self._listen()
        now = self._clock()
        self._since = min(self._since, now)
        idle = max(now - self._since, timedelta(seconds=self._uptime() - self._up_since))
        if self._counts and self.minutes and idle >= timedelta(minutes=self.minutes):
            self._counts = False
            self.reached.emit()

    def _listen(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # which it is asked for again and again, and does once
