"""Keeps what is being typed: within a second of the last key it is on the disk, so no power cut takes a case away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.intake.intake_fields import Fields, is_empty

AUTOSAVE_MS: Final = 700
_LONGEST_MS: Final = 6_000  # between two tries while the disk refuses, each of which may take a moment of the window's


class DraftKeeper(QObject):
    """Keeps one case at a time. ``case`` names its draft and is also the action under which it is recorded.

    So a case whose recording had an unknown outcome keeps its action even when it comes back from its draft, and is
    never recorded twice. ``owner`` is who writes in it since :meth:`begin` or :meth:`take_over`, ``written_at`` when
    they last did (UTC): the draft is theirs, whoever is at the counter when it is kept. ``kept`` tells when it was
    saved, ``failed`` (Unavailable) that the disk refused; ``timer`` runs from a key until then.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self, register: Register, officer: Callable[[], Officer], read: Callable[[], Fields], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.case: UUID = new_id()
        self.owner: UUID = officer().officer_id
        self.written_at: datetime = register.now()
        self._register = register
        self._officer = officer
        self._read = read
        self._on_disk: Fields = {}
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self._pause = AUTOSAVE_MS
        self.timer.timeout.connect(self.keep)

    def begin(self, draft: Draft | None = None) -> None:
        """Go over to another case: a new one, or that of ``draft``. What was not kept before is left behind."""
        self.timer.stop()
        self._pause = AUTOSAVE_MS
        self.case = draft.draft_id if draft else new_id()
        self.owner = draft.officer_id if draft else self._officer().officer_id
        self.written_at = draft.saved_at if draft else self._register.now()
        self._on_disk = dict(draft.fields) if draft else {}

    def take_over(self) -> None:
        """From now on the case is of whoever is at the counter."""
        self.owner = self._officer().officer_id

    def schedule_save(self) -> None:
        """Something was typed: it is kept soon, also while the typing goes on."""
        self.written_at = self._register.now()
        if not self.timer.isActive():
            self.timer.start(self._pause)

    def keep(self) -> bool:
        """Keep it now; an empty form makes no draft, and one that was emptied leaves none; a refused file is kept.

        Returns whether all that stands in the form is safe, so that the form may go on to another case.
        """
        self.timer.stop()
        fields = self._read()
        if is_empty(fields) and not fields.get(REFUSED_FILES):
            self.forget()
            return True
        return fields == self._on_disk or self._save(fields)

    def forget(self) -> None:
        """Keep nothing of this case any more."""
        self.timer.stop()
        if not self._on_disk:
            return
        try:
            self._register.drafts.drop(self.case)
        except Unavailable as failure:
            self.failed.emit(failure)
        else:
            self._on_disk = {}

    def _save(self, fields: Fields) -> bool:
        now = self._register.now()
        try:
            self._register.drafts.save(Draft(self.case, self.owner, now, fields))
        except Refused:  # who only reads keeps no draft
            return True
        except Unavailable as failure:
            self.failed.emit(failure)
            self._pause = min(2 * self._pause, _LONGEST_MS)
            self.timer.start(self._pause)  # the next try needs no key
            return False
        self._on_disk, self._pause = fields, AUTOSAVE_MS
        self.kept.emit(now)
        return True
