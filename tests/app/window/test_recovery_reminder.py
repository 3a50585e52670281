"""Who can do something about a register that is plain, or whose paper is due, is reminded of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from frontoffice.app.keys import paper_due
from frontoffice.app.window.recovery_reminder import RecoveryReminder
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.storage import conversion, creating, encryption
from tests.support.examples import a_register
from tests.support.register_keys import KEY, known
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def reminder(desk: Desk, where: Places, officer: Officer) -> RecoveryReminder:
    counter = desk.counter
    return RecoveryReminder(counter.settings_controller, where, counter.window, counter.notices, lambda: officer)


def encryption_lines(desk: Desk) -> list[str]:
    return [line for line in desk.counter.window.notice_texts() if "not encrypted" in line]


@pytest.mark.thorough
def test_whoever_can_make_the_recovery_paper_is_reminded_until_it_was_made(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    assert len(encryption_lines(desk)) == 1
    desk.counter.sign_in(desk.officer)
    assert encryption_lines(desk) == []
    desk.where.encryption_wish.write_text("0123")
    desk.counter.sign_in(desk.supervisor)
    assert encryption_lines(desk) == []


def test_nobody_is_reminded_of_a_register_that_is_encrypted(desk: Desk, tmp_path: Path) -> None:
    with closing(a_register(tmp_path / "lain")) as register:
        path = register.path
    with known(KEY):
        conversion.encrypt(path, KEY)
    reminder(desk, Places(path.parent), desk.supervisor).remind()
    assert encryption_lines(desk) == []


@pytest.mark.thorough
def test_whoever_can_make_it_is_led_to_the_paper_that_is_due(desk: Desk, tmp_path: Path) -> None:
    where = Places(tmp_path / "lain")
    with known(KEY):
        creating.begin(where.register, encryption.name_of(KEY))
    paper_due.note(where, KEY)
    desk.counter.sign_in(desk.supervisor)
    reminder(desk, where, desk.officer).remind()
    assert "paper_due" not in desk.counter.window.notice_lines
    reminder(desk, where, desk.supervisor).remind()
    line = desk.counter.window.notice_lines["paper_due"]
    assert "every copy" in line.text()
    assert line.offered is not None
    line.offered.click()
    assert desk.counter.window.page_name == "recovery"
    paper_due.settle(where)
    reminder(desk, where, desk.supervisor).remind()
    assert "paper_due" not in desk.counter.window.notice_lines


@pytest.mark.thorough
def test_a_plain_register_by_decision_is_said_with_who_decided_until_somebody_read_it(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    desk.counter.settings_controller.decide_plain()
    desk.counter.controllers.recovery_reminder.remind()
    assert "not_encrypted" not in desk.counter.window.notice_lines
    line = desk.counter.window.notice_lines["plain"]
    assert desk.supervisor.name in line.text()
    assert "24-11-2026" in line.text()
    line.read.click()
    desk.counter.sign_in(desk.officer)
    desk.counter.sign_in(desk.supervisor)
    assert "plain" not in desk.counter.window.notice_lines, "it was acknowledged for good"
    desk.counter.settings_controller.keep(replace(desk.counter.settings, plain_on="2026-12-01"))
    desk.counter.controllers.recovery_reminder.remind()
    assert "01-12-2026" in desk.counter.window.notice_lines["plain"].text()


@pytest.mark.thorough
def test_a_decision_that_stands_in_the_settings_alone_is_none(desk: Desk) -> None:
    controller, said = desk.counter.settings_controller, desk.counter.register.configuration.last
    controller.current = replace(controller.current, plain_by="Budi", plain_on="2026-11-24")
    desk.counter.sign_in(desk.supervisor)
    assert "plain" not in desk.counter.window.notice_lines
    assert "not_encrypted" in desk.counter.window.notice_lines
    controller.keep(replace(controller.current, counter_name="Loket Depan"))
    kept = said()
    assert kept is not None
    assert (kept.counter_name, kept.plain_by, kept.plain_on) == ("Loket Depan", None, None)
    assert (controller.current.plain_by, controller.current.plain_on) == ("", "")


@pytest.mark.thorough
def test_the_same_decision_as_in_older_settings_is_written_into_the_journal(desk: Desk) -> None:
    desk.counter.sign_in(desk.supervisor)
    controller, said = desk.counter.settings_controller, desk.counter.register.configuration.last
    controller.current = replace(controller.current, plain_by=desk.supervisor.name, plain_on="2026-11-24")
    controller.decide_plain()
    kept = said()
    assert kept is not None
    assert (kept.plain_by, kept.plain_on) == (desk.supervisor.name, "2026-11-24")
    controller.keep(replace(controller.current, counter_name="Loket Depan"))
    assert controller.is_plain_by_decision, "other settings leave it as it is"
