"""SQL conditions on the complaints' read table for the figures of a report.

What was entered in error is in nothing but its own figure, and so is what was merged into another record of the same
letter or item (``counted``). A complaint is done on the day on which it was closed, or
of its receipt or recording where that was later (what was settled before it was written down is done when it was):
so what came over, came in and is left always adds up, by whichever date a scope counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.reports.report import AGES, REPEATED_WITHIN, Basis, Cut, Scope, Selection, Subset, age_code
from frontoffice.register.queries import canonical
from frontoffice.register.queries.canonical import Lists

KNOWN: Final = "may_offer = 1 AND nik || phone_reversed <> ''"


@dataclass(frozen=True, slots=True)
class Part:
    """SQL condition with its bound values."""

    sql: str
    bound: tuple[object, ...] = ()

    def __and__(self, other: Part) -> Part:
        return Part(f"{self.sql} AND {other.sql}", (*self.bound, *other.bound))


STANDS: Final = Part("counted = 1")


def day_column(scope: Scope) -> str:
    """Column of the deciding day of a complaint for the scope."""
    return "recorded_on" if scope.basis is Basis.RECORDED else "received_on"


def where(selection: Selection, now: OfficeTime, known: Lists) -> Part:
    """SQL condition of a selection at the time of the report, by the lists' choices.

    ``working_days`` is a function of the connection, and those of ``canonical`` are.
    """
    scope = selection.scope
    found = _SUBSETS[selection.subset](selection, now)
    if scope.counter:
        found &= Part("series = ?", (scope.counter,))
    if selection.subset is Subset.SAME_SERVICE and selection.value:
        found &= Part(*canonical.equals(known, ListName.SERVICE.value, selection.value))
    for cut, value in selection.cuts:
        found &= of_cut(cut, value, known)
    return found


def of_cut(cut: Cut, value: str, known: Lists) -> Part:
    """SQL condition for complaints with that value of a cut."""
    if canonical.is_list(cut.value):
        return Part(*canonical.equals(known, cut.value, value))
    return Part(f"{cut.value} = ?", (value,))


def _select_received(scope: Scope) -> Part:
    day, period = day_column(scope), scope.period
    return Part(f"{day} BETWEEN ? AND ?", (period.first.isoformat(), period.last.isoformat())) & STANDS


def _select_carried_over(scope: Scope) -> Part:
    first = scope.period.first.isoformat()
    return Part(f"({_sql_done_from('>=')}) AND {day_column(scope)} < ?", (first, first, first, first)) & STANDS


def _select_done(scope: Scope) -> Part:
    first, last = scope.period.first.isoformat(), scope.period.last.isoformat()
    found = " OR ".join(f"{day} BETWEEN ? AND ?" for day in _DAYS)  # by one index or another
    done = f"({found}) AND closed_on <> '' AND max({', '.join(_DAYS)}) BETWEEN ? AND ?"
    return Part(done, (first, last) * (len(_DAYS) + 1)) & STANDS


def _rest(scope: Scope) -> Part:
    last = scope.period.last.isoformat()
    return Part(f"({_sql_done_from('>')}) AND {day_column(scope)} <= ?", (last, last, last, last)) & STANDS


_DAYS: Final = ("closed_on", "received_on", "recorded_on")  # the last of them is the day on which it was done


def _sql_done_from(sign: str) -> str:
    """SQL condition for complaints still open on a day (bound once for each of :data:`_DAYS`), or done after it."""
    return " OR ".join(["closed_on = ''", *(f"{day} {sign} ?" for day in _DAYS)])


def _late(selection: Selection, now: OfficeTime) -> Part:
    return _rest(selection.scope) & is_late(now)


def is_late(now: OfficeTime) -> Part:
    """SQL condition for complaints whose next deadline is over: a limit in hours ends on its own day."""
    return Part("(clock_on, clock_time) < (?, ?)", (now.day.isoformat(), now.time))


def end_of_week(today: date) -> OfficeTime:
    """The end of the Sunday after ``today``."""
    return OfficeTime(today + timedelta(days=6 - today.weekday()), END_OF_DAY)


def _due_this_week(selection: Selection, now: OfficeTime) -> Part:
    days = (value for day, time in (now, end_of_week(now.day)) for value in (day.isoformat(), time))
    return _rest(selection.scope) & Part("(clock_on, clock_time) BETWEEN (?, ?) AND (?, ?)", tuple(days))


def _of_age(selection: Selection, now: OfficeTime) -> Part:
    """SQL condition by age on the last day of the period, or today in an unfinished period."""
    as_of = min(now.day, selection.scope.period.last)
    least, most = next((one for one in AGES if age_code(*one) == selection.value), (0, -1))
    youngest = (as_of - timedelta(days=least)).isoformat() if least else "9999-12-31"
    oldest = "" if most is None else (as_of - timedelta(days=most)).isoformat()
    return _rest(selection.scope) & Part("received_on BETWEEN ? AND ?", (oldest, youngest))


def _response_late(selection: Selection, now: OfficeTime) -> Part:
    owed = "responded_on = '' AND closed_on = '' AND kind = ? AND due_on < ?"
    late = Part(f"(response_late = 1 OR ({owed}))", (Kind.COMPLAINT.value, now.day.isoformat()))
    return _select_received(selection.scope) & late


def _within(ended: str) -> Callable[[Selection, OfficeTime], Part]:
    def build_condition(selection: Selection, _: OfficeTime) -> Part:
        within = int(selection.value) if selection.value.isascii() and selection.value.isdigit() else -1
        span = Part(f"{ended} <> '' AND working_days(received_on, {ended}) <= ?", (within,))
        return _select_received(selection.scope) & span

    return build_condition


def _select_repeated(selection: Selection, _: OfficeTime) -> Part:
    if not selection.value:
        return _select_done(selection.scope) & Part("cycle > 1")
    return _select_done(selection.scope) & Part("CAST(cycle AS TEXT) = ?", (selection.value,))


def _same_service(selection: Selection, _: OfficeTime) -> Part:
    repeats = _select_received(selection.scope) & Part("service <> ''")
    return repeats & _before(
        "(earlier.service = complaint.service OR one_service(earlier.service) = one_service(complaint.service))"
    )


def _same_person(selection: Selection, _: OfficeTime) -> Part:
    """SQL condition for repeated complaints of one person, confidential ones excluded.

    That would tell whose complaint it is.
    """
    of_one = "earlier.may_offer = 1 AND earlier.nik || earlier.phone_reversed <> ''"
    same = f"{of_one} AND iif(earlier.nik <> '', earlier.nik, earlier.phone_reversed) = {_person('complaint')}"
    return _select_received(selection.scope) & Part(KNOWN) & _before(same)


def _person(table: str) -> str:
    return f"iif({table}.nik <> '', {table}.nik, {table}.phone_reversed)"


def _before(same: str) -> Part:
    """SQL condition for a similar complaint from an earlier day, not too long ago, at any counter."""
    since = f"date(complaint.received_on, '-{REPEATED_WITHIN} days')"
    earlier = f"earlier.received_on >= {since} AND earlier.received_on < complaint.received_on AND earlier.counted = 1"
    return Part(f"EXISTS (SELECT 1 FROM complaint AS earlier WHERE {same} AND {earlier})")


def _of(base: Callable[[Scope], Part], condition: str = "", *bound: object) -> Callable[[Selection, OfficeTime], Part]:
    def build_condition(selection: Selection, _: OfficeTime) -> Part:
        return base(selection.scope) & Part(condition, bound) if condition else base(selection.scope)

    return build_condition


def _select_declined(selection: Selection, _: OfficeTime) -> Part:
    declined = _select_done(selection.scope) & Part("ground <> ''")
    return declined & Part("ground = ?", (selection.value,)) if selection.value else declined


def _select_cancelled(selection: Selection, _: OfficeTime) -> Part:
    first, last = selection.scope.period.first.isoformat(), selection.scope.period.last.isoformat()
    return Part(f"{day_column(selection.scope)} BETWEEN ? AND ? AND counted = 0", (first, last))


_SUBSETS: Final[Mapping[Subset, Callable[[Selection, OfficeTime], Part]]] = MappingProxyType(
    {
        Subset.RECEIVED: _of(_select_received),
        Subset.CARRIED: _of(_select_carried_over),
        Subset.DONE: _of(_select_done),
        Subset.REST: _of(_rest),
        Subset.CANCELLED: _select_cancelled,
        Subset.LATE: _late,
        Subset.DUE_THIS_WEEK: _due_this_week,
        Subset.WAITING: _of(_rest, "status = ?", Status.CONVEYED.value),
        Subset.AGE: _of_age,
        Subset.RESPONDED: _of(_select_received, "responded_on <> ''"),
        Subset.RESPONDED_WITHIN: _within("responded_on"),
        Subset.RESPONSE_LATE: _response_late,
        Subset.CLOSED: _of(_select_received, "closed_on <> ''"),
        Subset.CLOSED_WITHIN: _within("closed_on"),
        Subset.SATISFIED: _of(_select_done, "status = ?", Status.SATISFIED.value),
        Subset.UNSATISFIED: _of(_select_done, "cycle > 1"),
        Subset.NO_ANSWER: _of(_select_done, "status = ?", Status.UNANSWERED.value),
        Subset.REPEATED: _select_repeated,
        Subset.SAME_SERVICE: _same_service,
        Subset.SAME_PERSON: _same_person,
        Subset.EXTENDED: _of(_select_received, "extended_until <> ''"),
        Subset.DECLINED: _select_declined,
    }
)
