"""Conversion of a consultation to a complaint: written down with that complaint, in its transaction."""

from __future__ import annotations

from uuid import UUID

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ConsultationTurnedBody
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import ids
from frontoffice.register.queries.consultations import ConsultationQuery
from frontoffice.register.unit_of_work import UnitOfWork


def record_conversion(unit: UnitOfWork, subject: UUID, complaint: Complaint, by: Officer) -> None:
    """Record the conversion of a consultation to a complaint.

    In the transaction that records the complaint.

    One that was erased or turned meanwhile stays as it is: the complaint stands by itself.
    """
    try:
        demand_not_turned(ConsultationQuery(unit).get(subject))
    except Refused:
        return
    body = ConsultationTurnedBody(complaint=str(complaint.subject), number=complaint.number_text, by=str(by.officer_id))
    unit.append_entry(ids.new_id(), subject, EntryKind.CONSULTATION_TURNED, body, by)


def demand_not_turned(one: Consultation) -> Consultation:
    """Give a consultation back. Raises Refused (``consultation_turned``) where it is a complaint already."""
    if one.complaint is not None:
        raise Refused(Problem("", RegisterRefusal.CONSULTATION_TURNED))
    return one
