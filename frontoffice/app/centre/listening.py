"""When a desk asks the centre because another one sent something: at once where that is rare, paced where it is not.

Whoever is let in may send any notification, and a thousand desks hear the same one. So each waits for a moment of its
own, the longer the more devices there are, and all desks together bring on a bounded number of rounds a second. Rounds
that find nothing come ever rarer: who only cries has the desks fall back to the minute, and nothing worse.
"""

from __future__ import annotations

import math
import random
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from frontoffice.sync.link.standing_link import StandingLink

TOGETHER: Final = 100
"""Rounds a second that notifications bring on at the centre, of as many desks together; more desks make fewer."""
LONGEST: Final = 60.0
_IN_VAIN: Final = 3  # rounds that found nothing, in a row, before they come rarer: one's own may have been quicker


def spacing(devices: int, in_vain: int) -> float:
    """Seconds between two rounds of one desk that notifications bring on, after so many ``in_vain``.

    10 devices: 0.1; 100: 1; 10 after 5 in vain: 0.4. 1,000: 31.6, since a round costs the more the more chains there
    are, and the centre has to bear all of them; the minute would come soon anyway.
    """
    share = max(devices, 1) / TOGETHER
    return min(max(share, math.sqrt(share) * share) * 2.0 ** min(max(0, in_vain - _IN_VAIN), 20), LONGEST)


class Listening(QObject):
    """Listens between two rounds; ``called`` when it is time for one. No thread and no polling: the socket wakes it."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: StandingLink | None = None
        self._notifier: QSocketNotifier | None = None
        self._in_vain = 0
        self._was_called = False
        self._last = -LONGEST
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._call)

    def link(self) -> StandingLink:
        """The link of the next round, which nobody listens to meanwhile."""
        from frontoffice.sync.link.standing_link import StandingLink

        if self._standing is None:
            self._standing = StandingLink()
        return self._standing

    def pause(self) -> None:
        """Leave the link to the round that begins."""
        self._next.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None

    def go_on(self, *, found: bool) -> None:
        """Listen again after a round, which ``found`` something or not."""
        self._in_vain = 0 if found else self._in_vain + self._was_called
        self._was_called = False
        if self._standing is None or (socket := self._standing.socket) is None:
            return
        self._notifier = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)
        self._look()  # what came while the round was on its way

    def close(self) -> None:
        """Listen no more, and let go of the link; no round may be on its way."""
        self.pause()
        if self._standing is not None:
            self._standing.close()

    def _look(self) -> None:
        if self._standing is None or self._notifier is None:
            return
        is_heard = self._standing.has_notifications()
        if self._standing.socket is None:
            self.pause()  # the server ended it; the next round opens another
        elif is_heard:
            self._notifier.setEnabled(False)  # one is enough: nothing more is read before the round
            between = spacing(self._standing.devices, self._in_vain)
            due = max(self._last + between - time.monotonic(), random.uniform(0, min(between, LONGEST)))  # noqa: S311
            self._next.start(round(due * 1000))

    def _call(self) -> None:
        self._last, self._was_called = time.monotonic(), True
        self.called.emit()
