"""Periksa cap waktu (RFC 3161) di dalam bukti satu pengaduan: python check_time.py BERKAS [pilihan]

Memerlukan check_proof.py di folder yang sama, Python 3.11 ke atas dan pustaka "cryptography" (42 ke atas). Tidak
menghubungi jaringan dan tidak menulis apa pun. Kode keluar: 0 terbukti; 1 tidak; 2 tidak dapat dibaca.
"""

import argparse
import hashlib
import json
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_proof  # noqa: E402
from check_proof import CHECKPOINT, Wrong, begins, data  # noqa: E402

SEQUENCE, SET, INTEGER, OCTETS, OID, GENERALIZED, FIRST = 0x30, 0x31, 0x02, 0x04, 0x06, 0x18, 0xA0
SIGNED_DATA, TIME_STAMP = "2a864886f70d010702", "2a864886f70d0109100104"
CONTENT_TYPE, MESSAGE_DIGEST = "2a864886f70d010903", "2a864886f70d010904"
NAMED, NAMED_BEFORE = "2a864886f70d010910022f", "2a864886f70d010910020c"  # signing-certificate-v2, signing-certificate
HASHES = {f"60864801650304020{number}": name for number, name in ((1, "SHA256"), (2, "SHA384"), (3, "SHA512"))}
RSA = {"2a864886f70d010101": ""} | {f"2a864886f70d01010{n}": h for n, h in zip("bcd", HASHES.values(), strict=True)}
ECDSA_OF = {f"2a8648ce3d04030{number}": name for number, name in zip("234", HASHES.values(), strict=True)}
LONG, LONGEST, MANY_TAGS = 0x80, 3, 0x1F  # a length in several bytes, in how many; a tag in several
FIELDS = (SEQUENCE, 0x01, INTEGER, FIRST)  # what may follow the moment, each once, in this order
MOST_BYTES, MOST_CERTIFICATES, MOST_ISSUERS, LEAST_RSA_BITS = 64_000, 10, 5, 2048
UNDERSTOOD = {x509.BasicConstraints.oid, x509.KeyUsage.oid, x509.ExtendedKeyUsage.oid, x509.CertificatePolicies.oid}
STAMPING = x509.oid.ExtendedKeyUsageOID.TIME_STAMPING
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
UNREADABLE += (x509.DuplicateExtension, x509.InvalidVersion, x509.UnsupportedGeneralNameType, UnsupportedAlgorithm)
Element = tuple[int, bytes, bytes]  # its tag, its content, all of it


def parts(content: bytes) -> list[Element]:
    """The elements that stand one after the other, as DER alone writes them."""
    found, at = [], 0
    while at < len(content):
        tag, length, start = content[at], content[at + 1], at + 2
        if length >= LONG:
            counted = content[start : start + length - LONG]
            start, length = start + len(counted), int.from_bytes(counted, "big")
            if not 1 <= len(counted) <= LONGEST or length < LONG or not counted[0]:
                raise Wrong("cap waktu tidak tertulis sebagai DER")
        if tag & MANY_TAGS == MANY_TAGS or start + length > len(content):
            raise Wrong("cap waktu terpotong, atau tidak tertulis sebagai DER")
        found.append((tag, content[start : start + length], content[at : start + length]))
        at = start + length
    return found


def inside(one: Element, tag: int, least: int = 1) -> list[Element]:
    """The parts of an element of that tag."""
    found = parts(one[1]) if one[0] == tag else []
    if len(found) < least:
        raise Wrong("cap waktu bukan yang semestinya")
    return found


def only(found: list[Element]) -> Element:
    """The one element that there is."""
    if len(found) != 1:
        raise Wrong("cap waktu bukan yang semestinya")
    return found[0]


def name(one: Element) -> str:
    """An algorithm or type by its identifier, in hexadecimal; parameters may only be none."""
    oid, *parameters = inside(one, SEQUENCE) if one[0] == SEQUENCE else [one]
    if oid[0] != OID or [each[2] for each in parameters] not in ([], [b"\5\0"]):
        raise Wrong("cap waktu memakai algoritma yang tidak dikenal")
    return oid[1].hex()


def signed_data(answer: bytes) -> list[Element]:
    """The parts of what an authority signed (CMS), out of its answer."""
    status, *token = inside(only(parts(answer)), SEQUENCE)
    if inside(status, SEQUENCE)[0][2] not in (b"\2\1\0", b"\2\1\1"):
        raise Wrong("otoritas cap waktu menolak permintaannya")
    type_, content = inside(only(token), SEQUENCE, 2)
    if name(type_) != SIGNED_DATA:
        raise Wrong("jawabannya bukan cap waktu")
    fields = inside(only(inside(content, FIRST)), SEQUENCE, 4)
    if (used := [one[2] for one in inside(fields[1], SET, 0)]) != sorted(used):
        raise Wrong("cap waktu tidak tertulis sebagai DER")
    return fields


def moment(said: bytes, text: str) -> tuple[datetime, timedelta]:
    """When, in UTC, the authority says that it saw the text, and how far that may be from the truth."""
    version, _, imprint, _, at, *more = inside(only(parts(said)), SEQUENCE, 5)
    algorithm, digest = inside(imprint, SEQUENCE, 2)
    if (name(algorithm), digest[1]) != (next(iter(HASHES)), hashlib.sha256(text.encode()).digest()):
        raise Wrong("cap waktu itu untuk hal lain, bukan untuk checkpoint ini")
    tags = [one[0] for one in more]
    if version[2] != b"\2\1\1" or at[0] != GENERALIZED or tags != [tag for tag in FIELDS if tag in tags]:
        raise Wrong("cap waktu memuat hal yang tidak dikenal")
    spelt = re.fullmatch(r"([0-9]{14})(?:\.([0-9]{0,5}[1-9]))?Z", at[1].decode())
    if spelt is None:
        raise Wrong("waktu di dalam cap waktu tidak tertulis sebagai DER")
    seen = datetime.strptime(spelt[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    units = {INTEGER: "seconds", 0x80: "milliseconds", 0x81: "microseconds"}
    about = parts(more[0][1]) if tags[:1] == [SEQUENCE] else []
    within = {units[one[0]]: int.from_bytes(one[1], "big") for one in about}
    return seen + timedelta(microseconds=int((spelt[2] or "0").ljust(6, "0"))), timedelta(**within)


def signer(fields: list[Element], said: bytes) -> tuple[x509.Certificate, list[x509.Certificate]]:
    """The certificate that signed what was said, and the others that came along."""
    bags = [one for one in fields[3:-1] if one[0] == FIRST]
    came = [one for one in parts(only(bags)[1]) if one[0] == SEQUENCE]
    if not 0 < len(came) <= MOST_CERTIFICATES:
        raise Wrong("cap waktu tanpa sertifikat penanda tangannya, atau dengan terlalu banyak")
    certificates = [x509.load_der_x509_certificate(one[2]) for one in came if serial_of(one) > 0]  # RFC 5280
    _, sid, hashed, attributes, signing, signature, *_ = inside(only(inside(fields[-1], SET)), SEQUENCE, 6)
    issuer, serial = inside(sid, SEQUENCE, 2)
    number = int.from_bytes(serial[1], "big", signed=True)
    by = [one for one in certificates if one.issuer.public_bytes() == issuer[2] and one.serial_number == number]
    held: dict[str, list[Element]] = {}
    for one in inside(attributes, FIRST):
        kind, values = inside(one, SEQUENCE, 2)
        held.setdefault(name(kind), []).append(only(inside(values, SET)))
    if not by or not is_named(by[0], held):
        raise Wrong("sertifikat penanda tangan cap waktu bukan yang disebut di dalamnya")
    used = HASHES.get(name(hashed), "")
    wanted = hashlib.new(used, said).digest() if used else b""
    type_, digest = only(held.get(CONTENT_TYPE, [])), only(held.get(MESSAGE_DIGEST, []))
    if not used or (type_[0], name(type_), digest[0], digest[1]) != (OID, TIME_STAMP, OCTETS, wanted):
        raise Wrong("tanda tangan cap waktu bukan untuk isi ini")
    verify(by[0], name(signing), used, signature[1], b"\x31" + attributes[2][1:])
    return by[0], certificates


def serial_of(certificate: Element) -> int:
    """The serial number of a certificate that came along."""
    first, *more = inside(inside(certificate, SEQUENCE)[0], SEQUENCE, 2)
    number = more[0] if first[0] == FIRST else first
    return int.from_bytes(number[1], "big", signed=True)


def is_named(one: x509.Certificate, held: dict[str, list[Element]]) -> bool:
    """Whether what was signed names the certificate by its hash (RFC 5035), so that none can be put in its place."""
    new = NAMED in held
    first = inside(
        inside(inside(only(held.get(NAMED if new else NAMED_BEFORE, [])), SEQUENCE)[0], SEQUENCE)[0], SEQUENCE
    )
    used = HASHES.get(name(first[0]), "") if new and first[0][0] == SEQUENCE else "SHA256" if new else "SHA1"
    digest = first[1] if new and first[0][0] == SEQUENCE else first[0]
    whole = one.public_bytes(Encoding.DER)
    return bool(used) and digest[0] == OCTETS and digest[1] == hashlib.new(used, whole).digest()


def verify(by: x509.Certificate, kind: str, used: str, signature: bytes, signed: bytes) -> None:
    """Raise Wrong unless the key of the certificate signed that."""
    key, algorithm = by.public_key(), getattr(hashes, used)()
    try:
        if isinstance(key, EllipticCurvePublicKey) and ECDSA_OF.get(kind) == used:
            key.verify(signature, signed, ECDSA(algorithm))
        elif isinstance(key, RSAPublicKey) and key.key_size >= LEAST_RSA_BITS and RSA.get(kind) in ("", used):
            key.verify(signature, signed, PKCS1v15(), algorithm)
        else:
            raise Wrong("cap waktu memakai kunci atau algoritma yang tidak diterima")
    except InvalidSignature:
        raise Wrong("tanda tangan cap waktu tidak benar") from None


def extension(one: x509.Certificate, kind: Any) -> Any:
    """An extension of a certificate, None where it has none of that kind."""
    return next((each for each in one.extensions if isinstance(each.value, kind)), None)


def is_known(one: x509.Certificate) -> bool:
    """Whether a certificate says nothing critical that is not looked at here."""
    return all(each.oid in UNDERSTOOD for each in one.extensions if each.critical)


def is_issuer(one: x509.Certificate, below: int, at: datetime) -> bool:
    """Whether a certificate may issue others for time stamps at a moment, with so many issuers below it."""
    basic, usage = extension(one, x509.BasicConstraints), extension(one, x509.KeyUsage)
    purpose = extension(one, x509.ExtendedKeyUsage)
    may = basic is not None and basic.value.ca and (basic.value.path_length is None or basic.value.path_length >= below)
    may = may and (usage is None or usage.value.key_cert_sign) and (purpose is None or STAMPING in purpose.value)
    return may and is_known(one) and one.not_valid_before_utc <= at <= one.not_valid_after_utc


def leads(
    one: x509.Certificate, others: list[x509.Certificate], root: x509.Certificate, at: datetime, below: int
) -> bool:
    """Whether a certificate leads to the root by the others, every issuer of which may issue at that moment."""
    for issuer in (root, *others) if below < MOST_ISSUERS else ():
        if issuer.subject != one.issuer or not is_issuer(issuer, below, at):
            continue
        try:
            one.verify_directly_issued_by(issuer)
        except (InvalidSignature, ValueError, TypeError):
            continue
        if issuer == root or leads(issuer, others, root, at, below + 1):
            return True
    return False


def stamp(one: dict[str, Any]) -> tuple[datetime, str]:
    """By when at the latest the checkpoint existed, in whole seconds, and who says so with which root."""
    answer, root = data(one["answer"]), x509.load_der_x509_certificate(data(one["root"]))
    if len(answer) > MOST_BYTES:
        raise Wrong("cap waktu terlalu panjang")
    fields = signed_data(answer)
    type_, content = inside(fields[2], SEQUENCE, 2)
    said = only(inside(content, FIRST))
    if name(type_) != TIME_STAMP or said[0] != OCTETS:
        raise Wrong("yang ditandatangani bukan cap waktu")
    at, within = moment(said[1], one["note"])
    by, others = signer(fields, said[1])
    purpose = extension(by, x509.ExtendedKeyUsage)
    if purpose is None or not purpose.critical or list(purpose.value) != [STAMPING]:
        raise Wrong("sertifikat penanda tangannya bukan untuk cap waktu saja")
    if not by.not_valid_before_utc <= at <= by.not_valid_after_utc:
        raise Wrong("sertifikat penanda tangannya tidak berlaku pada waktu yang dicapkannya")
    if by == root or not is_known(by) or not leads(by, others, root, at, 0):
        raise Wrong("sertifikat penanda tangannya tidak berujung pada sertifikat akar yang disertakan")
    who = f"{by.subject.rfc4514_string()}, akar {root.subject.rfc4514_string()}"
    last = at + within + timedelta(microseconds=999_999)  # the next whole second, where it is none
    said_at = f"{at:%Y-%m-%d %H:%M:%S} UTC{f' (± {within.total_seconds():g} detik)' * bool(within)}"
    return last.replace(microsecond=0), f"{said_at} menurut {who}"


def check(bundle: dict[str, Any], options: Any) -> tuple[list[str], list[str]]:
    """What is proven of the time, and what is not."""
    check_proof.check(bundle, options)
    texts = [
        CHECKPOINT.fullmatch(check_proof.signers(note, {k: data(v) for k, v in bundle["keys"].items()})[0])
        for note in bundle["checkpoints"]
    ]
    heads = {each[1]: (int(each[2]), data(each[3], 32)) for each in texts if each}
    proven, first, wanted = [], {}, "".join((options.root or "").split()).replace(":", "").lower()
    stamps = [(hashlib.sha256(data(one["root"])).hexdigest(), one) for one in bundle.get("stamped", [])]
    taken = [(root, one) for root, one in stamps if wanted in ("", root)]
    if not taken:
        raise Wrong("akar cap waktu itu bukan akar yang diminta" if stamps else "bukti ini tanpa cap waktu")
    for root, one in taken:
        part, proof = CHECKPOINT.fullmatch(one["note"]), [data(node, 32) for node in one["proof"]]
        if part is None or not begins(int(part[2]), data(part[3], 32), *heads.get(part[1], (0, b"")), proof):
            raise Wrong("yang dicap bukan awal dari checkpoint rantainya")
        at, said = stamp(one)
        proven += [f"checkpoint {part[1]}: {part[2]} catatan, akar {part[3]}, sudah ada pada {said}"]
        proven += [f"  SHA-256 sertifikat akar itu: {root}"]
        for entry in bundle["entries"]:
            if entry["origin"] == part[1] and entry["seq"] <= int(part[2]):
                first[entry["entry_id"]] = min(at, first.get(entry["entry_id"], at))
    left, of = [], " dengan akar itu" if wanted else " mana pun"
    for entry in bundle["entries"]:
        line, at = f"catatan {entry['origin']}/{entry['seq']} ({entry['kind']})", first.get(entry["entry_id"])
        proven += [f"{line} sudah ada paling lambat {at:%Y-%m-%d %H:%M:%S} UTC"] if at else []
        left += [] if at else [f"sejak kapan {line} ada: belum tercakup cap waktu{of}"]
    left += ["seberapa lama sebelum waktu itu tiap catatan ditulis", "bahwa sertifikat cap waktunya tidak dicabut"]
    trusted = "milik siapa sertifikat akar itu: bandingkan SHA-256-nya dengan yang diumumkan otoritasnya"
    return proven, [*left, *([] if wanted else [trusted]), "yang lain: lihat check_proof.py"]


def main(arguments: list[str]) -> int:
    """Read the bundle, print what is proven of the time and what is not."""
    parser = argparse.ArgumentParser(description="Periksa cap waktu di dalam bukti satu pengaduan.")
    parser.add_argument("file", metavar="BERKAS", type=Path)
    parser.add_argument("--root", metavar="SHA-256", help="SHA-256 sertifikat akar yang dipercaya")
    options = parser.parse_args(arguments, argparse.Namespace(key=None, office_key=None, resi=None, words=False))
    getattr(sys.stdout, "reconfigure", dict)(errors="replace")
    if options.root is not None and not options.root.strip():
        parser.error("pilihan tanpa isi")
    try:
        with options.file.open("rb") as file:
            bundle = json.loads(file.read(64_000_000), object_pairs_hook=check_proof.once)
        proven, left = check(bundle, options)
    except Wrong as wrong:
        said, code = [f"TIDAK TERBUKTI: {wrong}"], 1
    except UNREADABLE as error:
        said, code = [f"tidak dapat dibaca sebagai bukti: {type(error).__name__}"], 2
    else:
        said, code = ["TERBUKTI:", *proven, "TIDAK TERBUKTI dari berkas ini:", *(f"- {one}" for one in left)], 0
    print("\n".join("".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in said))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
