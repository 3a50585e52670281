"""Masking of identifying data in free text.

Who is hidden now is hidden in what was written before, too, by all names and numbers that stood there ``earlier``.

``mask_text`` is for what leaves the house: every number goes. ``mask_known`` is for screens and the office's own
papers: only what is known of the complainant goes, so that whoever handles the case reads the other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import phone_digits

Earlier = tuple[Complainant, ...]
MASK: Final = "[dirahasiakan]"
_SHORTEST: Final = 3  # letters of a part of a name: shorter ones are words, too
_NOBODY: Final = re.compile(  # words beside names, and instead of one: every sentence has them
    "h|hj|ir|dr|drs|dra|bpk|bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|tuan|nyonya|nona|haji|hajah|hajjah|bin|"
    "binti|pt|cv|ud|tbk|toko|usaha|koperasi|yayasan|perusahaan|kelompok|ketua|kepala|desa|lurah|camat|"
    "direktur|pemilik|kuasa|dan|atau|yang|dari|dengan|untuk|oleh|pada|para|kami|saya|warga|masyarakat|"
    "keluarga|pemohon|pelapor|pengadu|mohon|minta|harap|ingin|mau|tidak|tanpa|nama|identitas|dirahasiakan|"
    "rahasia|rahasiakan|disamarkan|disebut|disebutkan|anonim|seseorang|hamba|allah",
    re.IGNORECASE,
)
_DIGITS: Final = r"\+?\d(?:[\s.()/-]?\d){7,}"  # a telephone number, a NIK, an account: eight digits or more
_EMAIL: Final = r"[^\s@]+@[^\s@]+\.[^\s@]+"
_BETWEEN: Final = r"[\s.()/-]*"  # the digits of a number
_SAME: Final = 5  # digits of a number that is nobody else's
_REMEMBERED: Final = 256  # complainants


def mask_text(text: str, who: Complainant, earlier: Earlier = ()) -> str:
    """``text`` with name, numbers and addresses of a confidential or anonymous ``who`` masked.

    Else as it is.

    A name is found as it was written down, each of its parts as a word, whatever the case. What else may give somebody
    away (a place, an office, a relative) no program knows: a person reads it before it leaves the house.
    """
    if who.identity is Identity.OPEN:
        return text
    everybody = (who, *earlier)
    names, papers = map(_names, everybody), (paper for one in everybody for paper in _papers(one))
    pattern = "|".join(part for part in (_EMAIL, *names, *papers, _DIGITS) if part)
    return _hide(re.compile(pattern, re.IGNORECASE), text)


def mask_known(text: str, who: Complainant, earlier: Earlier = ()) -> str:
    """``text`` with the data of a confidential ``who`` known to the register masked.

    Names, numbers, addresses; else as it is.

    A number is found however its digits are parted, a telephone also with +62 for 0.
    """
    pattern = None if who.identity is Identity.OPEN else _pattern_of_known((who, *earlier))
    return text if pattern is None else _hide(pattern, text)


@lru_cache(_REMEMBERED)
def _pattern_of_known(everybody: Earlier) -> re.Pattern[str] | None:
    parts: list[str] = []
    for who in everybody:
        parts += [re.escape(one) for one in (who.email.strip(), who.attorney_letter.strip()) if one]
        parts += [_names(who), *_numbers(who), *_papers(who)]
    pattern = "|".join(filter(None, parts))
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _numbers(who: Complainant) -> Iterator[str]:
    for digits, before in ((phone_digits(who.phone).removeprefix("0"), r"(?:\+?62|0)?"), (who.nik, "")):
        if len(digits) >= _SAME:
            yield rf"(?<!\d){before}{_BETWEEN if before else ''}{_BETWEEN.join(digits)}(?!\d)"


def _papers(who: Complainant) -> Iterator[str]:
    """Passport, KITAS, NIB: however their signs are parted."""
    for number in (who.identity_no, who.nib):
        if len(number) >= _SAME:
            yield rf"(?<!\w){_BETWEEN.join(map(re.escape, number))}(?!\w)"


def _hide(pattern: re.Pattern[str], text: str) -> str:
    return _ADJOINING.sub(MASK, pattern.sub(MASK, text))


_ADJOINING: Final = re.compile(rf"{re.escape(MASK)}(?:\s+{re.escape(MASK)})+")


def _names(who: Complainant) -> str:
    known = sorted(filter(None, _list_name_parts(who)), key=len, reverse=True)
    return "|".join(rf"\b{re.escape(part)}\b" for part in known)


def _list_name_parts(who: Complainant) -> Iterator[str]:
    for name in (who.name, who.represents, who.contact):
        parts = re.findall(r"[^\W\d_]+", name)
        naming = [part for part in parts if not _NOBODY.fullmatch(part)]
        if naming or not parts:
            yield name.strip()
        yield from (part for part in naming if len(part) >= _SHORTEST)
    yield who.address.strip()
