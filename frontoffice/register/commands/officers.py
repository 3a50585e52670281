"""People with a right to sign in.

People are entries of the journal; their secrets stay at this desk, as Argon2 hashes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import NOBODY, SECRET, Officer, Role, check_secret, is_over
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import authenticating, credentials
from frontoffice.register.commands.credentials import WrongTries
from frontoffice.register.journal import journal, origins
from frontoffice.register.queries.numbers import MOVED
from frontoffice.register.storage.register_tags import TagTrust
from frontoffice.register.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from frontoffice.domain.entries.office_bodies import OfficerSetBody

RECOVERY: Final = "Kunci pemulihan"  # in whose name the journal keeps a secret that the recovery paper gave


class Officers:
    """The people of the office, and their secrets at this desk; ``outside`` is where wrong ones are counted, too."""

    def __init__(self, unit: UnitOfWork, outside: Path | None = None) -> None:
        self._unit, self._tries = unit, WrongTries(outside, lambda: unit.tags)

    def add(  # noqa: PLR0913  (what stands of a person in the register)
        self, name: str, role: Role, position: str, secret: str, by: Officer | None, action: UUID, *, nip: str = ""
    ) -> Officer:
        """Add a person with a secret. Only the first of a register, a supervisor, is added by nobody."""
        return self._add(Officer(action, one_line(name), role, one_line(position), nip=one_line(nip)), secret, by)

    def add_reader(self, reader: Officer, secret: str, by: Officer) -> Officer:
        """Add a reader from another institution.

        ``officer_id`` is the identity of the action.

        A reader is always a name of its own: a program that does not know the role goes on from what it can read of
        a person, and would leave an officer who became one what an officer may.
        """
        return self._add(_clean_officer(reader), secret, by)

    def _add(self, new: Officer, secret: str, by: Officer | None) -> Officer:
        action = new.officer_id
        self._check(secret)

        def work() -> None:
            is_first = not self._anybody_here() and by is None and new.role is Role.SUPERVISOR
            if not is_first:
                _demand(by or NOBODY)
            _check_change(self._unit, new)
            self._unit.append_entry(action, new.officer_id, EntryKind.OFFICER_SET, body(new, "added"), by or new)
            credentials.keep_secret(self._unit, new, secret)

        self._unit.run_once(action, work)
        return new

    def change(self, changed: Officer, by: Officer, action: UUID) -> Officer:
        """Change an officer's name on paper, role or right to sign in.

        Of a reader also until when, and the grant.

        Raises Refused: ``reader_stays`` for a role that would make anybody a reader, or a reader somebody else.
        """
        _demand(by)
        changed = _clean_officer(changed)

        def work() -> None:
            _officer(self._unit, changed.officer_id)
            _check_change(self._unit, changed)
            self._unit.append_entry(action, changed.officer_id, EntryKind.OFFICER_SET, body(changed, "changed"), by)

        self._unit.run_once(action, work)
        return changed

    def set_secret(self, officer_id: UUID, secret: str, by: Officer, action: UUID) -> None:
        """Give a new secret: one's own, or as a supervisor anyone's."""
        if by.officer_id != officer_id:
            _demand(by)
        self._check(secret)

        def work() -> None:
            who = _officer(self._unit, officer_id)
            self._unit.append_entry(action, officer_id, EntryKind.OFFICER_SET, body(who, "secret"), by)
            credentials.keep_secret(self._unit, who, secret)

        self._unit.run_once(action, work)
        self._tries.note(officer_id, 0)

    def all(self) -> tuple[Officer, ...]:
        """All officers ever added, by name; nobody is deleted."""
        with self._unit.reading():
            return tuple(self._unit.people.values())

    def as_now(self, officer: Officer) -> Officer:
        """This person as the register has them by now: the role of somebody signed in may have been changed.

        Unchanged where the register does not know them.
        """
        with self._unit.reading():
            now = self._unit.people.get(officer.officer_id, officer)
            over = _is_over(self._unit, now)
        return replace(now, active=False) if over else now

    def with_secret(self) -> frozenset[UUID]:
        """Officers with a right to sign in at this desk.

        Those who were given a secret here, wherever they were added.
        """
        with self._unit.reading():
            return credentials.list_holders(self._unit)

    def list_contested(self) -> frozenset[UUID]:
        """Officers with a disabling or loss of rights requested by another device, without effect here."""
        kept = "SELECT subject FROM without_authority WHERE kind = ?"
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(kept, (EntryKind.OFFICER_SET,)).fetchall()
        return frozenset(UUID(bytes=subject) for (subject,) in rows)

    def _check(self, secret: str) -> None:
        check_secret(secret, training=self._unit.desk.training)

    def sign_in(self, officer_id: UUID, secret: str) -> Officer:
        """The officer, if the secret is right.

        Raises Refused: ``wrong_secret``, ``wait`` (fact ``seconds``), ``no_secret`` (a supervisor has to give one
        at this desk first), ``officer_disabled``, ``officer_over`` (fact ``until``), ``secret_changed`` for one that
        somebody else than this program wrote, ``secrets_changed`` where no supervisor can sign in either,
        ``supervisor_signs_in`` where one has to be the first.
        """
        with self._unit.reading():
            who = _officer(self._unit, officer_id)
            over = _is_over(self._unit, who)
        if not who.active:
            raise Refused(Problem("name", AccessRefusal.OFFICER_DISABLED))
        if over:
            raise Refused(Problem("name", AccessRefusal.OFFICER_OVER, {"until": who.until or ""}))
        credentials.demand_right(self._unit, who, secret, self._tries)
        if self._unit.tags.trust is TagTrust.UNTAKEN:
            authenticating.take_over(self._unit)
        return who

    def give_first_secret(self, officer_id: UUID, secret: str, connected_by: str, action: UUID) -> Officer:
        """Give an active supervisor the first secret here; the journal keeps ``connected_by``, who set the desk up.

        The caller has made sure that this person knows the secret that the office gave for the desk. Raises Refused:
        ``secret_here_already`` once anybody can sign in here, ``supervisor_first`` for anybody but a supervisor.
        """
        self._check(secret)
        by = Officer(NOBODY.officer_id, one_line(connected_by), Role.ADMINISTRATOR)

        def work() -> None:
            who = _officer(self._unit, officer_id)
            if credentials.list_holders(self._unit):
                raise Refused(Problem(SECRET, AccessRefusal.SECRET_HERE_ALREADY))
            if not who.active or who.role is not Role.SUPERVISOR:
                raise Refused(Problem("supervisor", AccessRefusal.SUPERVISOR_FIRST))
            self._unit.append_entry(action, officer_id, EntryKind.OFFICER_SET, body(who, "secret"), by)
            credentials.keep_secret(self._unit, who, secret)

        self._unit.run_once(action, work)
        return _officer(self._unit, officer_id)

    def recover(self, officer_id: UUID, secret: str, action: UUID) -> None:
        """Set a new secret for a supervisor when no supervisor can sign in any more.

        The caller has seen the recovery code.

        Numbers wait for the last one on paper. Raises Refused: ``secret_here_already`` while a supervisor can sign in,
        ``supervisor_first`` for anybody but an active supervisor.
        """
        self._check(secret)
        by = Officer(NOBODY.officer_id, RECOVERY, Role.ADMINISTRATOR)

        def work() -> None:
            who = _officer(self._unit, officer_id)
            if credentials.can_a_supervisor_sign_in(self._unit):
                raise Refused(Problem(SECRET, AccessRefusal.SECRET_HERE_ALREADY))
            if not who.active or who.role is not Role.SUPERVISOR:
                raise Refused(Problem("supervisor", AccessRefusal.SUPERVISOR_FIRST))
            self._unit.tags.begin_anew()
            self._unit.append_entry(action, officer_id, EntryKind.OFFICER_SET, body(who, "secret"), by)
            credentials.keep_secret(self._unit, who, secret)
            self._unit.connection.execute("INSERT OR IGNORE INTO meta (k, v) VALUES (?, 'recovered')", (MOVED,))

        self._unit.run_once(action, work)
        self._tries.note(officer_id, 0)

    def _anybody_here(self) -> bool:
        """Whether anybody may sign in here; people of other desks, who came with their entries, may not."""
        active = {who.officer_id for who in self._unit.people.values() if who.active}
        return bool(credentials.list_holders(self._unit) & active)


def _demand(by: Officer) -> None:
    """Raise Refused unless that officer may manage the office's people."""
    from frontoffice.domain.entries import entry_kinds

    entry_kinds.demand(by, EntryKind.OFFICER_SET)


def body(officer: Officer, what: str) -> OfficerSetBody:
    """The body of an ``officer.set`` entry; ``what`` is added, changed or secret."""
    from frontoffice.domain.entries.office_bodies import OfficerSetBody

    return OfficerSetBody(
        name=officer.name,
        role=str(officer.role),
        position=officer.position,
        active=officer.active,
        what=what,
        institution=officer.institution or None,
        until=officer.until.isoformat() if officer.until else None,
        grant=officer.grant or None,
        nip=officer.nip or None,
    )


def _clean_officer(officer: Officer) -> Officer:
    name, position, institution = one_line(officer.name), one_line(officer.position), one_line(officer.institution)
    grant, nip = one_line(officer.grant), one_line(officer.nip)
    return replace(officer, name=name, position=position, institution=institution, grant=grant, nip=nip)


def _officer(unit: UnitOfWork, officer_id: UUID) -> Officer:
    """Officer with that identity; Refused (``officer_unknown``) when there is none."""
    who = unit.people.get(officer_id)
    if who is None:
        raise Refused(Problem("name", AccessRefusal.OFFICER_UNKNOWN))
    return who


def _is_over(unit: UnitOfWork, who: Officer) -> bool:
    """Return whether a reader's last day has passed, by the clock or this desk's last entry, the later of the two."""
    if who.role is not Role.READER:
        return False
    last = journal.last_recorded_at(unit.connection, origins.newest_origin(unit.connection))
    return is_over(who, max(unit.today(), local_date(last, unit.desk.zone)) if last else unit.today())


def _check_change(unit: UnitOfWork, changed: Officer) -> None:
    """Raise Refused when no active supervisor would be left (at this desk), or another officer has the same name."""
    everyone = {**unit.people, changed.officer_id: changed}
    if not changed.name.strip():
        raise Refused(Problem("name", FieldRefusal.NAME_MISSING))
    _check_reader(unit.people.get(changed.officer_id), changed)
    others = (one for one in everyone.values() if one.officer_id != changed.officer_id and one.active)
    if changed.active and any(one.name.casefold() == changed.name.casefold() for one in others):
        raise Refused(Problem("name", FieldRefusal.NAME_TAKEN))
    supervisors = {who for who, one in everyone.items() if one.active and one.role is Role.SUPERVISOR}
    here = credentials.list_holders(unit)
    was = unit.people.get(changed.officer_id)
    left_alone = was is not None and was.active and was.role is Role.SUPERVISOR and was.officer_id in here
    if not supervisors or (left_alone and not supervisors & here):  # who cannot sign in here gives nobody a secret
        raise Refused(Problem("role", AccessRefusal.LAST_SUPERVISOR))


def _check_reader(was: Officer | None, changed: Officer) -> None:
    """Raise Refused for a reader without institution or last day, or on a change between reader and another role."""
    is_reader = changed.role is Role.READER
    if was is not None and (was.role is Role.READER) is not is_reader:
        raise Refused(Problem("role", AccessRefusal.READER_STAYS))
    if is_reader and not changed.institution:
        raise Refused(Problem("institution", AccessRefusal.INSTITUTION_MISSING))
    if is_reader and changed.until is None:
        raise Refused(Problem("until", FieldRefusal.TEXT_MISSING))
    if len(changed.grant) > LONGEST_LINE:
        raise Refused(Problem("grant", FieldRefusal.TOO_LONG, {"length": len(changed.grant), "most": LONGEST_LINE}))
