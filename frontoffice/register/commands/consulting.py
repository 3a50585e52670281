"""Consultations at the counter: recorded at once, turned into a complaint, listed and counted."""

from __future__ import annotations

import dataclasses
from uuid import UUID

from frontoffice.domain import consultation as rules
from frontoffice.domain import entry_kinds
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter, Inquiry
from frontoffice.domain.consultation_bodies import ConsultedBody
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.entry_bodies import RevealedBody
from frontoffice.domain.masked_text import masked
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands import drafts, turning
from frontoffice.register.commands.complaints import reason
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal import ids
from frontoffice.register.journal.tables import CONSULTATION, MASKED
from frontoffice.register.queries import consultations
from frontoffice.register.queries.consultations import ALL
from frontoffice.register.unit_of_work import UnitOfWork


class Consultations:
    """Record consultations, list and count them; what turned out to be a complaint goes on as one."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    @property
    def are_recorded(self) -> bool:
        """Whether the office records consultations (a limit that is a switch)."""
        return consultations.are_recorded(self._unit)

    def record(self, inquiry: Inquiry, by: Officer, action: UUID) -> Consultation:
        """Record a consultation as of now; its identity is ``action``. What was kept of the form goes with it.

        Raises Refused: ``not_allowed``, ``consultations_off``, and per field ``channel_unknown``, ``channel_retired``,
        ``text_missing``, ``name_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.CONSULTED)
        inquiry = rules.cleaned(inquiry)

        def work() -> None:
            if not self.are_recorded:
                raise Refused(Problem("", RegisterRefusal.CONSULTATIONS_OFF))
            found = tuple(rules.problems(inquiry, self._unit.channels))
            if found:
                raise Refused(*found)
            self._unit.append_entry(action, action, EntryKind.CONSULTED, self._body(inquiry), by)
            drafts.drop_form(self._unit, drafts.CONSULTATION_FORM, by.officer_id)

        self._unit.run_once(action, work)
        return self.get(action)

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

    def get(self, subject: UUID) -> Consultation:
        """One with all that was written. Raises Refused: ``consultation_unknown``, ``consultation_erased``."""
        return consultations.standing(self._unit, subject)

    def reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> Consultation:
        """Write down that a confidential name was looked at, and why; gives the consultation with it."""
        entry_kinds.demand(by, EntryKind.REVEALED)
        one = self.get(subject)
        body = RevealedBody(why=reason(why))
        self._unit.run_once(action, lambda: self._unit.append_entry(action, subject, EntryKind.REVEALED, body, by))
        return one

    def draft_of(self, subject: UUID, by: Officer) -> Draft:
        """Keep what was written as the draft of a complaint that goes on from it, and give that.

        A confidential name goes along behind its mask.

        Raises Refused: as :meth:`get`, and ``consultation_turned`` where it is a complaint already.
        """
        entry_kinds.demand(by, EntryKind.CONSULTATION_TURNED)
        one = turning.demand_not_turned(self.get(subject))
        inquiry = one.inquiry
        fields = {
            CONSULTATION: str(subject),
            "channel": inquiry.channel,
            "description": inquiry.about,
            "service": inquiry.service,
            "name": inquiry.name,
            "identity": str(inquiry.identity if inquiry.name else Identity.OPEN),
        }
        if one.shown_name != inquiry.name:
            fields[MASKED] = "name"
        draft = Draft(ids.new_id(), by.officer_id, self._unit.now(), fields)
        drafts.Drafts(self._unit).save(draft)
        return draft

    def listed(self, sought: ConsultationFilter, limit: int = ALL) -> tuple[tuple[Consultation, ...], int]:
        """List consultations that pass a filter, newest first, names as anyone may see them; and how many there are."""
        return consultations.listed(self._unit, sought, limit)

    def exported(self, sought: ConsultationFilter, *, identities: bool) -> tuple[Consultation, ...]:
        """List consultations as they leave the register: without confidential names, but with ``identities``."""
        found, _ = self.listed(sought)
        return tuple(self._as_exported(one, identities=identities) for one in found)

    def _as_exported(self, one: Consultation, *, identities: bool) -> Consultation:
        if one.inquiry.identity is Identity.OPEN:
            return one
        whole = self.get(one.subject)
        if identities:
            return whole
        inquiry, who = whole.inquiry, Complainant(whole.inquiry.name, whole.inquiry.identity)
        about, answer = masked(inquiry.about, who), masked(inquiry.answer, who)
        return dataclasses.replace(one, inquiry=dataclasses.replace(one.inquiry, about=about, answer=answer))

    def by_code(self, code: str) -> Consultation | None:
        """The consultation that is called so."""
        return consultations.by_code(self._unit, code)

    def before(self, complaint: UUID) -> tuple[Consultation, ...]:
        """Consultations that turned out to be this complaint."""
        return consultations.before(self._unit, complaint)
