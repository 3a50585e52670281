"""A person's session on a Linux desktop: a bus of its own, and GNOME's keyring on it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from frontoffice.app.workers import own_process
from frontoffice.os_keyring import BUS

UNLOCKED = ("--unlock",)  # with an empty password on its input, as a desktop's sign-in gives it the user's


class Desktop:
    """A person's session: a bus, and a home in which the keyring keeps what it has between two sign-ins."""

    def __init__(self, home: Path) -> None:
        self.data = home / "data"
        run = home / "run"
        run.mkdir(mode=0o700)
        self.data.mkdir()
        # No window asks for a password; bytecode is written, as where the program is installed.
        left_out = ("PYTHON_KEYRING_BACKEND", BUS, "DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
        own = {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_DATA_HOME": str(home / "share"),
        }
        self.environment = {name: text for name, text in os.environ.items() if name not in left_out} | own

    @contextlib.contextmanager
    def signed_in(self, *how: str) -> Iterator[None]:
        """A bus, and a keyring on it that was started so."""
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],  # noqa: S607
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with bus:
            assert bus.stdout is not None
            self.environment[BUS] = bus.stdout.readline().strip()
            keyring = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--components=secrets", *how],  # noqa: S607
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with keyring:
                assert keyring.stdin is not None
                assert keyring.stdout is not None
                if how:
                    keyring.stdin.write(b"\n")
                keyring.stdin.close()
                keyring.stdout.readline()  # it says where it is when it is there
                try:
                    yield
                finally:
                    keyring.terminate()
                    bus.terminate()

    def runs(self, script: str, *arguments: str) -> None:
        """A process that uses the program."""
        self.says(script, *arguments)

    def says(self, script: str, *arguments: str) -> str:
        """What such a process prints."""
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout.strip()

    def verifies(self) -> tuple[int, str]:
        """What ``frontoffice verify`` ends with and says."""
        command = own_process.command("--data", str(self.data), "verify")
        ended = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        return ended.returncode, (ended.stdout + ended.stderr).strip()
