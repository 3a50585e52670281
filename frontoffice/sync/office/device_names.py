"""Names of devices as the IT person types them: a label, which a replaced device shares, or the name of a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg


@dataclass(frozen=True, slots=True)
class NamedDevice:
    """Device selectable by name; no other one has its ``role``. Moments are UTC."""

    device_id: UUID
    role: str
    label: str
    active: bool
    enrolled_at: datetime
    revoked_at: datetime | None


def find_devices(connection: psycopg.Connection, name: str) -> tuple[NamedDevice, ...]:
    """Find the device by its role, or all devices by their label, the active one first, then the latest."""
    rows = connection.execute(
        "SELECT device_id, role_name, label, active, enrolled_at, revoked_at FROM journal.device"
        " WHERE %(name)s::text IN (role_name::text, label) ORDER BY active DESC, enrolled_at DESC",
        {"name": " ".join(name.split())},
    )
    found = tuple(NamedDevice(*row) for row in rows)
    return tuple(one for one in found if one.role == name) or found
