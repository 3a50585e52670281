"""The quiet lines under the form: a known complainant, a possibly recorded complaint."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complainants import identity_key
from frontoffice.domain.complaint import Complainant, Identity, Intake
from frontoffice.domain.people import NIK_DIGITS, May, Officer, phone_digits
from frontoffice.errors import Problem
from frontoffice.register.projection.text_tokens import tokens
from frontoffice.ui.intake.intake_fields import COMPLAINANT, complainant_fields
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.reason_bar import ReasonBar

if TYPE_CHECKING:
    from frontoffice.register.queries.search import Similar
    from frontoffice.register.register import Register


class IntakeHints(QWidget):
    """Panel with known complainants and similar cases.

    It never blocks. ``filled`` gives texts, ``opened`` a subject.

    ``revealed``: a protected complainant may be filled in now.
    """

    filled = Signal(object)
    revealed = Signal()
    opened = Signal(object)

    known_banner: QFrame
    known_text: QLabel
    known_fill: QPushButton
    why_place: QLayout
    similar_banner: QFrame
    similar_text: QLabel
    similar_open: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        load_ui("intake/intake_hints", into=self)
        self._register, self._officer = register, officer
        self.reasons = ReasonBar(self)
        self.why_place.addWidget(self.reasons)
        self._focus: FocusReturn | None = None
        self.reasons.given.connect(self._reveal)
        self.reasons.closed.connect(self._give_back)
        self._known: Complainant | None = None
        self._typed = Complainant()  # without what was filled in from here
        self._given: Complainant | None = None  # whom it was filled in of
        self._numbers = ("", "")  # by which somebody is known: telephone, NIK or what stands in for it
        self._revealed: tuple[Complainant, ...] = ()  # for a reason, whose number that is
        self._is_protected = self._was_filled = False
        self._similar: UUID | None = None
        self.similar_open.clicked.connect(self.open)
        self.clear()

    def clear(self) -> None:
        """Know nothing; what was shown for a reason is asked for again."""
        self._forget_revealed(("", ""))
        self._is_protected = False
        self._show_known((), None)
        self._show_similar(None, "")

    @property
    def says_anything(self) -> bool:
        """Whether somebody or something is known."""
        return not (self.known_banner.isHidden() and self.similar_banner.isHidden())

    def look_up(self, intake: Intake, found: Iterable[Problem], itself: UUID | None) -> None:
        """Look up known persons and cases like ``intake``.

        ``itself`` is the complaint being amended. Raises Unavailable.
        """
        now = intake.complainant
        if self._given is None or not is_unchanged(now, self._typed, self._given):
            self._typed, self._given = now, None
        persons = self._people() if itself is None else ()
        self._show_known(persons, self._next(persons))
        self._show_protected(is_new=itself is None)
        taken = [problem for problem in found if problem.code == IntakeRefusal.EXTERNAL_ID_TAKEN]
        if taken:
            words = self.tr("This item is recorded already: {number}.")
            subject = taken[0].facts["subject"]
            self._show_similar(subject if isinstance(subject, UUID) else None, words.format(**taken[0].facts))
            return
        others = [one for one in self._register.search.similar(intake) if one.subject != itself]
        self._show_similar(others[0].subject if others else None, self._words(others))

    def fill_in(self) -> None:
        """Fill in a known complainant; the form keeps what was typed. Once more gives the next one known."""
        if self._known is not None:
            self._given, self._was_filled = self._known, True
            self.filled.emit(complainant_fields(self._known))
        elif self._is_protected and self._may_reveal() and self.reasons.isHidden():
            self._focus = FocusReturn(self.window(), lambda: None)
            self._focus.remember()
            question = self.tr("Why is it looked at who that is? The reason and your name are written down.")
            self.reasons.ask(self._numbers, question, self.tr("Fill in"))

    def open(self) -> None:
        """Open the similar complaint."""
        if self._similar is not None:
            self.opened.emit(self._similar)

    def _people(self) -> tuple[Complainant, ...]:
        """Known complainants matching the typed data and adding something to it."""
        typed = self._typed
        numbers = (typed.phone, identity_key(typed))
        if numbers != self._numbers and not any(_is_theirs(numbers, one) for one in self._revealed):
            self._forget_revealed(numbers)
        if not (typed.phone or typed.nik or typed.email or self._revealed) or typed.identity is Identity.ANONYMOUS:
            return ()
        known = (*self._revealed, *self._register.search.find_complainants(typed.phone, typed.nik, typed.email))
        return tuple(one for one in known if _may_be(typed, one) and _has_more(typed, one))

    def _next(self, persons: tuple[Complainant, ...]) -> Complainant | None:
        if self._given is None or self._given not in persons:
            return persons[0] if persons else None
        return persons[(persons.index(self._given) + 1) % len(persons)] if len(persons) > 1 else None

    def _show_known(self, persons: tuple[Complainant, ...], person: Complainant | None) -> None:
        self._known = person
        self.known_banner.setVisible(person is not None)
        if person is not None:
            person_text = ", ".join(part for part in (person.name, person.address, person.regency) if part)
            one, of_many = self.tr("Known here: {person}"), self.tr("Known here ({no} of {count}): {person}")
            text = of_many if len(persons) > 1 else one
            self.known_text.setText(text.format(person=person_text, no=persons.index(person) + 1, count=len(persons)))
            self.known_fill.show()

    def _show_protected(self, *, is_new: bool) -> None:
        """Show the notice for a number of a protected person, with any typed name.

        It is not to be found out by that.

        Where somebody open has that number, too, nothing is said: it would tell of them that they asked for confidence.
        """
        typed = self._typed
        is_asked = is_new and typed.identity is not Identity.ANONYMOUS and not self._revealed
        self._is_protected = (
            is_asked
            and not self._register.search.find_complainants(
                typed.phone, self._numbers[1]
            )  # a passport or NIB as well as a NIK
            and self._register.protected.is_known(*self._numbers)
        )
        if self._is_protected:
            self.known_banner.show()
            self.known_text.setText(self.tr("This number is that of a complainant whose identity is protected."))
            self.known_fill.setVisible(self._may_reveal())
        elif self._revealed and self._known is None and not self._was_filled:
            self.known_banner.show()
            self.known_text.setText(self.tr("Whose number it is differs from what was typed, or adds nothing to it."))
            self.known_fill.hide()

    def _may_reveal(self) -> bool:
        return people.may(self._officer(), May.REVEAL)

    def _give_back(self) -> None:
        if self._focus is not None:
            self._focus.give_back()

    def _forget_revealed(self, numbers: tuple[str, str]) -> None:
        self._numbers, self._revealed, self._was_filled = numbers, (), False
        self.reasons.forget()

    def _reveal(self, why: str) -> None:
        """Reveal the protected complainant for this reason and fill in the data."""
        with show_errors(self.reasons.show_problem) as revealing:
            self._revealed = self._register.protected.reveal(*self._numbers, why, self._officer())
            self._is_protected = False
        if revealing.worked:
            self.reasons.leave()
            self.reasons.forget()
            self.revealed.emit()

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
            "email": self.tr("same e-mail address"),
            "nik": self.tr("same identity number"),
            "application_no": self.tr("same application number"),
            "external_id": self.tr("same letter number or id"),
            "text": self.tr("similar words"),
        }[first.why]
        words = self.tr("Perhaps recorded already: {number} of {day}, {why}.")
        text = words.format(number=first.number_text, day=dates.short(first.recorded_on), why=why)
        more = self.tr(" And {count} more.").format(count=len(others) - 1) if len(others) > 1 else ""
        return text + more


def is_unchanged(now: Complainant, typed: Complainant, given: Complainant) -> bool:
    """Return whether the filled-in and typed values are unchanged in the form."""
    return all(
        (getattr(typed, name) or getattr(given, name)) == getattr(now, name) for name in ("name", "nik", "phone")
    )


def _is_theirs(numbers: tuple[str, str], one: Complainant) -> bool:
    phone, identity_no = phone_digits(numbers[0]), numbers[1]
    return (phone != "" and phone == phone_digits(one.phone)) or (
        identity_no != "" and identity_no == identity_key(one)
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
