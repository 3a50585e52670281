"""Search: by number, code, telephone, NIK, day and words in any mixture; what resembles a complaint; no hit explained.

Results come newest first, never by rank: ranking a common word over a million complaints takes a fifth of a second,
the newest fifty a tenth of a millisecond (both measured).
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import complainants
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Complainant, Intake
from frontoffice.domain.people import email_key, normalise_phone, phone_digits
from frontoffice.domain.text.printable_text import clean, same_item
from frontoffice.errors import Refused
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_columns, complaint_fold, complaint_projection
from frontoffice.register.projection.text_tokens import quote_phrase, tokens
from frontoffice.register.queries import canonical, hidden_words
from frontoffice.register.unit_of_work import UnitOfWork

SIMILAR_DAYS: Final = 30
OF_IDENTITY: Final = "nik <> '' AND nik = ? AND may_offer = 1"  # the index leaves out ""
OF_EMAIL: Final = "email <> '' AND email = ? AND may_offer = 1"
_LEAST_SHARED: Final = 5
_LEAST_SHARE: Final = 0.6
_LEAST_LETTERS: Final = 4
_ASKED_WORDS: Final = 6
_CANDIDATES: Final = 200


@dataclass(frozen=True, slots=True)
class Similar:
    """Possible duplicate of a complaint: ``why`` is phone, email, nik, application_no, external_id or text."""

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
        ("email", OF_EMAIL, (email_key(who.email),)),
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
    """Whether these are looked for in files: not a possible running number, as many texts have it."""
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
        """Find the newest complaints matching ``text``: number, code, telephone, NIK, e-mail, day, words, a mixture."""
        with self._unit.reading():
            connection = self._unit.connection
            found = hidden_words.mask_lines(connection, _find(connection, text, limit, self._unit.today()))
            return tuple(map(canonical.build_display_mapper(canonical.lists(self._unit)), found))

    def similar(self, intake: Intake) -> tuple[Similar, ...]:
        """Complaints of the last 30 days of the same telephone, e-mail, NIK, application or external number, or alike.

        Like :meth:`find`, never by telephone, e-mail or NIK of who asked for confidence: it would tell whose one is.
        """
        with self._unit.reading():
            connection = self._unit.connection
            since = complaint_projection.first_id(int((self._unit.now() - timedelta(days=SIMILAR_DAYS)).timestamp()))
            return similar(connection, intake, since)

    def find_complainants(self, phone: str, nik: str, email: str = "") -> tuple[Complainant, ...]:
        """Complainants with that telephone, NIK or e-mail, newest first, each once; never a confidential one."""
        with self._unit.reading():
            connection = self._unit.connection
            digits = phone_digits(phone)[::-1]
            rows: Any = connection.execute(
                "SELECT subject FROM complaint WHERE may_offer = 1 AND name <> 'Tanpa nama' AND"
                " ((phone_reversed <> '' AND phone_reversed = ?) OR (nik <> '' AND nik = ?)"
                " OR (email <> '' AND email = ?)) ORDER BY id DESC LIMIT 10",
                (digits, clean(nik), email_key(email)),
            ).fetchall()
            people: dict[str, Complainant] = {}
            for (subject,) in rows:
                complaint = complaint_fold.fold(journal.story(connection, UUID(bytes=subject)))
                if complaint is not None:
                    people.setdefault(complaint.intake.complainant.name.casefold(), complaint.intake.complainant)
            return tuple(people.values())


def _find(connection: apsw.Connection, text: str, limit: int, today: date) -> tuple[SearchResult, ...]:
    """Find the newest complaints matching ``text``; any text is a valid question. A space at its end ends a word."""
    ended = text[-1:].isspace()
    text = clean(text)
    if not text:
        return ()
    numbered = exact(connection, text, limit)
    if numbered:
        return numbered
    mixed = find_mixed(connection, text, today, ended=ended)
    if digits := digits_of(text):
        found = tuple(_by_digits(connection, digits, limit))
        return (*found, *(one for one in _load(connection, mixed, limit).values() if one not in found))[:limit]
    if identified := _by_identity(connection, text, limit) or _by_email(connection, text, limit):
        return identified
    worded = _by_words(connection, text, limit, ended=ended)
    both = worded | _load(connection, mixed - worded.keys(), limit) if mixed else worded
    return tuple(both[row_id] for row_id in sorted(both, reverse=True)[:limit])


def _by_email(connection: apsw.Connection, text: str, limit: int) -> tuple[SearchResult, ...]:
    """Search by a whole e-mail address; a part of one would find out a stranger's, letter by letter."""
    if "@" not in text:
        return ()
    return all_found(connection.execute(f"{FOUND} WHERE {OF_EMAIL} ORDER BY id DESC LIMIT ?", (email_key(text), limit)))


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
    for found in _by_words(connection, digits, limit).values():
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


def _by_words(connection: apsw.Connection, text: str, limit: int, *, ended: bool = False) -> dict[int, SearchResult]:
    words = tokens(text)
    if not words:
        return {}
    ids = _match(connection, _question(connection, words, ended=True), limit)
    if not ended and len(ids) < limit:
        ids = _match(connection, _question(connection, words, ended=False), limit)
    found = _load(connection, {*ids, *newest(connection, words, limit, ended=ended)}, limit)
    readable = {*hidden_words.filter_public_matches(connection, found.values(), words, ended=ended)}
    return {row_id: one for row_id, one in found.items() if one in readable}


def _load(connection: apsw.Connection, ids: Collection[int], limit: int) -> dict[int, SearchResult]:
    """Newest of these complaints by their row, newest first."""
    if not ids:
        return {}
    rows = connection.execute(
        f"SELECT id, {', '.join(SearchResult._fields)} FROM complaint"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        (json.dumps(sorted(ids, reverse=True)[:limit]),),
    )
    return {row[0]: line(row[1:]) for row in reading.validate_rows("complaint", rows, (int, *_TYPES))}


# --- a mixture: each part of the text is a word of the complaint, its street or code, a number, a day, the end of a
# telephone number ---

_MOST_PARTS: Final = 12
_MOST_SIGNS: Final = 4  # of one text: each doubles its readings
_NEAR: Final = 5_000  # complaints that have a sign, the newest
_NAMED: Final = 1_000  # complaints that have the words beside a street or a code, the newest
_FEW: Final = 200  # looked up one by one among those with a word
_DATE_PARTS: Final = 4  # weekday, day, month, year
_IS_DATE: Final = re.compile(r"(?=.*\d)(?=.*[^\d\s]).*")


def find_mixed(connection: apsw.Connection, text: str, today: date, *, ended: bool) -> set[int]:
    """Ids of complaints fitting each part of ``text``, one of them as something else than a word of the index.

    Whoever asked for confidence is found neither by telephone, NIK nor street, and only by words that all may read.
    """
    text = clean(text)
    if " " not in text and not _day_of(text, today):
        return set()
    parts = text.split()[:_MOST_PARTS]
    found: set[int] = set()
    for pieces in {tuple(parts), tuple(_join_digits(parts))}:
        found |= _find_pieces(connection, _join_dates(pieces, today), today, ended=ended)
    return found or _find_beside_names(connection, tokens(" ".join(parts)), ended=ended)


def _find_pieces(connection: apsw.Connection, pieces: Sequence[str], today: date, *, ended: bool) -> set[int]:
    signs = {place: _sign(connection, piece, today) for place, piece in enumerate(pieces)}
    places = [place for place, ids in signs.items() if ids][:_MOST_SIGNS]
    found: set[int] = set()
    for many in range(len(places), 0, -1):
        for chosen in itertools.combinations(places, many):
            ids = set.intersection(*(signs[place] for place in chosen))
            words = tokens(" ".join(piece for place, piece in enumerate(pieces) if place not in chosen))
            found |= _having(connection, ids, words, ended=ended or len(pieces) - 1 in chosen)
    return found


def _find_beside_names(connection: apsw.Connection, words: Sequence[str], *, ended: bool) -> set[int]:
    """Find by a street or check code, among the newest that have another of the words; nothing where all fit."""
    if _match(connection, _question(connection, words, ended=ended), 1):
        return set()
    found: set[int] = set()
    for place, word in enumerate(words[:_MOST_SIGNS]):
        is_whole = ended or place < len(words) - 1
        near = _match(connection, _question(connection, [word], ended=is_whole), _NAMED)
        beside = _words_beside(connection, near, words, ended=ended)
        found |= _having(connection, {row_id for row_id, some in beside.items() if some}, words, ended=ended)
    return found


def _having(connection: apsw.Connection, ids: set[int], words: Sequence[str], *, ended: bool) -> set[int]:
    """Keep those with each of these words in their public text, their address or as their check code."""
    if not words or not ids:
        return ids
    beside, found = _words_beside(connection, ids, words, ended=ended), set[int]()
    for some in {frozenset(one) for one in beside.values()}:
        others = [word for word in words if word not in some]
        is_whole = ended or words[-1] in some
        alike = {row_id for row_id, one in beside.items() if one == some}
        if others:
            alike = _with_words(connection, alike, _question(connection, others, ended=is_whole))
            alike = _readable(connection, alike, others, ended=is_whole)
        found |= alike
    return found


def _with_words(connection: apsw.Connection, ids: Collection[int], question: str) -> set[int]:
    among = "rowid IN (SELECT value FROM json_each(?))"
    if len(ids) > _FEW:  # those of a day stand beside each other
        among = f"rowid BETWEEN {min(ids)} AND {max(ids)} AND +{among}"
    rows: Any = connection.execute(
        f"SELECT rowid FROM complaint_words WHERE complaint_words MATCH ? AND {among}", (question, json.dumps([*ids]))
    )
    return {row_id for (row_id,) in rows}


def _words_beside(
    connection: apsw.Connection, ids: Collection[int], words: Sequence[str], *, ended: bool
) -> dict[int, set[str]]:
    """Which of the words each of these has in its address, or as its check code."""
    rows: Any = connection.execute(
        "SELECT id, address, check_code FROM complaint WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([*ids]),),
    )
    begun = "" if ended else words[-1]
    beside: dict[int, set[str]] = {}
    for row_id, address, code in rows:
        there = {*tokens(address), code.lower()}
        beside[row_id] = there.intersection(words)
        if begun and any(one.startswith(begun) for one in there):
            beside[row_id].add(begun)
    return beside


def _readable(connection: apsw.Connection, ids: Collection[int], words: Sequence[str], *, ended: bool) -> set[int]:
    """Leave out those found by a hidden word."""
    rows: Any = connection.execute(
        "SELECT id FROM complaint WHERE id IN (SELECT value FROM json_each(?)) AND may_offer = 0", (json.dumps([*ids]),)
    )
    hidden = _load(connection, {row_id for (row_id,) in rows}, _NEAR)
    public = {*hidden_words.filter_public_matches(connection, hidden.values(), words, ended=ended)}
    return {*ids} - {row_id for row_id, one in hidden.items() if one not in public}


def _question(connection: apsw.Connection, words: Sequence[str], *, ended: bool) -> str:
    """FTS expression for all of these words; the last one is a beginning, unless it ``ended``."""
    *whole, last = words or ("",)
    return " AND ".join(
        [*map(quote_phrase, whole), quote_phrase(last) if ended else prefix_expression(connection, last)]
    )


def _sign(connection: apsw.Connection, piece: str, today: date) -> set[int]:
    """Newest complaints with a piece as their number, their day or the end of their telephone number."""
    asked = list(digit_questions(digits_of(piece)))
    if on := _day_of(piece, today):
        asked += [(f"{column} = ?", (on.isoformat(),)) for column in ("recorded_on", "received_on")]
    found: set[int] = set()
    for where, value in asked:
        rows: Any = connection.execute(f"SELECT id FROM complaint WHERE {where} ORDER BY id DESC LIMIT {_NEAR}", value)
        found |= {row_id for (row_id,) in rows}
    if "/" in piece:
        for one in exact(connection, piece, _FEW):
            numbered: Any = connection.execute("SELECT id FROM complaint WHERE subject = ?", (one.subject.bytes,))
            found |= {row_id for (row_id,) in numbered}
    return found


def _join_digits(parts: Sequence[str]) -> Iterator[str]:
    """Join what stands apart in a telephone number: ``0812 7171 2026``."""
    for is_digits, run in itertools.groupby(parts, lambda part: bool(digits_of(part))):
        if is_digits:
            yield "".join(run)
        else:
            yield from run


def _join_dates(parts: Sequence[str], today: date) -> list[str]:
    """Join the parts of a day: ``14 nov``."""
    pieces, place = [], 0
    while place < len(parts):
        many = next(
            (many for many in range(_DATE_PARTS, 1, -1) if _day_of(" ".join(parts[place : place + many]), today)), 1
        )
        pieces.append(" ".join(parts[place : place + many]))
        place += many
    return pieces


def _day_of(text: str, today: date) -> date | None:
    """Day named by a text; without a year the last one, for nothing is recorded in days to come."""
    if not _IS_DATE.fullmatch(text):
        return None
    try:
        on = dates.read_date("", text, today)
        return on if on is None or on <= today else dates.read_date("", text, date(today.year - 1, 1, 1))
    except Refused:
        return None


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

_EXAMPLES: Final = 3


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
                        f"SELECT number_text FROM complaint WHERE no IN ({marks}) ORDER BY id DESC LIMIT {_EXAMPLES}",
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
