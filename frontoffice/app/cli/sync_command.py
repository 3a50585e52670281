"""``frontoffice sync``: one round with the centre without a window, for the computer's scheduler.

The register is taken only while the centre answers, and let go for a window that is started meanwhile. Exit codes:
0 done, and nothing is left for anybody to look at; 0 as well when there is a window, which has its own rounds; 1 the
centre was not reached, or somebody has to look, as where a register was; 2 this desk is not connected, or never had a
register. It says what the page of the centre says, in its words.
"""

from __future__ import annotations

import time
from math import inf
from pathlib import Path
from typing import Final

from frontoffice import settings
from frontoffice.app.cli.screen_words import in_indonesian
from frontoffice.app.keys import signed_proof
from frontoffice.app.settings import settings_tag
from frontoffice.app.startup import single_instance
from frontoffice.app.workers import folding_process
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import system_clock
from frontoffice.register.replication.replica import demand_free, open_replica
from frontoffice.register.storage import damage, missing_register, opening
from frontoffice.sync.rounds import centre_overview, desk_round
from frontoffice.sync.rounds.centre_overview import CentreOverview
from frontoffice.sync.rounds.round_progress import Round
from frontoffice.ui.centre import centre_messages

_DONE, _ATTENTION, _NOT_SET_UP = 0, 1, 2
_SECOND: Final = 1.0


def run(where: Places) -> int:
    """Have one round; returns the exit code."""
    with in_indonesian():
        return _round(where)


def _round(where: Places) -> int:
    window = _Window(where.folder)
    try:
        known = settings.load(where.settings)
        is_blank = _is_blank(where.register)
        if known is None or known.training or not known.centre.address:
            none = f"tidak ada register di {where.folder}"
            _say(none if is_blank else centre_messages.headline(CentreOverview()))
            return _NOT_SET_UP
        missing_register.demand(where.register, None, was_set_up=lambda: True)
        demand_free(where.register)
        settings_tag.demand(where)
        done = desk_round.go(
            lambda: open_replica(where.register, system_clock),
            known.centre,
            stop=window.wants_it,
            seconds=inf,
            signer_of=lambda name: signed_proof.find_or_make(where.register, name),
            start_folding=folding_process.start,
        )
    except (Refused, Unavailable) as error:
        if window.is_there or (isinstance(error, Unavailable) and error.code == RegisterFailure.IN_USE):
            return _leave_to_window()
        _say(centre_messages.failure(error))
        return _ATTENTION
    return _leave_to_window() if done.stopped else _report(done)


def _is_blank(register: Path) -> bool:
    with opening.disk(register):
        return damage.is_blank(register)


def _leave_to_window() -> int:
    _say(centre_messages.failure(Unavailable(RegisterFailure.IN_USE)))
    return _DONE


class _Window:
    """Detector of a window started meanwhile, waiting for the register and running rounds of its own.

    This one ends for it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked_at = time.monotonic()
        self.is_there = False

    def wants_it(self) -> bool:
        """Whether a window wants the register; looked for once a second at most."""
        now = time.monotonic()
        if not self.is_there and now - self._asked_at >= _SECOND:
            self._asked_at, self.is_there = now, single_instance.is_there(self._folder)
        return self.is_there


def _report(done: Round) -> int:
    concerns = centre_overview.concerns_of(done)
    agreed_at = done.ended_at if done.complete else None
    found = CentreOverview(is_set_up=True, waiting=done.waiting, last=done, last_complete=agreed_at, concerns=concerns)
    _say(centre_messages.headline(found))
    _say(centre_messages.format_exchange(done))
    for line in centre_messages.signing_lines(done.signing):
        _say(line)
    for what in sorted(concerns):
        _say(centre_messages.concern(what, found))
    for one in done.healed:
        _say(centre_messages.format_healing(one))
    return _DONE if done.complete and not concerns else _ATTENTION


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
