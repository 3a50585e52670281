"""A field of several lines that takes no more than can be recorded: Qt lays a paragraph out anew at every key.

A megabyte without a space took a minute to paste; what fits takes a sixth of a second.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from frontoffice.domain.typed_text import LONGEST_TEXT


class BoundedText(QPlainTextEdit):
    """``refused`` says why nothing of what was pasted or dropped was taken: half of a text may not look like all."""

    refused = Signal(str)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it is text: a file that is dropped here goes on to the page."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as plain text, whole or not at all."""
        text = source.text()
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if stays + len(text) > LONGEST_TEXT:
            words = self.tr("That has {length} characters; {most} fit. Nothing was pasted.")
            self.refused.emit(words.format(length=stays + len(text), most=LONGEST_TEXT))
            return
        super().insertFromMimeData(source)
