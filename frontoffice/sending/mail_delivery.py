"""One message to a mail server: what was said before a byte of it left, and what the server answered to it (RFC 5321).

The end of the content is the border. Before it nothing was taken and the message may be tried again; with an answer
to it that is known; without one it may have been taken, and is *uncertain* like a paper of which no answer came.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice import os_keyring
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Unavailable
from frontoffice.sending.codes import MailReason
from frontoffice.settings import Mail

# --- The mail account's password in the operating system's keyring, and nowhere else: never in a file of the
# program ---

_SERVICE: Final = "frontoffice mail"


def keep(mail: Mail, password: str) -> None:
    """Keep the password. Raises Unavailable (``mail_keyring_missing``, ``mail_keyring_locked``)."""
    if not os_keyring.is_usable():
        raise Unavailable(MailReason.KEYRING_MISSING)
    with _asking():
        os_keyring.keep(_SERVICE, _user(mail), password)


def find(mail: Mail) -> str:
    """Find the stored password. Raises Unavailable as :func:`keep` does; ``mail_password_missing`` for none."""
    with _asking():
        found = os_keyring.find(_SERVICE, _user(mail))
    if not found:
        raise Unavailable(MailReason.PASSWORD_MISSING)
    return found


def forget(mail: Mail) -> None:
    """Keep the password no more. Raises Unavailable as :func:`keep` does."""
    with _asking():
        os_keyring.forget(_SERVICE, _user(mail))


def _user(mail: Mail) -> str:
    return f"{mail.user}@{mail.host}:{mail.port}"


@contextlib.contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except os_keyring.KeyringMissing as error:
        raise Unavailable(MailReason.KEYRING_MISSING) from error
    except os_keyring.KeyringLocked as error:
        raise Unavailable(MailReason.KEYRING_LOCKED) from error


# --- mail delivery ---

# --- An e-mail as it leaves: plain text with its subject, the office as sender, and an identity of its own (RFC
# 5322) ---


def message_id(job_id: UUID, sender: str) -> str:
    """The Message-ID of a job's message: the same at each try, so a doubled one can be known by it."""
    return f"<{job_id}@{sender.rpartition('@')[2]}>"


@dataclass(frozen=True, slots=True)
class Letter:
    """Mail of an office to a recipient; ``at`` (aware) is when it was asked for.

    ``answers`` are the Message-IDs of its thread, the answered mail's last.
    """

    sender: str
    office: str
    recipient: str
    subject: str
    text: str
    at: datetime
    answers: tuple[str, ...] = ()


def check_sender(sender: str, office: str) -> None:
    """Raise ValueError for an address or an office name unfit for a header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(office, sender)
    message["Message-ID"] = message_id(UUID(int=0), sender)
    message.as_bytes()


def compose(letter: Letter, identity: str) -> bytes:
    """The whole message. Raises ValueError for an address or a subject impossible in a header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(letter.office, letter.sender)
    message["To"] = _address("", letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = identity
    if letter.answers:
        message["In-Reply-To"] = f"<{letter.answers[-1]}>"
        message["References"] = " ".join(f"<{one}>" for one in letter.answers)
    message["Auto-Submitted"] = "auto-generated"  # no absence note comes back for it (RFC 3834)
    message.set_content(letter.text, cte="quoted-printable")
    return message.as_bytes(policy=_WHOLE_IDENTITIES)


# In a line of 78 letters a longer Message-ID, as Outlook's are, is encoded, and no reader knows it then.
_WHOLE_IDENTITIES: Final = SMTP.clone(max_line_length=998)


def _address(name: str, at: str) -> Address:
    if not at.isascii():  # SMTP without its extension names none such
        raise ValueError(at)
    try:
        return Address(name, addr_spec=at)
    except (HeaderParseError, IndexError) as error:
        raise ValueError(at) from error


# --- mail delivery ---

PATIENCE: Final = 30.0  # seconds for one answer; RFC 5321 gives servers minutes, a counter has them not
_OK: Final = 250
_GO_ON: Final = 354
_LATER: Final = range(400, 500)
_HIDDEN: Final = "…"  # in place of the address
_LONGEST: Final = 200  # letters of an answer that are kept


class Security(StrEnum):
    """How the connection is protected; there is none in the clear."""

    TLS = "tls"  # from the first byte, port 465
    STARTTLS = "starttls"  # port 587


class MailEnd(StrEnum):
    """How far a message came."""

    ACCEPTED = "accepted"
    NOT_SENT = "not_sent"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The office's account; ``password`` comes from the keyring and is shown nowhere."""

    host: str
    port: int
    security: Security
    user: str
    sender: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MailOutcome:
    """``answer`` are the server's own words; ``again`` says whether trying once more may help by itself."""

    end: MailEnd
    reason: MailReason | None = None
    answer: str = ""
    again: bool = False


def deliver(
    account: MailAccount,
    recipient: str,
    content: bytes,
    commit: Callable[[], None],
    *,
    context: ssl.SSLContext | None = None,
    patience: float = PATIENCE,
) -> MailOutcome:
    """Hand a whole message (RFC 5322) over; ``commit`` is called before the first byte of its content leaves.

    What ``commit`` raises goes on, and nothing was sent then. The address, which servers like to repeat, stands in no
    outcome.
    """
    outcome = _deliver(account, recipient, content, commit, (context or ssl.create_default_context(), patience))
    said = re.sub(re.escape(recipient), _HIDDEN, outcome.answer, flags=re.IGNORECASE) if recipient else outcome.answer
    return replace(outcome, answer=clean(said)[:_LONGEST])  # cut when it is hidden, or half of it would stay


def _deliver(
    account: MailAccount,
    recipient: str,
    content: bytes,
    commit: Callable[[], None],
    connecting: tuple[ssl.SSLContext, float],
) -> MailOutcome:
    sending = [False]

    def begin() -> None:
        commit()
        sending[0] = True

    try:
        with _connect(account, *connecting) as server:
            return _hand_over(server, account, recipient, content, begin)
    except _Refused as refused:
        return refused.outcome
    except ssl.SSLCertVerificationError as error:
        return MailOutcome(MailEnd.NOT_SENT, MailReason.CERTIFICATE, error.verify_message)
    except (smtplib.SMTPException, OSError) as error:
        if sending[0]:
            return MailOutcome(MailEnd.UNCERTAIN, MailReason.UNKNOWN, _words(error))
        return _before(error)


def try_out(account: MailAccount, *, context: ssl.SSLContext | None = None, patience: float = PATIENCE) -> MailOutcome:
    """Connect, sign in and name the sender, as for a message, and send none: *accepted* has the answer to that."""
    outcome = _try_out(account, context or ssl.create_default_context(), patience)
    return replace(outcome, answer=clean(outcome.answer)[:_LONGEST])


def _try_out(account: MailAccount, context: ssl.SSLContext, patience: float) -> MailOutcome:
    try:
        with _connect(account, context, patience) as server:
            answer = _demand(_OK, MailReason.SENDER, server.mail(account.sender))
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.docmd("QUIT")
            return MailOutcome(MailEnd.ACCEPTED, answer=answer)
    except _Refused as refused:
        return refused.outcome
    except ssl.SSLCertVerificationError as error:
        return MailOutcome(MailEnd.NOT_SENT, MailReason.CERTIFICATE, error.verify_message)
    except (smtplib.SMTPException, OSError) as error:
        return _before(error)


class _Refused(Exception):  # noqa: N818  (an answer, which becomes the outcome)
    def __init__(self, reason: MailReason, code: int, words: bytes | str) -> None:
        super().__init__(reason)
        later = code in _LATER
        known = MailReason.LATER if later and reason is not MailReason.PASSWORD else reason
        self.outcome = MailOutcome(MailEnd.NOT_SENT, known, _answer(code, words), again=later)


@contextlib.contextmanager
def _connect(account: MailAccount, context: ssl.SSLContext, patience: float) -> Iterator[smtplib.SMTP]:
    try:
        if account.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(account.host, account.port, timeout=patience, context=context)
        else:
            server = smtplib.SMTP(account.host, account.port, timeout=patience)
    except UnicodeError:  # no name of any computer, as with two dots
        raise _Refused(MailReason.UNREACHABLE, 0, "") from None
    try:
        server.ehlo_or_helo_if_needed()
        if account.security is Security.STARTTLS:
            if not server.has_extn("starttls"):
                raise _Refused(MailReason.NO_TLS, 0, "")
            server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
        if account.user:
            _sign_in(server, account)
        yield server
    finally:
        server.close()


def _sign_in(server: smtplib.SMTP, account: MailAccount) -> None:
    try:
        server.login(account.user, account.password)
    except smtplib.SMTPAuthenticationError as error:
        raise _Refused(MailReason.PASSWORD, error.smtp_code, error.smtp_error) from None
    except UnicodeError:  # smtplib signs in with ASCII alone
        raise _Refused(MailReason.PASSWORD, 0, "ASCII") from None
    except smtplib.SMTPNotSupportedError:
        raise _Refused(MailReason.PASSWORD, 0, "AUTH") from None


def _hand_over(
    server: smtplib.SMTP, account: MailAccount, recipient: str, content: bytes, begin: Callable[[], None]
) -> MailOutcome:
    _demand(_OK, MailReason.SENDER, server.mail(account.sender))
    _demand(_OK, MailReason.RECIPIENT, server.rcpt(recipient))
    _demand(_GO_ON, MailReason.REFUSED, server.docmd("DATA"))
    begin()
    server.send(_as_data(content))
    answer = _demand(_OK, MailReason.REFUSED, server.getreply())  # it was answered, so it is known what became of it
    with contextlib.suppress(smtplib.SMTPException, OSError):  # it has it, whatever becomes of the good-bye
        server.docmd("QUIT")
    return MailOutcome(MailEnd.ACCEPTED, answer=answer)


def _demand(expected: int, reason: MailReason, answered: tuple[int, bytes]) -> str:
    """Require the expected reply code and return the server's answer.

    Raises _Refused for anything but what was expected.
    """
    code, words = answered
    if code != expected:
        raise _Refused(reason, code, words)
    return _answer(code, words)


def _as_data(content: bytes) -> bytes:
    """Encode content as SMTP DATA: CR LF line ends, doubled leading dots, a final dot alone (RFC 5321, 4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines) + b".\r\n"


def _before(error: Exception) -> MailOutcome:
    """Outcome of an error before the transfer of any content."""
    match error:
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError() | smtplib.SMTPResponseException():
            later = error.smtp_code in _LATER
            reason = MailReason.LATER if later else MailReason.PROTOCOL
            return MailOutcome(MailEnd.NOT_SENT, reason, _answer(error.smtp_code, error.smtp_error), again=later)
        case ssl.SSLError():
            return MailOutcome(MailEnd.NOT_SENT, MailReason.PROTOCOL, _words(error))
        case _:
            return MailOutcome(MailEnd.NOT_SENT, MailReason.UNREACHABLE, _words(error), again=True)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join(f"{code or ''} {text}".split())


def _words(error: Exception) -> str:
    return " ".join(str(error).split())
