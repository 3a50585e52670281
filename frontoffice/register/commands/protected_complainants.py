"""Complainants with protected identity: returning ones, and confidential ones who lost their resi."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.complainants import everybody
from frontoffice.domain.complaint import Complainant, Complaint, Identity, display_name
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RevealedBody
from frontoffice.domain.people import Officer, phone_digits
from frontoffice.domain.text.printable_text import clean
from frontoffice.register.commands import complaints
from frontoffice.register.journal import journal
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.text_tokens import tokens
from frontoffice.register.queries import hidden_words
from frontoffice.register.queries.search import FOUND, SearchResult, all_found, digits_of
from frontoffice.register.unit_of_work import UnitOfWork

NEWEST: Final = 2_000  # complaints that are read
MOST: Final = 10  # that are found
LEAST_LETTERS: Final = 3
LEAST_DIGITS: Final = 8


class LostReceipt:
    """Search for the complaints of confidential complainants, one reason for each search."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def find(self, text: str, why: str, by: Officer) -> tuple[SearchResult, ...]:
        """Newest complaints of persons with this name or whole number, or of persons represented by them.

        Masked.

        That they were looked for, by whom and why, is in the story of each. Refused: ``why_missing``.
        """
        entry_kinds.demand(by, EntryKind.REVEALED)
        reason = complaints.reason(why)
        with self._unit.writing():
            connection = self._unit.connection
            subjects = list(_subjects(connection, text))
            for subject in subjects:
                self._unit.append_entry(new_id(), subject, EntryKind.REVEALED, RevealedBody(why=reason), by)
            marks = ", ".join("?" * len(subjects))
            asked = [subject.bytes for subject in subjects]
            return hidden_words.mask_lines(
                connection, all_found(connection.execute(f"{FOUND} WHERE subject IN ({marks}) ORDER BY id DESC", asked))
            )


def _subjects(connection: apsw.Connection, text: str) -> Iterator[UUID]:
    digits, words = digits_of(text), tokens(text)
    if len(digits) < LEAST_DIGITS and sum(map(len, words)) < LEAST_LETTERS:
        return
    rows: Any = connection.execute(
        "SELECT subject FROM complaint WHERE may_offer = 0 ORDER BY id DESC LIMIT ?", (NEWEST,)
    ).fetchall()
    count = 0
    for (subject,) in rows:
        complaint = complaint_fold.fold_without_case(journal.story(connection, UUID(bytes=subject)))
        if complaint is None or complaint.intake.complainant.identity is not Identity.CONFIDENTIAL:
            continue
        if any(_is_meant(who, digits, words) for who in everybody(complaint)):
            yield complaint.subject
            count += 1
        if count == MOST:
            return


def _is_meant(who: Complainant, digits: str, words: list[str]) -> bool:
    """Return whether the whole number is theirs, or every typed word one of their names."""
    numbers = {phone_digits(who.phone), who.nik, who.nib, who.identity_no} - {""}
    if digits:
        return len(digits) >= LEAST_DIGITS and not numbers.isdisjoint({digits, phone_digits(digits)})
    names = {*tokens(f"{who.name} {who.represents} {who.contact}")}
    return "".join(words).upper() in numbers or (bool(words) and names.issuperset(words))


# --- protected complainants ---

_NEWEST: Final = 10  # complaints of that number
OF_NUMBER: Final = (
    "may_offer = 0 AND name = ?1 AND"
    " ((phone_reversed <> '' AND phone_reversed = ?2) OR (nik <> '' AND nik = ?3)) ORDER BY id DESC LIMIT ?4"
)
_NAME: Final = display_name(Complainant(identity=Identity.CONFIDENTIAL))


class ProtectedComplainants:
    """Known by the whole telephone number or the number of an identity; anonymous ones never are."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def is_known(self, phone: str, identity_no: str) -> bool:
        """Return whether one of these numbers belongs to a complainant with protected identity.

        Nothing else is said.
        """
        with self._unit.reading():
            return bool(self._subjects(phone, identity_no, 1))

    def reveal(self, phone: str, identity_no: str, why: str, by: Officer) -> tuple[Complainant, ...]:
        """Those complainants, newest first, each once, as their newest complaint has them.

        That they were looked at, by whom and why, is in the story of that complaint. Refused: ``why_missing``.
        """
        entry_kinds.demand(by, EntryKind.REVEALED)
        reason = complaints.reason(why)
        with self._unit.writing():
            people: dict[str, Complaint] = {}
            for subject in self._subjects(phone, identity_no, _NEWEST):
                complaint = complaint_fold.fold_without_case(journal.story(self._unit.connection, subject))
                if complaint is not None and complaint.intake.complainant.identity is Identity.CONFIDENTIAL:
                    people.setdefault(complaint.intake.complainant.name.casefold(), complaint)
            for complaint in people.values():
                body = RevealedBody(why=reason)
                self._unit.append_entry(new_id(), complaint.subject, EntryKind.REVEALED, body, by)
            return tuple(complaint.intake.complainant for complaint in people.values())

    def _subjects(self, phone: str, identity_no: str, most: int) -> list[UUID]:
        digits, number = phone_digits(phone), "".join(clean(identity_no).split()).upper()
        asked = (digits[::-1] if len(digits) >= LEAST_DIGITS else "", number if len(number) >= LEAST_DIGITS else "")
        if not any(asked):
            return []
        rows: Any = self._unit.connection.execute(
            f"SELECT subject FROM complaint WHERE {OF_NUMBER}", (_NAME, *asked, most)
        ).fetchall()
        return [UUID(bytes=subject) for (subject,) in rows]
