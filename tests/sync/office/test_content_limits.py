"""How much of attachments a device may send: counted as it comes and goes, set by the office, said where it is reached."""

from __future__ import annotations

from contextlib import closing

import pytest

from frontoffice.errors import Refused
from frontoffice.sync.office import centre_status, device_limits
from frontoffice.sync.office.device_limits import ContentUse
from frontoffice.sync.rounds.desk_round import ContentsMoved
from frontoffice.sync.rounds.round_progress import Progress
from tests.support.centre_server import Centre
from tests.support.counters import Counter
from tests.support.moved_contents import SIZE, add, attach, erase, has, move, named, pieces
from tests.sync.conftest import Enrol


def used(centre: Centre, counter: Counter) -> ContentUse:
    with centre.connect() as office:
        (found,) = [one.sent for one in centre_status.read_overview(office).devices if one.role == counter.address.role]
    assert found is not None
    return found


def limit(centre: Centre, label: str = "", megabytes: int | None = None, files: int | None = None) -> None:
    with centre.connect() as office:
        device_limits.set_content_limit(office, label, megabytes, files)


def label(centre: Centre, counter: Counter) -> str:
    with centre.connect() as office:
        ((found,),) = office.execute(
            "SELECT label FROM journal.device WHERE role_name = %s", (counter.address.role,)
        ).fetchall()
    return str(found)


@pytest.mark.thorough
def test_what_a_device_sent_is_counted_as_it_comes_and_goes(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    first = ContentUse(0, 0, 0, 200_000, 20_000_000_000)
    assert used(centre, one) == first
    made = attach(one)
    attach(one, size=100, seed=2)
    more = iter((True, True, True, True))
    move(one, lambda: next(more, False))  # the later one, and a chunk of the other
    assert (used(centre, one).contents, used(centre, one).bytes, used(centre, one).begun) == (2, 131_172, 1)
    move(one)
    assert (used(centre, one).contents, used(centre, one).bytes, used(centre, one).begun) == (2, SIZE + 100, 0)
    assert used(centre, two) == first
    erase(centre, one, made.complaint)
    assert (used(centre, one).contents, used(centre, one).bytes) == (1, 100)


@pytest.mark.thorough
def test_whose_chunks_go_because_another_was_first_is_not_charged_for_them(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    one.sync()
    two.sync()
    with centre.connect() as office:
        office.execute("UPDATE journal.attachment SET noted_at = now() - interval '2 hours'")
    place = named(one, made)
    with closing(one.link()) as own, closing(two.link()) as other:
        own.execute("SELECT FROM journal.wanted_contents()")
        for no, data in enumerate(pieces()[:2]):  # in turn, as two who send at once
            assert [add(link, place, no, data) for link in (own, other)] == ["more", "more"]
        assert (used(centre, one).begun, used(centre, two).begun) == (1, 1)
        assert [add(link, place, 2, pieces()[2]) for link in (other, own)] == ["whole", "whole"]
    assert (used(centre, one).contents, used(centre, one).bytes) == (0, 0)
    assert (used(centre, two).contents, used(centre, two).bytes, used(centre, two).begun) == (1, SIZE, 0)
    assert move(one) == ContentsMoved()
    assert has(one, made)


@pytest.mark.thorough
def test_a_wrong_content_costs_its_sender_nothing(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    made = attach(one)
    one.sync()
    with closing(one.link()) as link:
        link.execute("SELECT FROM journal.wanted_contents()")
        said = [add(link, named(one, made), no, bytes(len(data))) for no, data in enumerate(pieces())]
    assert said[-1] == "refused"
    assert (used(centre, one).contents, used(centre, one).bytes) == (0, 0)


@pytest.mark.thorough
def test_nobody_sends_more_than_the_office_lets_and_goes_on_when_it_lets_more(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    large, small = attach(one, size=1_000_000), attach(one, size=1_000, seed=2)
    limit(centre, megabytes=1)
    assert move(one) == ContentsMoved(sent=1, is_full=True)  # 1,001,000 bytes are more: not begun
    assert (used(centre, one).bytes, used(centre, one).begun) == (1_000, 0)
    theirs = attach(two, size=1_000, seed=3)
    assert move(two) == ContentsMoved(sent=1, fetched=1)
    assert move(one) == ContentsMoved(fetched=1, is_full=True)  # what it may not send keeps nothing from it
    limit(centre, label(centre, one), megabytes=2)
    assert move(one) == ContentsMoved(sent=1)
    move(two)
    assert has(two, large, size=1_000_000)
    assert has(two, small, size=1_000, seed=2)
    assert has(one, theirs, size=1_000, seed=3)


@pytest.mark.thorough
def test_what_fits_to_the_byte_is_sent(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    attach(one, size=1_000_000)
    limit(centre, megabytes=1)
    assert move(one) == ContentsMoved(sent=1)


@pytest.mark.thorough
def test_files_are_limited_by_their_number_too_and_one_that_was_begun_is_no_other(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    attach(one, size=100)
    attach(one, seed=2)
    limit(centre, label(centre, one), files=1)
    more = iter((True, True))
    assert move(one, lambda: next(more, False)).left
    assert move(one) == ContentsMoved(sent=1, is_full=True)
    assert used(centre, one).contents == 1


@pytest.mark.thorough
def test_a_desk_that_may_send_no_more_tries_no_other(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    for seed in range(3):
        attach(one, seed=seed, size=100)
    limit(centre, megabytes=0)
    tried: list[Progress] = []
    assert move(one, report=tried.append).is_full
    assert len(tried) == 1


@pytest.mark.thorough
def test_a_limit_that_is_lowered_takes_nothing_away(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    attach(one)
    move(one)
    attach(one, size=100, seed=2)
    limit(centre, megabytes=0, files=0)
    assert move(one) == ContentsMoved(is_full=True)
    assert (used(centre, one).bytes, used(centre, one).most_bytes, used(centre, one).most_contents) == (SIZE, 0, 0)


def test_a_limit_that_cannot_be_meant_or_is_nobodys_is_refused(enrol: Enrol, centre: Centre) -> None:
    enrol("L1")
    for megabytes, files in ((None, None), (-1, None), (None, -1), (1, 1_000_000_001)):
        with pytest.raises(Refused, match="content_limit"):
            limit(centre, "", megabytes, files)
    with pytest.raises(Refused, match="device_unknown"):
        limit(centre, "Loket 9", files=1)
    limit(centre, "", 1_000_000_000, 1_000_000_000)
