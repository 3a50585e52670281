"""The bundle, checked by the program that is shipped apart, as an outsider runs it."""

from __future__ import annotations

import base64
import copy
import functools
import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from frontoffice import assets
from frontoffice.app.keys.signing_key import SigningKey
from frontoffice.documents import proof_bundle
from frontoffice.domain import checkpoint
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_complainant, a_signed_in, an_intake, an_officer

KEY = SigningKey("frontoffice-desk/7", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
Bundle = dict[str, Any]


def check(bundle: Bundle | bytes, folder: Path, *options: str) -> tuple[int, str]:
    """What the checker says, run alone: without this project on its path, and without the environment."""
    file = folder / "bukti.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    script = folder / "check_proof.py"
    script.write_bytes(assets.read_bytes("proof/check_proof.py"))
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", str(script), str(file), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def check_here(
    bundle: Bundle | bytes, folder: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, str]:
    """The same in this process: forty of its own would take a minute on Windows."""
    file = folder / "bukti.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    capsys.readouterr()
    code: int = _checker()["main"]([str(file), *options])
    return code, capsys.readouterr().out


@functools.cache
def _checker() -> dict[str, Any]:
    return runpy.run_path(str(assets.RESOURCES / "proof" / "check_proof.py"))


def a_subject(register: Register) -> UUID:
    for name in ("Zulkarnain", "Maimunah", "Abdul Kadir"):
        intake = an_intake(complainant=a_complainant(name=name))
        recorded = register.complaints.record(intake, an_officer(), uuid4()).complaint
        if name == "Maimunah":
            subject = recorded.subject
    register.handling.cancel(subject, "Dicabut", a_signed_in(register, Role.SUPERVISOR), uuid4())
    return subject


def a_bundle(register: Register, subject: UUID, key: SigningKey | None = KEY) -> Bundle:
    proof = register.proofs.of(subject)
    signatures = {one.origin: key.sign(checkpoint.text_of(one)) for one in proof.checkpoints} if key else {}
    keys = {key.name: key.public} if key else {}
    written = proof_bundle.write("0002/PGD-L1/2026", proof, keys, signatures)
    found: Bundle = json.loads(written)
    return found


def a_closed_day(register: Register) -> None:
    register.closing.close(TODAY, "L1", "", a_signed_in(register, Role.SUPERVISOR), uuid4())


@pytest.fixture
def bundle(register: Register) -> Bundle:
    subject = a_subject(register)
    a_closed_day(register)
    register.complaints.record(an_intake(), an_officer(), uuid4())
    return a_bundle(register, subject)


def test_a_bundle_is_proven_where_the_program_is_not(bundle: Bundle, tmp_path: Path) -> None:
    code, said = check(bundle, tmp_path, "--key", KEY.fingerprint)
    assert (code, said.startswith("TERBUKTI:")) == (0, True), said
    assert f"ditandatangani oleh kunci yang disebut frontoffice-desk/7, sidik jari {KEY.fingerprint}" in said
    assert "complaint.recorded nomor 2 seri" in said
    assert "complaint.cancelled" in said
    assert "halaman register loket L1 tanggal 2026-11-24 (cocokkan dengan kertasnya)" in said
    assert "2 dari 2 catatan di atas sudah ada saat halaman itu ditutup" in said
    assert "Maimunah" not in said, "words only when asked for"
    assert "Maimunah" in check(bundle, tmp_path, "--words")[1]


def test_it_has_nothing_of_any_other_complaint(bundle: Bundle) -> None:
    text = json.dumps(bundle, ensure_ascii=False)
    assert "Maimunah" in text
    assert "Zulkarnain" not in text
    assert "Abdul Kadir" not in text


def test_erased_words_leave_the_proof_valid(register: Register, tmp_path: Path) -> None:
    subject = a_subject(register)
    before = a_bundle(register, subject)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    administrator = a_signed_in(register, Role.ADMINISTRATOR)
    register.erasures.erase(subject, "ND 12", (supervisor, administrator), uuid4())
    after = a_bundle(register, subject)
    assert "Maimunah" not in json.dumps(after)
    assert [one["hash"] for one in before["entries"]] == [one["hash"] for one in after["entries"]][:-1]
    code, said = check(after, tmp_path)
    assert code == 0, said
    assert "isinya dihapus menurut hukum" in said


@pytest.mark.parametrize("fork_seq", [0, 2])
def test_a_page_that_was_closed_on_a_chain_that_moved_since_spoils_no_proof(
    register: Register, tmp_path: Path, fork_seq: int
) -> None:
    subject = a_subject(register)
    a_closed_day(register)
    register.complaints.record(an_intake(), an_officer(), uuid4())
    with closing(register.replica()) as replica:
        replica.move(register.unit.origin, fork_seq, "copied")
    for _ in range(3):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    code, said = check(a_bundle(register, subject), tmp_path)
    assert code == 0, said
    assert "halaman register loket" not in said, "the root on that paper is of a chain that was"


def test_without_a_signature_it_says_that_anybody_can_have_made_it(register: Register, tmp_path: Path) -> None:
    code, said = check(a_bundle(register, a_subject(register), None), tmp_path)
    assert code == 1
    assert "TIDAK ditandatangani" in said
    assert not said.startswith("TERBUKTI")


def _set(name: str, value: object, at: int = 0) -> Callable[[Bundle], None]:
    def change(bundle: Bundle) -> None:
        assert bundle["entries"][at][name] != value
        bundle["entries"][at][name] = value

    return change


def _all_set(at: int, **values: object) -> Callable[[Bundle], None]:
    return lambda bundle: bundle["entries"][at].update(values)


def _note(change: Callable[[str], str]) -> Callable[[Bundle], None]:
    def changed(bundle: Bundle) -> None:
        before = bundle["checkpoints"][0]
        bundle["checkpoints"][0] = change(before)
        assert bundle["checkpoints"][0] != before

    return changed


def _twice_in_other_letters(bundle: Bundle) -> None:
    first = bundle["entries"][0]
    bundle["entries"].append(first | {"entry_id": f"{{{first['entry_id'].upper()}}}"})


def _other_key(bundle: Bundle) -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    bundle["keys"] = {KEY.name: base64.b64encode(other).decode()}


FORGED: dict[str, Callable[[Bundle], None]] = {
    "officer": _set("officer", "Orang lain"),
    "role": _set("role", "supervisor"),
    "kind": _set("kind", "complaint.cancelled"),
    "when it happened": _set("occurred_at", "2026-01-01T00:00:00.000000Z"),
    "when it was recorded": _set("recorded_at", "2026-01-01T00:00:00.000000Z"),
    "zone": _set("zone", "WIT"),
    "number": _set("no", 148),
    "year": _set("year", 2025),
    "series": _set("series", "L9"),
    "no number": _set("no", None),
    "clock": _set("lc", 9_000),
    "place": _set("seq", 1),
    "version": _set("v", 2),
    "parents": _set("parents", [str(UUID(int=1))]),
    "identity": _set("entry_id", str(UUID(int=1))),
    "chain": _set("origin", str(UUID(int=1))),
    "words": _set("body", "{}"),
    "words away": _set("body", None),
    "words away, erased by nothing": _all_set(0, body=None, salt=None, erased_by=""),
    "words away, erased by no": _all_set(0, body=None, salt=None, erased_by=False),
    "salt": _set("salt", base64.b64encode(bytes(16)).decode()),
    "digest of the words": _set("content_hash", base64.b64encode(bytes(32)).decode()),
    "hash": _set("hash", base64.b64encode(bytes(32)).decode()),
    "shorter way": lambda bundle: bundle["entries"][0]["proof"].pop(),
    "longer way": lambda bundle: bundle["entries"][0]["proof"].append(base64.b64encode(bytes(32)).decode()),
    "entry of another complaint": _set("subject", str(UUID(int=1))),
    "all of another complaint": lambda bundle: bundle.update(subject=str(UUID(int=1))),
    "an entry twice": lambda bundle: bundle["entries"].append(bundle["entries"][0]),
    "an entry twice, spelled otherwise": _twice_in_other_letters,
    "no entry": lambda bundle: bundle["entries"].clear(),
    "no checkpoint": lambda bundle: bundle["checkpoints"].clear(),
    "a checkpoint twice": lambda bundle: bundle["checkpoints"].append(bundle["checkpoints"][0]),
    "a larger chain": _note(lambda note: note.replace("\n", "\n1", 1)),
    "another moment": _note(lambda note: note.replace("made 2", "made 1")),
    "another key": _other_key,
    "another name": lambda bundle: bundle.update(keys={"frontoffice-desk/8": bundle["keys"][KEY.name]}),
    "a root that was printed": lambda bundle: bundle["closings"][0].update(root=base64.b64encode(bytes(32)).decode()),
    "a count that was printed": lambda bundle: bundle["closings"][0].update(entries=1),
    "way from the printed root": lambda bundle: bundle["closings"][0]["proof"].pop(),
    "a page of another chain": lambda bundle: bundle["closings"][0].update(origin=str(UUID(int=1))),
    "another format": lambda bundle: bundle.update(format="frontoffice-proof2"),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_whatever_is_changed_in_it_is_not_proven(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str], forge: Callable[[Bundle], None]
) -> None:
    changed = copy.deepcopy(bundle)
    forge(changed)
    code, said = check_here(changed, tmp_path, capsys)
    assert code == 1, said
    assert said.startswith("TIDAK TERBUKTI: ")


@pytest.mark.parametrize("by", ["itself", "another entry", "none that is there"])
def test_words_that_no_erasure_here_took_away_are_not_called_erased(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    first, second = bundle["entries"]
    named = {"itself": first["entry_id"], "another entry": second["entry_id"]}.get(by, str(UUID(int=1)))
    first.update(body=None, salt=None, erased_by=named)
    _, said = check_here(bundle, tmp_path, capsys)
    assert "dihapus menurut hukum" not in said
    assert "(isinya tidak disertakan)" in said
    assert "catatan penghapusannya tidak disertakan" in said


def test_what_stands_twice_in_the_file_is_not_proven(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = json.dumps(bundle)
    twice = before.replace('"officer": ', '"officer": "Orang lain", "officer": ', 1)
    assert json.loads(twice) == bundle
    code, said = check_here(twice.encode(), tmp_path, capsys)
    assert (code, said.startswith("TIDAK TERBUKTI: ")) == (1, True)


def test_a_key_that_the_office_did_not_announce_proves_nothing(bundle: Bundle, tmp_path: Path) -> None:
    code, said = check(bundle, tmp_path, "--key", "00" * 32)
    assert (code, said.startswith("TIDAK TERBUKTI: kunci")) == (1, True)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_fingerprint_is_not_any_key(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str], empty: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        check_here(bundle, tmp_path, capsys, "--key", empty)
    assert ended.value.code == 2


def test_an_entry_that_was_left_out_in_between_is_named(register: Register, tmp_path: Path) -> None:
    subject = a_subject(register)
    bundle = a_bundle(register, subject)
    followed = {parent for one in bundle["entries"] for parent in one["parents"]}
    left_out = next(one for one in bundle["entries"] if one["entry_id"] in followed)
    bundle["entries"].remove(left_out)
    assert "mengikuti catatan yang tidak disertakan" in check(bundle, tmp_path)[1]


@pytest.mark.parametrize(
    "broken",
    [b"", b"[]", b"{}", b'{"format": "frontoffice-proof1"}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "list", "object", "half", "no text", "deep"],
)
def test_what_is_no_bundle_is_said_to_be_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: bytes
) -> None:
    code, said = check_here(broken, tmp_path, capsys)
    assert (code, said.startswith("tidak dapat dibaca")) == (2, True)


def test_words_of_a_stranger_move_no_cursor(bundle: Bundle, tmp_path: Path) -> None:
    bundle["checkpoints"][0] = bundle["checkpoints"][0].replace("frontoffice-desk/7", "\x1b[2J")
    code, said = check(bundle, tmp_path)
    assert code == 1
    assert "\x1b" not in said


def test_the_checker_is_short_enough_to_be_read() -> None:
    assert len(assets.read_text("proof/check_proof.py").splitlines()) <= 300
