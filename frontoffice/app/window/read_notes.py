"""What a reader of another institution looks at or takes away, written down before it is shown or leaves.

What pages list is held by their gates (``ui/widgets/read_gate``); complaints, papers and files are asked about here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.register import Register
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import show_unavailable
from frontoffice.ui.widgets.read_gate import ReadGate


class ReadNotes(QObject):
    """Of one window. What cannot be written down is said above the page, and is not shown."""

    def __init__(self, register: Register, window: MainWindow, officer: Callable[[], Officer]) -> None:
        super().__init__(window)
        self._register, self._window, self._officer = register, window, officer
        self._last = Read(ReadWhat.COPIED)  # what is in front, as it was written down
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._on_copied)
        clipboard.selectionChanged.connect(self._on_selected)

    def complaint(self, subject: UUID, limited: str = "") -> bool:
        """Whether a complaint, or what of it is named, may be shown: it is written down, or nobody asks for that."""
        try:
            return self._may(Read(ReadWhat.COMPLAINT, subject, limited))
        except Refused:
            return True  # there is no such complaint, which its page says

    def paper(self, heading: str) -> bool:
        """Whether a paper of the office may be shown."""
        return self._may(Read(ReadWhat.PAPER, limited=heading))

    def take(self, what: ReadWhat, heading: str) -> None:
        """Write down that something is printed, saved or looked at by itself; Unavailable where it must not be then."""
        self._note(Read(what, limited=heading), self._officer())

    def guard(self, gate: ReadGate) -> None:
        """Have the lines of a page shown once they are written down, and anew whenever somebody signed in."""
        gate.join(self._officer, self._note, self._stands)
        self._window.locked.connect(gate.forget)

    def _on_copied(self) -> None:
        """What went to the clipboard is written down, or taken from it again."""
        clipboard = QGuiApplication.clipboard()
        if not self._is_readers(QClipboard.Mode.Clipboard):
            return
        if not self._may(dataclasses.replace(self._last, what=ReadWhat.COPIED, lines=1)):
            clipboard.clear()

    def _on_selected(self) -> None:
        """What is only marked with the mouse goes to no other program: nobody asked for a copy."""
        if self._is_readers(QClipboard.Mode.Selection):
            QGuiApplication.clipboard().clear(QClipboard.Mode.Selection)

    def _is_readers(self, mode: QClipboard.Mode) -> bool:
        clipboard = QGuiApplication.clipboard()
        is_ours = clipboard.ownsSelection() if mode is QClipboard.Mode.Selection else clipboard.ownsClipboard()
        return is_ours and bool(clipboard.text(mode)) and self._officer().role is Role.READER

    def _stands(self, read: Read) -> None:
        """A page that was written down before is in front again."""
        self._last = read

    def _may(self, read: Read) -> bool:
        with show_unavailable(self._window.show_failure) as noting:
            self._note(read, self._officer())
        return noting.worked

    def _note(self, read: Read, by: Officer) -> None:
        self._register.reading_log.note(read, by)
        if read.what is not ReadWhat.COPIED:
            self._last = read
