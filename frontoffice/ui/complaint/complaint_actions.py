"""The row of actions on a complaint: for each a button, a key, why it may not be done, and what is asked before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people, switches
from frontoffice.domain.cases import deadlines, void_steps
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.codes import AccessRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.people import May, Officer, Role
from frontoffice.errors import Problem
from frontoffice.register.commands.print_job import UNSENT, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.ui.complaint.document_menu import Line
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, keys_of

# --- Every key of the complaint's page: its actions, the steps of its handling, and what it shows ---

COMPLAINT_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("Alt+E", "amend", May.AMEND),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Alt+O", "papers", May.EXPORT),
    PageKey("Alt+A", "attachments"),
    PageKey("Return", "show_attachment", within="attached_strip"),
    PageKey("Enter", "show_attachment", within="attached_strip"),
    PageKey("Alt+R", "review", May.REVIEW),
    PageKey("Alt+I", "reveal", May.REVEAL),
    PageKey("Alt+X", "cancel", May.CANCEL),
    PageKey("Alt+W", "sp4n", May.CONTACT),
    PageKey("Alt+C", "write_note", May.CONTACT),
    PageKey("Alt+Z", "correct"),  # whoever may take the last step, or decides: correction_refusal
    PageKey("Alt+V", "extend", May.DECIDE),
    PageKey("Alt+U", "take", May.CONTACT),
    PageKey("Alt+H", "hand", May.CONTACT),
    PageKey("Ctrl+J", "explain_due"),
    PageKey("Ctrl+H", "show_earlier"),
    PageKey("Ctrl+W", "show_rest"),
    PageKey("Alt+J", "more"),
    PageKey("Ctrl+M", "show_who"),
    PageKey("Ctrl+B", "show_files"),
    PageKey("Alt+B", "others"),
    *(PageKey(f"Alt+{digit}", "step") for digit in "123456789"),  # in the order of the offer; RULES say who may
    PageKey("Alt+K", "contact", May.CONTACT),
    PageKey("Alt+F", "ask_for_papers", May.CONTACT),
    PageKey("Alt+M", "paper_came", May.CONTACT),
    PageKey("Alt+Q", "paper_came", May.CONTACT),
    PageKey("F9", "save"),  # while the form of a step is open
    PageKey("Ctrl+Return", "save"),
    PageKey("Ctrl+D", "change_day"),
    PageKey("Ctrl+Space", "choose_phrase", within="text"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="text"),
    PageKey("Ctrl+Shift+C", "copy_answer", May.CONTACT),  # in the form of a contact, where letters are typed
    PageKey("Ctrl+Shift+J", "copy_answer_subject", May.CONTACT),
    PageKey("Ctrl+Shift+W", "open_chat", May.CONTACT),
    PageKey("Ctrl+Shift+K", "send_answer", May.CONTACT),
)


# --- complaint actions ---


class Action(StrEnum):
    """Action on a complaint, in the order of the buttons."""

    BACK = "back"
    AMEND = "amend"
    PRINT = "print"
    PAPERS = "papers"
    ATTACHMENTS = "attachments"
    REVEAL = "reveal"
    OTHERS = "others"
    NOTE = "write_note"
    SP4N = "sp4n"
    CORRECT = "correct"
    EXTEND = "extend"
    CANCEL = "cancel"


_IN_ROW: Final = (Action.AMEND, Action.PRINT, Action.PAPERS)  # what each hour needs; the rest is in the menu
_KEYS: Final = {one.action: one for one in COMPLAINT_KEYS if one.action in set(Action)}
(_MORE_KEY,) = keys_of(COMPLAINT_KEYS, "more")
GAP: Final = 8  # pixels between two buttons


_NO_CASE: Final = Case()
_OFF: Final = Problem("", StepRefusal.EXTENSION_OFF)


def _is_away(action: Action, officer: Officer) -> bool:
    """Return whether an action is useless to a mere reader, so that its button is hidden.

    Others are shown why they may not.
    """
    right = _KEYS[action].may
    is_refused = right is not None and not people.may(officer, right)
    return officer.role is Role.READER and (is_refused or action is Action.CORRECT)


class ComplaintActions(QWidget):
    """``asked`` carries the Action; ``denied`` carries the reason of a key without effect.

    ``others_asked`` carries whose other complainants have a page of their own to be shown on: the complaint's subject.

    What is seldom done has no button but a line of the menu (``behind``), which ``more`` asks for.
    """

    asked = Signal(object)
    others_asked = Signal(object)
    denied = Signal(str)
    more = Signal()

    def __init__(self, place: QWidget, page: QWidget, back: QPushButton) -> None:
        super().__init__(place)
        self.setObjectName("actions")
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        line = QHBoxLayout(self)
        line.setObjectName("action_line")
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        self._why: dict[Action, str] = {}
        self._complaint: Complaint | None = None
        self._case = _NO_CASE
        self._office: HandlingContext | None = None
        self._away: set[Action] = set()  # what is not offered at all to whoever only reads
        self._names = self._words()
        self.buttons: dict[Action, QPushButton] = {Action.BACK: back}
        for action in _IN_ROW:
            self.buttons[action] = QPushButton(self)
            self.buttons[action].setObjectName(f"{action}_button")
            line.addWidget(self.buttons[action])
        for action, button in self.buttons.items():
            button.setText(self._caption(action))
            button.clicked.connect(lambda _checked, action=action: self.take(action))
        self.more_button = QPushButton(self.tr("Other actions ({})").format(_MORE_KEY), self)
        self.more_button.clicked.connect(self.more)
        line.addWidget(self.more_button)
        line.addStretch()
        bind_keys(page, _KEYS.values(), {action: partial(self.take, action) for action in Action})

    def show_for(
        self,
        complaint: Complaint | None,
        officer: Officer,
        *,
        revealed: bool,
        case: Case = _NO_CASE,
        office: HandlingContext | None = None,
    ) -> None:
        """Enable the actions permitted to this officer on this complaint in its present state.

        A tooltip says why the rest is not.
        """
        self._complaint, self._case, self._office = complaint, case, office
        self._why = {one: self._why_not(one, complaint, officer, revealed) if complaint else "" for one in Action}
        self._away = {one for one in Action if _is_away(one, officer)}
        for action, button in self.buttons.items():
            button.setVisible(action not in self._away)
            button.setEnabled(self.may(action))
            plain_text.set_tool_tip(button, self._why[action])
        self.more_button.setEnabled(complaint is not None)

    def name_back(self, *, briefly: bool) -> None:
        """Label the back button by its key alone if there is no room beside the number."""
        self.buttons[Action.BACK].setText(_KEYS[Action.BACK].key if briefly else self._caption(Action.BACK))
        self.buttons[Action.BACK].setAccessibleName(self._caption(Action.BACK))

    def _caption(self, action: Action) -> str:
        return f"{self._names[action]} ({_KEYS[action].key})"

    def may(self, action: Action) -> bool:
        """Whether it may be done now."""
        return not self._why[action] and (self._complaint is not None or action is Action.BACK)

    def fit(self, steps: Iterable[QPushButton], room: int) -> None:
        """Show as many buttons as fit a line of ``room`` pixels, the first always; the menu has the rest."""
        left = room - self.more_button.sizeHint().width()
        wanted = [*steps, *(self.buttons[one] for one in _IN_ROW if one not in self._away)]
        has_room = True
        for place, button in enumerate(wanted):
            left -= button.sizeHint().width() + GAP
            has_room = has_room and left >= 0
            button.setVisible(has_room or not place)

    def behind(self) -> tuple[Line, ...]:
        """The lines of the menu: what has no button in sight."""
        extends = self._office is not None and bool(self._office.limits.amount(switches.EXTENSION))
        away = {Action.BACK, *self._away} | (set() if extends else {Action.EXTEND})
        away |= {action for action, button in self.buttons.items() if not button.isHidden()}
        shown = [one for one in Action if one not in away]
        return tuple((_KEYS[one].key, self._names[one], self._why[one], partial(self.take, one)) for one in shown)

    def take(self, action: Action) -> None:
        """Ask for it, as its key does, or say why it may not be done."""
        if action is Action.OTHERS and self._complaint is not None:
            self.others_asked.emit(self._complaint.subject)
        elif self.may(action):
            self.asked.emit(action)
        elif self._why[action]:
            self.denied.emit(self._why[action])

    def _why_not(self, action: Action, complaint: Complaint, officer: Officer, revealed: bool) -> str:
        right = _KEYS[action].may
        if right is not None and not people.may(officer, right):
            return wording.problem(Problem("", AccessRefusal.NOT_ALLOWED, {"role": officer.role, "what": right}))
        if action is Action.REVEAL and (revealed or not field_labels.has_hidden(complaint)):
            return self.tr("Nothing about this complainant is hidden.")
        if action in (Action.CORRECT, Action.EXTEND):
            return self._why_no_entry(action, complaint, officer)
        if complaint.status in CLOSED and complaint.status is not Status.CANCELLED and action is Action.CANCEL:
            return wording.problem(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        if complaint.status is Status.CANCELLED and action in (Action.AMEND, Action.CANCEL):
            return wording.problem(Problem("", StepRefusal.ALREADY_CANCELLED))
        return ""

    def _why_no_entry(self, action: Action, complaint: Complaint, officer: Officer) -> str:
        """Why the last step may not be corrected, or the time not be extended."""
        last = self._case.last
        if action is Action.CORRECT and last is None:
            return self.tr("No step was taken yet.")
        if action is Action.CORRECT and last is not None:
            problem = void_steps.correction_refusal(self._case, last.entry_id, officer)
        else:
            problem = deadlines.refusal(complaint, self._case, self._office) if self._office else _OFF
        return wording.problem(problem) if problem else ""

    def _words(self) -> dict[Action, str]:
        return {
            Action.BACK: self.tr("Back"),
            Action.AMEND: self.tr("Amend"),
            Action.PRINT: self.tr("Resi"),
            Action.PAPERS: self.tr("Letters"),
            Action.ATTACHMENTS: self.tr("Attachments"),
            Action.REVEAL: self.tr("Identity"),
            Action.OTHERS: self.tr("Complainants"),
            Action.NOTE: self.tr("Write a note"),
            Action.SP4N: self.tr("SP4N-LAPOR!"),
            Action.CORRECT: self.tr("Correct the last step"),
            Action.EXTEND: self.tr("Extend the time of the answer"),
            Action.CANCEL: self.tr("Cancel complaint"),
        }


# --- Questions on a complaint's page before an action: each question with its verb and its answer ---

Verb = Callable[[UUID, str, Officer, UUID], object]


@dataclass(frozen=True, slots=True)
class Question:
    """Question with the texts of its answer button and of its check box, if any.

    ``verb`` gives the call of the register that takes the answer, and ``done`` says that it was done; what is only
    printed has neither.
    """

    text: str
    confirm: str
    verb: Callable[[Register], Verb] | None = None
    done: str = ""
    choice: str = ""


def questions() -> Mapping[Action, Question]:
    """Questions in the language of the screen, by their action."""
    translate = QCoreApplication.translate
    return {
        Action.PRINT: Question(
            translate("ComplaintPage", "Why is the resi printed again? The paper says SALINAN."),
            translate("ComplaintPage", "Print"),
            choice=translate("ComplaintPage", "With every letter as it was written, as an ima&ge"),
        ),
        Action.REVEAL: Question(
            translate("ComplaintPage", "Why is the identity looked at? The reason and your name are written down."),
            translate("ComplaintPage", "Show it"),
            lambda register: register.complaints.reveal,
            translate("ComplaintPage", "The identity is shown until you leave this page."),
        ),
        Action.NOTE: Question(
            translate("ComplaintPage", "What shall all who work on this complaint know? The note stays in its story."),
            translate("ComplaintPage", "Write the note"),
            lambda register: register.complaints.write_note,
            translate("ComplaintPage", "The note stands in the story."),
        ),
        Action.CORRECT: Question(
            translate("ComplaintPage", "Why is the last step corrected? It stays readable, and counts for nothing."),
            translate("ComplaintPage", "Correct the step"),
            _correct_last,
            translate("ComplaintPage", "Corrected. The complaint stands as it stood before that step."),
        ),
        Action.CANCEL: Question(
            translate("ComplaintPage", "Why is it cancelled? The number stays in the register and is not used again."),
            translate("ComplaintPage", "Cancel the complaint"),
            lambda register: register.handling.cancel,
            translate("ComplaintPage", "Cancelled. The number stays in the register."),
        ),
    }


def _correct_last(register: Register) -> Verb:
    """Correct the last step at that time; the register says so where it may not be."""

    def correct(subject: UUID, why: str, by: Officer, action: UUID) -> object:
        last = register.handling.case(subject).last
        return register.handling.correct(subject, last.entry_id if last else action, why, by, action)

    return correct


def next_is_a_copy(complaint: Complaint, jobs: Iterable[PrintJob], joined: UUID | None = None) -> bool:
    """Return whether the next print is a SALINAN and so requires a reason.

    One may have come out before.

    Of the first complainant, or of who ``joined``.
    """
    states = [job.state for job in jobs if job.joined == joined]
    if any(state in UNSENT for state in states):
        return False  # that paper is taken up again
    elsewhere = joined is None and bool(complaint.papers_printed)
    return elsewhere or any(state not in (JobState.VOID, JobState.DROPPED) for state in states)
