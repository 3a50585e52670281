"""What somebody does who is not root."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65_534


@contextmanager
def as_an_ordinary_user() -> Iterator[Path]:
    """A folder of somebody who is not root, for whom permissions count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if sys.platform == "win32" or os.getuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield folder
        finally:
            os.setresuid(0, 0, 0)
