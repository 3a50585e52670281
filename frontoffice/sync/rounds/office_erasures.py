"""The office's verdicts on the erasures waiting at this desk.

Signed where its key is pinned, or else what its rows say.

What is signed is done. A row that anybody who keeps the database can write destroys nothing here: it is offered to a
supervisor of this desk (``Erasures.offered``).

Asked only while one waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.proof.office_notes import Verdict
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers

_CARRIED_OUT: Final = (
    "SELECT DISTINCT e.subject FROM journal.entry e JOIN journal.erased g ON g.entry_id = e.entry_id"
    " WHERE e.subject = ANY (%s) AND g.done"
)
_REJECTED: Final = "SELECT by_entry FROM journal.erasure_rejected WHERE subject = ANY (%s)"


def refresh(replica: Replica, link: Connection) -> bool:
    """Carry out the erasures signed by the office, propose unsigned ones from its rows.

    Whether words went, or were hidden.
    """
    if replica.rests_on_signatures():
        return replica.settle_signed_erasures()
    awaited = replica.list_awaited_erasures()
    return bool(awaited) and replica.offer_erasures(read_verdicts(link, awaited))


def read_verdicts(link: Connection, awaited: Mapping[UUID, set[UUID]]) -> dict[UUID, dict[UUID, str]]:
    """Load the centre's unsigned verdicts on these erasing entries, by subject.

    Nothing of those that wait there as well.
    """
    subjects = list(awaited)
    gone = {subject for (subject,) in answers.rows(link.execute(_CARRIED_OUT, (subjects,)), UUID)}
    rejected = {entry for (entry,) in answers.rows(link.execute(_REJECTED, (subjects,)), UUID)}
    said = {
        subject: {
            entry: str(Verdict.REJECTED if entry in rejected else Verdict.CARRIED_OUT)
            for entry in entries
            if subject in gone or entry in rejected
        }
        for subject, entries in awaited.items()
    }
    return {subject: verdicts for subject, verdicts in said.items() if verdicts}
