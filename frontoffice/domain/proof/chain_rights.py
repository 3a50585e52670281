"""Statement of the office's certificates on each entry of a chain.

That of the certificate which held when it came.

A certificate says of each chain how long it was (``before``) and speaks of what came after. So an entry is judged by
the last certificate, of the device whose chain it is, before which it had not come; what came before the device's first
one, by those of the devices whose place it took; and what came before every certificate the office vouches for. An
office that lowers, widens or replaces a device changes nothing of what stands. Certificates that revoke a device judge
nothing by themselves: they end its chains, so that nothing after that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate

VOUCHED: Final = "vouched"
"""In the place of a class: the office vouches for these entries."""
REVOKED: Final = "revoked"
"""In the place of a class: these entries came after the last one that counts."""


class ChainPart(NamedTuple):
    """The entries of a chain after ``after``, up to the next part: their class, and whose certificate says so."""

    after: int
    certified: UUID
    device_class: str  # a DeviceClass, or VOUCHED or REVOKED


def holder(owner: UUID, certificates: Sequence[DeviceCertificate]) -> UUID:
    """Present device of a chain: its ``owner``, or who took the owner's place last."""
    taking = [one for one in certificates if owner in one.replaces and one.device_id != owner]
    devices = {one.device_id for one in taking}
    gone = {device for one in taking for device in one.replaces} & devices
    last = max((one for one in taking if one.device_id not in gone), key=lambda one: one.serial, default=None)
    return owner if last is None else last.device_id


def owners_by_chain(certificates: Iterable[DeviceCertificate]) -> dict[UUID, UUID]:
    """By chain, the device of the last certificate with this chain: whose chains nobody knows by a signature."""
    return {
        origin: one.device_id
        for one in sorted(certificates, key=lambda one: one.serial)
        for origin, _ in (*one.before, *(one.upto or ()))
    }


def parts(origin: UUID, owner: UUID, certificates: Sequence[DeviceCertificate]) -> tuple[ChainPart, ...]:
    """Parts of a chain by certificate, from its first entry on; nothing where no certificate speaks of it."""
    device = holder(owner, certificates)
    own = sorted((one for one in certificates if one.device_id == device), key=lambda one: -one.serial)
    before = ({owner} | {one for each in own for one in each.replaces}) - {device}
    others = sorted((one for one in certificates if one.device_id in before), key=lambda one: -one.serial)
    if not own and not others:
        return ()
    ends = {0} | {_before(one, origin) for one in (*own, *others)} | {_upto(one, origin) for one in (*own, *others)}
    found: list[ChainPart] = []
    for after in sorted(ends):
        certified, device_class = _judge_entry(origin, after + 1, own, others) or (device, VOUCHED)
        if not found or found[-1][1:] != (certified, device_class):
            found.append(ChainPart(after, certified, device_class))
    return tuple(found)


def _judge_entry(
    origin: UUID, seq: int, own: Sequence[DeviceCertificate], others: Sequence[DeviceCertificate]
) -> tuple[UUID, str] | None:
    """Judge an entry by its certificate, as device and class; None where none does."""
    if own and own[0].is_revoked and seq > _upto(own[0], origin):
        return own[0].device_id, REVOKED
    for one in own:
        if not one.is_revoked and _before(one, origin) < seq:
            return one.device_id, str(one.device_class)
    newest = device_certificate.newest(tuple(others)).values()  # one that was ended by mistake counts again by its next
    last = sorted(newest, key=lambda one: -one.serial)
    for one in last:  # whoever takes its place does not bring back what a stolen device wrote
        if origin in dict(one.upto or ()) and _upto(one, origin) < seq <= _before(one, origin):
            return one.device_id, REVOKED
    for one in others:
        if not one.is_revoked and _before(one, origin) < seq:
            return one.device_id, str(one.device_class)
    return None


def _before(one: DeviceCertificate, origin: UUID) -> int:
    return dict(one.before).get(origin, 0)


def _upto(one: DeviceCertificate, origin: UUID) -> int:
    return dict(one.upto or ()).get(origin, 0)
