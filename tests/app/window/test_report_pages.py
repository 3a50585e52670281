"""The ways from a figure to a complaint or a day's page, and back."""

from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest

from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, open_complaint
from frontoffice.app.window.report_pages import CONSULTATIONS, JOINED, REPORTS
from frontoffice.domain import switches
from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Complainant
from frontoffice.domain.consultation import ConsultationFilter, Inquiry
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import Scope
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.complaint.complaint_actions import Action
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


@pytest.mark.thorough
def test_a_day_that_is_not_closed_is_shown_as_the_page_of_its_counter(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.stack.view(REPORTS).day_asked.emit(date(2026, 11, 20), "L1")
    assert desk.counter.window.page_name == DAY.name
    assert desk.counter.window.stack.view(DAY).day_title.text() == "Jumat, 20 November 2026"


@pytest.mark.thorough
def test_a_consultation_goes_on_as_a_complaint_that_is_not_recorded_yet(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    register, window = desk.counter.register, desk.counter.window
    one = register.consulting.record(Inquiry("counter", "Izin terlambat", "", "Siti"), desk.officer, uuid4())
    window.go(CONSULTATIONS.name)
    window.stack.view(CONSULTATIONS).turned.emit(one.subject)
    assert window.page_name == INTAKE.name
    assert window.stack.view(INTAKE).form.texts()["description"] == "Izin terlambat"
    assert window.stack.view(INTAKE).case.goes_on_from == {"consultation": str(one.subject)}


@pytest.mark.thorough
def test_the_list_of_a_figure_of_consultations_leads_back_to_it(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    window = desk.counter.window
    window.go(REPORTS.name)
    sought = ConsultationFilter(report_period.parse("2026-11"), stayed=True)
    window.stack.view(REPORTS).consultations_asked.emit(sought)
    assert window.page_name == CONSULTATIONS.name
    assert window.stack.view(CONSULTATIONS).sought == sought
    window.stack.view(CONSULTATIONS).left.emit()
    assert window.page_name == REPORTS.name


@pytest.mark.thorough
def test_an_office_that_switched_consultations_off_has_neither_key_nor_line(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    register, window = desk.counter.register, desk.counter.window
    limit = register.reference_data.limits.by_code[switches.CONSULTATIONS]
    register.reference_data.set_limit(dataclasses.replace(limit, amount=0), desk.supervisor, uuid4())
    desk.counter.refresh()
    before = window.page_name
    window.go(CONSULTATIONS.name)
    assert window.page_name == before
    assert not window.menu.page_actions[CONSULTATIONS.name].isVisible()
    assert register.reports.figures(Scope(report_period.parse("2026-11"))).consultations is None


@pytest.mark.thorough
def test_who_keeps_settings_alone_reads_no_report(desk: Desk) -> None:
    for role, reads in ((Role.ADMINISTRATOR, False), (Role.HANDLER, True)):
        desk.sign_in(a_signed_in(desk.counter.register, role, f"As {role}"))
        assert desk.counter.window.header.buttons[REPORTS.name].isEnabled() is reads
        desk.counter.window.lock()


def test_who_joins_gets_a_paper_and_the_way_leads_back(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint, counter = desk.record(desk.officer), desk.counter
    open_complaint(counter, complaint.subject)
    counter.window.stack.view(COMPLAINT).row.take(Action.OTHERS)
    assert counter.window.page_name == JOINED.name
    page = counter.window.stack.view(JOINED)
    page.fields.name.setText("Saleh bin Ahmad")
    page.buttons["join"].click()
    jobs = counter.register.printing.open_jobs()
    assert [job.joined is None for job in jobs] == [True, False]
    assert {job.reason for job in jobs} == {"printer_none"}, "handed to the printers' desk"
    page.buttons["back"].click()
    assert counter.window.page_name == COMPLAINT.name


def test_a_paper_of_theirs_is_asked_for_by_itself(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint, counter = desk.record(desk.officer), desk.counter
    register, action = counter.register, new_id()
    register.joined.join(complaint.subject, Complainant("Saleh"), desk.officer, action)
    open_complaint(counter, complaint.subject)
    counter.window.stack.view(COMPLAINT).row.take(Action.OTHERS)
    page = counter.window.stack.view(JOINED)
    page.joined_list.setCurrentRow(1)
    page.buttons["print"].click()
    assert [job.joined for job in register.printing.open_jobs()] == [None, action]
