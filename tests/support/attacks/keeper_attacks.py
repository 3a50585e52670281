"""What whoever keeps the database, or sets up a desk's computer, does behind the program's back."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, Final

import psycopg
from psycopg import Connection

from frontoffice.app.cli import centre_command
from frontoffice.app.cli.command_line import read
from frontoffice.errors import Unavailable
from frontoffice.sync import schema, wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import enrolling, verifying
from frontoffice.sync.rounds.exchange import exchange
from tests.support.attacks import office_attacks, pooler
from tests.support.attacks.attack import (
    ACCOUNT,
    KEEPER,
    THIEF,
    Attack,
    Scene,
    Seen,
    Verdict,
    harmless,
    refused,
    stands,
)
from tests.support.chains import Chain, hello, push
from tests.support.counters import settle

_ENTRIES: Final = len(wire.ENTRY_COLUMNS.split(", "))


def _pushed(scene: Scene, entries: int = 3) -> Chain:
    """A counter's chain of which the centre holds that many entries."""
    chain = Chain()
    with closing(centre_connection.open_link(*scene.enrolled("Loket 1"))) as counter:
        hello(counter, chain)
        push(counter, chain.write(entries))
    return chain


def _put(office: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write entries and the head behind every check of the centre."""
    office.execute("SET session_replication_role = replica")
    for row in rows:
        places = ", ".join(["%s"] * _ENTRIES)
        office.execute(f"INSERT INTO journal.entry ({wire.ENTRY_COLUMNS}) VALUES ({places})", row[:_ENTRIES])
        office.execute(
            "INSERT INTO journal.payload (origin, seq, entry_id, salt, body) VALUES (%s, %s, %s, %s, %s)",
            (row[0], row[1], row[5], *row[-2:]),
        )
    last = rows[-1]
    office.execute(
        "INSERT INTO journal.head (origin, seq, hash, lc) VALUES (%s, %s, %s, %s) ON CONFLICT (origin)"
        " DO UPDATE SET seq = excluded.seq, hash = excluded.hash, lc = excluded.lc",
        (last[0], last[1], last[3], last[4]),
    )
    office.execute("RESET session_replication_role")


def _forget(office: Connection, chain: Chain) -> None:
    office.execute("SET session_replication_role = replica")
    for name in ("entry", "payload", "head"):
        office.execute(f"DELETE FROM journal.{name} WHERE origin = %s".encode(), (chain.origin,))
    office.execute("RESET session_replication_role")


def _rewritten(scene: Scene) -> Seen:
    chain = _pushed(scene)
    with scene.centre.connect() as office:
        _forget(office, chain)
        _put(office, Chain(chain.origin).write(3))
        broken = verifying.verify(office).broken
    done = scene.desk("L2").sync()
    outcome = (
        f"centre verify: {broken or 'utuh'}; a desk that never saw it took {done.pulled}, complete: {done.complete}"
    )
    return stands(outcome) if done.pulled and not broken else refused(outcome)


def _rewritten_before_others(scene: Scene) -> Seen:
    reader = scene.desk("L2")
    chain = _pushed(scene)
    reader.sync()
    with scene.centre.connect() as office:
        _forget(office, chain)
        _put(office, Chain(chain.origin).write(4))
    done = reader.sync()
    causes = ", ".join(sorted({str(one.cause) for one in done.healed})) or f"{len(done.broken)} chain refused"
    kept: Any = reader.connection.execute("SELECT count(*) FROM journal_fork")
    return harmless(f"the desk says {causes}; {kept.get} entries of before kept as evidence") if causes else stands("")


def _appended(scene: Scene) -> Seen:
    chain = _pushed(scene)
    with scene.centre.connect() as office:
        _put(office, chain.branch().write(1))
        broken = verifying.verify(office).broken
    done = scene.desk("L2").sync()
    outcome = f"centre verify: {broken or 'utuh'}; a desk took {done.pulled} of 4"
    return stands(outcome) if done.pulled == 4 and not broken else refused(outcome)


def _body_changed(scene: Scene) -> Seen:
    chain = _pushed(scene)
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        office.execute("UPDATE journal.payload SET body = %s WHERE origin = %s AND seq = 2", (b'{"n":9}', chain.origin))
        broken = verifying.verify(office).broken
    done = scene.desk("L2").sync()
    outcome = f"centre verify: {broken.split(': ')[-1]}; a desk took {done.pulled} of 3"
    return refused(outcome) if broken and done.pulled < 3 else stands(outcome)


def _deleted(scene: Scene) -> Seen:
    writer = scene.desk("L1")
    writer.record(3)
    sent = writer.sync().pushed
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head"):
            office.execute(f"DELETE FROM journal.{name}".encode())
    back = writer.sync().pushed
    with scene.centre.connect() as office:
        broken = verifying.verify(office).broken
    return harmless(f"{sent} sent, deleted, {back} sent again") if back == sent and not broken else stands(broken)


def _deleted_behind(scene: Scene) -> Seen:
    writer, reader = scene.desk("L1"), scene.desk("L2")
    writer.record(3)
    settle(writer, reader)
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head"):
            office.execute(f"DELETE FROM journal.{name}".encode())
        office.execute("RESET session_replication_role")
        named = verifying.verify(office).broken
        schema.upgrade(office)
    back = writer.sync().pushed
    return harmless(f"{named.split(': ')[-1]}: {back} sent again") if named and back == 3 else stands(named)


def _all_words(scene: Scene) -> Seen:
    _pushed(scene)
    with scene.centre.connect() as office:
        (count,) = office.execute("SELECT count(*) FROM journal.payload").fetchone() or (0,)
    return stands(f"{count} bodies read")


def _environment(scene: Scene) -> Seen:
    known = scene.enrolled()
    hostile = {
        "PGHOSTADDR": "10.0.0.5",
        "PGOPTIONS": "-c statement_timeout=1",
        "PGSERVICE": "lain",
        "PGHOST": "10.0.0.5",
    }
    os.environ.update(hostile)
    try:
        with closing(centre_connection.open_link(*known)) as link:
            there = link.execute("SELECT inet_server_port(), current_setting('statement_timeout')").fetchone()
    except (Unavailable, psycopg.Error) as error:
        return stands(str(error))
    finally:
        for name in hostile:
            os.environ.pop(name, None)
    return refused("not read") if there == (known[0].port, "5min") else stands(str(there))


def _password_in_dsn(scene: Scene) -> Seen:
    code = centre_command.run(read(["centre", "status", f"{scene.centre.dsn} password=terbaca"]))
    return refused("exit 2 and a sentence") if code == 2 else stands(f"exit {code}")


def _through_a_pooler(scene: Scene) -> Seen:
    desk = scene.desk("L1")
    with pooler.before(desk.address.port) as between:
        address = dataclasses.replace(desk.address, port=between.port)
        with (
            closing(centre_connection.open_link(address, desk.secret)) as link,
            closing(desk.register.replica()) as replica,
        ):
            between.refuse = ("28000", f'role "{address.role}" is not permitted to log in')
            with scene.centre.connect() as office:
                enrolling.revoke(office, f"L1 {desk.folder.name}")
            try:
                exchange(replica, link)
            except Unavailable as failure:
                said = f"{failure.code}, in words at the desk"
                return refused(said) if failure.code == CentreFailure.REVOKED else stands(said)
    return stands("a round")


def _row(who: str, code: str, deed: str, verdict: Verdict, by: str, carried_out: Callable[[Scene], Seen]) -> Attack:
    return Attack(code, who, deed, verdict, by, carried_out)


ATTACKS: Final = (
    _row(
        THIEF,
        "S5",
        "go on through a pooler after it was revoked",
        Verdict.REFUSED,
        "the server lets the role in no more (28000), said as centre_revoked",
        _through_a_pooler,
    ),
    _row(
        KEEPER,
        "S19",
        "write a counter's chain anew, all hashes with it",
        Verdict.STANDS,
        "the writer's desk says that its chain differs; nobody else knows",
        _rewritten,
    ),
    _row(
        KEEPER,
        "S19",
        "write a chain anew that another desk holds",
        Verdict.HARMLESS,
        "that desk says so on its centre page and keeps what it held",
        _rewritten_before_others,
    ),
    _row(
        KEEPER,
        "S19",
        "append an entry in a counter's name",
        Verdict.STANDS,
        "the writer's desk says that somebody else wrote in its chain, when it writes next",
        _appended,
    ),
    _row(
        KEEPER,
        "S19",
        "have every desk erase words, by rows that say that the office agreed",
        Verdict.HARMLESS,
        "hidden and offered to a supervisor; the words stay on the disk until it is confirmed there",
        office_attacks.erased_by_keeper,
    ),
    _row(
        KEEPER,
        "S19",
        "change what an entry says",
        Verdict.REFUSED,
        "every desk and centre verify, by the hash",
        _body_changed,
    ),
    _row(
        KEEPER,
        "S19",
        "delete what counters wrote, with every trigger off",
        Verdict.HARMLESS,
        "centre verify names it; after init the desks send it again",
        _deleted_behind,
    ),
    _row(
        KEEPER,
        "S19",
        "delete what a counter wrote",
        Verdict.HARMLESS,
        "the desks that hold it send it again with their next round",
        _deleted,
    ),
    _row(
        KEEPER,
        "S18",
        "read the words in the database",
        Verdict.STANDS,
        "the words stand in the database: the server and its backups are the office's to lock",
        _all_words,
    ),
    _row(
        ACCOUNT,
        "S20",
        "move or change the connection by PGHOSTADDR, PGOPTIONS, PGSERVICE",
        Verdict.REFUSED,
        "the environment is not read (sync/link/client_environment)",
        _environment,
    ),
    _row(
        ACCOUNT,
        "S20",
        "read a password in the list of processes",
        Verdict.REFUSED,
        "a DSN with password= is refused: passfile= or the socket",
        _password_in_dsn,
    ),
)
