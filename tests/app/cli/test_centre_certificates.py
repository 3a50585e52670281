"""``frontoffice centre certify``, and what ``enrol`` signs, as the IT person types them."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

import psycopg
import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.app.cli import centre_certificates
from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE
from frontoffice.app.keys import office_key, signed_proof
from frontoffice.app.keys.passphrase import Cost
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.sync.link import centre_address, centre_connection
from frontoffice.sync.office import certifying, note_book
from tests.support.centre_server import Centre
from tests.support.chains import Chain
from tests.support.offered_keys import KEY, OTHER_KEY, WORDS, offering
from tests.support.printed_codes import code_on

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


def test_what_is_certified_is_what_the_desk_shows_and_somebody_said_yes_to(
    centre: Centre, office: Connection, file: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    offering(centre, "Loket 1", KEY)
    questions: list[str] = []

    def no(question: str) -> str:
        questions.append(question)
        return "tidak"

    monkeypatch.setattr("builtins.input", no)
    arguments = ("certify", centre.dsn, "Loket 1", "--office-key", file, "--class", "loket", "--series", "l1, L2")
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert f"  sidik jari {signed_proof.fingerprint_of(KEY)}\n" in shown.out
    assert "Loket 1 tidak disahkan" in shown.err
    assert questions == ["Sama dengan yang tampil di halaman pusat komputer itu? (ya/tidak): "]
    assert run(*arguments, "--yes") == 0
    shown = capsys.readouterr()
    assert "Loket 1: golongan loket, seri L1, L2\n" in shown.out
    assert "  disahkan, nomor 1\n" in shown.out
    certificate = certifying.find(office, "Loket 1").certificate
    assert certificate is not None
    assert (certificate.device_class, certificate.series, certificate.public_key) == (
        *(DeviceClass.COUNTER, ("L1", "L2")),
        KEY,
    )


def test_a_key_for_which_anybody_can_sign_is_not_certified(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    offering(centre, "Loket 1", bytes(32))
    offering(centre, "Tim", OTHER_KEY)
    assert run("certify", centre.dsn, "--all", "--office-key", file, "--yes") == 2
    shown = capsys.readouterr()
    assert "Loket 1 tidak disahkan: dengan kunci itu siapa pun dapat menandatangani" in shown.err
    assert certifying.find(office, "Loket 1").certificate is None
    assert certifying.find(office, "Tim").certificate is not None


def test_all_that_wait_are_certified_as_they_were_until_now_and_nobody_twice(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    offering(centre, "Loket 1", KEY, Chain())
    offering(centre, "Tim", OTHER_KEY)
    centre.enrol("Loket 3")
    assert run("certify", centre.dsn, "--all", "--office-key", file, "--yes") == 0
    shown = capsys.readouterr().out
    assert "Loket 1: golongan kantor, seri L1\n" in shown, "nothing that it might write until now is taken from it"
    assert "Tim: golongan kantor, tanpa seri nomor\n" in shown
    assert "Loket 3" not in shown
    assert run("certify", centre.dsn, "--all", "--office-key", file) == 0
    assert capsys.readouterr().out == "Tidak ada kunci yang menunggu pengesahan.\n"
    assert run("certify", centre.dsn, "Loket 3", "--office-key", file) == 2
    assert "belum menawarkan kunci. Di komputer itu: tempel kunci kantor" in capsys.readouterr().err
    assert run("certify", centre.dsn, "Tim", "--office-key", file, "--key", checkpoint.root_text(KEY)) == 0
    assert "KUNCI LAIN" in capsys.readouterr().out


def test_a_counter_without_series_and_an_office_without_a_device_of_its_class_are_named(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    offering(centre, "Loket 1", KEY)
    offering(centre, "Tim", OTHER_KEY)
    whole = ("--office-key", file, "--yes")
    assert run("certify", centre.dsn, "Loket 1", "--class", "loket", *whole) == 0
    shown = capsys.readouterr().out
    assert "Loket 1: golongan loket, tanpa seri nomor\n" in shown
    assert "belum memiliki seri sendiri" in shown
    assert "Belum ada perangkat golongan kantor" in shown, "nobody could keep people or lists any more"
    assert "\n  frontoffice centre certify DSN NAMA --class kantor" in shown, "a line to be copied"
    assert run("certify", centre.dsn, "Tim", "--class", "penanganan", *whole) == 0
    assert "belum memiliki seri" not in capsys.readouterr().out, "a desk of the team gives no numbers"
    for last in (("Tim", "--class", "kantor"), ("Loket 1", "--series", "L1")):
        assert run("certify", centre.dsn, *last, *whole) == 0
        shown = capsys.readouterr().out
        assert "golongan kantor;" not in shown
        assert "belum memiliki seri" not in shown


def test_all_wait_again_where_the_office_lost_its_key(
    centre: Centre, office: Connection, file: str, tmp_path: Path, capsys: Output
) -> None:
    offering(centre, "Loket 1", KEY, Chain())
    assert run("certify", centre.dsn, "--all", "--office-key", file, "--yes") == 0
    other = tmp_path / "baru.kunci"
    office_key.write(other, bytes(31) + b"1", WORDS, Cost(1, 64, 1))
    note_book.take_key(office, office_key.read(other).public)
    for *shown, serial in (
        ("Loket 1: golongan kantor, seri L1\n", "dinilai seperti semula\n  disahkan, nomor 3\n", 3),
        ("Tidak ada kunci yang menunggu pengesahan.\n", 3),
    ):
        capsys.readouterr()
        assert run("certify", centre.dsn, "--all", "--office-key", str(other), "--yes") == 0
        out = capsys.readouterr().out
        assert [one for one in shown if one not in out] == []
        assert note_book.check(office).notes == serial


def test_whoever_narrows_a_class_hears_that_what_was_not_sent_yet_is_judged_by_it(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    offering(centre, "Loket 1", KEY, Chain())
    narrows = "  golongannya menyempit dari kantor; yang belum terkirim dinilai"
    for device_class, is_narrower in (
        ("loket", False),
        ("kantor", False),
        ("penanganan", True),
        ("kantor", False),
        ("loket", True),
    ):
        capsys.readouterr()
        assert run("certify", centre.dsn, "Loket 1", "--class", device_class, "--office-key", file, "--yes") == 0
        assert (narrows in capsys.readouterr().out) == is_narrower, device_class
        office.execute("UPDATE journal.device SET synced_at = now()")
    assert run("certify", centre.dsn, "Loket 1", "--class", "penanganan", "--office-key", file, "--yes") == 0
    assert "menyempit dari loket" in capsys.readouterr().out, "another class may write less of something"
    offering(centre, "Loket 2", OTHER_KEY)
    office.execute("UPDATE journal.device SET synced_at = now()")
    assert run("certify", centre.dsn, "Loket 2", "--class", "loket", "--office-key", file, "--yes") == 0
    shown = capsys.readouterr().out
    assert "  belum pernah disahkan, jadi sampai kini dinilai sebagai kantor; yang belum terkirim dinilai" in shown


@pytest.mark.thorough
def test_what_cannot_be_meant_is_refused(centre: Centre, office: Connection, file: str, capsys: Output) -> None:
    offering(centre, "Loket 1", KEY)
    for wrong in ((), ("Loket 1", "--all"), ("--all", "--class", "kantor")):
        assert run("certify", centre.dsn, *wrong, "--office-key", file) == 2
        assert "--all" in capsys.readouterr().err
    assert run("enrol", centre.dsn, "Loket 2", "--key", checkpoint.root_text(KEY)) == 2
    assert "--key memerlukan --office-key" in capsys.readouterr().err
    assert run("revoke", centre.dsn, "Loket 1") == 0
    assert run("certify", centre.dsn, "Loket 1", "--office-key", file) == 2
    assert "tidak ada perangkat aktif bernama Loket 1" in capsys.readouterr().err


def test_nobody_types_a_passphrase_for_a_device_that_cannot_be_certified(
    centre: Centre, office: Connection, file: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OFFICE_KEY_VARIABLE)
    assert run("enrol", centre.dsn, "Loket 1") == 0
    for label, why in (("Loket 9", "Loket 9"), ("Loket 1", "Loket 1 belum menawarkan kunci")):
        assert run("certify", centre.dsn, label, "--office-key", file) != 0
        said = capsys.readouterr().err
        assert why in said
        assert "frasa sandi" not in said
    assert run("certify", centre.dsn, "--all", "--office-key", file) == 0
    assert "Tidak ada kunci yang menunggu" in capsys.readouterr().out
    offering(centre, "Loket 2", KEY)
    assert run("certify", centre.dsn, "Loket 2", "--office-key", file, "--yes") == 2
    assert "frasa sandi kunci kantor diperlukan" in capsys.readouterr().err


def test_enrolling_gives_the_office_s_key_to_be_pasted_and_certifies_a_key_at_once(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    assert run("enrol", centre.dsn, "Loket 1") == 0
    shown = capsys.readouterr().out
    assert centre_address.read_enrolment(shown).office_key == checkpoint.root_text(office_key.read(Path(file)).public)
    assert 'frontoffice centre certify DSN "Loket 1"' in shown
    assert certifying.find(office, "Loket 1").device_class == DeviceClass.COUNTER, "a new one may no more than it needs"
    key = checkpoint.root_text(KEY)
    assert run("enrol", centre.dsn, "Tim", "--class", "penanganan", "--key", key, "--office-key", file) == 0
    assert "Tim disahkan, nomor 1: golongan penanganan, tanpa seri nomor" in capsys.readouterr().out
    assert certifying.find(office, "Tim").is_valid


@pytest.mark.thorough
def test_a_wrong_passphrase_or_a_taken_series_leaves_no_device_behind(
    centre: Centre, office: Connection, file: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = checkpoint.root_text(KEY)
    one = ("enrol", centre.dsn, "Loket 1", "--series", "L1", "--key", key, "--office-key", file)
    roles = office.execute("SELECT count(*) FROM pg_roles").fetchone()
    with monkeypatch.context() as wrong:
        wrong.setenv(OFFICE_KEY_VARIABLE, "kunci orang lain")
        assert run(*one) == 2
    shown = capsys.readouterr()
    assert "kunci kantor tidak terbuka" in shown.err
    assert shown.out == "", "nor is a secret shown"
    assert office.execute("SELECT count(*) FROM journal.device").fetchone() == (0,)
    assert run(*one) == 0
    assert "Loket 1 disahkan, nomor 1: golongan loket, seri L1" in capsys.readouterr().out
    assert run("enrol", centre.dsn, "Loket 2", *one[3:]) == 2
    assert "seri L1 milik perangkat Loket 1" in capsys.readouterr().err
    assert office.execute("SELECT label FROM journal.device").fetchall() == [("Loket 1",)]
    assert office.execute("SELECT count(*) - 1 FROM pg_roles").fetchone() == roles


@pytest.mark.thorough
def test_whose_place_a_device_took_that_was_certified_at_once_is_let_in_no_more(
    centre: Centre, office: Connection, file: str
) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as before:
        key = checkpoint.root_text(KEY)
        assert run("enrol", centre.dsn, "Loket 1", "--replaces", "Loket 1", "--key", key, "--office-key", file) == 0
        with pytest.raises(psycopg.OperationalError):
            before.execute("SELECT 1")
    assert certifying.find(office, "Loket 1").is_valid


@pytest.mark.thorough
def test_whoever_takes_a_place_takes_its_series_and_not_those_that_were_written_in_without_right(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    key, replacing = checkpoint.root_text(KEY), ("--replaces", "Loket 1", "--key", checkpoint.root_text(KEY))
    offering(centre, "Loket 1", KEY, Chain())  # which numbers in L1
    assert run("enrol", centre.dsn, "Loket 1", *replacing, "--office-key", file) == 0
    assert re.search(r"Loket 1 disahkan, nomor \d+: golongan loket, seri L1\n", capsys.readouterr().out)
    assert run("enrol", centre.dsn, "Loket 2", "--series", "L2", "--key", key, "--office-key", file) == 0
    row = office.execute("SELECT origin FROM journal.origin").fetchone()
    assert row is not None
    office.execute("SET session_replication_role = replica")
    office.execute("UPDATE journal.entry SET series = 'L2' WHERE seq = 2")
    assert run("enrol", centre.dsn, "Loket 1", *replacing, "--office-key", file) == 0
    assert re.search(r"Loket 1 disahkan, nomor \d+: golongan loket, seri L1\n", capsys.readouterr().out)


def test_without_a_key_of_the_office_enrolling_and_revoking_are_as_before(
    centre: Centre, office: Connection, capsys: Output
) -> None:
    assert run("enrol", centre.dsn, "Loket 1") == 0
    shown = capsys.readouterr().out
    assert "Kunci kantor" not in shown
    assert "certify" not in shown
    assert certifying.find(office, "Loket 1").device_class is None
    assert run("revoke", centre.dsn, "Loket 1") == 0
    assert capsys.readouterr().out == "Hak Loket 1 dicabut. Catatannya tetap ada.\n"
    assert run("revoke", centre.dsn, "Loket 1") == 2


def test_notes_that_are_not_the_office_s_are_named(
    centre: Centre, office: Connection, file: str, capsys: Output
) -> None:
    office.execute("INSERT INTO journal.note (serial, kind, note) VALUES (2, 'succession', 'x')")
    assert run("certify", centre.dsn, "--all", "--office-key", file) == 0
    shown = capsys.readouterr().out
    assert "rusak: pernyataan 1 hilang\n" in shown
    assert "rusak: pernyataan 2 tidak dapat dipercaya (not a signed note)\n" in shown


def test_series_keys_and_days_are_read_as_they_are_typed() -> None:
    assert centre_certificates.read_series("l1,L2, l1") == ("L1", "L2")
    assert centre_certificates.read_key(checkpoint.root_text(KEY)) == KEY
    assert centre_certificates.read_day("2026-11-27") == date(2026, 11, 27)
    for read, wrong in (
        (centre_certificates.read_series, "L1,,L2"),
        (centre_certificates.read_key, "AAAA"),
        (centre_certificates.read_key, checkpoint.root_text(bytes(32))),
        (centre_certificates.read_key, "not base64"),
        (centre_certificates.read_day, "27-11-2026"),
    ):
        with pytest.raises(argparse.ArgumentTypeError):
            read(wrong)


def test_after_a_lost_key_all_wait_again_and_who_was_ended_stays_so(
    centre: Centre, office: Connection, file: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    offering(centre, "Loket 1", KEY, Chain())
    offering(centre, "Loket 2", OTHER_KEY)
    assert run("certify", centre.dsn, "--all", "--office-key", file, "--yes") == 0
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file) == 0
    before = certifying.find(office, "Loket 1").certificate
    new = Path(file).with_name("baru.kunci")

    def typed(question: str) -> str:
        return code_on(new.with_name(f"{new.name}.pdf")) if "Kode" in question else "ya"

    monkeypatch.setattr("builtins.input", typed)
    assert run("office-key", centre.dsn, str(new), "--lost") == 0
    ended, left = certifying.find(office, "Loket 1"), certifying.find(office, "Loket 2")
    assert (left.waits, ended.waits, ended.is_outdated) == (True, False, False)
    assert before is not None
    assert ended.certificate is not None
    assert (ended.certificate.upto, ended.certificate.serial > before.serial) == (before.upto, True)
    assert run("status", centre.dsn) == 0
    assert "kunci kantor yang hilang: harus disahkan lagi" in capsys.readouterr().out
    assert run("certify", centre.dsn, "--all", "--office-key", str(new), "--yes") == 0
    assert not certifying.find(office, "Loket 2").waits
    assert note_book.check(office).broken == ()
