"""The register's key in a real keyring of Linux: GNOME's, on a bus of its own, with the program in processes of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.app.workers import own_process
from frontoffice.register.storage import encryption

pytestmark = [pytest.mark.long, pytest.mark.posix("the Secret Service is a keyring of Linux")]
UNLOCKED = ("--unlock",)  # with an empty password on its input, as a desktop's sign-in gives it the user's
MAKE = """
import sys
from pathlib import Path
from frontoffice.app.keys import new_register, register_key
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
register_key.look_in_keyring()
where = Places(Path(sys.argv[1]))
new_register.begin(where)
open_register(where.register, Desk()).close()
"""
FORGET = """
import sys
from frontoffice.app.keys import register_key
register_key.forget(register_key.find(sys.argv[1]))
"""


class Desktop:
    """A person's session: a bus, and a home in which the keyring keeps what it has between two sign-ins."""

    def __init__(self, home: Path) -> None:
        self.data = home / "data"
        run = home / "run"
        run.mkdir(mode=0o700)
        self.data.mkdir()
        left_out = ("PYTHON_KEYRING_BACKEND", "DISPLAY", "WAYLAND_DISPLAY")  # no window asks for a password
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_DATA_HOME": str(home / "share")}
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
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
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
        subprocess.run([sys.executable, "-c", script, *arguments], env=self.environment, check=True)

    def verifies(self) -> tuple[int, str]:
        """What ``frontoffice verify`` ends with and says."""
        command = own_process.command("--data", str(self.data), "verify")
        ended = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        return ended.returncode, (ended.stdout + ended.stderr).strip()


def test_the_key_of_a_new_register_is_kept_found_at_the_next_sign_in_and_taken_out(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    with desktop.signed_in(*UNLOCKED):
        desktop.runs(MAKE, str(desktop.data))
        assert desktop.verifies() == (0, "utuh: 0 catatan")
    name = encryption.key_name(desktop.data / "register.db")
    assert name, "it is encrypted from its first byte"
    with desktop.signed_in():
        code, said = desktop.verifies()
        assert (code, "tidak dapat diambil dari gantungan kunci" in said) == (2, True), "locked, and nobody to ask"
    with desktop.signed_in(*UNLOCKED):
        assert desktop.verifies() == (0, "utuh: 0 catatan")
        desktop.runs(FORGET, name)
        code, said = desktop.verifies()
        assert (code, "kuncinya tidak ada di komputer ini" in said) == (2, True)
