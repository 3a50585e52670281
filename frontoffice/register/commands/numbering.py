"""Renumbering with a ``bis`` of one of two complaints with the same number on their receipts, as in a paper register.

Both complaints stay, both receipts are found by what stands on them; the check code on the paper tells them apart.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import numbering, people
from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import FieldRefusal, NumberRefusal
from frontoffice.domain.complainants import Addressee
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds, office_bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.domain.numbering import SUFFIXES, Number
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints, print_job_rows
from frontoffice.register.commands.reference_data import choice_body
from frontoffice.register.journal import chain, ids, journal, origins
from frontoffice.register.journal.ids import subject as subject_of
from frontoffice.register.journal.tables import ListChoiceRow
from frontoffice.register.queries import complaint_list, history, numbers
from frontoffice.register.queries.history import HistoryDoubt
from frontoffice.register.queries.numbers import COPIES_SEEN, CUT, HOME, MOVED, DoubledNumber, NumberGap
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import HighWater
from frontoffice.register.storage.register_tags import COPIED
from frontoffice.register.unit_of_work import UnitOfWork

# --- Numbers of the office's papers: proposed, written by a person, remembered with the paper ---
# The office's own agenda gives the number, so what stands here is a proposal: the one after the highest that was
# written here in this calendar year. A number that is written otherwise is kept as text; one that fits is never given
# twice here.

_FORM: Final = "form"  # how something is written: its name is the pattern
_PAPER_NUMBER: Final = "paper_number"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """Office document made here.

    What it is called, its number ("" for none), whether a hidden name stands on it.

    ``to`` is whom alone it goes to, of several on one number. ``sha256`` is of a file that was made of such a paper,
    under the number that the paper has already.
    """

    name: str
    number: str = ""
    named: bool = False
    to: Addressee | None = None
    sha256: str = ""


class Documents:
    """Numbering of the office's documents, and record of the documents made."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def next_number(
        self,
    ) -> str:
        """Next document number, "" when the office does not number its papers."""
        pattern = self.number_format
        if not pattern:
            return ""
        today, counter = self._unit.today(), self._unit.desk.counter
        with self._unit.reading():
            last = journal.last_no(self._unit.connection, _series(counter), today.year)
        return numbering.write(Number(counter, today.year, numbering.next_no(last)), pattern, today.month)

    def check_number(self, text: str) -> Number | None:
        """Position of a number text in this year's series, None for a number in another form (or none).

        Raises Refused: ``paper_number_taken``, ``too_long``.
        """
        text = one_line(text)
        if len(text) > LONGEST_LINE:
            raise Refused(Problem("number", FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE}))
        counter, year = self._unit.desk.counter, self._unit.today().year
        no = numbering.read_paper_no(text, self.number_format, counter, year)
        if no is None:
            return None
        number = Number(_series(counter), year, no)
        given = f"SELECT 1 FROM journal j WHERE series = ? AND year = ? AND no = ? AND NOT {journal.OUTSIDE_SERIES}"
        with self._unit.reading():
            if self._unit.connection.execute(given, (number.series, number.year, number.no)).get is not None:
                raise Refused(Problem("number", NumberRefusal.PAPER_NUMBER_TAKEN, {"number": text}))
        return number

    def record(self, subject: UUID, made: DocumentRecord, by: Officer, action: UUID) -> None:
        """Remember a paper in the story, with its number; that is then given."""
        entry_kinds.demand(by, EntryKind.DOCUMENT)

        def work() -> None:
            complaint_list.with_case(self._unit, subject)  # Refused when there is none
            number = None if made.sha256 else self.check_number(made.number)
            body = bodies.DocumentBody(
                name=made.name,
                number=one_line(made.number),
                named=made.named,
                by=str(by.officer_id),
                to=_addressee_body(made.to),
                sha256=made.sha256 or None,
            )
            self._unit.append_entry(action, subject, EntryKind.DOCUMENT, body, by, number=number)

        self._unit.run_once(action, work)

    @property
    def number_format(self) -> str:
        """How the office writes the numbers of its papers (``numbering.check_paper_format``), "" when it has none."""
        with self._unit.reading():
            wanted = ListChoiceRow.select().where((ListChoiceRow.list == _FORM) & (ListChoiceRow.code == _PAPER_NUMBER))
            rows = list(wanted.execute(self._unit.db))
        return str(rows[0].name) if rows else ""

    def set_number_format(self, pattern: str, by: Officer, action: UUID) -> None:
        """Number the office's papers so from now on; "" for not at all."""
        entry_kinds.demand(by, EntryKind.CHOICE_SET)
        pattern = one_line(pattern)
        numbering.check_paper_format(pattern)
        body, about = (
            choice_body(_FORM, _PAPER_NUMBER, pattern, "", active=bool(pattern)),
            subject_of(_FORM, _PAPER_NUMBER),
        )
        self._unit.run_once(action, lambda: self._unit.append_entry(action, about, EntryKind.CHOICE_SET, body, by))


def _addressee_body(to: Addressee | None) -> Json | None:
    if to is None:
        return None
    return {"place": to.place, **({"joined": str(to.joined)} if to.joined else {})}


def _series(counter: str) -> str:
    return f"{numbering.PAPERS}/{counter}"


# --- numbering ---

BY_PAPER: Final = "paper"  # the evidence of a person who read the last resi


class Numbering:
    """Decisions on this desk's numbers, and on numbers shared by two papers."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def renumber(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Give a complaint's number a suffix (a supervisor's verb).

        Refused: ``number_not_twice`` (fact ``number``) when no other complaint's number reads the same,
        ``why_missing``.
        """
        entry_kinds.demand(by, EntryKind.RENUMBERED)

        def work() -> tuple[Complaint, Case] | None:
            complaint = complaint_list.with_case(self._unit, subject)[0]
            number = complaint.number
            rows: Any = self._unit.connection.execute(
                "SELECT subject, suffix FROM complaint WHERE series = ? AND year = ? AND no = ?",
                (number.series, number.year, number.no),
            ).fetchall()
            used = [suffix for _, suffix in rows]
            free = next((suffix for suffix in SUFFIXES if suffix not in used), None)
            if used.count(complaint.suffix) < 2 or free is None:  # noqa: PLR2004
                raise Refused(Problem("", NumberRefusal.NUMBER_NOT_TWICE, {"number": complaint.number_text}))
            body = bodies.RenumberedBody(suffix=free, why=complaints.reason(why), by=str(by.officer_id))
            return self._unit.append_entry(action, subject, EntryKind.RENUMBERED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def take_over_series(
        self, why: str, by: Officer, action: UUID, last: Number | None = None, *, accepts_history: bool = False
    ) -> None:
        """Take over this desk's series: this register, and no other, counts in it from now on (a supervisor's verb).

        Settles a register that was put back, moved or changed by another program, and a series that another desk had.
        Whoever had it learns so at its next round. It goes on on a fresh chain, which no copy of this file can take for
        its own, and after ``last``, the last number on paper (0 where no resi was given out); what lies between is
        written down as a gap.

        A history that differs from a known one (:meth:`history_doubts`) is accepted only where that is said; that is
        written down with it.

        Refused: ``history_not_accepted``, ``last_number_missing`` where :func:`numbers.find_refusal` and it
        was not said, ``last_number_low`` (facts ``known``, ``year``) when the register knows a later one,
        ``last_number_far`` (and ``most``) when it is further above that than numbers leap.
        """
        entry_kinds.demand(by, EntryKind.SERIES_TAKEN)
        series = self._unit.desk.counter

        def work() -> None:
            gap, accepted = self._gap(last), self._accept_history(is_said=accepts_history)
            fresh = self._go_on()
            body = office_bodies.SeriesTakenBody(
                series=series, origin=str(fresh), why=why, by=str(by.officer_id), accepted=accepted
            )
            self._unit.append_entry(action, ids.subject("series", series), EntryKind.SERIES_TAKEN, body, by)
            if gap is not None:
                about = numbers.gap_subject(series)
                for known, end in numbering.leap_steps(gap.known, gap.last):
                    step = dataclasses.replace(gap, known=known, last=end, why=why, by=str(by.officer_id))
                    self._unit.append_entry(ids.new_id(), about, EntryKind.NUMBERS_RESUMED, step, by)
            if last is not None:
                self._unit.connection.execute(numbers.RAISE_FLOOR, (series, last.year, last.no))

        self._unit.run_once(action, work)
        if last is not None:
            self._unit.rollback_unchecked = None

    def accept_register(self, why: str, by: Officer, action: UUID, *, accepts_history: bool = False) -> None:
        """Accept a restored, moved or externally changed register in its present state (a supervisor's verb).

        For a desk that gives no numbers: nothing of it is on paper. It goes on on a fresh chain, and what of its
        history is known to be otherwise is accepted only where that is said.

        Refused: ``why_missing``, ``history_not_accepted``; ``last_number_missing`` at a desk that gives numbers.
        """
        entry_kinds.demand(by, EntryKind.HISTORY_ACCEPTED)
        if self._unit.desk.gives_numbers:
            raise Refused(Problem("last", NumberRefusal.LAST_NUMBER_MISSING))
        why = complaints.reason(why)

        def work() -> None:
            accepted = self._accept_history(is_said=accepts_history) or ""
            about = ids.subject("history", str(origins.first_written(self._unit.connection)))
            self._go_on()
            body = office_bodies.HistoryAcceptedBody(accepted=accepted, why=why, by=str(by.officer_id))
            self._unit.append_entry(action, about, EntryKind.HISTORY_ACCEPTED, body, by)

        self._unit.run_once(action, work)

    def _go_on(self) -> UUID:
        """Begin a fresh chain on the history as it stands, at home here; gives that chain."""
        connection, fresh = self._unit.connection, self._unit.file.draw()
        if self._unit.tags.is_changed:
            connection.execute("DELETE FROM number_floor")  # of another program, perhaps: a person says the last one
        self._unit.tags.settle()
        present = origins.present(connection)
        origins.begin(connection, fresh, "taken_over", present, chain.head(connection, present.bytes).seq)
        connection.execute("INSERT OR REPLACE INTO meta (k, v) SELECT ?1, v FROM meta WHERE k = ?2", (HOME, MOVED))
        connection.execute("DELETE FROM meta WHERE k IN (?, ?, ?)", (MOVED, CUT, COPIED))
        now = to_text(self._unit.now())
        connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (COPIES_SEEN, now))
        return fresh

    def await_rollback_check(self) -> None:
        """Give no number before the copies and the centre were looked at: a disk put back whole knows nothing of it."""
        self._unit.rollback_unchecked = NumberRefusal.ROLLBACK_CHECK_RUNS

    def end_rollback_check(self, *, has_answered: bool) -> None:
        """Give numbers again as somebody outside this disk was looked at; where nobody was, ask for the last one."""
        if has_answered:
            self._unit.rollback_unchecked = None
        elif self._unit.rollback_unchecked:
            self._unit.rollback_unchecked = NumberRefusal.ROLLBACK_UNCHECKED

    def testify(self, last: Number, by: Officer) -> bool:
        """Take an officer's word for the last number on paper (no. 0 for none), where no copy and no centre answered.

        True: this register knows it, and gives numbers. A later one says that the disk was put back: False, and a
        supervisor settles it. Refused: ``last_number_low`` (facts ``known``, ``year``) when the register knows a later
        one.
        """
        people.demand(by, May.RECORD)
        with self._unit.writing():
            known = self._demand_fitting(last)
            if last.no > known:
                numbers.await_supervisor(self._unit, "put_back")
                print_job_rows.mark_unsent_uncertain(self._unit)
        self._unit.rollback_unchecked = None
        return last.no <= known

    def history_doubts(self) -> tuple[HistoryDoubt, ...]:
        """Known contradictions to this register's history, not yet accepted."""
        with self._unit.reading():
            return history.doubts(self._unit)

    def _accept_history(self, *, is_said: bool) -> str | None:
        """Accept a differing history and return the text about it for the entry, None without differences.

        Raises Refused (``history_not_accepted``).
        """
        found = history.doubts(self._unit)
        if not found:
            return None
        if not is_said:
            raise Refused(Problem("accepts_history", NumberRefusal.HISTORY_NOT_ACCEPTED))
        return history.accept(self._unit, found)

    def last_known(self) -> Number:
        """Last number of this year known to the register; no. 0 for none."""
        series, year = self._unit.desk.counter, self._unit.today().year
        with self._unit.reading():
            return Number(series, year, numbers.last_known(self._unit, series, year))

    def gaps(self) -> tuple[NumberGap, ...]:
        """Numbers of this desk's series on paper but not in this register."""
        with self._unit.reading():
            return numbers.gaps_of(self._unit.connection, self._unit.desk.counter)

    def _gap(self, last: Number | None) -> office_bodies.NumbersResumedBody | None:
        """Body of the entry about missing numbers up to ``last``; None when none is missing."""
        connection, series = self._unit.connection, self._unit.desk.counter
        if last is None:
            if numbers.find_refusal(self._unit):
                raise Refused(Problem("last", NumberRefusal.LAST_NUMBER_MISSING))
            return None
        self._demand_fitting(last)
        given = numbers.last_given_here(connection, series, last.year)
        gaps = (gap.last for gap in numbers.gaps_of(connection, series) if gap.year == last.year)
        known = max(given, *gaps, 0)
        if last.no <= known:
            return None
        return office_bodies.NumbersResumedBody(
            series=series, year=last.year, known=known, last=last.no, evidence=BY_PAPER, why="", by=""
        )

    def _demand_fitting(self, last: Number) -> int:
        """Validate ``last`` against the known numbers and return the last known number of its year.

        Raises Refused: ``last_number_low``, ``last_number_far``.
        """
        series, this_year = self._unit.desk.counter, self._unit.today().year
        for year in {last.year, this_year} if last.year <= this_year else {this_year}:
            known = numbers.last_known(self._unit, series, year)
            if (year > last.year and known) or (year == last.year and known > last.no):
                raise Refused(Problem("last", NumberRefusal.LAST_NUMBER_LOW, {"known": known, "year": year}))
        known = numbers.last_known(self._unit, series, last.year)
        if last.no > known + numbering.MOST_LEAP:
            facts = {"known": known, "year": last.year, "most": numbering.MOST_LEAP}
            raise Refused(Problem("last", NumberRefusal.LAST_NUMBER_FAR, facts))
        return known

    def has_come_back(self, notice: Notice) -> bool:
        """Return whether a notice's missing entries are present again, as after an exchange with the centre."""
        seen = notice.facts.get("seen")
        with self._unit.reading():
            return isinstance(seen, HighWater) and numbers.has_entry(self._unit.connection, seen)

    def confirm_clock(self, why: str, by: Officer, action: UUID) -> None:
        """Confirm the clock as correct: numbers follow it again (a supervisor's verb)."""
        entry_kinds.demand(by, EntryKind.CLOCK_CONFIRMED)

        def work() -> None:
            about = ids.subject("desk", str(origins.first_written(self._unit.connection)))
            self._unit.append_entry(
                action,
                about,
                EntryKind.CLOCK_CONFIRMED,
                office_bodies.ClockConfirmedBody(why=why, by=str(by.officer_id)),
                by,
            )

        self._unit.run_once(action, work)

    def duplicates(self) -> tuple[DoubledNumber, ...]:
        """Complaints with the same printed number, by number."""
        with self._unit.reading():
            return numbers.duplicate_numbers(self._unit.connection)

    def find_block(self) -> NumberRefusal | None:
        """Code of the obstacle to new numbers at this counter before a supervisor's decision, None for none."""
        desk = self._unit.desk
        with self._unit.reading():
            connection = self._unit.connection
            if why := numbers.find_refusal(self._unit):
                return why
            if not desk.gives_numbers:
                return None
            if numbers.differs_from_settings(self._unit):
                return NumberRefusal.SETTINGS_DIFFER
            if not numbers.owns(connection, desk.counter):
                return NumberRefusal.SERIES_OF_ANOTHER_DESK
            if numbers.is_clock_doubtful(self._unit, self._unit.now()):
                return NumberRefusal.CLOCK_DOUBTFUL
            return self._unit.rollback_unchecked
