"""What the light counts as waiting."""

from __future__ import annotations

from uuid import uuid4

from frontoffice.register.register import Register
from tests.examples import OfficeClock, a_signed_in, an_intake


def test_a_desk_that_never_agreed_has_everything_waiting(register: Register) -> None:
    officer = a_signed_in(register)
    register.record(an_intake(), officer, uuid4())
    assert register.unsent_since(None) == register.own_entries() > 0


def test_only_what_was_written_since_waits(register: Register, clock: OfficeClock) -> None:
    officer = a_signed_in(register)
    agreed_at = clock()
    assert register.unsent_since(agreed_at) == 0
    clock.move(minutes=2)
    before = register.own_entries()
    register.record(an_intake(), officer, uuid4())
    assert register.unsent_since(agreed_at) == register.own_entries() - before == 1
