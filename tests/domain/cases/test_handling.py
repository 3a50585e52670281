from __future__ import annotations

import copy
import dataclasses
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest

from frontoffice.domain import limits, people, switches
from frontoffice.domain.calendar import working_days
from frontoffice.domain.cases import handling
from frontoffice.domain.cases.handling import HandlingContext, StepForm
from frontoffice.domain.cases.step_fields import optional_in
from frontoffice.domain.cases.steps import NEXT, RULES, Ground, Outcome, Ruling, Source, Step, next_step
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Identity, Kind, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.limits import Limit, Limits, Unit
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Problem
from tests.support.entry_builder import BAMBANG, DEWI, HENDRA, LIMITS, ONCE, SITI, YULIANA, Book, an_office
from tests.support.examples import TODAY, a_calendar, a_complainant, a_letter, an_intake, an_officer

PEOPLE = {who.role: who for who in (SITI, DEWI, HENDRA, YULIANA, an_officer(Role.READER))}
VOICE = {Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED, Status.FINISHED}
ELSEWHERE = UUID(int=7)


def filled(step: Step, **changes: object) -> StepForm:
    """A form with everything that any step asks for."""
    complete = StepForm(
        step,
        text="Sudah diperiksa bersama Tim Teknis.",
        outcome=Outcome.PROVEN,
        source=Source.SPOKEN,
        agency="Dinas Perhubungan",
        letter="500.11/12/DPMPTSP",
        other=ELSEWHERE,
        ground=Ground.UNFOUNDED,
        ruling=Ruling.ACCEPTED,
    )
    return dataclasses.replace(complete, **changes)  # type: ignore[arg-type]


def refused(book: Book, form: StepForm, by: Officer = HENDRA, office: HandlingContext | None = None) -> list[str]:
    found = handling.refusals(form, book.complaint, book.case, by, office or an_office())
    return [problem.code for problem in found]


def standing(status: Status) -> Book:
    """A complaint at that status for which every further condition holds: tried, reached, papers overdue."""
    kind = Kind.SUGGESTION if status in VOICE else Kind.COMPLAINT
    book = Book(intake=a_letter(kind=kind, identity_copy=False)).stand(status)
    book.add(EntryKind.PAPERS_ASKED, on="2026-11-01", until="2026-11-23")
    for days, reach in enumerate(("reached", "no_answer", "no_answer")):
        book.contact(reach, days=days)
    return book


# --- the table, generated from the rules ----------------------------------------------------------------------------


def test_every_status_can_be_walked_to() -> None:
    for status in Status:
        assert standing(status).case.status is status


def test_each_step_is_taken_where_the_rules_have_it_and_refused_everywhere_else() -> None:
    for status in Status:
        stood = standing(status)
        for step, rule in RULES.items():
            book = copy.deepcopy(stood)
            fits = status in rule.moves and book.given.intake.kind in rule.kinds
            if status in VOICE and step is Step.DEEM_WITHDRAWN:
                fits = False  # a suggestion needs no papers
            codes = refused(book, filled(step), DEWI if step is Step.VERIFY else HENDRA)
            assert (not codes) == fits, (step, codes)
            book.step(step)
            if status in rule.moves and step is not Step.REOPEN:
                assert book.case.status is rule.moves[status], step
            elif step is not Step.REOPEN:
                assert book.case.status is status, step  # an entry that does not fit is kept and moves nothing


def test_each_step_is_for_those_roles_that_the_rules_name() -> None:
    for step, role in product(Step, Role):
        rule = RULES[step]
        status = next(iter(rule.moves))
        book = standing(status)
        codes = refused(book, filled(step), PEOPLE[role])
        if people.may(PEOPLE[role], rule.may):
            assert "step_not_yours" not in codes
        elif status is Status.REVIEWED and Kind.COMPLAINT not in rule.kinds:
            assert codes == ["step_other_kind"]
        else:
            assert codes == ["step_not_yours"]


def test_a_step_without_what_it_needs_is_refused_beside_that_field() -> None:
    for step, name in ((step, name) for step, rule in RULES.items() for name in rule.needs):
        status = next(iter(RULES[step].moves))
        book = standing(status)
        if status is Status.REVIEWED and Kind.COMPLAINT not in RULES[step].kinds:
            book.given = dataclasses.replace(book.given, intake=an_intake(kind=Kind.SUGGESTION))
        blank = dataclasses.replace(StepForm(step), **{name: getattr(StepForm(step), name)})
        form = dataclasses.replace(filled(step), **{name: getattr(blank, name)})
        found = handling.refusals(form, book.complaint, book.case, DEWI if step is Step.VERIFY else HENDRA, an_office())
        code = "decline_ground_missing" if name == "ground" else f"{name}_missing"
        assert [(problem.field, problem.code) for problem in found] == [(name, code)]


def test_there_is_no_dead_end() -> None:
    for status in set(Status) - {Status.CANCELLED}:
        book = standing(status)
        offered = [
            offer.step
            for role in (HENDRA, DEWI)
            for offer in handling.offers(book.complaint, book.case, role, an_office())
            if offer.problem is None and offer.step is not Step.REVIEW
        ]
        assert offered


def test_what_may_not_be_done_says_why_and_who_may() -> None:
    for status in Status:
        book = standing(status)
        for offer in handling.offers(book.complaint, book.case, SITI, an_office()):
            assert offer.roles == people.roles_that(RULES[offer.step].may)
            assert offer.problem is None or offer.problem.code
        suggested = [
            offer.step for offer in handling.offers(book.complaint, book.case, SITI, an_office()) if offer.suggested
        ]
        wanted = next_step(status, book.given.intake.kind)
        if wanted is Step.SATISFIED:
            assert suggested == [Step.SATISFIED, Step.UNSATISFIED]  # the answer is the complainant's: either of the two
        else:
            assert suggested == [step for step in [wanted] if step]


WAYS_OUT = {
    Step.REVIEW, Step.WITHDRAW, Step.DEEM_WITHDRAWN, Step.FORWARD, Step.MERGE, Step.RECLASSIFY, Step.CANCEL,
    Step.REOPEN,
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (
            Kind.COMPLAINT,
            {
                Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.RETURN, Step.CONVEY, Step.SATISFIED,
                Step.UNSATISFIED, Step.GO_ON, Step.GIVE_UP, Step.DECLINE,
            },
        ),
        (Kind.SUGGESTION, {Step.NOTE, Step.FOLLOW_UP, Step.ANSWER, Step.FINISH, Step.GO_ON}),
    ],
)  # fmt: skip
def test_only_the_steps_on_its_way_are_offered(kind: Kind, way: set[Step]) -> None:
    book = standing(Status.REGISTERED)
    book.given = dataclasses.replace(book.given, intake=an_intake(kind=kind))
    offered = {offer.step for offer in handling.offers(book.complaint, book.case, HENDRA, an_office())}
    assert offered == way | WAYS_OUT


def test_a_cycle_that_began_as_a_complaint_goes_on_as_what_it_is_called_since() -> None:
    book = standing(Status.REPEATED)
    book.given = dataclasses.replace(book.given, intake=an_intake(kind=Kind.SUGGESTION))
    offered = {offer.step for offer in handling.offers(book.complaint, book.case, HENDRA, an_office())}
    assert {Step.ANALYSE, Step.DECIDE, Step.CONVEY} <= offered


def test_every_open_status_has_a_next_step() -> None:
    assert set(NEXT) == set(Status) - CLOSED


# --- informing is evidence ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [Step.INFORM, Step.CONVEY])
@pytest.mark.parametrize("reach", ["no_answer", "wrong_number", "letter_sent"])
def test_an_attempt_that_reached_nobody_informs_nobody(step: Step, reach: str) -> None:
    book = Book().stand(next(iter(RULES[step].moves)))
    book.contact(reach)
    assert refused(book, filled(step)) == ["not_reached"]
    book.contact("collected")
    assert refused(book, filled(step)) == []


def test_a_contact_dated_before_the_action_was_set_does_not_count_whenever_it_was_written_down() -> None:
    book = Book().stand(Status.DECIDED)
    book.contact(days=-1)
    assert refused(book, filled(Step.INFORM)) == ["not_reached"]


@pytest.mark.parametrize(
    ("step", "status"), [(Step.INFORM, Status.DECIDED), (Step.CONVEY, Status.VERIFIED), (Step.ANSWER, Status.NOTED)]
)
def test_nobody_was_informed_before_the_contact_that_proves_it(step: Step, status: Status) -> None:
    book = Book(intake=a_letter(kind=Kind.SUGGESTION if status in VOICE else Kind.COMPLAINT)).stand(status)
    book.contact(days=2)  # Thu 26-11
    friday = an_office(today=date(2026, 11, 27))
    assert refused(book, filled(step, on=date(2026, 11, 25)), office=friday) == ["before_contact"]
    assert refused(book, filled(step, on=date(2026, 11, 26)), office=friday) == []
    assert refused(book, filled(step), office=friday) == []


def test_what_needs_no_contact_may_be_dated_before_one() -> None:
    book = Book().stand(Status.REVIEWED)
    book.contact(days=2)  # Thu 26-11
    friday = an_office(today=date(2026, 11, 27))
    assert refused(book, filled(Step.ANALYSE, on=date(2026, 11, 25)), office=friday) == []


def test_a_contact_before_the_action_was_set_does_not_count() -> None:
    book = Book().stand(Status.ANALYSED)
    book.contact()
    book.step(Step.DECIDE)
    assert refused(book, filled(Step.INFORM)) == ["not_reached"]


def test_who_cannot_be_reached_holds_nothing_up() -> None:
    book = Book().stand(Status.DECIDED)
    for reach in ("no_answer", "no_answer", "wrong_number"):
        book.contact(reach)
    assert refused(book, filled(Step.GO_ON)) == ["tried_too_little"]  # three calls of one day are one attempt
    book.contact("wrong_number", days=1)
    book.contact("letter_sent", days=2)
    assert refused(book, filled(Step.GO_ON)) == []
    assert refused(book, filled(Step.GO_ON), SITI) == ["step_not_yours"]


def test_who_left_nothing_to_be_reached_by_needs_no_attempts() -> None:
    nobody = a_complainant(name="", nik="", phone="", email="", address="", identity=Identity.ANONYMOUS)
    book = Book(intake=an_intake(complainant=nobody)).stand(Status.DECIDED)
    assert refused(book, filled(Step.GO_ON)) == []


def test_silence_closes_only_after_as_many_attempts_as_the_office_set() -> None:
    book = Book().stand(Status.CONVEYED)
    book.contact("no_answer")
    book.contact("no_answer", days=1)
    assert refused(book, filled(Step.GIVE_UP)) == ["tried_too_little"]
    once = {**LIMITS.by_code, limits.ATTEMPTS: Limit(limits.ATTEMPTS, "", 2, Unit.TIMES)}
    assert refused(book, filled(Step.GIVE_UP), office=an_office(limits=Limits(once))) == []


def test_an_answer_that_comes_after_all_still_counts() -> None:
    book = Book().stand(Status.UNANSWERED)
    assert refused(book, filled(Step.UNSATISFIED), SITI) == []
    book.step(Step.UNSATISFIED)
    assert (book.case.status, book.case.cycle.no) == (Status.REPEATED, 2)


# --- verification ---------------------------------------------------------------------------------------------------


def test_nobody_verifies_their_own_work() -> None:
    book = Book().stand(Status.ACTED)
    assert refused(book, filled(Step.VERIFY), BAMBANG) == ["verified_by_the_doer"]
    assert refused(book, filled(Step.VERIFY), DEWI) == []


def test_a_namesake_may_verify_and_work_that_names_nobody_else_is_known_by_the_name() -> None:
    book = Book().stand(Status.ACTED)
    namesake = an_officer(Role.HANDLER, BAMBANG.name)
    assert refused(book, filled(Step.VERIFY), namesake) == []
    book.lines[-1] = dataclasses.replace(book.lines[-1], body={**book.lines[-1].body, "by": ""})
    assert refused(book, filled(Step.VERIFY), namesake) == ["verified_by_the_doer"]
    assert refused(book, filled(Step.VERIFY), DEWI) == []


def test_a_small_office_may_let_them() -> None:
    alone = {**LIMITS.by_code, switches.VERIFIED_BY_OTHER: Limit(switches.VERIFIED_BY_OTHER, "", 0, Unit.SWITCH)}
    book = Book().stand(Status.ACTED)
    assert refused(book, filled(Step.VERIFY), BAMBANG, an_office(limits=Limits(alone))) == []


def test_work_that_does_not_hold_goes_back_and_is_done_again() -> None:
    book = Book().stand(Status.ACTED)
    book.step(Step.RETURN, DEWI)
    assert book.case.status is Status.INFORMED
    assert refused(book, filled(Step.ACT), BAMBANG) == []
    assert refused(book, filled(Step.VERIFY), DEWI) == ["step_not_now"]


# --- dates ----------------------------------------------------------------------------------------------------------


def test_no_step_is_dated_after_today() -> None:
    assert refused(Book().stand(Status.REVIEWED), filled(Step.ANALYSE, on=date(2026, 11, 25))) == ["date_in_future"]


def test_no_step_is_dated_before_the_one_it_follows() -> None:
    book = Book().stand(Status.REVIEWED)
    assert refused(book, filled(Step.ANALYSE, on=date(2026, 11, 23))) == ["before_last_step"]


def test_a_step_of_today_is_not_in_the_future() -> None:
    assert refused(Book().stand(Status.REVIEWED), filled(Step.ANALYSE, on=TODAY)) == []


@pytest.mark.parametrize(
    ("received", "stepped", "last"),
    [
        (date(2026, 11, 2), date(2026, 11, 19), date(2026, 11, 19)),
        (date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 20)),  # the receipt was corrected afterwards
    ],
)
def test_a_step_follows_both_the_receipt_and_the_step_before_it(received: date, stepped: date, last: date) -> None:
    book = Book(received_on=received)
    book.step(Step.REVIEW, HENDRA)
    book.step(Step.ANALYSE, HENDRA, stepped)
    expected = Problem("on", StepRefusal.BEFORE_LAST_STEP, {"last": last})
    assert problem(book, filled(Step.DECIDE, on=last - timedelta(days=1))) == expected
    assert refused(book, filled(Step.DECIDE, on=last)) == []


def test_a_further_review_holds_back_no_step_that_was_done_before_it() -> None:
    book = Book().stand(Status.REVIEWED)
    book.step(Step.REVIEW, HENDRA, date(2026, 11, 27), on="2026-11-27", team={"officers": "Bambang"})
    friday = an_office(today=date(2026, 11, 27))
    assert refused(book, filled(Step.ANALYSE, on=date(2026, 11, 25)), office=friday) == []
    assert refused(book, filled(Step.ANALYSE, on=date(2026, 11, 23)), office=friday) == ["before_last_step"]


def test_no_step_is_dated_before_the_complaint_came() -> None:
    form = filled(Step.FORWARD, on=date(2026, 11, 23))
    assert refused(Book(), form) == ["before_last_step"]


def test_with_the_clock_set_back_the_answer_is_clear() -> None:
    book = Book().stand(Status.REVIEWED)
    yesterday = an_office(today=date(2026, 11, 23))
    assert refused(book, filled(Step.ANALYSE), office=yesterday) == ["clock_before_last_step"]


def test_what_was_done_already_says_who_did_it() -> None:
    book = Book().stand(Status.DECIDED)
    (problem,) = handling.refusals(filled(Step.ANALYSE), book.complaint, book.case, HENDRA, an_office())
    assert (problem.code, problem.facts["officer"], problem.facts["on"]) == ("step_done", HENDRA.name, TODAY)


def test_work_that_was_returned_is_not_returned_again() -> None:
    book = Book().stand(Status.ACTED)
    book.step(Step.RETURN, DEWI)
    expected = Problem("", StepRefusal.DONE, {"step": Step.RETURN, "officer": DEWI.name, "on": TODAY})
    assert problem(book, filled(Step.RETURN)) == expected


# --- papers ---------------------------------------------------------------------------------------------------------


def test_nothing_is_deemed_withdrawn_before_its_time() -> None:
    book = Book(intake=a_letter(identity_copy=False)).stand(Status.REVIEWED)
    assert refused(book, filled(Step.DEEM_WITHDRAWN)) == ["papers_not_asked"]
    book.add(EntryKind.PAPERS_ASKED, on="2026-11-24", until="2026-12-24")
    assert refused(book, filled(Step.DEEM_WITHDRAWN)) == ["papers_time_left"]
    on_the_last_day = an_office(today=date(2026, 12, 24))
    assert refused(book, filled(Step.DEEM_WITHDRAWN), office=on_the_last_day) == ["papers_time_left"]
    late = filled(Step.DEEM_WITHDRAWN, late_why="Menunggu berkas.")  # nobody was answered by Mon 14-12
    assert refused(book, late, office=an_office(today=date(2026, 12, 25))) == []


def test_nothing_complete_is_deemed_withdrawn() -> None:
    assert refused(Book().stand(Status.REVIEWED), filled(Step.DEEM_WITHDRAWN)) == ["papers_complete"]


# --- text -----------------------------------------------------------------------------------------------------------


def test_an_analysis_of_twenty_thousand_characters_is_taken() -> None:
    book = Book().stand(Status.REVIEWED)
    assert refused(book, filled(Step.ANALYSE, text="Izin. " * 3_400)) == []
    assert refused(book, filled(Step.ANALYSE, text="x" * 50_001)) == ["too_long"]
    assert refused(book, filled(Step.ANALYSE, text=" \n ")) == ["text_missing"]


@pytest.mark.parametrize("name", ["agency", "letter"])
def test_lines_have_an_end(name: str) -> None:
    assert refused(Book(), filled(Step.FORWARD, **{name: "x" * 301})) == ["too_long"]


def test_a_complaint_is_no_duplicate_of_itself() -> None:
    book = Book()
    assert refused(book, filled(Step.MERGE, other=book.given.subject)) == ["merged_with_itself"]


def test_a_level_must_be_one_of_the_list() -> None:
    assert refused(Book(), filled(Step.REVIEW, level="level.furious")) == ["level_unknown"]
    assert refused(Book(), filled(Step.REVIEW, level="level.light")) == []


# --- deadlines (received Mon 2-11-2026, due Fri 20-11) ------------------------------------------


def case_1() -> Book:
    received = date(2026, 11, 2)
    return Book(received_on=received, due=working_days.due_date(a_calendar(), received))


def test_a_first_response_in_time_asks_no_reason() -> None:
    book = case_1().walk(*ONCE[:3])
    book.contact()
    assert not handling.is_late(StepForm(Step.INFORM), book.complaint, book.case, an_office(today=date(2026, 11, 20)))


def test_a_late_first_response_asks_why() -> None:
    book = case_1()
    for step in ONCE[:3]:
        book.step(step, HENDRA, date(2026, 11, 19))
    book.contact(days=-3)
    saturday = an_office(today=date(2026, 11, 21))
    assert refused(book, filled(Step.INFORM), office=saturday) == ["late_why_missing"]
    assert refused(book, filled(Step.INFORM, late_why="Menunggu OPD."), office=saturday) == []
    (offer,) = (o for o in handling.offers(book.complaint, book.case, SITI, saturday) if o.step is Step.INFORM)
    assert offer.asks == ("late_why",)
    friday = an_office(today=date(2026, 11, 20))
    in_time = {o.step: o.asks for o in handling.offers(book.complaint, book.case, SITI, friday)}
    assert in_time == {step: (*RULES[step].needs, *optional_in(step)) for step in in_time}


@pytest.mark.parametrize("step", [Step.WITHDRAW, Step.DEEM_WITHDRAWN, Step.MERGE, Step.FORWARD, Step.CANCEL])
def test_closing_late_what_nobody_answered_asks_why(step: Step) -> None:
    book = Book(intake=a_letter(identity_copy=False), received_on=date(2026, 11, 2), due=case_1().given.due)
    book.add(EntryKind.PAPERS_ASKED, on="2026-11-03", until="2026-11-19")
    assert refused(book, filled(step), office=an_office(today=date(2026, 11, 20))) == []
    saturday = an_office(today=date(2026, 11, 21))
    assert refused(book, filled(step), office=saturday) == ["late_why_missing"]
    assert refused(book, filled(step, late_why="Menunggu OPD."), office=saturday) == []


def test_a_late_step_that_neither_answers_nor_closes_asks_no_reason() -> None:
    book = case_1().walk(*ONCE[:1])
    assert refused(book, filled(Step.ANALYSE), office=an_office(today=date(2026, 12, 24))) == []
    silent = case_1().walk(*ONCE[:3], Step.GO_ON, Step.ACT, Step.VERIFY, Step.GO_ON, Step.GIVE_UP)
    assert silent.case.response is None
    assert refused(silent, filled(Step.SATISFIED), office=an_office(today=date(2026, 12, 24))) == []


def test_closing_late_what_was_answered_asks_nothing_more() -> None:
    book = case_1().walk(*ONCE)
    later = an_office(today=date(2026, 12, 24))
    assert refused(book, filled(Step.WITHDRAW), office=later) == []
    assert refused(Book(intake=an_intake(kind=Kind.INPUT)), filled(Step.WITHDRAW), office=later) == []


def test_giving_up_on_whom_nobody_ever_reached_asks_why_when_it_is_late() -> None:
    nobody = a_complainant(name="", nik="", phone="", email="", address="", identity=Identity.ANONYMOUS)
    book = Book(intake=an_intake(complainant=nobody))
    book.walk(*ONCE[:3], Step.GO_ON, Step.ACT, Step.VERIFY, Step.GO_ON)
    assert book.case.response is None
    assert refused(book, filled(Step.GIVE_UP)) == []
    assert refused(book, filled(Step.GIVE_UP), office=an_office(today=date(2026, 12, 15))) == ["late_why_missing"]


# --- another kind ---------------------------------------------------------------------------------------------------


def test_another_kind_leads_back_to_the_review_and_to_the_steps_of_that_kind() -> None:
    book = Book(intake=a_letter(kind=Kind.SUGGESTION)).stand(Status.ANSWERED)
    assert refused(book, filled(Step.RECLASSIFY), DEWI) == ["step_not_yours"]
    assert refused(book, filled(Step.RECLASSIFY)) == []
    book.add(EntryKind.AMENDED, HENDRA, changes={}, why="Ternyata pengaduan", step="reclassify", on="2026-11-24")
    book.given = dataclasses.replace(book.given, intake=a_letter())
    assert book.case.moved is not None
    assert book.case.moved.to is Status.REVIEWED
    assert book.case.last is not None
    assert book.case.last.text == "Ternyata pengaduan"
    assert refused(book, filled(Step.NOTE)) == ["step_other_kind"]
    assert refused(book, filled(Step.FINISH)) == ["step_not_now"]
    book.walk(*ONCE[1:], Step.SATISFIED)
    assert book.case.status is Status.SATISFIED


def test_a_step_from_before_the_kind_was_changed_is_not_done_any_more() -> None:
    book = Book(intake=a_letter()).stand(Status.DECIDED)
    book.add(EntryKind.AMENDED, HENDRA, changes={}, why="Ternyata lain", step="reclassify", on="2026-11-24")
    facts = {"step": Step.DECIDE, "status": Status.REVIEWED, "after": (Status.ANALYSED,)}
    assert problem(book, filled(Step.DECIDE)) == Problem("", StepRefusal.NOT_NOW, facts)


def test_a_kind_that_an_earlier_program_changed_midway_is_no_dead_end() -> None:
    for status in (Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED):
        book = standing(status)
        book.given = dataclasses.replace(book.given, intake=a_letter())
        assert next_step(status, Kind.COMPLAINT) is Step.ANALYSE
        assert refused(book, filled(Step.ANALYSE)) == []
        if status is Status.ANSWERED:
            assert refused(book, filled(Step.FINISH)) == ["step_other_kind"]


# --- what a refusal says ---------------------------------------------------------------------------------------------


def problem(book: Book, form: StepForm, by: Officer = HENDRA, **office: object) -> Problem:
    (found,) = handling.refusals(form, book.complaint, book.case, by, an_office(**office))
    return found


def test_a_refused_step_says_what_stands_in_its_way() -> None:
    cases: list[tuple[Status, Step, Officer, Problem]] = [
        (Status.CANCELLED, Step.ANALYSE, HENDRA, Problem("", StepRefusal.ALREADY_CANCELLED)),
        (
            Status.WITHDRAWN,
            Step.ANALYSE,
            HENDRA,
            Problem("", StepRefusal.ALREADY_CLOSED, {"status": Status.WITHDRAWN}),
        ),
        (
            Status.DECIDED,
            Step.ANALYSE,
            HENDRA,
            Problem("", StepRefusal.DONE, {"step": Step.ANALYSE, "officer": HENDRA.name, "on": TODAY}),
        ),
        (
            Status.REVIEWED,
            Step.CONVEY,
            HENDRA,
            Problem(
                "",
                StepRefusal.NOT_NOW,
                {"step": Step.CONVEY, "status": Status.REVIEWED, "after": (Status.VERIFIED,)},
            ),
        ),
        (
            Status.REVIEWED,
            Step.NOTE,
            HENDRA,
            Problem("", StepRefusal.OTHER_KIND, {"step": Step.NOTE, "kind": Kind.COMPLAINT}),
        ),
        (
            Status.REVIEWED,
            Step.WITHDRAW,
            SITI,
            Problem(
                "",
                StepRefusal.NOT_YOURS,
                {"step": Step.WITHDRAW, "role": Role.OFFICER, "roles": people.roles_that(people.May.DECIDE)},
            ),
        ),
        (Status.DECIDED, Step.INFORM, SITI, Problem("", StepRefusal.NOT_REACHED, {"attempts": 0})),
        (
            Status.DECIDED,
            Step.GO_ON,
            HENDRA,
            Problem("", StepRefusal.TRIED_TOO_LITTLE, {"attempts": 0, "least": 3}),
        ),
        (
            Status.ACTED,
            Step.VERIFY,
            BAMBANG,
            Problem("", StepRefusal.VERIFIED_BY_THE_DOER, {"officer": BAMBANG.name}),
        ),
        (Status.REVIEWED, Step.DEEM_WITHDRAWN, HENDRA, Problem("", StepRefusal.PAPERS_COMPLETE)),
    ]
    for status, step, by, expected in cases:
        assert problem(Book().stand(status), filled(step), by) == expected


def test_papers_that_were_asked_for_or_not_say_until_when() -> None:
    book = Book(intake=a_letter(identity_copy=False)).stand(Status.REVIEWED)
    form = filled(Step.DEEM_WITHDRAWN)
    assert problem(book, form) == Problem("", StepRefusal.PAPERS_NOT_ASKED)
    book.add(EntryKind.PAPERS_ASKED, on="2026-11-24", until="2026-12-24")
    assert problem(book, form) == Problem("", StepRefusal.PAPERS_TIME_LEFT, {"until": date(2026, 12, 24)})


@pytest.mark.parametrize(("name", "most"), [("text", 50_000), ("late_why", 50_000), ("agency", 300), ("letter", 300)])
def test_a_field_may_be_as_long_as_its_limit_and_no_longer(name: str, most: int) -> None:
    book = Book()
    assert refused(book, filled(Step.FORWARD, **{name: "x" * most})) == []
    longer = filled(Step.FORWARD, **{name: "x" * (most + 1)})
    assert problem(book, longer) == Problem(name, FieldRefusal.TOO_LONG, {"length": most + 1, "most": most})


def test_what_was_filed_late_is_not_reviewed_without_a_word_on_that() -> None:
    book = Book()
    late = dataclasses.replace(book.complaint, late_filing=True)

    def found(step: Step, text: str, ruling: Ruling | None = Ruling.REFUSED) -> list[tuple[str, str]]:
        form = filled(step, text=text, ruling=ruling)
        problems = handling.refusals(form, late, book.case, HENDRA, an_office())
        return [(each.field, str(each.code)) for each in problems]

    assert found(Step.REVIEW, " ") == [("text", "late_decision_missing")]
    assert found(Step.REVIEW, "Sakit.", None) == [("ruling", "ruling_missing")]
    assert found(Step.REVIEW, "", None) == [("ruling", "ruling_missing"), ("text", "late_decision_missing")]
    assert found(Step.REVIEW, "Diterima: sakit.") == []
    assert not any(("text", "late_decision_missing") in found(step, "") for step in Step if step is not Step.REVIEW)


def test_once_a_late_filing_is_decided_a_further_review_says_nothing_of_it() -> None:
    book = Book()
    decided = dataclasses.replace(book.complaint, late_filing=True, late_decided_by="Hendra Wijaya")
    form = filled(Step.REVIEW, text="", ruling=None)
    assert handling.refusals(form, decided, book.case, HENDRA, an_office()) == ()


def test_a_late_filing_that_was_refused_is_declined_next() -> None:
    book = Book().walk(Step.REVIEW)
    for ruling, wanted in ((Ruling.ACCEPTED, Step.ANALYSE), (Ruling.REFUSED, Step.DECLINE), ("", Step.ANALYSE)):
        late = dataclasses.replace(book.complaint, late_filing=True, late_decided_by="H", late_ruling=str(ruling))
        suggested = [one.step for one in handling.offers(late, book.case, HENDRA, an_office()) if one.suggested]
        assert suggested == [wanted]
    book.walk(Step.DECLINE)
    assert not any(one.suggested for one in handling.offers(late, book.case, HENDRA, an_office()))


def test_what_was_in_time_is_not_declined_as_late() -> None:
    book = Book()
    form = filled(Step.DECLINE, ground=Ground.LATE)
    assert problem(book, form) == Problem("ground", StepRefusal.GROUND_NOT_LATE)
    late = dataclasses.replace(book.complaint, late_filing=True)
    assert handling.refusals(form, late, book.case, HENDRA, an_office()) == ()


def test_what_is_wrong_with_a_form_stands_beside_its_field() -> None:
    book = Book()
    unknown = Problem("level", StepRefusal.LEVEL_UNKNOWN)
    assert problem(book, filled(Step.REVIEW, level="level.furious")) == unknown
    itself = Problem("other", StepRefusal.MERGED_WITH_ITSELF)
    assert problem(book, filled(Step.MERGE, other=book.given.subject)) == itself
    tomorrow = Problem("on", FieldRefusal.DATE_IN_FUTURE)
    assert problem(book, filled(Step.FORWARD, on=date(2026, 11, 25))) == tomorrow
    before = Problem("on", StepRefusal.BEFORE_LAST_STEP, {"last": TODAY})
    assert problem(book, filled(Step.FORWARD, on=date(2026, 11, 23))) == before
    behind = Problem("on", StepRefusal.CLOCK_BEFORE_LAST_STEP, {"last": TODAY})
    assert problem(book, filled(Step.FORWARD), today=date(2026, 11, 23)) == behind
    late = Problem("late_why", StepRefusal.LATE_WHY_MISSING, {"due": date(2026, 12, 14)})
    assert problem(book, filled(Step.FORWARD), today=date(2026, 12, 15)) == late
    assert refused(book, filled(Step.FORWARD), office=an_office(today=date(2026, 12, 14))) == []


def test_a_step_before_its_contact_says_when_the_contact_was() -> None:
    book = Book().stand(Status.DECIDED)
    book.contact(days=2)
    early = filled(Step.INFORM, on=date(2026, 11, 25))
    expected = Problem("on", StepRefusal.BEFORE_CONTACT, {"contact": date(2026, 11, 26)})
    assert problem(book, early, today=date(2026, 11, 27)) == expected


def test_the_time_in_the_office_is_midnight_unless_it_is_given() -> None:
    assert HandlingContext(LIMITS, a_calendar(), TODAY).time == "00.00"


def test_a_blank_form_asks_for_nothing_but_its_step() -> None:
    blank = {field.name: field.default for field in dataclasses.fields(StepForm) if field.name != "step"}
    assert not any(blank.values())
    assert StepForm(Step.ACT) == StepForm(Step.ACT, **blank)  # type: ignore[arg-type]
