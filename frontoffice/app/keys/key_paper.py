"""The recovery paper of a register's key, and its confirmation by the typed code.

A plain register is encrypted at the next start: the wish is a file beside it that names the key, and only whoever typed
the code from the paper has made it. One that was encrypted from its first byte is reminded of no more.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from frontoffice import replacing, settings
from frontoffice.app.keys import new_register, passphrase, register_key
from frontoffice.documents.counter_papers.recovery_paper import recovery_paper
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import system_clock
from frontoffice.register.storage import conversion, encryption, opening
from frontoffice.settings import Settings

PAPER: Final = "kunci-pemulihan.pdf"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyPaper:
    """A key and the paper with its code, as PDF."""

    key: bytes = field(repr=False)
    pdf: bytes = field(repr=False)


def make_key_and_paper(where: Places, words: str = "") -> KeyPaper:
    """The key of the register, or a new one for a plain register, and its paper, in memory only.

    A new one is kept in the keyring, or behind the passphrase ``words`` where there is none. Raises Refused for a weak
    one, Unavailable: ``register_key_unreachable``, ``register_key_missing``, and when the settings cannot be read;
    then nothing is left of a new key.
    """
    key = _key_of(where, words)
    try:
        known = settings.load(where.settings) or Settings()
        now = system_clock()
        return KeyPaper(key, recovery_paper(known.office, recovery_code.write(key), encryption.name_of(key), now))
    except BaseException:
        _forget_unused(where, key)
        raise


def write(pdf: bytes, paper: Path) -> Path:
    """Write the paper's file, readable by this user only. Raises Unavailable."""
    with opening.disk(paper):
        paper.unlink(missing_ok=True)
        with open(os.open(paper, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
            file.write(pdf)
    return paper


def make(where: Places, paper: Path, words: str = "") -> bytes:
    """The key from :func:`make_key_and_paper`, with its paper written to a file readable by this user only.

    Raises like it, and what the disk says; then nothing is left of a paper, nor of a new key.
    """
    made = make_key_and_paper(where, words)
    try:
        write(made.pdf, paper)
    except BaseException:
        give_up(where, made.key, paper)
        raise
    return made.key


def _key_of(where: Places, words: str) -> bytes:
    if not encryption.key_name(where.register):
        key = encryption.new_key()
        if words and not register_key.has_keyring():
            passphrase.keep(where, key, words)
        else:
            register_key.keep(key)
        return key
    return present_key(where)


def present_key(where: Places) -> bytes:
    """The key of the encrypted register. Raises Unavailable: ``register_key_unreachable``, ``register_key_missing``."""
    name = encryption.key_name(where.register)
    found = register_key.find(name)
    if found is None:
        raise Unavailable(RegisterFailure.KEY_MISSING, path=str(where.register), key=name)
    return found


def give_up(where: Places, key: bytes, paper: Path) -> None:
    """Remove a paper, and forget its key unless the register has it. Raises Unavailable like :func:`make`."""
    with opening.disk(paper):
        paper.unlink(missing_ok=True)
    _forget_unused(where, key)


def _forget_unused(where: Places, key: bytes) -> None:
    name = encryption.name_of(key)
    if name == encryption.key_name(where.register):
        return
    wrapped = passphrase.find(where)
    if wrapped is not None and wrapped.name == name:
        with opening.disk(where.wrapped_key):
            where.wrapped_key.unlink()
    elif register_key.has_keyring():
        register_key.forget(key)


def confirm(where: Places, key: bytes) -> None:
    """Mark ``key`` as safe after its code was typed from its paper.

    The paper's file goes. Raises Unavailable.

    A plain register is encrypted at the next start.
    """
    is_plain = not encryption.key_name(where.register)
    wish = where.encryption_wish
    with opening.disk(wish):
        if is_plain:
            replacing.write_whole(wish, encryption.name_of(key).encode("ascii"))
        for folder in (where.folder, where.opened):
            (folder / PAPER).unlink(missing_ok=True)
    new_register.settle(where)


def encrypt_if_asked(where: Places) -> bool:
    """Encrypt the register if that was requested.

    Whether it is now. What keeps it from that is in the log.

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
