"""An office's mailbox (IMAP, RFC 3501): read over TLS, and left on the server as it was.

The folder is opened for reading only, nothing is marked, moved or deleted. What was read is known by the folder's
UIDVALIDITY and the mails' UIDs: :class:`MailboxState` says up to where, and goes with each batch to whoever commits
it. So whatever cuts in between, the next round begins behind what was committed, and a mail that comes twice has the
same identity.
"""

from __future__ import annotations

import contextlib
import logging
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self

from imapclient import IMAPClient, exceptions

from frontoffice import os_keyring
from frontoffice.domain.incoming import IncomingMessage
from frontoffice.errors import Unavailable
from frontoffice.receiving.codes import MailboxReason
from frontoffice.receiving.mail_text import LONGEST_HEAD, RawMail
from frontoffice.sending.mail_delivery import Security

logging.getLogger("imapclient").setLevel(logging.CRITICAL + 1)  # it quotes servers, who may name anybody
LARGEST_MAIL: Final = 30 * 1024 * 1024
MOST_OF_A_ROUND: Final = 200
_MOST_OF_A_BATCH: Final = 20
_HEADS_AT_ONCE: Final = 500
_SEARCHED_AT_ONCE: Final = 50_000  # UIDs, so that the answer's line stays short
_LAST_UID: Final = 2**32 - 1  # which names no mail when there is none, as ``*`` does
_LARGEST_TOKEN: Final = 16 * 1024
_MESSAGE_ID: Final = re.compile(rb"\AMessage-ID:\s*<([!-;=?-~]{1,998})>\s*\Z", re.IGNORECASE)
_TRY_LATER: Final = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)|\* BYE", re.IGNORECASE)  # RFC 5530
_SIZE, _AT, _WHOLE, _HEAD, _ID = (
    b"RFC822.SIZE",
    b"INTERNALDATE",
    b"BODY[]<0>",
    b"BODY[HEADER]<0>",
    b"BODY[HEADER.FIELDS (MESSAGE-ID)]",
)


@dataclass(frozen=True, slots=True)
class MailboxAccount:
    """The office's account. Signs in with the password, or with what is in ``token_file`` (an OAuth 2 access token).

    When a folder is read for the first time, mails that came before ``since`` are passed over.
    """

    host: str
    port: int
    security: Security
    user: str
    folder: str = "INBOX"
    since: date | None = None
    token_file: Path | None = None
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MailboxState:
    """How far a folder was read: all its mails up to ``last_uid``. ``validity`` is 0 where it never was.

    Mails before ``new_from`` were there already when it was read for the first time.
    """

    folder: str = ""
    validity: int = 0
    last_uid: int = 0
    new_from: int = 0


@dataclass(frozen=True, slots=True)
class MailboxRound:
    """End of a round; ``more`` says that mails wait still, ``notice`` that the mailbox is another than before."""

    state: MailboxState
    more: bool = False
    notice: MailboxReason | None = None


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """Connection to a server: whom to trust, and how many seconds for each sign of life and for a whole answer."""

    context: ssl.SSLContext | None = None
    patience: float = 30.0
    longest_answer: float = 600.0


Take = Callable[[Sequence[IncomingMessage], MailboxState], None]  # commits both in one transaction
Read = Callable[[RawMail], IncomingMessage]
Known = Callable[[Sequence[str]], Collection[str]]  # which of these identities are messages already


# --- The account's password in the operating system's keyring, apart from that of the account that sends ---

_SERVICE: Final = "frontoffice mailbox"


def keep(account: MailboxAccount, password: str) -> None:
    """Keep the password. Raises Unavailable (``mailbox_keyring_missing``, ``mailbox_keyring_locked``)."""
    if not os_keyring.is_usable():
        raise Unavailable(MailboxReason.KEYRING_MISSING)
    with _asking_keyring():
        os_keyring.keep(_SERVICE, _user(account), password)


def find(account: MailboxAccount) -> str:
    """Find the stored password. Raises Unavailable as :func:`keep` does; ``mailbox_password_missing`` for none."""
    with _asking_keyring():
        found = os_keyring.find(_SERVICE, _user(account))
    if not found:
        raise Unavailable(MailboxReason.PASSWORD_MISSING)
    return found


def forget(account: MailboxAccount) -> None:
    """Keep the password no more. Raises Unavailable as :func:`keep` does."""
    with _asking_keyring():
        os_keyring.forget(_SERVICE, _user(account))


def _user(account: MailboxAccount) -> str:
    return f"{account.user}@{account.host}:{account.port}"


@contextlib.contextmanager
def _asking_keyring() -> Iterator[None]:
    try:
        yield
    except os_keyring.KeyringMissing as error:
        raise Unavailable(MailboxReason.KEYRING_MISSING) from error
    except os_keyring.KeyringLocked as error:
        raise Unavailable(MailboxReason.KEYRING_LOCKED) from error


# --- a round ---


def _none_known(_identities: Sequence[str]) -> Collection[str]:
    return ()


def read_round(
    account: MailboxAccount,
    state: MailboxState,
    take: Take,
    read: Read,
    known: Known = _none_known,
    line: MailboxLine = MailboxLine(),
) -> MailboxRound:
    """Read what came since ``state``, the oldest first, 200 mails at most.

    ``take`` commits each batch with the state behind it, before the next one is fetched; what it raises goes on. What
    ``known`` names is not fetched. Raises Unavailable (:class:`MailboxReason`) where the mailbox could not be read.
    """
    with _Server(account, line) as server:
        folder = server.open()
        begun, notice = _begin(state, folder)
        end, committed = begun, state
        uids, upto = _search(server, begun, folder.next_uid, account.since)
        wanted = _unknown(server, uids, known)
        now, later = wanted[:MOST_OF_A_ROUND], wanted[MOST_OF_A_ROUND:]
        for batch in _batches(now):
            messages = [read(mail) for head in batch if (mail := server.fetch(head)) is not None]
            end = replace(end, last_uid=batch[-1].uid)
            take(messages, end)
            committed = end
        end = replace(end, last_uid=later[0].uid - 1 if later else upto)
        if end != committed:
            take((), end)
        return MailboxRound(end, more=end.last_uid < folder.next_uid - 1, notice=notice)


def try_out(account: MailboxAccount, line: MailboxLine = MailboxLine()) -> int:
    """Sign in and open the folder: how many mails are in it. Raises Unavailable as :func:`read_round` does."""
    with _Server(account, line) as server:
        return server.open().mails


def wait_for_news(
    account: MailboxAccount,
    state: MailboxState,
    seconds: float,
    stop: threading.Event,
    line: MailboxLine = MailboxLine(),
) -> bool:
    """Wait until there is something to read, ``seconds`` at most; False when there is nothing, or it was stopped.

    A server without IDLE (RFC 2177) is to be asked again after a minute. Raises Unavailable as :func:`read_round` does.
    """
    end = time.monotonic() + seconds
    with _Server(account, line) as server:
        folder = server.open()
        if _begin(state, folder)[0].last_uid < folder.next_uid - 1:
            return True
        if server.can_idle:
            return server.idle(folder.mails, end, stop)
    stop.wait(max(min(end - time.monotonic(), _WITHOUT_IDLE), 0))
    return False


@dataclass(frozen=True, slots=True)
class _Folder:
    name: str
    validity: int
    next_uid: int
    mails: int


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail before it is fetched."""

    uid: int
    size: int
    arrived_at: datetime
    identity: str


def _begin(state: MailboxState, folder: _Folder) -> tuple[MailboxState, MailboxReason | None]:
    """Where to go on; from the start in another folder, or where the numbers mean other mails than before."""
    anew = MailboxState(folder.name, folder.validity, 0, folder.next_uid)
    if state.folder != folder.name or not state.validity:
        return anew, None
    if state.validity != folder.validity or state.last_uid >= folder.next_uid:  # the server was put back from a copy
        return anew, MailboxReason.RENUMBERED
    return state, MailboxReason.EMPTIED if state.last_uid and not folder.mails else None


def _search(server: _Server, begun: MailboxState, next_uid: int, since: date | None) -> tuple[list[int], int]:
    """The next UIDs to read, and up to where these are all."""
    first, width = begun.last_uid + 1, _SEARCHED_AT_ONCE
    while first < next_uid:
        last = min(first + width - 1, next_uid - 1)
        criteria: list[Any] = ["UID", f"{first}:{last}"]
        if since is not None and first < begun.new_from:
            criteria += ["OR", "UID", f"{begun.new_from}:{_LAST_UID}", "SINCE", since]
        if uids := [uid for uid in server.search(criteria) if first <= uid <= last]:
            return sorted(uids), last
        first, width = last + 1, width * 4
    return [], next_uid - 1


def _unknown(server: _Server, uids: Sequence[int], known: Known) -> list[_Mail]:
    """The mails that are no messages yet; one more than a round takes is enough."""
    found: list[_Mail] = []
    for start in range(0, len(uids), _HEADS_AT_ONCE):
        heads = server.heads(uids[start : start + _HEADS_AT_ONCE])
        there = set(known([head.identity for head in heads if head.identity]))
        found += [head for head in heads if head.identity not in there]
        if len(found) > MOST_OF_A_ROUND:
            break
    return found


def _batches(mails: Sequence[_Mail]) -> Iterator[list[_Mail]]:
    batch: list[_Mail] = []
    size = 0
    for mail in mails:
        if batch and (len(batch) == _MOST_OF_A_BATCH or size + mail.size > LARGEST_MAIL):
            yield batch
            batch, size = [], 0
        batch.append(mail)
        size += mail.size
    if batch:
        yield batch


# --- the server ---


class _Server:
    """One session; every answer has its time, and whatever goes wrong has a reason."""

    def __init__(self, account: MailboxAccount, line: MailboxLine) -> None:
        self._account, self._line = account, line
        self._context = line.context or ssl.create_default_context()
        self._client: Any = None

    def __enter__(self) -> Self:
        try:
            self._connect()
            self._sign_in()
        except BaseException:
            self._leave(says_so=False)
            raise
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._leave(says_so=error is None)

    def _leave(self, *, says_so: bool) -> None:
        if self._client is not None:
            with contextlib.suppress(Exception), self._limited():
                self._client.logout() if says_so else self._client.shutdown()

    def _connect(self) -> None:
        at_once = self._account.security is Security.TLS
        with self._asking(MailboxReason.PROTOCOL):
            self._client = IMAPClient(
                self._account.host,
                self._account.port,
                ssl=at_once,
                ssl_context=self._context if at_once else None,
                timeout=self._line.patience,
            )
            self._client.normalise_times = False
        if not at_once:
            with self._asking(MailboxReason.PROTOCOL):
                if not self._client.has_capability("STARTTLS"):
                    raise Unavailable(MailboxReason.NO_TLS)
                self._client.starttls(self._context)

    def _sign_in(self) -> None:
        account = self._account
        token = read_token(account.token_file) if account.token_file is not None else ""
        with self._asking(MailboxReason.TOKEN if token else MailboxReason.PASSWORD):
            if token:
                self._client.oauth2_login(account.user, token)
            elif self._client.has_capability("AUTH=PLAIN"):  # in which a password may have any letter
                self._client.plain_login(account.user, account.password)
            else:
                self._client.login(account.user, account.password)

    def open(self) -> _Folder:
        """Open the folder for reading."""
        with self._asking(MailboxReason.FOLDER):
            said = self._client.select_folder(self._account.folder, readonly=True)
        with self._asking(MailboxReason.PROTOCOL):
            numbers = said[b"UIDVALIDITY"], said[b"UIDNEXT"], said[b"EXISTS"]
            return _Folder(self._account.folder, *(int(number) for number in numbers))

    def search(self, criteria: Sequence[Any]) -> list[int]:
        """UIDs of the mails that meet them."""
        with self._asking(MailboxReason.LATER):
            return list(self._client.search(criteria))

    def heads(self, uids: Sequence[int]) -> list[_Mail]:
        """What is known of mails without their contents, in the order of their UIDs; those that are there still."""
        with self._asking(MailboxReason.LATER):
            said = self._client.fetch(uids, [_SIZE, _AT, b"BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
            return [_mail(uid, said[uid]) for uid in sorted(said)]

    def fetch(self, mail: _Mail) -> RawMail | None:
        """A mail, or its head where it is too large; None where it is gone by now."""
        is_whole = mail.size <= LARGEST_MAIL
        if is_whole:
            content = self._fetch(mail.uid, f"BODY.PEEK[]<0.{LARGEST_MAIL + 1}>", _WHOLE)
            is_whole = content is None or len(content) <= LARGEST_MAIL  # servers tell a size without having counted
        if not is_whole:
            content = self._fetch(mail.uid, f"BODY.PEEK[HEADER]<0.{LONGEST_HEAD}>", _HEAD)
        return None if content is None else RawMail(content, mail.arrived_at, is_whole)

    def _fetch(self, uid: int, what: str, named: bytes) -> bytes | None:
        with self._asking(MailboxReason.LATER):
            said = self._client.fetch([uid], [what])
            content = said[uid][named] or b"" if uid in said else None
            if not isinstance(content, bytes | None):
                raise TypeError(type(content))
            return content

    @property
    def can_idle(self) -> bool:
        """Whether it says by itself that mail came."""
        with self._asking(MailboxReason.PROTOCOL):
            return bool(self._client.has_capability("IDLE"))

    def idle(self, mails: int, end: float, stop: threading.Event) -> bool:
        """Wait until the number of mails grows; meanwhile others may be deleted."""
        news = False
        while not news and not stop.is_set() and (left := end - time.monotonic()) > 0:
            with self._asking(MailboxReason.LATER):  # IMAPClient keeps what comes together with IDLE's consent
                news, mails = _count(mails, self._client.noop()[1])
            if not news:
                news, mails = self._idle_once(mails, min(left, _ONE_IDLE), stop)
        return news

    def _idle_once(self, mails: int, seconds: float, stop: threading.Event) -> tuple[bool, int]:
        """Whether the number of mails grew, and the number. Its end is answered: a dead line is known by that."""
        end = time.monotonic() + seconds
        with self._asking(MailboxReason.LATER):
            self._client.idle()
        news = False
        while not news and not stop.is_set() and (left := end - time.monotonic()) > 0:
            with self._asking(MailboxReason.LATER):
                said = self._client.idle_check(timeout=min(left, _LOOKS))
                if not said and self._is_gone():
                    raise ConnectionError
                news, mails = _count(mails, said)
        with self._asking(MailboxReason.LATER):
            late, mails = _count(mails, self._client.idle_done()[1])
        return news or late, mails

    def _is_gone(self) -> bool:
        """Whether the other end hung up: IMAPClient answers nothing then, as where nothing came."""
        plain = self._client.socket()
        plain.setblocking(False)
        try:
            return socket.socket.recv(plain, 1, socket.MSG_PEEK) == b""
        except BlockingIOError:
            return False
        finally:
            plain.settimeout(self._line.patience)

    @contextlib.contextmanager
    def _limited(self) -> Iterator[list[bool]]:
        """End the connection when a whole answer takes too long: one byte now and then is a sign of life, too."""
        cut = [False]

        def end() -> None:
            cut[0] = True
            if self._client is not None:
                with contextlib.suppress(OSError):  # past TLS, whose end is another thread's
                    socket.socket.shutdown(self._client.socket(), socket.SHUT_RDWR)

        timer = threading.Timer(self._line.longest_answer, end)
        timer.daemon = True
        timer.start()
        try:
            yield cut
        finally:
            timer.cancel()

    @contextlib.contextmanager
    def _asking(self, refused: MailboxReason) -> Iterator[None]:
        """Turn what goes wrong with an answer into its reason; ``refused`` for an answer that says no."""
        with self._limited() as cut:
            try:
                yield
            except Unavailable:
                raise
            except Exception as error:
                reason = MailboxReason.SILENT if cut[0] else _reason(error, refused)
                if reason is None:
                    raise
                raise Unavailable(reason) from None  # what the server said may name somebody


_WITHOUT_IDLE: Final = 60.0  # seconds
_ONE_IDLE: Final = 60.0  # seconds; RFC 2177 asks for less than 29 minutes
_LOOKS: Final = 0.2  # seconds until it is seen that somebody stopped the waiting
_BROKEN: Final = (exceptions.IMAPClientAbortError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
_NONSENSE: Final = (  # in an answer that is none, which imaplib or its reader trips over
    exceptions.ProtocolError,
    ssl.SSLError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    MemoryError,
)


def _reason(error: Exception, refused: MailboxReason) -> MailboxReason | None:
    if isinstance(error, exceptions.LoginError) and isinstance(error.__context__, exceptions.IMAPClientAbortError):
        error = error.__context__
    if isinstance(error, exceptions.IMAPClientAbortError) and "unexpected response" in str(error):
        return MailboxReason.PROTOCOL
    reasons: tuple[tuple[type[Exception] | tuple[type[Exception], ...], MailboxReason], ...] = (
        (ssl.SSLCertVerificationError, MailboxReason.CERTIFICATE),
        (TimeoutError, MailboxReason.SILENT),
        (UnicodeError, MailboxReason.UNREACHABLE),  # no name of any computer, as with two dots
        (_BROKEN, MailboxReason.UNREACHABLE),
        (_NONSENSE, MailboxReason.PROTOCOL),
        (exceptions.IMAPClientError, MailboxReason.LATER if _TRY_LATER.search(str(error)) else refused),
        (OSError, MailboxReason.UNREACHABLE),
    )
    return next((reason for kind, reason in reasons if isinstance(error, kind)), None)


def _count(mails: int, said: Sequence[Sequence[Any]]) -> tuple[bool, int]:
    """Whether the number of mails grew by what the server said, and the number."""
    grew = False
    for number, what in (one[:2] for one in said if len(one) > 1):
        if what == b"EXPUNGE":
            mails -= 1
        elif what == b"EXISTS":
            grew, mails = grew or number > mails, number
    return grew, mails


def _mail(uid: int, said: Mapping[bytes, Any]) -> _Mail:
    head = _MESSAGE_ID.match(said.get(_ID) or b"")
    at = said[_AT] or datetime.now(UTC)  # one that nobody can read
    return _Mail(uid, int(said[_SIZE]), at.astimezone(UTC), head[1].decode() if head else "")


def read_token(file: Path) -> str:
    """Read the access token in a file, at each connection: another program renews it.

    Raises Unavailable (``mailbox_token_file``) where the file is away, or holds none.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST_TOKEN + 1)
        token = content.decode("ascii").strip()
    except (OSError, ValueError):
        raise Unavailable(MailboxReason.TOKEN_FILE) from None
    if not token or len(content) > _LARGEST_TOKEN or not token.isprintable():
        raise Unavailable(MailboxReason.TOKEN_FILE)
    return token
