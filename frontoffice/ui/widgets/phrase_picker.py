"""A small list of the office's phrases over a field: typing filters it, Enter puts the marked one in at the cursor.

It is a window of its own kind (a popup), so no key of the page holds while it stands there, and Esc or a click beside
it closes it. Typing goes on in the field then, whose focus Qt gives back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.bounded_text import PhraseField, cursor_lines, put_in, select_blank
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, rows_of
from frontoffice.ui.widgets.text_size import px

PHRASE_KEYS: Final = (
    PageKey("Return", "put_in", within="wanted_phrase"),
    PageKey("Enter", "put_in", within="wanted_phrase"),
    PageKey("Up", "phrase_up", within="wanted_phrase"),
    PageKey("Down", "phrase_down", within="wanted_phrase"),
)
_WIDTH: Final = 480  # pixels
_LINES: Final = 6  # of the list
_SHOWN: Final = 150  # characters of the marked phrase
_EDGE: Final = 8
Offered = Callable[[], Iterable[Phrase]]
Facts = Callable[[], Mapping[str, str]]


class PhrasePicker(QFrame):
    """Popup with the phrases in use, filled with the ``facts`` of the case, for the focused one of ``fields``.

    ``fails`` says why it cannot.
    """

    def __init__(
        self,
        page: QWidget,
        fields: Sequence[PhraseField],
        offered: Offered,
        facts: Facts,
        fails: Callable[[str], object],
    ) -> None:
        super().__init__(page, Qt.WindowType.Popup)
        self._fields, self._offered, self._facts, self._fails = fields, offered, facts, fails
        self._field = fields[0]
        self._phrases: tuple[Phrase, ...] = ()
        self._known: Mapping[str, str] = {}
        self.setProperty("panel", True)
        self.wanted = QLineEdit(self)
        self.wanted.setObjectName("wanted_phrase")
        self.wanted.setAccessibleName(self.tr("Find a phrase"))
        self.wanted.setPlaceholderText(
            self.tr("Type to find a phrase; {key:phrase.put_in} puts it in, {key:widget.back} closes")
        )
        self.found = QListWidget(self)
        self.found.setAccessibleName(self.tr("Phrases"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setProperty("dense", True)
        self.shown = plain_text.label(parent=self, level="muted")
        self.shown.setWordWrap(True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(_EDGE)
        for part in (self.wanted, self.found, self.shown):
            column.addWidget(part)
        theme.dress(self)
        self.wanted.textChanged.connect(self._filter)
        self.found.currentRowChanged.connect(lambda _row: self._show_marked())
        self.found.itemClicked.connect(lambda _item: self.put_in())
        moves = {"phrase_up": lambda: self._move(-1), "phrase_down": lambda: self._move(1)}
        bind_keys(self, PHRASE_KEYS, {"put_in": self.put_in, **moves})
        self.hide()

    def choose(self) -> None:
        """Open at the cursor of the field, with every phrase in use."""
        self._field = self._current_field()
        with show_errors(self._fails) as read:
            self._phrases = tuple(one for one in self._offered() if one.active)
            self._known = self._facts()
        if not read.worked:
            return
        self.wanted.clear()
        self._filter("")
        self._place()
        self.show()
        self.wanted.setFocus()

    def put_in(self) -> None:
        """Put the marked phrase in and close; what is not known is selected, so that typing takes its place."""
        marked = self._current_phrase()
        if marked is None:
            return
        self.hide()
        if not put_in(self._field, phrases.fill_placeholders(marked.text, self._known)) and isinstance(
            self._field, QLineEdit
        ):
            text = self.tr("The phrase does not fit: this takes {} characters. Nothing was put in.")
            self._fails(text.format(self._field.maxLength()))

    def go_to_blank(self) -> None:
        """Select the next blank of a phrase in the field."""
        select_blank(self._current_field(), on=True)

    def _current_field(self) -> PhraseField:
        return next((one for one in self._fields if one.hasFocus()), self._fields[0])

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        self.found.clear()
        found = [one for one in self._phrases if _has(words, f"{one.name} {one.text}")]
        for one in sorted(found, key=lambda one: not _has(words, one.name)):
            item = QListWidgetItem(one.name, self.found)
            item.setData(Qt.ItemDataRole.UserRole, one)
        self.found.setCurrentRow(0)
        self._show_marked()

    def _move(self, by: int) -> None:
        self.found.setCurrentRow(max(0, min(self.found.count() - 1, self.found.currentRow() + by)))

    def _current_phrase(self) -> Phrase | None:
        item = self.found.currentItem()
        one = item.data(Qt.ItemDataRole.UserRole) if item else None
        return one if isinstance(one, Phrase) else None

    def _show_marked(self) -> None:
        marked = self._current_phrase()
        text = phrases.fill_placeholders(marked.text, self._known) if marked else self.tr("No phrase has these words.")
        text = " ".join(text.split())
        self.shown.setText(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
        self.wanted.setAccessibleDescription(f"{marked.name}: {text}" if marked else text)

    def _place(self) -> None:
        """Place the popup below the cursor, or above it at the end of the window, within its sides."""
        line = self.fontMetrics().lineSpacing()
        self.shown.setFixedHeight(3 * line)
        self.found.setFixedHeight(_LINES * max(1, self.found.sizeHintForRow(0)) + 2 * self.found.frameWidth())
        window = self._field.window()
        around = QRect(window.mapToGlobal(QPoint()), window.size())
        self.resize(min(px(_WIDTH), around.width() - 2 * _EDGE), self.sizeHint().height())
        below, above = cursor_lines(self._field)
        y = below.y() if below.y() + self.height() <= around.bottom() else max(around.top(), above.y() - self.height())
        self.move(max(around.left(), min(below.x(), around.right() - self.width())), y)


def _has(words: Iterable[str], text: str) -> bool:
    return all(word in text.casefold() for word in words)


def offer_phrases(
    page: QWidget,
    keys: Iterable[PageKey],
    fields: Sequence[PhraseField],
    offered: Offered,
    facts: Facts,
    fails: Callable[[str], object],
) -> PhrasePicker:
    """Add a phrase picker to these ``fields`` of a page, with the keys of the page's table."""
    picker = PhrasePicker(page, fields, offered, facts, fails)
    actions: dict[str, Callable[[], object]] = {"choose_phrase": picker.choose, "next_blank": picker.go_to_blank}
    bind_keys(page, rows_of(keys, actions), actions)
    return picker
