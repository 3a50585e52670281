"""Which pages are meant by ``1-3,5``, as it is typed beside a printer."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6})?)?", re.ASCII)


def parse_pages(typed: str, count: int) -> tuple[int, ...] | None:
    """The pages, counted from 0, each once and in the order typed; all for "", None for what is no page of ``count``.

    ``4-`` goes on to the last page.
    """
    if not typed.strip():
        return tuple(range(count))
    pages: dict[int, None] = {}
    for part in re.split(r"[,;]", typed):
        found = _PART.fullmatch(part.strip())
        if found is None:
            return None
        first = int(found[1])
        last = int(found[2]) if found[2] else count if "-" in part else first
        if not 1 <= first <= last <= count:
            return None
        pages.update(dict.fromkeys(range(first - 1, last)))
    return tuple(pages)
