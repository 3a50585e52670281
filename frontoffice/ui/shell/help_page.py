"""The manual in the program, with the keys of the tables and the pages of its reader, found by what a person types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextFragment,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QTextBrowser, QWidget

from frontoffice import assets
from frontoffice.domain.people import Role
from frontoffice.domain.text.printable_text import one_line
from frontoffice.ui.messages.screen_texts import fill
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

HELP_KEYS: Final = (PageKey("Ctrl+F", "find"), PageKey("Ctrl+P", "card"))
ROLE_CHAPTERS: Final = {
    Role.OFFICER: "Petugas FO",
    Role.HANDLER: "Tim penanganan",
    Role.SUPERVISOR: "Supervisor",
    Role.ADMINISTRATOR: "Administrator",
    Role.READER: "Pemeriksa",
}
_DEEPEST = 3
_CONTENTS: Final = (150, 300)  # pixels that the headings have at least and at most
_CONTENTS_SHARE: Final = 0.28  # of the page's width
_SHORT: Final = 3  # letters: such a word counts only at the beginning of another


def manual() -> str:
    """Manual with the keys and page names of the signed-in officer."""
    return fill(NAMES, assets.read_text("help/manual.md"))


# --- sections by what was typed ---


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the manual and its text as far as the next heading."""

    title: str
    level: int
    chapter: str
    position: int
    text: str


def find_sections(sections: Sequence[Section], typed: str) -> list[Section]:
    """Sections that fit typed words: first what the words mean, then by title, then by text.

    Where no section has all the words, those with the most.
    """
    words = re.findall(r"[^\W_][\w+-]*", typed.casefold())
    meant = _meant(words)
    fits = [_Fit.of(section, words, meant) for section in sections]
    whole = [fit for fit in fits if fit.is_meant or fit.in_text == len(words)]
    found = whole or [fit for fit in fits if fit.in_text]
    return [fit.section for fit in sorted(found, key=_Fit.rank)] if words else []


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a section fits typed words."""

    section: Section
    is_meant: bool
    in_title: int
    in_text: int
    has_phrase: bool

    @classmethod
    def of(cls, section: Section, words: Sequence[str], meant: str) -> _Fit:
        """Count the words of a section."""
        title, text = section.title.casefold(), f"{section.title} {section.text}".casefold()
        in_title = sum(_has(title, word) for word in words)
        in_text = sum(_has(text, word) for word in words)
        return cls(section, section.title == meant, in_title, in_text, " ".join(words) in text)

    def rank(self) -> tuple[bool, int, int, bool, int]:
        """The best first."""
        return not self.is_meant, -self.in_title, -self.in_text, not self.has_phrase, self.section.level


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, also within a longer one: *cetak* in *mencetak*."""
    return re.search(rf"\b{re.escape(word)}", text) is not None if len(word) <= _SHORT else word in text


def _meant(words: Sequence[str]) -> str:
    """Title of the section that these words mean in an office, by the longest row whose words were all typed."""
    rows = [(row["typed"].split(), row["section"]) for row in assets.rows("help/typed_words.csv")]
    fitting = [row for row in rows if set(row[0]) <= set(words)]
    return fill(NAMES, max(fitting, key=lambda row: len(row[0]))[1]) if fitting else ""


# --- the page ---


class HelpPage(QWidget):
    """Help page with headings on the left, text on the right and a search field.

    The list has the chapters, with the sections of the one in front; while words are typed, what fits them.
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
        self._sections: list[Section] = []
        self.manual.setSearchPaths([str(assets.RESOURCES / "help")])
        self.contents.currentItemChanged.connect(self._jump)
        self.wanted.returnPressed.connect(self._show_next)
        self.wanted.textChanged.connect(self._list_sections)
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
            self.manual.document().setDocumentMargin(16)
            self.manual.setMarkdown(text)
            self._wrap()
            self._sections = self._read_sections()
            self._list_sections()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reserve enough width of a narrow page for the text to avoid scrolling it sideways."""
        super().resizeEvent(event)
        narrow, wide = (text_size.px(width) for width in _CONTENTS)
        self.contents.setMaximumWidth(max(narrow, min(wide, int(self.width() * _CONTENTS_SHARE))))

    def open_at(self, chapter: str) -> None:
        """Show this section; where there is none, the manual stays where it was."""
        wanted = fill(NAMES, chapter)
        section = next((section for section in self._sections if section.title == wanted), None)
        if section is not None:
            self.wanted.clear()
            self._list_sections()
            self.contents.setCurrentRow(self._sections.index(section))

    # --- the text ---

    def _wrap(self) -> None:
        """Let tables, lines of commands and pictures be as wide as the page and no wider."""
        document = self.manual.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()  # one by one, Qt would leave some blocks without a height
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(shape)
        block = document.begin()
        while block.isValid():
            lines = block.blockFormat()
            if lines.nonBreakableLines():
                lines.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(lines)
            parts = block.begin()
            while not parts.atEnd():
                part = parts.fragment()
                if part.charFormat().isImageFormat():
                    self._limit(part)
                parts += 1
            block = block.next()
        cursor.endEditBlock()

    def _limit(self, picture: QTextFragment) -> None:
        shape = picture.charFormat().toImageFormat()
        shape.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        cursor = QTextCursor(self.manual.document())
        cursor.setPosition(picture.position())
        cursor.setPosition(picture.position() + picture.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _read_sections(self) -> list[Section]:
        found: list[Section] = []
        chapter, title, level, position = "", "", 0, 0
        lines: list[str] = []

        def finish() -> None:
            if title:
                found.append(Section(title, level, chapter, position, "\n".join(lines)))

        block = self.manual.document().begin()
        while block.isValid():
            deep = block.blockFormat().headingLevel()
            if 0 < deep <= _DEEPEST:
                finish()
                title, level, position, lines = block.text(), deep, block.position(), []
                chapter = title if deep == 1 else chapter
            else:
                lines.append(block.text())
            block = block.next()
        finish()
        return found

    # --- the list ---

    def _list_sections(self, typed: str = "") -> None:
        """List what fits the typed words; all sections, those of other chapters folded, where nothing was typed."""
        words = one_line(typed)
        found = find_sections(self._sections, words) if words else self._sections
        self.contents.blockSignals(True)
        self.contents.clear()
        for section in found:
            inner = section.level > 1
            if words:
                text = f"{section.title}\n{section.chapter}" if inner else section.title
            else:
                text = "    " * (section.level - 1) + section.title
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, self._sections.index(section))
            self.contents.addItem(item)
            item.setHidden(inner and not words)
        self.contents.blockSignals(False)
        self._show_found("" if found or not words else self.tr("Not in the manual"))

    def _show_next(self) -> None:
        if not one_line(self.wanted.text()) or not self.contents.count():
            return
        row = self.contents.currentRow() + 1
        again = row == self.contents.count()
        self.contents.setCurrentRow(0 if again else row)
        self._show_found(self.tr("From the beginning again") if again else "")

    def _jump(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        section = self._sections[item.data(Qt.ItemDataRole.UserRole)]
        self._show(self.manual.document().findBlock(section.position))
        words = one_line(self.wanted.text())
        if words:
            self._mark(section, words)
        else:
            self._unfold(section.chapter)

    def _unfold(self, chapter: str) -> None:
        for row, section in enumerate(self._sections):
            self.contents.item(row).setHidden(section.level > 1 and section.chapter != chapter)

    def _show(self, block: QTextBlock) -> None:
        layout = self.manual.document().documentLayout()
        self.manual.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()))
        self.manual.setTextCursor(QTextCursor(block))

    def _mark(self, section: Section, words: str) -> None:
        """Select the typed words in a section, or the first of them that stands there."""
        end = section.position + len(section.title) + len(section.text) + 1
        for wanted in (words, *words.split()):
            place = self.manual.document().find(wanted, section.position)
            if not place.isNull() and place.position() <= end:
                self.manual.setTextCursor(place)
                return

    def _show_found(self, text: str) -> None:
        self.found.setText(text)
        theme.mark(self.found, level="muted")

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
        else:
            self.open_at(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
