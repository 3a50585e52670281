"""Codes as they are typed from paper."""

from __future__ import annotations

import os
import stat
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from frontoffice.domain import recovery_code


def code_on(paper: Path) -> str:
    """What somebody types from the printed paper, which nobody else can read meanwhile."""
    assert os.name != "posix" or stat.S_IMODE(paper.stat().st_mode) == 0o600
    text = PdfReader(BytesIO(paper.read_bytes())).pages[0].extract_text()
    words = text.replace("\n", " ").split()
    return " ".join(words[words.index(f"{place}.") + 1] for place in range(1, recovery_code.GROUPS + 1))
