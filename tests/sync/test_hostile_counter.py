"""What a stolen counter's secret can do to the server: each attack is refused, or harmless and mended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.register.journal.chain import Row
from frontoffice.register.register import Register
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import enrolling, verifying
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import Chain, attach, hello, push, put, relay

VICTIM = uuid4()  # an entry of another counter


@pytest.fixture(scope="module")
def stolen(centre_server: CentreServer) -> Iterator[Connection]:
    """A counter's session at a centre for all that is refused and so changes nothing."""
    made = new_centre(centre_server)
    with centre_connection.open_link(*made.enrol()) as opened:
        yield opened
    made.drop()


REFUSED = {
    "large objects": (
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'x')",
    ),
    "limits that hold": (
        "SET temp_file_limit = -1",
        "ALTER ROLE CURRENT_USER SET temp_file_limit = -1",
        "ALTER ROLE CURRENT_USER RESET temp_file_limit",
        "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
        "ALTER DATABASE postgres SET statement_timeout = 1",
        "ALTER SYSTEM SET max_connections = 1",
    ),
    "roles": (
        "ALTER ROLE CURRENT_USER CREATEROLE",
        "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
        "ALTER ROLE frontoffice_counter LOGIN",
        "DROP OWNED BY frontoffice_counter",
        "DROP ROLE frontoffice_counter",
        "REVOKE frontoffice_counter FROM CURRENT_USER",
        "CREATE ROLE lain",
    ),
    "others' sessions": (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "SELECT journal.end_overdue('0')",
        "SELECT pg_stat_reset()",
        "SELECT pg_switch_wal()",
        "CHECKPOINT",
    ),
    "locks": tuple(
        f"BEGIN; LOCK TABLE journal.{table} IN {mode} MODE"
        for table in ("centre", "device", "entry", "head", "quarantine", "attachment")
        for mode in ("SHARE", "SHARE ROW EXCLUSIVE", "ACCESS EXCLUSIVE")
    ),
    "rows": (
        "BEGIN; SELECT FROM journal.centre FOR UPDATE",
        "BEGIN; SELECT FROM journal.head FOR SHARE",
        "BEGIN; SELECT FROM journal.attachment FOR KEY SHARE",
    ),
    "files": (
        "SELECT pg_read_file('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/lain'",
        "SELECT lo_import('/etc/passwd')",
    ),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_a_stolen_secret_is_refused(stolen: Connection, attack: str) -> None:
    for statement in REFUSED[attack]:
        with pytest.raises(psycopg.Error) as refused:
            stolen.execute(statement.encode())
        stolen.execute("ROLLBACK")
        assert refused.value.sqlstate in {"42501", "0LP01", "2BP01"}, statement


BAD: dict[
    str, tuple[dict[str, Any], str, str, str]
] = {  # what an entry says, and what is found wrong with it at the centre, at a desk, and by both when they verify
    "a number that none follows": ({"number": ("L1", 2026, 2**63 - 1)}, "beyond what is kept", "beyond", "beyond"),
    "a number below none": ({"number": ("L1", 2026, -1)}, "beyond what is kept", "beyond", "beyond"),
    "a year that no date has": ({"number": ("L1", 10_000, 1)}, "beyond what is kept", "beyond", "beyond"),
    "words without end": ({"officer": "x" * 1_048_577}, "beyond what is kept", "beyond", "beyond"),
    "a body without end": ({"raw_body": b"x" * 4_194_305}, "its body does not fit", "beyond", "beyond"),
    "a salt of another length": ({"salt": b"1" * 15}, "its body does not fit", "its body was changed", "its salt"),
    "a clock that no other follows": ({"lc": 2**60 - 1}, "its counter leaps", "its counter leaps", ""),
    "another's identity": ({"entry_id": VICTIM}, "another content", "is another entry", "another content"),
}


def at_desk(row: tuple[Any, ...]) -> Row:
    """An entry as a desk pulls it."""
    return (*(one.bytes if isinstance(one, UUID) else one for one in row), None)


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_entry_is_refused_at_the_centre_and_at_a_desk_and_named_where_it_stands(
    centre: Centre, register: Register, bad: str
) -> None:
    columns, refused_as, refused_at_desk, named = BAD[bad]
    victim, hostile = Chain(), Chain()
    asked = victim.entry(entry_id=VICTIM)
    forged = hostile.entry(**columns)
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, victim)
        push(counter, [asked])
        hello(counter, hostile)
        with pytest.raises(psycopg.DatabaseError) as refused:
            push(counter, [forged])
        assert refused.value.sqlstate == "FO001"
        assert refused_as in str(refused.value.diag.message_detail)
    with closing(register.replica()) as replica:
        taken = replica.take([at_desk(asked), at_desk(forged)])
    assert taken.entries == 1
    assert refused_at_desk in taken.broken[hostile.origin]
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")  # as a centre of before, which did not ask
        put(office, forged)
        verdict = verifying.verify(office)
    assert named in verdict.broken
    assert bool(verdict.broken) == bool(named)
    assert victim.origin != hostile.origin
    assert not verdict.broken.startswith(str(victim.origin))


@pytest.mark.thorough
def test_a_kind_that_no_table_holds_and_a_body_that_is_no_json(centre: Centre, register: Register) -> None:
    """Neither reaches a centre or harms: one is refused by PostgreSQL, the other is kept everywhere and tells nothing."""
    with centre_connection.open_link(*centre.enrol()) as counter:
        chain = Chain()
        hello(counter, chain)
        with pytest.raises(psycopg.DataError):
            push(counter, [chain.branch().entry(kind="x\0y")])
        kept = chain.entry(raw_body=b"no JSON")
        push(counter, [kept])
    with closing(register.replica()) as replica:
        assert replica.take([at_desk(kept), at_desk(Chain().entry(kind="x\0y"))]).entries == 1
    with centre.connect() as office:
        assert verifying.verify(office).broken == ""
    assert register.maintenance.verify().odd == ()


def test_a_session_gives_up_no_limit_that_it_cannot_lift_by_resetting_all(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre_connection.open_link(address, word) as counter:
        counter.execute("ALTER ROLE CURRENT_USER RESET ALL")
    with centre_connection.open_link(address, word) as counter:
        assert counter.execute("SHOW temp_file_limit").fetchone() == ("1GB",)


def test_a_transaction_that_is_held_open_ends_with_the_next_greeting_of_another_counter(centre: Centre) -> None:
    first, second = centre.enrol("Loket 1"), centre.enrol("Loket 2")
    with centre_connection.open_link(*first) as held, centre_connection.open_link(*second) as counter:
        held.execute("BEGIN")
        hello(held, Chain())
        hello(counter, Chain())
        held.execute("SELECT 1")  # not overdue yet
        play_overdue(centre)
        hello(counter, Chain())
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")


def play_overdue(centre: Centre) -> None:
    """Whatever is open was open for too long."""
    with centre.connect() as office:
        (source,) = office.execute(
            "SELECT pg_get_functiondef('journal.end_overdue(interval)'::regprocedure)"
        ).fetchone() or ("",)
        office.execute(source.replace("'00:10:00'", "'00:00:00'").encode())


def test_of_many_devices_one_in_so_many_greetings_looks_for_what_is_held_open(centre: Centre) -> None:
    first, second = centre.enrol("Loket 1"), centre.enrol("Loket 2")
    play_overdue(centre)
    with centre.connect() as office:
        office.execute(
            "INSERT INTO journal.device (device_id, role_name, label)"
            " SELECT gen_random_uuid(), 'fo_' || no, 'Meja ' || no FROM generate_series(1, 98) AS no"
        )
    with centre_connection.open_link(*first) as held, centre_connection.open_link(*second) as counter:

        def greet(*, is_its_turn: bool) -> None:
            drawn = -1.0
            for seed in range(1000):
                counter.execute("SELECT setseed(%s)", (seed / 1000,))
                (drawn,) = counter.execute("SELECT random()").fetchone() or (drawn,)
                if (drawn < 0.1) is is_its_turn:
                    counter.execute("SELECT setseed(%s)", (seed / 1000,))
                    break
            hello(counter, Chain())

        held.execute("BEGIN")
        greet(is_its_turn=False)
        held.execute("SELECT 1")
        greet(is_its_turn=True)
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")


def test_advisory_locks_keep_no_attachment_from_the_centre(centre: Centre) -> None:
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as held,
        centre_connection.open_link(*centre.enrol("Loket 2")) as counter,
    ):
        held.execute("SELECT pg_advisory_lock(hashtextextended('journal.add_chunk', 0))")
        counter.execute("SET lock_timeout = '5s'")
        chain = Chain()
        hello(counter, chain)
        attach(counter, chain, bytes(8_400_000))
        assert counter.execute("SELECT count(*) FROM journal.content").fetchone() == (1,)


def test_a_counter_that_relays_without_end_lets_another_try_again_later(centre: Centre) -> None:
    rows = Chain().write(2)
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as held,
        centre_connection.open_link(*centre.enrol("Loket 2")) as counter,
    ):
        assert counter.execute("SHOW lock_timeout").fetchone() == ("30s",)
        held.execute("BEGIN")
        relay(held, rows)
        counter.execute("SET lock_timeout = '50ms'")
        with pytest.raises(Unavailable, match="centre_busy"), centre_connection.translating_errors():
            relay(counter, rows)


def test_a_password_that_a_role_changed_for_itself_is_mended_by_enrolling_anew(centre: Centre) -> None:
    address, word = centre.enrol("Loket 1")
    chain = Chain()
    with centre_connection.open_link(address, word) as counter:
        hello(counter, chain)
        push(counter, chain.write(1))
        counter.execute("ALTER ROLE CURRENT_USER PASSWORD 'lain'")
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(address, word)
    with centre.connect() as office:
        made = enrolling.enrol(office, "Loket 1", replaces="Loket 1")
    with centre_connection.open_link(centre.address_of(made.role), made.secret) as counter:
        hello(counter, chain)
        push(counter, chain.write(1))
    with pytest.raises(Unavailable, match="centre_revoked"):
        centre_connection.open_link(address, "lain")
