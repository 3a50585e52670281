"""SMS through the office's gammu-smsd: what is due goes into its folder, and is followed until smsd has sent it.

The register's verbs are called here, in the window's thread; the folder is looked at in a thread that may never come
back, since a share that is gone holds it for good. One message is in hand at a time. What was in hand when the program
ended, or could not be written down, is followed like any other: its file has its identity for a name.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.workers.background import Background
from frontoffice.errors import Unavailable
from frontoffice.register.codes import SendReason
from frontoffice.register.commands.send_job import SendJob, SendState, SendWay, Sent
from frontoffice.register.commands.sending import Sending
from frontoffice.sending.codes import SmsReason
from frontoffice.sending.sms_spool import SmsRound, go_round

_EVERY: Final = 10_000  # milliseconds; smsd itself looks every half a minute where nothing else is set
_PATIENCE: Final = 2  # looks that the folder may take to answer
_WITH_SMSD: Final = frozenset({SendState.HANDED_OVER, SendState.SENDING})
_log = logging.getLogger(__name__)


class SmsController(QObject):
    """Controller of SMS; ``changed`` carries the current SendJob, ``answered`` reports another ``reason``.

    That is why the folder cannot be seen, "" where it can. ``folder`` gives it, "" where the office has none.
    """

    changed = Signal(object)
    answered = Signal()

    def __init__(self, sending: Sending, folder: Callable[[], str], background: Background) -> None:
        super().__init__()
        self._sending, self._folder, self._background = sending, folder, background
        self.reason = ""
        self._is_out, self._is_ended, self._missed = False, False, 0
        self.due = QTimer(self, interval=_EVERY)
        self.due.timeout.connect(self._look_or_miss)

    def begin(self) -> None:
        """Look after messages from now on."""
        self.due.start()
        self.look()

    def end(self) -> None:
        """Stop polling, without waiting for a folder without an answer."""
        self._is_ended = True
        self.due.stop()
        self._background.stop()

    def look(self) -> None:
        """Hand over due messages and track the handed-over ones, unless already at it."""
        if self._is_out or self._is_ended:
            return
        try:
            self._send_out(self._folder())
        except Unavailable as error:
            _log.warning("no look at the messages: %s", error.code)

    def _send_out(self, folder: str) -> None:
        jobs = [job for job in self._sending.open_jobs() if job.message.way is SendWay.SMS]
        followed = {job.job_id: job.state for job in jobs if job.state in _WITH_SMSD}
        if not folder:
            for job_id in followed:
                self._finish(job_id, Sent(SendState.UNCERTAIN, SmsReason.FOLDER_UNSET))
            self._say(SmsReason.NO_FOLDER if jobs else "")
            return
        due = self._start()
        if due is None and not followed:
            return
        self._is_out = True
        self._background.run(
            lambda: go_round(Path(folder), due, tuple(followed)), lambda seen: self._keep(seen, followed), self._fail
        )

    def _start(self) -> SendJob | None:
        due = self._sending.due(SendWay.SMS)
        try:
            return None if due is None else self._sending.start_sending(due.job_id)
        except Unavailable as error:
            if isinstance(error.code, SendReason):  # it stands with it in the list of messages
                return None
            raise

    def _keep(self, seen: SmsRound, before: Mapping[UUID, SendState]) -> None:
        self._is_out, self._missed = False, 0
        try:
            for job_id, stands in seen.stands:
                if stands.state is not before.get(job_id):
                    self._finish(job_id, stands)
            if self.reason and not seen.reason:
                self._sending.retry_waiting(SendWay.SMS)
            self._say(seen.reason)
            if not seen.reason and self._sending.due(SendWay.SMS) is not None:
                self.look()
        except Unavailable as error:  # what was not written down is followed at the next look
            _log.warning("how a message stands was not kept: %s", error.code)

    def _finish(self, job_id: UUID, stands: Sent) -> None:
        job = self._sending.finish(job_id, stands)
        if job is not None:
            self.changed.emit(job)

    def _fail(self, error: Exception) -> None:
        self._is_out, self._missed = False, 0
        raise error

    def _look_or_miss(self) -> None:
        if not self._is_out:
            self.look()
            return
        self._missed += 1
        if self._missed == _PATIENCE:
            self._say(SmsReason.SILENT)

    def _say(self, reason: str) -> None:
        if reason != self.reason:
            self.reason = reason
            self.answered.emit()
