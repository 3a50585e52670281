"""``frontoffice prove``, as a supervisor types it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice import time_stamps
from frontoffice.app.cli import prove_command
from frontoffice.app.keys import kept_stamps
from frontoffice.app.keys.kept_stamps import KeptStamp
from frontoffice.domain.people import Role
from frontoffice.domain.proof import checkpoint
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from tests.support import stamp_authority
from tests.support.examples import SECRET, a_complainant, a_signed_in, an_intake, lay_blank
from tests.support.keyrings import MemoryKeyring, in_use
from tests.support.proofs import check
from tests.support.stamp_authority import ROOT, SIGNER, certified

Output = pytest.CaptureFixture[str]


@pytest.fixture
def where(tmp_path: Path) -> Places:
    where = Places(tmp_path / "data")
    lay_blank(where.register)
    with closing(open_register(where.register, Desk())) as register:
        a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya", secret=SECRET)
        officer = a_signed_in(register, secret=SECRET)
        intake = an_intake(complainant=a_complainant(name="Zulkarnain"), description="Papan nama 李")
        where.folder.joinpath("number").write_text(
            register.complaints.record(intake, officer, uuid4()).complaint.number_text
        )
    return where


def answers(*text: str) -> Callable[[str], str]:
    rest: Iterator[str] = iter(text)
    return lambda _question: next(rest)


def prove(where: Places, *text: str, number: str = "", secret: str = SECRET) -> int:
    number = number or (where.folder / "number").read_text()
    return prove_command.run(where, number, where.folder / "out", answers(*text), lambda _question: secret)


def test_a_supervisor_gives_out_what_an_outsider_checks_alone(where: Places, capsys: Output) -> None:
    with in_use(MemoryKeyring()):
        assert prove(where, "hendra wijaya", "Ombudsman, surat 12") == prove_command.SIGNED
    said = capsys.readouterr().out
    (bundle,) = (where.folder / "out").glob("bukti-*.json")
    assert "zulkarnain" not in bundle.name
    assert (where.folder / "out" / prove_command.CHECKER).is_file()
    fingerprint = said.rpartition("penerima: ")[2].strip()
    code, checked = check(bundle.read_bytes(), where.folder, "--key", fingerprint)
    assert code == 0, checked
    with closing(open_register(where.register, Desk())) as register:
        (export,) = register.exports.list_exports(register.today().year)
        assert (export.body.name, export.body.format, export.body.why) == ("proof", "json", "Ombudsman, surat 12")
        assert export.officer == "Hendra Wijaya"


def test_a_letter_that_the_receivers_output_does_not_have_stops_no_check(where: Places) -> None:
    with in_use(MemoryKeyring()):
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.SIGNED
    (bundle,) = (where.folder / "out").glob("bukti-*.json")
    checker = where.folder / "out" / prove_command.CHECKER
    done = subprocess.run(
        [sys.executable, "-P", str(checker), str(bundle), "--words"],
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},  # as it is redirected into a file on Windows
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Papan nama ?" in done.stdout


def test_without_a_keyring_it_is_written_unsigned_and_says_so(where: Places, capsys: Output) -> None:
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.UNSIGNED
    assert "PERHATIAN: tidak ditandatangani" in capsys.readouterr().out
    (bundle,) = (where.folder / "out").glob("bukti-*.json")
    assert json.loads(bundle.read_bytes())["keys"] == {}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("text", "changes", "sentence"),
    [
        (("Siti Rahmawati", "Ombudsman"), {}, "harus seorang supervisor"),
        (("Hendra Wijaya", " "), {}, "alasannya belum diisi"),
        (("Hendra Wijaya", "x" * 400), {}, "alasannya terlalu panjang (400 huruf"),
        (("Hendra Wijaya",), {"secret": "000000"}, "PIN atau kata sandi salah"),
        (("Siapa",), {}, "nama itu tidak ada"),
        ((), {"number": "0099/PGD-L1/2026"}, "nomor itu tidak ada"),
    ],
    ids=["an officer", "no reason", "a long one", "wrong PIN", "nobody", "no such number"],
)
def test_what_is_not_so_is_said_and_nothing_goes_out(
    where: Places, capsys: Output, text: tuple[str, ...], changes: dict[str, str], sentence: str
) -> None:
    with in_use(MemoryKeyring()):
        assert prove(where, *text, **changes) == prove_command.NOT_DONE
    assert sentence in capsys.readouterr().err
    assert not (where.folder / "out").exists()


@pytest.mark.parametrize("name", ["bukti-0001-pgd-l1-2026.json", prove_command.CHECKER, prove_command.TIME_CHECKER])
def test_what_stands_in_the_folder_stays_and_nobody_is_asked(where: Places, capsys: Output, name: str) -> None:
    there = where.folder / "out" / name
    there.parent.mkdir()
    there.write_bytes(b"given out before")
    with in_use(MemoryKeyring()):
        assert prove(where) == prove_command.NOT_DONE
    assert f"{there} sudah ada dan tidak ditimpa; sebutkan folder lain" in capsys.readouterr().err
    assert [one.read_bytes() for one in there.parent.iterdir()] == [b"given out before"]
    with closing(open_register(where.register, Desk())) as register:
        assert register.exports.list_exports(register.today().year) == ()


def test_bundles_of_two_complaints_stand_beside_one_checker(where: Places) -> None:
    with closing(open_register(where.register, Desk())) as register:
        second = register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint.number_text
    with in_use(MemoryKeyring()):
        for number in ("", second):
            assert prove(where, "Hendra Wijaya", "Ombudsman", number=number) == prove_command.SIGNED
    assert len([*(where.folder / "out").iterdir()]) == 3


def test_a_folder_that_cannot_be_written_to_is_said(where: Places, capsys: Output) -> None:
    (where.folder / "out").write_text("a file stands there")
    with in_use(MemoryKeyring()):
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.NOT_DONE
    assert "tidak dapat ditulis" in capsys.readouterr().err


def test_where_there_is_no_register_it_says_so(tmp_path: Path, capsys: Output) -> None:
    assert prove_command.run(Places(tmp_path), "1", tmp_path) == prove_command.NOT_DONE
    assert "tidak ada register" in capsys.readouterr().err


def prove_with_a_time_stamp(where: Places) -> Path:
    """The folder of a proof of a register that keeps a time stamp of its checkpoint."""
    root = certified("Akar", None, ROOT)
    signer = certified("Otoritas", root, SIGNER)
    with in_use(MemoryKeyring()):
        with closing(open_register(where.register, Desk())) as register:
            text = checkpoint.text_of(register.proofs.own_checkpoint())
            answer = stamp_authority.answer(signer, time_stamps.digest(text), None)
            stamp = KeptStamp(text, answer, root.der, stamp_authority.AT, "CN=Otoritas")
            assert kept_stamps.keep(register, stamp)
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.SIGNED
    return where.folder / "out"


def test_where_there_are_time_stamps_their_checker_goes_along(where: Places, capsys: Output) -> None:
    with in_use(MemoryKeyring()):
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.SIGNED
    without = where.folder / "before"
    (where.folder / "out").rename(without)
    assert not (without / prove_command.TIME_CHECKER).exists()
    capsys.readouterr()
    folder = prove_with_a_time_stamp(where)
    (bundle,) = folder.glob("bukti-*.json")
    assert f"python {prove_command.TIME_CHECKER} {bundle.name}" in capsys.readouterr().out
    assert (folder / prove_command.TIME_CHECKER).exists()


@pytest.mark.posix("openssl")
def test_the_checker_that_goes_along_says_since_when_the_checkpoint_existed(where: Places) -> None:
    folder = prove_with_a_time_stamp(where)
    (bundle,) = folder.glob("bukti-*.json")
    checker = folder / prove_command.TIME_CHECKER
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", str(checker), str(bundle)], capture_output=True, check=False
    )
    assert (done.returncode, b"sudah ada paling lambat 2026-11-24 01:30:07 UTC" in done.stdout) == (0, True)


def test_where_its_checker_finds_no_room_nothing_goes_out(
    where: Places, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == prove_command.CHECKER:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with in_use(MemoryKeyring()):
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.NOT_DONE
    checker = where.folder / "out" / prove_command.CHECKER
    assert capsys.readouterr().err == f"frontoffice: {checker} tidak dapat ditulis: tidak ada ruang lagi di sana\n"
    assert list(checker.parent.iterdir()) == []
    with closing(open_register(where.register, Desk())) as register:
        assert not register.exports.list_exports(register.today().year)
    monkeypatch.setattr(Path, "write_bytes", write)
    with in_use(MemoryKeyring()):
        assert prove(where, "Hendra Wijaya", "Ombudsman") == prove_command.SIGNED
