"""``frontoffice witness``, between two offices: each a process of its own, with nothing but files between them."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice import signed_notes
from frontoffice.app.cli import witness_command
from frontoffice.app.cli.witness_command import WitnessFolder
from frontoffice.app.keys import signed_proof, witness_memory
from frontoffice.domain.proof import checkpoint, cosignature
from frontoffice.domain.proof.cosignature import Cosignature, WitnessRequest
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import fingerprint
from tests.documents.dossiers.test_proof_bundle import check
from tests.support.examples import an_intake, an_officer, lay_blank
from tests.support.keyrings import FileKeyring, MemoryKeyring, in_use

Output = pytest.CaptureFixture[str]
NOW = 1_796_000_000
WITNESS_KEY = bytes(range(40, 72))
_OFFICE = """
import sys
from pathlib import Path
import keyring
from tests.support.keyrings import FileKeyring
keyring.set_keyring(FileKeyring(Path(sys.argv[1])))
from frontoffice.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def where(tmp_path: Path) -> Places:
    where = Places(tmp_path / "data")
    lay_blank(where.register)
    record(where, 2)
    return where


def record(where: Places, count: int) -> None:
    with closing(open_register(where.register, Desk())) as register:
        for _ in range(count):
            register.complaints.record(an_intake(), an_officer(), uuid4())


def of_the_office(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """What a process says that has the office's keyring and register."""
    return _said([sys.executable, "-X", "utf8", "-c", _OFFICE, str(folder / "keyring"), *arguments], **environment)


def of_the_witness(*arguments: str) -> tuple[int, str]:
    """What a process says that has neither."""
    return _said([sys.executable, "-X", "utf8", "-m", "frontoffice", "witness", "cosign", *arguments])


def _said(command: list[str], **environment: str) -> tuple[int, str]:
    paths = {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        command, env=os.environ | paths | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout or done.stderr


@pytest.mark.thorough
def test_two_offices_with_a_stick_between_them(where: Places, tmp_path: Path) -> None:
    asked, witness, data = tmp_path / "stick" / "minta", tmp_path / "witness", ["--data", str(where.folder)]
    keys: set[str] = set()
    for size in (2, 4):
        asked.unlink(missing_ok=True)
        code, said = of_the_office(tmp_path, "witness", "ask", str(asked), *data)
        assert code == 0, said
        code, said = of_the_witness(str(witness), str(asked), "--name", "dinas")
        assert (code, f", {size} catatan" in said) == (0, True), said
        keys.add(said.rpartition("Kunci saksi dinas: ")[2].strip())
        code, said = of_the_office(tmp_path, "witness", "keep", f"{asked}.saksi", *data)
        assert (code, said) == (0, f"disimpan: saksi dinas melihat {size} catatan\n")
        record(where, 2)
    (key,) = keys
    with closing(open_register(where.register, Desk())) as register, in_use(FileKeyring(tmp_path / "keyring")):
        complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
        made = signed_proof.make(register, complaint)
    code, said = check(made.bundle, tmp_path, "--witness-key", key)
    assert (code, "disaksikan oleh dinas pada" in said) == (0, True), said
    assert f"kunci {key}: 4 catatan" in said
    assert "; 0 dari 1 catatan di atas sudah ada saat itu" in said


def ask(where: Places, file: Path, after: int | None = None, keys: MemoryKeyring | None = None) -> int:
    file.unlink(missing_ok=True)
    with in_use(keys or KEYS):
        return witness_command.ask(where, file, after)


KEYS = MemoryKeyring()


def cosign(folder: Path, file: Path, name: str = "dinas", accepted: str = "") -> int:
    return witness_command.cosign(WitnessFolder(folder, name, accepted), file, NOW)


@pytest.fixture
def asked(where: Places, tmp_path: Path) -> Path:
    file = tmp_path / "minta"
    assert ask(where, file) == witness_command.DONE
    return file


def test_a_request_overwrites_no_file(where: Places, asked: Path, capsys: Output) -> None:
    before = asked.read_bytes()
    record(where, 1)
    with in_use(KEYS):
        assert witness_command.ask(where, asked, None) == witness_command.NOT_DONE
    assert f"{asked} sudah ada dan tidak ditimpa; sebutkan nama berkas lain" in capsys.readouterr().err
    assert asked.read_bytes() == before


def test_an_older_request_is_answered_with_what_is_remembered(
    where: Places, asked: Path, tmp_path: Path, capsys: Output
) -> None:
    older = tmp_path / "older"
    shutil.copy(asked, older)
    record(where, 3)
    assert ask(where, asked) == witness_command.DONE
    assert cosign(tmp_path / "witness", asked) == witness_command.DONE
    before = asked.with_name("minta.saksi").read_bytes()
    capsys.readouterr()
    assert cosign(tmp_path / "witness", older) == witness_command.OTHER_SIZE
    assert "minta lagi dengan --after 5" in capsys.readouterr().out
    assert not older.with_name("older.saksi").exists()
    assert asked.with_name("minta.saksi").read_bytes() == before
    record(where, 1)
    assert ask(where, asked, 5) == witness_command.DONE
    assert cosign(tmp_path / "witness", asked) == witness_command.DONE


def test_a_history_that_contradicts_is_refused_by_name_and_both_sides_are_kept(
    where: Places, asked: Path, tmp_path: Path, capsys: Output
) -> None:
    copy = Places(tmp_path / "copy")
    shutil.copytree(where.folder, copy.folder)
    record(where, 2)
    record(copy, 3)
    assert ask(where, asked) == witness_command.DONE
    assert cosign(tmp_path / "witness", asked) == witness_command.DONE
    KEYS.kept.update({(one, fingerprint(copy.register)): secret for (one, _), secret in KEYS.kept.items()})
    assert ask(copy, tmp_path / "other", 4) == witness_command.DONE
    capsys.readouterr()
    assert cosign(tmp_path / "witness", tmp_path / "other") == witness_command.CONTRADICTED
    said = capsys.readouterr().out
    assert "BERTENTANGAN: rantai" in said
    assert "dengan 5 catatan tidak memuat 4 catatan" in said
    kept = (tmp_path / "witness" / "bertentangan.txt").read_text("utf-8")
    assert kept.count("frontoffice-register/") == 2
    assert not (tmp_path / "other.saksi").exists()
    record(where, 1)
    assert ask(where, asked, 4) == witness_command.DONE
    assert cosign(tmp_path / "witness", asked) == witness_command.DONE, "what was refused left no trace in the memory"


def test_another_key_is_accepted_by_its_fingerprint_alone_and_forgets_nothing(
    where: Places, asked: Path, tmp_path: Path, capsys: Output
) -> None:
    assert cosign(tmp_path / "witness", asked) == witness_command.DONE
    record(where, 1)
    assert ask(where, asked, 2, MemoryKeyring()) == witness_command.DONE
    digits = capsys.readouterr().out.rpartition("saksi: ")[2].strip()
    assert cosign(tmp_path / "witness", asked) == witness_command.NOT_DONE
    assert f'--accept "{digits}"' in capsys.readouterr().err
    assert cosign(tmp_path / "witness", asked, accepted="0000") == witness_command.NOT_DONE
    assert cosign(tmp_path / "witness", asked, accepted=digits) == witness_command.DONE


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n3\n", "\n2\n"),
        lambda text: text.replace("old 0", "old 00"),
        lambda text: text.replace("\nkey ", "\nkey another-"),
        lambda text: text[: text.index("\N{EM DASH}")],
        lambda text: text.replace("made 2", "made 1"),
        lambda _text: "",
        lambda text: text + "x" * 200_000,
    ],
)
def test_a_request_that_somebody_changed_is_none(
    where: Places, asked: Path, tmp_path: Path, change: Callable[[str], str]
) -> None:
    record(where, 1)
    assert ask(where, asked) == witness_command.DONE
    asked.write_bytes(change(asked.read_text("utf-8")).encode())
    assert cosign(tmp_path / "witness", asked) == witness_command.NOT_DONE
    assert not (tmp_path / "minta.saksi").exists()
    assert not (tmp_path / "witness").exists()


def test_a_checkpoint_of_no_entries_is_cosigned_by_nobody(asked: Path, tmp_path: Path) -> None:
    request = cosignature.read_request(asked.read_text("utf-8"))
    none = replace(checkpoint.read_text(checkpoint.read_signed(request.note)[0]), size=0)
    text, public = checkpoint.text_of(none), signed_notes.public_key(WITNESS_KEY)
    note = checkpoint.signed(text, (signed_notes.signature("kosong", WITNESS_KEY, text),))
    asked.write_bytes(cosignature.write_request(WitnessRequest("kosong", public, 0, (), note)).encode())
    assert cosign(tmp_path / "witness", asked) == witness_command.NOT_DONE
    assert not (tmp_path / "witness").exists()


def test_a_witness_without_a_usable_name_signs_nothing(asked: Path, tmp_path: Path, capsys: Output) -> None:
    assert cosign(tmp_path / "witness", asked, "dua kata") == witness_command.NOT_DONE
    assert "spasi" in capsys.readouterr().err


def test_a_memory_that_was_damaged_or_is_in_use_cosigns_nothing(asked: Path, tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "witness"
    assert cosign(folder, asked) == witness_command.DONE
    with witness_memory.held(folder):
        assert cosign(folder, asked) == witness_command.NOT_DONE
    assert "sedang dipakai proses lain" in capsys.readouterr().err
    lock = tmp_path / "other" / "witness.lock"
    lock.mkdir(parents=True)
    assert cosign(lock.parent, asked) == witness_command.NOT_DONE
    assert capsys.readouterr().err.startswith(f"frontoffice: {lock.with_suffix('')}: ")
    (memory,) = (file for file in folder.glob("*.json") if file.name != witness_memory.KEY_FILE)
    for text in ("", "{}", memory.read_text().replace('"size": 2', '"size": 1')):
        memory.write_text(text)
        assert cosign(folder, asked) == witness_command.NOT_DONE
        assert "kembalikan folder saksi" in capsys.readouterr().err


def a_reply(where: Places, change: Callable[[Cosignature], Cosignature] = lambda one: one) -> str:
    """What a witness of that key says of the register as it stands, changed before it is signed."""
    with closing(open_register(where.register, Desk())) as register:
        text = checkpoint.text_of(register.proofs.since(0)[0])
    one = change(Cosignature("dinas", signed_notes.public_key(WITNESS_KEY), NOW, bytes(64), text))
    message = cosignature.message(one.text, one.at).decode()
    signature = signed_notes.signature("dinas", WITNESS_KEY, message).signature
    return cosignature.write_reply(replace(one, signature=signature))


def test_an_answer_that_is_forged_or_older_is_not_kept(where: Places, tmp_path: Path, capsys: Output) -> None:
    file, older = tmp_path / "a.saksi", a_reply(where)
    record(where, 1)
    newer = a_reply(where)
    other = replace(cosignature.read_reply(newer), at=NOW + 1)
    for text, code, said in (
        ("", witness_command.NOT_DONE, "bukan jawaban saksi"),
        (cosignature.write_reply(other), witness_command.NOT_DONE, "tidak benar"),
        (a_reply(where, _of_another_chain), witness_command.NOT_DONE, "rantai lain"),
        (a_reply(where, _of_another_history), witness_command.CONTRADICTED, "BERTENTANGAN"),
        (newer, witness_command.DONE, "melihat 3 catatan"),
        (older, witness_command.NOT_DONE, "lebih tua"),
        (newer, witness_command.DONE, "melihat 3 catatan"),
    ):
        file.write_bytes(text.encode())  # as it came: no line end of Windows
        assert witness_command.keep(where, file) == code
        out = capsys.readouterr()
        assert said in out.out + out.err
    (kept,) = (where.folder / "witnesses").iterdir()
    assert kept.read_text("utf-8") == newer


def _of_another_chain(one: Cosignature) -> Cosignature:
    return replace(one, text=checkpoint.text_of(replace(checkpoint.read_text(one.text), origin=uuid4())))


def _of_another_history(one: Cosignature) -> Cosignature:
    return replace(one, text=checkpoint.text_of(replace(checkpoint.read_text(one.text), root=bytes(32))))


def test_an_answer_that_somebody_spoiled_later_is_in_no_bundle(where: Places, tmp_path: Path) -> None:
    file = tmp_path / "a.saksi"
    file.write_bytes(a_reply(where).encode())
    assert witness_command.keep(where, file) == witness_command.DONE
    (kept,) = (where.folder / "witnesses").iterdir()
    signature = base64.b64encode(signed_notes.public_key(WITNESS_KEY)).decode()
    kept.write_bytes(kept.read_bytes().replace(signature.encode(), base64.b64encode(bytes(32))))
    with closing(open_register(where.register, Desk())) as register, in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
        made = signed_proof.make(register, complaint)
    assert b'"witnessed": []' in made.bundle


def test_a_register_that_a_witness_saw_larger_says_that_entries_are_missing(
    where: Places, tmp_path: Path, capsys: Output
) -> None:
    assert ask(where, tmp_path / "minta", 3) == witness_command.CONTRADICTED
    assert "hanya punya 2 catatan, saksi mengingat 3" in capsys.readouterr().out
    assert not (tmp_path / "minta").exists()


def test_without_keyring_register_or_a_closed_window_nothing_is_asked(
    where: Places, tmp_path: Path, capsys: Output
) -> None:
    with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
        assert witness_command.ask(where, tmp_path / "minta", None) == witness_command.NOT_DONE
    assert "penyimpan sandi" in capsys.readouterr().err
    assert ask(Places(tmp_path / "none"), tmp_path / "minta") == witness_command.NOT_DONE
    assert "tidak ada register" in capsys.readouterr().err
    with closing(open_register(where.register, Desk())):
        assert ask(where, tmp_path / "minta") == witness_command.NOT_DONE
    assert "tutup dahulu jendelanya" in capsys.readouterr().err


@pytest.mark.thorough
def test_a_file_that_is_not_there_and_a_folder_that_cannot_be_made_are_said_to_be_that(
    where: Places, asked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, said = tmp_path / "none", "folder atau berkasnya tidak ada"
    (tmp_path / "file").touch()
    calls: list[tuple[Callable[[], int], Path]] = [
        (lambda: cosign(tmp_path / "witness", missing), missing),
        (lambda: witness_command.keep(where, missing), missing),
        (lambda: cosign(tmp_path / "file" / "witness", asked), tmp_path / "file" / "witness"),
    ]
    for work, file in calls:
        assert work() == witness_command.NOT_DONE
        assert f"{file}: {said}" in capsys.readouterr().err


@pytest.mark.posix("a file that opens and cannot be read")
def test_a_file_that_opens_and_cannot_be_read_is_named(where: Places, tmp_path: Path, capsys: Output) -> None:
    unread = Path("/proc/self/mem")  # as on a disk that fails while it is read
    calls: list[Callable[[], int]] = [
        lambda: cosign(tmp_path / "witness", unread),
        lambda: witness_command.keep(where, unread),
    ]
    for work in calls:
        assert work() == witness_command.NOT_DONE
        assert capsys.readouterr().err == f"frontoffice: {unread}: disk menolak\n"
