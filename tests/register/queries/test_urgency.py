from __future__ import annotations

import pytest

from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.projection.complaint_columns import NEVER
from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY, URGENCIES, Days, urgency
from frontoffice.register.register import Register

NOW = ("2026-11-24", "10.32")


def test_every_date_is_in_one_urgency() -> None:
    for clock_on, clock_time, left, found in (
        ("2026-11-23", "24.00", -1, LATE),
        ("2026-11-24", "10.30", 0, LATE),
        ("2026-11-24", "24.00", 0, TODAY),
        ("2026-11-25", "24.00", 1, SOON),
        ("2026-11-27", "24.00", 3, SOON),
        ("2026-11-30", "24.00", 4, LATER),
        (NEVER, "24.00", 0, LATER),
    ):
        assert urgency(clock_on, clock_time, NOW, left) == found
        assert found in URGENCIES


def test_days_count_working_days_to_each_date_once(register: Register) -> None:
    days = Days(register.unit.handling_context(), ("2026-11-30", "2026-11-20", NEVER, "2026-11-30"))
    assert (days.left("2026-11-30"), days.left("2026-11-20")) == (4, -2)
    assert days.urgency("2026-11-20", "24.00") == LATE
    assert days.urgency("2026-11-30", "24.00") == LATER


def test_a_line_of_another_date_than_was_counted_is_damaged(register: Register) -> None:
    """A bit turned in it: "2026,11-30" is counted nowhere."""
    with pytest.raises(UnreadableRow, match="complaint"):
        Days(register.unit.handling_context(), ("2026-11-30",)).left("2026,11-30")
