"""Taking back a tick that went to the wrong line, for ten seconds: both are entries, each written at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from frontoffice.register.register import Register
    from frontoffice.ui.day.day_form import DayForm

OFFERED: Final = 10  # seconds
_SECOND: Final = 1_000  # milliseconds


@dataclass(frozen=True, slots=True)
class _Tick:
    """A tick that may still be taken back: its entry, since when (seconds), and the action that takes it back."""

    subject: UUID
    number: str
    entry: UUID
    began: float
    action: UUID


class DayUndo(QObject):
    """Of one page: offered after a tick, until its time is over, the page is left or the window locked.

    ``taken_back`` carries the complaint. ``clock`` counts seconds.
    """

    taken_back = Signal(object)

    def __init__(
        self,
        page: DayForm,
        register: Register,
        officer: Callable[[], Officer],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(page)
        self._page, self._register, self._officer, self._clock = page, register, officer, clock
        self._tick: _Tick | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.count)
        page.undo_button.hide()
        page.undo_button.clicked.connect(self.take_back)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever leaves the page, or locks the window, has seen what was ticked."""
        if event.type() is QEvent.Type.Hide:
            self.end()
        return False

    def offer(self, subject: UUID, number: str) -> None:
        """Offer to take back the review of this complaint, which was just written."""
        self.end()
        with show_errors(lambda _why: None):
            last = self._register.handling.case(subject).last
            if last is not None and last.step is Step.REVIEW:
                self._tick = _Tick(subject, number, last.entry_id, self._clock(), new_id())
        if self._tick is not None:
            text = self.tr("{} is ticked as reviewed. {key:day.take_back} takes it back within ten seconds.")
            self._page.say(text.format(number), "done")
            self._timer.start()
            self.count()

    def count(self) -> None:
        """Say how many seconds are left; when none is, the offer ends."""
        if self._tick is None:
            return
        left = OFFERED - int(self._clock() - self._tick.began)
        if left <= 0:
            self._page.page_problem.setText(self.tr("{} is ticked as reviewed.").format(self._tick.number))
            self.end()
            return
        self._page.undo_button.setText(self.tr("Take back ({key:day.take_back}): {}").format(left))
        self._page.undo_button.show()

    def take_back(self) -> None:
        """Write that the review was a mistake; a try that failed is tried again as the same action."""
        self.count()  # a window that stood still counts late
        tick = self._tick
        if tick is None:
            return
        with show_errors(self._page.say) as writing:
            self._register.handling.correct(tick.subject, tick.entry, "", self._officer(), tick.action)
        if writing.worked:
            self.end()
            self._page.say(self.tr("The review of {} is taken back.").format(tick.number), "done")
            self.taken_back.emit(tick.subject)

    def end(self) -> None:
        """Offer nothing any more."""
        self._tick = None
        self._timer.stop()
        if self._page.undo_button.hasFocus():
            self._page.lines.setFocus()
        self._page.undo_button.hide()
