"""Search: by number, scanned code, telephone, NIK or words as they are typed; and what resembles a new complaint.

Results come newest first, never by rank: ranking a common word over a million complaints takes a fifth of a second,
the newest fifty a tenth of a millisecond (both measured).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.complaint import Complainant, Intake
from frontoffice.domain.people import normalise_phone, phone_digits
from frontoffice.domain.text.printable_text import clean
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold, complaint_projection
from frontoffice.register.projection.text_tokens import quote_phrase, tokens
from frontoffice.register.queries import canonical, hidden_words, resemblance
from frontoffice.register.unit_of_work import UnitOfWork

# --- Complaints that are found by what is attached to them: the words of its name and text, and its kind ---

BY_WORDS: Final = (
    "SELECT complaint AS id FROM attachment WHERE id IN"
    " (SELECT rowid FROM attachment_words WHERE attachment_words MATCH ?)"
)
OF_A_KIND: Final = "SELECT complaint FROM attachment WHERE kind = ? AND withdrawn = 0"


def fts_query(words: Sequence[str], *, ended: bool) -> str:
    """FTS query for attachments with all of these words; the last one is a beginning, unless it ``ended``."""
    *whole, last = (f'"{word}"' for word in words)
    return " AND ".join([*whole, last if ended else f"{last} *"])


def are_words(words: Sequence[str]) -> bool:
    """Whether these are looked for in files: not what may be a running number, which many texts have."""
    return not (len(words) == 1 and words[0].isdecimal() and len(words[0]) <= _LONGEST_NO)


_LONGEST_NO: Final = 6


def newest(connection: apsw.Connection, words: Sequence[str], limit: int, *, ended: bool) -> list[int]:
    """Ids of the newest complaints with an attachment containing all of these words, without duplicates."""
    if not are_words(words):
        return []
    rows: Any = connection.execute(
        f"SELECT DISTINCT id FROM ({BY_WORDS}) ORDER BY id DESC LIMIT ?", (fts_query(words, ended=ended), limit)
    )
    return [row_id for (row_id,) in rows]


# --- search ---

_MOST_EXPANSIONS: Final = 200
_SHORT_PREFIX: Final = 3  # the index keeps prefixes of 1, 2 and 3 letters
_LEAST_PHONE_DIGITS: Final = 4
_LEAST_IDENTITY: Final = 6  # signs of a passport, KITAS, NIB, NIK
LONGEST_NO: Final = 6
CODE_LETTERS: Final = 6  # of a check code


class SearchResult(NamedTuple):
    """Complaint as a search hit; the name as anyone may see it, the date of recording in ISO form."""

    subject: UUID
    number_text: str
    recorded_on: str
    name: str
    service: str
    summary: str
    status: str
    kind: str
    assignee: str
    team: str


FOUND: Final = f"SELECT {', '.join(SearchResult._fields)} FROM complaint"


class Search:
    """Search of complaints, of ones similar to a new one, and of earlier complainants."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def find(self, text: str, limit: int = 50) -> tuple[SearchResult, ...]:
        """Find the newest complaints matching ``text``: number, scanned code, telephone, NIK, or words as typed."""
        with self._unit.reading():
            found = hidden_words.mask_lines(self._unit.connection, _find(self._unit.connection, text, limit))
            return tuple(map(canonical.build_display_mapper(canonical.lists(self._unit)), found))

    def similar(self, intake: Intake) -> tuple[resemblance.Similar, ...]:
        """Complaints of the last 30 days with the same telephone, NIK, application or external number, or similar text.

        Like :meth:`find`, never by telephone or NIK of who asked for confidence: that would tell whose complaint it is.
        """
        with self._unit.reading():
            connection = self._unit.connection
            since = complaint_projection.first_id(
                int((self._unit.now() - timedelta(days=resemblance.SIMILAR_DAYS)).timestamp())
            )
            return resemblance.similar(connection, intake, since)

    def find_complainants(self, phone: str, nik: str) -> tuple[Complainant, ...]:
        """Complainants with that telephone or NIK, newest first, each once; never one who asked for confidence."""
        with self._unit.reading():
            connection = self._unit.connection
            digits = phone_digits(phone)[::-1]
            rows: Any = connection.execute(
                "SELECT subject FROM complaint WHERE may_offer = 1 AND name <> 'Tanpa nama' AND"
                " ((phone_reversed <> '' AND phone_reversed = ?) OR (nik <> '' AND nik = ?)) ORDER BY id DESC LIMIT 10",
                (digits, clean(nik)),
            ).fetchall()
            people: dict[str, Complainant] = {}
            for (subject,) in rows:
                complaint = complaint_fold.fold(journal.story(connection, UUID(bytes=subject)))
                if complaint is not None:
                    people.setdefault(complaint.intake.complainant.name.casefold(), complaint.intake.complainant)
            return tuple(people.values())


def _find(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Find the newest complaints matching ``text``; any text is a valid question. A space at its end ends a word."""
    ended = text[-1:].isspace()
    text = clean(text)
    if not text:
        return ()
    numbered = exact(connection, text, limit)
    if numbered:
        return numbered
    if digits := digits_of(text):
        return tuple(_by_digits(connection, digits, limit))
    return (
        _by_identity(connection, text, limit)
        or _by_words(connection, text, limit, ended=ended)
        or _by_words_and_digits(connection, text, limit, ended=ended)
    )


def _by_identity(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Search by passport or KITAS number, letters included; however it is parted."""
    number = "".join(text.split()).upper()
    if len(number) < _LEAST_IDENTITY or not any(map(str.isdecimal, number)):
        return ()
    return all_found(
        connection.execute(f"{FOUND} WHERE {resemblance.OF_IDENTITY} ORDER BY id DESC LIMIT ?", (number, limit))
    )


def exact(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Find complaints with ``text`` as their number, scanned code, or part of the number."""
    return (
        _by_number(connection, text)
        or by_running_number(connection, text, limit)
        or _by_part_of_number(connection, text, limit)
    )


def by_running_number(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Search by a number dictated on the telephone.

    The running number alone, space, and the whole check code, which must fit.
    """
    number, _, rest = text.partition(" ")
    code = rest.replace(" ", "").upper()
    if not number.isdecimal() or len(number) > LONGEST_NO or len(code) != CODE_LETTERS:
        return ()
    return all_found(
        connection.execute(
            f"{FOUND} WHERE no = ? AND check_code = ? ORDER BY id DESC LIMIT ?", (int(number), code, limit)
        )
    )


def _by_number(connection: apsw.Connection, text: str) -> tuple[SearchResult, ...]:
    """By the number as printed, or as scanned: number, space, check code (which must fit)."""
    number, _, code = text.partition(" ")
    code = code.strip().upper()
    return all_found(
        connection.execute(
            f"{FOUND} WHERE (number_text IN (?1, ?2, ?4)"
            " OR subject IN (SELECT subject FROM renumbered WHERE first_text IN (?1, ?2)))"
            " AND (?3 = '' OR check_code = ?3) ORDER BY id DESC LIMIT 50",
            (number, number.upper(), code, _SUFFIX.sub(lambda found: found[0].lower(), number.upper())),
        )
    )


_SUFFIX: Final = re.compile(r"(?<=\d)[A-Z]+")  # bis, ter: always in small letters


def _by_part_of_number(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Search by an incomplete number, or one with other separators or without zeros.

    ``147/2026``, ``0147/PGD``.

    What was typed must stand in the number in the same order, its last part may be the beginning of one.
    """
    parts = _PARTS.findall(text.upper())
    if len(parts) == 1 and not text.endswith("/"):
        return ()
    running = [int(part) for part in parts if part.isdecimal() and len(part) <= LONGEST_NO]
    marks = ", ".join("?" * len(running))
    found = all_found(connection.execute(f"{FOUND} WHERE no IN ({marks}) ORDER BY id DESC", running))
    return tuple(one for one in found if _begins(parts, _PARTS.findall(one.number_text.upper())))[:limit]


_PARTS: Final = re.compile(r"[^\W_]+")


def _begins(typed: list[str], number: list[str]) -> bool:
    rest = iter(number)
    *whole, last = (part.lstrip("0") or part for part in typed)
    return all(any(part == there.lstrip("0") for there in rest) for part in whole) and any(
        there.lstrip("0").startswith(last) for there in rest
    )


def digits_of(text: str) -> str:
    """Digits of a purely numeric text, "" of any other; spaces and ``+().-`` may stand between them."""
    digits = re.sub(r"[\s+().-]", "", normalise_phone(text))
    return digits if digits.isascii() and digits.isdigit() else ""


def _by_digits(connection: apsw.Connection, digits: str, limit: int) -> Iterator[SearchResult]:
    """Digits alone: the running number, the end of a telephone number, a NIK, or an application number."""
    seen: set[UUID] = set()
    for where, value in digit_questions(digits):
        for found in all_found(connection.execute(f"{FOUND} WHERE {where} ORDER BY id DESC LIMIT ?", (*value, limit))):
            if found.subject not in seen and len(seen) < limit:
                seen.add(found.subject)
                yield found
    for found in _by_words(connection, digits, limit):
        if found.subject not in seen and len(seen) < limit:
            seen.add(found.subject)
            yield found


def digit_questions(digits: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Possible meanings of digits, as SQL after WHERE with bound values; each reads an index. Nothing for no digits."""
    if 0 < len(digits) <= LONGEST_NO:
        yield "no = ?", (int(digits),)
    if len(digits) >= _LEAST_IDENTITY:
        yield resemblance.OF_IDENTITY, (digits,)
    if len(digits) >= _LEAST_PHONE_DIGITS:
        tails = (digits[::-1], phone_digits(digits)[::-1])  # 62... is a country code, or just a tail
        for tail in dict.fromkeys(tails):
            where = "phone_reversed <> '' AND phone_reversed >= ? AND phone_reversed < ? AND may_offer = 1"
            yield where, (tail, tail + ":")


def _by_words(connection: apsw.Connection, text: str, limit: int, *, ended: bool = False) -> tuple[SearchResult, ...]:
    words = tokens(text)
    if not words:
        return ()
    whole = [quote_phrase(word) for word in words]
    ids = _match(connection, " AND ".join(whole), limit)
    if not ended and len(ids) < limit:
        ids = _match(connection, " AND ".join([*whole[:-1], prefix_expression(connection, words[-1])]), limit)
    ids = sorted({*ids, *newest(connection, words, limit, ended=ended)}, reverse=True)[:limit]
    marks = ", ".join("?" * len(ids))
    found = all_found(connection.execute(f"{FOUND} WHERE id IN ({marks}) ORDER BY id DESC", ids))
    return hidden_words.filter_public_matches(connection, found, words, ended=ended)


def _by_words_and_digits(
    connection: apsw.Connection, text: str, limit: int, *, ended: bool
) -> tuple[SearchResult, ...]:
    """By words beside the end of a telephone number, a NIK or the running number, in any order."""
    parts = text.split()
    numbers = [part for part in parts if digits_of(part)]
    words = tokens(" ".join(part for part in parts if not digits_of(part)))
    if len(numbers) != 1 or not words:
        return ()
    is_whole = ended or parts[-1] in numbers
    question = " AND ".join(
        [
            *map(quote_phrase, words[:-1]),
            quote_phrase(words[-1]) if is_whole else prefix_expression(connection, words[-1]),
        ]
    )
    ids: set[int] = set()
    for where, value in digit_questions(digits_of(numbers[0])):
        near: Any = connection.execute(
            f"SELECT id FROM complaint WHERE {where} ORDER BY id DESC LIMIT {_MOST_EXPANSIONS}", value
        ).fetchall()
        marks = ", ".join("?" * len(near))
        both: Any = connection.execute(
            f"SELECT rowid FROM complaint_words WHERE complaint_words MATCH ? AND rowid IN ({marks})",
            (question, *(one for (one,) in near)),
        )
        ids |= {one for (one,) in both}
    newest = sorted(ids, reverse=True)[:limit]
    marks = ", ".join("?" * len(newest))
    found = all_found(connection.execute(f"{FOUND} WHERE id IN ({marks}) ORDER BY id DESC", newest))
    return hidden_words.filter_public_matches(connection, found, words, ended=is_whole)


def _match(connection: apsw.Connection, question: str, limit: int) -> list[int]:
    rows: Any = connection.execute(
        "SELECT rowid FROM complaint_words WHERE complaint_words MATCH ? ORDER BY rowid DESC LIMIT ?", (question, limit)
    )
    return [row_id for (row_id,) in rows]


def prefix_expression(connection: apsw.Connection, word: str) -> str:
    """FTS expression for all words with this beginning.

    Short beginnings stand in the index. Longer ones are looked up among the known words: the index would have to merge
    every occurrence of all of them before it could give the newest fifty. So it does when there are too many words.
    """
    if len(word) <= _SHORT_PREFIX:
        return f"{quote_phrase(word)} *"
    rows: Any = connection.execute(
        "SELECT term FROM word WHERE term >= ? AND term < ? LIMIT ?", (word, word + "\U0010ffff", _MOST_EXPANSIONS + 1)
    )
    terms = [quote_phrase(term) for (term,) in rows] or [quote_phrase(word)]
    if len(terms) > _MOST_EXPANSIONS:
        return f"{quote_phrase(word)} *"
    return "(" + " OR ".join(terms) + ")"


def all_found(rows: Any) -> tuple[SearchResult, ...]:
    """Rows of the columns in :data:`FOUND`."""
    return tuple(map(line, reading.validate_rows("complaint", rows, _TYPES)))


def line(row: tuple[Any, ...]) -> SearchResult:
    """Search hit from a row with the columns in their order."""
    return SearchResult(UUID(bytes=row[0]), *row[1:])


_TYPES: Final = reading.shape(SearchResult)
