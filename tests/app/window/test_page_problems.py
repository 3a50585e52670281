"""What is wrong with a field is its description for a screen reader, and said once, on every page and form."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.counter import Counter
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.centre.connection_page import ConnectionPage
from frontoffice.ui.centre.joining_page import JoiningPage
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.first_start import FirstStart, FirstStep
from frontoffice.ui.shell.start_pages import StartupErrorPage
from frontoffice.ui.widgets import form, message_line
from tests.support.opened_pages import SETTINGS, open_everything, turn

OF_NO_FIELD = {  # the message lines of pages and forms
    *(
        "absences_message",
        "box_message",
        "consultation",
        "find",
        "form",
        "handover_message",
        "hours",
        "inbox",
        "page",
        "report",
        "slips_message",
        "work",
    ),
}


def _first_start(step: FirstStep) -> FirstStart:
    page = FirstStart(SETTINGS)
    page.show_step(step)
    page.printer.by_hand.click()
    return page


ALONE = [
    lambda: StartupErrorPage(Unavailable(RegisterFailure.DAMAGED, path="x")),
    *(partial(_first_start, step) for step in (FirstStep.OFFICE, FirstStep.SUPERVISOR, FirstStep.PRINTER)),
    lambda: JoiningPage(SETTINGS),
    lambda: ConnectionPage(SETTINGS, first=True),
]


class Reader:
    """What a screen reader is asked to say; everything else is Qt's."""

    Text = QAccessible.Text
    queryAccessibleInterface = staticmethod(QAccessible.queryAccessibleInterface)  # noqa: N815  (Qt's name)

    def __init__(self, spoken: list[str]) -> None:
        self._spoken = spoken

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802  (Qt's name)
        self._spoken.append(event.message())


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(message_line, "QAccessible", Reader(said))
    return said


def read_out(field: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(field).text(what)


def find_problems(page: QWidget, spoken: list[str], tried: set[tuple[str, str]]) -> None:
    """Make what is wrong with each field of the page appear, and go again; each one that is seen is ``tried``."""
    for name, label, field in form.problem_lines(page):
        if field is None:
            assert name in OF_NO_FIELD, name
            continue
        problem = Problem(name, AccessRefusal.OFFICER_UNKNOWN)
        lines, text = ((name, label, field),), wording.problem(problem)
        form.show_problems(page, (), lines=lines)
        spoken.clear()
        form.show_problems(page, [problem], lines=lines)
        assert read_out(field, QAccessible.Text.Description) == label.text() == text, name
        if field.isVisible():
            called = read_out(field, QAccessible.Text.Name)
            assert called, name
            heard = [] if field.hasFocus() else [f"{called}: {text}"]
            assert spoken == heard, name
            tried.add((type(page).__name__, name))
        spoken.clear()
        form.show_problems(page, [problem], lines=lines)
        assert spoken == [], name
        form.show_problems(page, (), lines=lines)
        assert read_out(field, QAccessible.Text.Description) != text, name


def test_what_is_wrong_with_any_field_of_the_window_is_its_description_and_said_once(
    counter: Counter, spoken: list[str]
) -> None:
    window, tried = counter.window, set[tuple[str, str]]()
    for _opened in open_everything(counter, Role.SUPERVISOR):
        find_problems(window.stack.page(window.page_name).view, spoken, tried)
    assert len(tried) > 60


@pytest.mark.parametrize("make", ALONE)
def test_so_it_is_on_a_page_that_stands_before_there_is_a_counter(
    qtbot: QtBot, spoken: list[str], make: type[QWidget]
) -> None:
    page, tried = make(), set[tuple[str, str]]()
    qtbot.addWidget(page)
    page.show()
    turn()
    find_problems(page, spoken, tried)
    assert tried or isinstance(page, StartupErrorPage)
