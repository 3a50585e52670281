"""Pending recovery paper of a register encrypted from its first byte.

A file beside the register names its key until somebody typed the code from the paper. It is no part of the register:
copies that come back, older or newer, change nothing about the paper of their key.
"""

from __future__ import annotations

from frontoffice import replacing
from frontoffice.places import Places
from frontoffice.register.storage import encryption, opening


def stands(where: Places) -> bool:
    """Whether the register is encrypted and its key is on no paper yet. Raises Unavailable."""
    return bool(due := key_name(where)) and due == encryption.key_name(where.register)


def key_name(where: Places) -> str:
    """Name of the key created without a paper, "" for none. Raises Unavailable."""
    with opening.disk(where.paper_due):
        return where.paper_due.read_text(encoding="ascii", errors="replace") if where.paper_due.exists() else ""


def note(where: Places, key: bytes) -> None:
    """Record that a key has no paper yet; on the disk before the key is used. Raises Unavailable."""
    with opening.disk(where.paper_due):
        where.folder.mkdir(parents=True, exist_ok=True)
        replacing.write_whole(where.paper_due, encryption.name_of(key).encode("ascii"))


def settle(where: Places) -> None:
    """Forget it: the paper is there. Raises Unavailable."""
    with opening.disk(where.paper_due):
        where.paper_due.unlink(missing_ok=True)
