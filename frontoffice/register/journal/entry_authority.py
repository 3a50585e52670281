"""Entries with and without authority (shown but not applied).

``chain_right`` has what the office certified of each chain, part by part (``domain/proof/chain_rights``;
``replication/certifying`` writes it): the class that its entries after one have, whichever the device's class is by
now, until the last that counts of a revoked device. Entries without authority come out with :data:`NO_AUTHORITY` as
their kind and with what was written beside it, so whatever folds entries passes them over as it passes over a kind that
it does not know; only they settle nothing. So do those that the role of whoever wrote them may not write, at whatever
device.

A person who has the supervisor's right by this file's own entries is not disabled, and loses no right, by an entry of
another one, whatever its class: somebody can always sign in. A new computer, to which the chains of the one before
it are given back from elsewhere, begins with what all of them say.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer, Role
from frontoffice.register.journal import erasure_verdicts, story_line
from frontoffice.register.journal.story_line import StoryLine

NO_AUTHORITY: Final = "without authority"  # no kind that anybody writes
# Without the modules of DeviceClass and chain_rights: whoever starts the program reads people first.
_LIMITED: Final = ("counter", "handling")
_REVOKED: Final = "revoked"
SET_ASIDE: Final = "set_aside"  # the class of what an office without a key set aside of this file's own chains
_WRITES_EVERYTHING: Final = "supervisor"
_ROLES: Final = frozenset(map(str, Role))


class ChainRight(NamedTuple):
    """Certified right of a chain's entries after one sequence number, up to the next right.

    ``device`` is whose chain it is by now, ``certified`` whose certificate gives the class (see ``chain_rights``).
    """

    after: int
    device: bytes
    certified: bytes
    device_class: str  # a DeviceClass, chain_rights.VOUCHED or REVOKED, or SET_ASIDE
    series: frozenset[str] = frozenset()  # of a limited class: which the office ever certified it for
    of_others: frozenset[str] = frozenset()  # and of one that has none: all that others have

    @property
    def is_over(self) -> bool:
        """Return whether these entries came after the last valid one."""
        return self.device_class in (_REVOKED, SET_ASIDE)

    @property
    def is_limited(self) -> bool:
        """Whether one of these entries may be without authority."""
        return self.is_over or self.device_class in _LIMITED

    def has(self, series: str) -> bool:
        """Whether a series is this device's: certified for it, or for nobody where it has none."""
        return series in self.series or (not self.series and series not in self.of_others)


Rights = Mapping[bytes, tuple[ChainRight, ...]]  # by origin, in their order


def right_of(rights: Rights, origin: UUID, seq: int) -> ChainRight | None:
    """Right of a chain in force at one entry; None where the office certified nothing of its chain."""
    return next((one for one in reversed(rights.get(origin.bytes, ())) if one.after < seq), None)


def mark_unauthorised(
    connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine], by: Rights | None = None
) -> tuple[StoryLine, ...]:
    """All entries about one subject, in their order; those without authority marked, whatever was marked before.

    ``by`` are the rights where they are others than those that are kept.
    """
    if not lines:
        return ()
    rights = _rights(connection, lines) if by is None else by
    if any(line.written for line in lines):
        lines = [as_written(line) for line in lines]
    has_people = EntryKind.OFFICER_SET in [line.kind for line in lines]
    without = beyond_authority(rights, subject, lines)
    without -= erasure_verdicts.find_carried_out(connection, lines) if without else set()  # by the office's own word
    if has_people:
        without |= _disabling(connection, subject, lines)
    return erasure_verdicts.mark_void_erasures(connection, without_effect(lines, without) if without else lines)


def mark_by_rights(rights: Rights, subject: UUID, lines: Sequence[StoryLine]) -> tuple[StoryLine, ...]:
    """Mark the entries without authority in unmarked lines, without erasures and entries about persons.

    No register is asked.
    """
    without = beyond_authority(rights, subject, lines)
    return without_effect(lines, without) if without else tuple(lines)


def without_effect(lines: Iterable[StoryLine], which: Collection[UUID]) -> tuple[StoryLine, ...]:
    """Copy of the lines with the ``which`` entries marked as not applied."""
    return tuple(
        line._replace(kind=NO_AUTHORITY, written=line.kind) if line.entry_id in which else line for line in lines
    )


def as_written(line: StoryLine) -> StoryLine:
    """Line with its originally written kind, regardless of its authority."""
    return line._replace(kind=line.written, written="") if line.written else line


_ANY: Final = "SELECT EXISTS (SELECT 1 FROM chain_right)"
_COLUMNS: Final = (
    "origin, after, device, certified, class, (SELECT group_concat(series) FROM series_right WHERE device = certified)"
)
_ALL: Final = f"SELECT {_COLUMNS} FROM chain_right ORDER BY origin, after"
_OF_THESE: Final = f"SELECT {_COLUMNS} FROM carray(?) CROSS JOIN chain_right ON origin = value ORDER BY origin, after"
_EVERY_SERIES: Final = "SELECT DISTINCT series FROM series_right"


def every_right(connection: apsw.Connection) -> dict[bytes, tuple[ChainRight, ...]]:
    """Certified rights of each chain."""
    return _by_chain(connection, connection.execute(_ALL).fetchall())


def _by_chain(connection: apsw.Connection, rows: Iterable[Any]) -> dict[bytes, tuple[ChainRight, ...]]:
    found: dict[bytes, tuple[ChainRight, ...]] = {}
    for origin, after, device, certified, device_class, series in rows:
        of_device = frozenset(series.split(",")) if series else frozenset()
        every: Any = () if series or device_class not in _LIMITED else connection.execute(_EVERY_SERIES).fetchall()
        right = with_series(ChainRight(after, device, certified, device_class), of_device, {one for (one,) in every})
        found[origin] = (*found.get(origin, ()), right)
    return found


def with_series(right: ChainRight, series: Collection[str], every: Collection[str]) -> ChainRight:
    """Right with its device's ``series``; of a device without any, with ``every`` certified series as of others."""
    if right.device_class not in _LIMITED:
        return right
    return right._replace(series=frozenset(series), of_others=frozenset() if series else frozenset(every))


def may_write(connection: apsw.Connection, origin: UUID, kind: EntryKind, series: str = "") -> bool:
    """Return whether the next entry of that kind in a chain has authority: about anything, or about that series."""
    rights = every_right(connection).get(origin.bytes)
    if rights is None:
        return True
    from frontoffice.domain import authority

    last = rights[-1]
    how_far = authority.extent(last.device_class, kind)
    is_own = how_far is authority.Extent.OWN_SERIES and last.has(series)
    return not last.is_over and authority.applies(how_far, is_own=is_own)


def _rights(connection: apsw.Connection, lines: Iterable[StoryLine]) -> Rights:
    is_any = connection.execute(_ANY).get
    return rights_of(connection, {(line.origin.bytes, line.written or line.kind) for line in lines}) if is_any else {}


def rights_of(connection: apsw.Connection, written: Collection[tuple[bytes, str]]) -> Rights:
    """Certified rights of the chains of these entries, as far as their kinds require them."""
    from frontoffice.register.journal import own_entries

    if not written:
        return {}
    if any(kind in own_entries.OF_DESKS for _, kind in written):
        return every_right(connection)
    origins = {origin for origin, _ in written}
    return _by_chain(connection, connection.execute(_OF_THESE, (apsw.carray(tuple(origins)),)).fetchall())


def beyond_authority(rights: Rights, subject: UUID, lines: Sequence[StoryLine]) -> set[UUID]:
    """Entries without effect by their writer's role, their device's class or its end."""
    without, secrets = _beyond_role(subject, lines)
    if rights:
        _add_beyond_class(rights, subject, lines, without, secrets)
    if secrets and not {line.entry_id for line in lines if line.kind == EntryKind.OFFICER_SET} - without - secrets:
        return without | secrets  # a new secret repeats a person, and makes nobody one
    return without


def _beyond_role(subject: UUID, lines: Sequence[StoryLine]) -> tuple[set[UUID], set[UUID]]:
    """Entries beyond the writer's role, and among them the new secrets, everybody's own."""
    asked = [line for line in lines if line.role != _WRITES_EVERYTHING]
    if not asked:
        return set(), set()
    if asked[0].kind == EntryKind.OFFICER_SET and all(map(_is_new_secret, asked)):
        # Whoever starts the program reads people first, and needs no table for them.
        return set(), {line.entry_id for line in asked if line.role in _ROLES}
    limits, is_of_role, steps_of = _limits_of_roles()
    limited = [line for line in asked if line.role in limits.get(line.kind, ())]
    if not limited:  # nearly always: a recording, or its paper
        return set(), set()
    secrets = {line.entry_id for line in limited if _is_new_secret(line)}
    steps = steps_of(subject, lines, limited)
    beyond = {line.entry_id for line, step in steps if not is_of_role(line.role, line.kind, step)}
    return beyond - secrets, secrets


_Steps = Callable[[UUID, Sequence[StoryLine], Sequence[StoryLine]], Iterator[tuple[StoryLine, object]]]


@functools.cache
def _limits_of_roles() -> tuple[Mapping[str, frozenset[str]], Callable[[str, str, object], bool], _Steps]:
    """Roles with possibly ineffective entries, by kind, and the functions to judge an entry.

    Once, for a million entries.
    """
    from frontoffice.domain import authority
    from frontoffice.register.journal import judged_steps

    limits: dict[str, frozenset[str]] = {}
    for kind, _, role in authority.role_limits():
        limits[kind] = limits.get(kind, frozenset()) | {role}
    return limits, authority.is_of_role, judged_steps.steps


def _is_new_secret(line: StoryLine) -> bool:
    return story_line.is_secret(line) and line.kind == EntryKind.OFFICER_SET


def _add_beyond_class(
    rights: Rights, subject: UUID, lines: Sequence[StoryLine], without: set[UUID], secrets: set[UUID]
) -> None:
    """Add entries beyond their device's class to ``without``, and its new secrets to ``secrets``."""
    from frontoffice.domain import authority
    from frontoffice.register.journal import judged_steps

    recorded = next((line.origin.bytes for line in lines if line.entry_id == subject), b"")
    home = rights[recorded][0].device if recorded in rights else None
    limited = []
    for line in lines:
        right = right_of(rights, line.origin, line.seq)
        if right is not None and right.is_over:
            without.add(line.entry_id)
        elif right is not None and right.is_limited and _is_new_secret(line):
            secrets.add(line.entry_id)
        elif right is not None and right.is_limited:
            limited.append((line, right))
    steps = judged_steps.steps(subject, lines, [line for line, _ in limited])
    for (line, right), (_, step) in zip(limited, steps, strict=True):
        extent = authority.extent(right.device_class, line.kind, step)
        is_own = right.device == home if extent is authority.Extent.OWN else _is_its_own(rights, subject, line, right)
        if not authority.applies(extent, is_own=is_own):
            without.add(line.entry_id)


def _is_its_own(rights: Rights, subject: UUID, line: StoryLine, right: ChainRight) -> bool:
    """Whether an entry is about its device's own series, or about the device itself."""
    from frontoffice.register.journal import own_entries

    if line.kind in own_entries.OF_DESKS:
        chains = [UUID(bytes=origin) for origin, (first, *_) in rights.items() if first.device == right.device]
        return any(own_entries.desk_subject(line.kind, chain) == subject for chain in chains)
    series = own_entries.series_of(subject, line)
    return series is not None and right.has(series)


def _disabling(connection: apsw.Connection, subject: UUID, lines: Iterable[StoryLine]) -> set[UUID]:
    """Entries of other devices against the rights of a supervisor by this file's own entries."""
    about = [line for line in lines if line.kind == EntryKind.OFFICER_SET]
    written: Any = connection.execute("SELECT origin, reason = 'claimed' FROM my_origin").fetchall()
    mine: dict[bytes, int] = dict(written)
    here = (line for line in about if mine.get(line.origin.bytes) == 0)
    own = story_line.fold(subject, [line for line in here if not _is_of_oneself(line)])
    if own is None or not _is_supervisor(own):
        return set()
    others = (line for line in about if line.origin.bytes not in mine)
    return {line.entry_id for line in others if not _is_supervisor(story_line.fold(subject, (line,)) or own)}


def _is_of_oneself(line: StoryLine) -> bool:
    """Whether somebody gave themselves a new secret; one that a supervisor of this desk gave says whom it lets in."""
    return story_line.is_secret(line) and line.officer == line.body.get("name")


def _is_supervisor(who: Officer) -> bool:
    return who.active and who.role is Role.SUPERVISOR
