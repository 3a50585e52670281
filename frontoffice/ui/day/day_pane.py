"""The marked line of a day in full: whose it is, the whole story, and what the book says of it besides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from frontoffice.domain.cases.masked_case import mask_complaint
from frontoffice.ui.day import day_words
from frontoffice.ui.widgets import folding, form
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from frontoffice.domain.complaint import Complaint
    from frontoffice.register.queries.day_query import DayLine
    from frontoffice.register.register import Register

_BESIDE: Final = 100  # letters of average width, from which on the facts stand beside the story


class DayPane(QFrame):
    """Takes no focus: keys stay with the lines. ``open_button`` asks for the complaint's own page."""

    heading: QLabel
    where: QLabel
    story_area: QScrollArea
    story: QLabel
    facts: QLabel
    open_button: QPushButton

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._shown: tuple[DayLine | None, bool] = (None, False)
        form.load_ui("day/day_pane", into=self)
        self._row = form.child(self, QHBoxLayout, "inside_row")

    def show_line(self, line: DayLine | None, on: date, *, corrected: bool) -> None:
        """Show this line; the same one is not read again."""
        if line is None or self._shown == (line, corrected):
            return
        self._shown = (line, corrected)
        self.heading.setText(day_words.join_parts(line.number_text, line.name, line.phone))
        self.where.setText(day_words.outline(line, on))
        read = self._read(line)
        self.story.setText(read.intake.description if read else line.summary)
        facts = day_words.facts(line, read.last_paper if read else "", corrected=corrected)
        self.facts.setText("\n".join(f"{name}: {text}" for name, text in facts))
        self.story_area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show no line any more."""
        self._shown = (None, False)
        for part in (self.heading, self.where, self.story, self.facts):
            part.clear()

    def _read(self, line: DayLine) -> Complaint | None:
        """The complaint as anyone may read it; None where the entries cannot be read."""
        found: list[Complaint] = []
        with show_errors(lambda _why: None):
            found.append(mask_complaint(self._register.complaints.get(line.subject)))
        return found[0] if found else None

    def fold(self, width: int) -> None:
        """Let the facts stand beneath the story where there is no room beside it."""
        folding.fold(self._row, is_folded=width < _BESIDE * self.fontMetrics().averageCharWidth())
