"""Who works at a counter, as the register knows them by now."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.journal.ids import new_id
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_another_role_holds_at_once_for_who_is_signed_in(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    officers = desk.counter.register.officers
    other = officers.add("Ratna Dewi", Role.SUPERVISOR, "", "270614", desk.supervisor, new_id())
    officers.change(dataclasses.replace(desk.supervisor, role=Role.OFFICER), other, new_id())
    assert desk.counter.officer().role is Role.OFFICER
    desk.counter.refresh()
    assert desk.counter.window.signed_in == desk.counter.officer()


@pytest.mark.thorough
def test_whoever_may_sign_in_no_more_is_signed_out_and_writes_nothing(desk: Desk) -> None:
    desk.counter.sign_in(desk.officer)
    register = desk.counter.register
    register.officers.change(dataclasses.replace(desk.officer, active=False), desk.supervisor, new_id())
    with pytest.raises(Refused) as error:
        register.complaints.record(an_intake(), desk.officer, new_id())
    assert [one.code for one in error.value.problems] == ["officer_disabled"]
    desk.counter.refresh()
    assert desk.counter.window.is_locked
    assert any(desk.officer.name in text for text in desk.counter.window.notice_texts())
