"""The quiet lines under the form: somebody who is known already, something that may be recorded already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from frontoffice.domain import dates
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import Complainant, Identity, Intake
from frontoffice.domain.people import NIK_DIGITS
from frontoffice.errors import Problem
from frontoffice.register.projection.text_tokens import tokens
from frontoffice.ui.intake.intake_fields import COMPLAINANT, complainant_fields
from frontoffice.ui.widgets.form import load_ui

if TYPE_CHECKING:
    from frontoffice.register.queries.resemblance import Similar
    from frontoffice.register.register import Register


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
        load_ui("intake/intake_hints", into=self)
        self._register = register
        self._known: Complainant | None = None
        self._typed = Complainant()  # without what was filled in from here
        self._given: Complainant | None = None  # whom it was filled in of
        self._similar: UUID | None = None
        self.similar_open.clicked.connect(self.open)
        self.clear()

    def clear(self) -> None:
        """Know nothing."""
        self._show_known((), None)
        self._show_similar(None, "")

    def look_up(self, intake: Intake, found: Iterable[Problem], itself: UUID | None) -> None:
        """Look up what ``intake`` reminds of; ``itself`` is the complaint being amended. Raises Unavailable."""
        now = intake.complainant
        if self._given is None or not _stands(now, self._typed, self._given):
            self._typed, self._given = now, None
        people = self._people() if itself is None else ()
        self._show_known(people, self._next(people))
        taken = [problem for problem in found if problem.code == IntakeRefusal.EXTERNAL_ID_TAKEN]
        if taken:
            words = self.tr("This item is recorded already: {number}.")
            subject = taken[0].facts["subject"]
            self._show_similar(subject if isinstance(subject, UUID) else None, words.format(**taken[0].facts))
            return
        others = [one for one in self._register.search.similar(intake) if one.subject != itself]
        self._show_similar(others[0].subject if others else None, self._words(others))

    def fill_in(self) -> None:
        """Give what is known of the complainant; the form keeps what was typed. Once more gives the next one known."""
        if self._known is not None:
            self._given = self._known
            self.filled.emit(complainant_fields(self._known))

    def open(self) -> None:
        """Open what may be the same."""
        if self._similar is not None:
            self.opened.emit(self._similar)

    def _people(self) -> tuple[Complainant, ...]:
        """Those known who may be meant by what was typed, and of whom more is known than that."""
        typed = self._typed
        if not (typed.phone or typed.nik) or typed.identity is Identity.ANONYMOUS:
            return ()
        known = self._register.search.known(typed.phone, typed.nik)
        return tuple(one for one in known if _may_be(typed, one) and _has_more(typed, one))

    def _next(self, people: tuple[Complainant, ...]) -> Complainant | None:
        if self._given is None or self._given not in people:
            return people[0] if people else None
        return people[(people.index(self._given) + 1) % len(people)] if len(people) > 1 else None

    def _show_known(self, people: tuple[Complainant, ...], person: Complainant | None) -> None:
        self._known = person
        self.known_banner.setVisible(person is not None)
        if person is not None:
            person_text = ", ".join(part for part in (person.name, person.address, person.regency) if part)
            one, of_many = self.tr("Known here: {person}"), self.tr("Known here ({no} of {count}): {person}")
            text = of_many if len(people) > 1 else one
            self.known_text.setText(text.format(person=person_text, no=people.index(person) + 1, count=len(people)))

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
            "nik": self.tr("same identity number"),
            "application_no": self.tr("same application number"),
            "external_id": self.tr("same letter number or id"),
            "text": self.tr("similar words"),
        }[first.why]
        words = self.tr("Perhaps recorded already: {number} of {day}, {why}.")
        text = words.format(number=first.number_text, day=dates.short(first.recorded_on), why=why)
        more = self.tr(" And {count} more.").format(count=len(others) - 1) if len(others) > 1 else ""
        return text + more


def _stands(now: Complainant, typed: Complainant, given: Complainant) -> bool:
    """Whether what was filled in stands as it was given, beside what was typed."""
    return all(
        (getattr(typed, name) or getattr(given, name)) == getattr(now, name) for name in ("name", "nik", "phone")
    )


def _may_be(typed: Complainant, known: Complainant) -> bool:
    """Whether both may be one person: a family or an office has one telephone, and nobody gets another's NIK."""
    if typed.nik and typed.nik == known.nik:
        return True
    if known.nik and len(typed.nik) == NIK_DIGITS:  # a part decides nothing: it would be found out digit by digit
        return False
    typed_tokens, kept = tokens(typed.name), tokens(known.name)
    return all(any(word.startswith(part) for word in kept) for part in typed_tokens) or set(kept) <= set(typed_tokens)


def _has_more(typed: Complainant, known: Complainant) -> bool:
    return any(getattr(known, name) and not getattr(typed, name) for name in COMPLAINANT if name != "identity")
