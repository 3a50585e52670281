"""Consultations at the counter: recorded at once, turned into a complaint."""

from __future__ import annotations

import dataclasses
from uuid import UUID

from frontoffice.domain import consultation as rules
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Consultation, Inquiry
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ConsultedBody, RevealedBody
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands import drafts, turning
from frontoffice.register.commands.complaints import reason
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal import ids
from frontoffice.register.journal.draft_fields import CONSULTATION, MASKED
from frontoffice.register.queries.consultations import ConsultationQuery
from frontoffice.register.unit_of_work import UnitOfWork


class Consulting:
    """Record consultations; what turned out to be a complaint goes on as one."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._consultations = ConsultationQuery(unit)

    def record(self, inquiry: Inquiry, by: Officer, action: UUID) -> Consultation:
        """Record a consultation as of now; its identity is ``action``. What was kept of the form goes with it.

        Raises Refused: ``not_allowed``, ``consultations_off``, and per field ``channel_unknown``, ``channel_retired``,
        ``text_missing``, ``name_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.CONSULTED)
        inquiry = rules.clean_inquiry(inquiry)

        def work() -> None:
            if not self._consultations.are_recorded:
                raise Refused(Problem("", RegisterRefusal.CONSULTATIONS_OFF))
            found = tuple(rules.problems(inquiry, self._unit.channels))
            if found:
                raise Refused(*found)
            self._unit.append_entry(action, action, EntryKind.CONSULTED, self._body(inquiry), by)
            drafts.drop_form(self._unit, drafts.CONSULTATION_FORM, by.officer_id)

        self._unit.run_once(action, work)
        return self._consultations.get(action)

    def _body(self, inquiry: Inquiry) -> ConsultedBody:
        desk = self._unit.desk
        texts = {field.name: getattr(inquiry, field.name) for field in dataclasses.fields(inquiry)}
        texts["identity"] = str(inquiry.identity)
        return ConsultedBody(
            **texts,
            channel_name=self._unit.channels[inquiry.channel].name,
            series=desk.counter if desk.gives_numbers else "",
            counter=desk.counter_name,
        )

    def reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> Consultation:
        """Record the view of a confidential name, with the reason; gives the consultation with it."""
        entry_kinds.demand(by, EntryKind.REVEALED)
        one = self._consultations.get(subject)
        body = RevealedBody(why=reason(why))
        self._unit.run_once(action, lambda: self._unit.append_entry(action, subject, EntryKind.REVEALED, body, by))
        return one

    def draft_of(self, subject: UUID, by: Officer) -> Draft:
        """Save a consultation's facts as the draft of a complaint, and return the draft.

        A confidential name goes along behind its mask.

        Raises Refused: as ``ConsultationQuery.get``, and ``consultation_turned`` where it is a complaint already.
        """
        entry_kinds.demand(by, EntryKind.CONSULTATION_TURNED)
        one = turning.demand_not_turned(self._consultations.get(subject))
        inquiry = one.inquiry
        fields = {
            CONSULTATION: str(subject),
            "channel": inquiry.channel,
            "description": inquiry.about,
            "service": inquiry.service,
            "name": inquiry.name,
            "identity": str(inquiry.identity if inquiry.name else Identity.OPEN),
        }
        if one.display_name != inquiry.name:
            fields[MASKED] = "name"
        draft = Draft(ids.new_id(), by.officer_id, self._unit.now(), fields)
        drafts.Drafts(self._unit).save(draft)
        return draft
