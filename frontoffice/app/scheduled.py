"""``frontoffice sync``: one round with the centre without a window, for the computer's scheduler.

Exit codes: 0 done, and nothing is left for anybody to look at; 0 as well when the window is open, which has its own
rounds; 1 the centre was not reached, or somebody has to look; 2 this desk is not connected. It says what the page of
the centre says, in its words.
"""

from __future__ import annotations

import sys
from importlib.resources import as_file

from PySide6.QtCore import QCoreApplication, QTranslator

from frontoffice import assets, settings
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.register import system_clock
from frontoffice.register.replica import open_replica
from frontoffice.sync import desk_round, standing
from frontoffice.sync.rounds import Round
from frontoffice.sync.standing import Standing
from frontoffice.ui import centre_words

_DONE, _LOOK, _NOT_SET_UP = 0, 1, 2


def run(where: Places) -> int:
    """Have one round; returns the exit code."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    translator = QTranslator()
    with as_file(assets.RESOURCES.joinpath("translations", "frontoffice_id.qm")) as path:
        translator.load(str(path))
    application.installTranslator(translator)
    try:
        return _round(where)
    finally:
        application.removeTranslator(translator)


def _round(where: Places) -> int:
    try:
        known = settings.load(where.settings)
        if known is None or known.training or not known.centre.address or not where.register.exists():
            _say(centre_words.headline(Standing()))
            return _NOT_SET_UP
        with open_replica(where.register, system_clock) as replica:
            return _tell(desk_round.go(lambda: replica, known.centre))
    except (Refused, Unavailable) as error:
        _say(centre_words.failure(error))
        return _DONE if isinstance(error, Unavailable) and error.code == "register_in_use" else _LOOK


def _tell(told: Round) -> int:
    concerns = standing.concerns_of(told)
    agreed_at = told.ended_at if told.complete else None
    found = Standing(is_set_up=True, waiting=told.waiting, last=told, last_complete=agreed_at, concerns=concerns)
    _say(centre_words.headline(found))
    _say(centre_words.exchanged(told))
    for what in sorted(concerns):
        _say(centre_words.concern(what, found))
    for one in told.healed:
        _say(centre_words.healed(one))
    return _DONE if told.complete and not concerns else _LOOK


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
