from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.manual_sync import carry


def test_a_desk_is_known_with_its_series_once_its_entries_came(register: Register, tmp_path: Path) -> None:
    here = numbers.this_desk(register.unit)
    assert numbers.all_desks(register.unit) == {here}
    with closing(a_register(tmp_path / "L2", counter="L2")) as other:
        other.complaints.record(an_intake(), a_signed_in(other), uuid4())
        carry(other, register)
        there = numbers.this_desk(other.unit)
    assert numbers.all_desks(register.unit) == {here, there}
    assert [numbers.counter_of(register.unit, one) for one in (here, there)] == ["L1", "L2"]
