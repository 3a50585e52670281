"""Register numbers: how they read, and which comes next.

One series per counter and calendar year; a number is given once, in the transaction that records the
complaint, and never again (procedure, point 5b; ``0147/PGD-L1/2026`` is the office's default form).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from frontoffice.domain.calendar.dates import ROMAN_MONTHS, local_date
from frontoffice.domain.codes import NumberRefusal
from frontoffice.errors import Problem, Refused

# --- The codes that stand on a resi beside its number: the check code, and the place of the recording entry ---


def check_code(entry_id: UUID) -> str:
    """Check code of six letters and digits for finding the complaint together with its number.

    The number alone is easy to guess.

    Made from the identity of the recording entry, which no fork repair or renumbering changes.
    """
    bits = int.from_bytes(hashlib.sha256(b"check1" + entry_id.bytes).digest()[:4], "big") >> 2
    return "".join([_CHECK_LETTERS[bits >> shift & 31] for shift in (25, 20, 15, 10, 5, 0)])


def place_code(seq: int, digest: bytes) -> str:
    """Place of an entry in its chain, and the first 16 digits of its hash.

    ``148/9f3a72c14d00e1b2``.

    The hash covers what the entry says and every entry before it, so that whoever has it on paper can have it proven.
    """
    return f"{seq}/{digest[:_PLACE_BYTES].hex()}"


_PLACE_BYTES: Final = 8
_CHECK_LETTERS: Final = "ABCDEFGH8JKLMN9PQRSTUVWXYZ234567"  # base 32, without the I and O that are read as 1 and 0


# --- numbering ---

DEFAULT_FORMAT: Final = "{no:4}/PGD-{counter}/{year}"
_TOKEN: Final = re.compile(r"\{(no|counter|year|month)(?::(\d))?\}")


@dataclass(frozen=True, slots=True)
class Number:
    """The ``no``-th entry of ``series`` (the counter's code) in ``year`` (calendar year of the office's zone)."""

    series: str
    year: int
    no: int


def next_no(last: int | None) -> int:
    """The number after ``last``; the first of a series and year is 1."""
    return (last or 0) + 1


MOST_LEAP: Final = 10_000
"""How far a series may go on above what it has, when a person or a mark says that numbers in between are on paper.

A counter that gives forty numbers on each working day gives 10,000 in a year, and no copy that is put back is older.
What leaps further was mistyped, or written to use a series up.
"""
REACH: Final = 2 * MOST_LEAP  # of a number that was given: also behind a leap that counts no more
LAST: Final = 999_999_999  # nine digits: no resi and no form has room for more


def next_in(series: str, year: int, last: int) -> Number:
    """The number after ``last``. Raises Refused: ``series_exhausted`` (facts ``series``, ``year``, ``next``)."""
    if last >= LAST:
        facts = {"series": series, "year": year, "next": next_series(series)}
        raise Refused(Problem("", NumberRefusal.SERIES_EXHAUSTED, facts))
    return Number(series, year, next_no(last))


def next_series(series: str) -> str:
    """Continue a used-up series under a new code: ``L1`` as ``L1B``, ``L1B`` as ``L1C``."""
    stem, letter = (series[:-1], series[-1]) if re.search(r"[0-9][A-Y]$", series) else (series, "A")
    return f"{stem}{chr(ord(letter) + 1)}"[-LONGEST_CODE:]


LONGEST_CODE: Final = 8


def leap_steps(known: int, last: int) -> Iterator[tuple[int, int]]:
    """Steps of a series from one number to another, each no longer than :data:`MOST_LEAP`."""
    while known < last:
        step = min(last, known + MOST_LEAP)
        yield known, step
        known = step


def write(number: Number, pattern: str, month: int) -> str:
    """The number as it stands on paper; ``month`` (1-12, of recording) serves formats with a Roman month."""

    def part(match: re.Match[str]) -> str:
        name, width = match.groups()
        if name == "no":
            return str(number.no).zfill(int(width or 1))
        return {"counter": number.series, "year": str(number.year), "month": ROMAN_MONTHS[month - 1]}[name]

    return _TOKEN.sub(part, pattern)


_BACK: Final = timedelta(days=1)
_PAUSE: Final = timedelta(days=60)


def is_clock_expected(now: datetime, last: datetime, elsewhere: datetime | None, zone: str) -> bool:
    """Whether ``now`` may follow the moment of the ``last`` number without anybody being asked (all times UTC).

    Not when it lies more than a day before it, nor in another year of the office's ``zone`` after more than 60 days,
    unless another desk wrote (``elsewhere``: its latest entry) within the 60 days before. A number of a wrong year
    cannot be taken off the paper, and the right year would begin with a hole.

    30 December, then 2 January: expected. 24 November 2026, then 25 November 2027: not. 30 December 2026, then
    28 December 2026: not. 24 November, then 15 February, while another desk wrote on 14 February: expected.
    """
    if now < last - _BACK:
        return False
    if now - last <= _PAUSE or local_date(now, zone).year == local_date(last, zone).year:
        return True
    return elsewhere is not None and timedelta(0) <= now - elsewhere <= _PAUSE


_MADE_IN: Final = 2026  # this program: no clock of an earlier year is right
_FRESH: Final = 10  # years in which a desk may begin with it


def is_first_clock_expected(now: datetime, zone: str) -> bool:
    """Whether the first number of a desk may be of the moment ``now`` (UTC) without anybody being asked.

    1 January 1970, where a battery ran out: not. 24 November 2026: expected. 2040: not.
    """
    return _MADE_IN <= local_date(now, zone).year <= _MADE_IN + _FRESH


SUFFIXES: Final = ("bis", "ter", "quater", "quinquies", "sexies")


def add_suffix(text: str, no: int, suffix: str) -> str:
    """Add a suffix to a duplicate number on paper: ``0147bis/PGD-L1/2026``."""
    return re.sub(rf"(?<!\d)(0*{no})(?!\d)", lambda found: found[1] + suffix, text, count=1)


def check_format(pattern: str) -> None:
    """Raise Refused unless every number written with ``pattern`` would be unlike every other one."""
    names = {match.group(1) for match in _TOKEN.finditer(pattern)}
    rest = _TOKEN.sub("", pattern)
    if not {"no", "counter", "year"} <= names or "{" in rest or "}" in rest:
        raise Refused(Problem("number_format", NumberRefusal.NUMBER_FORMAT_INCOMPLETE))
    # without a sign between them, 1 and 11 of L and L1 could run together into the same text
    if re.search(r"[^0-9A-Za-z./-]", rest) or re.search(r"\}[0-9A-Za-z]*\{", pattern):
        raise Refused(Problem("number_format", NumberRefusal.NUMBER_FORMAT_LETTERS))


PAPERS: Final = "surat"  # the series of an office's papers is this and the counter's code; no counter is called so


def check_paper_format(pattern: str) -> None:
    """Raise Refused unless the serial number can be read back from a paper's number; "" is for papers without one."""
    names = [match.group(1) for match in _TOKEN.finditer(pattern)]
    rest = _TOKEN.sub("", pattern)
    if pattern and (names.count("no") != 1 or "year" not in names or "{" in rest or "}" in rest):
        raise Refused(Problem("paper_format", NumberRefusal.PAPER_FORMAT_INCOMPLETE))
    if re.search(r"[^0-9A-Za-z./ -]", rest) or re.search(r"[0-9A-Za-z}]\{no|\{no(:\d)?\}[0-9A-Za-z{]", pattern):
        raise Refused(Problem("paper_format", NumberRefusal.PAPER_FORMAT_LETTERS))


def read_paper_no(text: str, pattern: str, counter: str, year: int) -> int | None:
    """Serial number in ``text``, None if not in the form of ``pattern`` for this counter and year."""
    known = {"no": r"0*(?P<no>[1-9][0-9]{0,8})", "counter": re.escape(counter), "year": str(year), "month": "[IVX]+"}
    parts, at = [], 0
    for match in _TOKEN.finditer(pattern):
        parts += [re.escape(pattern[at : match.start()]), known[match.group(1)]]
        at = match.end()
    found = re.fullmatch("".join((*parts, re.escape(pattern[at:]))), text) if parts else None
    return int(found["no"]) if found else None


def read_number(text: str, pattern: str, counter: str, year: int) -> Number | None:
    """Parse a typed or scanned number of ``counter``.

    None when it is none of that counter.

    As it stands on the resi (with or without the check code behind it, with a suffix), or its digits alone: then of
    ``year``.
    """
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return Number(counter, year, int(text))
    known = {
        "no": rf"(?P<no>[0-9]{{1,9}})(?:{'|'.join(SUFFIXES)})?",
        "counter": re.escape(counter),
        "year": r"(?P<year>[0-9]{4})",
        "month": "[IVX]+",
    }
    parts, at, seen = [], 0, set()
    for match in _TOKEN.finditer(pattern):
        name = match.group(1)
        parts += [re.escape(pattern[at : match.start()]), known[name] if name not in seen else f"(?:{_ANY[name]})"]
        seen.add(name)
        at = match.end()
    found = re.fullmatch("".join((*parts, re.escape(pattern[at:]), r"(?:\s+\S+)?")), text, re.IGNORECASE)
    return Number(counter, int(found["year"]), int(found["no"])) if found else None


_ANY: Final = {"no": "[0-9]+", "counter": "[0-9A-Z]+", "year": "[0-9]{4}", "month": "[IVX]+"}


def check_counter(code: str) -> None:
    """Raise Refused unless ``code`` can name a series: letters and digits, 1 to 8, as in ``L1``."""
    if not re.fullmatch(rf"[A-Z0-9]{{1,{LONGEST_CODE}}}", code):
        raise Refused(Problem("counter", NumberRefusal.COUNTER_CODE))
