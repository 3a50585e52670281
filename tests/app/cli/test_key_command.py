"""``frontoffice encrypt`` and ``open-with-recovery``, as an administrator types them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import keyring.backends.fail
import pytest
from pypdf import PdfReader

from frontoffice.__main__ import main
from frontoffice.app.cli import key_command
from frontoffice.app.keys import key_paper, new_register
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.storage import encryption
from frontoffice.settings import SettingsFailure
from tests.support import foreign_process, keyrings
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.keyrings import MemoryKeyring
from tests.support.register_keys import known
from tests.support.unusable_name import UNUSABLE

Output = pytest.CaptureFixture[str]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A folder with a closed register of one complaint."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return Places(tmp_path)


def from_paper(where: Places) -> str:
    """The code as it is read from the paper."""
    paper = where.folder / key_paper.PAPER
    assert os.name != "posix" or stat.S_IMODE(paper.stat().st_mode) == 0o600
    text = PdfReader(BytesIO(paper.read_bytes())).pages[0].extract_text()
    return " ".join(re.findall(r"\d+\.\s+([0-9A-Z]{5})\b", text))


def reading(where: Places, seen: list[str]) -> Callable[[str], str]:
    def ask(_question: str) -> str:
        seen.append(from_paper(where))
        return seen[-1]

    return ask


def test_a_register_is_encrypted_once_its_code_was_typed_from_the_paper(
    where: Places, keys: MemoryKeyring, capsys: Output
) -> None:
    seen: list[str] = []
    assert key_command.encrypt(where, ask=reading(where, seen)) == 0
    assert "1 catatan" in capsys.readouterr().out
    name = encryption.key_name(where.register)
    assert [*keys.kept] == [("frontoffice register", name)]
    assert not (where.folder / key_paper.PAPER).exists()
    assert main(["verify", "--data", str(where.folder)]) == 0
    assert main(["rebuild", "--data", str(where.folder)]) == 0
    assert main(["encrypt", "--data", str(where.folder)]) == 0
    assert "sudah" in capsys.readouterr().out
    keys.kept.clear()
    assert main(["verify", "--data", str(where.folder)]) == 2
    assert "open-with-recovery" in capsys.readouterr().err
    answers = iter([seen[0][:-1] + "?", seen[0]])
    assert key_command.open_with_recovery(where, ask=lambda _question: next(answers)) == 0
    assert "Kelompok ke-13" in capsys.readouterr().out
    assert main(["verify", "--data", str(where.folder)]) == 0


@pytest.mark.thorough
def test_a_register_that_was_encrypted_from_its_start_gets_its_paper(
    tmp_path: Path, keys: MemoryKeyring, capsys: Output
) -> None:
    where = Places(tmp_path)
    new_register.begin(where)
    a_register(tmp_path).close()
    assert key_command.encrypt(where, ask=lambda _question: "") == 2
    assert "hilang" in capsys.readouterr().out
    assert new_register.is_paper_due(where)
    assert not (where.folder / key_paper.PAPER).exists()
    assert key_command.encrypt(where, ask=reading(where, [])) == 0
    assert "Kode benar" in capsys.readouterr().out
    assert not new_register.is_paper_due(where)
    assert not (where.folder / key_paper.PAPER).exists()
    assert [*keys.kept] == [("frontoffice register", encryption.key_name(where.register))]
    assert key_command.encrypt(where) == 0
    assert "sudah" in capsys.readouterr().out


@pytest.mark.thorough
def test_whoever_does_not_type_the_code_keeps_a_plain_register(where: Places, keys: MemoryKeyring) -> None:
    before = where.register.read_bytes()
    for ask in (lambda _question: "", lambda _question: "00000 " * 13):
        assert key_command.encrypt(where, ask=ask) == 2
    assert where.register.read_bytes() == before
    assert keys.kept == {}
    assert not (where.folder / key_paper.PAPER).exists()


def test_without_a_keyring_the_register_stays_plain(where: Places, capsys: Output) -> None:
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), known():
        assert key_command.encrypt(where, ask=lambda _question: "") == 2
    assert "penyimpan sandi" in capsys.readouterr().err
    assert not encryption.key_name(where.register)


@pytest.mark.thorough
def test_a_register_that_is_not_whole_is_not_encrypted(where: Places, keys: MemoryKeyring, capsys: Output) -> None:
    foreign_process.tamper(where.register, "UPDATE payload SET body = x'7b7d' WHERE rowid = 1")
    assert key_command.encrypt(where, ask=reading(where, [])) == 1
    assert "isinya diubah atau hilang" in capsys.readouterr().err
    assert keys.kept == {}
    assert not encryption.key_name(where.register)


def test_where_there_is_nothing_to_encrypt_or_to_open_it_is_said(
    where: Places, tmp_path: Path, keys: MemoryKeyring, capsys: Output
) -> None:
    nowhere = Places(tmp_path / "none")
    assert key_command.encrypt(nowhere) == 2
    assert key_command.open_with_recovery(nowhere) == 2
    assert "tidak ada register" in capsys.readouterr().err
    assert key_command.open_with_recovery(where) == 2
    assert "tidak dienkripsi" in capsys.readouterr().out
    with closing(a_register(where.folder)):
        assert key_command.encrypt(where) == 2
    assert "tutup dahulu" in capsys.readouterr().err


@pytest.mark.thorough
def test_old_plain_copies_are_named(where: Places, keys: MemoryKeyring, capsys: Output) -> None:
    old = where.folder / "register.before-0002.db"
    old.write_bytes(where.register.read_bytes())
    assert key_command.encrypt(where, ask=reading(where, [])) == 0
    assert str(old) in capsys.readouterr().out


def test_the_training_register_stays_plain(where: Places, capsys: Output) -> None:
    assert main(["--training", "--data", str(where.folder), "encrypt"]) == 2
    assert "latihan" in capsys.readouterr().out


def test_an_end_of_the_input_is_no_code(where: Places, keys: MemoryKeyring) -> None:
    def ended(_question: str) -> str:
        raise EOFError

    assert key_command.encrypt(where, ask=ended) == 2
    assert not encryption.key_name(where.register)


def test_only_of_a_register_that_was_read_is_said_that_it_is_not_encrypted(where: Places, capsys: Output) -> None:
    other = where.folder / "surat.txt"
    other.write_text("Yth. Bapak/Ibu", encoding="utf-8")
    for file in (where.folder, other, where.folder / ("a" * 300)):
        assert key_command.open_with_recovery(where, file) != 0
        said = capsys.readouterr()
        assert (said.out, len(said.err.splitlines())) == ("", 1), file


@pytest.mark.usefixtures("qapp")
def test_every_failure_of_a_register_has_a_sentence(capsys: Output) -> None:
    for code in (*RegisterFailure, *BackupFailure, *SettingsFailure):
        key_command.fail(Unavailable(code, path="/data/register.db"))
        assert code not in capsys.readouterr().err


def test_a_paper_takes_the_place_of_nothing_that_was_there(where: Places, keys: MemoryKeyring, capsys: Output) -> None:
    letter, before = where.folder / "surat.pdf", where.register.read_bytes()
    letter.write_text("Yth.")
    for taken in (letter, where.register):
        assert key_command.encrypt(where, taken, lambda _question: "") == 2
        assert (
            capsys.readouterr().err == f"frontoffice: {taken} sudah ada dan tidak ditimpa; sebutkan nama berkas lain\n"
        )
    for name, says in (
        (".", "adalah folder"),
        ("none/a.pdf", "tidak ada"),
        (UNUSABLE, "nama itu tidak dapat dipakai"),
    ):
        assert key_command.encrypt(where, where.folder / name, lambda _question: "") == 2
        assert says in capsys.readouterr().err
    assert (letter.read_text(), where.register.read_bytes()) == ("Yth.", before)
    assert keys.kept == {}
    assert key_command.encrypt(where, ask=reading(where, [])) == 0
    assert key_command.encrypt(where, letter) == 0
    assert letter.read_text() == "Yth."
    assert f"{letter} tetap ada" in capsys.readouterr().out
