"""The centre's schema: made step by step, never for a newer one, the same hash as the counters', and the rights in it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg import Connection

from frontoffice.domain.cases.steps import rank
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.entries import entry_bounds
from frontoffice.domain.entries.entry import EntryKind, chain_hash
from frontoffice.errors import Unavailable
from frontoffice.register.projection import office_lists
from frontoffice.sync import schema, wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office.note_book import NoteKind
from frontoffice.sync.schema import Migration
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import Chain, again, hello, push, relay

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
BIG = st.integers(-(2**63), 2**63 - 1)

CATALOG = {
    "functions": "SELECT nspname || '.' || proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
    " WHERE nspname IN ('journal', 'office')",
    "views": "SELECT schemaname || '.' || viewname FROM pg_views WHERE schemaname IN ('journal', 'office')",
}


@pytest.fixture(scope="module")
def shared(centre_server: CentreServer) -> Iterator[Connection]:
    """A device whose tests look at their own chains only."""
    made = new_centre(centre_server)
    with centre_connection.open_link(*made.enrol()) as opened:
        yield opened
    made.drop()


def test_the_steps_are_numbered_without_a_hole() -> None:
    numbers = [step.version for step in schema.migrations()]
    assert numbers == list(range(100, 100 + len(numbers)))


@pytest.mark.thorough
@pytest.mark.parametrize("folder", ["functions", "views"])
def test_every_function_and_view_is_made_in_the_file_of_its_name_only(centre: Centre, folder: str) -> None:
    made = {
        name: re.findall(r"^CREATE OR REPLACE (?:FUNCTION|VIEW) ([\w.]+)", sql, re.MULTILINE)
        for name, sql in schema.read(folder).items()
    }
    assert made == {name: [name] for name in made}
    with centre.connect() as office:
        rows = office.execute(CATALOG[folder]).fetchall()
    assert sorted(row[0] for row in rows) == sorted(made)


@pytest.mark.thorough
def test_a_second_upgrade_changes_nothing(centre: Centre) -> None:
    newest = schema.migrations()[-1].version
    with centre.connect() as office:
        assert schema.version(office) == newest
        assert schema.upgrade(office) == (newest, newest)


@pytest.mark.thorough
def test_an_upgrade_makes_functions_views_triggers_and_rules_anew(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute(
            "CREATE OR REPLACE FUNCTION journal.my_device() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
        )
        office.execute("DROP VIEW office.deadlines")
        office.execute("DROP TRIGGER check_entries ON journal.entry")
        office.execute("DELETE FROM office.status")
        office.execute("CREATE POLICY counters_read ON journal.quarantine USING (true)")  # of an older program
        schema.upgrade(office)
        assert (
            office.execute("SELECT FROM pg_policies WHERE qual = 'true' AND tablename = 'quarantine'").fetchall() == []
        )
        office.execute("SELECT * FROM office.deadlines")
        assert office.execute("SELECT count(*) FROM office.status").fetchone() != (0,)
    with centre_connection.open_link(*centre.enrol()) as counter:
        chain = Chain()
        hello(counter, chain)
        with pytest.raises(psycopg.DatabaseError):
            push(counter, chain.write(2)[1:])


@pytest.mark.thorough
def test_a_later_step_is_added_to_what_stands(centre: Centre) -> None:
    steps = schema.migrations()
    newest = steps[-1].version
    later = Migration(newest + 1, "later", "CREATE TABLE journal.later (a integer)")
    with centre.connect() as office:
        assert schema.upgrade(office, (*steps, later)) == (newest, newest + 1)
        office.execute("SELECT a FROM journal.later")


@pytest.mark.thorough
def test_a_step_that_fails_leaves_the_schema_as_it_was(centre: Centre) -> None:
    steps = schema.migrations()
    newest = steps[-1].version
    broken = Migration(newest + 1, "broken", "CREATE TABLE journal.later (a integer); SELECT 1 / 0")
    with centre.connect() as office:
        with pytest.raises(psycopg.errors.DivisionByZero):
            schema.upgrade(office, (*steps, broken))
        assert schema.version(office) == newest
        assert office.execute("SELECT to_regclass('journal.later')").fetchone() == (None,)


@pytest.mark.thorough
def test_a_step_that_was_changed_after_it_was_applied_is_refused(centre: Centre) -> None:
    *before, last = schema.migrations()
    changed = Migration(last.version, last.name, last.sql + " ")
    with centre.connect() as office, pytest.raises(Unavailable, match="centre_changed"):
        schema.upgrade(office, (*before, changed))


@pytest.mark.thorough
def test_a_schema_from_before_1_0_is_refused(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET version = 30")
        with pytest.raises(Unavailable, match="centre_too_old"):
            schema.upgrade(office)
        assert schema.version(office) == 30


@pytest.mark.thorough
def test_a_database_without_the_schema_has_none_of_its_steps(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute("DROP SCHEMA journal, office CASCADE")
        assert schema.version(office) == 0
        assert schema.upgrade(office) == (0, schema.migrations()[-1].version)


@pytest.mark.thorough
def test_a_schema_of_a_newer_program_is_left_alone(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET version = 1000")
        with pytest.raises(Unavailable, match="centre_newer"):
            schema.upgrade(office)


@pytest.mark.thorough
def test_a_database_that_is_not_utf8_is_refused(centre_server: CentreServer) -> None:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
        with centre_server.connect("latin") as latin, pytest.raises(Unavailable, match="centre_encoding"):
            schema.upgrade(latin)
        office.execute("DROP DATABASE latin")


@pytest.mark.thorough
@given(
    texts=st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    numbers=st.tuples(BIG, BIG, BIG),
    number=st.none() | st.tuples(TEXT, BIG, BIG),
    parents=st.lists(st.uuids(), max_size=3),
    ids=st.tuples(st.uuids(), st.uuids(), st.uuids()),
)
def test_postgresql_computes_the_hash_that_the_counters_compute(
    hashing: Connection, texts: Any, numbers: Any, number: Any, parents: Any, ids: Any
) -> None:
    kind, occurred, recorded, zone, officer, role = texts
    seq, lc, version = numbers
    origin, entry, subject = ids
    series, year, no = number or (None, None, None)
    joined, content, prev = b"".join(one.bytes for one in parents), b"\x07" * 32, b"\x01" * 32
    hashed = (kind, version, occurred, recorded, zone, officer, role, series, year, no, joined, content)
    row = hashing.execute(
        "SELECT journal.entry_hash(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (origin, seq, prev, lc, entry, subject, *hashed),
    ).fetchone()
    assert row == (chain_hash((origin.bytes, seq, prev, lc, entry.bytes, subject.bytes, *hashed)),)


@pytest.fixture(scope="module")
def hashing(centre_server: CentreServer) -> Iterator[Connection]:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE hashing")
    with centre_server.connect("hashing") as opened:
        schema.upgrade(opened)
        yield opened
    with centre_server.connect() as office:
        office.execute("DROP DATABASE hashing")


@pytest.mark.thorough
def test_what_was_pushed_twice_stands_once(counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    first = chain.write(3)
    push(counter, first)
    push(counter, [*first, *chain.write(2)])
    assert counter.execute("SELECT count(*), max(seq) FROM journal.entry").fetchone() == (5, 5)
    assert counter.execute("SELECT count(*) FROM journal.payload").fetchone() == (5,)
    assert counter.execute("SELECT seq, hash FROM journal.head").fetchone() == (5, chain.head)


@pytest.mark.thorough
def test_an_acknowledgement_that_was_lost_does_no_harm(counter: Connection) -> None:
    chain = Chain()
    token, following = uuid.uuid4(), uuid.uuid4()
    for old, new in ((None, token), (None, token), (token, following), (token, following)):
        row = counter.execute(wire.GREET, (chain.origin, old, new, None, None, "new", 1, None)).fetchone()
        assert row is not None
        assert row[0] == "welcome"


@pytest.mark.thorough
def test_a_copy_of_a_file_that_spoke_since_is_stale_and_moves_nothing(counter: Connection) -> None:
    chain = Chain()
    copied, spoken = chain.next_token(), uuid.uuid4()
    for old, new, verdict in (
        (None, copied, "welcome"),
        (copied, spoken, "welcome"),
        (copied, uuid.uuid4(), "stale"),
        (spoken, uuid.uuid4(), "welcome"),
    ):
        row = counter.execute(wire.GREET, (chain.origin, old, new, None, None, "", 1, None)).fetchone()
        assert row is not None
        assert row[0] == verdict


@pytest.mark.thorough
def test_a_program_too_old_reads_and_may_not_write(centre: Centre, counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    push(counter, chain.write(2))
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET min_protocol = 2")
    assert hello(counter, chain, protocol=1)[0] == "too_old"
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, chain.write(1))
    assert refused.value.sqlstate == "FO004"
    assert counter.execute("SELECT count(*) FROM journal.entry").fetchone() == (2,)


@pytest.mark.parametrize(
    ("column", "change", "fault"),
    [
        ("seq", lambda seq: seq + 1, "an entry is missing before it"),
        ("prev", lambda _: b"\x09" * 32, "it does not follow the entry before it"),
        ("lc", lambda _: 1, "its counter does not rise"),
        ("lc", lambda _: 2**63 - 1, "its counter leaps"),
        ("hash", lambda _: b"\x09" * 32, "its hash does not fit"),
        ("officer", lambda name: name + "x", "its hash does not fit"),
        ("content_hash", lambda _: b"\x09" * 32, "its hash does not fit"),
        ("body", lambda body: body + b" ", "its body does not fit"),
        ("salt", lambda _: b"\x09" * 16, "its body does not fit"),
    ],
)
@pytest.mark.parametrize("before", [0, 2])
def test_a_push_that_breaks_a_chain_is_refused_as_a_whole(
    shared: Connection, column: str, change: Any, fault: str, before: int
) -> None:
    chain = Chain()
    hello(shared, chain)
    if before:
        push(shared, chain.write(before))
    rows = chain.write(4)
    place = wire.COLUMNS.split(", ").index(column)
    rows[-1] = (*rows[-1][:place], change(rows[-1][place]), *rows[-1][place + 1 :])
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(shared, rows)
    assert refused.value.sqlstate == "FO001"
    assert fault in str(refused.value.diag.message_detail)
    mine = "WHERE origin = %s"
    assert shared.execute(f"SELECT count(*) FROM journal.entry {mine}", (chain.origin,)).fetchone() == (before,)
    assert shared.execute(f"SELECT coalesce(max(seq), 0) FROM journal.head {mine}", (chain.origin,)).fetchone() == (
        before,
    )


def refuse(counter: Connection, rows: list[tuple[Any, ...]], fault: str) -> None:
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, rows)
    assert refused.value.sqlstate == "FO001"
    assert fault in str(refused.value.diag.message_detail)


def test_what_no_desk_could_keep_is_refused_where_it_comes_in(shared: Connection) -> None:
    for columns, fault in (
        ({"number": ("L1", 2026, 2**63 - 1)}, "its number or its words"),
        ({"number": ("L1", 2026, -1)}, "its number or its words"),
        ({"number": ("L1", 10**4, 1)}, "its number or its words"),
        ({"officer": "x" * 1_048_577}, "its number or its words"),
        ({"kind": "x" * 1_048_577}, "its number or its words"),
        ({"parents": [uuid4()] * 65}, "its number or its words"),
        ({"salt": b"1" * 15}, "its body does not fit"),
        ({"salt": b"1" * 17}, "its body does not fit"),
        ({"raw_body": b"x" * 4_194_305}, "its body does not fit"),
        ({"raw_body": b"[" * 101}, "its body does not fit"),
    ):
        chain = Chain()
        hello(shared, chain)
        refuse(shared, [*chain.write(1), *chain.write(1, **columns), *chain.write(1)], fault)
        with pytest.raises(psycopg.errors.DatabaseError) as refused:
            relay(shared, Chain().write(1, **columns))
        assert refused.value.sqlstate == "FO001"
    chain = Chain()
    hello(shared, chain)
    push(shared, chain.write(1, number=("L1", 9999, 10**9), raw_body=b"x" * 4_194_304, officer="x" * 10**6))


@pytest.mark.thorough
@given(
    st.sampled_from((b"[" * 100, b'{"a":' * 100, b"[{" * 50, b"[" * 99, b"")),
    st.lists(st.sampled_from((b'"', b"\\", b"[", b"{", b"]", b"}", b"x", b"\n", b"\xe9")), max_size=12).map(b"".join),
    st.sampled_from((b"", b"]" * 50 + b"[" * 50, b"\0")),
)
@example(b'{"a":' * 100, b'"\\\\"{', b"")
@example(b"[" * 100, b'"\\"[', b"")
def test_the_centre_finds_the_same_bodies_too_deep(hashing: Connection, opened: bytes, said: bytes, end: bytes) -> None:
    """A hundred are open where it is decided whether a bracket is text."""
    body = opened + said + end
    (found,) = hashing.execute("SELECT journal.is_shallow(%s)", (body,)).fetchone() or ()
    assert found is entry_bounds.is_shallow(body)


@pytest.mark.thorough
def test_four_million_brackets_are_looked_at_within_a_session_s_patience(hashing: Connection) -> None:
    """They took twelve seconds; the limit is far above what it takes."""
    hashing.execute("SET statement_timeout = '5s'")
    for body, is_shallow in (
        (b"[]" * 2_000_000, True),
        (b"[" * 90 + b"[]" * 2_000_000 + b"]" * 90, True),
        ((b"[" * 100 + b"]" * 100) * 20_000, True),
        ((b"[" * 101 + b"]" * 101) * 20_000, False),
        (b"[" * 4_000_000, False),
        (b"]" * 4_000_000, True),
        (b"[]" * 1_999_900 + b"[" * 101, False),
    ):
        found = hashing.execute("SELECT journal.is_shallow(%s)", (body,)).fetchone()
        assert found == (is_shallow,) == (entry_bounds.is_shallow(body),)


def without_body(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:-2], None, None)


def test_an_entry_comes_without_its_body_only_where_that_was_erased(counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    first, second = chain.branch().write(2)
    refuse(counter, [first, without_body(second)], "/2: its body is missing")
    erased, erasing = chain.branch().write(2, subject=chain.origin, kind="complaint.erased")
    refuse(counter, [without_body(erased), erasing], "/1: its body is missing")  # the erasing itself is never erased
    subject = uuid4()
    asked, said = chain.entry(subject=subject), chain.entry(subject=subject, kind="complaint.erased")
    push(counter, [without_body(asked), said])
    push(counter, [without_body(chain.entry(subject=subject))])
    other, before = Chain(), Chain()
    hello(counter, other)
    elsewhere = uuid4()
    row = other.entry(subject=elsewhere)
    refuse(counter, [without_body(row)], "/1: its body is missing")
    relay(counter, [before.entry(subject=elsewhere, kind="complaint.erased")])  # its chain was lost, or follows
    push(counter, [without_body(row)])


def test_another_content_under_the_identity_of_an_entry_is_refused_and_named(shared: Connection) -> None:
    victim, forger = Chain(), Chain()
    hello(shared, victim)
    hello(shared, forger)
    entry = victim.write(1, lc=9)[0]
    push(shared, [entry])
    same = again(entry)
    for change in ({"raw_body": b"{}"}, {"subject": uuid4()}, {"kind": "handling.stepped"}, {"salt": b"2" * 16}):
        forged = forger.branch().write(1, **(same | change | {"lc": 1}))
        refuse(shared, forged, f"it gives another content to the entry at {victim.origin}/1")
    twice = forger.branch()
    refuse(
        shared, [*twice.write(1, entry_id=victim.origin), *twice.write(1, entry_id=victim.origin)], "another content"
    )
    push(shared, forger.write(1, **same))  # as after a heal


@pytest.mark.thorough
def test_a_counter_that_leaps_keeps_no_other_from_writing(counter: Connection) -> None:
    """A counter's logical clock goes on from the greatest one it has seen, and there is none after the last."""
    behind, leaping, after = Chain(), Chain(), Chain()
    for chain in (behind, leaping, after):
        hello(counter, chain)
    push(counter, behind.write(1, lc=10**6))  # the centre was put back from a backup
    push(counter, leaping.write(1, lc=2 * 10**6) + leaping.write(1, lc=3 * 10**6))  # each from the one before it
    for far in (4 * 10**6 + 2, 2**40):
        refuse(counter, leaping.branch().write(1, lc=far), "its counter leaps")
        going_on = leaping.branch()
        refuse(counter, [*going_on.write(1), *going_on.write(1, lc=far), *going_on.write(1)], "its counter leaps")
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, leaping.write(2, lc=2**63 - 2))
    assert refused.value.sqlstate == "FO001"
    push(counter, after.write(1, lc=4 * 10**6))
    row = counter.execute("SELECT max(lc) FROM journal.entry").fetchone()
    assert row == (4 * 10**6,)


@pytest.mark.thorough
@pytest.mark.parametrize("sent", [slice(None), slice(1, None)], ids=["from the fork on", "after the fork"])
def test_the_other_branch_of_a_chain_is_refused(counter: Connection, sent: slice) -> None:
    chain = Chain()
    hello(counter, chain)
    push(counter, chain.write(2))
    copied = chain.branch()
    push(counter, chain.write(1))
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, copied.write(3)[sent])
    assert refused.value.sqlstate == "FO001"
    assert "it does not follow the entry before it" in str(refused.value.diag.message_detail)
    assert counter.execute(wire.HEADS).fetchall() == [(chain.origin, 3, chain.head)]


@pytest.mark.thorough
def test_a_body_without_its_entry_is_refused(counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    push(counter, chain.write(1))
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        counter.execute(
            "INSERT INTO journal.payload (origin, seq, entry_id, salt, body) VALUES (%s, 2, %s, %s, %s)",
            (chain.origin, uuid.uuid4(), b"salt", b"{}"),
        )
    assert refused.value.sqlstate == "FO001"


@pytest.mark.thorough
def test_a_number_that_is_left_out_is_a_hole(counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    push(counter, chain.write(2))
    chain.seq += 1
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, chain.write(1))
    assert "an entry is missing before it" in str(refused.value.diag.message_detail)


@pytest.mark.thorough
def test_entries_that_do_not_begin_where_the_chain_ends_are_refused(counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        push(counter, chain.write(4)[1:])
    assert refused.value.sqlstate == "FO001"


@pytest.mark.thorough
def test_relayed_entries_stand_aside_once_whoever_relays_them(centre: Centre, counter: Connection) -> None:
    rows = Chain().write(3)
    with centre_connection.open_link(*centre.enrol("Loket 2")) as other:
        for relaying in (counter, counter, other):
            relay(relaying, rows)
    relay(counter, [(*row[:-2], None, None) for row in rows])
    with centre.connect() as office:
        assert office.execute("SELECT count(*), count(body) FROM journal.quarantine").fetchone() == (6, 3)


@pytest.mark.thorough
def test_a_relayed_entry_that_was_changed_is_refused(counter: Connection) -> None:
    row = Chain().write(1)[0]
    for changed in ((*row[:-1], row[-1] + b" "), (*row[:5], uuid.uuid4(), *row[6:]), (*row[:-2], None, row[-1])):
        with pytest.raises(psycopg.errors.DatabaseError) as refused:
            relay(counter, [changed])
        assert refused.value.sqlstate == "FO001"


@pytest.mark.thorough
def test_an_erased_body_is_gone_and_does_not_come_back(centre: Centre, counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    first, *rest = chain.write(3)
    push(counter, [first])
    with centre.connect() as office:
        for row in (first, rest[0]):
            office.execute("SELECT journal.erase(%s, %s)", (row[5], uuid.uuid4()))
    push(counter, [first, *rest])
    assert counter.execute("SELECT seq FROM journal.payload").fetchall() == [(3,)]
    assert counter.execute("SELECT count(*) FROM journal.entry").fetchone() == (3,)


@pytest.mark.thorough
def test_a_whole_round_is_remembered(centre: Centre, counter: Connection) -> None:
    assert counter.execute("SELECT journal.synced(0, interval '3 seconds')").fetchone() != (None,)
    with centre.connect() as office:
        row = office.execute("SELECT waiting, clock_ahead > '2 s' FROM journal.device WHERE synced_at > '2026-01-01'")
        assert row.fetchone() == (0, True)


# --- The rows of the centre's rule tables are the rules of the domain, and what SQL names is named there ---


def test_the_statuses_at_the_centre_are_those_of_the_counters(centre: Centre) -> None:
    with centre.connect() as office:
        known = {row[0]: row[1:] for row in office.execute("SELECT status, closed, along FROM office.status")}
    assert known == {str(status): rank(status) for status in Status}


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"\bkind (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", (*EntryKind, *Kind, *NoteKind)),
        (r"\bstatus (?:=|<>|IN|NOT IN) (\('[^)]*\)|'[^']*')", Status),
    ],
    ids=["kinds", "statuses"],
)
def test_sql_names_nothing_that_the_domain_does_not_know(pattern: str, known: Iterable[str]) -> None:
    named = re.findall(pattern, "".join(schema.objects()))
    literals = {literal for group in named for literal in re.findall(r"'([^']*)'", group)}
    assert literals
    assert literals <= {str(one) for one in known}


@pytest.mark.thorough
def test_every_choice_that_the_program_ships_is_one_of_the_centre(centre: Centre) -> None:
    shipped = {(str(of), one.code, one.name) for of, some in office_lists.load_defaults().items() for one in some}
    with centre.reported() as opened:
        opened.execute("SET ROLE frontoffice_report")
        assert {*opened.execute("SELECT list, code, name FROM office.choices").fetchall()} == shipped
