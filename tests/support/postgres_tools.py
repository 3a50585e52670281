"""The tools of PostgreSQL, called at the server of the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.centre_server import CentreServer


def run(server: CentreServer, *command: str, statements: str = "") -> str:
    """What one of PostgreSQL's tools says, called as the server's superuser."""
    name, *rest = command
    called: list[str | Path] = [server.binaries / name, "-h", server.folder, "-p", str(server.port), "-U", "postgres"]
    done = subprocess.run(
        [*called, *rest], input=statements, check=True, capture_output=True, text=True, cwd=server.folder, **server._as
    )
    said: str = done.stdout
    return said
