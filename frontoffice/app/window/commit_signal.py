"""One signal for whatever was committed to the register, by the window's connection or by the exchange's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class CommitSignal(QObject):
    """``committed`` comes in the window's thread, once for all commits since the event loop last came round."""

    committed = Signal()
    _queued = Signal()

    def __init__(self, on_commit: list[Callable[[], None]]) -> None:
        super().__init__()
        self._on_commit = on_commit
        self._waits = self._is_stopped = False
        self._queued.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        on_commit.append(self.announce)

    def announce(self) -> None:
        """Have ``committed`` emitted soon; from any thread."""
        if not self._waits and not self._is_stopped:
            self._waits = True
            self._queued.emit()

    def stop(self) -> None:
        """Listen no more, to commits as to what workers still bring home while they are ended."""
        self._is_stopped = True
        self._on_commit.remove(self.announce)
        self._waits = False  # what is queued comes all the same

    def _deliver(self) -> None:
        if self._waits:
            self._waits = False  # before the listeners read: what is committed from here on is announced anew
            self.committed.emit()
