"""A command of the program in a process of its own, with a keyring that is a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_OFFICE = """
import sys
from pathlib import Path
import keyring
from tests.support.keyrings import FileKeyring
keyring.set_keyring(FileKeyring(Path(sys.argv[1])))
from frontoffice.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def run_command(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Exit code and output of a command, whose keyring is the file ``keyring`` in a folder."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _OFFICE, str(folder / "keyring"), *arguments],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout or done.stderr
