"""Devices as an office certified them, without its key: what the register makes of certificates whose signatures hold."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from frontoffice.domain.people import Role
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.register.journal import chain, origins
from frontoffice.register.register import Register
from frontoffice.register.replication import certifying
from tests.support.examples import MORNING, a_register, an_intake, an_officer
from tests.support.manual_sync import carry


def a_certificate(device: UUID, device_class: DeviceClass = DeviceClass.COUNTER, **changes: Any) -> DeviceCertificate:
    """What the office says of a device."""
    fields: dict[str, Any] = {
        "serial": 1,
        "label": "Loket 1",
        "series": (),
        "public_key": bytes(32),
        "replaces": (),
        "upto": None,
        "made_at": MORNING,
    }
    return DeviceCertificate(device_id=device, device_class=device_class, **(fields | changes))


def device_of(register: Register) -> UUID:
    """The device whose register this is, called by its first chain."""
    return origins.first(register.unit.connection)


def certify(
    register: Register,
    *certificates: DeviceCertificate,
    owners: Mapping[UUID, UUID] | None = None,
) -> int:
    """Let a register hear of certificates; each device owns the chain of its name unless ``owners`` say otherwise."""
    owned = {one.device_id: one.device_id for one in certificates} if owners is None else owners
    with register.unit.writing():
        for origin, device in owned.items():
            chain.bind(register.unit.connection, origin, device)
        return certifying.certify(register.unit.connection, certificates, owned)


def meddled(register: Register, folder: Path, number: str = "L2") -> UUID:
    """A complaint recorded here that a counter without authority cancelled; gives the complaint.

    That counter also recorded one, in the series ``number``, which the office certified for this register alone.
    """
    folder.mkdir()
    hendra = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    with closing(a_register(folder, counter=number)) as other:
        carry(register, other)
        other.handling.cancel(subject, "Salah catat", hendra, uuid4())
        other.complaints.record(an_intake(), an_officer(), uuid4())
        own, stood = device_of(register), register.maintenance.verify().entries
        certify(
            register,
            a_certificate(own, series=("L1", "L2"), before=((own, stood),)),
            a_certificate(device_of(other), serial=2),
        )
        carry(other, register)
    return subject
