"""Files that wait to be attached to one complaint: kept at this desk, hidden from whoever did not bring them.

What was refused waits with its names for who brought it, until it is an entry or is not to be named.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject

from frontoffice.domain.attachments import AttachmentKind, RefusedFile
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.register.commands.drafts import step_form
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.register import Register
from frontoffice.ui.attachments import hidden_files, pending_items
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.attachments.hidden_files import NOTHING
from frontoffice.ui.attachments.refused_files import read_refused, write_refused
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
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
        self._refused = FormKeeper(register, self._fields, self)
        self._refused.failed.connect(lambda failure: say(wording.unavailable(failure)))
        panel.files.changed.connect(self._keep)
        panel.files.refused_changed.connect(self._refused.schedule_save)
        panel.reason_wanted.connect(lambda: reasons.ask(_PURPOSE, *pending_items.question()))
        reasons.given.connect(self._reveal)

    def begin(self, subject: UUID, there: int, kind: AttachmentKind | None) -> None:
        """Show what waits for a complaint that has ``there`` bytes; ``kind`` is what is attached now, where known."""
        self._subject = subject
        self._refused.put_by()
        self._hide_others(subject)
        items = self._register.draft_attachments.of(subject)
        self._panel.begin(subject, items, there, kind, self._hiding, self._load_refused())

    def hand_over(self) -> None:
        """Whoever is signed in now works at the complaint."""
        if self._subject is not None:
            self._refused.put_by()
            self._hide_others(self._subject)
            self._panel.files.refused = self._load_refused()
            self.hide_again()

    def hide_again(self) -> None:
        """The page is left: what was shown for a reason is hidden again, and what was refused is safe."""
        self._refused.keep()
        self._panel.hand_over(self._hiding)

    def attach(self, step: UUID | None) -> int:
        """Attach them, in their order, and say how many were; what cannot be attached waits."""
        subject, items, count = self._subject, self._panel.files.items, 0
        if subject is None:
            return 0
        with show_errors(self._say):
            for one in items:
                self._register.attachments.attach(subject, one.new, self._officer(), one.attachment_id, step=step)
                count += 1
        self._panel.record(items[:count])
        self._panel.begin(subject, items[count:], hiding=self._hiding, refused=self._panel.files.refused)
        self._keep()
        return count

    def _load_refused(self) -> tuple[RefusedFile, ...]:
        """What this person brought for the complaint before, in vain."""
        form = step_form(self._subject, REFUSED_FILES) if self._subject else ""
        return read_refused(self._refused.open(form, self._officer().officer_id, {}))

    def _fields(self) -> dict[str, str]:
        refused = self._panel.files.refused
        return {REFUSED_FILES: write_refused(refused)} if refused else {}

    def _hide_others(self, subject: UUID) -> None:
        is_open = False  # where it cannot be read, too
        with show_errors(self._say):
            is_open = self._register.complaints.get(subject).intake.complainant.identity is Identity.OPEN
        self._hiding = hidden_files.from_others(self._officer().officer_id, is_open=is_open)

    def _keep(self, _row: int = 0) -> None:
        if self._subject is not None:
            with show_errors(self._say):
                self._register.draft_attachments.keep(self._subject, self._panel.files.items)

    def _reveal(self, why: str) -> None:
        subject, reasons = self._subject, self._reasons
        if reasons.purpose != _PURPOSE or subject is None:
            return
        with show_errors(reasons.show_problem) as writing:
            self._register.complaints.reveal(subject, why, self._officer(), reasons.action)
        if writing.worked:
            reasons.forget()
            self._panel.reveal()
