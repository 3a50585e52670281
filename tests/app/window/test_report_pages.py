"""The ways from a figure to a complaint or a day's page, and back."""

from __future__ import annotations

from datetime import date

from frontoffice.app.window.case_pages import COMPLAINT, DAY
from frontoffice.app.window.report_pages import REPORTS
from frontoffice.domain.people import Role
from tests.support.examples import a_signed_in
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_a_complaint_that_a_figure_led_to_leads_back_to_its_list(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.record(desk.officer)
    desk.counter.window.go(REPORTS.name)
    page = desk.counter.window.stack.view(REPORTS)
    page.headline.buttons[0, 1].click()
    page.opened.emit(page.lines.lines[0].subject)
    assert desk.counter.window.page_name == COMPLAINT.name
    desk.counter.window.stack.view(COMPLAINT).left.emit()
    assert desk.counter.window.page_name == REPORTS.name
    assert not page.list_view.isHidden()


def test_a_day_that_is_not_closed_is_shown_as_the_page_of_its_counter(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.stack.view(REPORTS).day_asked.emit(date(2026, 11, 20), "L1")
    assert desk.counter.window.page_name == DAY.name
    assert desk.counter.window.stack.view(DAY).day_title.text() == "Jumat, 20 November 2026"


def test_who_keeps_settings_alone_reads_no_report(desk: Desk) -> None:
    for role, reads in ((Role.ADMINISTRATOR, False), (Role.HANDLER, True)):
        desk.sign_in(a_signed_in(desk.counter.register, role, f"As {role}"))
        assert desk.counter.window.header.buttons[REPORTS.name].isEnabled() is reads
        desk.counter.window.lock()
