"""Registers that agree through a real centre, whatever was done to them: the directed scenarios of the design."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.app.reports import approved_papers
from frontoffice.documents.layout.output_file import ExportProgress
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.numbering import Number
from frontoffice.domain.reports.report import Subset
from frontoffice.domain.reports.report_comparison import Measure
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.approving import ReportDraft
from frontoffice.register.journal.journal import NewEntry, append
from frontoffice.register.projection import comparing
from frontoffice.register.replication import ingest
from frontoffice.register.replication.replica import LIVE_CHUNK
from frontoffice.sync import wire
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.office import merging
from frontoffice.sync.rounds import chunk_size, round_progress
from frontoffice.sync.rounds import exchange as exchange_module
from frontoffice.sync.rounds.centre_overview import Concern, concerns_of
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage
from tests.support import projected_tables
from tests.support.approvals import DOUBTS, NOVEMBER, a_draft, approved
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.examples import MORNING
from tests.support.folded_beside import FoldsHere
from tests.support.forged_entries import forge
from tests.sync.conftest import Enrol


def held_at(centre: Centre) -> int:
    with centre.connect() as office:
        row = office.execute("SELECT count(*) FROM journal.entry").fetchone()
    assert row is not None
    return int(row[0])


# --- ordinary days -------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_two_counters_hold_the_same_after_a_round_each_and_one_more(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    two.record(2)
    assert (one.sync().pushed, two.sync().pulled, one.sync().pulled) == (3, 3, 2)
    agree(one, two)
    assert one.numbers() == [("L1", 1), ("L1", 2), ("L1", 3), ("L2", 1), ("L2", 2)]


@pytest.mark.thorough
def test_an_approved_report_stands_at_the_centre_and_at_every_other_counter(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    report = approved(one.register, by=SUPERVISOR)
    one.sync()
    two.sync()
    assert two.register.approvals.present(NOVEMBER) == report
    agree(one, two)
    with centre.connect() as office:
        kept = office.execute("SELECT officer, role FROM journal.entry WHERE kind = 'report.approved'").fetchall()
    assert kept == [(SUPERVISOR.name, "supervisor")]


def test_a_report_approved_at_one_counter_is_listed_made_again_and_compared_at_the_other(
    enrol: Enrol, tmp_path: Path
) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    content, action = a_draft(one.register).content, one.draw()
    despite = tuple(str(doubt.code) for doubt in one.register.approvals.doubts(content.figures))
    file = approved_papers.file_to_approve(content, SUPERVISOR, action, despite)
    made = approved_papers.hashes(file, ExportProgress())
    one.register.approvals.approve(ReportDraft(content, made, DOUBTS), SUPERVISOR, action)
    one.sync()
    two.sync()

    (line,) = two.register.approvals.every()
    assert (line.scope, line.officer, line.desk, line.holds) == (NOVEMBER, SUPERVISOR.name, "L1", True)
    report = two.register.approvals.get(line.scope, line.entry_id)
    assert report is not None
    papers = {
        approved_papers.name(which): approved_papers.pdf(report, which)
        for which in approved_papers.papers_of(line.scope)
    }
    book = approved_papers.workbook(report, tmp_path / "again.xlsx", ExportProgress())
    papers[approved_papers.WORKBOOK] = book.read_bytes()
    assert {name: hashlib.sha256(paper).hexdigest() for name, paper in papers.items()} == made

    (late,) = two.record()
    two.register.slips.reserve(2, "Listrik padam", SUPERVISOR, two.draw())
    found = two.register.approvals.differences(report)
    changed = {(one.selection.subset, one.selection.cuts, one.measure): (one.was, one.now) for one in found}
    assert changed[Subset.RECEIVED, (), Measure.COUNT] == (3, 4)
    assert changed[Subset.RECEIVED, (), Measure.SLIPS] == (0, 2)
    causes = two.register.approvals.causes(report, found, lambda *_: None)
    assert {cause.subject for of_one in causes.of for cause in of_one} == {late.subject}


@pytest.mark.thorough
def test_an_idle_round_does_nothing_and_is_complete(enrol: Enrol) -> None:
    one = enrol()
    one.record(2)
    reported: list[Progress] = []
    one.sync(reported.append)
    assert reported == [Progress(Stage.HELLO), Progress(Stage.PUSH, 0, 2)]
    reported.clear()
    again = one.sync(reported.append)
    assert (again.complete, again.pushed, again.pulled, again.healed) == (True, 0, 0, ())
    assert reported == [Progress(Stage.HELLO)]


@pytest.mark.thorough
def test_a_desk_that_starts_from_nothing_gets_everything_in_chunks(enrol: Enrol) -> None:
    one = enrol("L1")
    for complaint in one.record(20):
        one.review(complaint.subject)
    one.sync()
    desk = enrol("P1")
    reported: list[Progress] = []
    assert desk.sync(reported.append).pulled == 40
    assert reported[-2:] == [Progress(Stage.PULL, 0, 40), Progress(Stage.PULL, 40, 40)]
    agree(one, desk)


@pytest.mark.thorough
def test_a_round_that_is_stopped_is_gone_on_with_by_the_next(enrol: Enrol) -> None:
    one, desk = enrol("L1"), enrol("P1")
    one.jot(1_500)
    one.sync()
    seen: list[Progress] = []
    stopped = desk.sync(seen.append, lambda: any(one.stage is Stage.PULL for one in seen))
    assert (stopped.complete, stopped.stopped) == (False, True)
    held = desk.register.maintenance.verify().entries
    assert held == LIVE_CHUNK
    assert desk.sync().pulled == 1_500 - held
    agree(one, desk)


@pytest.mark.thorough
def test_the_clocks_difference_is_reported(enrol: Enrol) -> None:
    one = enrol()
    ahead = one.sync().clock_ahead
    one.clock.move(days=366)
    assert timedelta(days=365) < one.sync().clock_ahead - ahead < timedelta(days=367)


@pytest.mark.thorough
def test_the_last_rounds_are_there_for_the_page(enrol: Enrol) -> None:
    one = enrol()
    one.record(3)
    first = one.sync()
    with closing(one.register.replica()) as replica:
        last = replica.sync_log.last(complete=True)
    assert last is not None
    assert round_progress.read(last.ended_at, last.outcome, complete=last.complete).pushed == first.pushed == 3


# --- two desks on one complaint -------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_steps_of_two_desks_are_both_kept_flagged_and_settled_by_a_third(enrol: Enrol) -> None:
    counter, desk, head = enrol("L1"), enrol("P1"), enrol("K1")
    subject = counter.record()[0].subject
    counter.review(subject)
    settle(counter, desk, head, rounds=2)
    counter.advance(subject, Step.FORWARD)
    desk.advance(subject, Step.ANALYSE)
    settle(counter, desk, head, rounds=2)
    agree(counter, desk, head)
    flagged = head.register.complaints.get(subject)
    assert (flagged.conflict, flagged.status) == (True, Status.ANALYSED)
    assert len(head.register.complaints.story(subject)) == 4
    head.advance(subject, Step.DECIDE)
    settle(head, counter, desk, rounds=2)
    agree(counter, desk, head)
    settled = counter.register.complaints.get(subject)
    assert (settled.conflict, settled.status) == (False, Status.DECIDED)


@pytest.mark.thorough
def test_whose_work_it_is_stands_at_every_desk_and_of_two_at_once_the_last_holds(enrol: Enrol, centre: Centre) -> None:
    counter, desk, head = enrol("L1"), enrol("P1"), enrol("K1")
    subject = counter.record()[0].subject
    settle(counter, desk, head, rounds=2)
    counter.register.assignments.assign_to_self(subject, OFFICER, uuid4())
    settle(counter, desk, head, rounds=2)
    desk.register.assignments.assign_to_self(subject, SUPERVISOR, uuid4())
    settle(desk, head, counter, rounds=2)
    head.register.assignments.assign_to_self(subject, OFFICER, uuid4())
    desk.register.assignments.release(subject, "Semua boleh", SUPERVISOR, uuid4())
    settle(head, desk, counter, rounds=2)
    agree(counter, desk, head)
    shown = {one.register.worklist.read(SUPERVISOR).lines[0].assignee for one in (counter, desk, head)}
    with centre.reported() as office:
        office.execute("SET ROLE frontoffice_report")
        at_centre = office.execute("SELECT assignee FROM office.complaints").fetchall()
        counts = office.execute("SELECT conflicts.to_be_checked FROM office.complaints AS conflicts").fetchall()
    assert shown == {name for (name,) in at_centre}
    assert counts == [(False,)], "whose work it is moves nothing and stands against nothing"


@pytest.mark.thorough
def test_a_handling_desk_works_on_every_counters_complaints_and_numbers_none_of_their_series(enrol: Enrol) -> None:
    one, two, desk = enrol("L1"), enrol("L2"), enrol("P1")
    mine, theirs = one.record()[0], two.record()[0]
    settle(one, two, desk, rounds=2)
    for subject in (mine.subject, theirs.subject):
        desk.review(subject)
        desk.advance(subject, Step.ANALYSE)
    assert desk.record()[0].number_text == "0001/PGD-P1/2026"
    settle(desk, one, two, rounds=2)
    agree(one, two, desk)
    assert one.register.complaints.get(mine.subject).status is Status.ANALYSED


@pytest.mark.thorough
def test_two_desks_with_the_same_series_are_told_before_they_give_more_numbers_twice(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L1")
    one.record(2)
    two.record(1)
    settle(one, two, rounds=2)
    agree(one, two)
    assert len(one.register.numbering.duplicates()) == 2
    assert two.sync().twice == 2
    with pytest.raises(Refused, match="series_of_another_desk"):
        one.record()


# --- copies and backups ----------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_copy_and_its_original_lose_nothing_and_their_numbers_are_seen(enrol: Enrol) -> None:
    one, desk = enrol("L1"), enrol("P1")
    one.record(12)
    one.sync()
    copied = one.clone(one.folder.with_name("copy"))
    one.record(5)
    copied.record(5)
    assert one.sync().healed == ()
    healed = copied.sync().healed
    assert [(one.cause, one.entries) for one in healed] == [(HealCause.SPOKEN_FOR, 0), (HealCause.COPIED, 5)]
    settle(one, copied, desk)
    agree(one, copied, desk)
    assert len(desk.entries()) == 22
    assert len(desk.register.numbering.duplicates()) == 10
    assert one.record()[0].number.no == 18


@pytest.mark.thorough
def test_a_stale_copy_that_is_still_written_to_is_stopped_at_its_next_contact(enrol: Enrol) -> None:
    """The PC was lost, its copy counts on elsewhere after the last resi; then somebody finds the PC and uses it."""
    found = enrol("L1")
    found.record(5)
    found.sync()
    restored = found.clone(found.folder.with_name("restored"))
    restored.register.numbering.take_over_series("PC hilang", SUPERVISOR, uuid4(), Number("L1", 2026, 8))
    assert [one.number.no for one in restored.record(2)] == [9, 10]
    restored.sync()
    assert found.record()[0].number.no == 6
    assert found.sync().pulled == 4  # the series, the gap, two complaints
    with pytest.raises(Refused, match="series_of_another_desk"):
        found.record()
    settle(found, restored)
    agree(found, restored)
    assert restored.register.numbering.duplicates() == ()
    assert [one.number.no for one in restored.record()] == [11]
    assert [(gap.known, gap.last) for gap in found.register.numbering.gaps()] == [(5, 8)]


@pytest.mark.thorough
def test_copies_that_take_turns_go_on_side_by_side(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(2)
    copied = one.clone(one.folder.with_name("copy"))
    for _ in range(3):
        for each in (one, copied):
            each.record(2)
            each.sync()
    settle(one, copied)
    agree(one, copied)
    assert len(one.entries()) == 14


@pytest.mark.thorough
def test_after_a_backup_was_put_back_the_next_number_is_the_one_that_comes_next(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(12)
    one.sync()
    backup = one.backup()
    one.record(4)
    one.sync()
    one.put_back(backup)
    done = one.sync()
    assert done.pulled == 4
    assert [healed.cause for healed in done.healed] == [HealCause.SPOKEN_FOR]
    assert one.record()[0].number.no == 17
    one.sync()
    assert len(one.entries()) == 17


@pytest.mark.thorough
def test_what_was_recorded_on_a_backup_before_its_first_round_is_kept_beside_the_rest(enrol: Enrol) -> None:
    one, desk = enrol("L1"), enrol("P1")
    one.record(13)
    one.sync()
    backup = one.backup()
    one.record(3)
    one.sync()
    one.put_back(backup)
    one.record(3, description="Setelah cadangan dipulihkan")
    done = one.sync()
    assert [(healed.cause, healed.entries) for healed in done.healed] == [
        (HealCause.SPOKEN_FOR, 0),
        (HealCause.COPIED, 3),
    ]
    assert one.record()[0].number.no == 17
    settle(one, desk, rounds=2)
    agree(one, desk)
    assert len(desk.entries()) == 20
    assert done.twice == 6


@pytest.mark.thorough
def test_a_fork_that_no_token_shows_is_found_by_its_hash(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(3)
    one.sync()
    copied = one.clone(one.folder.with_name("copy"))
    one.record(2)
    copied.record(2)
    one.sync()
    token = one.connection.execute("SELECT token FROM my_origin").get
    copied.connection.execute("UPDATE my_origin SET token = ?, next_token = NULL", (token,))
    assert [healed.cause for healed in copied.sync().healed] == [HealCause.COPIED]
    settle(one, copied)
    agree(one, copied)
    assert len(one.entries()) == 7


@pytest.mark.thorough
def test_an_answer_that_was_lost_is_no_copy(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(1)
    one.sync()
    with one.link() as link, closing(one.register.replica()) as replica:
        chain = replica.greeting(replica.present())
        link.execute(wire.GREET, (chain.origin, chain.token, chain.next_token, None, None, "", 1, None))
    assert one.sync().healed == ()


# --- a centre that was put back ---------------------------------------------------------------------------------------


def put_back(centre: Centre, backup: Centre) -> None:
    """The centre becomes what it was when it was copied."""
    with centre.server.connect() as office:
        office.execute(f'DROP DATABASE "{centre.name}" WITH (FORCE)')
        office.execute(f'CREATE DATABASE "{centre.name}" TEMPLATE "{backup.name}" STRATEGY FILE_COPY')
        office.execute(f'REVOKE ALL ON DATABASE "{centre.name}" FROM PUBLIC')
        office.execute(f'GRANT CONNECT, TEMPORARY ON DATABASE "{centre.name}" TO frontoffice_counter')


@pytest.mark.thorough
def test_counters_give_a_centre_that_was_put_back_what_it_forgot(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    settle(one, two, rounds=1)
    backup = centre.copy()
    one.record(2)
    two.record(4)
    settle(one, two, rounds=2)
    put_back(centre, backup)
    settle(one, two)
    agree(one, two)
    assert held_at(centre) == len(one.entries()) == 9
    backup.drop()


@pytest.mark.thorough
def test_what_only_a_third_counter_still_holds_is_relayed_and_merged_by_the_office(
    enrol: Enrol, centre: Centre
) -> None:
    owner, third = enrol("L1"), enrol("L2")
    owner.record(3)
    settle(owner, third, rounds=1)
    backup = centre.copy()
    owner.record(2)
    settle(owner, third, rounds=1)
    lost = set(third.entries())
    put_back(centre, backup)
    shutil.rmtree(owner.folder, ignore_errors=True)  # the owner is gone for good
    reported: list[Progress] = []
    done = third.sync(reported.append)
    assert (done.relayed, done.quarantined) == (2, 2)
    assert reported == [Progress(Stage.HELLO), Progress(Stage.RELAY, 0)]
    done = third.sync()
    assert (done.relayed, done.quarantined, done.complete) == (0, 2, True)
    assert Concern.QUARANTINED in concerns_of(done)
    stopped = third.sync(stop=lambda: True)
    assert (stopped.stopped, stopped.quarantined) == (True, 2)
    with centre.connect() as office:
        row = office.execute("SELECT count(*), count(DISTINCT origin) FROM journal.quarantine").fetchone()
    assert row == (2, 1)
    with centre.connect() as office:
        (aside,) = merging.list_quarantined(office)
        assert merging.accept(office, aside.origin).restored == 2
    newcomer = enrol("P1")
    settle(third, newcomer)
    agree(third, newcomer)
    assert set(newcomer.entries()) == lost
    done = third.sync()
    assert (done.relayed, done.quarantined, done.left_out) == (0, 0, 0)
    backup.drop()


def test_a_desk_that_counts_on_from_one_that_is_gone_gives_the_centre_both(enrol: Enrol, centre: Centre) -> None:
    """Its counter leaps where the other's entries were: the centre takes its own after the office took those."""
    one, backup, gone = enrol("L1"), centre.copy(), Chain()
    one.record(1)
    one.sync()
    with open_link(*centre.enrol("Lama")) as link:
        hello(link, gone)
        push(link, [gone.entry(lc=900_000), gone.entry(lc=1_800_000)])
    one.sync()
    one.record(1)
    put_back(centre, backup)
    with pytest.raises(Unavailable, match="centre_chain"):
        one.sync()
    with centre.connect() as office:
        assert merging.accept(office, gone.origin).restored == 2
    assert one.sync().complete
    backup.drop()


def test_a_chain_that_counts_on_from_another_of_the_same_desk_waits_for_it(enrol: Enrol, centre: Centre) -> None:
    one, backup, gone = enrol("L1"), centre.copy(), Chain()
    with open_link(*centre.enrol("Lama")) as link:
        hello(link, gone)
        push(link, [gone.entry(lc=900_000), gone.entry(lc=1_800_000)])
    one.sync()
    one.record(1)
    with closing(one.register.replica()) as replica:
        replica.claim([gone.origin])  # its computer took that desk over
    put_back(centre, backup)
    assert one.sync().complete
    assert held_at(centre) == 3
    backup.drop()


def relayed_by_a_third(enrol: Enrol, centre: Centre) -> Counter:
    """A counter that alone still holds two entries of a desk that is gone, after the centre was put back."""
    owner, third = enrol("L1"), enrol("L2")
    owner.record(3)
    settle(owner, third, rounds=1)
    backup = centre.copy()
    owner.record(2)
    settle(owner, third, rounds=1)
    put_back(centre, backup)
    backup.drop()
    assert third.sync().quarantined == 2
    return third


@pytest.mark.thorough
def test_what_the_office_leaves_out_waits_for_nobody_and_stays_told(enrol: Enrol, centre: Centre) -> None:
    third = relayed_by_a_third(enrol, centre)
    with centre.connect() as office:
        (aside,) = merging.list_quarantined(office)
        merging.reject(office, aside.origin)
    done = third.sync()
    assert (done.quarantined, done.left_out, Concern.QUARANTINED in concerns_of(done)) == (0, 2, False)


@pytest.mark.thorough
def test_a_branch_of_somebody_elses_chain_that_the_centre_has_otherwise_is_relayed_before_it_is_archived(
    enrol: Enrol, centre: Centre
) -> None:
    owner, third, newcomer = enrol("L1"), enrol("L2"), enrol("P1")
    owner.record(3)
    settle(owner, third, rounds=1)
    backup, old = centre.copy(), owner.backup()
    owner.record(2, description="Hanya di loket dua")
    settle(owner, third, rounds=1)
    put_back(centre, backup)
    owner.put_back(old)
    owner.record(4, description="Cabang kedua")
    owner.sync()
    done = third.sync()
    assert done.healed[-1] == Healed(HealCause.CENTRE_DIFFERS, done.healed[-1].origin, 2)
    assert done.relayed == 2
    settle(owner, third, newcomer)
    agree(owner, third, newcomer)
    assert third.register.search.find("hanya di loket dua") == ()
    with centre.connect() as office:
        row = office.execute("SELECT count(*), min(why) FROM journal.quarantine").fetchone()
    assert row == (2, "forked")
    kept = third.connection.execute("SELECT count(*) FROM journal_fork WHERE new_origin IS NULL").get
    assert kept == 2
    backup.drop()


@pytest.mark.thorough
def test_an_archived_branch_that_the_centre_forgot_is_relayed_again_until_the_office_decides(
    enrol: Enrol, centre: Centre
) -> None:
    """The centre was put back, the owner too and without a witness; then the centre once more, before the merge."""
    owner, third, newcomer = enrol("L1"), enrol("L2"), enrol("P1")
    owner.record(3)
    settle(owner, third, rounds=1)
    backup, old = centre.copy(), owner.backup()
    owner.record(2, description="Hanya di loket dua")
    settle(owner, third, rounds=1)
    put_back(centre, backup)
    owner.put_back(old)
    owner.record(4, description="Cabang kedua")
    owner.sync()
    assert third.sync().relayed == 2
    done = third.sync()
    assert (done.relayed, done.quarantined, Concern.QUARANTINED in concerns_of(done)) == (0, 2, True)
    put_back(centre, backup)
    owner.sync()
    done = third.sync()
    assert (done.relayed, done.quarantined) == (2, 2), "the branch stands nowhere but here"
    with centre.connect() as office:
        (aside,) = merging.list_quarantined(office)
        assert merging.accept(office, aside.origin).carried == 2
    settle(owner, third, newcomer)
    agree(owner, third, newcomer)
    assert len(third.register.search.find("hanya di loket dua")) == 2
    done = third.sync()
    assert (done.relayed, done.quarantined, done.left_out) == (0, 0, 0)
    backup.drop()


# --- rounds that break off, and what is reported ----------------------------------------------------------------------


def cutting(counter: Counter, when: Callable[[Progress], bool]) -> Callable[[Progress], None]:
    """What ends the counter's connection at the centre as soon as the round tells that."""

    def report(progress: Progress) -> None:
        if when(progress):
            with counter.centre.connect() as office:
                office.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s",
                    (counter.address.role,),
                )

    return report


def last_round(counter: Counter) -> Round:
    last = counter.register.sync_log.last()
    assert last is not None
    return round_progress.read(last.ended_at, last.outcome, complete=last.complete)


@pytest.mark.thorough
def test_what_came_in_before_a_round_broke_off_is_reported_all_the_same(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L1")
    two.record(2)
    one.record(2)
    two.sync()
    one.sync()
    with pytest.raises(Unavailable):
        two.sync(cutting(two, lambda progress: progress == Progress(Stage.PULL, 2, 2)))
    done = last_round(two)
    assert (done.complete, done.pulled, done.twice) == (False, 2, 4)
    again = two.sync()
    assert (again.complete, again.pulled, again.twice) == (True, 0, 4)


def test_what_was_healed_before_a_round_broke_off_is_reported_all_the_same(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(3)
    one.sync()
    copied = one.clone(one.folder.with_name("copy"))
    one.record(1)
    copied.record(2)
    one.sync()
    seen: list[Progress] = []

    def healed(progress: Progress) -> bool:
        seen.append(progress)
        return progress.stage is Stage.HELLO and Progress(Stage.HEAL) in seen

    with pytest.raises(Unavailable):
        copied.sync(cutting(copied, healed))
    assert [(one.cause, one.entries) for one in last_round(copied).healed] == [
        (HealCause.SPOKEN_FOR, 0),
        (HealCause.COPIED, 2),
    ]
    assert copied.sync().healed == ()
    assert len(copied.register.sync_log.list_healing_rounds()) == 1


class Killed(BaseException):
    """The program ends in the middle of a round, without a word."""


@pytest.mark.thorough
def test_numbers_given_twice_are_found_although_the_program_was_killed_before_the_round_ended(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L1")
    one.record()
    two.record()
    assert two.sync().twice == 0
    one.sync()

    def killed(progress: Progress) -> None:
        if progress == Progress(Stage.PULL, 1, 1):
            raise Killed

    with pytest.raises(Killed):
        two.sync(killed)
    two.clock.move(minutes=1)
    two.reopen()
    again = two.sync()
    assert (again.pulled, again.twice) == (0, 2)


@pytest.mark.thorough
def test_numbers_given_twice_are_found_in_the_round_that_brings_the_second_paper(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L1")
    one.record()
    two.record()
    two.clock.move(minutes=1)
    assert two.sync().twice == 0
    one.sync()
    assert two.sync().twice == 2


@pytest.mark.thorough
def test_numbers_that_were_twice_are_not_any_more_once_the_supervisor_settled_it(enrol: Enrol) -> None:
    one = enrol("L1")
    copied = one.clone(one.folder.with_name("copy"))
    one.record()
    copied.record()
    settle(one, copied)
    assert one.sync().twice == 2
    one.register.numbering.renumber(one.register.numbering.duplicates()[1].subject, "Dua kertas", SUPERVISOR, uuid4())
    assert (one.sync().twice, one.sync().twice) == (0, 0)
    copied.sync()
    assert copied.sync().twice == 0


@pytest.mark.thorough
@pytest.mark.parametrize("left", [3, 0])
def test_entries_that_the_centre_lost_make_a_round_incomplete(enrol: Enrol, centre: Centre, left: int) -> None:
    one, two, desk = enrol("L1"), enrol("L2"), enrol("P1")
    one.record(5)
    two.record(1)
    settle(one, two, rounds=1)
    with centre.connect() as office:
        office.execute("ALTER TABLE journal.entry DISABLE TRIGGER entry_stays")
        office.execute("DELETE FROM journal.entry WHERE series = 'L1' AND no > %s", (left,))
    (origin,) = [origin for origin, seq in desk_heads(one).items() if seq == 5]
    missing = f"{origin}/{left + 1}: is missing at the centre"
    for pulled in (left + 1, 0):
        done = desk.sync()
        assert (done.pulled, done.complete, done.broken) == (pulled, False, (missing,))
    assert desk.register.sync_log.last(complete=True) is None


def desk_heads(counter: Counter) -> dict[UUID, int]:
    with closing(counter.register.replica()) as replica:
        return {origin: head.seq for origin, head in replica.heads().items()}


# --- programs old and new ---------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_what_a_newer_program_wrote_goes_through_an_older_one_byte_for_byte(enrol: Enrol) -> None:
    newer, older, last = enrol("L1"), enrol("L2"), enrol("P1")
    subject = newer.record()[0].subject
    forge(newer.register, subject, "complaint.sung_about", b'{"b":1, "a" :2}', version=7)
    newer.sync()
    older.sync()
    settle(last, rounds=1)
    agree(newer, older, last)
    assert newer.entries() == last.entries()


@pytest.mark.thorough
def test_a_program_that_is_too_old_may_pull_and_reports_what_waits(enrol: Enrol, centre: Centre) -> None:
    old, new = enrol("L1"), enrol("L2")
    new.record(2)
    new.sync()
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET min_protocol = 99")
    old.record(3)
    done = old.sync()
    assert (done.too_old, done.waiting, done.pushed, done.pulled, done.complete) == (True, 3, 0, 2, False)
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET min_protocol = 1")
    done = old.sync()
    assert (done.too_old, done.waiting, done.pushed) == (False, 0, 3)


@pytest.mark.thorough
def test_a_broken_body_at_the_centre_stops_nobody(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = one.record()[0].subject
    forge(one.register, subject, "handling.stepped", b"\xff no JSON")
    one.record()
    one.sync()
    assert two.sync().pulled == 3
    agree(one, two)


@pytest.mark.thorough
def test_a_chain_that_somebody_rewrote_at_the_centre_is_left_and_told(enrol: Enrol, centre: Centre) -> None:
    one, two, desk = enrol("L1"), enrol("L2"), enrol("P1")
    one.record(3)
    two.record(2)
    settle(one, two, rounds=1)
    with centre.connect() as office:
        office.execute("ALTER TABLE journal.entry DISABLE TRIGGER entry_stays")
        office.execute("UPDATE journal.entry SET officer = 'Orang lain' WHERE series = 'L1' AND no = 2")
    done = desk.sync()
    assert (done.pulled, done.complete, len(done.broken)) == (3, False, 1)
    assert done.broken[0].endswith("/2: was changed")
    assert desk.register.maintenance.verify().broken == ""


# --- clocks and rights -------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_clock_a_year_off_changes_no_order(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = one.record()[0].subject
    settle(one, two, rounds=1)
    two.clock.move(days=-365)
    _amend(two, subject, "pertama")
    settle(two, one, rounds=1)
    one.clock.move(days=365)
    _amend(one, subject, "kedua")
    one.clock.set(MORNING)
    settle(one, two, rounds=1)
    _amend(two, subject, "ketiga")
    settle(two, one, rounds=2)
    agree(one, two)
    assert one.register.complaints.get(subject).intake.description == "ketiga"


def _amend(counter: Counter, subject: UUID, description: str) -> None:
    """What a clock set back does not refuse, other than a step."""
    intake = dataclasses.replace(counter.register.complaints.get(subject).intake, description=description)
    counter.register.amendments.amend(subject, intake, "Salah ketik", OFFICER, uuid4())


def test_a_chain_of_another_device_is_left_to_it(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    one.record(3)
    one.sync()
    one.record(2)
    one.address, one.secret = centre.enrol("Loket 1 baru")
    done = one.sync()
    assert [healed.cause for healed in done.healed] == [HealCause.OTHER_DEVICE]
    one.record(1)
    assert one.sync().pushed == 1


@pytest.mark.thorough
def test_a_device_that_was_taken_back_hears_so_and_loses_nothing(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    one.record(2)
    with centre.connect() as office:
        office.execute("UPDATE journal.device SET active = false")
    with pytest.raises(Unavailable, match="centre_revoked"):
        one.sync()
    assert one.record()[0].number.no == 3


@pytest.mark.thorough
def test_a_centre_that_may_only_be_read_is_unavailable(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    one.record(2)
    with centre.connect() as office:
        office.execute(f'ALTER DATABASE "{centre.name}" SET default_transaction_read_only = on')
    with pytest.raises(Unavailable, match="centre_read_only"):
        one.sync()
    with centre.connect() as office:
        office.execute("SET default_transaction_read_only = off")
        office.execute(f'ALTER DATABASE "{centre.name}" RESET default_transaction_read_only')
    assert one.sync().pushed == 2


@pytest.mark.thorough
def test_an_entry_that_the_centre_refuses_is_reported_after_every_way_out_was_tried(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(2)
    one.sync()
    unit = one.register.unit
    with unit.writing():
        new = NewEntry(uuid4(), uuid4(), "contact.logged", {}, MORNING, "Siti", "officer")
        append(unit.connection, unit.origin, new, MORNING, "WIB")
    unit.connection.execute("DROP TRIGGER payload_no_UPDATE")
    unit.connection.execute("UPDATE payload SET body = x'7b7d20' WHERE body = x'7b7d'")
    two = enrol("L2")
    two.record(3)
    two.sync()
    seen: list[Progress] = []
    with pytest.raises(Unavailable, match="centre_chain"):
        one.sync(seen.append)
    assert [no for series, no in one.numbers() if series == "L2"] == [1, 2, 3]  # what others wrote comes all the same
    assert seen[-1] == Progress(Stage.PULL, 3, 3)


@pytest.mark.thorough
def test_the_same_register_is_one_counter_again_after_its_program_was_started_anew(enrol: Enrol) -> None:
    one = enrol("L1")
    for _ in range(3):
        one.record()
        one.sync()
        one.reopen()
    assert one.sync().healed == ()


def interrupt(link: Connection, work: Callable[[], object]) -> None:
    """Let something happen at the desk as soon as the centre has answered the greeting on ``link``."""
    execute, waiting = link.execute, [work]

    def interrupted(query: Any, parameters: Any = None) -> Any:
        answer = execute(query, parameters)
        if query == wire.GREET and waiting:
            waiting.pop()()
        return answer

    setattr(link, "execute", interrupted)  # noqa: B010


@pytest.mark.parametrize("has_moved", [False, True])
def test_what_is_recorded_after_the_greeting_goes_with_this_round_or_the_next_and_is_not_called_lost(
    centre: Centre, enrol: Enrol, *, has_moved: bool
) -> None:
    one = enrol("L1")
    one.record(1)

    def go_on() -> None:
        if has_moved:
            one.register.numbering.take_over_series("Pindah", SUPERVISOR, uuid4())
        one.record(1)

    for _ in range(2):  # in the second the centre has all that this desk had when it greeted
        with one.link() as link, closing(one.register.replica()) as replica:
            interrupt(link, go_on)
            done = exchange(replica, link)
        assert (done.complete, done.broken) == (True, ())
    assert one.sync().complete
    assert held_at(centre) == sum(head.seq for head in one.register.replica().heads().values())


def test_what_a_new_desk_pulls_is_folded_beside_it(
    tmp_path: Path, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = Counter(tmp_path / "l1", centre), Counter(tmp_path / "l2", centre, "L2")
    for complaint in one.record(12)[:3]:
        one.review(complaint.subject)
    settle(one, rounds=1)
    for place, size in ((exchange_module, "FIRST_CHUNK"), (chunk_size, "FIRST_CHUNK")):
        monkeypatch.setattr(place, size, 10)
    monkeypatch.setattr(chunk_size, "_MANY", 1)
    monkeypatch.setattr(ingest, "MANY", 1)
    folders = [FoldsHere(), FoldsHere()]
    for folder in folders:
        with two.link() as link, closing(two.register.replica()) as replica:
            exchange(replica, link, start_folding=partial(nullcontext, folder))
    assert (folders[0].used > 1, folders[1].used) == (True, 0)
    assert comparing.first_difference(two.connection) == ""
    tables = [projected_tables.read(desk.connection) for desk in (one, two)]
    assert tables[0]["complaint"] == tables[1]["complaint"]
    one.register.close()
    two.register.close()
