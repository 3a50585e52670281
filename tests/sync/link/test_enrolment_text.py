"""The line of the office, pasted however it was copied."""

from __future__ import annotations

import pytest

from frontoffice.sync.link.centre_address import EnrolmentParts, read_enrolment
from frontoffice.sync.office.enrolling import new_secret

SECRET = "gd8ty-9v637-w0j44-kkrs1-2p0zx"  # noqa: S105
ALL = EnrolmentParts("pusat.babelprov.go.id:5433/pengaduan", "fo_loket_1_3f2a9c", SECRET)


@pytest.mark.parametrize(
    "text",
    [
        f"pusat.babelprov.go.id:5433/pengaduan fo_loket_1_3f2a9c {SECRET}",
        f"Alamat: pusat.babelprov.go.id:5433/pengaduan\nNama: fo_loket_1_3f2a9c\nRahasia: {SECRET}\n",
        f"  {SECRET}, fo_loket_1_3f2a9c; pusat.babelprov.go.id:5433/pengaduan",
        f"alamat\tpusat.babelprov.go.id:5433/pengaduan\u2028nama\tfo_loket_1_3f2a9c\u2028rahasia\t{SECRET}",
    ],
)
def test_the_parts_are_found_wherever_they_stand(text: str) -> None:
    assert read_enrolment(text) == ALL


def test_the_office_s_key_is_found_beside_them_and_nothing_else_taken_for_one() -> None:
    key = "q8kZ1+/vJw0l5b2m9n4x7c6y3u1t0r8e5w2q9a7s4dE="
    text = (
        f"  Alamat : pusat:5432/pengaduan\n  Nama   : fo_loket_1_3f2a9c\n  Sandi  : {SECRET}\n  Kunci kantor : {key}\n"
    )
    assert read_enrolment(text).office_key == key
    assert read_enrolment(text) == EnrolmentParts("pusat:5432/pengaduan", "fo_loket_1_3f2a9c", SECRET, key)
    for other in (key[:-1], f"{key}=", key.replace("+", "-")):
        assert read_enrolment(f"Kunci kantor : {other}").office_key == ""


@pytest.mark.thorough
def test_every_secret_that_is_given_out_is_known_as_one() -> None:
    for _ in range(200):
        secret = new_secret()
        assert read_enrolment(f"kunci {secret}").secret == secret


@pytest.mark.parametrize("text", ["", "Loket 1", "pusat.babelprov.go.id", "gd8ty-9v637", "24/11/2026 a b"])
def test_what_is_not_such_a_line_gives_no_name_and_no_secret(text: str) -> None:
    found = read_enrolment(text)
    assert (found.role, found.secret) == ("", "")


def test_what_was_pasted_is_not_shown_by_accident() -> None:
    assert repr(read_enrolment(SECRET)) == "EnrolmentParts(…)"
