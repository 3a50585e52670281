"""The passphrase of a key, asked for by the commands: from a file descriptor, the environment, or typed.

A scheduler gives it by ``--passphrase-fd`` or a variable of that key's own; nothing of it stands on a command line.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from frontoffice.app.cli import file_words
from frontoffice.app.keys import passphrase
from frontoffice.domain import recovery_code
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.register import Register

# --- Who acts at the command line, asked by name and PIN, and the complaint that a number names ---

Prompt = Callable[[str], str]


def sign_in(register: Register, what: str, ask: Prompt, ask_secret: Prompt) -> Officer:
    """Ask for an officer's name and PIN. Raises Refused (``officer_unknown``, ``wrong_secret``, ``wait``)."""
    name = ask(f"{what}, nama: ").strip().casefold()
    here = register.officers.with_secret()
    known = [one for one in register.officers.all() if one.name.casefold() == name and one.officer_id in here]
    if len(known) != 1:
        raise Refused(Problem("", AccessRefusal.OFFICER_UNKNOWN))
    return register.officers.sign_in(known[0].officer_id, ask_secret(f"PIN {known[0].name}: "))


def complaint(register: Register, number: str) -> Complaint:
    """Complaint by its written number. Raises Refused (``complaint_unknown``)."""
    found = [one for one in register.search.find(number) if one.number_text.upper() == number.strip().upper()]
    if len(found) != 1:
        raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
    return register.complaints.get(found[0].subject)


# --- passphrase prompt ---

# --- The code of a recovery paper at the terminal: asked for, and typed back, with the group that is wrong
# named ---

Ask = Callable[[str], str]


def read_answer(ask: Ask, question: str) -> str:
    """Ask a question and return the answer; "" also where nobody is there to answer, or it was broken off (Ctrl+C)."""
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        return ask(question).strip()
    print()  # noqa: T201  (what follows stands on a line of its own)
    return ""


def is_agreed(ask: Ask, question: str) -> bool:
    """Whether somebody said yes."""
    return read_answer(ask, f"{question} (ya/tidak): ").casefold() in ("ya", "y")


def wrong_group(typed: str) -> str:
    """Sentence about the wrong group of a code; "" where none is."""
    group = recovery_code.wrong_group(typed)
    return f"Kelompok ke-{group} salah atau belum ada; periksa di kertas." if group else ""


def ask_key(ask: Ask, question: str, other: Callable[[bytes], str] = lambda _key: "") -> bytes | None:
    """The key of a code, asked for until it is right; None where nothing was typed.

    ``other`` says what is wrong with a key that was read, "" for nothing.
    """
    for _ in range(_TRIES):
        typed = read_answer(ask, question)
        if not typed:
            return None
        key = recovery_code.read(typed)
        wrong = wrong_group(typed) if key is None else other(key)
        if key is not None and not wrong:
            return key
        print(wrong)  # noqa: T201
    return None


def is_typed_back(key: bytes, ask: Ask, other: str) -> bool:
    """Whether the code of ``key`` was typed; ``other`` is said of the code of another key."""
    question = "Kode (kosong untuk batal): "
    return ask_key(ask, question, lambda typed: "" if typed == key else other) is not None


# --- passphrase prompt ---

VARIABLE: Final = "FRONTOFFICE_PASSPHRASE"  # of a register
OFFICE_KEY_VARIABLE: Final = "FRONTOFFICE_OFFICE_KEY_PASSPHRASE"
AUTHORITY_VARIABLE: Final = "FRONTOFFICE_AUTHORITY_PASSPHRASE"  # of perangkat-ca
_TRIES: Final = 5
_LONGEST: Final = 4096


def _is_typed() -> bool:
    return sys.stdin.isatty()


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """Source of a passphrase: ``descriptor`` before ``environment`` before what is typed, without an echo."""

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
        """Read the passphrase without a prompt.

        None where it has to be typed. Raises OSError for a descriptor that is not open.
        """
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
        source.sleep(recovery_code.wait_after(wrong))
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
        typed = source.type_hidden(f"Frasa sandi baru, {recovery_code.LEAST} huruf atau lebih (kosong untuk batal): ")
        if not typed:
            return ""
        if _is_strong(typed):
            if source.type_hidden("Sekali lagi: ") == typed:
                return typed
            _refuse("keduanya tidak sama")
    return ""


def _is_strong(typed: str) -> bool:
    try:
        recovery_code.check(typed)
    except Refused:
        return _refuse(f"frasa sandi terlalu mudah ditebak: {recovery_code.LEAST} huruf atau lebih, beberapa kata")
    return True


def _refuse(sentence: str) -> bool:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return False
