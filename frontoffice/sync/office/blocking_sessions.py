"""Sessions blocking the office's own statements.

Those of counters are ended, anybody else's are named.

No setting of PostgreSQL keeps a role from holding a transaction open: each that would (``statement_timeout``,
``idle_in_transaction_session_timeout``) a session sets for itself. So the office waits for a lock for some seconds
only, which is also the longest that anybody's push waits behind it, and what then blocks it is ended. A counter loses
nothing by that: its push is one transaction, which its next round repeats.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import psycopg
from psycopg import errors
from psycopg.sql import SQL, Identifier

from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure

PATIENCE: Final = 5.0
"""How many seconds the office waits for a lock before it looks who has it."""

_ATTEMPTS: Final = 6
_UNTIL_ENDED: Final = 5000  # milliseconds
_CHANGED_MEANWHILE: Final = "tuple concurrently updated"
_Answer = TypeVar("_Answer")

_BLOCKING: Final = """
    SELECT DISTINCT l.pid, a.usename FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.granted AND l.pid <> pg_backend_pid() AND a.usename IS NOT NULL AND CASE l.database
        WHEN 0 THEN l.relation IN ('pg_authid'::regclass, 'pg_auth_members'::regclass, 'pg_db_role_setting'::regclass)
        WHEN (SELECT oid FROM pg_database WHERE datname = current_database()) THEN l.locktype = 'advisory'
            OR l.relation IN (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('journal', 'office')) END
    ORDER BY l.pid
"""


@dataclass(frozen=True, slots=True)
class BlockingSession:
    """A session with locks at the centre; ``label`` is its device's, "" where it is no counter's."""

    pid: int
    role: str
    label: str


def run_despite_locks(
    connection: psycopg.Connection,
    work: Callable[[], _Answer],
    report: Callable[[BlockingSession], None] = lambda _: None,
    patience: float | None = None,
) -> _Answer:
    """Return the result of ``work`` (of repeatable transactions), despite any locks of counters.

    Each counter's session that was ended for it is reported. Raises Unavailable (``centre_locked``, ``sessions``) where
    the locks are somebody else's, or a counter takes them anew each time.
    """
    connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{round((patience or PATIENCE) * 1000)}ms",))
    found: tuple[BlockingSession, ...] = ()
    for _ in range(_ATTEMPTS):
        try:
            return work()
        except (errors.LockNotAvailable, errors.DeadlockDetected):
            pass
        except errors.InternalError_ as error:
            if _CHANGED_MEANWHILE not in str(error):
                raise
        now = blocking(connection)
        for one in now:
            if one.label:
                end(connection, one.role)
                report(one)
        found = now or found  # whoever is named in the end, where that one has let go
    raise Unavailable(CentreFailure.LOCKED, sessions=", ".join(f"{one.label or one.role} ({one.pid})" for one in found))


def blocking(connection: psycopg.Connection) -> tuple[BlockingSession, ...]:
    """Find all other sessions with a lock on objects changed by the office's statements."""
    labels: dict[str, str] = {}
    if connection.execute("SELECT to_regclass('journal.device') IS NOT NULL").fetchone() == (True,):
        labels = dict(connection.execute("SELECT role_name, label FROM journal.device").fetchall())
    return tuple(BlockingSession(pid, role, labels.get(role, "")) for pid, role in connection.execute(_BLOCKING))


def end(connection: psycopg.Connection, role: str) -> None:
    """Close every session of a role, and wait until they are; a role of another account keeps its own.

    Who is no superuser may end what its own roles have open: it is one of them for a transaction that is taken back.
    """
    with connection.transaction(force_rollback=True):
        if connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() != (True,):
            try:
                with connection.transaction():
                    connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(role)))
            except (
                errors.InsufficientPrivilege,
                errors.UndefinedObject,
                errors.LockNotAvailable,
                errors.InternalError_,
            ):
                pass  # it may be one of them already
        with contextlib.suppress(errors.InsufficientPrivilege):
            connection.execute(
                "SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity"
                " WHERE usename = %s AND pid <> pg_backend_pid()",
                (_UNTIL_ENDED, role),
            )
