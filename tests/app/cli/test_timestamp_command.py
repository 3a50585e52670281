"""``frontoffice timestamp``, by files and over HTTP, with OpenSSL as the authority and with one that lies."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat import asn1
from keyring.backends.fail import Keyring as NoKeyring

from frontoffice import assets
from frontoffice.app.cli import prove_command, timestamp_command
from frontoffice.app.keys import kept_stamps, signed_proof
from frontoffice.domain.proof import checkpoint
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.time_stamps import Flaw
from tests.support import stamp_authority, stamp_syntax
from tests.support.examples import a_register, an_intake, an_officer, lay_blank
from tests.support.keyrings import in_use
from tests.support.manual_sync import carry
from tests.support.office_process import run_command
from tests.support.stamp_authority import SIGNER, AnswerChanges, CertifiedKey, certified, root, signer
from tests.support.stamp_server import answers, serving

__all__ = ["root", "signer"]

Output = pytest.CaptureFixture[str]


@pytest.fixture
def pem(root: CertifiedKey, tmp_path: Path) -> Path:
    file = tmp_path / "akar.pem"
    file.write_bytes(root.pem)
    return file


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


def kept(where: Places) -> list[int]:
    """How many entries each stamp covers that is kept."""
    with closing(open_register(where.register, Desk())) as register:
        stamps = list(kept_stamps.list_stamps(register, register.unit.origin))
    return [checkpoint.read_text(one.text).size for one in stamps]


def answered(query: bytes, signer: CertifiedKey, changes: AnswerChanges | None = None) -> bytes:
    asked = asn1.decode_der(stamp_syntax.Query, query)
    return stamp_authority.answer(signer, asked.imprint.digest, asked.nonce, changes)


def test_a_question_and_its_answer_travel_as_files(
    where: Places, signer: CertifiedKey, pem: Path, tmp_path: Path, capsys: Output
) -> None:
    asked, answer = tmp_path / "minta.tsq", tmp_path / "jawaban.tsr"
    assert timestamp_command.ask(where, asked) == timestamp_command.DONE
    origin = capsys.readouterr().out.partition(": rantai ")[2].removesuffix(", 2 catatan\n")
    record(where, 1)
    answer.write_bytes(answered(asked.read_bytes(), signer))
    assert timestamp_command.keep(where, answer, pem) == timestamp_command.DONE
    assert capsys.readouterr().out == (
        f"disimpan: rantai {origin}, 2 catatan, cap waktu 2026-11-24 01:30:05 UTC\noleh CN=Otoritas\n"
    )
    assert kept(where) == [2]
    assert timestamp_command.keep(where, answer, pem) == timestamp_command.NOT_DONE
    assert "sudah disimpan, atau bukan atas permintaan register ini" in capsys.readouterr().err


def test_a_question_overwrites_no_file_and_is_not_awaited(where: Places, tmp_path: Path, capsys: Output) -> None:
    asked = tmp_path / "minta.tsq"
    asked.write_bytes(b"of somebody else")
    assert timestamp_command.ask(where, asked) == timestamp_command.NOT_DONE
    assert capsys.readouterr().err == f"frontoffice: {asked} sudah ada dan tidak ditimpa; sebutkan nama berkas lain\n"
    assert asked.read_bytes() == b"of somebody else"
    assert not list((where.folder / "time-stamps").glob("*.asked"))


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        (AnswerChanges(status=2, words=("no \x1b[2J", "credit")), Flaw.NOT_GRANTED),
        (AnswerChanges(digest=bytes(32)), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(certificates=()), Flaw.NO_CERTIFICATE),
    ],
)
def test_an_answer_that_does_not_hold_is_named_and_a_true_one_still_awaited(
    where: Places, signer: CertifiedKey, pem: Path, capsys: Output, changes: AnswerChanges, flaw: Flaw
) -> None:
    asked, answer = where.folder / "minta.tsq", where.folder / "jawaban.tsr"
    assert timestamp_command.ask(where, asked) == timestamp_command.DONE
    answer.write_bytes(answered(asked.read_bytes(), signer, changes))
    assert timestamp_command.keep(where, answer, pem) == timestamp_command.NOT_DONE
    said = capsys.readouterr().err
    assert timestamp_command.SENTENCES[flaw] in said
    assert "\x1b" not in said
    assert kept(where) == []
    answer.write_bytes(answered(asked.read_bytes(), signer))
    assert timestamp_command.keep(where, answer, pem) == timestamp_command.DONE
    assert kept(where) == [2]


def test_an_answer_with_another_nonce_is_another_ones(
    where: Places, signer: CertifiedKey, pem: Path, tmp_path: Path, capsys: Output
) -> None:
    asked, answer = tmp_path / "minta.tsq", tmp_path / "jawaban.tsr"
    assert timestamp_command.ask(where, asked) == timestamp_command.DONE
    imprint = asn1.decode_der(stamp_syntax.Query, asked.read_bytes()).imprint.digest
    for nonce in (5, None):
        answer.write_bytes(stamp_authority.answer(signer, imprint, nonce))
        assert timestamp_command.keep(where, answer, pem) == timestamp_command.NOT_DONE
        assert timestamp_command.SENTENCES[Flaw.OTHER_NONCE] in capsys.readouterr().err


def test_what_was_stamped_before_the_register_came_back_is_no_beginning_of_it(
    where: Places, signer: CertifiedKey, pem: Path, tmp_path: Path, capsys: Output
) -> None:
    asked, answer = tmp_path / "minta.tsq", tmp_path / "jawaban.tsr"
    before = Places(tmp_path / "before")
    shutil.copytree(where.folder, before.folder)
    record(where, 1)
    assert timestamp_command.ask(where, asked) == timestamp_command.DONE
    answer.write_bytes(answered(asked.read_bytes(), signer))
    shutil.copytree(where.folder / "time-stamps", before.folder / "time-stamps")
    capsys.readouterr()
    assert timestamp_command.keep(before, answer, pem) == timestamp_command.CONTRADICTED
    assert "BERTENTANGAN: yang dicap (3 catatan)" in capsys.readouterr().out
    assert kept(before) == []


def test_what_cannot_be_read_or_is_not_there_is_said(where: Places, pem: Path, tmp_path: Path, capsys: Output) -> None:
    empty, none = tmp_path / "empty", tmp_path / "none"
    empty.write_bytes(b"")
    calls: list[tuple[Callable[[], int], str]] = [
        (lambda: timestamp_command.keep(where, none, pem), f"{none}: folder atau berkasnya tidak ada"),
        (lambda: timestamp_command.keep(where, empty, none), f"{none}: folder atau berkasnya tidak ada"),
        (lambda: timestamp_command.keep(where, empty, empty), "bukan berkas sertifikat (PEM)"),
        (lambda: timestamp_command.keep(where, empty, pem), timestamp_command.SENTENCES[Flaw.UNREADABLE]),
        (lambda: timestamp_command.fetch(where, "http://localhost/", empty), "bukan berkas sertifikat (PEM)"),
        (lambda: timestamp_command.fetch(where, "file:///etc/passwd", pem), "mulai dengan http:// atau https://"),
        (lambda: timestamp_command.ask(Places(none), empty), "tidak ada register"),
    ]
    for call, said in calls:
        assert call() == timestamp_command.NOT_DONE
        assert said in capsys.readouterr().err


@pytest.mark.posix("a file that opens and cannot be read")
def test_a_file_that_opens_and_cannot_be_read_is_named(where: Places, tmp_path: Path, capsys: Output) -> None:
    unread, empty = Path("/proc/self/mem"), tmp_path / "empty"  # as on a disk that fails while it is read
    empty.write_bytes(b"")
    calls: list[Callable[[], int]] = [
        lambda: timestamp_command.keep(where, unread, empty),
        lambda: timestamp_command.keep(where, empty, unread),
        lambda: timestamp_command.fetch(where, "http://localhost/", unread),
    ]
    for work in calls:
        assert work() == timestamp_command.NOT_DONE
        assert capsys.readouterr().err == f"frontoffice: tidak dapat dibaca: {unread}: disk menolak\n"


def test_every_flaw_has_its_sentence() -> None:
    assert timestamp_command.SENTENCES.keys() == {*Flaw}


def test_a_register_without_entries_has_nothing_to_stamp(pem: Path, tmp_path: Path, capsys: Output) -> None:
    where = Places(tmp_path / "new")
    lay_blank(where.register)
    assert timestamp_command.ask(where, tmp_path / "minta.tsq") == timestamp_command.NOT_DONE
    assert timestamp_command.fetch(where, "http://localhost/", pem) == timestamp_command.NOT_DONE
    assert capsys.readouterr().err.count("belum punya catatan") == 2


@pytest.fixture
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.posix("a server of its own")
@pytest.mark.usefixtures("_no_proxy")
def test_one_is_fetched_and_of_as_many_entries_the_first_is_enough(
    where: Places, signer: CertifiedKey, pem: Path, capsys: Output
) -> None:
    with serving(answers(lambda query: answered(query, signer))) as server:
        assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.DONE
        assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.DONE
    assert "sudah ada cap waktu yang lebih awal untuk 2 catatan itu" in capsys.readouterr().out
    assert kept(where) == [2]
    assert not list((where.folder / "time-stamps").glob("*.asked"))


@pytest.mark.posix("a server of its own")
@pytest.mark.usefixtures("_no_proxy")
@pytest.mark.parametrize("every", [False, True])
def test_a_window_opens_the_register_while_an_answer_is_waited_for(
    where: Places, signer: CertifiedKey, pem: Path, every: bool
) -> None:
    def answer(query: bytes) -> bytes:
        record(where, 1)
        return answered(query, signer)

    with serving(answers(answer)) as server:
        assert timestamp_command.fetch(where, server.address, pem, every=every) == timestamp_command.DONE
    assert kept(where) == [2]
    with closing(open_register(where.register, Desk())) as register:
        assert register.proofs.own_checkpoint().size == 3


@pytest.mark.posix("a server of its own")
@pytest.mark.usefixtures("_no_proxy")
def test_a_stamp_that_comes_while_a_window_has_the_register_is_asked_for_again(
    where: Places, signer: CertifiedKey, pem: Path, capsys: Output
) -> None:
    with contextlib.ExitStack() as window:

        def answer(query: bytes) -> bytes:
            window.enter_context(closing(open_register(where.register, Desk())))
            return answered(query, signer)

        with serving(answers(answer)) as server:
            assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.NOT_DONE
    assert "tutup dahulu jendelanya" in capsys.readouterr().err
    assert kept(where) == []


@pytest.mark.posix("a server of its own")
@pytest.mark.usefixtures("_no_proxy")
def test_a_fetch_that_fails_says_so_and_loses_nothing(
    where: Places, signer: CertifiedKey, pem: Path, capsys: Output
) -> None:
    with serving(answers(lambda query: answered(query, signer))) as server:
        assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.DONE
    record(where, 1)
    assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.NOT_DONE
    assert "Tidak ada yang hilang" in capsys.readouterr().err
    lies = replace(signer, key=certified("Pemalsu", None, SIGNER).key)
    for answering in (
        answers(lambda query: answered(query, lies)),
        answers(lambda _query: bytes(1_000_000)),
        answers(lambda _query: b""),
    ):
        with serving(answering) as server:
            assert timestamp_command.fetch(where, server.address, pem) == timestamp_command.NOT_DONE
        assert "tidak ada yang disimpan" in capsys.readouterr().err
    assert kept(where) == [2]


@pytest.mark.posix("a server of its own")
@pytest.mark.usefixtures("_no_proxy")
def test_all_chains_that_grew_are_stamped_until_one_is_not(
    where: Places, signer: CertifiedKey, pem: Path, tmp_path: Path, capsys: Output
) -> None:
    def fetch() -> int:
        with serving(answers(lambda query: answered(query, signer))) as server:
            code = timestamp_command.fetch(where, server.address, pem, every=True)
        said.append(capsys.readouterr().out.partition(" rantai bertambah")[0])
        return code

    said: list[str] = []
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        other.complaints.record(an_intake(), an_officer(), uuid4())
        with closing(open_register(where.register, Desk())) as register:
            carry(other, register)
        assert (fetch(), fetch()) == (timestamp_command.DONE, timestamp_command.DONE)
        other.complaints.record(an_intake(), an_officer(), uuid4())
        with closing(open_register(where.register, Desk())) as register:
            carry(other, register)
        assert fetch() == timestamp_command.DONE
        assert said == ["2", "0", "1"]
        with closing(open_register(where.register, Desk())) as register:
            assert [kept_stamps.count_covered(register, one) for one in (register.unit.origin, other.unit.origin)] == [
                2,
                2,
            ]
            other.complaints.record(an_intake(), an_officer(), uuid4())
            carry(other, register)
    record(where, 1)
    with serving(answers(lambda _query: b"")) as server:
        assert timestamp_command.fetch(where, server.address, pem, every=True) == timestamp_command.NOT_DONE
    assert len(server.asked) == 1, "what fails for one chain fails for the next"


@pytest.mark.posix("openssl")
@pytest.mark.usefixtures("_no_proxy")
def test_what_openssl_stamped_is_proven_to_an_outsider(where: Places, tmp_path: Path, capsys: Output) -> None:
    authority = OpenSSL(tmp_path / "tsa")
    with closing(open_register(where.register, Desk())) as register:
        complaint = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint
    with serving(answers(authority.answer)) as server:
        assert timestamp_command.fetch(where, server.address, authority.root) == timestamp_command.DONE, (
            capsys.readouterr()
        )
    with closing(open_register(where.register, Desk())) as register:
        (stamp,) = kept_stamps.list_stamps(register, register.unit.origin)
        with in_use(NoKeyring()):  # type: ignore[no-untyped-call]
            made = signed_proof.make(register, complaint)
    assert authority.takes(stamp.text, stamp.answer)
    assert not authority.takes(stamp.text + "x", stamp.answer)
    assert made.is_stamped
    code, said = checked(made.bundle, tmp_path)
    assert (code, "menurut CN=TSA, akar CN=Akar" in said) == (0, True), said


@pytest.mark.thorough
@pytest.mark.posix("a server of its own")
def test_each_verb_is_typed(where: Places, signer: CertifiedKey, pem: Path, tmp_path: Path) -> None:
    asked, answer, data = tmp_path / "minta.tsq", tmp_path / "jawaban.tsr", ("--data", str(where.folder))
    code, said = run_command(tmp_path, "timestamp", "ask", str(asked), *data)
    assert (code, ", 2 catatan" in said) == (0, True), said
    answer.write_bytes(answered(asked.read_bytes(), signer))
    code, said = run_command(tmp_path, "timestamp", "keep", str(answer), "--root", str(pem), *data)
    assert (code, ", 2 catatan, cap waktu 2026-11-24 01:30:05 UTC" in said) == (0, True), said
    record(where, 1)
    with serving(answers(lambda query: answered(query, signer))) as server:
        code, said = run_command(
            tmp_path, "timestamp", "fetch", server.address, "--root", str(pem), "--all", *data, no_proxy="*"
        )
    assert (code, said.startswith("1 rantai bertambah")) == (0, True), said
    assert kept(where) == [2, 3]


def checked(bundle: bytes, folder: Path) -> tuple[int, str]:
    for name in (prove_command.CHECKER, prove_command.TIME_CHECKER):
        (folder / name).write_bytes(assets.read_bytes(f"proof/{name}"))
    (folder / "bukti.json").write_bytes(bundle)
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", prove_command.TIME_CHECKER, "bukti.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


class OpenSSL:
    """``openssl ts`` as the authority: RSA, its certificates made by it as well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(_CONFIGURATION)
        (folder / "serial").write_text("01\n")
        new = ("-newkey", "rsa:2048", "-nodes", "-config", "tsa.cnf")
        self._run(
            "req", "-x509", *new, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Akar", "-extensions", "root"
        )
        self._run("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
        by = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "tsa.cnf", "-extensions", "tsa")
        self._run("x509", "-req", "-in", "tsa.csr", *by, "-out", "tsa.pem")
        self.root = folder / "root.pem"

    def answer(self, query: bytes) -> bytes:
        (self._folder / "q.tsq").write_bytes(query)
        made = ("-config", "tsa.cnf", "-section", "tsa_config", "-signer", "tsa.pem", "-inkey", "tsa.key")
        self._run("ts", "-reply", "-queryfile", "q.tsq", *made, "-out", "a.tsr")
        return (self._folder / "a.tsr").read_bytes()

    def takes(self, text: str, answer: bytes) -> bool:
        """Whether OpenSSL itself says that it holds."""
        (self._folder / "text").write_bytes(text.encode())
        (self._folder / "kept.tsr").write_bytes(answer)
        verify = ("ts", "-verify", "-in", "kept.tsr", "-data", "text", "-CAfile", "root.pem")
        return self._run(*verify, check=False) == 0

    def _run(self, *arguments: str, check: bool = True) -> int:
        program = shutil.which("openssl") or "openssl"
        return subprocess.run([program, *arguments], cwd=self._folder, capture_output=True, check=check).returncode


_CONFIGURATION = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[tsa]
extendedKeyUsage = critical,timeStamping
[tsa_config]
serial = serial
signer_digest = sha512
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha512
"""
