"""Status of the centre: its devices, their last complete rounds and limits, and what waits for the office's decision.

It is as long as the office has devices, whatever a counter does: of what counters can make more of, the first few are
listed and all are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

import psycopg

from frontoffice.sync import schema, set_aside
from frontoffice.sync.office import (
    certifying,
    device_limits,
    doubled_numbers,
    entries_without_authority,
    erasing,
    merging,
    note_book,
    office_checkpoints,
    proven_forks,
    same_items,
)
from frontoffice.sync.office.certifying import CertifiedDevice
from frontoffice.sync.office.device_limits import ContentUse, EntryUse
from frontoffice.sync.office.doubled_numbers import NumberTwice
from frontoffice.sync.office.entries_without_authority import UnauthorisedEntries
from frontoffice.sync.office.merging import QuarantinedChain
from frontoffice.sync.office.proven_forks import ProvenFork
from frontoffice.sync.office.same_items import RepeatedItem
from frontoffice.sync.set_aside import AsideChain

LISTED: Final = 20
"""How many of each kind are listed one by one."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device; ``synced_at`` is when both sides last agreed about everything, ``clock_ahead`` of the centre's clock.

    ``entries`` counts what stands in its chains; moments are UTC.
    """

    label: str
    role: str
    active: bool
    protocol: int
    hello_at: datetime | None
    synced_at: datetime | None
    clock_ahead: timedelta | None
    chains: int
    entries: int
    sent: ContentUse | None = None  # of attachments
    certified: CertifiedDevice | None = None
    used: EntryUse | None = None


_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Listed(Generic[_One]):
    """How many there are, and the first of them."""

    first: tuple[_One, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class CentreStatus:
    """The report of ``frontoffice centre status``; ``office_key`` is the office's public signing key.

    ``…_entries`` count entries, where the lists count chains or devices; ``notes_broken`` says
    what of the office's notes is missing or is not as it was signed, ``unsigned`` chains wait for its signature.
    """

    version: int
    min_protocol: int
    devices: tuple[Device, ...] = ()
    chains: int = 0
    numbers_twice: Listed[NumberTwice] = field(default_factory=Listed)
    same_items: Listed[RepeatedItem] = field(default_factory=Listed)
    quarantined: Listed[QuarantinedChain] = field(default_factory=Listed)
    quarantined_entries: int = 0
    aside: Listed[AsideChain] = field(default_factory=Listed)
    aside_entries: int = 0
    unauthorised: Listed[UnauthorisedEntries] = field(default_factory=Listed)
    unauthorised_entries: int = 0
    forks: Listed[ProvenFork] = field(default_factory=Listed)
    erasures: int = 0  # that the office has still to carry out here
    office_key: bytes | None = None
    unsigned: int = 0
    notes_broken: Listed[str] = field(default_factory=Listed)


def read_overview(connection: psycopg.Connection) -> CentreStatus:
    """The centre as it stands now."""
    version = schema.version(connection)
    least = connection.execute("SELECT min_protocol FROM journal.centre").fetchone() or (1,)
    chains = connection.execute("SELECT count(*) FROM journal.head").fetchone() or (0,)
    quarantined_entries, quarantined = merging.count_waiting(connection)
    aside = set_aside.chains(connection)
    unauthorised = entries_without_authority.counts(connection)
    key = note_book.office_key(connection)
    return CentreStatus(
        version=version,
        min_protocol=int(least[0]),
        devices=_devices(connection),
        chains=int(chains[0]),
        numbers_twice=_limit_list(doubled_numbers.read(connection)),
        same_items=_limit_list(same_items.read(connection)),
        quarantined=Listed(merging.list_quarantined(connection, LISTED), quarantined),
        quarantined_entries=quarantined_entries,
        aside=_limit_list(aside),
        aside_entries=sum(one.size - one.upto for one in aside),
        unauthorised=_limit_list(unauthorised),
        unauthorised_entries=sum(one.entries for one in unauthorised),
        forks=_limit_list(proven_forks.read(connection)),
        erasures=len(erasing.waiting(connection)),
        office_key=key,
        unsigned=len(office_checkpoints.without_writer(connection)) if key else 0,
        notes_broken=_limit_list(note_book.check(connection).broken),
    )


def _limit_list(every: Sequence[_One]) -> Listed[_One]:
    return Listed(tuple(every[:LISTED]), len(every))


def _devices(connection: psycopg.Connection) -> tuple[Device, ...]:
    rows = connection.execute(  # a counter may say anything of its clock, also what no timedelta holds
        "SELECT d.label, d.role_name, d.active, d.protocol, d.hello_at, d.synced_at,"
        " CASE WHEN d.clock_ahead IS NOT NULL"
        " THEN least(greatest(d.clock_ahead, interval '-99 years'), interval '99 years') END,"
        " count(h.origin), coalesce(sum(h.seq), 0)::bigint"
        " FROM journal.device d LEFT JOIN journal.origin o USING (device_id) LEFT JOIN journal.head h USING (origin)"
        " GROUP BY d.device_id ORDER BY d.active DESC, d.label, d.enrolled_at"
    )
    devices = [Device(*row) for row in rows]
    sent, used = device_limits.read_content_limits(connection), device_limits.read(connection)
    certified = {one.role: one for one in certifying.devices(connection)}
    return tuple(
        replace(one, sent=sent.get(one.role), certified=certified.get(one.role), used=used.get(one.role))
        for one in devices
    )
