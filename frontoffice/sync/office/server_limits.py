"""Privileges of a PostgreSQL server for counters, revocable by its superuser alone, and the check for open ones.

What the schema's owner can close, an upgrade closes (``schema/rights.sql``). Nobody can forbid a role to change its own
password and its own defaults, to lift the time limits of its own session, to take advisory locks and to make temporary
tables: the first is mended by enrolling it again, the others are set anew by ``centre init``, ended by
``journal.end_overdue`` and by the office's verbs, or gone with its session.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import psycopg


class Door(StrEnum):
    """Privilege of a counter's role on the server beyond the program's needs."""

    LARGE_OBJECTS = "large_objects"
    TEMPORARY_FILES = "temporary_files"
    SERVER_LOG = "server_log"
    PREPARED = "prepared"
    DATABASES = "databases"


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """An open door, with a superuser's SQL statement to close it in this database."""

    door: Door
    statement: str


_LARGE_OBJECTS: Final = (
    "SELECT 'REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea),"
    " pg_export_snapshot() FROM PUBLIC'"
    " WHERE has_function_privilege('frontoffice_counter', 'pg_catalog.lo_create(oid)', 'EXECUTE')"
    " OR has_function_privilege('frontoffice_counter', 'pg_catalog.lo_creat(integer)', 'EXECUTE')"
    " OR has_function_privilege('frontoffice_counter', 'pg_catalog.lo_from_bytea(oid, bytea)', 'EXECUTE')"
    " OR has_function_privilege('frontoffice_counter', 'pg_catalog.pg_export_snapshot()', 'EXECUTE')"
)
_TEMPORARY: Final = (
    "SELECT format('GRANT SET ON PARAMETER temp_file_limit TO %I', current_user)"
    " WHERE NOT has_parameter_privilege('temp_file_limit', 'SET')"
)
_SERVER_LOG: Final = (
    "SELECT format('GRANT SET ON PARAMETER log_min_messages TO %I', current_user)"
    " WHERE NOT has_parameter_privilege('log_min_messages', 'SET')"
)
_PREPARED: Final = (
    "SELECT 'ALTER SYSTEM SET max_prepared_transactions = 0'"
    " WHERE current_setting('max_prepared_transactions')::integer > 0"
)
_DATABASES: Final = (
    "SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', datname) FROM pg_database"
    " WHERE datallowconn AND datname <> current_database()"
    " AND has_database_privilege('frontoffice_counter', oid, 'CONNECT')"
    " AND NOT EXISTS (SELECT FROM aclexplode(datacl) a WHERE a.grantee = 'frontoffice_counter'::regrole)"
    " ORDER BY datname"
)


def open_doors(connection: psycopg.Connection) -> tuple[OpenDoor, ...]:
    """List the open doors; other databases where a counter has a place of its own (other centres) are none."""
    queries = {
        Door.LARGE_OBJECTS: _LARGE_OBJECTS,
        Door.TEMPORARY_FILES: _TEMPORARY,
        Door.SERVER_LOG: _SERVER_LOG,
        Door.PREPARED: _PREPARED,
        Door.DATABASES: _DATABASES,
    }
    return tuple(
        OpenDoor(door, statement)
        for door, query in queries.items()
        for (statement,) in connection.execute(query.encode())
    )
