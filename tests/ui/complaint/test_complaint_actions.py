from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Status
from frontoffice.domain.people import Role
from frontoffice.ui.complaint.complaint_actions import Action, ComplaintActions
from tests.support.examples import a_complaint, an_officer


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[ComplaintActions]:
    page = QWidget()
    qtbot.addWidget(page)
    yield ComplaintActions(QWidget(page), page, QPushButton(page))
    page.close()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.OFFICER, {Action.AMEND, Action.PRINT, Action.PAPERS, Action.REVEAL, Action.SP4N}),
        (Role.HANDLER, {Action.PRINT, Action.PAPERS, Action.REVEAL, Action.SP4N}),
        (Role.SUPERVISOR, {*Action}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_each_role_is_offered_what_it_may_do(row: ComplaintActions, role: Role, allowed: set[Action]) -> None:
    row.show_for(a_complaint(), an_officer(role), revealed=False)
    enabled = {action for action in Action if row.may(action)}
    assert enabled == allowed | {Action.BACK, Action.ATTACHMENTS}
    assert all(button.isEnabled() == (action in enabled) for action, button in row.buttons.items())
    assert all(button.toolTip() for action, button in row.buttons.items() if action not in enabled)
    keys = {"E": Action.AMEND, "S": Action.SP4N, "C": Action.CANCEL}
    lines = {keys[key]: why for key, _, why, _ in row.behind(is_low=True) if key in keys}
    assert {action: not why for action, why in lines.items()} == {one: one in enabled for one in keys.values()}


def test_a_cancelled_complaint_is_printed_and_shown_but_not_changed(row: ComplaintActions) -> None:
    row.show_for(a_complaint(status=Status.CANCELLED), an_officer(Role.SUPERVISOR), revealed=False)
    enabled = {action for action in Action if row.may(action)}
    assert enabled == {
        Action.BACK, Action.PRINT, Action.PAPERS, Action.ATTACHMENTS, Action.REVEAL, Action.SP4N
    }  # fmt: skip


def test_what_is_shown_already_is_not_offered(row: ComplaintActions) -> None:
    row.show_for(a_complaint(), an_officer(), revealed=True)
    assert not row.buttons[Action.REVEAL].isEnabled()


def test_without_a_complaint_there_is_only_the_way_back(row: ComplaintActions) -> None:
    row.show_for(None, an_officer(), revealed=False)
    assert [action for action in Action if row.may(action)] == [Action.BACK]
