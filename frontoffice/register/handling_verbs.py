"""The part of the register's face that handles complaints and keeps the calendar; see ``register.py``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from frontoffice.domain.people import Officer
from frontoffice.register.journal import journal
from frontoffice.register.lazy_module import Later
from frontoffice.register.unit_of_work import Ledger

if TYPE_CHECKING:
    from frontoffice.domain import holidays, limits
    from frontoffice.domain.case import Case
    from frontoffice.domain.complaint import Complaint, RequiredPaper
    from frontoffice.domain.handling import HandlingContext, Offer, StepForm
    from frontoffice.domain.holidays import UnknownYear
    from frontoffice.domain.limits import Limit, Limits
    from frontoffice.domain.office_hours import OfficeHours
    from frontoffice.domain.working_days import DayOff, OfficeCalendar
    from frontoffice.register.commands import calendar, document_numbers, handling, reference_data
    from frontoffice.register.commands.calendar import CalendarChange
    from frontoffice.register.commands.handling import Attempt, Classified, Made
    from frontoffice.register.projection import calendar_snapshot
    from frontoffice.register.queries import worklist
    from frontoffice.register.queries.worklist import Worklist
else:
    holidays, limits = Later("frontoffice.domain.holidays"), Later("frontoffice.domain.limits")
    calendar, reference_data, handling, calendar_snapshot, document_numbers, worklist = (
        Later(f"frontoffice.register.{name}")
        for name in (
            "commands.calendar",
            "commands.reference_data",
            "commands.handling",
            "projection.calendar_snapshot",
            "commands.document_numbers",
            "queries.worklist",
        )
    )


class HandlingVerbs:
    """Steps, contacts, papers, worklist. What writes takes ``action`` as everywhere."""

    _ledger: Ledger

    def case(self, subject: UUID) -> Case:
        """The handling of a complaint as it stands: cycles, contacts, first response."""
        return handling.case(self._ledger, subject)

    def offers(self, subject: UUID, by: Officer) -> tuple[Offer, ...]:
        """What may be done with it now, by whom, and why the rest may not."""
        return handling.offers(self._ledger, subject, by)

    def review(
        self,
        subject: UUID,
        note: str,
        by: Officer,
        action: UUID,
        classified: Classified | None = None,
    ) -> Complaint:
        """Tick a complaint as reviewed by the supervisor, with a note; give it a level, a category, a team."""
        return handling.review(self._ledger, subject, note, classified or handling.Classified(), by, action)

    def cancel(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Cancel an entry made in error (a supervisor's verb); its number stays in the book."""
        return handling.cancel(self._ledger, subject, why, by, action)

    def advance(self, subject: UUID, form: StepForm, by: Officer, action: UUID) -> Complaint:
        """Take a step of the cycle, or a way out of it."""
        return handling.advance(self._ledger, subject, form, by, action)

    def contact(self, subject: UUID, attempt: Attempt, by: Officer, action: UUID) -> Case:
        """Write down an attempt to speak with the complainant."""
        return handling.contact(self._ledger, subject, attempt, by, action)

    def ask_papers(self, subject: UUID, on: date | None, by: Officer, action: UUID) -> Case:
        """Ask for the papers that are missing; their own time limit runs from that date."""
        return handling.ask_papers(self._ledger, subject, on, by, action)

    def complete_papers(
        self, subject: UUID, papers: frozenset[RequiredPaper], on: date | None, by: Officer, action: UUID
    ) -> Complaint:
        """Write down that missing papers came."""
        return handling.complete_papers(self._ledger, subject, papers, on, by, action)

    def document_made(self, subject: UUID, made: Made, by: Officer, action: UUID) -> None:
        """Remember a paper in the story, with its number."""
        handling.document_made(self._ledger, subject, made, by, action)

    def next_paper_number(self) -> str:
        """The number that the next paper may get, "" when the office does not number its papers."""
        return document_numbers.proposal(self._ledger)

    def check_paper_number(self, text: str) -> None:
        """Raise Refused when a paper cannot have that number."""
        document_numbers.read(self._ledger, text)

    @property
    def paper_format(self) -> str:
        """How the numbers of papers are written, "" when they have none."""
        return reference_data.paper_format(self._ledger)

    def set_paper_format(self, pattern: str, by: Officer, action: UUID) -> None:
        """Number the papers so from now on; "" for not at all."""
        reference_data.set_paper_format(self._ledger, pattern, by, action)

    def office_now(self) -> HandlingContext:
        """The limits, the calendar and today's date, as the rules of handling take them."""
        with self._ledger.reading():
            return handling.office(self._ledger)

    def worklist(self, officer: Officer, group: str = "", limit: int = 200) -> Worklist:
        """The open complaints of a group of ``worklist.GROUPS`` ("" for all), the most urgent first."""
        ledger = self._ledger
        with ledger.reading():
            return worklist.read(ledger.connection, officer, handling.office(ledger), group, limit)

    def work_counts(self, officer: Officer) -> dict[str, int]:
        """How many open complaints are in each group."""
        ledger = self._ledger
        with ledger.briefly():
            return worklist.counts(ledger.connection, officer, handling.office(ledger))

    @property
    def limits(self) -> Limits:
        """The office's limits: levels, cycle target, papers, attempts, SP4N."""
        with self._ledger.reading():
            return reference_data.limits(self._ledger)

    @property
    def hours(self) -> OfficeHours:
        """The office hours in force."""
        return self._ledger.hours

    def set_limit(self, limit: Limit, by: Officer, action: UUID) -> None:
        """Set a limit's amount; complaints keep the dates they were given."""
        limits.check(limit)
        reference_data.put(self._ledger, reference_data.limit_body(limit), by, action)

    def preview_calendar(self, days: Iterable[DayOff], hours: OfficeHours | None = None) -> CalendarChange:
        """What entering these days (and hours) would do to the dates of open complaints; nothing is written."""
        return calendar.preview(self._ledger, days, hours)

    def accept_calendar(self, change: CalendarChange, why: str, by: Officer, action: UUID) -> CalendarChange:
        """Enter a change that was shown; each complaint whose date moves gets an entry of its own."""
        return calendar.accept(self._ledger, change, why, by, action)

    def calendar_days(self, year: int) -> tuple[DayOff, ...]:
        """The days off and replacement days of a year, by date."""
        return calendar.days(self._ledger, year)

    def counted_by(self, complaint: Complaint) -> OfficeCalendar:
        """The calendar that gave the complaint its due date; where that was not kept, the present one (see version)."""
        if complaint.due.calendar_version == self._ledger.calendar.version:
            return self._ledger.calendar
        with self._ledger.reading():
            story = journal.story(self._ledger.connection, complaint.subject)
        return calendar_snapshot.calendar_of(story, complaint.due) or self._ledger.calendar

    def entered_days(self) -> frozenset[date]:
        """The dates that the office entered itself."""
        return calendar.entered_on(self._ledger)

    def propose_year(self, year: int) -> tuple[DayOff, ...]:
        """A year's days that rest on no decree yet, to accept line by line: those known so far and the package's."""
        return calendar.propose(self._ledger, year)

    def outdated_dates(self) -> int:
        """How many open complaints the calendar in force would give other dates than they have."""
        return len(calendar.preview(self._ledger, ()).moves)

    def unknown_years(self) -> tuple[UnknownYear, ...]:
        """The years near enough to matter whose holidays are not known for certain."""
        months = self.limits.amount(limits.WARN_CALENDAR)
        return holidays.unknown_years(self._ledger.calendar, self._ledger.today(), months)
