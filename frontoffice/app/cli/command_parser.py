"""argparse in Indonesian: headings of the help, and what it has against a command line; its own words are English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

_WORDS: Final = (
    (r"^the following arguments are required: (.+)$", r"belum disebut: \1"),
    (r"^unrecognized arguments: (.+)$", r"tidak dikenal: \1"),
    (
        r"^argument \S+\|\S+: invalid choice: (.+?) \(choose from .+\)$",
        r"tidak ada perintah \1",
    ),  # not those for itself
    (r"^argument (.+?): invalid choice: (.+?) \(choose from (.+)\)$", r"\1: tidak ada \2; pilih dari \3"),
    (r"^argument (.+?): expected (?:one|at least one|\d+) arguments?$", r"\1: nilainya belum disebut"),
    (r"^argument (.+?): invalid .*?value: (.+)$", r"\1: \2 tidak terbaca"),
    (r"^argument (.+?): ignored explicit argument (.+)$", r"\1 tidak menerima nilai: \2"),
    (r"^ambiguous option: (.+) could match (.+)$", r"\1 dapat berarti \2"),
    (r"^argument (.+?): (.+)$", r"\1: \2"),
)


class _IndonesianHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = "pemakaian: ",
    ) -> None:
        super().add_usage(usage, actions, groups, prefix)


class CommandParser(argparse.ArgumentParser):
    """Argument parser of the program and its commands, with messages in the user's language."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**{"formatter_class": _IndonesianHelp} | named | {"add_help": False})
        self._positionals.title, self._optionals.title = "argumen", "opsi"
        self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini, lalu selesai")

    def error(self, message: str) -> NoReturn:
        """Print the usage, then the error, and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_indonesian(message)}. Penjelasan: {self.prog} --help\n")


def in_indonesian(message: str) -> str:
    """Translate an argparse error message; what it has no words for here stays as it is."""
    for pattern, words in _WORDS:
        if re.search(pattern, message):
            return re.sub(pattern, words, message)
    return message
