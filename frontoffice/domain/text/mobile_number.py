"""Mobile telephone numbers as networks and WhatsApp take them, from what an officer typed."""

from __future__ import annotations

import re
from typing import Final

_TYPED: Final = re.compile(r"[0-9+()./ \-]+")
_INTERNATIONAL: Final = re.compile(r"[1-9][0-9]{7,14}")  # E.164: at most 15 digits, the country's code first
_MOBILE: Final = re.compile(r"628[0-9]{7,11}")
_COUNTRY: Final = "62"


def mobile_number(phone: str) -> str:
    """A telephone number with its country's code and nothing before it, "" where no message can reach it.

    Indonesian ones are mobile, with 0, 62 or neither in front; of other countries only what was typed with + or 00.
    """
    if not _TYPED.fullmatch(phone):
        return ""
    abroad = phone.strip().startswith("+")
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("00"):
        abroad, digits = True, digits[2:]
    if abroad and not digits.startswith(_COUNTRY):
        return digits if _INTERNATIONAL.fullmatch(digits) else ""
    digits = _COUNTRY + digits.removeprefix(_COUNTRY).removeprefix("0")
    return digits if _MOBILE.fullmatch(digits) else ""
