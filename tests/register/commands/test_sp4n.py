from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Source, Step
from frontoffice.domain.complaint import Identity
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import May, Role
from frontoffice.domain.reports.report import Basis, Scope
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.register.commands.sp4n import text_for_sp4n
from frontoffice.register.projection import comparing
from frontoffice.register.queries import worklist
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import a_complainant, a_complaint, a_letter, a_register, an_intake, an_officer
from tests.support.refusals import not_allowed, refusal, too_long

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
YEAR = Scope(report_period.parse("2026"))


def not_there(register: Register) -> list[str]:
    page = register.lists.page(ListQuery(ListFilter(not_in_sp4n=True)))
    return [line.number_text[:4] for line in page.lines]


def in_worklist(register: Register) -> list[str]:
    page = register.worklist.read(OFFICER, worklist.NOT_IN_SP4N)
    assert page.total == len(page.lines) == register.worklist.counts(SUPERVISOR)[worklist.NOT_IN_SP4N]
    return [line.number_text[:4] for line in page.lines]


@pytest.mark.thorough
def test_what_is_closed_or_another_kind_now_is_counted_by_what_it_is(register: Register) -> None:
    subjects = [register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject for _ in range(3)]
    register.handling.review(subjects[0], "", SUPERVISOR, uuid4())
    register.handling.advance(
        subjects[0], StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), SUPERVISOR, uuid4()
    )
    register.amendments.amend(subjects[1], an_intake(kind="suggestion"), "Saran", OFFICER, uuid4())
    assert in_worklist(register) == ["0003", "0001"]
    second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    register.erasures.erase(subjects[0], "Nota Dinas", (SUPERVISOR, second), uuid4())
    assert in_worklist(register) == not_there(register) == ["0003"]
    assert register.worklist.counts(second)[worklist.NOT_IN_SP4N] == 0
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_a_mark_that_was_changed_past_the_program_is_noticed(register: Register) -> None:
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    connection = register.unit.connection
    connection.execute("DELETE FROM not_in_sp4n")
    assert comparing.first_difference(connection) == complaint.number_text
    connection.execute("INSERT INTO not_in_sp4n SELECT id FROM complaint UNION SELECT 7")
    assert comparing.first_difference(connection) == "not_in_sp4n"


@pytest.mark.thorough
def test_what_is_not_in_sp4n_yet_is_listed_until_its_number_there_is_written_down(register: Register) -> None:
    first = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    register.complaints.record(a_letter(channel="sp4n", external_id="1234567"), OFFICER, uuid4())
    register.complaints.record(an_intake(kind="suggestion"), OFFICER, uuid4())
    cancelled = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    register.handling.cancel(cancelled.subject, "Salah", SUPERVISOR, uuid4())
    assert not_there(register) == ["0001"]
    assert in_worklist(register) == ["0001"]
    assert register.sp4n.of(first.subject) is None
    assert register.sp4n.counts(YEAR) == (1, 0)
    register.sp4n.enter(first.subject, " 7654321 ", OFFICER, uuid4())
    assert register.sp4n.of(first.subject) == ("7654321", "", "2026-11-24")
    assert not_there(register) == []
    assert in_worklist(register) == []
    assert register.sp4n.counts(YEAR) == (2, 0)
    register.sp4n.enter(first.subject, "7654321", OFFICER, uuid4(), done=True)
    assert register.sp4n.of(first.subject) == ("7654321", "done", "2026-11-24")
    assert register.sp4n.counts(YEAR) == (2, 1)
    assert register.sp4n.counts(Scope(report_period.parse("2025"))) == (0, 0)
    assert [register.sp4n.counts(Scope(YEAR.period, counter=counter)) for counter in ("L1", "L2")] == [(2, 1), (0, 0)]
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_one_that_came_from_there_is_finished_there_when_it_is_closed_here(register: Register) -> None:
    one = register.complaints.record(a_letter(channel="sp4n", external_id="1"), OFFICER, uuid4()).complaint
    assert register.sp4n.counts(YEAR) == (1, 0)
    register.unit.connection.execute(
        "UPDATE complaint SET closed_on = '2026-11-25' WHERE subject = ?", (one.subject.bytes,)
    )
    assert register.sp4n.counts(YEAR) == (1, 1)


def test_what_is_counted_by_the_day_of_recording_is_counted_so_in_sp4n(register: Register) -> None:
    late = a_letter(channel="sp4n", external_id="1", received_on=date(2026, 10, 30), received_why="Libur")
    register.complaints.record(late, OFFICER, uuid4())
    counted = {
        (month, basis): register.sp4n.counts(Scope(report_period.parse(month), basis))[0]
        for month in ("2026-10", "2026-11")
        for basis in Basis
    }
    assert counted == {
        ("2026-10", Basis.RECEIVED): 1,
        ("2026-10", Basis.RECORDED): 0,
        ("2026-11", Basis.RECEIVED): 0,
        ("2026-11", Basis.RECORDED): 1,
    }


def test_a_number_is_needed_and_fits(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    assert refusal(lambda: register.sp4n.enter(subject, " ", OFFICER, uuid4())) == ("number", "text_missing", {})
    long = "1" * (LONGEST_LINE + 1)
    assert refusal(lambda: register.sp4n.enter(subject, long, OFFICER, uuid4())) == too_long(
        "number", LONGEST_LINE + 1, LONGEST_LINE
    )
    administrator = an_officer(Role.ADMINISTRATOR)
    refused = refusal(lambda: register.sp4n.enter(subject, "1", administrator, uuid4()))
    assert refused == not_allowed(administrator, May.CONTACT)
    assert refusal(lambda: register.sp4n.enter(uuid4(), "1", OFFICER, uuid4()))[1] == "complaint_unknown"


@pytest.mark.thorough
def test_a_rebuild_gives_the_same(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        register.sp4n.enter(subject, "7654321", OFFICER, uuid4(), done=True)
        register.maintenance.rebuild()
        assert register.sp4n.of(subject) == ("7654321", "done", "2026-11-24")
        register.unit.connection.execute("UPDATE sp4n SET number = '1'")
        assert comparing.first_difference(register.unit.connection) == "0001/PGD-L1/2026"


def test_the_text_to_paste_there_is_what_happened_without_who_complained() -> None:
    text = "Nurhayati dijanjikan dua hari"
    intake = an_intake(description=text, event_date=date(2026, 11, 20), event_place="Loket 3", wish="Terbit")
    pasted = text_for_sp4n(a_complaint(intake=intake))
    assert pasted.splitlines() == [
        text,
        "Permintaan: Terbit",
        "Layanan: Izin Trayek (AKDP)",
        "Tempat kejadian: Loket 3",
        "Tanggal kejadian: Jumat, 20 November 2026",
        "Nomor register kantor: 0147/PGD-L1/2026",
    ]
    hidden = an_intake(description=text, complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    assert text_for_sp4n(a_complaint(intake=hidden)).startswith(f"{MASK} dijanjikan")
    asked = dataclasses.replace(hidden, wish="Hubungi 0812-7171-2026", event_place="Rumah Nurhayati")
    lines = text_for_sp4n(a_complaint(intake=asked)).splitlines()
    assert lines[1:4:2] == [f"Permintaan: Hubungi {MASK}", f"Tempat kejadian: Rumah {MASK}"]
