from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from frontoffice import assets
from frontoffice.domain.calendar.working_days import COLLECTIVE, LOCAL, NATIONAL, read_days
from frontoffice.register.commands import calendar


def test_a_proposal_is_uncertain_and_in_order() -> None:
    public = {date(2028, 12, 25): "Hari Raya Natal", date(2028, 1, 1): "Tahun Baru Masehi"}
    government = {date(2028, 12, 26): "Cuti Bersama Natal", date(2028, 12, 25): "Cuti Bersama Natal"}
    days = calendar.as_days(public, government)
    assert [(day.day, day.kind, day.certain) for day in days] == [
        (date(2028, 1, 1), NATIONAL, False),
        (date(2028, 12, 25), NATIONAL, False),
        (date(2028, 12, 26), COLLECTIVE, False),
    ]
    assert days[1].name == "Hari Raya Natal"


def test_the_package_knows_a_year_as_the_decree_has_it() -> None:
    """SKB 1497/2025, 2/2025, 5/2025: 17 national holidays and 8 days of collective leave (domain.md 4.5)."""
    days = calendar.propose(2026)
    assert [sum(day.kind == kind for day in days) for kind in (NATIONAL, COLLECTIVE)] == [17, 8]
    assert not any(day.certain for day in days)
    shipped = read_days(assets.read_text("calendar/holidays.csv"))
    assert {day.day for day in days} == {day.day for day in shipped if day.day.year == 2026 and day.kind != LOCAL}


@pytest.mark.thorough
def test_the_package_is_read_in_only_when_a_year_is_proposed() -> None:
    days = (
        "import sys\n"
        "from frontoffice.register import register\n"
        "from frontoffice.register.commands import calendar as proposal\n"
        "print('holidays' in sys.modules, len(proposal.propose(2028)), 'holidays' in sys.modules)\n"
    )
    ended = subprocess.run([sys.executable, "-c", days], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["False", "17", "True"]


def test_a_proposal_says_that_nobody_has_seen_its_decree() -> None:
    (day,) = calendar.as_days({date(2028, 1, 1): "Tahun Baru"}, {})
    assert (day.name, day.decree, day.certain) == ("Tahun Baru", calendar.SOURCE, False)
    assert "belum dilihat" in day.decree
    assert any(day.name == "Hari Kemerdekaan Republik Indonesia" for day in calendar.propose(2028)), "Indonesian"
