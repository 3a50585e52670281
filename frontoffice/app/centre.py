"""The rounds with the centre while the window is open: every minute, soon after each entry here or elsewhere.

They come rarer when nobody answers.

One worker speaks with the centre; what it does is one job at a time, so the connection is tried and changed between
two rounds. The window never waits for it. psycopg is read in by the first job, long after the sign-in page is there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import random
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from frontoffice.app.keys import signed_proof
from frontoffice.app.workers import folding_process
from frontoffice.app.workers.background import Background, Worker
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.settings import Centre
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds import centre_overview, round_progress
from frontoffice.sync.rounds.centre_overview import CentreOverview
from frontoffice.sync.rounds.round_progress import Progress, Round, Stage

if TYPE_CHECKING:
    from frontoffice.sync.link.standing_link import StandingLink

# --- When a desk asks the centre because another one sent something: at once where that is rare, paced where it
# is not ---
# Whoever is let in may send any notification, and a thousand desks hear the same one. So each waits for a moment of
# its own, the longer the more devices there are, and all desks together bring on a bounded number of rounds a second.
# Rounds that find nothing come ever rarer: who only cries has the desks fall back to the minute, and nothing worse.


TOGETHER: Final = 100
"""Rounds a second that notifications bring on at the centre, of as many desks together; more desks make fewer."""
LONGEST: Final = 60.0
_IN_VAIN: Final = 3  # rounds that found nothing, in a row, before they come rarer: one's own may have been quicker


def spacing(devices: int, in_vain: int) -> float:
    """Seconds between notification-triggered rounds of one desk after ``in_vain`` rounds without a result.

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
        """Standing link for the next round, without a listener meanwhile."""
        from frontoffice.sync.link.standing_link import StandingLink

        if self._standing is None:
            self._standing = StandingLink()
        return self._standing

    def pause(self) -> None:
        """Stop listening on the link during a new round."""
        self._next.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None

    def resume(self, *, found: bool) -> None:
        """Listen again after a round; ``found`` states whether it found something."""
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


# --- exchange worker ---

_SECOND: Final = 1000
Failed = Callable[[Refused | Unavailable], None]


class CentreDesk(QObject):
    """Rounds with the centre beside a window.

    ``changed`` carries the CentreOverview, ``healed`` a Round that healed something, ``progressed`` how far a round is.

    ``came_in`` says that entries of others are in the register now.
    """

    changed = Signal(object)
    came_in = Signal()
    healed = Signal(object)
    progressed = Signal(object)

    def __init__(self, register: Register, background: Background | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._background: Background = background or Worker("centre")
        self._centre = Centre()
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._again = False
        self._sent: int | None = None  # how many own entries there were when both sides last agreed; None: not known
        self._tried = -1  # how many there were when the last round began
        self._brought = False
        self._has_left = False  # contents, which the next round goes on with
        self._begun_at = register.now()  # the last round
        self._resting = False
        self.overview = CentreOverview()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.start_round)
        self._listening = Listening(self)
        self._listening.called.connect(self.start_round)
        self.progressed.connect(self._note)

    def expect(self, centre: Centre) -> None:
        """Show the stored overview of the centre to be used; no round is made yet."""
        if centre.address:
            self._show(self._load_overview())

    def use(self, centre: Centre) -> None:
        """Begin (or go on) with this centre, or with none; the first round is made at once."""
        if centre == self._centre:
            return
        moved = (centre.address, centre.role) != (self._centre.address, self._centre.role)
        self._centre = centre
        self._next.stop()
        if not centre.address:
            self._stop.set()
            self._leave_link()
            self._show(CentreOverview())
            return
        if moved:
            self._show(self._load_overview())
        self.start_round()

    def start_round(self) -> None:
        """Start a round at once, or right after the current one."""
        if not self._centre.address:
            return
        self._next.stop()
        self._resting = False
        if self.overview.busy:
            self._again = True
            return
        self._listening.pause()
        self._stop = stop = threading.Event()
        self._tried = begun = self._own_entries()
        self._begun_at = self._register.now()
        self._show(dataclasses.replace(self.overview, busy=True))
        centre, register = self._centre, self._register

        def job() -> Round:
            from frontoffice.sync.rounds import desk_round  # brings psycopg

            return desk_round.go(
                lambda: closing(register.replica()),
                centre,
                self.progressed.emit,
                stop.is_set,
                signer_of=lambda name: signed_proof.find_or_make(register.path, name),
                standing=self._listening.link(),
                start_folding=folding_process.start,
            )

        self._background.run(job, lambda done: self._on_round_done(done, begun), self._on_failed)

    def suspend_rounds(self) -> None:
        """Stop the current round and start none until asked; what came in stays."""
        self._resting = True
        self._again = False
        self._next.stop()
        self._stop.set()
        self._leave_link()

    def check_outbox(self) -> None:
        """See whether this desk wrote something; called after commits. After a failure the pause is kept."""
        if not self._centre.address or self._resting:
            return
        own = self._own_entries()
        waiting = self._waiting(own)
        self._show(dataclasses.replace(self.overview, waiting=waiting))
        if own != self._tried and not self.overview.busy and not self.overview.failures:
            self.start_round()

    def try_out(self, centre: Centre, secret: str, done: Callable[[], None], failed: Failed) -> None:
        """Try a connection with a typed secret; nothing is kept."""

        def job() -> None:
            from frontoffice.sync.link import connecting

            connecting.try_out(centre, secret, self._ended.is_set)

        self._background.run(job, lambda _: done(), lambda error: _report(error, failed))

    def connect_to(self, centre: Centre, secret: str, done: Callable[[], None], failed: Failed) -> None:
        """Try a connection, and keep its secret when it works."""

        def job() -> None:
            from frontoffice.sync.link import connecting

            connecting.connect(centre, secret, self._ended.is_set)

        self._background.run(job, lambda _: done(), lambda error: _report(error, failed))

    def forget(self, centre: Centre) -> None:
        """Take a connection's secret out of the keyring."""

        def job() -> None:
            from frontoffice.sync.link import connecting

            with contextlib.suppress(Refused, Unavailable):  # there is nothing to take, or nothing to take it from
                connecting.disconnect(centre)

        self._background.run(job, lambda _: None, lambda error: _report(error, lambda _: None))

    def end(self) -> None:
        """Stop; call before the register closes. Waits for this computer's disk at most, never for the network."""
        self._next.stop()
        self._stop.set()
        self._ended.set()
        self._background.stop()
        self._listening.close()

    def _leave_link(self) -> None:
        """Stop listening; a running round closes its link itself."""
        if self.overview.busy:
            self._listening.pause()
        else:
            self._listening.close()

    # --- outcome of a round -------------------------------------------------------------------------------------------

    def _on_round_done(self, done: Round, begun: int) -> None:
        changed = bool(done.pulled or done.healed)
        self._listen(found=changed)
        if not self._centre.address:
            return
        self._has_left = bool(done.contents_left)
        own = self._own_entries()
        if done.complete:
            self._sent = own if changed else begun
        if changed:
            self._tried = own  # a healed chain counts anew
        self._show(
            CentreOverview(
                is_set_up=True,
                waiting=self._waiting(own),
                last=done,
                last_complete=done.ended_at if done.complete else self.overview.last_complete,
                concerns=centre_overview.concerns_of(done),
            )
        )
        self._go_on()
        self._announce_entries(changed=changed)
        if done.healed:
            self.healed.emit(done)

    def _on_failed(self, error: Exception) -> None:
        before = self.overview
        self._listen(found=False)
        if self._stop.is_set() and isinstance(error, Unavailable):  # before the centre had answered
            self._show(dataclasses.replace(before, busy=False))
            self._go_on()
            return
        if self._centre.address:
            expected = error if isinstance(error, Refused | Unavailable) else Unavailable(CentreFailure.FAILED)
            failures, failed_at = before.failures + 1, before.failed_at or self._register.now()
            self._show(
                dataclasses.replace(before, busy=False, failure=expected, failures=failures, failed_at=failed_at)
            )
            self._go_on()
            self._announce_entries(changed=self._brought)
            self._announce_repairs()
        if not isinstance(error, Refused | Unavailable):
            raise error

    def _listen(self, *, found: bool) -> None:
        if self._resting or not self._centre.address:
            self._listening.close()
        else:
            self._listening.resume(found=found)

    def _note(self, progress: Progress) -> None:
        self._brought = self._brought or (progress.stage is Stage.PULL and progress.done > 0)

    def _announce_entries(self, *, changed: bool) -> None:
        self._brought = False
        if changed:
            self.came_in.emit()

    def _announce_repairs(self) -> None:
        """Report the repairs of a round from before it broke off: the next one does not know of that any more."""
        with contextlib.suppress(Unavailable):
            last = self._register.sync_log.last()
            if last is not None and not last.complete and last.ended_at >= self._begun_at:
                done = round_progress.read(last.ended_at, last.outcome, complete=False)
                if done.healed:
                    self.healed.emit(done)

    def _go_on(self) -> None:
        if self._again or (self._has_left and not self._resting):
            self._again = self._has_left = False
            self.start_round()
        elif not self._resting:
            seconds = centre_overview.pause(self.overview.failures, self._centre.seconds, random.random())  # noqa: S311
            self._next.start(round(seconds * _SECOND))
            self.check_outbox()  # what was written while the round was on its way

    def _waiting(self, own: int) -> int:
        if self._sent is not None:
            return max(0, own - self._sent)
        with contextlib.suppress(Unavailable):
            return self._register.outbox.unsent_since(self.overview.last_complete)
        return self.overview.waiting

    def _own_entries(self) -> int:
        with contextlib.suppress(Unavailable):
            return self._register.outbox.own_entries()
        return self._tried

    def _load_overview(self) -> CentreOverview:
        """The overview of former rounds, from the register's log of them."""
        self._sent = None
        with contextlib.suppress(Unavailable):
            last, complete = self._register.sync_log.last(), self._register.sync_log.last(complete=True)
            done = round_progress.read(last.ended_at, last.outcome, complete=last.complete) if last else None
            agreed_at = complete.ended_at if complete else None
            concerns = centre_overview.concerns_of(done) if done else frozenset()
            waiting = self._register.outbox.unsent_since(agreed_at)
            return CentreOverview(True, waiting, done, agreed_at, is_remembered=True, concerns=concerns)
        return CentreOverview(is_set_up=True, is_remembered=True)

    def _show(self, found: CentreOverview) -> None:
        if found != self.overview:
            self.overview = found
            self.changed.emit(found)


def _report(error: Exception, failed: Failed) -> None:
    if not isinstance(error, Refused | Unavailable):
        failed(Unavailable(CentreFailure.FAILED))
        raise error
    failed(error)
