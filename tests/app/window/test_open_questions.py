"""F9 gives the answer that goes on to whatever question is open on a page, wherever the focus is."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter as Count
from collections.abc import Callable, Iterator
from functools import partial, partialmethod
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

import frontoffice.ui
from frontoffice.app.window.page_registry import PAGES
from frontoffice.ui.admin.backup_page import RestorePanel
from frontoffice.ui.intake.intake_page import LeaveBar, TakeOverBar
from frontoffice.ui.intake.intake_side import DraftsPanel
from frontoffice.ui.reports.papers_page import ApprovalPanel
from frontoffice.ui.widgets.reason_bar import ReasonBar
from tests.support.opened_pages import turn
from tests.support.typed_pages import focuses
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
QUESTIONS: Final = (ReasonBar, ApprovalPanel, TakeOverBar, LeaveBar, DraftsPanel, RestorePanel)


def asked(desk: Desk) -> Iterator[tuple[QWidget, QWidget]]:
    """Each question of each page, open: the page in front, and the part that asks."""
    window = desk.counter.window
    for spec in PAGES:
        page = window.stack.view(spec)
        for kind in QUESTIONS:
            for question in page.findChildren(kind):
                window.show_page(spec.name)
                hidden = [one for one in (question, *above(question, page)) if one.isHidden()]
                for part in hidden:
                    part.show()
                if isinstance(question, DraftsPanel):
                    question.drop_ask.show()
                if isinstance(question, ReasonBar):
                    question.ask(object(), "Why?", "Do it")
                turn()
                yield page, question
                for part in hidden:
                    part.hide()
                turn()


def note(question: QWidget, given: list[QWidget]) -> None:
    given.append(question)


def while_dropping(given: list[QWidget], question: DraftsPanel) -> Callable[[], None] | None:
    return partial(given.append, question) if question.drop_ask.isVisible() else None


def above(part: QWidget, page: QWidget) -> Iterator[QWidget]:
    """What it stands in, up to its page."""
    while part is not page:
        parent = part.parentWidget()
        assert parent is not None
        part = parent
        yield part


def test_every_part_that_asks_and_has_an_answer_that_goes_on_is_known_here() -> None:
    rooms = pkgutil.walk_packages(frontoffice.ui.__path__, "frontoffice.ui.")
    modules = [importlib.import_module(room.name) for room in rooms]
    parts = {one for module in modules for one in vars(module).values() if isinstance(one, type)}
    assert {one for one in parts if issubclass(one, QWidget) and hasattr(one, "confirm")} == {*QUESTIONS}


@pytest.mark.thorough
def test_f9_confirms_every_question_of_every_page_at_every_focus(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.resize(1366, 768)
    desk.counter.window.show()
    desk.counter.window.activateWindow()
    given: list[QWidget] = []
    for kind in QUESTIONS:
        monkeypatch.setattr(kind, "confirm", partialmethod(note, given))
    monkeypatch.setattr(DraftsPanel, "confirm", property(partial(while_dropping, given)))
    seen, faults = Count[type[QWidget]](), []
    for page, question in asked(desk):
        for widget in [*focuses(page)][:12]:  # of a page, and of the question: what is beside, before and in it
            question.show()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if not question.isVisible():
                continue  # whoever goes on typing has answered
            seen[type(question)] += 1
            given.clear()
            QTest.keyClick(widget, Qt.Key.Key_F9)
            if given != [question]:
                faults.append((type(page).__name__, type(question).__name__, widget.objectName()))
    assert faults == []
    assert {*seen} == {*QUESTIONS}
    assert seen[ReasonBar] > 100


@pytest.mark.thorough
def test_enter_presses_every_button_of_every_question(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.window.resize(1366, 768)
    desk.counter.window.show()
    desk.counter.window.activateWindow()
    pressed, faults = 0, []
    for page, question in asked(desk):
        for button in [one for one in focuses(question) if isinstance(one, QPushButton)]:
            button.blockSignals(True)  # what it does is another test's: whether it is pressed is seen by its check
            button.setCheckable(True)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, Qt.Key.Key_Return)
            pressed += 1
            if not button.isChecked():
                faults.append((type(page).__name__, type(question).__name__, button.objectName()))
            button.setCheckable(False)
            button.blockSignals(False)
    assert faults == []
    assert pressed > 20
