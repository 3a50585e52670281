"""A letter signed with the signatory's own certificate (PKCS#12): PAdES B-B, seen where the letter has room for it.

The key is in memory for as long as signing takes, and the passphrase is kept nowhere. What was signed is read again
before it is given out. Whether the certificate's authority is trusted is the reader's to find: no list is asked here.
"""

from __future__ import annotations

import functools
import importlib.util
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.codes import SigningFailure, SigningRefusal
from frontoffice.documents.layout.lettering import BOLD, REGULAR, register_fonts, shown
from frontoffice.documents.layout.signing_place import SigningPlace
from frontoffice.domain.calendar import dates
from frontoffice.errors import Problem, Refused, Unavailable

LARGEST: Final = 1_000_000  # bytes of a certificate's file
_FIELD: Final = "TandaTangan"
_SEQUENCE: Final = 0x30  # what a file of PKCS#12 begins with
_VERSION: Final = b"\x02\x01\x03"  # which is first in it, and not in a certificate alone
_HEAD: Final = 9  # bytes: a tag, a length, and that
_INSIDE: Final = 4.0  # points between the frame and what stands in it
_LEADING: Final = 1.35
_MOST_SCALED: Final = 1.3  # of the sizes below
_LINES: Final = ((REGULAR, 7.0), (BOLD, 9.0), (REGULAR, 7.0), (REGULAR, 6.5))


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose it is, who says so, and under which number; until when it holds."""

    holder: str
    issuer: str
    serial: str
    until: datetime

    def __str__(self) -> str:
        return f"{self.holder}; {self.issuer}; {self.serial}"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed paper, which was read again, and by whose certificate."""

    pdf: bytes = field(repr=False)
    by: Certificate


def need_library() -> None:
    """Raises Unavailable where the library is missing that signs (the optional extra ``sign``)."""
    if importlib.util.find_spec("pyhanko") is None:
        raise Unavailable(SigningFailure.NO_LIBRARY)


def sign(pdf: bytes, place: SigningPlace, file: bytes, passphrase: str, now: datetime) -> SignedPaper:
    """Sign with the key of a PKCS#12 file. ``now`` has the office's zone, and is the moment that is seen.

    Raises Refused: a wrong passphrase, no certificate, one that has no key, does not hold now or is not for signing.
    Raises Unavailable where what was signed does not read back whole.
    """
    need_library()
    for library in ("pyhanko", "pyhanko_certvalidator"):  # they log whose certificate it is, and the log names nobody
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    secret = _secret(passphrase)
    by = _checked(_certificate(file, secret), now)
    moment = f"{dates.without_weekday(now.date())} {now:%H.%M} {now.tzname() or ''}".strip()
    stamp = _stamp(place, ("Ditandatangani secara elektronik oleh", by.holder, moment, f"Sertifikat: {by.issuer}"))
    try:
        signed = _signed(pdf, place, stamp, file, secret)
        whole = _is_whole(signed)
    except Exception:  # noqa: BLE001  (what the library raises over a certificate that it cannot use, and it may name it)
        whole = False
    if not whole:
        raise Unavailable(SigningFailure.NOT_WHOLE) from None
    return SignedPaper(signed, by)


def _secret(passphrase: str) -> bytes | None:
    """The passphrase as the libraries take it; what none of them does opens no file, and is in no error of theirs."""
    try:
        secret = passphrase.encode()
    except UnicodeEncodeError:
        raise _refused(SigningRefusal.WRONG_PASSPHRASE) from None
    if b"\0" in secret:
        raise _refused(SigningRefusal.WRONG_PASSPHRASE)
    return secret or None


def _certificate(file: bytes, secret: bytes | None) -> Any:
    """The signatory's certificate, from a file that also has its key."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    if not file.startswith(bytes([_SEQUENCE])) or _VERSION not in file[:_HEAD]:
        raise _refused(SigningRefusal.NO_CERTIFICATE)
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(file, secret)
    except UnsupportedAlgorithm as error:
        raise _refused(SigningRefusal.NO_CERTIFICATE) from error
    except ValueError as error:
        why = SigningRefusal.WRONG_PASSPHRASE if _reads(file) else SigningRefusal.DAMAGED
        raise _refused(why) from error
    if key is None or certificate is None:
        raise _refused(SigningRefusal.NO_KEY)
    return certificate


def _reads(file: bytes) -> bool:
    """Whether the file is whole as far as it can be read without its passphrase: to its end, and in its outer parts."""
    from asn1crypto.pkcs12 import Pfx

    try:
        outer = Pfx.load(file)
        for part in (outer["mac_data"], *outer.authenticated_safe):
            part.native  # noqa: B018  (reads it, all the way down)
    except (ValueError, TypeError, KeyError, AttributeError, UnicodeError):
        return False
    return True


def _checked(certificate: Any, now: datetime) -> Certificate:
    """What the certificate says, if it holds now and may sign."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound, KeyUsage
    from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose

    since, until = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now < since:
        raise _refused(SigningRefusal.NOT_YET, day=since.astimezone(now.tzinfo).date())
    if now > until:
        raise _refused(SigningRefusal.EXPIRED, day=until.astimezone(now.tzinfo).date())
    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        usage = None
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        raise _refused(SigningRefusal.NOT_TO_SIGN)
    try:
        purposes = {*certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value}
    except ExtensionNotFound:
        purposes = set()
    of_machines = {Purpose.SERVER_AUTH, Purpose.CODE_SIGNING, Purpose.TIME_STAMPING, Purpose.OCSP_SIGNING}
    if purposes and purposes <= of_machines:
        raise _refused(SigningRefusal.NOT_TO_SIGN)
    return Certificate(
        _called(certificate.subject), _called(certificate.issuer), f"{certificate.serial_number:X}", until
    )


def _called(name: Any) -> str:
    """A name as people read it: its common name, else all of it."""
    from cryptography.x509.oid import NameOID

    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    called = str(common[0].value) if common else str(name.rfc4514_string())
    return "".join(c for c in called if c.isprintable())  # as on paper: it stands in the complaint's story as well


def _stamp(place: SigningPlace, texts: Sequence[str]) -> bytes:
    """What is seen of the signature: a page of its own size, with its fonts inside."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    written = io.BytesIO()
    options: Any = {"initialFontName": REGULAR, "invariant": 1}
    canvas: Any = Canvas(written, pagesize=(round(place.width), round(place.height)), **options)
    canvas.setLineWidth(0.5)
    canvas.rect(0.5, 0.5, place.width - 1, place.height - 1)
    high = sum(size * _LEADING for _font, size in _LINES)
    scale = min(_MOST_SCALED, (place.height - 2 * _INSIDE) / high)
    top = place.height / 2 + high * scale / 2
    for (font, size), text in zip(_LINES, map(shown, texts), strict=True):
        wide = canvas.stringWidth(text, font, 1)
        fits = min(size * scale, (place.width - 2 * _INSIDE) / wide) if wide else size * scale
        top -= size * scale * _LEADING
        canvas.setFont(font, fits)
        canvas.drawString(_INSIDE, top + size * scale * (_LEADING - 1), text)
    canvas.save()
    return written.getvalue()


def _signed(pdf: bytes, place: SigningPlace, stamp: bytes, file: bytes, secret: bytes | None) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

    left, bottom = round(place.left), round(place.bottom)
    box = (left, bottom, left + round(place.width), bottom + round(place.height))
    where = SigFieldSpec(_FIELD, on_page=place.page, box=box)
    how = signers.PdfSignatureMetadata(field_name=_FIELD, subfilter=SigSeedSubFilter.PADES)
    signer = signers.SimpleSigner.load_pkcs12_data(file, [], secret)
    made = signers.PdfSigner(how, signer, stamp_style=_look()(pdf=stamp), new_field_spec=where)
    return bytes(made.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue())


@functools.cache
def _look() -> Any:
    """How pyHanko draws a signature: as a page that is in memory, and without transparency, as an archive wants."""
    from pyhanko.pdf_utils.content import ResourceType
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import BaseStampStyle
    from pyhanko.stamp.static import StaticContentStamp

    class Drawn(StaticContentStamp):
        """The page, of the very size of the field."""

        def _render_inner_content(self) -> list[bytes]:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.style.pdf)))
            self.set_resource(ResourceType.XOBJECT, pdf_name("/Seen"), page)
            return [b"/Seen Do"]

    @dataclass(frozen=True)
    class Look(BaseStampStyle):
        """A page as PDF."""

        border_width: int = 0
        pdf: bytes = b""

        def create_stamp(self, writer: Any, box: Any, text_params: dict[str, Any]) -> Drawn:
            """Draw it; it has no texts."""
            del text_params
            return Drawn(writer=writer, style=self, box=box)  # type: ignore[arg-type]

    return Look


def _is_whole(signed: bytes) -> bool:
    """Whether the one signature covers every byte and is whole."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    found = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    for one in found:
        said = validate_pdf_signature(one, ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False))
        if said.intact and said.valid and said.coverage == SignatureCoverageLevel.ENTIRE_FILE and len(found) == 1:
            return True
    return False


def _refused(why: SigningRefusal, **facts: object) -> Refused:
    return Refused(Problem("passphrase", why, facts))
