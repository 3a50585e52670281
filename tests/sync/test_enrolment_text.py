"""The line of the office, pasted however it was copied."""

from __future__ import annotations

import pytest

from frontoffice.sync.enrolling import new_secret
from frontoffice.sync.enrolment_text import EnrolmentParts, read

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
    assert read(text) == ALL


@pytest.mark.thorough
def test_every_secret_that_is_given_out_is_known_as_one() -> None:
    for _ in range(200):
        secret = new_secret()
        assert read(f"kunci {secret}").secret == secret


@pytest.mark.parametrize("text", ["", "Loket 1", "pusat.babelprov.go.id", "gd8ty-9v637", "24/11/2026 a b"])
def test_what_is_not_such_a_line_gives_no_name_and_no_secret(text: str) -> None:
    found = read(text)
    assert (found.role, found.secret) == ("", "")


def test_what_was_pasted_is_not_shown_by_accident() -> None:
    assert repr(read(SECRET)) == "EnrolmentParts(…)"
