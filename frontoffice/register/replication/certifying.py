"""Effects of the office's certificates on chains, and on their entries already stored here.

A pure function of certificates, owners of chains and entries: whichever comes first, the tables come out the same. A
certificate that comes later brings the complaints, people and lists after it whose entries it gives or takes authority.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.proof import chain_rights, device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.register.journal import chain, entry_authority, kept_notes, own_entries
from frontoffice.register.journal.entry_authority import SET_ASIDE, ChainRight, Rights
from frontoffice.register.projection import erased_bodies
from frontoffice.register.replication import ingest

_AT_ONCE: Final = 500  # subjects, some thousand entries


def refresh(connection: apsw.Connection) -> int:
    """Update all tables from the stored notes and chain owners; see :func:`certify`."""
    return certify(connection, kept_notes.every_certificate(connection), chain.owners(connection))


def certify(connection: apsw.Connection, certificates: Iterable[DeviceCertificate], owners: Mapping[UUID, UUID]) -> int:
    """Store the chain rights of these certificates, by their ``owners`` (devices).

    In a transaction.

    Their signatures were checked. Gives how many complaints, people and lists stand otherwise by it.
    """
    every = tuple(certificates)
    was, now = entry_authority.every_right(connection), dict(rights(every, owners))
    _keep_series(connection, every)
    return _bring(connection, was, now)


def limit_own_chains(connection: apsw.Connection, ends: Mapping[UUID, int]) -> tuple[UUID, ...]:
    """Store the last valid entry of this file's chains set aside by an office without a key.

    In a transaction. Others' are taken out of the journal (``sync/set_aside``). Gives the chains of which less counts
    than before.
    """
    was = entry_authority.every_right(connection)
    now = {
        origin: left
        for origin, several in was.items()
        if (left := tuple(one for one in several if one.device_class != SET_ASIDE))
    }
    for origin, after in ends.items():
        right = ChainRight(after, origin.bytes, origin.bytes, SET_ASIDE)
        now[origin.bytes] = (*(one for one in now.get(origin.bytes, ()) if one.after < after), right)
    if was != now:
        _bring(connection, was, now)
    return tuple(one for one in ends if one.bytes not in was or now[one.bytes][-1].after < was[one.bytes][-1].after)


def _bring(connection: apsw.Connection, was: Rights, now: Rights) -> int:
    if was == now:
        return 0
    touched = _find_affected_subjects(connection, was, now)
    connection.execute("DELETE FROM chain_right")
    connection.executemany(
        "INSERT INTO chain_right (origin, after, device, certified, class) VALUES (?, ?, ?, ?, ?)",
        ((origin, *right[:4]) for origin, several in now.items() for right in several),
    )
    changed = 0
    for some in _parts(touched):
        changed += _project(connection, some, was, now)
        erased_bodies.take_away(connection, some)
    return changed


def _project(connection: apsw.Connection, some: set[bytes], was: Rights, now: Rights) -> int:
    changed = 0
    for subject, lines in ingest.stories(connection, some):
        before = entry_authority.mark_unauthorised(connection, subject, lines, was)
        after = entry_authority.mark_unauthorised(connection, subject, lines, now)
        if before != after:
            ingest.project_one(connection, subject, before, after)
            changed += 1
    return changed


def rights(
    certificates: Sequence[DeviceCertificate], owners: Mapping[UUID, UUID]
) -> Iterator[tuple[bytes, tuple[ChainRight, ...]]]:
    """Rights of each chain by these certificates, from its owning device or its mention in a certificate."""
    series: dict[bytes, set[str]] = {}
    for one, of in _series_by_device(certificates):
        series.setdefault(of.bytes, set()).add(one)
    for origin, owner in (chain_rights.owners_by_chain(certificates) | dict(owners)).items():
        device = chain_rights.holder(owner, certificates).bytes
        parts = chain_rights.parts(origin, owner, certificates)
        if parts:
            yield (
                origin.bytes,
                tuple(_right(ChainRight(after, device, by.bytes, of), series) for after, by, of in parts),
            )


def _right(right: ChainRight, series: Mapping[bytes, Collection[str]]) -> ChainRight:
    every = {one for several in series.values() for one in several}
    return entry_authority.with_series(right, series.get(right.certified, ()), every)


def _series_by_device(certificates: Iterable[DeviceCertificate]) -> Iterator[tuple[str, UUID]]:
    """Pairs of a series and each device ever certified for it or replaced by such a device."""
    for one in certificates:
        yield from itertools.product(one.series, (one.device_id, *one.replaces))


def _keep_series(connection: apsw.Connection, certificates: tuple[DeviceCertificate, ...]) -> None:
    """Store the present and former devices of each series: those numbers stay what they are."""
    holding = device_certificate.newest(certificates)
    rows: dict[tuple[str, bytes], int] = {}
    for series, device in _series_by_device(certificates):
        now = holding.get(device)
        holds = now is not None and not now.is_revoked and series in now.series
        rows[series, device.bytes] = int(holds)
    connection.execute("DELETE FROM series_right")
    connection.executemany(
        "INSERT INTO series_right (series, device, holds) VALUES (?, ?, ?)",
        ((*key, holds) for key, holds in rows.items()),
    )


_LIMITED: Final = (
    "SELECT DISTINCT j.subject FROM carray(?1) AS c CROSS JOIN journal j ON j.origin = c.value WHERE EXISTS"
    " (SELECT 1 FROM journal k JOIN temp.limited r ON r.origin = k.origin"
    " WHERE k.subject = j.subject AND k.seq > r.after)"
)


def _find_affected_subjects(connection: apsw.Connection, was: Rights, now: Rights) -> list[bytes]:
    """Find the subjects with an entry of possibly changed authority.

    They are those of the chains whose right is another one, and what a desk says of itself about such a chain,
    whichever chain of its it stands in.
    """
    others = [origin for origin in {*was, *now} if was.get(origin) != now.get(origin)]
    limited: dict[bytes, int] = {}
    for every in (was, now):
        for origin, parts in every.items():
            after = next((one.after for one in parts if one.is_limited), None)
            if after is not None:
                limited[origin] = min(after, limited.get(origin, after))
    connection.execute("CREATE TEMP TABLE limited (origin BLOB PRIMARY KEY, after INTEGER NOT NULL)")
    try:
        connection.executemany("INSERT INTO temp.limited VALUES (?, ?)", limited.items())
        rows: Any = connection.execute(_LIMITED, (apsw.carray(tuple(others)),)).fetchall() if others else []
    finally:
        connection.execute("DROP TABLE temp.limited")
    of_desks = {
        own_entries.desk_subject(kind, UUID(bytes=origin)).bytes for origin in others for kind in own_entries.OF_DESKS
    }
    return sorted({subject for (subject,) in rows} | of_desks)


def _parts(subjects: list[bytes]) -> Iterator[set[bytes]]:
    for first in range(0, len(subjects), _AT_ONCE):
        yield set(subjects[first : first + _AT_ONCE])
