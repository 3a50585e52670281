from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from frontoffice.app.training import courses
from frontoffice.app.training.courses import words_of
from frontoffice.app.training.practice import RECORD
from frontoffice.app.training.samples import read_samples
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.cases.case import REACHING, Reach
from frontoffice.domain.cases.steps import Step


def test_a_course_begins_with_the_recording_and_waits_as_many_working_days_as_it_says() -> None:
    assert list(words_of("review analyse+2")) == [(0, RECORD), (0, "review"), (2, "analyse")]


def test_on_past_days_nothing_is_recorded_outside_the_hours_before_noon() -> None:
    samples = read_samples()
    days = [date(2026, 11, 24) - timedelta(days=age) for age in range(120)]
    events = list(courses._courses(samples, days, datetime(2026, 11, 24, 3, tzinfo=UTC), "WIB"))
    recorded = [one.at.astimezone(ZONES["WIB"]) for one in events if one.word == RECORD and samples[one.row].age]
    assert len(recorded) > 50
    assert time(7, 40) <= min(at.time() for at in recorded) < time(8)
    assert time(11) < max(at.time() for at in recorded) < time(11, 46)


def test_nobody_is_informed_who_was_not_reached() -> None:
    assert list(words_of(f"{Step.INFORM}+1")) == [(0, RECORD), (1, str(Reach.REACHED)), (0, str(Step.INFORM))]
    reached = next(iter(REACHING))
    assert list(words_of(f"{reached} {Step.INFORM}")) == [(0, RECORD), (0, reached), (0, str(Step.INFORM))]
