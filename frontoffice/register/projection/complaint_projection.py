"""From entries to the tables that are read; the same for an entry made here and one that came from elsewhere.

What the tables hold is what ``standing.py`` and ``office_lists.py`` make of the entries; they can be made anew at any
time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain import complaint as rules
from frontoffice.domain import deadlines
from frontoffice.domain.case import Case, TakenStep
from frontoffice.domain.complaint import CLOSED, Complaint, Identity, Status
from frontoffice.domain.dates import time_of_day, to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.limits import END_OF_DAY, Target
from frontoffice.domain.people import phone_digits
from frontoffice.domain.steps import Step, next_step
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import StoryLine
from frontoffice.register.projection import reference_data_projection
from frontoffice.register.projection.complaint_fold import fold_case, told

SUMMARY: Final = 160
_COLUMNS: Final = (
    "series, year, no, number_text, check_code, recorded_at, recorded_on, received_on, received_time, channel,"
    " channel_name, kind, name, address, phone, phone_reversed, nik, may_offer, service, application_no, external_id,"
    " summary, category, missing, due_on, due_provisional, late_filing, status, officer, reviewed_by, papers,"
    " amendments, cycle, waits, clock_on, clock_time, clock_provisional, level, team, papers_until, responded_on,"
    " response_late, late_days, stepped_on, calendar, target_on, target_time,"
    " target_provisional, target_since, target_limit, conflict, suffix,"
    " action, action_on, outcome, conveyed_on, answer, remark, merged_into, done_by"
)
_MARKS: Final = ", ".join("?" * len(_COLUMNS.split(",")))
_INSERT: Final = f"INSERT INTO complaint (id, subject, {_COLUMNS}) VALUES (?, ?, {_MARKS})"
_UPDATE: Final = f"UPDATE complaint SET ({_COLUMNS}) = ({_MARKS}) WHERE id = ?"
NEVER: Final = "9999-12-31"  # sorts after every date
UNDECIDED: Final = 1  # filed late, and the supervisor has not reviewed it as such
DECIDED: Final = 2


def _row(complaint: Complaint, case: Case) -> tuple[object, ...]:
    intake, who, number = complaint.intake, complaint.intake.complainant, complaint.number
    received = complaint.received_at
    hidden = who.identity is not Identity.OPEN
    return (
        number.series,
        number.year,
        number.no,
        complaint.number_text,
        complaint.check_code,
        to_text(complaint.recorded_at),
        complaint.recorded_on.isoformat(),
        complaint.received_on.isoformat(),
        time_of_day(received, complaint.zone)[:5] if received else "",
        intake.channel,
        complaint.channel_name,
        str(intake.kind),
        complaint.shown_name,
        "" if hidden else ", ".join(part for part in (who.address, who.district, who.regency) if part),
        "" if hidden else who.phone,
        phone_digits(who.phone)[::-1],
        who.nik,
        int(not hidden),
        intake.service,
        intake.application_no,
        rules.same_item(intake.external_id),
        _summary(intake.description),
        case.category or intake.category,
        ",".join(complaint.missing_papers),
        complaint.due.day.isoformat(),
        int(complaint.due.provisional),
        (DECIDED if complaint.late_decided_by else UNDECIDED) if complaint.late_filing else 0,
        str(complaint.status),
        complaint.officer,
        complaint.reviewed_by,
        complaint.papers_printed,
        complaint.amendments,
        *_handling(complaint, case),
    )


def _handling(complaint: Complaint, case: Case) -> tuple[object, ...]:
    """Where it waits and by when: what the worklist reads."""
    clock, last = deadlines.clock(complaint, case), case.last
    waits = next_step(case.status, complaint.intake.kind)
    return (
        case.cycle.no,
        str(waits or ""),
        clock.on.isoformat() if clock else NEVER,
        (clock.time if clock else "") or END_OF_DAY,
        int(clock.provisional) if clock else 0,
        case.level,
        case.team.text,
        case.asked.until.isoformat() if case.asked and complaint.missing_papers else "",
        case.response.on.isoformat() if case.response else "",
        int(case.overdue.late) if case.overdue else 0,
        case.overdue.late_days if case.overdue else 0,
        last.on.isoformat() if last else "",
        complaint.due.calendar_version,
        *target_columns(case.target),
        int(complaint.conflict),
        complaint.suffix,
        *_book(complaint, case, last),
        _merged_into(case),
        _done_by(case) if waits is Step.VERIFY else "",
    )


def _done_by(case: Case) -> str:
    """Who did what is to be verified, by id, or by name where an old entry has no id."""
    done = case.cycle.last(Step.ACT)
    return (done.officer_id or done.officer) if done else ""


def _book(complaint: Complaint, case: Case, last: TakenStep | None) -> tuple[str, ...]:
    """What the book has in its columns for the action, the result, the complainant's answer, and remarks."""
    told = {taken.step: taken for cycle in case.cycles for taken in cycle.steps}
    decided, verified = _later(told, Step.DECIDE, Step.FOLLOW_UP, Step.NOTE), told.get(Step.VERIFY)
    conveyed, answered = _later(told, Step.CONVEY, Step.ANSWER), _later(told, Step.SATISFIED, Step.UNSATISFIED)
    left = last if last and last.to in CLOSED else None
    said = [complaint.cancelled_why or (left.text if left else complaint.review_note)]
    if left is not None:
        said += [str(left.facts.get(name) or "") for name in ("agency", "letter")]
    return (
        _summary(decided.text) if decided else "",
        decided.on.isoformat() if decided else "",
        str(verified.facts.get("outcome") or "") if verified else "",
        conveyed.on.isoformat() if conveyed else "",
        str(answered.step) if answered else "",
        _summary(" \N{MIDDLE DOT} ".join(part for part in said if part)),
    )


def _later(told: Mapping[Step, TakenStep], *steps: Step) -> TakenStep | None:
    """Which of these steps was taken last, in whatever cycle."""
    some = [told[step] for step in steps if step in told]
    return max(some, key=lambda taken: taken.place) if some else None


def _summary(text: str) -> str:
    return " ".join(text[: 2 * SUMMARY].split())[:SUMMARY]


def _merged_into(case: Case) -> bytes:
    """The subject that it repeats, empty for what is not merged (or by a broken program)."""
    if case.status is not Status.MERGED or case.moved is None:
        return b""
    try:
        return UUID(str(case.moved.facts.get("other"))).bytes
    except ValueError:
        return b""


def target_columns(target: Target | None) -> tuple[object, ...]:
    """A target as the columns of a complaint have it."""
    if target is None:
        return ("", "", 0, "", "")
    return target.on.isoformat(), target.time, int(target.provisional), target.since, target.limit


def words(complaint: Complaint) -> str:
    """The words by which a complaint is found; the name of who asked for confidence is not among them."""
    intake, who = complaint.intake, complaint.intake.complainant
    told = (
        who.name if who.identity is Identity.OPEN else "",
        intake.description,
        intake.wish,
        intake.service,
        intake.application_no,
        intake.external_id,
        intake.respondent,
        intake.event_place,
    )
    return " ".join(dict.fromkeys(tokens(" ".join(told))))


def tokens(text: str) -> list[str]:
    """The words of a text as the index knows them: without accents, lower case, letters and digits."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.lower())


_WORD: Final = re.compile(r"[^\W_]{1,40}")


def project(
    connection: apsw.Connection,
    subject: UUID,
    before: Sequence[StoryLine],
    after: Sequence[StoryLine],
    found: list[tuple[int, str]] | None = None,
) -> tuple[Complaint, Case] | None:
    """Bring the tables from what ``before`` told about a complaint to what ``after`` tells; gives it as it stands.

    ``before`` is what the tables were made from: the index of words can only forget what it is told once more. Who
    projects many at once collects in ``found`` by which words each is found, and tells :func:`index` in the end.
    """
    own: list[tuple[int, str]] = []
    folded = fold_case(after)
    known = connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get
    if folded is None:
        if known is not None:
            _forget(connection, known, subject, before)
        return None
    new, case = folded
    row_id = known or _free_id(connection, new)
    if known is None:
        connection.execute(_INSERT, (row_id, new.subject.bytes, *_row(new, case)))
        own.append((row_id, words(new)))
    else:
        connection.execute(_UPDATE, (*_row(new, case), row_id))
        connection.execute("DELETE FROM reminder WHERE complaint = ?", (row_id,))
        if _changes_words(before, after):
            own += _changed_words(connection, row_id, before, new)
    if found is None:
        index(connection, own)
    else:
        found += own
    _remind(connection, row_id, deadlines.running(new, case))
    if new.suffix and not new.erased:
        connection.execute(
            "INSERT OR IGNORE INTO renumbered (subject, first_text) VALUES (?, ?)",
            (new.subject.bytes, next(str(line.body["number"]) for line in after if line.entry_id == subject)),
        )
    return folded


def _remind(connection: apsw.Connection, row_id: int, running: Iterable[tuple[str, date]]) -> None:
    """The limits that remind, by what they count from: how long they are is the office's to set at any time."""
    for code, since in running:
        told = (code, since.isoformat(), row_id)
        connection.execute("INSERT INTO reminder (code, since, complaint) VALUES (?, ?, ?)", told)


_TELLS_WORDS: Final = frozenset({EntryKind.RECORDED, EntryKind.AMENDED, EntryKind.ERASED})


def _changes_words(before: Sequence[StoryLine], after: Sequence[StoryLine]) -> bool:
    known = [line.entry_id for line in before if line.kind in _TELLS_WORDS]
    return known != [line.entry_id for line in after if line.kind in _TELLS_WORDS]


def _changed_words(
    connection: apsw.Connection, row_id: int, before: Sequence[StoryLine], new: Complaint
) -> Iterator[tuple[int, str]]:
    old = told(before)
    if old is not None and words(old) != words(new):
        _unindex(connection, row_id, words(old))
        yield row_id, words(new)


def _forget(connection: apsw.Connection, row_id: int, subject: UUID, before: Sequence[StoryLine]) -> None:
    """A complaint of which no recording is left: its entries were moved away, and no ghost stays in the lists."""
    old = told(before)
    if old is not None:
        _unindex(connection, row_id, words(old))
    connection.execute("DELETE FROM complaint WHERE id = ?", (row_id,))
    connection.execute("DELETE FROM reminder WHERE complaint = ?", (row_id,))
    connection.execute("DELETE FROM renumbered WHERE subject = ?", (subject.bytes,))


def _unindex(connection: apsw.Connection, row_id: int, text: str) -> None:
    connection.execute(
        "INSERT INTO complaint_words (complaint_words, rowid, words) VALUES ('delete', ?, ?)", (row_id, text)
    )


_PER_SECOND: Final = 64
EPOCH: Final = 1_700_000_000  # seconds; ids stay small, so the index stays small


def _free_id(connection: apsw.Connection, complaint: Complaint) -> int:
    """The next free id in the second of recording, so that the newest complaints have the highest ids on every desk."""
    row_id = first_id(int(complaint.recorded_at.timestamp()))
    while connection.execute("SELECT 1 FROM complaint WHERE id = ?", (row_id,)).get:
        row_id += 1
    return row_id


def first_id(seconds: int) -> int:
    """The lowest id of a complaint recorded in that second (Unix time)."""
    return max(1, seconds - EPOCH) * _PER_SECOND


def index(connection: apsw.Connection, found: list[tuple[int, str]]) -> None:
    """Let each complaint be found by its words, and its words be completed while they are typed.

    In the order of their ids: the index begins a new piece of itself whenever one is lower than the one before.
    """
    connection.executemany("INSERT INTO complaint_words (rowid, words) VALUES (?, ?)", sorted(found))
    terms = {term for _, text in found for term in text.split()}
    connection.executemany("INSERT OR IGNORE INTO word (term) VALUES (?)", ((term,) for term in terms))


def forget_words(connection: apsw.Connection) -> None:
    """Take the words out that no complaint holds any more."""
    connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, complaint_words, row)")
    connection.execute("DELETE FROM word WHERE term NOT IN (SELECT term FROM temp.known)")
    connection.execute("DROP TABLE temp.known")


def row_of(lines: Sequence[StoryLine]) -> tuple[object, ...] | None:
    """The row that a complaint with these entries has, without what is each file's own; None when it has none."""
    stands = fold_case(lines)
    return _row(*stands) if stands else None


def row_kept(connection: apsw.Connection, subject: UUID) -> tuple[object, ...] | None:
    """The row that is kept of a complaint, as :func:`row_of` gives it."""
    row: tuple[object, ...] | None = connection.execute(_KEPT, (subject.bytes,)).fetchone()
    return row


_KEPT: Final = f"SELECT {_COLUMNS} FROM complaint WHERE subject = ?"


def rebuild(connection: apsw.Connection) -> None:
    """Empty every projected table and fill it again from the journal. The caller holds a transaction."""
    for table in ("complaint", "word", "renumbered", "reminder", *reference_data_projection.TABLES):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO complaint_words (complaint_words) VALUES ('delete-all')")
    found: list[tuple[int, str]] = []
    for subject in list(journal.subjects(connection)):
        lines = journal.story(connection, subject)
        reference_data_projection.project(connection, subject, lines)
        project(connection, subject, (), lines, found)
        if len(found) >= _AT_ONCE:
            index(connection, found)
            found = []
    index(connection, found)


_AT_ONCE: Final = 10_000  # complaints, some megabytes of words
