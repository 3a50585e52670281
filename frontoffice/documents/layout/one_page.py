"""What hangs on a wall or is handed out is one page: a little too long, it is made smaller while it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from frontoffice.documents.layout.a4_sheet import A_FEW_LINES, AROUND, MARGIN, narrowing, scale_tables
from frontoffice.paper_layout import PaperLayout

_SMALLEST: Final = 0.7  # of its size
_SURE: Final = 3.0  # points between what is measured and what a page takes


def fit_page(story: Iterable[Any], layout: PaperLayout | None = None) -> list[Any]:
    """Parts of an upright sheet, without places to sign, for one page; as they are where they fit, or never could."""
    scale = narrowing(layout or PaperLayout())
    parts = list(story)
    scale_tables(parts, scale)
    if (whole := _whole(parts, scale)) is not None:
        return [whole]
    scale_tables(parts, 1 / scale)  # the sheet will
    return parts


def _whole(parts: list[Any], narrow: float) -> Any:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import KeepInFrame

    width, height = (A4[0] - 2 * MARGIN) * narrow, A4[1] - AROUND - _SURE
    whole: Any = KeepInFrame(width, height, parts)
    _, high = whole.wrapOn(None, width, height)
    scale = getattr(whole, "_scale", 1.0)
    has_room = scale == 1 and high < height - A_FEW_LINES  # else a heading might be sent to another page
    return None if has_room or scale * _SMALLEST > 1 else whole
