"""Returning complainants with protected identity: that a number is theirs is said, who they are for a reason."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from frontoffice.domain.complaint import Complainant, Complaint, Identity, display_name
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RevealedBody
from frontoffice.domain.people import Officer, phone_digits
from frontoffice.domain.text.printable_text import clean
from frontoffice.register.commands import complaints
from frontoffice.register.commands.lost_receipt import LEAST_DIGITS
from frontoffice.register.journal import journal
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection import complaint_fold
from frontoffice.register.unit_of_work import UnitOfWork

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
