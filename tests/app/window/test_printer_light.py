"""The printer's light warns in time, and forgets what was true of another roll or printer."""

from __future__ import annotations

import dataclasses

from pytestqt.qtbot import QtBot

from tests.support.paper_desk import on_printer
from tests.support.paper_printer import PaperPrinter
from tests.support.window_desk import SETTINGS, Desk, desk, printed, with_printers

__all__ = ["desk"]


def test_the_light_warns_of_the_rolls_end_until_there_is_a_new_one(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    light = desk.counter.window.printer_text
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        front.new_roll(99)
        printed(desk, qtbot)
        assert "nearly used up" in light.text()
        front.new_roll(40)
        desk.counter.printing.light.show_seen("")  # what a look would have shown after a change of the roll
        assert light.text() == "Depan"
        desk.record(desk.supervisor)
        qtbot.waitUntil(lambda: "Change the paper" in light.text())
        front.new_roll()
        qtbot.waitUntil(lambda: "stood still" in light.text())
        (stopped,) = desk.counter.register.printing.open_jobs()
        desk.counter.printing.desk.answers.record(stopped.job_id, desk.supervisor, whole=True)
        assert light.text() == "Depan"
        front.new_roll(99)
        printed(desk, qtbot)
        desk.counter.settings_controller.keep(
            dataclasses.replace(SETTINGS, printer=on_printer(back, "Belakang").printer)
        )
        assert light.text() == "Belakang"
