"""Problems of an intake: refusals, and mere warnings."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from frontoffice.domain import complainants, people
from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.codes import FieldRefusal, IntakeRefusal
from frontoffice.domain.complaint import Channel, Complainant, Identity, Intake, Manner, is_filed_late
from frontoffice.domain.field_table import INTAKE_FIELDS, TEXTS_OF_THE_CASE, TEXTS_OF_THE_COMPLAINANT
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem

OLD_AFTER_WORKING_DAYS: Final = 2
_LONG: Final = tuple(one.name for one in INTAKE_FIELDS if one.most == LONGEST_TEXT)
_LINES: Final = tuple(name for name in TEXTS_OF_THE_CASE if name not in _LONG)
_COMPLAINANT_LINES: Final = TEXTS_OF_THE_COMPLAINANT
_VALUES_OF: Final[Mapping[tuple[str, ...], Callable[[object], Any]]] = {
    names: operator.attrgetter(*names) for names in (_LONG, _LINES, _COMPLAINANT_LINES)
}


def problems(
    intake: Intake, channels: Mapping[str, Channel], calendar: OfficeCalendar, today: date
) -> tuple[Problem, ...]:
    """All problems against recording ``intake`` on ``today`` (office's zone), warnings included."""
    channel = channels.get(intake.channel)
    if channel is None:
        return (Problem("channel", IntakeRefusal.CHANNEL_UNKNOWN),)
    found = [
        *_missing_text(intake),
        *complainant_problems(intake.complainant),
        *_too_long(intake),
        *_dates(intake, today),
    ]
    if channel.manner is Manner.WRITTEN:
        found.extend(_check_written_receipt(intake, calendar, today))
    return tuple(found)


def refusals(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Refusing problems, without warnings; the others only warn."""
    return tuple(problem for problem in found if not problem.warning)


def _missing_text(intake: Intake) -> Iterator[Problem]:
    if not clean(intake.description):
        yield Problem("description", IntakeRefusal.DESCRIPTION_MISSING)


def complainant_problems(complainant: Complainant) -> Iterator[Problem]:
    """Problems of a complainant, first or joining; the lengths of the fields included."""
    yield from _longer(complainant, _COMPLAINANT_LINES, LONGEST_LINE)
    if complainant.identity is Identity.ANONYMOUS and complainants.is_somebody(complainant):
        yield Problem("name", IntakeRefusal.ANONYMOUS_WITH_NAME)
    yield from people.nik_problems(complainant.nik)
    yield from people.phone_problems("phone", complainant.phone)
    yield from people.email_problems("email", complainant.email)
    yield from complainants.number_problems(complainant)
    if complainant.attorney_letter and not complainant.represents:
        yield Problem("represents", IntakeRefusal.REPRESENTS_MISSING)


def _too_long(intake: Intake) -> Iterator[Problem]:
    yield from _longer(intake, _LONG, LONGEST_TEXT)
    yield from _longer(intake, _LINES, LONGEST_LINE)


def _longer(of: Intake | Complainant, names: tuple[str, ...], most: int) -> Iterator[Problem]:
    lengths = [*map(len, _VALUES_OF[names](of))]
    if max(lengths) <= most:
        return
    for name, length in zip(names, lengths, strict=True):
        if length > most:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": length, "most": most})


def _dates(intake: Intake, today: date) -> Iterator[Problem]:
    for name in ("service_date", "event_date"):
        yield from _when(name, getattr(intake, name), today)
    received = intake.received_on or today
    if is_filed_late(intake, received):
        assert intake.service_date is not None  # noqa: S101  (an unknown date is never late)
        last = working_days.last_filing_day(intake.service_date)
        yield Problem("service_date", IntakeRefusal.LATE_FILING, {"last": last}, warning=True)


def _when(name: str, day: date | None, today: date) -> Iterator[Problem]:
    if day is not None and day > today:
        yield Problem(name, FieldRefusal.DATE_IN_FUTURE)
    elif day is not None and day.year < today.year - 20:
        yield Problem(name, FieldRefusal.DATE_LONG_AGO, warning=True)


def _check_written_receipt(intake: Intake, calendar: OfficeCalendar, today: date) -> Iterator[Problem]:
    if intake.received_on is None:
        yield Problem("received_on", IntakeRefusal.RECEIVED_ON_MISSING)
        return
    yield from _when("received_on", intake.received_on, today)
    if (
        working_days.working_days_between(calendar, intake.received_on, today) > OLD_AFTER_WORKING_DAYS
        and not intake.received_why
    ):
        yield Problem("received_why", IntakeRefusal.RECEIVED_WHY_MISSING)
