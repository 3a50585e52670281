from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.cases.case import Reach, Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.complaint import Complaint, Identity, Kind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.slips import SlipUse
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal import ids
from frontoffice.register.queries.day_query import STATES, DayFilter
from frontoffice.register.register import Register
from tests.support.examples import TODAY, OfficeClock, a_complainant, a_letter, a_signed_in, an_intake, an_officer

OFFICER = an_officer()
BUDI = an_officer(name="Budi Hartono")
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def page(register: Register) -> Register:
    """1 spoken at the counter; 2 a letter without papers; 3 by telephone, late, by Budi; 4 cancelled; 5 a suggestion."""
    record(register)
    record(register, a_letter(identity_copy=False, documents=False))
    register.complaints.record(an_intake(channel="telephone", service_date=date(2026, 10, 1)), BUDI, uuid4())
    cancelled = record(register, an_intake(description="Salah tulis"))
    register.handling.cancel(cancelled.subject, "Salah", SUPERVISOR, uuid4())
    record(register, an_intake(kind=Kind.SUGGESTION, description="Tambah kursi tunggu"))
    return register


def record(register: Register, intake: Any = None) -> Complaint:
    return register.complaints.record(intake or an_intake(), OFFICER, uuid4()).complaint


def shown(register: Register, **only: str) -> list[int]:
    return [line.no for line in register.days.read(TODAY, DayFilter(**only)).lines]


def test_a_day_without_complaints_is_an_empty_page(register: Register) -> None:
    page = register.days.read(TODAY)
    assert (page.on, page.lines, page.hidden, page.totals.all) == (TODAY, (), 0, 0)


@pytest.mark.thorough
def test_the_page_stands_in_the_order_of_numbers(page: Register) -> None:
    assert shown(page) == [1, 2, 3, 4, 5]


@pytest.mark.thorough
def test_a_complaint_stands_on_the_day_of_its_recording(register: Register, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 11, 24, 16, 59, tzinfo=UTC))  # 23.59 WIB
    record(register)
    clock.move(minutes=1)
    record(register)
    assert shown(register) == [1]
    assert [line.no for line in register.days.read(TODAY + timedelta(days=1)).lines] == [2]


@pytest.mark.thorough
def test_a_line_tells_what_the_book_tells(page: Register) -> None:
    line = page.days.read(TODAY).lines[0]
    assert (line.number_text, line.received_on, line.received_time) == ("0001/PGD-L1/2026", "2026-11-24", "10.32")
    assert (line.channel, line.channel_name, line.kind) == ("counter", "Loket", "complaint")
    assert (line.name, line.phone) == ("Nurhayati binti Saleh", "0812-7171-2026")
    assert line.address == "Jalan Depati Amir 12, Pangkal Balam, Kota Pangkal Pinang"
    assert (line.service, line.application_no) == ("Izin Trayek (AKDP)", "503/1187/2026")
    assert (line.summary, line.category) == (an_intake().description, "Penundaan berlarut")
    assert (line.due_on, line.due_provisional, line.late_filing) == ("2026-12-14", 0, 0)
    assert (line.status, line.officer, line.reviewed_by, line.missing) == ("registered", "Siti Rahmawati", "", "")


@pytest.mark.thorough
def test_a_letter_has_no_time_and_names_its_missing_papers(page: Register) -> None:
    line = page.days.read(TODAY).lines[1]
    assert (line.received_on, line.received_time) == ("2026-11-23", "")
    assert line.missing == "identity_copy,documents"


@pytest.mark.thorough
def test_a_confidential_complainant_is_masked(register: Register) -> None:
    record(register, an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)))
    line = register.days.read(TODAY).lines[0]
    assert (line.name, line.address, line.phone) == ("Dirahasiakan", "", "")
    assert "Nurhayati" not in repr(line)


@pytest.mark.thorough
def test_a_long_description_is_cut_for_the_page(register: Register) -> None:
    record(register, an_intake(description="kata \n " * 5_000))
    summary = register.days.read(TODAY).lines[0].summary
    assert len(summary) <= 160
    assert "\n" not in summary


@pytest.mark.thorough
def test_the_page_for_paper_has_every_word_and_still_names_nobody_who_asked_for_that(register: Register) -> None:
    words = " ".join(f"kata{no}" for no in range(200))
    record(register, an_intake(description=f"Menunggu.\n{words}"))
    who = a_complainant(identity=Identity.CONFIDENTIAL, name="Nurhayati binti Saleh")
    record(register, an_intake(description=f"{words} kata Nurhayati binti Saleh", complainant=who))
    one, other = register.days.read_whole(TODAY, "L1").lines
    assert one.summary == f"Menunggu. {words}"
    assert other.summary.startswith(words)
    assert "Nurhayati" not in other.summary


@pytest.mark.thorough
def test_what_was_done_and_remarked_stands_whole_on_paper_too(register: Register) -> None:
    subject, long = record(register).subject, "Diteliti kembali " * 30
    register.handling.review(subject, long, SUPERVISOR, uuid4())
    (line,) = register.days.read_whole(TODAY, "L1").lines
    assert line.remark == long.strip()


def test_the_totals_are_of_the_whole_day_whatever_the_filter_hides(page: Register) -> None:
    for only in (DayFilter(), DayFilter(channel="letter"), DayFilter(text="nothing like it")):
        totals = page.days.read(TODAY, only).totals
        assert totals.all == 5
        assert totals.by_channel == {"counter": 3, "letter": 1, "telephone": 1}
        assert totals.by_kind == {"complaint": 4, "suggestion": 1}
        assert (totals.incomplete, totals.cancelled, totals.late_filing) == (1, 1, 1)
        assert (totals.unprinted, totals.unreviewed) == (3, 4)  # who called takes no paper


@pytest.mark.thorough
def test_the_page_says_how_many_lines_it_hides(page: Register) -> None:
    assert page.days.read(TODAY).hidden == 0
    assert page.days.read(TODAY, DayFilter(channel="letter")).hidden == 4


@pytest.mark.thorough
def test_the_page_can_be_narrowed(page: Register) -> None:
    lines: list[tuple[dict[str, str], list[int]]] = [
        ({"channel": "counter"}, [1, 4, 5]),
        ({"kind": "suggestion"}, [5]),
        ({"officer": "Budi Hartono"}, [3]),
        ({"text": "KURSI tunggu"}, [5]),
        ({"text": "nurhayati trayek"}, [1, 2, 3, 4, 5]),
        ({"text": "0004"}, [4]),
        ({"state": "incomplete"}, [2]),
        ({"state": "unprinted"}, [1, 2, 5]),
        ({"state": "cancelled"}, [4]),
        ({"state": "late_filing"}, [3]),
        ({"state": "unreviewed"}, [1, 2, 3, 5]),
        ({"channel": "counter", "state": "unreviewed", "kind": "complaint"}, [1]),
        ({"channel": "fax"}, []),
    ]
    assert [(only, shown(page, **only)) for only, _ in lines] == lines


@pytest.mark.thorough
def test_every_question_about_a_state_has_its_total(page: Register) -> None:
    totals = page.days.read(TODAY).totals
    for state in STATES:
        assert getattr(totals, state) == len(shown(page, state=state))


def test_only_whoever_takes_a_paper_home_waits_for_one(register: Register) -> None:
    for code in ("counter", "sms", "fax", "sp4n"):
        written = an_intake(channel=code) if code == "counter" else a_letter(channel=code, external_id="")
        record(register, written)
    page = register.days.read(TODAY)
    assert [line.waits_for_paper for line in page.lines] == [True, False, True, False]
    assert (page.totals.unprinted, shown(register, state="unprinted")) == (2, [1, 3])
    asked = page.lines[1]  # a paper that was printed all the same counts as one
    job = register.printing.queue(asked.subject, "TM-T82", OFFICER)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, JobState.HANDED_OVER, "", OFFICER)
    assert (job.copy_no, register.days.read(TODAY).lines[1].papers) == (1, 1)


@pytest.mark.thorough
def test_reviewing_and_printing_take_a_line_off_the_lists(page: Register) -> None:
    line = page.days.read(TODAY).lines[0]
    page.handling.review(line.subject, "", SUPERVISOR, uuid4())
    job = page.printing.queue(line.subject, "TM-T82", OFFICER)
    page.printing.start_sending(job.job_id)
    page.printing.finish(job.job_id, JobState.HANDED_OVER, "", OFFICER)
    assert shown(page, state="unreviewed") == [2, 3, 5]
    assert shown(page, state="unprinted") == [2, 5]
    assert page.days.read(TODAY).lines[0].papers == 1


@pytest.mark.thorough
def test_a_line_tells_how_it_was_settled_and_what_the_complainant_answered(register: Register) -> None:
    subject = record(register).subject
    team = Classified(team=Team(officers="Siti", technical="Tim Teknis Perhubungan"))
    register.handling.review(subject, "Segera", SUPERVISOR, uuid4(), team)
    handler, other = an_officer(Role.HANDLER, "Bambang Sutrisno"), an_officer(Role.HANDLER, "Dewi Lestari")
    steps = (
        (StepForm(Step.ANALYSE, "Berkas lengkap."), handler),
        (StepForm(Step.DECIDE, "Izin diterbitkan\nhari ini."), handler),
        (StepForm(Step.INFORM), OFFICER),
        (StepForm(Step.ACT, "Diterbitkan."), handler),
        (StepForm(Step.VERIFY, "Sesuai.", outcome=Outcome.PROVEN), other),
        (StepForm(Step.CONVEY), OFFICER),
        (StepForm(Step.UNSATISFIED, "Salah nama.", source=Source.SPOKEN), OFFICER),
    )
    for form, by in steps:
        if form.step in (Step.INFORM, Step.CONVEY):
            register.contacts.log(subject, Attempt("Telepon", Reach.REACHED, ""), OFFICER, uuid4())
        register.handling.advance(subject, form, by, uuid4())
    line = register.days.read(TODAY).lines[0]
    assert (line.team, line.action, line.action_on) == (
        "Siti, Tim Teknis Perhubungan",
        "Izin diterbitkan hari ini.",
        "2026-11-24",
    )
    assert (line.outcome, line.conveyed_on, line.answer, line.cycle) == ("proven", "2026-11-24", "unsatisfied", 2)
    assert line.remark == "Segera"


@pytest.mark.thorough
def test_the_remark_says_why_a_line_was_left(page: Register) -> None:
    subject = page.days.read(TODAY).lines[0].subject
    form = StepForm(Step.FORWARD, "Bukan kewenangan.", agency="BPN", letter="500.11/12")
    page.handling.advance(subject, form, SUPERVISOR, uuid4())
    lines = page.days.read(TODAY).lines
    assert [lines[0].remark, lines[3].remark] == ["Bukan kewenangan. · BPN · 500.11/12", "Salah"]


@pytest.mark.thorough
def test_numbers_that_are_on_paper_only_stand_on_the_day_on_which_that_was_found(
    register: Register, clock: OfficeClock
) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    register.numbering.take_over_series("Dipulihkan", supervisor, uuid4(), Number("L1", 2026, 12))
    clock.move(days=1)
    register.numbering.take_over_series("Lagi", supervisor, uuid4(), Number("L1", 2026, 20))
    for on, gap in ((TODAY, (0, 12)), (TODAY + timedelta(days=1), (12, 20))):
        [found] = register.days.read(on, DayFilter(counter="L1")).gaps
        assert (found.known, found.last) == gap
    assert register.days.read(TODAY, DayFilter(counter="L2")).gaps == ()
    assert register.days.read(TODAY).gaps == ()


@pytest.mark.thorough
def test_a_page_of_one_counter_is_no_part_of_another(page: Register) -> None:
    page.unit.connection.execute("UPDATE complaint SET series = 'L2', no = 10 - no WHERE no > 3")
    assert shown(page) == [1, 2, 3, 5, 6], "by counter, then by number"
    found = page.days.read(TODAY, DayFilter(counter="L2"))
    assert ([line.no for line in found.lines], found.hidden, found.totals.all) == ([5, 6], 0, 2)
    narrowed = page.days.read(TODAY, DayFilter(counter="L2", state="cancelled"))
    assert ([line.no for line in narrowed.lines], narrowed.hidden) == ([6], 1)


@pytest.mark.thorough
def test_a_page_is_narrowed_by_every_word_that_stands_in_its_lines(register: Register) -> None:
    record(register)
    for text in ("nurhayati", "depati", "7171", "akdp", "dijanjikan", "berlarut", "0001/pgd"):
        assert shown(register, text=text) == [1], text
        assert shown(register, text=f"{text} tiada") == [], text
    assert shown(register, text="503/1187") == [], "the number of the application is not shown in them"


@pytest.mark.thorough
def test_a_cancelled_line_asks_for_nothing_more(register: Register) -> None:
    letter = record(register, a_letter(documents=False, service_date=date(2026, 10, 1)))
    for state in ("incomplete", "unprinted", "late_filing", "unreviewed"):
        assert shown(register, state=state) == [1]
    assert shown(register, state="conflict") == []
    register.handling.cancel(letter.subject, "x", SUPERVISOR, uuid4())
    for state in ("incomplete", "unprinted", "late_filing", "unreviewed"):
        assert shown(register, state=state) == []
    register.unit.connection.execute("UPDATE complaint SET conflict = 1")
    assert shown(register, state="conflict") == [1]
    assert register.days.read(TODAY).totals.conflict == 1


def test_only_what_changes_a_line_of_that_page_corrects_it(register: Register) -> None:
    first, second = record(register), record(register)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    closing = register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    assert closing.lc == register.complaints.story(ids.subject("closed", "L1/2026-11-24"))[-1].lc

    def corrected() -> frozenset[UUID]:
        return register.days.read(TODAY, DayFilter(counter="L1")).corrected

    review = uuid4()
    register.handling.review(first.subject, "", supervisor, review)
    register.handling.correct(first.subject, review, "Salah", supervisor, uuid4())
    assert corrected() == frozenset()
    register.handling.cancel(second.subject, "x", supervisor, uuid4())
    assert corrected() == {second.subject}
    assert register.days.read(TODAY).corrected == frozenset(), "the pages of all counters are not one that was closed"
    assert register.days.read(TODAY, DayFilter(counter="L2")).corrected == frozenset()


def test_a_cancelling_that_was_taken_back_corrects_the_line_that_it_struck(register: Register) -> None:
    supervisor, cancelling = a_signed_in(register, Role.SUPERVISOR), uuid4()
    record(register)
    wrong = record(register)
    register.handling.cancel(wrong.subject, "x", supervisor, cancelling)
    register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    register.handling.correct(wrong.subject, cancelling, "Salah pengaduan", supervisor, uuid4())
    assert register.days.read(TODAY, DayFilter(counter="L1")).corrected == {wrong.subject}


@pytest.mark.thorough
def test_the_page_names_slips_that_are_open_and_those_of_its_day_that_are_void(
    register: Register, clock: OfficeClock
) -> None:
    officer, supervisor = an_officer(), an_officer(Role.SUPERVISOR)
    register.slips.reserve(3, "Besok", officer, uuid4())
    register.slips.void([Number("L1", 2026, 2)], "Rusak", supervisor, uuid4())
    register.complaints.record(an_intake(), officer, uuid4(), slip=SlipUse(Number("L1", 2026, 1), clock()))
    only = DayFilter(counter="L1")
    assert [(slip.number.no, str(slip.state)) for slip in register.days.read(TODAY, only).slips] == [
        *((2, "void"), (3, "open"))
    ]
    later, before = (register.days.read(TODAY + timedelta(days=days), only).slips for days in (1, -1))
    assert ([slip.number.no for slip in later], before) == ([3], ())
    assert register.days.read(TODAY).slips == ()
