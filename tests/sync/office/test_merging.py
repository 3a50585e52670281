"""What was relayed is put back on the office's word: at its own address, or carried where that is taken."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.errors import Unavailable
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import certifying, merging, note_book, verifying
from frontoffice.sync.office.certifying import DeviceTerms
from frontoffice.sync.office.merging import MergeResult
from tests.support.centre_server import Centre
from tests.support.chains import Chain, again, hello, push, relay
from tests.support.office_keys import OfficeKeyPair
from tests.support.refusals import refusal

LC = wire.COLUMNS.split(", ").index("lc")
ENTRY_ID = wire.COLUMNS.split(", ").index("entry_id")
Row = tuple[Any, ...]


@pytest.fixture
def owner(centre: Centre) -> Iterator[Connection]:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as opened:
        yield opened


@pytest.fixture
def other(centre: Centre) -> Iterator[Connection]:
    with centre_connection.open_link(*centre.enrol("Loket 2")) as opened:
        yield opened


@pytest.fixture
def office(centre: Centre) -> Iterator[Connection]:
    with centre.connect() as opened:
        yield opened


def held(office: Connection, origin: UUID | None = None) -> list[Row]:
    rows = office.execute(
        f"SELECT {wire.COLUMNS} FROM journal.entry JOIN journal.payload USING (origin, seq, entry_id)"
        " WHERE %(o)s::uuid IS NULL OR origin = %(o)s ORDER BY origin, seq",
        {"o": origin},
    )
    return rows.fetchall()


def sound(office: Connection) -> bool:
    return verifying.verify(office).broken == ""


@pytest.mark.thorough
def test_what_is_quarantined_is_listed(other: Connection, office: Connection) -> None:
    chain = Chain()
    relay(other, chain.write(3))
    (waiting,) = merging.list_quarantined(office)
    assert dataclasses.astuple(waiting) == (chain.origin, 3, 1, 3, "behind", ("Loket 2",), 0)


@pytest.mark.thorough
def test_a_chain_that_the_centre_forgot_stands_again_and_goes_on(
    owner: Connection, other: Connection, office: Connection
) -> None:
    """The centre was restored from before the owner was enrolled; somebody else still holds its entries."""
    chain = Chain()
    rows = chain.write(4)
    relay(other, rows)
    assert merging.accept(office, chain.origin) == MergeResult(restored=4)
    assert held(office) == rows
    assert merging.list_quarantined(office) == ()
    assert hello(owner, chain)[0] == "welcome"  # nobody owned it: it is claimed
    push(owner, chain.write(2))
    assert sound(office)


@pytest.mark.thorough
def test_the_end_of_a_chain_that_stands_is_put_back_behind_it(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    push(owner, chain.write(2))
    lost = chain.write(3)
    relay(other, lost)
    assert merging.accept(office, chain.origin) == MergeResult(restored=3)
    assert held(office)[2:] == lost
    assert sound(office)


@pytest.mark.thorough
def test_entries_known_elsewhere_are_put_back_all_the_same(
    owner: Connection, other: Connection, office: Connection
) -> None:
    """Else the counters that hold this chain would find the centre behind in every round, and relay for ever."""
    lost, healed = Chain(), Chain()
    rows = lost.write(2)
    hello(owner, healed)
    push(owner, [row for one in rows for row in healed.write(1, **again(one))])
    relay(other, rows)
    assert merging.accept(office, lost.origin) == MergeResult(restored=2)
    assert held(office, lost.origin) == rows


@pytest.mark.thorough
def test_a_branch_that_contradicts_the_chain_is_carried_with_its_entries_unchanged(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    push(owner, chain.write(2))
    copied = chain.branch()
    push(owner, chain.write(2))
    mine = copied.write(3, officer="Salinan", number=("L1", 2026, 9))
    relay(other, mine)
    assert merging.accept(office, chain.origin) == MergeResult(carried=3)
    carried = [row for row in held(office) if row[0] != chain.origin]
    address = {"origin", "seq", "prev", "hash"}
    content = [place for place, name in enumerate(wire.COLUMNS.split(", ")) if name not in address]
    assert [[row[place] for place in content] for row in carried] == [[row[place] for place in content] for row in mine]
    rows = office.execute("SELECT parent, parent_seq, device_id FROM journal.origin WHERE reason = 'carried'")
    assert rows.fetchall() == [(chain.origin, 2, None)]
    assert sound(office)


@pytest.mark.thorough
def test_what_its_owner_carried_already_is_not_carried_again(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain, healed = Chain(), Chain()
    hello(owner, chain)
    push(owner, chain.write(2))
    copied = chain.branch()
    push(owner, chain.write(1))
    mine = copied.write(2)
    hello(owner, healed)
    push(owner, [row for one in mine for row in healed.write(1, **again(one))])
    relay(other, mine)
    assert merging.accept(office, chain.origin) == MergeResult()
    assert merging.list_quarantined(office) == ()
    assert len(held(office)) == 5


def test_of_two_branches_the_longer_is_put_back_and_the_other_carried(other: Connection, office: Connection) -> None:
    chain = Chain()
    first = chain.write(2)
    copied = chain.branch()
    short, long = chain.write(1, officer="A"), copied.write(3, officer="B")
    relay(other, [*first, *short])
    relay(other, long)
    assert merging.accept(office, chain.origin) == MergeResult(restored=5, carried=1)
    assert held(office, chain.origin) == [*first, *long]
    assert sound(office)


@pytest.mark.thorough
def test_two_branches_whose_counters_tie_are_carried_in_two_chains(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    branches = [chain.branch(), chain.branch()]
    push(owner, chain.write(3))
    for one in branches:
        relay(other, one.write(2))
    assert merging.accept(office, chain.origin) == MergeResult(carried=4)
    assert office.execute("SELECT count(*) FROM journal.origin WHERE reason = 'carried'").fetchone() == (2,)
    assert sound(office)


def test_an_entry_of_two_branches_is_carried_once(owner: Connection, other: Connection, office: Connection) -> None:
    chain = Chain()
    hello(owner, chain)
    one, copied = chain.branch(), chain.branch()
    push(owner, chain.write(3))
    rows = one.write(2)
    relay(other, rows)
    relay(other, [copied.entry(), copied.entry(**again(rows[1]))])
    assert merging.accept(office, chain.origin).carried == 3
    assert sound(office)


@pytest.mark.thorough
def test_what_the_centre_got_meanwhile_is_settled_as_known(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    rows = chain.write(3)
    relay(other, rows)
    push(owner, rows)
    assert merging.accept(office, chain.origin) == MergeResult(known=3)
    assert merging.list_quarantined(office) == ()
    assert len(held(office)) == 3


@pytest.mark.thorough
def test_an_entry_whose_counter_does_not_rise_is_carried_and_keeps_nothing_else_away(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    push(owner, chain.write(3))
    lost = chain.write(2)
    broken = chain.branch()
    broken.lc = 0
    relay(other, [*lost, *broken.write(2)])
    assert merging.accept(office, chain.origin) == MergeResult(restored=2, carried=2)
    assert [row[LC] for row in held(office, chain.origin)] == [1, 2, 3, 4, 5]
    assert merging.list_quarantined(office) == ()
    assert sound(office)


@pytest.mark.thorough
def test_an_entry_whose_counter_leaps_waits_and_keeps_nothing_else_away(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    push(owner, chain.write(3))
    leaping = chain.branch()
    relay(other, [*chain.write(2), *leaping.write(2, lc=2**62)])
    assert merging.accept(office, chain.origin) == MergeResult(restored=2, waiting=2)
    assert merging.accept(office, chain.origin) == MergeResult(waiting=2)
    assert merging.reject(office, chain.origin) == 2
    relay(other, [*chain.write(1, lc=10**6), *chain.write(1, lc=2 * 10**6), *chain.write(1, lc=3 * 10**6 + 1)])
    assert merging.accept(office, chain.origin) == MergeResult(restored=2, waiting=1)
    assert sound(office)


@pytest.mark.thorough
def test_what_its_owner_writes_in_the_middle_of_it_is_not_told_as_restored(
    centre: Centre, owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    hello(owner, chain)
    push(owner, chain.write(3))
    lost = chain.branch().write(2)
    relay(other, lost)
    with centre.connect() as holding, ThreadPoolExecutor() as pool:
        with holding.transaction():
            holding.execute("LOCK TABLE journal.origin IN EXCLUSIVE MODE")  # it waits between reading and writing
            accepting = pool.submit(merging.accept, office, chain.origin)
            waits = "SELECT 1 FROM pg_locks WHERE pid = %s AND NOT granted"
            while not holding.execute(waits, (office.info.backend_pid,)).fetchone():
                assert not accepting.done()
            push(owner, chain.write(3))
        with pytest.raises(Unavailable, match="centre_busy"):
            accepting.result()
    assert [one.entries for one in merging.list_quarantined(office)] == [2]
    assert merging.accept(office, chain.origin) == MergeResult(carried=2)
    assert sound(office)


@pytest.mark.thorough
def test_what_lacks_its_predecessors_waits_for_them(other: Connection, office: Connection) -> None:
    chain = Chain()
    rows = chain.write(4)
    relay(other, [rows[0], *rows[2:]])
    assert merging.accept(office, chain.origin) == MergeResult(restored=1, waiting=2)
    relay(other, [rows[1]])
    assert merging.accept(office, chain.origin) == MergeResult(restored=3)
    assert held(office) == rows


@pytest.mark.thorough
def test_what_waits_is_not_settled_by_another_branch(other: Connection, office: Connection) -> None:
    chain = Chain()
    first = chain.write(1)
    copied = chain.branch()
    relay(other, [*first, *chain.write(3)])
    relay(other, copied.write(3)[1:])
    assert merging.accept(office, chain.origin) == MergeResult(restored=4, waiting=2)
    assert [one.entries for one in merging.list_quarantined(office)] == [2]


@pytest.mark.thorough
def test_a_body_that_somebody_still_has_is_put_back(other: Connection, office: Connection) -> None:
    chain = Chain()
    rows = chain.write(2)
    relay(other, [(*row[:-2], None, None) for row in rows])
    relay(other, rows[:1])
    assert merging.accept(office, chain.origin) == MergeResult(restored=1, wordless=1)
    assert held(office) == rows[:1]
    assert merging.accept(office, chain.origin, wordless=True) == MergeResult(restored=1)
    assert held(office) == rows[:1]
    assert "its body is missing" in verifying.verify(office).broken


def test_what_came_without_its_words_waits_for_a_desk_that_has_them(other: Connection, office: Connection) -> None:
    chain = Chain()
    rows = chain.write(3)
    relay(other, [rows[0], (*rows[1][:-2], None, None), rows[2]])
    assert [one.wordless for one in merging.list_quarantined(office)] == [1]
    assert merging.accept(office, chain.origin) == MergeResult(restored=1, waiting=1, wordless=1)
    relay(other, rows[1:2])
    assert [one.wordless for one in merging.list_quarantined(office)] == [0]
    assert merging.accept(office, chain.origin) == MergeResult(restored=2)
    assert held(office) == rows
    assert verifying.verify(office).broken == ""


def test_what_stands_with_its_words_is_settled_though_it_came_without_them(
    owner: Connection, other: Connection, office: Connection
) -> None:
    chain = Chain()
    rows = chain.write(2)
    relay(other, [(*row[:-2], None, None) for row in rows])
    hello(owner, chain)
    push(owner, rows)
    assert merging.accept(office, chain.origin) == MergeResult(known=2)
    assert merging.list_quarantined(office) == ()


@pytest.mark.parametrize("stands", [True, False])
def test_what_was_erased_by_law_is_put_back_without_its_words(
    owner: Connection, other: Connection, office: Connection, *, stands: bool
) -> None:
    chain, lost, subject = Chain(), Chain(), uuid4()
    hello(owner, chain)
    erasing = chain.entry(kind="complaint.erased", subject=subject, body={"subject": str(subject)})
    if stands:
        push(owner, [erasing])
    else:
        relay(other, [erasing])
    relay(other, [(*lost.entry(subject=subject)[:-2], None, None)])
    if not stands:  # whoever keeps words away may have put it aside with them
        assert merging.accept(office, lost.origin) == MergeResult(wordless=1)
        merging.accept(office, chain.origin)
    assert merging.accept(office, lost.origin) == MergeResult(restored=1)


def test_what_the_same_chain_erased_is_put_back_with_its_erasing(other: Connection, office: Connection) -> None:
    lost, subject = Chain(), uuid4()
    bare = (*lost.entry(subject=subject)[:-2], None, None)
    erasing = lost.entry(kind="complaint.erased", subject=subject, body={"subject": str(subject)})
    relay(other, [bare, erasing])
    assert merging.accept(office, lost.origin, {bare[3]}) == MergeResult(wordless=1), "nobody signed the erasing"
    assert merging.accept(office, lost.origin) == MergeResult(restored=2)


def test_no_erasing_of_a_counter_that_may_not_erase_excuses_what_lacks_words(
    centre: Centre, owner: Connection, other: Connection, office: Connection
) -> None:
    key, chain, lost, subject = OfficeKeyPair(), Chain(), Chain(), uuid4()
    note_book.take_key(office, key.public)
    terms = DeviceTerms(DeviceClass.COUNTER, (), bytes(32))
    certifying.certify(office, key.sign, certifying.find(office, "Loket 1"), terms)
    hello(owner, chain)
    push(owner, [chain.entry(kind="complaint.erased", subject=subject, body={"subject": str(subject)})])
    relay(other, [(*lost.entry(subject=subject)[:-2], None, None)])
    assert merging.accept(office, lost.origin) == MergeResult(wordless=1)


def test_no_erasing_that_came_without_its_words_excuses_what_lacks_them(other: Connection, office: Connection) -> None:
    lost, subject = Chain(), uuid4()
    rows = [lost.entry(subject=subject), lost.entry(kind="complaint.erased", subject=subject)]
    relay(other, [(*row[:-2], None, None) for row in rows])
    assert merging.accept(office, lost.origin) == MergeResult(wordless=2)


@pytest.mark.thorough
def test_what_the_office_rejects_is_kept_and_not_asked_again(other: Connection, office: Connection) -> None:
    chain = Chain()
    rows = chain.write(2)
    relay(other, rows)
    assert merging.reject(office, chain.origin) == 2
    relay(other, rows)
    assert merging.list_quarantined(office) == ()
    assert held(office) == []
    assert office.execute("SELECT count(*) FROM journal.quarantine WHERE settled = 'rejected'").fetchone() == (2,)


@pytest.mark.thorough
def test_nothing_quarantined_is_refused(office: Connection) -> None:
    origin = Chain().origin
    for decide in (merging.accept, merging.reject):
        refused = refusal(functools.partial(decide, office, origin))
        assert refused == ("origin", "nothing_quarantined", {"origin": origin})
