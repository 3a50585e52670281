"""What is written down beside a copy of the register: what was captured, and the verdict of the check.

It holds no personal data: chains, counts and the last numbers. By it a counter sees at a glance how old its newest copy
is, and that another register of the same desk writes copies there, too.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice import replacing
from frontoffice.domain.calendar.dates import parse_moment, to_text
from frontoffice.domain.entries.entry import UNREADABLE, whole
from frontoffice.register.journal import chain, journal, origins
from frontoffice.register.journal.known_heads import HeadSource, KnownHead

_FORMAT: Final = 1
ENDING: Final = ".json"
_LARGEST: Final = 4 << 20  # bytes: of ten thousands of chains
_HIGHEST: Final = 9_999_999
WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class CapturedState:
    """A register as it stood at one moment: its desk, its chains, its entries, the last numbers of each series."""

    desk: UUID
    present: UUID
    entries: int
    heads: tuple[tuple[UUID, int, str], ...]
    numbers: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """One copy: ``file`` stands beside its record; ``made_at`` and ``checked_at`` are UTC, ``outcome`` is *whole*.

    ``is_doubted``: its history was not the one that was known, when it was made; it is no witness against another.
    """

    file: str
    made_at: datetime
    checked_at: datetime
    captured: CapturedState
    size: int
    sha256: str
    outcome: str = WHOLE
    program: str = ""
    is_doubted: bool = False


def capture(connection: apsw.Connection) -> CapturedState:
    """What the register holds now; within a transaction, of one moment."""
    heads = tuple((origin, end.seq, end.hash.hex()) for origin, end in sorted(chain.heads(connection).items()))
    numbers: Any = connection.execute(
        "SELECT series, year, max(no) FROM (SELECT series, year, 0 AS no FROM journal WHERE no > 0"
        " UNION SELECT series, year, no FROM number_floor) GROUP BY series, year ORDER BY series, year"
    ).fetchall()
    numbers = [(series, year, journal.last_reached(connection, series, year, floor)) for series, year, floor in numbers]
    entries: Any = connection.execute("SELECT count(*) FROM journal").get
    return CapturedState(origins.first(connection), origins.present(connection), entries, heads, tuple(numbers))


def write(folder: Path, record: CopyRecord) -> None:
    """Write a record beside its copy, at once or not at all. Raises OSError."""
    fields = {**dataclasses.asdict(record), "format": _FORMAT}
    text = json.dumps(fields, default=_plain, indent=1)
    target = folder / (record.file + ENDING)
    replacing.write_whole(target, text.encode("ascii"))


def read(path: Path) -> CopyRecord | None:
    """The record at ``path``; None when it cannot be read as one: whoever had the stick may have written anything."""
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode) or kind.st_size > _LARGEST:
            return None
        fields = json.loads(path.read_text(encoding="ascii"))
        was = fields["captured"]
        captured = CapturedState(
            UUID(was["desk"]),
            UUID(was["present"]),
            whole(was["entries"]),
            tuple((UUID(origin), whole(seq), str(digest)) for origin, seq, digest in was["heads"]),
            tuple((str(series), whole(year), _number(no)) for series, year, no in was["numbers"]),
        )
        moments = parse_moment(fields["made_at"]), parse_moment(fields["checked_at"])
        size = whole(fields["size"])
        sha256, outcome, program = (str(fields[name]) for name in ("sha256", "outcome", "program"))
        is_doubted = fields.get("is_doubted") is True
        return CopyRecord(str(fields["file"]), *moments, captured, size, sha256, outcome, program, is_doubted)
    except (OSError, *UNREADABLE):
        return None


def _number(no: Any) -> int:
    """Raises ValueError for one that no office gives in a year: above it a register could give none any more."""
    number = whole(no)
    if number > _HIGHEST:
        raise ValueError(number)
    return number


def records(folder: Path) -> Iterator[CopyRecord]:
    """The records in a folder whose copies stand there as they were checked, of every desk, in no order.

    A record that names a file elsewhere is none: it would let somebody have it removed.
    """
    for path in folder.glob("*.db" + ENDING):
        record = read(path)
        if record is None or record.file + ENDING != path.name:
            continue
        try:
            is_there = (folder / record.file).stat().st_size == record.size
        except OSError:
            continue
        if is_there:
            yield record


def of_desk(folder: Path, desk: UUID) -> tuple[CopyRecord, ...]:
    """The copies of one desk's register in a folder, doubted ones among them, the newest first."""
    found = (record for record in records(folder) if record.captured.desk == desk and record.outcome == WHOLE)
    return tuple(sorted(found, key=lambda record: record.made_at, reverse=True))


def heads_of(records: Iterable[CopyRecord]) -> Iterator[KnownHead]:
    """What copies remember of every chain; one whose own history was doubted is no witness."""
    for record in records:
        if not record.is_doubted:
            yield from list_known_heads(record.captured, HeadSource.COPY, to_text(record.made_at))


def list_known_heads(captured: CapturedState, source: HeadSource, at: str = "") -> Iterator[KnownHead]:
    """What was captured of a register, as what is remembered of its chains."""
    for origin, seq, digest in captured.heads:
        with contextlib.suppress(ValueError):  # a record that somebody wrote
            yield KnownHead(origin, seq, bytes.fromhex(digest), source, at)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))
