"""What is counted around the pages, and which pages the office has off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.page_spec import Counts, PageSpec
from frontoffice.ui.widgets.guarded import show_unavailable


class CountsController:
    """``current`` are the counts that the window shows."""

    def __init__(
        self,
        register: Register,
        pages: Sequence[PageSpec[Any]],
        window: MainWindow,
        officer: Callable[[], Officer],
    ) -> None:
        self._register, self._window, self._officer = register, window, officer
        self._switches = {spec.switch for spec in pages if spec.switch}
        self._off = frozenset[str]()
        self.current = Counts()

    def refresh(self) -> None:
        """Count today's complaints, the receipts still to come, and what waits; offer what the office has on."""
        with show_unavailable(self._window.show_failure) as read:
            limits = self._register.reference_data.limits
            off = frozenset(code for code in self._switches if not limits.amount(code))
            today = self._register.counters.count_today()
            unprinted = self._register.printing.count_open()
            work = self._register.worklist.counts(self._officer())
        if read.worked:
            if self._off != off:
                self._window.switch_off(off)
                self._off = off
            self.current = Counts(today, unprinted, work["mine"], late=bool(work["late"]))
            self._window.set_counts(self.current)
