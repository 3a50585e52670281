"""Enrol and revoke devices, by their names: one PostgreSQL login role for each writing device.

A role may do nothing by itself; it is a member of ``frontoffice_counter``, whose rights the schema grants. Its secret
is random and leaves this module once; the server is only given the verifier made from it.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.errors import Problem, Refused
from frontoffice.sync.codes import CentreRefusal
from frontoffice.sync.office import blocking_sessions


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


# --- enrolling ---

_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o and u, which are mistaken when typed
_GROUPS: Final = 5
_GROUP: Final = 5
_LIMITS: Final = (
    # Connections two: the worker's and one for the IT person's try. The times end what a dead counter or line left
    # hanging, or the two would be taken for hours. schema/rights.sql sets them anew at each upgrade. A session may set
    # most of them for itself: what it cannot is that, and the last two; and journal.end_overdue ends it.
    ("statement_timeout", "5min"),
    ("idle_in_transaction_session_timeout", "1min"),
    ("lock_timeout", "30s"),
    ("idle_session_timeout", "2min"),  # also behind something that keeps the line up in place of the counter
    ("tcp_keepalives_idle", "30"),
    ("tcp_keepalives_interval", "10"),
    ("tcp_keepalives_count", "3"),
    # Not shorter: while a slow counter keeps a chunk of 20 000 it reads nothing, and Linux takes that for a dead line.
    ("tcp_user_timeout", "5min"),
    ("work_mem", "32MB"),  # a push of thousands of entries is staged and sorted in memory
    ("temp_buffers", "32MB"),
    ("jit", "off"),  # pays for reports; a counter's statements are short
    ("default_transaction_isolation", "read committed"),  # see journal.count_use
    # No session lifts these for itself; nor does the office without a right to set them.
    ("temp_file_limit", "1GB"),
    ("log_min_messages", "fatal"),  # whatever a statement says or fails with is no line of the server's log
)


@dataclass(frozen=True, slots=True)
class EnrolledDevice:
    """A new device: what has to be typed at the counter. The secret is known to nobody else."""

    device_id: UUID
    label: str
    role: str
    secret: str


def enrol(
    connection: psycopg.Connection,
    label: str,
    replaces: str = "",
    device_class: DeviceClass | None = None,
    series: tuple[str, ...] = (),
) -> EnrolledDevice:
    """Make a device named ``label``; with ``replaces`` it takes over that device's chains and revokes it.

    That one may have been revoked before, as a stolen computer is at once; of several the latest that wrote anything.
    Class and series are what the office means to certify it for.

    Raises Refused: ``device_label`` (1 to 40 characters), ``device_taken``, ``device_unknown``.
    """
    label = " ".join(label.split())
    if not device_certificate.is_label(label):
        raise Refused(Problem("label", CentreRefusal.DEVICE_LABEL, {"most": device_certificate.MOST_LABEL}))
    device_id, role = _new_device(connection, label)
    secret = new_secret()
    with connection.transaction():
        replaced = _revoke_predecessor(connection, replaces) if replaces else None
        if connection.execute("SELECT 1 FROM journal.device WHERE label = %s AND active", (label,)).fetchone():
            raise Refused(Problem("label", CentreRefusal.DEVICE_TAKEN, {"label": label}))
        connection.execute(
            "INSERT INTO journal.device (device_id, role_name, label) VALUES (%s, %s, %s)", (device_id, role, label)
        )
        _make_role(connection, role, secret)
        _note_terms(connection, device_id, device_class, series, replaced)
        if replaced:
            connection.execute(
                "UPDATE journal.origin SET device_id = %s WHERE device_id = %s", (device_id, replaced.device_id)
            )
    if replaced:
        blocking_sessions.end(connection, replaced.role)
    return EnrolledDevice(device_id, label, role, secret)


def revoke(connection: psycopg.Connection, name: str) -> None:
    """Revoke the rights of the active device of that label or role at once, also in open sessions.

    What it wrote stays. Raises Refused (``device_unknown``).
    """
    label = " ".join(name.split())
    for (role,) in connection.execute(
        "SELECT rolname FROM pg_roles JOIN journal.device ON rolname = role_name"
        " WHERE %s::text IN (label, role_name::text) AND active",
        (label,),
    ).fetchall():  # first, by itself: what its sessions hold open would keep all that follows waiting
        connection.execute(SQL("ALTER ROLE {} NOLOGIN").format(Identifier(role)))
        blocking_sessions.end(connection, role)
    with connection.transaction():
        revoked = _take_back(connection, label)
    blocking_sessions.end(connection, revoked.role)


@dataclass(frozen=True, slots=True)
class _Revoked:
    device_id: UUID
    role: str


def _note_terms(
    connection: psycopg.Connection,
    device_id: UUID,
    device_class: DeviceClass | None,
    series: tuple[str, ...],
    replaced: _Revoked | None,
) -> None:
    connection.execute(
        "UPDATE journal.device SET class = %s, series = %s WHERE device_id = %s",
        (device_class and device_class.value, list(series), device_id),
    )
    if replaced:
        connection.execute(
            "UPDATE journal.device SET replaced_by = %s WHERE device_id = %s", (device_id, replaced.device_id)
        )


def _revoke_predecessor(connection: psycopg.Connection, label: str) -> _Revoked:
    row = connection.execute(
        "SELECT active, device_id, role_name FROM journal.device d WHERE label = %s ORDER BY active DESC,"
        " EXISTS (SELECT FROM journal.origin o WHERE o.device_id = d.device_id) DESC, revoked_at DESC LIMIT 1",
        (" ".join(label.split()),),
    ).fetchone()
    if row is None or row[0]:
        return _take_back(connection, label)
    return _Revoked(*row[1:])


def _take_back(connection: psycopg.Connection, label: str) -> _Revoked:
    row = connection.execute(
        "UPDATE journal.device SET active = false, revoked_at = now()"
        " WHERE %s::text IN (label, role_name::text) AND active RETURNING device_id, role_name",
        (" ".join(label.split()),),
    ).fetchone()
    if row is None:
        raise Refused(Problem("label", CentreRefusal.DEVICE_UNKNOWN, {"label": label}))
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (row[1],)).fetchone():
        connection.execute(SQL("ALTER ROLE {} NOLOGIN").format(Identifier(row[1])))
    return _Revoked(*row)


def without_role(connection: psycopg.Connection) -> tuple[str, ...]:
    """List active devices without a login role: their roles were left behind on the server of a restored centre."""
    rows = connection.execute(
        "SELECT label FROM journal.device WHERE active AND role_name NOT IN (SELECT rolname FROM pg_roles)"
        " ORDER BY label"
    )
    return tuple(label for (label,) in rows)


def new_secret() -> str:
    """Generate 125 random bits in five groups of five characters, easy to read out and type."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _new_device(connection: psycopg.Connection, label: str) -> tuple[UUID, str]:
    """Generate an identity, and a role name unused in any database of this server."""
    named = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:24]
    while True:
        device_id = uuid4()
        role = f"fo_{named}_{device_id.hex[:6]}"
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
            return device_id, role


def _make_role(connection: psycopg.Connection, role: str, secret: str) -> None:
    verifier = connection.pgconn.encrypt_password(secret.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        SQL("CREATE ROLE {} LOGIN INHERIT CONNECTION LIMIT 2 PASSWORD {}").format(Identifier(role), Literal(verifier))
    )
    connection.execute(SQL("GRANT frontoffice_counter TO {}").format(Identifier(role)))
    if connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() != (True,):
        connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(role)))  # see journal.end_overdue
    for name, value in _LIMITS:
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(
                SQL("ALTER ROLE {} SET {} = {}").format(Identifier(role), Identifier(name), Literal(value))
            )
