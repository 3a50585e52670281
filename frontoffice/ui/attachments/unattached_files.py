"""Files not attached to their case: those read too late, and the refused ones, with their bar.

They wait with the complaint or draft, and somebody is informed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontoffice.domain.attachments import RefusedFile
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.register.journal.draft_fields import REFUSED_FILES
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.widgets import plain_text, theme
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


# --- The files that were brought and not attached, as the text in which a form keeps them ---


def write_refused(files: Iterable[RefusedFile]) -> str:
    """Format the refused files as text for a draft."""
    return json.dumps([[one.name, one.why, str(one.brought_by or "")] for one in files])


def read_refused(fields: Mapping[str, str]) -> tuple[RefusedFile, ...]:
    """Parse the refused files from a draft."""
    kept = json.loads(fields.get(REFUSED_FILES) or "[]")
    return tuple(RefusedFile(name, why, UUID(who) if who else None) for name, why, who in kept)


# --- refused bar ---

_NAMED: Final = 3
_LONGEST: Final = 260  # letters of a reason


class RefusedBar(QFrame):
    """Seen while ``files`` has refused ones; what it names is written in the story with the next entry."""

    def __init__(self, files: PendingFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refused_bar")
        self.setProperty("banner", True)
        self._files = files
        self.text = plain_text.label(parent=self)
        self.text.setObjectName("refused_text")
        self.text.setWordWrap(True)
        theme.mark(self.text, state="late")
        self.drop_button = QPushButton(self.tr("Do not name them"), self)
        self.drop_button.setObjectName("refused_drop")
        self.drop_button.setProperty("quiet", True)
        self.drop_button.setAutoDefault(True)
        self.drop_button.clicked.connect(files.forget_refused)
        around = QHBoxLayout(self)
        around.setContentsMargins(12, 2, 2, 2)
        around.addWidget(self.text, 1)
        around.addWidget(self.drop_button)
        files.refused_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        refused = self._files.refused
        lines = [f"{self._files.name_of_refused(one)}: {_short(one.why, len(refused))}" for one in refused[:_NAMED]]
        if more := len(refused) - len(lines):
            lines.append(self.tr("and %n more", "", more))
        head = self.tr("Not attached, %n file(s); the story will say so:", "", len(refused))
        self.text.setText("\n".join([head, *lines]) if refused else "")
        self.setVisible(bool(refused))


def _short(why: str, count: int) -> str:
    """Full reason for a single file, its first sentence for several: the panel of files has said the rest."""
    return why[:_LONGEST] if count == 1 else f"{why[:_LONGEST].split('. ', maxsplit=1)[0].rstrip('.')}."
