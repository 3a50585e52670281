"""Folding of completely received complaints in a separate process, in parallel with the storing of earlier ones.

A new desk's first pull is half folding, which asks no register: rows go over as they come off the line, and plain
values come back (``projection/complaint_values``). Nothing is trusted for it: a row is checked before it is kept, and
what was made of others than were kept in the end is thrown away. Whatever else is in a story than a complaint's usual
course is folded here, and so is all of it when that process ended. Both do it by the same functions.
"""

from __future__ import annotations

import itertools
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from operator import itemgetter
from typing import IO, Any, Final, NamedTuple, Protocol
from uuid import UUID

from frontoffice import __version__
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal import entry_authority, story_line
from frontoffice.register.journal.chain import BODY, ENTRY_ID, KIND, LC, ORIGIN, SEQ, SUBJECT, Row
from frontoffice.register.journal.entry_authority import ChainRight, Rights
from frontoffice.register.journal.story_line import StoryLine, Uuids
from frontoffice.register.projection import authority_projection, complaint_columns
from frontoffice.register.projection.complaint_columns import ComplaintValues
from frontoffice.register.projection.complaint_fold import fold_case

_TOGETHER: Final = 200  # stories that are asked for at once: a tenth of a second's work
_LENGTH: Final = 4  # bytes, before each message
_KIND: Final = itemgetter(KIND)
_ORDER: Final = itemgetter(LC, ENTRY_ID, ORIGIN, SEQ)
_USUAL: Final = frozenset(
    {EntryKind.RECORDED, EntryKind.AMENDED, EntryKind.REVIEWED, EntryKind.STEPPED, EntryKind.PAPER}
)


class Folded(NamedTuple):
    """Fold result of a story; ``complaint`` is None while its recording has not arrived."""

    complaint: ComplaintValues | None
    without_authority: list[authority_projection.Row]


class Folder(Protocol):
    """The process beside this one."""

    def ask(self, requests: Sequence[bytes]) -> Iterator[bytes]:
        """The answer to each request, in their order, made meanwhile; empty ones when it ended."""


StartFolding = Callable[[], AbstractContextManager[Folder | None]]


class Coming:
    """Pending fold results for the stories of one chunk.

    They are being folded since it came off the line, unchecked.

    ``rights`` are those by which it is done.
    """

    def __init__(self, answers: Iterator[bytes], asked: Sequence[Mapping[bytes, int]], rights: Rights) -> None:
        self.rights = rights
        self._asked = {subject: many for batch in asked for subject, many in batch.items()}
        self._answers = zip(asked, answers, strict=True)
        self._made: dict[bytes, Folded] = {}

    def of(self, subject: bytes, rows: Sequence[Row]) -> Folded | None:
        """Fold result of a story with these rows; None where it has to be folded here."""
        if self._asked.pop(subject, 0) != len(rows):
            return None
        while subject not in self._made:
            batch, answer = next(self._answers)
            if not answer:
                self._asked.clear()  # the process ended
                return None
            for about, made in zip(batch, marshal.loads(answer), strict=True):  # noqa: S302  (our own)
                self._made[about] = Folded(ComplaintValues(*made[0]) if made[0] else None, made[1])
        return self._made.pop(subject)


def make_fold_starter(folder: Folder | None, read: Callable[[], Rights]) -> Callable[[Iterable[Row]], Coming | None]:
    """Build the function to start folding each received chunk, under the present rights from ``read``."""
    if folder is None:
        return lambda _: None
    rights = read()
    return lambda rows: begin(folder, rows, rights)


def begin(folder: Folder, rows: Iterable[Row], rights: Rights) -> Coming:
    """Start folding the complaints of a chunk with usual entries only, as if it held all of their entries."""
    known = {origin: [tuple(right) for right in some] for origin, some in rights.items()}
    stories = ((subject, some) for subject, some in by_subject(rows).items() if _USUAL.issuperset(map(_KIND, some)))
    requests, asked = [], []
    while batch := dict(itertools.islice(stories, _TOGETHER)):
        origins = {row[ORIGIN] for some in batch.values() for row in some} & known.keys()
        requests.append(_request([*batch.values()], {origin: known[origin] for origin in origins}))
        asked.append({subject: len(some) for subject, some in batch.items()})
    return Coming(folder.ask(requests), asked, rights)


def _request(stories: list[list[Row]], rights: dict[bytes, Any]) -> bytes:
    return marshal.dumps((__version__, stories, rights))


def is_there(folder: Folder) -> bool:
    """Return whether the folding process answers."""
    return [*folder.ask([_request([], {})])] == [marshal.dumps([])]


def by_subject(rows: Iterable[Row]) -> dict[bytes, list[Row]]:
    """Rows with a body, in their order, by subject."""
    stories: dict[bytes, list[Row]] = {}
    for row in rows:
        if row[BODY] is not None:
            stories.setdefault(row[SUBJECT], []).append(row)
    return stories


def story_lines(rows: list[Row], uuid_of: Callable[[bytes], UUID]) -> list[StoryLine]:
    """The story of one subject from its rows, each entry once."""
    rows.sort(key=_ORDER)
    fields: dict[bytes, Row] = {}
    for row in rows:
        fields.setdefault(row[ENTRY_ID], row)
    return [story_line.parse_typed_line(row, row[BODY], uuid_of) for row in fields.values()]


# --- the process beside this one -------------------------------------------------------------------------------------


def serve(asked: IO[bytes], said: IO[bytes]) -> int:
    """Answer requests until there is none; the exit code."""
    while request := receive(asked):
        send(said, _answer(request))
    return 0


def _answer(request: bytes) -> bytes:
    version, stories, known = marshal.loads(request)  # noqa: S302  (of this very program)
    if version != __version__:
        return b""  # another was put in the program's place meanwhile, whose tables may be others
    rights = {origin: tuple(ChainRight(*right) for right in some) for origin, some in known.items()}
    uuid_of = Uuids().__getitem__
    return marshal.dumps([_fold_rows(rows, rights, uuid_of) for rows in stories])


def _fold_rows(rows: list[Row], rights: Rights, uuid_of: Callable[[bytes], UUID]) -> tuple[Any, ...]:
    lines = entry_authority.mark_by_rights(rights, uuid_of(rows[0][SUBJECT]), story_lines(rows, uuid_of))
    folded = fold_case(lines)
    values = None if folded is None else tuple(complaint_columns.values(*folded, lines))
    return values, authority_projection.rows(lines)


def send(to: IO[bytes], message: bytes) -> None:
    """Give one message to the other process. Raises OSError where it ended."""
    to.write(len(message).to_bytes(_LENGTH, "big"))
    to.write(message)
    to.flush()


def receive(source: IO[bytes]) -> bytes:
    """The next message of the other process; empty where there is none, or not all of it."""
    length = source.read(_LENGTH)
    if len(length) < _LENGTH:
        return b""
    message = source.read(int.from_bytes(length, "big"))
    return message if len(message) == int.from_bytes(length, "big") else b""
