from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.register import Register
from frontoffice.ui.day.day_pane import DayPane
from tests.support.examples import TODAY, a_complainant, a_signed_in, an_intake

LONG = "Petugas menutup loket sebelum waktunya. " * 12


@pytest.fixture
def pane(qtbot: QtBot, register: Register) -> DayPane:
    pane = DayPane(register)
    qtbot.addWidget(pane)
    return pane


def test_the_whole_story_is_read_not_its_beginning(pane: DayPane, register: Register) -> None:
    register.complaints.record(an_intake(description=LONG.strip()), a_signed_in(register), uuid4())
    (line,) = register.days.read(TODAY).lines
    pane.show_line(line, TODAY, corrected=False)
    assert pane.story.text() == LONG.strip() != line.summary
    assert pane.heading.text().startswith("0001/PGD-L1/2026 \N{MIDDLE DOT} Nurhayati")


@pytest.mark.thorough
def test_whose_story_is_confidential_is_not_named_in_it(pane: DayPane, register: Register) -> None:
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    written = an_intake(complainant=hidden, description=f"{hidden.name} dimarahi. {LONG}")
    register.complaints.record(written, a_signed_in(register), uuid4())
    pane.show_line(register.days.read(TODAY).lines[0], TODAY, corrected=False)
    shown = f"{pane.heading.text()} {pane.story.text()} {pane.facts.text()}"
    assert "dimarahi" in shown
    assert "Nurhayati" not in shown


@pytest.mark.thorough
def test_the_beginning_stays_where_the_entries_cannot_be_read(
    pane: DayPane, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.complaints.record(an_intake(description=LONG), a_signed_in(register), uuid4())
    (line,) = register.days.read(TODAY).lines

    def unreadable(_subject: object) -> None:
        raise Unavailable(RegisterFailure.MISSING)

    monkeypatch.setattr(register.complaints, "get", unreadable)
    pane.show_line(line, TODAY, corrected=False)
    assert pane.story.text() == line.summary


def test_a_paper_that_the_printer_confirmed_is_said_to_be_printed(pane: DayPane, register: Register) -> None:
    officer = a_signed_in(register)
    subject = register.complaints.record(an_intake(), officer, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", officer)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", officer)
    pane.show_line(register.days.read(TODAY).lines[0], TODAY, corrected=False)
    assert "resi printed\n" in pane.facts.text()


def test_facts_stand_beside_the_story_where_there_is_room(pane: DayPane) -> None:
    row = pane.story_area.findChild(QBoxLayout)
    assert row is not None
    pane.fold(1366)
    assert row.direction() is QBoxLayout.Direction.LeftToRight
    pane.fold(500)
    assert row.direction() is QBoxLayout.Direction.TopToBottom
