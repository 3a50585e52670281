"""What a session with a stolen secret does by itself: settings, files, cursors, queues, loops, the server's log."""

from __future__ import annotations

from contextlib import closing
from typing import Final

from psycopg.sql import SQL, Identifier

from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.standing_link import StandingLink
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

_PLAY_OVERDUE: Final = "SELECT pg_get_functiondef('journal.end_overdue(interval)'::regprocedure)"
_PLAY_QUEUE: Final = "SELECT pg_get_functiondef('journal.note_head_change'::regproc)"
_CALLS: Final = 2_000


def _works(known: tuple[CentreAddress, str]) -> None:
    """Another counter greets and pushes."""
    with centre_connection.open_link(*known) as counter:
        chain = Chain()
        hello(counter, chain)
        push(counter, chain.write(1))


def _in_one_database(scene: Scene) -> Seen:
    known = scene.enrolled()
    with closing(centre_connection.open_link(*known)) as link:
        for setting in ("statement_timeout = 0", "default_transaction_read_only = on", "search_path = pg_temp"):
            link.execute(
                SQL("ALTER ROLE CURRENT_USER IN DATABASE {} SET " + setting).format(Identifier(scene.centre.name))
            )
        link.execute("ALTER ROLE CURRENT_USER SET default_transaction_read_only = on")
    with scene.centre.connect() as office:
        schema.upgrade(office)
    _works(known)
    link = scene.opened(known)
    now = [
        link.execute(f"SHOW {name}".encode()).fetchone()
        for name in ("statement_timeout", "default_transaction_read_only", "temp_file_limit", "log_min_messages")
    ]
    is_mended = now == [("5min",), ("off",), ("1GB",), ("fatal",)]
    return harmless("after init: as they were, and its role works") if is_mended else stands(f"after init: {now}")


def _cursors(scene: Scene) -> Seen:
    known = scene.enrolled()
    with scene.centre.connect() as office:
        office.execute(SQL("ALTER ROLE {} SET temp_file_limit = '1MB'").format(Identifier(known[0].role)))
    link = scene.opened(known)
    link.execute("SET work_mem = '64kB'")
    said = attempt(
        lambda: link.execute(
            "DECLARE penuh CURSOR WITH HOLD FOR SELECT repeat('x', 200) || g FROM generate_series(1, 60000) g"
        )
    )
    return refused(f"{said.split(':')[0]} at the limit") if said else stands("kept")


def _server_log(scene: Scene) -> Seen:
    link = scene.stolen()
    link.execute("SET debug_print_plan = on")
    link.execute("DO $$ BEGIN RAISE LOG 'penuh'; END $$")
    kept = link.execute("SHOW log_min_messages").fetchone()
    lifted = refusals(
        link,
        (
            "SET log_min_messages = log",
            "ALTER ROLE CURRENT_USER SET log_min_messages = log",
            "ALTER ROLE CURRENT_USER RESET log_min_messages",
            "SET log_statement = 'all'",
            "SET log_min_duration_statement = 0",
            "SET log_parser_stats = on",
        ),
    )
    return refused(f"nothing below {kept[0]} is a line; {lifted} lifting it") if kept and lifted else stands("written")


def _calls(scene: Scene) -> Seen:
    link, chain = scene.stolen(), Chain()
    hello(link, chain)
    with scene.centre.connect() as office:

        def pages() -> object:
            return office.execute(
                "SELECT sum(pg_relation_size(c)) FROM unnest(%s::regclass[]) c", (_TABLES,)
            ).fetchone()

        before = pages()
        link.execute(
            f"BEGIN; SELECT count(journal.synced(0, '0')) FROM generate_series(1, {_CALLS});"
            f" DO $$ BEGIN FOR i IN 1..{_CALLS} LOOP PERFORM FROM journal.greet('{chain.origin}',"
            f" '{chain.token}', '{chain.token}', NULL, NULL, '', 2, NULL); END LOOP; END $$"
        )
        is_same = pages() == before
    _works(scene.enrolled("Loket 1"))
    return harmless(f"{2 * _CALLS} calls, one version of its row") if is_same else stands("each call is one more")


_TABLES: Final = ["journal.device", "journal.origin"]


def _queue(scene: Scene) -> Seen:
    desk, known, standing = scene.desk("L1"), scene.enrolled(), StandingLink()
    listens, cries = scene.opened(known), scene.opened(known)
    listens.execute("LISTEN apa")
    listens.execute("BEGIN; SELECT 1")
    cries.execute("SELECT pg_notify('apa', repeat('x', 7000) || g) FROM generate_series(1, 200) g")
    with closing(standing), scene.centre.connect() as office:
        standing.reuse_or_open(desk.address, desk.secret, lambda: False)
        standing.listen()
        (source,) = office.execute(_PLAY_QUEUE).fetchone() or ("",)
        office.execute(source.replace("0.5", "0.00001").encode())
        _works(scene.enrolled("Loket 2"))
        is_quiet = not standing.has_notifications()
        done = desk.sync()
        (overdue,) = office.execute(_PLAY_OVERDUE).fetchone() or ("",)
        office.execute(overdue.replace("'00:10:00'", "'00:00:00'").encode())
        _works(scene.enrolled("Loket 3"))
    ended = attempt(lambda: listens.execute("SELECT 1"))
    words = (
        f"others push and notify nobody: {is_quiet}; a round is complete: {done.complete}; then it is ended: {ended}"
    )
    return harmless(words) if is_quiet and done.complete and ended else stands(words)


def _computes(scene: Scene) -> Seen:
    known = scene.enrolled()
    busy = [scene.opened(known), scene.opened(known)]
    for link in busy:
        link.execute("SET statement_timeout = 0")
        link.pgconn.send_query(b"DO $$ BEGIN LOOP NULL; END LOOP; END $$")
    _works(scene.enrolled("Loket 1"))
    with scene.centre.connect() as office:
        (overdue,) = office.execute(_PLAY_OVERDUE).fetchone() or ("",)
        office.execute(overdue.replace("'00:10:00'", "'00:00:00'").encode())
        _works(scene.enrolled("Loket 2"))
        office.execute(overdue.encode())
        while (left := office.execute(_STILL_THERE, (known[0].role,)).fetchone()) != (0,):
            assert left  # it is on its way out
    return harmless("others push beside it; both sessions ended by their age")


_STILL_THERE: Final = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"


def _functions(scene: Scene) -> Seen:
    link, chain = scene.stolen(), Chain()
    for one in ("my_device() RETURNS uuid", "count_use(bigint, bigint, bigint) RETURNS void"):
        link.execute(f"CREATE FUNCTION pg_temp.{one} LANGUAGE plpgsql AS $$ BEGIN RAISE 'lain'; END $$".encode())
    link.execute("CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$")
    link.execute(
        "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT 'infinity'::timestamptz $$"
    )
    link.execute("SET search_path = pg_temp, journal, pg_catalog")
    hello(link, chain)
    forged = attempt(lambda: push(link, [chain.branch().entry(salt=b"1" * 15)]))
    push(link, chain.write(1))
    with scene.centre.connect() as office:
        found = office.execute(
            "SELECT isfinite(max(hello_at)), isfinite(max(received_at)) FROM journal.device, journal.head"
        )
        is_ours = found.fetchone() == (True, True)
    return harmless("the centre's functions call the server's own") if is_ours and forged else stands("called its own")


ATTACKS: Final = (
    Attack(
        "S17",
        THIEF,
        "set itself limits in one database, and what no limit names",
        Verdict.HARMLESS,
        "init takes back what a role set itself (schema/rights.sql)",
        _in_one_database,
    ),
    Attack(
        "S17",
        THIEF,
        "fill the disk with cursors that outlive their transaction",
        Verdict.REFUSED,
        "temp_file_limit (53400); tried at 1 MB",
        _cursors,
    ),
    Attack(
        "S17",
        THIEF,
        "fill the disk with files of snapshots",
        Verdict.REFUSED,
        "revoked at init (42501)",
        by_statements("SELECT pg_export_snapshot()"),
    ),
    Attack(
        "S17",
        THIEF,
        "fill the server's log",
        Verdict.REFUSED,
        "log_min_messages of its role, which it does not lift (42501); init names where the office may not set it",
        _server_log,
    ),
    Attack(
        "S16",
        THIEF,
        "greet and end rounds by the thousand in one transaction",
        Verdict.HARMLESS,
        "its row is written once in each (journal.greet, journal.synced)",
        _calls,
    ),
    Attack(
        "S16",
        THIEF,
        "fill the queue of notifications, listening in an open transaction",
        Verdict.HARMLESS,
        "from half of it on a push sends none (journal.note_head_change): it is the minute again",
        _queue,
    ),
    Attack(
        "S15",
        THIEF,
        "compute without end in both of its sessions",
        Verdict.HARMLESS,
        "others go on, more slowly; the next greeting ends what is older than 10 minutes (journal.end_overdue)",
        _computes,
    ),
    Attack(
        "S17",
        THIEF,
        "have its own functions called in place of the server's",
        Verdict.HARMLESS,
        "each of the centre's functions names where it looks (search_path)",
        _functions,
    ),
)
