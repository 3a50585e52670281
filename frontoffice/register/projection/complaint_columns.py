"""Table values of a complaint as plain values.

Made of its entries alone, and written down elsewhere.

So they can be made in another process (``replication/folding``); what a complaint has besides (attachments, another
number) is not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain import complainants
from frontoffice.domain.calendar.dates import time_of_day, to_text
from frontoffice.domain.cases import assigning, deadlines, same_items
from frontoffice.domain.cases.case import Case, TakenStep
from frontoffice.domain.cases.steps import Ground, Step, next_step
from frontoffice.domain.complainants import everybody
from frontoffice.domain.complaint import CLOSED, Complainant, Complaint, Identity, Status
from frontoffice.domain.field_table import SEARCHED_TEXTS
from frontoffice.domain.limits import END_OF_DAY, Target
from frontoffice.domain.people import email_key, phone_digits
from frontoffice.domain.text.printable_text import same_item
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import sp4n_projection
from frontoffice.register.projection.text_tokens import tokens

# --- The columns of the complaint's read table, each with what it holds: one mapping, from which its SQL is
# made ---

SUMMARY: Final = 160
NEVER: Final = "9999-12-31"  # sorts after every date
UNDECIDED: Final = 1  # filed late, and the supervisor has not reviewed it as such
DECIDED: Final = 2


class Row:
    """Complaint with its case and values shared by several columns."""

    __slots__ = (
        *("case", "clock", "complaint", "decided", "hidden", "intake", "last", "left", "taken", "target", "waits"),
        "who",
    )

    def __init__(self, complaint: Complaint, case: Case) -> None:
        self.complaint, self.case = complaint, case
        self.intake, self.who = complaint.intake, complaint.intake.complainant
        self.hidden = self.who.identity is not Identity.OPEN
        self.clock, self.last = deadlines.next_obligation(complaint, case), case.last
        self.waits = next_step(case.status, complaint.intake.kind)
        self.target = case.target
        self.taken = {taken.step: taken for cycle in case.cycles for taken in cycle.steps}
        self.decided = self.latest(Step.DECIDE, Step.FOLLOW_UP, Step.NOTE)
        self.left = case.moved if case.status in CLOSED else None  # a review of what is closed leaves it there

    def latest(self, *steps: Step) -> TakenStep | None:
        """Last of these steps in any cycle."""
        some = [self.taken[step] for step in steps if step in self.taken] if self.taken else []
        return max(some, key=lambda taken: taken.place) if some else None


def summary(text: str) -> str:
    """The beginning of a text, on one line."""
    return " ".join(text[: 2 * SUMMARY].split())[:SUMMARY]


def _receipt_time(row: Row) -> str:
    received = row.complaint.received_at
    return time_of_day(received, row.complaint.zone)[:5] if received else ""


def _address(row: Row) -> str:
    who = row.who
    return "" if row.hidden else ", ".join(part for part in (who.address, who.district, who.regency) if part)


def _late_filing(row: Row) -> int:
    if not row.complaint.late_filing:
        return 0
    return DECIDED if row.complaint.late_decided_by else UNDECIDED


def _papers_until(row: Row) -> str:
    asked = row.case.asked
    return asked.until.isoformat() if asked and row.complaint.missing_papers else ""


def whole_texts(row: Row) -> dict[str, str]:
    """Full text of the abbreviated :data:`COLUMNS`, on one line."""
    texts = {"summary": row.intake.description, "action": _action(row), "remark": _remark(row)}
    return {name: " ".join(text.split()) for name, text in texts.items()}


def _action(row: Row) -> str:
    return row.decided.text if row.decided else ""


def _action_on(row: Row) -> str:
    return row.decided.on.isoformat() if row.decided else ""


def _outcome(row: Row) -> str:
    verified = row.taken.get(Step.VERIFY)
    return str(verified.facts.outcome or "") if verified else ""


def _conveyance_date(row: Row) -> str:
    conveyed = row.latest(Step.CONVEY, Step.ANSWER)
    return conveyed.on.isoformat() if conveyed else ""


def _answer(row: Row) -> str:
    answered = row.latest(Step.SATISFIED, Step.UNSATISFIED)
    return str(answered.step) if answered else ""


def _remark(row: Row) -> str:
    left, complaint = row.left, row.complaint
    parts = [left.text if left else complaint.review_note]
    if left is not None:
        parts += [str(text or "") for text in (left.facts.agency, left.facts.letter)]
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _ground(row: Row) -> str:
    """Ground for no follow-up; another one where none is known: it was erased, or written wrongly."""
    if row.case.status is not Status.DECLINED:
        return ""
    ground = str(row.left.facts.ground or "") if row.left else ""
    return ground if ground in set(Ground) else Ground.OTHER.value


def _agency(row: Row) -> str:
    """Agency of a forwarded complaint; what is no text names nobody."""
    named: object = row.left.facts.agency if row.left else ""
    return named if isinstance(named, str) else ""


def _merge_target(row: Row) -> bytes:
    """Subject of the original complaint, empty for one not merged (or by a broken program)."""
    if row.case.status is not Status.MERGED or row.case.moved is None:
        return b""
    try:
        return UUID(str(row.case.moved.facts.other)).bytes
    except ValueError:
        return b""


def _is_counted(row: Row) -> int:
    """Whether reports count it: not what was entered in error, nor what was merged into a record of the same item."""
    if row.case.status is Status.CANCELLED:
        return 0
    merged = row.case.moved if row.case.status is Status.MERGED else None
    return int(merged is None or merged.facts.same_item is not True)


def _acting_officer(row: Row) -> str:
    """Officer behind the action to be verified, by id, or by name for an old entry without an id."""
    done = row.case.cycle.last(Step.ACT) if row.waits is Step.VERIFY else None
    return (done.officer_id or done.officer) if done else ""


def _waits_for(row: Row) -> str:
    has = row.case.assignee
    return assigning.assigned_officer_id(has, row.waits, _acting_officer(row)) if has else ""


_TARGET: Final[Mapping[str, Callable[[Target], object]]] = MappingProxyType(
    {
        "target_on": lambda target: target.on.isoformat(),
        "target_time": lambda target: target.time,
        "target_provisional": lambda target: int(target.provisional),
        "target_since": lambda target: target.since,
        "target_limit": lambda target: target.limit,
    }
)
_NO_TARGET: Final[Mapping[str, object]] = {name: 0 if name == "target_provisional" else "" for name in _TARGET}


TARGET_COLUMNS: Final = tuple(_TARGET)


def target_values(target: Target) -> tuple[object, ...]:
    """A target as its columns have it, in the order of :data:`TARGET_COLUMNS`."""
    return tuple([column(target) for column in _TARGET.values()])


def _of_target(name: str) -> Callable[[Row], object]:
    column, without = _TARGET[name], _NO_TARGET[name]
    return lambda row: without if row.target is None else column(row.target)


COLUMNS: Final[Mapping[str, Callable[[Row], object]]] = MappingProxyType(
    {
        # The number and the receipt.
        "series": lambda row: row.complaint.number.series,
        "year": lambda row: row.complaint.number.year,
        "no": lambda row: row.complaint.number.no,
        "number_text": lambda row: row.complaint.number_text,
        "check_code": lambda row: row.complaint.check_code,
        "recorded_at": lambda row: to_text(row.complaint.recorded_at),
        "recorded_on": lambda row: row.complaint.recorded_on.isoformat(),
        "received_on": lambda row: row.complaint.received_on.isoformat(),
        "received_time": _receipt_time,
        # Who complained of what.
        "channel": lambda row: row.intake.channel,
        "channel_name": lambda row: row.complaint.channel_name,
        "kind": lambda row: str(row.intake.kind),
        "name": lambda row: row.complaint.display_name,
        "address": _address,
        "phone": lambda row: "" if row.hidden else row.who.phone,
        "phone_reversed": lambda row: phone_digits(row.who.phone)[::-1],
        "email": lambda row: email_key(row.who.email),
        "nik": lambda row: complainants.identity_key(row.who),  # or what stands in for one
        "may_offer": lambda row: int(not row.hidden),
        "service": lambda row: row.intake.service,
        "application_no": lambda row: row.intake.application_no,
        "external_id": lambda row: same_item(row.intake.external_id),
        "summary": lambda row: summary(row.intake.description),
        "category": lambda row: row.case.category or row.intake.category,
        "missing": lambda row: ",".join(row.complaint.missing_papers),
        # By when, and how it stands.
        "due_on": lambda row: row.complaint.due.day.isoformat(),
        "due_provisional": lambda row: int(row.complaint.due.provisional),
        "late_filing": _late_filing,
        "status": lambda row: str(row.complaint.status),
        "officer": lambda row: row.complaint.officer,
        "reviewed_by": lambda row: row.complaint.reviewed_by,
        "papers": lambda row: row.complaint.papers_printed,
        "amendments": lambda row: row.complaint.amendments,
        # Where it waits and by when: what the worklist reads.
        "cycle": lambda row: row.case.cycle.no,
        "waits": lambda row: str(row.waits or ""),
        "clock_on": lambda row: row.clock.on.isoformat() if row.clock else NEVER,
        "clock_time": lambda row: (row.clock.time if row.clock else "") or END_OF_DAY,
        "clock_provisional": lambda row: int(row.clock.provisional) if row.clock else 0,
        "level": lambda row: row.case.level,
        "team": lambda row: row.case.team.text,
        "papers_until": _papers_until,
        "responded_on": lambda row: row.case.response.on.isoformat() if row.case.response else "",
        "response_late": lambda row: int(row.case.overdue.late) if row.case.overdue else 0,
        "late_days": lambda row: row.case.overdue.late_days if row.case.overdue else 0,
        "stepped_on": lambda row: row.last.on.isoformat() if row.last else "",
        "calendar": lambda row: row.complaint.due.calendar_version,
        **{name: _of_target(name) for name in _TARGET},
        "conflict": lambda row: int(row.complaint.conflict),
        "suffix": lambda row: row.complaint.suffix,
        # What the book has in its columns for the action, the result, the complainant's answer, and remarks.
        "action": lambda row: summary(_action(row)),
        "action_on": _action_on,
        "outcome": _outcome,
        "conveyed_on": _conveyance_date,
        "answer": _answer,
        "remark": lambda row: summary(_remark(row)),
        "merged_into": _merge_target,
        "done_by": _acting_officer,
        "assignee": lambda row: row.case.assignee.name if row.case.assignee else "",
        "waits_for": _waits_for,
        # What reports and lists count by besides, as it was written.
        "closed_on": lambda row: row.case.closed_on.isoformat() if row.case.closed_on else "",
        "sector": lambda row: row.intake.sector,
        "regency": lambda row: row.who.regency,
        "district": lambda row: row.who.district,
        "agency": _agency,
        "extended_until": lambda row: day.isoformat() if (day := row.complaint.extended_until) else "",
        "ground": _ground,
        "counted": _is_counted,
        "letter_no": lambda row: row.intake.external_id,  # as it was written; external_id is for comparing
    }
)
_VALUES: Final = tuple(COLUMNS.values())
_NAMES: Final = ", ".join(COLUMNS)
INSERT: Final = f"INSERT INTO complaint (id, subject, {_NAMES}) VALUES ({', '.join('?' * (len(COLUMNS) + 2))})"
UPDATE: Final = f"UPDATE complaint SET ({_NAMES}) = ({', '.join('?' * len(COLUMNS))}) WHERE id = ?"
SELECT: Final = f"SELECT {_NAMES} FROM complaint WHERE subject = ?"


def row(complaint: Complaint, case: Case) -> tuple[object, ...]:
    """Column values of a complaint, in column order."""
    made = Row(complaint, case)
    return tuple([value(made) for value in _VALUES])


# --- complaint values ---


class ComplaintValues(NamedTuple):
    """Table values of a complaint.

    ``recorded_at`` is Unix time in seconds, ``row`` what :mod:`complaint_columns` says, ``running`` its reminders,
    ``items`` the keys of the items that it holds (``same_items.items``).
    """

    recorded_at: int
    row: tuple[object, ...]
    words: str
    running: tuple[tuple[str, str], ...]
    is_missing_in_sp4n: bool
    items: tuple[str, ...]


def values(complaint: Complaint, case: Case, lines: Sequence[StoryLine]) -> ComplaintValues:
    """Table values of a complaint after ``lines``."""
    return ComplaintValues(
        int(complaint.recorded_at.timestamp()),
        row(complaint, case),
        words(complaint),
        tuple(reminders(complaint, case)),
        sp4n_projection.is_missing(complaint, sp4n_projection.item(lines)),
        tuple(sorted(list_items(complaint, lines))),
    )


def list_items(complaint: Complaint, lines: Sequence[StoryLine]) -> frozenset[str]:
    """Keys of the items of a complaint after ``lines``."""
    there = sp4n_projection.item(lines)
    return same_items.items(complaint, there.number if there else "")


def reminders(complaint: Complaint, case: Case) -> list[tuple[str, str]]:
    """Limits running for a complaint, each with its first day (ISO)."""
    return [(code, since.isoformat()) for code, since in deadlines.running_limits(complaint, case)]


def words(complaint: Complaint) -> str:
    """Search words of a complaint; who asked for confidence is not among them."""
    intake = complaint.intake
    texts = (
        *(name for one in everybody(complaint) for name in _names(one)),
        *(getattr(intake, name) for name in SEARCHED_TEXTS),
    )
    return " ".join(dict.fromkeys(tokens(" ".join(texts))))


def _names(who: Complainant) -> tuple[str, ...]:
    return (who.name, who.represents, who.contact, who.nib) if who.identity is Identity.OPEN else ()
