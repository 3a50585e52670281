"""The meeting that evaluated a longer period, as somebody types it for its minutes and its attendance sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.reports.report_approval import EvaluationMeeting
from frontoffice.domain.text.typed_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused

MOST_ATTENDED: Final = 200  # places of an attendance sheet


@dataclass(frozen=True, slots=True)
class TypedMeeting:
    """The fields as they were typed; ``attended`` has a person a line: the name, after a semicolon the position."""

    meeting_on: str = ""
    meeting_place: str = ""
    chair: str = ""
    attended: str = ""
    minutes: str = ""


def read(typed: TypedMeeting, period: Period, today: date) -> EvaluationMeeting:
    """What the papers print of it; what was not typed stands there as a line.

    Raises Refused with every problem: ``date_unreadable``, ``year_unlikely``, ``date_before_period`` (it evaluates the
    period), ``too_long``, ``lines_too_many``.
    """
    problems: list[Problem] = []
    on = None
    try:
        on = dates.read_date("meeting_on", typed.meeting_on, today)
    except Refused as error:
        problems += error.problems
    if on is not None and on < period.first:
        first = dates.in_digits(period.first)
        problems.append(Problem("meeting_on", FieldRefusal.DATE_BEFORE_PERIOD, {"first": first}))
    people = [line.strip() for line in clean(typed.attended).split("\n") if line.strip()]
    place, chair, minutes = clean(typed.meeting_place), clean(typed.chair), clean(typed.minutes)
    for field, lines, most in (
        ("meeting_place", [place], LONGEST_LINE),
        ("chair", [chair], LONGEST_LINE),
        ("attended", people, LONGEST_LINE),
        ("minutes", [minutes], LONGEST_TEXT),
    ):
        if (length := max(map(len, lines), default=0)) > most:
            problems.append(Problem(field, FieldRefusal.TOO_LONG, {"length": length, "most": most}))
    if len(people) > MOST_ATTENDED:
        facts = {"lines": len(people), "most": MOST_ATTENDED}
        problems.append(Problem("attended", FieldRefusal.LINES_TOO_MANY, facts))
    if problems:
        raise Refused(*problems)
    return EvaluationMeeting(on, place, chair, minutes, tuple(map(_person, people)))


def _person(line: str) -> tuple[str, str]:
    name, _semicolon, position = line.partition(";")  # names have commas: S.H., M.Si.
    return name.strip(), position.strip()
