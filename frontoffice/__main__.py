"""The command line: the window by default; ``verify`` checks the register, ``centre`` keeps the central database."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from frontoffice import __version__, build_stamp, places
from frontoffice.app.cli import centre_command, no_console
from frontoffice.app.startup import private_files
from frontoffice.places import Places
from frontoffice.updating import installed_versions


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0, or what the command says; 2 when it cannot be done at all."""
    no_console.take_any_letter()
    try:
        options = _parser().parse_args(arguments)
    except SystemExit:
        no_console.say_where_commands_are("--help")
        raise
    if no_console.is_unheard(options):
        return no_console.say_where_commands_are(options.command)
    private_files.make_private()
    given = sys.argv[1:] if arguments is None else list(arguments)
    has_window = not (options.command or options.check or options.version)
    code = installed_versions.hand_over(__version__, given, has_window=has_window)
    if code is not None:
        return code
    if options.version:
        print(build_stamp.version_line())  # noqa: T201  (the answer that was asked for)
        return 0
    if options.command in _WITHOUT_KEYS:
        return _WITHOUT_KEYS[options.command](options)
    where = _places(options)
    from frontoffice.app.keys import authentication_keys, register_key
    from frontoffice.sync import secret_file

    register_key.look_in_keyring()
    authentication_keys.look_in_keyring()
    secret_file.lie_in(where)
    if options.keys_from_stdin:
        from frontoffice.app.workers import own_process

        own_process.take_keys(sys.stdin)
    if options.command in _COMMANDS:
        return _COMMANDS[options.command](options, where) if _is_open(options, where) else _NOT_DONE
    return _with_qt(options, where)


def _is_open(options: argparse.Namespace, where: Places) -> bool:
    """Whether a register behind a passphrase was opened for a command; ``open-with-recovery`` goes another way."""
    if options.command == "open-with-recovery" or not where.wrapped_key.exists():
        return True
    from frontoffice.app.cli import passphrase_prompt

    return passphrase_prompt.open_register(where, passphrase_prompt.PassphraseSource(options.passphrase_fd))


def _sync(_options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import sync_command  # Qt's core only, and no window

    return sync_command.run(where)


def _report(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import report_command  # Qt's core only; the papers' libraries

    folders = {ending: getattr(options, ending) for ending in ("xlsx", "pdf", "csv")}
    asked = report_command.ReportArguments(
        options.period, **folders, counter=options.counter, recorded=options.recorded
    )
    return report_command.run(where, asked)


def _erase(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import erase_command

    return erase_command.run(where, options.number)


def _maintenance(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import maintenance_command  # Qt-free, and not needed for a window

    if options.command == "rebuild":
        return maintenance_command.rebuild(where)
    return maintenance_command.verify(where, beside=options.beside)


def _key(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import key_command

    if options.command == "encrypt":
        return key_command.encrypt(where, options.paper, training=options.training, fd=options.passphrase_fd)
    return key_command.open_with_recovery(where, options.file, fd=options.passphrase_fd)


def _diagnose(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import diagnose_command

    return diagnose_command.run(where, options.file)


def _copies(options: argparse.Namespace, where: Places) -> int:
    """Make a copy of the register, or put one back; ``--prepare`` and ``--trial`` are the window's own."""
    from frontoffice.app.cli import backup_command

    if options.command == "backup":
        return backup_command.run_backup(where, options.folder, beside=options.beside)
    if options.trial:
        return backup_command.run_trial(where, options.file)
    if options.prepare:
        return backup_command.run_prepare(where, options.file, incomplete=options.incomplete)
    return backup_command.run_restore(where, options.file, incomplete=options.incomplete)


def _read_file(_options: argparse.Namespace) -> int:
    from frontoffice.attaching import child  # reads what a stranger made

    return child.run()


_NOT_DONE: Final = 2
_WITHOUT_KEYS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "centre": centre_command.run,
    "read-file": _read_file,
}
_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace, Places], int]]] = {
    "backup": _copies,
    "diagnose": _diagnose,
    "encrypt": _key,
    "erase": _erase,
    "open-with-recovery": _key,
    "rebuild": _maintenance,
    "report": _report,
    "restore": _copies,
    "sync": _sync,
    "verify": _maintenance,
}


def _places(options: argparse.Namespace) -> Places:
    """The data folder that was asked for; training is beside it, never in it."""
    where = places.default()
    if options.data:
        where = Places(options.data.resolve(), where.mark_folder)
    return where.training if options.training else where


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="frontoffice", description="Register pengaduan loket DPMPTSP.")
    parser.add_argument("--version", action="store_true", help="tampilkan versi program")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data (bawaan: folder data pengguna)")
    parser.add_argument("--training", action="store_true", help="register latihan dengan data contoh")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="baca frasa sandi register dari deskriptor N")
    parser.add_argument("--keys-from-stdin", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help="periksa pemasangan tanpa layar, lalu selesai")
    commands = parser.add_subparsers(
        dest="command",
        metavar="backup|restore|verify|rebuild|diagnose|encrypt|open-with-recovery|sync|report|erase|centre",
    )
    verifying = commands.add_parser(
        "verify", help="periksa seluruh register: 0 utuh, 1 ada catatan rusak, 3 daftar berbeda"
    )
    verifying.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    verifying.add_argument("--training", action="store_true", default=argparse.SUPPRESS)
    verifying.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    rebuilding = commands.add_parser("rebuild", help="susun ulang daftar dari jurnal (program harus ditutup)")
    rebuilding.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    rebuilding.add_argument("--training", action="store_true", default=argparse.SUPPRESS)
    syncing = commands.add_parser(
        "sync", help="satu kali bertukar dengan pusat, untuk penjadwal: 0 beres, 1 perlu dilihat"
    )
    syncing.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    erasing = commands.add_parser(
        "erase", help="hapus isi satu pengaduan atau konsultasi menurut hukum, oleh dua orang; nomornya tetap"
    )
    erasing.add_argument("number", metavar="NOMOR")
    erasing.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    erasing.add_argument("--training", action="store_true", default=argparse.SUPPRESS)
    diagnosing = commands.add_parser(
        "diagnose", help="tulis zip untuk penolong dari jauh, tanpa nama dan isi pengaduan"
    )
    diagnosing.add_argument("file", metavar="FILE", type=Path)
    diagnosing.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    commands.add_parser("read-file")  # the window's own, spoken to by its pipes
    _add_copies(commands)
    _add_keys(commands)
    _add_report(commands)
    centre_command.add_to(commands)
    parser.set_defaults(beside=False)
    return parser


def _add_copies(commands: Any) -> None:
    making = commands.add_parser("backup", help="salin register, periksa salinannya: 0 utuh, 1 register rusak")
    making.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="bawaan: tempat cadangan dari setelan")
    putting = commands.add_parser("restore", help="pulihkan register dari salinan (program harus ditutup)")
    putting.add_argument("file", metavar="FILE", type=Path)
    putting.add_argument("--incomplete", action="store_true", help="juga dari salinan yang diambil selagi terbuka")
    putting.add_argument("--prepare", action="store_true", help=argparse.SUPPRESS)
    putting.add_argument("--trial", action="store_true", help=argparse.SUPPRESS)
    for one in (making, putting):
        one.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
        one.add_argument("--training", action="store_true", default=argparse.SUPPRESS)
        one.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)


def _add_keys(commands: Any) -> None:
    encrypting = commands.add_parser("encrypt", help="enkripsi register; kertas kunci pemulihan dibuat lebih dahulu")
    encrypting.add_argument("--paper", metavar="FILE", type=Path, help="kertas kunci (bawaan: di folder data)")
    opening = commands.add_parser("open-with-recovery", help="buka register dengan kode kertas kunci pemulihan")
    opening.add_argument("--file", metavar="FILE", type=Path, help="salinan register (bawaan: register di folder data)")
    for one in (encrypting, opening):
        one.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)


def _add_report(commands: Any) -> None:
    one = commands.add_parser("report", help="tulis laporan satu periode: 0 beres, 1 sebagian, 2 tidak")
    periods = "2026-11, 2026-W48, 2026-Q4, 2026-H2, 2026, 2026-11-01..2026-11-20, atau bulan-lalu, triwulan-lalu, …"
    one.add_argument("period", metavar="PERIODE", help=periods)
    for ending, what in (("xlsx", "angka dan daftar"), ("pdf", "laporan, ringkasan, papan"), ("csv", "daftar")):
        one.add_argument(f"--{ending}", metavar="FOLDER", type=Path, help=f"{what} ke folder ini")
    one.add_argument("--counter", metavar="LOKET", default="", help="satu loket (bawaan: semua)")
    one.add_argument("--recorded", action="store_true", help="menurut tanggal dicatat (bawaan: diterima)")
    one.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    one.add_argument("--training", action="store_true", default=argparse.SUPPRESS)


def _with_qt(options: argparse.Namespace, where: Places) -> int:
    gc.disable()  # until the window stands: what a start makes is no garbage, and to look for it took a twelfth of it
    try:
        return _start(options, where)
    finally:
        gc.enable()


def _start(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.startup import desktop_requirements, preload  # noqa: F401

    if options.check:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    lacking = desktop_requirements.lacks(os.environ, display=not options.check)
    if lacking:
        print(lacking, file=sys.stderr)  # noqa: T201
        return 2
    if options.check:
        from frontoffice.app.cli import self_check

        return self_check.run()
    from frontoffice.app.startup import application

    return application.run(where, training=options.training)


if __name__ == "__main__":
    sys.exit(main())
