"""The manual in the program, with the keys of the tables and the pages of its reader."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QTextBrowser, QWidget

from frontoffice import assets
from frontoffice.domain.text.printable_text import one_line
from frontoffice.ui.messages.screen_texts import fill
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

HELP_KEYS: Final = (PageKey("Ctrl+F", "find"), PageKey("Ctrl+P", "card"))
_DEEPEST = 2
_CONTENTS: Final = (150, 300)  # pixels that the headings have at least and at most
_CONTENTS_SHARE: Final = 0.28  # of the page's width


def manual() -> str:
    """Manual with the keys and page names of the signed-in officer."""
    return fill(NAMES, assets.read_text("help/manual.md"))


class HelpPage(QWidget):
    """Help page with headings on the left, text on the right and a search field.

    The manual is read when it is shown first, and again for a reader for whom it names other pages.

    ``card_asked`` wants the keys of all pages on paper.
    """

    card_asked = Signal()

    contents: QListWidget
    manual: QTextBrowser
    wanted: QLineEdit
    found: QLabel
    card_button: QPushButton

    def __init__(self, manual: str | None = None) -> None:
        super().__init__()
        load_ui("shell/help_page", into=self)
        self._text = manual
        self._read = ""
        self.contents.currentItemChanged.connect(self._jump)
        self.wanted.returnPressed.connect(self._find_next)
        self.wanted.textChanged.connect(lambda _text: self._show_found(""))
        self.manual.anchorClicked.connect(self._follow)
        self.card_button.clicked.connect(self.card_asked)
        bind_keys(self, HELP_KEYS, {"find": self.wanted.setFocus, "card": self.card_asked.emit})
        self.setFocusProxy(self.wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the manual, once for each reader."""
        super().showEvent(event)
        text = manual() if self._text is None else self._text
        if self._read != text:
            self._read = text
            self.contents.clear()
            self.manual.document().setDocumentMargin(16)
            self.manual.setMarkdown(text)
            self._list_headings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reserve enough width of a narrow page for the text to avoid scrolling tables sideways."""
        super().resizeEvent(event)
        narrow, wide = (text_size.px(width) for width in _CONTENTS)
        self.contents.setMaximumWidth(max(narrow, min(wide, int(self.width() * _CONTENTS_SHARE))))

    def open_at(self, chapter: str) -> None:
        """Show this chapter; where there is none, the manual stays where it was."""
        found = self.contents.findItems(fill(NAMES, chapter), Qt.MatchFlag.MatchContains) if chapter else []
        if found:
            self.contents.setCurrentItem(found[0])
            self._jump(found[0])

    def _list_headings(self) -> None:
        block = self.manual.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if 0 < level <= _DEEPEST:
                item = QListWidgetItem(("    " if level > 1 else "") + block.text())
                item.setData(Qt.ItemDataRole.UserRole, block.position())
                self.contents.addItem(item)
            block = block.next()

    def _jump(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(self.manual.document().findBlock(item.data(Qt.ItemDataRole.UserRole)))

    def _show(self, block: QTextBlock) -> None:
        layout = self.manual.document().documentLayout()
        self.manual.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()))
        self.manual.setTextCursor(QTextCursor(block))

    def _find_next(self) -> None:
        text = one_line(self.wanted.text())
        if not text:
            return
        if self.manual.find(text):
            self._show_found("")
            return
        self.manual.moveCursor(QTextCursor.MoveOperation.Start)
        again = self.manual.find(text)
        self._show_found(self.tr("From the beginning again") if again else self.tr("Not in the manual"))

    def _show_found(self, text: str) -> None:
        self.found.setText(text)
        theme.mark(self.found, level="muted")

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
        else:
            self.manual.scrollToAnchor(url.fragment())
