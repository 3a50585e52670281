"""Letters that are signed with a certificate: seen in their room, whole, still what an archive keeps, or not signed."""

from __future__ import annotations

import dataclasses
import io
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.codes import SigningFailure, SigningRefusal
from frontoffice.documents.layout.pdf_pages import PdfPages
from frontoffice.documents.layout.signing_place import SigningPlace
from frontoffice.documents.letters import electronic_signature
from frontoffice.documents.letters.electronic_signature import SignedPaper, sign
from frontoffice.documents.office_documents import laid_out
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.steps import Step
from frontoffice.errors import Refused, Unavailable
from frontoffice.paper_layout import PaperLayout
from tests.documents.layout.test_archive_pdf import FORBIDDEN, names, without_structure
from tests.support.certificates import Authority, a_signing_file, an_authority
from tests.support.papers import a_full_file, not_embedded

NOW = datetime(2026, 11, 24, 10, 5, tzinfo=dates.ZONES["WIB"])
SECRET = "kunci rahasia"  # noqa: S105
HOLDER = "Rahmat Hidayat"


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return an_authority(tmp_path, "CA Contoh")


def letter(layout: PaperLayout | None = None) -> tuple[bytes, SigningPlace]:
    file = dataclasses.replace(a_full_file(Step.REVIEW), layout=layout or PaperLayout(signed_electronically=True))
    pdf, place = laid_out(DocumentKind.RESPONSE, file)
    assert place is not None
    return pdf, place


def signed(authority: Authority, **how: Any) -> SignedPaper:
    pdf, place = letter()
    return sign(pdf, place, a_signing_file(authority, HOLDER, SECRET, **how), SECRET, NOW)


def why(file: bytes, passphrase: str = SECRET) -> tuple[str, dict[str, object]]:
    pdf, place = letter()
    with pytest.raises(Refused) as refused:
        sign(pdf, place, file, passphrase, NOW)
    problem = refused.value.problems[0]
    return problem.code, dict(problem.facts)


def test_a_signed_letter_is_whole_and_its_signature_leads_to_the_authority(authority: Authority) -> None:
    made = signed(authority)
    assert str(made.by) == "Rahmat Hidayat; CA Contoh; 4D"
    (found,) = PdfFileReader(io.BytesIO(made.pdf)).embedded_signatures
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    (root,) = [one for one in found.other_embedded_certs if one.subject.native["common_name"] == "CA Contoh"]
    said = validate_pdf_signature(found, ValidationContext(trust_roots=[root], allow_fetching=False))
    assert (said.intact, said.valid, said.trusted) == (True, True, True)


def test_it_is_added_behind_a_letter_that_stays_as_it_was(authority: Authority) -> None:
    pdf, _ = letter()
    assert signed(authority).pdf.startswith(pdf)


def test_its_field_stands_in_the_room_that_the_letter_keeps(authority: Authority) -> None:
    _, place = letter()
    page: Any = PdfReader(io.BytesIO(signed(authority).pdf)).pages[place.page]
    (field,) = (one.get_object() for one in page["/Annots"])
    left, bottom, right, top = map(float, field["/Rect"])
    assert (left, bottom) == (round(place.left), round(place.bottom))
    assert (right - left, top - bottom) == (round(place.width), round(place.height))
    assert field["/F"] & 4  # is printed


def ink(pdf: bytes, place: SigningPlace) -> int:
    """Dark dots in the room to sign, as the preview draws it."""
    opened = PdfPages(pdf)
    drawn, high = opened.render(place.page, 1.0), opened.sizes[place.page].height
    opened.close()
    top, left = round(high - place.bottom - place.height), round(place.left)
    rows = range(top + 3, top + round(place.height) - 3)
    lines = (
        drawn.grey[row * drawn.stride + left + 3 : row * drawn.stride + left + round(place.width) - 3] for row in rows
    )
    return sum(dot < 128 for line in lines for dot in line)


def test_whose_it_is_can_be_read_on_the_screen_in_both_rooms(authority: Authority) -> None:
    file = a_signing_file(authority, "Dra. Hj. Nama yang Panjang Sekali, M.Si., dan Gelarnya yang Lain", SECRET)
    for layout in (PaperLayout(), PaperLayout(signed_electronically=True)):
        pdf, place = letter(layout)
        assert ink(pdf, place) == 0
        assert ink(sign(pdf, place, file, SECRET, NOW).pdf, place) > 200


def test_it_stays_what_an_archive_keeps(authority: Authority) -> None:
    made = signed(authority)
    reader = PdfReader(io.BytesIO(made.pdf), strict=True)
    root: Any = reader.root_object
    assert names(without_structure(root)) & FORBIDDEN == set()
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert "/NeedAppearances" not in root["/AcroForm"]
    assert not_embedded(made.pdf) == set()
    page: Any = reader.pages[0]
    (field,) = (one.get_object() for one in page["/Annots"])
    inside = field["/AP"]["/N"]["/Resources"]["/XObject"]
    fonts = [font for one in inside.values() for font in one["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    meta = reader.xmp_metadata
    assert meta is not None
    assert meta.pdfaid_part == "2"
    assert meta.pdfaid_conformance == "A"


def test_a_file_that_was_not_copied_whole_is_damaged_and_its_passphrase_is_not_to_blame(authority: Authority) -> None:
    file = a_signing_file(authority, HOLDER, SECRET)
    for length in (12, 60, len(file) // 2, len(file) - 40, len(file) - 1):
        assert why(file[:length])[0] == SigningRefusal.DAMAGED, length
    assert why(file[:60] + bytes(60) + file[120:])[0] == SigningRefusal.DAMAGED
    assert why(file, "salah")[0] == SigningRefusal.WRONG_PASSPHRASE


def test_a_wrong_passphrase_and_what_is_no_certificate_sign_nothing(authority: Authority) -> None:
    file = a_signing_file(authority, HOLDER, SECRET)
    for passphrase in ("", "kunci", f"{SECRET} "):
        assert why(file, passphrase)[0] == SigningRefusal.WRONG_PASSPHRASE
    for other in (b"", b"%PDF-1.4", authority.path.read_bytes()):
        assert why(other)[0] == SigningRefusal.NO_CERTIFICATE


def test_a_certificate_that_does_not_hold_on_that_day_signs_nothing(authority: Authority) -> None:
    expired = a_signing_file(authority, HOLDER, SECRET, valid=(2020, 2026))
    coming = a_signing_file(authority, HOLDER, SECRET, valid=(2027, 2030))
    assert why(expired) == (SigningRefusal.EXPIRED, {"day": datetime(2026, 1, 1).date()})  # noqa: DTZ001
    assert why(coming) == (SigningRefusal.NOT_YET, {"day": datetime(2027, 1, 1).date()})  # noqa: DTZ001


def test_a_certificate_that_is_for_something_else_signs_nothing(authority: Authority) -> None:
    assert why(a_signing_file(authority, HOLDER, SECRET, signs=False))[0] == SigningRefusal.NOT_TO_SIGN
    of_a_server = a_signing_file(authority, HOLDER, SECRET, purposes=[ExtendedKeyUsageOID.SERVER_AUTH])
    assert why(of_a_server)[0] == SigningRefusal.NOT_TO_SIGN
    of_a_person = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    assert signed(authority, purposes=of_a_person).by.holder == HOLDER


def self_signed(*names: tuple[x509.ObjectIdentifier, str]) -> bytes:
    """A certificate that says no more than these names, of a key of another kind, without a passphrase."""
    key, whose = ed25519.Ed25519PrivateKey.generate(), x509.Name([x509.NameAttribute(*one) for one in names])
    since, until = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2100))
    made = x509.CertificateBuilder(whose, whose, key.public_key(), 1, since, until).sign(key, None)
    return pkcs12.serialize_key_and_certificates(b"", key, made, None, NoEncryption())


def test_a_key_that_wants_another_hash_signs_and_its_names_are_letters_only() -> None:
    pdf, place = letter()
    made = sign(pdf, place, self_signed((NameOID.COMMON_NAME, "Rahmat\n\N{RIGHT-TO-LEFT OVERRIDE} Hidayat")), "", NOW)
    assert made.by.holder == "Rahmat Hidayat"


def test_a_certificate_that_the_library_cannot_use_is_said_without_naming_it() -> None:
    pdf, place = letter()
    with pytest.raises(Unavailable) as failed:
        sign(pdf, place, self_signed(), "", NOW)
    assert failed.value.code is SigningFailure.NOT_WHOLE
    assert failed.value.__suppress_context__


def test_a_passphrase_that_no_library_takes_opens_nothing(
    authority: Authority, capfd: pytest.CaptureFixture[str]
) -> None:
    for passphrase in ("kunci\0rahasia", "\udc80"):
        assert why(a_signing_file(authority, HOLDER, SECRET), passphrase)[0] == SigningRefusal.WRONG_PASSPHRASE
    assert capfd.readouterr().err == ""


def test_a_certificate_alone_is_said_to_be_no_file_to_sign_with(authority: Authority) -> None:
    assert why(authority.certificate.public_bytes(Encoding.DER))[0] == SigningRefusal.NO_CERTIFICATE


def test_what_does_not_read_back_whole_is_not_given_out(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    real = electronic_signature._signed

    def bitten(*given: Any) -> bytes:
        made = real(*given)
        return made.replace(b"/Title (Surat", b"/Title (Surai", 1)

    monkeypatch.setattr(electronic_signature, "_signed", bitten)
    with pytest.raises(Unavailable) as failed:
        signed(authority)
    assert failed.value.code is SigningFailure.NOT_WHOLE


def test_the_log_names_nobody(authority: Authority, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        signed(authority)
        why(a_signing_file(authority, HOLDER, SECRET, valid=(2020, 2026)))
    assert HOLDER not in caplog.text


def test_without_the_library_it_says_what_is_missing(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    with pytest.raises(Unavailable) as missing:
        signed(authority)
    assert missing.value.code is SigningFailure.NO_LIBRARY
