from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import May, Role
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer
from tests.support.refusals import failure, not_allowed, refusal

OFFICER = an_officer()
PRINTER = "TM-T82"


def printed(
    register: Register, complaint: Complaint, why: str = "", state: JobState = JobState.HANDED_OVER
) -> PrintJob:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER, why)
    register.printing.start_sending(job.job_id)
    return register.printing.finish(job.job_id, state, "", OFFICER)


@pytest.mark.thorough
def test_what_was_sent_last_says_whether_the_paper_in_the_printer_is_torn(register: Register) -> None:
    states = (JobState.UNCERTAIN, JobState.CONFIRMED, JobState.UNCERTAIN, JobState.CONFIRMED)
    jobs = [register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job for _ in states]
    for job, state in zip(reversed(jobs), states, strict=True):  # in another order than they were asked for
        assert job is not None
        register.printing.start_sending(job.job_id, "Loket", "usb 1")
        register.printing.finish(job.job_id, state, "", OFFICER)
        assert register.printing.is_torn("usb 1") is (state is JobState.UNCERTAIN)


@pytest.mark.thorough
def test_no_stage_of_a_paper_waits_for_a_statement_that_is_composed_anew(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job
    assert job is not None
    with monkeypatch.context() as patched:
        patched.setattr(register.unit.db, "execute", lambda *_: pytest.fail("composed"))
        register.printing.start_sending(job.job_id, "Loket", "usb 1")
        register.printing.progress(job.job_id, JobState.AWAITING)
        register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r", 700)
    (kept,) = register.printing.jobs_of(job.subject)
    assert (kept.state, kept.printer_id, kept.evidence, kept.sent) == (JobState.CONFIRMED, "usb 1", "gs_r", 700)


def test_the_first_paper_is_the_original(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    assert (job.copy_no, job.state, job.printer) == (1, JobState.QUEUED, PRINTER)
    assert (job.number_text, job.requested_by, job.requested_at) == (complaint.number_text, "Siti Rahmawati", MORNING)
    assert register.printing.open_jobs() == (job,)


def test_asking_again_before_anything_was_sent_makes_no_second_paper(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    again = register.printing.queue(complaint.subject, "Cadangan", OFFICER)
    assert (again.job_id, again.printer) == (job.job_id, "Cadangan")
    assert register.printing.open_jobs() == (again,)


@pytest.mark.thorough
def test_a_paper_that_failed_before_it_was_sent_waits_and_is_taken_up_again(
    register: Register, complaint: Complaint
) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.start_sending(job.job_id)
    waiting = register.printing.finish(job.job_id, JobState.WAITING, "paper_out", OFFICER)
    assert (waiting.state, waiting.reason) == (JobState.WAITING, "paper_out")
    assert register.printing.queue(complaint.subject, PRINTER, OFFICER).job_id == job.job_id
    assert register.complaints.get(complaint.subject).papers_printed == 0


@pytest.mark.thorough
def test_what_was_handed_over_is_told_to_the_journal(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint)
    line = register.complaints.story(complaint.subject)[-1]
    assert (line.kind, line.officer) == ("receipt.paper", "Siti Rahmawati")
    assert (line.body["job"], line.body["copy_no"], line.body["state"]) == (str(job.job_id), 1, "handed_over")
    assert register.complaints.get(complaint.subject).papers_printed == 1
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
def test_a_further_paper_is_a_copy_and_wants_a_reason(register: Register, complaint: Complaint) -> None:
    printed(register, complaint)
    unreasoned = refusal(lambda: register.printing.queue(complaint.subject, PRINTER, OFFICER, " "))
    assert unreasoned == ("why", "why_missing", {})
    second, third = printed(register, complaint, "Hilang"), printed(register, complaint, "Basah")
    assert (second.copy_no, third.copy_no) == (2, 3)
    assert [job.copy_no for job in register.printing.jobs_of(complaint.subject)] == [1, 2, 3]


@pytest.mark.thorough
def test_an_uncertain_paper_stays_to_be_looked_at_and_counts_as_one_that_may_exist(
    register: Register, complaint: Complaint
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    assert register.printing.open_jobs() == (job,)
    assert register.complaints.get(complaint.subject).papers_printed == 1
    asked_again = refusal(lambda: register.printing.queue(complaint.subject, PRINTER, OFFICER, "Tidak keluar"))
    assert asked_again == ("", "paper_unanswered", {}), "or it would be called a copy of what perhaps never came out"


@pytest.mark.thorough
@pytest.mark.parametrize(("seen", "papers"), [(JobState.ACCEPTED, 1), (JobState.VOID, 0)])
def test_the_officer_says_whether_an_uncertain_paper_came_out(
    register: Register, complaint: Complaint, seen: JobState, papers: int
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    register.printing.finish(job.job_id, seen, "", OFFICER)
    assert register.printing.open_jobs() == ()
    assert register.complaints.get(complaint.subject).papers_printed == papers


@pytest.mark.thorough
def test_after_a_void_paper_the_next_is_the_original_again(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    register.printing.finish(job.job_id, JobState.VOID, "", OFFICER)
    assert register.printing.queue(complaint.subject, PRINTER, OFFICER).copy_no == 1


@pytest.mark.thorough
def test_what_was_being_sent_when_the_program_ended_is_uncertain(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
        register.printing.start_sending(job.job_id)
    with closing(a_register(tmp_path)) as register:
        (left,) = register.printing.open_jobs()
        assert (left.job_id, left.state, left.reason) == (job.job_id, JobState.UNCERTAIN, "program_ended")
        assert [(notice.code, notice.facts) for notice in register.notices()] == [("papers_uncertain", {"papers": 1})]
        line = register.complaints.story(complaint.subject)[-1]
        body = {name: line.body[name] for name in ("job", "state", "reason", "printer", "evidence")}
        assert (line.kind, line.officer) == ("receipt.paper", "")
        assert body == {
            "job": str(job.job_id),
            "state": "uncertain",
            "reason": "program_ended",
            "printer": PRINTER,
            "evidence": "none",
        }
        assert register.complaints.get(complaint.subject).papers_printed == 1  # so no desk takes the next for the first
        assert register.maintenance.verify().broken == ""
    with closing(a_register(tmp_path)) as register:
        assert [line.kind for line in register.complaints.story(complaint.subject)] == [
            "complaint.recorded",
            "receipt.paper",
        ]


@pytest.mark.thorough
def test_what_was_only_asked_for_is_still_asked_for_after_a_restart(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    with closing(a_register(tmp_path)) as register:
        assert register.printing.open_jobs() == (job,)


@pytest.mark.thorough
def test_papers_wait_in_the_order_they_were_asked_for(register: Register) -> None:
    jobs = []
    for _ in range(3):
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        jobs.append(register.printing.queue(complaint.subject, PRINTER, OFFICER))
    assert register.printing.open_jobs() == tuple(jobs)


@pytest.mark.thorough
def test_who_may_not_print_is_refused(register: Register, complaint: Complaint) -> None:
    administrator = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    for verb in (
        lambda: register.printing.queue(complaint.subject, PRINTER, administrator),
        lambda: register.printing.void_and_replace(job.job_id, administrator),
        lambda: register.printing.take_back(job.job_id, administrator),
    ):
        assert refusal(verb) == not_allowed(administrator, May.PRINT)
    assert register.printing.jobs_of(complaint.subject) == (job,)


@pytest.mark.thorough
def test_there_is_no_paper_of_what_is_not_recorded(register: Register) -> None:
    nowhere = uuid4()
    assert refusal(lambda: register.printing.queue(nowhere, PRINTER, OFFICER)) == ("", "complaint_unknown", {})
    assert register.printing.jobs_of(nowhere) == ()


@pytest.mark.thorough
def test_a_job_that_is_not_there_is_a_bug(register: Register) -> None:
    with pytest.raises(KeyError):
        register.printing.finish(uuid4(), JobState.HANDED_OVER, "", OFFICER)
    assert register.maintenance.verify().entries == 0


def sent_to(register: Register, printer_id: str, state: JobState, reason: str = "") -> PrintJob:
    job = register.printing.queue(
        register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject, PRINTER, OFFICER
    )
    register.printing.start_sending(job.job_id, PRINTER, printer_id)
    return register.printing.finish(job.job_id, state, reason, OFFICER)


@pytest.mark.thorough
def test_what_the_printer_confirmed_is_kept_with_its_evidence(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.start_sending(job.job_id, "Loket", "network 10.0.0.5")
    assert register.printing.progress(job.job_id, JobState.AWAITING).state is JobState.AWAITING
    done = register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "process_id", 1524)
    assert (done.printer, done.evidence, done.sent, done.printer_id) == (
        "Loket",
        "process_id",
        1524,
        "network 10.0.0.5",
    )
    assert register.complaints.story(complaint.subject)[-1].body["evidence"] == "process_id"
    assert register.complaints.get(complaint.subject).papers_printed == 1
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
@pytest.mark.parametrize("state", [JobState.ACCEPTED, JobState.VOID])
def test_what_the_officer_saw_is_evidence_and_nothing_later_undoes_it(
    register: Register, complaint: Complaint, state: JobState
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    register.printing.finish(job.job_id, state, "officer", OFFICER)
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    assert register.printing.jobs_of(complaint.subject)[0].state is state
    evidence = [
        line.body["evidence"] for line in register.complaints.story(complaint.subject) if line.kind == "receipt.paper"
    ]
    assert evidence == ["none", "officer"]


@pytest.mark.thorough
def test_a_late_word_of_the_printer_settles_an_uncertain_paper(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    assert register.printing.open_jobs() == ()
    assert register.complaints.get(complaint.subject).papers_printed == 1


@pytest.mark.thorough
def test_a_paper_that_is_being_sent_is_not_sent_again(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.start_sending(job.job_id)
    assert failure(lambda: register.printing.start_sending(job.job_id)) == ("paper_in_hand", {})


@pytest.mark.thorough
def test_a_step_of_a_paper_that_has_ended_changes_nothing(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.CONFIRMED)
    assert register.printing.progress(job.job_id, JobState.BLOCKED, "printer_paper_out") == job


@pytest.mark.thorough
def test_the_paper_after_a_void_one_replaces_it(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    assert not job.replaces
    register.printing.finish(job.job_id, JobState.VOID, "officer", OFFICER)
    replacement = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    assert (replacement.copy_no, replacement.replaces) == (1, True)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("state", "reason", "torn"),
    [
        (JobState.CONFIRMED, "", False),
        (JobState.HANDED_OVER, "", False),
        (JobState.UNCERTAIN, "printer_interrupted", True),
        (JobState.UNCERTAIN, "handed_over", False),
        (JobState.VOID, "officer", True),
        (JobState.WAITING, "printer_offline", False),
    ],
)
def test_a_printer_remembers_whether_its_last_paper_was_torn(
    register: Register, state: JobState, reason: str, torn: bool
) -> None:
    assert not register.printing.is_torn("a")
    sent_to(register, "a", JobState.UNCERTAIN)
    assert register.printing.is_torn("a")
    sent_to(register, "a", JobState.CONFIRMED)
    sent_to(register, "a", state, reason)
    assert register.printing.is_torn("a") is torn
    assert not register.printing.is_torn("b")


@pytest.mark.thorough
@pytest.mark.parametrize("state", [JobState.SENDING, JobState.AWAITING, JobState.BLOCKED])
def test_whatever_was_on_its_way_when_the_program_ended_is_uncertain(tmp_path: Path, state: JobState) -> None:
    with closing(a_register(tmp_path)) as register:
        job = register.printing.queue(
            register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject, PRINTER, OFFICER
        )
        register.printing.start_sending(job.job_id, PRINTER, "a")
        register.printing.progress(job.job_id, state, "printer_paper_out")
    with closing(a_register(tmp_path)) as register:
        assert [left.state for left in register.printing.open_jobs()] == [JobState.UNCERTAIN]
        assert register.printing.is_torn("a")


@pytest.mark.thorough
def test_a_paper_that_nobody_needs_any_more_counts_for_nothing(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.finish(job.job_id, JobState.DROPPED, "officer", OFFICER)
    assert register.printing.open_jobs() == ()
    assert register.printing.count_open() == 0
    assert register.complaints.get(complaint.subject).papers_printed == 0
    line = register.complaints.story(complaint.subject)[-1]
    assert (line.kind, line.officer) == ("receipt.paper", "Siti Rahmawati")
    assert (line.body["job"], line.body["state"], line.body["evidence"]) == (str(job.job_id), "dropped", "officer")
    again = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    assert (again.copy_no, again.replaces) == (1, False)
    register.printing.start_sending(again.job_id)
    register.printing.finish(again.job_id, JobState.DROPPED, "officer", OFFICER)  # too late: it is on its way
    assert [left.state for left in register.printing.open_jobs()] == [JobState.SENDING]


def test_a_complaint_and_its_resi_are_asked_for_in_one_transaction(register: Register) -> None:
    action = uuid4()
    for _ in range(2):  # a second F9
        recorded = register.complaints.record(an_intake(), OFFICER, action, with_paper=True).complaint
    (job,) = register.printing.open_jobs()
    assert register.printing.count_open() == 1
    assert (job.subject, job.number_text, job.state, job.copy_no) == (
        recorded.subject,
        recorded.number_text,
        JobState.QUEUED,
        1,
    )
    assert register.printing.queue(recorded.subject, PRINTER, OFFICER).job_id == job.job_id


@pytest.mark.thorough
def test_what_a_paper_was_queued_with_is_kept(register: Register, complaint: Complaint, clock: OfficeClock) -> None:
    first = printed(register, complaint)
    assert (first.why, first.evidence, first.sent, first.printer_id, first.replaces) == ("", "", 0, "", False)
    clock.move(minutes=5)
    job = register.printing.queue(complaint.subject, "Loket", OFFICER, " Hilang\0 ")
    assert (job.why, job.requested_at, job.copy_no, job.replaces) == ("Hilang", clock(), 2, False)
    assert register.printing.jobs_of(complaint.subject)[-1] == job


def test_a_paper_is_sent_to_the_printer_that_it_is_started_on(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.finish(job.job_id, JobState.WAITING, "printer_paper_out", OFFICER)
    register.printing.start_sending(job.job_id)
    (sending,) = register.printing.open_jobs()
    assert (sending.state, sending.reason, sending.printer, sending.printer_id) == (JobState.SENDING, "", PRINTER, "")
    register.printing.finish(job.job_id, JobState.WAITING, "x", OFFICER)
    register.printing.start_sending(job.job_id, "Cadangan", "usb 1")
    (sending,) = register.printing.open_jobs()
    assert (sending.printer, sending.printer_id) == ("Cadangan", "usb 1")


@pytest.mark.thorough
def test_each_stage_of_a_paper_is_kept_once_with_its_reason(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    assert register.printing.progress(job.job_id, JobState.BLOCKED, "x") == job, "it is not on its way yet"
    register.printing.start_sending(job.job_id)
    stages = [(JobState.BLOCKED, "paper_out"), (JobState.BLOCKED, "cover_open"), (JobState.AWAITING, "")]
    for state, reason in stages:
        for _ in range(2):
            stage = register.printing.progress(job.job_id, state, reason)
            assert (stage.state, stage.reason) == (state, reason)
            assert register.printing.open_jobs() == (stage,)


@pytest.mark.thorough
def test_bytes_that_left_are_not_forgotten_by_a_later_word(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, JobState.UNCERTAIN, "no_answer", OFFICER, sent=1524)
    done = register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    assert (done.sent, done.reason, done.evidence) == (1524, "", "gs_r")
    assert register.printing.jobs_of(complaint.subject) == (done,)


@pytest.mark.thorough
def test_answers_are_listed_since_a_moment_the_newest_first(register: Register, clock: OfficeClock) -> None:
    answered = []
    for state in (JobState.ACCEPTED, JobState.VOID, JobState.CONFIRMED, JobState.ACCEPTED):
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        job = printed(register, complaint, state=JobState.UNCERTAIN)
        answered.append(register.printing.finish(job.job_id, state, "officer", OFFICER))
        clock.move(minutes=1)
    first, second, _, last = answered
    assert register.printing.list_answered(MORNING) == (last, second, first)
    assert register.printing.list_answered(second.requested_at) == (last, second)
    assert register.printing.list_answered(clock()) == ()


@pytest.mark.thorough
def test_how_many_papers_are_open_is_counted_in_every_state(register: Register) -> None:
    for open_ones, state in enumerate((JobState.UNCERTAIN, JobState.WAITING, JobState.CONFIRMED), start=1):
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        printed(register, complaint, state=state)
        assert register.printing.count_open() == len(register.printing.open_jobs()) == min(open_ones, 2)


@pytest.mark.thorough
def test_what_was_being_looked_at_when_the_program_ended_is_queued_again(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        job = register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job
        assert job is not None
        register.unit.connection.execute("UPDATE paper_job SET state = 'checking'")
    with closing(a_register(tmp_path)) as register:
        assert register.printing.open_jobs() == (job,)
        assert register.notices() == ()


@pytest.mark.thorough
def test_of_papers_of_two_printers_each_is_torn_by_its_own_last_one(register: Register) -> None:
    sent_to(register, "a", JobState.UNCERTAIN)
    sent_to(register, "b", JobState.CONFIRMED)
    assert (register.printing.is_torn("a"), register.printing.is_torn("b")) == (True, False)
    sent_to(register, "b", JobState.UNCERTAIN)
    sent_to(register, "a", JobState.ACCEPTED)
    assert (register.printing.is_torn("a"), register.printing.is_torn("b")) == (False, True)


@pytest.mark.parametrize("state", [JobState.CONFIRMED, JobState.UNCERTAIN, JobState.ACCEPTED])
def test_what_may_be_on_paper_never_waits_again(register: Register, complaint: Complaint, state: JobState) -> None:
    job = printed(register, complaint, state=state)
    assert register.printing.finish(job.job_id, JobState.WAITING, "printer_paper_out", OFFICER).state is state
    assert [one.state for one in register.printing.jobs_of(complaint.subject)] == [state]


def test_of_a_receipt_that_is_being_printed_no_copy_is_made(register: Register, complaint: Complaint) -> None:
    job = register.printing.queue(complaint.subject, PRINTER, OFFICER)
    register.printing.start_sending(job.job_id)
    for state in (JobState.SENDING, JobState.BLOCKED):
        register.printing.progress(job.job_id, state)
        asked_again = failure(lambda: register.printing.queue(complaint.subject, PRINTER, OFFICER, "Hilang"))
        assert asked_again[0] == "paper_in_hand"
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER)
    assert register.printing.queue(complaint.subject, PRINTER, OFFICER, "Hilang").copy_no == 2
