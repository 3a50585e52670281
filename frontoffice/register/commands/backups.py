"""The copies of this register, as the journal knows them: the monthly trial of one, and copies of another register.

The trial is an entry and not a note on this computer: that copies were tried is evidence years later, it goes with each
copy to where that is restored, and the office's other desks see it, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from frontoffice.domain.calendar.dates import from_text, local_date, to_text
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import BackupTriedBody
from frontoffice.domain.people import NOBODY
from frontoffice.register.commands import print_job_rows
from frontoffice.register.journal import ids, journal, origins
from frontoffice.register.queries import history, numbers
from frontoffice.register.queries.numbers import COPIES_SEEN
from frontoffice.register.storage import copying
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BackupTrial:
    """One trial: when (UTC), of which copy, and whether all of it could be restored and verified."""

    at: datetime
    copy: str
    entries: int
    is_whole: bool
    detail: str


class Backups:
    """Restore tests of copies, and entries in copies of the same desk unknown to this register."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._compared: set[str] = set()

    @property
    def desk(self) -> UUID:
        """Desk id of the copies of this register."""
        with self._unit.reading():
            return origins.first(self._unit.connection)

    def last_trial(self) -> BackupTrial | None:
        """The last trial of a copy of this desk's register; None where none was made."""
        with self._unit.reading():
            lines = journal.own_story(self._unit.connection, self._subject())
        for line in reversed(lines):
            body = line.body
            if line.kind == EntryKind.BACKUP_TRIED and isinstance(body.get("entries"), int):
                texts = str(body.get("outcome")), str(body.get("detail", ""))
                return BackupTrial(
                    line.recorded_at, str(body.get("copy")), body["entries"], texts[0] == "whole", texts[1]
                )
        return None

    def is_trial_due(self) -> bool:
        """Whether no copy was tried in this month of the office's, or the last one failed on another day than today."""
        last, today = self.last_trial(), self._unit.today()
        if last is None:
            return True
        on = local_date(last.at, self._unit.desk.zone)
        return (on.year, on.month) != (today.year, today.month) or (not last.is_whole and on != today)

    def record_trial(self, record: CopyRecord, detail: str) -> None:
        """Record the restore test of a copy elsewhere; ``detail`` is what was wrong, "" for nothing."""
        body = BackupTriedBody(
            copy=record.file,
            made_at=to_text(record.made_at),
            entries=record.captured.entries,
            outcome="broken" if detail else "whole",
            detail=detail,
        )
        action = ids.new_id()
        subject = self._subject()
        self._unit.run_once(
            action, lambda: self._unit.append_entry(action, subject, EntryKind.BACKUP_TRIED, body, NOBODY)
        )

    def _subject(self) -> UUID:
        return ids.subject("backup", str(origins.first_written(self._unit.connection)))

    def notice_history(self, records: Iterable[CopyRecord]) -> bool:
        """Return whether copies of this desk hold other entries than this register, accepted by nobody.

        Each asked once.

        Then no number is given before a supervisor has put a copy back, or accepted it.
        """
        fresh = [one for one in records if one.captured.desk == self.desk and one.file not in self._compared]
        self._compared.update(one.file for one in fresh)
        return history.compare(self._unit, copying.heads_of(fresh))

    def notice_others(self, records: Iterable[CopyRecord]) -> bool:
        """Return whether copies of this desk show entries written to another register of it.

        Then no number is given here.

        A register that was put back elsewhere and the one that it was copied from do not know of each other until they
        meet: at the centre, or in a place where both write their copies. What was seen before a supervisor last said
        which number was the last says nothing new.
        """
        connection = self._unit.connection
        with self._unit.reading():
            if not self._unit.desk.gives_numbers or numbers.is_unconfirmed(connection):
                return False
            desk, mine = origins.first(connection), origins.mine(connection)
            seen = connection.execute("SELECT v FROM meta WHERE k = ?", (COPIES_SEEN,)).get
            after = from_text(str(seen)) if seen else None
            others = [
                one
                for one in records
                if one.captured.desk == desk
                and (after is None or one.made_at > after)
                and (
                    one.captured.present not in mine
                    or not all(self._holds(head) for head in one.captured.heads if head[0] in mine)
                )
            ]
        if not others:
            return False
        with self._unit.writing():
            connection.executemany(numbers.RAISE_FLOOR, (number for one in others for number in one.captured.numbers))
            numbers.await_supervisor(self._unit, "copied")
            print_job_rows.mark_unsent_uncertain(self._unit)
        return True

    def _holds(self, head: tuple[UUID, int, str]) -> bool:
        origin, seq, digest = head
        address = (origin.bytes, seq, bytes.fromhex(digest))
        return bool(
            self._unit.connection.execute(
                "SELECT EXISTS (SELECT 1 FROM journal WHERE (origin, seq, hash) = (?1, ?2, ?3)) OR"
                " EXISTS (SELECT 1 FROM journal_fork WHERE (origin, seq, hash) = (?1, ?2, ?3))",
                address,
            ).get
        )
