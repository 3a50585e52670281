"""When notifications bring on a round: at once, and never more often than all desks together may ask."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app import centre
from frontoffice.app.centre import LONGEST, Listening, spacing
from frontoffice.sync.link.standing_link import StandingLink


class HeardLink(StandingLink):
    """A link on which a test says what comes."""

    def __init__(self) -> None:
        super().__init__(devices=1)
        self.here, self.there = socket.socketpair()
        self.here.setblocking(False)
        self.asked = 0
        self.is_cut = False

    @property
    def socket(self) -> int | None:
        return None if self.is_cut else self.here.fileno()

    def has_notifications(self) -> bool:
        self.asked += 1
        try:
            said = self.here.recv(1)
        except BlockingIOError:
            return False
        self.is_cut = not said
        return said == b"!"

    def close(self) -> None:
        self.is_cut = True


class Ears:
    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.link = qtbot, HeardLink()
        monkeypatch.setattr("frontoffice.sync.link.standing_link.StandingLink", lambda: self.link)
        self.listening = Listening()
        self.called: list[float] = []
        self.listening.called.connect(lambda: self.called.append(time.monotonic()))
        assert self.listening.link() is self.link

    def round(self, *, found: bool) -> None:
        self.listening.pause()
        self.listening.resume(found=found)

    def wait(self, calls: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.called) == calls)


@pytest.fixture
def ears(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    made = Ears(qtbot, monkeypatch)
    yield made
    made.listening.close()
    made.link.here.close()
    made.link.there.close()


def test_all_desks_together_ask_a_bounded_number_of_times() -> None:
    assert (spacing(10, 0), spacing(100, 3), spacing(400, 0), spacing(900, 0)) == (0.1, 1.0, 8.0, 27.0)
    assert [spacing(10, vain) for vain in (4, 5, 6)] == [0.2, 0.4, 0.8]
    assert (spacing(0, 0), spacing(10, 10_000), spacing(10**9, 0)) == (0.01, LONGEST, LONGEST)


def test_a_notification_calls_once_and_nothing_more_is_read_before_the_round(ears: Ears) -> None:
    ears.round(found=False)
    ears.link.there.send(b"!!!!")
    ears.wait(1)
    assert ears.link.asked == 2
    ears.round(found=True)  # what came meanwhile
    ears.wait(2)
    assert ears.link.asked == 3


def test_what_is_not_of_another_desk_calls_nobody(ears: Ears) -> None:
    ears.round(found=False)
    ears.link.there.send(b".")
    ears.qtbot.waitUntil(lambda: ears.link.asked == 2)
    ears.link.there.send(b"!")
    ears.wait(1)


def test_a_link_that_was_cut_is_listened_to_no_more(ears: Ears) -> None:
    ears.round(found=False)
    ears.link.there.close()
    ears.qtbot.waitUntil(lambda: ears.link.is_cut)
    asked = ears.link.asked
    ears.round(found=False)
    assert (ears.link.asked, ears.called) == (asked, [])


def test_rounds_in_vain_come_ever_rarer_and_one_that_finds_something_is_prompt_again(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def noted(devices: int, in_vain: int) -> float:
        asked.append((devices, in_vain))
        return 0.001

    monkeypatch.setattr(centre, "spacing", noted)
    ears.round(found=False)
    for count, found in enumerate((False, False, True, False), 1):
        ears.link.there.send(b"!")
        ears.wait(count)
        ears.round(found=found)
    ears.link.there.send(b"!")
    ears.wait(5)
    assert asked == [(1, 0), (1, 1), (1, 2), (1, 0), (1, 1)]


@pytest.mark.thorough
def test_between_two_calls_lies_what_the_number_of_devices_asks_for(ears: Ears) -> None:
    ears.link.devices = 30
    for count in range(1, 4):
        ears.link.there.send(b"!")
        ears.round(found=True)
        ears.wait(count)
    between = [later - before for before, later in zip(ears.called, ears.called[1:], strict=False)]
    assert min(between) >= 0.28  # of 0.3: a coarse timer of Qt may end a twentieth early
