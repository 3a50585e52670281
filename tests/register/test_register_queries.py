from __future__ import annotations

from frontoffice.register.register import Register
from frontoffice.register.register_queries import RegisterQueries


def test_each_question_has_one_object_for_as_long_as_the_register_is_open(register: Register) -> None:
    asked = RegisterQueries(register.unit)
    assert asked.days is asked.days
    assert asked.counters.series() == register.counters.series() == ("L1",)
