"""What stands in the form of a step, kept for who typed it: on the disk within a second, until it has counted.

An analysis takes an hour with a telephone beside it: the contact that is logged meanwhile, another complaint that is
looked at, another officer at the desk and a power cut leave it as it was. Once somebody else took the step, it is over,
and says nothing about the next time that the step is due.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import contact_attempts
from frontoffice.domain.cases.answer_medium import Medium, medium_of
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.drafts import step_form
from frontoffice.register.journal.draft_fields import HANDLES
from frontoffice.register.register import Register
from frontoffice.ui.complaint.step_form import StepPanel
from frontoffice.ui.complaint.step_writing import CONTACT, Purpose
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form_keeper import BEGAN, FormKeeper

_ACTION = "action"  # beside the fields: the identity of what is written, the same for every try


def times_taken(purpose: Purpose, case: Case | None) -> int:
    """How often that step was taken, in all cycles; what is no step never is."""
    return sum(one.step == purpose for cycle in case.cycles for one in cycle.steps) if case else 0


class StepDrafts(QObject):
    """Of one panel, which has one form at a time: of one person, about one complaint."""

    def __init__(self, panel: StepPanel, register: Register) -> None:
        super().__init__(panel)
        self._panel, self._register = panel, register
        self._subject: UUID | None = None
        self._taken = 0
        self.keeper = FormKeeper(register, self._fields, self)
        self.keeper.failed.connect(lambda failure: panel.show_problems((), wording.unavailable(failure)))
        panel.typed.connect(self.keeper.schedule_save)

    def put_by(self) -> None:
        """Another form, or none, takes its place: what stands there is safe before it is emptied."""
        self.keeper.put_by()

    def take_up(self, purpose: Purpose, complaint: Complaint, officer_id: UUID, taken: int) -> None:
        """Show what this person typed for it since it was ``taken`` so many times, in place of what is likely."""
        name = step_form(complaint.subject, purpose)
        self._fill(purpose, complaint)
        if self.keeper.is_open(name, officer_id):
            return
        self._subject, self._taken = complaint.subject, taken
        kept = self.keeper.take_up(name, officer_id, lambda: None)
        if kept:
            self._panel.write(kept)
            self._panel.action = UUID(kept[_ACTION])

    def mark_recorded(self) -> None:
        """It is an entry now."""
        self.keeper.drop()

    def _fields(self) -> dict[str, str]:
        return self._panel.read() | {
            _ACTION: str(self._panel.action),
            HANDLES: str(self._subject),
            BEGAN: str(self._taken),
        }

    def _fill(self, purpose: Purpose, complaint: Complaint) -> None:
        """What is likely: a contact was now; who was reached was informed on that day."""
        panel = self._panel
        if purpose == CONTACT and not panel.on.text():
            now = self._register.now().astimezone(dates.ZONES[complaint.zone])
            panel.channel.setEditText(self._likely_way(complaint))
            panel.on.setText(dates.in_digits(now.date()))
            panel.time.setText(f"{now:%H.%M}")
        elif purpose in RULES and "reached" in RULES[Step(purpose)].holds and not panel.on.text():
            reached = contact_attempts.reaching(self._register.handling.case(complaint.subject))
            if reached is not None and reached.on != self._register.today():
                panel.on.setText(dates.in_digits(reached.on))

    def _likely_way(self, complaint: Complaint) -> str:
        """By the written way it came, if that can be answered; else by telephone or e-mail where one is known."""
        who = complaint.intake.complainant
        telephone, chat, mail, _letter, _counter, sms, lapor = self._panel.ways()
        ways = {Medium.EMAIL: mail if who.email else "", Medium.SMS: sms, Medium.CHAT: chat, Medium.LAPOR: lapor}
        came = ways.get(medium_of(complaint.intake.channel, complaint.channel_name), "")
        return came or (telephone if who.phone else mail if who.email else "")
