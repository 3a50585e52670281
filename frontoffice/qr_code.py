"""QR code of a text, the same on the printed receipt, its PDF and the preview."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

DOTS_TO_MM: Final = 8  # of receipt printers, 203 to the inch; others have fewer, and their codes are larger
_LEAST_MM: Final = 25  # read by the camera of any telephone, also where the paper is crumpled
_MASK: Final = 3  # any of the eight masks can be read; trying them all out takes eight times as long


def dots(code: Sequence[object]) -> int:
    """Number of printer dots per QR module, equal on every paper, for a code at least 25 mm wide."""
    return -(-_LEAST_MM * DOTS_TO_MM // len(code))


@functools.lru_cache(maxsize=16)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, level M, row by row, True for black; without its white border (4)."""
    import qrcode  # not needed at every start

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=_MASK)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
