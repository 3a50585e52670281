"""The link that stays open between two rounds, at a real PostgreSQL."""

from __future__ import annotations

import select
from collections.abc import Iterator

import pytest

from frontoffice.errors import Unavailable
from frontoffice.sync.link import standing_link
from frontoffice.sync.link.centre_connection import Link, open_link
from frontoffice.sync.link.standing_link import StandingLink
from tests.support import chains
from tests.support.centre_server import Centre
from tests.support.chains import Chain


@pytest.fixture
def standing() -> Iterator[StandingLink]:
    one = StandingLink()
    yield one
    one.close()


def opened(standing: StandingLink, centre: Centre, label: str = "Loket 1") -> Link:
    return standing.reuse_or_open(*centre.enrol(label), lambda: False)


def comes(standing: StandingLink) -> bool:
    """Whether something is heard within a while."""
    assert standing.socket is not None
    select.select([standing.socket], [], [], 30)
    return standing.has_notifications()


def test_what_another_desk_sends_is_heard_and_what_this_one_sends_is_not(
    standing: StandingLink, centre: Centre
) -> None:
    link, mine, theirs = opened(standing, centre), Chain(), Chain()
    assert standing.socket is None
    standing.listen()
    assert standing.devices == 1
    assert not standing.has_notifications()
    chains.hello(link, mine)
    chains.push(link, mine.write(2))
    assert not standing.has_notifications()
    with open_link(*centre.enrol("Loket 2")) as other:
        chains.hello(other, theirs)
        chains.push(other, theirs.write(3))
        assert comes(standing)
        assert not standing.has_notifications()
        chains.push(other, theirs.write(3))
        link.execute("SELECT 1")  # it came during a round
        assert standing.has_notifications()


@pytest.mark.thorough
def test_a_centre_without_room_for_one_of_every_device_keeps_no_link(
    standing: StandingLink, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = opened(standing, centre)
    monkeypatch.setattr(standing_link, "SPARE", 450)
    standing.listen()
    assert (standing.socket, link.closed) == (None, True)


@pytest.mark.thorough
def test_a_link_that_the_server_ended_is_opened_anew(standing: StandingLink, centre: Centre) -> None:
    where = centre.enrol()
    first = standing.reuse_or_open(*where, lambda: False)
    standing.listen()
    assert standing.reuse_or_open(*where, lambda: False) is first
    with centre.connect() as office:
        office.execute("SELECT pg_terminate_backend(%s, 30000)", (first.info.backend_pid,))
    while standing.socket is not None:  # its last words come before the line's end
        assert not comes(standing)
    second = standing.reuse_or_open(*where, lambda: False)
    assert (second is first, second.closed) == (False, False)
    with centre.connect() as office:
        office.execute("SELECT pg_terminate_backend(%s, 30000)", (second.info.backend_pid,))
    assert standing.reuse_or_open(*where, lambda: False) is not second


@pytest.mark.thorough
def test_another_address_closes_the_link_that_stood(standing: StandingLink, centre: Centre) -> None:
    first = opened(standing, centre)
    second = opened(standing, centre, "Loket 2")
    assert (first.closed, second.closed) == (True, False)
    address, _ = centre.enrol("Loket 3")
    with pytest.raises(Unavailable, match="centre_secret"):
        standing.reuse_or_open(address, "wrong", lambda: False)
    assert (second.closed, standing.socket) == (True, None)
