"""The command line: the window by default; ``verify`` checks the register, ``centre`` keeps the central database."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from frontoffice import __version__, places
from frontoffice.app.cli import command_line
from frontoffice.app.startup import private_files
from frontoffice.places import Places


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0, or what the command says; 2 when it cannot be done at all."""
    command_line.take_any_letter()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = command_line.read(given)
    except SystemExit:
        command_line.say_where_commands_are("--help")
        raise
    if command_line.needs_console(options):
        return command_line.say_where_commands_are(options.command)
    private_files.make_private()
    is_ours = options.command in _SPOKEN_TO  # by a process of this version, which ends this one
    code = _hand_over(options, given) if getattr(sys, "frozen", False) and not is_ours else None
    if code is not None:
        return code
    if options.version:
        from frontoffice import build_stamp

        print(build_stamp.version_line())  # noqa: T201  (the answer that was asked for)
        return 0
    if options.command:
        return _do(options) if arguments is not None else _do_or_fail(options)
    return _start(options, _places(options))


def _do_or_fail(options: argparse.Namespace) -> int:
    """Do a command; of a bug say where: its text may hold a name, and Python's 1 is here what is not whole."""
    try:
        return _do(options)
    except Exception as error:  # noqa: BLE001  (nobody above could do something about it)
        from frontoffice.app.startup.log_file import describe_without_data

        what = describe_without_data(type(error), error.__traceback__)
        print(f"frontoffice: kesalahan program; sampaikan baris ini kepada pembuatnya: {what}", file=sys.stderr)  # noqa: T201
        return _NOT_DONE


def _do(options: argparse.Namespace) -> int:
    """Do a command; 130 and 141, as a shell has them, where it was broken off or nobody reads what it says."""
    try:
        without_keys = _WITHOUT_KEYS.get(options.command)
        code = without_keys(options) if without_keys else _run_command(options, _places(options))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # who read it had enough, as of "| head -1"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD
    except KeyboardInterrupt:
        print("\nfrontoffice: dihentikan (Ctrl+C)", file=sys.stderr)  # noqa: T201
        return _BROKEN_OFF
    except EOFError:
        print("\nfrontoffice: tidak ada yang menjawab; jalankan di terminal", file=sys.stderr)  # noqa: T201
        return _NOT_DONE
    return code


def _run_command(options: argparse.Namespace, where: Places) -> int:
    if not _is_reached(where):
        return _NOT_DONE
    _use_keys(options, where)
    return _COMMANDS[options.command](options, where) if _is_open(options, where) else _NOT_DONE


def _is_reached(where: Places) -> bool:
    """Whether this user may look into the data folder at all; where not, it is said. There need be nothing in it."""
    try:
        where.register.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True  # whoever looks for a register says so
    except OSError as error:
        from frontoffice.app.cli import file_words

        print(f"frontoffice: folder data {where.folder} tidak dapat dibuka: {file_words.why(error)}", file=sys.stderr)  # noqa: T201
        return False
    return True


def _use_keys(options: argparse.Namespace, where: Places) -> None:
    """Load keys and the centre's secret from their stores, or from the parent process on standard input."""
    from frontoffice.app.keys import authentication_keys, register_key
    from frontoffice.sync import secret_file

    register_key.use_keyring()
    authentication_keys.use_keyring()
    secret_file.set_data_folder(where)
    if options.keys_from_stdin:
        from frontoffice.app.workers import own_process

        own_process.take_keys(sys.stdin)


def _hand_over(options: argparse.Namespace, given: Sequence[str]) -> int | None:
    from frontoffice.updating import installed_versions

    has_window = not (options.command or options.check or options.version)
    return installed_versions.hand_over(__version__, given, has_window=has_window)


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


def _prove(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import prove_command

    return prove_command.run(where, options.number, options.folder)


def _timestamp(options: argparse.Namespace, where: Places) -> int:
    from frontoffice.app.cli import timestamp_command

    if options.verb == "ask":
        return timestamp_command.ask(where, options.file)
    if options.verb == "keep":
        return timestamp_command.keep(where, options.file, options.root)
    return timestamp_command.fetch(where, options.address, options.root, every=options.all)


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
        return backup_command.run_backup(where, options.folder, beside=options.beside, marker=options.place)
    if options.trial:
        return backup_command.run_trial(where, options.file)
    if options.prepare:
        return backup_command.run_prepare(where, options.file, incomplete=options.incomplete)
    return backup_command.run_restore(where, options.file, incomplete=options.incomplete)


def _centre(options: argparse.Namespace) -> int:
    from frontoffice.app.cli import centre_command

    return centre_command.run(options)


def _read_file(_options: argparse.Namespace) -> int:
    from frontoffice.attaching import child  # reads what a stranger made

    return child.run()


def _fold(_options: argparse.Namespace) -> int:
    from frontoffice.register.replication import folding

    return folding.serve(sys.stdin.buffer, sys.stdout.buffer)


_SPOKEN_TO: Final = frozenset({"fold", "read-file"})
_NOT_DONE: Final = 2
_BROKEN_OFF: Final = 130
_UNREAD: Final = 141
_WITHOUT_KEYS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "centre": _centre,
    "fold": _fold,
    "read-file": _read_file,
}
_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace, Places], int]]] = {
    "backup": _copies,
    "diagnose": _diagnose,
    "encrypt": _key,
    "erase": _erase,
    "open-with-recovery": _key,
    "prove": _prove,
    "rebuild": _maintenance,
    "report": _report,
    "restore": _copies,
    "sync": _sync,
    "verify": _maintenance,
    "timestamp": _timestamp,
}


def _places(options: argparse.Namespace) -> Places:
    """Data folder from the command line; training is beside it, never in it."""
    where = places.default()
    if options.data:
        where = Places(options.data.resolve(), where.mark_folder)
    return where.training if options.training else where


def _start(options: argparse.Namespace, where: Places) -> int:
    _use_keys(options, where)
    from frontoffice.app.startup import desktop_requirements

    if options.check:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    lacking = desktop_requirements.missing_requirement(os.environ, display=not options.check)
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
