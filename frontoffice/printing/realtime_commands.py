"""Real-time commands: printers obey them the moment they come in, even inside an image, so no job may hold one.

One of them clears the printer's buffers; the receipt then lacks a piece, and the printer reports that it is done all
the same.
"""

from __future__ import annotations

import re
from typing import Final

_COMMAND: Final = re.compile(rb"\x10[\x04\x05\x14]")  # DLE EOT, DLE ENQ, DLE DC4


def is_harmless(data: bytes) -> bool:
    """Whether no real-time command stands in ``data``."""
    return _COMMAND.search(data) is None


def harmless(image: bytes) -> bytes:
    """The dots of ``image`` with one dot more wherever they would be a command: 04, 05, 14 become 06, 07, 16."""
    return _COMMAND.sub(lambda found: bytes([0x10, found[0][1] | 0x02]), image)
