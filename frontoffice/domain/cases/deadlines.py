"""What the office owes a complainant and until when: response, target, and the limits that only remind.

Nothing here looks at a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from frontoffice.domain import limits
from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.working_days import DueDate, OfficeCalendar
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.complaint import CLOSED, SP4N, Complaint, Kind, Status
from frontoffice.domain.limits import Target


def late_days(complaint: Complaint, on: date, calendar: OfficeCalendar) -> int:
    """Working days after the due date, up to and including ``on``; 0 when only days off lie between."""
    return working_days.working_days_between(calendar, complaint.due.day, on)


def clock(complaint: Complaint, case: Case) -> Target | None:
    """What the office owes next: the response, then the present cycle's target; None when it waits or is closed.

    Until the first response the earlier of due date and target counts. Suggestions and input have no limit.
    """
    waiting = case.status is Status.CONVEYED or case.status in CLOSED
    if waiting or complaint.intake.kind is not Kind.COMPLAINT:
        return None
    return first_due(complaint.due, case.target, responded=case.response is not None)


def first_due(due: DueDate, target: Target | None, *, responded: bool) -> Target:
    """Which of the two is owed next, for a complaint that waits for the office."""
    answer = Target(due.day, "", due.provisional, due.calendar_version)
    if target is None or (not responded and answer.on < target.on):
        return answer
    return target


def running(complaint: Complaint, case: Case) -> tuple[tuple[str, date], ...]:
    """The limits that run now besides response and target, by their codes, and the date that each counts from.

    SP4N-LAPOR!'s: forwarding ends with the review, the reply with the first response, both from receipt. How long the
    complainant's answer is waited for. The decision after the papers are complete (60 calendar days, UU 25/2009 Ps 50).
    They remind, and refuse nothing.
    """
    dated_from: list[tuple[str, date]] = []
    if complaint.intake.channel == SP4N and case.status not in CLOSED and case.response is None:
        codes = (limits.SP4N_FORWARD,) if case.status is Status.REGISTERED else ()
        dated_from += ((code, complaint.received_on) for code in (*codes, limits.SP4N_REPLY))
    if case.status is Status.CONVEYED and case.moved is not None:
        dated_from.append((limits.SILENCE, case.moved.on))
    if case.status in _UNDECIDED and complaint.intake.kind is Kind.COMPLAINT and not complaint.missing_papers:
        dated_from.append((limits.DECISION, case.completed_on or complaint.received_on))
    return tuple(dated_from)


_UNDECIDED: Final = frozenset({Status.REGISTERED, Status.REVIEWED, Status.ANALYSED})


def reminders(complaint: Complaint, case: Case, office: HandlingContext) -> tuple[tuple[str, Target], ...]:
    """Each of the limits that are :func:`running`: its name, and its date by the calendar as it is known now."""
    return _list_targets(running(complaint, case), complaint, office)


def sp4n_limits(complaint: Complaint, case: Case, office: HandlingContext) -> tuple[tuple[str, Target], ...]:
    """Those of the :func:`reminders` that SP4N-LAPOR! expects."""
    codes = (limits.SP4N_FORWARD, limits.SP4N_REPLY)
    return _list_targets([one for one in running(complaint, case) if one[0] in codes], complaint, office)


def _list_targets(
    dated_from: Iterable[tuple[str, date]], complaint: Complaint, office: HandlingContext
) -> tuple[tuple[str, Target], ...]:
    known = ((office.limits.by_code.get(code), since) for code, since in dated_from)
    return tuple(
        (limit.name, limits.target(limit, since, office.calendar, office_hours.USUAL, complaint.zone))
        for limit, since in known
        if limit
    )
