"""Open the suggestion box, enter or void each of its sheets, close it again.

A sheet is recorded like everything else, in one transaction with the entry that says which sheet it was; what was kept
of the form goes with it.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Final
from uuid import UUID

from frontoffice.domain import numbering, suggestion_box
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import BoxRefusal, NumberRefusal
from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.suggestion_box import BoxOpening, ClosingForm, OpeningForm, SuggestionBox
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints, drafts
from frontoffice.register.commands.reference_data import choice_body
from frontoffice.register.journal import ids, journal
from frontoffice.register.queries import box_openings, complaint_list
from frontoffice.register.queries.box_openings import BoxOpenings
from frontoffice.register.unit_of_work import UnitOfWork

CHANNEL: Final = "box"


class Box:
    """Open the box, enter its sheets, close it."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._openings = BoxOpenings(unit)

    def open(self, form: OpeningForm, by: Officer, action: UUID) -> BoxOpening:
        """Record the opening of the box.

        The opening's identity is ``action``.

        Raises Refused: ``not_allowed``, ``desk_gives_no_numbers``, ``box_open`` while another goes on here, and by
        field what ``suggestion_box.opening_problems`` has against it.
        """
        entry_kinds.demand(by, EntryKind.BOX_OPENED)
        form = suggestion_box.clean_opening(form)

        def work() -> None:
            unit, now = self._unit, self._unit.now()
            if not unit.desk.gives_numbers:
                raise Refused(Problem("", NumberRefusal.DESK_GIVES_NO_NUMBERS))
            if self._openings.find_open() is not None:
                raise Refused(Problem("", BoxRefusal.OPEN))
            before = next(iter(self._openings.latest(1)), None)
            last = before.form.opened_at if before else None
            if found := tuple(suggestion_box.opening_problems(form, now, last)):
                raise Refused(*found)
            counter = unit.desk.counter
            series, year = box_openings.series_of(counter), dates.local_date(form.opened_at, unit.desk.zone).year
            number = numbering.next_in(series, year, journal.last_reached(unit.connection, series, year))
            body = self._opening_body(form, before.day if before else None, by)
            unit.append_entry(
                action, action, EntryKind.BOX_OPENED, body, by, number=number, occurred_at=form.opened_at, now=now
            )
            drafts.drop_form(unit, drafts.BOX_FORM, by.officer_id)

        self._unit.run_once(action, work)
        return self._openings.get(action)

    def _opening_body(self, form: OpeningForm, since: date | None, by: Officer) -> bodies.BoxOpenedBody:
        return bodies.BoxOpenedBody(
            box=form.box,
            place=form.place,
            key_holder=form.key_holder,
            opened_by=form.opened_by,
            witnesses=[[one.name, one.nip] for one in form.witnesses],
            seal_before=form.seal_before,
            since=since.isoformat() if since else "",
            found=form.found,
            series=self._unit.desk.counter,
            counter=self._unit.desk.counter_name,
            position=by.position,
        )

    def enter(self, subject: UUID, intake: Intake, by: Officer, action: UUID) -> Complaint:
        """Record the next sheet of an opening: by the box, received on the day of the opening.

        Raises Refused as ``Complaints.record`` does, and ``box_closed``, ``box_unknown``.
        """
        entry_kinds.demand(by, EntryKind.BOX_SHEET_ENTERED)

        def work() -> Complaint | None:
            opening = self._demand_open(subject)
            why = intake.received_why or f"Pembukaan kotak saran {dates.in_words(opening.day)}"
            sheet = dataclasses.replace(intake, channel=CHANNEL, received_on=opening.day, received_why=why)
            folded = complaints.write_recording(self._unit, sheet, by, action)
            if folded is None:
                return None
            complaint = folded[0]
            number = complaint.number
            body = bodies.BoxSheetEnteredBody(
                sheet=len(opening.sheets) + 1,
                complaint=str(action),
                number=complaint.number_text,
                no=[number.series, number.year, number.no],
                kind=str(complaint.intake.kind),
            )
            self._unit.append_entry(ids.new_id(), subject, EntryKind.BOX_SHEET_ENTERED, body, by)
            drafts.drop_form(self._unit, drafts.box_sheet_form(subject), by.officer_id)
            return complaint

        return self._unit.run_once(action, work) or complaint_list.as_written(self._unit, action, None)[0]

    def void(self, subject: UUID, why: str, by: Officer, action: UUID) -> BoxOpening:
        """Void the next sheet, with a reason.

        Raises Refused: ``not_allowed``, ``why_missing``, ``too_long``, ``box_closed``, ``box_unknown``.
        """
        entry_kinds.demand(by, EntryKind.BOX_SHEET_VOIDED)

        def work() -> None:
            opening = self._demand_open(subject)
            body = bodies.BoxSheetVoidedBody(sheet=len(opening.sheets) + 1, why=complaints.reason(why))
            self._unit.append_entry(action, subject, EntryKind.BOX_SHEET_VOIDED, body, by)
            drafts.drop_form(self._unit, drafts.box_sheet_form(subject), by.officer_id)

        self._unit.run_once(action, work)
        return self._openings.get(subject)

    def close(self, subject: UUID, form: ClosingForm, by: Officer, action: UUID) -> BoxOpening:
        """Record the closing of the box, with every sheet accounted for.

        Raises Refused: ``not_allowed``, ``box_closed``, ``box_unknown``, and by field what
        ``suggestion_box.closing_problems`` has against it.
        """
        entry_kinds.demand(by, EntryKind.BOX_CLOSED)
        form = suggestion_box.clean_closing(form)

        def work() -> None:
            opening = self._demand_open(subject)
            if found := tuple(suggestion_box.closing_problems(form, opening)):
                raise Refused(*found)
            body = bodies.BoxClosedBody(
                minutes=form.minutes,
                seal_after=form.seal_after,
                key_holder=form.key_holder,
                found=form.found,
                entered=len(opening.entered),
                voided=len(opening.voided),
                note=form.note,
                by=str(by.officer_id),
            )
            self._unit.append_entry(action, subject, EntryKind.BOX_CLOSED, body, by)
            drafts.drop_form(self._unit, drafts.box_closing_form(subject), by.officer_id)

        self._unit.run_once(action, work)
        return self._openings.get(subject)

    def _demand_open(self, subject: UUID) -> BoxOpening:
        opening = self._openings.get(subject)
        if opening.closing is not None:
            raise Refused(Problem("", BoxRefusal.CLOSED))
        return opening

    def set(self, box: SuggestionBox, by: Officer, action: UUID) -> None:
        """Set name, place and key holder of the office's box. Raises Refused by field."""
        entry_kinds.demand(by, EntryKind.CHOICE_SET)
        cleaned = suggestion_box.clean_box(box)
        if found := tuple(suggestion_box.box_problems(cleaned)):
            raise Refused(*found)

        def work() -> None:
            for entry_id, name in zip((action, ids.new_id(), ids.new_id()), suggestion_box.BOX, strict=True):
                body = choice_body(box_openings.LIST, name, getattr(cleaned, name), "", active=True)
                about = ids.subject(box_openings.LIST, name)
                self._unit.append_entry(entry_id, about, EntryKind.CHOICE_SET, body, by)

        self._unit.run_once(action, work)
