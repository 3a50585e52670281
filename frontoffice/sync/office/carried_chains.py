"""Name in a certificate whose entries a carried chain has: nobody signs it but the office, and desks know no other way.

Of no device it would be of no class, and nothing in it beyond authority (``chain_rights.named_owners``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain.proof import chain_rights, device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.sync.office import certificate_signing, note_book
from frontoffice.sync.office.note_book import Sign


def name(connection: psycopg.Connection, sign: Sign) -> int:
    """Sign anew the certificates of devices of which branches were carried, with those; gives how many.

    They say the same besides. A device that the office has not certified with a key that holds has no class yet.
    """
    since = note_book.trusted_since(connection)
    certificates = tuple(one for one in note_book.check(connection).certificates if one.serial >= since)
    named, held = chain_rights.named_owners(certificates), device_certificate.newest(certificates)
    lacking: defaultdict[UUID, list[tuple[UUID, int]]] = defaultdict(list)
    for origin, parent, device, size in connection.execute(_CARRIED):
        owner = named.get(parent, device)
        if owner is None or origin in named:
            continue
        if (now := chain_rights.holder(owner, certificates)) in held:
            lacking[now].append((origin, size))
    with connection.transaction():
        for device, chains in lacking.items():
            certificate_signing.sign(connection, sign, _with(held[device], tuple(chains)))
    return len(lacking)


def _with(one: DeviceCertificate, chains: tuple[tuple[UUID, int], ...]) -> DeviceCertificate:
    """The certificate, and that these chains are its device's: what they have by now it had before, and counts."""
    upto = None if one.upto is None else (*one.upto, *chains)
    return replace(one, upto=upto, before=(*one.before, *chains))


_CARRIED: Final = (
    "SELECT o.origin, o.parent, p.device_id, h.seq FROM journal.origin o JOIN journal.head h USING (origin)"
    " LEFT JOIN journal.origin p ON p.origin = o.parent"
    " WHERE o.device_id IS NULL AND o.reason = 'carried' ORDER BY o.origin"
)
