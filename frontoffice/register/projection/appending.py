"""Append an entry to the journal and update the projected tables, within the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import entry_authority, journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import (
    authority_projection,
    complaint_fold,
    complaint_projection,
    consultation_projection,
)
from frontoffice.register.projection.heads import heads
from frontoffice.register.projection.reference_data_projection import project

if TYPE_CHECKING:
    from frontoffice.domain.cases.case import Case
    from frontoffice.domain.complaint import Complaint


def append(
    connection: apsw.Connection, origin: UUID, new: NewEntry, recorded_at: datetime, zone: str
) -> tuple[Complaint, Case] | None:
    """Append ``new`` with its parents.

    Gives the complaint and its handling as they now stand.

    None where the entry is about no complaint. Raises Refused: ``complaint_erased``, and ``no_authority`` where this
    device's class, or the role of whoever writes, may not write such an entry.
    """
    before = journal.story(connection, new.subject) if new.entry_id != new.subject else ()
    if new.kind not in (EntryKind.PAPER, *OF_THE_OFFICE) and complaint_fold.find_erasing_entry(before):
        raise Refused(Problem("", RegisterRefusal.COMPLAINT_ERASED))
    whole = new.following(heads(map(entry_authority.as_written, before)))
    line = journal.append(connection, origin, whole, recorded_at, zone)
    after = entry_authority.mark_unauthorised(connection, new.subject, (*before, line))
    if after[-1].kind == entry_authority.NO_AUTHORITY:
        raise Refused(Problem("", RegisterRefusal.NO_AUTHORITY))
    folded = complaint_projection.project(connection, new.subject, before, after)
    project(connection, new.subject, after, before)
    if consultation_projection.concerns(after):
        consultation_projection.project(connection, new.subject, after)
    authority_projection.project(connection, new.subject, before, after)
    return folded
