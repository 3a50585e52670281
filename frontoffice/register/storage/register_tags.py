"""The tags in a register's file: one for each credential, and one for its state, which counts up with every commit.

The state says where every chain ends, up to which numbers none is given again, and which version of each credential
holds. So a history that was rewritten with hashes computed anew, numbers that were raised or lowered, a credential of
somebody else's, and one that held before are all noticed. What does not fit is
not made to fit by going on: the state keeps the ends that the program wrote last, until a supervisor has spoken.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.people import Officer
from frontoffice.register.projection import officer_entries
from frontoffice.register.storage.authentication import AuthenticationKey, Purpose, canonical

_STATE: Final = "state"
_SETTINGS: Final = bytes(16)  # listed like a credential, under nobody's identity
COPIED: Final = "copied"  # in ``meta``: it is a copy that was put back, and nobody has spoken since
_HEADS: Final = hashlib.sha256().digest_size
_ENDS: Final = 2 * _HEADS
_LISTED: Final = struct.Struct(">16sq")
_KEEP: Final = "INSERT OR REPLACE INTO authentication (what, id, version, content, tag) VALUES (?, ?, ?, ?, ?)"


class TagTrust(StrEnum):
    """How a register stands to the key of this computer."""

    UNKEYED = auto()  # there is no key, and nothing is authenticated
    FITS = auto()
    CHANGED = auto()  # its chains end elsewhere than the program left them; which credentials hold is known
    UNTRUSTED = auto()  # nothing says which credentials hold
    UNTAKEN = auto()  # it comes from elsewhere with tags of a key that is not here


class CredentialFacts(NamedTuple):
    """A credential as it stands in its row."""

    secret_hash: str
    wrong_tries: int
    last_wrong_at: str


class RegisterTags:
    """The tags of a register as one of its connections sees them; ``desk`` is its first chain.

    ``least`` is how far the state is known to have counted. ``people_come`` where entries of other desks are taken in:
    they may change whose credential is a supervisor's.
    """

    def __init__(self, key: AuthenticationKey | None, desk: UUID, *, least: int = 0, people_come: bool = False) -> None:
        self.key, self.desk, self.people_come = key, desk.bytes, people_come
        self.trust = TagTrust.UNKEYED
        self.counter, self._pending = least, least
        self._people_changed = False  # in the transaction that is open
        self._everyone: dict[UUID, Officer] | None = None
        self._everyone_before: dict[UUID, Officer] | None = None  # as it was committed
        self._at: int | None = None  # the version of the file that was looked at
        self._has_looked = False
        self._ends = b""  # of the chains, as the state says
        self.listed: dict[bytes, int] = {}
        self._people: dict[bytes, Officer] = {}

    def beside(self) -> RegisterTags:
        """Copy of these tags for another connection, for the ingest of entries by the exchange."""
        other = RegisterTags(self.key, UUID(bytes=self.desk), least=self.counter, people_come=True)
        other.trust, other._has_looked = self.trust, True
        return other

    # --- the state ---------------------------------------------------------------------------------------------------

    def judge_changes(self, connection: apsw.Connection) -> None:
        """Judge the state after writes by another connection; cheap where none did."""
        if self.trust in (TagTrust.UNKEYED, TagTrust.UNTAKEN):
            return
        version: int = connection.execute("PRAGMA data_version").get
        if version != self._at:
            with connection:  # as it stood at one moment: the exchange commits on a connection of its own
                self.judge(connection)
            self._at = version

    def judge(self, connection: apsw.Connection) -> None:
        """Compare the authenticated state with the present content."""
        self.listed, self._people, self._ends = {}, {}, b""
        state = self._state(connection)
        if state is None:
            self.trust = TagTrust.UNTRUSTED
            return
        counter, content = state
        is_fresh = counter >= self.counter
        self._ends, listed = content[:_ENDS], content[_ENDS:]
        self.listed = dict(_LISTED.iter_unpack(listed)) if len(listed) % _LISTED.size == 0 else {}
        # At an opening an older file may be put back: the mark tells of that.
        if self._ends == _ends(connection) or self._is_as_put_back(connection):
            self.trust = TagTrust.FITS if is_fresh or not self._has_looked else TagTrust.UNTRUSTED
        else:
            self.trust = TagTrust.CHANGED if is_fresh and self.counter else TagTrust.UNTRUSTED
        self.counter, self._has_looked = max(self.counter, counter), True
        self._people = _people(connection, self.listed)

    def _is_as_put_back(self, connection: apsw.Connection) -> bool:
        """Return whether only the numbers differ, in a restored copy.

        What else was given is handed on with it.

        Of such a copy a supervisor says which number was the last.
        """
        is_copy = connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = ?)", (COPIED,)).get
        return bool(is_copy) and self._ends[:_HEADS] == _ends(connection)[:_HEADS]

    def _state(self, connection: apsw.Connection) -> tuple[int, bytes] | None:
        """The counter and the content of the state, if its tag fits."""
        if self.key is None or not key_name(connection):
            return None
        asked = "SELECT id, version, content, tag FROM authentication WHERE what = ?"
        found: Any = connection.execute(asked, (_STATE,)).fetchall()
        if len(found) != 1:
            return None
        name, counter, content, tag = found[0]
        fits = name == self.key.name and self.key.fits(tag, Purpose.STATE, self.desk, counter, content)
        return (counter, content) if fits else None

    def seal(self, connection: apsw.Connection) -> None:
        """Write the present state of a register with valid tags before a COMMIT, in its transaction."""
        if self.key is None or not self.is_sealed:
            return
        if self.people_come or self._people_changed:
            self._follow_roles(connection)
        if self.trust is TagTrust.FITS:
            self._ends = _ends(connection)
        content = self._ends + b"".join(_LISTED.pack(*one) for one in sorted(self.listed.items()))
        self._pending = self.counter + 1
        tag = self.key.tag(Purpose.STATE, self.desk, self._pending, content)
        connection.execute(_KEEP, (_STATE, self.key.name, self._pending, content, tag))

    def advance_counter(self) -> None:
        """Count up after the COMMIT."""
        self.counter, self._people_changed, self._everyone_before = self._pending, False, self._everyone

    def forget(self) -> None:
        """Reset the cached state after a rollback, for a new check the next time."""
        self._at, self._people_changed, self._everyone = None, False, self._everyone_before

    @property
    def is_changed(self) -> bool:
        """Whether the register is not as this program left it here."""
        return self.trust in (TagTrust.CHANGED, TagTrust.UNTRUSTED)

    @property
    def is_sealed(self) -> bool:
        """Whether this program's writes are authenticated."""
        return self.trust in (TagTrust.FITS, TagTrust.CHANGED)

    @property
    def secrets(self) -> frozenset[UUID]:
        """People with an authenticated credential."""
        return frozenset(UUID(bytes=officer_id) for officer_id in self.listed.keys() - {_SETTINGS})

    @property
    def settings_version(self) -> int:
        """Last written version of the desk's settings; 0 while none was authenticated."""
        return self.listed.get(_SETTINGS, 0)

    @settings_version.setter
    def settings_version(self, version: int) -> None:
        self.listed[_SETTINGS] = version

    def begin_anew(self) -> None:
        """Invalidate all earlier credentials, for lack of proof of the valid ones; the history stands as it is."""
        if self.trust is TagTrust.UNTRUSTED:
            self.listed, self._people, self.trust = {}, {}, TagTrust.FITS

    def settle(self) -> None:
        """Take the history as it stands with this COMMIT: a supervisor said so. Credentials stay as they are."""
        if self.trust is TagTrust.CHANGED:
            self.trust = TagTrust.FITS

    def take(
        self, connection: apsw.Connection, key: AuthenticationKey, former: AuthenticationKey | None = None
    ) -> None:
        """Tag all content with ``key``, or the content valid under the ``former`` key; this transaction seals it.

        A credential that does not has no tag from then on; where the state does not, nothing is taken.
        """
        before, self.key = RegisterTags(former, UUID(bytes=self.desk), least=self.counter), key
        if former is not None:
            before.judge(connection)
        self.trust, self._has_looked = TagTrust.FITS if former is None else before.trust, True
        if self.trust is TagTrust.UNTRUSTED:
            return
        self.listed, self._ends = {}, before._ends
        asked = "SELECT officer_id, secret_hash, wrong_tries, last_wrong_at FROM credential"
        kept: Any = connection.execute(asked).fetchall()
        found = [(officer_id, CredentialFacts(*facts)) for officer_id, *facts in kept]
        wanted = {}
        for officer_id, facts in found:
            who = officer_entries.one(connection, UUID(bytes=officer_id))
            if who and (former is None or before.fits(connection, who, facts)):
                wanted[officer_id] = (who, facts)
        connection.execute("DELETE FROM authentication")
        for who, facts in wanted.values():
            self.keep(connection, who, facts)

    # --- people ------------------------------------------------------------------------------------------------------

    def everyone(self, connection: apsw.Connection) -> Mapping[UUID, Officer]:
        """Everyone ever added, by name, cached until an entry about them."""
        if self._everyone is None:
            self._everyone = officer_entries.everyone(connection)
            if not self._people_changed:
                self._everyone_before = self._everyone
        return self._everyone

    def person_changed(self, connection: apsw.Connection, officer_id: UUID) -> None:
        """Reload one person after an entry about them in this transaction, and nobody else."""
        self._people_changed = True
        who = officer_entries.one(connection, officer_id)
        if who is not None:
            self._everyone = officer_entries.by_name({**self.everyone(connection), officer_id: who}.values())

    def others_wrote(self, connection: apsw.Connection) -> None:
        """Another connection wrote: its entries change people only where the state says that this program did."""
        self.judge_changes(connection)
        if self.trust in (TagTrust.FITS, TagTrust.UNKEYED):
            self._everyone = self._everyone_before = None

    # --- credentials -------------------------------------------------------------------------------------------------

    def keep(self, connection: apsw.Connection, who: Officer, facts: CredentialFacts) -> None:
        """Write the tag of a credential, in the transaction of the credential itself."""
        if self.key is None or self.trust in (TagTrust.UNKEYED, TagTrust.UNTAKEN):
            return
        officer_id = who.officer_id.bytes
        version = self.listed.get(officer_id, 0) + 1
        tag = self.key.tag(Purpose.CREDENTIAL, *_facts(self.desk, who, version, facts))
        connection.execute(_KEEP, (str(Purpose.CREDENTIAL), officer_id, version, b"", tag))
        self.listed[officer_id] = version
        self._people[officer_id] = who

    def fits(self, connection: apsw.Connection, who: Officer, facts: CredentialFacts) -> bool:
        """Return whether a credential is the program's last one for that person in that role."""
        if self.key is None or self.trust in (TagTrust.UNKEYED, TagTrust.UNTAKEN):
            return True
        if self.trust is TagTrust.UNTRUSTED:
            return False
        found: Any = connection.execute(
            "SELECT version, tag FROM authentication WHERE what = ? AND id = ?",
            (str(Purpose.CREDENTIAL), who.officer_id.bytes),
        ).get
        if found is None:
            return False
        version, tag = found
        is_listed = self.listed.get(who.officer_id.bytes) == version
        return is_listed and self.key.fits(tag, Purpose.CREDENTIAL, *_facts(self.desk, who, version, facts))

    def _follow_roles(self, connection: apsw.Connection) -> None:
        """Renew the tags of people with a role or right to sign in changed in this transaction."""
        for officer_id, before in list(self._people.items()):
            now = officer_entries.one(connection, UUID(bytes=officer_id))
            kept: Any = connection.execute(
                "SELECT secret_hash, wrong_tries, last_wrong_at FROM credential WHERE officer_id = ?", (officer_id,)
            ).get
            if now is None or kept is None or (now.role, now.active) == (before.role, before.active):
                continue
            facts = CredentialFacts(*kept)
            if self.fits(connection, before, facts):
                self.keep(connection, now, facts)


def key_name(connection: apsw.Connection) -> bytes:
    """Name of the key of a register's authenticated state; empty where it never was."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'authentication'").get:
        return b""  # somebody dropped it: nothing says that the register is of a key
    found: Any = connection.execute("SELECT id FROM authentication WHERE what = ? LIMIT 1", (_STATE,)).get
    return found or b""


def is_empty(connection: apsw.Connection) -> bool:
    """Return whether a register has no content worth forging: no entry, and nobody with a sign-in."""
    return not connection.execute("SELECT EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM credential)").get


def _facts(desk: bytes, who: Officer, version: int, facts: CredentialFacts) -> tuple[Any, ...]:
    return (desk, who.officer_id.bytes, version, str(who.role), int(who.active), *facts)


def _ends(connection: apsw.Connection) -> bytes:
    """Digests of the ends of all chains, and of the numbers excluded from reuse."""
    rows: Any = connection.execute("SELECT origin, seq, hash FROM head ORDER BY origin")
    heads, floors = hashlib.sha256(), hashlib.sha256()
    for origin, seq, end in rows:
        heads.update(b"%b%d,%b" % (origin, seq, end))
    rows = connection.execute("SELECT series, year, no FROM number_floor ORDER BY series, year")
    for series, year, no in rows:
        floors.update(canonical(str(series), str(year), str(no)))
    return heads.digest() + floors.digest()


def _people(connection: apsw.Connection, listed: dict[bytes, int]) -> dict[bytes, Officer]:
    found = ((officer_id, officer_entries.one(connection, UUID(bytes=officer_id))) for officer_id in listed)
    return {officer_id: who for officer_id, who in found if who is not None}
