"""Printing at the window: resi, light, and what a printer lacks."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.window.case_pages import COMPLAINT, RECORDED, UNPRINTED, open_complaint
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, Transport
from tests.support.examples import a_complainant, an_intake
from tests.support.fakes import FakePrinter
from tests.support.paper_desk import on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.window_desk import SETTINGS, Desk, desk, printed, with_printers

__all__ = ["desk"]


def test_the_printer_gets_the_receipt_and_the_light_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address, ask_handed_over=False)
        desk.counter.window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        complaint = desk.record(desk.supervisor)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert complaint.number_text in paper.paper().text()
    assert desk.counter.window.printer_text.text() == "Printer loket"


@pytest.mark.thorough
def test_when_the_roll_ends_one_button_prints_on_the_other_printer(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with PaperPrinter() as front, PaperPrinter() as back:
        front.new_roll(0)
        with_printers(desk, front, back)
        complaint = desk.record(desk.supervisor)
        qtbot.waitUntil(lambda: "no paper" in desk.counter.window.printer_text.text())
        desk.counter.window.stack.view(RECORDED).elsewhere.buttons[0].click()
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert complaint.number_text in text_of(back)
        assert front.paper == []


@pytest.mark.thorough
def test_whoever_signs_in_goes_on_with_the_papers_of_the_day(desk: Desk, qtbot: QtBot) -> None:
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        complaint = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint
        desk.counter.register.printing.queue(complaint.subject, "Depan", desk.officer)
        desk.counter.window.show_officer(desk.officer)
        desk.counter.sign_in(desk.officer)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert complaint.number_text in text_of(front)


def test_a_resi_asked_for_without_a_printer_is_answered_in_one_line(desk: Desk) -> None:
    desk.sign_in(desk.officer)
    complaint = desk.record(desk.officer, an_intake())
    open_complaint(desk.counter, complaint.subject)
    desk.counter.window.stack.view(COMPLAINT).print_asked.emit(complaint.subject, "")
    (said,) = (text for text in desk.counter.window.notice_texts() if "printer" in text)
    assert said.startswith("No printer is set up. The resi waits;")


@pytest.mark.thorough
def test_letters_that_the_printer_lacks_are_told_where_the_officer_is(desk: Desk, qtbot: QtBot) -> None:
    desk.sign_in(desk.supervisor)
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        intake = an_intake(complainant=a_complainant(name="\N{GREEK CAPITAL LETTER OMEGA}mega"))
        complaint = desk.record(desk.supervisor, intake)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert not desk.counter.window.stack.view(RECORDED).folded_bar.isHidden()
        desk.counter.window.stack.view(RECORDED).image_button.click()
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 2)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert "576x128 dots" in text_of(front, 1)
        desk.counter.window.go("day")
        desk.counter.printing.print_receipt(complaint.subject, "hilang")
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 3)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert any("letters" in text for text in desk.counter.window.notice_texts())
        open_complaint(desk.counter, complaint.subject)
        desk.counter.window.stack.view(COMPLAINT).image_asked.emit(complaint.subject, "hurufnya kurang")
        qtbot.waitUntil(lambda: len(front.engine.sheets) == 4)
        assert "576x128 dots" in text_of(front, 3)
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())  # an empty roll is no answer to it
        front.new_roll(0)
        waiting = desk.counter.register.complaints.record(intake, desk.supervisor, new_id(), with_paper=True).complaint
        desk.counter.printing.print_receipt(waiting.subject, "")
        qtbot.waitUntil(lambda: "no paper" in desk.counter.window.printer_text.text())
        front.new_roll()
        desk.counter.window.go("paper")
        desk.counter.window.stack.view(UNPRINTED).image_button.click()
        qtbot.waitUntil(lambda: desk.counter.register.printing.open_jobs() == ())
        assert "576x128 dots" in text_of(front, 4)


@pytest.mark.thorough
@pytest.mark.parametrize("other", [{66: b"_LAIN\x00", 67: b"_58\x00"}, {68: b"_PLS0002\x00"}])
def test_a_printer_that_was_exchanged_for_another_is_sent_nothing(
    desk: Desk, qtbot: QtBot, other: dict[int, bytes]
) -> None:
    desk.sign_in(desk.supervisor)
    with PaperPrinter() as front, PaperPrinter() as back:
        with_printers(desk, front, back)
        printed(desk, qtbot)
        kept = settings_file.load(desk.where.settings)
        assert kept is not None
        assert (kept.printer.device, kept.other_printers[0].device) == ("PALSU TM-PALSU\tPLS0001", "")
        front.do(lambda: front.engine.names.update(other))
        before = len(front.paper)
        desk.record(desk.supervisor)
        qtbot.waitUntil(lambda: "Another printer" in desk.counter.window.printer_text.text())
        assert len(front.paper) == before


# --- The printer's light warns in time, and forgets what was true of another roll or printer ---


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
