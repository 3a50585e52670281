"""The page of the first start, and what its answers make: a register with its first supervisor."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.app.startup import first_setup
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart


def ask(
    known: Settings,
    where: Places,
    open_register: Callable[[Settings], Register],
    finished: Callable[[Register, Settings], object],
) -> FirstStart:
    """The page; ``finished`` gets the register that its answers made, and the settings."""
    page = FirstStart(known)

    def set_up(answers: FirstAnswers) -> None:
        try:
            register = open_register(answers.settings)
            first_setup.set_up(register, where, answers)
        except Refused as refused:
            page.show_refusal(refused)
        except Unavailable as error:
            page.show_failure(error)
        else:
            finished(register, answers.settings)

    page.finished.connect(set_up)
    return page
