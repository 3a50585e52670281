from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Kind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Role
from frontoffice.domain.suggestion_box import OpeningForm, Sheet, SuggestionBox, Witness
from frontoffice.register.journal import ids, journal
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.boxes import CLOSED, OPENED, a_sheet, an_opening, entered
from tests.support.examples import MORNING, TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal, refusals

OFFICER = an_officer()
HANDLER = an_officer(Role.HANDLER, "Bambang Sutrisno")
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.mark.thorough
def test_an_opening_ends_with_every_sheet_entered_under_a_number_or_void(register: Register) -> None:
    opening = an_opening(register, OFFICER)
    assert (opening.form, opening.no, opening.series, opening.since) == (OPENED, 1, "L1", None)
    suggestion, complaint = (
        entered(register, opening, OFFICER, kind=kind) for kind in (Kind.SUGGESTION, Kind.COMPLAINT)
    )
    assert (suggestion.number.no, complaint.number.no) == (1, 2)
    assert (complaint.channel_name, complaint.received_on, complaint.intake.kind) == ("Kotak saran", TODAY, "complaint")
    register.box.void(opening.subject, "Lembar kosong", OFFICER, uuid4())
    done = register.box.close(opening.subject, CLOSED, OFFICER, uuid4())
    assert done.sheets == (
        Sheet(1, suggestion.subject, Number("L1", 2026, 1), "0001/PGD-L1/2026", Kind.SUGGESTION),
        Sheet(2, complaint.subject, Number("L1", 2026, 2), "0002/PGD-L1/2026", Kind.COMPLAINT),
        Sheet(3, why="Lembar kosong"),
    )
    assert done.closing is not None
    assert (done.closing.form, done.closing.officer, done.found) == (CLOSED, OFFICER.name, 3)
    closed = journal.story(register.unit.connection, opening.subject)[-1].body
    assert (closed["found"], closed["entered"], closed["voided"]) == (3, 2, 1)
    assert register.box_openings.find_open() is None
    assert register.maintenance.verify().broken == ""
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_what_is_asked_for_twice_is_done_once(register: Register) -> None:
    action, sheet, void, close = (uuid4() for _ in range(4))
    for _ in range(2):
        opening = register.box.open(dataclasses.replace(OPENED, found=2), OFFICER, action)
    numbers = {register.box.enter(action, a_sheet(), OFFICER, sheet).number.no for _ in range(2)}
    for _ in range(2):
        opening = register.box.void(action, "Kosong", OFFICER, void)
    assert (numbers, len(opening.sheets)) == ({1}, 2)
    for _ in range(2):
        opening = register.box.close(action, dataclasses.replace(CLOSED, found=2), OFFICER, close)
    assert opening.closing is not None


def test_a_box_with_nothing_in_it_is_opened_and_closed(register: Register) -> None:
    opening = an_opening(register, OFFICER, found=0)
    done = register.box.close(opening.subject, dataclasses.replace(CLOSED, found=0), OFFICER, uuid4())
    assert (done.sheets, done.found, done.closing is not None) == ((), 0, True)


def test_what_is_wrong_with_an_opening_is_said_by_its_field_and_nothing_is_written(register: Register) -> None:
    form = OpeningForm(" ", "", "", "", (Witness("Dewi"), Witness("dewi")), "", MORNING + timedelta(minutes=1), -1)
    found = refusals(lambda: register.box.open(form, OFFICER, uuid4()))
    assert [(field, code) for field, code, _ in found] == [
        *((name, "text_missing") for name in ("box", "place", "key_holder", "opened_by", "seal_before")),
        ("witness2_name", "witness_twice"),
        ("found", "sheets_out_of_range"),
        ("opened_on", "date_in_future"),
    ]
    assert register.box_openings.latest() == ()


def test_one_opening_at_a_counter_goes_on_until_it_is_closed(register: Register) -> None:
    opening = an_opening(register, OFFICER, found=0)
    assert refusal(lambda: an_opening(register, OFFICER)) == ("", "box_open", {})
    register.box.close(opening.subject, dataclasses.replace(CLOSED, found=0), OFFICER, uuid4())
    assert refusal(lambda: entered(register, opening, OFFICER)) == ("", "box_closed", {})
    assert refusal(lambda: register.box.void(opening.subject, "x", OFFICER, uuid4()))[1] == "box_closed"
    assert refusal(lambda: register.box.close(opening.subject, CLOSED, OFFICER, uuid4()))[1] == "box_closed"
    assert refusal(lambda: an_opening(register, OFFICER)) == ("opened_on", "box_before_last", {})
    next_one = an_opening(register, OFFICER, opened_at=MORNING)
    assert (next_one.no, next_one.since) == (2, TODAY)
    assert [one.subject for one in register.box_openings.latest()] == [next_one.subject, opening.subject]


def test_a_closing_accounts_for_every_sheet_and_says_why_there_are_others(register: Register) -> None:
    opening = an_opening(register, OFFICER)
    entered(register, opening, OFFICER)
    differs = {"found": 3, "done": 1}
    assert refusal(lambda: register.box.close(opening.subject, CLOSED, OFFICER, uuid4())) == (
        *("found", "sheets_differ", differs),
    )
    fewer = dataclasses.replace(CLOSED, found=1)
    assert refusal(lambda: register.box.close(opening.subject, fewer, OFFICER, uuid4())) == ("note", "why_missing", {})
    explained = dataclasses.replace(fewer, note="Dua lembar adalah sampul")
    assert register.box.close(opening.subject, explained, OFFICER, uuid4()).found == 1


def test_a_sheet_that_the_rules_refuse_leaves_nothing(register: Register) -> None:
    opening = an_opening(register, OFFICER)
    assert refusal(lambda: entered(register, opening, OFFICER, description=" "))[1] == "description_missing"
    assert register.box_openings.get(opening.subject).sheets == ()
    assert refusal(lambda: register.box.void(opening.subject, " ", OFFICER, uuid4())) == ("why", "why_missing", {})
    assert (
        refusal(lambda: entered(register, dataclasses.replace(opening, subject=uuid4()), OFFICER))[1] == "box_unknown"
    )


@pytest.mark.thorough
def test_a_session_goes_on_days_later_with_the_sheets_received_when_the_box_was_opened(
    tmp_path: Path, clock: OfficeClock
) -> None:
    with closing(a_register(tmp_path, clock)) as register:
        opening = an_opening(register, OFFICER)
        first = entered(register, opening, OFFICER)
    clock.move(days=8)
    with closing(a_register(tmp_path, clock)) as register:
        found = register.box_openings.find_open()
        assert found is not None
        assert [sheet.complaint for sheet in found.sheets] == [first.subject]
        late = entered(register, found, OFFICER)
        assert (late.received_on, late.recorded_on) == (TODAY, TODAY + timedelta(days=8))
        assert late.intake.received_why == "Pembukaan kotak saran Selasa, 24 November 2026"


def test_who_may_not_record_opens_no_box(register: Register) -> None:
    assert refusal(lambda: an_opening(register, HANDLER)) == not_allowed(HANDLER, May.RECORD)


def test_a_desk_without_a_series_opens_none(register: Register) -> None:
    register.desk = dataclasses.replace(register.desk, gives_numbers=False)
    assert refusal(lambda: an_opening(register, OFFICER)) == ("", "desk_gives_no_numbers", {})


@pytest.mark.thorough
def test_an_opening_of_another_counter_is_known_here_and_counts_no_counter_more(
    register: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    opening = an_opening(register, OFFICER)
    sheet = entered(register, opening, OFFICER)
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other", clock, counter="L2")) as other:
        carry(register, other)
        assert other.box_openings.latest() == (register.box_openings.get(opening.subject),)
        assert other.box_openings.find_open() is None
        assert other.box_openings.due_on() == date(2026, 12, 1)
        assert other.complaints.get(sheet.subject).number_text == "0001/PGD-L1/2026"
        assert other.counters.series() == ("L1", "L2")
        assert an_opening(other, OFFICER, opened_at=MORNING).since == TODAY


def test_the_box_is_due_a_week_after_it_was_opened_and_before_anybody_did_never(register: Register) -> None:
    assert register.box_openings.due_on() is None
    an_opening(register, OFFICER)
    assert register.box_openings.due_on() == date(2026, 12, 1)
    limit = register.reference_data.limits.by_code["box"]
    register.reference_data.set_limit(dataclasses.replace(limit, amount=3), SUPERVISOR, uuid4())
    assert register.box_openings.due_on() == date(2026, 11, 27)


def test_the_box_of_the_settings_is_what_was_set_last(register: Register) -> None:
    assert register.box_openings.settings() == SuggestionBox()
    box = SuggestionBox("Kotak saran", "Depan ruang pelayanan", "Yuliana Putri")
    register.box.set(box, SUPERVISOR, uuid4())
    register.box.set(dataclasses.replace(box, key_holder=" Dewi "), SUPERVISOR, uuid4())
    assert register.box_openings.settings() == dataclasses.replace(box, key_holder="Dewi")
    assert refusal(lambda: register.box.set(SuggestionBox("a", "b"), SUPERVISOR, uuid4()))[0] == "key_holder"
    assert refusal(lambda: register.box.set(box, OFFICER, uuid4())) == not_allowed(OFFICER, May.KEEP_LISTS)


@pytest.mark.thorough
def test_a_sheet_is_recorded_with_its_entry_or_not_at_all(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = an_opening(register, OFFICER)

    def fail() -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(ids, "new_id", fail)
        with pytest.raises(MemoryError):
            entered(register, opening, OFFICER)
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 1
