"""Complainants: person or company, the number by which two complaints are of the same one, what is odd about it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import Complainant, Complaint
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
    """Whether a name begins with the legal form of a company or another body."""
    return _LEGAL_FORM.match(name) is not None


def identity_key(who: Complainant) -> str:
    """Unique identity number of a complainant: NIK, else that of passport or KITAS, else a company's NIB."""
    return who.nik or who.identity_no or who.nib


def is_somebody(who: Complainant) -> bool:
    """Whether the complainant has any identification: a name or a number of an identity."""
    return bool(who.name or who.contact or identity_key(who))


def number_problems(who: Complainant) -> Iterator[Problem]:
    """Warnings about the numbers of a company or a foreigner.

    Either may be written as it stands on the paper.

    NIB: 13 digits (OSS). Passports and KITAS differ by state and year: letters, digits and hyphens are all that is
    known of them.
    """
    if who.nib and not re.fullmatch(rf"[0-9]{{{NIB_DIGITS}}}", who.nib):
        yield Problem("nib", IntakeRefusal.NIB_DIGITS, {"digits": sum(map(str.isdecimal, who.nib))}, warning=True)
    if who.identity_no and not _IDENTITY_NO.fullmatch(who.identity_no):
        yield Problem("identity_no", IntakeRefusal.IDENTITY_NO, warning=True)


MOST_JOINED: Final = 50


def everybody(complaint: Complaint) -> tuple[Complainant, ...]:
    """All complainants on the number, the first one first, each treated as the first one is."""
    first = complaint.intake.complainant
    return (first, *(dataclasses.replace(who, identity=first.identity) for _, who in complaint.joined))


def as_of(complaint: Complaint, joined: UUID | None) -> Complaint:
    """Complaint from the view of one co-complainant, by the entry ``joined``.

    For a paper of their own, under the same number.

    None for the first one, who is hidden in their words as one of before. Of whoever is not among them any more
    nothing is known.
    """
    if joined is None:
        return complaint
    first = complaint.intake.complainant
    who = dict(complaint.joined).get(joined, Complainant())
    own = dataclasses.replace(who, identity=first.identity)
    intake = dataclasses.replace(complaint.intake, complainant=own)
    return dataclasses.replace(complaint, intake=intake, earlier=(*complaint.earlier, first))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Addressee of a letter to one of several complainants on one number.

    Their place (from 1), and what entry joined them.
    """

    place: int = 1
    joined: UUID | None = None


def addressees(complaint: Complaint) -> tuple[Addressee, ...]:
    """Complainants on the number, in their order."""
    others = (Addressee(place, entry) for place, (entry, _) in enumerate(complaint.joined, start=2))
    return (Addressee(), *others)


def as_addressed(complaint: Complaint, to: Addressee | None) -> Complaint:
    """Complaint from the view of the addressee ``to``, as the only complainant; None for all of them."""
    return complaint if to is None else dataclasses.replace(as_of(complaint, to.joined), joined=())


def is_same(one: Complainant, other: Complainant) -> bool:
    """Whether two on one number are the same one: by the number of an identity, else by name and telephone."""
    if identity_key(one) and identity_key(other):
        return identity_key(one) == identity_key(other)
    return (one.name.casefold(), one.phone) == (other.name.casefold(), other.phone)
