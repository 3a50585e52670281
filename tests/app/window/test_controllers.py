"""The controllers that a counter makes after its sign-in page, joined to what listens."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.commands.send_job import Message, SendState, SendWay
from frontoffice.sending.sms_spool import FOLDERS
from frontoffice.ui.shell.morning_strip import SLIPS
from tests.support.examples import an_intake, an_officer
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_what_the_morning_s_strip_asks_for_reaches_the_pages(desk: Desk) -> None:
    pressed: list[str] = []
    desk.counter.pressing_asked.connect(pressed.append)
    desk.counter.controllers.morning.begin()
    desk.counter.window.morning.asked.emit(SLIPS)
    assert pressed == [SLIPS]


@pytest.mark.thorough
def test_sms_go_to_the_folder_of_the_settings_but_nothing_of_a_practice_does(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    counter, spool = desk.counter, tmp_path / "spool"
    for name in FOLDERS:
        (spool / name).mkdir(parents=True)
    kept = dataclasses.replace(counter.settings, sms_folder=str(spool), training=True)
    counter.settings_controller.current = kept
    counter.controllers.sms.begin()
    subject = counter.register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    message = Message(subject, SendWay.SMS, "SMS", "081271001234", "Nomor 0001", "Nomor 0001")
    job = counter.register.sending.queue(message, an_officer(), uuid4())
    assert [one.state for one in counter.register.sending.open_jobs()] == [SendState.QUEUED]
    assert not list((spool / "outbox").iterdir())
    with qtbot.waitSignal(counter.controllers.sms.changed):
        counter.settings_controller.current = dataclasses.replace(kept, training=False)
        counter.settings_controller.changed.emit(counter.settings)
    assert [str(job.job_id) in one.name for one in (spool / "outbox").iterdir()] == [True]
