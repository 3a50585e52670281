"""The command line as it is read: what opens a window by few options, what is a command by the whole of them."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

# --- Commands given to the program of Windows that has a window and no console: nobody would read what they say ---
# ``frontoffice-cli`` stands beside it and has a console. What a scheduler reads by its exit code alone runs here, too.

NOT_DONE: Final = 2
_TITLE: Final = "Register Pengaduan"
_ICON_INFORMATION: Final = 0x40
_SILENT: Final = ("backup", "sync")
_SENTENCE: Final = (
    "Program ini membuka jendela dan tidak dapat menampilkan jawaban perintah. "
    "Di Command Prompt atau PowerShell, jalankan perintah yang sama dengan frontoffice-cli, misalnya:\n\n"
    "frontoffice-cli {command}"
)


def take_any_letter() -> None:
    """Let a file or a pipe of few letters (Windows: cp1252) have a code for the others, instead of ending a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def needs_console(options: argparse.Namespace) -> bool:
    """Whether a command with questions or output was run without a console."""
    return sys.stdout is None and options.command is not None and options.command not in _SILENT


def sentence(command: str) -> str:
    """Indonesian sentence on how to run that command."""
    return _SENTENCE.format(command=command)


def say_where_commands_are(command: str) -> int:
    """Show that sentence in a native Windows message box if there is no console.

    Returns the exit code for what was not done.
    """
    if sys.stdout is None and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence(command), _TITLE, _ICON_INFORMATION)
    return NOT_DONE


# --- command line ---


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line.

    Ends the program where it cannot be understood, or help was asked for.

    A window's start does not wait until all commands are described.
    """
    with contextlib.suppress(argparse.ArgumentError):
        window = argparse.ArgumentParser(add_help=False, exit_on_error=False)
        _add_options(window)
        options, others = window.parse_known_args(arguments)
        if not others:
            return options
    return _parser().parse_args(arguments)


def _read_path(text: str) -> Path:
    """Parse a typed path. Nothing, as of a script's unset variable, would be the shell's folder."""
    if not text:
        raise argparse.ArgumentTypeError("kosong")
    return Path(text)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="store_true", help="tampilkan versi program")
    parser.add_argument("--data", type=_read_path, metavar="DIR", help="folder data (bawaan: folder data pengguna)")
    parser.add_argument("--training", action="store_true", help="register latihan dengan data contoh")
    source = "baca frasa sandi register dari deskriptor N (atau dari FRONTOFFICE_PASSPHRASE)"
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help=source)
    parser.add_argument("--keys-from-stdin", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help="periksa pemasangan tanpa layar, lalu selesai")
    parser.set_defaults(command=None, beside=False)


def _describe(verbs: Any, above: str = "") -> None:
    from frontoffice.app.cli import command_help

    command_help.describe(verbs.choices, above)


def _add_data(parser: argparse.ArgumentParser) -> None:
    """The same as before the command; SUPPRESS leaves what was said there."""
    where = "folder data (bawaan: folder data pengguna)"
    parser.add_argument("--data", type=_read_path, metavar="DIR", default=argparse.SUPPRESS, help=where)


def _add_register(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--training", action="store_true", default=argparse.SUPPRESS, help="register latihan")


def _parser() -> argparse.ArgumentParser:
    from frontoffice.app.cli.command_help import CommandParser

    what = "Register pengaduan loket DPMPTSP. Tanpa perintah: jendelanya. Tentang perintah: frontoffice PERINTAH --help"
    parser = CommandParser(prog="frontoffice", description=what)
    _add_options(parser)
    commands = parser.add_subparsers(
        dest="command",
        metavar="backup|restore|verify|rebuild|diagnose|encrypt|open-with-recovery|sync|report|erase|prove|timestamp|centre",
    )
    verifying = commands.add_parser("verify", help="periksa seluruh register")
    _add_register(verifying)
    verifying.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    rebuilding = commands.add_parser("rebuild", help="susun ulang daftar dari jurnal (program harus ditutup)")
    _add_register(rebuilding)
    syncing = commands.add_parser(
        "sync", help="satu kali sinkronisasi dengan pusat, untuk penjadwal: 0 beres, 1 perlu dilihat"
    )
    _add_data(syncing)
    erasing = commands.add_parser(
        "erase", help="hapus isi satu pengaduan atau konsultasi menurut hukum, oleh dua orang; nomornya tetap"
    )
    erasing.add_argument("number", metavar="NOMOR")
    _add_register(erasing)
    proving = commands.add_parser(
        "prove", help="tulis bukti satu pengaduan untuk pihak luar, dan pemeriksanya, ke sebuah folder"
    )
    proving.add_argument("number", metavar="NOMOR")
    proving.add_argument("folder", metavar="FOLDER", type=_read_path)
    _add_register(proving)
    diagnosing = commands.add_parser(
        "diagnose", help="tulis zip untuk penolong dari jauh, tanpa nama dan isi pengaduan"
    )
    diagnosing.add_argument("file", metavar="FILE", type=_read_path)
    _add_data(diagnosing)
    for ours in ("read-file", "fold"):  # the program's own, spoken to by their pipes
        commands.add_parser(ours)
    _add_copies(commands)
    _add_keys(commands)
    _add_report(commands)
    _add_timestamp(commands)
    _add_centre(commands)
    _describe(commands)
    return parser


def _add_timestamp(commands: Any) -> None:
    timestamp = commands.add_parser("timestamp", help="checkpoint register ini dengan cap waktu otoritas (RFC 3161)")
    verbs = timestamp.add_subparsers(dest="verb", required=True, metavar="ask|keep|fetch")
    asking = verbs.add_parser("ask", help="tulis permintaan ke berkas (.tsq), untuk dibawa ke komputer berinternet")
    keeping = verbs.add_parser("keep", help="simpan jawabannya (.tsr), untuk bukti yang dibuat sesudahnya")
    for one in (asking, keeping):
        one.add_argument("file", metavar="BERKAS", type=_read_path)
    fetching = verbs.add_parser("fetch", help="minta dan simpan sekaligus lewat HTTP")
    fetching.add_argument("address", metavar="ALAMAT", help="http:// atau https:// otoritas cap waktu")
    fetching.add_argument("--all", action="store_true", help="semua rantai di register ini yang bertambah")
    for one in (keeping, fetching):
        one.add_argument("--root", metavar="PEM", type=_read_path, required=True, help="sertifikat akar yang dipercaya")
    for one in (asking, keeping, fetching):
        _add_register(one)
    _describe(verbs, "timestamp")


def _add_copies(commands: Any) -> None:
    making = commands.add_parser("backup", help="salin register, periksa salinannya: 0 utuh, 1 register rusak")
    making.add_argument(
        "folder", metavar="FOLDER", type=_read_path, nargs="?", help="bawaan: tempat cadangan dari setelan"
    )
    making.add_argument("--place", metavar="ID", default="", help=argparse.SUPPRESS)
    putting = commands.add_parser("restore", help="pulihkan register dari salinan (program harus ditutup)")
    putting.add_argument("file", metavar="FILE", type=_read_path)
    putting.add_argument("--incomplete", action="store_true", help="juga dari salinan yang diambil selagi terbuka")
    putting.add_argument("--prepare", action="store_true", help=argparse.SUPPRESS)
    putting.add_argument("--trial", action="store_true", help=argparse.SUPPRESS)
    for one in (making, putting):
        _add_register(one)
        one.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)


def _add_keys(commands: Any) -> None:
    encrypting = commands.add_parser("encrypt", help="enkripsi register; kertas kunci pemulihan dibuat lebih dahulu")
    encrypting.add_argument("--paper", metavar="FILE", type=_read_path, help="kertas kunci (bawaan: di folder data)")
    opening = commands.add_parser("open-with-recovery", help="buka register dengan kode kertas kunci pemulihan")
    opening.add_argument(
        "--file", metavar="FILE", type=_read_path, help="salinan register (bawaan: register di folder data)"
    )
    for one in (encrypting, opening):
        _add_data(one)


def _add_report(commands: Any) -> None:
    one = commands.add_parser("report", help="tulis laporan satu periode")
    periods = "2026-11, 2026-W48, 2026-Q4, 2026-H2, 2026, 2026-11-01..2026-11-20, atau bulan-lalu, triwulan-lalu, …"
    one.add_argument("period", metavar="PERIODE", help=periods)
    for ending, what in (("xlsx", "angka dan daftar"), ("pdf", "laporan, ringkasan, papan"), ("csv", "daftar")):
        one.add_argument(
            f"--{ending}",
            metavar="FOLDER",
            type=_read_path,
            help=f"{what} ke folder ini (tanpa folder sama sekali: semuanya ke folder sekarang)",
        )
    one.add_argument("--counter", metavar="LOKET", default="", help="satu loket (bawaan: semua)")
    one.add_argument("--recorded", action="store_true", help="menurut tanggal dicatat (bawaan: diterima)")
    _add_register(one)


def _add_centre(commands: Any) -> None:
    centre = commands.add_parser("centre", help="basis data pusat: siapkan, daftarkan perangkat, periksa")
    verbs = centre.add_subparsers(
        dest="verb",
        metavar="init|enrol|certify|revoke|set-aside|office-key|rotate|sign|limit|status|figures|merge|erase|publish|verify",
        required=True,
    )

    def verb(name: str, purpose: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = verbs.add_parser(name, help=purpose)
        made.add_argument("dsn", metavar="DSN", help='misalnya "host=localhost dbname=pengaduan user=postgres"')
        return made

    starting = verb("init", "siapkan atau perbarui basis data pusat")
    starting.add_argument(
        "--office-key", metavar="BERKAS", type=_read_path, help="buat kunci kantor di berkas ini juga"
    )
    starting.add_argument(
        "--copy", metavar="BERKAS", type=_read_path, help="salinan pusat lama sebelum diperbarui (pusat.before-….sql)"
    )
    starting.add_argument("--copied", action="store_true", help="salinannya sudah dibuat sendiri")
    enrolling = verb("enrol", "daftarkan perangkat; sandinya ditampilkan sekali ini saja")
    enrolling.add_argument("name", metavar="NAMA", help="misalnya Loket 1")
    enrolling.add_argument(
        "--replaces", metavar="NAMA", default="", help="perangkat yang digantikan: dicabut, atau sudah"
    )
    enrolling.add_argument(
        "--certificate",
        metavar="FOLDER",
        type=_read_path,
        help="sertifikat sebagai ganti sandi; folder kantor, bukan di server",
    )
    _add_certificates(enrolling, verb)
    limiting = verb("limit", "batas catatan dan lampiran yang boleh dikirim perangkat ke pusat")
    limiting.add_argument("name", metavar="NAMA", nargs="?", default="", help="bawaan: semua tanpa batas sendiri")
    limiting.add_argument("--megabytes", metavar="N", type=int, help="satu MB sejuta bita")
    limiting.add_argument("--files", metavar="N", type=int)
    limiting.add_argument("--entries", metavar="N", type=int, help="catatan sekaligus; sepuluh per detik pulih kembali")
    limiting.add_argument("--chains", metavar="N", type=int, help="rantai")
    limiting.add_argument("--words", metavar="N", type=int, help="MB kata-kata semua catatannya")
    limiting.add_argument("--daily", metavar="N", type=int, help="MB kata-kata catatannya sendiri dalam sehari")
    limiting.add_argument("--leap", action="store_true", help="terima sekali catatan yang jam logisnya melompat")
    limiting.add_argument("--aside", metavar="N", type=int, help="catatan milik lain yang disisihkannya")
    verb("status", "perangkat, sinkronisasi terakhir, nomor ganda, catatan tersisih")
    figuring = verb("figures", "tulis angka kantor tanpa nama untuk alat laporan (skema office)")
    figuring.add_argument(
        "--folder", metavar="FOLDER", type=_read_path, help="folder register sendiri (bawaan: folder data pengguna ini)"
    )
    figuring.add_argument("--anew", action="store_true", help="tulis semua baris lagi, bukan hanya yang berubah")
    merging = verb("merge", "catatan tersisih: tampilkan, kembalikan, atau tolak")
    merging.add_argument("--accept", metavar="RANTAI", default="", help="kembalikan (all: semuanya)")
    merging.add_argument("--show", metavar="RANTAI", default="", help="lihat setiap catatannya")
    merging.add_argument("--of", metavar="NAMA", default="", help="perangkat pemilik rantai yang dikembalikan")
    merging.add_argument("--office-key", metavar="BERKAS", type=_read_path, help="berkas kunci kantor, bila dipakai")
    merging.add_argument("--reject", metavar="RANTAI", default="", help="biarkan tersisih untuk seterusnya")
    merging.add_argument("--wordless", action="store_true", help="juga yang isinya tidak ada di loket mana pun lagi")
    erasing = verb("erase", "penghapusan menurut hukum yang diputuskan di loket: tampilkan, setujui, atau tolak")
    erasing.add_argument(
        "--carry-out", metavar="NOMOR", nargs="+", default=[], help="hapus isinya di mana-mana; tidak dapat dibatalkan"
    )
    erasing.add_argument("--reject", metavar="NOMOR", nargs="+", default=[], help="isinya tetap")
    erasing.add_argument("--office-key", metavar="BERKAS", type=_read_path, help="berkas kunci kantor")
    verb("publish", "bagikan paket versi baru kepada loket").add_argument("file", metavar="FILE", type=_read_path)
    verifying = verb("verify", "hitung ulang semua rantai dan lampiran: 0 utuh, 1 ada yang rusak")
    verifying.add_argument(
        "--fetch-again", action="store_true", help="buang lampiran yang rusak; loket mengirimnya lagi"
    )
    _describe(verbs, "centre")


def _add_certificates(enrolling: argparse.ArgumentParser, verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands for the office's key, and the key arguments of ``enrol``."""
    from frontoffice.app.cli import centre_certificates

    certifying = verb("certify", "sahkan kunci perangkat dengan kunci kantor")
    certifying.add_argument("name", metavar="NAMA", nargs="?", default="")
    certifying.add_argument("--all", action="store_true", help="semua yang menunggu pengesahan")
    revoking = verb("revoke", "cabut hak perangkat, seketika; sisihkan yang ditulisnya sejak suatu hari")
    aside = verb("set-aside", "nama lain revoke")
    for one in (revoking, aside):
        one.add_argument("name", metavar="NAMA", help="label, atau nama perannya bila beberapa berlabel sama")
        one.add_argument(
            "--since",
            metavar="TANGGAL",
            type=centre_certificates.read_day,
            help="sisihkan yang ditulis atau tiba sejak hari itu (2026-11-27)",
        )
        one.add_argument("--undo", action="store_true", help="yang disisihkan berlaku lagi")
    for one in (enrolling, certifying):
        one.add_argument(
            "--class", dest="device_class", choices=[*centre_certificates.CLASSES], help="apa yang boleh ditulisnya"
        )
        one.add_argument("--series", metavar="SERI", type=centre_certificates.read_series, default=())
        one.add_argument("--key", metavar="BASE64", type=centre_certificates.read_key, help="kunci publik perangkat")
    signing = verb("sign", "tandatangani rantai tanpa perangkat: yang dikembalikan, atau milik perangkat yang dicabut")
    for one in (enrolling, certifying, revoking, aside, signing):
        is_needed = one in (certifying, signing)
        one.add_argument(
            "--office-key", metavar="BERKAS", type=_read_path, required=is_needed, help="berkas kunci kantor"
        )
    for one in (certifying, revoking, aside):
        one.add_argument("--yes", action="store_true", help="tanpa bertanya")
    making = verb("office-key", "kunci kantor: buat dan pakai, atau tampilkan")
    making.add_argument("file", metavar="BERKAS", type=_read_path, help="di luar server: stik USB, komputer kantor")
    making.add_argument("--from-paper", action="store_true", help="buat berkasnya lagi dari kode kertas kunci kantor")
    making.add_argument("--lost", action="store_true", help="berkas dan kertasnya hilang: kunci baru")
    rotating = verb("rotate", "ganti kunci kantor; kunci lama dan baru menandatanganinya")
    rotating.add_argument("file", metavar="BERKAS", type=_read_path)
    rotating.add_argument("new_file", metavar="BERKAS_BARU", type=_read_path)
    for one in (making, rotating):
        one.add_argument(
            "--paper", metavar="BERKAS", type=_read_path, help="kertas kunci (bawaan: di samping berkasnya)"
        )
