"""Who may sign in. People are entries of the journal; their secrets stay at this desk, as Argon2 hashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.dates import from_text, to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.people import NOBODY, SECRET, Officer, Role, check_secret, wait_after
from frontoffice.domain.typed_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.wrong_tries import WrongTries
from frontoffice.register.journal.tables import CredentialRow, OfficerRow
from frontoffice.register.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from frontoffice.domain.office_bodies import OfficerSetBody


class Officers:
    """The people of the office, and their secrets at this desk; ``outside`` is where wrong ones are counted, too."""

    def __init__(self, unit: UnitOfWork, outside: Path | None = None) -> None:
        self._unit, self._tries = unit, WrongTries(outside)

    def add(self, name: str, role: Role, position: str, secret: str, by: Officer | None, action: UUID) -> Officer:
        """Add a person with a secret. Only the first of a register, a supervisor, is added by nobody."""
        new = Officer(action, clean(name), role, clean(position))
        check_secret(secret)

        def work() -> None:
            is_first = not _anybody_here(self._unit.db) and by is None and new.role is Role.SUPERVISOR
            if not is_first:
                _demand(by or NOBODY)
            _check_change(self._unit.db, new)
            self._unit.append_entry(action, new.officer_id, EntryKind.OFFICER_SET, body(new, "added"), by or new)
            _keep_secret(self._unit.db, new.officer_id, secret)

        self._unit.run_once(action, work)
        return new

    def change(self, changed: Officer, by: Officer, action: UUID) -> Officer:
        """Change name, role, position, or whether the person may sign in."""
        _demand(by)
        changed = replace(changed, name=clean(changed.name), position=clean(changed.position))

        def work() -> None:
            _officer(self._unit.db, changed.officer_id)
            _check_change(self._unit.db, changed)
            self._unit.append_entry(action, changed.officer_id, EntryKind.OFFICER_SET, body(changed, "changed"), by)

        self._unit.run_once(action, work)
        return changed

    def set_secret(self, officer_id: UUID, secret: str, by: Officer, action: UUID) -> None:
        """Give a new secret: one's own, or as a supervisor anyone's."""
        if by.officer_id != officer_id:
            _demand(by)
        check_secret(secret)

        def work() -> None:
            who = _officer(self._unit.db, officer_id)
            self._unit.append_entry(action, officer_id, EntryKind.OFFICER_SET, body(who, "secret"), by)
            _keep_secret(self._unit.db, officer_id, secret)

        self._unit.run_once(action, work)
        self._tries.note(officer_id, 0)

    def all(self) -> tuple[Officer, ...]:
        """Everyone who was ever added, by name; nobody is deleted."""
        with self._unit.reading():
            return _everyone(self._unit.db)

    def as_now(self, officer: Officer) -> Officer:
        """This person as the register has them by now: the role of somebody who is signed in may have been changed.

        Unchanged where the register does not know them.
        """
        from frontoffice.register.projection import present_officer

        with self._unit.reading():
            return present_officer.as_now(self._unit.connection, officer)

    def with_secret(self) -> frozenset[UUID]:
        """Who may sign in at this desk: those who were given a secret here, wherever they were added."""
        with self._unit.reading():
            return _with_secret(self._unit.db)

    def sign_in(self, officer_id: UUID, secret: str) -> Officer:
        """The officer, if the secret is right.

        Raises Refused: ``wrong_secret``, ``wait`` (fact ``seconds``), ``no_secret`` (a supervisor has to give one
        at this desk first), ``officer_disabled``.
        """
        with self._unit.reading():
            return _signed_in(self._unit.db, officer_id, secret, self._unit.now(), self._tries)

    def give_first_secret(self, officer_id: UUID, secret: str, connected_by: str, action: UUID) -> Officer:
        """Give an active supervisor the first secret here; the journal keeps ``connected_by``, who set the desk up.

        The caller has made sure that this person knows the secret that the office gave for the desk. Raises Refused:
        ``secret_here_already`` once anybody can sign in here, ``supervisor_first`` for anybody but a supervisor.
        """
        check_secret(secret)
        by = Officer(NOBODY.officer_id, clean(connected_by), Role.ADMINISTRATOR)

        def work() -> None:
            who = _officer(self._unit.db, officer_id)
            if _with_secret(self._unit.db):
                raise Refused(Problem(SECRET, AccessRefusal.SECRET_HERE_ALREADY))
            if not who.active or who.role is not Role.SUPERVISOR:
                raise Refused(Problem("supervisor", AccessRefusal.SUPERVISOR_FIRST))
            self._unit.append_entry(action, officer_id, EntryKind.OFFICER_SET, body(who, "secret"), by)
            _keep_secret(self._unit.db, officer_id, secret)

        self._unit.run_once(action, work)
        return _officer(self._unit.db, officer_id)


def _demand(by: Officer) -> None:
    """Raise Refused unless that officer keeps the office's people."""
    from frontoffice.domain import entry_kinds

    entry_kinds.demand(by, EntryKind.OFFICER_SET)


def _everyone(db: Any) -> tuple[Officer, ...]:
    """Everyone who was ever added, by name; nobody is deleted."""
    rows = OfficerRow.select().order_by(OfficerRow.name, OfficerRow.officer_id).execute(db)
    return tuple(_from_row(row) for row in rows)


def _anybody_here(db: Any) -> bool:
    """Whether anybody may sign in here; people of other desks, who came with their entries, may not."""
    return bool(_with_secret(db) & {one.officer_id for one in _everyone(db) if one.active})


def body(officer: Officer, what: str) -> OfficerSetBody:
    """The body of an ``officer.set`` entry; ``what`` is added, changed or secret."""
    from frontoffice.domain.office_bodies import OfficerSetBody

    return OfficerSetBody(
        name=officer.name, role=str(officer.role), position=officer.position, active=officer.active, what=what
    )


def _with_secret(db: Any) -> frozenset[UUID]:
    """Everyone who was given a secret at this desk."""
    return frozenset(UUID(bytes=bytes(row.officer_id)) for row in CredentialRow.select().execute(db))


def _officer(db: Any, officer_id: UUID) -> Officer:
    """The officer with that identity; Refused (``officer_unknown``) when there is none."""
    row = OfficerRow.select().where(OfficerRow.officer_id == officer_id.bytes).execute(db)
    if not row:
        raise Refused(Problem("name", AccessRefusal.OFFICER_UNKNOWN))
    return _from_row(row[0])


def _check_change(db: Any, changed: Officer) -> None:
    """Raise Refused when no active supervisor would be left (at this desk), or another officer has the same name."""
    everyone = {one.officer_id: one for one in _everyone(db)} | {changed.officer_id: changed}
    if not changed.name.strip():
        raise Refused(Problem("name", FieldRefusal.NAME_MISSING))
    others = (one for one in everyone.values() if one.officer_id != changed.officer_id and one.active)
    if changed.active and any(one.name.casefold() == changed.name.casefold() for one in others):
        raise Refused(Problem("name", FieldRefusal.NAME_TAKEN))
    supervisors = {who for who, one in everyone.items() if one.active and one.role is Role.SUPERVISOR}
    here = _with_secret(db)
    was = next((one for one in _everyone(db) if one.officer_id == changed.officer_id), None)
    left_alone = was is not None and was.active and was.role is Role.SUPERVISOR and was.officer_id in here
    if not supervisors or (left_alone and not supervisors & here):  # who cannot sign in here gives nobody a secret
        raise Refused(Problem("role", AccessRefusal.LAST_SUPERVISOR))


def _keep_secret(db: Any, officer_id: UUID, secret: str) -> None:
    """Keep the secret's hash; a new secret also ends any wait."""
    from frontoffice.register.commands.credential_hash import hashed

    CredentialRow.insert(
        officer_id=officer_id.bytes, secret_hash=hashed(secret), wrong_tries=0, last_wrong_at=""
    ).on_conflict_replace().execute(db)


def _signed_in(db: Any, officer_id: UUID, secret: str, now: datetime, outside: WrongTries) -> Officer:
    who = _officer(db, officer_id)
    if not who.active:
        raise Refused(Problem("name", AccessRefusal.OFFICER_DISABLED))
    mine = CredentialRow.officer_id == officer_id.bytes
    kept = next(iter(CredentialRow.select().where(mine).execute(db)), None)
    if kept is None:
        raise Refused(Problem(SECRET, AccessRefusal.NO_SECRET))
    if kept.last_wrong_at > to_text(now):  # set back since: the wait begins anew, or it would last until then
        kept.last_wrong_at = to_text(now)
        CredentialRow.update(last_wrong_at=kept.last_wrong_at).where(mine).execute(db)
    before = max(kept.wrong_tries, outside.count(officer_id))
    seconds = seconds_to_wait(kept.wrong_tries, kept.last_wrong_at, now)
    if outside.count(officer_id):
        seconds = max(seconds, wait_after(before) - outside.passed(officer_id))
    if seconds:
        raise Refused(Problem(SECRET, AccessRefusal.WAIT, {"seconds": seconds}))
    from frontoffice.register.commands.credential_hash import is_right

    if not is_right(kept.secret_hash, secret):
        tries = before + 1
        outside.note(officer_id, tries)
        CredentialRow.update(wrong_tries=tries, last_wrong_at=to_text(now)).where(mine).execute(db)
        wait = wait_after(tries)
        raise Refused(
            Problem(SECRET, AccessRefusal.WAIT, {"seconds": wait})
            if wait
            else Problem(SECRET, AccessRefusal.WRONG_SECRET)
        )
    outside.note(officer_id, 0)
    if kept.wrong_tries:
        CredentialRow.update(wrong_tries=0, last_wrong_at="").where(mine).execute(db)
    return who


def seconds_to_wait(wrong_tries: int, last_wrong_at: str, now: datetime) -> int:
    """Seconds still to wait; a clock set back never makes the wait longer than it was."""
    wait = wait_after(wrong_tries)
    if not wait or not last_wrong_at:
        return 0
    passed = max(0, int((now - from_text(last_wrong_at)).total_seconds()))
    return max(0, wait - passed)


def _from_row(row: Any) -> Officer:
    return Officer(UUID(bytes=bytes(row.officer_id)), row.name, Role(row.role), row.position, bool(row.active))
