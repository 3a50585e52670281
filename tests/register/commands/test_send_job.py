from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from frontoffice.register.commands.send_job import ASKING, OPEN, UNDERWAY, SendState, has_come, pause


@pytest.mark.parametrize(("tries", "minutes"), [(0, 1), (1, 1), (2, 5), (3, 15), (4, 60), (400, 60)])
def test_the_pause_grows_to_an_hour(tries: int, minutes: int) -> None:
    assert pause(tries) == timedelta(minutes=minutes)


@pytest.mark.parametrize(("minutes", "come"), [(-1, True), (0, True), (1, False), (60, False), (61, True)])
def test_a_try_that_is_further_away_than_any_pause_is_due(minutes: int, come: bool) -> None:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    assert has_come(now + timedelta(minutes=minutes), now) is come


def test_what_is_open_is_on_its_way_or_asks_somebody() -> None:
    assert OPEN == UNDERWAY | ASKING
    assert frozenset(SendState) - OPEN == {SendState.SENT, SendState.CAME, SendState.DROPPED}
