"""Page of the first start, and the result of its answers: a register with its first supervisor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from frontoffice.app.keys import new_register, register_key
from frontoffice.app.startup import first_setup
from frontoffice.domain.calendar import dates
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
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
    if damage.is_blank(where.register) and not register_key.has_keyring():  # what is there stays as it is
        page.offer_passphrase()

    def set_up(given: FirstAnswers) -> None:
        answers = _with_decision(given)
        try:
            if answers.passphrase:
                new_register.begin(where, answers.passphrase)
            register = open_register(answers.settings)
            first_setup.set_up(register, where, answers)
        except Refused as refused:
            page.show_refusal(refused)
        except Unavailable as error:
            page.show_failure(error)
            if error.code == RegisterFailure.KEY_UNREACHABLE:
                page.offer_passphrase()
        else:
            finished(register, answers.settings)

    page.finished.connect(set_up)
    return page


def _with_decision(answers: FirstAnswers) -> FirstAnswers:
    """Answers with the decider and date of a decision against encryption."""
    if not answers.is_plain:
        return answers
    today = dates.local_date(system_clock(), answers.settings.office.zone)
    decided = dataclasses.replace(answers.settings, plain_by=answers.name, plain_on=today.isoformat())
    return dataclasses.replace(answers, settings=decided)
