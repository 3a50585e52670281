"""Search: by number, code, telephone, NIK or words as they are typed; what resembles a complaint; no hit explained.

Results come newest first, never by rank: ranking a common word over a million complaints takes a fifth of a second,
the newest fifty a tenth of a millisecond (both measured).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import complainants
from frontoffice.domain.complaint import Complainant, Intake
from frontoffice.domain.people import normalise_phone, phone_digits
from frontoffice.domain.text.printable_text import clean, same_item
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_columns, complaint_fold, complaint_projection
from frontoffice.register.projection.text_tokens import quote_phrase, tokens
from frontoffice.register.queries import canonical, hidden_words
from frontoffice.register.unit_of_work import UnitOfWork

SIMILAR_DAYS: Final = 30
OF_IDENTITY: Final = "nik <> '' AND nik = ? AND may_offer = 1"  # the index leaves out ""
_LEAST_SHARED: Final = 5
_LEAST_SHARE: Final = 0.6
_LEAST_LETTERS: Final = 4
_ASKED_WORDS: Final = 6
_CANDIDATES: Final = 200


@dataclass(frozen=True, slots=True)
class Similar:
    """Possible duplicate of a complaint: ``why`` is phone, nik, application_no, external_id or text."""

    subject: UUID
    number_text: str
    recorded_on: date
    why: str


class _Worded(NamedTuple):
    subject: UUID
    number_text: str
    recorded_on: str
    name: str
    summary: str


def similar(connection: apsw.Connection, intake: Intake, since: int) -> tuple[Similar, ...]:
    """Find possible duplicates of ``intake`` from row ``since`` on."""
    found: dict[UUID, Similar] = {}
    for why, where, values in (one for one in _likenesses(intake) if one[-1][-1]):
        asked = (
            f"SELECT subject, number_text, recorded_on FROM complaint WHERE {where} AND id >= ?"
            " AND status <> 'cancelled' ORDER BY id DESC LIMIT 5"
        )
        rows = reading.validate_rows("complaint", connection.execute(asked, (*values, since)), (bytes, str, str))
        for subject, number_text, recorded_on in rows:
            one = Similar(UUID(bytes=subject), number_text, date.fromisoformat(recorded_on), why)
            found.setdefault(one.subject, one)
    for one in _similar_text(connection, intake.description, since):
        found.setdefault(one.subject, one)
    return tuple(found.values())


def _likenesses(intake: Intake) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Reasons for a possible duplicate, as SQL after WHERE with its bound values; "" as the last is not asked."""
    who = intake.complainant
    item, phone = same_item(intake.external_id), phone_digits(who.phone)[::-1]
    return (
        ("external_id", "channel = ? AND external_id <> '' AND external_id = ?", (intake.channel, item)),
        ("application_no", "application_no <> '' AND application_no = ?", (clean(intake.application_no),)),
        ("nik", OF_IDENTITY, (clean(complainants.identity_key(who)),)),
        ("phone", "may_offer = 1 AND phone_reversed <> '' AND phone_reversed = ?", (phone,)),
    )


def _similar_text(connection: apsw.Connection, description: str, since: int) -> Iterator[Similar]:
    typed = {word for word in tokens(description[: 2 * complaint_columns.SUMMARY]) if len(word) >= _LEAST_LETTERS}
    if len(typed) < _LEAST_SHARED:
        return
    asked = " OR ".join(
        quote_phrase(word) for word in sorted(typed, key=lambda word: (-len(word), word))[:_ASKED_WORDS]
    )
    kept = reading.validate_rows(
        "complaint",
        connection.execute(
            f"SELECT {', '.join(_Worded._fields)} FROM complaint WHERE status <> 'cancelled' AND id IN"
            " (SELECT rowid FROM complaint_words WHERE complaint_words MATCH ? AND rowid >= ?"
            " ORDER BY rowid DESC LIMIT ?) ORDER BY id DESC",
            (asked, since, _CANDIDATES),
        ),
        (bytes, str, str, str, str),
    )
    alike = (one for one in (_Worded(UUID(bytes=row[0]), *row[1:]) for row in kept) if _is_alike(typed, one))
    for found in hidden_words.mask_lines(connection, alike):
        if _is_alike(typed, found):  # still, without a name that nobody may find
            yield Similar(found.subject, found.number_text, date.fromisoformat(found.recorded_on), "text")


def _is_alike(typed: set[str], found: _Worded) -> bool:
    there = {word for word in tokens(found.summary) if len(word) >= _LEAST_LETTERS}
    shared = len(typed & there)
    return shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * min(len(typed), len(there))


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

    def similar(self, intake: Intake) -> tuple[Similar, ...]:
        """Complaints of the last 30 days with the same telephone, NIK, application or external number, or similar text.

        Like :meth:`find`, never by telephone or NIK of who asked for confidence: that would tell whose complaint it is.
        """
        with self._unit.reading():
            connection = self._unit.connection
            since = complaint_projection.first_id(int((self._unit.now() - timedelta(days=SIMILAR_DAYS)).timestamp()))
            return similar(connection, intake, since)

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
    return all_found(connection.execute(f"{FOUND} WHERE {OF_IDENTITY} ORDER BY id DESC LIMIT ?", (number, limit)))


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
        yield OF_IDENTITY, (digits,)
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

# --- Explanation of a search without a hit for a whole number ---
# Its check code is another's, or it is no number here.
# Asked only once nothing was found, so what is found while typing costs no more.

_NEAR: Final = 3


class NumberFault(StrEnum):
    """Fault of a number without a hit."""

    CODE_UNFINISHED = "code_unfinished"
    CODE_OF_ANOTHER = "code_of_another"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class FaultyNumber:
    """A number as it was typed and its fault; ``near`` are the newest here with its running number."""

    fault: NumberFault
    typed: str
    near: tuple[str, ...] = ()


class NumberFaults:
    """Checks of typed or scanned numbers without a hit."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def find_by_check_code(self, text: str) -> UUID | None:
        """Find the complaint by its number followed by the whole check code in ``text``; None for anything else."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "").upper()
        if len(code) != CODE_LETTERS:
            return None
        with self._unit.reading():
            found = exact(self._unit.connection, f"{number} {code}", 2)
            if len(found) != 1:
                return None
            rows: Any = self._unit.connection.execute(
                "SELECT check_code FROM complaint WHERE subject = ?", (found[0].subject.bytes,)
            )
            return found[0].subject if [code] == [there for (there,) in rows] else None

    def of(self, text: str) -> FaultyNumber | None:
        """Find the fault of ``text`` as a number, alone or with a check code; None where it is none, or fits."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "")
        parts = _PARTS.findall(number)
        running = _running(parts)
        if parts == [number] and number.isdecimal() and len(number) <= LONGEST_NO:
            return self._of_running(number, code)
        if not (running and _CODE.fullmatch(code)):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if exact(connection, clean(text), 1):
                return None
            if exact(connection, number, 1):
                return FaultyNumber(
                    NumberFault.CODE_UNFINISHED if len(code) < CODE_LETTERS else NumberFault.CODE_OF_ANOTHER, number
                )
            marks = ", ".join("?" * len(running))
            near = tuple(
                text
                for (text,) in reading.validate_rows(
                    "complaint",
                    connection.execute(
                        f"SELECT number_text FROM complaint WHERE no IN ({marks}) ORDER BY id DESC LIMIT {_NEAR}",
                        running,
                    ),
                    (str,),
                )
            )
        return FaultyNumber(NumberFault.NOT_HERE, number, near)

    def _of_running(self, number: str, code: str) -> FaultyNumber | None:
        """Find the fault of a whole check code after a running number alone; any other text is words."""
        if len(code) != CODE_LETTERS or not _CODE.fullmatch(code):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if exact(connection, f"{number} {code}", 1):
                return None
            rows: Any = connection.execute("SELECT 1 FROM complaint WHERE no = ? LIMIT 1", (int(number),))
            return FaultyNumber(NumberFault.CODE_OF_ANOTHER, number) if list(rows) else None


def _running(parts: list[str]) -> list[int]:
    """Candidates for the running number among the parts of a number with its year; else nothing."""
    year = next((part for part in parts if _YEAR.fullmatch(part)), None)
    others = [part for place, part in enumerate(parts) if year is None or place != parts.index(year)]
    running = [int(part) for part in others if part.isdecimal() and len(part) <= LONGEST_NO]
    return running if year else []


_CODE: Final = re.compile(rf"[A-Za-z0-9]{{0,{CODE_LETTERS}}}", re.ASCII)
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
