"""Files that wait to be attached to one complaint: kept at this desk, hidden from whoever did not bring them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.attachments import hidden_files, pending_items
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.attachments.hidden_files import NOTHING
from frontoffice.ui.widgets.guarded import guarded
from frontoffice.ui.widgets.reason_bar import ReasonBar

_PURPOSE: Final = "hidden files"  # of a question


class WaitingFiles(QObject):
    """What stands in ``panel``; ``reasons`` asks why a hidden one is looked at, ``say`` says what failed."""

    def __init__(
        self,
        panel: AttachmentsPanel,
        register: Register,
        officer: Callable[[], Officer],
        reasons: ReasonBar,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(panel)
        self._panel, self._register, self._officer, self._reasons, self._say = panel, register, officer, reasons, say
        self._subject: UUID | None = None
        self._hiding = NOTHING
        panel.files.changed.connect(self._keep)
        panel.reason_wanted.connect(lambda: reasons.ask(_PURPOSE, *pending_items.question()))
        reasons.given.connect(self._reveal)

    def begin(self, subject: UUID, there: int, kind: AttachmentKind | None) -> None:
        """Show what waits for a complaint that has ``there`` bytes; ``kind`` is what is attached now, where known."""
        self._subject = subject
        self._hide_others(subject)
        self._panel.begin(subject, self._register.draft_attachments.of(subject), there, kind, self._hiding)

    def hand_over(self) -> None:
        """Whoever is signed in now works at the complaint."""
        if self._subject is not None:
            self._hide_others(self._subject)
            self.hide_again()

    def hide_again(self) -> None:
        """The page is left: what was shown for a reason is hidden again."""
        self._panel.hand_over(self._hiding)

    def attach(self, step: UUID | None) -> int:
        """Attach them, in their order, and say how many were; what cannot be attached waits."""
        subject, items, count = self._subject, self._panel.files.items, 0
        if subject is None:
            return 0
        with guarded(self._say):
            for one in items:
                self._register.attachments.attach(subject, one.new, self._officer(), one.attachment_id, step=step)
                count += 1
        self._panel.record(items[:count])
        self._panel.begin(subject, items[count:], hiding=self._hiding)
        self._keep()
        return count

    def _hide_others(self, subject: UUID) -> None:
        is_open = False  # where it cannot be read, too
        with guarded(self._say):
            is_open = self._register.complaints.get(subject).intake.complainant.identity is Identity.OPEN
        self._hiding = hidden_files.from_others(self._officer().officer_id, is_open=is_open)

    def _keep(self, _row: int = 0) -> None:
        if self._subject is not None:
            with guarded(self._say):
                self._register.draft_attachments.keep(self._subject, self._panel.files.items)

    def _reveal(self, why: str) -> None:
        subject, reasons = self._subject, self._reasons
        if reasons.purpose != _PURPOSE or subject is None:
            return
        with guarded(reasons.show_problem) as writing:
            self._register.complaints.reveal(subject, why, self._officer(), reasons.action)
        if writing.worked:
            reasons.forget()
            self._panel.reveal()
