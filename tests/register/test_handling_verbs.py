from __future__ import annotations

import inspect

import pytest

from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.handling_verbs import HandlingVerbs
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.support.examples import an_officer

HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_whatever_writes_takes_an_action_last_but_for_what_has_a_default() -> None:
    for name in ("advance", "contact", "ask_papers", "complete_papers", "set_limit", "accept_calendar", "review"):
        needed = [
            parameter.name
            for parameter in inspect.signature(getattr(HandlingVerbs, name)).parameters.values()
            if parameter.default is inspect.Parameter.empty
        ]
        assert needed[-2:] == ["by", "action"], name


def test_a_limit_that_cannot_be_meant_is_refused(register: Register) -> None:
    with pytest.raises(Refused) as refused:
        register.set_limit(Limit("cycle", "Siklus", 0, Unit.WORKING_DAYS), HENDRA, new_id())
    assert refused.value.problems[0].code == "amount_out_of_range"
