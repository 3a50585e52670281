"""What a reader of another institution looks at, written down: complaints and papers before they are shown.

A day is written down as its page is shown, a search once it stands still: each key on the way finds something, too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.domain import dates
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import Refused
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.register import Register
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import guarded_failure

if TYPE_CHECKING:
    from frontoffice.ui.day.day_page import DayPage
    from frontoffice.ui.search.search_page import SearchPage

STANDS_STILL: Final = 1_500  # milliseconds without another key


class ReadNotes(QObject):
    """Of one window. What cannot be written down is said above the page, and is not shown where that can be helped.

    ``ending`` is for who closes the program: what is still to be written down is, as long as the register is open.
    """

    ending = Signal()

    def __init__(self, register: Register, window: MainWindow, officer: Callable[[], Officer]) -> None:
        super().__init__(window)
        self._register, self._window, self._officer = register, window, officer
        self._seen: tuple[object, ...] = ()
        self._searches = NOBODY  # nobody is signed in any more by the time a window says that it is locked

    def complaint(self, subject: UUID) -> bool:
        """Whether a complaint may be shown: it is written down, or nobody asks for that."""
        try:
            return self._note(Read(ReadWhat.COMPLAINT, subject))
        except Refused:
            return True  # there is no such complaint, which its page says

    def paper(self, heading: str) -> bool:
        """Whether a paper of the office may be shown."""
        return self._note(Read(ReadWhat.PAPER, limited=heading))

    def watch_day(self, page: DayPage) -> None:
        """Write down each page of a day that is shown, once as long as it stays."""
        page.shown.connect(self._day)

    def watch_search(self, page: SearchPage) -> None:
        """Write down each search that stood still, or whose page or program was left."""
        timer = QTimer(page)
        timer.setSingleShot(True)
        timer.setInterval(STANDS_STILL)
        timer.timeout.connect(lambda: self._search(page))

        def begin(*_: object) -> None:
            self._searches = self._officer()
            timer.start()

        for changed in (page.find_field.textChanged, page.filters.changed, page.kept.chosen):
            changed.connect(begin)

        def at_once(*_: object) -> None:
            if timer.isActive():
                timer.stop()
                self._search(page)

        for left in (page.opened, self._window.locked, self.ending):
            left.connect(at_once)

    def _day(self, on: date, series: str, lines: int) -> None:
        seen = (self._officer().officer_id, on, series)
        if seen != self._seen:
            noted = self._note(Read(ReadWhat.DAY, limited=f"{dates.in_digits(on)} {series}", lines=lines))
            self._seen = seen if noted else ()

    def _search(self, page: SearchPage) -> None:
        wanted = page.wanted
        typed = self.tr("words typed") if wanted.text.strip() else ""  # never the words: they may be a name
        limited = "; ".join(filter(None, (page.filters.words(wanted.only), typed)))
        if limited:
            self._note(Read(ReadWhat.SEARCH, limited=limited, lines=len(page.table.lines)), self._searches)

    def _note(self, read: Read, by: Officer | None = None) -> bool:
        with guarded_failure(self._window.show_failure) as noting:
            self._register.reading_log.note(read, by or self._officer())
        return noting.worked
