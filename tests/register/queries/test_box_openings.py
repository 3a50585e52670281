from __future__ import annotations

import dataclasses
from datetime import timedelta
from uuid import uuid4

import pytest

from frontoffice.register.queries import box_openings
from frontoffice.register.register import Register
from tests.support.boxes import CLOSED, an_opening
from tests.support.examples import MORNING, an_officer
from tests.support.refusals import refusal

OFFICER = an_officer()


@pytest.mark.thorough
def test_the_newest_openings_come_first_by_when_the_box_was_opened(register: Register) -> None:
    done = []
    for minutes in (30, 20, 10):
        one = an_opening(register, OFFICER, opened_at=MORNING - timedelta(minutes=minutes), found=0)
        done.append(register.box.close(one.subject, dataclasses.replace(CLOSED, found=0), OFFICER, uuid4()))
    assert [one.no for one in register.box_openings.latest()] == [3, 2, 1]
    assert [one.no for one in register.box_openings.latest(1)] == [3]
    assert register.box_openings.get(done[0].subject) == done[0]


def test_the_index_of_numbers_finds_them(register: Register) -> None:
    plan = register.unit.connection.execute(f"EXPLAIN QUERY PLAN {box_openings.OPENED}", ("kotak/", "kotak0", 1))
    assert any("journal_number" in str(row) for row in plan)


def test_what_is_no_opening_is_none(register: Register) -> None:
    assert refusal(lambda: register.box_openings.get(uuid4())) == ("", "box_unknown", {})
