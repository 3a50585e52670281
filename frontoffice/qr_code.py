"""QR code of a text, the same on the printed receipt, its PDF and the preview."""

from __future__ import annotations

import functools
from typing import Final

_MASK: Final = 3  # any of the eight masks can be read; trying them all out takes eight times as long


@functools.lru_cache(maxsize=16)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, level M, row by row, True for black; without the white border that it needs (4)."""
    import qrcode  # not needed at every start

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=_MASK)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
