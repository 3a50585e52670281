"""Append an entry to the journal after the heads that it has seen, and update the projected tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import apsw

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bounds import MOST_PARENTS
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import entry_authority, journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import (
    authority_projection,
    beside_complaints,
    complaint_fold,
    complaint_projection,
)
from frontoffice.register.projection.reference_data_projection import project

if TYPE_CHECKING:
    from frontoffice.domain.cases.case import Case
    from frontoffice.domain.complaint import Complaint


class LinkedEntry(Protocol):
    """An entry without its body."""

    @property
    def entry_id(self) -> UUID:
        """Its identity."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def parents(self) -> tuple[UUID, ...]:
        """Entries seen last by the desk of this entry."""


def heads(lines: Iterable[LinkedEntry]) -> tuple[UUID, ...]:
    """Entries not named as a parent by any other.

    What a desk has seen when it takes the next step.

    The newest, where there are more than an entry may name (``MOST_PARENTS``): the rest stays in conflict.
    """
    steps = [line for line in lines if line.kind not in entry_kinds.SAYING]
    named = {parent for line in steps for parent in line.parents}
    return tuple(line.entry_id for line in steps if line.entry_id not in named)[-MOST_PARENTS:]


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
    beside_complaints.project(connection, new.subject, after)
    authority_projection.project(connection, new.subject, before, after)
    return folded
