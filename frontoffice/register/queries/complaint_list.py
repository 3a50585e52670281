"""List of complaints by filter and search text, newest first, in pages.

Most filters are passed by some of the newest complaints: those are looked at first. What hardly any passes is looked
up in one index that has all that a filter asks for (a million complaints: three tenths of a second without a period).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Intake
from frontoffice.domain.list_filter import CLOSED as ALL_CLOSED
from frontoffice.domain.list_filter import NO_FILTER, OPEN, ListFilter
from frontoffice.domain.text.printable_text import clean, same_item
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterRefusal
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold, item_projection
from frontoffice.register.projection.text_tokens import quote_phrase, tokens
from frontoffice.register.queries import canonical, hidden_words, search, undelivered
from frontoffice.register.queries.canonical import Lists
from frontoffice.register.queries.search import SearchResult
from frontoffice.register.unit_of_work import UnitOfWork

# --- Complaints that are kept apart by a mark, closed ones as well: how many have it, and the newest of them ---

NOT_IN_SP4N: Final = "not_in_sp4n"
"""The mark of what is not in SP4N-LAPOR! yet; kept by ``projection/sp4n_projection``."""
MERGED_IN_VAIN: Final = "merged_in_vain"
"""The mark of what was merged, at two desks, into what nobody handles; kept by ``projection/merge_ends``."""

SAME_ITEM: Final = "same_item"
"""The mark of what holds the same letter or item as another; kept by ``projection/item_projection``."""


def ids(mark: str) -> str:
    """The SQL of their ids."""
    return f"SELECT complaint FROM {mark}"


def count(connection: apsw.Connection, mark: str) -> int:
    """How many have the mark."""
    many: int = connection.execute(f"SELECT count(*) FROM {mark}").get
    return many


def newest(mark: str, columns: str) -> str:
    """SQL for the newest complaints with a mark, with a bound limit.

    In the table's own order, however many there are.
    """
    return (
        f"SELECT {columns} FROM ({ids(mark)} ORDER BY complaint DESC LIMIT ?) AS one"
        " CROSS JOIN complaint ON complaint.id = one.complaint ORDER BY one.complaint DESC"
    )


# --- complaint list ---

# --- One complaint as it stands, and what other complaints say about it ---


class SameItem(NamedTuple):
    """Another complaint of the same letter or SP4N-LAPOR! item."""

    subject: UUID
    number_text: str
    is_closed: bool


def with_case(unit: UnitOfWork, subject: UUID) -> tuple[Complaint, Case]:
    """The complaint and its handling; Refused (``complaint_unknown``) when there is none."""
    with unit.reading():
        found = complaint_fold.fold_case(journal.story(unit.connection, subject))
        if found is None:
            raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
        complaint, case = found
        return complaint, _mark_undelivered(unit.connection, case)


def _mark_undelivered(connection: apsw.Connection, case: Case) -> Case:
    """The case, each of its sent messages marked that a report in the inbox names as not delivered."""
    back = {one.message for one in case.contacts if one.message and undelivered.is_undelivered(connection, one.message)}
    if not back:
        return case
    contacts = tuple(replace(one, undelivered=one.message in back) for one in case.contacts)
    return replace(case, contacts=contacts)


def as_written(unit: UnitOfWork, subject: UUID, folded: tuple[Complaint, Case] | None) -> tuple[Complaint, Case]:
    """Complaint and case after a written action.

    As its projection ``folded`` it, or else read back.

    It is read back where the action was done before. That it cannot be read must not sound like "not done".
    """
    try:
        return folded or with_case(unit, subject)
    except Unavailable as error:
        raise Unavailable(RegisterFailure.OUTCOME_UNKNOWN, path=str(unit.file.path), reason=error.code) from error


def find_merged_number(unit: UnitOfWork, subject: UUID) -> str:
    """Find the number of a complaint merged into this one, "" for none."""
    rows: Any = unit.connection.execute(
        "SELECT number_text FROM complaint WHERE merged_into = ? AND merged_into <> x'' LIMIT 1", (subject.bytes,)
    )
    return next((str(number) for (number,) in rows), "")


def is_merged_in_vain(unit: UnitOfWork, subject: UUID) -> bool:
    """Return whether its merge target has no handler (``projection/merge_ends``)."""
    found = "SELECT EXISTS (SELECT 1 FROM complaint JOIN merged_in_vain ON complaint = id WHERE subject = ?)"
    return bool(unit.connection.execute(found, (subject.bytes,)).get)


def of_the_same_item(unit: UnitOfWork, subject: UUID) -> tuple[SameItem, ...]:
    """The other complaints of the same letter or item, the oldest first."""
    row_id = unit.connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get
    found = () if row_id is None else item_projection.others(unit.connection, row_id)
    return tuple(SameItem(UUID(bytes=other), number, status in set(CLOSED)) for other, number, status in found)


def item_taken(unit: UnitOfWork, intake: Intake, mine: UUID | None) -> tuple[Problem, ...]:
    """Check the intake for an item already recorded on its channel; a cancelled one frees it."""
    if not same_item(intake.external_id):
        return ()
    with unit.reading():
        row = unit.connection.execute(
            "SELECT subject, number_text FROM complaint WHERE channel = ? AND external_id <> '' AND external_id = ?"
            " AND status <> 'cancelled' AND subject <> ? LIMIT 1",
            (intake.channel, same_item(intake.external_id), mine.bytes if mine else b""),
        ).fetchone()
    if row is None:
        return ()
    return (Problem("external_id", IntakeRefusal.EXTERNAL_ID_TAKEN, {"subject": UUID(bytes=row[0]), "number": row[1]}),)


# --- complaint list ---

CHOSEN: Final = ("service", "category", "officer", "team", "agency")
_A_YEAR: Final = 366
COUNTED: Final = 1_000  # of more is said that there are more
NEWEST: Final = 5_000  # complaints that are looked at before the index is asked
_OF_A_NUMBER: Final = 500  # complaints that part of a number may mean
_LAST: Final = (1 << 63) - 1
_EVERY: Final = -1  # as a limit: none


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Query of a complaint list: a filter, and what was typed as ``Search.find`` takes it."""

    only: ListFilter = NO_FILTER
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some lines of a list; ``last`` is where the next page goes on, None behind the end."""

    lines: tuple[SearchResult, ...]
    last: int | None


@dataclass(frozen=True, slots=True)
class _Part:
    """SQL fragment on the complaint table, with its bound values."""

    sql: str = "1"
    bound: tuple[object, ...] = ()

    def __and__(self, other: _Part) -> _Part:
        return _Part(f"{self.sql} AND {other.sql}", (*self.bound, *other.bound))


class ComplaintLists:
    """Lists of complaints, limited by a filter."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def page(self, wanted: ListQuery, after: int | None = None, limit: int = 50) -> ListPage:
        """Load a page of the newest complaints of a list, or the next page after row ``after``."""
        with self._unit.reading():
            found = self._readable_from(wanted, _LAST if after is None else after, limit + 1)
            lines = hidden_words.mask_lines(self._unit.connection, [line for _, line in found[:limit]])
        return ListPage(lines, found[limit - 1][0] if len(found) > limit else None)

    def count(self, only: ListFilter, most: int = COUNTED) -> int:
        """How many complaints pass a filter; ``most`` and one for more than that."""
        with self._unit.reading():
            where = self._limits(only)
            many: int = self._unit.connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM complaint {_INDEXED} WHERE {where.sql} LIMIT ?)",
                (*where.bound, most + 1),
            ).get
        return many

    def ids(self, wanted: ListQuery) -> list[int]:
        """The whole list, newest first, as the ids of its rows: for who then reads it piece by piece."""
        with self._unit.reading():
            where = self._condition(wanted)
            rows: Any = self._unit.connection.execute(
                f"SELECT id FROM complaint {_INDEXED} WHERE {where.sql} ORDER BY id DESC", where.bound
            ).fetchall()
            found = [row_id for (row_id,) in rows]
            unreadable = self._unreadable(where, wanted.text)
        return [row_id for row_id in found if row_id not in unreadable]

    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Load the values of each filter, from complaints received within a year, without the cancelled ones.

        Of a list the codes of its choices.
        """
        since = (self._unit.today() - timedelta(days=_A_YEAR)).isoformat()
        with self._unit.reading():
            found = reading.validate_rows(  # of the counts: a million complaints are some thousand rows there
                "report_count",
                self._unit.connection.execute(
                    "SELECT DISTINCT cut, value FROM report_count WHERE received_on >= ?", (since,)
                ),
                (str, str),
            )
            known = canonical.lists(self._unit)
        values: dict[str, set[str]] = {name: set() for name in CHOSEN}
        for cut, value in found:
            if cut in values and value:
                values[cut].add(canonical.code(known, cut, value))
        return {name: tuple(sorted(codes, key=str.casefold)) for name, codes in values.items()}

    def _newest(self, wanted: ListQuery, before: int, limit: int) -> list[tuple[int, SearchResult]]:
        """Search the newest text hits first, or the newest complaints without a text.

        Only where too few of those pass the filter, in the index.
        """
        connection, only = self._unit.connection, self._limits(wanted.only)
        hits = match_text(connection, wanted.text, self._unit.today()) if wanted.text.strip() else _ALL
        near = connection.execute(
            f"SELECT id FROM ({hits.sql}) WHERE id < ? ORDER BY id DESC LIMIT ?", (*hits.bound, before, NEWEST)
        ).fetchall()
        among = _Part("id IN (SELECT value FROM json_each(?))", (json.dumps([row_id for (row_id,) in near]),))
        found = self._lines("NOT INDEXED", among & only, before, limit)
        if len(found) == limit or len(near) < NEWEST:
            return found
        return self._lines(_INDEXED, self._condition(wanted), before, limit)

    def _readable_from(self, wanted: ListQuery, before: int, many: int) -> list[tuple[int, SearchResult]]:
        """Load so many lines of a list, without hits on a hidden name alone.

        Nothing shows that there is more of that.
        """
        kept: list[tuple[int, SearchResult]] = []
        mixed = self._mixed(wanted.text)
        while len(kept) < many:
            found = self._newest(wanted, before, many)
            readable = _readable(self._unit.connection, [line for _, line in found], wanted.text)
            kept += [(row_id, line) for row_id, line in found if line in readable or row_id in mixed]
            if len(found) < many:
                break
            before = found[-1][0]
        return kept[:many]

    def _unreadable(self, where: _Part, text: str) -> set[int]:
        """Ids of confidential complaints matched by a text in hidden fields only."""
        if not text.strip():
            return set()
        found = self._lines(_INDEXED, _Part("may_offer = 0") & where, _LAST, _EVERY)
        readable, mixed = _readable(self._unit.connection, [line for _, line in found], text), self._mixed(text)
        return {row_id for row_id, line in found if line not in readable and row_id not in mixed}

    def _mixed(self, text: str) -> set[int]:
        return search.find_mixed(self._unit.connection, text, self._unit.today(), ended=text[-1:].isspace())

    def _lines(self, how: str, where: _Part, before: int, limit: int) -> list[tuple[int, SearchResult]]:
        """The ids first, from the index alone; then the lines of those few."""
        shown = canonical.build_display_mapper(canonical.lists(self._unit))
        return [
            (row[0], shown(search.line(row[1:])))
            for row in reading.validate_rows(
                "complaint",
                self._unit.connection.execute(
                    f"SELECT id, {', '.join(SearchResult._fields)} FROM complaint WHERE id IN"
                    f" (SELECT id FROM complaint {how} WHERE {where.sql} AND id < ? ORDER BY id DESC LIMIT ?)"
                    " ORDER BY id DESC",
                    (*where.bound, before, limit),
                ),
                _TYPES,
            )
        ]

    def _limits(self, only: ListFilter) -> _Part:
        return condition(only, self._unit.office_time(), canonical.lists(self._unit))

    def _condition(self, wanted: ListQuery) -> _Part:
        only = self._limits(wanted.only)
        if not wanted.text.strip():
            return only
        hits = match_text(self._unit.connection, wanted.text, self._unit.today())
        return only & _Part(f"id IN ({hits.sql})", hits.bound)


_ALL: Final = _Part("SELECT id FROM complaint")


def _readable(connection: apsw.Connection, found: Iterable[SearchResult], typed_text: str) -> set[SearchResult]:
    """Keep hits matched by public text only."""
    lines, text, ended = set(found), clean(typed_text), typed_text[-1:].isspace()
    digits = search.digits_of(text)
    if not text or search.exact(connection, text, 1):
        return lines
    of_a_number = {one for one in lines if 0 < len(digits) <= search.LONGEST_NO and _has_number(one, int(digits))}
    words = tokens(digits or text)
    return {*hidden_words.filter_public_matches(connection, lines, words, ended=ended)} | of_a_number


def _has_number(found: SearchResult, no: int) -> bool:
    return no in [int(part) for part in re.findall(r"\d+", found.number_text)]


def match_text(connection: apsw.Connection, text: str, today: date) -> _Part:
    """SQL for the ids of all possible matches of a text; a space at its end ends a word."""
    ended, text = text[-1:].isspace(), clean(text)
    if numbered := search.exact(connection, text, _OF_A_NUMBER):
        marks = ", ".join("?" * len(numbered))
        of_these = tuple(found.subject.bytes for found in numbered)
        return _Part(f"SELECT id FROM complaint WHERE subject IN ({marks})", of_these)
    digits = search.digits_of(text)
    asked = [_Part(f"SELECT id FROM complaint WHERE {sql}", bound) for sql, bound in search.digit_questions(digits)]
    if words := tokens(digits or text):
        *whole, last = words
        beginning = quote_phrase(last) if ended else search.prefix_expression(connection, last)
        question = " AND ".join([*map(quote_phrase, whole), beginning])
        asked.append(_Part("SELECT rowid AS id FROM complaint_words WHERE complaint_words MATCH ?", (question,)))
        if search.are_words(words):
            asked.append(_Part(search.BY_WORDS, (search.fts_query(words, ended=ended),)))
    if mixed := search.find_mixed(connection, text, today, ended=ended):
        asked.append(_Part("SELECT value AS id FROM json_each(?)", (json.dumps(sorted(mixed)),)))
    if not asked:
        return _Part("SELECT id FROM complaint WHERE 0")
    union = " UNION ALL ".join(part.sql for part in asked)
    return _Part(union, tuple(value for part in asked for value in part.bound))


_TYPES: Final = (int, *reading.shape(SearchResult))
_INDEXED: Final = "INDEXED BY complaint_filter"


def condition(only: ListFilter, now: OfficeTime, known: Lists) -> _Part:
    """SQL condition of a filter on the complaint table at that time, by the lists' choices."""
    parts = [
        _Part(*canonical.equals(known, name, value)) if canonical.is_list(name) else _Part(f"{name} = ?", (value,))
        for name in ("channel", "kind", *CHOSEN, "regency", "district", "agency")
        if (value := getattr(only, name))
    ]
    if only.attachment:
        parts.append(_Part(f"id IN ({search.OF_A_KIND})", (only.attachment,)))
    if only.regency or only.district:  # where a hidden person lives is hidden, and must not be found out so
        parts.append(_Part("may_offer = 1"))
    if days := only.days(now.day):
        parts.append(_Part("received_on BETWEEN ? AND ?", (days.first.isoformat(), days.last.isoformat())))
    if only.status in (OPEN, ALL_CLOSED):
        marks = ", ".join("?" * len(CLOSED))
        parts.append(_Part(f"status {'NOT ' * (only.status == OPEN)}IN ({marks})", tuple(map(str, sorted(CLOSED)))))
    elif only.status:
        parts.append(_Part("status = ?", (only.status,)))
    flags = {
        _Part(
            "(response_late = 1 OR (waits <> '' AND (clock_on, clock_time) < (?, ?)))", (now.day.isoformat(), now.time)
        ): only.late,
        _Part("missing <> ''"): only.incomplete,
        _Part(f"id IN ({ids(NOT_IN_SP4N)})"): only.not_in_sp4n,
        _Part("cycle >= 2"): only.repeated,
    }
    parts += [part for part, is_asked in flags.items() if is_asked]
    found = _Part()
    for part in parts:
        found &= part
    return found
