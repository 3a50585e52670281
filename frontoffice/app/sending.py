"""Messages to complainants beside a window: what waits goes to what carries it, in threads of its own.

The register belongs to the window's thread; a carrier's thread asks it. Where a carrier has not taken a message, the
others of its way wait as long as that one: what does not answer, or takes no password, is not asked for each. What is
put off for its own sake, as by a server that knows no way to its address today, holds nobody else.
"""

from __future__ import annotations

import contextlib
import logging
import ssl
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.workers.background import Background, ExpendableWorker, GuiThread
from frontoffice.errors import Unavailable
from frontoffice.register.commands.send_job import SendJob, SendState, SendWay, Sent, has_come
from frontoffice.register.register import Register
from frontoffice.sending import mail_delivery
from frontoffice.sending.codes import MailReason
from frontoffice.sending.mail_delivery import (
    Letter,
    MailAccount,
    MailEnd,
    MailOutcome,
    Security,
    compose,
    deliver,
    message_id,
)
from frontoffice.settings import Mail


class Carrier(Protocol):
    """Carries messages of one way, in a worker's thread."""

    def carry(self, job: SendJob, begin: Callable[[], None]) -> Sent:
        """Hand a message over; ``begin`` is called before the first byte of the message leaves.

        Raises what ``begin`` raises: then nothing was sent.
        """


# --- E-mails of the queue: with the account of the settings to the mail server, and back with what it answered ---

_OF_THE_MESSAGE: Final = frozenset(
    {MailReason.RECIPIENT, MailReason.REFUSED}
)  # whatever the account; an officer decides
Context = Callable[[], ssl.SSLContext]


def account_of(mail: Mail, password: str) -> MailAccount:
    """Account for the mail connection."""
    return MailAccount(mail.host, mail.port, Security(mail.security), mail.user, mail.sender, password)


def try_out(mail: Mail, password: str, context: Context = ssl.create_default_context) -> MailOutcome:
    """Try the account with a typed password, "" for the kept one. Raises Unavailable as ``mail_secret`` does."""
    secret = password or (mail_delivery.find(mail) if mail.user else "")
    return mail_delivery.try_out(account_of(mail, secret), context=context())


class MailCarrier:
    """Carries by the account ``mail``, in the name of ``office``; ``context`` says which certificates are trusted."""

    def __init__(self, mail: Mail, office: str, context: Context = ssl.create_default_context) -> None:
        self._mail, self._office, self._context = mail, office, context

    def carry(self, job: SendJob, begin: Callable[[], None]) -> Sent:
        """Hand a message over; see Carrier."""
        mail, message = self._mail, job.message
        identity = message_id(job.job_id, mail.sender)
        office = mail.name or self._office
        letter = Letter(
            mail.sender, office, message.address, message.title, message.text, job.requested_at, job.answers
        )
        try:
            mail_delivery.check_sender(mail.sender, office)
        except ValueError:
            return Sent(SendState.QUEUED, MailReason.OFFICE)
        try:
            password = mail_delivery.find(mail) if mail.user else ""
        except Unavailable as error:
            return Sent(SendState.QUEUED, error.code)
        try:
            content = compose(letter, identity)
        except ValueError:
            return Sent(SendState.FAILED, MailReason.RECIPIENT)
        account = account_of(mail, password)
        return _send_result(deliver(account, message.address, content, begin, context=self._context()), identity)


def _send_result(outcome: MailOutcome, identity: str) -> Sent:
    """Result of a mail for the queue; the message's identity is known to the server from the end of its content on."""
    reason = outcome.reason or ""
    match outcome.end:
        case MailEnd.ACCEPTED:
            return Sent(SendState.SENT, reason, f"{outcome.answer} {identity}".strip())
        case MailEnd.UNCERTAIN:
            return Sent(SendState.UNCERTAIN, reason, f"{outcome.answer} {identity}".strip())
        case MailEnd.NOT_SENT:
            failed = not outcome.again and outcome.reason in _OF_THE_MESSAGE
            return Sent(SendState.FAILED if failed else SendState.QUEUED, reason, outcome.answer)


# --- send desk ---

_log = logging.getLogger(__name__)
_SOON: Final = 5.0  # seconds until what the register did not take is written down again
_ITS_OWN: Final = frozenset({MailReason.LATER, MailReason.FAILED})  # the next message may well be taken
_LONGEST: Final = 3600.0  # seconds of a timer, so that a clock that is put right is noticed


class SendDesk(QObject):
    """``changed`` carries a SendJob as it now stands."""

    changed = Signal(object)

    def __init__(
        self,
        register: Register,
        background: Callable[[str], Background] = ExpendableWorker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._register, self._make_background = register, background
        self._window = GuiThread()
        self._carriers: Mapping[SendWay, Carrier] = {}
        self._backgrounds: dict[SendWay, Background] = {}
        self._running: dict[SendWay, UUID] = {}
        self._held: dict[SendWay, datetime] = {}  # until when nothing of a way is tried
        self._unwritten: dict[UUID, Sent] = {}  # what the register has not taken yet
        self._stop = threading.Event()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.go_on)

    def use(self, carriers: Mapping[SendWay, Carrier]) -> None:
        """Send by these from now on; messages waiting for a replaced carrier are tried at once."""
        others = [way for way, carrier in carriers.items() if self._carriers.get(way) is not carrier]
        self._carriers = dict(carriers)
        for way in others:
            self._held.pop(way, None)
            with contextlib.suppress(Unavailable):  # they are tried when they are due, then
                if self._register.sending.due_at(way) is not None:
                    self._register.sending.retry_waiting(way)
        self.go_on()

    def go_on(self) -> None:
        """Send due messages, and schedule the next look; called after commits, too."""
        if self._stop.is_set():
            return
        for job_id, result in tuple(self._unwritten.items()):
            self._write_down(job_id, result)
        for way in self._carriers:
            self._send_next(way)
        self._wait()

    def end(self) -> None:
        """Stop; call before the register closes. What is at its last byte has a moment to be answered."""
        self._stop.set()
        self._next.stop()
        for background in self._backgrounds.values():
            background.stop(deliver=True)
        for job_id, result in tuple(self._unwritten.items()):
            self._write_down(job_id, result)

    def _send_next(self, way: SendWay) -> None:
        now = self._register.now()
        if way in self._running or not has_come(self._held.get(way, now), now):
            return
        job = self._due(way)
        if job is None or job.job_id in self._unwritten:  # its last try is kept before the next one begins
            return
        self._held.pop(way, None)
        self._running[way] = job.job_id
        if way not in self._backgrounds:
            self._backgrounds[way] = self._make_background(f"send {way}")
        done = self._completion_callback(way, job.job_id)
        self._backgrounds[way].run(self._work(self._carriers[way], job), done, lambda error: done(_unknown(error)))

    def _due(self, way: SendWay) -> SendJob | None:
        try:
            return self._register.sending.due(way)
        except Unavailable:  # it is asked again
            return None

    def _work(self, carrier: Carrier, job: SendJob) -> Callable[[], Sent]:
        """Job of a carrier's thread for one message."""
        begun = threading.Event()

        def begin() -> None:
            self._window.do(lambda: self._begin(job.job_id), self._stop.is_set)
            begun.set()

        def work() -> Sent:
            try:
                return carrier.carry(job, begin)
            except Unavailable as error:  # of ``begin``: nothing was sent
                return Sent(SendState.QUEUED, "" if self._stop.is_set() else error.code)
            except Exception as error:  # noqa: BLE001  (a fault of the program; what is known is kept all the same)
                _log.error("a message failed: %s", type(error).__name__)
                if begun.is_set():
                    return Sent(SendState.UNCERTAIN, MailReason.UNKNOWN)
                return Sent(SendState.QUEUED, MailReason.FAILED)

        return work

    def _begin(self, job_id: UUID) -> None:
        self.changed.emit(self._register.sending.start_sending(job_id))

    def _completion_callback(self, way: SendWay, job_id: UUID) -> Callable[[Sent], None]:
        def on_done(result: Sent) -> None:
            self._running.pop(way, None)
            settled = self._write_down(job_id, result)
            if settled is not None and settled.state is SendState.QUEUED and result.reason not in _ITS_OWN:
                self._held[way] = settled.next_at
            self.go_on()

        return on_done

    def _write_down(self, job_id: UUID, result: Sent) -> SendJob | None:
        """Have the register keep how it ended; again a little later where it cannot now."""
        try:
            settled = self._register.sending.finish(job_id, result)
        except Unavailable as error:
            _log.warning("how a message ended is not written down yet: %s", error.code)
            self._unwritten[job_id] = result
            return None
        self._unwritten.pop(job_id, None)
        if settled is not None:
            self.changed.emit(settled)
        return settled

    def _wait(self) -> None:
        """Look again when the next try is due."""
        now = self._register.now()
        waits = [_SOON] if self._unwritten else []
        for way in self._carriers:
            if way in self._running or self._unwritten:
                continue
            try:
                due = self._register.sending.due_at(way)
            except Unavailable:
                waits.append(_SOON)
                continue
            if due is not None:
                waits.append((max(due, self._held.get(way, due)) - now).total_seconds())
        if waits:
            self._next.start(round(min(max(min(waits), 0.05), _LONGEST) * 1000))


def _unknown(error: Exception) -> Sent:
    """Result for a worker after a failed start."""
    _log.error("a message was not sent: %s", type(error).__name__)
    return Sent(SendState.QUEUED, MailReason.FAILED)
