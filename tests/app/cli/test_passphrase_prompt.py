"""The passphrase at the command line: typed, by a descriptor, from the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.__main__ import main
from frontoffice.app.cli import key_command, passphrase_prompt
from frontoffice.app.cli.passphrase_prompt import VARIABLE, PassphraseSource
from frontoffice.app.keys import new_register, passphrase, register_key
from frontoffice.domain import recovery_code
from frontoffice.places import Places
from frontoffice.register.storage import encryption
from tests.support import register_keys
from tests.support.examples import a_register, an_intake, an_officer

pytestmark = pytest.mark.usefixtures("no_keyring")

WORDS = "kopi pagi di loket satu"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A closed register of one complaint behind a passphrase."""
    where = Places(tmp_path / "data")
    new_register.begin(where, WORDS)
    with closing(a_register(where.folder)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    register_keys.begin_anew()
    return where


def typing(*typed: str) -> Callable[[str], str]:
    answers = iter(typed)
    return lambda _question: next(answers)


def source(*typed: str, waits: list[float] | None = None) -> PassphraseSource:
    waited = [] if waits is None else waits
    return PassphraseSource(environment={}, type_hidden=typing(*typed), is_typed=lambda: True, sleep=waited.append)


def test_who_types_wrong_waits_longer_each_time(where: Places, capsys: Output) -> None:
    waits: list[float] = []
    assert passphrase_prompt.open_register(where, source("a", "b", "c", "d", WORDS, waits=waits))
    assert waits == [0, 0, 1, 2]
    assert capsys.readouterr().err.count("salah") == 4
    assert passphrase_prompt.open_register(where, source()), "it is not asked twice"


@pytest.mark.thorough
def test_who_gives_up_is_told_of_the_other_way(where: Places, capsys: Output) -> None:
    assert not passphrase_prompt.open_register(where, source("salah benar salah", ""))
    assert "open-with-recovery" in capsys.readouterr().err
    assert not passphrase_prompt.open_register(where, source(*"abcde"))


@pytest.mark.thorough
def test_a_scheduler_gives_it_by_a_descriptor_or_the_environment(
    where: Places, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    command = ["verify", "--data", str(where.folder)]
    for given, code in ((WORDS, 0), ("bukan ini sandinya", 2)):
        read, write = os.pipe()
        os.write(write, f"{given}\nmore".encode())
        os.close(write)
        assert main(["--passphrase-fd", str(read), *command]) == code
        os.close(read)
        register_keys.begin_anew()
    assert "salah" in capsys.readouterr().err
    monkeypatch.setenv(VARIABLE, WORDS)
    assert main(command) == 0
    register_keys.begin_anew()
    assert main(["--passphrase-fd", "987", *command]) == 2
    assert "--passphrase-fd: deskriptor itu tidak terbuka" in capsys.readouterr().err


@pytest.mark.thorough
def test_nobody_is_asked_where_nobody_can_answer(where: Places, capsys: Output) -> None:
    silent = PassphraseSource(environment={}, is_typed=lambda: False)
    assert not passphrase_prompt.open_register(where, silent)
    assert VARIABLE in capsys.readouterr().err
    assert passphrase_prompt.ask_new(silent) == ""


def test_a_new_one_is_typed_twice_and_strong(capsys: Output) -> None:
    assert passphrase_prompt.ask_new(source("pendek", WORDS, "lain", WORDS, WORDS)) == WORDS
    said = capsys.readouterr().err
    assert ("mudah ditebak" in said, "tidak sama" in said) == (True, True)
    assert passphrase_prompt.ask_new(source("")) == ""
    assert passphrase_prompt.ask_new(PassphraseSource(environment={VARIABLE: "pendek"})) == ""


@pytest.mark.thorough
def test_a_plain_register_is_encrypted_behind_a_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    where = Places(tmp_path)
    a_register(tmp_path).close()
    monkeypatch.setenv(VARIABLE, WORDS)

    def from_paper(_question: str) -> str:
        [key] = register_key.list_keys()
        return recovery_code.write(key)

    assert key_command.encrypt(where, ask=lambda _question: "") == 2
    assert not where.wrapped_key.exists()
    register_keys.begin_anew()
    assert key_command.encrypt(where, ask=from_paper) == 0
    assert "frasa sandi" in capsys.readouterr().out
    name = encryption.key_name(where.register)
    register_keys.begin_anew()
    assert main(["verify", "--data", str(tmp_path)]) == 0
    assert register_key.is_held(name)


def test_the_code_opens_it_and_another_passphrase_is_chosen(
    where: Places, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    assert passphrase.open_with(where, WORDS)
    [key] = register_key.list_keys()
    register_keys.begin_anew()
    code = recovery_code.write(key)
    assert key_command.open_with_recovery(where, ask=lambda _question: code) == 2
    assert "tidak ada yang disimpan" in capsys.readouterr().out
    register_keys.begin_anew()
    monkeypatch.setenv(VARIABLE, "teh sore di loket dua")
    assert key_command.open_with_recovery(where, ask=lambda _question: code) == 0
    register_keys.begin_anew()
    assert not passphrase.open_with(where, WORDS)
    assert passphrase.open_with(where, "teh sore di loket dua")
