from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind, Status
from frontoffice.domain.people import May, Role
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.register import Register
from tests.support.examples import (
    MORNING,
    TODAY,
    OfficeClock,
    a_complainant,
    a_complaint,
    a_letter,
    a_register,
    an_intake,
    an_officer,
)
from tests.support.refusals import not_allowed, refusal, refusals, too_long

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya", position="Kepala Bidang")
HANDLER = an_officer(Role.HANDLER, "Bambang Sutrisno")
ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def recorded(register: Register, **changes: Any) -> Complaint:
    return register.complaints.record(an_intake(**changes), OFFICER, uuid4()).complaint


@pytest.mark.thorough
def test_what_is_recorded_is_what_the_domain_says(register: Register) -> None:
    complaint = recorded(register)
    expected = a_complaint(subject=complaint.subject, number=complaint.number, due=complaint.due)
    assert complaint == expected
    assert complaint.due.day == date(2026, 12, 14)
    assert register.complaints.get(complaint.subject) == complaint


@pytest.mark.thorough
def test_numbers_come_one_after_the_other(register: Register) -> None:
    assert [recorded(register).number_text for _ in range(3)] == [f"000{n}/PGD-L1/2026" for n in (1, 2, 3)]


@pytest.mark.thorough
def test_a_retired_channel_takes_nothing_new_but_what_came_in_through_it_is_amended(register: Register) -> None:
    complaint = recorded(register)
    channel = register.reference_data.channels()[complaint.intake.channel]
    register.reference_data.set_channel(dataclasses.replace(channel, active=False), ADMINISTRATOR, uuid4())
    assert refusal(lambda: recorded(register)) == ("channel", "channel_retired", {})
    amended = register.amendments.amend(complaint.subject, an_intake(wish="Segera"), "tambahan", OFFICER, uuid4())
    assert amended.intake.wish == "Segera"


@pytest.mark.thorough
def test_suggestions_and_input_share_the_series(register: Register) -> None:
    assert [recorded(register, kind=kind).number.no for kind in Kind] == [1, 2, 3]


def test_the_year_turns_at_midnight_of_the_office(register: Register, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 12, 31, 16, 59, 59, 999_999, tzinfo=UTC))  # 23.59.59 WIB
    before = recorded(register)
    clock.move(microseconds=1)
    after = recorded(register)
    assert (before.number_text, after.number_text) == ("0001/PGD-L1/2026", "0001/PGD-L1/2027")
    assert (before.recorded_on, after.recorded_on) == (date(2026, 12, 31), date(2027, 1, 1))


@pytest.mark.thorough
def test_a_recording_on_the_stroke_of_midnight_is_of_one_day(tmp_path: Path) -> None:
    """However often the clock is asked meanwhile: number, date and due date are those of one moment."""
    texts = set()
    for asked in range(1, 8):
        moments = iter([datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)] * asked)
        clock = lambda moments=moments: next(moments, datetime(2026, 12, 31, 17, tzinfo=UTC))  # noqa: E731
        with closing(a_register(tmp_path / str(asked), clock=clock)) as register:
            complaint = recorded(register)
        assert complaint.number.year == complaint.recorded_on.year == complaint.received_on.year
        assert complaint.received_at == complaint.recorded_at
        texts.add(complaint.number_text)
    assert texts == {"0001/PGD-L1/2026", "0001/PGD-L1/2027"}


@pytest.mark.thorough
def test_an_amendment_to_an_oral_channel_counts_from_the_recording(register: Register) -> None:
    letter = register.complaints.record(a_letter(received_on=date(2026, 11, 20)), OFFICER, uuid4()).complaint
    assert letter.received_on == date(2026, 11, 20)
    said = dataclasses.replace(letter.intake, channel="counter")
    amended = register.amendments.amend(letter.subject, said, "Salah kanal", OFFICER, uuid4())
    assert (amended.received_on, amended.due) == (TODAY, recorded(register).due)


@pytest.mark.thorough
def test_the_number_follows_recording_not_receipt(register: Register, clock: OfficeClock) -> None:
    # domain.md §7, example 19
    recorded(register)
    clock.set(datetime(2027, 1, 4, 2, 0, tzinfo=UTC))
    letter = register.complaints.record(
        a_letter(received_on=date(2026, 12, 31), service_date=None), OFFICER, uuid4()
    ).complaint
    assert (letter.number_text, letter.received_on) == ("0001/PGD-L1/2027", date(2026, 12, 31))


@pytest.mark.thorough
def test_a_new_year_does_not_disturb_the_old_one(register: Register, clock: OfficeClock) -> None:
    recorded(register)
    clock.set(datetime(2027, 1, 4, 2, 0, tzinfo=UTC))
    recorded(register)
    clock.set(MORNING + timedelta(days=1))  # the clock was wrong and is set back
    with pytest.raises(Refused, match="clock_doubtful"):
        recorded(register)
    register.numbering.confirm_clock("Jam sudah dibetulkan", SUPERVISOR, uuid4())
    assert recorded(register).number_text == "0002/PGD-L1/2026"


def test_another_counter_has_its_own_series(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, counter="L2", counter_name="Loket 2")) as register:
        complaint = recorded(register)
    assert (complaint.number_text, complaint.counter) == ("0001/PGD-L2/2026", "Loket 2")


@pytest.mark.thorough
def test_a_counter_that_changes_its_code_starts_a_series_and_may_come_back(tmp_path: Path) -> None:
    texts = []
    for counter in ("L1", "L2", "L1"):
        with closing(a_register(tmp_path, counter=counter)) as register:
            texts.append(recorded(register).number_text)
    assert texts == ["0001/PGD-L1/2026", "0001/PGD-L2/2026", "0002/PGD-L1/2026"]


@pytest.mark.thorough
def test_a_new_format_leaves_given_numbers_as_they_were(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        old = recorded(register)
    with closing(a_register(tmp_path, number_format="{no:4}/{counter}/{month}/{year}")) as register:
        new = recorded(register)
        assert register.complaints.get(old.subject).number_text == "0001/PGD-L1/2026"
    assert new.number_text == "0002/L1/XI/2026"


def test_an_oral_complaint_is_received_now(register: Register) -> None:
    complaint = recorded(register, channel="telephone")
    assert (complaint.received_at, complaint.received_on) == (MORNING, TODAY)


def test_a_letter_is_received_on_its_day_without_a_time(register: Register) -> None:
    complaint = register.complaints.record(a_letter(), OFFICER, uuid4()).complaint
    assert (complaint.received_at, complaint.received_on) == (None, date(2026, 11, 23))
    assert complaint.due.day == date(2026, 12, 11)


def test_the_date_of_receipt_of_an_oral_complaint_is_not_believed(register: Register) -> None:
    assert recorded(register, received_on=date(2026, 11, 2)).received_on == TODAY


@pytest.mark.thorough
def test_the_same_press_of_f9_counts_once(register: Register) -> None:
    action = uuid4()
    first = register.complaints.record(an_intake(), OFFICER, action).complaint
    assert register.complaints.record(an_intake(), OFFICER, action).complaint == first
    assert len(register.days.read(TODAY).lines) == 1


@pytest.mark.thorough
def test_f9_waits_for_no_statement_that_is_composed_anew(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Composing one takes peewee longer than SQLite takes to execute it; recording has its own as text."""
    action = uuid4()
    register.drafts.save(Draft(action, OFFICER.officer_id, register.now(), {"description": "Lama"}))
    with monkeypatch.context() as patched:
        patched.setattr(register.unit.db, "execute", lambda *_: pytest.fail("composed"))
        done = register.complaints.record(an_intake(), OFFICER, action, action, with_paper=True, printer="Loket")
    assert register.printing.jobs_of(action) == (done.job,)
    assert register.drafts.all() == ()


def test_a_retry_that_was_changed_meanwhile_still_counts_once(register: Register) -> None:
    action = uuid4()
    register.complaints.record(an_intake(), OFFICER, action)
    again = register.complaints.record(an_intake(description="Lain"), OFFICER, action).complaint
    assert again.intake.description == an_intake().description


def test_what_the_rules_refuse_takes_no_number(register: Register) -> None:
    assert refusal(lambda: recorded(register, description="")) == ("description", "description_missing", {})
    assert recorded(register).number.no == 1


def test_what_the_rules_only_warn_of_is_recorded(register: Register) -> None:
    complaint = recorded(register, service_date=date(2026, 10, 1))
    assert complaint.late_filing
    assert [p.code for p in register.complaints.problems(complaint.intake)] == ["late_filing"]


@pytest.mark.thorough
def test_a_complaint_that_becomes_a_suggestion_was_not_filed_late(register: Register) -> None:
    late = recorded(register, service_date=date(2026, 10, 1))
    amend = an_intake(kind=Kind.SUGGESTION, service_date=date(2026, 10, 1))
    assert not register.amendments.amend(late.subject, amend, "Salah jenis", OFFICER, uuid4()).late_filing


def test_text_is_kept_clean(register: Register) -> None:
    complainant = a_complainant(name=" Nurhayati\0 ", address="Rene\u0301")
    complaint = recorded(register, description="  satu\r\ndua\ud800 ", complainant=complainant)
    assert complaint.intake.description == "satu\ndua"
    assert (complaint.intake.complainant.name, complaint.intake.complainant.address) == ("Nurhayati", "Ren\u00e9")


def test_a_field_of_one_line_is_kept_as_one_line_by_whatever_way_it_comes(register: Register) -> None:
    complainant = a_complainant(name="Nurhayati\nBinti Saleh", address="Jalan\tAnggrek")
    complaint = recorded(register, description="satu\ndua", wish="tiga\nempat", complainant=complainant)
    assert (complaint.intake.description, complaint.intake.wish) == ("satu\ndua", "tiga\nempat")
    who = complaint.intake.complainant
    assert (who.name, who.address) == ("Nurhayati Binti Saleh", "Jalan Anggrek")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "🚌" * 500,
        "\u202eterbalik",
        "<b>tebal</b>",
        "'; DROP TABLE complaint; --",
        "\x1b@\x1di\x07",
        '"\\/',
    ],
    ids=["long", "emoji", "rtl", "html", "sql", "control", "quotes"],
)
def test_whatever_was_written_stays_as_it_was(register: Register, text: str) -> None:
    complaint = recorded(register, description=text, complainant=Complainant(name=text[:300]))
    assert register.complaints.get(complaint.subject).intake.description == text
    assert register.maintenance.verify().broken == ""


def test_an_item_of_a_channel_is_entered_once(register: Register) -> None:
    first = register.complaints.record(a_letter(channel="sp4n", external_id="#1916449"), OFFICER, uuid4()).complaint
    again = a_letter(channel="sp4n", external_id=" #1916449 ", description="Lagi")
    with pytest.raises(Refused) as refused:
        register.complaints.record(again, OFFICER, uuid4())
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("external_id", "external_id_taken")
    assert problem.facts == {"subject": first.subject, "number": first.number_text}


def test_the_same_external_id_may_come_by_another_channel(register: Register) -> None:
    register.complaints.record(a_letter(channel="sp4n", external_id="1"), OFFICER, uuid4())
    register.complaints.record(a_letter(channel="post", external_id="1"), OFFICER, uuid4())


@pytest.mark.thorough
def test_a_cancelled_entry_frees_its_external_id(register: Register) -> None:
    first = register.complaints.record(a_letter(external_id="1"), OFFICER, uuid4()).complaint
    register.handling.cancel(first.subject, "Salah tulis", SUPERVISOR, uuid4())
    register.complaints.record(a_letter(external_id="1"), OFFICER, uuid4())


@pytest.mark.thorough
def test_items_without_an_external_id_never_collide(register: Register) -> None:
    for _ in range(2):
        register.complaints.record(a_letter(external_id=""), OFFICER, uuid4())


def test_the_preview_is_what_will_be_recorded(register: Register) -> None:
    preview = register.complaints.preview(an_intake(), OFFICER)
    complaint = recorded(register)
    assert dataclasses.replace(complaint, subject=preview.subject, check_code=preview.check_code) == preview
    assert preview.subject == UUID(int=0)


def test_a_preview_writes_nothing(register: Register) -> None:
    for _ in range(3):
        assert register.complaints.preview(an_intake(), OFFICER).number.no == 1
    assert register.maintenance.verify().entries == 0


def test_a_preview_of_a_half_filled_form_is_a_preview(register: Register) -> None:
    assert register.complaints.preview(an_intake(channel="letter", description=""), OFFICER).received_on == TODAY


@pytest.mark.thorough
def test_an_amendment_changes_what_is_read_and_keeps_what_was_written(register: Register) -> None:
    complaint = recorded(register)
    intake = an_intake(description="Sudah terbit, tapi salah nama.", complainant=a_complainant(phone="0717-422094"))
    amended = register.amendments.amend(complaint.subject, intake, "Pengadu menelepon", OFFICER, uuid4())
    assert (amended.intake, amended.amendments, amended.number) == (intake, 1, complaint.number)
    line = register.complaints.story(complaint.subject)[-1]
    assert line.body["why"] == "Pengadu menelepon"
    assert line.body["changes"] == {
        "description": [an_intake().description, "Sudah terbit, tapi salah nama."],
        "complainant.phone": ["0812-7171-2026", "0717-422094"],
    }


@pytest.mark.thorough
def test_amending_dates_counts_the_due_date_anew(register: Register) -> None:
    letter = register.complaints.record(a_letter(), OFFICER, uuid4()).complaint
    intake = a_letter(received_on=date(2026, 11, 20), service_date=date(2026, 10, 20))
    amended = register.amendments.amend(letter.subject, intake, "Cap pos", OFFICER, uuid4())
    assert (amended.due.day, amended.late_filing) == (date(2026, 12, 10), True)


@pytest.mark.parametrize("why", ["", "  "])
def test_an_amendment_wants_a_reason(register: Register, why: str) -> None:
    complaint = recorded(register)
    amended = an_intake(description="Lain")
    assert refusal(lambda: register.amendments.amend(complaint.subject, amended, why, OFFICER, uuid4())) == (
        "why",
        "why_missing",
        {},
    )


def test_an_amendment_that_changes_nothing_is_refused(register: Register) -> None:
    complaint = recorded(register)
    assert refusal(lambda: register.amendments.amend(complaint.subject, an_intake(), "Iseng", OFFICER, uuid4())) == (
        "",
        "nothing_changed",
        {},
    )


@pytest.mark.thorough
def test_an_amendment_is_held_to_the_rules(register: Register) -> None:
    complaint = recorded(register)
    amended = an_intake(description="")
    assert refusal(lambda: register.amendments.amend(complaint.subject, amended, "x", OFFICER, uuid4())) == (
        "description",
        "description_missing",
        {},
    )


@pytest.mark.thorough
def test_an_amendment_may_keep_its_own_external_id_and_not_take_another_s(register: Register) -> None:
    one = register.complaints.record(a_letter(external_id="1"), OFFICER, uuid4()).complaint
    two = register.complaints.record(a_letter(external_id="2"), OFFICER, uuid4()).complaint
    register.amendments.amend(one.subject, a_letter(external_id="1", wish="Lain"), "x", OFFICER, uuid4())
    amended = a_letter(external_id="2")
    assert refusal(lambda: register.amendments.amend(one.subject, amended, "x", OFFICER, uuid4())) == (
        "external_id",
        "external_id_taken",
        {"subject": two.subject, "number": two.number_text},
    )


@pytest.mark.thorough
def test_the_same_amendment_counts_once(register: Register) -> None:
    complaint, action, intake = recorded(register), uuid4(), an_intake(description="Lain")
    for _ in range(2):
        amended = register.amendments.amend(complaint.subject, intake, "x", OFFICER, action)
    assert amended.amendments == 1


@pytest.mark.thorough
def test_a_cancelled_complaint_keeps_its_number_and_its_line(register: Register) -> None:
    complaint = recorded(register)
    cancelled = register.handling.cancel(complaint.subject, "Tercatat dua kali", SUPERVISOR, uuid4())
    assert (cancelled.status, cancelled.cancelled_why) == (Status.CANCELLED, "Tercatat dua kali")
    assert [line.status for line in register.days.read(TODAY).lines] == ["cancelled"]
    assert recorded(register).number.no == 2


@pytest.mark.thorough
def test_cancelling_wants_a_supervisor_and_a_reason(register: Register) -> None:
    subject = recorded(register).subject
    assert refusal(lambda: register.handling.cancel(subject, "x", OFFICER, uuid4())) == not_allowed(OFFICER, May.CANCEL)
    assert refusal(lambda: register.handling.cancel(subject, " ", SUPERVISOR, uuid4())) == ("why", "why_missing", {})


@pytest.mark.thorough
def test_nothing_more_is_done_with_a_cancelled_complaint(register: Register) -> None:
    subject = recorded(register).subject
    register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
    assert refusal(lambda: register.handling.cancel(subject, "x", SUPERVISOR, uuid4())) == ("", "already_cancelled", {})
    amended = an_intake(description="Lain")
    assert refusal(lambda: register.amendments.amend(subject, amended, "x", OFFICER, uuid4())) == (
        "",
        "already_cancelled",
        {},
    )


@pytest.mark.thorough
def test_a_supervisor_ticks_with_a_note(register: Register) -> None:
    reviewed = register.handling.review(recorded(register).subject, "Segera ditangani", SUPERVISOR, uuid4())
    assert (reviewed.status, reviewed.review_note) == (Status.REVIEWED, "Segera ditangani")
    assert reviewed.reviewed_by == "Hendra Wijaya"


@pytest.mark.thorough
def test_an_officer_does_not_review(register: Register) -> None:
    subject = recorded(register).subject
    assert refusal(lambda: register.handling.review(subject, "", OFFICER, uuid4())) == not_allowed(OFFICER, May.REVIEW)


@pytest.mark.thorough
def test_reviewing_a_cancelled_complaint_leaves_it_cancelled(register: Register) -> None:
    subject = recorded(register).subject
    register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
    assert register.handling.review(subject, "Dilihat", SUPERVISOR, uuid4()).status is Status.CANCELLED


@pytest.mark.thorough
def test_looking_at_a_confidential_identity_is_written_down(register: Register) -> None:
    who = a_complainant(identity=Identity.CONFIDENTIAL)
    subject = recorded(register, complainant=who).subject
    register.complaints.reveal(subject, "Menelepon pengadu", HANDLER, uuid4())
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.officer, line.role) == ("identity.revealed", "Bambang Sutrisno", "handler")
    assert line.body == {"why": "Menelepon pengadu"}


def test_looking_at_hidden_files_of_a_draft_is_written_down_and_told_by_its_complaint(register: Register) -> None:
    draft = uuid4()
    register.complaints.reveal_draft(draft, "Memeriksa berkas", OFFICER, uuid4())
    complaint = register.complaints.record(an_intake(), OFFICER, draft, draft).complaint
    assert [(line.kind, line.number) for line in register.complaints.story(draft)] == [
        ("identity.revealed", None),
        ("complaint.recorded", complaint.number),
    ]
    assert register.complaints.get(draft) == complaint
    assert not complaint.conflict
    assert refusal(lambda: register.complaints.reveal_draft(draft, " ", OFFICER, uuid4())) == ("why", "why_missing", {})
    assert refusal(lambda: register.complaints.reveal_draft(draft, "x", ADMINISTRATOR, uuid4())) == not_allowed(
        ADMINISTRATOR, May.REVEAL
    )
    assert register.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_looking_wants_a_reason_and_a_right(register: Register) -> None:
    subject = recorded(register).subject
    assert refusal(lambda: register.complaints.reveal(subject, "", HANDLER, uuid4())) == ("why", "why_missing", {})
    assert refusal(lambda: register.complaints.reveal(subject, "x", ADMINISTRATOR, uuid4())) == not_allowed(
        ADMINISTRATOR, May.REVEAL
    )


def test_the_handling_team_does_not_record(register: Register) -> None:
    assert refusal(lambda: register.complaints.record(an_intake(), HANDLER, uuid4()).complaint) == not_allowed(
        HANDLER, May.RECORD
    )


def test_a_complaint_that_is_not_there_is_refused(register: Register) -> None:
    nowhere = uuid4()
    assert refusal(lambda: register.complaints.get(nowhere)) == ("", "complaint_unknown", {})
    assert refusal(lambda: register.handling.review(nowhere, "", SUPERVISOR, uuid4())) == ("", "complaint_unknown", {})
    assert register.complaints.story(nowhere) == ()


@pytest.mark.thorough
def test_the_story_tells_who_did_what_in_order(register: Register, clock: OfficeClock) -> None:
    subject = recorded(register).subject
    clock.move(minutes=5)
    register.amendments.amend(subject, an_intake(wish="Segera"), "Ditambah", OFFICER, uuid4())
    register.handling.review(subject, "", SUPERVISOR, uuid4())
    story = register.complaints.story(subject)
    assert [line.kind for line in story] == ["complaint.recorded", "complaint.amended", "complaint.reviewed"]
    assert [line.role for line in story] == ["officer", "officer", "supervisor"]
    assert [line.recorded_at for line in story] == [MORNING, clock(), clock()]
    assert [line.parents for line in story] == [(), (story[0].entry_id,), (story[1].entry_id,)]


@pytest.mark.thorough
def test_the_officer_s_name_and_role_stay_as_they_were(register: Register) -> None:
    complaint = recorded(register)
    promoted = dataclasses.replace(OFFICER, name="Siti R. Hartono", role=Role.SUPERVISOR)
    register.handling.review(complaint.subject, "", promoted, uuid4())
    again = register.complaints.get(complaint.subject)
    assert (again.officer, again.role, again.reviewed_by) == ("Siti Rahmawati", "officer", "Siti R. Hartono")


@pytest.mark.thorough
@pytest.mark.parametrize(("zone", "hour"), [("WIB", 17), ("WITA", 16), ("WIT", 15)])
def test_the_office_s_zone_says_which_day_it_is(tmp_path: Path, zone: str, hour: int) -> None:
    midnight = OfficeClock(datetime(2026, 11, 24, hour, 0, tzinfo=UTC))
    with closing(a_register(tmp_path, clock=midnight, zone=zone)) as register:
        assert register.today() == local_date(midnight(), zone) == date(2026, 11, 25)
        assert recorded(register).recorded_on == date(2026, 11, 25)


@pytest.mark.thorough
def test_the_same_letter_is_refused_however_its_number_is_typed(register: Register) -> None:
    officer = an_officer()
    register.complaints.record(a_letter(external_id="017/NH/XI/2026"), officer, uuid4())
    with pytest.raises(Refused) as caught:
        register.complaints.record(a_letter(external_id=" 017 / nh / XI / 2026"), officer, uuid4())
    assert [problem.code for problem in caught.value.problems] == ["external_id_taken"]


@pytest.mark.thorough
def test_recording_never_reads_through_a_table_that_grows_with_the_years(register: Register) -> None:
    connection = register.unit.connection
    for no in range(3):
        register.complaints.record(an_intake(description=f"Aduan {no}"), OFFICER, uuid4())
    texts: list[tuple[str, Any]] = []

    def note(_: object, sql: str, bindings: Any) -> bool:
        texts.append((sql, bindings))
        return True

    connection.exec_trace = note
    register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True)
    connection.exec_trace = None
    plans = {
        str(step)
        for sql, bindings in texts
        if sql.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", bindings).fetchall()
    }
    assert any(step.startswith("SEARCH journal") for step in plans)
    assert not [step for step in plans if step.startswith(("SCAN journal", "SCAN complaint", "SCAN payload"))]


@pytest.mark.thorough
def test_a_retry_gives_the_complaint_and_its_job_as_they_were_written(register: Register) -> None:
    action = uuid4()
    first = register.complaints.record(an_intake(), OFFICER, action, with_paper=True, printer="Loket")
    assert first.job is not None
    assert (first.job.printer, first.job.requested_by, first.job.why) == ("Loket", "Siti Rahmawati", "")
    assert register.complaints.record(an_intake(), OFFICER, action, with_paper=True, printer="Loket") == first
    without = uuid4()
    assert register.complaints.record(an_intake(), OFFICER, without).job is None
    assert register.complaints.record(an_intake(), OFFICER, without).job is None


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("intake", "day", "hour"),
    [
        (an_intake(), 24, 3),  # said at the counter: now
        (a_letter(), 22, 17),  # 00.00 WIB of the 23rd
        (an_intake(received_on=date(2026, 11, 23)), 24, 3),
    ],
)
def test_what_was_said_happened_now_and_what_was_written_on_its_day(
    register: Register, intake: Any, day: int, hour: int
) -> None:
    subject = register.complaints.record(intake, OFFICER, uuid4()).complaint.subject
    (line,) = register.complaints.story(subject)
    assert (line.occurred_at.day, line.occurred_at.hour, line.recorded_at) == (day, hour, MORNING)


def test_a_preview_takes_a_channel_that_nobody_knows_as_it_was_typed(register: Register) -> None:
    preview = register.complaints.preview(an_intake(channel="teleg"), OFFICER)
    assert (preview.channel_name, preview.manner, preview.received_at) == ("teleg", "oral", MORNING)
    assert (preview.counter, preview.officer, preview.role, preview.position, preview.zone) == (
        "Loket 1",
        "Siti Rahmawati",
        "officer",
        "Petugas Front Office",
        "WIB",
    )


def test_of_a_complaint_that_is_not_there_nothing_is_revealed(register: Register) -> None:
    nowhere = uuid4()
    assert refusal(lambda: register.complaints.reveal(nowhere, "x", HANDLER, uuid4())) == ("", "complaint_unknown", {})
    assert register.complaints.story(nowhere) == ()


@pytest.mark.thorough
def test_a_reason_has_an_end_and_is_kept_clean(register: Register) -> None:
    subject = recorded(register).subject
    assert refusal(lambda: register.complaints.reveal(subject, "x" * 50_001, HANDLER, uuid4())) == too_long(
        "why", 50_001, 50_000
    )
    for why, kept in (("x" * 50_000, "x" * 50_000), (" Menelepon\0 ", "Menelepon")):
        register.complaints.reveal(subject, why, HANDLER, uuid4())
        assert register.complaints.story(subject)[-1].body == {"why": kept}


@pytest.mark.thorough
def test_everything_that_the_rules_have_against_it_is_refused_at_once(register: Register) -> None:
    register.complaints.record(a_letter(), OFFICER, uuid4())
    found = refusals(lambda: register.complaints.record(a_letter(description=""), OFFICER, uuid4()))
    assert [(field, code) for field, code, _ in found] == [
        ("description", "description_missing"),
        ("external_id", "external_id_taken"),
    ]


def test_a_note_stands_in_the_story_without_a_step_and_whatever_became_of_the_complaint(register: Register) -> None:
    subject = recorded(register).subject
    before = register.handling.case(subject)
    register.complaints.write_note(subject, " Pengadu datang lagi besok ", HANDLER, uuid4())
    register.handling.cancel(subject, "Salah catat", SUPERVISOR, uuid4())
    register.complaints.write_note(subject, "Berkasnya di lemari 2", OFFICER, uuid4())
    noted = [line for line in register.complaints.story(subject) if line.kind == "note.written"]
    assert [(line.body["text"], line.officer) for line in noted] == [
        ("Pengadu datang lagi besok", HANDLER.name),
        ("Berkasnya di lemari 2", OFFICER.name),
    ]
    assert (before.status, register.handling.case(subject).status) == (Status.REGISTERED, Status.CANCELLED)
    register.erasures.erase(subject, "Nota Dinas", (SUPERVISOR, an_officer(Role.SUPERVISOR, "Yuliana")), uuid4())
    assert not any("lemari" in str(line.body) for line in register.complaints.story(subject))


def test_a_note_says_something_and_is_of_whoever_works_on_complaints(register: Register) -> None:
    subject, reader = recorded(register).subject, an_officer(Role.READER)
    assert refusal(lambda: register.complaints.write_note(subject, " \n", HANDLER, uuid4())) == (
        "why",
        "text_missing",
        {},
    )
    assert refusal(lambda: register.complaints.write_note(subject, "x" * 50_001, HANDLER, uuid4())) == too_long(
        "why", 50_001, 50_000
    )
    with pytest.raises(Refused, match="not_allowed"):
        register.complaints.write_note(subject, "Sudah dibaca", reader, uuid4())
    assert [line.kind for line in register.complaints.story(subject)] == ["complaint.recorded"]
