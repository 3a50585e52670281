"""A child process of the program itself, wherever it was started: the only place that composes its command line.

``python -m`` puts the current folder first on the path of imports, and so does every entry of PYTHONPATH that is not
absolute (an empty one, too): a file that somebody left there would run as the officer, or pass for the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PATH: Final = "PYTHONPATH"


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start the program with these arguments; its answer can be read from ``stdout``, its complaints go nowhere."""
    return subprocess.Popen(  # noqa: S603  (this very program)
        command(*arguments),
        env=environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def command(*arguments: str) -> list[str]:
    """The command line: the frozen program, or the installed one without the current folder.

    On Windows the frozen one that has a console, since the other writes nowhere.
    Not ``-I``: it would not find a program that stands in the user's own site-packages.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-P", "-m", "frontoffice", *arguments]
    with_console = Path(sys.executable).with_name("frontoffice-cli.exe")
    return [str(with_console) if with_console.exists() else sys.executable, *arguments]


def environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Our environment, of whose PYTHONPATH only the absolute folders are left."""
    folders = [folder for folder in ours.get(_PATH, "").split(os.pathsep) if os.path.isabs(folder)]  # noqa: PTH117
    rest = {name: text for name, text in ours.items() if name != _PATH}
    return {**rest, _PATH: os.pathsep.join(folders)} if folders else rest
