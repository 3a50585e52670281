"""Contents travel after their entries: cut anywhere, changed anywhere, twice or out of turn, each is everywhere once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
import psycopg
import pytest
from psycopg import Connection

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK
from frontoffice.domain.incoming import NoComplaint
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.switches import ATTACHMENTS_KEPT
from frontoffice.errors import Unavailable
from frontoffice.register.journal import contents
from frontoffice.register.journal.journal import NewEntry, append_all
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.sync.office import erasing, merging
from frontoffice.sync.office.verifying import fetch_again, verify
from frontoffice.sync.rounds import desk_round
from frontoffice.sync.rounds.desk_round import ContentsMoved
from frontoffice.sync.rounds.round_progress import Progress
from tests.conftest import Announce
from tests.support import simulation
from tests.support.attached_files import MARK
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.cut_network import cut_after
from tests.support.faulty_disk import FaultyDisk
from tests.support.incoming import a_mail
from tests.support.moved_contents import SECOND, SIZE, add, at_centre, attach, erase, has, move, named, pieces
from tests.support.refusals import refusal
from tests.sync.conftest import Enrol


def chunks_here(counter: Counter) -> int:
    found: int = counter.connection.execute("SELECT count(*) FROM content_chunk").get
    return found


def test_another_desk_sees_the_entry_at_once_and_the_content_after_the_next_exchange(
    centre: Centre, enrol: Enrol
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one, text="Terminal Girimaya")
    settle(one, two)
    assert not has(two, made)
    seen: list[Progress] = []
    assert move(one, report=seen.append) == ContentsMoved(sent=2)
    assert [(progress.done, progress.of) for progress in seen] == [(0, 2), (1, 2)]
    with centre.connect() as office:  # the text first, by which it is found
        sizes = office.execute("SELECT journal.content_size(key) FROM journal.content ORDER BY whole_at").fetchall()
    assert sizes == [(len("Terminal Girimaya"),), (SIZE,)]
    assert move(two) == ContentsMoved(fetched=2)
    assert has(two, made)
    assert (at_centre(centre), at_centre(centre, "content")) == (4, 2)
    for counter in (one, two):
        assert move(counter) == ContentsMoved()
    agree(one, two)  # and so the text is found at both
    assert [hit.subject for hit in two.register.search.find("girimaya")] == [made.complaint]


@pytest.mark.thorough
@pytest.mark.parametrize("receives", [False, True])
@pytest.mark.parametrize("step", [60_000, pytest.param(9_000, marks=pytest.mark.long)])
def test_a_line_that_is_cut_after_any_number_of_bytes_costs_one_chunk_at_most(
    centre: Centre, enrol: Enrol, announce: Announce, receives: bool, step: int
) -> None:
    announce.perhaps("error ignored terminating")
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    if receives:
        move(one)
    mover = two if receives else one
    before, cuts, left = 0, 0, CHUNK - step
    while True:
        left += step if left < 4 * CHUNK else 0
        try:
            with cut_after(mover.address, left) as address:
                move(mover, address=address)
            break
        except Unavailable as error:
            assert error.code in ("centre_unreachable", "centre_busy")  # noqa: PT017
            cuts += 1
        here = chunks_here(two) if receives else at_centre(centre)
        assert here >= before  # what came stays
        before = here
    assert cuts >= 2
    move(one)
    move(two)
    assert has(two, made)
    assert at_centre(centre) == 3


def test_what_is_erased_while_it_goes_keeps_nothing_else_waiting(enrol: Enrol, centre: Centre) -> None:
    one, gone = enrol("L1"), list[bytes]()
    for seed in (1, 2):
        attach(one, seed=seed)

    def may_go_on() -> bool:
        if not gone and at_centre(centre):
            with centre.connect() as office:
                gone.extend(key for (key,) in office.execute("SELECT key FROM journal.content_chunk"))
            contents.forget(one.connection, gone)
        return True

    assert move(one, may_go_on) == ContentsMoved(sent=1)
    assert len(gone) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("after", [1, 2])
def test_who_stops_or_dies_between_two_chunks_goes_on_there(enrol: Enrol, centre: Centre, after: int) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    places: tuple[tuple[Counter, Callable[[], int]], ...] = (
        (one, lambda: at_centre(centre)),
        (two, lambda: chunks_here(two)),
    )
    for mover, here in places:
        asked: list[bool] = []

        def may_go_on(asked: list[bool] = asked) -> bool:
            asked.append(True)
            return len(asked) <= after

        assert move(mover, may_go_on).left == 1
        mover.reopen()
        there = here()
        assert there < 3
        again = iter([True] * (3 - there + (mover is one)) + [False])  # what is there is not moved again
        assert not move(mover, lambda again=again: next(again)).left  # type: ignore[misc]
        assert here() == 3
    assert has(two, made)


@pytest.mark.thorough
def test_bytes_that_were_changed_at_a_desk_never_reach_the_centre(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    attach(one)
    turn(one.connection)
    move(one)
    assert at_centre(centre) == 0


def turn(connection: apsw.Connection) -> None:
    """A bit of the second chunk."""
    connection.execute("DROP TRIGGER content_chunk_no_UPDATE")
    connection.execute("UPDATE content_chunk SET data = zeroblob(length(data)) WHERE no = 1")


@pytest.mark.thorough
def test_bytes_that_were_changed_at_the_centre_are_never_a_content_here(
    enrol: Enrol, centre: Centre, announce: Announce
) -> None:
    announce("otherwise than its entry says")
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    move(one)
    with centre.connect() as office:
        assert verify(office).broken == ""
        ((data,),) = office.execute("SELECT data FROM journal.content_chunk WHERE no = 1")
        office.execute("UPDATE journal.content_chunk SET data = %s WHERE no = 1", (bytes(len(data)),))
        origin, seq, _ = named(one, made)
        assert verify(office).broken == f"{origin}/{seq}: its attachment was changed"
        move(two)
        assert not has(two, made)
        assert chunks_here(two) == 0
        office.execute("UPDATE journal.content_chunk SET data = %s WHERE no = 1", (data,))
    move(two)
    assert has(two, made)


@pytest.mark.thorough
def test_the_same_file_is_at_the_centre_once_however_often_a_desk_attached_it(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = [attach(one) for _ in range(2)]
    move(one)
    move(two)
    assert at_centre(centre) == 3
    assert all(has(two, one) for one in made)
    attach(one, made[0].complaint)
    move(one)
    with centre.connect() as office:  # what is here when it is named is owed by nobody
        assert office.execute("SELECT count(*) FROM journal.attachment WHERE lacking").fetchone() == (0,)


# --- what a device may send ------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_device_adds_the_very_bytes_that_its_own_entries_name_and_nothing_else(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    origin, seq, key = named(one, made)
    with closing(one.link()) as own, closing(two.link()) as other:
        for link in (own, other):
            assert link.execute("SELECT count(*) FROM journal.wanted_contents()").fetchone() == (int(link is own),)
        refused = [
            (other, (origin, seq, key)),  # another's
            (own, (origin, seq - 1, key)),  # named by no such entry
            (own, (origin, seq, key[:-1] + bytes([key[-1] ^ 1]))),
            (own, (uuid4(), 1, key)),  # a file before its entry
        ]
        for link, place in refused:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                add(link, place, 0, pieces()[0])
        place = (origin, seq, key)
        odd = ((1, pieces()[1]), (0, b""), (0, pieces()[0] + b"x"), (0, b"x"), (-1, b"x"), (3, b"x"))
        assert [add(own, place, no, data) for no, data in odd] == ["refused"] * 6
        assert [add(own, place, no, data) for no, data in enumerate((*pieces()[:2], bytes(1_000)))] == [
            "more", "more", "refused",
        ]  # fmt: skip
        assert at_centre(centre) == 0
        for _ in range(2):
            assert [add(own, place, no, data) for no, data in enumerate(pieces())][-1] == "whole"
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            own.execute("INSERT INTO journal.content_chunk SELECT key, device_id, 9, data FROM journal.content_chunk")
        for table in ("content", "content_chunk", "attachment"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                own.execute(f"DELETE FROM journal.{table}".encode())


def lose(counter: Counter, many: int) -> None:
    """Entries of the last complaint here that name contents which nobody has, any more."""
    subject: bytes = counter.connection.execute("SELECT subject FROM complaint ORDER BY id DESC LIMIT 1").get
    unit = counter.register.unit
    bodies = (
        {"content": {"hash": f"{no:064x}", "salt": "00" * 16, "size": 100, "chunks": 1}} for no in range(1, many + 1)
    )
    new = (
        NewEntry(uuid4(), UUID(bytes=subject), "attachment.added", body, counter.clock(), "Siti", "officer")
        for body in bodies
    )
    with unit.writing():
        append_all(unit.connection, unit.origin, new, counter.clock(), "WIB")


@pytest.mark.thorough
def test_more_than_a_page_of_what_a_desk_lost_keeps_nothing_away_that_it_has(enrol: Enrol) -> None:
    one = enrol("L1")
    made = [attach(one, size=100, seed=seed) for seed in range(2)]
    lose(one, 501)
    attach(one, made[0].complaint, size=100, seed=2)
    lose(one, 499)  # so that this one is the next beyond the first page, less what of that was sent
    attach(one, made[0].complaint, size=100)  # the first one once more: named by two entries, sent once
    seen: list[Progress] = []
    assert move(one, report=seen.append) == ContentsMoved(sent=3)
    assert [(progress.done, progress.of) for progress in seen] == [(0, 1), (1, 2), (2, 3)]
    assert move(one) == ContentsMoved()


@pytest.mark.thorough
def test_pages_of_what_nobody_has_are_looked_through_no_longer_than_a_round_may_take(enrol: Enrol) -> None:
    one = enrol("L1")
    attach(one, size=100)
    lose(one, 501)
    assert move(one, lambda: False) == ContentsMoved()  # the second page was not asked for: nobody knows of one left
    assert move(one) == ContentsMoved(sent=1)


@pytest.mark.thorough
def test_what_is_wanted_is_told_in_pages(enrol: Enrol) -> None:
    one = enrol("L1")
    attach(one, size=100)
    lose(one, 501)
    one.sync()
    with closing(one.link()) as link:
        pages = [
            link.execute(f"SELECT key FROM journal.wanted_contents({beyond})".encode()).fetchall()
            for beyond in (0, -1, 500, 502)
        ]
    assert [len(page) for page in pages] == [500, 500, 2, 0]
    assert pages[0] == pages[1]
    assert not set(pages[0]) & set(pages[2])


@pytest.mark.thorough
def test_what_another_owes_stands_in_nobodys_way_and_what_is_whole_is_not_asked_for_again(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    others = attach(two, seed=2)
    settle(one, two)
    with centre.connect() as office:
        office.execute("UPDATE journal.attachment SET noted_at = now() - interval '2 hours'")
    with closing(one.link()) as link:
        wanted = link.execute("SELECT key FROM journal.wanted_contents()").fetchall()
    assert [bytes(key)[:32].hex() for (key,) in wanted] == [made.digest, others.digest]  # the later one is another's
    move(one)
    with centre.connect() as office:  # as a desk that asked while the last chunk came leaves it
        office.execute("UPDATE journal.attachment SET lacking = true")
    assert move(one) == ContentsMoved()


@pytest.mark.thorough
def test_what_an_entry_names_that_nobody_can_read_is_nothing_that_is_wanted(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    (complaint,) = one.record()
    bodies: list[dict[str, Any]] = [
        {},
        {"content": 7},
        {"content": {"hash": "zz", "salt": "00" * 16, "size": 1}},
        {"content": {"hash": "00" * 32, "salt": "00" * 16, "size": 1 << 62}},
        {"content": {"hash": "00" * 32, "salt": "00" * 16, "size": "many"}},
        {"content": {"hash": "00" * 32, "salt": "00" * 16, "size": 0}},
        {"content": {"hash": "00" * 32, "salt": "00" * 16, "size": 100_000_001}},
        {"content": {"hash": "00" * 32, "salt": "00" * 16, "size": 1}, "name": "x" * 16_384},
    ]
    unit = one.register.unit
    new = (
        NewEntry(uuid4(), complaint.subject, "attachment.added", body, one.clock(), "Siti", "officer")
        for body in bodies
    )
    with unit.writing():
        append_all(unit.connection, unit.origin, new, one.clock(), "WIB")
    assert move(one) == ContentsMoved()
    with centre.connect() as office:
        assert office.execute("SELECT count(*) FROM journal.attachment WHERE lacking").fetchone() == (0,)


@pytest.mark.thorough
def test_whoever_asks_waits_for_nobody_who_asks_just_now(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    attach(one)
    one.sync()
    two.sync()
    asks = "SELECT key FROM journal.wanted_contents()"
    with closing(one.link()) as link, closing(two.link()) as other, link.transaction():
        assert len(link.execute(asks).fetchall()) == 1
        other.execute("SET statement_timeout = '10s'")
        assert other.execute(asks).fetchall() == []


@pytest.mark.thorough
def test_a_device_whose_rights_are_taken_back_sends_not_a_chunk_more(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one)
    one.sync()
    with closing(one.link()) as link, centre.connect() as office:
        link.execute("SELECT FROM journal.wanted_contents()")
        assert add(link, named(one, made), 0, pieces()[0]) == "more"
        office.execute("UPDATE journal.device SET active = false")
        assert link.execute("SELECT FROM journal.wanted_contents()").fetchall() == []
        assert link.execute("SELECT FROM journal.content_chunk").fetchall() == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            add(link, named(one, made), 1, pieces()[1])
    assert at_centre(centre) == 1


@pytest.mark.thorough
def test_what_another_began_to_send_spares_this_desk_nothing(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    one.sync()
    two.sync()
    with closing(two.link()) as link, centre.connect() as office:
        link.execute("SELECT FROM journal.wanted_contents()")
        office.execute("UPDATE journal.attachment SET noted_at = now() - interval '2 hours'")
        assert add(link, named(one, made), 0, pieces()[0]) == "more"
    assert move(one) == ContentsMoved(sent=1)
    assert at_centre(centre) == 3


@pytest.mark.thorough
@pytest.mark.parametrize("gone", ["revoked", "silent"])
def test_when_its_own_desk_is_gone_another_one_sends_it(enrol: Enrol, centre: Centre, gone: str) -> None:
    one, two, three = enrol("L1"), enrol("L2"), enrol("L3")
    made = attach(one)
    for counter in (one, two):
        move(counter)
    assert has(two, made)
    with centre.connect() as office:
        office.execute("TRUNCATE journal.content, journal.content_chunk")
        office.execute("UPDATE journal.attachment SET lacking = true")
        assert move(two) == ContentsMoved()  # the desk that wrote it may still send it
        if gone == "revoked":
            office.execute("UPDATE journal.device SET active = false WHERE label LIKE 'L1%'")
        else:
            office.execute("UPDATE journal.attachment SET noted_at = now() - interval '2 hours'")
    assert move(two) == ContentsMoved(sent=1)
    move(three)
    assert has(three, made)


# --- put back, copied, moved ------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_centre_that_was_put_back_gets_the_contents_again(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    settle(one, two)
    before = centre.copy()
    try:
        made = attach(one)
        move(one)
        one.centre = two.centre = before
        one.address, two.address = (before.address_of(counter.address.role) for counter in (one, two))
        move(one)
        move(two)
        assert has(two, made)
        assert at_centre(before) == 3
    finally:
        before.drop()


@pytest.mark.thorough
def test_what_was_changed_or_is_missing_at_the_centre_is_named_and_had_again_from_whoever_holds_it(
    enrol: Enrol, centre: Centre
) -> None:
    one, two, three = enrol("L1"), enrol("L2"), enrol("L3")
    turned, gone, begun = (attach(one, seed=seed) for seed in range(3))
    lost = attach(two, seed=3, size=100)
    for counter in (one, two, one):
        move(counter)
    attach(one, seed=4)  # nobody is asked for what was never here
    one.sync()
    with closing(one.link()) as link:
        link.execute("SELECT FROM journal.wanted_contents()")
    places = [named(one, made) for made in (turned, gone, begun, lost)]
    with centre.connect() as office:
        office.execute("UPDATE journal.content_chunk SET data = set_byte(data, 77, 0) WHERE key = %s", (places[0][2],))
        office.execute("DELETE FROM journal.content WHERE key = ANY (%s)", ([places[1][2], places[3][2]],))
        office.execute("DELETE FROM journal.content_chunk WHERE key = %s AND no = 2", (places[2][2],))
        office.execute("UPDATE journal.device SET active = false WHERE role_name = %s", (two.address.role,))
        found = verify(office)
        says = ("was changed", "is missing", "was changed", "is missing")
        assert sorted((found.broken, *found.further)) == sorted(
            f"{origin}/{seq}: its attachment {what}" for (origin, seq, _), what in zip(places, says, strict=True)
        )
        assert set(found.contents) == {key for _, _, key in places}
        assert move(one) == ContentsMoved(sent=1)
        fetch_again(office, found.contents)
        assert move(one) == ContentsMoved(sent=4)
        assert verify(office).broken == ""
        assert verify(office).attachments == 5
    move(three)
    assert all(has(three, made, seed=seed) for seed, made in enumerate((turned, gone, begun)))
    assert has(three, lost, seed=3, size=100)


@pytest.mark.thorough
def test_contents_without_their_entries_are_there_when_these_come_back(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.sync()
    before = centre.copy()
    made = attach(one)
    move(one)
    with centre.connect() as office, before.connect() as back:
        for table in ("content", "content_chunk"):
            with (
                office.cursor().copy(f"COPY journal.{table} TO STDOUT".encode()) as data,
                back.cursor().copy(f"COPY journal.{table} FROM STDIN".encode()) as into,
            ):
                for block in data:
                    into.write(block)
    simulation.put_back(centre, before)
    before.drop()
    assert move(one) == ContentsMoved()
    assert move(two) == ContentsMoved(fetched=1)
    assert has(two, made)


@pytest.mark.thorough
def test_what_a_third_desk_relays_when_centre_and_owner_lost_it_comes_with_its_contents(
    enrol: Enrol, centre: Centre
) -> None:
    one, two, three = enrol("L1"), enrol("L2"), enrol("L3")
    settle(one, two, three)
    before = centre.copy()
    made = attach(one)
    for counter in (one, two):
        move(counter)
    simulation.put_back(centre, before)
    before.drop()
    with centre.connect() as office:
        office.execute("UPDATE journal.device SET active = false WHERE label LIKE 'L1%'")
        two.sync()
        assert [merging.accept(office, aside.origin).restored for aside in merging.list_quarantined(office)] == [2]
    assert move(two).sent == 1
    assert move(three).fetched == 1
    assert has(three, made)
    agree(two, three)


@pytest.mark.thorough
def test_a_desk_that_was_put_back_gets_its_own_contents_again(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record()
    one.sync()
    backup = one.backup()
    made = attach(one)
    move(one)
    one.put_back(backup)
    move(one)
    assert has(one, made)
    assert one.register.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_a_copied_file_and_its_original_both_keep_theirs(enrol: Enrol, tmp_path: Path) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    move(one)
    other = one.clone(tmp_path / "salinan")
    mine, its = attach(one, seed=2), attach(other, seed=3)
    for _ in range(2):
        for counter in (one, other, two):
            move(counter)
    for counter in (one, other, two):
        assert has(counter, made)
        assert has(counter, mine, seed=2)
        assert has(counter, its, seed=3)
    agree(one, other, two)


@pytest.mark.thorough
def test_a_disk_that_is_full_while_they_come_keeps_whole_chunks_and_goes_on_later(
    enrol: Enrol, centre: Centre, tmp_path: Path
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    move(one)
    two.sync()
    disk = FaultyDisk(f"full while contents come {tmp_path.name}")
    two.register.close()
    two.register = open_register(two.register.path, Desk("L2", "Loket L2"), clock=two.clock, vfs=disk.name)
    failed = 0
    for write in range(1, 200, 9):
        disk.fail(write, 1_000, apsw.FullError)
        try:
            move(two)
        except Unavailable as error:
            # The centre may still count the session that broke off before.
            assert error.code in ("disk_full", "register_cannot_open", "centre_busy")  # noqa: PT017
            failed += error.code != "centre_busy"
        disk.heal()
        if chunks_here(two) == 3:
            break
    assert failed
    move(two)
    assert has(two, made)
    two.reopen()
    assert two.register.maintenance.verify().broken == ""


# --- what a desk keeps ------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_desk_keeps_its_own_what_is_open_where_the_office_says_so_and_what_is_asked_for(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    limit = Limit(ATTACHMENTS_KEPT, "Lampiran", 0, Unit.SWITCH)
    one.register.reference_data.set_limit(limit, SUPERVISOR, uuid4())
    made, other = attach(one, text="Girimaya"), attach(one, seed=2)
    move(one)
    move(two)
    assert not has(two, made)
    assert chunks_here(two) == 1  # the text, by which it is found
    assert refusal(lambda: two.register.attachments.content(other.attachment_id))[1] == "attachment_not_here"
    assert move(two) == ContentsMoved(fetched=1)
    assert has(two, other, seed=2)
    assert not has(two, made)
    one.register.reference_data.set_limit(Limit(ATTACHMENTS_KEPT, "Lampiran", 1, Unit.SWITCH), SUPERVISOR, uuid4())
    closed = attach(one, seed=3)
    one.register.handling.cancel(closed.complaint, "Ganda", SUPERVISOR, uuid4())
    move(one)
    move(two)
    assert has(two, made)
    assert not has(two, closed, seed=3)


@pytest.mark.thorough
def test_the_files_of_a_message_that_waits_are_at_every_desk_and_those_of_others_where_they_are_asked_for(
    enrol: Enrol,
) -> None:
    one, two = enrol("L1"), enrol("L2")
    waits, settled = (a_mail(no, files=((f"{no}.pdf", b"%d" % no * 9),)) for no in (1, 2))
    one.register.receiving.take_in([waits, settled])
    one.register.receiving.settle_as_none(settled.subject, NoComplaint.OTHER, OFFICER, uuid4())
    move(one)
    assert move(two) == ContentsMoved(fetched=1)
    read = two.register.receiving.files
    assert read(waits.subject, OFFICER) == (("1.pdf", b"1" * 9),)
    assert read(settled.subject, OFFICER) == (("2.pdf", None),)
    assert move(two) == ContentsMoved(fetched=1)
    assert read(settled.subject, OFFICER) == (("2.pdf", b"2" * 9),)
    agree(one, two)


@pytest.mark.thorough
def test_what_one_question_cannot_ask_for_is_gone_on_with(enrol: Enrol, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = [attach(one, seed=seed, size=100) for seed in range(3)]
    assert move(one) == ContentsMoved(sent=3)
    monkeypatch.setattr(desk_round, "AT_ONCE", 2)
    assert [move(two) for _ in range(2)] == [ContentsMoved(fetched=3), ContentsMoved()]
    assert all(has(two, one, seed=seed, size=100) for seed, one in enumerate(made))


@pytest.mark.thorough
def test_what_is_asked_for_comes_first_then_the_newest(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    old, middle, new = (attach(one, seed=seed, size=100) for seed in (1, 2, 3))
    move(one)
    two.sync()
    assert refusal(lambda: two.register.attachments.content(old.attachment_id))[1] == "attachment_not_here"
    with closing(two.register.replica()) as replica:
        order = [address.digest.hex() for address in replica.contents.list_missing()]
    assert order == [old.digest, new.digest, middle.digest]


@pytest.mark.thorough
def test_of_its_own_a_desk_has_the_open_ones_again_before_the_closed(enrol: Enrol) -> None:
    one = enrol("L1")
    open_, closed = (attach(one, seed=seed, size=100) for seed in (1, 2))
    one.register.handling.cancel(closed.complaint, "Ganda", SUPERVISOR, uuid4())
    with closing(one.register.replica()) as replica:
        for made in (open_, closed):
            replica.contents.forget(content_address.of_key(named(one, made)[2]))
        assert [address.digest.hex() for address in replica.contents.list_missing()] == [open_.digest, closed.digest]


@pytest.mark.thorough
def test_what_nobody_has_any_more_keeps_nothing_away_that_the_centre_has(
    enrol: Enrol, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = [attach(one, seed=seed, size=100) for seed in range(5)]
    move(one)
    lost = [named(one, gone)[2] for gone in made[1:]]  # the newest, which are asked for first
    with centre.connect() as office:
        office.execute("DELETE FROM journal.content WHERE key = ANY (%s)", (lost,))
    monkeypatch.setattr(desk_round, "AT_ONCE", 2)
    assert move(two) == ContentsMoved(fetched=1)
    assert has(two, made[0], seed=0, size=100)


@pytest.mark.thorough
def test_what_is_opened_does_not_wait_for_all_that_this_desk_has_to_send(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one, size=100)
    move(one)
    two.sync()
    attach(two, seed=2)
    assert refusal(lambda: two.register.attachments.content(made.attachment_id))[1] == "attachment_not_here"
    more = iter((True,))
    assert move(two, lambda: next(more, False)) == ContentsMoved(fetched=1, left=1)
    assert has(two, made, size=100)


# --- erased -----------------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_what_was_erased_is_at_no_desk_and_not_at_the_centre_when_the_office_says_so(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made, kept = attach(one, text=MARK.decode()), attach(one, seed=9, size=500)
    for counter in (one, two):
        move(counter)
    one.register.handling.cancel(made.complaint, "Dicabut", SUPERVISOR, uuid4())
    one.register.erasures.erase(made.complaint, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    for counter in (one, two):
        move(counter)
    for counter in (one, two):
        assert traces(counter.folder)
    assert at_centre(centre, "content") == 3
    with centre.connect() as office:
        assert [erasing.carry_out(office, one) for one in erasing.waiting(office)]
        left = office.execute("SELECT key FROM journal.content").fetchall()
    assert [content_address.of_key(bytes(key)).digest.hex() for (key,) in left] == [kept.digest]
    assert at_centre(centre) == 1
    move(one)
    move(two)
    for counter in (one, two):
        assert not traces(counter.folder)
    assert at_centre(centre) == 1
    assert has(two, kept, seed=9, size=500)


@pytest.mark.thorough
def test_an_erasure_that_comes_before_the_content_leaves_nothing_of_it_and_takes_nothing_more(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    more = iter((True, True))
    move(one, lambda: next(more, False))
    assert at_centre(centre) == 1
    place = named(one, made)
    two.register.handling.cancel(made.complaint, "Dicabut", SUPERVISOR, uuid4())
    two.register.erasures.erase(made.complaint, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    two.sync()
    with closing(one.link()) as link:
        wanted = "SELECT count(*) FROM journal.wanted_contents()"
        assert link.execute(wanted).fetchone() == (1,)  # any counter writes such an entry: it takes nothing away yet
        with centre.connect() as office:
            assert [erasing.carry_out(office, waiting) for waiting in erasing.waiting(office)]
        assert link.execute(wanted).fetchone() == (0,)
        assert at_centre(centre) == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):  # the desk that has not heard of it goes on
            add(link, place, 1, pieces()[1])
    assert move(one) == ContentsMoved()
    assert chunks_here(one) == at_centre(centre) == 0
    assert not traces(one.folder)


@pytest.mark.thorough
@pytest.mark.parametrize("is_read", [True, False])
def test_a_content_that_two_complaints_have_goes_with_neither_alone(
    enrol: Enrol, centre: Centre, *, is_read: bool
) -> None:
    one, two = enrol("L1"), enrol("L2")
    gone, kept = attach(one), attach(one)
    for counter in (one, two):
        move(counter)
    if not is_read:  # nobody has asked yet what that entry names
        with centre.connect() as office:
            office.execute(
                "UPDATE journal.attachment SET key = NULL, lacking = true WHERE (origin, seq) = (%s, %s)",
                named(one, kept)[:2],
            )
    for each, left, sharing in ((gone, 3, ("L1/2026/2 (L1 L1-0)",)), (kept, 0, ())):
        assert len(one.register.erasures.sharing_files(each.complaint)) == len(sharing)
        with centre.connect() as office:
            assert erasing.sharing_files(office, each.complaint) == sharing
        erase(centre, one, each.complaint)
        assert (at_centre(centre), at_centre(centre, "content")) == (left, min(left, 1))
        for counter in (one, two):
            move(counter)
        assert [chunks_here(counter) for counter in (one, two)] == [left, left]
        assert not left or has(two, kept)


def wait_for_a_lock(link: Connection, other: Future[Any]) -> None:
    while link.execute("SELECT FROM pg_locks WHERE NOT granted").fetchone() is None:
        assert not other.done()


@pytest.mark.thorough
def test_an_erasure_waits_for_a_chunk_that_is_just_taken(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one)
    one.register.handling.cancel(made.complaint, "Dicabut", SUPERVISOR, uuid4())
    one.sync()
    place = named(one, made)
    with closing(one.link()) as link:
        link.execute("SELECT FROM journal.wanted_contents()")
    one.register.erasures.erase(made.complaint, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    one.sync()
    with centre.connect() as office, closing(one.link()) as link, ThreadPoolExecutor() as beside:
        (erasure,) = erasing.waiting(office)
        with link.transaction():
            assert add(link, place, 0, pieces()[0]) == "more"
            carried_out = beside.submit(erasing.carry_out, office, erasure)
            wait_for_a_lock(link, carried_out)
        assert carried_out.result()
    assert at_centre(centre) == 0


@pytest.mark.thorough
def test_two_copies_of_a_desk_that_send_the_same_chunk_at_once_send_it_once(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one)
    one.sync()
    place = named(one, made)
    with closing(one.link()) as link, closing(one.link()) as other, ThreadPoolExecutor() as beside:
        link.execute("SELECT FROM journal.wanted_contents()")
        with link.transaction():
            assert add(link, place, 0, pieces()[0]) == "more"
            second = beside.submit(add, other, place, 0, pieces()[0])
            wait_for_a_lock(link, second)
        assert second.result() == "more"
    assert at_centre(centre) == 1


@pytest.mark.thorough
def test_an_erasure_waits_for_whoever_reads_just_now_what_its_entries_name(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one, text=MARK.decode())
    move(one)
    with centre.connect() as office:  # as it is before anybody asked what the entry names
        office.execute("DELETE FROM journal.attachment WHERE part = 1")
        office.execute("UPDATE journal.attachment SET key = NULL, lacking = true")
    one.register.handling.cancel(made.complaint, "Dicabut", SUPERVISOR, uuid4())
    one.register.erasures.erase(made.complaint, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    one.sync()
    with centre.connect() as office, closing(one.link()) as link, ThreadPoolExecutor() as beside:
        (erasure,) = erasing.waiting(office)
        with link.transaction():
            link.execute("SELECT FROM journal.wanted_contents()")
            carried_out = beside.submit(erasing.carry_out, office, erasure)
            wait_for_a_lock(link, carried_out)
        assert carried_out.result()
    assert [at_centre(centre, table) for table in ("content", "content_chunk", "attachment")] == [0, 0, 0]


@pytest.mark.thorough
@pytest.mark.posix("the server and its files are on another machine there")
def test_once_the_server_has_swept_nothing_of_what_was_erased_is_in_its_tables(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one)
    move(one)
    files = "SELECT pg_relation_filepath(oid), pg_relation_filepath(reltoastrelid) FROM pg_class WHERE relname = %s"

    def is_there(office: Connection) -> bool:
        office.execute("CHECKPOINT")
        ((_, toast),) = office.execute(files, ("content_chunk",))
        return MARK in Path(centre.server.folder, "data", str(toast)).read_bytes()

    with centre.connect() as office:
        assert is_there(office)
        one.register.handling.cancel(made.complaint, "Dicabut", SUPERVISOR, uuid4())
        one.register.erasures.erase(made.complaint, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
        one.sync()
        assert [erasing.carry_out(office, one) for one in erasing.waiting(office)]
        office.execute("VACUUM FULL journal.content_chunk")
        assert not is_there(office)


def traces(folder: Path) -> list[str]:
    """Whole chunks leave the mark; the scan of 500 bytes that stays has it once, at its beginning."""
    many = MARK + b"?"
    return [path.name for path in folder.iterdir() if path.read_bytes().count(MARK) > 1 or many in path.read_bytes()]
