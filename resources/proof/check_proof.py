"""Periksa bukti satu pengaduan (bukti-….json) tanpa program register: python check_proof.py BERKAS [--key SIDIK-JARI]

Hanya memerlukan Python 3.11 ke atas dan pustaka "cryptography". Tidak menghubungi jaringan dan tidak menulis apa pun.
Kode keluar: 0 semua yang tertulis di bawah TERBUKTI memang terbukti dan checkpoint-nya ditandatangani; 1 tidak;
2 berkas tidak dapat dibaca. This file stands alone: it shares no code with the program that it checks.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MOST_BYTES = 64_000_000
CHECKPOINT = re.compile(
    r"frontoffice-register/([0-9a-f-]{36})\n(0|[1-9][0-9]{0,17})\n([0-9A-Za-z+/]{43}=)\nmade ([0-9T:.-]{26}Z)\n"
)
NONE = b"\xff\xff\xff\xff"


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
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Wrong("sesuatu tertulis dua kali di dalam berkas")
    return found


def field(value: bytes) -> bytes:
    """A column as it is hashed: its length, then itself."""
    return len(value).to_bytes(4, "big") + value


def number(value: int | None) -> bytes:
    """A number as it is hashed."""
    return NONE if value is None else field(value.to_bytes(8, "big", signed=True))


def entry_hash(entry: dict[str, Any]) -> bytes:
    """SHA-256 over "entry1" and every column after its length; the words enter by ``content_hash`` alone."""
    series = entry["series"]
    parts = [
        b"entry1",
        field(UUID(entry["origin"]).bytes),
        number(entry["seq"]),
        field(data(entry["prev"], 32)),
        number(entry["lc"]),
        field(UUID(entry["entry_id"]).bytes),
        field(UUID(entry["subject"]).bytes),
        field(entry["kind"].encode()),
        number(entry["v"]),
        *(field(entry[name].encode()) for name in ("occurred_at", "recorded_at", "zone", "officer", "role")),
        NONE if series is None else field(series.encode()),
        number(entry["year"]),
        number(entry["no"]),
        field(b"".join(UUID(parent).bytes for parent in entry["parents"])),
        field(data(entry["content_hash"], 32)),
    ]
    return hashlib.sha256(b"".join(parts)).digest()


def root_from(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes | None:
    """The root to which a proof leads (RFC 9162, 2.1.3.2); None where it is longer or shorter than it must be."""
    at, last, found = index, size - 1, leaf
    for node in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = hashlib.sha256(b"\1" + node + found).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\1" + found + node).digest()
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def begins(older: int, root: bytes, size: int, whole: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of ``older`` entries is a beginning of the whole one (RFC 9162, 2.1.4.2)."""
    if older == size:
        return not proof and root == whole
    nodes = proof if older & (older - 1) else [root, *proof]
    if not 0 < older < size or not nodes:
        return False
    at, last = older - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = (hashlib.sha256(b"\1" + node + one).digest() for one in (first, second))
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            second = hashlib.sha256(b"\1" + second + node).digest()
        at, last = at >> 1, last >> 1
    return last == 0 and (first, second) == (root, whole)


def fingerprint(key: bytes) -> str:
    """A key as it is read aloud."""
    digits = hashlib.sha256(key).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, 64, 4))


def signers(note: str, keys: dict[str, bytes]) -> tuple[str, list[str]]:
    """The text of a signed note and the names of the keys that signed it (C2SP signed-note, Ed25519)."""
    if "\n\n" not in note:
        return note, []
    text, _, beneath = note.rpartition("\n\n")
    text += "\n"
    names = []
    for line in beneath.removesuffix("\n").split("\n"):
        mark, name, encoded = line.split(" ")
        signature = data(encoded, 68)
        if mark != "\N{EM DASH}" or name not in keys:
            raise Wrong(f"tanda tangan oleh kunci yang tidak disertakan: {name}")
        if signature[:4] != hashlib.sha256(name.encode() + b"\n\x01" + keys[name]).digest()[:4]:
            raise Wrong(f"tanda tangan {name} bukan dari kunci yang disertakan")
        try:
            Ed25519PublicKey.from_public_bytes(keys[name]).verify(signature[4:], text.encode())
        except InvalidSignature:
            raise Wrong(f"tanda tangan {name} tidak benar: checkpoint diubah sesudah ditandatangani") from None
        names.append(name)
    return text, names


def check_entry(entry: dict[str, Any], subject: str, heads: dict[str, tuple[int, bytes]]) -> None:
    """Raise Wrong unless the entry is what its chain's checkpoint covers."""
    where = f"catatan {entry['origin']}/{entry['seq']}"
    if entry["subject"] != subject:
        raise Wrong(f"{where} milik pengaduan lain")
    digest = entry_hash(entry)
    if digest != data(entry["hash"], 32):
        raise Wrong(f"{where} diubah: hash-nya tidak cocok")
    if entry["body"] is not None:
        salt = data(entry["salt"], 16)
        if hashlib.sha256(salt + entry["body"].encode()).digest() != data(entry["content_hash"], 32):
            raise Wrong(f"{where}: isinya diubah")
    elif not isinstance(entry["erased_by"], str) or not entry["erased_by"]:
        raise Wrong(f"{where}: isinya tidak ada, dan tidak ada penghapusan menurut hukum yang disebut")
    if entry["origin"] not in heads:
        raise Wrong(f"{where}: rantainya tidak punya checkpoint")
    size, root = heads[entry["origin"]]
    leaf = hashlib.sha256(b"\0" + digest).digest()
    proof = [data(node, 32) for node in entry["proof"]]
    if not 0 < entry["seq"] <= size or root_from(leaf, entry["seq"] - 1, size, proof) != root:
        raise Wrong(f"{where} tidak termasuk dalam checkpoint rantainya")


def check(bundle: dict[str, Any], wanted: str, *, words: bool = False) -> tuple[list[str], list[str], bool]:
    """What is proven, what is not, and whether every checkpoint is signed by the key that was wanted."""
    if bundle["format"] != "frontoffice-proof1":
        raise Wrong("bentuk bukti ini tidak dikenal; perlu check_proof.py yang lebih baru")
    keys = {str(name): data(key, 32) for name, key in bundle["keys"].items()}
    prints = {name: fingerprint(key) for name, key in keys.items()}
    trusted = {name for name, read in prints.items() if wanted in ("", read.replace(" ", ""))}
    if wanted and not trusted:
        raise Wrong("kunci di bukti ini bukan kunci dengan sidik jari yang diminta")
    entries, heads, proven, left, is_signed = bundle["entries"], {}, [], [], True
    for note in bundle["checkpoints"]:
        text, names = signers(note, keys)
        origin, size, root, made = checkpoint_of(text)
        if origin in heads:
            raise Wrong("dua checkpoint untuk satu rantai")
        heads[origin] = size, data(root, 32)
        is_signed = is_signed and not trusted.isdisjoint(names)
        proven.append(f"checkpoint {origin}: {size} catatan, akar {root}, dibuat {made}")
        proven += [f"  ditandatangani oleh kunci yang disebut {name}, sidik jari {prints[name]}" for name in names]
        left += [] if names else [f"checkpoint {origin} TIDAK ditandatangani: siapa pun dapat membuatnya"]
    if not entries or len({UUID(entry["entry_id"]) for entry in entries}) != len(entries):
        raise Wrong("catatan tidak ada, atau ada dua kali di dalamnya")
    for entry in entries:
        check_entry(entry, bundle["subject"], heads)
    proven += story(entries, words=words) + [closing(one, heads, entries) for one in bundle["closings"]]
    return proven, left + unproven(entries), is_signed


def closing(one: dict[str, Any], heads: dict[str, tuple[int, bytes]], entries: list[dict[str, Any]]) -> str:
    """What a closed page says on paper, held to the checkpoint."""
    page = f"halaman register loket {one['counter']} tanggal {one['day']}"
    size, whole = heads.get(one["origin"], (0, b""))
    if not begins(one["entries"], data(one["root"], 32), size, whole, [data(node, 32) for node in one["proof"]]):
        raise Wrong(f"checkpoint {page} bukan awal dari checkpoint rantainya")
    count = sum(entry["origin"] == one["origin"] and entry["seq"] <= one["entries"] for entry in entries)
    return (
        f"{page} (cocokkan dengan kertasnya): {one['entries']} catatan, akar {one['root']}; "
        f"{count} dari {len(entries)} catatan di atas sudah ada saat halaman itu ditutup"
    )


def checkpoint_of(text: str) -> tuple[str, int, str, str]:
    """The chain of a checkpoint, its count of entries, its root, and when it was made."""
    parts = CHECKPOINT.fullmatch(text)
    if parts is None:
        raise Wrong("checkpoint tidak dapat dibaca")
    origin, size, root, made = parts.groups()
    return origin, int(size), root, made


def plain(text: str) -> str:
    """Text that moves no cursor and hides nothing on a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def story(entries: list[dict[str, Any]], *, words: bool) -> list[str]:
    """The entries in words."""
    lines = [f"{len(entries)} catatan pengaduan ini, tiap isi dan tempatnya dalam rantai:"]
    erasing = erasures(entries)
    for one in entries:
        numbered = f" nomor {one['no']} seri {one['series']} tahun {one['year']}" if one["no"] is not None else ""
        gone = "dihapus menurut hukum" if one["erased_by"] in erasing else "tidak disertakan"
        erased = f" (isinya {gone})" if one["body"] is None else ""
        by = f"oleh {one['officer'] or '-'} ({one['role'] or '-'})"
        lines.append(f"  {one['recorded_at']} {one['kind']}{numbered}, {by}{erased}")
        if words and one["body"] is not None:
            lines.append(f"    {one['body']}")
    return lines


def erasures(entries: list[dict[str, Any]]) -> set[str]:
    """The entries that can have erased the words of others; each says with its own what it erased."""
    return {one["entry_id"] for one in entries if one["kind"].endswith(".erased") and one["body"] is not None}


def unproven(entries: list[dict[str, Any]]) -> list[str]:
    """What the bundle cannot show."""
    here, erasing = {one["entry_id"] for one in entries}, erasures(entries)
    lines = []
    for one in entries:
        gone = [parent for parent in one["parents"] if parent not in here]
        if gone:
            lines.append(f"catatan {one['origin']}/{one['seq']} mengikuti catatan yang tidak disertakan")
        if one["body"] is None and one["erased_by"] not in erasing:
            lines.append(f"catatan {one['origin']}/{one['seq']}: catatan penghapusannya tidak disertakan")
    lines.append("bahwa tidak ada catatan yang lebih baru tentang pengaduan ini")
    lines.append("bahwa yang diketik petugas benar, dan jam komputernya benar")
    lines.append("milik siapa kunci itu: bandingkan sidik jarinya dengan yang diumumkan kantor")
    return lines


def main(arguments: list[str]) -> int:
    """Read the bundle, print what is proven and what is not."""
    parser = argparse.ArgumentParser(description="Periksa bukti satu pengaduan.")
    parser.add_argument("file", metavar="BERKAS", type=Path)
    parser.add_argument("--key", metavar="SIDIK-JARI", default=None, help="sidik jari kunci yang diumumkan kantor")
    parser.add_argument("--words", action="store_true", help="tampilkan juga isi tiap catatan")
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # into a file, Windows writes only some letters
    if options.key is not None and not options.key.strip():
        parser.error("--key tanpa sidik jari")  # an empty variable of a shell is not "any key"
    try:
        with options.file.open("rb") as file:
            bundle = json.loads(file.read(MOST_BYTES), object_pairs_hook=once)
        proven, left, signed = check(bundle, "".join((options.key or "").split()).lower(), words=options.words)
    except Wrong as wrong:
        print(f"TIDAK TERBUKTI: {plain(str(wrong))}")
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        print(f"tidak dapat dibaca sebagai bukti: {type(error).__name__}")
        return 2
    head = "TERBUKTI:" if signed else "COCOK SATU SAMA LAIN, TETAPI TANPA TANDA TANGAN YANG DIPERCAYA BELUM TERBUKTI:"
    lines = (head, *proven, "TIDAK TERBUKTI dari berkas ini:", *(f"- {line}" for line in left))
    print(*map(plain, lines), sep="\n")
    return 0 if signed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
