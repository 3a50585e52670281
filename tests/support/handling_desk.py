"""A complaint's page with its handling, and the people who take its steps in turn."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.complaint.step_writing import CONTACT
from tests.support.examples import a_letter, a_signed_in, an_intake


class HandlingDesk:
    """A complaint's page and whoever is signed in."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.register, self.qtbot = register, qtbot
        self.people = {role: a_signed_in(register, role) for role in (Role.OFFICER, Role.HANDLER, Role.SUPERVISOR)}
        self.dewi = a_signed_in(register, Role.HANDLER, "Dewi Lestari")
        self.who = self.people[Role.OFFICER]
        self.page = ComplaintPage(register, lambda: self.who)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def open(self, **changes: object) -> UUID:
        maker = a_letter if "channel" not in changes and "documents" in changes else an_intake
        subject = self.register.complaints.record(
            maker(**changes), self.people[Role.OFFICER], uuid4()
        ).complaint.subject
        self.page.show_complaint(subject)
        return subject

    def as_(self, role: Role) -> None:
        self.who = self.people[role]
        self.page.refresh()

    def save(self) -> None:
        QTest.keyClick(self.page.handling.form, Qt.Key.Key_F9)


def leave_open(desk: HandlingDesk) -> None:
    """Say in the open form of a review that neither level nor team is decided yet."""
    form = desk.page.handling.form
    form.level.setCurrentIndex(form.level.findText(form.lists.not_yet()))
    form.officers.setEditText(form.lists.not_yet())


def said(desk: HandlingDesk) -> str:
    """What the box of the next action says."""
    box = desk.page.handling.box
    labels = (box.next_label, box.warning_label, box.fact_label)
    return " ".join(label.text() for label in labels if not label.isHidden())


def problem(desk: HandlingDesk, name: str) -> str:
    """What stands beside a field of the open form; "" for nothing."""
    label = desk.page.handling.form.findChild(type(desk.page.handling.form.form_problem), f"{name}_problem")
    assert label is not None
    return "" if label.isHidden() else label.text()


def decided(desk: HandlingDesk) -> UUID:
    """A complaint whose action is set, open on the page."""
    subject = desk.open()
    boss = desk.people[Role.SUPERVISOR]
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE):
        desk.register.handling.advance(subject, StepForm(step, "Sudah."), boss, uuid4())
    desk.page.refresh()
    return subject


def contact(desk: HandlingDesk, on: str | None = None, time: str | None = None) -> None:
    """Fill in and save a contact that reached."""
    form = desk.page.handling.form
    desk.page.handling.ask(CONTACT)
    form.reach.setCurrentIndex(form.reach.findData(Reach.REACHED))
    if on is not None:
        form.on.setText(on)
    if time is not None:
        form.time.setText(time)
    desk.save()
