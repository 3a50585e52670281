"""A new register's file, encrypted from its first byte if its key can be stored, and its recovery paper still due."""

from __future__ import annotations

from frontoffice import replacing
from frontoffice.app.keys import passphrase, register_key
from frontoffice.domain import recovery_code
from frontoffice.places import Places
from frontoffice.register.storage import damage, encryption, opening


def is_paper_due(where: Places) -> bool:
    """Whether the register is encrypted and its key is on no paper yet. Raises Unavailable."""
    return bool(due := due_key_name(where)) and due == encryption.key_name(where.register)


def due_key_name(where: Places) -> str:
    """Name of the key created without a paper, "" for none. Raises Unavailable."""
    with opening.disk(where.paper_due):
        return where.paper_due.read_text(encoding="ascii", errors="replace") if where.paper_due.exists() else ""


def note_paper_due(where: Places, key: bytes) -> None:
    """Record that a key has no paper yet; on the disk before the key is used. Raises Unavailable."""
    with opening.disk(where.paper_due):
        where.folder.mkdir(parents=True, exist_ok=True)
        replacing.write_whole(where.paper_due, encryption.name_of(key).encode("ascii"))


def settle(where: Places) -> None:
    """Forget it: the paper is there. Raises Unavailable."""
    with opening.disk(where.paper_due):
        where.paper_due.unlink(missing_ok=True)


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
        note_paper_due(where, key)
        passphrase.keep(where, key, words)
        opening.begin(where.register, encryption.name_of(key))
    elif register_key.has_keyring():
        opening.begin(where.register, _ensure_keyring_key(where))


def _ensure_keyring_key(where: Places) -> str:
    """Name of the key in the keyring, created if missing."""
    name = due_key_name(where)
    if not name or register_key.find(name) is None:
        key = encryption.new_key()
        name = encryption.name_of(key)
        note_paper_due(where, key)
        register_key.keep(key)
    return name
