"""``frontoffice centre revoke``, as the IT person types it."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.sync import set_aside
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import certifying
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push
from tests.support.offered_keys import KEY, offering

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


@pytest.fixture
def stolen(centre: Centre) -> Chain:
    """The chain of a device, three entries of long ago."""
    chain = Chain()
    with centre_connection.open_link(*centre.enrol("Loket 9")) as counter:
        hello(counter, chain)
        push(counter, chain.write(3))
    return chain


@pytest.mark.parametrize("verb", ["revoke", pytest.param("set-aside", marks=pytest.mark.thorough)])
def test_all_since_a_day_is_set_aside_and_taken_back(
    centre: Centre,
    office: Connection,
    stolen: Chain,
    verb: str,
    capsys: Output,
) -> None:
    since = (verb, centre.dsn, "Loket 9", "--yes", "--since")
    assert run(verb, centre.dsn, "Loket 9", "--undo") == 2
    assert "masih aktif" in capsys.readouterr().err
    assert run(*since, "2999-01-01") == 0
    shown = capsys.readouterr().out
    assert "Hak Loket 9 dicabut" in shown
    assert "disisihkan" not in shown
    assert run(verb, centre.dsn, "Loket 9") == 2
    assert run(*since, "2026-11-01", "--undo") == 2
    assert run(*since, "2026-11-01") == 0
    shown = capsys.readouterr().out
    assert f"{stolen.origin}: berlaku sampai 0 dari 3 catatan" in shown
    assert "3 catatan Loket 9 disisihkan" in shown
    assert set_aside.read(office) == {stolen.origin: 0}
    role = certifying.find(office, "Loket 9").role
    assert f'Membatalkan: frontoffice centre revoke DSN "{role}" --undo' in shown
    assert run(verb, centre.dsn, "Loket 9", "--undo") == 0
    assert "1 rantai Loket 9 berlaku lagi" in capsys.readouterr().out
    assert set_aside.read(office) == {}


@pytest.mark.thorough
def test_of_several_devices_of_one_name_the_one_that_is_meant_is_revoked(
    centre: Centre,
    office: Connection,
    stolen: Chain,
    capsys: Output,
) -> None:
    former = certifying.find(office, "Loket 9").role
    assert run("enrol", centre.dsn, "Loket 9", "--replaces", "Loket 9") == 0
    after = certifying.find(office, "Loket 9").role
    capsys.readouterr()
    for more in ((), ("--since", "2026-11-01", "--yes"), ("--undo",)):
        assert run("revoke", centre.dsn, "Loket 9", *more) == 2
        shown = capsys.readouterr()
        assert re.search(rf"  {after}: didaftarkan .*, AKTIF\n  {former}: didaftarkan .*, dicabut ", shown.out)
        assert f"2 perangkat bernama Loket 9; sebutkan yang dimaksud, misalnya: {former}" in shown.err
    assert certifying.find(office, "Loket 9").active, "the new one is never revoked by mistake"
    assert run("revoke", centre.dsn, former, "--since", "2026-11-01", "--yes") == 0
    assert set_aside.read(office) == {stolen.origin: 0}
    assert certifying.find(office, "Loket 9").active
    assert run("revoke", centre.dsn, after) == 0
    assert office.execute("SELECT count(*) FROM journal.device WHERE active").fetchone() == (0,)


def upto(office: Connection) -> tuple[tuple[UUID, int], ...] | None:
    """How far the office signed that the chains of Loket 1 count."""
    certificate = certifying.find(office, "Loket 1").certificate
    return certificate.upto if certificate else None


def test_a_revoked_device_counts_up_to_a_bound_that_the_office_signs(
    centre: Centre,
    office: Connection,
    file: str,
    capsys: Output,
) -> None:
    chain = Chain()
    offering(centre, "Loket 1", KEY, chain)
    assert run("revoke", centre.dsn, "Loket 1") == 0
    role = certifying.find(office, "Loket 1").role
    assert f'Tandatangani juga: frontoffice centre revoke DSN "{role}" --office-key' in capsys.readouterr().out
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file) == 0
    shown = capsys.readouterr().out
    assert f"  {chain.origin}: berlaku sampai 3 dari 3 catatan\n" in shown
    assert f"{chain.origin}: 3 catatan ditandatangani\n" in shown, "nobody else signs them any more"
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file, "--since", "2026-11-24") == 0
    shown = capsys.readouterr().out
    assert f"  {chain.origin}: berlaku sampai 0 dari 3 catatan\n" in shown
    assert "Pencabutan ditandatangani, nomor 2: 3 catatannya tidak berlaku.\n3 catatan Loket 1 disisihkan" in shown
    assert upto(office) == ((chain.origin, 0),)
    assert set_aside.read(office) == {chain.origin: 0}, "signed, and set aside at the centre, by one verb"
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file) == 0
    assert upto(office) == ((chain.origin, 0),), "what was set aside stays so until somebody takes it back"
    assert run("revoke", centre.dsn, "Loket 1", "--undo", "--office-key", file) == 0
    assert "1 rantai Loket 1 berlaku lagi" in capsys.readouterr().out
    assert (upto(office), set_aside.read(office)) == (((chain.origin, 3),), {})


@pytest.mark.thorough
def test_without_the_key_at_hand_it_is_set_aside_at_once_and_signed_so_later(
    centre: Centre,
    office: Connection,
    file: str,
    capsys: Output,
) -> None:
    chain = Chain()
    offering(centre, "Loket 1", KEY, chain)
    assert run("revoke", centre.dsn, "Loket 1", "--since", "2026-11-24", "--yes") == 0
    role = certifying.find(office, "Loket 1").role
    shown = capsys.readouterr().out
    assert f'Tandatangani juga: frontoffice centre revoke DSN "{role}" --since 2026-11-24 --office-key' in shown
    assert (set_aside.read(office), upto(office)) == ({chain.origin: 0}, None)
    assert run("revoke", centre.dsn, role, "--office-key", file) == 0
    assert upto(office) == ((chain.origin, 0),)
    assert run("revoke", centre.dsn, role, "--undo") == 0
    assert f'revoke DSN "{role}" --undo --office-key BERKAS' in capsys.readouterr().out
    assert set_aside.read(office) == {}
    assert run("revoke", centre.dsn, role, "--undo", "--office-key", file) == 0
    shown = capsys.readouterr().out
    assert "semua catatannya berlaku." in shown
    assert "0 rantai" not in shown, "it would read as if nothing had been done"


@pytest.mark.thorough
def test_a_device_is_revoked_at_once_also_where_nothing_can_be_signed(
    centre: Centre,
    office: Connection,
    file: str,
    capsys: Output,
) -> None:
    offering(centre, "Loket 1", KEY)
    office.execute("DROP TABLE journal.note, journal.office_key")
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file) == 2
    shown = capsys.readouterr()
    assert "Hak Loket 1 dicabut" in shown.out
    assert "frontoffice centre init" in shown.err
    assert office.execute("SELECT active FROM journal.device").fetchone() == (False,)
    assert run("revoke", centre.dsn, "Loket 9", "--office-key", file) == 2
    assert "tidak ada perangkat aktif bernama Loket 9" in capsys.readouterr().err


def test_what_is_set_aside_is_asked_about(
    centre: Centre,
    office: Connection,
    file: str,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offering(centre, "Loket 1", KEY, Chain())
    questions: list[str] = []

    def no(question: str) -> str:
        questions.append(question)
        return "tidak"

    monkeypatch.setattr("builtins.input", no)
    assert run("revoke", centre.dsn, "Loket 1", "--office-key", file, "--since", "2026-11-24") == 2
    assert "haknya sudah dicabut" in capsys.readouterr().err
    assert questions == ["3 catatan disisihkan? (ya/tidak): "]
    found = certifying.find(office, "Loket 1")
    assert (found.active, found.certificate, set_aside.read(office)) == (False, None, {})
