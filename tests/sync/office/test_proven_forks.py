from __future__ import annotations

from frontoffice.sync.office import centre_status, note_book, proven_forks
from frontoffice.sync.office.proven_forks import Weight
from tests.support.centre_server import Centre
from tests.support.counters import settle
from tests.support.database_keeper import end_of, origin_of, rewrite
from tests.support.signing_office import SigningOffice, device_key
from tests.sync.conftest import Enrol


def test_the_office_sees_whose_chain_contradicts_what_was_signed_and_who_found_it(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    with centre.connect() as keeper:
        note_book.take_key(keeper, office.public)
    office.join(one)
    office.join(two)
    one.record(4)
    settle(one, two, rounds=1)
    with centre.connect() as keeper:
        assert proven_forks.read(keeper) == ()
        rewrite(one, keeper, 2, 4)
        two.sync()
        (found,) = proven_forks.read(keeper)
        assert centre_status.read_overview(keeper).forks.first == (found,)
    labels = found.device, found.found_by
    assert (found.origin, labels) == (origin_of(one), (f"L1 {one.folder.name}", f"L2 {two.folder.name}"))
    assert found.one != found.other
    assert found.weight is Weight.ONE_SIGNED, "the other is what the centre handed out, by its finder's word"


def test_what_a_counter_makes_up_of_anothers_chain_proves_nothing(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
    with centre.connect() as keeper:
        note_book.take_key(keeper, office.public)
    mine, hostile = office.join(one), device_key(office.join(two))
    one.record(4)
    settle(one, two, rounds=1)
    of, end = origin_of(one), end_of(one)
    with centre.connect() as keeper:
        (row,) = keeper.execute("SELECT note, root FROM journal.checkpoint WHERE origin = %s", (of,)).fetchall()
    genuine, root = row[0], bytes(row[1])
    before = device_key(mine).checkpoint(of, end.seq - 1, bytes(32))
    fork = device_key(mine).checkpoint(of, end.seq, bytes(32))
    reports = {
        "no checkpoint": (("halo", "halo"), Weight.NOTHING),
        "signed by its finder": ((hostile.checkpoint(of, 4, bytes(32)), genuine), Weight.NOTHING),
        "of another chain": ((device_key(mine).checkpoint(origin_of(two), 4, root), genuine), Weight.NOTHING),
        "the same twice": ((genuine, genuine), Weight.NOTHING),
        "beside its finder's": ((genuine, hostile.checkpoint(of, end.seq, bytes(32))), Weight.ONE_SIGNED),
        "of another size": ((genuine, before), Weight.ONE_SIGNED),
        "two that it signed": ((genuine, fork), Weight.TWO_SIGNED),
    }
    for what, (texts, weight) in reports.items():
        with two.link() as link:
            link.execute(
                "INSERT INTO journal.fork_evidence (origin, device_id, one, other)"
                " VALUES (%s, journal.my_device(), %s, %s)",
                (of, *texts),
            )
        with centre.connect() as keeper:
            assert (what, proven_forks.read(keeper)[0].weight) == (what, weight)
            keeper.execute("DELETE FROM journal.fork_evidence")
