"""A slip of a block."""

from __future__ import annotations

from datetime import date

from frontoffice.domain.numbering import DEFAULT_FORMAT, Number
from frontoffice.domain.slips import Slip, SlipBlock

BLOCK = SlipBlock("L1", 2026, 51, 54, DEFAULT_FORMAT, date(2026, 11, 24), "Siti", date(2026, 11, 24))


def slip(no: int) -> Slip:
    return Slip(BLOCK, Number("L1", 2026, no), BLOCK.text(no))
