"""A new key and its recovery paper, and the wish to have the register encrypted with it at the next start.

The wish is a file beside the register that names the key: only whoever typed the code from the paper has made it.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

from frontoffice import settings
from frontoffice.app import register_key
from frontoffice.documents.recovery_paper import recovery_paper
from frontoffice.domain import dates, recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.register import system_clock
from frontoffice.register.storage import conversion, encryption, opening
from frontoffice.settings import Settings

PAPER: Final = "kunci-pemulihan.pdf"
_log = logging.getLogger(__name__)


def make(where: Places, paper: Path) -> bytes:
    """A new key that the keyring has, and its code on ``paper``, which only this user can read.

    Raises Unavailable: ``register_key_unreachable``, and what the disk says; then nothing is left of either.
    """
    key = encryption.new_key()
    register_key.keep(key)
    try:
        known = settings.load(where.settings) or Settings()
        today = dates.local_date(system_clock(), known.office.zone)
        content = recovery_paper(known.office, recovery_code.write(key), encryption.name_of(key), today)
        with opening.disk(paper):
            paper.unlink(missing_ok=True)
            with open(os.open(paper, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
                file.write(content)
    except BaseException:
        give_up(key, paper)
        raise
    return key


def give_up(key: bytes, paper: Path) -> None:
    """Forget a key that nothing was encrypted with, and its paper. Raises Unavailable like :func:`make`."""
    with opening.disk(paper):
        paper.unlink(missing_ok=True)
    register_key.forget(key)


def ask_at_start(where: Places, key: bytes) -> None:
    """Let the register be encrypted at the next start; the paper's file goes. Raises Unavailable."""
    wish = where.encryption_wish
    with opening.disk(wish):
        wish.write_text(encryption.name_of(key), encoding="ascii")
        (where.folder / PAPER).unlink(missing_ok=True)


def encrypt_if_asked(where: Places) -> bool:
    """Encrypt the register if that was asked for; whether it is now. What keeps it from that is in the log.

    The register is then opened as it is; a wish that cannot be fulfilled today stands until it can.
    """
    wish = where.encryption_wish
    if not wish.exists():
        return False
    try:
        with opening.disk(wish):
            name = wish.read_text(encoding="ascii", errors="replace").strip()
        key = register_key.find(name)
        if key is not None and encryption.name_of(key) == name:
            conversion.encrypt(where.register, key)
        with opening.disk(wish):  # without its key there is nothing to wish for
            wish.unlink()
    except Unavailable as error:
        _log.warning("the register was not encrypted: %s", error.code)
        return False
    except BaseException:  # a bug: it stands in nobody's way twice
        wish.unlink(missing_ok=True)
        raise
    return bool(encryption.key_name(where.register))
