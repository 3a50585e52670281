"""The secrets of this desk's people: kept as hashes with their tags, tried, and waited for after wrong ones.

A row that this program did not write last opens nothing, and neither shortens a wait.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice import replacing
from frontoffice.domain.calendar.dates import from_text, to_text
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import LONGEST_WAIT, SECRET, Officer, Role, wait_after
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import reading
from frontoffice.register.projection import officer_entries
from frontoffice.register.storage.authentication import Purpose
from frontoffice.register.storage.register_tags import CredentialFacts, RegisterTags, TagTrust
from frontoffice.register.unit_of_work import UnitOfWork

# --- Wrong secrets counted outside the register too: a file that was put back, or a clock put forward, ends no
# wait ---
# The count stands beside the high-water mark, by person, with the seconds since the computer started: those cannot be
# set. After a restart at least as much time has passed as the computer runs. It holds no name. It is authenticated
# with the register's key, where that has one. A file that another program wrote counts nothing; where it, or one that
# is gone, knows of fewer than the register does, the wait goes by the time since this program looks.

_NAME: Final = "tries.json"
_TRIES, _TAG = "tries", "tag"
_RUNNING: Final = getattr(time, "CLOCK_BOOTTIME", None)  # counts on while the computer sleeps


def since_start() -> float:
    """Seconds since the computer started, independent of clock changes."""
    return time.monotonic() if _RUNNING is None else time.clock_gettime(_RUNNING)


@dataclass(slots=True)
class WrongTries:
    """The tries of one computer; without a ``folder`` those since the program started. ``tags`` are the register's."""

    folder: Path | None
    tags: Callable[[], RegisterTags | None] = lambda: None
    _known: dict[str, tuple[int, float]] = field(default_factory=dict)
    _looked_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._looked_at = since_start()

    def count(self, officer: UUID) -> int:
        """Wrong tries in a row."""
        return self._all().get(officer.hex, (0, 0.0))[0]

    def seconds_since(self, officer: UUID, wrong: int = 0) -> int:
        """Lower bound of the seconds since the last wrong try, with ``wrong`` tries known to the register."""
        (count, at), now = self._all().get(officer.hex, (0, 0.0)), since_start()
        if count < wrong:
            return LONGEST_WAIT if self.folder is None else int(now - self._looked_at)
        return int(now - at if now >= at else now)

    def note(self, officer: UUID, count: int) -> None:
        """One more was wrong; now there are ``count``. 0: a right one, or a new secret."""
        known = self._all()
        if count:
            known[officer.hex] = (count, since_start())
        elif known.pop(officer.hex, None) is None:
            return
        self._known = known
        self._write()

    def _all(self) -> dict[str, tuple[int, float]]:
        if self.folder is not None:
            with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
                read = self._authentic(json.loads((self.folder / _NAME).read_bytes()))
                self._known = {str(who): (int(count), float(at)) for who, (count, at) in read.items()}
        return dict(self._known)

    def _authentic(self, read: Any) -> Any:
        """Contents of a file, if written by this program; a register without a key takes it as it stands."""
        tags = self.tags()
        if tags is None or tags.key is None:
            return read.get(_TRIES, read)
        kept, tag = read[_TRIES], bytes.fromhex(read[_TAG])
        return kept if tags.key.fits(tag, Purpose.WRONG_TRIES, tags.desk, _canonical(kept)) else {}

    def _seal(self) -> Mapping[str, object]:
        tags = self.tags()
        if tags is None or tags.key is None:
            return self._known
        tag = tags.key.tag(Purpose.WRONG_TRIES, tags.desk, _canonical(self._known))
        return {_TRIES: self._known, _TAG: tag.hex()}

    def _write(self) -> None:
        if self.folder is None:
            return
        with contextlib.suppress(OSError):  # then they are known until the program ends
            sealed = json.dumps(self._seal()).encode("ascii")
            replacing.write_whole(self.folder / _NAME, sealed, str(os.getpid()))


def _canonical(known: Mapping[str, object]) -> str:
    """One form of the tries, the same before they are written and as they are read."""
    return json.dumps(known, sort_keys=True)


# --- credentials ---

_TYPES: Final = (bytes, str, int, str)


def of_row(connection: apsw.Connection, officer_id: UUID) -> CredentialFacts | None:
    """The credential of a person as it stands in its row; None where there is none."""
    rows = reading.validate_rows(
        "credential",
        connection.execute(
            "SELECT officer_id, secret_hash, wrong_tries, last_wrong_at FROM credential WHERE officer_id = ?",
            (officer_id.bytes,),
        ),
        _TYPES,
    )
    return CredentialFacts(*rows[0][1:]) if rows else None


def find_changed(connection: apsw.Connection, tags: RegisterTags) -> tuple[Officer, ...]:
    """Officers with a credential not written by this program in its present form; it opens nothing."""
    return tuple(who for who in officer_entries.everyone(connection).values() if _is_changed(connection, tags, who))


def _is_changed(connection: apsw.Connection, tags: RegisterTags, who: Officer) -> bool:
    try:
        facts = of_row(connection, who.officer_id)
    except reading.UnreadableRow:
        return True
    return who.officer_id in tags.secrets if facts is None else not tags.fits(connection, who, facts)


def list_holders(unit: UnitOfWork) -> frozenset[UUID]:
    """Officers with a secret at this desk, including those with a deleted credential row."""
    rows = reading.validate_rows("credential", unit.connection.execute("SELECT officer_id FROM credential"), (bytes,))
    return unit.tags.secrets | {UUID(bytes=officer_id) for (officer_id,) in rows}


def keep_secret(unit: UnitOfWork, who: Officer, secret: str) -> None:
    """Keep the secret's hash, in a transaction; a new secret also ends any wait."""
    from frontoffice.register.commands.credential_hash import hash_secret

    _write(unit, who, CredentialFacts(hash_secret(secret), 0, ""))


def demand_right(unit: UnitOfWork, who: Officer, secret: str, outside: WrongTries) -> None:
    """Raise Refused unless that is the person's secret here, with no waiting time left; wrong ones are counted."""
    from frontoffice.register.commands.credential_hash import is_right

    with unit.reading():
        kept = _authentic(unit, who)
    now = unit.now()
    if kept.last_wrong_at > to_text(now):  # set back since: the wait begins anew, or it would last until then
        kept = kept._replace(last_wrong_at=to_text(now))
        _write_alone(unit, who, kept)
    before = max(kept.wrong_tries, outside.count(who.officer_id))
    seconds = seconds_to_wait(kept.wrong_tries, kept.last_wrong_at, now)
    if before:
        seconds = max(seconds, wait_after(before) - outside.seconds_since(who.officer_id, kept.wrong_tries))
    if seconds:
        raise Refused(Problem(SECRET, AccessRefusal.WAIT, {"seconds": seconds}))
    if not secret:  # nothing was typed, which is nobody's secret, and no try
        raise Refused(Problem(SECRET, AccessRefusal.WRONG_SECRET))
    if not is_right(kept.secret_hash, secret):
        outside.note(who.officer_id, before + 1)
        _write_alone(unit, who, CredentialFacts(kept.secret_hash, before + 1, to_text(now)))
        wait = wait_after(before + 1)
        waits = Problem(SECRET, AccessRefusal.WAIT, {"seconds": wait})
        raise Refused(waits if wait else Problem(SECRET, AccessRefusal.WRONG_SECRET))
    outside.note(who.officer_id, 0)
    if kept.wrong_tries:
        _write_alone(unit, who, CredentialFacts(kept.secret_hash, 0, ""))


def seconds_to_wait(wrong_tries: int, last_wrong_at: str, now: datetime) -> int:
    """Seconds still to wait; a clock set back never makes the wait longer than it was."""
    wait = wait_after(wrong_tries)
    if not wait or not last_wrong_at:
        return 0
    passed = max(0, int((now - from_text(last_wrong_at)).total_seconds()))
    return max(0, wait - passed)


def _authentic(unit: UnitOfWork, who: Officer) -> CredentialFacts:
    """Read a person's credential, if it is the last one written by this program."""
    if unit.tags.trust is TagTrust.UNTAKEN and who.role is not Role.SUPERVISOR:
        raise Refused(Problem(SECRET, AccessRefusal.SUPERVISOR_SIGNS_IN))
    facts = of_row(unit.connection, who.officer_id)
    unit.tags.judge_changes(unit.connection)
    may_be_missing = who.officer_id in unit.tags.secrets or unit.tags.trust is TagTrust.UNTRUSTED
    if facts is None and not may_be_missing:
        raise Refused(Problem(SECRET, AccessRefusal.NO_SECRET))
    if facts is None or not unit.tags.fits(unit.connection, who, facts):
        is_helped = can_a_supervisor_sign_in(unit)
        raise Refused(Problem(SECRET, AccessRefusal.SECRET_CHANGED if is_helped else AccessRefusal.SECRETS_CHANGED))
    return facts


def can_a_supervisor_sign_in(unit: UnitOfWork) -> bool:
    """Whether the credential of any active supervisor is as this program wrote it."""
    supervisors = (who for who in unit.people.values() if who.active and who.role is Role.SUPERVISOR)
    kept = ((who, of_row(unit.connection, who.officer_id)) for who in supervisors)
    return any(facts is not None and unit.tags.fits(unit.connection, who, facts) for who, facts in kept)


def _write_alone(unit: UnitOfWork, who: Officer, facts: CredentialFacts) -> None:
    with unit.writing(announced=False):
        _write(unit, who, facts)


def _write(unit: UnitOfWork, who: Officer, facts: CredentialFacts) -> None:
    unit.connection.execute(
        "INSERT OR REPLACE INTO credential (officer_id, secret_hash, wrong_tries, last_wrong_at) VALUES (?, ?, ?, ?)",
        (who.officer_id.bytes, *facts),
    )
    unit.tags.keep(unit.connection, who, facts)
