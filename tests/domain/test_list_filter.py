from __future__ import annotations

from datetime import date

import pytest

from frontoffice.domain import list_filter
from frontoffice.domain.list_filter import NO_FILTER, ListFilter, Recent

TODAY = date(2026, 11, 26)


def test_a_period_is_what_it_is_today_or_as_it_is_written() -> None:
    cases: list[tuple[str, str, str]] = [
        (Recent.TODAY, "2026-11-26", "2026-11-26"),
        (Recent.THIS_WEEK, "2026-11-23", "2026-11-29"),
        (Recent.THIS_MONTH, "2026-11-01", "2026-11-30"),
        (Recent.LAST_MONTH, "2026-10-01", "2026-10-31"),
        (Recent.THIS_QUARTER, "2026-10-01", "2026-12-31"),
        (Recent.LAST_QUARTER, "2026-07-01", "2026-09-30"),
        (Recent.THIS_YEAR, "2026-01-01", "2026-12-31"),
        (Recent.LAST_YEAR, "2025-01-01", "2025-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-11-03..2026-11-09", "2026-11-03", "2026-11-09"),
    ]
    for period, first, last in cases:
        days = ListFilter(period=period).days(TODAY)
        assert days is not None
        assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize("period", ["", "yesterday", "2026-13"])
def test_no_period_limits_nothing(period: str) -> None:
    assert ListFilter(period=period).days(TODAY) is None


def test_a_filter_is_read_as_it_was_written() -> None:
    only = ListFilter(period="this_month", channel="wa", service="Izin Praktik Dokter", late=True)
    assert list_filter.read(list_filter.write(only)) == only
    assert list_filter.write(only) == (
        '{"channel": "wa", "late": true, "period": "this_month", "service": "Izin Praktik Dokter"}'
    )
    assert list_filter.read(list_filter.write(NO_FILTER)) == NO_FILTER


def test_the_words_by_which_a_filter_is_kept_stay() -> None:
    assert " ".join(Recent) == ("today this_week this_month last_month this_quarter last_quarter this_year last_year")
    kept = (
        '{"category": "e", "channel": "b", "incomplete": true, "kind": "c", "late": true, "officer": "g",'
        ' "period": "a", "repeated": true, "service": "d", "status": "f", "team": "h"}'
    )
    every = ListFilter("a", "b", "c", "d", "e", "f", "g", "h", late=True, incomplete=True, repeated=True)
    assert list_filter.write(every) == kept
    assert list_filter.read(kept) == every


@pytest.mark.parametrize("text", ["", "[]", "7", "{", '{"colour": "red"}', '{"late": 1}', '{"channel": null}'])
def test_what_this_program_does_not_know_is_no_filter(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        list_filter.read(text)


def test_a_filter_that_limits_nothing_is_none() -> None:
    assert not NO_FILTER
    assert ListFilter(late=True)
