"""Every page of a real window on a register in which everybody wrote markup: none of it is read as such."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import COMPLAINT, FIND, INTAKE, RECORDED, open_complaint
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import CENTRE, PRINTERS
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.cases.case import Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import Channel, Complaint, Intake, Manner
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.commands.handling import Classified
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.settings import Centre, Office, Printer, Settings, Transport
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern
from frontoffice.sync.rounds.round_progress import Round
from frontoffice.ui.centre.joining_page import JoiningPage
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.shell.busy_page import BusyPage
from frontoffice.ui.shell.first_start import FirstStart
from frontoffice.ui.shell.start_pages import StartupErrorPage
from tests.support.examples import MORNING, OfficeClock, a_complainant, a_register, a_signed_in, an_intake, lay_blank
from tests.support.markup import MARKUP, read_as_markup, texts_of, top_levels
from tests.support.opened_pages import turn

NAME = f"{MARKUP} Jaya"
SETTINGS = Settings(
    office=Office(MARKUP, MARKUP, MARKUP, MARKUP, MARKUP),
    counter_name=MARKUP,
    printer=Printer(MARKUP, Transport.NETWORK, MARKUP),
    other_printers=(Printer(f"{MARKUP} 2", Transport.PDF, MARKUP),),
    centre=Centre("", MARKUP, MARKUP),
)
SHOWN_ON = {
    "record",
    "recorded",
    "day",
    "work",
    "find",
    "paper",
    "complaint",
    "officers",
    "lists",
    "printers",
    "centre",
}


def intake() -> Intake:
    who = a_complainant(name=NAME, email="a@b.id", address=MARKUP, district=MARKUP, represents=MARKUP)
    return an_intake(
        complainant=who,
        channel="stand",
        description=MARKUP,
        sector=MARKUP,
        service=MARKUP,
        application_no=MARKUP,
        respondent=MARKUP,
        category=MARKUP,
        wish=MARKUP,
        event_place=MARKUP,
    )


def filled(register: Register, copy: Path) -> Complaint:
    """Everything that somebody may write at a desk; ``copy`` is another desk, whose number came in twice."""
    supervisor = a_signed_in(register, Role.SUPERVISOR, f"{NAME} 1")
    officer = a_signed_in(register, Role.OFFICER, f"{NAME} 2")
    register.officers.change(dataclasses.replace(officer, position=MARKUP), supervisor, uuid4())
    register.reference_data.set_channel(Channel("stand", MARKUP, Manner.ORAL), supervisor, uuid4())
    register.reference_data.set_choice(ListName.SERVICE, Choice("s", MARKUP, MARKUP), supervisor, uuid4())
    complaint = register.complaints.record(intake(), officer, new_id(), with_paper=True).complaint
    team = Team(MARKUP, MARKUP, MARKUP)
    register.handling.review(complaint.subject, MARKUP, supervisor, uuid4(), Classified("", MARKUP, team))
    register.handling.advance(complaint.subject, StepForm(Step.ANALYSE, MARKUP), supervisor, uuid4())
    changed = dataclasses.replace(intake(), wish=f"{MARKUP} 2")
    register.amendments.amend(complaint.subject, changed, MARKUP, officer, uuid4())
    fields = write_fields(intake()) | {"description": MARKUP}
    register.drafts.save(Draft(uuid4(), officer.officer_id, register.now(), fields))
    with (
        closing(a_register(copy, OfficeClock(MORNING + timedelta(hours=1)))) as other,
        closing(register.replica()) as here,
    ):
        other.complaints.record(an_intake(), a_signed_in(other, Role.OFFICER, NAME), uuid4())
        there = other.replica()
        for origin, head in there.heads().items():
            for rows in there.entries(origin, 0, head.seq):
                here.take(rows)
        there.close()
    return complaint


class PlainDesk:
    """A counter in whose register everybody wrote markup."""

    def __init__(self, folder: Path) -> None:
        name = MARKUP.replace("/", "_")
        if os.name == "nt":
            name = re.sub(r"[<>:\"]", "_", name)  # letters that no name has there
        where = Places(folder / name)
        lay_blank(where.register)
        register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock())
        self.complaint = filled(register, folder)
        self.counter: Counter = open_counter(register, SETTINGS, where, lambda _: None, check=lambda _: FileReport())
        self.window = self.counter.window
        self.window.resize(1366, 768)
        self.seen: set[str] = set()

    def sign_in(self, role: Role) -> None:
        self.counter.sign_in(a_signed_in(self.counter.register, role))
        turn()

    def problems_in_front(self) -> list[str]:
        """What would be read as markup on the page in front, which is kept if somebody's text stands there."""
        turn()
        page = self.window.stack.page(self.window.page_name).view
        if any(MARKUP in text.replace("&&", "&") for text in texts_of(page)):
            self.seen.add(self.window.page_name)
        return read_as_markup(page)

    def problems(self) -> list[str]:
        """What would be read as markup now, on every page and in every window."""
        turn()
        return [found for top in {self.window, *top_levels()} for found in read_as_markup(top)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[PlainDesk]:
    desk = PlainDesk(tmp_path)
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield desk
    desk.counter.end()


def fill_pages(desk: PlainDesk) -> None:
    """Open on the pages what stands there only after a step of the officer's."""
    window, register = desk.window, desk.counter.register
    window.stack.view(FIND).find_field.setText("Jaya")
    sheet = window.stack.view(INTAKE)
    sheet.form.write(write_fields(intake()) | {"name": "", "address": ""})
    sheet.show_consequences()
    sheet.drafts_button.click()
    page = window.stack.view(PRINTERS)
    page.printers.setCurrentRow(1)
    page.show_test(Unavailable(RegisterFailure.DAMAGED, path=MARKUP), None)
    window.stack.view(RECORDED).show_recorded(desk.complaint)
    window.show_page(RECORDED.name)
    last = Round(MORNING, complete=False, broken=(MARKUP,))
    window.go(CENTRE.name)
    window.stack.view(CENTRE).use(Centre(MARKUP, MARKUP))
    window.stack.view(CENTRE).show_overview(
        CentreOverview(is_set_up=True, last=last, concerns=frozenset({Concern.BROKEN}))
    )
    open_complaint(desk.counter, desk.complaint.subject)
    handling = window.stack.view(COMPLAINT).handling
    for purpose in tuple(handling.buttons)[:1]:  # an administrator handles nothing
        handling.ask(purpose)
    window.show_failure(Unavailable(RegisterFailure.DAMAGED, path=MARKUP))
    desk.counter.controllers.documents.explain_due(register.complaints.get(desk.complaint.subject))


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize(
    "role",
    [  # who sees what else stands on any page
        pytest.param(role, marks=[pytest.mark.long] * (role is not Role.SUPERVISOR)) for role in Role
    ],
)
def test_no_page_reads_what_somebody_wrote_as_markup(desk: PlainDesk, role: Role) -> None:
    found = desk.problems()
    a_signed_in(desk.counter.register, role, f"{NAME} {role}")
    desk.sign_in(role)
    while desk.window.stack.make_next():
        pass
    fill_pages(desk)
    for spec in PAGES:
        desk.window.show_page(spec.name)
        desk.window.go(spec.name)
        found += desk.problems_in_front()
    desk.window.lock()
    found += desk.problems()
    assert sorted(set(found)) == []
    if role is Role.SUPERVISOR:
        assert desk.seen >= SHOWN_ON


@pytest.mark.thorough
def test_the_walk_finds_a_widget_that_was_made_without_the_helper(desk: PlainDesk) -> None:
    desk.sign_in(Role.SUPERVISOR)
    assert desk.problems() == []
    forgotten = QLabel(desk.window.pages.currentWidget())
    forgotten.setToolTip(MARKUP)
    assert len(set(desk.problems())) == 2


@pytest.mark.parametrize(
    "make",
    [
        lambda: StartupErrorPage(Unavailable(RegisterFailure.DAMAGED, path=MARKUP)),
        lambda: FirstStart(SETTINGS),
        lambda: JoiningPage(SETTINGS),
        BusyPage,
    ],
)
def test_nor_does_a_page_that_stands_before_there_is_a_counter(qtbot: QtBot, make: type[QWidget]) -> None:
    page = make()
    qtbot.addWidget(page)
    assert read_as_markup(page) == []
