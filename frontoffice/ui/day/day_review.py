"""The supervisor's ticks on the day's page: one key a line, a note with it, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from frontoffice.domain import people
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Status
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.typed_text import as_sentence, one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.day.day_undo import DayUndo
from frontoffice.ui.day.day_words import is_undecided
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from frontoffice.register.register import Register
    from frontoffice.ui.day.day_form import DayForm


class DayReview(QObject):
    """Of one page. A try that failed is tried again as the same action, so it counts once.

    ``ticked`` carries the complaint and the row that it stood in.
    """

    ticked = Signal(object, int)

    def __init__(
        self, page: DayForm, register: Register, officer: Callable[[], Officer], clock: Callable[[], float]
    ) -> None:
        super().__init__(page)
        self.undo = DayUndo(page, register, officer, clock)
        self._page, self._register, self._officer = page, register, officer
        self._tries: dict[UUID, UUID] = {}
        self._writer = officer().officer_id
        self._notes: dict[UUID, str] = {}  # of those who are not here now

    def hand_over(self) -> None:
        """Show the note that the person who is here typed; what another one typed waits for them."""
        me, note = self._officer().officer_id, self._page.review_note
        if me != self._writer:
            self._notes[self._writer] = note.text()
            note.setText(self._notes.pop(me, ""))
            self._writer = me

    def tick(self) -> None:
        """Mark the line as reviewed, with what stands in the note."""
        page, line = self._page, self._page.marked
        if line is None or not people.may(self._officer(), May.REVIEW):
            return
        if line.status == Status.CANCELLED:
            page.say(wording.problem(Problem("", StepRefusal.ALREADY_CANCELLED)), "soon")
            return
        if line.reviewed_by and not is_undecided(line):
            already = self.tr("{} was reviewed by {} already.")
            page.say(as_sentence(already.format(line.number_text, line.reviewed_by)), "soon")
            return
        action, note = self._tries.setdefault(line.subject, new_id()), one_line(page.review_note.text())
        with show_errors(page.say, page.say_refused) as writing:
            self._register.handling.review(line.subject, note, self._officer(), action)
        if writing.worked:
            del self._tries[line.subject]
            self._report_ticked(line.subject, line.number_text)

    def _report_ticked(self, subject: UUID, number: str) -> None:
        row = self._page.lines.currentIndex().row()
        self._page.review_note.clear()
        self._page.say(self.tr("{} is ticked as reviewed.").format(number), "done")
        self.ticked.emit(subject, row)
        self.undo.offer(subject, number)
