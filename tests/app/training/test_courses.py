from __future__ import annotations

from frontoffice.app.training.courses import words_of
from frontoffice.app.training.practice import RECORD
from frontoffice.domain.case import REACHING, Reach
from frontoffice.domain.steps import Step


def test_a_course_begins_with_the_recording_and_waits_as_many_working_days_as_it_says() -> None:
    assert list(words_of("review analyse+2")) == [(0, RECORD), (0, "review"), (2, "analyse")]


def test_nobody_is_informed_who_was_not_reached() -> None:
    assert list(words_of(f"{Step.INFORM}+1")) == [(0, RECORD), (1, str(Reach.REACHED)), (0, str(Step.INFORM))]
    reached = next(iter(REACHING))
    assert list(words_of(f"{reached} {Step.INFORM}")) == [(0, RECORD), (0, reached), (0, str(Step.INFORM))]
