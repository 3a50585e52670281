"""Assignee of a complaint, in the head of its page: taking it on, and handing it to somebody with a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import RULES, Step, next_step
from frontoffice.domain.complaint import CLOSED, Complaint
from frontoffice.domain.people import May, Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, plain_text, reading_order
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import keys_of
from frontoffice.ui.widgets.plain_text import ElidedText
from frontoffice.ui.widgets.reason_bar import ReasonBar

(TAKE_KEY,) = keys_of(COMPLAINT_KEYS, "take")
(HAND_KEY,) = keys_of(COMPLAINT_KEYS, "hand")
TAKE: Final = "take"
HAND: Final = "hand"
NOBODY: Final = ""
_NAME: Final = Qt.ItemDataRole.UserRole + 1


class AssigneeLine(QWidget):
    """Line for the assignee; ``written`` carries the subject after a change of assignee.

    ``said`` a sentence about it, with its state.

    ``asked`` is ``TAKE``, as its button asks for it. ``around`` has the question for another assignee.
    """

    written = Signal(object)
    said = Signal(str, str)
    asked = Signal(object)
    closed = Signal()

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget, around: QBoxLayout) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self._subject: UUID | None = None
        self._step: Step | None = None
        self._present = ""  # the officer id of who has it
        self.offered: tuple[tuple[str, str, str], ...] = ()  # what is asked, its words, its key
        self.who = plain_text.label(level="muted", parent=self)
        self.who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whose = ElidedText(self.who)
        self.take_button = QPushButton(self)
        self.take_button.setProperty("quiet", True)
        self.take_button.clicked.connect(lambda: self.asked.emit(TAKE))
        self.bar = ReasonBar(around.parentWidget())
        around.addWidget(self.bar)
        self.to = QComboBox(self.bar)
        self.to.setPlaceholderText(self.tr("Choose a name"))
        reading_order.name(self.to, self.tr("Whose work it is from now on"))
        self.to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.child(self.bar, QVBoxLayout, "reason_box").insertWidget(1, self.to)  # wide, on a line of its own
        self.bar.hide()
        self.bar.given.connect(self._hand)
        self.bar.closed.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.who, 1)
        row.addWidget(self.take_button)

    def show_for(self, complaint: Complaint, case: Case) -> None:
        """Show the assignee, and the actions permitted to this officer."""
        if self._subject != complaint.subject:
            self.bar.forget()
        self._subject = complaint.subject
        self._step = next_step(complaint.status, complaint.intake.kind)
        self._present = case.assignee.officer_id if case.assignee else ""
        officer, has, is_open = self._officer(), case.assignee, complaint.status not in CLOSED
        mine = has is not None and has.officer_id == str(officer.officer_id)
        whose = self._whose(has.name if has else "", case.team.text, mine=mine)
        self.whose.show(whose + (self._away(has.officer_id, has.role) if has and is_open else ""))
        found = []
        if is_open and assigning.may_have(officer) and not mine:
            found.append((TAKE, self.tr("Take it over") if has else self.tr("Take it on"), TAKE_KEY))
        if is_open and people.may(officer, May.CONTACT) and assigning.may_pass_on(officer, has):
            found.append((HAND, self.tr("Hand it over..."), HAND_KEY))
        self.offered = tuple(found)
        first = [f"{plain_text.caption(text)} ({key})" for what, text, key in found if what == TAKE and not has]
        self.take_button.setText(first[0] if first else "")
        self.take_button.setVisible(bool(first))
        self.setVisible(bool(found) or has is not None or bool(case.team.text))
        if HAND not in (what for what, *_ in found):
            self.bar.forget()

    def leave(self) -> bool:
        """Close the question for a new assignee; whether it was open."""
        was_open = not self.bar.isHidden()
        if was_open:
            self.bar.leave()
        return was_open

    def ask(self, what: object) -> None:
        """Assign the complaint to oneself, or ask for another assignee."""
        if self._subject is None:
            return
        if what == TAKE:
            with show_errors(self._on_failed) as writing:
                self._register.assignments.assign_to_self(self._subject, self._officer(), new_id())
            if writing.worked:
                self._report_done(self.tr("This complaint is your work now."))
            return
        self.to.clear()
        not_to = {str(self._officer().officer_id), self._present}
        for who in self._register.assignments.possible():
            if str(who.officer_id) not in not_to:
                remark = self._next_of_others(who.role) + self._away(str(who.officer_id), who.role)
                self.to.addItem(f"{who.name} \N{MIDDLE DOT} {wording.word(who.role)}{remark}", str(who.officer_id))
                self.to.setItemData(self.to.count() - 1, who.name, _NAME)
        self.to.addItem(self.tr("Nobody: it waits for all of the role again"), NOBODY)
        self.to.setCurrentIndex(-1)  # nobody is handed a complaint by an Enter too many
        question = self.tr("Whose work is it from now on, and what do they have to know?")
        self.bar.ask((HAND, self._subject), question, self.tr("Hand it over"))
        self.to.setFocus()

    def _hand(self, note: str) -> None:
        subject, to, action = self._subject, self.to.currentData(), self.bar.action
        if subject is None:
            return
        if self.to.currentIndex() < 0:
            self.bar.show_problem(self.tr("Choose whose work it is from now on."))
            self.to.setFocus()
            return
        with show_errors(self.bar.show_problem) as writing:
            if to == NOBODY:
                self._register.assignments.release(subject, note, self._officer(), action)
            else:
                self._register.assignments.hand(subject, UUID(to), note, self._officer(), action)
        if writing.worked:
            self.bar.forget()
            name = self.to.currentData(_NAME)
            passed_on = (
                self.tr("Handed over to {}.").format(name) if name else self.tr("It waits for all of the role again.")
            )
            self._report_done(passed_on)

    def _report_done(self, text: str) -> None:
        self.written.emit(self._subject)
        self.said.emit(text, "done")

    def _on_failed(self, text: str) -> None:
        self.said.emit(text, "late")

    def _next_of_others(self, role: str) -> str:
        """A remark where the next step belongs to other roles; "" where they may do it."""
        if self._step is None or role in people.roles_that(RULES[self._step].may):
            return ""
        return self.tr(", the next step is done by others")

    def _away(self, who: str, role: str) -> str:
        """Format an officer's last day of absence, with the stand-in for the next step if it is of their role.

        "" for who is there.
        """
        absence = self._register.absences.of(who)
        if absence is None:
            return ""
        last = dates.without_weekday(absence.last)
        if self._step is None or role not in people.roles_that(RULES[self._step].may):
            return self.tr(", away until {}").format(last)
        stand_in = self._register.absences.stand_in(absence.officer, self._step)
        if not stand_in:
            return self.tr(", away until {}, no substitute").format(last)
        return self.tr(", away until {last}, substitute {name}").format(last=last, name=stand_in)

    def _whose(self, name: str, team: str, *, mine: bool) -> str:
        if mine:
            return self.tr("Handled by you")
        if not name and team:
            return self.tr("Handled by the {}").format(wording.handler_text(name, team))
        return self.tr("Handled by {}").format(name) if name else self.tr("Handled by nobody yet")
