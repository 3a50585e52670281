"""A person as the register has them by now: whoever is signed in may have lost a role, or the job, since."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import demand
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused


def with_present_role(people: Mapping[UUID, Officer], by: Officer) -> Officer:
    """Officer with their present role; unchanged where the register does not know them."""
    return people.get(by.officer_id, by)


def demand_still(people: Mapping[UUID, Officer], by: Officer, kind: str) -> Officer:
    """This person as :func:`with_present_role`.

    Raises Refused (``officer_disabled``, ``not_allowed``) where they may not write it any more.
    """
    officer = with_present_role(people, by)
    if not officer.active and officer != by:
        raise Refused(Problem("", AccessRefusal.OFFICER_DISABLED))
    if (officer.role, officer.grant) != (by.role, by.grant):
        demand(officer, EntryKind(kind))
    return officer
