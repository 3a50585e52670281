"""The row of actions on a complaint: a button and a key for each, and for what may not be done, the reason why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem
from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.page_keys import bind_keys


class Action(StrEnum):
    """What can be done with a complaint, in the order of the buttons."""

    BACK = "back"
    AMEND = "amend"
    PRINT = "print"
    PAPERS = "papers"
    ATTACHMENTS = "attachments"
    REVEAL = "reveal"
    SP4N = "sp4n"
    CANCEL = "cancel"


_ICONS: Final[Mapping[Action, str]] = {
    Action.BACK: "left",
    Action.AMEND: "draft",
    Action.PRINT: "print",
    Action.PAPERS: "draft",
    Action.ATTACHMENTS: "add",
    Action.REVEAL: "eye",
    Action.SP4N: "record",
    Action.CANCEL: "cancel",
}
_KEYS: Final = {one.action: one for one in COMPLAINT_KEYS if one.action in set(Action)}


class ComplaintActions(QWidget):
    """``asked`` carries the Action; ``denied`` carries the sentence that says why its key does nothing now."""

    asked = Signal(object)
    denied = Signal(str)

    def __init__(self, place: QWidget, page: QWidget) -> None:
        super().__init__(place)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        flow = FlowLayout(self)
        self.buttons: dict[Action, QPushButton] = {}
        self._why: dict[Action, str] = {}
        names = self._names()
        for action, icon in _ICONS.items():
            button = QPushButton(f"{names[action]} ({_KEYS[action].key})", self)
            button.setProperty("icon_name", icon)
            button.setObjectName(f"{action}_button")
            button.clicked.connect(lambda _checked, action=action: self._pressed(action))
            flow.addWidget(button)
            self.buttons[action] = button
        bind_keys(page, _KEYS.values(), {action: partial(self._pressed, action) for action in Action})
        theme.dress(self)

    def show_for(self, complaint: Complaint | None, officer: Officer, *, revealed: bool) -> None:
        """Enable what this officer may do with this complaint as it stands; a tooltip says why the rest is not."""
        for action, button in self.buttons.items():
            why = self._why_not(action, complaint, officer, revealed) if complaint else ""
            button.setEnabled(not why and (complaint is not None or action is Action.BACK))
            plain_text.set_tool_tip(button, why)
            self._why[action] = why

    def _pressed(self, action: Action) -> None:
        button = self.buttons[action]
        if button.isEnabled():
            self.asked.emit(action)
        elif self._why.get(action):
            self.denied.emit(self._why[action])

    def _why_not(self, action: Action, complaint: Complaint, officer: Officer, revealed: bool) -> str:
        right = _KEYS[action].may
        if right is not None and not people.may(officer, right):
            return wording.problem(Problem("", AccessRefusal.NOT_ALLOWED, {"role": officer.role, "what": right}))
        if action is Action.REVEAL and (revealed or not field_labels.has_hidden(complaint)):
            return self.tr("Nothing about this complainant is hidden.")
        if complaint.status in CLOSED and complaint.status is not Status.CANCELLED and action is Action.CANCEL:
            return wording.problem(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        if complaint.status is Status.CANCELLED and action in (Action.AMEND, Action.CANCEL):
            return wording.problem(Problem("", StepRefusal.ALREADY_CANCELLED))
        return ""

    def _names(self) -> dict[Action, str]:
        return {
            Action.BACK: self.tr("Back"),
            Action.AMEND: self.tr("Amend"),
            Action.PRINT: self.tr("Print resi again"),
            Action.PAPERS: self.tr("Letters"),
            Action.ATTACHMENTS: self.tr("Attachments"),
            Action.REVEAL: self.tr("Show identity"),
            Action.SP4N: self.tr("SP4N-LAPOR!"),
            Action.CANCEL: self.tr("Cancel complaint"),
        }
