"""The program that checks time stamps for an outsider, as it is run: beside ``check_proof.py``, and nothing else."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import assets, time_stamp_syntax, time_stamps
from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import StampedCheckpoint, Vouched
from frontoffice.domain.people import Role
from frontoffice.domain.proof import checkpoint
from frontoffice.register.register import Register
from frontoffice.time_stamps import Unstamped
from tests.documents.dossiers import test_proof_bundle
from tests.documents.dossiers.test_proof_bundle import KEY
from tests.support import stamp_authority
from tests.support.examples import a_signed_in, an_intake, an_officer
from tests.support.stamp_authority import AT, ROOT, SIGNER, AnswerChanges, CertificateChanges, CertifiedKey, certified
from tests.test_time_stamps import rsa_key

KEPT = json.loads((Path(__file__).parents[1] / "support" / "fixtures" / "time_stamp.json").read_text("utf-8"))
Bundle = dict[str, Any]
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def root() -> CertifiedKey:
    return certified("Akar", None, ROOT)


@pytest.fixture(scope="module")
def signer(root: CertifiedKey) -> CertifiedKey:
    return certified("Otoritas", root, SIGNER)


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
    code, said = test_proof_bundle.check_here(bundle, tmp_path, capsys)
    assert (code, "- cap waktu: lihat check_time.py" in said) == (0, True)
    del bundle["stamped"]
    code, said = test_proof_bundle.check_here(bundle, tmp_path, capsys)
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
    assert stamp(checker, KEPT["text"] + "x", answer, root) != ""


TEXT = "frontoffice-register/…\n"
OTHER_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lain")]).public_bytes()
ANSWERS = [
    (AnswerChanges(), ""),
    (AnswerChanges(status=1), ""),
    (AnswerChanges(named=stamp_authority.NAMED_BEFORE), ""),
    (AnswerChanges(at=AT.replace(microsecond=0)), ""),
    (AnswerChanges(status=2, words=("no",)), "otoritas cap waktu menolak permintaannya"),
    (AnswerChanges(imprint_algorithm=stamp_authority.SHA1), "cap waktu itu untuk hal lain, bukan untuk checkpoint ini"),
    (AnswerChanges(certificates=()), "cap waktu bukan yang semestinya"),
    (AnswerChanges(names=b"x"), "sertifikat penanda tangan cap waktu bukan yang disebut di dalamnya"),
    (
        AnswerChanges(names=b"x", named=stamp_authority.NAMED_BEFORE),
        "sertifikat penanda tangan cap waktu bukan yang disebut di dalamnya",
    ),
    (AnswerChanges(wrapped_as="1.2.840.113549.1.7.3"), "jawabannya bukan cap waktu"),
    (AnswerChanges(signed_type="1.2.840.113549.1.7.1"), "tanda tangan cap waktu bukan untuk isi ini"),
    (
        AnswerChanges(certificates=(b"\x30\0",) * 11),
        "cap waktu tanpa sertifikat penanda tangannya, atau dengan terlalu banyak",
    ),
    (AnswerChanges(serial=5), "sertifikat penanda tangan cap waktu bukan yang disebut di dalamnya"),
    (AnswerChanges(issuer=OTHER_NAME), "sertifikat penanda tangan cap waktu bukan yang disebut di dalamnya"),
    (AnswerChanges(repeated=0), "cap waktu bukan yang semestinya"),
    (AnswerChanges(repeated=1), "cap waktu bukan yang semestinya"),
    (AnswerChanges(repeated=2), "cap waktu bukan yang semestinya"),
    (AnswerChanges(digest=bytes(32)), "tanda tangan cap waktu bukan untuk isi ini"),
    (AnswerChanges(digest_algorithm=stamp_authority.SHA1), "tanda tangan cap waktu bukan untuk isi ini"),
    (
        AnswerChanges(signature_algorithm="1.2.840.10045.4.3.3"),
        "cap waktu memakai kunci atau algoritma yang tidak diterima",
    ),
    (
        AnswerChanges(signature_algorithm="1.2.840.113549.1.1.1"),
        "cap waktu memakai kunci atau algoritma yang tidak diterima",
    ),
    (AnswerChanges(type="1.2.840.113549.1.7.1"), "yang ditandatangani bukan cap waktu"),
    (AnswerChanges(extensions=bytes.fromhex("300706022a03040100")), "cap waktu memuat hal yang tidak dikenal"),
    (AnswerChanges(version=2), "cap waktu memuat hal yang tidak dikenal"),
    (
        AnswerChanges(at=AT + timedelta(days=4000)),
        "sertifikat penanda tangannya tidak berlaku pada waktu yang dicapkannya",
    ),
]


@pytest.mark.parametrize(("changes", "said"), ANSWERS)
def test_each_answer_is_judged_as_by_the_office(
    checker: dict[str, Any], signer: CertifiedKey, root: CertifiedKey, changes: AnswerChanges, said: str
) -> None:
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, changes)
    assert stamp(checker, TEXT, answer, root.der) == said
    assert is_taken_by_the_office(answer, root) is (said == "")


def is_taken_by_the_office(answer: bytes, root: CertifiedKey) -> bool:
    try:
        time_stamps.read(answer, TEXT, [root.der])
    except Unstamped:
        return False
    return True


@pytest.mark.parametrize(
    ("bits", "algorithm", "is_taken"),
    [
        (2048, stamp_authority.RSA, True),
        (2048, stamp_authority.RSA_SHA256, True),
        (2048, stamp_authority.RSA_SHA384, False),
        (2048, stamp_authority.ECDSA_SHA256, False),
        (1024, stamp_authority.RSA, False),
    ],
)
def test_an_rsa_key_is_judged_as_by_the_office(
    checker: dict[str, Any], root: CertifiedKey, bits: int, algorithm: str, is_taken: bool
) -> None:
    signer = certified("Otoritas", root, SIGNER, rsa_key(bits))
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, AnswerChanges(signature_algorithm=algorithm))
    assert (stamp(checker, TEXT, answer, root.der) == "") is is_taken
    assert is_taken_by_the_office(answer, root) is is_taken


NOT_FOR_STAMPS = "sertifikat penanda tangannya bukan untuk cap waktu saja"
LEADS_NOWHERE = "sertifikat penanda tangannya tidak berujung pada sertifikat akar yang disertakan"
BETWEEN = replace(ROOT, path_length=0)


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (SIGNER, ""),
        (replace(SIGNER, purposes=None), NOT_FOR_STAMPS),
        (replace(SIGNER, has_unknown=True), LEADS_NOWHERE),
        (replace(SIGNER, purposes_are_critical=False), NOT_FOR_STAMPS),
        (replace(SIGNER, purposes=(*stamp_authority.STAMPING, ExtendedKeyUsageOID.SERVER_AUTH)), NOT_FOR_STAMPS),
    ],
)
def test_a_certificate_is_for_stamps_alone(
    checker: dict[str, Any], root: CertifiedKey, says: CertificateChanges, said: str
) -> None:
    answer = stamp_authority.answer(certified("Otoritas", root, says), time_stamps.digest(TEXT), 7)
    assert stamp(checker, TEXT, answer, root.der) == said
    assert is_taken_by_the_office(answer, root) is (said == "")


@pytest.mark.parametrize(
    ("between", "said"),
    [
        (BETWEEN, ""),
        (replace(BETWEEN, purposes=stamp_authority.STAMPING), ""),
        (replace(BETWEEN, purposes=(ExtendedKeyUsageOID.CODE_SIGNING,)), LEADS_NOWHERE),
        (replace(BETWEEN, is_issuer=False, path_length=None), LEADS_NOWHERE),
        (replace(BETWEEN, is_issuer=None), LEADS_NOWHERE),
        (replace(BETWEEN, signs_certificates=False), LEADS_NOWHERE),
        (replace(BETWEEN, has_unknown=True), LEADS_NOWHERE),
        (replace(BETWEEN, last=AT - timedelta(days=1)), LEADS_NOWHERE),
        (replace(BETWEEN, first=AT + timedelta(days=1)), LEADS_NOWHERE),
    ],
)
def test_the_way_to_the_root_is_judged_as_by_the_office(
    checker: dict[str, Any], root: CertifiedKey, between: CertificateChanges, said: str
) -> None:
    issuer = certified("Antara", root, between)
    signer = certified("Otoritas", issuer, SIGNER)
    changes = AnswerChanges(certificates=(issuer.der, signer.der, root.der))
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, changes)
    assert stamp(checker, TEXT, answer, root.der) == said
    assert is_taken_by_the_office(answer, root) is (said == "")


def test_another_root_a_path_too_long_or_another_key_is_none(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    assert stamp(checker, TEXT, answer, certified("Akar", None, ROOT).der) == LEADS_NOWHERE
    forger = replace(signer, key=certified("Pemalsu", None, SIGNER).key)
    forged = stamp_authority.answer(forger, time_stamps.digest(TEXT), 7)
    assert stamp(checker, TEXT, forged, root.der) == "tanda tangan cap waktu tidak benar"
    first = certified("Antara", root, BETWEEN)
    second = certified("Antara kedua", first, ROOT)
    last = certified("Otoritas", second, SIGNER)
    changes = AnswerChanges(certificates=(last.der, second.der, first.der))
    answer = stamp_authority.answer(last, time_stamps.digest(TEXT), 7, changes)
    assert stamp(checker, TEXT, answer, root.der) == LEADS_NOWHERE
    assert not is_taken_by_the_office(answer, root)


def test_a_long_answer_is_none(checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey) -> None:
    long = time_stamp_syntax.element(b"\xa1", bytes(64_000))  # a certificate of a kind that is not looked at
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, AnswerChanges(certificates=(signer.der, long)))
    assert stamp(checker, TEXT, answer, root.der) == "cap waktu terlalu panjang"
    assert not is_taken_by_the_office(answer, root)


@pytest.mark.parametrize(("between", "said"), [(4, ""), (5, LEADS_NOWHERE)])
def test_a_way_of_many_certificates_is_judged_as_by_the_office(
    checker: dict[str, Any], root: CertifiedKey, between: int, said: str
) -> None:
    issuers = [root]
    for no in range(between):
        issuers.append(certified(f"Antara {no}", issuers[-1], ROOT))
    signer = certified("Otoritas", issuers[-1], SIGNER)
    changes = AnswerChanges(certificates=(signer.der, *(one.der for one in issuers)))
    answer = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, changes)
    assert stamp(checker, TEXT, answer, root.der) == said
    assert is_taken_by_the_office(answer, root) is (said == "")


def test_who_signs_is_no_root_of_itself(checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey) -> None:
    own = certified("Sendiri", None, SIGNER)
    for one in (signer, own, certified("Sendiri", None, replace(ROOT, purposes=stamp_authority.STAMPING))):
        answer = stamp_authority.answer(one, time_stamps.digest(TEXT), 7)
        assert stamp(checker, TEXT, answer, one.der) == LEADS_NOWHERE
        assert not is_taken_by_the_office(answer, one)


def test_what_is_not_der_is_none(checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    assert whole[1] == 0x82
    for spoilt in (
        b"",
        b"<html>",
        whole[:-1],
        whole + b"\0",
        b"\x30\x80" + whole[4:] + b"\0\0",
        b"\x30\x83\0" + whole[2:],
        bytes.fromhex("30053003020100"),
        whole + bytes(64_000),
    ):
        assert stamp(checker, TEXT, spoilt, root.der) != ""
        assert not is_taken_by_the_office(spoilt, root)


def test_a_set_has_one_order(checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey) -> None:
    several = AnswerChanges(further_algorithms=("2.16.840.1.101.3.4.2.2",))
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7, several)
    one, two = (bytes.fromhex(f"300b060960864801650304020{number}") for number in (1, 2))
    assert stamp(checker, TEXT, whole, root.der) == ""
    assert is_taken_by_the_office(whole, root)
    assert whole.count(one + two) == 1
    turned = whole.replace(one + two, two + one)
    assert stamp(checker, TEXT, turned, root.der) == "cap waktu tidak tertulis sebagai DER"
    assert not is_taken_by_the_office(turned, root)


@pytest.mark.parametrize(
    "spelt",
    ["3080", "30810100", "3082007f" + "00" * 127, "308400000080" + "00" * 128, "3f0100", "300500", "3082", "30"],
)
def test_an_element_is_read_as_der_alone_writes_it(checker: dict[str, Any], spelt: str) -> None:
    assert [one[1] for one in checker["parts"](bytes.fromhex("0500308180" + "00" * 128))] == [b"", bytes(128)]
    with pytest.raises((checker["Wrong"], LookupError)):
        checker["parts"](bytes.fromhex(spelt))


def test_a_moment_has_one_spelling(checker: dict[str, Any], signer: CertifiedKey) -> None:
    said = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    said = next(said[at : at + 2 + said[at + 1]] for at in range(len(said)) if said[at + 2 : at + 7] == b"\2\1\1\6\4")
    assert checker["moment"](said, TEXT) == (AT, timedelta(seconds=1))
    for true, other in (
        (b"\x18\x1220261124013005.25Z", b"\x18\x1220261124013005.20Z"),
        (b"\x18\x1220261124013005.25Z", b"\x18\x1220261124013005,25Z"),
        (b"\x18\x1220261124013005.25Z", b"\x18\x12202611240130052.5Z"),
        (b"\x18\x1220261124013005.25Z", b"\x17\x1220261124013005.25Z"),
    ):
        assert true in said
        with pytest.raises(checker["Wrong"]):
            checker["moment"](said.replace(true, other), TEXT)


def test_an_algorithm_has_an_identifier_and_no_parameters(checker: dict[str, Any]) -> None:
    name, parts = checker["name"], checker["parts"]
    for spelt in ("06022a03", "300406022a03", "300606022a030500"):
        assert name(parts(bytes.fromhex(spelt))[0]) == "2a03"
    for spelt in ("02022a03", "300402022a03", "300706022a03020101", "300806022a0305000500"):
        with pytest.raises(checker["Wrong"]):
            name(parts(bytes.fromhex(spelt))[0])


def test_one_element_is_neither_none_nor_two(checker: dict[str, Any]) -> None:
    (one,) = checker["parts"](b"\5\0")
    assert checker["only"]([one]) == one
    for found in ([], [one, one]):
        with pytest.raises(checker["Wrong"]):
            checker["only"](found)


def test_a_certificate_whose_serial_number_is_not_above_zero_is_none(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    number = signer.certificate.serial_number
    signed = number.to_bytes(number.bit_length() // 8 + 1, "big")
    for other in (bytes([signed[0] | 0x80]) + signed[1:], bytes(len(signed))):
        answer = base64.b64encode(whole.replace(signed, other, 1)).decode()
        with pytest.raises(checker["Wrong"], match="bukan yang disebut"):
            checker["stamp"]({"note": TEXT, "root": base64.b64encode(root.der).decode(), "answer": answer})


def test_no_byte_of_an_answer_can_be_changed_for_another_moment(
    checker: dict[str, Any], root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, time_stamps.digest(TEXT), 7)
    coded = {"note": TEXT, "root": base64.b64encode(root.der).decode()}
    true = checker["stamp"](coded | {"answer": base64.b64encode(whole).decode()})

    @given(st.integers(0, len(whole) - 1), st.integers(1, 255))
    def change(at: int, by: int) -> None:
        spoilt = bytearray(whole)
        spoilt[at] ^= by
        try:
            found = checker["stamp"](coded | {"answer": base64.b64encode(spoilt).decode()})
        except (checker["Wrong"], *checker["UNREADABLE"]):
            return
        assert found == true

    change()


def test_it_is_one_file_of_at_most_three_hundred_lines() -> None:
    assert len(assets.read_text("proof/check_time.py").splitlines()) <= 300
    assert "frontoffice." not in assets.read_text("proof/check_time.py"), "it shares no code with what it checks"
