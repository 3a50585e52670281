"""A link that opens WhatsApp at the complainant's number with a ready text in it, by wa.me.

Nothing is sent by it: the officer sees the text there, sends it, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from frontoffice.domain.text.mobile_number import mobile_number

LONGEST: Final = 2000  # what a desktop opens as a link: Windows takes 2,083 letters


@dataclass(frozen=True, slots=True)
class ChatLink:
    """The link; without ``has_text`` the text was too long for one and has to be pasted in."""

    url: str
    has_text: bool


def chat_link(phone: str, text: str) -> ChatLink | None:
    """The link to who has ``phone``, as an officer typed it, with ``text``; None where that is no mobile number."""
    number = mobile_number(phone)
    if not number:
        return None
    address = f"https://wa.me/{number}"
    whole = f"{address}?text={quote(text, safe='')}"
    return ChatLink(whole, has_text=True) if len(whole) <= LONGEST else ChatLink(address, has_text=False)
