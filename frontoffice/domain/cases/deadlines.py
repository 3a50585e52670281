"""Recalculation of open due dates after a change of the calendar.

Pure, so that it is shown before it is accepted.

Open complaints only; a first due date moves only as long as nobody has responded, a cycle's target only as long as the
result is not conveyed. What a move was is written down with each complaint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from frontoffice.domain import limits, switches
from frontoffice.domain.calendar import office_hours, working_days
from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import DueDate, OfficeCalendar
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, SP4N, Complaint, Kind, Status
from frontoffice.domain.limits import Target
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem

# --- Extending the time in which the office answers, where the office allows it (a switch, off as shipped) ---
# The first due date stays: an answer after it is late, whatever was agreed since. Both dates are shown.


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """Form of an extension: new date (office's zone), reason, and letter to the complainant."""

    until: date | None
    why: str
    letter: str


def refusals(form: ExtensionForm, complaint: Complaint, case: Case, office: HandlingContext) -> tuple[Problem, ...]:
    """Problems against an extension by this form; empty when it may be."""
    first = refusal(complaint, case, office)
    return (first,) if first else tuple(_form_problems(form, complaint, office))


def refusal(complaint: Complaint, case: Case, office: HandlingContext) -> Problem | None:
    """Reason for having nothing to extend, independent of the form; None where there is."""
    if not office.limits.amount(switches.EXTENSION):
        return Problem("", StepRefusal.EXTENSION_OFF)
    if case.status in CLOSED:
        return Problem("", StepRefusal.ALREADY_CLOSED, {"status": case.status})
    if complaint.intake.kind is not Kind.COMPLAINT or case.response is not None:
        return Problem("", StepRefusal.NOTHING_TO_EXTEND)
    return None


def _form_problems(form: ExtensionForm, complaint: Complaint, office: HandlingContext) -> Iterator[Problem]:
    stands = max(complaint.due.day, complaint.extended_until or complaint.due.day)
    if form.until is None or form.until <= max(stands, office.today):
        yield Problem("until", StepRefusal.EXTENSION_NOT_LATER, {"due": stands})
    if not clean(form.why):
        yield Problem("text", FieldRefusal.TEXT_MISSING)
    if not clean(form.letter):
        yield Problem("letter", StepRefusal.LETTER_MISSING)
    for name, text, most in (("text", form.why, LONGEST_TEXT), ("letter", form.letter, LONGEST_LINE)):
        if len(text) > most:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": most})


# --- deadlines ---

# --- What the office owes a complainant and until when: response, target, and the limits that only remind ---
# Nothing here looks at a clock.


def late_days(complaint: Complaint, on: date, calendar: OfficeCalendar) -> int:
    """Working days after the due date, up to and including ``on``; 0 when only days off lie between."""
    return working_days.working_days_between(calendar, complaint.due.day, on)


def next_obligation(complaint: Complaint, case: Case) -> Target | None:
    """Next obligation of the office.

    The response, then the present cycle's target; None when it waits or is closed.

    Until the first response the earlier of due date and target counts. Suggestions and input have no limit.
    """
    waiting = case.status is Status.CONVEYED or case.status in CLOSED
    if waiting or complaint.intake.kind is not Kind.COMPLAINT:
        return None
    return first_due(complaint.due, case.target, responded=case.response is not None)


def first_due(due: DueDate, target: Target | None, *, responded: bool) -> Target:
    """Next obligation out of due date and target, for a complaint in the office's hands."""
    answer = Target(due.day, "", due.provisional, due.calendar_version)
    if target is None or (not responded and answer.on < target.on):
        return answer
    return target


def running_limits(complaint: Complaint, case: Case) -> tuple[tuple[str, date], ...]:
    """Running limits besides response and target, by code, with the start date of each.

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
    """Target of each :func:`running_limits` limit: its name, and its date by the calendar as it is known now."""
    return _list_targets(running_limits(complaint, case), complaint, office)


def sp4n_limits(complaint: Complaint, case: Case, office: HandlingContext) -> tuple[tuple[str, Target], ...]:
    """Those of the :func:`reminders` expected by SP4N-LAPOR!."""
    codes = (limits.SP4N_FORWARD, limits.SP4N_REPLY)
    return _list_targets([one for one in running_limits(complaint, case) if one[0] in codes], complaint, office)


def _list_targets(
    dated_from: Iterable[tuple[str, date]], complaint: Complaint, office: HandlingContext
) -> tuple[tuple[str, Target], ...]:
    known = ((office.limits.by_code.get(code), since) for code, since in dated_from)
    return tuple(
        (limit.name, limits.target(limit, since, office.calendar, office_hours.USUAL, complaint.zone))
        for limit, since in known
        if limit
    )


# --- due date recalculation ---


@dataclass(frozen=True, slots=True)
class OpenDueDates:
    """The dates of one open complaint; ``due`` None when it was responded to, ``target`` None when it has none."""

    subject: UUID
    number_text: str
    received_on: date
    cycle: int
    due: DueDate | None
    target: Target | None


@dataclass(frozen=True, slots=True)
class DueDateMove:
    """The old and new dates of one complaint; ``due`` and ``target`` are None, with their ``_was``, when they stay."""

    subject: UUID
    number_text: str
    received_on: date
    cycle: int
    due_was: DueDate | None = None
    due: DueDate | None = None
    target_was: Target | None = None
    target: Target | None = None
    clock: Target | None = None  # the earlier of the two

    @property
    def earlier(self) -> bool:
        """Whether a date comes nearer: never silently."""
        nearer_due = self.due is not None and self.due_was is not None and self.due.day < self.due_was.day
        return nearer_due or (
            self.target is not None and self.target_was is not None and self.target.on < self.target_was.on
        )


def recalculate(
    dates: Iterable[OpenDueDates], calendar: OfficeCalendar, hours: OfficeHours, zone: str
) -> tuple[DueDateMove, ...]:
    """Complaints with other dates under ``calendar``, in the order given."""
    by_receipt: dict[date, DueDate] = {}
    moves: list[DueDateMove] = []
    for one in dates:
        due = one.due
        if due is not None:
            due = by_receipt.get(one.received_on)
            if due is None:
                due = by_receipt[one.received_on] = working_days.due_date(calendar, one.received_on)
        target = limits.recalculate(one.target, calendar, hours, zone) if one.target is not None else None
        moves += _move(one, due, target)
    return tuple(moves)


def _move(dates: OpenDueDates, due: DueDate | None, target: Target | None) -> Iterator[DueDateMove]:
    """Move from the old dates to these, if different."""
    due_moves = due is not None and dates.due is not None and not _same(due, dates.due)
    target_moves = target is not None and dates.target is not None and not _alike(target, dates.target)
    if due_moves or target_moves:
        due_now, target_now = due if due_moves else dates.due, target if target_moves else dates.target
        yield DueDateMove(
            dates.subject,
            dates.number_text,
            dates.received_on,
            dates.cycle,
            dates.due if due_moves else None,
            due if due_moves else None,
            dates.target if target_moves else None,
            target if target_moves else None,
            first_due(due_now, target_now, responded=False) if due_now else target_now,
        )


def _same(one: DueDate, other: DueDate) -> bool:
    return (one.day, one.provisional) == (other.day, other.provisional)


def _alike(one: Target, other: Target) -> bool:
    return (one.on, one.time, one.provisional) == (other.on, other.time, other.provisional)
