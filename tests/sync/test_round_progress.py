from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

from frontoffice.sync.round_progress import HealCause, Healed, Round, read
from tests.support.examples import MORNING


def test_a_round_is_read_back_as_it_was_told() -> None:
    done = Round(
        MORNING,
        complete=True,
        pushed=3,
        pulled=7,
        relayed=1,
        waiting=2,
        quarantined=6,
        left_out=8,
        twice=4,
        healed=(Healed(HealCause.COPIED, uuid4(), 5), Healed(HealCause.SPOKEN_FOR, uuid4())),
        broken=("x/3: was changed",),
        clock_ahead=timedelta(seconds=-61),
        too_old=True,
        stopped=True,
    )
    assert read(MORNING, json.loads(json.dumps(done.outcome())), complete=True) == done


def test_a_round_that_an_earlier_program_kept_is_read() -> None:
    outcome = Round(MORNING, complete=True, pushed=3).outcome()
    del outcome["aside"], outcome["left_out"]
    assert read(MORNING, outcome, complete=True) == Round(MORNING, complete=True, pushed=3)


def test_uneventful_rounds_read_the_same_whatever_the_clocks_do_within_a_second() -> None:
    one, other = (Round(MORNING, complete=True, clock_ahead=timedelta(milliseconds=ms)) for ms in (101, 140))
    assert one.outcome() == other.outcome()
