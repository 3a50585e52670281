"""The bridge to SP4N-LAPOR!: which complaints stand there, under which number, and what is pasted there.

The office types there by hand: a complaint of the counter counts for the yearly evaluation only where it stands in
SP4N-LAPOR!, too. One that came from there is there already.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import SP4N, Complaint
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import Sp4nEnteredBody
from frontoffice.domain.masked_text import mask_text
from frontoffice.domain.people import Officer
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.projection import sp4n_projection
from frontoffice.register.projection.sp4n_projection import DONE, Sp4nItem
from frontoffice.register.queries import complaint_list, report_selection
from frontoffice.register.unit_of_work import UnitOfWork


class Sp4n:
    """Register's complaints in SP4N-LAPOR!."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def of(self, subject: UUID) -> Sp4nItem | None:
        """SP4N-LAPOR! item recorded for a complaint; None where nothing was."""
        connection = self._unit.connection
        with self._unit.reading():
            row_id = connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get
            return None if row_id is None else sp4n_projection.load_item(connection, row_id)

    def enter(self, subject: UUID, number: str, by: Officer, action: UUID, *, done: bool = False) -> None:
        """Record a complaint's number in SP4N-LAPOR!, and whether it is finished there.

        Raises Refused (field ``number``): ``text_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.SP4N_ENTERED)
        number = one_line(number)
        if not number:
            raise Refused(Problem("number", FieldRefusal.TEXT_MISSING))
        if len(number) > LONGEST_LINE:
            raise Refused(Problem("number", FieldRefusal.TOO_LONG, {"length": len(number), "most": LONGEST_LINE}))
        on = self._unit.today().isoformat()
        body = Sp4nEnteredBody(number=number, state=DONE if done else "", on=on, by=str(by.officer_id))

        def work() -> None:
            complaint_list.with_case(self._unit, subject)  # Refused when there is none
            self._unit.append_entry(action, subject, EntryKind.SP4N_ENTERED, body, by)

        self._unit.run_once(action, work)

    def counts(self, scope: Scope) -> tuple[int, int]:
        """How many complaints of a scope stand there, and how many of them are finished there.

        One that came from there is finished there when it is closed here.
        """
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(
                "SELECT count(*),"
                " coalesce(sum(CASE WHEN s.state IS NULL THEN c.closed_on <> '' ELSE s.state = ? END), 0)"
                " FROM complaint AS c LEFT JOIN sp4n AS s ON s.complaint = c.id"
                f" WHERE c.{report_selection.day_column(scope)} BETWEEN ? AND ? AND c.counted = 1"
                " AND (c.channel = ? OR s.complaint IS NOT NULL) AND ? IN (c.series, '')",
                (DONE, scope.period.first.isoformat(), scope.period.last.isoformat(), SP4N, scope.counter),
            )
            ((there, finished),) = rows
        return there, finished


def text_for_sp4n(complaint: Complaint) -> str:
    """Text of a complaint for SP4N-LAPOR!.

    The narrative and what it is about, without who complained (Indonesian, for the public).
    """
    intake = complaint.intake
    hide = partial(mask_text, who=intake.complainant, earlier=complaint.earlier)
    parts = (
        ("", hide(intake.description)),
        ("Permintaan: ", hide(intake.wish)),
        ("Layanan: ", hide(intake.service)),
        ("Tempat kejadian: ", hide(intake.event_place)),
        ("Tanggal kejadian: ", dates.in_words(intake.event_date) if intake.event_date else ""),
        ("Nomor register kantor: ", complaint.number_text),
    )
    return "\n".join(name + text for name, text in parts if text)
