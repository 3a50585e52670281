"""The ways between the pages of complaints."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from reportlab.platypus import Spacer

from frontoffice.app.window.case_pages import (
    ATTACHED,
    COMPLAINT,
    DAY,
    FIND,
    INTAKE,
    PREVIEW,
    RECORDED,
    UNPRINTED,
    WORK,
    open_complaint,
)
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.app.window.report_pages import APPROVED, CONSULTATIONS, PAPERS, REPORTS
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.list_filter import NO_FILTER, ListFilter
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Office, Printer, Transport
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support.examples import a_complainant, a_signed_in, an_intake
from tests.support.fakes import FakePrinter
from tests.support.story_folds import folds
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk", "folds"]


@pytest.mark.thorough
def test_a_recorded_complaint_shows_its_number_and_waits_for_a_printer(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.record(desk.officer)
    assert desk.counter.window.page_name == "recorded"
    (job,) = desk.counter.register.printing.open_jobs()
    assert (job.number_text, job.state, job.reason) == (complaint.number_text, JobState.WAITING, "printer_none")


def test_nothing_is_queued_for_who_takes_no_paper_until_a_key_asks_for_one(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    register = desk.counter.register
    recorded = register.complaints.record(an_intake(channel="telephone"), desk.officer, new_id())
    desk.counter.window.stack.view(INTAKE).recorded.emit(recorded)
    assert desk.counter.window.page_name == "recorded"
    assert register.printing.open_jobs() == ()
    page = desk.counter.window.stack.view(RECORDED)
    page.print_button.click()
    (job,) = register.printing.open_jobs()
    assert (job.subject, job.copy_no) == (recorded.complaint.subject, 1)


@pytest.mark.thorough
def test_from_f9_to_paper_nothing_is_queued_or_read_twice(desk: Desk, qtbot: QtBot, folds: list[int]) -> None:
    desk.sign_in(desk.officer)
    register, intake = desk.counter.register, desk.counter.window.stack.view(INTAKE)
    written: list[str] = []

    def note(_: object, sql: str, _bindings: object) -> bool:
        written.append(sql)
        return True

    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address, ask_handed_over=False)
        desk.counter.window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        intake.form.write(write_fields(an_intake()))
        intake.show_consequences()
        folds.clear()
        connection = register.unit.connection
        connection.exec_trace = note
        until_shown: list[int] = []
        intake.recorded.connect(lambda _: until_shown.extend(folds))
        intake.save()
        (job,) = register.printing.open_jobs()
        assert (job.printer, job.state) == ("Printer loket", JobState.QUEUED)
        qtbot.waitUntil(lambda: register.printing.open_jobs() == ())
        connection.exec_trace = None
    transactions = [sql for sql in written if sql.startswith("BEGIN")]
    assert len(transactions) == len(["recorded and queued", "being sent", "awaiting its end", "printed"])
    assert until_shown == [1]  # the number stands before the empty form's preview is made
    assert sorted(folds) == [1, 1, 2]  # as recorded, the empty form's preview, as printed


@pytest.mark.thorough
def test_opening_a_complaint_leads_back_to_the_page_where_it_was_opened(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint, stack = desk.record(desk.officer), desk.counter.window.stack
    for name, opened in (
        (RECORDED.name, stack.view(RECORDED).opened),
        (DAY.name, stack.view(DAY).opened),
        (WORK.name, stack.view(WORK).opened),
        (FIND.name, stack.view(FIND).opened),
        (UNPRINTED.name, stack.view(UNPRINTED).opened),
    ):
        desk.counter.window.show_page(name)
        opened.emit(complaint.subject)
        assert desk.counter.window.page_name == COMPLAINT.name
        stack.view(COMPLAINT).left.emit()
        assert desk.counter.window.page_name == name


def test_what_was_found_tells_the_step_that_was_taken_since(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    complaint, window = desk.record(desk.supervisor), desk.counter.window
    window.go(FIND.name)
    found = window.stack.view(FIND)
    found.find_field.setText(complaint.number_text)
    found.opened.emit(complaint.subject)
    desk.counter.register.handling.review(complaint.subject, "", desk.supervisor, new_id())
    window.stack.view(COMPLAINT).left.emit()
    assert [line.status for line in found.table.lines] == ["reviewed"]


def test_another_officer_begins_without_what_was_opened_and_looked_for_before(desk: Desk) -> None:
    counter, window = desk.counter, desk.counter.window
    complaint = desk.record(desk.supervisor)
    counter.sign_in(desk.supervisor)
    found = window.stack.view(FIND)
    for signs_in, page, text in ((desk.supervisor, COMPLAINT.name, "0001"), (desk.officer, INTAKE.name, "")):
        window.go(FIND.name)
        found.find_field.setText("0001")
        found.filters.choose(ListFilter(late=True))
        found.opened.emit(complaint.subject)
        window.lock()
        counter.sign_in(signs_in)
        assert (window.page_name, found.find_field.text()) == (page, text)
        assert found.filters.chosen == (ListFilter(late=True) if text else NO_FILTER)
        assert counter.back == (FIND.name if text else "")


@pytest.mark.parametrize("typed", ["", "Izin trayek"])
def test_the_keys_of_who_signs_in_go_to_the_page_in_front(desk: Desk, typed: str) -> None:
    counter, window = desk.counter, desk.counter.window
    window.show()
    counter.sign_in(desk.officer)
    complaint = desk.record(desk.officer)
    window.go(INTAKE.name)
    window.stack.view(INTAKE).form.write({"description": typed})
    open_complaint(counter, complaint.subject)
    window.lock()
    counter.sign_in(desk.supervisor)
    assert window.page_name == INTAKE.name
    focused = window.focusWidget()
    assert focused is not None
    assert window.stack.view(INTAKE).isAncestorOf(focused)


@pytest.mark.thorough
def test_leaving_a_page_shows_the_one_before_with_what_was_done_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_in(desk.supervisor)
    complaint, stack = desk.record(desk.supervisor), desk.counter.window.stack
    desk.counter.window.show_page(DAY.name)
    read: list[str] = []
    monkeypatch.setattr(stack, "refresh_front", lambda: read.append(stack.front))
    stack.view(ATTACHED).left.emit(complaint.subject, DAY.name)
    for name in (PAPERS.name, APPROVED.name, CONSULTATIONS.name):
        stack.page(name).view.left.emit()
    assert read == [DAY.name, *[REPORTS.name] * 3]


@pytest.mark.thorough
def test_an_attachment_that_is_not_here_is_asked_for_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[bool] = []
    monkeypatch.setattr(desk.counter.controllers.centre.desk, "start_round", lambda: rounds.append(True))
    desk.counter.window.stack.view(ATTACHED).list.asked.emit()
    assert rounds == [True]


@pytest.mark.thorough
def test_printing_a_receipt_again_asks_for_the_reason_on_the_complaints_page(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address, ask_handed_over=False)
        desk.counter.window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        complaint = desk.record(desk.supervisor)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
    desk.counter.window.stack.view(RECORDED).print_asked.emit(complaint.subject)
    assert desk.counter.window.page_name == "complaint"
    assert not desk.counter.window.stack.view(COMPLAINT).reasons.isHidden()


def test_what_waits_for_who_joined_is_printed_for_them(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.record(desk.officer)
    printing, joined = desk.counter.register.printing, uuid4()
    (first,) = printing.open_jobs()
    printing.finish(first.job_id, JobState.DROPPED, "officer", desk.officer)
    desk.counter.register.joined.join(complaint.subject, Complainant("Saleh bin Ahmad"), desk.officer, joined)
    theirs = printing.queue(complaint.subject, "Loket", desk.officer, joined=joined)
    page = desk.counter.window.stack.view(UNPRINTED)
    page.print_asked.emit(complaint.subject, "", joined)
    page.image_asked.emit(complaint.subject, "", joined)
    page.elsewhere_asked.emit(complaint.subject, Printer("Belakang"), joined)
    assert [(job.job_id, job.joined) for job in printing.open_jobs()] == [(theirs.job_id, joined)]


@pytest.mark.thorough
def test_letters_that_the_printer_lacks_are_counted_on_the_page_of_their_receipt(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.record(desk.officer)
    (job,) = desk.counter.register.printing.open_jobs()
    desk.counter.printing.folded.emit(job, 3)
    page = desk.counter.window.stack.view(RECORDED)
    assert (page.folded_bar.isHidden(), "3" in page.folded_message.text()) == (False, True)


@pytest.mark.thorough
def test_a_paper_that_was_made_is_shown_before_it_is_printed(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.go(DAY.name)
    paper = OfficePaper(
        "Nota Dinas",
        "Nota Dinas 1",
        a4_sheet.sheet(Letterhead(Office()), "x", "y", [Spacer(1, 1)]),
        lambda: Path("1.pdf"),
    )
    desk.counter.controllers.documents.made.emit(paper, "Kept.")
    assert desk.counter.window.page_name == PREVIEW.name
    desk.counter.window.stack.view(PREVIEW).left.emit()
    assert desk.counter.window.page_name == DAY.name


@pytest.mark.thorough
def test_amending_takes_the_complaint_to_the_intake_page_and_back(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).amend_asked.emit(complaint, False)
    assert desk.counter.window.page_name == "record"
    desk.counter.window.stack.view(INTAKE).amended.emit(complaint)
    assert desk.counter.window.page_name == "complaint"


@pytest.mark.parametrize("is_saved", [True, False])
def test_after_an_amendment_the_complaint_leads_back_to_where_it_was_opened(desk: Desk, is_saved: bool) -> None:
    desk.sign_in(desk.officer)
    complaint, window = desk.record(desk.officer), desk.counter.window
    window.go(FIND.name)
    window.stack.view(FIND).opened.emit(complaint.subject)
    window.stack.view(COMPLAINT).amend_asked.emit(complaint, False)
    intake = window.stack.view(INTAKE)
    if is_saved:
        intake.amended.emit(complaint)
    else:
        intake.go_back()
    window.stack.view(COMPLAINT).left.emit()
    assert window.page_name == FIND.name


def test_a_duplicate_that_is_opened_while_recording_leads_back_there(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint, window = desk.record(desk.officer), desk.counter.window
    window.go(FIND.name)
    window.stack.view(FIND).opened.emit(complaint.subject)
    window.go(INTAKE.name)
    window.stack.view(INTAKE).opened.emit(complaint.subject)
    window.stack.view(COMPLAINT).left.emit()
    assert window.page_name == INTAKE.name


@pytest.mark.thorough
def test_a_confidential_case_waits_for_its_writer_while_somebody_else_is_here(desk: Desk) -> None:
    yuli, intake = a_signed_in(desk.counter.register, name="Yuli"), desk.counter.window.stack.view(INTAKE)
    desk.counter.sign_in(desk.officer)
    intake.form.write(write_fields(an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))))
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    assert intake.form.texts()["name"] == "Nurhayati binti Saleh"
    desk.counter.window.lock()
    desk.counter.sign_in(yuli)
    assert desk.counter.window.page_name == "record"
    assert (intake.form.texts()["name"], intake.form.texts()["nik"]) == ("", "")
    assert "confidential" in intake.failure.text()
    (draft,) = desk.counter.register.drafts.all()
    assert (draft.officer_id, draft.fields["name"]) == (desk.officer.officer_id, "Nurhayati binti Saleh")


@pytest.mark.thorough
def test_a_case_that_may_be_seen_goes_on_with_whoever_signs_in(desk: Desk) -> None:
    desk.counter.sign_in(desk.officer)
    desk.counter.window.stack.view(INTAKE).form.write(write_fields(an_intake()))
    desk.counter.window.lock()
    desk.counter.sign_in(a_signed_in(desk.counter.register, name="Yuli"))
    assert desk.counter.window.stack.view(INTAKE).form.texts()["name"] == "Nurhayati binti Saleh"


@pytest.mark.parametrize("description", ["", "Yang benar: dua minggu."])
def test_nobody_signs_in_to_the_amendment_of_a_confidential_case(desk: Desk, description: str) -> None:
    yuli, intake = a_signed_in(desk.counter.register, name="Yuli"), desk.counter.window.stack.view(INTAKE)
    desk.counter.sign_in(desk.officer)
    intake_read = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    complaint = desk.counter.register.complaints.record(intake_read, desk.officer, new_id()).complaint
    desk.counter.window.stack.view(COMPLAINT).amend_asked.emit(complaint, False)
    if description:
        changed = {"identity": Identity.OPEN.value, "description": description}
        intake.form.write({**write_fields(intake_read), **changed})
    desk.counter.window.lock()
    desk.counter.sign_in(yuli)
    assert intake.form.texts()["name"] == ""
    assert bool(intake.failure.text()) is bool(description)
    drafts = desk.counter.register.drafts.all()
    assert {draft.officer_id for draft in drafts} == ({desk.officer.officer_id} if description else set())
    for draft in drafts:
        intake.side.drafts.chosen.emit(draft)
    assert intake.form.texts()["name"] == ""
