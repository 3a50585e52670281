from __future__ import annotations

import json

from frontoffice.sync.rounds.round_progress import Round, read
from frontoffice.sync.signing import Signing, Standing
from tests.support.examples import MORNING


def test_what_a_round_found_of_signatures_is_kept_with_it_and_only_where_there_are_any() -> None:
    found = Signing(
        Standing.CERTIFIED, "counter", "0a1b 2c3d", "a2V5", 4, (("Loket 2", 7), ("Meja tim", 1)), ("Loket 3",), 2, True
    )
    done = Round(MORNING, complete=True, signing=found)
    kept = json.loads(json.dumps(done.outcome()))
    assert read(MORNING, kept, complete=True) == done
    assert kept["signing"]["standing"] == "certified"
    assert "signing" not in Round(MORNING, complete=True).outcome()
