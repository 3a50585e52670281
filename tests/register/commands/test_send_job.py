from __future__ import annotations

from datetime import timedelta

import pytest

from frontoffice.register.commands.send_job import ASKING, OPEN, UNDERWAY, SendState, pause


@pytest.mark.parametrize(("tries", "minutes"), [(0, 1), (1, 1), (2, 5), (3, 15), (4, 60), (400, 60)])
def test_the_pause_grows_to_an_hour(tries: int, minutes: int) -> None:
    assert pause(tries) == timedelta(minutes=minutes)


def test_what_is_open_is_on_its_way_or_asks_somebody() -> None:
    assert OPEN == UNDERWAY | ASKING
    assert frozenset(SendState) - OPEN == {SendState.SENT, SendState.CAME, SendState.DROPPED}
