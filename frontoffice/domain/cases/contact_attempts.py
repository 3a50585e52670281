"""Whether the complainant could be reached, was, and how often that was tried since the last step."""

from __future__ import annotations

from frontoffice.domain.cases.case import Case, Contact, Reach
from frontoffice.domain.complaint import Complaint


def reaching(case: Case) -> Contact | None:
    """The contact by which the complainant knows what stands now: the last that reached, since the last step."""
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


def reachable(complaint: Complaint) -> bool:
    """Whether anything is known by which the complainant could be reached."""
    who = complaint.intake.complainant
    return bool(who.phone or who.email or who.address) or bool(complaint.intake.external_id)
