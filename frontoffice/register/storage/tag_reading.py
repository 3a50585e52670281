"""The tags of a register's file, or of a copy of it, against the key of the register's place; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import known_heads, origins
from frontoffice.register.storage import authentication, copying, encryption, register_tags
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import RegisterTags, TagTrust


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """This computer's keys for a register.

    Its key, and the one that it had while it was plain.

    ``is_new``: nothing was authenticated with it yet, as far as the keyring knows.
    """

    key: AuthenticationKey | None = None
    is_new: bool = False
    former: AuthenticationKey | None = None


def find_keys(register: Path, stated: bytes) -> KnownKeys:
    """Find the key of a register with tags made by the key of name ``stated``, empty for none.

    Raises Unavailable, ``register_key_unreachable``, where it has tags and the keyring does not say what its key is.
    """
    places = authentication.place_keys()
    try:
        key = authentication.find_key(register)
        if key is not None and key.name == stated and encryption.key_name(register):
            return KnownKeys(key)
        found = places.find(register) if places else None
    except Unavailable:
        if stated:
            raise
        return KnownKeys()
    if not encryption.key_name(register):
        return KnownKeys(key, is_new=bool(found and found[1]))
    former = AuthenticationKey(found[0]) if found else None
    return KnownKeys(key, former=former if former and former.name == stated else None)


def read_tags(connection: apsw.Connection, register: Path, mark: HighWaterMark | None) -> RegisterTags:
    """Read and judge the tags of a register possibly open elsewhere; its ``mark`` is given the key."""
    desk, stated = origins.first(connection), register_tags.key_name(connection)
    keys = find_keys(register, stated)
    is_encrypted, is_empty = bool(encryption.key_name(register)), register_tags.is_empty(connection)
    key = keys.former or keys.key
    if mark is not None:
        mark.key, mark.former = keys.key, keys.former
    tags = RegisterTags(key, desk, least=mark.read_counter(desk) if mark else 0)
    if key is None or (not stated and (keys.is_new or is_encrypted or is_empty)):
        tags.trust = TagTrust.UNTAKEN if stated else TagTrust.UNKEYED
    elif stated != key.name and (is_encrypted or keys.is_new):
        tags.trust = TagTrust.UNTAKEN
    else:
        with connection:
            tags.judge(connection)
    return tags


def is_doubted(connection: apsw.Connection, register: Path) -> bool:
    """Return whether the register's history differs from its known one.

    It is no witness against another.

    Somebody remembers other entries, or its seal does not fit. Where the keyring is silent nobody knows of a seal.
    """
    if known_heads.has_doubts(connection):
        return True
    try:
        return read_tags(connection, register, None).is_changed
    except Unavailable as error:
        if error.code != RegisterFailure.KEY_UNREACHABLE:
            raise
        return False


def is_copy_doubted(connection: apsw.Connection, copy: Path, register: Path) -> bool:
    """Return whether a copy of that register has a doubted history.

    By what was written down beside it, and by the tags that it brings along.

    One without tags is of a program before them, or of a register without a key.
    """
    record = copying.read(copy.with_name(copy.name + copying.ENDING))
    if (record is not None and record.is_doubted) or known_heads.has_doubts(connection):
        return True
    return bool(register_tags.key_name(connection)) and is_doubted(connection, register)
