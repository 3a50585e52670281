"""Which of the entries that are read have authority, and which are shown and do not apply.

``chain_right`` has what the office certified of each chain's device (``replication/certifying`` writes it): its class,
how many of the chain's entries the office vouches for (they were there when keys came into use), and, of a revoked
device, the last that counts. Entries without authority come out with :data:`NO_AUTHORITY` as their kind and with what
was written beside it, so whatever folds entries passes them over as it passes over a kind that it does not know; only
they settle nothing.

A person who has the supervisor's right by this file's own entries is not disabled, and loses no right, by an entry of
another one, whatever its class: somebody can always sign in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.entry import EntryKind
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import erasure_verdicts, officer_line
from frontoffice.register.journal.story_line import StoryLine

NO_AUTHORITY: Final = "without authority"  # no kind that anybody writes
_OFFICE: Final = "office"  # DeviceClass.OFFICE, without its module: whoever starts the program reads people first


class ChainRight(NamedTuple):
    """What the office certified of a chain: its device, the class, entries vouched for, the last that counts."""

    device: bytes
    device_class: str  # a DeviceClass
    vouched: int
    upto: int | None

    def is_over(self, seq: int) -> bool:
        """Whether the entry came after the last that counts."""
        return self.upto is not None and seq > self.upto

    def first_limited(self) -> int | None:
        """After which of its entries one may be without authority; None where none ever is."""
        ends = [self.vouched] if self.device_class != _OFFICE else []
        return min((*ends, *([] if self.upto is None else [self.upto])), default=None)


Rights = Mapping[bytes, ChainRight]  # by origin


def marked(
    connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine], by: Rights | None = None
) -> tuple[StoryLine, ...]:
    """All entries about one subject, in their order; those without authority marked, whatever was marked before.

    ``by`` are the rights where they are others than those that are kept.
    """
    rights = _rights(connection, lines) if by is None else by
    has_people = any(_kind(line) == EntryKind.OFFICER_SET for line in lines)
    if any(line.written for line in lines):
        lines = [as_written(line) for line in lines]
    without: set[UUID] = set()
    if rights:
        without |= beyond_class(rights, subject, lines)
        without -= erasure_verdicts.agreed(connection, lines) if without else set()  # by the office's own word
    if has_people:
        without |= _disabling(connection, subject, lines)
    return erasure_verdicts.marked(connection, without_effect(lines, without) if without else lines)


def without_effect(lines: Iterable[StoryLine], which: Collection[UUID]) -> tuple[StoryLine, ...]:
    """These lines, of which some do not apply."""
    return tuple(
        line._replace(kind=NO_AUTHORITY, written=line.kind) if line.entry_id in which else line for line in lines
    )


def as_written(line: StoryLine) -> StoryLine:
    """The line with the kind that was written, whether it has authority or not."""
    return line._replace(kind=line.written, written="") if line.written else line


def _kind(line: StoryLine) -> str:
    return line.written or line.kind


_ANY: Final = "SELECT EXISTS (SELECT 1 FROM chain_right)"
_OF_THESE: Final = "SELECT origin, device, class, vouched, upto FROM carray(?) CROSS JOIN chain_right ON origin = value"


def every_right(connection: apsw.Connection) -> dict[bytes, ChainRight]:
    """What the office certified of each chain."""
    rows: Any = connection.execute("SELECT origin, device, class, vouched, upto FROM chain_right")
    return {row[0]: ChainRight(*row[1:]) for row in rows}


def may_write(connection: apsw.Connection, origin: UUID, kind: EntryKind) -> bool:
    """Whether the next entry of that kind in a chain, about anything, has authority."""
    right = every_right(connection).get(origin.bytes)
    if right is None:
        return True
    from frontoffice.domain import authority

    return right.upto is None and authority.applies(authority.extent(right.device_class, kind), is_own=False)


def _rights(connection: apsw.Connection, lines: Iterable[StoryLine]) -> Rights:
    try:
        is_any = connection.execute(_ANY).get
    except apsw.SQLError:  # a register of before, which is only read
        is_any = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'chain_right')").get
    if not is_any:
        return {}
    origins = tuple({line.origin.bytes for line in lines})
    rows: Any = connection.execute(_OF_THESE, (apsw.carray(origins),)) if origins else ()
    return {row[0]: ChainRight(*row[1:]) for row in rows}


def beyond_class(rights: Rights, subject: UUID, lines: Sequence[StoryLine]) -> set[UUID]:
    """The entries that their device's class, or its end, does not let apply."""
    from frontoffice.domain import authority

    recorded = next((line.origin.bytes for line in lines if line.entry_id == subject), b"")
    home = rights[recorded].device if recorded in rights else None
    without, secrets = set(), set()
    for line in lines:
        right = rights.get(line.origin.bytes)
        if right is None or (line.seq <= right.vouched and not right.is_over(line.seq)):
            continue
        if line.kind == EntryKind.OFFICER_SET and officer_line.is_secret(line) and not right.is_over(line.seq):
            if right.device_class != _OFFICE:
                secrets.add(line.entry_id)
            continue
        extent = authority.extent(right.device_class, line.kind, line.body.get("step"))
        if right.is_over(line.seq) or not authority.applies(extent, is_own=right.device == home):
            without.add(line.entry_id)
    known = {line.entry_id for line in lines if line.kind == EntryKind.OFFICER_SET} - without - secrets
    return without if known else without | secrets  # a new secret repeats a person, and makes nobody one


def _disabling(connection: apsw.Connection, subject: UUID, lines: Iterable[StoryLine]) -> set[UUID]:
    """The entries of other devices that take a right from who is a supervisor by this file's own entries."""
    about = [line for line in lines if line.kind == EntryKind.OFFICER_SET]
    mine = {origin for (origin,) in connection.execute("SELECT origin FROM my_origin").fetchall()}
    own = officer_line.fold(subject, [line for line in about if line.origin.bytes in mine and not _is_of_oneself(line)])
    if own is None or not _is_supervisor(own):
        return set()
    others = (line for line in about if line.origin.bytes not in mine)
    return {line.entry_id for line in others if not _is_supervisor(officer_line.fold(subject, (line,)) or own)}


def _is_of_oneself(line: StoryLine) -> bool:
    """Whether somebody gave themselves a new secret; one that a supervisor of this desk gave says whom it lets in."""
    return officer_line.is_secret(line) and line.officer == line.body.get("name")


def _is_supervisor(who: Officer) -> bool:
    return who.active and who.role is Role.SUPERVISOR
