"""Parse what ``frontoffice centre enrol`` printed, however it was copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Five groups of five of the letters that ``enrolling`` draws from (without i, l, o and u).
_SECRET: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{5}(?:-[0-9a-hjkmnp-tv-z]{5}){4}")
_ROLE: Final = re.compile(r"fo_[a-z0-9_]+")
_ADDRESS: Final = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._\-]+)(?::\d{1,5})?/[A-Za-z0-9_\-]+")


@dataclass(frozen=True, slots=True)
class EnrolmentParts:
    """The parts that were found, "" for what was not among them."""

    address: str = ""
    role: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return "EnrolmentParts(…)"


def read(text: str) -> EnrolmentParts:
    """The address, name and secret that stand in ``text``, in any order; everything else is passed over."""
    found = {"address": "", "role": "", "secret": ""}
    for word in re.split(r"[\s,;|\"'<>]+", text):
        for part, pattern in (("secret", _SECRET), ("role", _ROLE), ("address", _ADDRESS)):
            if not found[part] and pattern.fullmatch(word):
                found[part] = word
                break
    return EnrolmentParts(**found)
