"""The handover of the counter between shifts: what is open, what waits, who comes, and their own secret.

``handed`` carries who has the counter from now on; the window lets them go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.domain.shift import CounterState
from frontoffice.errors import Refused
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.queries.handovers import Handover
from frontoffice.register.register import Register
from frontoffice.ui.widgets import form, needed, text_size
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart, SeenSize

HANDOVER_KEYS: Final = (PageKey("F9", "save"), PageKey("Esc", "back"))
_LEAST: Final = 400  # pixels of each half
_NOTE: Final = (66, 110)  # pixels of its height
_HIGH: Final = 22  # lines of text, from which on there is room for everything


class HandoverPage(QWidget):
    """Handover of the work of a leaving officer, the present user.

    What is typed is forgotten when the page is opened anew.
    """

    handed = Signal(object)

    explanation: QLabel
    half_lines: QVBoxLayout
    open_panel: QWidget
    open_facts: QLabel
    hand_panel: QWidget
    note: BoundedText
    coming: QComboBox
    secret: QLineEdit
    hand_button: QPushButton
    handover_message_problem: QLabel
    handed_today: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self._begin()
        self._whose: UUID | None = None  # who noted what stands there
        form.load_ui("admin/handover_page", into=self)
        halves = (self.open_panel, self.hand_panel)
        FilledLines.into(self.half_lines, [LinePart(half, _LEAST, 1) for half in halves])
        self.coming.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name in ("coming", "secret"):
            needed.mark(form.child(self, QLabel, f"{name}_label"))
        self._seen = SeenSize(self)
        self._seen.changed.connect(self._fit)
        self._message = MessageLine(self.handover_message_problem)
        self.note.refused.connect(lambda why: form.show_beside(self, "note", why))
        self.secret.returnPressed.connect(self._hand)
        self.hand_button.clicked.connect(self._hand)
        bind_keys(self, HANDOVER_KEYS, {"save": self._hand, "back": self._back})

    def _fit(self) -> None:
        """Hide the explanation on a low screen, for the open work and the note."""
        is_low = self._seen.now().height() < _HIGH * self.fontMetrics().lineSpacing()
        self.explanation.setVisible(not is_low)
        least, most = _NOTE
        text_size.design(self.note, QSize(0, least), QSize(text_size.ANY, least if is_low else most))

    def start(self) -> None:
        """Prepare the form: this officer's notes of before stay, another one begins anew."""
        self._back()
        self.secret.clear()
        if self._whose != (whose := self._officer().officer_id):
            self._whose = whose
            self.note.clear()
            self._begin()
        self.coming.clear()
        self.refresh()
        self.note.setFocus()
        form.scroll_line_into_view(self.note)  # and no more than it: what is open stands above it

    def refresh(self) -> None:
        """Recount the open work, and list the possible successors; what was typed and chosen stays."""
        me = self._officer()
        with show_errors(self._message.show) as read:
            state = self._register.shifts.state(me)
            possible = self._register.shifts.possible(me)
            page = self._register.days.read(self._register.today(), DayFilter(counter=self._register.desk.counter))
        if not read.worked:
            return
        self.open_facts.setText("\n".join(self._facts(state)))
        self.handed_today.setText("\n".join(self._handover_lines(page.handed)))
        self.handed_today.setVisible(bool(page.handed))
        self._offer(possible)

    def _offer(self, possible: Sequence[Officer]) -> None:
        chosen = self.coming.currentData()
        self.coming.clear()
        self.coming.addItem(self.tr("Choose a name"), None)
        for one in possible:
            self.coming.addItem(one.name, one)
        rows = [row for row in range(1, self.coming.count()) if self._is(row, chosen)]
        self.coming.setCurrentIndex(rows[0] if rows else 0)

    def _is(self, row: int, chosen: object) -> bool:
        one = self.coming.itemData(row)
        return isinstance(one, Officer) and isinstance(chosen, Officer) and one.officer_id == chosen.officer_id

    def _facts(self, state: CounterState) -> Iterator[str]:
        recorded = self.tr("Recorded today: {}").format(state.recorded)
        last = self.tr("the last number is {:04}").format(state.last) if state.last else ""
        yield f"{recorded}, {last}" if last else recorded
        yield self.tr("Open drafts: {}").format(state.drafts)
        yield self.tr("Resi not printed, or in doubt: {}").format(state.unprinted)
        yield self.tr("Messages that are not settled: {}").format(state.messages)
        yield self.tr("Open numbered slips: {}").format(state.slips)
        incomplete = self.tr("Complaints that wait for papers, at all counters: {}").format(state.incomplete)
        overdue = self.tr("past their date: {}").format(state.overdue) if state.overdue else ""
        yield f"{incomplete}, {overdue}" if overdue else incomplete

    def _handover_lines(self, handed: Sequence[Handover]) -> Iterator[str]:
        words = self.tr("Handed over today at {at} by {officer} to {coming}.")
        for one in handed:
            at = dates.time_of_day(one.at, self._register.zone)
            yield f"{words.format(at=at, officer=one.officer, coming=one.to_name)} {one.note}".strip()

    def _hand(self) -> None:
        self._back()
        chosen = self.coming.currentData()
        coming, note = chosen if isinstance(chosen, Officer) else None, self.note.toPlainText()
        if (coming, note) != self._tried:  # a try that seemed to fail may have handed it over to another
            self._begin(coming, note)
        with show_errors(self._message.show, self._refuse) as handing:
            taker = self._register.shifts.hand(coming, self.secret.text(), note, self._officer(), self._action)
        if handing.worked:
            self._whose = None
            self.start()
            self.handed.emit(taker)

    def _begin(self, coming: Officer | None = None, note: str = "") -> None:
        """Start an action of its own for a successor and a note, reused by every retry."""
        self._tried, self._action = (coming, note), new_id()

    def _refuse(self, refused: Refused) -> None:
        self.secret.selectAll()
        form.show_refused(self, refused, self._message)

    def _back(self) -> None:
        form.show_problems(self, ())
        self._message.show("")
