"""Messages that come in by themselves, beside a window: read by a thread of its own, kept by the register.

The register belongs to the window's thread; the reader's thread asks it. What was read and what says up to where are
committed together, so whatever cuts in between, nothing is lost and nothing comes twice. The mailbox is the queue.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.workers.background import Background, ExpendableWorker, GuiThread
from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching.requests import Ask
from frontoffice.domain.incoming import EMAIL, IncomingMessage
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.receiving import mail_text, mailbox, sms_inbox, web_forms
from frontoffice.receiving.codes import FormFailure
from frontoffice.receiving.mailbox import MailboxAccount, MailboxLine, MailboxState
from frontoffice.register.register import Register
from frontoffice.sending.mail_delivery import Security
from frontoffice.settings import Mailbox

Place = Mapping[str, str]
Take = Callable[[Sequence[IncomingMessage], Place], None]
Known = Callable[[Sequence[str]], Collection[str]]


class MessageSource(Protocol):
    """Reads messages from somewhere, in a worker's thread."""

    def read(self, ask: Ask, place: Place, take: Take, known: Known) -> bool:
        """Give what came since ``place`` to ``take``, batch by batch; whether more waits.

        Raises Unavailable with the reason, and what ``take`` raises.
        """

    def wait(self, place: Place, awake: threading.Event) -> bool:
        """Wait until it is to be read again, or ``awake`` is set; True where something came. Raises Unavailable."""


_EACH: Final = 60.0  # seconds


# --- the office's mailbox ---

_LINE: Final = MailboxLine()
_LONGEST_WAIT: Final = 25 * 60.0  # seconds; providers end a connection that lasts longer
_PLACE: Final = ("mail_folder", "mail_validity", "mail_last_uid", "mail_new_from")


def account_of(kept: Mailbox, password: str = "") -> MailboxAccount:
    """Account for the connection to the mailbox. Raises ValueError for settings that somebody wrote by hand."""
    return MailboxAccount(
        kept.host,
        kept.port,
        Security(kept.security),
        kept.user,
        kept.folder,
        date.fromisoformat(kept.since) if kept.since else None,
        Path(kept.token_file) if kept.token_file else None,
        password,
    )


def name_of(kept: Mailbox) -> str:
    """Name of a mailbox, the same at every desk, by which it has one reader."""
    return f"{kept.user}@{kept.host}/{kept.folder}".casefold()


def try_out(kept: Mailbox, password: str, line: MailboxLine = _LINE) -> int:
    """Open the mailbox with a typed password, "" for the kept one: how many mails are in it.

    Raises Unavailable as ``mailbox.read_round`` does.
    """
    return mailbox.try_out(_with_password(account_of(kept, password)), line)


def _with_password(account: MailboxAccount) -> MailboxAccount:
    if account.password or account.token_file is not None:
        return account
    return replace(account, password=mailbox.find(account))


class MailSource:
    """Reads the office's mailbox; ``line`` says whom to trust."""

    def __init__(self, kept: Mailbox, line: MailboxLine = _LINE) -> None:
        self._kept, self._line = kept, line

    def read(self, ask: Ask, place: Place, take: Take, known: Known) -> bool:
        """Read one round; see MessageSource."""
        account = _with_password(account_of(self._kept))
        done = mailbox.read_round(
            account,
            _state(place),
            lambda messages, state: take(messages, _place(state)),
            lambda raw: mail_text.read(ask, raw),
            known,
            self._line,
        )
        return done.more

    def wait(self, place: Place, awake: threading.Event) -> bool:
        """Wait for a mail; see MessageSource."""
        account = _with_password(account_of(self._kept))
        return mailbox.wait_for_news(account, _state(place), _LONGEST_WAIT, awake, self._line)


def _state(place: Place) -> MailboxState:
    folder, *numbers = (place.get(name, "") for name in _PLACE)
    return MailboxState(folder, *(int(number or "0") for number in numbers))


def _place(state: MailboxState) -> Place:
    values = (state.folder, state.validity, state.last_uid, state.new_from)
    return dict(zip(_PLACE, map(str, values), strict=True))


# --- the inbox of gammu-smsd ---


class SmsSource:
    """Reads the folder in which smsd puts what it received."""

    def __init__(self, inbox: Path, now: Callable[[], datetime]) -> None:
        self._inbox, self._now = inbox, now

    def read(self, _ask: Ask, _place: Place, take: Take, _known: Known) -> bool:
        """Read one round; see MessageSource. An office that only sends has no such folder."""
        if self._inbox.is_dir():
            sms_inbox.read_round(self._inbox, self._now(), lambda messages: take(messages, {}))
        return False

    def wait(self, _place: Place, awake: threading.Event) -> bool:
        """Wait a minute; see MessageSource."""
        return _wait_a_minute(awake)


# --- the folder of a website's form ---


class FormSource:
    """Reads the folder into which a website's form writes; ``explain`` puts a refusal into words."""

    def __init__(self, folder: Path, now: Callable[[], datetime], explain: web_forms.Explain) -> None:
        self._folder, self._now, self._explain = folder, now, explain

    def read(self, _ask: Ask, _place: Place, take: Take, _known: Known) -> bool:
        """Read one round; see MessageSource. Raises Unavailable, all others taken, while refused files lie there."""
        secret = web_forms.find_secret()
        done = web_forms.read_round(
            self._folder, secret, self._now(), lambda messages: take(messages, {}), self._explain
        )
        if done.lies_refused:
            raise Unavailable(FormFailure.REFUSED)
        return False

    def wait(self, _place: Place, awake: threading.Event) -> bool:
        """Wait a minute; see MessageSource."""
        return _wait_a_minute(awake)


def _wait_a_minute(awake: threading.Event) -> bool:
    awake.wait(_EACH)
    return False


# --- receive desk ---

_log = logging.getLogger(__name__)


class ReceiveDesk(QObject):
    """Reading of what comes in by itself. ``came_in`` follows new messages, ``rested`` each round that read all.

    ``answered`` follows another ``reason`` why nothing can be read, None where it can. Between the rounds its thread
    waits with the source; after a failure, and where what was announced is not there, the desk asks in a minute.
    """

    came_in = Signal()
    rested = Signal()
    answered = Signal()

    def __init__(self, register: Register, background: Background | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._background: Background = background or ExpendableWorker("receive")
        self._window, self._reader = GuiThread(), ReadingProcess()
        self._source: MessageSource | None = None
        self._is_out = self._is_at_end = self._is_announced = False
        self._stop, self._awake = threading.Event(), threading.Event()  # of the source, and of its waiting
        self.reason: FailureCode | None = None
        self.due = QTimer(self, interval=int(_EACH * 1000), singleShot=True)
        self.due.timeout.connect(self.look)

    def use(self, source: MessageSource | None) -> None:
        """Read from there, from now on; None for nowhere."""
        self._leave()
        self._source, self._stop = source, threading.Event()
        if source is None:
            self._say(None)
        else:
            self.look()

    def look(self) -> None:
        """Read what came, unless already at it."""
        self.due.stop()
        self._awake.set()
        source, stop = self._source, self._stop
        if source is not None:
            self._begin(lambda place: self._read(source, place, stop), self._finish)

    def end(self) -> None:
        """Read no more; call it before the register closes."""
        self._is_at_end = True
        self._leave()
        self._reader.stop()
        self._background.stop()

    def _leave(self) -> None:
        """Let what is in hand come to its end, for nobody."""
        self._stop.set()
        self._awake.set()
        self.due.stop()
        self._is_announced = False

    def _begin(self, job: Callable[[Place], bool], done: Callable[[bool], None]) -> None:
        """Do a job of the reader's thread, one at a time; what it says of a source that was left is not heard."""
        if self._is_out or self._is_at_end:
            return
        try:
            place = self._register.receiving.place()
        except Unavailable as error:
            self._rest(error.code)
            return
        stop, self._is_out = self._stop, True

        def come_home(hear: Callable[[], None]) -> None:
            self._is_out = False
            self.look() if stop.is_set() else hear()

        self._background.run(
            lambda: job(place),
            lambda result: come_home(lambda: done(result)),
            lambda error: come_home(lambda: self._fail(error)),
        )

    def _read(self, source: MessageSource, place: Place, stop: threading.Event) -> bool:
        """Job of the reader's thread."""

        def take(messages: Sequence[IncomingMessage], upto: Place) -> None:
            self._window.do(lambda: self._take_in(messages, upto), stop.is_set)

        def known(identities: Sequence[str]) -> Collection[str]:
            found: set[str] = set()
            self._window.do(lambda: found.update(self._register.receiving.known(EMAIL, identities)), stop.is_set)
            return found

        return source.read(self._reader.ask, place, take, known)

    def _take_in(self, messages: Sequence[IncomingMessage], upto: Place) -> None:
        if self._register.receiving.take_in(messages, upto).new:
            self._is_announced = False
            self.came_in.emit()

    def _finish(self, more: bool) -> None:
        self._say(None)
        if more:
            self.look()
            return
        if self._is_announced:  # and not there: a server that goes on announcing would be asked without a pause
            self._is_announced = False
            self.due.start()
        else:
            self._wait()
        self.rested.emit()

    def _wait(self) -> None:
        source, self._awake = self._source, threading.Event()
        awake = self._awake
        if source is not None:
            self._begin(lambda place: source.wait(place, awake), self._wake)

    def _wake(self, is_announced: bool) -> None:
        self._is_announced = is_announced
        self.look()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            self.due.start()
            raise error
        self._rest(error.code)

    def _rest(self, reason: FailureCode) -> None:
        if reason != self.reason:
            _log.warning("no message was read: %s", reason)
        self._say(reason)
        self.due.start()

    def _say(self, reason: FailureCode | None) -> None:
        if reason != self.reason:
            self.reason = reason
            self.answered.emit()
