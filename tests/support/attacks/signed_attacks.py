"""The same attacks in an office whose key is in use: desks that pinned it, and devices that it certified.

The desk that is attacked is one of the office's class, the stolen counter one of a counter's, certified for its own series.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from frontoffice.__main__ import main
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.office import merging, verifying
from tests.support.attacks import office_attacks
from tests.support.attacks.attack import KEEPER, THIEF, Attack, Scene, Seen, Verdict, refused, stands
from tests.support.attacks.office_attacks import travel
from tests.support.chains import Chain, relay
from tests.support.counters import Counter
from tests.support.database_keeper import append_as, held_at, origin_of, rewrite
from tests.support.signing_office import SigningOffice

_KEPT: Final = "kept, shown as tanpa wewenang, and does not apply (domain/authority)"


def certified(scene: Scene, series: str = "L9") -> tuple[Counter, Counter]:
    """A desk of the office's class and the stolen counter, both certified and with the office's key pinned."""
    office, victim, thief = SigningOffice(), scene.desk("L1"), scene.desk(series)
    office.join(victim, device_class=DeviceClass.OFFICE)
    office.join(thief, series=("L9",))
    return victim, thief


def _appended(scene: Scene) -> Seen:
    victim, reader = certified(scene)
    victim.record(2)
    travel(victim, reader)
    with scene.centre.connect() as keeper:
        append_as(victim, keeper, 2)
        broken = verifying.verify(keeper).broken
    done = reader.sync()
    owner = ", ".join(str(one.cause) for one in victim.sync().healed)
    held = f"a desk takes {done.pulled} and names {sum(count for _, count in done.signing.held)} that wait"
    words = f"{held}; the owner says {owner}; centre verify: {broken.split(': ')[-1] or 'utuh'}"
    return refused(words) if not done.pulled and done.signing.held and owner else stands(words)


def _rewritten(scene: Scene) -> Seen:
    victim, reader = certified(scene)
    victim.record(4)
    travel(victim, reader)
    held = reader.addresses()
    with scene.centre.connect() as keeper:
        rewrite(victim, keeper, 2, 3)
    done = reader.sync()
    words = f"a desk keeps what it holds: {reader.addresses() == held}; proven: {', '.join(done.signing.forked)}"
    return refused(words) if reader.addresses() == held and done.signing.forked else stands(words)


def _rewritten_before_a_new_desk(scene: Scene) -> Seen:
    victim, reader = certified(scene)
    victim.record(4)
    victim.sync()
    with scene.centre.connect() as keeper:
        rewrite(victim, keeper, 2, 3)
    reader.sync()
    taken = held_at(reader, origin_of(victim))
    return refused(f"a new desk takes {taken} of 5, none that is false") if taken <= 2 else stands(f"takes {taken}")


def _hidden(scene: Scene) -> Seen:
    victim, thief = certified(scene)
    office = SigningOffice()
    victim.sync()
    with scene.centre.connect() as keeper:
        office.take_in(keeper)
        shown = office.key.checkpoint(origin_of(thief), 1, bytes(32))  # as the office signs chains
        keeper.execute("ALTER TABLE journal.note DROP CONSTRAINT note_kind_check")
        serial = len(office.notes) + 1  # of the revocation that is kept back
        keeper.execute("INSERT INTO journal.note (serial, kind, note) VALUES (%s, 'later', %s)", (serial, shown))
    said = victim.sync().signing
    words = f"missing: {said.missing}, another office's: {said.is_other_office}"
    return refused(words) if said.is_other_office or said.missing else stands(words)


def _accepted_unseen(scene: Scene) -> Seen:
    certified(scene)
    link, false = scene.stolen(), Chain()
    relay(link, false.write(3))
    with scene.centre.connect() as office:
        office.execute(
            "INSERT INTO journal.office_key (since_serial, public_key) VALUES (1, %s)", (SigningOffice().public,)
        )
        main(["centre", "merge", scene.centre.dsn, "--accept", "all"])
        let_in = [*office.execute("SELECT FROM journal.entry WHERE origin = %s", (false.origin,))]
        waits = sum(one.entries for one in merging.list_quarantined(office))
    return stands(f"{len(let_in)} in the journal") if let_in else refused(f"{waits} wait")


def _row(who: str, code: str, deed: str, verdict: Verdict, by: str, carried_out: Callable[[Scene], Seen]) -> Attack:
    return Attack(code, who, f"{deed} (office's key in use)", verdict, by, carried_out)


def _with_keys(
    carried_out: Callable[[Scene, office_attacks.Pair], Seen], series: str = "L9"
) -> Callable[[Scene], Seen]:
    return lambda scene: carried_out(scene, lambda one: certified(one, series))


ATTACKS: Final = (
    _row(THIEF, "S6", "erase a complaint's words", Verdict.HARMLESS, _KEPT, _with_keys(office_attacks.erasure)),
    _row(
        THIEF, "S9", "disable the people of another desk", Verdict.HARMLESS, _KEPT, _with_keys(office_attacks.disabled)
    ),
    _row(
        THIEF,
        "S10",
        "cancel another's complaint in any officer's name",
        Verdict.HARMLESS,
        _KEPT,
        _with_keys(office_attacks.cancelled),
    ),
    _row(
        THIEF,
        "S11",
        "give numbers in another's series",
        Verdict.HARMLESS,
        _KEPT,
        _with_keys(office_attacks.numbers, "L1"),
    ),
    _row(THIEF, "S11", "take another's series", Verdict.HARMLESS, _KEPT, _with_keys(office_attacks.series)),
    _row(THIEF, "S11", "retire a channel", Verdict.HARMLESS, _KEPT, _with_keys(office_attacks.channel)),
    _row(
        THIEF, "S11", "put a false day into the calendar", Verdict.HARMLESS, _KEPT, _with_keys(office_attacks.holiday)
    ),
    *(
        _row(THIEF, "S11", deed, Verdict.HARMLESS, _KEPT, _with_keys(carried_out))
        for deed, carried_out in (
            ("let another's series leap to its end", office_attacks.leap),
            ("let another's series leap as far as a leap counts", office_attacks.short_leap),
            ("void another's slips", office_attacks.voided),
            ("close another's days", office_attacks.closed_days),
            ("say that another's counter changed hands", office_attacks.handed),
            ("open the box in another's name", office_attacks.opened),
            ("number letters in another's series", office_attacks.letters),
            ("set up the next desk that joins", office_attacks.set_up),
        )
    ),
    _row(
        THIEF,
        "S13",
        "put an invented chain aside, and the office accepts it unseen",
        Verdict.REFUSED,
        "centre merge --accept all does nothing in an office with a key, which puts back what it looked at",
        _accepted_unseen,
    ),
    _row(
        KEEPER,
        "S19",
        "append an entry in a counter's name",
        Verdict.REFUSED,
        "no desk takes what its owner did not sign; the owner goes on on a chain of its own",
        _appended,
    ),
    _row(
        KEEPER,
        "S19",
        "have every desk erase words, by rows that say that the office agreed",
        Verdict.HARMLESS,
        "a desk with the office's key erases what that signed, and hides nothing else",
        _with_keys(office_attacks.erased_by_keeper),
    ),
    _row(
        KEEPER,
        "S19",
        "hide a revocation behind another text that the office signed",
        Verdict.REFUSED,
        "a note of a kind that is not known has its serial, and is none that is known (sync/rounds/office_trust)",
        _hidden,
    ),
    _row(
        KEEPER,
        "S19",
        "write a chain anew that another desk holds",
        Verdict.REFUSED,
        "two signed checkpoints of one chain that contradict each other are kept as a proof",
        _rewritten,
    ),
    _row(
        KEEPER,
        "S19",
        "write a counter's chain anew, all hashes with it",
        Verdict.REFUSED,
        "a new desk takes of it nothing that the owner's checkpoint does not lead to",
        _rewritten_before_a_new_desk,
    ),
)
