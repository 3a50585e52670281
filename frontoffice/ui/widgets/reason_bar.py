"""Asks for a reason on the page itself: one line, F9 or Enter, and Esc; what was typed stays until it has counted."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.page_keys import WIDGETS_OWN, PageKey, bind_keys, keys_of

REASON_KEYS: Final = (PageKey("Return", "answer", within="reason"), PageKey("Enter", "answer", within="reason"))
(_SAVE,) = keys_of(WIDGETS_OWN, "save")
_LETTERS: Final = 40  # with what stands around it


class ReasonBar(QWidget):
    """A question and its answer. ``given`` carries the answer; the bar stays open until ``forget`` or ``leave``.

    ``action`` is the identity of what is asked for: the same for every try, so a retry never counts twice.
    """

    given = Signal(str)
    closed = Signal()

    reason_row: QBoxLayout
    reason_question: QLabel
    reason: QLineEdit
    reason_yes: QPushButton
    reason_no: QPushButton
    reason_problem: QLabel
    choice: QCheckBox

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action: UUID = new_id()
        self._purpose: object = None
        self._needed = True
        self._focus: FocusReturn | None = None
        form.load_ui("widgets/reason_bar", into=self)
        self.reason_yes.clicked.connect(self._answer)
        self.reason_no.clicked.connect(self.leave)
        self.choice.clicked.connect(lambda _on: self.reason.setFocus())
        bind_keys(self, REASON_KEYS, {"answer": self._answer})
        self.hide()

    def ask(
        self,
        purpose: object,
        question: str,
        confirm: str,
        *,
        needed: bool = True,
        proposed: str = "",
        choice: str = "",
    ) -> None:
        """Ask. What was typed for another ``purpose`` is forgotten; for the same one it is still there.

        ``choice`` is something that may be ticked beside the reason, "" for nothing.
        """
        if purpose != self._purpose:
            self._purpose, self.action = purpose, new_id()
            self.reason.setText(proposed)
            self.reason.selectAll()
            self.choice.setChecked(False)
        if self.isHidden():
            self._focus = FocusReturn(self.parentWidget() or self, lambda: None)
            self._focus.remember()
        self._needed = needed
        self.reason_question.setText(question)
        self.reason.setAccessibleName(question)
        self.reason_yes.setText(f"{confirm} ({_SAVE})")
        self.choice.setText(choice)
        self.choice.setVisible(bool(choice))
        self.show_problem("")
        self.show()
        form.activate_layouts(self)
        self.reason.setFocus()
        form.scroll_into_view(self.reason)  # on a low screen it stands beneath what is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the line above the buttons if only a few letters would fit beside them."""
        super().resizeEvent(event)
        left = self.width() - self.reason_yes.sizeHint().width() - self.reason_no.sizeHint().width()
        is_narrow = left < _LETTERS * self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        self.reason_row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def event(self, event: QEvent) -> bool:
        """Take F9 before the page's own, while the keys are here: what it would save is not what was asked."""
        if event.type() is QEvent.Type.ShortcutOverride and _answers(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by F9, ignoring auto-repeat."""
        if not _answers(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._answer()

    def confirm(self) -> None:
        """Give the answer as it stands."""
        self._answer()

    def show_problem(self, text: str) -> None:
        """Show a problem under the line; "" for nothing."""
        form.show_beside(self, "reason", text)

    @property
    def purpose(self) -> object:
        """Purpose of the last question."""
        return self._purpose

    def forget(self) -> None:
        """Close the bar after a recording or for another complaint, and start anew the next time."""
        self._purpose = None
        self.reason.clear()
        self.choice.setChecked(False)
        self.show_problem("")
        self.hide()

    def leave(self) -> None:
        """Close without an answer; the typed text waits for the same question, and the keys are whose they were."""
        self.hide()
        self.closed.emit()
        if self._focus is not None:
            self._focus.give_back()
            self._focus = None

    def _answer(self) -> None:
        answer = one_line(self.reason.text())
        if self._needed and not answer:
            self.show_problem(wording.problem(Problem("why", FieldRefusal.WHY_MISSING)))
            self.reason.setFocus()
        else:
            self.given.emit(answer)


def _answers(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F9 and not event.modifiers()
