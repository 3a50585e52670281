"""One signal for whatever was committed to the register, by the window's connection or by the exchange's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

_ANNOUNCED: Final = QEvent.Type(QEvent.registerEventType())
_BEHIND_PAINT: Final = -2  # Qt posts what is to be painted with -1, its low priority


class CommitSignal(QObject):
    """``committed`` comes in the window's thread, once for all commits since the event loop last came round.

    What listens counts and reads anew, so it comes after what the window wants to paint: the number, after F9.
    """

    committed = Signal()

    def __init__(self, on_commit: list[Callable[[], None]]) -> None:
        super().__init__()
        self._on_commit = on_commit
        self._waits = self._is_stopped = False
        on_commit.append(self.announce)

    def announce(self) -> None:
        """Have ``committed`` emitted soon; from any thread."""
        if not self._waits and not self._is_stopped:
            self._waits = True
            QCoreApplication.postEvent(self, QEvent(_ANNOUNCED), _BEHIND_PAINT)

    def stop(self) -> None:
        """Listen no more, to commits as to what workers still bring home while they are ended."""
        self._is_stopped = True
        self._on_commit.remove(self.announce)
        self._waits = False  # what is queued comes all the same

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802
        """The event loop came round to what was announced."""
        if self._waits:
            self._waits = False  # before the listeners read: what is committed from here on is announced anew
            self.committed.emit()
