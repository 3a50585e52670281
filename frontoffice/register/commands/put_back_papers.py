"""Waiting receipts in a restored or copied register: since that copy was made they may have come out."""

from __future__ import annotations

from frontoffice.domain.people import NOBODY
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands import print_job_rows
from frontoffice.register.commands.print_job import UNSENT, JobState, Result
from frontoffice.register.unit_of_work import UnitOfWork

_ANY = f"SELECT EXISTS (SELECT 1 FROM paper_job WHERE state IN ({', '.join('?' * len(UNSENT))}))"


def mark_unsent_uncertain(unit: UnitOfWork) -> None:
    """Mark every waiting receipt as uncertain, in the transaction of the restored register's new chain.

    Printed by themselves they would be second originals without a mark. Appended to the journal in nobody's name.
    """
    if not unit.connection.execute(_ANY, UNSENT).get:
        return
    for state in UNSENT:
        for job in print_job_rows.in_state(unit.db, state):
            print_job_rows.settle(unit, job.job_id, Result(JobState.UNCERTAIN, SpoolReason.PUT_BACK), NOBODY)
