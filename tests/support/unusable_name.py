"""A file name that no disk takes."""

from __future__ import annotations

import os
from typing import Final

UNUSABLE: Final = "a?b" if os.name == "nt" else "n" * 300  # of one so long Windows says that it is not there
