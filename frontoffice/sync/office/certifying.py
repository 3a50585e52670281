"""Certify devices at the centre: the office signs owner and rights of a key, and how far a revoked one counts."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import psycopg

from frontoffice import signed_notes
from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.proof import chain_rights, device_certificate, office_notes
from frontoffice.domain.proof.device_certificate import KEY_BYTES, DeviceCertificate, DeviceClass
from frontoffice.domain.proof.office_notes import Succession
from frontoffice.errors import Problem, Refused
from frontoffice.sync import set_aside
from frontoffice.sync.codes import CentreRefusal
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import NoteKind, Sign
from frontoffice.sync.set_aside import ChainBound

NEVER: Final = datetime.min.replace(tzinfo=UTC)
"""When a certificate was made that nobody signed yet."""


def sign_certificate(connection: psycopg.Connection, by: Sign, one: DeviceCertificate) -> DeviceCertificate:
    """Sign and keep a certificate with the next serial, made now."""
    made: list[DeviceCertificate] = []

    def write(serial: int, at: datetime) -> str:
        made.append(replace(one, serial=serial, made_at=at))
        return device_certificate.text_of(made[0])

    note_book.add(connection, NoteKind.CERTIFICATE, one.device_id, write, by)
    return made[0]


def succeed(connection: psycopg.Connection, before: tuple[bytes, Sign], after: tuple[bytes, Sign]) -> int:
    """Replace the office's signing key, confirmed by both keys, and sign every valid certificate with the new one.

    Gives how many certificates those are.
    """
    with connection.transaction():
        note_book.take_key(connection, after[0])
        note_book.add(
            connection,
            NoteKind.SUCCESSION,
            None,
            lambda serial, at: office_notes.text_of(Succession(serial, before[0], after[0], at)),
            before[1],
            after[1],
        )
        since = note_book.first_trusted_serial(connection)  # what waits to be certified again is not certified by this
        held = device_certificate.newest(note_book.check(connection).certificates).values()
        chosen = sorted((one for one in held if one.serial >= since), key=lambda one: one.serial)
        for one in chosen:
            sign_certificate(connection, after[1], one)
    return len(chosen)


def sign_ended(connection: psycopg.Connection, by: Sign) -> None:
    """Sign the ends of devices again after the loss of a key, and all earlier statements about them."""
    with connection.transaction():
        for one in device_certificate.newest(note_book.check(connection).certificates).values():
            if one.is_revoked:
                sign_past(connection, by, one.device_id)


def sign_past(connection: psycopg.Connection, by: Sign, device_id: UUID) -> None:
    """Sign the statements about a device again after the loss of their key.

    Nothing where a later one said something of it.
    """
    every = [one for one in note_book.check(connection).certificates if one.device_id == device_id]
    if not every or every[-1].serial >= note_book.first_trusted_serial(connection):
        return
    said: dict[DeviceCertificate, None] = {}
    for one in every:  # those of several lost keys may say the same
        same = replace(one, serial=1, made_at=NEVER)
        said.pop(same, None)
        said[same] = None
    for one in said:
        sign_certificate(connection, by, one)


# --- certifying ---


@dataclass(frozen=True, slots=True)
class CertifiedDevice:
    """Device, with the office's intent at its enrolment, its offered key, and its valid certificate.

    ``device_class`` is None of a device of before there were classes; ``is_outdated`` certificates rest on a lost key.
    ``synced_at`` (UTC) is when the centre last had all that it wrote.
    """

    device_id: UUID
    role: str
    label: str
    active: bool
    device_class: DeviceClass | None
    series: tuple[str, ...]
    offered_key: bytes | None
    certificate: DeviceCertificate | None = None
    is_outdated: bool = False
    synced_at: datetime | None = None

    @property
    def is_valid(self) -> bool:
        """Whether it has an unrevoked certificate."""
        return self.certificate is not None and not self.certificate.is_revoked

    @property
    def waits(self) -> bool:
        """Whether it offers a key not yet certified with a valid key of the office."""
        return self.active and self.offered_key is not None and (self.certificate is None or self.is_outdated)


@dataclass(frozen=True, slots=True)
class DeviceTerms:
    """Terms of a device's certificate."""

    device_class: DeviceClass
    series: tuple[str, ...]
    public_key: bytes


def devices(connection: psycopg.Connection) -> tuple[CertifiedDevice, ...]:
    """Every device by its label, the active one of a label first."""
    held = device_certificate.newest(note_book.check(connection).certificates)
    since = note_book.first_trusted_serial(connection)
    rows = connection.execute(
        "SELECT device_id, role_name, label, active, class, series, offered_key, synced_at"
        " FROM journal.device"
        " ORDER BY label, active DESC, revoked_at DESC"
    )
    return tuple(
        CertifiedDevice(
            device_id,
            role,
            label,
            active,
            DeviceClass(device_class) if device_class else None,
            tuple(series),
            bytes(key) if key else None,
            held.get(device_id),
            device_id in held and held[device_id].serial < since,
            synced_at,
        )
        for device_id, role, label, active, device_class, series, key, synced_at in rows
    )


def find(connection: psycopg.Connection, label: str) -> CertifiedDevice:
    """Find the active device of that label, or the one revoked last. Raises Refused (``device_unknown``)."""
    label = " ".join(label.split())
    found = next((one for one in devices(connection) if one.label == label), None)
    if found is None:
        raise Refused(Problem("label", CentreRefusal.DEVICE_UNKNOWN, {"label": label}))
    return found


def series_until_now(connection: psycopg.Connection, device_id: UUID) -> tuple[str, ...]:
    """Series of a never certified device.

    What the last that was, of those whose place it took, had.

    Else those of which its chains, and theirs, gave complaints their numbers. A stolen device that numbers in others'
    leaves the one that takes its place with its own.
    """
    row = connection.execute(
        "SELECT series FROM journal.device WHERE device_id = ANY(%s) AND series <> '{}'"
        " ORDER BY enrolled_at DESC LIMIT 1",
        ([*_list_predecessors(connection, device_id)],),
    ).fetchone()
    if row:
        return tuple(row[0])
    rows = connection.execute(
        "SELECT DISTINCT e.series FROM journal.entry e JOIN journal.origin o USING (origin)"
        " WHERE o.device_id = %s AND e.no IS NOT NULL ORDER BY e.series",
        (device_id,),
    )
    return tuple(series for (series,) in rows if is_series(series))


def is_series(text: str) -> bool:
    """Whether a series can be called so."""
    try:
        numbering.check_counter(text)
    except Refused:
        return False
    return True


def certify(
    connection: psycopg.Connection, sign: Sign, device: CertifiedDevice, terms: DeviceTerms
) -> DeviceCertificate:
    """Sign a device's certificate, in place of the one before, and the end of all devices replaced by it.

    What was set aside of theirs before anybody could sign that counts no more by it, either.
    Raises Refused: ``series_taken`` (of another certified device), ``device_label`` (no certificate can carry it).
    """
    if not device_certificate.is_label(device.label):
        raise Refused(Problem("label", CentreRefusal.DEVICE_LABEL, {"most": device_certificate.MOST_LABEL}))
    aside = set_aside.read(connection)
    with connection.transaction():
        replaces = _list_predecessors(connection, device.device_id)
        for other in devices(connection):
            if other.device_id in replaces:
                chains = set_aside.clip_bounds(bounds(connection, other.device_id), aside)
                if not _is_ended(other, [one for one in chains if one.origin in aside]):
                    revoke(connection, sign, other, chains)
            elif other.device_id != device.device_id:
                _demand_other_series(other, terms.series)
        connection.execute(
            "UPDATE journal.device SET class = %s, series = %s, offered_key = %s WHERE device_id = %s",
            (terms.device_class.value, list(terms.series), terms.public_key, device.device_id),
        )
        sign_past(connection, sign, device.device_id)
        before = _sizes(connection, (device.device_id, *replaces))
        return sign_certificate(connection, sign, _build_certificate(device, terms, replaces, before))


def _demand_other_series(other: CertifiedDevice, series: Collection[str]) -> None:
    """Raise Refused (``series_taken``) if one of these series is certified for another writing device."""
    theirs = other.certificate.series if other.certificate and other.is_valid and other.active else ()
    taken = sorted({*theirs} & {*series})
    if taken:
        raise Refused(Problem("series", CentreRefusal.SERIES_TAKEN, {"series": taken[0], "label": other.label}))


def _build_certificate(
    device: CertifiedDevice,
    terms: DeviceTerms | DeviceCertificate,
    replaces: tuple[UUID, ...],
    before: tuple[tuple[UUID, int], ...],
    upto: tuple[tuple[UUID, int], ...] | None = None,
) -> DeviceCertificate:
    """Build the certificate for signing, with its serial and time still to be set."""
    return DeviceCertificate(
        serial=1,
        device_id=device.device_id,
        label=device.label,
        device_class=terms.device_class,
        series=terms.series,
        public_key=terms.public_key,
        replaces=replaces,
        upto=upto,
        made_at=NEVER,
        before=before,
    )


def _is_ended(device: CertifiedDevice, aside: Sequence[ChainBound]) -> bool:
    """Return whether the office signed already the end of its right to write, and of the validity of these chains."""
    if device.certificate is None or device.certificate.upto is None:
        return False
    upto = dict(device.certificate.upto)
    return all(upto.get(one.origin, 0) <= one.upto for one in aside)


def bounds(connection: psycopg.Connection, device_id: UUID, since: datetime | None = None) -> tuple[ChainBound, ...]:
    """How far the device's chains count: as they stand, or up to what was written or came ``since`` (with a zone).

    Chains that a device went on with that took its place are counted as they stand.
    """
    moment = since.astimezone(UTC) if since else None
    rows = connection.execute(
        "SELECT h.origin, h.seq, (SELECT min(e.seq) - 1 FROM journal.entry e"
        "  WHERE e.origin = h.origin AND (e.received_at >= %(moment)s OR e.recorded_at >= %(text)s))"
        " FROM journal.head h JOIN journal.origin o USING (origin) JOIN journal.device d ON d.device_id = %(device)s"
        " WHERE o.device_id = d.device_id OR o.device_id = ANY (%(after)s) AND o.created_at <= d.revoked_at"
        " OR o.device_id IS NULL AND o.origin = ANY (%(named)s) ORDER BY h.origin",
        {
            "device": device_id,
            "named": _find_chains_of(connection, (device_id,)),
            "after": list(_replacing(connection, device_id)),
            "moment": moment,
            "text": to_text(moment) if moment else None,
        },
    )
    return tuple(ChainBound(origin, size if upto is None else upto, size) for origin, size, upto in rows)


def revoke(
    connection: psycopg.Connection, sign: Sign, device: CertifiedDevice, chains: Sequence[ChainBound]
) -> DeviceCertificate:
    """Sign the end of a device's right to write, and the valid length of its chains.

    One that never had a certificate gets one with a key that nobody holds.
    """
    known = device.certificate
    replaces = known.replaces if known else _list_predecessors(connection, device.device_id)
    terms = known or DeviceTerms(
        device.device_class or DeviceClass.OFFICE,
        device.series,
        signed_notes.public_key(secrets.token_bytes(KEY_BYTES)),
    )
    sizes = {one.origin: one.size for one in chains}
    sign_past(connection, sign, device.device_id)
    before = tuple(sorted((dict(_sizes(connection, (device.device_id, *replaces))) | sizes).items()))
    upto = tuple((one.origin, one.upto) for one in chains)
    return sign_certificate(connection, sign, _build_certificate(device, terms, replaces, before, upto))


def name_chains(connection: psycopg.Connection, sign: Sign, owner: UUID, chains: Collection[UUID]) -> bool:
    """Sign a device's ownership of restored or carried chains, with their present entries.

    So their entries have the class that they had; who greeted with such a chain before, and wrote none of it, does not
    keep it. ``owner`` is the device, or one whose place it took; False where no key that holds certifies it.
    """
    since = note_book.first_trusted_serial(connection)
    certificates = tuple(one for one in note_book.check(connection).certificates if one.serial >= since)
    held = device_certificate.newest(certificates).get(chain_rights.holder(owner, certificates))
    if held is None:
        return False
    connection.execute(
        "UPDATE journal.origin SET device_id = NULL WHERE origin = ANY (%s) AND device_id <> %s", ([*chains], owner)
    )
    named = {origin for origin, _ in (*held.before, *(held.upto or ()))}
    rows = connection.execute(
        "SELECT h.origin, h.seq FROM journal.head h JOIN journal.origin o USING (origin)"
        " WHERE o.device_id IS NULL AND o.origin = ANY (%s) ORDER BY h.origin",
        ([one for one in chains if one not in named],),
    )
    added = tuple((origin, size) for origin, size in rows)
    if added:
        upto = None if held.upto is None else (*held.upto, *added)
        sign_certificate(connection, sign, replace(held, upto=upto, before=(*held.before, *added)))
    return True


def _sizes(connection: psycopg.Connection, devices_of: tuple[UUID, ...]) -> tuple[tuple[UUID, int], ...]:
    """How many entries each chain of these devices has by now: a certificate speaks of what comes after them."""
    rows = connection.execute(
        "SELECT h.origin, h.seq FROM journal.head h JOIN journal.origin o USING (origin)"
        " WHERE o.device_id = ANY (%s) OR o.device_id IS NULL AND o.origin = ANY (%s) ORDER BY h.origin",
        (list(devices_of), _find_chains_of(connection, devices_of)),
    )
    return tuple((origin, size) for origin, size in rows)


def _find_chains_of(connection: psycopg.Connection, devices_of: Collection[UUID]) -> list[UUID]:
    """Find the chains of these devices by their certificates, independent of the centre's records.

    Put back unsigned, or carried.
    """
    owners = chain_rights.owners_by_chain(note_book.check(connection).certificates)
    return [origin for origin, device in owners.items() if device in devices_of]


def _list_predecessors(connection: psycopg.Connection, device_id: UUID) -> tuple[UUID, ...]:
    """List the devices replaced by this one, and those before them."""
    rows = connection.execute(
        "WITH RECURSIVE before AS (SELECT device_id FROM journal.device WHERE replaced_by = %s"
        " UNION SELECT d.device_id FROM journal.device d JOIN before b ON d.replaced_by = b.device_id)"
        " SELECT device_id FROM before ORDER BY device_id",
        (device_id,),
    )
    return tuple(one for (one,) in rows)


def _replacing(connection: psycopg.Connection, device_id: UUID) -> tuple[UUID, ...]:
    """Device in place of this one, and those after it."""
    rows = connection.execute(
        "WITH RECURSIVE after AS (SELECT replaced_by FROM journal.device WHERE device_id = %s"
        " UNION SELECT d.replaced_by FROM journal.device d JOIN after a ON d.device_id = a.replaced_by)"
        " SELECT replaced_by FROM after WHERE replaced_by IS NOT NULL",
        (device_id,),
    )
    return tuple(one for (one,) in rows)
