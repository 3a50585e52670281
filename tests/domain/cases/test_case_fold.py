from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from frontoffice.domain.cases import handling
from frontoffice.domain.cases.case import Case, Contact, TakenStep, Team
from frontoffice.domain.cases.case_fold import replay
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.limits import Target, read_target, target_body
from tests.support.entry_builder import BAMBANG, DEWI, HENDRA, ONCE, SITI, Book, an_office
from tests.support.examples import TODAY, a_letter, an_intake


def test_a_complaint_begins_registered_in_its_first_cycle() -> None:
    assert replay([]) == Case()


def test_satisfied_closes_it() -> None:
    case = Book().walk(*ONCE, Step.SATISFIED).case
    assert (case.status, len(case.cycles)) == (Status.SATISFIED, 1)


def test_it_is_closed_on_the_day_that_closed_it_whatever_came_after_while_it_stayed_closed() -> None:
    book = Book().walk(*ONCE)
    assert book.case.closed_on is None
    book.step(Step.GIVE_UP, HENDRA, on=TODAY.isoformat())
    book.step(Step.REVIEW, HENDRA, on=(TODAY + timedelta(days=1)).isoformat())
    book.step(Step.SATISFIED, HENDRA, on=(TODAY + timedelta(days=2)).isoformat())
    assert book.case.closed_on == TODAY
    book.step(Step.REOPEN, HENDRA, on=(TODAY + timedelta(days=3)).isoformat())
    assert book.case.closed_on is None
    book.step(Step.FORWARD, HENDRA, on=(TODAY + timedelta(days=4)).isoformat())
    assert book.case.closed_on == TODAY + timedelta(days=4)


def test_not_satisfied_opens_the_next_cycle_and_the_earlier_one_stays_readable() -> None:
    book = Book().walk(*ONCE)
    book.step(Step.UNSATISFIED, SITI, text="Izin belum terbit.")
    case = book.case
    assert (case.status, [cycle.no for cycle in case.cycles]) == (Status.REPEATED, [1, 2])
    assert [taken.step for taken in case.cycles[0].steps] == [*ONCE, Step.UNSATISFIED]
    assert case.cycles[0].steps[-1].text == "Izin belum terbit."


def test_fifty_cycles_stay_readable() -> None:
    book = Book().walk(*ONCE)
    for _ in range(49):
        book.walk(Step.UNSATISFIED, *ONCE[1:])
    case = book.case
    assert (len(case.cycles), case.status, case.conflict, case.rejected_steps) == (50, Status.CONVEYED, False, ())
    assert all(len(cycle.steps) >= 6 for cycle in case.cycles)


def test_what_the_review_set_is_kept_and_the_last_one_holds() -> None:
    book = Book()
    team = {"officers": "Bambang Sutrisno", "technical": "Tim Teknis Perhubungan", "agency": ""}
    book.step(Step.REVIEW, level="level.normative", category="Tidak patut", team=team)
    book.walk(Step.ANALYSE)
    book.step(Step.REVIEW, level="level.supervised")
    case = book.case
    assert (case.status, case.level, case.category) == (Status.ANALYSED, "level.supervised", "Tidak patut")
    assert case.team == Team("Bambang Sutrisno", "Tim Teknis Perhubungan", "")
    assert case.team.text == "Bambang Sutrisno, Tim Teknis Perhubungan"
    assert case.moved is not None
    assert case.moved.step is Step.ANALYSE
    assert case.last is not None
    assert case.last.step is Step.REVIEW


def test_only_a_review_sets_level_category_and_team() -> None:
    book = Book().walk(Step.REVIEW)
    book.step(Step.ANALYSE, HENDRA, TODAY, level="level.light", category="Tidak patut", team={"officers": "Bambang"})
    assert (book.case.level, book.case.category, book.case.team) == ("", "", Team())


def test_the_first_response_is_a_fact_that_nothing_clears() -> None:
    book = Book().walk(*ONCE[:3])
    book.contact()
    book.step(Step.INFORM, SITI, date(2026, 12, 16), late={"days": 2, "why": "Menunggu jawaban OPD."})
    first = book.case.response
    assert first is not None
    assert (first.step, first.late, first.late_days, first.why) == (Step.INFORM, True, 2, "Menunggu jawaban OPD.")
    for step in (*ONCE[4:], Step.UNSATISFIED, *ONCE[1:], Step.SATISFIED):
        book.step(step, HENDRA, date(2026, 12, 16))
    assert book.case.response == first


def answered(book: Book, on: str, seen: tuple[UUID, ...], **late: object) -> None:
    book.add(EntryKind.STEPPED, SITI, seen, step="inform", on=on, text="", by="", cycle=1, **late)


def test_of_two_desks_responses_the_one_with_the_earlier_date_was_the_first() -> None:
    book = Book().walk(*ONCE[:3])
    seen = book.heads()
    answered(book, "2026-12-18", seen, late={"days": 4, "why": "Antre"})  # first in order, by a desk with little to do
    answered(book, "2026-11-24", seen)
    response = book.case.response
    assert response is not None
    assert (response.on, response.late) == (TODAY, False)
    assert len(book.case.rejected_steps) == 1


@pytest.mark.parametrize(("later", "kept"), [(timedelta(0), "Antre"), (timedelta(minutes=-5), "Sakit")])
def test_of_responses_on_one_date_the_earlier_moment_was_the_first_and_of_one_moment_the_one_that_came_first(
    later: timedelta, kept: str
) -> None:
    book = Book().walk(*ONCE[:3])
    seen = book.heads()
    answered(book, "2026-12-18", seen, late={"days": 4, "why": "Antre"})
    moment = book.lines[-1].occurred_at
    answered(book, "2026-12-18", seen, late={"days": 4, "why": "Sakit"})
    book.lines[-1] = dataclasses.replace(book.lines[-1], occurred_at=moment + later)
    assert book.case.response is not None
    assert book.case.response.why == kept


def test_going_on_without_having_reached_anybody_is_no_response() -> None:
    book = Book().walk(*ONCE[:3], Step.GO_ON)
    assert (book.case.status, book.case.response) == (Status.INFORMED, None)


def test_a_late_step_that_closes_nothing_is_no_lapse() -> None:
    """No desk of ours writes why it is late where nobody waits for an answer; another program may."""
    book = Book().walk(Step.REVIEW)
    book.step(Step.ANALYSE, HENDRA, date(2026, 12, 18), late={"days": 4, "why": "Menunggu OPD."})
    assert (book.case.response, book.case.lapse) == (None, None)


def test_what_was_closed_late_without_an_answer_keeps_that_fact() -> None:
    book = Book().walk(*ONCE[:2])
    book.step(Step.WITHDRAW, HENDRA, date(2026, 12, 18), late={"days": 4, "why": "Menunggu OPD."})
    case = book.case
    assert (case.response, case.overdue) == (None, case.lapse)
    assert case.lapse is not None
    assert (case.lapse.step, case.lapse.late_days, case.lapse.why) == (Step.WITHDRAW, 4, "Menunggu OPD.")
    book.step(Step.REOPEN, HENDRA, date(2026, 12, 18))
    assert book.case.lapse == case.lapse


def test_a_closing_in_time_that_was_taken_back_does_not_hide_a_later_one_that_came_late() -> None:
    book = Book().walk(*ONCE[:2], Step.WITHDRAW, Step.REOPEN)
    in_time = book.case
    book.step(Step.MERGE, HENDRA, date(2026, 12, 18), late={"days": 4, "why": "Menunggu OPD."})
    late = book.case
    assert (in_time.lapse, late.overdue) == (None, late.lapse)
    assert late.lapse is not None
    assert late.lapse.step is Step.MERGE


def test_a_way_out_can_be_taken_back_to_where_it_stood() -> None:
    book = Book().walk(*ONCE[:3], Step.FORWARD)
    assert (book.case.status, book.case.before) == (Status.FORWARDED, Status.DECIDED)
    book.walk(Step.REOPEN)
    assert book.case.status is Status.DECIDED


@pytest.mark.parametrize(
    ("way", "stood"),
    [
        ((*ONCE, Step.GIVE_UP, Step.SATISFIED), Status.CONVEYED),  # silence, and then an answer after all
        ((*ONCE[:3], Step.FORWARD, Step.REVIEW), Status.DECIDED),  # looked at once more when it was closed
    ],
)
def test_what_happens_to_a_closed_complaint_does_not_change_where_it_stood_before(
    way: tuple[Step, ...], stood: Status
) -> None:
    book = Book().walk(*way)
    assert (book.case.status in CLOSED, book.case.before) == (True, stood)
    assert book.walk(Step.REOPEN).case.status is stood


def test_an_answer_after_all_stands_in_the_place_of_a_late_closing() -> None:
    book = Book().walk(*ONCE[:3])
    book.step(Step.WITHDRAW, HENDRA, date(2026, 12, 18), late={"days": 4, "why": "Menunggu OPD."})
    book.walk(Step.REOPEN, Step.INFORM)
    assert book.case.response is not None
    assert (book.case.lapse, book.case.overdue) == (None, book.case.response)


def test_a_closing_that_came_late_may_have_no_reason() -> None:
    book = Book()
    book.step(Step.WITHDRAW, HENDRA, date(2026, 12, 18), late={"days": 4})
    assert book.case.lapse is not None
    assert (book.case.lapse.late_days, book.case.lapse.why) == (4, "")


def test_a_response_on_a_day_off_after_the_due_date_is_late_by_no_working_day() -> None:
    book = Book().walk(*ONCE[:3])
    book.contact()
    book.step(Step.INFORM, SITI, date(2026, 12, 12), late={"why": "Antre"})
    assert book.case.response is not None
    assert (book.case.response.late, book.case.response.late_days) == (True, 0)


def test_a_broken_entry_moves_nothing_and_whoever_saw_it_saw_what_was_before_it() -> None:
    book = Book().walk(*ONCE[:2])
    book.add(EntryKind.STEPPED, HENDRA, step="decide", on="kapan", text="", by="", cycle=1)
    assert (book.case.status, book.case.rejected_steps) == (Status.ANALYSED, ())
    book.step(Step.DECIDE)
    assert (book.case.status, book.case.conflict) == (Status.DECIDED, False)


def test_an_entry_of_a_newer_program_moves_nothing_and_whoever_saw_it_saw_what_was_before_it() -> None:
    book = Book().walk(*ONCE[:2])
    book.step(Step.DECIDE)
    book.lines[-1] = dataclasses.replace(book.lines[-1], version=KNOWN_VERSION + 1)
    assert (book.case.status, book.case.rejected_steps) == (Status.ANALYSED, ())
    book.step(Step.DECIDE)
    assert (book.case.status, book.case.conflict) == (Status.DECIDED, False)


def test_whoever_saw_an_amendment_saw_the_steps_before_it() -> None:
    book = Book().walk(*ONCE[:2])
    book.add(EntryKind.AMENDED, SITI, changes={}, why="Salah dengar")
    book.step(Step.DECIDE)
    assert (book.case.status, book.case.conflict, book.case.rejected_steps) == (Status.DECIDED, False, ())


def test_an_amendment_that_corrected_the_receipt_moves_the_target_of_its_cycle() -> None:
    book = Book().walk(Step.REVIEW)
    moved = Target(date(2026, 12, 1))
    book.add(EntryKind.AMENDED, SITI, changes={}, why="Salah tanggal", cycle=1, target=target_body(moved))
    assert book.case.target == moved


def test_contacts_and_papers_are_facts_beside_the_steps() -> None:
    book = Book(intake=a_letter(documents=False)).walk(*ONCE[:2])
    book.contact("no_answer")
    book.add(EntryKind.PAPERS_ASKED, on="2026-11-24", until="2026-12-24")
    book.add(EntryKind.PAPERS_COMPLETED, on="2026-11-30", identity_copy=False, documents=True)
    case = book.case
    assert [contact.reach for contact in case.contacts] == ["no_answer"]
    assert case.asked is not None
    assert (case.asked.until, case.completed_on) == (date(2026, 12, 24), date(2026, 11, 30))
    assert not case.conflict


def test_a_moved_date_moves_the_target_of_its_cycle() -> None:
    target = Target(date(2026, 12, 11), "", provisional=False, calendar_version="kal-2")
    book = Book().walk(*ONCE, Step.UNSATISFIED)
    book.add(EntryKind.DUE_MOVED, cycle=2, target=target_body(target))
    assert book.case.target == target == read_target(target_body(target))


def test_a_step_of_a_later_version_is_kept_and_moves_nothing() -> None:
    book = Book().walk(*ONCE[:2])
    book.add(EntryKind.STEPPED, SITI, None, step="meditate", on="2026-11-24")
    book.walk(Step.DECIDE)
    assert (book.case.status, book.case.conflict) == (Status.DECIDED, False)


# --- recorded by mistake --------------------------------------------------------------------------------------------


def corrected(book: Book, entry: UUID, seen: tuple[UUID, ...] | None = None) -> UUID:
    return book.add(EntryKind.STEP_CORRECTED, HENDRA, seen, entry=str(entry), step="review", why="Salah", by="")


def same(case: Case, other: Case) -> bool:
    """Whether two cases stand alike, whatever their entries are."""
    return all(
        getattr(case, name) == getattr(other, name)
        for name in ("status", "before", "conflict", "level", "category", "team", "response", "lapse", "closed_on")
    ) and [taken.step for cycle in case.cycles for taken in cycle.steps] == [
        taken.step for cycle in other.cycles for taken in cycle.steps
    ]


@pytest.mark.parametrize("step", [Step.REVIEW, Step.WITHDRAW, Step.CANCEL, Step.FORWARD, Step.MERGE])
@pytest.mark.parametrize("way", [(), ONCE[:1], ONCE[:3], (*ONCE, Step.UNSATISFIED)])
def test_a_corrected_step_leaves_the_case_as_it_stood_before_it(way: tuple[Step, ...], step: Step) -> None:
    book = Book().walk(*way)
    before = book.case
    late = {} if step is Step.REVIEW else {"late": {"days": 2, "why": "Antre"}}
    wrong = book.step(step, HENDRA, date(2026, 12, 16), **late)
    corrected(book, wrong)
    after = book.case
    assert same(after, before)
    assert (after.target, after.corrected_steps, after.rejected_steps) == (before.target, (wrong,), ())
    book.step(step)
    assert same(book.case, Book().walk(*way, step).case)
    assert book.case.corrected_steps == (wrong,)


def test_what_a_corrected_review_set_is_as_it_was_before() -> None:
    book = Book()
    book.step(Step.REVIEW, level="level.light", category="Tidak patut", team={"officers": "Bambang"})
    was = book.case
    target = target_body(Target(date(2026, 12, 1)))
    team = {"officers": "Dewi"}
    wrong = book.step(Step.REVIEW, level="level.supervised", category="Berpihak", team=team, target=target)
    assert (book.case.level, book.case.target) == ("level.supervised", read_target(target))
    corrected(book, wrong)
    assert same(book.case, was)
    assert (book.case.level, book.case.team, book.case.target) == ("level.light", Team("Bambang"), None)


def test_steps_are_corrected_one_after_the_other_back_to_the_beginning() -> None:
    book = Book().walk(*ONCE[:3])
    entries = [taken.entry_id for taken in book.case.cycle.steps]
    for entry in reversed(entries):
        corrected(book, entry)
    assert same(book.case, Case())
    assert book.case.corrected_steps == tuple(entries)
    assert same(book.walk(*ONCE).case, Book().walk(*ONCE).case)


@pytest.mark.parametrize("named", ["first", "unknown", "nothing", "correction"])
def test_a_correction_of_what_is_not_the_last_step_moves_nothing(named: str) -> None:
    book = Book().walk(*ONCE[:2])
    first, last = (taken.entry_id for taken in book.case.cycle.steps)
    correction = corrected(book, last)
    stood = book.walk(Step.ANALYSE).case
    entry = {"first": first, "unknown": uuid4(), "nothing": None, "correction": correction}[named]
    book.add(EntryKind.STEP_CORRECTED, HENDRA, **({"entry": str(entry)} if entry else {}))
    assert book.case == stood
    assert book.walk(Step.DECIDE).case.status is Status.DECIDED


def test_another_kind_is_not_corrected_so() -> None:
    book = Book().walk(*ONCE[:2])
    kind = book.add(EntryKind.AMENDED, HENDRA, changes={}, why="x", step="reclassify", on="2026-11-24")
    corrected(book, kind)
    assert (book.case.status, book.case.corrected_steps) == (Status.REVIEWED, ())


def test_where_another_desk_went_on_meanwhile_the_correction_stands_beside_its_step() -> None:
    book = Book().walk(*ONCE[:2])
    wrong = book.heads()
    book.step(Step.DECIDE)
    decided = book.lines[-1].entry_id
    corrected(book, wrong[0], wrong)
    case = book.case
    assert (case.status, case.conflict, case.corrected_steps) == (Status.REVIEWED, True, wrong)
    assert case.rejected_steps == (decided,)
    case = book.walk(Step.ANALYSE).case  # who goes on has seen both
    assert (case.status, case.conflict, case.corrected_steps) == (Status.ANALYSED, False, wrong)


def test_of_two_steps_beside_each_other_the_other_holds_once_one_is_corrected() -> None:
    book = forked(Step.ANALYSE, Step.ANALYSE, Status.REVIEWED)
    first, second = (line.entry_id for line in book.lines[-2:])
    corrected(book, first)
    case = book.case
    assert (case.status, case.conflict, case.corrected_steps) == (Status.ANALYSED, False, (first,))
    assert [taken.entry_id for taken in case.cycle.steps][-1] == second


def test_what_two_desks_corrected_alike_can_still_be_corrected_further() -> None:
    book = Book().walk(*ONCE[:2])
    first, wrong = (taken.entry_id for taken in book.case.cycle.steps)
    seen = book.heads()
    for _ in range(2):
        corrected(book, wrong, seen)
    assert (book.case.status, book.case.conflict) == (Status.REVIEWED, True)
    corrected(book, first)
    assert (book.case.status, book.case.conflict) == (Status.REGISTERED, False)
    assert book.case.corrected_steps == (first, wrong)


def test_an_older_program_leaves_a_corrected_step_where_it_stood() -> None:
    """As of every kind that it does not know: it goes on from the step, and what it wrote stands beside here."""
    book = Book().walk(*ONCE[:2])
    corrected(book, book.heads()[0])
    older = [dataclasses.replace(line, kind="not.known") for line in book.lines[-1:]]
    assert replay([*book.lines[:-1], *older]).status is Status.ANALYSED
    assert book.case.status is Status.REVIEWED


# --- two desks ------------------------------------------------------------------------------------------------------


def forked(first: Step, second: Step, stand: Status) -> Book:
    """Two desks take a step each without knowing of each other."""
    book = Book().stand(stand)
    seen = book.heads()
    for step, by in ((first, BAMBANG), (second, DEWI)):
        body = {"step": str(step), "on": "2026-11-24", "text": by.name, "by": str(by.officer_id)}
        book.add(EntryKind.STEPPED, by, seen, **body)
    return book


def test_the_same_step_by_two_is_kept_twice_and_the_first_holds() -> None:
    book = forked(Step.ANALYSE, Step.ANALYSE, Status.REVIEWED)
    case = book.case
    assert (case.status, case.conflict, case.rejected_steps) == (Status.ANALYSED, True, (book.lines[-1].entry_id,))
    assert case.cycle.steps[-1].text == BAMBANG.name


def test_of_two_first_steps_of_two_desks_the_first_holds() -> None:
    book = Book()
    for by in (BAMBANG, DEWI):
        book.add(EntryKind.REVIEWED, by, (), note=by.name)
    case = book.case
    assert (case.conflict, case.rejected_steps) == (True, (book.lines[1].entry_id,))
    assert [taken.text for taken in case.cycle.steps] == [BAMBANG.name]


def test_a_step_that_names_only_what_was_said_begins_at_nothing() -> None:
    book = Book().walk(Step.REVIEW)
    said = book.add(EntryKind.DOCUMENT, name="Nota Dinas", number="057/2026", named=False, by="")
    step = book.add(EntryKind.STEPPED, DEWI, (said,), step="analyse", on="2026-11-24", text="x")
    assert (book.case.status, book.case.rejected_steps) == (Status.REVIEWED, (step,))


def test_the_facts_of_a_step_and_of_a_contact() -> None:
    book = Book().walk(Step.REVIEW)
    book.add(EntryKind.STEPPED, DEWI, step="analyse", on="2026-11-23", text="x", by="7")
    book.add(EntryKind.CONTACTED, SITI, channel="Telepon", reach="reached", note="Sibuk", cycle=3)
    review, analysis = book.case.cycle.steps
    _, analysed, called = book.lines
    assert (review.officer_id, review.on, review.place, review.moves) == ("", TODAY, 0, True)
    assert analysis == TakenStep(
        entry_id=analysed.entry_id,
        step=Step.ANALYSE,
        to=Status.ANALYSED,
        on=date(2026, 11, 23),
        at=analysed.occurred_at,
        recorded_at=analysed.recorded_at,
        officer=DEWI.name,
        officer_id="7",
        role="handler",
        facts=decode(StepPart, analysed.body),
        place=1,
        moves=True,
    )
    assert book.case.contacts == (
        Contact(called.entry_id, called.occurred_at, TODAY, "Telepon", "reached", "Sibuk", SITI.name, 3, 2),
    )


def test_the_least_advanced_of_two_holds() -> None:
    case = forked(Step.FORWARD, Step.ANALYSE, Status.REVIEWED).case
    assert (case.status, case.conflict) == (Status.ANALYSED, True)


def test_the_next_step_that_names_both_ends_the_conflict() -> None:
    book = forked(Step.FORWARD, Step.ANALYSE, Status.REVIEWED)
    book.step(Step.DECIDE)
    case = book.case
    assert (case.status, case.conflict, len(case.rejected_steps)) == (Status.DECIDED, False, 1)


def test_an_amendment_beside_a_step_holds_nothing_back() -> None:
    book = Book().stand(Status.REVIEWED)
    seen = book.heads()
    book.add(EntryKind.AMENDED, SITI, seen, changes={}, why="Salah ketik")
    book.add(EntryKind.STEPPED, BAMBANG, seen, step="analyse", on="2026-11-24", text="x")
    assert (book.case.status, book.case.conflict) == (Status.ANALYSED, False)
    book.step(Step.DECIDE)
    assert book.case.status is Status.DECIDED


def test_what_was_closed_while_another_worked_on_stays_open() -> None:
    book = Book().stand(Status.CONVEYED)
    seen = book.heads()
    body = {"on": "2026-11-24", "text": "x", "source": "spoken"}
    book.add(EntryKind.STEPPED, SITI, seen, step="satisfied", **body)
    book.add(EntryKind.STEPPED, DEWI, seen, step="unsatisfied", **body)
    assert (book.case.status, book.case.conflict, book.case.cycle.no) == (Status.REPEATED, True, 2)


# --- any history ----------------------------------------------------------------------------------------------------

ANSWERS = {Status.SATISFIED: Step.SATISFIED, Status.FINISHED: Step.FINISH}


class Handling(RuleBasedStateMachine):
    """Officers do whatever the rules let them, in any order, on one desk or on two."""

    @initialize(kind=st.sampled_from(Kind), complete=st.booleans())
    def begins(self, kind: Kind, complete: bool) -> None:
        self.book = Book(intake=a_letter(kind=kind, identity_copy=complete))
        self.today = TODAY
        self.first_response = self.book.case.response
        self.unsatisfied = 0
        self.forked = False

    @rule(
        step=st.sampled_from(Step),
        by=st.sampled_from([SITI, BAMBANG, DEWI, HENDRA]),
        late=st.sampled_from(["", "Antre"]),
    )
    def takes(self, step: Step, by: object, late: str) -> None:
        form = StepForm(
            step,
            "Sudah",
            outcome=Outcome.PROVEN,
            source=Source.SPOKEN,
            agency="OPD",
            letter="1",
            other=uuid4(),
            ground=Ground.OTHER,
            ruling=Ruling.ACCEPTED,
        )
        form = dataclasses.replace(form, late_why=late)
        book, office = self.book, an_office(today=self.today)
        before = book.case
        found = handling.refusals(form, book.complaint, before, by, office)  # type: ignore[arg-type]
        offered = {offer.step: offer for offer in handling.offers(book.complaint, before, by, office)}  # type: ignore[arg-type]
        if step in offered and offered[step].problem is None:
            assert not found or [problem.code for problem in found] == ["late_why_missing"]
        if found:
            return
        body = {"late": {"days": 1, "why": late}} if handling.is_late(form, book.complaint, before, office) else {}
        book.step(step, by, self.today, **body)  # type: ignore[arg-type]
        after = book.case
        assert not after.conflict
        assert after.status is (before.before if step is Step.REOPEN else RULES[step].moves[before.status])
        if before.conflict:
            self.unsatisfied = len(after.cycles) - 1
        else:
            self.unsatisfied += step is Step.UNSATISFIED

    @rule(reach=st.sampled_from(["reached", "no_answer", "collected", "letter_sent"]))
    def contacts(self, reach: str) -> None:
        self.book.contact(reach)

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)
        self.book.at += timedelta(days=days)

    @rule()
    def the_last_step_is_corrected(self) -> None:
        before = self.book.case
        if before.last is None or before.conflict:
            return
        self.book.add(EntryKind.STEP_CORRECTED, HENDRA, entry=str(before.last.entry_id), step="", why="Salah", by="")
        after = self.book.case
        if before.last.entry_id in after.corrected_steps:
            assert not after.conflict
            steps = [taken.entry_id for cycle in after.cycles for taken in cycle.steps]
            assert before.last.entry_id not in steps
        self.unsatisfied = len(after.cycles) - 1
        self.first_response = after.response

    @rule()
    def papers_are_asked_for(self) -> None:
        self.book.add(EntryKind.PAPERS_ASKED, on=self.today.isoformat(), until=self.today.isoformat())

    @rule(back=st.integers(1, 3), step=st.sampled_from(Step))
    def another_desk_writes_what_it_could_not_know_better(self, back: int, step: Step) -> None:
        steps = [taken.entry_id for cycle in self.book.case.cycles for taken in cycle.steps]
        seen = tuple(steps[-back : -back + 1]) if back < len(steps) else ()
        body = {"step": str(step), "on": self.today.isoformat(), "text": "Dari loket lain", "source": "spoken"}
        self.book.add(EntryKind.STEPPED, DEWI, seen, **body)
        self.forked = True
        self.unsatisfied = len(self.book.case.cycles) - 1

    @invariant()
    def closed_only_by_an_answer_or_a_reasoned_way_out(self) -> None:
        case = self.book.case
        if case.status in CLOSED:
            assert case.last is not None
            last = next(
                taken
                for cycle in reversed(case.cycles)
                for taken in reversed(cycle.steps)
                if taken.to is case.status and taken.step is not Step.REVIEW
            )
            assert last.step is ANSWERS.get(case.status, last.step)
            assert last.text

    @invariant()
    def cycles_are_as_many_as_answers_that_were_not_satisfied(self) -> None:
        assert len(self.book.case.cycles) == 1 + self.unsatisfied

    @invariant()
    def the_first_response_stays_what_it_was(self) -> None:
        """Another desk may tell of an earlier one, never of a later."""
        response = self.book.case.response
        if self.first_response is not None:
            assert response is not None
            assert response == self.first_response or (self.forked and response.on <= self.first_response.on)
        self.first_response = response

    @invariant()
    def every_step_stands_in_a_cycle_or_is_said_not_to_have_applied(self) -> None:
        case = self.book.case
        steps = {
            line.entry_id
            for line in self.book.lines
            if line.kind in (EntryKind.STEPPED, EntryKind.REVIEWED, EntryKind.CANCELLED)
        }
        applied = {taken.entry_id for cycle in case.cycles for taken in cycle.steps}
        assert applied | set(case.rejected_steps) | set(case.corrected_steps) == steps
        assert not set(case.corrected_steps) & (applied | set(case.rejected_steps))
        assert not applied & set(case.rejected_steps)

    @invariant()
    def steps_follow_each_other_in_time(self) -> None:
        steps = [taken for cycle in self.book.case.cycles for taken in cycle.steps]
        dates = [taken.on for taken in steps if taken.step is not Step.REVIEW or taken.to is Status.REVIEWED]
        assert dates == sorted(dates) or self.forked


def test_any_history_keeps_the_promises() -> None:
    run_state_machine_as_test(Handling, settings=settings(stateful_step_count=30))


@pytest.mark.parametrize("kind", list(Kind))
def test_the_way_that_the_procedure_wants_leads_to_the_end(kind: Kind) -> None:
    book = Book(intake=an_intake(kind=kind))
    for _ in range(12):
        wanted = [o for o in handling.offers(book.complaint, book.case, HENDRA, an_office()) if o.suggested]
        if not wanted:
            break
        book.walk(wanted[0].step)
    assert book.case.status in CLOSED
