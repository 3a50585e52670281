"""The counter at work: signing in, warming up, closing."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import COMPLAINT, INTAKE, WORK, open_complaint
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.cases.steps import Step
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import SettingsFailure
from tests.support import foreign_process
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


def test_nobody_gets_past_the_sign_in(desk: Desk) -> None:
    desk.counter.window.go("record")
    assert desk.counter.window.page_name == "sign_in"


@pytest.mark.thorough
def test_whoever_signs_in_begins_with_a_new_complaint(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    assert desk.counter.window.page_name == "record"
    assert desk.counter.officer() == desk.officer


@pytest.mark.thorough
def test_the_window_does_not_close_over_what_the_register_cannot_keep(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.stack.view(INTAKE).form.write({"description": "Belum sempat disimpan"})
    with foreign_process.locked(desk.where.register):
        assert not desk.counter.window.close()
        assert "unkept" in desk.counter.window.notice_lines
    assert desk.counter.window.close()
    (draft,) = desk.counter.register.drafts.all()
    assert draft.fields["description"] == "Belum sempat disimpan"


@pytest.mark.thorough
def test_nobody_is_offered_to_close_over_what_is_typed_once_the_register_keeps_again(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.officer)
    desk.counter.window.stack.view(INTAKE).form.write({"description": "Sempat disimpan"})
    with foreign_process.locked(desk.where.register):
        assert not desk.counter.window.close()
        desk.counter.refresh()
        assert "unkept" in desk.counter.window.notice_lines
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    qtbot.waitUntil(lambda: "unkept" not in desk.counter.window.notice_lines)
    (draft,) = desk.counter.register.drafts.all()
    assert draft.fields["description"] == "Sempat disimpan"


@pytest.mark.thorough
def test_what_went_wrong_at_the_start_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    failure = Unavailable(SettingsFailure.DAMAGED, path="x")
    counter = open_counter(
        register, SETTINGS, Places(tmp_path), lambda _theme: None, [failure], check=lambda _where: FileReport()
    )
    qtbot.addWidget(counter.window)
    assert len(counter.window.notice_texts()) == 1
    counter.notices.show_bug(counter.where.log)
    assert len(counter.window.notice_texts()) == 2
    counter.end()


@pytest.mark.thorough
def test_what_the_register_noticed_stands_there_before_anybody_signs_in(qtbot: QtBot, tmp_path: Path) -> None:
    path, marks = tmp_path / "register.db", tmp_path / "marks"
    register = open_register(path, desk_of(SETTINGS), clock=OfficeClock(), high_water_mark=HighWaterMark(marks, "m1"))
    register.complaints.record(an_intake(), a_signed_in(register), new_id())
    register.close()
    moved = open_register(path, desk_of(SETTINGS), clock=OfficeClock(), high_water_mark=HighWaterMark(marks, "m2"))
    counter = open_counter(moved, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: FileReport())
    qtbot.addWidget(counter.window)
    assert [notice.code for notice in moved.notices()] == ["register_moved"]
    assert len(counter.window.notice_texts()) == 1
    counter.end()


@pytest.mark.thorough
def test_every_page_is_made_while_nothing_else_is_to_be_done(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.counter.warm):
        desk.counter.warm_up()
    assert all(desk.counter.window.stack.find_view(spec) is not None for spec in PAGES)


@pytest.mark.thorough
def test_whoever_signs_in_next_finds_the_page_in_front_as_it_is_for_them(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    subject = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint.subject
    desk.counter.window.show()
    open_complaint(desk.counter, subject)
    page = desk.counter.window.stack.view(COMPLAINT)
    page.handling.ask(Step.REVIEW)
    page.handling.form.text.setPlainText("Segera")
    assert not page.handling.form.isHidden()
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    assert desk.counter.window.page_name == "record"
    open_complaint(desk.counter, subject)
    assert page.handling.form.isHidden()
    assert Step.REVIEW not in page.handling.buttons
    desk.counter.window.lock()
    desk.counter.sign_in(desk.supervisor)
    open_complaint(desk.counter, subject)
    assert Step.REVIEW in page.handling.buttons


@pytest.mark.thorough
def test_the_worklist_in_front_is_that_of_who_signs_in(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    desk.counter.window.go("work")
    desk.counter.window.stack.view(WORK).show_group("mine")
    assert len(desk.counter.window.stack.view(WORK).table.lines) == 1
    desk.counter.window.lock()
    desk.counter.sign_in(desk.officer)
    desk.counter.window.go("work")
    assert len(desk.counter.window.stack.view(WORK).table.lines) == 0


@pytest.mark.thorough
def test_the_exchange_looks_for_what_was_written_after_each_commit_and_at_no_other_time(
    desk: Desk, qtbot: QtBot
) -> None:
    assert not [timer for timer in desk.counter.controllers.centre.desk.findChildren(QTimer) if timer.isActive()]
    looked: list[int] = []
    desk.counter.committed.connect(lambda: looked.append(desk.counter.register.outbox.own_entries()))
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    qtbot.waitUntil(lambda: bool(looked))
    assert looked == [desk.counter.register.outbox.own_entries()]


@pytest.mark.thorough
def test_the_exchange_with_the_centre_ends_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", desk_of(SETTINGS), clock=OfficeClock())
    counter = open_counter(register, SETTINGS, Places(tmp_path), lambda _theme: None, check=lambda _where: FileReport())
    counter.controllers.centre.begin()
    assert counter.controllers.centre._minutes.isActive()
    shiboken6.delete(counter.window)
    assert not counter.controllers.centre._minutes.isActive()
    assert counter.controllers.centre.desk._ended.is_set(), "and no answer is shown on a light that is gone"
    counter.end()
