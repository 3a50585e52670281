from __future__ import annotations

from frontoffice.domain.calendar.holidays import UnknownYear
from frontoffice.ui.messages.rule_sentences import unknown_years


def test_what_is_missing_and_what_is_assumed_are_two_sentences() -> None:
    text = unknown_years((UnknownYear(2027, provisional=True), UnknownYear(2028, provisional=False)))
    assert text == (
        "The holidays of 2027 are only assumed: no decree was seen. Due dates there are provisional. "
        "The holidays of 2028 are not entered yet. Due dates there are provisional."
    )
