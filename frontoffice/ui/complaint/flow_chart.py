"""The cycle as the procedure draws it: one box for each step, what is behind it ticked, where it stands lit.

Where the words do not fit in one line, what is behind keeps its tick alone.

Below and beside them the way back: whoever is not satisfied has the complaint analysed again (procedure, point 5f).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.ui.widgets import plain_text, theme

GAP: Final = 12
PADDING: Final = 7
BOX: Final = 26  # and higher where the letters are
LINE: Final = 6
BACK: Final = 8  # below the boxes, for the way back
ASIDE: Final = 14  # left of the boxes, for a way back from a lower line to a higher one
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
_TICK: Final = "\N{CHECK MARK} "


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
    """Drawn in as many lines as the width needs; its accessible name says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[tuple[str, str], ...] = ()
        self._back = ("", "")  # the words of the boxes between which the way back leads
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_case(self, case: Case, kind: Kind) -> None:
        """Highlight the case's present box."""
        names = self._names()
        self._back = names[Status.SATISFIED], names[Status.ANALYSED]
        self._boxes = tuple((names[status], what) for status, what in places(case, kind))
        if case.cycle.no > 1:
            self._boxes = ((self.tr("Cycle {}").format(case.cycle.no), "cycle"), *self._boxes)
        here = next((name for name, what in self._boxes if what in ("now", "out")), "")
        self.setAccessibleName(self.tr("The procedure's cycle, at: {}").format(here))
        plain_text.set_tool_tip(self, self.accessibleName())
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every line of boxes is seen: a layout gives a fixed height no more for a narrower width by itself."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    @property
    def boxes(self) -> tuple[tuple[str, str], ...]:
        """Boxes of the chart: the word in each box and what it is."""
        return self._boxes

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        rects = self._rects(width)
        return max((rect.bottom() + 1 for rect in rects), default=0) + 1 + (BACK if self._returns(rects) else 0)

    def _returns(self, rects: Sequence[QRect]) -> tuple[QRect, QRect] | None:
        """Rectangles of the last and first box of the way back, None for a chart without one."""
        names = [name for name, _ in self._boxes]
        last, first = self._back
        if last not in names or first not in names:
            return None
        return rects[names.index(last)], rects[names.index(first)]

    def sizeHint(self) -> QSize:
        """One line if there is room."""
        width = sum(rect.width() + GAP for rect in self._rects(1 << 20))
        return QSize(min(width, 600), self._high() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line; what more a narrow window needs follows from the width it gets."""
        return QSize(120, self._high() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes and the arrows between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects, words = self._rects(self.width()), self.words(self.width())
        for place, (rect, (_, what)) in enumerate(zip(rects, self._boxes, strict=True)):
            if place and rects[place - 1].top() == rect.top():
                _lead(painter, rects[place - 1], rect)
            _box(painter, rect, words[place], what)
        back = self._returns(rects)
        if back is not None:
            _lead_back(painter, *back)
        painter.end()

    def _rects(self, width: int) -> list[QRect]:
        """Rectangles of the boxes, with room for the way back between two lines."""
        rects = self._lay_out(width, 0, LINE)
        ends = self._returns(rects)
        return self._lay_out(width, ASIDE, BACK + LINE) if ends and ends[0].top() != ends[1].top() else rects

    def _lay_out(self, width: int, left: int, between: int) -> list[QRect]:
        letters, high = self.fontMetrics(), self._high()
        rects, x, y = [], left, 0
        for word in self.words(width):
            wide = letters.horizontalAdvance(word) + 2 * PADDING + 4
            if x > left and x + wide > width - 1:
                x, y = left, y + high + between
            rects.append(QRect(x + 1, y + 1, wide, high))
            x += wide + GAP
        return rects

    def _high(self) -> int:
        return max(BOX, self.fontMetrics().height() + _ABOVE_AND_BELOW)

    def words(self, width: int) -> list[str]:
        """Texts of the boxes: the word, of what is done with its tick, or that alone where not all fit a line."""
        whole = [(_TICK if what == "done" else "") + name for name, what in self._boxes]
        letters = self.fontMetrics()
        wide = sum(letters.horizontalAdvance(word) + 2 * PADDING + 4 + GAP for word in whole) - GAP
        if wide < width:
            return whole
        return [_TICK.strip() if what == "done" else name for name, what in self._boxes]

    def changeEvent(self, event: object) -> None:
        """A new font needs new boxes."""
        super().changeEvent(event)  # type: ignore[arg-type]
        self._fit()

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
    start, end, low, high = here.center().x(), there.center().x(), here.bottom() + BACK - 2, there.bottom() + BACK - 2
    aside = end if low == high else ASIDE // 2  # around the lines between
    painter.drawLine(start, here.bottom() + 2, start, low)
    painter.drawLine(start, low, aside, low)
    painter.drawLine(aside, low, aside, high)
    painter.drawLine(aside, high, end, high)
    painter.drawLine(end, high, end, there.bottom() + 2)
    painter.drawLine(end - 3, there.bottom() + 6, end, there.bottom() + 2)
    painter.drawLine(end + 3, there.bottom() + 6, end, there.bottom() + 2)
