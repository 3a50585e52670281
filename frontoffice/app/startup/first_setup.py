"""Setup of an empty register from the first start's answers: its settings and its first supervisor."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import facts_of
from frontoffice.domain.people import Officer, Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register

if TYPE_CHECKING:
    from frontoffice.ui.shell.first_start import FirstAnswers


def set_up(register: Register, where: Places, answers: FirstAnswers) -> None:
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
