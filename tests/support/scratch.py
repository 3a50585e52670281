"""Where the tests put down what nobody keeps: their folders in memory, compiled modules where each finds them again.

Compiled modules are kept once this is imported; both hold for every program that a test starts, too.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  (Linux's folder in memory; pytest makes folders of its own in it)
ROOM = 2 << 30  # bytes; a container may give it 64 MB

if sys.dont_write_bytecode:
    # Containers like to say so; then each worker compiles all the tests, and each start of the program the program.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[2] / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


def lie_in_memory() -> None:
    """Make temporary files in memory, where there is room and ``TMPDIR`` names no other place.

    Registers and databases are files as ever; waiting for a disk proves nothing (``power_cut`` has a disk that lies).
    """
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
