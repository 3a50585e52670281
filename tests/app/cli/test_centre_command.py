"""``frontoffice centre``, as the IT person types it."""

from __future__ import annotations

import errno
import io
import platform
import re
import socket
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.__main__ import main
from frontoffice.app.cli.passphrase_prompt import AUTHORITY_VARIABLE
from frontoffice.sync.link import centre_address, centre_connection
from frontoffice.sync.office import blocking_sessions, client_authority
from tests.support import new_versions
from tests.support.centre_server import Centre, CentreServer, started
from tests.support.certificates import an_authority
from tests.support.chains import Chain, attach, hello, push, relay
from tests.support.faulty_disk import file_syncs_fail
from tests.support.password_file import passfile
from tests.support.unusable_name import UNUSABLE

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


def test_a_database_becomes_the_centre_once(centre_server: CentreServer, capsys: Output) -> None:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE baru")
    assert run("init", centre_server.dsn("baru")) == 0
    assert capsys.readouterr().out.startswith("pusat siap: skema 0 -> ")
    assert run("init", centre_server.dsn("baru")) == 0
    assert "tidak ada yang diubah" in capsys.readouterr().out
    with centre_server.connect() as office:
        office.execute("DROP DATABASE baru")


@pytest.mark.thorough
def test_the_status_tells_who_when_and_what_waits(centre: Centre, capsys: Output) -> None:
    chain, lost = Chain(), Chain()
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as counter,
        centre_connection.open_link(*centre.enrol("Loket 2")) as other,
    ):
        hello(counter, chain)
        push(counter, chain.write(3))
        counter.execute("SELECT journal.synced(0, interval '-2 hours')")
        relay(other, lost.write(2))
    assert run("revoke", centre.dsn, "Loket 2") == 0
    assert run("status", centre.dsn) == 0
    shown = capsys.readouterr().out
    assert re.search(r"Loket 1 \(fo_loket_1_\w+\), 3 catatan dalam 1 rantai, sinkron lengkap terakhir \d", shown)
    assert "jamnya berbeda -7200 detik" in shown
    assert re.search(r"Loket 2 .*belum pernah, DICABUT", shown)
    assert ", protokol terendah 1, 1 rantai\n" in shown
    assert "    batas: " in shown
    assert str(chain.origin) not in shown, "a chain of which nothing is to be decided"
    assert "Nomor ganda: 0" in shown
    assert f"{lost.origin}: 2 catatan (1-2), dari Loket 2" in shown


def test_what_was_put_aside_without_its_words_is_named_and_waits_for_them(centre: Centre, capsys: Output) -> None:
    lost = Chain()
    (row,) = lost.write(1)
    with centre_connection.open_link(*centre.enrol()) as counter:
        relay(counter, [(*row[:-2], None, None)])
    assert run("merge", centre.dsn) == 0
    assert "waktu itu tidak ada di pusat; PEMILIKNYA TIDAK DIKENAL; 1 TANPA ISI\n" in capsys.readouterr().out
    assert run("merge", centre.dsn, "--accept", "all") == 0
    assert "0 dikembalikan" in (shown := capsys.readouterr().out)
    assert "1 tanpa isi, tetap tersisih: ulangi sesudah semua loket sinkron (atau --wordless)" in shown
    assert run("merge", centre.dsn, "--accept", "all", "--wordless") == 0
    assert f"{lost.origin}: 1 dikembalikan" in capsys.readouterr().out


def test_what_is_quarantined_is_shown_put_back_and_verified(centre: Centre, capsys: Output) -> None:
    first, second = Chain(), Chain()
    assert run("merge", centre.dsn) == 0
    assert capsys.readouterr().out == "Tidak ada catatan tersisih.\n"
    with centre_connection.open_link(*centre.enrol()) as counter:
        relay(counter, first.write(2))
        relay(counter, second.write(3))
    assert run("merge", centre.dsn) == 0
    assert f"{second.origin}: 3 catatan (1-3), dari Loket 1: waktu itu tidak ada di pusat; " in capsys.readouterr().out
    assert run("merge", centre.dsn, "--show", str(uuid4())) == 2
    assert "tidak ada catatan tersisih" in capsys.readouterr().err
    assert run("merge", centre.dsn, "--reject", str(first.origin)) == 0
    assert "2 catatan dibiarkan" in capsys.readouterr().out
    assert run("merge", centre.dsn, "--accept", "all") == 0
    assert f"{second.origin}: 3 dikembalikan, 0 dibawa" in capsys.readouterr().out
    assert run("merge", centre.dsn, "--accept", str(uuid4())) == 2
    assert run("merge", centre.dsn, "--accept", "semua") == 2
    assert "semua bukan rantai" in capsys.readouterr().err
    assert run("verify", centre.dsn) == 0
    assert capsys.readouterr().out == "utuh: 3 catatan dalam 1 rantai, 0 lampiran\n"


@pytest.mark.thorough
def test_a_chain_that_cannot_be_put_back_keeps_no_other_waiting(centre: Centre, capsys: Output) -> None:
    chains = Chain(UUID(int=1)), Chain(UUID(int=2)), Chain(UUID(int=3))
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        for one in chains:
            relay(counter, one.write(1))
        office.execute(
            "CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'FO001'; END$$"
        )
        office.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON journal.entry FOR EACH ROW"
            f" WHEN (NEW.origin = '{chains[1].origin}') EXECUTE FUNCTION public.refuse()"
        )
    assert run("merge", centre.dsn, "--accept", "all") == 2
    shown = capsys.readouterr()
    assert shown.out.count("1 dikembalikan") == 2
    assert f"{chains[1].origin}: catatan tidak cocok dengan rantainya" in shown.err


@pytest.mark.thorough
def test_what_a_counter_wrote_neither_ends_the_list_nor_commands_the_terminal(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        for one in (Chain(), Chain()):
            hello(counter, one)
            push(counter, one.write(1, number=("L\u2460\x1b[2J\u202e", 2026, 1)))
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr("sys.stdout", terminal)
    assert run("status", centre.dsn) == 0
    terminal.seek(0)
    assert r"L\u2460\x1b[2J\u202e 2026 nomor 1: Loket 1" in terminal.read()


@pytest.mark.thorough
def test_verify_ends_with_1_and_names_the_first_broken_entry_of_every_chain(centre: Centre, capsys: Output) -> None:
    chains = Chain(UUID(int=1)), Chain(UUID(int=2))
    with centre_connection.open_link(*centre.enrol()) as counter:
        for chain in chains:
            hello(counter, chain)
            push(counter, chain.write(3))
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        office.execute("UPDATE journal.entry SET officer = 'Orang Lain' WHERE seq = 2")
    assert run("verify", centre.dsn) == 1
    assert capsys.readouterr().out == "".join(f"rusak: {one.origin}/2: diubah\n" for one in chains)


def test_a_turned_bit_of_an_attachment_is_named_and_its_content_had_again(centre: Centre, capsys: Output) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        hello(counter, chain)
        attach(counter, chain, bytes(300_000))
        assert run("verify", centre.dsn, "--fetch-again") == 0
        assert capsys.readouterr().out == "utuh: 1 catatan dalam 1 rantai, 1 lampiran\n"
        office.execute("UPDATE journal.content_chunk SET data = set_bit(data, 4711, 1) WHERE no = 2")
        for option, says in (((), "dapat diminta lagi"), (("--fetch-again",), "1 lampiran dibuang di pusat")):
            assert run("verify", centre.dsn, *option) == 1
            shown = capsys.readouterr().out
            assert shown.startswith(f"rusak: {chain.origin}/1: lampirannya diubah\n")
            assert says in shown
        assert counter.execute("SELECT count(*) FROM journal.wanted_contents()").fetchone() == (1,)


@pytest.mark.parametrize("verb", ["status", "merge", "verify", "enrol", "revoke"])
def test_a_database_that_is_no_centre_is_said_to_be_none(
    centre_server: CentreServer, verb: str, capsys: Output
) -> None:
    name = ("Loket 1",) if verb in ("enrol", "revoke") else ()
    assert run(verb, centre_server.dsn("template1"), *name) == 2
    assert "frontoffice centre init" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("dsn", "sentence"),
    [
        ("tidak terbaca", "alamat basis data tidak terbaca"),
        ("host=127.0.0.1 port=1 dbname=x", "server tidak menjawab"),
        ("host=pusat.invalid dbname=x", "nama host tidak ditemukan"),
    ],
)
def test_a_wrong_address_is_one_clear_line(dsn: str, sentence: str, capsys: Output) -> None:
    assert run("status", dsn) == 2
    assert capsys.readouterr().err.startswith(f"frontoffice: {sentence}")


@pytest.mark.thorough
def test_a_schema_of_a_newer_program_is_left_alone(centre: Centre, capsys: Output) -> None:
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET version = 1000")
    assert run("init", centre.dsn) == 2
    assert "versi program yang lebih baru" in capsys.readouterr().err


@pytest.mark.thorough
def test_a_role_without_rights_is_told_what_it_lacks(centre: Centre, capsys: Output, tmp_path: Path) -> None:
    where, word = centre.enrol()
    dsn = f"host=127.0.0.1 port={where.port} dbname={where.database} user={where.role} {passfile(tmp_path, word)}"
    assert run("enrol", dsn, "Loket 2") == 2
    assert "tidak berhak" in capsys.readouterr().err


def test_a_package_is_handed_out_and_anything_else_refused(centre: Centre, capsys: Output, tmp_path: Path) -> None:
    package = new_versions.a_package(tmp_path, "0.3.0")
    assert run("publish", centre.dsn, str(package)) == 0
    assert "Versi 0.3.0 (linux-x86_64) dibagikan" in capsys.readouterr().out
    with centre.connect() as office:
        assert office.execute("SELECT version, size FROM journal.program").fetchall() == [
            ("0.3.0", package.stat().st_size)
        ]
    (tmp_path / "letter").write_text("Yth.")
    for file in ("letter", "none"):
        assert run("publish", centre.dsn, str(tmp_path / file)) == 2
        assert capsys.readouterr().err == "frontoffice: berkas itu bukan paket versi baru\n"


@pytest.mark.thorough
def test_a_counter_that_holds_the_database_is_ended_and_named_and_init_goes_on(
    centre: Centre, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking_sessions, "PATIENCE", 0.1)
    with closing(centre_connection.open_link(*centre.enrol())) as counter:
        counter.execute("BEGIN")
        hello(counter, Chain())
        relay(counter, Chain().write(1))
        assert run("init", centre.dsn) == 0
    assert capsys.readouterr().out.startswith("Sesi Loket 1 diakhiri")


@pytest.mark.thorough
def test_who_else_holds_the_database_is_named_by_the_number_that_ends_it(
    centre: Centre, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking_sessions, "PATIENCE", 0.02)
    with centre.connect() as reading:
        reading.execute("BEGIN; LOCK TABLE journal.entry IN ROW EXCLUSIVE MODE")
        assert run("init", centre.dsn) == 2
        assert f"postgres ({reading.info.backend_pid})" in capsys.readouterr().err


@pytest.mark.posix("a server of its own")
def test_init_says_what_only_the_superuser_can_close(capsys: Output, tmp_path: Path) -> None:
    with started() as server:
        with server.connect() as owner:
            owner.execute("CREATE ROLE penjaga LOGIN CREATEROLE PASSWORD 'x'")
            owner.execute("CREATE DATABASE pengaduan OWNER penjaga")
        dsn = f"host=127.0.0.1 port={server.port} user=penjaga dbname=pengaduan {passfile(tmp_path, 'x')}"
        assert run("init", dsn) == 0
    said = capsys.readouterr().out
    assert "GRANT SET ON PARAMETER temp_file_limit TO penjaga;" in said
    assert said.count("Hanya postgres yang dapat menutupnya") == 5


# --- ``frontoffice centre enrol … --certificate``, as the IT person types it ---


WORDS = "kuda besi biru laut"


def test_a_device_gets_a_file_and_no_password(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    asked = ["centre", "enrol", centre.dsn, "Loket 1", "--certificate", str(tmp_path)]
    assert main(asked) == 2
    assert "server.crt" in capsys.readouterr().err
    an_authority(tmp_path).path.rename(tmp_path / client_authority.SERVER)
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert "hostssl" in shown
    (file,) = tmp_path.glob("fo_loket_1_*.pem")
    assert f"Berkas : {file}" in shown
    with centre.connect() as office:
        kept = office.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (file.stem,)).fetchone()
        assert kept == (None,)
    monkeypatch.setenv(AUTHORITY_VARIABLE, "lain")
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 2
    assert "frasa sandi perangkat-ca salah" in capsys.readouterr().err
    with centre.connect() as office:
        assert office.execute("SELECT label FROM journal.device").fetchall() == [("Loket 1",)]
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 0
    assert "hostssl" not in capsys.readouterr().out


def test_a_full_disk_leaves_no_half_authority(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    an_authority(tmp_path).path.rename(tmp_path / client_authority.SERVER)
    asked = ["centre", "enrol", centre.dsn, "Loket 1", "--certificate", str(tmp_path)]
    with file_syncs_fail(monkeypatch, errno.ENOSPC):
        assert main(asked) == 2
    assert capsys.readouterr().err.endswith(f"{tmp_path} (tidak ada ruang lagi di sana)\n")
    assert main(asked) == 0
    client_authority.certificate_path(tmp_path).unlink()
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 2
    assert "perangkat-ca.key (nama itu tidak dapat dipakai di sana" in capsys.readouterr().err
    assert main([*asked[:5], str(tmp_path / UNUSABLE)]) == 2
    assert "server.crt (nama itu tidak dapat dipakai di sana" in capsys.readouterr().err


# --- ``frontoffice centre enrol``, ``revoke``, ``limit``, as the IT person types them ---


@pytest.mark.thorough
def test_what_enrolling_prints_is_what_a_counter_enters(centre: Centre, capsys: Output) -> None:
    assert run("enrol", centre.dsn, "Loket 1") == 0
    printed = dict(re.findall(r"(Alamat|Nama|Sandi) +: (\S+)", capsys.readouterr().out))
    at = printed["Alamat"].split(":")[1]
    where = centre_address.parse(f"127.0.0.1:{at}", printed["Nama"])
    with centre_connection.open_link(where, printed["Sandi"]) as counter:
        assert hello(counter, Chain())[0] == "welcome"


def test_the_office_sets_how_much_of_attachments_a_device_may_send(centre: Centre, capsys: Output) -> None:
    for name in ("Loket 1", "Loket 2"):
        assert run("enrol", centre.dsn, name) == 0
    assert run("limit", centre.dsn, "Loket 1", "--megabytes", "50000") == 0
    assert run("limit", centre.dsn, "--files", "1000") == 0
    capsys.readouterr()
    assert run("status", centre.dsn) == 0
    assert re.findall(r"    lampiran: .*", capsys.readouterr().out) == [
        "    lampiran: 0 dari 1000 berkas, 0 dari 50000 MB",
        "    lampiran: 0 dari 1000 berkas, 0 dari 20000 MB",
    ]
    assert run("limit", centre.dsn) == 2
    assert "sebutkan --megabytes, --files, atau keduanya, dari 0 sampai" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("canonical", "printed"),
    [
        ("pusat.example.go.id", "pusat.example.go.id"),
        ("localhost.localdomain", "pusat"),
        ("", "pusat"),
        (None, "pusat"),
    ],
)
def test_enrolling_prints_the_name_that_other_computers_find_this_one_by(
    centre: Centre, canonical: str | None, printed: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(host: str, *_args: object, **_kwargs: object) -> list[tuple[object, ...]]:
        if canonical is None:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, canonical, ("127.0.1.1", 0))]

    monkeypatch.setattr(platform, "node", lambda: "pusat")
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert run("enrol", centre.dsn, "Loket 1") == 0
    assert f"Alamat : {printed}:{centre.server.port}/" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_name_is_given_once_and_can_be_replaced(centre: Centre, capsys: Output) -> None:
    assert run("enrol", centre.dsn, "Loket 1") == 0
    assert run("enrol", centre.dsn, "Loket 1") == 2
    assert "sudah ada perangkat bernama Loket 1" in capsys.readouterr().err
    assert run("enrol", centre.dsn, "Loket 1", "--replaces", "Loket 1") == 0
    role = re.findall(r"Nama +: (\S+)", capsys.readouterr().out)[-1]
    assert run("revoke", centre.dsn, role) == 0
    assert run("revoke", centre.dsn, role) == 2
    assert "tidak ada perangkat aktif bernama Loket 1" in capsys.readouterr().err
    assert run("enrol", centre.dsn, "Loket 1", "--replaces", "Loket 1") == 0
    assert run("enrol", centre.dsn, "Loket 1") == 2
    assert '--replaces "Loket 1"' in capsys.readouterr().err


@pytest.mark.thorough
def test_a_role_that_was_taken_back_is_told_so(centre: Centre, capsys: Output, tmp_path: Path) -> None:
    where, word = centre.enrol()
    assert run("revoke", centre.dsn, "Loket 1") == 0
    dsn = f"host=127.0.0.1 port={where.port} dbname={where.database} user={where.role} {passfile(tmp_path, word)}"
    assert run("status", dsn) == 2
    assert "sudah dicabut" in capsys.readouterr().err
