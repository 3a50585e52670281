"""Parser for the copied output of ``frontoffice centre enrol``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Five groups of five of the letters that ``enrolling`` draws from (without i, l, o and u).
_SECRET: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{5}(?:-[0-9a-hjkmnp-tv-z]{5}){4}")
_ROLE: Final = re.compile(r"fo_[a-z0-9_]+")
_KEY: Final = re.compile(r"[0-9A-Za-z+/]{43}=")  # 32 bytes in base64
_ADDRESS: Final = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._\-]+)(?::\d{1,5})?/[A-Za-z0-9_\-]+")


@dataclass(frozen=True, slots=True)
class EnrolmentParts:
    """Parts found in an enrolment text, "" for missing ones; ``office_key`` is a public key in base64."""

    address: str = ""
    role: str = ""
    secret: str = ""
    office_key: str = ""

    def __repr__(self) -> str:
        return "EnrolmentParts(…)"


def read(text: str) -> EnrolmentParts:
    """Find the parts in ``text``, in any order; everything else is passed over."""
    found = {"address": "", "role": "", "secret": "", "office_key": ""}
    patterns = (("secret", _SECRET), ("role", _ROLE), ("office_key", _KEY), ("address", _ADDRESS))
    for word in re.split(r"[\s,;|\"'<>]+", text):
        for part, pattern in patterns:
            if not found[part] and pattern.fullmatch(word):
                found[part] = word
                break
    return EnrolmentParts(**found)
