"""The pages of the desk lead to one another, and what is changed on them is used elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from frontoffice.app.window.case_pages import INTAKE, WORK
from frontoffice.app.window.desk_pages import ABOUT, CENTRE, CONNECTION, DESK_SETTINGS, PRINTERS
from frontoffice.app.window.file_check import FileState
from frontoffice.app.window.office_pages import LISTS
from frontoffice.domain.people import Role
from frontoffice.register.queries.worklist import CONFLICT
from frontoffice.ui.shell.page_spec import PageSpec
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_signed_in
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_settings_and_printers_lead_to_each_other(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.go(DESK_SETTINGS.name)
    desk.counter.window.stack.view(DESK_SETTINGS).printers_asked.emit()
    assert desk.counter.window.page_name == PRINTERS.name
    desk.counter.window.stack.view(PRINTERS).left.emit()
    assert desk.counter.window.page_name == DESK_SETTINGS.name


@pytest.mark.parametrize(
    ("page", "fold"), [(DESK_SETTINGS, "number_fold"), (PRINTERS, "advanced"), (LISTS, "bases_fold")]
)
def test_what_an_officer_left_open_is_open_on_the_way_back_and_closed_for_another(
    desk: Desk, page: PageSpec[QWidget], fold: str
) -> None:
    def is_open() -> bool:
        desk.counter.window.go(page.name)
        return child(desk.counter.window.stack.view(page), QPushButton, fold).isChecked()

    desk.sign_in(desk.supervisor)
    assert not is_open()
    child(desk.counter.window.stack.view(page), QPushButton, fold).click()
    desk.counter.window.go(INTAKE.name)
    assert is_open()
    desk.sign_in(a_signed_in(desk.counter.register, Role.SUPERVISOR, "Hendra Wijaya"))
    assert not is_open()


@pytest.mark.thorough
def test_the_centre_and_its_connection_lead_to_each_other_and_its_light_to_the_centre(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.centre_light.click()
    assert desk.counter.window.page_name == CENTRE.name
    desk.counter.window.stack.view(CENTRE).connection_asked.emit()
    assert desk.counter.window.page_name == CONNECTION.name
    desk.counter.window.stack.view(CONNECTION).left.emit()
    assert desk.counter.window.page_name == CENTRE.name


@pytest.mark.thorough
def test_what_two_desks_did_at_once_is_shown_in_the_worklist(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.stack.view(CENTRE).conflicts_asked.emit()
    assert desk.counter.window.page_name == WORK.name
    assert desk.counter.window.stack.view(WORK).group == CONFLICT


@pytest.mark.thorough
def test_the_page_about_the_program_says_what_the_check_has_found_by_now(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    for state, said in ((None, "still going on"), (FileState.WHOLE, "is whole"), (FileState.BROKEN, "notice")):
        desk.counter.controllers.file_check.found = state
        desk.counter.window.go(ABOUT.name)
        assert said in desk.counter.window.stack.view(ABOUT).state.text()
    assert str(desk.where.log) in desk.counter.window.stack.view(ABOUT).state.text()
