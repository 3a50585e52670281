"""A kill that no program can answer, and how the end of a killed one reads, on POSIX and on Windows."""

from __future__ import annotations

import sys
from typing import Final

KILL: Final = 9  # SIGKILL; Windows' os.kill ends a process with it as its code
KILLED: Final = KILL if sys.platform == "win32" else -KILL  # a returncode
