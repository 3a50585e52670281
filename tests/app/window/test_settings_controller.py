"""Settings are in file and journal, or in neither."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice import settings as settings_file
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.errors import Unavailable
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, Theme, Transport
from tests.support import foreign_process
from tests.support.examples import an_intake
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]


@pytest.mark.thorough
def test_new_settings_are_kept_used_and_told_to_the_journal(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    new = dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2", theme=Theme.DARK)
    desk.counter.window.stack.view(DESK_SETTINGS).saved.emit(new)
    assert settings_file.load(desk.where.settings) == new
    assert desk.themes[-1] is Theme.DARK
    assert "Loket 2" in desk.counter.window.windowTitle()
    facts = desk.counter.register.configuration.last()
    assert facts is not None
    assert facts.counter == "L2"
    complaint = desk.counter.register.complaints.record(an_intake(), desk.supervisor, new_id()).complaint
    assert complaint.number_text == "0001/PGD-L2/2026"


@pytest.mark.thorough
def test_settings_that_the_disk_does_not_take_are_in_no_journal(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    blocked = desk.where.settings.with_name("settings.toml.new")
    blocked.mkdir()
    with pytest.raises(Unavailable, match="settings_not_saved"):
        desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2"))
    facts = desk.counter.register.configuration.last()
    assert facts is not None
    assert (facts.counter, facts.counter_name) == ("L1", "Loket depan")
    assert desk.counter.settings.counter == "L1"


@pytest.mark.thorough
def test_settings_that_the_journal_does_not_take_are_not_in_the_file_either(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_in(desk.supervisor)
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    foreign_process.impatient(desk.counter.register, monkeypatch)
    with foreign_process.locked(desk.where.register), pytest.raises(Unavailable, match="register_busy"):
        desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter="L2", counter_name="Loket 2"))
    kept = settings_file.load(desk.where.settings)
    assert kept == desk.counter.settings
    assert kept is not None
    assert (kept.counter, kept.counter_name) == ("L1", "Loket depan")


def test_what_a_printer_calls_itself_is_kept_once_and_for_that_printer_alone(desk: Desk) -> None:
    front, back = (Printer(name, Transport.NETWORK, f"10.0.0.{at}") for at, name in enumerate(("Depan", "Belakang"), 7))
    settings = desk.counter.settings_controller
    settings.keep(dataclasses.replace(SETTINGS, printer=front, other_printers=(back,)))
    changed: list[object] = []
    settings.changed.connect(changed.append)
    for name in ("", "EPSON TM-T82", "EPSON TM-T82\tJ7", "EPSON TM-T82\tJ8", "EPSON TM-T88\tJ7"):
        settings.learn_device(back.identity, name)
    kept = settings_file.load(desk.where.settings)
    assert kept is not None
    assert (kept.printer.device, [one.device for one in kept.other_printers]) == ("", ["EPSON TM-T82\tJ7"])
    assert len(changed) == 2, "what it was tested with stands"
