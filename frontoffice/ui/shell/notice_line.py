"""Notice line under the header, the worst first, until acknowledged by the officer.

However much there is to say, it takes one line of the page's height: the rest is counted beside it and opens by key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from frontoffice.ui.messages.window_sentences import NoticeRank, rank_of
from frontoffice.ui.shell.named_keys import WINDOW_KEYS
from frontoffice.ui.widgets import form, plain_text, theme
from frontoffice.ui.widgets.page_keys import keys_of

if TYPE_CHECKING:
    from frontoffice.ui.shell.morning_strip import MorningStrip

Offer = tuple[str, Callable[[], None]]
_READ_KEY, _UNDERSTAND_KEY = (keys_of(WINDOW_KEYS, name)[0] for name in ("read_notices", "understand"))
_WORDS_PART: Final = 0.6  # of a line's width: where all besides what it says takes more, buttons name keys alone
_OF_HEIGHT: Final = 3  # all of them, opened, take no more than this part of the window's


class NoticeLine(QFrame):
    """Message with a button for dismissing it, and another for the ``offer``, if any.

    Folded it is one line, cut where it ends; ``more`` says how many there are besides, and opens them.
    """

    def __init__(
        self, text: str, parent: QWidget, offer: Offer | None = None, rank: NoticeRank = NoticeRank.TOLD
    ) -> None:
        super().__init__(parent)
        self.rank, self._said, self._is_folded = rank, text, False
        state = "late" if rank is NoticeRank.LOSS else "soon"
        self.setProperty("banner", True)
        self.setProperty("state", state)
        self._icon = plain_text.label(parent=self)
        self._icon.setProperty("icon_name", "warning")
        self._icon.setProperty("icon_colour", state)
        self._text = plain_text.label(text, self)
        self._text.setMinimumWidth(1)
        self._text.installEventFilter(self)
        self.more = self._button("")
        plain_text.set_tool_tip(self.more, self.tr("Read everything that is said here ({key:window.read_notices})"))
        self._understood = self.tr("Understood ({key:window.understand})")
        self.read = self._button(self._understood, "check")
        plain_text.set_tool_tip(self.read, self.tr("Take this line away"))
        self.read.clicked.connect(self.hide)
        self.read.clicked.connect(self.deleteLater)
        self.offered = self._button(offer[0]) if offer else None
        if offer and self.offered is not None:
            self.offered.clicked.connect(offer[1])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.addWidget(self._icon)
        if rank is NoticeRank.LOSS:  # the word says what the colour says
            row.addWidget(danger := plain_text.label(self.tr("Data in danger:"), self, "heading"))
            danger.setObjectName("danger")
        row.addWidget(self._text, 1)
        for button in (self.more, self.offered, self.read):
            if button is not None:
                row.addWidget(button)
        self.show_among(0, is_folded=False)
        theme.dress(self)

    def _button(self, text: str, icon: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setText(plain_text.caption(text))
        button.setProperty("quiet", True)
        button.setProperty("icon_name", icon)
        styles = Qt.ToolButtonStyle
        button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if icon else styles.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def text(self) -> str:
        """Full text of the message."""
        return self._said

    def show_among(self, others: int, opens: str = "", *, is_folded: bool) -> None:
        """Stand as one line before so many ``others``, or whole; ``opens`` is the text of their opening button."""
        self._is_folded, self._others, self._opens = is_folded, others, opens
        self._text.setWordWrap(not is_folded)
        self._cut()

    def show_behind(self, *, is_behind: bool) -> None:
        """Be seen, or not while something worse is."""
        self.setVisible(not is_behind)

    @property
    def read_button(self) -> QToolButton:
        """Button for dismissing the notice."""
        return self.read

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Elide the text to its new width."""
        if event.type() is QEvent.Type.Resize:
            self._cut()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reserve enough of the line for the text: where it is narrow, its buttons name their keys alone."""
        super().resizeEvent(event)
        self._word_buttons()

    def _word_buttons(self) -> None:
        words, keys = (self._opens, self._understood), (self._opens_briefly(), _UNDERSTAND_KEY)
        self._name_buttons(*words)
        if self._beside_the_words() > _WORDS_PART * self.width():
            self._name_buttons(*keys)

    def _name_buttons(self, more: str, read: str) -> None:
        for button, text, whole in ((self.more, more, self._opens), (self.read, read, self._understood)):
            button.setText(plain_text.caption(text))
            button.setAccessibleName(whole)

    def _opens_briefly(self) -> str:
        return f"+{self._others} ({_READ_KEY})" if self._others else _READ_KEY

    def _beside_the_words(self) -> int:
        """Width (pixels) of all parts of the line besides its text."""
        others = [self._icon, *self.findChildren(QLabel, "danger"), self.more, self.read]
        return sum(one.sizeHint().width() for one in (*others, self.offered) if one is not None and not one.isHidden())

    def _cut(self) -> None:
        """Elide a folded line to its width; a cut one is opened as others behind it are."""
        room, shown = self._text.width(), self._said
        if self._is_folded:
            shown = plain_text.cut(shown, self._text.fontMetrics(), room)
        self._text.setText(shown)
        self._text.setAccessibleName(self._said)
        is_cut = shown != self._said
        plain_text.set_tool_tip(self._text, self._said if is_cut else "")
        self.more.setVisible(is_cut or bool(self._others))
        self._word_buttons()


class NoticeBar(QScrollArea):
    """The notices by their codes, and the strip of the morning among them; the worst of them is seen.

    ``acknowledged`` carries the code of one that an officer has read, ``left`` says that the keys are the page's again.
    """

    acknowledged = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setObjectName("notices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setSpacing(4)
        self.setWidget(self._inside)
        self.lines: dict[str, NoticeLine] = {}
        self._strip: MorningStrip | None = None
        self._is_strip_folded = False
        self.is_open = False  # all of them are seen, whole
        self.hide()

    def take_strip(self, strip: MorningStrip) -> None:
        """Let the strip of the morning stand among the notices."""
        self._strip = strip
        strip.setParent(self._inside)
        strip.changed.connect(self._arrange)
        strip.more.clicked.connect(self.open_or_close)

    def fold_strip(self, *, is_folded: bool) -> None:
        """Leave the strip its keys alone, or show it again."""
        self._is_strip_folded = is_folded
        self._arrange()

    def show_notice(self, text: str, code: str, offer: Offer | None = None) -> None:
        """Show a notice until acknowledged, ahead of the same or lower ranks; the same code replaces its line."""
        self._drop(code)
        self.lines[code] = line = NoticeLine(text, self._inside, offer, rank_of(code))
        line.more.clicked.connect(self.open_or_close)
        line.read.clicked.connect(lambda: self.drop_notice(code))
        line.read.clicked.connect(lambda: self.acknowledged.emit(code))
        self._arrange()

    def drop_notice(self, code: str) -> None:
        """Remove a line, if it is there; its keys are the next one's, or the page's."""
        focused = self.window().focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._drop(code)
        self._arrange()
        if had_keys:
            self._take_keys()

    def open_or_close(self) -> None:
        """Show all of them, whole, or the worst alone."""
        self.is_open = not self.is_open and bool(self._order())
        self._arrange()
        if self.is_open:
            self._take_keys()
        else:
            self.left.emit()

    def understand(self) -> None:
        """Do as if the button of the one in front had been pressed."""
        for front in self._order()[:1]:
            front.read_button.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to all visible notices at this width."""
        super().resizeEvent(event)
        self._fit()

    def _drop(self, code: str) -> None:
        line = self.lines.pop(code, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _take_keys(self) -> None:
        order = self._order()
        if order:
            order[0].read_button.setFocus()
        else:
            self.left.emit()

    def _order(self) -> list[NoticeLine | MorningStrip]:
        """Notices and strip, the worst first, newest first within a rank."""
        newest = [*reversed(self.lines.values())]
        strip = [] if self._is_strip_folded else self._strips()
        return sorted([*newest, *strip], key=lambda one: one.rank)

    def _strips(self) -> list[MorningStrip]:
        return [self._strip] if self._strip is not None and self._strip.items else []

    def _arrange(self) -> None:
        order = self._order()
        self.is_open = self.is_open and bool(order)
        opens = self._opens(len(order) - 1)
        for place, one in enumerate(order):
            self._column.insertWidget(place, one)
            one.raise_()  # among the children, too: Tab and a screen reader take them in that order
            one.show_among(len(order) - 1 if place == 0 else 0, opens, is_folded=not self.is_open)
            one.show_behind(is_behind=bool(place) and not self.is_open)
        folded = [strip for strip in self._strips() if self._is_strip_folded]
        for strip in folded:
            self._column.removeWidget(strip)
            strip.show_behind(is_behind=True)
            strip.resize(0, 0)
        is_strip = not order or (not self.is_open and order[0] is self._strip)
        self._column.setContentsMargins(*((0, 0, 0, 0) if is_strip else (16, 8, 16, 0)))
        self._fit()
        self.setVisible(bool(order or folded))
        form.activate_layouts(self)  # else the header has the room of what went, for a moment

    def _opens(self, others: int) -> str:
        """Text of the button for opening and closing the notices behind a line."""
        if self.is_open:
            return self.tr("Close ({key:window.read_notices})")
        read = self.tr("Read ({key:window.read_notices})")
        return f"+{others} · {read}" if others else read

    def _fit(self) -> None:
        height = self._inside.sizeHint().height()
        if self.is_open and self._inside.hasHeightForWidth():  # the strip alone has none: it never wraps
            height = min(self._inside.heightForWidth(self.width()), self.window().height() // _OF_HEIGHT)
        self.setFixedHeight(max(1, height))
