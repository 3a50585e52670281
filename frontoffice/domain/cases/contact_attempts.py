"""Whether the complainant could be reached, was reached, and the number of attempts since the last step."""

from __future__ import annotations

from frontoffice.domain.cases.case import Case, Contact, Reach
from frontoffice.domain.complaint import Complaint


def last_successful_contact(case: Case) -> Contact | None:
    """Last successful contact with the complainant about the present state.

    The last that reached, since the last step.
    """
    return next((contact for contact in reversed(_tries(case)) if contact.reached), None)


def attempts(case: Case) -> int:
    """On how many days the complainant was tried, since the last step: three calls in one minute are one attempt."""
    return len({contact.on for contact in _tries(case) if contact.reach != Reach.ASKED})


def _tries(case: Case) -> list[Contact]:
    """The contacts since the last step, by when they were written down and by their date (a step has no hour)."""
    since = case.moved
    return [
        contact
        for contact in case.contacts
        if since is None or (contact.place > since.place and contact.on >= since.on)
    ]


def is_reachable(complaint: Complaint) -> bool:
    """Whether any contact data of the complainant is known."""
    who = complaint.intake.complainant
    return bool(who.phone or who.email or who.address) or bool(complaint.intake.external_id)
