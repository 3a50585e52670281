"""The program that checks time stamps for an outsider, as it is run: beside ``check_proof.py``, and nothing else."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice import assets, time_stamps
from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import StampedCheckpoint, Vouched
from frontoffice.domain.people import Role
from frontoffice.domain.proof import checkpoint
from frontoffice.register.register import Register
from tests.support import stamp_authority, stamp_syntax
from tests.support.examples import a_signed_in, an_intake, an_officer
from tests.support.proofs import KEY, check_here
from tests.support.stamp_authority import AT, ROOT, SIGNER, AnswerChanges, CertifiedKey, certified, root, signer

__all__ = ["root", "signer"]

KEPT = json.loads((Path(__file__).parents[1] / "support" / "fixtures" / "time_stamp.json").read_text("utf-8"))
Bundle = dict[str, Any]
pytestmark = pytest.mark.posix("openssl")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def bundle(register: Register, signer: CertifiedKey, root: CertifiedKey) -> Bundle:
    """Of a complaint with two entries, the first of which was stamped before the second was written."""
    register.complaints.record(an_intake(), an_officer(), uuid4())
    complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
    seen = register.proofs.own_checkpoint()
    text = checkpoint.text_of(seen)
    answer = stamp_authority.answer(signer, time_stamps.digest(text), 7)
    register.handling.cancel(complaint.subject, "Dicabut", a_signed_in(register, Role.SUPERVISOR), uuid4())
    way = register.proofs.goes_on(seen)
    assert way is not None
    proof = register.proofs.of(complaint.subject)
    signatures = {one.origin: KEY.sign(checkpoint.text_of(one)) for one in proof.checkpoints}
    stamped = [StampedCheckpoint(text, answer, root.der, way)]
    by = Vouched({KEY.name: KEY.public}, signatures, stamped=stamped)
    found: Bundle = json.loads(proof_bundle.write(complaint.number_text, proof, by))
    return found


@pytest.fixture(scope="module")
def checker() -> Iterator[dict[str, Any]]:
    """The checker in this process: many of its own would take a minute on Windows."""
    path, writes = list(sys.path), sys.dont_write_bytecode
    yield runpy.run_path(str(assets.RESOURCES / "proof" / "check_time.py"))
    sys.path[:], sys.dont_write_bytecode = path, writes
    del sys.modules["check_proof"]


def check(
    checker: dict[str, Any], bundle: Bundle | bytes, folder: Path, capsys: Output, *options: str
) -> tuple[int, str]:
    file = folder / "bukti.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    capsys.readouterr()
    code: int = checker["main"]([str(file), *options])
    return code, capsys.readouterr().out


def sha256(root: CertifiedKey) -> str:
    return hashlib.sha256(root.der).hexdigest()


def test_an_outsider_reads_since_when_each_entry_is_there(bundle: Bundle, root: CertifiedKey, tmp_path: Path) -> None:
    for name in ("check_proof.py", "check_time.py"):
        (tmp_path / name).write_bytes(assets.read_bytes(f"proof/{name}"))
    (tmp_path / "bukti.json").write_bytes(json.dumps(bundle).encode())
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "check_time.py", "bukti.json", "--root", sha256(root).upper()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    first, second = bundle["entries"]
    proven, _, left = done.stdout.partition("TIDAK TERBUKTI")
    assert "2 catatan" in proven
    assert "sudah ada pada 2026-11-24 01:30:05 UTC (± 1 detik) menurut CN=Otoritas, akar CN=Akar" in proven
    assert f"SHA-256 sertifikat akar itu: {sha256(root)}" in proven
    assert f"catatan {first['origin']}/2 (complaint.recorded) sudah ada paling lambat 2026-11-24 01:30:07 UTC" in proven
    assert f"sejak kapan catatan {second['origin']}/{second['seq']} (complaint.cancelled) ada" in left
    assert "tidak dicabut" in left
    assert "bandingkan SHA-256" not in left
    assert sorted(tmp_path.iterdir()) == before


def test_the_other_checker_says_where_time_stamps_are_checked(bundle: Bundle, tmp_path: Path, capsys: Output) -> None:
    code, said = check_here(bundle, tmp_path, capsys)
    assert (code, "- cap waktu: lihat check_time.py" in said) == (0, True)
    del bundle["stamped"]
    code, said = check_here(bundle, tmp_path, capsys)
    assert (code, "check_time.py" in said) == (0, False)


def test_a_root_that_was_not_asked_for_proves_nothing(
    checker: dict[str, Any], bundle: Bundle, tmp_path: Path, capsys: Output
) -> None:
    code, said = check(checker, bundle, tmp_path, capsys)
    assert (code, "milik siapa sertifikat akar itu: bandingkan SHA-256-nya" in said) == (0, True)
    code, said = check(checker, bundle, tmp_path, capsys, "--root", "ab" * 32)
    assert (code, said) == (1, "TIDAK TERBUKTI: akar cap waktu itu bukan akar yang diminta\n")
    with pytest.raises(SystemExit):
        check(checker, bundle, tmp_path, capsys, "--root", " ")


def test_of_two_authorities_the_one_that_was_asked_for_proves_what_it_stamped(
    checker: dict[str, Any], bundle: Bundle, root: CertifiedKey, tmp_path: Path, capsys: Output
) -> None:
    """The office changed its authority between the two entries; only the later one covers both."""
    text = bundle["checkpoints"][0].partition("\n\n")[0] + "\n"
    other = certified("Akar lain", None, ROOT)
    answer = stamp_authority.answer(certified("Otoritas lain", other, SIGNER), time_stamps.digest(text), 7)
    coded = {"answer": base64.b64encode(answer).decode(), "root": base64.b64encode(other.der).decode()}
    bundle["stamped"].append({"note": text, "proof": [], **coded})
    code, said = check(checker, bundle, tmp_path, capsys, "--root", sha256(root))
    assert (code, said.count("sudah ada paling lambat"), "Akar lain" in said) == (0, 1, False), said
    assert "(complaint.cancelled) ada: belum tercakup cap waktu dengan akar itu" in said
    code, said = check(checker, bundle, tmp_path, capsys, "--root", sha256(other))
    assert (code, said.count("sudah ada paling lambat"), "akar CN=Akar\n" in said) == (0, 2, False), said
    assert check(checker, bundle, tmp_path, capsys, "--root", "ab" * 32)[0] == 1


def test_a_bundle_without_stamps_or_that_is_not_whole_proves_no_time(
    checker: dict[str, Any], bundle: Bundle, tmp_path: Path, capsys: Output
) -> None:
    changed = copy.deepcopy(bundle)
    changed["entries"][0]["recorded_at"] = "2026-11-20T01:30:00.000000Z"
    assert check(checker, changed, tmp_path, capsys)[0] == 1
    del bundle["stamped"]
    assert check(checker, bundle, tmp_path, capsys) == (1, "TIDAK TERBUKTI: bukti ini tanpa cap waktu\n")
    assert check(checker, b"\xff", tmp_path, capsys)[0] == 2


def test_what_was_stamped_is_a_beginning_of_the_same_chain(
    checker: dict[str, Any], bundle: Bundle, tmp_path: Path, capsys: Output
) -> None:
    changes: list[Callable[[dict[str, Any]], object]] = [
        lambda one: one.update(note=one["note"].replace("\n2\n", "\n1\n")),
        lambda one: one.update(note="frontoffice-register"),
        lambda one: one["proof"].pop(),
        lambda one: one.update(note=one["note"].replace("made 2026", "made 2025")),
    ]
    for change in changes:
        changed = copy.deepcopy(bundle)
        change(changed["stamped"][0])
        code, said = check(checker, changed, tmp_path, capsys)
        assert (code, said.startswith("TIDAK TERBUKTI: ")) == (1, True), said


def stamp(checker: dict[str, Any], text: str, answer: bytes, root: bytes) -> str:
    """What the checker says of one answer; "" where it takes it."""
    coded = {"note": text, "answer": base64.b64encode(answer).decode(), "root": base64.b64encode(root).decode()}
    try:
        checker["stamp"](coded)
    except (checker["Wrong"], *checker["UNREADABLE"]) as error:
        return str(error) or type(error).__name__
    return ""


def test_what_openssl_stamped_is_read(checker: dict[str, Any]) -> None:
    answer, root = base64.b64decode(KEPT["answer"]), base64.b64decode(KEPT["root"])
    assert stamp(checker, KEPT["text"], answer, root) == ""
    assert "message imprint mismatch" in stamp(checker, KEPT["text"] + "x", answer, root)


TEXT = "frontoffice-register/…\n"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (AnswerChanges(), ""),
        (AnswerChanges(status=1), ""),
        (AnswerChanges(named=stamp_authority.NAMED_BEFORE), ""),
        (AnswerChanges(at=AT.replace(microsecond=0)), ""),
        (AnswerChanges(status=2, words=("no",)), "OpenSSL tidak menerima"),
        (AnswerChanges(imprint_algorithm=stamp_authority.SHA1), "message imprint mismatch"),
        (AnswerChanges(certificates=()), "signer certificate not found"),
        (AnswerChanges(names=b"x"), "ess cert id not found"),
        (AnswerChanges(wrapped_as="1.2.840.113549.1.7.3"), "OpenSSL tidak menerima"),
        (AnswerChanges(serial=5), "signer certificate not found"),
        (AnswerChanges(digest=bytes(32)), "digest failure"),
        (AnswerChanges(digest_algorithm=stamp_authority.SHA1), "OpenSSL tidak menerima"),
        (AnswerChanges(type="1.2.840.113549.1.7.1"), "OpenSSL tidak menerima"),
        (AnswerChanges(version=2), "unsupported version"),
        (AnswerChanges(at=AT + timedelta(days=4000)), "certificate has expired"),
    ],
)
def test_openssl_judges_each_answer(
    checker: dict[str, Any], signer: CertifiedKey, root: CertifiedKey, changes: AnswerChanges, said: str
) -> None:
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, changes)
    found = stamp(checker, TEXT, answer, root.der)
    assert (said in found, bool(found)) == (True, bool(said)), found


def test_certificates_of_authority_and_root_may_end_later_and_come_in_any_order(
    checker: dict[str, Any], root: CertifiedKey
) -> None:
    between = certified("Antara", root, replace(ROOT, path_length=0))
    signer = certified("Otoritas", between, replace(SIGNER, last=AT + timedelta(days=1)))
    for came in ((root, between, signer), (signer, between)):
        changes = AnswerChanges(certificates=tuple(one.der for one in came))
        answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, changes)
        assert stamp(checker, TEXT, answer, root.der) == ""


def test_another_root_or_key_a_short_key_and_another_purpose_are_named(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    forger = replace(signer, key=certified("Pemalsu", None, SIGNER).key)
    for by, below, said in (
        (signer, certified("Akar lain", None, ROOT), "certificate verify error"),
        (forger, root, "signature failure"),
        (certified("Otoritas", root, SIGNER, stamp_authority.rsa_key(1024)), root, "key too weak"),
        (certified("Otoritas", root, replace(SIGNER, purposes=None)), root, "certificate purpose"),
        (certified("Otoritas", root, replace(SIGNER, purposes_are_critical=False)), root, "certificate purpose"),
    ):
        answer = stamp_authority.answer(by, time_stamps.digest(TEXT), 7)
        assert said in stamp(checker, TEXT, answer, below.der)


def test_a_long_answer_and_what_is_none_are_refused(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    assert stamp(checker, TEXT, whole + bytes(64_000), root.der) == "cap waktu terlalu panjang"
    for spoilt in (b"", b"<html>", whole[:-1], bytes.fromhex("30053003020100")):
        assert "OpenSSL tidak menerima" in stamp(checker, TEXT, spoilt, root.der)


def test_words_that_nobody_signed_tell_no_moment(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    granted, words = bytes.fromhex("3003020100"), "\nTime stamp: Jan  1 00:00:00 2020 GMT\n"
    texts = stamp_syntax.element(b"\x30", stamp_syntax.element(b"\x0c", words.encode()))
    content = stamp_syntax.element(b"\x30", granted[2:] + texts) + whole[4 + len(granted) :]
    assert whole[4:].startswith(granted)
    coded = {"note": TEXT, "root": base64.b64encode(root.der).decode()}
    spoilt = stamp_syntax.element(b"\x30", content)
    assert checker["stamp"](coded | {"answer": base64.b64encode(spoilt).decode()})[0] == LAST


LAST = AT.replace(microsecond=0) + timedelta(seconds=2)  # within a second of some time in the next one


def test_no_byte_of_an_answer_can_be_changed_for_another_moment(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    coded = {"note": TEXT, "root": base64.b64encode(root.der).decode()}

    @settings(max_examples=15)  # each of them runs OpenSSL five times
    @given(st.integers(0, len(whole) - 1), st.integers(1, 255))
    def change(at: int, by: int) -> None:
        spoilt = bytearray(whole)
        spoilt[at] ^= by
        try:
            found = checker["stamp"](coded | {"answer": base64.b64encode(spoilt).decode()})
        except (checker["Wrong"], *checker["UNREADABLE"]):
            return
        assert found[0] == LAST

    change()


def test_without_openssl_the_reader_is_told(
    checker: dict[str, Any], bundle: Bundle, tmp_path: Path, capsys: Output
) -> None:
    with pytest.raises(SystemExit) as ended:
        check(checker, bundle, tmp_path, capsys, "--openssl", str(tmp_path / "openssl"))
    assert (ended.value.code, "pasang OpenSSL" in capsys.readouterr().err) == (2, True)
    assert check(checker, bundle, tmp_path, capsys, "--openssl", shutil.which("openssl") or "")[0] == 0


def test_it_is_one_file_of_at_most_three_hundred_lines() -> None:
    assert len(assets.read_text("proof/check_time.py").splitlines()) <= 300
    assert "frontoffice." not in assets.read_text("proof/check_time.py"), "it shares no code with what it checks"
