"""A register's file in which bits have turned, and everything that a counter may ask of it."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import apsw

from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from tests.support import malformed_entries
from tests.support.examples import MORNING, SECRET, TODAY, a_register, a_signed_in, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
HEADER: Final = 100  # bytes of SQLite's own at the beginning
_HASHED: Final = ("journal", "payload", "head", "erased", "journal_fork")  # what is held against hashes


def an_office(folder: Path) -> Path:
    """The closed file of an office that has every kind of entry, drafts, receipts and people."""
    with closing(a_register(folder)) as register:
        supervisor = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
        malformed_entries.an_office(register)
        for no in range(12):
            intake = an_intake(description=f"Izin trayek belum terbit {no} di loket pelayanan")
            recorded = register.complaints.record(intake, OFFICER, uuid4(), with_paper=True)
            assert recorded.job is not None
        register.drafts.save(Draft(uuid4(), OFFICER.officer_id, MORNING, {"description": "Belum selesai"}))
        register.sync_log.keep({"pushed": 3}, complete=True)
        assert supervisor.active
    return folder / "register.db"


def copy(whole: Path, folder: Path) -> Path:
    """A copy of its own to damage."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(whole, folder / "register.db"))


def turn_bits(path: Path, chance: random.Random, bits: int = 1) -> list[int]:
    """Turn bits where something stands (a page is full of zeros between its rows); gives the bytes' places."""
    data = bytearray(path.read_bytes())
    filled = [at for at, byte in enumerate(data) if byte and at >= HEADER]
    places = chance.sample(filled, bits)
    for at in places:
        data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return places


VALUES: Final = ("CAST(x'ff41' AS TEXT)", "x'0102'", "NULL", "9223372036854775807", "'x'", "1.5", "''")


def cells(path: Path) -> list[tuple[str, str]]:
    """Every column of every table that has rows."""
    with closing(apsw.Connection(str(path))) as connection:
        names: Any = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return [
            (table, column)
            for (table,) in names
            if connection.execute(f"SELECT count(*) FROM {table}").get
            for (_, column, *_) in connection.execute(f"PRAGMA table_info({table})")
        ]


def overwrite(path: Path, table: str, column: str, value: str, chance: random.Random) -> None:
    """Put a value of any type into one cell, past every constraint and trigger, as turned bits can."""
    with closing(apsw.Connection(str(path))) as connection:
        schema: Any = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        keys = [name for (_, name, _, _, _, key) in connection.execute(f"PRAGMA table_info({table})") if key] or [
            "rowid"
        ]
        rows: Any = connection.execute(f"SELECT {', '.join(keys)} FROM {table} ORDER BY 1").fetchall()
        row = chance.choice(rows)
        for kind, name, _ in schema:
            if kind == "trigger":
                connection.execute(f"DROP TRIGGER {name}")
        _loosen(connection, table)
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        where = " AND ".join(f"{key} = ?" for key in keys)
        with contextlib.suppress(apsw.MismatchError, apsw.ConstraintError):  # a key that SQLite never takes
            connection.execute(f'UPDATE OR REPLACE {table} SET "{column}" = {value} WHERE {where}', row)
        connection.execute("PRAGMA writable_schema = ON")
        for _, name, sql in schema:
            if name == table:
                connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
    with closing(apsw.Connection(str(path))) as connection:
        for kind, _, sql in schema:
            if kind == "trigger":
                connection.execute(sql)


def _loosen(connection: apsw.Connection, table: str) -> None:
    """Let the table take what its columns do not say."""
    sql: str = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).get
    loose = sql.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    for was in (" NOT NULL", " TEXT", " INTEGER", " BLOB"):
        loose = loose.replace(was, "" if was != " INTEGER" or "INTEGER PRIMARY" not in loose else was)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (loose, table))


def held(path: Path) -> dict[str, list[Any]]:
    """What stands in the tables that hashes hold, byte for byte; of a damaged table that it cannot be read."""
    found: dict[str, list[Any]] = {}
    with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
        for table in _HASHED:
            try:
                columns = [name for (_, name, *_) in connection.execute(f"PRAGMA table_info({table})")]
                cast = ", ".join(f'typeof("{name}"), CAST("{name}" AS BLOB)' for name in columns)
                found[table] = sorted(map(repr, connection.execute(f"SELECT {cast} FROM {table}")))
            except (apsw.Error, UnicodeDecodeError) as error:
                found[table] = [str(error)]
    return found


Question = Callable[[Register], object]


def questions(register: Register, subjects: list[UUID]) -> Iterator[tuple[str, Question]]:
    """All that the pages of a counter ask, and some of what they write."""
    yield "notices", lambda r: r.notices()
    yield "day", lambda r: r.days.read(TODAY)
    yield "page", lambda r: [r.days.read(TODAY - timedelta(days=n)) for n in range(2)]
    yield "worklist", lambda r: r.worklist.read(SUPERVISOR)
    yield "counts", lambda r: r.worklist.counts(SUPERVISOR)
    yield "officers", lambda r: (r.officers.all(), r.officers.with_secret(), r.officers.as_now(OFFICER))
    yield "drafts", lambda r: r.drafts.all()
    yield (
        "jobs",
        lambda r: (r.printing.count_open(), [r.printing.jobs_of(one) for one in subjects], r.printing.open_jobs()),
    )
    yield "channels", lambda r: (r.reference_data.channels(), r.unit.limits, r.unit.calendar, r.unit.hours)
    yield "settings", lambda r: (r.configuration.last(), r.configuration.last_anywhere())
    yield "blocked", lambda r: (r.numbering.find_block(), r.numbering.gaps(), r.numbering.duplicates())
    yield (
        "sync",
        lambda r: (
            r.sync_log.last(),
            r.sync_log.list_healing_rounds(),
            r.outbox.entries(),
            r.outbox.own_entries(),
            r.outbox.unsent_since(None),
        ),
    )
    yield "search", lambda r: [r.search.find(text) for text in ("izin", "001", "tra", "L1", "0812")]
    yield "similar", lambda r: r.search.similar(an_intake(description="Izin trayek belum terbit di loket"))
    yield "today", lambda r: (r.counters.count_today(), r.counters.series())
    yield "calendar", lambda r: r.calendar.count_outdated_dates()
    for subject in subjects:
        yield f"complaint {subject}", partial(_complaint, subject)
    yield "record", lambda r: r.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True)
    yield "review", lambda r: r.handling.review(subjects[-1], "Segera", SUPERVISOR, uuid4())
    yield "verify", lambda r: r.maintenance.verify()


def _complaint(subject: UUID, register: Register) -> object:
    return register.complaints.get(subject), register.complaints.story(subject)


def ask_all(path: Path, subjects: list[UUID]) -> dict[str, Unavailable]:
    """Open, ask everything, close; what was unavailable. Whatever else is raised is a traceback at the counter."""
    failed: dict[str, Unavailable] = {}
    try:
        register = a_register(path.parent)
    except Unavailable as error:
        return {"open": error}
    try:
        for name, question in questions(register, subjects):
            try:
                question(register)
            except Unavailable as error:
                failed[name] = error
            except Refused:
                pass
    finally:
        try:
            register.close()
        except Unavailable as error:
            failed["close"] = error
    return failed
