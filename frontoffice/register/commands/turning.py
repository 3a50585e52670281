"""Conversion of a consultation or a message to a complaint: written down with that complaint, in its transaction."""

from __future__ import annotations

from uuid import UUID

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ConsultationTurnedBody, MessageSettledBody
from frontoffice.domain.incoming import BecameOf
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import ids
from frontoffice.register.queries import inbox
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


def settle_message(unit: UnitOfWork, subject: UUID, complaint: Complaint, by: Officer) -> None:
    """Record that a message became a complaint, in the transaction that records the complaint.

    One that was erased or settled meanwhile stays as it is: the complaint stands by itself.
    """
    try:
        if inbox.require(unit, subject).settled:
            return
    except Refused:
        return
    body = settled_body(BecameOf.COMPLAINT, by, complaint)
    unit.append_entry(ids.new_id(), subject, EntryKind.MESSAGE_SETTLED, body, by)


def settled_body(
    outcome: BecameOf, by: Officer, about: Complaint | None = None, *, why: str = "", undone: UUID | None = None
) -> MessageSettledBody:
    """The body of a settlement: of the complaint that it is about, the reason, or which settlement it takes back."""
    return MessageSettledBody(
        outcome=str(outcome),
        complaint=str(about.subject) if about else "",
        number=about.number_text if about else "",
        reason=why,
        undone=str(undone or ""),
        by=str(by.officer_id),
    )


def demand_not_turned(one: Consultation) -> Consultation:
    """Give a consultation back. Raises Refused (``consultation_turned``) where it is a complaint already."""
    if one.complaint is not None:
        raise Refused(Problem("", RegisterRefusal.CONSULTATION_TURNED))
    return one
