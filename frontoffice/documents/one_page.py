"""What hangs on a wall or is handed out is one page: a little too long, it is made smaller while it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from frontoffice.documents.a4_sheet import A_FEW_LINES, AROUND, MARGIN

_SMALLEST: Final = 0.7  # of its size
_SURE: Final = 3.0  # points between what is measured and what a page takes


def fitted(story: Iterable[Any]) -> list[Any]:
    """Parts of an upright sheet, without places to sign, for one page; as they are where they fit, or never could."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import KeepInFrame

    parts = list(story)
    width, height = A4[0] - 2 * MARGIN, A4[1] - AROUND - _SURE
    whole: Any = KeepInFrame(width, height, parts)
    _, high = whole.wrapOn(None, width, height)
    scale = getattr(whole, "_scale", 1.0)
    has_room = scale == 1 and high < height - A_FEW_LINES  # else a heading might be sent to another page
    return parts if has_room or scale * _SMALLEST > 1 else [whole]
