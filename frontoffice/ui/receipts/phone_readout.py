"""What is read to a caller: the number spelled for reading aloud, and the text of an SMS.

Both are the office's words to the public, so their Indonesian stands here literally, as on paper.
"""

from __future__ import annotations

import re
from typing import Final

from frontoffice.domain import dates
from frontoffice.domain.complaint import Complaint, Kind
from frontoffice.settings import Office

ONE_SMS: Final = 160
_DIGITS: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SIGNS: Final = {"/": "garis miring", "-": "strip", ".": "titik"}
_KINDS: Final = {Kind.COMPLAINT: "Pengaduan", Kind.SUGGESTION: "Saran", Kind.INPUT: "Masukan"}


def spell(text: str) -> str:
    """``0147/PGD-L1/2026`` as it is read aloud: ``nol satu empat tujuh, garis miring, P-G-D, strip, L, satu, …``."""
    return ", ".join(_spoken(part) for part in re.findall(r"[0-9]+|[A-Za-z]+|[/.-]", text))


def sms(complaint: Complaint, office: Office) -> str:
    """A message for the caller; with the office's own name and telephone it fits one SMS."""
    parts = [f"{_KINDS[complaint.intake.kind]} {complaint.number_text} tercatat.", f"Kode cek {complaint.check_code}."]
    if complaint.intake.kind is Kind.COMPLAINT:
        provisional = " (sementara)" if complaint.due.provisional else ""
        parts.append(f"Ditanggapi paling lambat {dates.in_digits(complaint.due.day)}{provisional}.")
    asked = " ".join(part for part in (office.short_name, office.telephone) if part)
    if asked:
        parts.append(f"Info: {asked}")
    return " ".join(parts)


def _spoken(part: str) -> str:
    if part.isdigit():
        return " ".join(_DIGITS[int(digit)] for digit in part)
    return _SIGNS.get(part) or "-".join(part.upper())
