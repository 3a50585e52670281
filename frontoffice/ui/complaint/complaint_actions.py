"""The row of actions on a complaint: a button and a key for each, and for what may not be done, the reason why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Problem
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.flow_layout import FlowLayout


class Action(StrEnum):
    """What can be done with a complaint, in the order of the buttons."""

    BACK = "back"
    AMEND = "amend"
    PRINT = "print"
    PAPERS = "papers"
    REVIEW = "review"
    REVEAL = "reveal"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class _Button:
    key: str
    icon: str
    may: May | None = None


_BUTTONS: Mapping[Action, _Button] = {
    Action.BACK: _Button("Esc", "left"),
    Action.AMEND: _Button("E", "draft", May.AMEND),
    Action.PRINT: _Button("P", "print", May.PRINT),
    Action.PAPERS: _Button("O", "draft", May.PRINT),
    Action.REVIEW: _Button("R", "check", May.REVIEW),
    Action.REVEAL: _Button("I", "eye", May.REVEAL),
    Action.CANCEL: _Button("C", "cancel", May.CANCEL),
}


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
        names = self._names()
        for action, told in _BUTTONS.items():
            button = QPushButton(f"{names[action]} ({told.key})", self)
            button.setProperty("icon_name", told.icon)
            button.setObjectName(f"{action}_button")
            button.clicked.connect(lambda _checked, action=action: self._pressed(action))
            flow.addWidget(button)
            self.buttons[action] = button
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(told.key), page, _presser(self._pressed, action), context=context)
        theme.dress(self)

    def show_for(self, complaint: Complaint | None, officer: Officer, *, revealed: bool) -> None:
        """Enable what this officer may do with this complaint as it stands; a tooltip says why the rest is not."""
        for action, button in self.buttons.items():
            why = self._why_not(action, complaint, officer, revealed) if complaint else ""
            button.setEnabled(not why and (complaint is not None or action is Action.BACK))
            button.setToolTip(why)

    def _pressed(self, action: Action) -> None:
        button = self.buttons[action]
        if button.isEnabled():
            self.asked.emit(action)
        elif button.toolTip():
            self.denied.emit(button.toolTip())

    def _why_not(self, action: Action, complaint: Complaint, officer: Officer, revealed: bool) -> str:
        right = _BUTTONS[action].may
        if right is not None and not people.may(officer, right):
            return wording.problem(Problem("", "not_allowed", {"role": officer.role, "what": right}))
        if action is Action.REVEAL and (revealed or not field_labels.has_hidden(complaint)):
            return self.tr("Nothing about this complainant is hidden.")
        if complaint.status in CLOSED and complaint.status is not Status.CANCELLED and action is Action.CANCEL:
            return wording.problem(Problem("", "already_closed", {"status": complaint.status}))
        if complaint.status is Status.CANCELLED and action in (Action.AMEND, Action.REVIEW, Action.CANCEL):
            return wording.problem(Problem("", "already_cancelled"))
        return ""

    def _names(self) -> dict[Action, str]:
        return {
            Action.BACK: self.tr("Back"),
            Action.AMEND: self.tr("Amend"),
            Action.PRINT: self.tr("Print resi again"),
            Action.PAPERS: self.tr("Letters"),
            Action.REVIEW: self.tr("Review"),
            Action.REVEAL: self.tr("Show identity"),
            Action.CANCEL: self.tr("Cancel complaint"),
        }


def _presser(press: Callable[[Action], None], action: Action) -> Callable[[], None]:
    return lambda: press(action)
