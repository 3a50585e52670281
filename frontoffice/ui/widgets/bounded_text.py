"""Multi-line field limited to the recordable length.

Qt lays a paragraph out anew at every key.

A megabyte without a space took a minute to paste; what fits takes a sixth of a second.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from frontoffice.domain.text.printable_text import LONGEST_TEXT


class BoundedText(QPlainTextEdit):
    """``refused`` carries the reason for rejecting a whole paste or drop.

    Half of a text may not look like all.

    ``files_pasted`` carries the QMimeData of files: their paths are no text.
    """

    refused = Signal(str)
    files_pasted = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it is text: a file that is dropped here goes on to the page."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as plain text, whole or not at all."""
        if any(url.isLocalFile() for url in source.urls()):
            self.files_pasted.emit(source)
        elif self._fits(source.text()):
            super().insertFromMimeData(source)

    def put_in(self, text: str) -> int | None:
        """Insert a whole text at the cursor, replacing the selection, or nothing at excess length.

        Where it begins, if it is in.

        It is a step of undo by itself: what was typed before stays when it is taken out again.
        """
        if not self._fits(text):
            return None
        cursor = self.textCursor()
        begins = cursor.selectionStart()
        cursor.beginEditBlock()  # else undo takes what was typed before along
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return begins

    def select(self, begins: int, ends: int) -> None:
        """Select the characters from one position to another for overwriting."""
        cursor = self.textCursor()
        cursor.setPosition(begins)
        cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _fits(self, text: str) -> bool:
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if stays + len(text) <= LONGEST_TEXT:
            return True
        words = self.tr("That has {length} characters; {most} fit. Nothing was pasted.")
        self.refused.emit(words.format(length=stays + len(text), most=LONGEST_TEXT))
        return False
