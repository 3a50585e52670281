"""Possible duplicates of a new complaint: of one number, telephone or identity, or in similar words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import complainants
from frontoffice.domain.complaint import Intake
from frontoffice.domain.people import phone_digits
from frontoffice.domain.text.printable_text import clean, same_item
from frontoffice.register.journal import reading
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.text_tokens import quote_phrase, tokens
from frontoffice.register.queries import hidden_words

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
