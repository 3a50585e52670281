"""The papers of a complaint behind one key: a digit makes one, and where the office numbers them, asks its number."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from frontoffice.documents.case_file import NAMES, NUMBERED, DocumentKind, DocumentRequest
from frontoffice.documents.office_documents import LETTERS, refusal
from frontoffice.domain import people
from frontoffice.domain.complainants import Addressee, addressees, everybody
from frontoffice.domain.complaint import Complaint, Identity
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.field_labels import confidential_text
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.reason_bar import ReasonBar

# --- What leads out of the way, behind one key: ways out of the cycle, another review, cancelling; each has a
# key ---

_HELD: Final = "Alt+"  # an open menu takes its lines with and without it
Line = tuple[str, str, str, Callable[[], object]]  # key, words, why not ("" when it may be done), what it does


class MoreMenu(QMenu):
    """Lines with their keys as the page has them; what may not be done now is dimmed, with its reason beside it.

    Where the screen is too low for one column or too narrow for the reasons, the lines stand without them: the key
    says it on the page.
    """

    def open(self, lines: Iterable[Line], under: QWidget) -> None:
        """Show these lines below their button, or above it near the edge of the screen."""
        shown = tuple(lines)
        self._fill(shown, with_reasons=True)
        room = self.screen().availableSize()
        wanted = self.sizeHint()
        if wanted.width() > room.width() or wanted.height() >= room.height():
            self._fill(shown, with_reasons=False)
        self.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _fill(self, lines: Iterable[Line], *, with_reasons: bool) -> None:
        self.clear()
        for key, text, why, take in lines:
            named = key.replace(_HELD, "&", 1)
            action = self.addAction(f"{named} {plain_text.caption(text)}")
            if why and with_reasons:
                action.setText(f"{action.text()}   ({plain_text.caption(why)})")
            action.setEnabled(not why)
            action.triggered.connect(lambda _checked=False, take=take: take())


# --- document menu ---

_NOTHING: Final = UUID(int=0)
_DIGITS: Final = 9


class DocumentMenu(QMenu):
    """``asked`` carries the kind of document; its names are those on paper.

    What cannot be made now is dimmed, with its reason beside it.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kinds = {kind: self.addAction("") for kind in DocumentKind}
        for kind, action in self._kinds.items():
            action.triggered.connect(lambda _checked=False, kind=kind: self.asked.emit(kind))
        self.show_reasons({})

    def show_reasons(
        self, reasons: Mapping[DocumentKind, str], offered: Container[DocumentKind] = frozenset(DocumentKind)
    ) -> None:
        """Disable the papers with a reason against them; hide those not offered."""
        for place, (kind, action) in enumerate(self._kinds.items(), start=1):
            action.setVisible(kind in offered)
            why = reasons.get(kind, "")
            action.setText(f"&{place} {NAMES[kind]}" + (f"   ({plain_text.caption(why)})" if why else ""))
            action.setEnabled(not why)


class AddresseeMenu(QMenu):
    """Menu for the addressee of a letter, among several complainants on one number.

    ``chosen`` carries all of them (None) or one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("To whom the letter goes"))

    def show_those(self, complaint: Complaint, *, revealed: bool) -> None:
        """Offer all, and each by name as far as it may be seen."""
        self.clear()
        everyone = everybody(complaint)
        self._add(1, self.tr("To all {count}").format(count=len(everyone)), None)
        for to, who in zip(addressees(complaint), everyone, strict=True):
            is_seen = revealed or who.identity is Identity.OPEN
            name = who.name if is_seen else confidential_text()
            self._add(to.place + 1, self.tr("Only to {no}. {name}").format(no=to.place, name=name), to)

    def _add(self, place: int, words: str, to: Addressee | None) -> None:
        key = f"&{place} " if place <= _DIGITS else ""
        action = self.addAction(key + plain_text.caption(words))
        action.triggered.connect(lambda _checked=False: self.chosen.emit(to))


class Papers(QObject):
    """Papers of the displayed complaint. ``wanted`` carries a ``DocumentRequest``, ``failed`` a sentence."""

    wanted = Signal(object)
    failed = Signal(str)
    closed = Signal()

    def __init__(self, register: Register, officer: Callable[[], Officer], place: QVBoxLayout, page: QWidget) -> None:
        super().__init__(page)
        self._register, self._officer = register, officer
        self._subject, self._revealed, self._kind = _NOTHING, False, DocumentKind.DOSSIER
        self._to: Addressee | None = None
        self._at = QPoint()
        self.addressees = AddresseeMenu(page)
        self.addressees.chosen.connect(self._ask_number)
        self.menu = DocumentMenu(page)
        self.menu.asked.connect(self.ask)
        self.menu.aboutToShow.connect(self._show_reasons)
        self.numbers = ReasonBar(place.parentWidget())
        self.numbers.given.connect(self._make)
        self.numbers.closed.connect(self.closed)
        place.addWidget(self.numbers)

    def show_for(self, subject: UUID, *, revealed: bool) -> None:
        """The papers are now about this complaint; ``revealed`` when its hidden name is shown to who is here."""
        if subject != self._subject:
            self.numbers.forget()
        self._subject, self._revealed = subject, revealed

    def open(self, under: QWidget) -> None:
        """Show the menu under its button."""
        self._at = under.mapToGlobal(QPoint(0, under.height()))
        self.menu.popup(self._at)

    def ask(self, kind: DocumentKind) -> None:
        """Make a paper of that kind, after questions for its addressee and number if necessary."""
        if kind not in self._available_kinds():
            return
        self._kind = kind
        why = self._reasons().get(kind, "")
        if why:
            self.failed.emit(why)
            return
        with show_errors(self.failed.emit) as read:
            complaint = self._register.complaints.get(self._subject)
        if not read.worked:
            return
        if kind in LETTERS and complaint.joined:
            self.addressees.show_those(complaint, revealed=self._revealed)
            self.addressees.popup(self._at)
        else:
            self._ask_number(None)

    def _ask_number(self, to: Addressee | None) -> None:
        kind, self._to = self._kind, to
        with show_errors(self.failed.emit) as read:
            number = self._register.documents.next_number() if kind in NUMBERED else ""
        if not read.worked:
            return
        if not number:
            self._make("")
            return
        question = self.tr("{paper}: its number. The next one here is proposed; empty for none.")
        purpose, confirm = (self._subject, kind, to), self.tr("Make it")
        self.numbers.ask(purpose, question.format(paper=NAMES[kind]), confirm, needed=False, proposed=number)

    def _available_kinds(self) -> tuple[DocumentKind, ...]:
        """Kinds of paper for this officer: for a mere reader the dossier, no letter."""
        return tuple(DocumentKind) if people.may(self._officer(), May.PRINT) else (DocumentKind.DOSSIER,)

    def _show_reasons(self) -> None:
        self.menu.show_reasons(self._reasons(), self._available_kinds())

    def _reasons(self) -> dict[DocumentKind, str]:
        """Reasons against making a paper now; unknown ones show on making it."""
        try:
            complaint, case = self._register.complaints.get(self._subject), self._register.handling.case(self._subject)
        except (Refused, Unavailable):
            return {}
        problems = {kind: refusal(kind, complaint, case) for kind in DocumentKind}
        return {kind: wording.problem(problem) for kind, problem in problems.items() if problem}

    def finish_paper(self, *, is_hidden: bool) -> str:
        """Message on a finished paper; ``is_hidden`` where its complainant is not named on it."""
        self.numbers.forget()
        parts = [self.tr("Made and written in the story. It is on no disk: print it, or save it ({key:preview.save}).")]
        if not people.may(self._officer(), May.PRINT):
            parts = [
                self.tr(
                    "Made, and written where readings are. It is on no disk: print it, or save it ({key:preview.save})."
                )
            ]
        if is_hidden:
            parts.append(
                self.tr(
                    "The name is hidden on it; {ask:complaint.reveal}show the identity{by:complaint.reveal} first to "
                    "have it there."
                )
            )
        return " \N{MIDDLE DOT} ".join(parts)

    def show_refusal(self, why: str) -> bool:
        """Show why no paper was made beside its number; False when no number is asked for."""
        if self.numbers.isVisible():
            self.numbers.show_problem(why)
            return True
        return False

    def leave(self) -> bool:
        """Close the question for the number if it is open; whether it was."""
        was_open = self.numbers.isVisible()
        if was_open:
            self.numbers.leave()
        return was_open

    def _make(self, number: str) -> None:
        self.wanted.emit(DocumentRequest(self._subject, self._kind, number, self._revealed, self._to))
