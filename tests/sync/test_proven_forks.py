from __future__ import annotations

from frontoffice.sync import centre_status, proven_forks
from tests.support.centre_server import Centre
from tests.support.counters import settle
from tests.support.database_keeper import origin_of, rewrite
from tests.support.signing_office import SigningOffice
from tests.sync.conftest import Enrol


def test_the_office_sees_whose_chain_contradicts_what_was_signed_and_who_found_it(enrol: Enrol, centre: Centre) -> None:
    office, one, two = SigningOffice(), enrol("L1"), enrol("L2")
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


def test_a_centre_of_before_has_no_proofs(centre: Centre) -> None:
    with centre.connect() as keeper:
        keeper.execute("DROP TABLE journal.fork_evidence")
        assert proven_forks.read(keeper) == ()
