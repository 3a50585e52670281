"""The passphrase of a key, asked for by the commands: from a file descriptor, the environment, or typed.

A scheduler gives it by ``--passphrase-fd`` or a variable of that key's own; nothing of it stands on a command line.
"""

from __future__ import annotations

import getpass
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from frontoffice.app.cli import file_words
from frontoffice.app.keys import passphrase
from frontoffice.domain import key_passphrase
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places

VARIABLE: Final = "FRONTOFFICE_PASSPHRASE"  # of a register
OFFICE_KEY_VARIABLE: Final = "FRONTOFFICE_OFFICE_KEY_PASSPHRASE"
AUTHORITY_VARIABLE: Final = "FRONTOFFICE_AUTHORITY_PASSPHRASE"  # of perangkat-ca
_TRIES: Final = 5
_LONGEST: Final = 4096


def _is_typed() -> bool:
    return sys.stdin.isatty()


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """Where it comes from: ``descriptor`` before ``environment`` before what is typed, without an echo."""

    descriptor: int | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    type_hidden: Callable[[str], str] = getpass.getpass
    is_typed: Callable[[], bool] = _is_typed
    sleep: Callable[[float], None] = time.sleep
    read: list[str] = field(default_factory=list, repr=False)  # a descriptor gives it once
    variable: str = VARIABLE  # each secret has its own: what opens one is not tried on another

    def of(self, variable: str) -> PassphraseSource:
        """The same source for another secret."""
        return replace(self, variable=variable)

    def read_unprompted(self) -> str | None:
        """What came without asking; None where it has to be typed. Raises OSError for a descriptor that is not open."""
        if self.descriptor is not None:
            if not self.read:
                said = os.read(self.descriptor, _LONGEST).decode("utf-8", "replace")
                self.read.append(said.partition("\n")[0].rstrip("\r"))
            return self.read[0]
        return self.environment.get(self.variable)


def open_register(where: Places, source: PassphraseSource) -> bool:
    """Hold the register's key if its passphrase is asked for and right; whether the command can go on.

    What can be opened without one is not asked about.
    """
    try:
        if not passphrase.is_needed(where, for_copies=True):
            return True
        given = source.read_unprompted()
        if given is not None:
            return passphrase.open_with(where, given) or _refuse("frasa sandi register salah")
        if not source.is_typed():
            return _refuse(f"register dibuka dengan frasa sandi: {VARIABLE} atau --passphrase-fd")
        return _open_with_passphrase(where, source)
    except Unavailable as error:
        return _refuse(f"{error.facts.get('path', '')}: {file_words.why(error)}")
    except OSError:
        return _refuse("--passphrase-fd: deskriptor itu tidak terbuka atau tidak terbaca")


def _open_with_passphrase(where: Places, source: PassphraseSource) -> bool:
    for wrong in range(1, _TRIES + 1):
        typed = source.type_hidden("Frasa sandi register (kosong untuk batal): ")
        if not typed:
            return _refuse("dibatalkan; dengan kode kertas kunci pemulihan: frontoffice open-with-recovery")
        if passphrase.open_with(where, typed):
            return True
        source.sleep(key_passphrase.wait_after(wrong))
        _refuse("frasa sandi salah")
    return False


def ask_new(source: PassphraseSource) -> str:
    """A new passphrase, typed twice or given; "" where there is none."""
    given = source.read_unprompted()
    if given is not None:
        return given if _is_strong(given) else ""
    if not source.is_typed():
        return ""
    for _ in range(_TRIES):
        typed = source.type_hidden(f"Frasa sandi baru, {key_passphrase.LEAST} huruf atau lebih (kosong untuk batal): ")
        if not typed:
            return ""
        if _is_strong(typed):
            if source.type_hidden("Sekali lagi: ") == typed:
                return typed
            _refuse("keduanya tidak sama")
    return ""


def _is_strong(typed: str) -> bool:
    try:
        key_passphrase.check(typed)
    except Refused:
        return _refuse(f"frasa sandi terlalu mudah ditebak: {key_passphrase.LEAST} huruf atau lebih, beberapa kata")
    return True


def _refuse(sentence: str) -> bool:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return False
