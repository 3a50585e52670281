from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

from frontoffice.app.training.practice import Event

EVENT = Event(datetime(2026, 11, 25, 3, tzinfo=UTC), row=3, order=2, word="review")


def test_the_same_event_is_the_same_action_and_another_one_is_another() -> None:
    assert EVENT.action == dataclasses.replace(EVENT).action
    others = (EVENT.at + timedelta(seconds=1), 3, 2), (EVENT.at, 4, 2), (EVENT.at, 3, 3)
    assert EVENT.action not in {Event(at, row, order, "review").action for at, row, order in others}


def test_events_are_carried_out_in_the_order_of_their_moments() -> None:
    later = dataclasses.replace(EVENT, at=EVENT.at + timedelta(minutes=1), row=0)
    assert sorted([later, EVENT]) == [EVENT, later]
