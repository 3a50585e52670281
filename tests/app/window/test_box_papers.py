from __future__ import annotations

import dataclasses
from uuid import uuid4

from frontoffice.app.window import box_papers
from frontoffice.app.window.case_pages import PREVIEW
from frontoffice.app.window.report_pages import BOX
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
    paper = box_papers.minutes(done, desk.counter.settings, desk.counter.where)
    assert paper.keep_in is not None
    assert paper.keep().name == f"berita-acara-kotak-{done.day}-l1-1.pdf"
    assert sheet.number_text in papers.one_line(paper.pdf)
    desk.counter.window.go(BOX.name)
    page.board_asked.emit(done)
    assert desk.counter.window.page_name == PREVIEW.name
    board = box_papers.answers(register, done, desk.counter.settings, desk.counter.where)
    assert "Belum ada lembar dari pembukaan ini" in papers.one_line(board.pdf)
