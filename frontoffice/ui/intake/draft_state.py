"""What the buttons of the intake say of drafts: when this one was kept, and how many others wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPushButton

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register


class DraftState(QObject):
    """Says it in ``label`` and on the ``button`` that opens them."""

    def __init__(self, register: Register, officer: Callable[[], Officer], label: QLabel, button: QPushButton) -> None:
        super().__init__(label)
        self._register, self._officer, self._label, self._button = register, officer, label, button

    def show_count(self, case: UUID) -> None:
        """Say how many drafts but that of the case wait for the officer at the counter. Raises Unavailable."""
        me = self._officer().officer_id
        count = sum(draft.officer_id == me and draft.draft_id != case for draft in self._register.drafts.all())
        text = (
            self.tr("Drafts: {count}  ({key:intake.show_drafts})")
            if count
            else self.tr("Drafts  ({key:intake.show_drafts})")
        )
        self._button.setText(text.format(count=count))
        self._label.setText("")

    def show_kept(self, when: datetime) -> None:
        """Say when the draft was kept."""
        time = dates.time_of_day(when, self._register.zone).partition(" ")[0]  # the zone is that of the clock above
        self._label.setText(self.tr("Kept {time}").format(time=time))
