"""The figures of a report made in two other ways: in plain Python from each complaint, and by asking for each list.

All three are laid out the same, name by name, so that what differs has a name.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from frontoffice.domain import complainants
from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Ground
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, Status
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.people import phone_digits
from frontoffice.domain.reports.report import (
    AGES,
    TOPICS,
    WITHIN,
    Basis,
    ConsultationFigures,
    Cut,
    Figures,
    Movement,
    Scope,
    Selection,
    Spans,
    Subset,
    age_code,
)
from frontoffice.register.projection import consultation_projection
from frontoffice.register.queries.reports import parts
from frontoffice.register.register import Register
from tests.support.list_meanings import Counted, counted_as

Laid = dict[str, Any]
OF_CUTS = (Subset.RECEIVED, Subset.DONE, Subset.REST, Subset.LATE, Subset.WAITING)
DAY = timedelta(days=1)


def laid_out(figures: Figures, counted_as: Counted) -> Laid:
    """The figures of the page, name by name; what is nothing is left out."""
    found: Laid = {
        "movement": figures.movement,
        "before": figures.before,
        "year before": figures.year_before,
        "cancelled": figures.cancelled,
        "late": figures.late,
        "due this week": figures.due_this_week,
        "waiting": figures.waiting,
        "response late": figures.response_late,
        "satisfied": figures.satisfied,
        "unsatisfied": figures.unsatisfied,
        "no answer": figures.no_answer,
        "same service": figures.same_service,
        "same person": figures.same_person,
        "extended": figures.extended,
        "declined": figures.declined,
        "responded": _span(figures.response),
        "closed": _span(figures.closing),
        "ages": dict(figures.ages),
        "cycles": dict(figures.cycles),
        "topics": most({(one.category, one.service): one.received for one in figures.topics}),
        "trend": figures.trend,
        "consultations": by_what(figures.consultations, counted_as),
    }
    for cut, lines in figures.cuts.items():
        for line in lines:
            found[f"{cut} {line.value}"] = (line.received, line.done, line.rest, line.late, line.waiting)
    return found


def by_what(counted: ConsultationFigures | None, counted_as: Counted) -> Laid:
    """Consultations by month, channel and what their service counts as."""
    if counted is None:
        return {}
    return {
        "months": {one.sought.period.first.isoformat()[:7]: one.many for one in counted.months},
        "channels": {one.sought.channel: one.many for one in counted.channels},
        "services": {counted_as("service", one.sought.service or ""): one.many for one in counted.services},
    }


def folded_consultations(register: Register, scope: Scope, counted_as: Counted) -> Laid:
    """The same from the entries of each, looked at by itself."""
    subjects: Any = register.unit.connection.execute(
        "SELECT DISTINCT subject FROM journal WHERE kind LIKE 'consultation.%'"
    )
    ids = [UUID(bytes=subject) for (subject,) in subjects.fetchall()]
    folded = [consultation_projection.fold(one, register.complaints.story(one)) for one in ids]
    counted = [
        one
        for one in folded
        if one is not None and one.complaint is None
        if scope.period.first <= one.day <= scope.period.last and scope.counter in ("", one.series)
    ]
    return {
        "months": dict(Counter(one.day.isoformat()[:7] for one in counted)),
        "channels": dict(Counter(one.inquiry.channel for one in counted)),
        "services": dict(Counter(counted_as("service", one.inquiry.service) for one in counted)),
    }


def _span(spans: Spans) -> tuple[Any, ...]:
    return spans.counted, spans.mean and float(spans.mean), spans.median and float(spans.median), dict(spans.within)


class ByFold:
    """The figures of one scope from complaints and cases, each looked at by itself."""

    def __init__(self, register: Register, scope: Scope, subjects: Iterable[Any]) -> None:
        known = [one for one in subjects if register.complaints.story(one)]
        self.all = [(register.complaints.get(one), register.handling.case(one)) for one in known]
        self.counted_as = counted_as(register)
        self.register = register
        self.scope, self.today, self.calendar = scope, register.today(), register.unit.calendar
        self.now = register.unit.office_time()
        self.state = [one for one in self.all if one[0].status is not Status.CANCELLED]
        self.of_scope = [one for one in self.state if scope.counter in ("", one[0].number.series)]

    def laid_out(self) -> Laid:
        """As :func:`laid_out` gives those of the page."""
        period = self.scope.period
        received = [one for one in self.of_scope if period.first <= self.day(one) <= period.last]
        rest = [one for one in self.of_scope if self.is_left(one, period.last)]
        done = [one for one in self.of_scope if period.first <= self.done_on(one) <= period.last]
        late = [one for one in rest if self.owed(one) < self.now]
        sunday = OfficeTime(self.today + (6 - self.today.weekday()) * DAY, END_OF_DAY)
        found: Laid = {
            "movement": self.movement(period),
            "before": self.movement(period.before()),
            "year before": self.movement(period.year_before()),
            "cancelled": sum(
                complaint.status is Status.CANCELLED
                and self.scope.counter in ("", complaint.number.series)
                and period.first <= self.day((complaint, case)) <= period.last
                for complaint, case in self.all
            ),
            "late": len(late),
            "due this week": sum(self.now <= self.owed(one) <= sunday for one in rest),
            "waiting": sum(one[0].status is Status.CONVEYED for one in rest),
            "response late": sum(map(self.answers_late, received)),
            "satisfied": sum(one[0].status is Status.SATISFIED for one in done),
            "unsatisfied": sum(len(one[1].cycles) > 1 for one in done),
            "no answer": sum(one[0].status is Status.UNANSWERED for one in done),
            "same service": sum(self.is_again(one, self.service) for one in received),
            "same person": sum(self.is_again(one, person) for one in received),
            "extended": sum(one[0].extended_until is not None for one in received),
            "declined": dict(Counter(declined_on(one[1]) for one in done if one[0].status is Status.DECLINED)),
            "responded": self.span((one[0].received_on, one[1].response.on) for one in received if one[1].response),
            "closed": self.span((one[0].received_on, one[1].closed_on) for one in received if one[1].closed_on),
            "ages": self.ages(rest),
            "cycles": dict(Counter(len(one[1].cycles) for one in done)),
            "topics": most({both: n for both, n in Counter(map(self.topic, received)).items() if both != ("", "")}),
            "trend": tuple((part, self.movement(part)) for part in parts(period)),
            "consultations": folded_consultations(self.register, self.scope, self.counted_as),
        }
        groups = (received, done, rest, late, [one for one in rest if one[0].status is Status.CONVEYED])
        for cut in Cut:
            counted = [Counter(value(one, cut, self.counted_as) for one in group) for group in groups]
            for name in {*counted[0], *counted[1], *counted[2]}:
                found[f"{cut} {name}"] = tuple(one[name] for one in counted)
        return found

    def service(self, one: tuple[Complaint, Case]) -> str:
        typed = one[0].intake.service
        code = self.counted_as("service", typed)
        return typed if code == "other" else code

    def topic(self, one: tuple[Complaint, Case]) -> tuple[str, str]:
        return value(one, Cut.CATEGORY, self.counted_as), value(one, Cut.SERVICE, self.counted_as)

    def day(self, one: tuple[Complaint, Case]) -> date:
        return one[0].recorded_on if self.scope.basis is Basis.RECORDED else one[0].received_on

    def done_on(self, one: tuple[Complaint, Case]) -> date:
        complaint, case = one
        assert (case.closed_on is not None) == (complaint.status in CLOSED)
        return max(case.closed_on, complaint.received_on, complaint.recorded_on) if case.closed_on else date.max

    def is_left(self, one: tuple[Complaint, Case], on: date) -> bool:
        return self.day(one) <= on < self.done_on(one)

    def movement(self, period: Period) -> Movement:
        return Movement(
            sum(self.is_left(one, period.first - DAY) for one in self.of_scope),
            sum(period.first <= self.day(one) <= period.last for one in self.of_scope),
            sum(period.first <= self.done_on(one) <= period.last for one in self.of_scope),
            sum(self.is_left(one, period.last) for one in self.of_scope),
        )

    def owed(self, one: tuple[Complaint, Case]) -> OfficeTime:
        clock = deadlines.next_obligation(*one)
        return OfficeTime(clock.on, clock.time or END_OF_DAY) if clock else OfficeTime(date.max, END_OF_DAY)

    def answers_late(self, one: tuple[Complaint, Case]) -> bool:
        complaint, case = one
        if case.response or case.lapse or complaint.status in CLOSED:
            return bool(case.overdue and case.overdue.late)
        return complaint.intake.kind is Kind.COMPLAINT and complaint.due.day < self.today

    def is_again(self, one: tuple[Complaint, Case], key: Any) -> bool:
        day = one[0].received_on
        return bool(key(one)) and any(
            key(other) == key(one) and day - 90 * DAY <= other[0].received_on < day for other in self.state
        )

    def ages(self, rest: list[tuple[Complaint, Case]]) -> dict[str, int]:
        as_of = min(self.today, self.scope.period.last)
        days = [max(0, (as_of - one[0].received_on).days) for one in rest]
        return {age_code(*age): sum(age[0] <= n and (age[1] is None or n <= age[1]) for n in days) for age in AGES}

    def span(self, pairs: Iterable[tuple[date, date]]) -> tuple[Any, ...]:
        days = [working_days.working_days_between(self.calendar, *pair) for pair in pairs]
        within = {most: sum(one <= most for one in days) for most in WITHIN}
        return (len(days), sum(days) / len(days), float(median(days)), within) if days else (0, None, None, within)


def most(topics: dict[tuple[str, str], int]) -> tuple[list[int], dict[tuple[str, str], int]]:
    """How often the most frequent were, and which those are that no other one can stand in for."""
    counts = sorted(topics.values(), reverse=True)[:TOPICS]
    least = counts[-1] if len(counts) == TOPICS else 0
    return counts, {both: many for both, many in topics.items() if many > least}


def person(one: tuple[Complaint, Case]) -> str:
    """Who it is from, as far as anybody may know."""
    who = one[0].intake.complainant
    return (complainants.identity_key(who) or phone_digits(who.phone)[::-1]) if who.identity == "open" else ""


def forwarded_to(case: Case) -> str:
    """The agency that the step names which closed it; a tick afterwards moves nothing."""
    return (case.moved.facts.agency or "") if case.moved else ""


def declined_on(case: Case) -> str:
    """The ground of the step that closed it, a tick afterwards moves nothing; another one where its words were erased."""
    return str(case.moved.facts.ground) if case.moved else Ground.OTHER.value


def value(one: tuple[Complaint, Case], cut: Cut, counted_as: Counted) -> str:
    """What a complaint counts as in a cut."""
    complaint, case = one
    values = {
        Cut.CATEGORY: case.category or complaint.intake.category,
        Cut.LEVEL: case.level,
        Cut.TEAM: case.team.text,
        Cut.REGENCY: complaint.intake.complainant.regency,
        Cut.DISTRICT: complaint.intake.complainant.district,
        Cut.AGENCY: forwarded_to(case) if complaint.status in CLOSED else "",
        Cut.OFFICER: complaint.officer,
        Cut.STATUS: complaint.status.value,
    }
    return counted_as(cut.value, values[cut] if cut in values else str(getattr(complaint.intake, cut.value)))


def by_lists(register: Register, figures: Figures) -> Laid:
    """What the list behind each figure has, beside the figure itself where they differ."""
    scope = figures.scope
    asked: list[tuple[Any, Subset, str, tuple[tuple[Cut, str], ...]]] = [
        (figures.movement.carried, Subset.CARRIED, "", ()),
        (figures.movement.received, Subset.RECEIVED, "", ()),
        (figures.movement.done, Subset.DONE, "", ()),
        (figures.movement.rest, Subset.REST, "", ()),
        (figures.cancelled, Subset.CANCELLED, "", ()),
        (figures.late, Subset.LATE, "", ()),
        (figures.due_this_week, Subset.DUE_THIS_WEEK, "", ()),
        (figures.waiting, Subset.WAITING, "", ()),
        (figures.response.counted, Subset.RESPONDED, "", ()),
        (figures.closing.counted, Subset.CLOSED, "", ()),
        (figures.response_late, Subset.RESPONSE_LATE, "", ()),
        (figures.satisfied, Subset.SATISFIED, "", ()),
        (figures.unsatisfied, Subset.UNSATISFIED, "", ()),
        (figures.no_answer, Subset.NO_ANSWER, "", ()),
        (sum(many for cycle, many in figures.cycles.items() if cycle > 1), Subset.REPEATED, "", ()),
        (figures.same_service, Subset.SAME_SERVICE, "", ()),
        (figures.same_person, Subset.SAME_PERSON, "", ()),
        (figures.extended, Subset.EXTENDED, "", ()),
        (sum((figures.declined or {}).values()), Subset.DECLINED, "", ()),
        *((many, Subset.DECLINED, ground, ()) for ground, many in (figures.declined or {}).items()),
        *((many, Subset.AGE, age, ()) for age, many in figures.ages.items()),
        *((many, Subset.RESPONDED_WITHIN, str(days), ()) for days, many in figures.response.within.items()),
        *((many, Subset.CLOSED_WITHIN, str(days), ()) for days, many in figures.closing.within.items()),
    ]
    for cut, lines in figures.cuts.items():
        for line in lines:
            counts = (line.received, line.done, line.rest, line.late, line.waiting)
            asked += [(many, subset, "", ((cut, line.value),)) for subset, many in zip(OF_CUTS, counts, strict=True)]
    for one in figures.topics[:TOPICS]:
        cuts = ((Cut.CATEGORY, one.category), (Cut.SERVICE, one.service))
        asked.append((one.received, Subset.RECEIVED, "", cuts))
    counted = {
        (str(subset), text, cuts): (many, register.reports.count(Selection(scope, subset, text, cuts)))
        for many, subset, text, cuts in asked
    }
    asked_after = figures.consultations or ConsultationFigures((), (), ())
    consulted = {
        str(one.sought): (one.many, register.consultations.list_masked(one.sought)[1])
        for one in (*asked_after.months, *asked_after.channels, *asked_after.services)
    }
    return {str(key): both for key, both in (*counted.items(), *consulted.items()) if both[0] != both[1]}


def demand_equal(register: Register, scope: Scope, subjects: Iterable[Any]) -> None:
    """The page, each complaint by itself, and the list behind each figure say the same."""
    figures = register.reports.figures(scope)
    folded = ByFold(register, scope, subjects)
    assert laid_out(figures, folded.counted_as) == folded.laid_out()
    assert by_lists(register, figures) == {}


_SINGLE = {
    "cancelled": Subset.CANCELLED,
    "late": Subset.LATE,
    "due this week": Subset.DUE_THIS_WEEK,
    "waiting": Subset.WAITING,
    "response late": Subset.RESPONSE_LATE,
    "satisfied": Subset.SATISFIED,
    "unsatisfied": Subset.REPEATED,
    "no answer": Subset.NO_ANSWER,
    "same service": Subset.SAME_SERVICE,
    "same person": Subset.SAME_PERSON,
}
_MOVED = (Subset.CARRIED, Subset.RECEIVED, Subset.DONE, Subset.REST)


Key = tuple[Scope, Subset, str, tuple[Any, ...]]


def counted(laid: Laid, scope: Scope) -> dict[Key, int]:
    """The counts of what is laid out, each by the selection of which it is; those that are nothing are left out."""
    found: dict[Key, int] = {(scope, subset, "", ()): laid[name] for name, subset in _SINGLE.items()}
    found[scope, Subset.EXTENDED, "", ()] = laid["extended"]
    found |= {(scope, Subset.DECLINED, ground, ()): many for ground, many in laid["declined"].items()}
    found |= {(scope, Subset.AGE, code, ()): many for code, many in laid["ages"].items()}
    found |= {(scope, Subset.REPEATED, str(number), ()): many for number, many in laid["cycles"].items()}
    found |= _moved(laid, scope) | _of_cuts(laid, scope)
    for name, all_of_them, part in (
        ("responded", Subset.RESPONDED, Subset.RESPONDED_WITHIN),
        ("closed", Subset.CLOSED, Subset.CLOSED_WITHIN),
    ):
        found[scope, all_of_them, "", ()] = laid[name][0]
        found |= {(scope, part, str(days), ()): many for days, many in laid[name][-1].items()}
    return {key: many for key, many in found.items() if many}


def _moved(laid: Laid, scope: Scope) -> dict[Key, int]:
    periods = [(scope.period, laid["movement"]), *laid["trend"]]
    periods += [(scope.period.before(), laid["before"]), (scope.period.year_before(), laid["year before"])]
    return {
        (dataclasses.replace(scope, period=period), subset, "", ()): getattr(moved, subset.value)
        for period, moved in periods
        for subset in _MOVED
    }


def _of_cuts(laid: Laid, scope: Scope) -> dict[Key, int]:
    return {
        (scope, subset, "", ((cut, name.removeprefix(f"{cut} ")),)): one
        for cut in Cut
        for name, many in laid.items()
        if cut is not Cut.OFFICER and name.startswith(f"{cut} ")
        for subset, one in zip(OF_CUTS, many, strict=True)
    }
