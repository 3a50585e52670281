"""Whether a person may keep anything of their own at this desk: a filter, a form that was begun."""

from __future__ import annotations

from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import May
from frontoffice.errors import Problem, Refused
from frontoffice.register.unit_of_work import UnitOfWork


def demand_own(unit: UnitOfWork, officer_id: UUID) -> None:
    """Raise Refused (``not_allowed``) for a person who only reads; who is not known here keeps what is theirs."""
    with unit.reading():
        who = unit.people.get(officer_id)
    if who is not None and who.role not in people.roles_that(May.KEEP_OWN):
        raise Refused(Problem("name", AccessRefusal.NOT_ALLOWED, {"role": who.role, "what": May.KEEP_OWN}))
