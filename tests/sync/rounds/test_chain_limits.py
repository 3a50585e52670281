"""Of other desks' chains what was signed is taken, at a centre whose keeper may do anything."""

from __future__ import annotations

import contextlib
from contextlib import closing

import pytest
from psycopg import OperationalError

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.merkle import GrowingTree
from frontoffice.errors import Unavailable
from frontoffice.sync.rounds import pull
from frontoffice.sync.rounds.chain_limits import ChainLimits
from frontoffice.sync.rounds.round_progress import HealCause
from frontoffice.sync.signing import OfficePin, Standing
from tests.support.centre_server import Centre
from tests.support.counters import Counter, agree, settle
from tests.support.database_keeper import append_as, end_of, held_at, origin_of, rewrite
from tests.support.signing_office import SigningOffice, device_key, device_of
from tests.sync.conftest import Enrol


def test_what_a_desk_without_a_certificate_wrote_waits_and_is_named(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    device = office.pin_at(two)
    two.record(2)
    assert two.sync().signing.standing is Standing.OFFERED
    waited = one.sync()
    assert (waited.complete, waited.pulled, waited.signing.held) == (True, 0, ((f"L2 {two.folder.name}", 2),))
    office.certify(device, label="Loket dua")
    office.publish(one.centre)
    taken = one.sync()
    assert (taken.pulled, taken.signing.held) == (2, ())
    assert two.sync().signing.standing is Standing.CERTIFIED
    agree(one, two)


def test_what_is_appended_in_a_counters_name_is_taken_by_nobody_and_its_owner_goes_on(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    before = origin_of(one)
    with centre.connect() as keeper:
        append_as(one, keeper, 2)
    seen = two.sync()
    assert (seen.complete, seen.pulled, seen.signing.held) == (True, 0, (("Loket L1", 2),))
    done = one.sync()
    assert (done.complete, [each.cause for each in done.healed]) == (True, [HealCause.WRITTEN_ON])
    assert origin_of(one) != before
    one.record(2)
    settle(one, two, rounds=1)
    agree(one, two)
    assert (held_at(two, before), len(two.numbers())) == (2, 4)


def test_a_chain_that_a_certificate_names_begins_with_no_other_devices_signature(enrol: Enrol, centre: Centre) -> None:
    office, one, two, reader = SigningOffice(), enrol("L1"), enrol("L2"), enrol("L3")
    for each in (one, two, reader):
        office.join(each)
    one.record(2)
    one.sync()
    origin, end = origin_of(one), end_of(one)
    office.certify(device_of(one), label="Loket L1", before=((origin, end.seq),))
    office.publish(centre)
    false, true = device_key(device_of(two)), device_key(device_of(one))
    with centre.connect() as keeper:
        ((size, root),) = keeper.execute(
            "SELECT size, root FROM journal.checkpoint WHERE origin = %s", (origin,)
        ).fetchall()
        for key, taken in ((false, 0), (true, end.seq)):
            keeper.execute(
                "UPDATE journal.checkpoint SET signer = %s, note = %s WHERE origin = %s",
                (key.name, key.checkpoint(origin, size, bytes(root)), origin),
            )
            assert reader.sync().pulled == taken


@pytest.mark.thorough
def test_a_counter_that_wrote_meanwhile_keeps_its_entries_beside_what_was_appended(
    enrol: Enrol, centre: Centre
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        append_as(one, keeper, 3)
    one.record(1)
    one.sync()
    one.record(3)
    settle(one, two, rounds=2)
    agree(one, two)
    assert one.numbers() == [("L1", no) for no in range(1, 7)]


@pytest.mark.parametrize("is_here", [True, pytest.param(False, marks=pytest.mark.thorough)])
def test_what_was_signed_and_what_the_centre_hands_out_are_kept_as_texts_of_checkpoints(
    enrol: Enrol, centre: Centre, is_here: bool
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(4)
    settle(*([one, two] if is_here else [one]), rounds=1)
    root = checkpoint_of(one, 4)
    if not is_here:
        one.sync()
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 4)
    assert two.sync().signing.forked == ("Loket L1",)
    (texts,) = two.register.unit.connection.execute("SELECT one, other FROM fork_evidence").fetchall()
    signed, handed_out = (checkpoint.read_text(str(text).partition("\n\n")[0].rstrip("\n") + "\n") for text in texts)
    assert (signed.origin, signed.size, signed.root) == (origin_of(one), 4, root)
    assert (handed_out.origin, handed_out.size) == (origin_of(one), 4)
    assert handed_out.root != root


def test_a_chain_that_was_rewritten_is_refused_named_and_kept_as_a_proof(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    held, origin = two.addresses(), origin_of(one)
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 4)
        keeper.execute("DELETE FROM journal.checkpoint")
    for _ in range(2):
        found = two.sync()
        assert (found.complete, found.signing.forked, found.healed) == (True, ("Loket L1",), ())
        assert two.addresses() == held
    (proof,) = two.register.unit.connection.execute("SELECT one, other FROM fork_evidence").fetchall()
    with centre.connect() as keeper:
        kept = keeper.execute("SELECT origin, device_id, one, other FROM journal.fork_evidence").fetchall()
        relayed = keeper.execute("SELECT count(*) FROM journal.quarantine WHERE origin = %s", (origin,)).fetchone()
    assert kept == [(origin, device_of(two), *proof)]
    assert relayed == (2,)


@pytest.mark.thorough
def test_the_counter_itself_moves_what_it_wrote_off_a_rewritten_chain(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 3)
    done = one.sync()
    assert [each.cause for each in done.healed] == [HealCause.COPIED]
    assert done.signing.forked == ("Loket L1",)
    settle(one, two, rounds=2)
    assert one.numbers() == two.numbers() == [("L1", no) for no in range(1, 5)]


def test_a_false_branch_that_the_office_signed_is_what_holds(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 3)
    office.sign_chains(centre)
    found = two.sync()
    assert ([each.cause for each in found.healed], found.pulled) == ([HealCause.CENTRE_DIFFERS], 3)


def test_what_was_taken_out_is_relayed_also_when_the_centre_forgot_it(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    end = end_of(one)
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 3)
    office.sign_chains(centre)
    two.sync()
    for forgets in (False, True):
        with centre.connect() as keeper:
            if forgets:
                keeper.execute("DELETE FROM journal.quarantine")
                two.sync()
            rows = keeper.execute("SELECT seq, hash FROM journal.quarantine").fetchall()
        assert (end.seq, end.hash) in [(seq, bytes(digest)) for seq, digest in rows]


def test_a_desk_that_pins_later_finds_a_chain_that_was_rewritten_before(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    one.record(4)
    one.sync()
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 2)
    two.sync()
    office.join(two)
    assert two.sync().signing.forked == ("Loket L1",)


@pytest.mark.parametrize("is_cut", [False, True])
def test_a_rewritten_chain_is_found_though_it_was_certified_after_the_pin_or_that_round_was_cut(
    enrol: Enrol, centre: Centre, monkeypatch: pytest.MonkeyPatch, is_cut: bool
) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    one.record(4)
    one.sync()
    with centre.connect() as keeper:
        root = checkpoint_of(one, 4)
        rewrite(one, keeper, 2, 2)
        two.sync()  # has it so, as the only one that there is
    office.join(two)
    device = device_of(one)
    if is_cut:
        office.certify(device, label="Loket L1")
        office.publish(centre)
    with centre.connect() as keeper:
        keeper.execute(
            "INSERT INTO journal.checkpoint (origin, signer, size, root, note) VALUES (%s, %s, 4, %s, %s)",
            (origin_of(one), str(device), root, device_key(device).checkpoint(origin_of(one), 4, root)),
        )
    with monkeypatch.context() as line:
        if is_cut:
            line.setattr(ChainLimits, "check_here", cut)
        with contextlib.suppress(Unavailable):
            assert two.sync().signing.forked == ()
    if not is_cut:
        office.certify(device, label="Loket L1")
        office.publish(centre)
    assert two.sync().signing.forked == ("Loket L1",)


def cut(_: object) -> None:
    raise OperationalError("the line was cut")


def checkpoint_of(counter: Counter, size: int) -> bytes:
    """The root of a counter's own chain at its size."""
    with closing(counter.register.replica()) as replica:
        return replica.notes.tree(origin_of(counter), size).root()


def test_who_stole_a_secret_writes_what_nobody_takes(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    thief = one.clone(one.folder.with_name("thief"))
    thief.pin = None
    thief.record(3)
    thief.sync()
    seen = two.sync()
    assert (seen.complete, seen.pulled, seen.signing.held) == (True, 0, (("Loket L1", 3),))
    one.sync()
    one.record(1)
    settle(one, two, rounds=2)
    agree(one, two)


def test_a_signature_of_another_key_under_a_devices_name_is_none(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    false = device_key(device)
    false.seed = bytes(32)
    one.pin = OfficePin(office.public, lambda _: false)
    one.record(2)
    assert one.sync().signing.standing is Standing.OTHER_KEY
    assert two.sync().signing.held == ((f"L1 {one.folder.name}", 2),)
    office.pin_at(one)
    one.sync()
    assert two.sync().pulled == 2


def test_of_a_revoked_device_no_more_is_taken_than_the_office_says(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(5)
    one.sync()
    office.certify(device, label="Loket L1", upto=((origin_of(one), 3),))
    office.publish(two.centre)
    found = two.sync()
    assert (found.complete, found.pulled, found.signing.held) == (True, 3, (("Loket L1", 2),))
    assert one.sync().signing.standing is Standing.REVOKED


def test_a_device_that_replaces_another_goes_on_with_its_chain(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    old = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    new = enrol("L1")
    fresh = device_of(new)
    with centre.connect() as keeper:
        keeper.execute("UPDATE journal.origin SET device_id = %s WHERE device_id = %s", (fresh, old))
    one.address, one.secret = new.address, new.secret
    one.record(1)
    office.pin_at(one)
    office.certify(fresh, label="Loket L1 baru")
    office.publish(centre)
    one.sync()
    refused = two.sync()
    assert (refused.pulled, refused.signing.forked) == (0, ("Loket L1",))
    office.certify(fresh, label="Loket L1 baru", replaces=(old,))
    office.publish(centre)
    assert two.sync().pulled == 1


def test_who_goes_on_with_the_chain_of_a_revoked_one_is_not_clipped_by_it_and_forks_nothing(
    enrol: Enrol, centre: Centre
) -> None:
    """Both signed: the one before up to where the office let it end, whichever of them the centre names first."""
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    old = office.join(one)
    office.join(two)
    one.record(2)
    settle(one, two, rounds=1)
    new = enrol("L1")
    fresh = device_of(new)
    office.certify(old, label="Loket L1", upto=((origin_of(one), 2),))
    office.certify(fresh, label="Loket L1 baru", replaces=(old,))
    office.publish(centre)
    with centre.connect() as keeper:
        keeper.execute("UPDATE journal.origin SET device_id = %s WHERE device_id = %s", (fresh, old))
    one.address, one.secret = new.address, new.secret
    office.pin_at(one)
    one.sync()
    for _ in range(2):
        one.record(1)
        one.sync()
        found = two.sync()
        assert (found.pulled, found.signing.held, found.signing.forked) == (1, (), ())
    late = enrol("L3")
    office.join(late)
    found = late.sync()
    assert (found.pulled, found.signing.held, found.signing.forked) == (4, (), ())
    assert two.connection.execute("SELECT count(*) FROM fork_evidence").get == 0


def test_two_checkpoints_of_one_chain_that_its_own_device_signed_prove_a_fork(enrol: Enrol, centre: Centre) -> None:
    """The same key went on in two ways, which only a centre that was put back takes."""
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    device = office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    held, origin = two.addresses(), origin_of(one)
    with centre.connect() as keeper:
        rewrite(one, keeper, 2, 4)
        hashes = keeper.execute("SELECT hash FROM journal.entry WHERE origin = %s ORDER BY seq", (origin,)).fetchall()
        tree = GrowingTree(0, lambda _, at: bytes(at))
        for (digest,) in hashes:
            tree.add(bytes(digest))
        note = device_key(device).checkpoint(origin, tree.size, tree.root())
        changed = "UPDATE journal.checkpoint SET size = %s, root = %s, note = %s WHERE origin = %s"
        keeper.execute(changed, (tree.size, tree.root(), note, origin))
    found = two.sync()
    assert (found.complete, found.signing.forked, two.addresses() == held) == (True, ("Loket L1",), True)
    (proof,) = two.connection.execute("SELECT one, other, device_id FROM fork_evidence").fetchall()
    keys = {str(device): device_key(device).public}
    assert [signed_notes.verify_note(str(text), keys)[1] for text in proof[:2]] == [{str(device)}, {str(device)}]
    assert proof[2] == device.bytes


def test_what_is_handed_out_otherwise_than_it_was_verified_is_left_out(enrol: Enrol) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    office.join(one)
    office.join(two)
    one.record(3)
    one.sync()
    with two.link() as link, closing(two.register.replica()) as replica:
        certificates = {device_of(one): office.certificate(1)}
        keys = {str(device_of(one)): device_key(device_of(one)).public}
        limits = ChainLimits(replica, link, keys, certificates)
        spans, differ = limits.limit({origin_of(one): (0, 3)})
        assert (spans, differ) == ({origin_of(one): (0, 3)}, {})
        (rows,) = pull.pull(link, spans, 10)
    false = [(*row[:3], bytes(32), *row[4:]) if row[1] == 2 else row for row in rows]
    assert list(limits.filter_verified_rows(rows)) == rows
    assert [row[1] for row in limits.filter_verified_rows(false)] == [1, 3]
