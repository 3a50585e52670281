"""F4, the worklist: open complaints in the order of urgency, whose work each is, reminders, and their tally.

Open complaints, the most urgent first, and how many of each; some closed ones besides.

Urgency is what the office owes next (``domain/cases/deadlines.next_obligation``): the response, then the present
cycle's target. How many there are of each is counted as they change (``work_count``), and working days once for each
date that occurs: a hundred thousand open complaints cost a pass over some thousand counts.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

import apsw

from frontoffice.domain import limits, people
from frontoffice.domain.absences import Absence
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.calendar.office_hours import USUAL
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.limits import DECISION, END_OF_DAY, SILENCE, SP4N_FORWARD, SP4N_REPLY
from frontoffice.domain.people import May, Officer
from frontoffice.domain.switches import VERIFIED_BY_OTHER
from frontoffice.register.journal import reading
from frontoffice.register.projection.complaint_columns import NEVER, UNDECIDED
from frontoffice.register.queries import absences, canonical, complaint_list, hidden_words
from frontoffice.register.queries import urgency as urgencies
from frontoffice.register.queries.urgency import Days
from frontoffice.register.unit_of_work import UnitOfWork

NONE: Final[tuple[str, tuple[object, ...]]] = (" AND clock_on = ''", ())
Sql = tuple[str, tuple[object, ...]]


class Assigned(NamedTuple):
    """Count of open complaints assigned to one person by name, as a group.

    ``many`` that are alike in this.

    ``waits_for`` is empty for those of all persons together.
    """

    clock_on: str
    clock_time: str
    waits_for: str
    waits: str
    done_by: str
    many: int


ASSIGNED: Final = (
    "SELECT clock_on, clock_time, waits_for, waits, done_by, n FROM assigned_count"
    " WHERE waits_for IN (SELECT value FROM carray(?))"
)
_SHAPE: Final = reading.shape(Assigned)


def count_assigned(connection: apsw.Connection, people: Sequence[str] = ("",)) -> list[Assigned]:
    """Load the counts of complaints assigned to these people, by id; "" for whoever it is, all together."""
    return [
        *map(
            Assigned._make,
            reading.validate_rows(
                "assigned_count", connection.execute(ASSIGNED, (apsw.carray(tuple(people)),)), _SHAPE
            ),
        )
    ]


def own_steps(officer: Officer) -> tuple[Step, ...]:
    """Pending steps of this officer's role; the complainant's answer waits for nobody here."""
    return tuple(step for step, rule in RULES.items() if step is not Step.SATISFIED and people.may(officer, rule.may))


class OwnWork:
    """Pending work of one officer, from the people ``everyone`` (by id) and the assignments ``named``.

    Of who is ``away`` it waits for the substitute as well.

    ``steps`` are those of the officer's role, ``did`` is what stands where they did what somebody else verifies.
    ``more`` and ``less`` are what is counted besides what waits for the role: mine by name, and everybody's by name.
    """

    def __init__(
        self,
        officer: Officer,
        office: HandlingContext,
        everyone: Mapping[str, Officer],
        away: Mapping[str, Absence],
        named: Sequence[Assigned],
        connection: apsw.Connection,
    ) -> None:
        self.steps = tuple(str(step) for step in own_steps(officer))
        by_others = office.limits.amount(VERIFIED_BY_OTHER)  # what one did, somebody else verifies
        self.did = (str(officer.officer_id), officer.name) if by_others else ()
        self.less = [one for one in named if self._is_of_role(one.waits, one.done_by)]
        mine = self._by_name(officer, everyone, away) if self.less else {}
        found = count_assigned(connection, tuple(mine)) if mine else []
        self.more = [
            one for one in found if one.waits in mine[one.waits_for] and self._is_of_role(one.waits, one.done_by)
        ]
        there = {one.waits_for for one in self.more}
        self._from: list[tuple[str, tuple[str, ...]]] = [("", self.steps)]
        self._from += ((who, steps) for who, steps in mine.items() if who in there)

    def _is_of_role(self, waits: str, done_by: str) -> bool:
        return waits in self.steps and done_by not in self.did

    def _by_name(
        self, officer: Officer, everyone: Mapping[str, Officer], away: Mapping[str, Absence]
    ) -> dict[str, tuple[str, ...]]:
        """Steps of this officer under others' assignments (e.g. as stand-in), by the assignee's id."""
        found = {
            who: tuple(step for step in self.steps if not assigning.is_others(who, step, officer, everyone, away))
            for who in {str(officer.officer_id), *everyone}
        }
        return {who: steps for who, steps in found.items() if steps}

    def lines(self, columns: str, order: str, between: Sql, limit: int) -> Sql:
        """SQL for the first lines of it in the worklist's order, with its bound values."""
        if not self.steps:
            return f"SELECT {columns} FROM complaint WHERE false", ()
        if not self.less:
            where, bound = self._of_role(self.steps)
            sql = f"SELECT {columns} FROM complaint INDEXED BY complaint_work WHERE waits <> ''{where}{between[0]}"
            return f"{sql} ORDER BY {order}, waits_for, id LIMIT ?", (*bound, *between[1], limit)
        parts, values = [], list[object]()
        for who, steps in self._from:
            where, bound = self._of_role(steps)
            parts.append(
                "SELECT id FROM (SELECT id FROM complaint INDEXED BY complaint_assigned"
                f" WHERE waits <> '' AND waits_for = ?{where}{between[0]} ORDER BY {order}, id LIMIT ?)"
            )
            values += [who, *bound, *between[1], limit]
        found = " UNION ALL ".join(parts)
        sql = f"SELECT {columns} FROM complaint NOT INDEXED WHERE id IN ({found}) ORDER BY {order}, waits_for, id"
        return f"{sql} LIMIT ?", (*values, limit)

    def _of_role(self, steps: Sequence[str]) -> Sql:
        sql, bound = f" AND waits IN ({_marks(steps)})", (*steps,)
        return (f"{sql} AND done_by NOT IN ({_marks(self.did)})", (*bound, *self.did)) if self.did else (sql, bound)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


# --- Reminder limits: which open complaints are past one of them, as SQL, and how many ---


def count_reminders(connection: apsw.Connection, office: HandlingContext) -> int:
    """Count open complaints past a reminder limit; each stands once, with all of its own."""
    ends = dict(past_reminders(office))
    kept = reading.validate_rows(
        "reminder_count", connection.execute("SELECT limits, n FROM reminder_count"), (str, int)
    )
    return sum(many for limits_of_one, many in kept if _is_any_past(limits_of_one, ends))


def _is_any_past(limits_of_one: str, ends: Mapping[str, str]) -> bool:
    """Whether one of ``code since,code since`` is over."""
    return any(
        since <= ends.get(code, "") for code, _, since in (one.partition(" ") for one in limits_of_one.split(","))
    )


def past_reminders(office: HandlingContext) -> tuple[tuple[str, str], ...]:
    """Reminder limits, the most frequent first, each with the latest start date already past it.

    Whatever began by a certain date is past its limit, so each limit is counted for that one date, not for each row.
    """
    began = ((code, _last_past(office, code)) for code in (DECISION, SILENCE, SP4N_REPLY, SP4N_FORWARD))
    return tuple((code, day.isoformat()) for code, day in began if day)


def is_reminder_past(limits_past: Iterable[tuple[str, str]], whose: str, name: str) -> tuple[str, tuple[str, ...]]:
    """SQL condition for a complaint past one of these limits, with its bound values; ``name`` is the row's alias."""
    bound = tuple(value for limit in limits_past for value in limit)
    one_of = " OR ".join([f"({name}.code = ? AND {name}.since <= ?)"] * (len(bound) // 2)) or "0"
    return f"EXISTS (SELECT 1 FROM reminder AS {name} WHERE {whose} AND ({one_of}))", bound


def _last_past(office: HandlingContext, code: str) -> date | None:
    """Latest start date with the limit already run out, None for a limit unknown to the office."""
    limit = office.limits.by_code.get(code)
    if limit is None:
        return None
    days = range(_LONG_AGO)

    def has_run_out(back: int) -> bool:
        since = office.today - timedelta(days=back)
        return limits.target(limit, since, office.calendar, USUAL, _ANY_ZONE).is_past(office.today, office.time)

    return office.today - timedelta(days=bisect_left(days, True, key=has_run_out))


_LONG_AGO: Final = 4_000  # days: longer ago than any limit that can be set


_ANY_ZONE: Final = next(iter(ZONES))  # a limit from a date asks for none

# --- Tally of open complaints: a few thousand rows for a hundred thousand complaints, kept until the file changes ---


class Some(NamedTuple):
    """Group of open complaints alike in all counted columns.

    ``many`` of them. A row of ``work_count`` as it is read.
    """

    clock_on: str
    clock_time: str
    waits: str
    incomplete: int
    papers_until: str
    conflict: int
    done_by: str
    many: int


COUNTED: Final = "SELECT clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by, n FROM work_count"
_TALLY_SHAPE: Final = reading.shape(Some)
Open = tuple[list[Some], list[Assigned]]
KEPT: Final[WeakKeyDictionary[apsw.Connection, tuple[tuple[int, int], Open]]] = WeakKeyDictionary()


def tally_work(connection: apsw.Connection) -> Open:
    """Tally of open complaints, and its part assigned by name.

    Kept until anything in the file changes, since one pass is most of the work.
    """
    if connection.in_transaction:  # what is counted here may be rolled back
        return _count(connection)
    now = (connection.total_changes(), connection.data_version())
    kept = KEPT.get(connection)
    if kept is None or kept[0] != now:
        kept = KEPT[connection] = (now, _count(connection))
    return kept[1]


def _count(connection: apsw.Connection) -> Open:
    counted = [*map(Some._make, reading.validate_rows("work_count", connection.execute(COUNTED), _TALLY_SHAPE))]
    return counted, count_assigned(connection)


def by_clock(part: Iterable[Some]) -> Mapping[tuple[str, str], int]:
    """Counts by due date and hour."""
    found: dict[tuple[str, str], int] = {}
    for some in part:
        when = some.clock_on, some.clock_time
        found[when] = found.get(when, 0) + some.many
    return found


def by_urgency(part: Iterable[Some], days: Days) -> dict[str, int]:
    """Counts by urgency, zeros included."""
    counts = dict.fromkeys(urgencies.URGENCIES, 0)
    for when, many in by_clock(part).items():
        counts[days.urgency(*when)] += many
    return counts


# --- worklist ---

LATE: Final = urgencies.LATE
TODAY: Final = urgencies.TODAY
SOON: Final = urgencies.SOON
MINE: Final = "mine"
COMPLAINANT: Final = "complainant"
INCOMPLETE: Final = "incomplete"
PAPERS_OVERDUE: Final = "papers_overdue"
UNREVIEWED: Final = "unreviewed"
FILED_LATE: Final = "filed_late"
REMINDED: Final = "reminded"
CONFLICT: Final = "conflict"
MERGED_IN_VAIN: Final = complaint_list.MERGED_IN_VAIN
NOT_IN_SP4N: Final = complaint_list.NOT_IN_SP4N
SAME_ITEM: Final = complaint_list.SAME_ITEM
TIMELESS: Final = (SAME_ITEM, MERGED_IN_VAIN, NOT_IN_SP4N)
"""Groups in which closed ones are as well: nothing there is late, the newest come first."""
_OF_TIME: Final = ("", LATE, TODAY, SOON)
GROUPS: Final = (
    LATE, TODAY, SOON, MINE, COMPLAINANT, INCOMPLETE, PAPERS_OVERDUE, REMINDED, UNREVIEWED, FILED_LATE, CONFLICT,
    *TIMELESS,
)  # fmt: skip


class WorkLine(NamedTuple):
    """One open complaint as text; ``waits`` is its next step, ``clock_on`` by when (``9999-12-31`` for no limit).

    ``clock_time`` is the hour on that day, ``24.00`` when any hour will do. ``longer_until`` is until when the first
    answer may take longer, where that is what ``clock_on`` is of; late is what comes after ``clock_on``.
    """

    subject: UUID
    number_text: str
    name: str
    service: str
    summary: str
    kind: str
    status: str
    cycle: int
    waits: str
    clock_on: str
    clock_time: str
    clock_provisional: int
    missing: str
    papers_until: str
    team: str
    assignee: str
    waits_for: str
    conflict: int
    late_filing: int
    longer_until: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """First lines of the requested group, in order of urgency.

    ``total`` of them there are; ``counts`` by group.

    ``urgent`` counts the group by its urgency; it is empty where that is not counted as lines change. ``everything``
    is how many are open. ``away`` is who is so today, by id; ``stand_ins`` are the names of who has what waits for them
    instead, by their id and the step: nobody, where nobody by name may take it and is there.
    """

    lines: tuple[WorkLine, ...]
    total: int
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    left: Mapping[str, int] = dataclasses.field(default_factory=dict)  # working days by clock_on
    urgent: Mapping[str, int] = dataclasses.field(default_factory=dict)
    everything: int = 0
    away: Mapping[str, Absence] = dataclasses.field(default_factory=dict)
    stand_ins: Mapping[tuple[str, str], str] = dataclasses.field(default_factory=dict)


_OWED: Final = f"responded_on = '' AND clock_on = due_on AND clock_time = '{END_OF_DAY}'"  # the answer, no target
_LONGER: Final = f"iif({_OWED} AND extended_until > due_on, extended_until, '')"
COLUMNS: Final = ", ".join(_LONGER if name == "longer_until" else name for name in WorkLine._fields)
ORDER: Final = "clock_on, clock_time, waits, missing, papers_until, conflict, done_by"  # as the indexes have it
_PAST: Final = "waits_for, id"  # what the index that holds all of it ends in


class WorklistQuery:
    """The open complaints, the most urgent first, and how many wait in each group."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def counts(self, officer: Officer) -> dict[str, int]:
        """How many open complaints are in each group."""
        with self._unit.briefly():
            office, (tally, named) = self._unit.handling_context(), tally_work(self._unit.connection)
            days, own = _days(tally, office), self._own_work(officer, office, named)
            return _all_counts(self._unit.connection, tally, officer, days, _parts(tally, own, days))

    def read(self, officer: Officer, group: str = "", limit: int = 200, urgency: str = "") -> Worklist:
        """The open complaints of a group of :data:`GROUPS` ("" for all), the most urgent first.

        ``urgency``: only those of one of ``urgency.URGENCIES``, where the group is counted by it.
        """
        with self._unit.reading():
            connection, office = self._unit.connection, self._unit.handling_context()
            tally, named = tally_work(connection)
            days, own = _days(tally, office), self._own_work(officer, office, named)
            parts = _parts(tally, own, days)
            counts = _all_counts(connection, tally, officer, days, parts)
            everything = sum(some.many for some in tally)
            urgent = by_urgency(parts.get(group, tally), days) if group in parts or group in _OF_TIME else {}
            between = _within(tally, lambda *when: days.urgency(*when) == urgency) if urgency in urgent else ("", ())
            total = urgent[urgency] if urgency in urgent else counts.get(group, everything)
            sought = min(limit, total)  # past the last, none is looked for
            kept = reading.validate_rows(
                "complaint", connection.execute(*_lines(group, own, tally, days, between, sought)), SHAPE
            )
            shown = canonical.build_display_mapper(canonical.lists(self._unit))
            found = (shown(WorkLine(UUID(bytes=row[0]), *row[1:])) for row in kept)
            lines = hidden_words.mask_lines(connection, found)
            left = {line.clock_on: days.left(line.clock_on) for line in lines}  # of a day that is counted, or damaged
            away = absences.away(self._unit)
            stand_ins = {
                (line.waits_for, line.waits): absences.stand_in(self._unit, line.waits_for, line.waits)
                for line in lines
                if line.waits_for in away
            }
            return Worklist(lines, total, counts, left, urgent, everything, away, stand_ins)

    def _own_work(self, officer: Officer, office: HandlingContext, named: Sequence[Assigned]) -> OwnWork:
        everyone = {str(one): who for one, who in self._unit.people.items()} if named else {}
        away = absences.away(self._unit) if named else {}
        return OwnWork(officer, office, everyone, away, named, self._unit.connection)


def _lines(group: str, own: OwnWork, tally: Sequence[Some], days: Days, between: Sql, limit: int) -> Sql:
    """SQL for the lines of a group in the index's own order, with the id last.

    Sorting would read every complaint of the group.
    """
    if group == MINE:
        return own.lines(COLUMNS, ORDER, between, limit)
    if group in TIMELESS:
        return complaint_list.newest(group, COLUMNS), (limit,)
    where, values = _where(group, tally, days)
    sql = f"SELECT {COLUMNS} FROM complaint INDEXED BY complaint_work WHERE waits <> ''{where}{between[0]}"
    return f"{sql} ORDER BY {ORDER}, {_PAST} LIMIT ?", (*values, *between[1], limit)


SHAPE: Final = reading.shape(WorkLine)


_FILED_LATE: Final = f"FROM complaint WHERE late_filing = {UNDECIDED} AND waits <> ''"


def _count_undecided(connection: apsw.Connection) -> int:
    """How many open complaints were filed late and wait for the supervisor's decision (procedure, point 3)."""
    many: int = connection.execute(f"SELECT count(*) {_FILED_LATE}").get
    return many


def _days(tally: Iterable[Some], office: HandlingContext) -> Days:
    return Days(office, (some.clock_on for some in tally))


_Parts = dict[str, list[Some]]


def _all_counts(
    connection: apsw.Connection, tally: Sequence[Some], officer: Officer, days: Days, parts: _Parts
) -> dict[str, int]:
    """How many there are of each group, those with an index of their own included."""
    counts = dict.fromkeys(GROUPS, 0) | {group: sum(some.many for some in part) for group, part in parts.items()}
    for when, many in by_clock(tally).items():
        if (urgency := days.urgency(*when)) in counts:
            counts[urgency] += many
    return counts | {
        FILED_LATE: _count_undecided(connection),
        REMINDED: count_reminders(connection, days.office),
        SAME_ITEM: complaint_list.count(connection, SAME_ITEM),
        MERGED_IN_VAIN: complaint_list.count(connection, MERGED_IN_VAIN),
        NOT_IN_SP4N: complaint_list.count(connection, NOT_IN_SP4N) if people.may(officer, May.CONTACT) else 0,
    }


def _parts(tally: Sequence[Some], own: OwnWork, days: Days) -> _Parts:
    """Parts of the tally by group.

    One pass for each, which is quicker than asking each row for all of them.

    What waits for others by name is in the tally as well, so that much less is mine.
    """
    mine, did, today = {*own.steps}, own.did, days.now[0]
    return {
        MINE: [*(some for some in tally if some.waits in mine and some.done_by not in did), *_by_name(own)],
        COMPLAINANT: [some for some in tally if some.waits == Step.SATISFIED],
        INCOMPLETE: [some for some in tally if some.incomplete],
        PAPERS_OVERDUE: [some for some in tally if some.papers_until and some.papers_until < today],
        UNREVIEWED: [some for some in tally if some.waits == Step.REVIEW],
        CONFLICT: [some for some in tally if some.conflict],
    }


def _by_name(own: OwnWork) -> Iterator[Some]:
    """Tally rows for steps assigned to me by name, with negative rows for all steps assigned by name."""
    for sign, part in ((1, own.more), (-1, own.less)):
        for one in part:
            yield Some(one.clock_on, one.clock_time, one.waits, 0, "", 0, "", sign * one.many)


def _where(group: str, tally: Iterable[Some], days: Days) -> Sql:
    """SQL condition of a group's lines, after WHERE, with its bound values.

    With a plus before it, a column in the middle of the index is no constant to SQLite, which would then sort.
    """
    known: dict[str, Sql] = {
        "": ("", ()),
        COMPLAINANT: (" AND clock_on = ? AND clock_time = ? AND waits = ?", (NEVER, END_OF_DAY, str(Step.SATISFIED))),
        INCOMPLETE: (" AND missing <> ''", ()),
        PAPERS_OVERDUE: (" AND papers_until <> '' AND papers_until < ?", (days.now[0],)),
        UNREVIEWED: (" AND +waits = ?", (str(Step.REVIEW),)),
        FILED_LATE: (f" AND id IN (SELECT id {_FILED_LATE})", ()),
        CONFLICT: (" AND +conflict = 1", ()),
    }
    if group in known:
        return known[group]
    if group == REMINDED:
        past, bound = is_reminder_past(past_reminders(days.office), "one.complaint = complaint.id", "one")
        return f" AND {past}", bound
    return _within(tally, lambda *when: days.urgency(*when) == group)


def _within(tally: Iterable[Some], asks: Callable[[str, str], bool]) -> Sql:
    """SQL range from the first to the last matching date and hour; those between them are as urgent."""
    there = {(some.clock_on, some.clock_time) for some in tally}
    ends = sorted(when for when in there if asks(*when))
    between = " AND (clock_on, clock_time) BETWEEN (?, ?) AND (?, ?)"
    return (between, (*ends[0], *ends[-1])) if ends else NONE
