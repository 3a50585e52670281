"""Child process of the program itself, for any kind of installation, to be stopped from any thread.

The only place that composes its command line.

``python -m`` puts the current folder first on the path of imports, and so does every entry of PYTHONPATH that is not
absolute (an empty one, too): a file that somebody left there would run as the officer, or pass for the program.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from frontoffice.app.keys import register_key
from frontoffice.register.storage import encryption

_PATH: Final = "PYTHONPATH"
KEYS_COME: Final = "--keys-from-stdin"


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start the program with these arguments; its answer can be read from ``stdout``, its complaints go nowhere.

    It gets the keys that this process holds by its standard input, which nobody else can look into.
    """
    held = register_key.list_keys()
    process = subprocess.Popen(  # noqa: S603  (this very program)
        command(*((KEYS_COME,) if held else ()), *arguments),
        env=environment(os.environ),
        stdin=subprocess.PIPE if held else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError), process.stdin:
            process.stdin.write("".join(f"{key.hex()}\n" for key in held))
        process.stdin = None
    return process


def start_without_keys(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the program for content from outside: without a key, with two pipes alone."""
    return subprocess.Popen(  # noqa: S603  (this very program)
        command(*arguments),
        env=environment(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def take_keys(lines: Iterable[str]) -> None:
    """Hold the keys written by the parent process, one per line."""
    for line in lines:
        with contextlib.suppress(ValueError):
            key = bytes.fromhex(line)
            if len(key) == encryption.KEY_BYTES:
                register_key.hold(key)


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
    """Our environment, with only the absolute folders of PYTHONPATH."""
    folders = [folder for folder in ours.get(_PATH, "").split(os.pathsep) if os.path.isabs(folder)]  # noqa: PTH117
    rest = {name: text for name, text in ours.items() if name != _PATH}
    return {**rest, _PATH: os.pathsep.join(folders)} if folders else rest


class StoppableProcess:
    """One process at a time. ``stop`` ends it from any thread; what is waited for then comes to its end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[Any] | None = None
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing is to run."""
        return self._stopped.is_set()

    def follow(self, process: subprocess.Popen[Any]) -> None:
        """Track a newly started process; it is ended at once where ``stop`` came meanwhile."""
        self._process = process
        if self.is_stopped:
            process.kill()

    def begin(self) -> None:
        """Allow new processes after a stop."""
        self._stopped.clear()

    def stop(self) -> None:
        """End the running process, and allow no other until :meth:`begin`."""
        self._stopped.set()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
