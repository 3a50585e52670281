"""Periksa cap waktu (RFC 3161) di dalam bukti satu pengaduan: python check_time.py BERKAS [pilihan]

Memerlukan check_proof.py di folder yang sama, Python 3.11 ke atas, pustaka "cryptography", dan program "openssl"
(OpenSSL 1.1.1 ke atas). Tidak menghubungi jaringan. Kode keluar: 0 terbukti; 1 tidak; 2 tidak dapat dibaca.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_proof  # noqa: E402
from check_proof import CHECKPOINT, Wrong, begins, data  # noqa: E402

MOST_BYTES, LEAST_LEVEL = 64_000, "2"  # of OpenSSL: no key and no hash weaker than RSA of 2048 bits
MOMENT = re.compile(r"^Time stamp: (\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.(\d+))? (\d{4}) GMT$", re.MULTILINE)
WITHIN = re.compile(r"^Accuracy: (\S+) seconds, (\S+) millis, (\S+) micros$", re.MULTILINE)
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"  # Windows: no openssl.exe that lies beside the proof
OPENSSL = [shutil.which("openssl") or ""]


def openssl(folder: Path, *arguments: str) -> str:
    """Run OpenSSL over files of a folder. Raises Wrong, with its reason, where it says no."""
    settings = os.environ | {"OPENSSL_CONF": os.devnull, "LC_ALL": "C"}
    done = subprocess.run([*OPENSSL, *arguments], cwd=folder, env=settings, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = re.findall(
            r":error:[0-9A-F]+:[^:]*:[^:]*:([^:]*):[^:]*:[0-9]+:(.*)", done.stderr.decode(errors="replace")
        )
        raise Wrong("OpenSSL tidak menerima cap waktu ini: " + "; ".join(" ".join(one).strip() for one in said))
    return done.stdout.decode(errors="replace").replace("\r", "")


def moment(folder: Path) -> tuple[datetime, timedelta]:
    """When, in UTC, the authority says that it saw the text, and how far that may be from the truth."""
    openssl(folder, "ts", "-reply", "-in", "answer", "-token_out", "-out", "token")  # without words that nobody signed
    said = openssl(folder, "ts", "-reply", "-in", "token", "-token_in", "-text")
    spelt, within = MOMENT.search(said), WITHIN.search(said)
    if spelt is None:
        raise Wrong("cap waktu itu tanpa waktu")
    seen = datetime.strptime(f"{spelt[1]} {spelt[3]}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    parts = [0 if part in ("", "unspecified") else int(part, 0) for part in (within.groups() if within else ("",) * 3)]
    fraction = timedelta(microseconds=int((spelt[2] or "0")[:6].ljust(6, "0")))
    return seen + fraction, timedelta(seconds=parts[0], milliseconds=parts[1], microseconds=parts[2])


def subject(folder: Path, certificate: str) -> str:
    """The name in a certificate."""
    return openssl(folder, "x509", "-in", certificate, "-noout", "-subject", "-nameopt", "RFC2253").strip()[8:]


def stamp(one: dict[str, Any]) -> tuple[datetime, str]:
    """By when at the latest the checkpoint existed, in whole seconds, and who says so with which root."""
    answer = data(one["answer"])
    if len(answer) > MOST_BYTES:
        raise Wrong("cap waktu terlalu panjang")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answer").write_bytes(answer)
        (folder / "text").write_bytes(one["note"].encode())
        (folder / "root").write_text(ssl.DER_cert_to_PEM_cert(data(one["root"])))
        at, within = moment(folder)
        then = ("-attime", str(int(at.timestamp())), "-auth_level", LEAST_LEVEL)  # also after the certificates ended
        openssl(folder, "ts", "-verify", "-in", "answer", "-data", "text", "-CAfile", "root", *then)
        openssl(
            folder, "cms", "-verify", "-noverify", "-inform", "DER", "-in", "token", "-signer", "by", "-out", "said"
        )
        who = f"{subject(folder, 'by')}, akar {subject(folder, 'root')}"
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
    parser.add_argument("--openssl", metavar="PROGRAM", default=OPENSSL[0], help="program OpenSSL di tempat lain")
    options = parser.parse_args(arguments, argparse.Namespace(key=None, office_key=None, resi=None, words=False))
    getattr(sys.stdout, "reconfigure", dict)(errors="replace")
    if options.root is not None and not options.root.strip():
        parser.error("pilihan tanpa isi")
    OPENSSL[:] = [shutil.which(options.openssl) or ""]
    if not OPENSSL[0]:
        parser.error("program openssl tidak ditemukan; pasang OpenSSL, atau sebutkan tempatnya dengan --openssl")
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
