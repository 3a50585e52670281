"""``frontoffice centre enrol``, ``revoke``, ``limit``, as the IT person types them."""

from __future__ import annotations

import platform
import re
import socket
from pathlib import Path

import pytest

from frontoffice.__main__ import main
from frontoffice.sync.link import centre_address, centre_connection
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello
from tests.support.password_file import passfile

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


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
