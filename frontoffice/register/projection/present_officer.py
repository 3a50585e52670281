"""A person as the register has them by now: whoever is signed in may have lost a role, or the job, since."""

from __future__ import annotations

from typing import Any

from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.entry_kinds import demand
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import reading


def as_now(connection: Any, officer: Officer) -> Officer:
    """This person by now; unchanged where the register does not know them."""
    kept = connection.execute(
        "SELECT name, role, position, active FROM officer WHERE officer_id = ?", (officer.officer_id.bytes,)
    )
    for name, role, position, active in reading.checked("officer", kept, (str, str, str, int)):
        return Officer(officer.officer_id, name, Role(role), position, bool(active))
    return officer


def demand_still(connection: Any, by: Officer, kind: str) -> None:
    """Raise Refused (``officer_disabled``, ``not_allowed``) unless this person may still write such an entry."""
    officer = as_now(connection, by)
    if not officer.active and officer != by:
        raise Refused(Problem("", AccessRefusal.OFFICER_DISABLED))
    if officer.role is not by.role:
        demand(officer, EntryKind(kind))
