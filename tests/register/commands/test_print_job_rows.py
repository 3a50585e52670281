from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.commands import print_job_rows
from frontoffice.register.commands.print_job import JobState, PrintJob, Result
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.journal.tables import PaperJobRow
from frontoffice.register.register import Register
from tests.support.examples import MORNING, an_intake, an_officer

OFFICER = an_officer()


def test_a_job_is_read_back_as_it_was_added_and_changed(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", OFFICER)
    with register.unit.writing():
        db = register.unit.db
        assert print_job_rows.job(db, job.job_id) == job
        print_job_rows.update(db, job.job_id, state=str(JobState.UNCERTAIN))
        assert [one.job_id for one in print_job_rows.in_state(db, JobState.UNCERTAIN)] == [job.job_id]
        assert print_job_rows.next_copy_no(print_job_rows.jobs_of(db, subject), 0) == 2
        print_job_rows.update(db, job.job_id, state=str(JobState.VOID))
        assert print_job_rows.next_copy_no(print_job_rows.jobs_of(db, subject), 0) == 1
        assert print_job_rows.next_copy_no(print_job_rows.jobs_of(db, subject), 3) == 4, (
            "as many came out at other desks"
        )
        print_job_rows.update(db, job.job_id, state=str(JobState.DROPPED))
        assert print_job_rows.next_copy_no(print_job_rows.jobs_of(db, subject), 0) == 1
        with pytest.raises(KeyError):
            print_job_rows.job(db, uuid4())


def test_every_field_of_a_job_is_read_back_and_the_oldest_first(register: Register) -> None:
    jobs = [
        PrintJob(
            job_id=uuid4(),
            subject=uuid4(),
            number_text="0001",
            copy_no=no,
            state=JobState.WAITING,
            printer="Loket",
            why="Hilang",
            requested_by="Siti",
            requested_at=MORNING,
            reason="x",
            evidence="gs_r",
            sent=7,
            printer_id="usb 1",
            replaces=bool(no % 2),
        )
        for no in (3, 2, 1)
    ]
    with register.unit.writing():
        for job in jobs:
            print_job_rows.add(register.unit.db, job)
        db = register.unit.db
        everything = PaperJobRow.state == str(JobState.WAITING)
        assert print_job_rows.jobs_where(db, everything) == print_job_rows.in_state(db, JobState.WAITING) == tuple(jobs)
        assert print_job_rows.rows_where(everything, PaperJobRow.copy_no, 2, db) == (jobs[2], jobs[1])
        assert print_job_rows.jobs_of(db, jobs[1].subject) == (jobs[1],)


@pytest.mark.thorough
def test_a_job_that_nothing_can_be_made_of_is_damage(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    job, db = register.printing.queue(subject, "Loket", OFFICER), register.unit.db
    for damage in ("state = 'elsewhere'", "state = 'waiting', requested_at = 'yesterday'"):
        register.unit.connection.execute(f"UPDATE paper_job SET {damage}")
        for whose, read in ((subject, print_job_rows.jobs_of), (job.job_id, print_job_rows.job)):
            with pytest.raises(UnreadableRow) as unreadable:
                read(db, whose)
            assert unreadable.value.table == "paper_job", damage


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("result", "sent", "turn", "evidence"),
    [
        (Result(JobState.WAITING, "paper_out"), 7, 0, None),
        (Result(JobState.CHECKING, sent=9), 9, 0, None),
        (Result(JobState.BLOCKED, "paper_out", sent=9), 9, 5, None),
        (Result(JobState.CONFIRMED, evidence="gs_r", sent=9), 9, 5, "gs_r"),
        (Result(JobState.HANDED_OVER), 7, 5, "none"),
        (Result(JobState.UNCERTAIN, "program_ended"), 7, 5, "none"),
        (Result(JobState.ACCEPTED, evidence="gs_r"), 7, 5, "officer"),
        (Result(JobState.VOID, "torn"), 7, 5, "officer"),
        (Result(JobState.DROPPED), 7, 5, "officer"),
    ],
)
def test_how_a_paper_ended_is_kept_and_stands_in_the_journal_unless_it_only_waits(
    register: Register, result: Result, sent: int, turn: int, evidence: str | None
) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", OFFICER)
    with register.unit.writing():
        print_job_rows.update(register.unit.db, job.job_id, sent=7, turn=5)
        done = print_job_rows.settle(register.unit, job.job_id, result, OFFICER)
    assert (done.state, done.reason, done.evidence, done.sent) == (result.state, result.reason, result.evidence, sent)
    assert register.unit.connection.execute("SELECT turn FROM paper_job").get == turn
    papers = [line.body for line in register.complaints.story(subject) if line.kind == EntryKind.PAPER]
    written = {"job": str(job.job_id), "copy_no": 1, "printer": "Loket", "state": str(result.state), "why": ""}
    whole = written | {"reason": result.reason, "evidence": evidence, "replaces": False}
    assert papers == ([] if evidence is None else [whole])
