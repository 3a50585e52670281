"""A number that two papers carry: a ``bis`` settles which is which, as a paper register would.

Both complaints stay, both papers are found by what stands on them; the check code on the paper tells them apart.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import SUFFIXES
from frontoffice.domain.people import May, Officer, demand
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.unit_of_work import Ledger


def renumber(ledger: Ledger, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
    """Give a complaint's number a suffix (a supervisor's verb).

    Refused: ``number_not_twice`` (fact ``number``) when no other complaint's number reads the same, ``why_missing``.
    """
    demand(by, May.DECIDE)

    def work() -> None:
        told = complaints.complaint(ledger, subject)
        number = told.number
        rows: Any = ledger.connection.execute(
            "SELECT subject, suffix FROM complaint WHERE series = ? AND year = ? AND no = ?",
            (number.series, number.year, number.no),
        ).fetchall()
        used = [suffix for _, suffix in rows]
        free = next((suffix for suffix in SUFFIXES if suffix not in used), None)
        if used.count(told.suffix) < 2 or free is None:  # noqa: PLR2004
            raise Refused(Problem("", "number_not_twice", {"number": told.number_text}))
        body = {"suffix": free, "why": complaints.reason(why), "by": str(by.officer_id)}
        ledger.tell(action, subject, EntryKind.RENUMBERED, body, by)

    ledger.once(action, work)
    return complaints.as_written(ledger, subject)
