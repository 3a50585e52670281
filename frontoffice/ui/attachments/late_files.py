"""Files read too late, after the page left their case.

They wait with the complaint or draft, and somebody is informed.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.widgets.guarded import show_errors


class LateFiles(QObject):
    """Late files of a page for complaints; ``noticed`` carries a Notice about one whose file is not attached."""

    noticed = Signal(object)

    def __init__(self, files: PendingFiles, register: Register) -> None:
        super().__init__(files)
        self._register = register
        files.came_late.connect(self._wait)
        files.failed_late.connect(self._notice)

    def _wait(self, case: UUID, one: PendingAttachment) -> None:
        with show_errors(lambda why: self._notice(case, why)):
            store_with_waiting(self._register, case, one)

    def _notice(self, case: UUID, why: str, _name: str = "") -> None:
        with show_errors(lambda _why: None):  # a register that cannot be read says so itself
            self.noticed.emit(build_not_attached_notice(self._register, case, why))


def store_with_waiting(register: Register, owner: UUID, one: PendingAttachment) -> None:
    """Store a file with those already waiting for this complaint or draft."""
    register.draft_attachments.keep(owner, (*register.draft_attachments.of(owner), one))


def build_not_attached_notice(register: Register, subject: UUID, why: str) -> Notice:
    """Notice, above any page, of a file not attached to this complaint."""
    number = register.complaints.get(subject).number_text
    return Notice(WindowNotice.NOT_ATTACHED, {"number": number, "why": why})
