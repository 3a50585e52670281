"""The file of a new register, encrypted from its first byte where this computer can keep its key."""

from __future__ import annotations

from frontoffice.app import paper_due, register_key
from frontoffice.places import Places
from frontoffice.register.storage import creating, encryption, file_probe


def begin(where: Places) -> None:
    """Make the empty encrypted register unless there is one, or no keyring; the opening then makes a plain one.

    First it is written down that the key has no paper, then the keyring has it and gives it back, then the first byte
    is written with it. What a cut leaves of that is gone on with: no key is made while that one is there. Raises
    Unavailable: ``register_key_unreachable``, and what :func:`creating.begin` raises; then there is no register.
    """
    if not file_probe.is_blank(where.register) or not register_key.has_keyring():
        return
    name = paper_due.key_name(where)
    if not name or register_key.find(name) is None:
        key = encryption.new_key()
        name = encryption.name_of(key)
        paper_due.note(where, key)
        register_key.keep(key)
    creating.begin(where.register, name)
