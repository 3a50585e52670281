"""What a stolen secret does to the journal at the centre: others' chains, identities, clocks, numbers, what is put aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Final
from uuid import UUID

from psycopg import Connection

from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import enrolling, merging, verifying
from tests.support.attacks.attack import (
    THIEF,
    Attack,
    Scene,
    Seen,
    Verdict,
    attempt,
    by_statements,
    harmless,
    refused,
    stands,
)
from tests.support.chains import Chain, again, hello, push, relay

_GREATEST: Final = 2**63 - 1
_LEAP: Final = 1_000_000


def _greeted(scene: Scene) -> tuple[Connection, Chain]:
    link, chain = scene.stolen(), Chain()
    hello(link, chain)
    return link, chain


def _victim(scene: Scene, entries: int = 3, label: str = "Loket 1") -> tuple[Chain, list[tuple[Any, ...]]]:
    """Another counter's chain and what it pushed."""
    chain = Chain()
    with closing(centre_connection.open_link(*scene.enrolled(label))) as counter:
        hello(counter, chain)
        push(counter, rows := chain.write(entries))
    return chain, rows


def _pushed(**columns: Any) -> Callable[[Scene], Seen]:
    """An attack that is one entry in a chain of one's own."""

    def carried_out(scene: Scene) -> Seen:
        link, chain = _greeted(scene)
        said = attempt(lambda: push(link, [chain.entry(**columns)]))
        return refused(said) if said else stands("taken")

    return carried_out


def _any_of(*many: dict[str, Any]) -> Callable[[Scene], Seen]:
    def carried_out(scene: Scene) -> Seen:
        link, chain = _greeted(scene)
        found = []
        for columns in many:
            rows = [chain.branch().entry(**columns)]
            found.append(attempt(partial(push, link, rows)))
        return refused(", ".join(sorted(set(found)))) if all(found) else stands("one of them was taken")

    return carried_out


def _not_greeted(scene: Scene) -> Seen:
    link, _ = _greeted(scene)
    said = attempt(lambda: push(link, Chain().write(1)))
    return refused(said.split(":")[0]) if said else stands("taken")


def _foreign_chain(scene: Scene) -> Seen:
    chain, _ = _victim(scene)
    link, _ = _greeted(scene)
    said = [attempt(lambda: push(link, chain.branch().write(1))), attempt(lambda: hello(link, chain))]
    return refused(" and ".join(one.split(":")[0] for one in said)) if all(said) else stands("taken")


def _same_identity(scene: Scene) -> Seen:
    _, rows = _victim(scene)
    link, chain = _greeted(scene)
    same = again(rows[0]) | {"raw_body": b'{"note":"lain"}', "salt": None, "lc": 1}
    said = attempt(lambda: push(link, [chain.entry(**same)]))
    return refused(said) if said else stands("taken")


def _same_identity_put_aside(scene: Scene) -> Seen:
    _, rows = _victim(scene)
    link, false = scene.stolen(), Chain()
    same = again(rows[0]) | {"raw_body": b'{"note":"lain"}', "salt": None, "lc": 1}
    relay_said = attempt(lambda: relay(link, [false.entry(**same)]))
    if relay_said:
        return refused(relay_said)
    with scene.centre.connect() as office:
        said = attempt(lambda: merging.accept(office, false.origin))
        whole = verifying.verify(office).broken == ""
    return harmless(f"waits aside; accepting it: {said}") if said and whole else stands("accepted")


def _creep(scene: Scene) -> Seen:
    link, chain = _greeted(scene)
    rows = [chain.entry(lc=no * _LEAP) for no in range(1, 1001)]
    push(link, rows)
    (most,) = link.execute("SELECT max(lc) FROM journal.head").fetchone() or (0,)
    return harmless(f"1,000 entries moved it to {most:.0e}, {_GREATEST // most:.0e} times that is left")


def _without_body(scene: Scene) -> Seen:
    link, chain = _greeted(scene)
    entry = (*chain.entry()[:-2], None, None)
    if said := attempt(lambda: push(link, [entry])):
        return refused(said)
    with scene.centre.connect() as office:
        broken = verifying.verify(office).broken.split(": ")[-1]
    done = scene.desk("L2").sync()
    return stands(f"taken; centre verify: {broken}; another desk: complete {done.complete}, {len(done.broken)} broken")


def _invented_chain(scene: Scene) -> Seen:
    reader = scene.desk("L2")
    link, false = scene.stolen(), Chain()
    said = attempt(lambda: relay(link, false.write(3)))
    if said:
        return refused(said)
    done = reader.sync()
    with scene.centre.connect() as office:
        (waiting,) = merging.list_quarantined(office)
    return (
        harmless(f"{waiting.entries} wait aside, put there by {', '.join(waiting.devices)}; a desk took {done.pulled}")
        if not done.pulled
        else stands(f"a desk took {done.pulled}")
    )


def _accepted_invention(scene: Scene) -> Seen:
    link, false = scene.stolen(), Chain()
    relay(link, false.write(3))
    with scene.centre.connect() as office:
        made = merging.accept(office, false.origin)
    done = scene.desk("L2").sync()
    return stands(f"{made.restored} in the journal; a desk took {done.pulled}") if made.restored else refused("")


def _only_the_last(scene: Scene) -> Seen:
    writer, reader = scene.desk("L1"), scene.desk("L2")
    writer.record(5)
    writer.sync()
    reader.sync()
    with scene.centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head", "origin"):
            office.execute(f"DELETE FROM journal.{name}".encode())
        office.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")  # as of an older backup
    held: Any = reader.connection.execute(
        "SELECT origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,"
        " series, year, no, parents, content_hash, salt, body FROM journal JOIN payload USING (entry_id)"
        " WHERE origin = ? ORDER BY seq DESC LIMIT 1",
        (writer.register.unit.origin.bytes,),
    )
    relay(scene.stolen(), [_as_sent(row) for row in held])
    done = reader.sync()
    with scene.centre.connect() as office:
        (waiting,) = merging.list_quarantined(office)
    return (
        harmless(f"the desk relays the others, too: {waiting.entries} wait aside, {done.quarantined} named at the desk")
        if waiting.entries == 5
        else stands(f"{waiting.entries} wait aside, complete: {done.complete}")
    )


def _as_sent(row: Sequence[Any]) -> tuple[Any, ...]:
    columns = list(row)
    for at in (0, 5, 6):
        columns[at] = UUID(bytes=columns[at])
    return tuple(columns)


def _many_origins(scene: Scene) -> Seen:
    link = scene.stolen()
    made = 0
    for _ in range(100):
        if said := attempt(lambda: hello(link, Chain())):
            return refused(f"after {made}: {said}")
        made += 1
    (known,) = link.execute("SELECT count(*) FROM journal.head").fetchone() or (0,)
    return harmless(f"{made} greeted; none of them stands among the {known} heads that others see")


def _many_chains(scene: Scene) -> Seen:
    link = scene.stolen()

    def one_more() -> None:
        chain = Chain()
        hello(link, chain)
        push(link, chain.write(1))

    for made in range(60):
        if said := attempt(one_more):
            return refused(f"after {made}: {said}")
    (known,) = link.execute("SELECT count(*) FROM journal.head").fetchone() or (0,)
    return stands(f"{known} chains that every greeting tells")


def _one_second(scene: Scene) -> Seen:
    thief, reader = scene.desk("L9"), scene.desk("L2")
    thief.record(120)
    try:
        sent = thief.sync()
    except Exception as error:  # noqa: BLE001  (a refusal of any kind is what is looked for)
        return refused(str(error))
    done = reader.sync()
    return harmless(f"{sent.pushed} sent, a desk took {done.pulled} in one round, complete: {done.complete}")


def _reads_all(scene: Scene) -> Seen:
    _victim(scene)
    link = scene.stolen()
    (count,) = link.execute("SELECT count(*) FROM journal.payload WHERE body IS NOT NULL").fetchone() or (0,)
    with scene.centre.connect() as office:
        enrolling.revoke(office, "Loket curian")
    ended = attempt(lambda: link.execute("SELECT 1"))
    return stands(f"{count} of 3 bodies read; after revoke its session: {ended.split(':')[0]}")


_OWN_ROWS: Final = by_statements(
    *(
        f"{deed} journal.{name}{rest}"
        for name in ("entry", "payload", "head", "origin", "device", "erased", "centre")
        for deed, rest in (("DELETE FROM", ""), ("TRUNCATE", ""))
    ),
    "UPDATE journal.entry SET lc = 1",
    "UPDATE journal.payload SET body = ''",
    "UPDATE journal.centre SET epoch = gen_random_uuid()",
    "UPDATE journal.device SET active = true",
    "INSERT INTO journal.head VALUES (gen_random_uuid(), 1, '', 1)",
    "INSERT INTO journal.erased VALUES (gen_random_uuid(), gen_random_uuid())",
    "INSERT INTO journal.program (version) VALUES ('9.9')",
    "INSERT INTO journal.entry (received_at) VALUES ('1999-01-01')",
    "ALTER TABLE journal.entry DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
)
_FITS: Final = "the centre's own check of what comes in (journal.check_entries, FO001)"
ATTACKS: Final = (
    Attack("S2", THIEF, "push a chain that was not greeted", Verdict.REFUSED, "row security (42501)", _not_greeted),
    Attack(
        "S19",
        THIEF,
        "go on with another counter's chain, or greet with it",
        Verdict.REFUSED,
        "row security (42501) and journal.greet (FO003)",
        _foreign_chain,
    ),
    Attack(
        "S19", THIEF, "change, delete or make up rows of the journal", Verdict.REFUSED, "no right (42501)", _OWN_ROWS
    ),
    Attack(
        "S3",
        THIEF,
        "write a number, year or words that no desk can keep",
        Verdict.REFUSED,
        _FITS,
        _any_of({"number": ("L1", 2026, _GREATEST)}, {"number": ("L1", 10_000, 1)}, {"officer": "x" * 2_000_000}),
    ),
    Attack(
        "S7",
        THIEF,
        "write another content under the identity of an entry",
        Verdict.REFUSED,
        "journal.check_identities (FO001)",
        _same_identity,
    ),
    Attack(
        "S7",
        THIEF,
        "put another content under the identity of an entry aside, for the office to accept",
        Verdict.HARMLESS,
        "accepting it is refused (journal.check_identities, FO001)",
        _same_identity_put_aside,
    ),
    Attack(
        "S8",
        THIEF,
        "let the logical clock leap",
        Verdict.REFUSED,
        _FITS,
        _any_of({"lc": _LEAP + 2}, {"lc": 2**40}, {"lc": _GREATEST}),
    ),
    Attack(
        "S8",
        THIEF,
        "let the logical clock creep, a million an entry",
        Verdict.HARMLESS,
        "9,000,000,000,000 such entries would be needed",
        _creep,
    ),
    Attack(
        "S12",
        THIEF,
        "write a salt that no desk takes",
        Verdict.REFUSED,
        "journal.check_payloads (FO001)",
        _any_of({"salt": b"x" * 15}, {"salt": b"x" * 17}),
    ),
    Attack(
        "S12",
        THIEF,
        "write an entry without its body",
        Verdict.REFUSED,
        "journal.check_bodies (FO001)",
        _without_body,
    ),
    Attack(
        "S13",
        THIEF,
        "put an invented chain aside",
        Verdict.HARMLESS,
        "it waits for the office (centre merge, centre status), named with who put it there",
        _invented_chain,
    ),
    Attack(
        "S13",
        THIEF,
        "put an invented chain aside, and the office accepts it unseen",
        Verdict.STANDS,
        "the office lets it in: nothing tells it from what a lost computer wrote",
        _accepted_invention,
    ),
    Attack(
        "S14",
        THIEF,
        "put the last entry alone of a lost chain aside",
        Verdict.HARMLESS,
        "whoever holds the others relays them: all are compared, not the last (sync/rounds/relaying)",
        _only_the_last,
    ),
    Attack(
        "S16",
        THIEF,
        "write a body that fills the desks",
        Verdict.REFUSED,
        "journal.check_payloads (FO001)",
        _pushed(raw_body=b'{"x":"' + b"x" * 4_200_000 + b'"}'),
    ),
    Attack(
        "S16",
        THIEF,
        "greet with chains without end",
        Verdict.HARMLESS,
        "a chain without entries is shown to nobody",
        _many_origins,
    ),
    Attack("S16", THIEF, "write chains without end", Verdict.REFUSED, "journal.count_chains (FO005)", _many_chains),
    Attack(
        "S16",
        THIEF,
        "write hundreds of complaints in one second",
        Verdict.HARMLESS,
        "they are taken in and cost their share",
        _one_second,
    ),
    Attack(
        "S18",
        THIEF,
        "read all that is recorded",
        Verdict.STANDS,
        "desks hold the whole register; revoke closes it at once, what was read stays read",
        _reads_all,
    ),
)
