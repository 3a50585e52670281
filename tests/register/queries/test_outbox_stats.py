"""What the light counts as waiting."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, a_register, a_signed_in, an_intake
from tests.support.manual_sync import carry


def test_a_desk_that_never_agreed_has_everything_waiting(register: Register) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    assert register.outbox.unsent_since(None) == register.outbox.own_entries() > 0


@pytest.mark.thorough
def test_everything_that_a_register_holds_is_counted_whoever_wrote_it(register: Register, tmp_path: Path) -> None:
    own = register.outbox.own_entries()
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other")) as other:
        other.complaints.record(an_intake(), a_signed_in(other), uuid4())
        carry(other, register)
        assert register.outbox.entries() == own + other.outbox.own_entries()
    assert register.outbox.own_entries() == own


@pytest.mark.thorough
def test_only_what_was_written_since_waits(register: Register, clock: OfficeClock) -> None:
    officer = a_signed_in(register)
    agreed_at = clock()
    assert register.outbox.unsent_since(agreed_at) == 0
    clock.move(minutes=2)
    before = register.outbox.own_entries()
    register.complaints.record(an_intake(), officer, uuid4())
    assert register.outbox.unsent_since(agreed_at) == register.outbox.own_entries() - before == 1


@pytest.mark.thorough
def test_what_was_written_at_that_very_moment_was_agreed_upon(register: Register, clock: OfficeClock) -> None:
    officer = a_signed_in(register)
    for _ in range(3):
        register.complaints.record(an_intake(), officer, uuid4())
        clock.move(minutes=1)
    own = register.outbox.own_entries()
    assert own == register.outbox.entries() >= 4
    assert register.outbox.unsent_since(MORNING) == 2
    assert register.outbox.unsent_since(MORNING - timedelta(seconds=1)) == own
    assert register.outbox.unsent_since(MORNING + timedelta(minutes=2)) == 0
