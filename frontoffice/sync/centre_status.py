"""Status of the centre: its devices, chains, last complete rounds, and what waits for the office's decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import psycopg

from frontoffice.sync import certifying, content_limits, erasing, merging, note_book, proven_forks, schema
from frontoffice.sync.certifying import CertifiedDevice
from frontoffice.sync.content_limits import ContentUse
from frontoffice.sync.merging import QuarantinedChain
from frontoffice.sync.proven_forks import ProvenFork


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


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain stands since ``received_at`` (UTC); ``device`` is "" as long as nobody claims it."""

    origin: UUID
    seq: int
    hash: bytes
    device: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class NumberTwice:
    """A number that was printed for more than one complaint."""

    series: str
    year: int
    no: int
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CentreStatus:
    """The report of ``frontoffice centre status``; ``office_key`` is the public key that the office signs with."""

    version: int
    min_protocol: int
    devices: tuple[Device, ...]
    heads: tuple[ChainHead, ...]
    numbers_twice: tuple[NumberTwice, ...]
    quarantined: tuple[QuarantinedChain, ...]
    erasures: int  # that the office has still to carry out here
    forks: tuple[ProvenFork, ...] = ()
    office_key: bytes | None = None


def read_overview(connection: psycopg.Connection) -> CentreStatus:
    """The centre as it stands now."""
    least = connection.execute("SELECT min_protocol FROM journal.centre").fetchone() or (1,)
    rows = connection.execute(  # a counter may say anything of its clock, also what no timedelta holds
        "SELECT d.label, d.role_name, d.active, d.protocol, d.hello_at, d.synced_at,"
        " CASE WHEN d.clock_ahead IS NOT NULL"
        " THEN least(greatest(d.clock_ahead, interval '-99 years'), interval '99 years') END,"
        " count(h.origin), coalesce(sum(h.seq), 0)::bigint"
        " FROM journal.device d LEFT JOIN journal.origin o USING (device_id) LEFT JOIN journal.head h USING (origin)"
        " GROUP BY d.device_id ORDER BY d.active DESC, d.label, d.enrolled_at"
    )
    version = schema.version(connection)
    sent = content_limits.read(connection, version)
    certified = {one.role: one for one in certifying.devices(connection)} if note_book.is_kept(connection) else {}
    devices = [Device(*row) for row in rows]
    heads = connection.execute(
        "SELECT h.origin, h.seq, h.hash, coalesce(d.label, ''), h.received_at FROM journal.head h"
        " LEFT JOIN journal.origin o USING (origin) LEFT JOIN journal.device d USING (device_id)"
        " ORDER BY d.label, h.origin"
    )
    twice = connection.execute("SELECT series, year, no, counters FROM office.numbers_twice ORDER BY year, series, no")
    return CentreStatus(
        version=version,
        min_protocol=int(least[0]),
        devices=tuple(replace(one, sent=sent.get(one.role), certified=certified.get(one.role)) for one in devices),
        heads=tuple(ChainHead(*row) for row in heads),
        numbers_twice=tuple(NumberTwice(series, year, no, tuple(counters)) for series, year, no, counters in twice),
        quarantined=merging.quarantined(connection),
        erasures=len(erasing.waiting(connection)),
        forks=proven_forks.read(connection),
        office_key=note_book.office_key(connection),
    )
