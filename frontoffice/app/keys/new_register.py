"""Creation of a new register file, encrypted from its first byte if its key can be stored."""

from __future__ import annotations

from frontoffice.app.keys import paper_due, passphrase, register_key
from frontoffice.domain import recovery_code
from frontoffice.places import Places
from frontoffice.register.storage import damage, encryption, opening


def begin(where: Places, words: str = "") -> None:
    """Make the empty encrypted register unless there is one, or nothing to keep its key in; a plain one comes then.

    First it is written down that the key has no paper, then the keyring has it and gives it back (or the file behind
    the passphrase ``words``, where there is no keyring), then the first byte is written with it. What a cut leaves of
    that is gone on with. Raises Refused for weak words, Unavailable: ``register_key_unreachable``, and what
    :func:`creating.begin` raises; then there is no register.
    """
    if not damage.is_blank(where.register):
        return
    if words:
        key = encryption.new_key()
        recovery_code.check(words)
        paper_due.note(where, key)
        passphrase.keep(where, key, words)
        opening.begin(where.register, encryption.name_of(key))
    elif register_key.has_keyring():
        opening.begin(where.register, _ensure_keyring_key(where))


def _ensure_keyring_key(where: Places) -> str:
    """Name of the key in the keyring, created if missing."""
    name = paper_due.key_name(where)
    if not name or register_key.find(name) is None:
        key = encryption.new_key()
        name = encryption.name_of(key)
        paper_due.note(where, key)
        register_key.keep(key)
    return name
