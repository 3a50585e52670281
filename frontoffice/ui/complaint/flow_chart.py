"""The cycle as the procedure draws it: one box for each step, what is behind it ticked, where it stands lit.

It is one line at every width. Where the words do not fit, what is behind keeps its tick, what comes later a dot.

Below them the way back: whoever is not satisfied has the complaint analysed again (procedure, point 5f).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.ui.widgets import plain_text, theme

BOX: Final = 26  # and higher where the letters are
BACK: Final = 8  # below the boxes, for the way back
MAIN: Final[tuple[Status, ...]] = (
    Status.REGISTERED,
    Status.REVIEWED,
    Status.ANALYSED,
    Status.DECIDED,
    Status.INFORMED,
    Status.ACTED,
    Status.VERIFIED,
    Status.CONVEYED,
    Status.SATISFIED,
)
SHORT: Final[tuple[Status, ...]] = (Status.REGISTERED, Status.REVIEWED, Status.NOTED, Status.ANSWERED, Status.FINISHED)
_ABOVE_AND_BELOW: Final = 8
_TICK: Final = "\N{CHECK MARK}"
_LATER: Final = "\N{MIDDLE DOT}"
_SPACES: Final = ((9, 12), (5, 9), (3, 7), (2, 5))  # within a box and between two, as there is room


def places(case: Case, kind: Kind) -> tuple[tuple[Status, str], ...]:
    """Boxes of the chart in order, each with its state.

    ``done``, ``now``, ``ahead``, or ``out`` for a way out of the cycle.
    """
    way = MAIN if kind is Kind.COMPLAINT or case.status in MAIN[2:-1] or case.cycle.no > 1 else SHORT
    if case.status is Status.FOLLOWED_UP or case.before is Status.FOLLOWED_UP:
        way = tuple(Status.FOLLOWED_UP if status is Status.NOTED else status for status in way)
    stands = case.before if case.status in CLOSED and case.status not in way else case.status
    stands = Status.REVIEWED if stands is Status.REPEATED else stands  # the cycle begins again with its analysis
    here = way.index(stands) if stands in way else 0
    states = [
        (status, "done" if place < here else "now" if place == here else "ahead") for place, status in enumerate(way)
    ]
    if case.status in way:
        return tuple(states)
    if case.status is Status.REPEATED:
        return (*states[:here], (Status.REPEATED, "now"), *states[here + 1 :])
    return (*((status, "done" if what == "now" else what) for status, what in states), (case.status, "out"))


class FlowChart(QWidget):
    """Drawn in one line; its accessible name says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[tuple[str, str], ...] = ()
        self._back = ("", "")  # the words of the boxes between which the way back leads
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_case(self, case: Case, kind: Kind) -> None:
        """Highlight the case's present box."""
        names = self._names()
        self._back = names[Status.SATISFIED], names[Status.ANALYSED]
        self._boxes = tuple((names[status], what) for status, what in places(case, kind))
        if case.cycle.no > 1:
            self._boxes = ((self.tr("Cycle {}").format(case.cycle.no), "cycle"), *self._boxes)
        here = next((name for name, what in self._boxes if what in ("now", "out")), "")
        self.setAccessibleName(self.tr("The procedure's cycle, at: {}").format(here))
        plain_text.set_tool_tip(self, "\n".join((self.accessibleName(), *map(_whole, self._boxes))))
        self.updateGeometry()
        self.update()

    @property
    def boxes(self) -> tuple[tuple[str, str], ...]:
        """Boxes of the chart: the word in each box and what it is."""
        return self._boxes

    def _returns(self, rects: Sequence[QRect]) -> tuple[QRect, QRect] | None:
        """Rectangles of the last and first box of the way back, None for a chart without one."""
        names = [name for name, _ in self._boxes]
        last, first = self._back
        if last not in names or first not in names:
            return None
        return rects[names.index(last)], rects[names.index(first)]

    def sizeHint(self) -> QSize:
        """One line."""
        rects = self.rects(1 << 20)
        return QSize(rects[-1].right() + 1 if rects else 0, self._high() + 2 + (BACK if self._returns(rects) else 0))

    def minimumSizeHint(self) -> QSize:
        """One line, however narrow."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes and the arrows between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects, words = self.rects(self.width()), self.words(self.width())
        for place, (rect, (_, what)) in enumerate(zip(rects, self._boxes, strict=True)):
            if place:
                _lead(painter, rects[place - 1], rect)
            _box(painter, rect, words[place], what)
        back = self._returns(rects)
        if back is not None:
            _lead_back(painter, *back)
        painter.end()

    def rects(self, width: int) -> list[QRect]:
        """Rectangles of the boxes."""
        letters, (padding, gap) = self.fontMetrics(), self._spaces(width)
        rects, x = [], 1
        for word in self.words(width):
            wide = letters.horizontalAdvance(word) + 2 * padding
            rects.append(QRect(x, 1, wide, self._high()))
            x += wide + gap
        return rects

    def _high(self) -> int:
        return max(BOX, self.fontMetrics().height() + _ABOVE_AND_BELOW)

    def words(self, width: int) -> list[str]:
        """Texts of the boxes: every word; else those of where it stands, and of what is next, cut where need be."""
        whole = [_whole(box) for box in self._boxes]
        ticked = [_TICK if what == "done" else name for name, what in self._boxes]
        stands = max((place for place, (_, what) in enumerate(self._boxes) if what in ("now", "out")), default=0)
        known = {place for place, (_, what) in enumerate(self._boxes) if what != "ahead" or place == stands + 1}

        def up_to(last: int) -> list[str]:
            is_kept = [place in known or place <= last for place in range(len(ticked))]
            return [word if kept else _LATER for word, kept in zip(ticked, is_kept, strict=True)]

        few = up_to(0)
        usual, narrow, *_, least = _SPACES
        whole_words = [(whole, usual), *((ticked, spaces) for spaces in _SPACES)]
        tries = [*whole_words, *((up_to(last), narrow) for last in range(len(ticked) - 1, -1, -1))]
        for words, spaces in tries:
            if self._width_of(words, spaces) <= width:
                return words
        kept = {place for place in known if ticked[place] != _TICK}
        over = self._width_of(few, least) - width
        return few if over <= 0 else self._cut(few, kept, over)

    def _cut(self, words: list[str], kept: Collection[int], over: int) -> list[str]:
        """The words with the ``kept`` ones cut by ``over`` pixels, the longest most."""
        letters = self.fontMetrics()
        wide = {place: letters.horizontalAdvance(words[place]) for place in kept if place < len(words)}
        room = max(0, sum(wide.values()) - over)
        cut = list(words)
        for left, place in zip(range(len(wide), 0, -1), sorted(wide, key=wide.__getitem__), strict=True):
            cut[place] = letters.elidedText(words[place], Qt.TextElideMode.ElideRight, room // left)
            room -= letters.horizontalAdvance(cut[place])
        return cut

    def _spaces(self, width: int) -> tuple[int, int]:
        """The padding within a box, and the gap between two."""
        words = self.words(width)
        return next((spaces for spaces in _SPACES if self._width_of(words, spaces) <= width), _SPACES[-1])

    def _width_of(self, words: Iterable[str], spaces: tuple[int, int]) -> int:
        padding, gap = spaces
        return 2 + sum(self.fontMetrics().horizontalAdvance(word) + 2 * padding + gap for word in words) - gap

    def changeEvent(self, event: object) -> None:
        """A new font needs new boxes."""
        super().changeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    def _names(self) -> dict[Status, str]:
        names = {
            Status.REGISTERED: self.tr("Registered"),
            Status.REVIEWED: self.tr("Reviewed"),
            Status.ANALYSED: self.tr("Analysis"),
            Status.DECIDED: self.tr("Action set"),
            Status.INFORMED: self.tr("Informed"),
            Status.ACTED: self.tr("Action done"),
            Status.VERIFIED: self.tr("Verified"),
            Status.CONVEYED: self.tr("Conveyed"),
            Status.SATISFIED: self.tr("Satisfied"),
            Status.REPEATED: self.tr("Not satisfied"),
            Status.NOTED: self.tr("Noted"),
            Status.FOLLOWED_UP: self.tr("Acted on"),
            Status.ANSWERED: self.tr("Answered"),
            Status.FINISHED: self.tr("Closed"),
        }
        return names | dict(self._ways_out())

    def _ways_out(self) -> Iterable[tuple[Status, str]]:
        yield Status.WITHDRAWN, self.tr("Withdrawn")
        yield Status.DEEMED_WITHDRAWN, self.tr("Deemed withdrawn")
        yield Status.FORWARDED, self.tr("Forwarded")
        yield Status.DECLINED, self.tr("Not followed up")
        yield Status.MERGED, self.tr("Merged")
        yield Status.UNANSWERED, self.tr("No answer")
        yield Status.CANCELLED, QCoreApplication.translate("FlowChart", "Cancelled")


def _whole(box: tuple[str, str]) -> str:
    name, what = box
    return f"{_TICK} {name}" if what == "done" else name


def _box(painter: QPainter, rect: QRect, word: str, what: str) -> None:
    tokens = theme.now()
    fill, edge, text = {
        "done": (tokens.done_tint, tokens.done, tokens.done),
        "now": (tokens.accent, tokens.accent, tokens.on_accent),
        "out": (tokens.late_tint, tokens.late, tokens.late),
        "cycle": (tokens.page, tokens.page, tokens.text),
    }.get(what, (tokens.surface, tokens.line, tokens.muted))
    painter.setPen(QPen(QColor(edge), 1.4))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setPen(QColor(text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)


def _lead(painter: QPainter, one: QRect, other: QRect) -> None:
    painter.setPen(QPen(QColor(theme.now().edge), 1.4))
    y = one.center().y()
    painter.drawLine(one.right() + 2, y, other.left() - 2, y)
    painter.drawLine(other.left() - 6, y - 3, other.left() - 2, y)
    painter.drawLine(other.left() - 6, y + 3, other.left() - 2, y)


def _lead_back(painter: QPainter, here: QRect, there: QRect) -> None:
    painter.setPen(QPen(QColor(theme.now().edge), 1.4))
    start, end, low = here.center().x(), there.center().x(), here.bottom() + BACK - 2
    painter.drawLine(start, here.bottom() + 2, start, low)
    painter.drawLine(start, low, end, low)
    painter.drawLine(end, low, end, there.bottom() + 2)
    painter.drawLine(end - 3, there.bottom() + 6, end, there.bottom() + 2)
    painter.drawLine(end + 3, there.bottom() + 6, end, there.bottom() + 2)
