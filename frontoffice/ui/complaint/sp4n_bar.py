"""The bridge to SP4N-LAPOR! on a complaint's page: the text to paste there is copied, its number there is asked."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.register.commands.sp4n import text_for_sp4n
from frontoffice.register.projection.sp4n_projection import DONE
from frontoffice.register.register import Register
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.reason_bar import ReasonBar


class Sp4nBar(QObject):
    """Asks under which number a complaint stands in SP4N-LAPOR!; ``written`` carries the complaint's subject."""

    written = Signal(object)

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        around: QVBoxLayout,
        page: QWidget,
        say: Callable[[str, str], object],
    ) -> None:
        super().__init__(page)
        self._register, self._officer, self._say = register, officer, say
        self._subject = UUID(int=0)
        self.bar = ReasonBar(page)
        around.addWidget(self.bar)
        self.bar.given.connect(self._on_given)

    def ask(self, complaint: Complaint) -> None:
        """Copy the text without what is confidential, and ask for the number that SP4N-LAPOR! gave."""
        known = self._register.sp4n.of(complaint.subject)
        self._subject = complaint.subject
        QGuiApplication.clipboard().setText(text_for_sp4n(complaint))
        question = self.tr(
            "The text for SP4N-LAPOR! is copied, without who complained: paste it there, then write its number here."
        )
        self.bar.forget()
        self.bar.ask(
            complaint.subject,
            question,
            self.tr("Write it down"),
            proposed=known.number if known else "",
            choice=self.tr("Finished there"),
        )
        self.bar.choice.setChecked(known is not None and known.state == DONE)

    def leave(self) -> bool:
        """Close it; whether it was open."""
        was_open = self.bar.isVisible()
        if was_open:
            self.bar.leave()
        return was_open

    def _on_given(self, number: str) -> None:
        subject, action = self._subject, self.bar.action
        with show_errors(self.bar.show_problem) as writing:
            self._register.sp4n.enter(subject, number, self._officer(), action, done=self.bar.choice.isChecked())
        if writing.worked:
            self.bar.forget()
            self.written.emit(subject)
            self._say(self.tr("Written down: in SP4N-LAPOR! under number {}.").format(number.strip()), "done")
