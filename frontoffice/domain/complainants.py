"""Complainants: person or company, the number by which two complaints are of the same one, what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import Complainant
from frontoffice.errors import Problem

COMPANY: Final = "company"
PASSPORT: Final = "passport"
KITAS: Final = "kitas"
IDENTITY_KINDS: Final = (PASSPORT, KITAS)
NIB_DIGITS: Final = 13
_IDENTITY_NO: Final = re.compile(r"[A-Z0-9-]{5,20}")
_LEGAL_FORM: Final = re.compile(
    r"\W*(?:PT|CV|UD|PD|Firma|Koperasi|Yayasan|Perum|Perumda|Perseroda|Perkumpulan|BUMDes)\b\.?\s*\S", re.IGNORECASE
)


def is_company(who: Complainant) -> bool:
    """Whether it is a company or another body: as it was chosen, or as its name begins (*PT*, *CV*, *Yayasan*)."""
    return who.party == COMPANY or has_legal_form(who.name)


def has_legal_form(name: str) -> bool:
    """Whether a name begins as that of a company or another body does."""
    return _LEGAL_FORM.match(name) is not None


def identity_key(who: Complainant) -> str:
    """The number of which nobody else has the same: NIK, else that of passport or KITAS, else a company's NIB."""
    return who.nik or who.identity_no or who.nib


def is_somebody(who: Complainant) -> bool:
    """Whether anything says who it is: a name or a number of an identity."""
    return bool(who.name or who.contact or identity_key(who))


def number_problems(who: Complainant) -> Iterator[Problem]:
    """What is odd about the numbers of a company and of a foreigner; either may be written as it stands on the paper.

    NIB: 13 digits (OSS). Passports and KITAS differ by state and year: letters, digits and hyphens are all that is
    known of them.
    """
    if who.nib and not re.fullmatch(rf"[0-9]{{{NIB_DIGITS}}}", who.nib):
        yield Problem("nib", IntakeRefusal.NIB_DIGITS, {"digits": sum(map(str.isdecimal, who.nib))}, warning=True)
    if who.identity_no and not _IDENTITY_NO.fullmatch(who.identity_no):
        yield Problem("identity_no", IntakeRefusal.IDENTITY_NO, warning=True)
