"""Commands given to the program of Windows that has a window and no console: nobody would read what they say.

``frontoffice-cli`` stands beside it and has a console. What a scheduler reads by its exit code alone runs here, too.
"""

from __future__ import annotations

import argparse
import io
import sys
from typing import Final

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


def is_unheard(options: argparse.Namespace) -> bool:
    """Whether a command was given that asks or answers in words, and there is nowhere to write them."""
    return sys.stdout is None and options.command is not None and options.command not in _SILENT


def sentence(command: str) -> str:
    """Where that command is to be given (Indonesian)."""
    return _SENTENCE.format(command=command)


def say_where_commands_are(command: str) -> int:
    """Show it in a box of Windows' own where there is no console; returns the exit code for what was not done."""
    if sys.stdout is None and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence(command), _TITLE, _ICON_INFORMATION)
    return NOT_DONE
