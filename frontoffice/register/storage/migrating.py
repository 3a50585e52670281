"""Bring an older register's file to this program's form, and make its tables anew after that."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import file_schema
from frontoffice.register.storage.copying import copy
from frontoffice.register.storage.file_schema import migration_folder


def migrate(connection: apsw.Connection, path: Path) -> bool:
    """Bring the file to this program's form; whether there was anything to do.

    Raises Unavailable: ``register_newer``, ``register_older``, ``program_incomplete``; ``register_step_unfit`` (fact
    ``step``) where the tables are not those that a step begins with, which is no damage: nothing was changed.
    """
    folder = migration_folder()
    known = sorted(step.stem for step in folder.glob("[0-9]*.py"))
    if not known:
        raise Unavailable(RegisterFailure.PROGRAM_INCOMPLETE, missing="migrations")
    history = _history(connection)
    applied = _applied(history, path)
    unknown = sorted(applied - set(known))
    if unknown:
        raise Unavailable(RegisterFailure.NEWER, path=str(path), step=unknown[-1])
    pending = [step for step in known if step not in applied]
    if not applied - history and not pending:
        return False
    copied = path.with_name(f"{path.stem}.before-{pending[0]}{path.suffix}") if pending else None
    if copied and has_tables(connection):
        copy(connection, copied)
    if applied and not _OF_THE_DESK.issuperset(pending):
        ask_rebuild(connection)
    from frontoffice.register.storage.peewee_database import ConnectionDatabase

    database = ConnectionDatabase(connection)
    # all steps or none: what is cut off begins anew from the form that it had
    with _no_copy_in_the_way(copied), database.atomic():
        if applied - history:
            for statement in _SQUASH_HISTORY:
                connection.execute(statement, (_FIRST,))
        with _unfit_named(connection, path, pending):
            database.run_steps(folder)
    return bool(pending)


@contextlib.contextmanager
def _unfit_named(connection: apsw.Connection, path: Path, pending: Sequence[str]) -> Iterator[None]:
    """Name the step whose statements do not fit the tables, while its transaction still tells which were done."""
    try:
        yield
    except apsw.SQLError as error:
        step = min(set(pending) - _history(connection), default=pending[-1])
        raise Unavailable(RegisterFailure.STEP_UNFIT, path=str(path), step=step) from error


@contextlib.contextmanager
def _no_copy_in_the_way(copied: Path | None) -> Iterator[None]:
    """Remove the copy where the disk is full: the register is as it was, and the next try needs room for its own."""
    try:
        yield
    except apsw.FullError:
        if copied:
            copied.unlink(missing_ok=True)
        raise


def has_tables(connection: apsw.Connection) -> bool:
    """Whether anything was ever made in it."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").get)


def ask_rebuild(connection: apsw.Connection) -> None:
    """Let the tables be made anew at the next opening."""
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES ('project_anew', 1)")


def project_anew_if_needed(connection: apsw.Connection) -> bool:
    """Make the tables anew after a change of form, or when asked; whether they were.

    When that is cut off, it is done at the next opening.
    """
    if connection.execute("SELECT v FROM meta WHERE k = 'project_anew'").get is None:
        return False
    from frontoffice.register.projection import complaint_projection, erased_bodies

    with connection:
        erased_bodies.take_away(connection, None)  # what an older program did not know to be erased
        file_schema.mend(connection)
        complaint_projection.rebuild(connection)
        connection.execute("DELETE FROM meta WHERE k = 'project_anew'")
    return True


def _history(connection: apsw.Connection) -> set[str]:
    """The steps that this file has been through, as peewee's runner keeps them."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'").get
    rows: Any = connection.execute("SELECT name FROM schema_migration") if there else ()
    return {name for (name,) in rows}


_FIRST: Final = "0001_register"
_OF_THE_DESK: Final = frozenset(
    {
        "0002_authentication",
        "0004_lists",
        "0012_draft_attachments",
        "0013_form_drafts",
        "0014_reserved_numbers",
        "0017_joined_papers",
    }
)  # steps that leave all that is projected as it is


_SQUASHED: Final = frozenset({  # what program 0.1 came to the same tables by
    "0001_initial", "0002_handling", "0003_paper_evidence", "0004_exchange", "0005_carried_numbers", "0006_book",
    "0007_evidence", "0007_filing_window", "0008_erasing", "0009_reminders", "0010_done_by", "0011_payload_rows",
})  # fmt: skip


_SQUASH_HISTORY: Final = (
    "UPDATE schema_migration SET name = ? WHERE name = '0011_payload_rows'",
    "DELETE FROM schema_migration WHERE name <> ?",
)


def _applied(history: set[str], path: Path) -> set[str]:
    """The present steps that a history stands for. Raises Unavailable (``register_older``) when it ended too early."""
    former = history & _SQUASHED
    if not former:
        return history
    if former != _SQUASHED:
        raise Unavailable(RegisterFailure.OLDER, path=str(path), step=max(former))
    return history - _SQUASHED | {_FIRST}


def pending_steps(connection: apsw.Connection, path: Path) -> set[str]:
    """The steps that are still to be done to the register at ``path``. Raises Unavailable like :func:`migrate`."""
    folder = migration_folder()
    known = _steps(folder)
    applied = _applied(_history(connection), path)
    if applied - known:
        raise Unavailable(RegisterFailure.NEWER, path=str(path), step=max(applied - known))
    return set(known - applied)


@functools.cache
def _steps(folder: Path) -> frozenset[str]:
    return frozenset(step.stem for step in folder.glob("[0-9]*.py"))


def are_tables_old(connection: apsw.Connection, path: Path) -> bool:
    """Whether the steps still to be done make the tables anew. Raises Unavailable like :func:`migrate`."""
    return not _OF_THE_DESK.issuperset(pending_steps(connection, path))
