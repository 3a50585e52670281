from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest

from frontoffice.app.window import box_papers
from frontoffice.app.window.case_pages import ATTACHED, COMPLAINT, INTAKE, PREVIEW, WORK
from frontoffice.app.window.report_pages import BOX, SLIPS
from frontoffice.domain.numbering import Number
from frontoffice.domain.slips import SlipUse
from tests.support import papers
from tests.support.boxes import CLOSED, an_opening, entered
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_the_minutes_are_shown_and_what_is_kept_of_them_is_named_by_the_opening(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    register = desk.counter.register
    opening = an_opening(register, desk.officer, found=1)
    sheet = entered(register, opening, desk.officer)
    done = register.box.close(opening.subject, dataclasses.replace(CLOSED, found=1), desk.officer, uuid4())
    desk.counter.window.go(BOX.name)
    page = desk.counter.window.stack.view(BOX)
    page.minutes_asked.emit(done)
    assert desk.counter.window.page_name == PREVIEW.name
    paper = box_papers.minutes(register, done, desk.counter.settings, desk.counter.where)
    assert paper.keep_in is not None
    assert paper.keep().name == f"berita-acara-kotak-{done.day}-l1-1.pdf"
    assert sheet.number_text in papers.one_line(paper.pdf)
    desk.counter.window.go(BOX.name)
    page.board_asked.emit(done)
    assert desk.counter.window.page_name == PREVIEW.name
    board = box_papers.answers(register, done, desk.counter.settings, desk.counter.where)
    assert "Belum ada lembar dari pembukaan ini" in papers.one_line(board.pdf)


@pytest.mark.thorough
def test_the_scan_of_a_sheet_is_attached_to_its_complaint_and_leads_back_to_the_box(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    counter, register = desk.counter, desk.counter.register
    sheet = entered(register, an_opening(register, desk.officer, found=2), desk.officer)
    counter.window.go(BOX.name)
    counter.window.stack.view(BOX).scan_button.click()
    assert counter.window.page_name == ATTACHED.name
    page = counter.window.stack.view(ATTACHED)
    assert sheet.number_text in page.attached_title.text()
    page.go_back()
    assert counter.window.page_name == BOX.name
    counter.window.stack.view(BOX).opened.emit(sheet.subject)
    counter.window.stack.view(COMPLAINT).attachments_asked.emit(sheet.subject, None, None)
    page.go_back()
    assert counter.window.page_name == COMPLAINT.name


def test_a_slip_is_printed_and_leads_to_the_intake_that_records_it_under_its_number(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    counter, register = desk.counter, desk.counter.register
    counter.window.go(SLIPS.name)
    register.slips.reserve(2, "Besok", desk.officer, uuid4())
    page = counter.window.stack.view(SLIPS)
    page.print_asked.emit(list(register.slips.open()))
    assert counter.window.page_name == PREVIEW.name
    paper = box_papers.slips(register, register.slips.open(), counter.settings, counter.where)
    assert paper.keep().name.endswith("-1-2.pdf")
    series = register.desk.counter
    use = SlipUse(Number(series, register.today().year, 2), register.now())
    page.record_asked.emit(use)
    assert counter.window.page_name == INTAKE.name
    intake = counter.window.stack.view(INTAKE)
    assert intake.title.text() == "From slip 2"
    intake.form.write(intake.form.texts() | {"description": "Ditulis saat padam", "name": "Budi"})
    intake.save()
    (one,) = [slip for slip in register.slips.all() if slip.state == "entered"]
    assert one.number == use.number
    counter.window.go(WORK.name)
    counter.window.stack.view(WORK).page_asked.emit("box")
    assert counter.window.page_name == BOX.name
    assert register.slips.open()[0].text in counter.window.stack.view(WORK).slips_line.text.text()
