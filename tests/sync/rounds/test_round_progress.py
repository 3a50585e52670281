from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID, uuid4

from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage, read
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


def test_uneventful_rounds_read_the_same_whatever_the_clocks_do_within_a_second() -> None:
    one, other = (Round(MORNING, complete=True, clock_ahead=timedelta(milliseconds=ms)) for ms in (101, 140))
    assert one.outcome() == other.outcome()


def test_a_round_is_kept_under_the_names_that_every_register_reads() -> None:
    chain = UUID("01932d5e-0000-7000-8000-000000000001")
    done = Round(
        MORNING,
        complete=True,
        pushed=1,
        pulled=2,
        relayed=3,
        waiting=4,
        quarantined=5,
        left_out=6,
        twice=7,
        healed=(Healed(HealCause.OTHER_DEVICE, chain, 8), Healed(HealCause.CENTRE_DIFFERS, chain)),
        broken=("x/3: was changed",),
        clock_ahead=timedelta(seconds=60.6),
        too_old=True,
    )
    assert done.outcome() == {
        "pushed": 1,
        "pulled": 2,
        "relayed": 3,
        "waiting": 4,
        "aside": 5,
        "left_out": 6,
        "twice": 7,
        "healed": [["other_device", str(chain), 8], ["branch_differs", str(chain), 0]],
        "broken": ["x/3: was changed"],
        "clock_ahead": 61,
        "too_old": True,
        "stopped": False,
    }
    assert " ".join(HealCause) == "copied spoken_for other_device branch_differs set_aside written_on"


def test_a_round_in_which_nothing_happened_moved_nothing() -> None:
    quiet = Round(MORNING, complete=False)
    empty = dict.fromkeys(("pushed", "pulled", "relayed", "waiting", "aside", "left_out", "twice", "clock_ahead"), 0)
    assert quiet.outcome() == {**empty, "healed": [], "broken": [], "too_old": False, "stopped": False}
    assert (Progress(Stage.PUSH).done, Progress(Stage.PUSH).of) == (0, 0)
    assert " ".join(Stage) == "hello push pull relay heal contents"
