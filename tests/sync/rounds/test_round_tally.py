"""The outcome that a round's counts make."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from frontoffice.sync.rounds.exchange import RoundTally
from tests.support.examples import a_register


def test_a_round_that_never_looked_repeats_what_waited_at_the_centre(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(register.replica()) as replica:
        before = RoundTally(pushed=2, quarantined=3, left_out=1).result(replica, complete=True)
        replica.sync_log.keep(before.outcome(), complete=True)
        again = RoundTally(stopped=True).result(replica, complete=False)
        looked = RoundTally(quarantined=0).result(replica, complete=True)
    assert (before.pushed, again.pushed, again.stopped) == (2, 0, True)
    assert (again.quarantined, again.left_out, looked.quarantined, looked.left_out) == (3, 1, 0, 0)
