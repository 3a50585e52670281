"""What a stolen counter whose key is certified does to whose chains are, and to the class of what it wrote.

The desk that is attacked is one of the office's class, the stolen counter one of a counter's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from psycopg import Connection

from frontoffice.domain.complaint import Status
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.sync import wire
from frontoffice.sync.office import certifying, merging, office_checkpoints
from tests.support.attacks.attack import THIEF, Attack, Scene, Seen, Verdict, attempt, harmless, refused, stands
from tests.support.attacks.office_attacks import travel
from tests.support.attacks.signed_attacks import certified
from tests.support.chains import Chain, again, hello, push, relay
from tests.support.counters import SUPERVISOR, Counter
from tests.support.database_keeper import end_of, origin_of
from tests.support.signing_office import SigningOffice, device_key, device_of

_KEPT: Final = "it has the class of the device that signed it, which the office's next signature names"


def _cancelling(complaint: UUID) -> dict[str, Any]:
    """An entry that no counter's device writes about what another one recorded."""
    return {
        "kind": "complaint.cancelled",
        "subject": complaint,
        "body": {"why": "x"},
        "officer": SUPERVISOR.name,
        "role": "supervisor",
    }


def _in_use(scene: Scene) -> None:
    with scene.centre.connect() as office:
        office.execute(
            "INSERT INTO journal.office_key (since_serial, public_key) VALUES (1, %s)", (SigningOffice().public,)
        )


def _accepted_and_signed(scene: Scene, unknown: Counter) -> None:
    """Put back and sign all that waits, as the office does: what is of no device that the centre knows as ``unknown``'s."""
    key = SigningOffice().key
    with scene.centre.connect() as office:
        for one in merging.list_quarantined(office):
            owner = merging.find_owner(office, one.origin) or device_of(unknown)
            made = merging.accept(office, one.origin)
            assert certifying.name_chains(office, key.sign, owner, made.chains)
            for origin, size in office_checkpoints.without_writer(office, made.chains):
                assert office_checkpoints.sign_chain(office, key.sign, origin, size) == ""


def _seen(victim: Counter, complaint: UUID) -> Seen:
    done = victim.sync()
    status = victim.register.complaints.get(complaint).status
    words = f"a desk takes {done.pulled}, and the complaint is {status} there"
    return stands(words) if status is Status.CANCELLED else harmless(words)


def _forked(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    _in_use(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    thief.record(2)
    travel(thief, victim)
    rows: Any = thief.connection.execute(
        "SELECT hash, lc FROM journal WHERE origin = ? ORDER BY seq", (origin_of(thief).bytes,)
    ).fetchall()
    branch = Chain(origin_of(thief))
    branch.seq, branch.lc, branch.head = len(rows) - 1, rows[-2][1], rows[-2][0]
    relay(
        scene.opened((thief.address, thief.secret)),
        [branch.entry(lc=rows[-1][1] + 1, **_cancelling(complaint.subject))],
    )
    _accepted_and_signed(scene, thief)
    return _seen(victim, complaint.subject)


def _cut_short(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    _in_use(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    false = Chain()
    rows = [false.entry(lc=end_of(victim).lc + 1, **_cancelling(complaint.subject))]
    rows.append((*false.entry()[:-2], None, None))  # which waits for its words
    relay(scene.opened((thief.address, thief.secret)), rows)
    _accepted_and_signed(scene, thief)
    return _seen(victim, complaint.subject)


def _lost(scene: Scene, origin: UUID) -> None:
    """Let the centre be of a backup from before a chain began."""
    with scene.centre.connect() as keeper:
        keeper.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "checkpoint", "head", "origin"):
            keeper.execute(f"DELETE FROM journal.{name} WHERE origin = %s".encode(), (origin,))
        keeper.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")


def _taken(scene: Scene, origin: UUID, thief: Counter) -> str:
    return attempt(lambda: hello(scene.opened((thief.address, thief.secret)), Chain(origin)))


def _named(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    victim.record(2)
    travel(victim, thief)
    origin = origin_of(victim)
    keys, device = SigningOffice(), device_of(victim)
    with scene.centre.connect() as office:
        keys.take_in(office)
    keys.certify(device, device_class=DeviceClass.OFFICE, before=((origin, end_of(victim).seq),))
    keys.publish(scene.centre)
    _lost(scene, origin)
    said = _taken(scene, origin, thief)
    return refused(said.split(":")[0]) if said else stands("it has the chain")


def _carried(scene: Scene) -> Seen:
    _, thief = certified(scene)
    carried = Chain()
    with scene.centre.connect() as office:
        office.execute("INSERT INTO journal.origin (origin, reason) VALUES (%s, 'carried')", (carried.origin,))
    said = _taken(scene, carried.origin, thief)
    return refused(said.split(":")[0]) if said else stands("it has the chain")


def _pushed_again(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    victim.record(2)
    travel(victim, thief)
    origin = origin_of(victim)
    with scene.centre.connect() as office:
        true = office.execute(
            f"SELECT {wire.COLUMNS} FROM journal.entry JOIN journal.payload USING (origin, seq, entry_id)"
            " WHERE origin = %s ORDER BY seq".encode(),
            (origin,),
        ).fetchall()
    _lost(scene, origin)
    link = scene.opened((thief.address, thief.secret))
    hello(link, Chain(origin))
    push(link, true)
    _sign(link, thief, Chain(origin), true)
    healed = ", ".join(str(one.cause) for one in victim.sync().healed)
    with scene.centre.connect() as office:
        (device,) = office.execute("SELECT device_id FROM journal.origin WHERE origin = %s", (origin,)).fetchone() or (
            "",
        )
    words = f"the chain is the stolen counter's at the centre; its writer goes on with another one ({healed})"
    return stands(words) if device == device_of(thief) else refused("it is its writer's")


def _repeated(scene: Scene, **changes: Any) -> Seen:
    victim, thief = certified(scene)
    (complaint,) = victim.record()
    victim.register.handling.cancel(complaint.subject, "x", SUPERVISOR, uuid4())
    travel(victim, thief)
    with scene.centre.connect() as office:
        (row,) = office.execute(
            f"SELECT {wire.COLUMNS} FROM journal.entry JOIN journal.payload USING (origin, seq, entry_id)"
            " WHERE kind = 'complaint.cancelled'".encode()
        ).fetchall()
    known = dict(zip(wire.COLUMNS.split(", "), row, strict=True))
    names = ("occurred_at", "recorded_at", "officer", "role")
    same = (
        again(row) | {name: known[name] for name in names} | {"v": known["v"]} | {"parents": _parents(known["parents"])}
    )
    own, link = Chain(UUID(int=1)), scene.opened((thief.address, thief.secret))
    hello(link, own)
    rows = [own.entry(**same | changes)]
    said = attempt(lambda: push(link, rows))
    if said:
        return refused(said)
    _sign(link, thief, own, rows)
    victim.sync()
    status = victim.register.complaints.get(complaint.subject).status
    words = f"at the desk that cancelled it the complaint is {status}"
    return stands(words) if status is not Status.CANCELLED else harmless(words)


def _parents(known: bytes) -> list[UUID]:
    return [UUID(bytes=known[at : at + 16]) for at in range(0, len(known), 16)]


def _sign(link: Connection, thief: Counter, own: Chain, rows: Sequence[tuple[Any, ...]]) -> None:
    tree = GrowingTree(0, lambda _, at: bytes(at))
    for row in rows:
        tree.add(row[3])
    note = device_key(device_of(thief)).checkpoint(own.origin, tree.size, tree.root())
    link.execute(wire.ADD_CHECKPOINT, (own.origin, tree.size, tree.root(), note))


def _relayed_first(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    _in_use(scene)
    victim.record(2)
    travel(victim, thief)
    origin = origin_of(victim)
    with scene.centre.connect() as office:
        rows = office.execute(
            f"SELECT {wire.COLUMNS} FROM journal.entry JOIN journal.payload USING (origin, seq, entry_id)"
            " WHERE origin = %s ORDER BY seq".encode(),
            (origin,),
        ).fetchall()
    _lost(scene, origin)
    link = scene.opened((thief.address, thief.secret))
    hello(link, Chain(origin))
    relay(link, rows)
    with scene.centre.connect() as office:
        assert merging.find_owner(office, origin) is None, "the office has to say whose it is"
    _accepted_and_signed(scene, victim)
    with scene.centre.connect() as office:
        whose = merging.find_owner(office, origin)
    return stands("it has the chain") if whose == device_of(thief) else refused("it is its writer's")


def _row(code: str, deed: str, verdict: Verdict, by: str, carried_out: Callable[[Scene], Seen]) -> Attack:
    return Attack(code, THIEF, f"{deed} (office's key in use)", verdict, by, carried_out)


ATTACKS: Final = (
    _row(
        "S13",
        "put a branch of one's own chain aside that cancels another's complaint, and the office carries it",
        Verdict.HARMLESS,
        _KEPT,
        _forked,
    ),
    _row(
        "S13",
        "put an invented chain aside whose last entry waits, and the office puts the others back as of who sent it",
        Verdict.HARMLESS,
        "the chain is that device's from the first entry on (centre merge --of)",
        _cut_short,
    ),
    _row(
        "S13",
        "greet with a chain that a centre put back has lost and relay it, and the office puts it back as its writer's",
        Verdict.REFUSED,
        "whose a chain is the office says, where no entry of it stands and no certificate names it (centre merge --of)",
        _relayed_first,
    ),
    _row(
        "S19",
        "greet with a chain that a centre put back has lost, and that a certificate names",
        Verdict.REFUSED,
        "journal.greet (FO003)",
        _named,
    ),
    _row(
        "S7",
        "repeat another's entry in a chain of one's own, before its place, so that one's own class judges it",
        Verdict.REFUSED,
        "journal.check_identities (FO001)",
        lambda scene: _repeated(scene, lc=1),
    ),
    _row(
        "S7",
        "repeat another's entry in a chain of one's own at its place",
        Verdict.REFUSED,
        "journal.check_identities (FO001)",
        _repeated,
    ),
    _row(
        "S7",
        "repeat another's entry as somebody's who may not write it",
        Verdict.REFUSED,
        "journal.check_identities (FO001)",
        lambda scene: _repeated(scene, lc=1, role="reader"),
    ),
    _row("S19", "greet with what the office carried", Verdict.REFUSED, "journal.greet (FO003)", _carried),
    _row(
        "S19",
        "greet with a chain that a centre put back has lost and no certificate names yet, and send what it said",
        Verdict.STANDS,
        "the centre and new desks judge it by the stolen counter's class; its writer goes on with another, and says so",
        _pushed_again,
    ),
)
