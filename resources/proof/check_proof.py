"""Periksa bukti satu pengaduan (bukti-….json) tanpa program register: python check_proof.py BERKAS [pilihan]

Hanya memerlukan Python 3.11 ke atas dan pustaka "cryptography". Tidak menghubungi jaringan dan tidak menulis apa pun.
Kode keluar: 0 terbukti dan ditandatangani; 1 tidak; 2 tidak dapat dibaca. It shares no code with what it checks.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HEAD = r"(0|[1-9][0-9]{0,17})\n([0-9A-Za-z+/]{43}=)\n"
CHECKPOINT = re.compile(rf"frontoffice-register/([0-9a-f-]{{36}})\n{HEAD}made ([0-9T:.-]{{26}}Z)\n")
CERTIFICATE = re.compile(
    r"frontoffice-certificate/1\nserial ([1-9][0-9]{0,9})\ndevice ([0-9a-f-]{36})\nlabel (.{1,40})\nclass [a-z]+\n"
    r"series .+\nkey ([\w+/]{43}=)\nreplaces .+\nstate (valid|revoked)\n((?:chain .+\n)*)(?:before .+\n)*made .+\n"
)
ERASING = ("complaint.erased", "consultation.erased", "message.erased")
HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}  # ahead of UTC
KINDS = {"recorded": "dicatat", "amended": "diperbaiki", "cancelled": "dibatalkan", "reviewed": "ditelaah"}
KINDS |= {"erased": "isi dihapus menurut hukum", "stepped": "langkah penanganan", "corrected": "langkah dikoreksi"}
KINDS |= {"logged": "kontak", "paper": "resi", "made": "surat", "added": "lampiran", "assigned": "penanggung jawab"}


class Wrong(Exception):
    """What does not hold, in the reader's words."""


def data(text: Any, count: int | None = None) -> bytes:
    """Bytes in base64, in their one spelling."""
    found = base64.b64decode(text, validate=True)
    if base64.b64encode(found).decode() != text or count not in (None, len(found)):
        raise Wrong("bukan base64 yang semestinya")
    return found


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that names nothing twice: what is read in the file must be what was checked."""
    if len(dict(pairs)) == len(pairs):
        return dict(pairs)
    raise Wrong("sesuatu tertulis dua kali di dalam berkas")


def entry_hash(entry: dict[str, Any]) -> bytes:
    """SHA-256 over "entry1" and every column after its length; the words enter by ``content_hash`` alone."""
    columns = [UUID(entry["origin"]).bytes, entry["seq"], data(entry["prev"], 32), entry["lc"]]
    columns += [UUID(entry["entry_id"]).bytes, UUID(entry["subject"]).bytes, entry["kind"].encode(), entry["v"]]
    columns += [entry[name].encode() for name in ("occurred_at", "recorded_at", "zone", "officer", "role")]
    columns += [entry["series"] and entry["series"].encode(), entry["year"], entry["no"]]
    columns += [b"".join(UUID(one).bytes for one in entry["parents"]), data(entry["content_hash"], 32)]
    coded = [one.to_bytes(8, "big", signed=True) if isinstance(one, int) else one for one in columns]
    parts = [b"\xff\xff\xff\xff" if one is None else len(one).to_bytes(4, "big") + one for one in coded]
    return hashlib.sha256(b"entry1" + b"".join(parts)).digest()


def climbed(start: bytes, at: int, last: int, proof: list[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of an older and of the whole tree (RFC 9162, 2.1.3.2, 2.1.4.2); None if a proof is long or short."""
    older = whole = start
    for one in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            older, whole = (hashlib.sha256(b"\1" + one + root).digest() for root in (older, whole))
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            whole = hashlib.sha256(b"\1" + whole + one).digest()
        at, last = at >> 1, last >> 1
    return None if last else (older, whole)


def begins(older: int, root: bytes, size: int, whole: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of ``older`` entries is a beginning of the whole one (RFC 9162, 2.1.4.2)."""
    nodes = proof if older & (older - 1) else [root, *proof]
    if not 0 < older < size or not nodes:
        return older == size > 0 and not proof and root == whole
    down = (older & -older).bit_length() - 1  # levels up to the last whole subtree of the older tree
    return climbed(nodes[0], older - 1 >> down, size - 1 >> down, nodes[1:]) == (root, whole)


def fingerprint(key: bytes) -> str:
    """A key as it is read aloud."""
    return " ".join(re.findall("....", hashlib.sha256(key).hexdigest()))


def signers(note: str, keys: dict[str, bytes]) -> tuple[str, list[str]]:
    """The text of a signed note and who signed it (C2SP signed-note, Ed25519)."""
    if "\n\n" not in note:
        return note, []
    (text, _, beneath), found = note.rpartition("\n\n"), []
    for line in beneath.removesuffix("\n").split("\n"):
        mark, name, encoded = line.split(" ")
        signed = data(encoded, 68)
        known = hashlib.sha256(name.encode() + b"\n\1" + keys.get(name, b"")).digest()[:4]
        if mark != "\N{EM DASH}" or name not in keys or signed[:4] != known:
            raise Wrong(f"tanda tangan oleh kunci yang tidak disertakan: {name}")
        found.append(name)
        try:
            Ed25519PublicKey.from_public_bytes(keys[name]).verify(signed[4:], f"{text}\n".encode())
        except InvalidSignature:
            raise Wrong(f"tanda tangan {name} tidak benar: teksnya diubah sesudah ditandatangani") from None
    return f"{text}\n", found


def older(one: dict[str, Any], heads: dict[str, tuple[int, bytes]], entries: list[dict[str, Any]]) -> str:
    """A beginning of the checkpoint, as a paper prints it."""
    parts, proof = CHECKPOINT.fullmatch(one["note"]), [data(each, 32) for each in one["proof"]]
    if parts is None:
        raise Wrong("yang tercetak tidak dapat dibaca")
    if not begins(int(parts[2]), data(parts[3], 32), *heads.get(parts[1], (0, b"")), proof):
        raise Wrong("yang tercetak bukan awal dari checkpoint rantainya")
    count = sum(each["origin"] == parts[1] and each["seq"] <= int(parts[2]) for each in entries)
    held = f"{parts[2]} catatan, akar {parts[3]}; {count} dari {len(entries)} catatan di atas sudah ada saat itu"
    return f"checkpoint {parts[1]} tercetak pada {one['paper']} (cocokkan dengan kertasnya): {held}"


def certified(bundle: dict[str, Any], keys: dict[str, bytes]) -> dict[str, tuple[str, dict[str, int] | None]]:
    """The keys that the office certified: as whose, and, of a revoked one, how far each of its chains still counts."""
    newest: dict[str, re.Match[str]] = {}
    for note in bundle.get("certificates", []):
        text, names = signers(note, {"office": keys["office"]})
        parts = CERTIFICATE.fullmatch(text)
        if parts is None or not names:
            raise Wrong("sertifikat tidak dapat dibaca, atau tidak ditandatangani kantor")
        newest[parts[2]] = max(newest.get(parts[2], parts), parts, key=lambda one: int(one[1]))
    found = {name: parts for name, parts in newest.items() if keys.get(name) == data(parts[4], 32)}
    upto = {name: {at.split(" ")[1]: int(at.split(" ")[2]) for at in found[name][6].splitlines()} for name in found}
    return {name: (parts[3], upto[name] if parts[5] == "revoked" else None) for name, parts in found.items()}


def check_entry(entry: dict[str, Any], heads: dict[str, tuple[int, bytes]]) -> None:
    """Raise Wrong unless the entry is what its chain's checkpoint covers."""
    where, digest = f"catatan {entry['origin']}/{entry['seq']}", entry_hash(entry)
    if digest != data(entry["hash"], 32):
        raise Wrong(f"{where} diubah: sidiknya tidak cocok")
    if entry["body"] is not None:
        if hashlib.sha256(data(entry["salt"], 16) + entry["body"].encode()).digest() != data(entry["content_hash"], 32):
            raise Wrong(f"{where}: isinya diubah")
    elif entry.get("withheld") is not True and (not isinstance(entry["erased_by"], str) or not entry["erased_by"]):
        raise Wrong(f"{where}: isinya tidak ada, dan tidak ada penghapusan menurut hukum yang disebut")
    size, root = heads.get(entry["origin"], (0, b""))
    leaf, proof = hashlib.sha256(b"\0" + digest).digest(), [data(one, 32) for one in entry["proof"]]
    if not 0 < entry["seq"] <= size or (climbed(leaf, entry["seq"] - 1, size - 1, proof) or ["", ""])[1] != root:
        raise Wrong(f"{where} tidak termasuk dalam checkpoint rantainya")


def check(bundle: dict[str, Any], options: Any) -> tuple[list[str], list[str], bool]:  # noqa: C901
    """What is proven, what is not, and whether every checkpoint is signed by a key that was wanted."""
    if bundle["format"] != "frontoffice-proof3":
        raise Wrong("perlu check_proof.py lain: yang diberikan bersama bukti ini")
    keys = {str(name): data(key, 32) for name, key in bundle["keys"].items()}
    known, wanted = certified(bundle, keys), "".join((options.key or "").split()).lower()
    trusted = {name for name, key in keys.items() if wanted in ("", fingerprint(key).replace(" ", ""))}
    if (wanted and not trusted) or (options.office_key and keys.get("office") != data(options.office_key, 32)):
        raise Wrong("kunci di bukti ini bukan kunci yang diminta")
    trusted &= {"office", *known} if options.office_key else trusted
    entries, heads, proven, left, is_signed = bundle["entries"], {}, [], [], True
    for note in bundle["checkpoints"]:
        text, names = signers(note, keys)
        parts = CHECKPOINT.fullmatch(text)
        if parts is None or parts[1] in heads:
            raise Wrong("checkpoint tidak dapat dibaca, atau ada dua untuk satu rantai")
        origin, size, root, made = parts.groups()
        heads[origin] = int(size), data(root, 32)
        is_signed = is_signed and not trusted.isdisjoint(names)
        proven.append(f"checkpoint {origin}: {size} catatan, akar {root}, dibuat {made}")
        left += [] if names else [f"checkpoint {origin} TIDAK ditandatangani: siapa pun dapat membuatnya"]
        for name in names:
            label, upto = known.get(name, ("", None))
            by = label and f", disahkan kantor sebagai {label} (kunci {fingerprint(keys['office'])})"
            proven.append(f"  ditandatangani oleh kunci yang disebut {name}, sidik jari {fingerprint(keys[name])}{by}")
            unsaid = [f"bahwa kantor {'belum mencabut' if label else 'mengesahkan'} kunci {name}"] * (upto is None)
            unsaid.append(f"bahwa rantai {origin} ditulis loket yang disebut, bukan dibuat pemegang kunci {name}")
            left += unsaid * (name != "office")  # a thief signs any chain, and leaves the revocation out
            if upto is not None and int(size) > upto.get(origin, 0):
                is_signed = False
                left.append(f"kunci {name} DICABUT kantor: {origin} sesudah {upto.get(origin, 0)} tidak berlaku")
    ids, subjects = {UUID(entry["entry_id"]) for entry in entries}, {entry["subject"] for entry in entries}
    if len(ids) != len(entries) or subjects != {bundle["subject"]}:
        raise Wrong("catatan tidak ada, ada dua kali, atau satu di dalamnya milik pengaduan lain")
    for entry in entries:
        check_entry(entry, heads)
    said = [(one["kind"], json.loads(one["body"])) for one in entries if one["body"] is not None]
    ends = {"", *(body["suffix"] for kind, body in said if kind in ("complaint.renumbered", ERASING[0]))}
    no, first = [one["no"] for one in entries if one["entry_id"] == one["subject"]], ("complaint.recorded", ERASING[0])
    form = rf"((?<!\d)0*{(no or [''])[0]})(?!\d)(?:{'|'.join(map(re.escape, sorted(ends, reverse=True)))})"  # 0147bis
    numbers = {re.sub(form, rf"\g<1>{end}", body["number"]) for end in ends for kind, body in said if kind in first}
    if numbers and bundle["number"] not in numbers:
        raise Wrong(f"nomor {bundle['number']} bukan nomor yang tercatat")
    proven += [f"nomor {bundle['number']}"] * bool(numbers) + story(entries, words=options.words)
    proven += [closing(one, heads, entries) for one in bundle["closings"]]
    proven += [older(one, heads, entries) for one in bundle["printed"]]
    left += [] if numbers else [f"bahwa nomornya {bundle['number']}: isi pencatatannya tidak disertakan"]
    proven += resi(options.resi, numbers or {bundle["number"]}, entries) if options.resi else []
    stamped = ["cap waktu: lihat check_time.py"] * ("stamped" in bundle)
    return proven, [*left, *unproven(entries, options.key or options.office_key), *stamped], is_signed


def resi(text: str, numbers: set[str], entries: list[dict[str, Any]]) -> list[str]:
    """What stands on the resi, held to the entry by which the complaint was recorded, and to its numbers."""
    first = next(one for one in entries if one["entry_id"] == one["subject"])
    bits = int.from_bytes(hashlib.sha256(b"check1" + UUID(first["entry_id"]).bytes).digest()[:4], "big") >> 2
    code = "".join("abcdefgh8jklmn9pqrstuvwxyz234567"[bits >> at & 31] for at in range(25, -1, -5))
    said = {number.lower(): "nomor" for number in numbers}
    said |= {code: "kode cek", f"{first['seq']}/{data(first['hash'])[:8].hex()}": "catatan"}
    if "" in (found := [said.get(word, "") for word in text.lower().split()]):
        lacks = any(one["body"] is None and one["kind"].endswith(("recorded", "renumbered")) for one in entries)
        raise Wrong("yang tertulis di resi bukan yang tercatat" + ", atau isi penomorannya tidak disertakan" * lacks)
    return [f"resi: {', '.join(found)} cocok dengan catatannya" + " dan semua yang sebelumnya" * ("catatan" in found)]


def closing(one: dict[str, Any], heads: dict[str, tuple[int, bytes]], entries: list[dict[str, Any]]) -> str:
    """What a closed page says on paper, held to the entry that closed it and to the checkpoint."""
    entry, name = one["entry"], f"halaman register loket {one['counter']} tanggal {one['day']}"
    check_entry(entry, heads)
    upto, subject = entry["seq"] - 1, uuid5(NAMESPACE_OID, f"frontoffice:closed:{one['counter']}/{one['day']}")
    if entry["kind"] != "day.closed" or UUID(entry["subject"]) != subject:
        raise Wrong(f"yang disebut {name} bukan catatan yang menutupnya")
    note = f"frontoffice-register/{entry['origin']}\n{upto}\n{one['root']}\nmade {entry['recorded_at']}\n"
    return older(one | {"paper": f"{name}, ditutup {entry['recorded_at']}", "note": note}, heads, entries)


def story(entries: list[dict[str, Any]], *, words: bool) -> list[str]:
    """The entries in words."""
    lines = [f"{len(entries)} catatan pengaduan ini, tertulis persis begini dan sejak checkpoint tidak diubah:"]
    for one in entries:
        numbered = f" nomor {one['no']} seri {one['series']} tahun {one['year']}" if one["no"] is not None else ""
        gone = "dihapus menurut hukum" if is_erased(one, entries) else "tidak disertakan"
        who = f"oleh {one['officer'] or '-'} ({one['role'] or '-'})" + f" (isinya {gone})" * (one["body"] is None)
        at = datetime.fromisoformat(one["recorded_at"]) + timedelta(hours=HOURS.get(one["zone"], 0))
        when = f"{at:%d-%m-%Y %H.%M.%S} {one['zone'] if one['zone'] in HOURS else 'UTC'}"
        lines.append(f"  {when} {KINDS.get(one['kind'].split('.')[-1], 'lainnya')} ({one['kind']}){numbered}, {who}")
        lines += [f"    {one['body']}"] if words and one["body"] is not None else []
    return lines


def is_erased(one: dict[str, Any], entries: list[dict[str, Any]]) -> bool:
    """Whether an erasure here took the words away: it takes those of all entries before it, or it was not this one."""
    by = [each for each in entries if each["entry_id"] == one["erased_by"] and each["kind"] in ERASING and each["body"]]
    before = [e for e in entries if by and (e["lc"], UUID(e["entry_id"])) < (by[0]["lc"], UUID(by[0]["entry_id"]))]
    is_of_it = one["body"] is None and bool(by) and json.loads(by[0]["body"])["subject"] == one["subject"]
    return is_of_it and one in before and all(each["body"] is None for each in before if each["kind"] not in ERASING)


def unproven(entries: list[dict[str, Any]], known: str | None) -> list[str]:
    """What the bundle cannot show."""
    here, missing = {one["entry_id"] for one in entries}, [one for one in entries if one["body"] is None]
    late = [one for one in entries if not here.issuperset(one["parents"])]
    lines = [f"catatan {one['origin']}/{one['seq']} mengikuti catatan yang tidak disertakan" for one in late]
    for one in (one for one in missing if not is_erased(one, entries)):
        why = "tidak disertakan" if one.get("withheld") else "tidak ada, dan tidak terbukti dihapus menurut hukum"
        lines.append(f"catatan {one['origin']}/{one['seq']}: isinya {why}")
    lines += ["bahwa tidak ada catatan lebih baru atau yang tidak diserahkan", "bahwa ketikan dan jam petugas benar"]
    return lines + ["milik siapa kunci itu: bandingkan sidik jarinya dengan yang diumumkan kantor"] * (not known)


def main(arguments: list[str]) -> int:
    """Read the bundle, print what is proven and what is not; nothing in it moves a cursor or hides on a terminal."""
    parser = argparse.ArgumentParser(description="Periksa bukti satu pengaduan.")
    parser.add_argument("file", metavar="BERKAS", type=Path)
    parser.add_argument("--key", metavar="SIDIK-JARI", help="sidik jari kunci yang diumumkan kantor")
    parser.add_argument("--office-key", metavar="BASE64", help="kunci kantor")
    parser.add_argument("--resi", metavar="TEKS", help="nomor, kode cek, dan catatan yang tertulis di resi")
    parser.add_argument("--words", action="store_true", help="tampilkan juga isi tiap catatan")
    options = parser.parse_args(arguments)
    getattr(sys.stdout, "reconfigure", dict)(errors="replace")  # into a file, Windows writes only some letters
    if any(isinstance(given, str) and not given.strip() for given in vars(options).values()):
        parser.error("pilihan tanpa isi")  # an empty variable of a shell is not "any key"
    try:
        with options.file.open("rb") as file:
            proven, left, signed = check(json.loads(file.read(64_000_000), object_pairs_hook=once), options)
        head, code = ("", 0) if signed else ("COCOK SATU SAMA LAIN, TETAPI TANPA TANDA TANGAN YANG DIPERCAYA BELUM ", 1)
        said = [f"{head}TERBUKTI:", *proven, "TIDAK TERBUKTI dari berkas ini:", *(f"- {one}" for one in left)]
    except Wrong as wrong:
        said, code = [f"TIDAK TERBUKTI: {wrong}"], 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        said, code = [f"tidak dapat dibaca sebagai bukti: {type(error).__name__}"], 2
    print("\n".join("".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in said))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
