"""The bundle, checked by the program that is shipped apart, as an outsider runs it."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from frontoffice import assets
from frontoffice.app.keys.signed_proof import SigningKey
from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import Vouched
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import PaperBody, RenumberedBody
from frontoffice.domain.people import Role
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate
from frontoffice.domain.reports.report import Scope
from frontoffice.register.register import Register
from tests.support.approvals import approved
from tests.support.examples import TODAY, a_complainant, a_signed_in, an_intake, an_officer
from tests.support.proofs import (
    DEVICE,
    DEVICE_KEY,
    KEY,
    OFFICE,
    Bundle,
    a_certificate,
    certified,
    check,
    check_here,
    office_key,
)


def a_subject(register: Register) -> UUID:
    for name in ("Zulkarnain", "Maimunah", "Abdul Kadir"):
        intake = an_intake(complainant=a_complainant(name=name))
        recorded = register.complaints.record(intake, an_officer(), uuid4()).complaint
        if name == "Maimunah":
            subject = recorded.subject
    register.handling.cancel(subject, "Dicabut", a_signed_in(register, Role.SUPERVISOR), uuid4())
    return subject


def a_bundle(
    register: Register,
    subject: UUID,
    key: SigningKey | None = KEY,
    withheld: Collection[UUID] = (),
    certificates: Sequence[DeviceCertificate] = (),
) -> Bundle:
    proof = register.proofs.of(subject)
    signatures = {one.origin: key.sign(checkpoint.text_of(one)) for one in proof.checkpoints} if key else {}
    keys = ({key.name: key.public} if key else {}) | ({"office": OFFICE.public} if certificates else {})
    number, notes = register.complaints.get(subject).number_text, [certified(one) for one in certificates]
    written = proof_bundle.write(number, proof, Vouched(keys, signatures, notes), withheld)
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
    assert "  24-11-2026 10.32.00 WIB dicatat (complaint.recorded) nomor 2 seri" in said
    assert "dibatalkan (complaint.cancelled)" in said
    assert "milik siapa kunci itu" not in said, "it was named"
    assert "milik siapa kunci itu" in check(bundle, tmp_path)[1]
    assert "halaman register loket L1 tanggal 2026-11-24, ditutup 2026-11-24T03:32:00.000000Z (cocokkan" in said
    assert "2 dari 2 catatan di atas sudah ada saat itu" in said
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
    "a count that was printed": lambda bundle: bundle["closings"][0]["entry"].update(seq=2),
    "way from the printed root": lambda bundle: bundle["closings"][0]["proof"].pop(),
    "a page of another chain": lambda bundle: bundle["closings"][0]["entry"].update(origin=str(UUID(int=1))),
    "a page of another counter": lambda bundle: bundle["closings"][0].update(counter="L2"),
    "a page of another day": lambda bundle: bundle["closings"][0].update(day="2026-11-23"),
    "a page that nothing closed": lambda bundle: bundle["closings"][0].update(entry=bundle["entries"][1]),
    "another number": lambda bundle: bundle.update(number="0001/PGD-L1/2026"),
    "a part of its number": lambda bundle: bundle.update(number="002/PGD-L1/2026"),
    "another format": lambda bundle: bundle.update(format="frontoffice-proof4"),
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
    assert "(isinya dihapus menurut hukum)" not in said
    assert "(isinya tidak disertakan)" in said
    assert "isinya tidak ada, dan tidak terbukti dihapus menurut hukum" in said.partition("TIDAK TERBUKTI")[2]


def test_words_that_were_left_out_are_never_called_erased(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    first, second = a_bundle(register, subject)["entries"]
    bundle = a_bundle(register, subject, withheld={UUID(first["entry_id"])})
    assert "Maimunah" not in json.dumps(bundle)
    assert first["salt"] not in json.dumps(bundle), "with it the words could be guessed"
    assert bundle["entries"][1] == second | {"proof": bundle["entries"][1]["proof"]}
    code, said = check_here(bundle, tmp_path, capsys)
    assert code == 0, said
    assert "dihapus menurut hukum" not in said
    assert "(isinya tidak disertakan)" in said
    assert "bahwa nomornya 0002/PGD-L1/2026: isi pencatatannya tidak disertakan" in said.partition("TIDAK TERBUKTI")[2]


def an_erased_subject(register: Register) -> UUID:
    subject = a_subject(register)
    deciders = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.ADMINISTRATOR)
    register.erasures.erase(subject, "ND 12", deciders, uuid4())
    return subject


def test_an_erased_complaint_still_has_a_number_that_is_proven(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = a_bundle(register, an_erased_subject(register))
    assert "\nnomor 0002/PGD-L1/2026\n" in check_here(bundle, tmp_path, capsys)[1]
    bundle["number"] = "0003/PGD-L1/2026"
    assert check_here(bundle, tmp_path, capsys)[0] == 1


def test_what_was_put_behind_a_number_later_is_proven_with_it(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    with register.unit.writing():
        body = RenumberedBody(suffix="bis", why="", by="")
        register.unit.append_entry(uuid4(), subject, EntryKind.RENUMBERED, body, a_signed_in(register, Role.SUPERVISOR))
    bundle = a_bundle(register, subject) | {"number": "0002bis/PGD-L1/2026"}
    code, said = check_here(bundle, tmp_path, capsys)
    assert (code, "\nnomor 0002bis/PGD-L1/2026\n" in said) == (0, True), said
    assert check_here(bundle | {"number": "0002ter/PGD-L1/2026"}, tmp_path, capsys)[0] == 1
    code_on_paper = register.complaints.get(subject).check_code
    for printed in ("0002/PGD-L1/2026", "0002bis/PGD-L1/2026"):  # before and after it was put there
        code, said = check_here(bundle, tmp_path, capsys, "--resi", f"{printed} {code_on_paper}")
        assert (code, "resi: nomor, kode cek cocok" in said) == (0, True), said
    for wrong in ("0002ter/PGD-L1/2026", "0003/PGD-L1/2026", "2/PGD-L1/2026"):
        assert check_here(bundle, tmp_path, capsys, "--resi", wrong)[0] == 1


@pytest.mark.parametrize("is_erased", [False, True])
def test_a_resi_of_any_moment_is_proven_and_one_of_a_later_moment_is_not(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str], is_erased: bool
) -> None:
    """A resi printed at each moment, held to a bundle made at each: before a suffix, between two, after both."""
    subject, by = a_subject(register), a_signed_in(register, Role.SUPERVISOR)
    printed = ["0002/PGD-L1/2026"]
    bundles = [a_bundle(register, subject)]
    for suffix in ("bis", "ter"):
        with register.unit.writing():
            register.unit.append_entry(
                uuid4(), subject, EntryKind.RENUMBERED, RenumberedBody(suffix=suffix, why="", by=""), by
            )
        printed.append(f"0002{suffix}/PGD-L1/2026")
        bundles.append(a_bundle(register, subject) | {"number": printed[-1]})
    for made, bundle in enumerate(bundles):
        for at, number in enumerate(printed):
            code, said = check_here(bundle, tmp_path, capsys, "--resi", number)
            assert (code == 0, "resi: nomor cocok" in said) == (at <= made, at <= made), (made, number, said)
        for wrong in ("0002terbis/PGD-L1/2026", "0002quater/PGD-L1/2026"):
            assert check_here(bundle, tmp_path, capsys, "--resi", wrong)[0] == 1
    withheld = frozenset(UUID(one["entry_id"]) for one in bundles[-1]["entries"])
    bundle = a_bundle(register, subject, withheld=withheld)
    for number in printed[:2]:
        assert "atau isi penomorannya tidak disertakan" in check_here(bundle, tmp_path, capsys, "--resi", number)[1]
    if is_erased:
        register.erasures.erase(subject, "ND 12", (by, a_signed_in(register, Role.ADMINISTRATOR)), uuid4())
        bundle = a_bundle(register, subject)
        for number, proven in zip(printed, (True, False, True), strict=True):
            code, said = check_here(bundle, tmp_path, capsys, "--resi", number)
            assert (code == 0) is proven, said
            assert proven or "atau isi penomorannya tidak disertakan" in said


def test_words_beside_those_that_are_shown_were_not_erased(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    before = a_bundle(register, subject)["entries"]
    deciders = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.ADMINISTRATOR)
    register.erasures.erase(subject, "ND 12", deciders, uuid4())
    bundle = a_bundle(register, subject)
    bundle["entries"][0] |= {name: before[0][name] for name in ("salt", "body")}
    code, said = check_here(bundle, tmp_path, capsys)
    assert code == 0, said
    assert "(isinya dihapus menurut hukum)" not in said


def test_words_of_later_entries_were_not_erased(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = an_erased_subject(register)
    with register.unit.writing():
        body = PaperBody(job="", state="confirmed")
        register.unit.append_entry(uuid4(), subject, EntryKind.PAPER, body, an_officer())
    bundle = a_bundle(register, subject)
    erasing, later = bundle["entries"][-2:]
    assert (erasing["kind"], later["kind"]) == ("complaint.erased", "receipt.paper")
    later.update(salt=None, body=None, erased_by=erasing["entry_id"])
    _, said = check_here(bundle, tmp_path, capsys)
    (line,) = [one for one in said.splitlines() if "receipt.paper" in one]
    assert "(isinya tidak disertakan)" in line
    assert said.count("(isinya dihapus menurut hukum)") == len(bundle["entries"]) - 2


def test_who_the_office_certified_is_called_so(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    bundle = a_bundle(register, subject, DEVICE_KEY, certificates=[a_certificate(2), a_certificate(1)])
    code, said = check_here(bundle, tmp_path, capsys, *office_key())
    assert code == 0, said
    assert f", disahkan kantor sebagai Loket 2 (kunci {OFFICE.fingerprint})" in said
    assert f"- bahwa kantor belum mencabut kunci {DEVICE}\n" in said, "whoever stole it leaves that out"
    chain = f"bahwa rantai {register.unit.origin} ditulis loket yang disebut, bukan dibuat pemegang kunci {DEVICE}"
    assert f"- {chain}\n" in said, "whoever stole it signs a chain of their own making"
    code, said = check_here(bundle, tmp_path, capsys, *office_key(KEY))
    assert (code, said) == (1, "TIDAK TERBUKTI: kunci di bukti ini bukan kunci yang diminta\n")


@pytest.mark.parametrize("shown", [(), (a_certificate(1, KEY),)], ids=["no certificate", "one of another key"])
def test_a_key_that_the_office_did_not_certify_is_not_the_offices(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str], shown: Sequence[DeviceCertificate]
) -> None:
    subject = a_subject(register)
    bundle = a_bundle(register, subject, DEVICE_KEY, certificates=shown)
    bundle["keys"]["office"] = office_key()[1]
    code, said = check_here(bundle, tmp_path, capsys)
    assert (code, f"bahwa kantor mengesahkan kunci {DEVICE}" in said) == (0, True), said
    code, said = check_here(bundle, tmp_path, capsys, *office_key())
    assert (code, said.startswith("COCOK SATU SAMA LAIN")) == (1, True)


def test_what_a_revoked_key_signed_counts_as_far_as_the_office_says(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    (size,) = (one.size for one in register.proofs.of(subject).checkpoints)
    for upto, code in ((size, 0), (size - 1, 1)):
        revoked = a_certificate(2, upto=((register.unit.origin, upto),))
        bundle = a_bundle(register, subject, DEVICE_KEY, certificates=[a_certificate(1), revoked])
        found, said = check_here(bundle, tmp_path, capsys)
        assert (found, "DICABUT kantor" in said) == (code, bool(code)), said


def test_a_certificate_that_the_office_did_not_sign_is_none(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = a_bundle(register, a_subject(register), DEVICE_KEY, certificates=[a_certificate()])
    for forged in (
        certified(a_certificate(), SigningKey("office", Ed25519PrivateKey.generate())),
        bundle["certificates"][0].replace("Loket 1", "Loket 9"),
        device_certificate.text_of(a_certificate()),
    ):
        code, said = check_here(bundle | {"certificates": [forged]}, tmp_path, capsys)
        assert (code, said.startswith("TIDAK TERBUKTI: ")) == (1, True), said


def test_what_stands_on_the_resi_is_held_to_the_recording(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    bundle, complaint = a_bundle(register, subject), register.complaints.get(subject)
    place = register.complaints.place(subject)
    assert place.startswith("2/")
    for text, named in (
        (f"{complaint.number_text} {complaint.check_code}", "nomor, kode cek cocok"),
        (f" {complaint.check_code.lower()}\n{place.upper()} ", "kode cek, catatan cocok dengan catatannya dan semua"),
    ):
        code, said = check_here(bundle, tmp_path, capsys, "--resi", text)
        assert (code, f"resi: {named}" in said) == (0, True), said
    for wrong in (f"{place}0", f"3{place[1:]}", f"{complaint.check_code} AAAAAA", "0001/PGD-L1/2026"):
        code, said = check_here(bundle, tmp_path, capsys, "--resi", wrong)
        assert (code, said.startswith("TIDAK TERBUKTI: yang tertulis di resi")) == (1, True), said


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
    [b"", b"[]", b"{}", b'{"format": "frontoffice-proof3"}', b"\xff\xfe", b"[" * 100_000],
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


def test_a_bundle_of_the_former_form_is_left_to_the_checker_beside_it(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = check_here(bundle | {"format": "frontoffice-proof1"}, tmp_path, capsys)
    assert (code, said) == (1, "TIDAK TERBUKTI: perlu check_proof.py lain: yang diberikan bersama bukti ini\n")


def a_report(register: Register, month: str = "2026-11") -> None:
    scope = Scope(parse(month))
    held = register.approvals.checkpoint(register.approvals.figures(scope))
    approved(register, scope, checkpoint=held)


def test_what_an_approved_report_prints_is_a_beginning_of_the_same_chain(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject = a_subject(register)
    a_report(register)
    register.complaints.record(an_intake(), an_officer(), uuid4())
    a_report(register, "2026-Q4")
    a_report(register, "2026-10")
    bundle = a_bundle(register, subject)
    first, second = sorted(bundle["printed"], key=lambda one: int(one["note"].split("\n")[1]))
    code, said = check_here(bundle, tmp_path, capsys)
    assert code == 0, said
    lines = [line for line in said.splitlines() if "tercetak pada laporan" in line]
    assert len(lines) == 2, "of no period in which nothing of it was written"
    for one, period in ((first, "2026-11"), (second, "2026-Q4")):
        _, size, root, _, _ = one["note"].split("\n")
        (line,) = (line for line in lines if f"tercetak pada laporan {period} yang disahkan 2026-11-24T" in line)
        assert f"(cocokkan dengan kertasnya): {size} catatan, akar {root}; 2 dari 2 catatan di atas" in line
    made, size = first["note"].split("made ")[1], int(first["note"].split("\n")[1])
    forged = (
        {"note": first["note"].replace(f"\n{size}\n", f"\n{size + 1}\n")},
        {"note": first["note"].replace(made, "yesterday\n")},
        {"note": "x" + first["note"]},
        {"note": checkpoint.text_of(replace(checkpoint.read_text(first["note"]), root=bytes(32)))},
        {"proof": first["proof"][:-1]},
        {"proof": [*first["proof"], base64.b64encode(bytes(32)).decode()]},
    )
    for change in forged:
        code, said = check_here(bundle | {"printed": [first | change]}, tmp_path, capsys)
        assert (code, said.startswith("TIDAK TERBUKTI: ")) == (1, True), said


def test_what_a_report_printed_of_a_chain_that_moved_since_spoils_no_proof(register: Register) -> None:
    subject = a_subject(register)
    a_report(register)
    with closing(register.replica()) as replica:
        replica.move(register.unit.origin, 0, "copied")
    for _ in range(5):
        register.complaints.record(an_intake(), an_officer(), uuid4())
    assert a_bundle(register, subject)["printed"] == []


def test_the_checker_is_short_enough_to_be_read() -> None:
    assert len(assets.read_text("proof/check_proof.py").splitlines()) <= 300
