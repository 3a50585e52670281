"""What a list rests on: said, and written down as compared, where it is kept; quietly where it is chosen from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import OWN
from frontoffice.register.register import Register
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine


class ListBasis(QWidget):
    """The rule that a list rests on, when the office compared it, and the button for that. ``compared`` follows it."""

    compared = Signal()

    def __init__(self, register: Register, officer: Callable[[], Officer], message: MessageLine, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._register, self._officer, self._message = register, officer, message
        self._of, self._action = "", new_id()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.source = plain_text.label(level="muted", parent=self)
        self.source.setWordWrap(True)
        self.compare = QPushButton(self.tr("Compared with it today"))
        self.compare.setObjectName(f"{name}_compare")
        self.compare.setProperty("quiet", True)
        self.compare.clicked.connect(self._compare)
        inside.addWidget(self.source)
        inside.addWidget(self.compare, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_of(self, of: str, called: str = "") -> None:
        """Show it of a list; ``called`` is the list's name where it stands beside another's. Raises Unavailable."""
        if of != self._of:
            self._of, self._action = of, new_id()
        lists = self._register.reference_data
        rule = lists.list_source(of)
        checked_on = lists.list_checked_on(of) if rule else None
        text = self.tr("Rests on: {rule}. The office has not compared the list with it yet.")
        if rule == OWN:
            text = self.tr("Rests on: {rule}.")
        elif checked_on is not None:
            text = self.tr("Rests on: {rule}. Compared by the office on {day}.")
        words = text.format(rule=rule, day=dates.in_digits(checked_on) if checked_on else "")
        self.source.setText(f"{called}. {words}" if called else words)
        self.setVisible(bool(rule))
        self.compare.setHidden(rule == OWN)

    def _compare(self) -> None:
        with show_errors(self._message.show) as writing:
            today = self._register.today()
            self._register.reference_data.check_list(self._of, today, self._officer(), self._action)
        if writing.worked:
            self._action = new_id()
            self.compared.emit()


def say_unchecked(chosen_from: QWidget, source: str) -> None:
    """Say of a list what it rests on with which the office has not compared it yet; "" where there is nothing to say.

    In the empty field of a combo, which typing covers, and in the tooltip of every widget.
    """
    translate = QCoreApplication.translate
    words = translate("ListBasis", "List not compared by the office yet") if source else ""
    line = chosen_from.lineEdit() if isinstance(chosen_from, QComboBox) else None
    if line is not None:
        line.setPlaceholderText(words)
    rests = translate("ListBasis", "{unchecked}. It rests on: {rule}.")
    plain_text.set_tool_tip(chosen_from, rests.format(unchecked=words, rule=source) if source else "")
