"""The reading process itself: one request from its input, one answer to its output, then it ends.

It is bounded before it reads. Whatever a decoder raises over a file means that the file is damaged; where the system
ends the process there is no answer, and the one who asked knows what that means.
"""

from __future__ import annotations

import contextlib
import email
import email.policy
import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any, BinaryIO, Final

from frontoffice.attaching import content_type, requests, word_letter
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import LIMITS, ReadingLimits
from frontoffice.attaching.requests import Answered, MailFile, PlannedPage, ReadMail
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Problem, Refused

# --- A mail that was saved as a file, read by the standard library: who wrote when what, and the files that
# came with it ---
# Everything in it was written by anybody: parts and files are counted, letters that are none are replaced, and of HTML
# only the words are taken. Runs in the reading process only.

_MOST_FILES: Final = 20
_MOST_PARTS: Final = 50
_MOST_HEADERS: Final = 200
_LONGEST_HEADER: Final = 8_000  # bytes, with the lines that go on
_MOST_ANSWERS: Final = 20
_LONGEST: Final = LONGEST_TEXT + 1  # letters of the text: who fills a form with it knows that there were more
_LONGEST_LINE: Final = 300


_Leaf = tuple[EmailMessage, int]  # and in which choice of ways to say the same it stands, 0 for none


def read(content: bytes) -> ReadMail:
    """Return the content of a mail; Refused when it is none."""
    if not content_type.is_mail(content):
        raise Refused(Problem("", FileRefusal.NO_MAIL))
    return read_incoming(content)


def read_incoming(content: bytes) -> ReadMail:
    """Return the content of what a mail server gave, whatever it begins with."""
    mail = email.message_from_bytes(_cut_headers(content), policy=email.policy.default)
    leaves, unseen = _parts(mail)
    is_report = mail.get_content_type() == "multipart/report"
    parts = [leaf for leaf in leaves if not (is_report and leaf[0].get_content_type() in _OF_A_REPORT)]
    files = [part for part, _ in parts if _is_file(part)]
    came = [MailFile(_line(part.get_filename() or ""), _bytes(part)) for part in files]
    taken = [one for one in came[:_MOST_FILES] if one.content]
    left_out = [one.name for place, one in enumerate(came) if place >= _MOST_FILES or not one.content]
    name, address = parseaddr(_header(mail, "From"))
    recipient_failed, failed_status = _failure(mail, [part for part, _ in leaves]) if is_report else ("", "")
    return ReadMail(
        _line(name),
        _line(address),
        _when(_header(mail, "Date")),
        _line(_header(mail, "Subject")),
        _body(parts),
        tuple(taken),
        tuple(left_out),
        unseen,
        _message_id(mail),
        _answers(mail),
        recipient_failed,
        is_report or _is_automatic(mail),
        failed_status,
    )


# --- What a mail says of itself to programs: which ones it answers (RFC 5322), that no person wrote it (RFC 3834), that
# one of ours did not come to its recipient (RFC 3464) ---

_OF_A_REPORT: Final = {"message/delivery-status", "message/disposition-notification", "message/rfc822"} | {
    "text/rfc822-headers"  # of the mail that it is about
}
_ID: Final = re.compile(r"<([^<>\s]+)>")
_BULK: Final = {"bulk", "junk", "list", "auto_reply"}
_STATUS: Final = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")  # RFC 3463; never a part of an address
_ABSENT: Final = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From")  # of programs older than the RFC


def _cut_headers(content: bytes) -> bytes:
    """Cut the head of a mail to what a program of this world writes; the rest stays as it is."""
    end = re.search(rb"\r?\n\r?\n", content)
    head, rest = (content[: end.start()], content[end.start() :]) if end else (content, b"")
    headers = re.split(rb"\r?\n(?![ \t])", head, maxsplit=_MOST_HEADERS)[:_MOST_HEADERS]
    if len(head) <= _LONGEST_HEADER and len(headers) < _MOST_HEADERS:
        return content
    return b"\r\n".join(one[:_LONGEST_HEADER] for one in headers) + rest


def _message_id(mail: EmailMessage) -> str:
    said = _header(mail, "Message-ID")
    found = _ID.search(said)
    return found[1] if found else said.strip()


def _answers(mail: EmailMessage) -> tuple[str, ...]:
    """The messages that it answers, the nearest first."""
    near, far = (_ID.findall(_header(mail, name)) for name in ("In-Reply-To", "References"))
    return tuple(dict.fromkeys([*near, *reversed(far)]))[:_MOST_ANSWERS]


def _is_automatic(mail: EmailMessage) -> bool:
    submitted = _header(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or _header(mail, "Precedence").strip().lower() in _BULK
        or _header(mail, "Return-Path").strip() == "<>"
        or any(name in mail for name in _ABSENT)
    )


def _failure(report: EmailMessage, parts: list[EmailMessage]) -> tuple[str, str]:
    """The Message-ID of the mail that did not come to its recipient and why, both "" where a report says no such thing.

    A delay is none.
    """
    blocks = [
        block for part in parts if part.get_content_type() == "message/delivery-status" for block in _inside(part)
    ]
    failed = [block for block in blocks if _header(block, "Action").strip().lower() == "failed"]
    return (_about(report, parts), _status(failed[0])) if failed else ("", "")


def _status(block: EmailMessage) -> str:
    """The enhanced status code of a failure: its own, or what the other server said where it has none that says why."""
    found = [one for name in ("Status", "Diagnostic-Code") for one in _STATUS.findall(_header(block, name))]
    return next((one for one in found if not one.endswith(".0.0")), found[0] if found else "")


def _about(report: EmailMessage, parts: list[EmailMessage]) -> str:
    """The Message-ID of the mail that a report is about."""
    for part in parts:
        kind = part.get_content_type()
        about = _inside(part) if kind == "message/rfc822" else []
        if kind == "text/rfc822-headers":
            about = [email.message_from_bytes(_cut_headers(_bytes(part)), policy=email.policy.default)]
        for one in about:
            if found := _ID.search(_header(one, "Message-ID")):
                return found[1]
    return next(iter(_answers(report)), "")  # as some servers say it, who give back nothing of the mail


def _inside(part: EmailMessage) -> list[EmailMessage]:
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, EmailMessage)][:_MOST_PARTS] if isinstance(inside, list) else []


def _parts(mail: EmailMessage) -> tuple[list[_Leaf], int]:
    """The leaves, by depth, and how many parts were not looked at; a mail within the mail is one leaf."""
    found: list[_Leaf] = []
    waiting: list[_Leaf] = [(mail, 0)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part, ways = waiting.pop(0)
        seen += 1
        inside = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inside, list):
            ways = seen if part.get_content_subtype() == "alternative" and not ways else ways
            waiting = [(one, ways) for one in inside if isinstance(one, EmailMessage)] + waiting
        else:
            found.append((part, ways))
    return found, len(waiting)


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return True
    return part.get_content_maintype() != "text"


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _body(parts: list[_Leaf]) -> str:
    """All its texts as they follow; of what says the same in several ways the plain one, if it has words."""
    texts = [(part, ways) for part, ways in parts if not _is_file(part)]
    said = [(part.get_content_subtype() == "plain", ways, _words_in(part)) for part, ways in texts]
    plain = {ways for is_plain, ways, words in said if is_plain and words and ways}
    words = [words for is_plain, ways, words in said if words and (is_plain or ways not in plain)]
    return "\n\n".join(words)[:_LONGEST]


def _words_in(part: EmailMessage) -> str:
    text = _text(part)
    text = text if part.get_content_subtype() == "plain" else _words_of(text)
    return "\n".join(_clean(line) for line in text.splitlines()).strip()


def _text(part: EmailMessage) -> str:
    content = _bytes(part)
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return content.decode("utf-8", "replace")


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name, ""))
    except Exception:  # noqa: BLE001  (the parser of headers raises what it likes over what nobody wrote by hand)
        return ""


def _when(text: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(text)
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _line(text: str) -> str:
    return " ".join(_clean(text.replace("\r", " ").replace("\n", " ")).split())[:_LONGEST_LINE]


def _clean(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line).rstrip()


class _Words(HTMLParser):
    _SILENT: Final = ("script", "style", "head", "title")
    _BLOCKS: Final = ("p", "div", "tr", "li", "h1", "h2", "h3")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if not self._silent and tag in self._SILENT:
            self._silent = tag
        elif tag == "br":
            self.found.append("\n")
        elif tag in self._BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in self._BLOCKS:
            self._end_line()

    def _end_line(self) -> None:
        if self.found and not self.found[-1].endswith("\n"):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def _words_of(html: str) -> str:
    words = _Words()
    words.feed(html[: 50 * _LONGEST])
    words.close()  # what stands behind its last sign
    return "".join(words.found)


# --- child ---

# --- Bounds that a process sets itself before it reads what a stranger made; the system ends it where it goes
# beyond ---
# Linux: address space, processor time, no file written, no core. Windows: a job object with a bound on memory,
# processor time and no further process; the process cannot leave it. Elsewhere memory is bounded by nothing but the
# wall clock of whoever started it. No system keeps it from reading files or the network: it has no keys and is given
# no paths.

_WRITES_NOTHING: Final = 0


def confine(limits: ReadingLimits) -> None:
    """Bound this process, for good."""
    if sys.platform == "win32":
        from frontoffice.attaching import job_object

        job_object.confine(limits.memory, limits.processor)
        return
    import resource

    bounds = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.processor,
        resource.RLIMIT_FSIZE: _WRITES_NOTHING,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # an office that allows less already
            resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError):
        os.nice(5)  # whoever types goes first


# --- child ---


def run() -> int:
    """Answer a request on the standard input; the exit code is 0 where there is an answer."""
    confine(LIMITS)
    return serve(sys.stdin.buffer, sys.stdout.buffer, LIMITS)


def serve(asked: BinaryIO, said: BinaryIO, limits: ReadingLimits) -> int:
    """Answer one request."""
    try:
        answer = _answer(asked.read(), limits).pack()
    except MemoryError:
        return 1
    said.write(answer)
    said.flush()
    return 0


def _answer(request: bytes, limits: ReadingLimits) -> Answered:
    head, blobs = requests.unpack(request)
    try:
        return _DONE[head["do"]](head, blobs, limits)
    except Refused as refused:
        return requests.answer_refusal(refused)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001  (decoders raise whatever they like over what a stranger made)
        return requests.answer_refusal(Refused(Problem("", FileRefusal.DAMAGED)))


# What decodes files is imported where one is read: it takes twice as long as all else, and a mailbox is read mail by
# mail.


def _read(_head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    from frontoffice.attaching import reading

    return requests.answer_file(reading.read(blobs[0], limits))


def _mail(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    return requests.answer_mail(read(blobs[0]))


def _incoming(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    return requests.answer_mail(read_incoming(blobs[0]))


def _table(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    from frontoffice.attaching import tables

    return requests.answer_table(tables.read(blobs[0]))


def _draw(head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    from frontoffice.attaching import reading

    drawn = reading.draw(blobs[0], head["page"], head["dots"], limits)
    return Answered({"pixels": (drawn.width, drawn.height)}, (drawn.rgb,))


def _compose(head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    from frontoffice.attaching import reading

    return requests.answer_file(reading.compose(blobs, [PlannedPage(*one) for one in head["plan"]], limits))


def _flatten(_head: dict[str, Any], blobs: list[bytes], limits: ReadingLimits) -> Answered:
    from frontoffice.attaching import reading

    return Answered({}, (reading.flatten(blobs[0], limits),))


def _check_template(_head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    word_letter.check(blobs[0])
    return Answered({})


def _fill_template(head: dict[str, Any], blobs: list[bytes], _limits: ReadingLimits) -> Answered:
    return Answered({}, (word_letter.fill(blobs[0], WordLetter(**head["letter"])),))


_DONE: Final[Mapping[str, Callable[[dict[str, Any], list[bytes], ReadingLimits], Answered]]] = {
    "read": _read,
    "mail": _mail,
    "incoming": _incoming,
    "table": _table,
    "draw": _draw,
    "compose": _compose,
    "flatten": _flatten,
    "check_template": _check_template,
    "fill_template": _fill_template,
}
