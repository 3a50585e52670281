"""Field for a text: limited to the recordable length, and filled with phrases.

Qt lays a paragraph out anew at every key.

A megabyte without a space took a minute to paste; what fits takes a sixth of a second.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontoffice.domain.cases import phrases
from frontoffice.domain.text.printable_text import LONGEST_TEXT


class BoundedText(QPlainTextEdit):
    """``refused`` carries the reason for rejecting a whole paste or drop.

    Half of a text may not look like all.

    ``files_pasted`` carries the QMimeData of files: their paths are no text.
    """

    refused = Signal(str)
    files_pasted = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it is text: a dropped file goes on to the page."""
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


# --- Single-line or multi-line field with phrases ---
# What is put in at its cursor, and the blanks that stay in it.
# Qt counts a text in halves of UTF-16: what a picture takes two of is one character of Python.

PhraseField = BoundedText | QLineEdit


def text_of(field: PhraseField) -> str:
    """Text of the field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put_in(field: PhraseField, text: str) -> bool:
    """Insert a phrase at the cursor, replacing the selection, and select its first blank.

    False if it is too long.

    It goes in whole or not at all; in one line, its lines follow each other.
    """
    if isinstance(field, QLineEdit):
        text = " ".join(text.splitlines())
        begins = _put_in_line(field, text)
    else:
        begins = field.put_in(text)
    if begins is None:
        return False
    blank = phrases.next_blank(text, 0)
    if blank is not None:
        _select(field, begins + _units(text[: blank[0]]), begins + _units(text[: blank[1]]))
    return True


def select_blank(field: QWidget, *, on: bool = False) -> None:
    """Select the first blank of a phrase in the field, or with ``on`` the next one after the cursor."""
    if not isinstance(field, PhraseField):
        return
    text = text_of(field)
    cursor = _cursor_of(field) if on else 0
    start = len(text.encode("utf-16-le")[: 2 * cursor].decode("utf-16-le", "ignore"))
    blank = phrases.next_blank(text, start)
    if blank is not None:
        _select(field, _units(text[: blank[0]]), _units(text[: blank[1]]))


def cursor_lines(field: PhraseField) -> tuple[QPoint, QPoint]:
    """Global positions of the lower and upper end of the cursor."""
    if isinstance(field, BoundedText):
        at, port = field.cursorRect(), field.viewport()
        return port.mapToGlobal(at.bottomLeft()), port.mapToGlobal(at.topLeft())
    left = int(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).left())
    return field.mapToGlobal(QPoint(left, field.height())), field.mapToGlobal(QPoint(left, 0))


def _put_in_line(field: QLineEdit, text: str) -> int | None:
    begins = field.selectionStart() if field.hasSelectedText() else field.cursorPosition()
    if _units(field.text()) - _units(field.selectedText()) + _units(text) > field.maxLength():
        return None
    field.insert(text)
    return begins


def _cursor_of(field: PhraseField) -> int:
    if isinstance(field, BoundedText):
        return field.textCursor().selectionEnd()
    return field.selectionEnd() if field.hasSelectedText() else field.cursorPosition()


def _select(field: PhraseField, begins: int, ends: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(begins, ends - begins)
    else:
        field.select(begins, ends)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
