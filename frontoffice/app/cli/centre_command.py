"""``frontoffice centre``: how the person who keeps the central office database sets it up, looks after it, heals it.

Speaks Indonesian without Qt, since a database server has no desktop. Exit codes: 0 done, 1 something was found that
the office must look at (``verify``), 2 it could not be done.
"""

from __future__ import annotations

import argparse
import platform
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, TextIO
from uuid import UUID

from frontoffice.errors import Problem, Refused, Unavailable

if TYPE_CHECKING:
    from frontoffice.sync.centre_connection import Office
    from frontoffice.sync.centre_status import CentreStatus, Device

SENTENCES: Final[Mapping[str, str]] = {
    "centre_busy": "server sedang sibuk; coba lagi",
    "centre_changed": "pusat disiapkan dengan langkah yang berbeda dari milik program ini. Tidak ada yang diubah",
    "centre_certificate": "sertifikat server tidak cocok; beri sslrootcert=… dan nama host yang tertera di sertifikat",
    "centre_chain": "catatan tidak cocok dengan rantainya, tidak ada yang diubah; periksa: frontoffice centre verify",
    "centre_disk_full": "disk server penuh",
    "centre_dsn": 'alamat basis data tidak terbaca; contoh: "host=localhost dbname=pengaduan user=postgres"',
    "centre_encoding": "basis data tidak memakai UTF-8; buat ulang: createdb -E UTF8 -T template0 pengaduan",
    "centre_host": "nama host tidak ditemukan",
    "centre_newer": "pusat disiapkan oleh versi program yang lebih baru; pakai versi itu. Tidak ada yang diubah",
    "centre_no_database": "basis data atau nama pengguna itu tidak ada di server",
    "centre_no_right": "nama pengguna ini tidak berhak; pakai pemilik basis data yang boleh CREATEROLE, atau postgres",
    "centre_no_roles": "peran di server hilang (pusat dipulihkan ke server lain?); jalankan: frontoffice centre init",
    "centre_no_schema": "basis data ini belum disiapkan; jalankan dahulu: frontoffice centre init",
    "centre_no_tls": "server tidak mengenkripsi koneksi (ssl = off); di luar komputer ini TLS wajib",
    "centre_not_admitted": "server tidak mengizinkan komputer ini masuk (pg_hba.conf)",
    "centre_older": "pusat disiapkan oleh versi lama; jalankan: frontoffice centre init",
    "centre_read_only": "basis data hanya dapat dibaca",
    "centre_revoked": "nama pengguna ini sudah dicabut dan tidak boleh masuk",
    "centre_secret": "nama pengguna atau kata sandi tidak diterima",
    "centre_server_old": "PostgreSQL 15 atau yang lebih baru diperlukan",
    "centre_slow": "server terlalu lama menjawab",
    "centre_too_old": "pusat disiapkan oleh versi sebelum 0.1.0 yang tidak didukung lagi. Tidak ada yang diubah",
    "centre_unreachable": "server tidak menjawab",
    "device_label": "nama perangkat terdiri dari 1 sampai {most} karakter",
    "device_taken": 'sudah ada perangkat bernama {label}; untuk menggantikannya: --replaces "{label}"',
    "device_unknown": "tidak ada perangkat aktif bernama {label}",
    "nothing_aside": "tidak ada catatan tersisih untuk rantai {origin}",
    "origin_unreadable": "{text} bukan rantai; lihat daftarnya: frontoffice centre merge DSN",
}

_WHY_ASIDE: Final[Mapping[str, str]] = {
    "behind": "waktu itu tidak ada di pusat",
    "forked": "di pusat berbunyi lain",
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to the program's parser."""
    centre = commands.add_parser("centre", help="basis data pusat: siapkan, daftarkan perangkat, periksa")
    verbs = centre.add_subparsers(dest="verb", metavar="init|enrol|revoke|status|merge|erase|verify", required=True)

    def verb(name: str, purpose: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=purpose)
        made.add_argument("dsn", metavar="DSN", help='misalnya "host=localhost dbname=pengaduan user=postgres"')
        return made

    verb("init", "siapkan atau perbarui basis data pusat")
    enrolling = verb("enrol", "daftarkan perangkat; sandinya ditampilkan sekali ini saja")
    enrolling.add_argument("name", metavar="NAMA", help="misalnya Loket 1")
    enrolling.add_argument(
        "--replaces", metavar="NAMA", default="", help="perangkat yang digantikan: dicabut, atau sudah"
    )
    verb("revoke", "cabut hak perangkat, seketika").add_argument("name", metavar="NAMA")
    verb("status", "perangkat, sinkronisasi terakhir, nomor ganda, catatan tersisih")
    merging = verb("merge", "catatan tersisih: tampilkan, kembalikan, atau tolak")
    merging.add_argument("--accept", metavar="RANTAI", default="", help="kembalikan (all: semuanya)")
    merging.add_argument("--reject", metavar="RANTAI", default="", help="biarkan tersisih untuk seterusnya")
    erasing = verb("erase", "penghapusan menurut hukum yang diputuskan di loket: tampilkan, atau laksanakan di pusat")
    erasing.add_argument("--carry-out", action="store_true", help="hapus isinya di pusat juga; tidak dapat dibatalkan")
    verb("verify", "hitung ulang semua rantai: 0 utuh, 1 ada catatan rusak")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; returns the exit code."""
    from frontoffice.sync import centre_connection  # noqa: PLC0415  (half a second that a counter's start does not have)

    try:
        with closing(centre_connection.open_office(options.dsn)) as connection, centre_connection.speaking():
            return _VERBS[options.verb](connection, options)
    except Unavailable as error:
        return _fail(_sentence(error))
    except Refused as refused:
        problem = refused.problems[0]
        return _fail(SENTENCES[problem.code].format(**problem.facts))


def _sentence(error: Unavailable) -> str:
    return SENTENCES.get(error.code, error.code)


def _fail(sentence: str) -> int:
    print(_shown(f"frontoffice: {sentence}", sys.stderr), file=sys.stderr)  # noqa: T201
    return 2


def _say(line: str = "") -> None:
    print(_shown(line, sys.stdout))  # noqa: T201  (what was asked for)


def _shown(line: str, to: TextIO | None) -> str:
    """As any terminal takes it: what counters wrote may be in no alphabet of its own, or tell it what to do."""
    plain = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)
    encoding = (to and to.encoding) or "ascii"  # without a console there is nobody to print to
    return plain.encode(encoding, "backslashreplace").decode(encoding)


def _init(connection: Office, _options: argparse.Namespace) -> int:
    from frontoffice.sync import enrolling, schema  # noqa: PLC0415

    before, now = schema.upgrade(connection)
    if before == now:
        _say(f"pusat sudah siap: skema {now}, tidak ada yang diubah")
    else:
        _say(f"pusat siap: skema {before} -> {now}")
    for label in enrolling.without_role(connection):
        _say(f'{label} tidak punya peran di server ini; daftarkan lagi: enrol DSN "{label}" --replaces "{label}"')
    return 0


def _enrol(connection: Office, options: argparse.Namespace) -> int:
    from frontoffice.sync import centre_address, enrolling  # noqa: PLC0415

    made = enrolling.enrol(connection, options.name, options.replaces)
    info = connection.info
    near = not info.host or info.host.startswith("/") or centre_address.is_loopback(info.host)
    host = _own_name() if near else info.host
    where = centre_address.CentreAddress(host, info.port, info.dbname, made.role)
    _say(f"Perangkat {made.label} terdaftar. Tempel seluruhnya di loket (sandi ini tidak akan ditampilkan lagi):")
    _say(f"  Alamat : {where.text}")
    _say(f"  Nama   : {made.role}")
    _say(f"  Sandi  : {made.secret}")
    if near:
        _say("Ganti nama host pada alamat bila sertifikat server memakai nama lain.")
    return 0


def _own_name() -> str:
    """What other computers call this one, and what ``hostname -f`` wrote into its certificate.

    A name that leads back to whoever asks (where the hosts file calls this computer localhost first) is no use to them.
    """
    node = platform.node()
    try:
        found = socket.getaddrinfo(node, None, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME)
    except OSError:
        return node
    name = found[0][3]
    return node if not name or name.split(".")[0] == "localhost" else name


def _revoke(connection: Office, options: argparse.Namespace) -> int:
    from frontoffice.sync import enrolling  # noqa: PLC0415

    enrolling.revoke(connection, options.name)
    _say(f"Hak {options.name} dicabut. Catatannya tetap ada.")
    return 0


def _status(connection: Office, _options: argparse.Namespace) -> int:
    from frontoffice.sync import centre_status  # noqa: PLC0415

    overview = centre_status.read_overview(connection)
    _say(f"Skema {overview.version}, protokol terendah {overview.min_protocol}, {len(overview.heads)} rantai")
    _say()
    _say("Perangkat:")
    for device in overview.devices:
        _say(f"  {_device(device)}")
    _say()
    _say("Rantai:")
    for head in overview.heads:
        _say(f"  {head.origin} {head.seq:>9} {head.hash.hex()[:16]} {head.device or '(tanpa perangkat)'}")
    _say_troubles(overview)
    return 0


def _device(device: Device) -> str:
    parts = [f"{device.label} ({device.role})", f"{device.entries} catatan dalam {device.chains} rantai"]
    parts.append(f"sinkron lengkap terakhir {_moment(device.synced_at)}")
    if device.hello_at and (device.synced_at is None or device.hello_at > device.synced_at):
        parts.append(f"terakhir menyapa {_moment(device.hello_at)}")
    if device.clock_ahead and abs(device.clock_ahead) > timedelta(minutes=1):
        parts.append(f"jamnya berbeda {round(device.clock_ahead.total_seconds())} detik")
    if not device.active:
        parts.append("DICABUT")
    return ", ".join(parts)


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone():%d-%m-%Y %H.%M.%S}" if moment else "belum pernah"


def _say_troubles(overview: CentreStatus) -> None:
    _say()
    _say(f"Nomor ganda: {len(overview.numbers_twice)}")
    for twice in overview.numbers_twice:
        _say(f"  {twice.series} {twice.year} nomor {twice.no}: {', '.join(twice.counters)}")
    _say(f"Catatan tersisih: {sum(one.entries for one in overview.aside)}")
    for one in overview.aside:
        _say(f"  {one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {', '.join(one.devices)}")
    if overview.erasures:
        _say(f"Penghapusan yang menunggu: {overview.erasures}. Lihat: frontoffice centre erase DSN")
    if overview.aside:
        _say("Putuskan dengan: frontoffice centre merge DSN --accept RANTAI (atau all, atau --reject RANTAI)")


def _merge(connection: Office, options: argparse.Namespace) -> int:
    from frontoffice.sync import centre_connection, merging  # noqa: PLC0415

    if options.reject:
        rejected = merging.reject(connection, _origin(options.reject))
        _say(f"{rejected} catatan dibiarkan tersisih untuk seterusnya")
        return 0
    waiting = merging.aside(connection)
    if not options.accept:
        for one in waiting:
            devices = ", ".join(one.devices)
            why = _WHY_ASIDE.get(one.why, one.why)
            _say(f"{one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {devices}: {why}")
        if not waiting:
            _say("Tidak ada catatan tersisih.")
        return 0
    chosen = [one.origin for one in waiting] if options.accept == "all" else [_origin(options.accept)]
    done = 0
    for origin in chosen:
        try:
            with centre_connection.speaking():
                made = merging.accept(connection, origin)
        except Unavailable as error:  # a chain that cannot be put back keeps none of the others waiting
            if connection.closed:
                raise
            done = _fail(f"{origin}: {_sentence(error)}")
            continue
        _say(
            f"{origin}: {made.restored} dikembalikan, {made.carried} dibawa ke rantai baru,"
            f" {made.known} sudah ada, {made.waiting} menunggu catatan di antaranya"
        )
    return done


def _origin(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused(Problem("origin", "origin_unreadable", {"text": text})) from None


def _erase(connection: Office, options: argparse.Namespace) -> int:
    from frontoffice.sync import erasing  # noqa: PLC0415

    waiting = erasing.waiting(connection)
    for one in waiting:
        number = f"{one.series} {one.year} nomor {one.no}" if one.no else str(one.subject)
        done = f": {erasing.carry_out(connection, one)} catatan dihapus isinya" if options.carry_out else ""
        _say(f"{number}, diputuskan {one.officer}, {_moment(one.asked_at)}{done}")
    if not waiting:
        _say("Tidak ada penghapusan yang menunggu.")
    elif options.carry_out:
        _say("Jalankan VACUUM pada basis data ini. Cadangan lama dan arsip WAL masih memuat isinya sampai dihapus.")
    return 0


def _verify(connection: Office, _options: argparse.Namespace) -> int:
    from frontoffice.sync import verifying  # noqa: PLC0415

    verdict = verifying.verify(connection)
    if verdict.broken:
        for broken in (verdict.broken, *verdict.further):
            _say(f"rusak: {broken}")
        return 1
    _say(f"utuh: {verdict.entries} catatan dalam {verdict.chains} rantai")
    return 0


_VERBS: Final[Mapping[str, Callable[..., int]]] = {
    "init": _init,
    "enrol": _enrol,
    "revoke": _revoke,
    "status": _status,
    "merge": _merge,
    "erase": _erase,
    "verify": _verify,
}
