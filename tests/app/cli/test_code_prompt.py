from __future__ import annotations

from collections.abc import Callable

import pytest

from frontoffice.app.cli import passphrase_prompt
from frontoffice.domain import recovery_code

KEY = bytes(range(32))
CODE = recovery_code.write(KEY)
Output = pytest.CaptureFixture[str]


def typing(*typed: str) -> Callable[[str], str]:
    answers = iter(typed)
    return lambda _question: next(answers)


def test_a_code_is_asked_for_until_it_is_right_and_its_wrong_group_named(capsys: Output) -> None:
    other = recovery_code.write(KEY[::-1])
    typed = typing(CODE.replace(CODE.split()[6], "00000"), other, CODE.lower())
    assert passphrase_prompt.is_typed_back(KEY, typed, "Itu kode lain.")
    assert capsys.readouterr().out == "Kelompok ke-7 salah atau belum ada; periksa di kertas.\nItu kode lain.\n"


def test_nothing_typed_and_nobody_there_end_it() -> None:
    def nobody(_question: str) -> str:
        raise EOFError

    def broken_off(_question: str) -> str:
        raise KeyboardInterrupt

    assert passphrase_prompt.ask_key(typing(" "), "Kode: ") is None
    assert passphrase_prompt.ask_key(nobody, "Kode: ") is None
    assert passphrase_prompt.ask_key(broken_off, "Kode: ") is None
    assert passphrase_prompt.ask_key(typing(*["x"] * 5), "Kode: ") is None, "five tries and no more"


def test_only_a_yes_agrees() -> None:
    assert [passphrase_prompt.is_agreed(typing(one), "Ganti?") for one in ("ya", " Y ", "tidak", "", "ya?")] == [
        *(True, True),
        *(False, False, False),
    ]
