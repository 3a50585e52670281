"""What a stolen secret does to the server: its sessions, locks, files, roles and databases."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Final

import psycopg
from psycopg.sql import SQL, Identifier

from frontoffice.errors import Unavailable
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import blocking_sessions, enrolling, server_limits
from frontoffice.sync.office.server_limits import Door
from tests.support.attacks.attack import (
    THIEF,
    Attack,
    Scene,
    Seen,
    Verdict,
    attempt,
    by_statements,
    harmless,
    refusals,
    refused,
    stands,
)
from tests.support.chains import Chain, hello, push

QUICK: Final = 0.2  # seconds of patience
_OF_INIT: Final = 0x6A6F75726E616C  # the lock of the first init
_NO_RIGHT: Final = "no right (42501)"
_SORTED: Final = "SELECT count(*) FROM (SELECT g, repeat('x', 200) FROM generate_series(1, 60000) g ORDER BY 2, 1) s"
_PLAY_OVERDUE: Final = "SELECT pg_get_functiondef('journal.end_overdue(interval)'::regprocedure)"


def _works(scene: Scene, label: str) -> None:
    """Another counter greets and pushes."""
    with centre_connection.open_link(*scene.enrolled(label)) as counter:
        chain = Chain()
        hello(counter, chain)
        push(counter, chain.write(1))


def _temporary_files(scene: Scene) -> Seen:
    known = scene.enrolled()
    with scene.centre.connect() as office:
        office.execute(SQL("ALTER ROLE {} SET temp_file_limit = '1MB'").format(Identifier(known[0].role)))
    link = scene.opened(known)
    link.execute("SET work_mem = '64kB'")
    said = attempt(lambda: link.execute(_SORTED.encode()))
    lifted = refusals(link, ("SET temp_file_limit = -1", "ALTER ROLE CURRENT_USER SET temp_file_limit = -1"))
    return refused(f"{said.split(':')[0]} at the limit, {lifted} lifting it") if said and lifted else stands("filled")


def _temporary_tables(scene: Scene) -> Seen:
    held = scene.stolen()
    began = time.monotonic()
    held.execute("CREATE TEMP TABLE penuh AS SELECT repeat('x', 1000) FROM generate_series(1, 10000)")
    rate = 11.5 / (time.monotonic() - began)
    with scene.centre.connect() as office:
        (source,) = office.execute(_PLAY_OVERDUE).fetchone() or ("",)
        office.execute(source.replace("1073741824", "1048576").encode())
    _works(scene, "Loket 1")
    ended = attempt(lambda: held.execute("SELECT 1"))
    return (
        harmless(f"filled at {rate:.0f} MB/s; its session ended: {ended.split(':')[0]}") if ended else stands("stays")
    )


def _held_transaction(scene: Scene) -> Seen:
    held = scene.stolen()
    held.execute("SET idle_in_transaction_session_timeout = 0")
    held.execute("BEGIN")
    hello(held, Chain())
    with scene.centre.connect() as office:
        (source,) = office.execute(_PLAY_OVERDUE).fetchone() or ("",)
        office.execute(source.replace("'00:10:00'", "'00:00:00'").encode())
    _works(scene, "Loket 1")
    ended = attempt(lambda: held.execute("SELECT 1"))
    return harmless("another counter pushed; the session was ended") if ended else stands("the session stands")


def _before_an_office_verb(scene: Scene) -> Seen:
    held = scene.stolen()
    for name in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"):
        held.execute(f"SET {name} = 0")
    held.execute("BEGIN")
    hello(held, Chain())
    held.execute("LOCK TABLE journal.entry, journal.head, journal.payload IN ACCESS SHARE MODE")
    ended: list[blocking_sessions.BlockingSession] = []
    began = time.monotonic()
    with scene.centre.connect() as office:

        def upgrade() -> None:
            with office.transaction():
                office.execute("LOCK TABLE journal.entry IN ACCESS EXCLUSIVE MODE")
            schema.upgrade(office)

        blocking_sessions.run_despite_locks(office, upgrade, ended.append, QUICK)
    took = time.monotonic() - began
    return harmless(f"{ended[0].label!r} was ended, done after {took:.1f} s at a patience of {QUICK} s")


def _advisory_lock(scene: Scene) -> Seen:
    held = scene.stolen()
    held.execute(f"SELECT pg_advisory_lock({_OF_INIT})")
    held.execute("SELECT pg_advisory_lock(hashtextextended('journal.add_chunk', 0))")
    with scene.centre.connect() as office:
        office.execute("SET lock_timeout = '2s'")
        schema.upgrade(office)
    _works(scene, "Loket 1")
    return harmless("init and another counter's push went on beside it")


def _sleep(scene: Scene) -> Seen:
    known = scene.enrolled()
    first, second = scene.opened(known), scene.opened(known)
    for link in (first, second):
        link.execute("SET statement_timeout = 0")
        link.pgconn.send_query(b"SELECT pg_sleep(600)")
    try:
        centre_connection.open_link(*known).close()
    except Unavailable as failure:
        third = str(failure.code)
    else:
        return stands("a third session was let in")
    _works(scene, "Loket 1")
    with scene.centre.connect() as office:
        enrolling.revoke(office, "Loket curian")
        (left,) = office.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s", (known[0].role,)
        ).fetchone() or (9,)
    return harmless(f"two sessions of 450, the third: {third}; after revoke: {left}")


def _memory(scene: Scene) -> Seen:
    link = scene.stolen()
    link.execute("SET work_mem = '2GB'")
    (taken,) = link.execute("SHOW work_mem").fetchone() or ("",)
    with scene.centre.connect() as office:
        schema.upgrade(office)
    _works(scene, "Loket 1")
    return stands(f"work_mem {taken} in each of its two sessions")


def _own_limits(scene: Scene) -> Seen:
    known = scene.enrolled()
    with closing(centre_connection.open_link(*known)) as link:
        link.execute("ALTER ROLE CURRENT_USER SET statement_timeout = 0")
        link.execute("ALTER ROLE CURRENT_USER SET work_mem = '1GB'")
    with scene.centre.connect() as office:
        schema.upgrade(office)
    link = scene.opened(known)
    now = [link.execute(f"SHOW {name}".encode()).fetchone() for name in ("statement_timeout", "work_mem")]
    return harmless("after init: 5min and 32MB") if now == [("5min",), ("32MB",)] else stands(f"after init: {now}")


def _own_password(scene: Scene) -> Seen:
    known = scene.enrolled()
    with closing(centre_connection.open_link(*known)) as link:
        link.execute("ALTER ROLE CURRENT_USER PASSWORD 'lain'")
    with scene.centre.connect() as office:
        enrolling.enrol(office, "Loket curian", replaces="Loket curian")
    try:
        centre_connection.open_link(known[0], "lain").close()
    except Unavailable as failure:
        return harmless(f"after enrolling anew its password: {failure.code}")
    return stands("the password holds")


def _other_database(scene: Scene) -> Seen:
    name, known = f"lain_{scene.centre.name}", scene.enrolled()
    server = scene.centre.server
    server.office().execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        with scene.centre.connect() as office:
            statements = [one.statement for one in server_limits.open_doors(office) if one.door is Door.DATABASES]
        (closing_one,) = (one for one in statements if one.endswith(f"{name} FROM PUBLIC"))
        server.office().execute(closing_one.encode())
        try:
            psycopg.connect(
                host=known[0].host, port=known[0].port, dbname=name, user=known[0].role, password=known[1]
            ).close()
        except psycopg.OperationalError as error:
            return refused(str(error).strip().rsplit("FATAL: ", 1)[-1].strip().split(' "')[0])
        return stands("connected")
    finally:
        server.office().execute(SQL("DROP DATABASE {}").format(Identifier(name)))


def _shadows(scene: Scene) -> Seen:
    link, chain = scene.stolen(), Chain()
    link.execute("CREATE TEMP TABLE device (device_id uuid, role_name name, label text, active boolean)")
    link.execute("SET search_path = pg_temp, journal")
    before = link.execute("SELECT journal.my_device()").fetchone()
    link.execute("INSERT INTO pg_temp.device VALUES (gen_random_uuid(), session_user, 'x', true)")
    hello(link, chain)
    after = link.execute("SELECT journal.my_device()").fetchone()
    return harmless("the functions look at the journal's own tables") if before == after else stands("looked at them")


def _others_sessions(scene: Scene) -> Seen:
    with centre_connection.open_link(*scene.enrolled("Loket 1")) as counter:
        counter.execute("SELECT 'rahasia'")
        seen = (
            scene.stolen()
            .execute("SELECT query FROM pg_stat_activity WHERE pid = %s", (counter.info.backend_pid,))
            .fetchone()
        )
    return refused("instead: <insufficient privilege>") if seen == ("<insufficient privilege>",) else stands(str(seen))


_Row = tuple[str, str, Verdict, str, object]
ATTACKS: Final = (
    *(
        Attack("S17", THIEF, deed, Verdict.REFUSED, by, by_statements(*statements))
        for deed, by, statements in (
            (
                "make large objects, which lie under no limit",
                "revoked at init (42501)",
                ("SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_from_bytea(0, 'x')"),
            ),
            (
                "read and write the server's files, run a program",
                _NO_RIGHT,
                (
                    "SELECT pg_read_file('/etc/passwd')",
                    "COPY (SELECT 1) TO '/tmp/lain'",
                    "COPY (SELECT 1) TO PROGRAM 'true'",
                    "SELECT lo_import('/etc/passwd')",
                ),
            ),
            (
                "give its role rights, make roles, become another",
                _NO_RIGHT,
                (
                    "ALTER ROLE CURRENT_USER CREATEROLE",
                    "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
                    "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
                    "ALTER ROLE frontoffice_counter LOGIN",
                    "CREATE ROLE lain",
                    "SET ROLE postgres",
                    "SET SESSION AUTHORIZATION postgres",
                    "GRANT frontoffice_report TO CURRENT_USER",
                ),
            ),
            (
                "end others' sessions, change the server",
                _NO_RIGHT,
                (
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
                    "SELECT journal.end_overdue('0')",
                    "SELECT pg_stat_reset()",
                    "SELECT pg_switch_wal()",
                    "ALTER SYSTEM SET max_connections = 1",
                    "ALTER DATABASE postgres SET statement_timeout = 1",
                ),
            ),
            ("read how others are let in", _NO_RIGHT, ("SELECT rolpassword FROM pg_authid", "TABLE pg_hba_file_rules")),
            (
                "make objects that stay",
                _NO_RIGHT,
                (
                    "CREATE TABLE public.lain (x text)",
                    "CREATE TABLE journal.lain (x text)",
                    "CREATE SCHEMA lain",
                    "CREATE FUNCTION public.lain() RETURNS int LANGUAGE sql RETURN 1",
                ),
            ),
            (
                "keep a prepared transaction open beyond its session",
                "none are permitted (55000); init names a server that has them",
                ("BEGIN; SELECT journal.my_device(); PREPARE TRANSACTION 'x'",),
            ),
        )
    ),
    Attack(
        "S15",
        THIEF,
        "lock the tables or rows that others write",
        Verdict.REFUSED,
        _NO_RIGHT,
        by_statements(
            *(
                f"BEGIN; LOCK TABLE journal.{name} IN {mode} MODE"
                for name in ("centre", "device", "entry", "head", "quarantine", "attachment")
                for mode in ("SHARE", "SHARE ROW EXCLUSIVE", "ACCESS EXCLUSIVE")
            ),
            "BEGIN; SELECT FROM journal.centre FOR UPDATE",
            "BEGIN; SELECT FROM journal.head FOR SHARE",
        ),
    ),
    Attack(
        "S15",
        THIEF,
        "hold a transaction open before an office verb",
        Verdict.HARMLESS,
        "the verb ends the session after 5 s and says whose it was (sync/office/blocking_sessions)",
        _before_an_office_verb,
    ),
    Attack(
        "S15",
        THIEF,
        "hold a transaction open, its time limits lifted",
        Verdict.HARMLESS,
        "others go on; the next greeting ends what is older than 10 minutes (journal.end_overdue)",
        _held_transaction,
    ),
    Attack(
        "S15",
        THIEF,
        "take the advisory locks that init and attachments had",
        Verdict.HARMLESS,
        "nothing of the program waits for one",
        _advisory_lock,
    ),
    Attack(
        "S17",
        THIEF,
        "fill the disk with temporary files",
        Verdict.REFUSED,
        "temp_file_limit, 1 GB a session, which no role lifts (53400); tried at 1 MB",
        _temporary_files,
    ),
    Attack(
        "S17",
        THIEF,
        "fill the disk with temporary tables, which no limit of PostgreSQL counts",
        Verdict.HARMLESS,
        "the next greeting ends a session with more than 1 GB of them (journal.end_overdue); tried at 1 MB",
        _temporary_tables,
    ),
    Attack(
        "S17",
        THIEF,
        "sleep in the server without a time limit",
        Verdict.HARMLESS,
        "two sessions at most; revoke ends them at once",
        _sleep,
    ),
    Attack(
        "S17",
        THIEF,
        "raise work_mem in its session",
        Verdict.STANDS,
        "PostgreSQL limits no session's memory: vm.overcommit_memory=2 on the server; a crash loses no entry",
        _memory,
    ),
    Attack("S17", THIEF, "lift its role's own limits for good", Verdict.HARMLESS, "init sets them anew", _own_limits),
    Attack(
        "S17",
        THIEF,
        "change its role's password",
        Verdict.HARMLESS,
        "that counter is locked out, which it says; enrolling it anew mends it",
        _own_password,
    ),
    Attack(
        "S17",
        THIEF,
        "connect to other databases of the server",
        Verdict.REFUSED,
        "CONNECT, by the statement that init names for each that is open",
        _other_database,
    ),
    Attack(
        "S17",
        THIEF,
        "put its own tables before the journal's",
        Verdict.HARMLESS,
        "each function has a search_path of its own",
        _shadows,
    ),
    Attack(
        "S17",
        THIEF,
        "read what others ask the server",
        Verdict.REFUSED,
        "PostgreSQL shows a role its own sessions' words",
        _others_sessions,
    ),
)
