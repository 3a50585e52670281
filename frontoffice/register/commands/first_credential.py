"""The first secret at a desk whose register came by the centre: nobody can sign in there who could give one."""

from __future__ import annotations

from uuid import UUID

from frontoffice.domain.entry import EntryKind
from frontoffice.domain.people import NOBODY, SECRET, Officer, Role, check_secret
from frontoffice.domain.typed_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import officers
from frontoffice.register.unit_of_work import Ledger


def give(ledger: Ledger, officer_id: UUID, secret: str, connected_by: str, action: UUID) -> Officer:
    """Give an active supervisor the first secret here; the journal keeps ``connected_by``, who set the desk up.

    The caller has made sure that this person knows the secret that the office gave for the desk. Raises Refused:
    ``secret_here_already`` once anybody can sign in here, ``supervisor_first`` for anybody but a supervisor.
    """
    check_secret(secret)
    by = Officer(NOBODY.officer_id, clean(connected_by), Role.ADMINISTRATOR)

    def work() -> None:
        who = officers.officer(ledger.db, officer_id)
        if officers.with_secret(ledger.db):
            raise Refused(Problem(SECRET, "secret_here_already"))
        if not who.active or who.role is not Role.SUPERVISOR:
            raise Refused(Problem("supervisor", "supervisor_first"))
        ledger.tell(action, officer_id, EntryKind.OFFICER_SET, officers.body(who, "secret"), by)
        officers.keep_secret(ledger.db, officer_id, secret)

    ledger.once(action, work)
    return officers.officer(ledger.db, officer_id)
