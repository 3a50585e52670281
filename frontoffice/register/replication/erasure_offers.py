"""Erasures that a centre without the office's key says were carried out, for a supervisor of this desk to confirm.

Whoever keeps the database writes such rows as they like. So the words are hidden, and stay on the disk until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.proof.office_notes import Verdict
from frontoffice.register.commands import erasing
from frontoffice.register.journal import erasure_verdicts, journal
from frontoffice.register.replication import erasure_settling
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OfferedErasure:
    """An erasure that the centre says the office carried out, which nobody here confirmed: its words are hidden.

    ``name`` is the number of the complaint or the code of the consultation; ``officer`` and ``second`` decided it, on
    ``ground``, as its entry says (UTC ``decided_at``).
    """

    by_entry: UUID
    subject: UUID
    name: str
    officer: str
    second: str
    ground: str
    decided_at: datetime


class ErasureOffers:
    """List the erasures that are offered, and do what a supervisor says of each."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def all(self) -> tuple[OfferedErasure, ...]:
        """The erasures that wait for a supervisor of this desk, since no key of the office vouches for the centre."""
        with self._unit.reading():
            connection = self._unit.connection
            waiting = erasure_verdicts.list_offers(connection)
            lines = {one: journal.story(connection, subject) for one, subject in waiting.items()}
        return tuple(
            OfferedErasure(
                by_entry=line.entry_id,
                subject=waiting[by_entry],
                name=str(line.body.get("number") or waiting[by_entry]),
                officer=line.officer,
                second=str(line.body.get("second", "")),
                ground=str(line.body.get("ground", "")),
                decided_at=line.recorded_at,
            )
            for by_entry, story in lines.items()
            for line in story
            if line.entry_id == by_entry
        )

    def confirm(self, by_entry: UUID, by: Officer) -> None:
        """Let an erasure that is offered take its words away here, for good (a supervisor's verb)."""
        self._answer(by_entry, by, Verdict.CARRIED_OUT)

    def keep(self, by_entry: UUID, by: Officer) -> None:
        """Show the words of an erasure that is offered again, and keep them here (a supervisor's verb)."""
        self._answer(by_entry, by, Verdict.REJECTED)

    def _answer(self, by_entry: UUID, by: Officer, verdict: Verdict) -> None:
        entry_kinds.demand(by, EntryKind.ERASED)
        with self._unit.writing():
            gone = erasure_settling.answer(self._unit.connection, by_entry, str(verdict))
        if gone:
            erasing.truncate(self._unit)
