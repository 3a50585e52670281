"""The line beside the buttons of the intake: when its draft was kept, or how many others wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from frontoffice.domain import dates
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.widgets import theme


class DraftState(QObject):
    """Says it in ``label``."""

    def __init__(self, register: Register, officer: Callable[[], Officer], label: QLabel) -> None:
        super().__init__(label)
        self._register, self._officer, self._label = register, officer, label

    def show_count(self, case: UUID) -> None:
        """Say how many drafts but that of the case wait for the officer at the counter. Raises Unavailable."""
        me = self._officer().officer_id
        count = sum(draft.officer_id == me and draft.draft_id != case for draft in self._register.drafts.all())
        text = self.tr("One draft of yours waits") if count == 1 else self.tr("{count} drafts of yours wait")
        self._label.setText(text.format(count=count) if count else "")
        theme.mark(self._label, state="soon" if count else "")

    def show_kept(self, when: datetime) -> None:
        """Say when the draft was kept."""
        time = dates.time_of_day(when, self._register.zone)
        theme.mark(self._label, state="")
        self._label.setText(self.tr("Draft kept, {time}").format(time=time))
