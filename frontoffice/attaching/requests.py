"""Requests to the reading process, its answers, and how both pass the pipe.

It read what a stranger made, so nothing it says is trusted: an answer is numbers, words and bytes of the right kinds,
or none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

from frontoffice.attaching import content_type
from frontoffice.attaching.codes import Change, FileRefusal, ReadingFailure, TemplateRefusal
from frontoffice.attaching.content_type import KEPT, Content
from frontoffice.attaching.limits import LARGEST_TEMPLATE, LIMITS, ReadingLimits
from frontoffice.attaching.tables import MOST_COLUMNS, MOST_ROWS, ReadTable
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.errors import Problem, RefusalCode, Refused, Unavailable

_SIZES: Final = "sizes"
_LONGEST_HEAD: Final = 4_000_000


def pack(head: dict[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    """Return both as bytes."""
    line = json.dumps({**head, _SIZES: [len(blob) for blob in blobs]}).encode()
    return b"".join((line, b"\n", *blobs))


def unpack(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the parts of a packed message; ValueError where it is anything else."""
    line, end, rest = data.partition(b"\n")
    if not end or len(line) > _LONGEST_HEAD:
        raise ValueError(len(data))
    head = json.loads(line)
    sizes = head.pop(_SIZES, None) if isinstance(head, dict) else None
    if not isinstance(sizes, list) or not all(type(size) is int and size >= 0 for size in sizes):
        raise ValueError(len(data))
    if sum(sizes) != len(rest):
        raise ValueError(len(data))
    blobs, at = [], 0
    for size in sizes:
        blobs.append(rest[at : at + size])
        at += size
    return head, blobs


# --- What comes out of the process that reads: a file, its pages' pixels, a mail ---
# Frozen values without any format left to decode but the content that is kept, which nobody opens outside that
# process.

THUMBNAIL: Final = 180  # pixels of the longer side


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image, three bytes a pixel (red, green, blue), row after row without gaps."""

    width: int
    height: int
    rgb: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not (self.width > 0 and self.height > 0 and len(self.rgb) == 3 * self.width * self.height):
            raise ValueError(self.width, self.height)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it may be kept. ``signed`` PDFs are as they came; of every other file nothing foreign is left."""

    content: bytes = field(repr=False)
    media_type: Content
    pages: int
    thumbnails: tuple[Pixels, ...] = field(repr=False)
    text: str = field(default="", repr=False)
    signed: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """Page of a composed file: page (from 0) of a source, turned by 0, 90, 180 or 270 degrees."""

    source: int
    page: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class MailFile:
    """File attached to a mail, with its name there."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail as an intake needs it.

    ``sent_at`` is UTC, None where the mail says no date. ``left_out`` names files that were too many, empty or mails
    themselves ("" for one without a name), ``unseen`` counts parts that nobody looked at. ``answers`` are the
    Message-IDs of what it answers, the nearest first, ``recipient_failed`` is that of a mail which did not come to its
    recipient, all without <>; ``automatic`` says that no person wrote it, ``failed_status`` why a mail did not come
    (RFC 3463).
    """

    sender: str = field(repr=False)
    address: str = field(repr=False)
    sent_at: datetime | None
    subject: str = field(repr=False)
    text: str = field(repr=False)
    files: tuple[MailFile, ...] = ()
    left_out: tuple[str, ...] = ()
    unseen: int = 0
    message_id: str = ""
    answers: tuple[str, ...] = ()
    recipient_failed: str = ""
    automatic: bool = False
    failed_status: str = ""


# --- requests ---

Ask = Callable[[bytes], bytes]  # gives the request to a reading process, and returns its answer
Made = TypeVar("Made")
_NAME: Final = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)
_ZIP: Final = b"PK\x03\x04"
ENDED: Final = b""  # the answer of a process that was ended at its bounds, or died


def read(ask: Ask, content: bytes, limits: ReadingLimits = LIMITS) -> ReadFile:
    """Read a file. Raises Refused for no attachment, Unavailable for a failed try."""
    _check_size(content, limits)
    return _file(*_ask(ask, {"do": "read"}, [content]))


def read_mail(ask: Ask, content: bytes, limits: ReadingLimits = LIMITS) -> ReadMail:
    """Read a mail saved as a file."""
    _check_size(content, limits)
    return _mail(*_ask(ask, {"do": "mail"}, [content]))


def read_incoming(ask: Ask, content: bytes, limits: ReadingLimits = LIMITS) -> ReadMail:
    """Read a mail that a mail server gave."""
    _check_size(content, limits)
    return _mail(*_ask(ask, {"do": "incoming"}, [content]))


def read_table(ask: Ask, content: bytes, limits: ReadingLimits = LIMITS) -> ReadTable:
    """Read an export as a table of texts."""
    _check_size(content, limits)
    return _table(*_ask(ask, {"do": "table"}, [content]))


def draw(ask: Ask, content: bytes, page: int, dots: float) -> Pixels:
    """Draw one page of a file."""
    head, blobs = _ask(ask, {"do": "draw", "page": page, "dots": dots}, [content])
    return _guard_parse(lambda: _pixels(head["pixels"], blobs=blobs)[0])


def compose(ask: Ask, contents: Sequence[bytes], plan: Sequence[PlannedPage]) -> ReadFile:
    """Put pages of files together to one."""
    return _file(*_ask(ask, {"do": "compose", "plan": [astuple(one) for one in plan]}, contents))


def flatten(ask: Ask, content: bytes) -> bytes:
    """Return a file as a PDF of images."""
    _, blobs = _ask(ask, {"do": "flatten"}, [content])
    return _guard_parse(lambda: blobs[0])


def check_template(ask: Ask, content: bytes) -> None:
    """Try a Word file out as the template of a letter; Refused says why it becomes none."""
    _of_template(ask, {"do": "check_template"}, content)


def fill_template(ask: Ask, content: bytes, letter: WordLetter) -> bytes:
    """Fill a template in: the letter as a Word file."""
    filled = _of_template(ask, {"do": "fill_template", "letter": asdict(letter)}, content)
    made = _guard_parse(lambda: filled[0])
    if not made.startswith(_ZIP):
        raise Unavailable(ReadingFailure.NOT_READ)
    return made


def _of_template(ask: Ask, head: dict[str, Any], content: bytes) -> list[bytes]:
    if len(content) > LARGEST_TEMPLATE:
        raise Refused(Problem("template", TemplateRefusal.TOO_LARGE))
    said = ask(pack(head, [content]))
    if said == ENDED:
        raise Refused(Problem("template", TemplateRefusal.TOO_LARGE))
    return _parse_answer(said)[1]


@dataclass(frozen=True, slots=True)
class Answered:
    """Answer of the process: the head and the bytes of its answer."""

    head: dict[str, Any]
    blobs: tuple[bytes, ...] = ()

    def pack(self) -> bytes:
        """Return it as it crosses the pipe."""
        return pack(self.head, self.blobs)


def answer_file(file: ReadFile) -> Answered:
    """Return a file as an answer."""
    head = {
        "media_type": file.media_type,
        "pages": file.pages,
        "text": file.text,
        "signed": file.signed,
        "changes": file.changes,
        "pixels": [(one.width, one.height) for one in file.thumbnails],
    }
    return Answered(head, (file.content, *(one.rgb for one in file.thumbnails)))


def answer_mail(mail: ReadMail) -> Answered:
    """Return a mail as an answer."""
    head = asdict(mail)
    head["sent_at"] = mail.sent_at.isoformat() if mail.sent_at else ""
    head["files"] = [one.name for one in mail.files]
    return Answered(head, tuple(one.content for one in mail.files))


def answer_table(table: ReadTable) -> Answered:
    """Return a table as an answer."""
    rows = json.dumps([table.headers, *table.rows]).encode()
    return Answered({"counts_from_1904": table.counts_from_1904}, (rows,))


def answer_refusal(refused: Refused) -> Answered:
    """Return a refusal as an answer."""
    problem = refused.problems[0]
    return Answered({"refused": problem.code, "facts": dict(problem.facts)})


def _check_size(content: bytes, limits: ReadingLimits) -> None:
    if len(content) > limits.file:
        raise Refused(Problem("", FileRefusal.TOO_LARGE, {"most": limits.file // 1_048_576}))


def _ask(ask: Ask, head: dict[str, Any], blobs: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    said = ask(pack(head, blobs))
    if said == ENDED:
        raise Refused(Problem("", FileRefusal.TOO_HARD))
    return _parse_answer(said)


def _parse_answer(said: bytes) -> tuple[dict[str, Any], list[bytes]]:
    answer, given = _guard_parse(lambda: unpack(said))
    if "refused" in answer:
        facts = answer.get("facts")
        known = {str(name): fact for name, fact in facts.items() if _is_plain(fact)} if isinstance(facts, dict) else {}
        raise Refused(Problem("", _guard_parse(lambda: _refusal(answer["refused"])), known))
    return answer, given


def _is_plain(fact: object) -> bool:
    """Whether a fact is a number or a placeholder's name, and no sentence from outside."""
    return type(fact) is int or (isinstance(fact, str) and _NAME.fullmatch(fact) is not None)


def _refusal(code: str) -> RefusalCode:
    return TemplateRefusal(code) if code in set(TemplateRefusal) else FileRefusal(code)


def _file(head: dict[str, Any], blobs: list[bytes]) -> ReadFile:
    def file() -> ReadFile:
        thumbnails = _pixels(*head["pixels"], blobs=blobs[1:])
        kind, pages, signed = KEPT[head["media_type"]], head["pages"], head["signed"]
        is_right = type(pages) is int and 0 < pages == len(thumbnails) and (pages == 1 or kind is Content.PDF)
        if not (is_right and type(signed) is bool and content_type.of(blobs[0]) is kind):
            raise ValueError
        changes = tuple(Change(one) for one in head["changes"])
        return ReadFile(blobs[0], kind, pages, thumbnails, _text(head["text"]), signed, changes)

    return _guard_parse(file)


def _mail(head: dict[str, Any], blobs: list[bytes]) -> ReadMail:
    def mail() -> ReadMail:
        names = [_text(name) for name in head["files"]]
        if type(head["unseen"]) is not int or head["unseen"] < 0 or type(head["automatic"]) is not bool:
            raise ValueError
        return ReadMail(
            _text(head["sender"]),
            _text(head["address"]),
            _moment(head["sent_at"]) if head["sent_at"] else None,
            _text(head["subject"]),
            _text(head["text"]),
            tuple(MailFile(name, content) for name, content in zip(names, blobs, strict=True)),
            tuple(_text(name) for name in head["left_out"]),
            head["unseen"],
            _text(head["message_id"]),
            tuple(_text(one) for one in head["answers"]),
            _text(head["recipient_failed"]),
            head["automatic"],
            _text(head["failed_status"]),
        )

    return _guard_parse(mail)


def _table(head: dict[str, Any], blobs: list[bytes]) -> ReadTable:
    def table() -> ReadTable:
        said = json.loads(blobs[0])
        if not isinstance(said, list) or not all(isinstance(row, list) for row in said):
            raise TypeError(type(said))
        headers, *rows = (tuple(map(_text, row)) for row in said)
        is_right = type(head["counts_from_1904"]) is bool and len(rows) <= MOST_ROWS and len(headers) <= MOST_COLUMNS
        if not is_right or any(len(row) != len(headers) for row in rows):
            raise ValueError
        return ReadTable(headers, tuple(rows), head["counts_from_1904"])

    return _guard_parse(table)


def _pixels(*sizes: Any, blobs: list[bytes]) -> tuple[Pixels, ...]:
    if any(type(side) is not int for size in sizes for side in size):
        raise TypeError(sizes)
    return tuple(Pixels(width, height, rgb) for (width, height), rgb in zip(sizes, blobs, strict=True))


def _moment(said: Any) -> datetime:
    """A moment of UTC; one without a zone is none."""
    moment = datetime.fromisoformat(said)
    if moment.utcoffset() != timedelta(0):
        raise ValueError(said)
    return moment.astimezone(UTC)


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(type(said))
    return said.encode("utf-8", "replace").decode()  # half a letter is none


def _guard_parse(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, RecursionError, Refused):
        raise Unavailable(ReadingFailure.NOT_READ) from None
