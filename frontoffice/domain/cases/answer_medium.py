"""Medium of the answer to a complainant, and need of a printed resi.

A rule by channel over what is recorded.

The procedure has every complainant given a resi (point 5b). Where nobody stands at the counter and no envelope goes
out, number and check code reach them in the words of the channel instead, and a paper would lie there for nobody.
"""

from __future__ import annotations

import functools
import re
from enum import StrEnum
from typing import Final

from frontoffice.domain.complaint import Complaint


class Medium(StrEnum):
    """How words reach a complainant."""

    COUNTER = "counter"
    CALL = "call"
    SMS = "sms"
    CHAT = "chat"
    EMAIL = "email"
    WEBSITE = "website"
    LAPOR = "lapor"
    LETTER = "letter"
    FAX = "fax"
    BOX = "box"
    OTHER = "other"


_OF_CODE: Final = {
    "counter": Medium.COUNTER,
    "telephone": Medium.CALL,
    "letter": Medium.LETTER,
    "post": Medium.LETTER,
    "fax": Medium.FAX,
    "box": Medium.BOX,
    "email": Medium.EMAIL,
    "website": Medium.WEBSITE,
    "sms": Medium.SMS,
    "sp4n": Medium.LAPOR,
    "other": Medium.OTHER,
}
_OF_WORD: Final = (  # of what the office itself calls a channel or a way, the first that is found
    (r"whats ?app|\bwa\b|telegram|messenger|instagram|facebook|\bchat\b", Medium.CHAT),
    (r"\bsms\b", Medium.SMS),
    (r"e-?mail|surel", Medium.EMAIL),
    (r"lapor\b|sp4n", Medium.LAPOR),
    (r"tele[pf]|telp|phone|\bcall\b", Medium.CALL),
    (r"\bfaks|\bfax", Medium.FAX),
    (r"website|\bsitus\b|\blaman\b", Medium.WEBSITE),
    (r"kotak", Medium.BOX),
    (r"surat|letter|\bpos\b", Medium.LETTER),
    (r"loket|counter|\bdatang\b", Medium.COUNTER),
)
# A letter and a fax are answered on paper: it is handed over, goes into the envelope, or through the machine.
_PAPERLESS: Final = frozenset(
    {Medium.CALL, Medium.SMS, Medium.CHAT, Medium.EMAIL, Medium.WEBSITE, Medium.LAPOR, Medium.BOX}
)


def medium_of(code: str, name: str = "") -> Medium:
    """The medium of a channel, by its code; of the office's own, or of a typed way, by its name."""
    known = _OF_CODE.get(code)
    if known is not None:
        return known
    words = f"{name} {code}".casefold()
    return next((medium for pattern, medium in _OF_WORD if re.search(pattern, words)), Medium.OTHER)


@functools.lru_cache(maxsize=256)  # a page of some thousand lines asks this of a dozen channels
def takes_paper(code: str, name: str) -> bool:
    """Whether a resi is printed unasked for complainants of this channel; an unknown channel gets one."""
    return medium_of(code, name) not in _PAPERLESS


def reply_medium(complaint: Complaint) -> Medium | None:
    """How the complainant gets to know the number; None where they stand at the counter, or left no way to be reached.

    Who wrote by a way that nobody writes back on is answered where they said they can be.
    """
    medium, who = medium_of(complaint.intake.channel, complaint.channel_name), complaint.intake.complainant
    if medium is Medium.COUNTER:
        return None
    if medium not in (Medium.WEBSITE, Medium.BOX, Medium.OTHER):
        return medium
    reached = Medium.EMAIL if who.email else Medium.SMS if who.phone else None
    return reached or (None if medium is Medium.BOX else medium)
