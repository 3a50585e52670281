"""The quiet lines under the form: somebody who is known already, something that may be recorded already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from frontoffice.domain import dates
from frontoffice.domain.complaint import Complainant, Identity, Intake
from frontoffice.errors import Problem
from frontoffice.ui.form import draw
from frontoffice.ui.intake_fields import COMPLAINANT, complainant_fields

if TYPE_CHECKING:
    from frontoffice.register.register import Register
    from frontoffice.register.search import Similar


class IntakeHints(QWidget):
    """Shows what the register knows of a case; it never blocks. ``filled`` gives texts, ``opened`` a subject."""

    filled = Signal(object)
    opened = Signal(object)

    known_banner: QFrame
    known_text: QLabel
    known_fill: QPushButton
    similar_banner: QFrame
    similar_text: QLabel
    similar_open: QPushButton

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        draw("intake_hints", onto=self)
        self._register = register
        self._known: Complainant | None = None
        self._similar: UUID | None = None
        self.known_fill.clicked.connect(self.fill_in)
        self.similar_open.clicked.connect(self.open)
        self.clear()

    def clear(self) -> None:
        """Know nothing."""
        self._show_known(None)
        self._show_similar(None, "")

    def look(self, intake: Intake, found: Iterable[Problem], itself: UUID | None) -> None:
        """Look up what ``intake`` reminds of; ``itself`` is the complaint being amended. Raises Unavailable."""
        self._show_known(self._someone_known(intake.complainant) if itself is None else None)
        taken = [problem for problem in found if problem.code == "external_id_taken"]
        if taken:
            words = self.tr("This item is recorded already: {number}.")
            subject = taken[0].facts["subject"]
            self._show_similar(subject if isinstance(subject, UUID) else None, words.format(**taken[0].facts))
            return
        others = [one for one in self._register.similar(intake) if one.subject != itself]
        self._show_similar(others[0].subject if others else None, self._words(others))

    def fill_in(self) -> None:
        """Give what is known of the complainant; the form keeps what was typed."""
        if self._known is not None:
            self.filled.emit(complainant_fields(self._known))

    def open(self) -> None:
        """Open what may be the same."""
        if self._similar is not None:
            self.opened.emit(self._similar)

    def _someone_known(self, typed: Complainant) -> Complainant | None:
        if not (typed.phone or typed.nik) or typed.identity is Identity.ANONYMOUS:
            return None
        for person in self._register.known(typed.phone, typed.nik):
            if any(getattr(person, name) and not getattr(typed, name) for name in COMPLAINANT if name != "identity"):
                return person
        return None

    def _show_known(self, person: Complainant | None) -> None:
        self._known = person
        self.known_banner.setVisible(person is not None)
        if person is not None:
            told = ", ".join(part for part in (person.name, person.address, person.regency) if part)
            self.known_text.setText(self.tr("Known here: {person}").format(person=told))

    def _show_similar(self, subject: UUID | None, words: str) -> None:
        self._similar = subject
        self.similar_banner.setVisible(subject is not None)
        self.similar_text.setText(words)

    def _words(self, others: list[Similar]) -> str:
        if not others:
            return ""
        first = others[0]
        why = {
            "phone": self.tr("same telephone"),
            "nik": self.tr("same NIK"),
            "application_no": self.tr("same application number"),
            "external_id": self.tr("same letter number or id"),
            "text": self.tr("similar words"),
        }[first.why]
        words = self.tr("Perhaps recorded already: {number} of {day}, {why}.")
        text = words.format(number=first.number_text, day=dates.short(first.recorded_on), why=why)
        more = self.tr(" And {count} more.").format(count=len(others) - 1) if len(others) > 1 else ""
        return text + more
