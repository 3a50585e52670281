"""The code of a recovery paper at the terminal: asked for, and typed back, with the group that is wrong named."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Final

from frontoffice.domain import recovery_code

Ask = Callable[[str], str]
_TRIES: Final = 5


def read_answer(ask: Ask, question: str) -> str:
    """What was answered; "" also where nobody is there to answer, or it was broken off (Ctrl+C)."""
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        return ask(question).strip()
    print()  # noqa: T201  (what follows stands on a line of its own)
    return ""


def is_agreed(ask: Ask, question: str) -> bool:
    """Whether somebody said yes."""
    return read_answer(ask, f"{question} (ya/tidak): ").casefold() in ("ya", "y")


def wrong_group(typed: str) -> str:
    """Which group of a code is wrong, as a sentence; "" where none is."""
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
