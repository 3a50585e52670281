"""What is typed as the centre's address."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.errors import Refused
from frontoffice.sync.link import centre_address
from frontoffice.sync.link.centre_address import CentreAddress


@pytest.fixture
def certificate(tmp_path: Path) -> str:
    path = tmp_path / "pusat akar.crt"
    path.write_text("-----BEGIN CERTIFICATE-----")
    return str(path)


@pytest.mark.parametrize(
    ("typed", "host", "port", "database"),
    [
        ("pusat.babelprov.go.id/pengaduan", "pusat.babelprov.go.id", 5432, "pengaduan"),
        (" 10.2.0.7:6432/pengaduan ", "10.2.0.7", 6432, "pengaduan"),
        ("[fd00::7]:6432/pengaduan", "fd00::7", 6432, "pengaduan"),
    ],
)
def test_an_address_is_host_port_and_database(
    typed: str, host: str, port: int, database: str, certificate: str
) -> None:
    address = centre_address.parse(typed, "fo_loket_1_3f2a9c", certificate)
    assert address == CentreAddress(host, port, database, "fo_loket_1_3f2a9c", Path(certificate))
    assert address.text == typed.strip()
    assert not address.loopback


def test_anything_else_is_refused_beside_the_field() -> None:
    cases: list[str] = [
        "",
        "pusat",
        "pusat/",
        "/pengaduan",
        "pusat:0/pengaduan",
        "pusat:65536/pengaduan",
        "pusat:x/pengaduan",
        "postgresql://pusat/pengaduan",
        "fo@pusat/pengaduan",
        "fo:rahasia@pusat/pengaduan",
        "pusat/pengaduan?sslmode=disable",
        "dua kata/pengaduan",
    ]
    for typed in cases:
        with pytest.raises(Refused, match="address:centre_address"):
            centre_address.parse(typed, "fo_loket_1_3f2a9c")


@pytest.mark.parametrize("role", ["", "Loket 1", "fo;drop", "1fo"])
def test_a_role_is_what_the_office_gave_out(role: str) -> None:
    with pytest.raises(Refused, match="role:centre_role"):
        centre_address.parse("localhost/pengaduan", role)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.3.2.1", "[::1]", "LOCALHOST"])
def test_this_computer_needs_no_certificate(host: str) -> None:
    assert centre_address.parse(f"{host}/pengaduan", "fo_x_1").loopback


@pytest.mark.parametrize("host", ["pusat.babelprov.go.id", "10.2.0.7", "localhost.example.id", "[fd00::1]"])
def test_every_other_computer_has_to_prove_who_it_is(host: str) -> None:
    with pytest.raises(Refused, match="root_certificate:centre_certificate_missing"):
        centre_address.parse(f"{host}/pengaduan", "fo_x_1")


def test_all_that_is_wrong_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        centre_address.parse("pusat", "", str(tmp_path / "none.crt"))
    assert [one.field for one in refused.value.problems] == ["address", "role", "root_certificate"]


@pytest.mark.parametrize("name", ["none.crt", "x" * 300, "deep/" * 2000, "a\0b"])
def test_a_certificate_file_has_to_be_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="root_certificate:centre_certificate_file"):
        centre_address.parse("10.2.0.7/pengaduan", "fo_x_1", str(tmp_path / name))
