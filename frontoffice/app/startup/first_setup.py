"""The first start: its page, and a register from its answers with the settings and the first supervisor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from frontoffice.app.keys import new_register, register_key
from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import facts_of
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
from frontoffice.settings import Settings
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart


def set_up_register(register: Register, where: Places, answers: FirstAnswers) -> None:
    """Save the settings and append them to the journal. Raises Refused and Unavailable; it may be tried again.

    Then the register is closed: it could not be opened again.
    """
    try:
        settings_tag.save(where.settings, answers.settings, register)
        register.configuration.record(facts_of(answers.settings), _first_supervisor(register, answers))
    except BaseException:
        register.close()
        raise


def _first_supervisor(register: Register, answers: FirstAnswers) -> Officer:
    """Add the first supervisor; when an earlier try got so far and no further, name them as they are named now."""
    here = register.officers.with_secret()  # the others came from other desks
    before = next((one for one in register.officers.all() if one.officer_id in here), None)
    if before is None:
        return register.officers.add(answers.name, Role.SUPERVISOR, answers.position, answers.secret, None, new_id())
    register.officers.set_secret(before.officer_id, answers.secret, before, new_id())
    changed = dataclasses.replace(before, name=answers.name, position=answers.position)
    return register.officers.change(changed, before, new_id())


# --- Page of the first start, and the result of its answers: a register with its first supervisor ---


def ask_first_questions(
    known: Settings,
    where: Places,
    open_register: Callable[[Settings], Register],
    finished: Callable[[Register, Settings], object],
) -> FirstStart:
    """The page; ``finished`` gets the new register and the settings."""
    page = FirstStart(known)
    if damage.is_blank(where.register) and not register_key.has_keyring():  # what is there stays as it is
        page.offer_passphrase()

    def set_up(given: FirstAnswers) -> None:
        answers = _with_decision(given)
        try:
            if answers.passphrase:
                new_register.begin(where, answers.passphrase)
            register = open_register(answers.settings)
            set_up_register(register, where, answers)
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
