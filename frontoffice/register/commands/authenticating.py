"""Begin to authenticate a register as it is opened: with the key of this computer, or with a new one, taken once.

A register that was never authenticated is taken as it stands, once; from then on a tag that is missing is wrong. One
that comes with the tags of a key that is not here (another computer, another user) is taken anew when a supervisor has
signed in.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import apsw

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import May
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands import credentials
from frontoffice.register.journal import origins
from frontoffice.register.storage import accepted_history, authentication, encryption, register_tags, tag_reading
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import RegisterTags, TagTrust
from frontoffice.register.storage.tag_reading import KnownKeys, find_keys
from frontoffice.register.unit_of_work import UnitOfWork

# --- Whether a person may keep anything of their own at this desk: a filter, a form that was begun ---


def demand_own(unit: UnitOfWork, officer_id: UUID) -> None:
    """Raise Refused (``not_allowed``) for a reader; who is not known here keeps what is theirs."""
    with unit.reading():
        who = unit.people.get(officer_id)
    if who is not None and who.role not in people.roles_that(May.KEEP_OWN):
        raise Refused(Problem("name", AccessRefusal.NOT_ALLOWED, {"role": who.role, "what": May.KEEP_OWN}))


# --- authenticating ---

_log = logging.getLogger(__name__)


def begin(unit: UnitOfWork, mark: HighWaterMark | None = None) -> None:
    """Check the opened register's tags, and enable the tag check of this computer's ``mark``.

    Raises Unavailable: ``register_key_unreachable`` where it has tags and the keyring does not say what its key is.
    """
    with unit.reading():
        desk, stated = origins.first(unit.connection), register_tags.key_name(unit.connection)
        is_empty = register_tags.is_empty(unit.connection)
    keys = find_keys(unit.file.path, stated)
    is_encrypted = bool(encryption.key_name(unit.file.path))
    is_taken = not stated and (keys.key is None or keys.is_new or is_empty or is_encrypted)
    if mark is not None:
        mark.key, mark.former, mark.takes_untagged = keys.key, keys.former, is_taken or keys.former is not None
    unit.tags = RegisterTags(keys.key, desk, least=mark.read_counter(desk) if mark else 0)
    if is_taken or keys.former is not None:
        _take(unit, keys, mark, keeps_accepted=True)
    elif stated and (keys.key is None or (stated != keys.key.name and (is_encrypted or keys.is_new))):
        unit.tags.trust = TagTrust.UNTAKEN
    else:
        unit.tags.trust = TagTrust.FITS
        with unit.reading():
            unit.tags.judge_changes(unit.connection)
        if keys.is_new:  # a start was cut off before it could say so
            _confirm(unit.file.path, keys)
    if unit.tags.is_changed:
        _log.warning("the register is not as this program left it: %s", unit.tags.trust)


@dataclass(frozen=True, slots=True)
class Inspection:
    """Result of checking a register's tags: how it stands, how many credentials and whether the mark do not fit."""

    trust: TagTrust
    credentials: int = 0
    is_mark_overwritten: bool = False


def inspect(connection: apsw.Connection, register: Path, mark: HighWaterMark | None) -> Inspection:
    """Inspect the tags of a register over a read-only connection. Raises Unavailable like :func:`begin`."""
    with connection:
        tags = tag_reading.read_tags(connection, register, mark)
        if tags.trust in (TagTrust.UNKEYED, TagTrust.UNTAKEN):
            return Inspection(tags.trust)
        wrong = credentials.find_changed(connection, tags)
    is_overwritten = mark is not None and mark.is_overwritten(UUID(bytes=tags.desk))
    return Inspection(tags.trust, len(wrong), is_overwritten)


def take_over(unit: UnitOfWork) -> None:
    """Accept a register from elsewhere in its present state: a supervisor signed in."""
    keys = find_keys(unit.file.path, b"")
    _take(unit, KnownKeys(keys.key, keys.is_new), unit.mark)


def _take(unit: UnitOfWork, keys: KnownKeys, mark: HighWaterMark | None, *, keeps_accepted: bool = False) -> None:
    """Take the register with its key, or with a new one; where none can be kept, nothing is authenticated.

    The mark goes first: a start that is cut off between the two finds it by either key.
    """
    key, path = keys.key or _new_key(unit.file.path), unit.file.path
    if key is None:
        return
    desk = UUID(bytes=unit.tags.desk)
    if mark is not None:
        mark.retag(desk, key)
    with unit.writing(announced=False):
        accepted = accepted_history.read(unit.connection, RegisterTags(keys.former, desk)) if keeps_accepted else ()
        unit.tags.take(unit.connection, key, keys.former)
        if accepted and unit.tags.trust is not TagTrust.UNTRUSTED:
            accepted_history.write(unit.connection, unit.tags, accepted)
    _log.info("the register is authenticated from now on")
    _confirm(path, KnownKeys(key, keys.is_new or keys.key is None, keys.former))


def _new_key(register: Path) -> AuthenticationKey | None:
    places = authentication.place_keys()
    if places is None or encryption.key_name(register):
        return None
    key = AuthenticationKey(secrets.token_bytes(authentication.KEY_BYTES))
    try:
        places.keep(register, key.secret, new=True)
    except Unavailable as error:
        _log.info("no key can be kept, nothing is authenticated: %s", error.facts.get("reason", ""))
        return None
    return key


def _confirm(register: Path, keys: KnownKeys) -> None:
    """Record the register as authenticated in the keyring; where that fails, the next start does."""
    places = authentication.place_keys()
    if places is None or keys.key is None:
        return
    try:
        if keys.former is not None:
            places.forget(register)
        elif keys.is_new:
            places.keep(register, keys.key.secret, new=False)
    except Unavailable as error:
        _log.warning("the keyring does not take the key: %s", error.facts.get("reason", ""))
