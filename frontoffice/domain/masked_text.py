"""What somebody wrote about their case, without what says who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from frontoffice.domain.complaint import Complainant, Identity

MASK: Final = "[dirahasiakan]"
_SHORTEST: Final = 3  # letters of a part of a name: shorter ones are words, too
_DIGITS: Final = r"\+?\d(?:[\s.()/-]?\d){7,}"  # a telephone number, a NIK, an account: eight digits or more
_EMAIL: Final = r"[^\s@]+@[^\s@]+\.[^\s@]+"


def masked(text: str, who: Complainant) -> str:
    """``text`` without name, numbers and addresses of who asked for confidence, or is not known; else as it is.

    A name is found as it was written down, each of its parts as a word, whatever the case. What else may give somebody
    away (a place, an office, a relative) no program knows: a person reads it before it leaves the house.
    """
    if who.identity is Identity.OPEN:
        return text
    known = sorted(filter(None, _known(who)), key=len, reverse=True)
    names = "|".join(rf"\b{re.escape(part)}\b" for part in known)
    pattern = "|".join(part for part in (_EMAIL, names, _DIGITS) if part)
    found = re.sub(pattern, MASK, text, flags=re.IGNORECASE)
    return re.sub(rf"{re.escape(MASK)}(?:\s+{re.escape(MASK)})+", MASK, found)


def _known(who: Complainant) -> Iterator[str]:
    for name in (who.name, who.represents):
        yield name.strip()
        yield from (part for part in re.findall(r"[^\W\d_]+", name) if len(part) >= _SHORTEST)
    yield who.address.strip()
