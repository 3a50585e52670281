"""What happens in the weeks before the first day of training: the rows of ``training.csv``, each with its course.

``age`` is how many working days before that day a complaint is recorded; ``course`` is what is then done with it, one
word after another: a step of the cycle, an attempt to reach the complainant, ``ask`` for papers, ``complete`` them,
``amend``, ``reveal``, ``copy`` the resi. ``analyse+2`` is done two working days after what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from frontoffice.app.training.practice import CONSULT, RECORD, Event, Practice, close_day
from frontoffice.app.training.samples import ConsultationSample, Sample, read_consultations, read_samples, read_texts
from frontoffice.domain.calendar.dates import start_of_day
from frontoffice.domain.cases.case import REACHING, Reach
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.people import Role
from frontoffice.register.journal import ids
from frontoffice.register.register import Register

_OPENS: Final = timedelta(hours=7, minutes=30)
_SHORTEST_DAY: Final = timedelta(hours=2)  # of the present day, when it has hardly begun
_FIRST: Final = 10  # minutes after opening, the break not counted: nothing is written before
_RECORDED_UNTIL: Final = 255
_NOON: Final = 270
_BREAK: Final = 60
_CLOSED_AT: Final = 440  # the page of the day
_LEFT_OPEN: Final = 2  # by how many working days ago: a page that nobody closed
_CLOSE: Final = "close"
_REACH: Final = REACHING | {Reach.SENT}
_TO_BE_REACHED: Final = frozenset(str(step) for step, rule in RULES.items() if "reached" in rule.holds)


@dataclass(slots=True)
class Clock:
    """The register's clock (UTC) while it is filled."""

    now: datetime


def fill(
    register: Register,
    clock: Clock,
    staff: Sequence[tuple[str, Role, str]],
    pin: str,
    progress: Callable[[int, int], object] = lambda _done, _of: None,
) -> None:
    """Add the people, and let them do all that the samples say until the clock's present moment.

    ``progress`` gets how many of how many events are done.
    """
    samples = read_samples()
    days = _working_days(register, max(sample.age for sample in samples))
    asked = read_consultations() if register.consultations.are_recorded else ()
    events = sorted(
        (
            *_courses(samples, days, clock.now, register.zone),
            *_consultations(asked, days, clock.now, register.zone),
            *_closings(days, register.zone),
        )
    )
    clock.now = start_of_day(days[-1], register.zone) + _OPENS
    hired = [Event(clock.now, -1, order, name).action for order, (name, _, _) in enumerate(staff)]
    first = register.officers.add(*staff[0], pin, None, hired[0])
    others = (register.officers.add(*person, pin, first, who) for person, who in zip(staff[1:], hired[1:], strict=True))
    if register.numbering.find_block() is NumberRefusal.CLOCK_DOUBTFUL:  # practised on whatever date it is
        register.numbering.confirm_clock("Latihan", first, ids.new_id())
    practice = Practice(register, samples, (first, *others), read_texts(), asked)
    for done, event in enumerate(events):
        progress(done, len(events))
        clock.now = event.at
        if event.word == _CLOSE:
            close_day(practice, register.today(), event.action)
        else:
            practice.carry_out(event)


def _working_days(register: Register, oldest: int) -> list[date]:
    """Today and the working days before it, by how many working days ago they are."""
    days = [register.today()]
    day = days[0]
    while len(days) <= oldest:
        day -= timedelta(days=1)
        if register.calendar.in_force.is_working_day(day):
            days.append(day)
    return days


def _courses(samples: Sequence[Sample], days: Sequence[date], now: datetime, zone: str) -> Iterator[Event]:
    for row, sample in enumerate(samples):
        age, minute, pace = sample.age, _spread(row * 53 + sample.age * 29), 9 + row % 5 * 4
        cycle = 1
        for order, (gap, word) in enumerate(words_of(sample.course)):
            if gap:
                age, minute = age - gap, _spread(row * 31 + order * 47)
            since_opening = timedelta(minutes=minute, seconds=(row * 37 + order * 11) % 60)
            at = _moment(days[age], since_opening, zone) if age else _moment_today(days[0], since_opening, now, zone)
            yield Event(at, row, order, word, cycle)
            minute += pace
            cycle += word == Step.UNSATISFIED


def _consultations(
    asked: Sequence[ConsultationSample], days: Sequence[date], now: datetime, zone: str
) -> Iterator[Event]:
    for place, one in enumerate(asked):
        if one.age >= len(days):
            continue
        since_opening = timedelta(minutes=one.minute)
        at = (
            _moment(days[one.age], since_opening, zone) if one.age else _moment_today(days[0], since_opening, now, zone)
        )
        yield Event(at, _OF_CONSULTATIONS, place, CONSULT)


_OF_CONSULTATIONS: Final = -2


def _spread(number: int) -> int:
    return _FIRST + number % (_RECORDED_UNTIL - _FIRST)


def words_of(course: str) -> Iterator[tuple[int, str]]:
    """Each word with the working days before it; nobody is informed who was not reached."""
    yield 0, RECORD
    before = ""
    for part in course.split():
        word, _, days = part.partition("+")
        gap = int(days or 0)
        if word in _TO_BE_REACHED and before not in _REACH:
            yield gap, str(Reach.REACHED)
            gap = 0
        yield gap, word
        before = word


def _closings(days: Sequence[date], zone: str) -> Iterator[Event]:
    for age, day in enumerate(days):
        if age not in (0, _LEFT_OPEN):
            yield Event(_moment(day, timedelta(minutes=_CLOSED_AT), zone), -1, age, _CLOSE)


def _moment(day: date, since_opening: timedelta, zone: str) -> datetime:
    rest = timedelta(minutes=_BREAK) if since_opening >= timedelta(minutes=_NOON) else timedelta()
    return start_of_day(day, zone) + _OPENS + since_opening + rest


def _moment_today(day: date, since_opening: timedelta, now: datetime, zone: str) -> datetime:
    """The same share of the present day as far as it has come, whatever the hour at which training begins."""
    midnight = start_of_day(day, zone)
    begins = max(midnight, min(midnight + _OPENS, now - _SHORTEST_DAY))
    return begins + (now - begins) * (since_opening / timedelta(minutes=_CLOSED_AT))
