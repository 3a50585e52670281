"""What passes by a first check: an older view of the centre, words left out, locks, chains of nothing, false answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, Final
from uuid import UUID, uuid4

from psycopg import Connection

from frontoffice.domain.entries import content_address
from frontoffice.errors import Unavailable
from frontoffice.register.journal.ids import new_id
from frontoffice.sync import set_aside, wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.standing_link import StandingLink
from frontoffice.sync.office import merging
from frontoffice.sync.set_aside import ChainBound
from tests.support.attacks.attack import (
    KEEPER,
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
from tests.support.attacks.office_attacks import travel
from tests.support.attacks.signed_attacks import certified
from tests.support.chains import Chain, again, hello, push, relay, stage
from tests.support.counters import Counter
from tests.support.full_lock_table import fill_lock_table

_QUICK: Final = "200ms"
_PLAY_OVERDUE: Final = "SELECT pg_get_functiondef('journal.end_overdue(interval)'::regprocedure)"
_CHUNK: Final = "SELECT journal.add_chunk(%s, %s, %s, %s, %s)"


def _works(known: tuple[Any, str]) -> None:
    """Another counter greets and pushes."""
    with centre_connection.open_link(*known) as counter:
        chain = Chain()
        hello(counter, chain)
        push(counter, chain.write(1))


def _older_view(scene: Scene) -> Seen:
    victim, chain, forger = Chain(), scene.enrolled("Loket 1"), Chain()
    link = scene.stolen()
    hello(link, forger)
    link.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    link.execute("SELECT FROM journal.entry")
    with closing(centre_connection.open_link(*chain)) as counter:
        hello(counter, victim)
        push(counter, rows := victim.write(1))
    false = forger.entry(**again(rows[0]) | {"raw_body": b'{"note":"lain"}', "salt": None, "lc": 1})

    def go_on() -> None:
        stage(link, [false])
        link.execute(wire.ADD_ENTRIES)
        link.execute(wire.ADD_PAYLOADS)
        link.execute("COMMIT")

    said = attempt(go_on)
    return refused(said) if said else stands("two contents under one identity")


def _lost_chain(scene: Scene) -> tuple[Counter, UUID, list[list[Any]]]:
    """A desk that holds a chain which the centre lost, as it was sent without its words."""
    writer, reader = scene.desk("L1"), scene.desk("L2")
    writer.record(3)
    writer.sync()
    reader.sync()
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head", "origin"):
            office.execute(f"DELETE FROM journal.{name}".encode())
        office.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")  # as of an older backup
    origin = writer.register.unit.origin
    held: Any = reader.connection.execute(
        f"SELECT {wire.ENTRY_COLUMNS} FROM journal WHERE origin = ? ORDER BY seq", (origin.bytes,)
    )
    return reader, origin, [_as_sent(row) for row in held]


def _without_words(scene: Scene, *, merged_first: bool = False, erasing: bool = False) -> Seen:
    reader, origin, sent = _lost_chain(scene)
    invented, thief = Chain(), scene.stolen()
    relay(thief, [(*row, None, None) for row in sent])
    about = [row[6] for row in sent] if erasing else []
    relay(thief, [invented.entry(kind="complaint.erased", subject=one, body={"subject": str(one)}) for one in about])
    if merged_first:
        with scene.centre.connect() as office:
            merging.accept(office, origin)
    reader.sync()
    with scene.centre.connect() as office:
        made = merging.accept(office, origin)
        (words,) = office.execute("SELECT count(*) FROM journal.payload").fetchone() or (0,)
    whole = f"{made.restored} put back, {words} with their words"
    return harmless(whole) if words == made.restored == 3 else stands(whole)


def _as_sent(row: Sequence[Any]) -> list[Any]:
    return [UUID(bytes=one) if at in {0, 5, 6} else one for at, one in enumerate(row)]


def _repeated_and_erased(scene: Scene) -> Seen:
    reader, origin, sent = _lost_chain(scene)
    thief, false = scene.stolen(), Chain()
    hello(thief, false)
    for row in sent:
        about = {"subject": row[6]}
        push(thief, [false.entry(entry_id=row[5], **about)])
        push(thief, [false.entry(kind="complaint.erased", body={"subject": str(row[6])}, **about)])
    relay(thief, [(*row, None, None) for row in sent])
    reader.sync()
    with scene.centre.connect() as office:
        set_aside.set_aside(office, [ChainBound(false.origin, 0, false.seq)])
        made = merging.accept(office, origin)
        (words,) = office.execute("SELECT count(*) FROM journal.payload WHERE origin = %s", (origin,)).fetchone() or (
            0,
        )
    whole = f"{made.restored} put back, {words} with their words"
    return harmless(whole) if words == made.restored == 3 else stands(whole)


def _invented_erasing(scene: Scene) -> Seen:
    link, chain, invented, subject = scene.stolen(), Chain(), Chain(), uuid4()
    hello(link, chain)
    relay(link, [invented.entry(kind="complaint.erased", subject=subject, body={"subject": str(subject)})])
    if said := attempt(lambda: push(link, [(*chain.entry(subject=subject)[:-2], None, None)])):
        return refused(said)
    reader = scene.desk("L2")
    named = ", ".join(reader.sync().broken).split(": ")[-1]
    with scene.centre.connect() as office:
        set_aside.set_aside(office, [ChainBound(chain.origin, 0, 1)])
    after = reader.sync()
    words = f"every desk names it: {named}; once it is set aside, complete: {after.complete}"
    return harmless(words) if named and after.complete else stands(words)


def _many_locks(scene: Scene) -> Seen:
    held = scene.stolen()
    held.execute("SET idle_session_timeout = 0")
    held.execute("SELECT count(pg_advisory_lock(g)) FROM generate_series(1, 2000) g")
    _works(scene.enrolled("Loket 1"))
    ended = attempt(lambda: held.execute("SELECT 1"))
    return harmless(f"its session ended: {ended.split(':')[0]}") if ended else stands("it keeps them")


def _all_locks(scene: Scene) -> Seen:
    known, held = scene.enrolled("Loket 1"), scene.stolen()
    with closing(held):
        taken = fill_lock_table(held)
        try:
            _works(known)
        except Unavailable as failure:
            said = str(failure.code)
        else:
            return harmless(f"{taken} were not all")
    while True:  # its process ends a moment later
        try:
            _works(known)
        except Unavailable:
            continue
        break
    is_busy = said == CentreFailure.BUSY
    return stands(f"all of them; others: {said}" if is_busy else f"others are said something else: {said}")


def _one_transaction(scene: Scene) -> Seen:
    held, known = scene.stolen(), scene.enrolled("Loket 1")
    held.execute("BEGIN; CREATE TEMP TABLE penuh AS SELECT repeat('x', 1000) FROM generate_series(1, 10000)")
    with scene.centre.connect() as office:
        (source,) = office.execute(_PLAY_OVERDUE).fetchone() or ("",)
        office.execute(source.replace("1073741824", "1048576").encode())
        _works(known)
        held.execute("SELECT 1")
        office.execute(source.replace("'00:10:00'", "'00:00:00'").encode())
    _works(known)
    ended = attempt(lambda: held.execute("SELECT 1"))
    return (
        stands(f"nobody sees what it filled; ended by its age: {ended.split(':')[0]}") if ended else stands("for good")
    )


def _wal(scene: Scene) -> Seen:
    said = refusals(
        scene.stolen(),
        ("SELECT pg_logical_emit_message(false, 'penuh', repeat('x', 1000))",),
    )
    return refused(said) if said else stands("it was written")


def _storm(scene: Scene) -> Seen:
    desk, link, standing = scene.desk("L1"), scene.stolen(), StandingLink()
    with closing(standing):
        standing.reuse_or_open(desk.address, desk.secret, lambda: False)
        standing.listen()
        link.execute(
            "SELECT pg_notify('frontoffice_entries', repeat('x', 7000) || g) FROM generate_series(1, 5000) AS g"
        )
        _works(scene.enrolled("Loket 2"))
        heard = standing.has_notifications()
        desk.record(1)
        done = desk.sync()
    words = f"heard: {heard}; its round is complete: {done.complete}, {done.pushed} sent"
    return harmless(words) if heard and done.complete else stands(words)


def _before_a_new_desk(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    victim.record(1)
    travel(victim)
    with scene.centre.connect() as office:
        office.execute(f"ALTER FUNCTION journal.greet SET lock_timeout = '{_QUICK}'")
        nobodys = Chain()  # as what merging carried into a chain
        office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (nobodys.origin,))
    with closing(thief.link()) as held:
        held.execute("BEGIN")
        hello(held, Chain())
        hello(held, nobodys)
        victim.record(1)
        known, new = victim.sync().complete, scene.desk("L3")
        said = ""
        try:
            is_in = new.sync().complete
        except Unavailable as failure:
            said = str(failure.code)
    return harmless("both are complete meanwhile") if known and not said and is_in else stands(f"{known}, {said}")


def _others_content(scene: Scene) -> Seen:
    content, link, thief, victim = os.urandom(200_000), scene.stolen(), Chain(), Chain()
    address = content_address.of_content(content, os.urandom(16))
    first, last = content[: content_address.CHUNK], content[content_address.CHUNK :]
    names = {"kind": "attachment.added", "body": {"content": content_address.part(address)}}
    with scene.centre.connect() as office:
        office.execute(f"ALTER FUNCTION journal.add_chunk SET lock_timeout = '{_QUICK}'")
    with closing(centre_connection.open_link(*scene.enrolled("Loket 1"))) as counter:
        for one, chain in ((counter, victim), (link, thief)):
            hello(one, chain)
            push(one, [chain.entry(**names)])
            one.execute("SELECT FROM journal.wanted_contents()")

        def send(one: Connection, chain: Chain, no: int, data: bytes) -> str:
            return attempt(
                lambda: found.append(one.execute(_CHUNK, (chain.origin, 1, address.key, no, data)).fetchone())
            )

        found: list[Any] = []
        link.execute("BEGIN")
        send(link, thief, 0, bytes(len(first)))
        waits = send(counter, victim, 0, first)
        entries = attempt(lambda: push(counter, victim.write(1)))
        link.execute("COMMIT")
        send(link, thief, 1, bytes(len(last)))
        send(counter, victim, 0, first)
        send(counter, victim, 1, last)
    said = [answer for (answer,) in found]
    words = f"others' bytes wait while it holds them: {waits.split(':')[0]}, entries do not; false ones are {said[1]}"
    is_whole = said == ["more", "refused", "more", "whole"]
    return harmless(f"{words}, true ones {said[-1]}") if waits and not entries and is_whole else stands(f"{said}")


_LIES: Final = (
    "'{{}}'::uuid[], '{{}}'::bigint[], '{{}}'::bytea[]",
    "ARRAY['{}'::uuid], ARRAY[4611686018427387904], ARRAY[sha256('x')]",
    "ARRAY['{}'::uuid], ARRAY[-5::bigint], ARRAY[sha256('x')]",
    "ARRAY['{}'::uuid], ARRAY[3::bigint], ARRAY[''::bytea]",
    "ARRAY['{}'::uuid, gen_random_uuid()], ARRAY[1::bigint, 9], ARRAY[sha256('x'), sha256('y')]",
    "NULL::uuid[], NULL::bigint[], NULL::bytea[]",
    "ARRAY['{}'::uuid], '{{}}'::bigint[], ARRAY[sha256('x')]",
)


def _false_ends(scene: Scene) -> Seen:
    writer, reader = scene.desk("L1"), scene.desk("L2")
    writer.record(3)
    travel(writer, reader)
    failed = 0
    with scene.centre.connect() as office:
        (source,) = office.execute("SELECT pg_get_functiondef('journal.differing_heads'::regproc)").fetchone() or ("",)
        for lie in _LIES:
            ends = lie.format(writer.register.unit.origin)
            said = f"AS $$ SELECT ARRAY(SELECT generate_series(0, 255)), {ends} $$"
            office.execute((source[: source.index("AS $function$")] + said).encode())
            office.execute("UPDATE journal.head_digest SET digest = sha256(gen_random_uuid()::text::bytea)")
            for one in (reader, writer):
                try:
                    failed += not one.sync().complete
                except Unavailable:
                    failed += 1
        office.execute(source.encode())
        office.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")
    writer.record(1)
    travel(writer, reader, writer)
    desks = [one.sync().complete and not one.register.maintenance.verify().broken for one in (writer, reader)]
    held = [len(set(one.numbers())) for one in (writer, reader)]
    words = f"{failed} rounds of {2 * len(_LIES)} failed, as the desks say; then complete: {desks}, complaints {held}"
    return harmless(words) if all(desks) and held == [4, 4] else stands(words)


_HOLES: Final = (
    "DELETE FROM journal.entry WHERE origin = '{}' AND seq = 3",
    "DELETE FROM journal.payload WHERE origin = '{}' AND seq = 3",
    "UPDATE journal.entry SET lc = 9223372036854775807 WHERE origin = '{}' AND seq = 3",
    "UPDATE journal.head SET seq = seq + 10 WHERE origin = '{}'",
    "UPDATE journal.entry SET origin = gen_random_uuid() WHERE origin = '{}'",
)


def _holes(scene: Scene) -> Seen:
    writer = scene.desk("L1")
    writer.record(4)
    named = 0
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for hole in _HOLES:
            writer.sync()
            office.execute(hole.format(writer.register.unit.origin).encode())
            new = scene.desk("L3")
            named += bool(new.sync().broken) and not new.register.maintenance.verify().broken
            for name in ("entry", "payload", "head", "quarantine"):
                office.execute(f"DELETE FROM journal.{name}".encode())
            office.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")
    done = writer.sync()
    words = f"{named} of {len(_HOLES)} named by a new desk; the owner sends all {done.pushed} again"
    return refused(words) if named == len(_HOLES) and done.complete and done.pushed >= 4 else stands(words)


def _chains_of_nothing(scene: Scene) -> Seen:
    link = scene.stolen()
    said = attempt(
        lambda: link.execute(
            "SELECT count(journal.greet(gen_random_uuid(), NULL, gen_random_uuid(), NULL, NULL, 'new', 2, NULL))"
            " FROM generate_series(1, 1100)"
        )
    )
    return refused(said) if said else stands("1100 chains")


def _endless_reason(scene: Scene) -> Seen:
    link, chain, invented = scene.stolen(), Chain(), Chain()
    link.execute(
        "SELECT FROM journal.greet(%s, NULL, %s, NULL, NULL, repeat('x', 10000000), 2, NULL)",
        (chain.origin, chain.next_token()),
    )
    with scene.centre.connect() as office:
        (most,) = office.execute("SELECT max(octet_length(reason)) FROM journal.origin").fetchone() or (0,)

    def put_aside() -> None:
        with link.transaction():
            stage(link, invented.write(1))
            link.execute(wire.RELAY, ("\x1b[2J" + "x" * 1_000_000,))

    said = attempt(put_aside)
    return refused(f"{most} characters of 10,000,000; {said}") if said and most <= 40 else stands(f"{most} kept")


def _endless_story(scene: Scene) -> Seen:
    link, chain, complaint = scene.stolen(), Chain(), new_id()
    hello(link, chain)
    push(link, chain.write(1, kind="complaint.recorded", entry_id=complaint, subject=complaint))
    for sent in range(1, 21):
        if said := attempt(lambda: push(link, chain.write(1_000, subject=complaint))):
            return refused(f"after {sent - 1},000: {said}")
    return stands("20,000 entries that everybody reads who reads this complaint")


def _row(
    code: str, deed: str, verdict: Verdict, by: str, carried_out: Callable[[Scene], Seen], who: str = THIEF
) -> Attack:
    return Attack(code, who, deed, verdict, by, carried_out)


ATTACKS: Final = (
    _row(
        "S7",
        "write another content under an identity that came after its transaction began",
        Verdict.REFUSED,
        "entries are written in READ COMMITTED alone (journal.count_use, 55000)",
        _older_view,
    ),
    _row(
        "S14",
        "put a lost chain aside without its words, before a desk that has them",
        Verdict.HARMLESS,
        "a desk does not see what came without words, and puts them aside, too (policy counters_read_whole)",
        _without_words,
    ),
    _row(
        "S14",
        "put a lost chain aside without its words, and have the office put it back at once",
        Verdict.HARMLESS,
        "what lacks its words though nothing erases it waits for a desk that has them (merging.accept)",
        lambda scene: _without_words(scene, merged_first=True),
    ),
    _row(
        "S14",
        "the same, an invented erasing of each put aside with it",
        Verdict.HARMLESS,
        "what is only put aside excuses nothing but in the chain that is put back itself",
        lambda scene: _without_words(scene, merged_first=True, erasing=True),
    ),
    _row(
        "S14",
        "repeat a lost chain's entries as its own, erase them, and put the chain aside without its words",
        Verdict.HARMLESS,
        "only an erasing that the office carried out excuses what lacks its words (journal.may_lack_words)",
        _repeated_and_erased,
    ),
    _row(
        "S12",
        "write an entry without its body, an invented erasing put aside before it",
        Verdict.HARMLESS,
        "every desk names it; the office sets it aside (centre set-aside), and all are complete",
        _invented_erasing,
    ),
    _row(
        "S15",
        "keep thousands of locks",
        Verdict.HARMLESS,
        "the next greeting ends a session with more than 1,000 (journal.end_overdue)",
        _many_locks,
    ),
    _row(
        "S15",
        "fill the server's whole table of locks",
        Verdict.STANDS,
        "PostgreSQL limits no session's locks: others are said that it is busy; whoever keeps the server ends it (handbook)",
        _all_locks,
    ),
    _row(
        "S16",
        "greet with chains of nothing by the thousand",
        Verdict.REFUSED,
        "journal.greet (FO005)",
        _chains_of_nothing,
    ),
    _row(
        "S16",
        "say without end why it begins a chain or puts one aside",
        Verdict.REFUSED,
        "journal.greet keeps 40 characters, journal.check_quarantine takes no more (FO001)",
        _endless_reason,
    ),
    _row(
        "S16",
        "write entries without end about one complaint",
        Verdict.REFUSED,
        "journal.check_subjects (FO005)",
        _endless_story,
    ),
    _row(
        "S15",
        "hold its first greeting before another's round and before a new desk (office's key in use)",
        Verdict.HARMLESS,
        "what certificates say of a chain is asked when it is read (centre_stories.rights): neither waits",
        _before_a_new_desk,
    ),
    _row(
        "S15",
        "name another's attachment as its own, hold it, and send false bytes",
        Verdict.HARMLESS,
        "they wait at their desk, ten minutes at most; what has not the entry's hash is refused (journal.add_chunk)",
        _others_content,
    ),
    _row(
        "S16",
        "cry on the channel on which desks listen",
        Verdict.HARMLESS,
        "a desk reads until it has heard one, and those in vain ever more rarely (app/centre/listening)",
        _storm,
    ),
    _row(
        "S17",
        "fill the disk within one transaction",
        Verdict.STANDS,
        "nobody sees what is in it before it ends: ten minutes, as fast as the disk is (journal.end_overdue)",
        _one_transaction,
    ),
    _row(
        "S17",
        "fill the WAL",
        Verdict.STANDS,
        "PostgreSQL lets every role write there, and uses it anew unless a standby or an archive waits for it: revoke it",
        _wal,
    ),
    _row(
        "S19",
        "say of chains that they end elsewhere, or nowhere, or nothing that can be read",
        Verdict.HARMLESS,
        "desks say that rounds fail, lose nothing, and are complete once it is true again",
        _false_ends,
        KEEPER,
    ),
    _row(
        "S19",
        "hand out chains with holes, without words, under another's name",
        Verdict.REFUSED,
        "a new desk takes nothing of it and names the place; owners send all again",
        _holes,
        KEEPER,
    ),
    _row(
        "S17",
        "lock views, use slots of replication, other servers, foreign tables, publications",
        Verdict.REFUSED,
        "no right (42501)",
        by_statements(
            "BEGIN; LOCK TABLE journal.payload IN ROW EXCLUSIVE MODE",
            "BEGIN; LOCK TABLE journal.entry IN SHARE UPDATE EXCLUSIVE MODE",
            "BEGIN; LOCK TABLE pg_authid IN ACCESS SHARE MODE",
            "BEGIN; LOCK TABLE journal.counted IN ACCESS SHARE MODE",
            "SELECT pg_create_physical_replication_slot('x')",
            "SELECT pg_create_logical_replication_slot('x', 'test_decoding')",
            "SELECT pg_logical_slot_get_changes('x', NULL, NULL)",
            "SELECT pg_replication_origin_create('x')",
            "CREATE PUBLICATION x FOR ALL TABLES",
            "CREATE EVENT TRIGGER x ON ddl_command_start EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "SELECT pg_promote()",
            "SELECT pg_backup_start('x')",
            "SELECT query_to_xml('TABLE pg_authid', true, true, '')",
            "SET row_security = off; SELECT FROM journal.entry",
            "SET log_min_messages = panic",
            "SELECT set_config('session_authorization', 'postgres', false)",
        ),
    ),
    _row(
        "S19",
        "call what the office alone calls: count itself less, erase, weigh, read the office's views",
        Verdict.REFUSED,
        "no right (42501)",
        by_statements(
            "SELECT journal.count_use(-1000000, -1, -1)",
            "SELECT journal.erase(gen_random_uuid(), gen_random_uuid())",
            "SELECT journal.carry_out_erasure(gen_random_uuid())",
            "SELECT journal.reject_erasure(gen_random_uuid())",
            "SELECT journal.keep_digests()",
            "SELECT journal.name_contents()",
            "DELETE FROM office.figures",
            "SELECT FROM office.complaints",
            "SELECT FROM journal.entry_use",
            "SELECT token FROM journal.origin",
            "SELECT body FROM journal.quarantine",
        ),
    ),
)
