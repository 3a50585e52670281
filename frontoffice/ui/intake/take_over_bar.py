"""Asks whoever comes to the counter whether they go on with what somebody else left in the form."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import announce


class TakeOverBar(QFrame):
    """``taken_over``: go on with it; ``begun_empty``: it waits as its writer's draft. Either closes the question."""

    taken_over = Signal()
    begun_empty = Signal()

    whose_text: QLabel
    take_over: QPushButton
    begin_empty: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/take_over_bar", into=self)
        for button, answer in ((self.take_over, self.taken_over), (self.begin_empty, self.begun_empty)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the question is open, also while the page is not in front."""
        return not self.isHidden()

    def ask(self, name: str, written_at: datetime, today: datetime, zone: str) -> None:
        """Ask about the form of this person, written last at a moment of ``today`` (UTC) or before."""
        time = dates.time_of_day(written_at, zone).partition(" ")[0]
        day = dates.local_date(written_at, zone)
        when = time if day == dates.local_date(today, zone) else f"{dates.in_digits(day)} {time}"
        self.whose_text.setText(self.tr("{name}'s form, {when}: go on with it?").format(name=name, when=when))
        self.show()
        self.focus()
        announce(self, self.whose_text.text())

    def confirm(self) -> None:
        """Go on with the form."""
        self.take_over.click()

    def focus(self) -> None:
        """Bring the keys to the answer that goes on."""
        if self.isVisible():
            self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)
