"""WhatsApp link (wa.me) to the complainant's number with a ready text.

Nothing is sent by it: the officer sees the text there, sends it, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

# --- Mobile telephone numbers as networks and WhatsApp take them, from what an officer typed ---

_TYPED: Final = re.compile(r"[0-9+()./ \-]+")
_INTERNATIONAL: Final = re.compile(r"[1-9][0-9]{7,14}")  # E.164: at most 15 digits, the country's code first
_MOBILE: Final = re.compile(r"628[0-9]{7,11}")
_COUNTRY: Final = "62"


def mobile_number(phone: str) -> str:
    """Telephone number with country code and without prefix, "" for a number unfit for messages.

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


# --- chat link ---

LONGEST: Final = 2000  # what a desktop opens as a link: Windows takes 2,083 letters


@dataclass(frozen=True, slots=True)
class ChatLink:
    """The link; without ``has_text`` the text was too long for one and has to be pasted in."""

    url: str
    has_text: bool


def chat_link(phone: str, text: str) -> ChatLink | None:
    """WhatsApp link to ``phone``, as typed by an officer, with ``text``; None where that is no mobile number."""
    number = mobile_number(phone)
    if not number:
        return None
    address = f"https://wa.me/{number}"
    whole = f"{address}?text={quote(text, safe='')}"
    return ChatLink(whole, has_text=True) if len(whole) <= LONGEST else ChatLink(address, has_text=False)
