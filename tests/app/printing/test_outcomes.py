from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.dispatch import OutcomeRecorder
from frontoffice.app.printing.print_task import PrintTask
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.evidence import Evidence
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal.ids import new_id
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.faulty_disk import FaultyDisk

DONE = PrintOutcome(End.CONFIRMED, Evidence.PROCESS_ID, sent=2_000)


def test_what_the_register_would_not_take_is_told_again(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("outcomes-disk")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        officer = a_signed_in(register)
        subject = register.complaints.record(an_intake(), officer, new_id()).complaint.subject
        task = PrintTask(register.printing.queue(subject, "Loket", officer), officer, register.today())
        register.printing.start_sending(task.job.job_id, "Loket", "network 127.0.0.1")
        outcomes, recorded, failed = OutcomeRecorder(register), list[PrintJob](), list[Unavailable]()
        outcomes.recorded.connect(recorded.append)
        outcomes.failed.connect(failed.append)
        disk.fail(1, 1_000, apsw.FullError)
        outcomes.record(task, DONE)
        outcomes.retry()
        disk.heal()
        assert (len(recorded), len(failed)) == (0, 2)
        outcomes.retry()
        outcomes.retry()
        assert [(job.state, job.evidence) for job in recorded] == [(JobState.CONFIRMED, "process_id")]
        assert register.complaints.get(subject).papers_printed == 1


@pytest.mark.thorough
def test_a_paper_that_waits_for_the_same_reason_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        officer = a_signed_in(register)
        subject = register.complaints.record(an_intake(), officer, new_id()).complaint.subject
        task = PrintTask(register.printing.queue(subject, "Loket", officer), officer, register.today())
        outcomes, recorded = OutcomeRecorder(register), list[PrintJob]()
        outcomes.recorded.connect(recorded.append)
        for reason in (PrintReason.PAPER_OUT, PrintReason.PAPER_OUT, PrintReason.COVER_OPEN):
            outcomes.record(task, PrintOutcome(End.NOT_SENT, reason=reason))
        assert [job.reason for job in recorded] == ["printer_paper_out", "printer_cover_open"]


def test_what_is_out_of_date_is_not_told_after_all(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("late-outcomes-disk")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        officer = a_signed_in(register)
        subject = register.complaints.record(an_intake(), officer, new_id()).complaint.subject
        task = PrintTask(register.printing.queue(subject, "Loket", officer), officer, register.today())
        register.printing.start_sending(task.job.job_id, "Loket", "network 127.0.0.1")
        outcomes = OutcomeRecorder(register)
        disk.fail(1, 1_000, apsw.FullError)
        outcomes.record(task, PrintOutcome(End.UNCERTAIN, reason=PrintReason.NO_ANSWER, sent=2_000))
        disk.heal()
        outcomes.record(task, DONE)  # the printer's late word
        outcomes.retry()
        (job,) = register.printing.jobs_of(subject)
        assert (job.state, job.reason) == (JobState.CONFIRMED, "")
