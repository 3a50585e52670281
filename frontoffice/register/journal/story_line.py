"""A person as the entries about them say: which entry holds, and what it says.

The bodies are read by their fields' names: whoever starts the program waits for the list of people, and the classes of
all bodies take a twentieth of that.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID, SafeUUID

from frontoffice.domain.calendar.dates import ZONES, parse_moment
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal.reading import UnreadableRow

# --- An entry as it is read back: a row of the journal and its body, made without a checking constructor ---
# Other desks write what they like: what cannot be read is an entry with an empty body.


class StoryLine(NamedTuple):
    """One entry as it is read: what happened, by whom (name and role as they were), and its body.

    ``occurred_at`` and ``recorded_at`` are UTC, ``zone`` is the office's then. ``written`` is the kind of one that has
    no authority (``entry_authority``), "" of all others; ``outside`` says of a shown one that its device may not give
    its number.

    A tuple, since a new desk makes a million of them, and a frozen dataclass takes five times as long.
    """

    entry_id: UUID
    kind: str
    version: int
    occurred_at: datetime
    recorded_at: datetime
    zone: str
    officer: str
    role: str
    number: Number | None
    parents: tuple[UUID, ...]
    body: dict[str, Any]
    origin: UUID
    seq: int
    lc: int
    hash: bytes
    written: str = ""
    outside: bool = False


def line(row: tuple[Any, ...], body: bytes) -> StoryLine:
    """A row of the journal and its body, as it is read.

    What is no JSON object, no moment, no zone, speaks of another subject than its own, or is a line of a list longer
    than any form's, tells nothing. Raises UnreadableRow for columns of other types than any program writes: the file is
    damaged there.
    """
    if tuple(map(type, row[:19])) not in _TYPES or type(body) is not bytes:
        raise UnreadableRow("journal", _place(row))
    return parse_typed_line(row, body, as_uuid)


def parse_typed_line(row: tuple[Any, ...], body: bytes, uuid_of: Callable[[bytes], UUID]) -> StoryLine:
    """Parse a line from columns of known types, as after hashing; ``uuid_of`` looks in :class:`Uuids`."""
    occurred_at = _moment(row[9])
    recorded_at = occurred_at if row[10] == row[9] else _moment(row[10])
    is_readable = occurred_at is not NO_MOMENT and recorded_at is not NO_MOMENT and row[11] in ZONES
    read = _body(body) if is_readable else {}
    if row[7] in _ASKED_FURTHER and not _is_body_plausible(row, body, read):
        read = {}
    return StoryLine(
        uuid_of(row[5]),
        row[7],
        row[8],
        occurred_at,
        recorded_at,
        row[11] if is_readable else NO_ZONE,
        row[12],
        row[13],
        None if row[16] is None else _number(row),
        (uuid_of(row[17]),) if len(row[17]) == _ONE else parents_of(row[17]),
        read,
        uuid_of(row[0]),
        row[1],
        row[4],
        row[3],
    )


_TEXTS: Final = (str,) * 5
_FIRST_TYPES: Final = (bytes, int, bytes, bytes, int, bytes, bytes, str, int, *_TEXTS)
_TYPES: Final = frozenset(
    (*_FIRST_TYPES, *number, bytes, bytes)
    for number in itertools.product((str, type(None)), (int, type(None)), (int, type(None)))
)


def _place(row: tuple[Any, ...]) -> str:
    """Address of a row with otherwise untrusted columns."""
    origin = UUID(bytes=row[0]) if type(row[0]) is bytes and len(row[0]) == 16 else "?"  # noqa: PLR2004
    return f"{origin}/{row[1]}"


_ASKED_FURTHER: Final = frozenset({EntryKind.RECORDED, EntryKind.ERASED, EntryKind.CHOICE_SET})
LONGEST_CHOICE: Final = 16_384  # bytes


def _is_body_plausible(row: tuple[Any, ...], written: bytes, body: dict[str, Any]) -> bool:
    """Return whether a recording is of its complaint, an erasure names its subject, or a list's line is short enough.

    A phrase is a text, of which the centre reads nothing.
    """
    if row[7] == EntryKind.CHOICE_SET:
        return len(written) <= LONGEST_CHOICE or body.get("list") == "phrase"
    if row[7] == EntryKind.RECORDED:
        return bool(row[5] == row[6])
    from frontoffice.domain.entries.body_codec import outline
    from frontoffice.domain.entries.entry_bodies import ErasedBody

    return outline(ErasedBody, body).subject == str(as_uuid(row[6]))


NO_MOMENT: Final = datetime.min.replace(tzinfo=UTC)


NO_ZONE: Final = "WIB"


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError:
        return NO_MOMENT


def _body(column: bytes) -> dict[str, Any]:
    """Parse a body; nothing where any reader could read it otherwise, or not at all."""
    try:
        read = _read(column.decode())
    except (ValueError, RecursionError):
        return {}
    if b"\\u" in column and any(found[1] for found in _ESCAPED.finditer(column)):
        return {}  # half a character stands in no table and on no paper, and a NUL cannot be written down again
    return read if isinstance(read, dict) else {}


# As written, whatever holds in the end: of two fields with one name that is the second.
_ESCAPED: Final = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..|u0000)|.)", re.DOTALL)


def _read(text: str) -> Any:
    """Parse JSON of whole numbers, without a search for whitespace in the program's own output: in half the time."""
    try:
        value, end = _SCAN(text, 0)
    except StopIteration:
        end = -1
    return value if end == len(text) else _JSON.decode(text)


def _no_number(written: str) -> int:
    raise ValueError(written)


def _whole(written: str) -> int:
    return int(written) if len(written) - (written[0] == "-") <= _DIGITS else _no_number(written)


_DIGITS: Final = 19  # of a number that a table keeps


def as_uuid(column: bytes) -> UUID:
    """``UUID(bytes=column)`` without its checks, in a third of the time: each line has three of them."""
    made = _NEW(UUID)
    _SET(made, "int", _NUMBER(column, "big"))
    _SET(made, "is_safe", _UNKNOWN)
    return made


_NEW, _SET, _NUMBER, _UNKNOWN = object.__new__, object.__setattr__, int.from_bytes, SafeUUID.unknown


# Fractions, NaN and endless numbers are read otherwise elsewhere, or not at all, and no body has one (``canonical``).
_JSON: Final = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number, parse_int=_whole)
_SCAN: Final = _JSON.scan_once  # type: ignore[attr-defined]


class Uuids(dict[bytes, UUID]):
    """Each identity made once: those of many lines are one chain's, and parents were lines themselves."""

    def __missing__(self, column: bytes) -> UUID:
        made = self[column] = as_uuid(column)
        return made


def _number(row: tuple[Any, ...]) -> Number | None:
    series, year, no = row[14:17]
    return None if series is None or year is None or no is None else Number(series, year, no)


def parents_of(column: bytes) -> tuple[UUID, ...]:
    """Parents of a journal row."""
    if len(column) == _ONE:  # almost always
        return (as_uuid(column),)
    return tuple([as_uuid(column[at : at + 16]) for at in range(0, len(column), 16)])


_ONE: Final = 16  # bytes


# --- officer line ---


def newest(lines: Sequence[StoryLine], *, repeats: bool) -> Iterator[StoryLine]:
    """The newest first: changes, or mere repetitions with a new secret.

    A new secret repeats what its desk knew of the person, which may be old: it brings back neither role nor right.
    """
    return (line for line in reversed(lines) if is_secret(line) is repeats)


def is_secret(line: StoryLine) -> bool:
    """Return whether an entry about a person repeats the facts known to its desk, with a new secret."""
    return bool(line.body.get("what") == "secret")


def read(subject: UUID, line: StoryLine) -> Officer:
    """Parse the person from an entry. Raises one of ``UNREADABLE`` where it cannot be read."""
    name, role, position = (line.body[field] for field in ("name", "role", "position"))
    more = (line.body.get(field) or "" for field in ("institution", "until", "grant", "nip"))
    institution, until, grant, nip = more
    if not all(isinstance(one, str) for one in (name, role, position, institution, until, grant, nip)):
        raise TypeError(subject)
    last = date.fromisoformat(until) if until else None
    return Officer(subject, name, Role(role), position, line.body["active"] is True, institution, last, grant, nip)


def fold(subject: UUID, lines: Sequence[StoryLine]) -> Officer | None:
    """Person according to the entry in force; None where none can be read."""
    known = [line for line in lines if line.kind == EntryKind.OFFICER_SET]
    for line in (*newest(known, repeats=False), *newest(known, repeats=True)):
        if line.version <= KNOWN_VERSION:
            try:
                return read(subject, line)
            except UNREADABLE:
                continue
    return None
