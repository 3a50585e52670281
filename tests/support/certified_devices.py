"""Devices at a centre, ready to be certified."""

from __future__ import annotations

from psycopg import Connection

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.office import certifying
from frontoffice.sync.office.certifying import CertifiedDevice, DeviceTerms

KEY, OTHER_KEY = bytes(range(32)), bytes(range(32, 64))
COUNTER = DeviceTerms(DeviceClass.COUNTER, ("L1",), KEY)


def device(office: Connection, label: str = "Loket 1") -> CertifiedDevice:
    return certifying.find(office, label)
