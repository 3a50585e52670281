"""Erasing a complaint by law (UU 27/2022): two officers decide, the bodies of its entries go, the chain still verifies.

What stays is the skeleton that a register must keep: number, kind, channel, dates, how it ended, and who erased on what
ground. Every desk takes the bodies away when the entry reaches it, in whatever order it and its targets arrive; at the
centre the office carries it out (``frontoffice centre erase``). A complaint that is still being handled is not erased.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import entry_bodies as bodies
from frontoffice.domain import entry_kinds
from frontoffice.domain.case import Case
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import CLOSED, Complaint
from frontoffice.domain.dates import to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.people import Officer
from frontoffice.domain.typed_text import LONGEST_LINE, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.commands.drafts import AMENDS
from frontoffice.register.journal import journal
from frontoffice.register.projection import complaint_fold, complaint_projection
from frontoffice.register.queries import complaint_query
from frontoffice.register.storage import opening
from frontoffice.register.unit_of_work import UnitOfWork


class Erasures:
    """Erase complaints by law."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def erase(self, subject: UUID, ground: str, deciders: tuple[Officer, Officer], action: UUID) -> Complaint:
        """Erase by law what stands about a closed complaint; gives its skeleton. The first decider is a supervisor.

        Raises Refused: ``not_allowed``, ``one_decider`` (they are the same person), ``ground_missing``, ``too_long``,
        ``still_open``, ``complaint_erased``.
        """
        by, second = deciders
        entry_kinds.demand(by, EntryKind.ERASED)
        if not second.active or second.officer_id == by.officer_id:
            raise Refused(Problem("second", RegisterRefusal.ONE_DECIDER))
        ground = clean(ground)
        if not ground:
            raise Refused(Problem("ground", RegisterRefusal.GROUND_MISSING))
        if len(ground) > LONGEST_LINE:
            raise Refused(Problem("ground", FieldRefusal.TOO_LONG, {"length": len(ground), "most": LONGEST_LINE}))

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            if complaint.status not in CLOSED:
                raise Refused(Problem("", RegisterRefusal.STILL_OPEN, {"number": complaint.number_text}))
            who: dict[str, Any] = {"ground": ground, "second": second.name, "second_role": str(second.role)}
            body = bodies.ErasedBody(**who, **_skeleton(complaint, case))
            folded = self._unit.append_entry(action, subject, EntryKind.ERASED, body, by)
            take_away(self._unit.connection, (subject.bytes,))
            return folded

        folded = self._unit.run_once(action, work)
        truncate(self._unit)
        return complaint_query.as_written(self._unit, subject, folded)[0]


def _skeleton(complaint: Complaint, case: Case) -> dict[str, Any]:
    """What the register keeps of a complaint whose words are erased."""
    return {
        "subject": str(complaint.subject),
        "number": complaint.number_text,
        "suffix": complaint.suffix,
        "no": [complaint.number.series, complaint.number.year, complaint.number.no],
        "kind": str(complaint.intake.kind),
        "channel": complaint.intake.channel,
        "channel_name": complaint.channel_name,
        "manner": str(complaint.manner),
        "received_on": complaint.received_on.isoformat(),
        "received_at": to_text(complaint.received_at) if complaint.received_at else "",
        "recorded_at": to_text(complaint.recorded_at),
        "zone": complaint.zone,
        "counter": complaint.counter,
        "officer": complaint.officer,
        "role": complaint.role,
        "position": complaint.position,
        "due_on": complaint.due.day.isoformat(),
        "due_provisional": complaint.due.provisional,
        "calendar": complaint.due.calendar_version,
        "category": complaint.intake.category,
        "status": str(complaint.status),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
    }


_BODIES: Final = (
    "SELECT entry_id FROM (SELECT entry_id, subject, kind FROM journal"
    " UNION SELECT entry_id, subject, kind FROM journal_fork) WHERE subject = ?1 AND kind NOT IN ("
    + ", ".join(f"'{kind}'" for kind in (EntryKind.ERASED, *OF_THE_OFFICE))
    + ")"
)


def take_away(connection: apsw.Connection, about: Collection[bytes]) -> bool:
    """Delete every body and draft about these subjects that an entry erased, as the fold reads it; in a transaction.

    Gives whether there was anything to delete.
    """
    found: Any = connection.execute("SELECT DISTINCT subject FROM journal WHERE kind = 'complaint.erased'")
    gone = False
    for (subject,) in [row for row in found.fetchall() if row[0] in about]:
        by = complaint_fold.erased_by(journal.story(connection, UUID(bytes=subject)))
        if by is None:  # nothing that cannot be read takes a complaint away
            continue
        connection.execute(
            f"INSERT INTO erased (entry_id, by_entry) SELECT entry_id, ?2 FROM ({_BODIES}) WHERE true"
            " ON CONFLICT (entry_id) DO UPDATE SET by_entry = excluded.by_entry WHERE NOT EXISTS"
            " (SELECT 1 FROM journal j WHERE j.entry_id = erased.by_entry AND j.kind = 'complaint.erased')",
            (subject, by.bytes),
        )
        connection.execute(f"DELETE FROM payload WHERE entry_id IN ({_BODIES})", (subject,))
        gone = gone or bool(connection.changes())
        connection.execute("UPDATE paper_job SET why = '' WHERE subject = ?", (subject,))
        connection.execute(
            "DELETE FROM draft WHERE json_extract(fields, ?) = ?", (f"$.{AMENDS}", str(UUID(bytes=subject)))
        )
        gone = gone or bool(connection.changes())
    return gone


def truncate(unit: UnitOfWork) -> None:
    """Let nothing that was erased stand in the write-ahead log or the word list; a reader may put that off a while."""
    with unit.writing():
        complaint_projection.forget_words(unit.connection)
    with opening.disk(unit.file.path):
        unit.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
