from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from types import MappingProxyType
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain import switches
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.limits import Limits
from frontoffice.domain.people import Role
from frontoffice.ui.complaint.complaint_actions import GAP, Action, ComplaintActions
from tests.support.entry_builder import LIMITS, ONCE, Book, an_office
from tests.support.examples import a_complaint, an_officer


def extending() -> HandlingContext:
    """An office that extends the time of an answer."""
    on = dataclasses.replace(LIMITS.by_code[switches.EXTENSION], amount=1)
    return an_office(limits=Limits(MappingProxyType({**LIMITS.by_code, switches.EXTENSION: on})))


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[ComplaintActions]:
    page = QWidget()
    qtbot.addWidget(page)
    yield ComplaintActions(QWidget(page), page, QPushButton(page))
    page.close()


def test_what_would_write_is_away_for_a_reader_and_only_dimmed_for_others(row: ComplaintActions) -> None:
    for officer, shown, lines in (
        (an_officer(Role.READER), {Action.BACK, Action.PAPERS}, {"Alt+A", "Alt+B"}),
        (an_officer(Role.READER, grant="Surat 12"), {Action.BACK, Action.PAPERS}, {"Alt+A", "Alt+B", "Alt+I"}),
        (
            an_officer(Role.ADMINISTRATOR),
            set(row.buttons),
            {"Alt+A", "Alt+B", "Alt+I", "Alt+C", "Alt+W", "Alt+Z", "Alt+V", "Alt+X"},
        ),
    ):
        row.show_for(a_complaint(), officer, revealed=False, case=Book().walk(Step.REVIEW).case, office=extending())
        assert {action for action, button in row.buttons.items() if not button.isHidden()} == shown
        assert {key for key, *_ in row.behind()} == lines


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.OFFICER, {Action.AMEND, Action.PRINT, Action.PAPERS, Action.REVEAL, Action.NOTE, Action.SP4N}),
        (Role.HANDLER, {Action.PRINT, Action.PAPERS, Action.REVEAL, Action.NOTE, Action.SP4N}),
        (Role.SUPERVISOR, {*Action}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_each_role_is_offered_what_it_may_do(row: ComplaintActions, role: Role, allowed: set[Action]) -> None:
    row.show_for(
        a_complaint(), an_officer(role), revealed=False, case=Book().walk(Step.REVIEW).case, office=extending()
    )
    enabled = {action for action in Action if row.may(action)}
    assert enabled == allowed | {Action.BACK, Action.ATTACHMENTS, Action.OTHERS}
    assert all(button.isEnabled() == (action in enabled) for action, button in row.buttons.items())
    assert all(button.toolTip() for action, button in row.buttons.items() if action not in enabled)
    actions = (Action.REVEAL, Action.SP4N, Action.CANCEL, Action.CORRECT, Action.EXTEND)
    keys = dict(zip(("Alt+I", "Alt+W", "Alt+X", "Alt+Z", "Alt+V"), actions, strict=True))
    lines = {keys[key]: why for key, _, why, _ in row.behind() if key in keys}
    assert {action: not why for action, why in lines.items()} == {one: one in enabled for one in keys.values()}


def test_a_cancelled_complaint_is_printed_and_shown_but_not_changed(row: ComplaintActions) -> None:
    row.show_for(a_complaint(status=Status.CANCELLED), an_officer(Role.SUPERVISOR), revealed=False)
    enabled = {action for action in Action if row.may(action)}
    assert enabled == {
        Action.BACK, Action.PRINT, Action.PAPERS, Action.ATTACHMENTS, Action.REVEAL, Action.OTHERS, Action.NOTE, Action.SP4N
    }  # fmt: skip


def test_a_step_is_corrected_by_whoever_may_take_it_and_while_there_is_one(row: ComplaintActions) -> None:
    complaint, analysed = a_complaint(), Book().walk(*ONCE[:2]).case
    for role, may in ((Role.HANDLER, True), (Role.OFFICER, False), (Role.SUPERVISOR, True)):
        row.show_for(complaint, an_officer(role), revealed=False, case=analysed)
        assert row.may(Action.CORRECT) is may
    row.show_for(complaint, an_officer(Role.SUPERVISOR), revealed=False)
    (why,) = [why for key, _, why, _ in row.behind() if key == "Alt+Z"]
    assert why == "No step was taken yet."


def test_an_office_that_does_not_extend_has_no_line_for_it(row: ComplaintActions) -> None:
    boss = an_officer(Role.SUPERVISOR)
    for office, there in ((an_office(), False), (extending(), True), (None, False)):
        row.show_for(a_complaint(), boss, revealed=False, office=office)
        assert ("Alt+V" in [key for key, *_ in row.behind()]) is there
        assert row.may(Action.EXTEND) is there


def test_who_else_complains_is_a_key_and_a_line(row: ComplaintActions) -> None:
    opened: list[UUID] = []
    row.others_asked.connect(opened.append)
    row.show_for(None, an_officer(), revealed=False)
    row.take(Action.OTHERS)
    assert opened == [], "of nothing"
    complaint = a_complaint()
    row.show_for(complaint, an_officer(), revealed=False)
    row.take(Action.OTHERS)
    (take,) = [take for key, _, why, take in row.behind() if key == "Alt+B" and not why]
    take()
    assert opened == [complaint.subject] * 2


def test_what_is_shown_already_is_not_offered(row: ComplaintActions) -> None:
    row.show_for(a_complaint(), an_officer(), revealed=True)
    assert not row.may(Action.REVEAL)


def test_without_a_complaint_there_is_only_the_way_back(row: ComplaintActions) -> None:
    row.show_for(None, an_officer(), revealed=False)
    assert [action for action in Action if row.may(action)] == [Action.BACK]


def test_the_buttons_are_one_line_and_what_has_no_room_is_in_the_menu(row: ComplaintActions) -> None:
    row.show_for(a_complaint(), an_officer(), revealed=False)
    steps = [QPushButton("Review and classify (Alt+1)", row), QPushButton("Log a contact (Alt+K)", row)]
    in_line = [*steps, *(row.buttons[one] for one in (Action.AMEND, Action.PRINT, Action.PAPERS))]
    row.fit(steps, 2000)
    assert [button for button in in_line if button.isHidden()] == []
    wide = sum(button.sizeHint().width() + GAP for button in in_line) + row.more_button.sizeHint().width()
    row.fit(steps, wide - 1)
    assert [button for button in in_line if button.isHidden()] == [row.buttons[Action.PAPERS]]
    assert "Alt+O" in [key for key, *_ in row.behind()]
    row.fit(steps, 0)
    assert [button for button in in_line if not button.isHidden()] == steps[:1], "what comes next always has one"
