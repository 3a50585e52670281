"""The report at a glance: carried over + received - done = rest, as it was before, and what is urgent of the rest."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.documents.reports.figure_tables import number
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports.report import Figures, Movement, Scope, Selection, Subset
from frontoffice.ui.reports import figure_names as names
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.wrapped_layouts import FoldingRow

_MOVING: Final = (Subset.CARRIED, Subset.RECEIVED, Subset.DONE, Subset.REST)
_SIGNS: Final = ("+", "\N{MINUS SIGN}", "=")
_URGENT: Final = (Subset.LATE, Subset.DUE_THIS_WEEK, Subset.WAITING)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIRST: Final = (0, 1)  # what came in
_INSET: Final = 8  # of the numbers below it
Place = tuple[int, int]


class Headline(QWidget):
    """Grid of figure buttons with arrow key navigation.

    ``asked`` carries the selection of the one that was pressed, ``days_asked`` that the days not closed are wanted.
    """

    asked = Signal(object)
    days_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headline")
        self.buttons: dict[Place, QPushButton] = {}
        self._opens: dict[Place, Selection] = {}
        self._of_row: list[list[QWidget]] = []
        self._is_open = False
        self._figures: Figures | None = None
        self._periods = [plain_text.label(parent=self, level="muted" if row else "heading") for row in range(3)]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(FoldingRow([(self._equation(), 3), (self._standing(), 2)], parent=self))
        self._stop_at(FIRST)

    def show_figures(self, figures: Figures) -> None:
        """Show these figures; the focus stays where it is."""
        self._figures = figures
        scope = figures.scope
        period = scope.period
        known = ((period, figures.movement), (period.before(), figures.before))
        for row, (one, movement) in enumerate((*known, (period.year_before(), figures.year_before))):
            self._periods[row].setText(title(one))
            for widget in self._of_row[row]:
                is_new = one not in (earlier for earlier, _ in known[:row])
                widget.setVisible(row == 0 or (self._is_open and is_new))
            self._show_movement(row, dataclasses.replace(scope, period=one), movement or Movement(0, 0, 0, 0))
        counts = (figures.late, figures.due_this_week, figures.waiting)
        for row, (subset, count) in enumerate(zip(_URGENT, counts, strict=True)):
            state = {Subset.LATE: "late", Subset.DUE_THIS_WEEK: "soon"}.get(subset, "") if count else ""
            self._show((row, 4), names.subset(subset), count, Selection(scope, subset), state)
        days = len(figures.not_closed)
        self._show((0, 5), self.tr("Days not closed"), days, None, "soon" if days else "")
        cancelled = Selection(scope, Subset.CANCELLED)
        self._show((1, 5), names.subset(Subset.CANCELLED), figures.cancelled, cancelled)
        for place in ((0, 5), (1, 5)):
            self.buttons[place].setVisible(self._is_open)
            self._names[place].setVisible(self._is_open)

    def show_more(self, *, is_open: bool) -> None:
        """Show the figures of before as well, and those of the register's keeping; else the seven of the period."""
        self._is_open = is_open
        if self._figures is not None:
            self.show_figures(self._figures)

    def focus_figure(self) -> None:
        """Focus the figure with the last focus, or the first."""
        stop = next(one for one in self.buttons.values() if one.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        (stop if not stop.isHidden() else self.buttons[FIRST]).setFocus(Qt.FocusReason.OtherFocusReason)

    def move_focus(self, down: int, right: int) -> None:
        """Move the focus to the next figure in that direction, if any."""
        here = next((place for place, button in self.buttons.items() if button.hasFocus()), (0, 1))
        place = (here[0] + down, here[1] + right)
        while not self._is_shown(place) and place[0] in range(3) and place[1] in range(6):
            place = (place[0] - 1, place[1]) if right else (place[0] + down, place[1])
        if self._is_shown(place):
            self._stop_at(place)
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_shown(self, place: Place) -> bool:
        return place in self.buttons and not self.buttons[place].isHidden()

    def _equation(self) -> QFrame:
        frame, grid = self._panel()
        for column, subset in enumerate(_MOVING):
            head = plain_text.label(names.subset(subset), frame, "muted")
            head.setContentsMargins(0, 0, _INSET, 0)
            grid.addWidget(head, 0, 1 + 2 * column, _RIGHT)
        for row, period in enumerate(self._periods):
            grid.addWidget(period, 1 + row, 0)
            buttons = [self._button((row, column), large=not row) for column in range(len(_MOVING))]
            signs = [plain_text.label(sign, frame, "muted" if row else "heading") for sign in _SIGNS]
            for column, button in enumerate(buttons):
                grid.addWidget(button, 1 + row, 1 + 2 * column, _RIGHT)
            for place, sign in enumerate(signs):
                grid.addWidget(sign, 1 + row, 2 + 2 * place)
            self._of_row.append([period, *buttons, *signs])
        grid.setColumnStretch(0, 1)
        return frame

    def _standing(self) -> QFrame:
        frame, grid = self._panel()
        self._names: dict[Place, QLabel] = {}
        for place in ((0, 4), (1, 4), (2, 4), (0, 5), (1, 5)):
            row, side = place[0], 2 * (place[1] - 4)
            grid.addWidget(self._button(place, large=False), row, side, _RIGHT)
            self._names[place] = plain_text.label("", frame)
            grid.addWidget(self._names[place], row, side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return frame

    def _panel(self) -> tuple[QFrame, QGridLayout]:
        frame = QFrame(self)
        frame.setProperty("panel", True)
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 4, 12, 4)
        grid.setVerticalSpacing(0)
        return frame, grid

    def _button(self, place: Place, *, large: bool) -> QPushButton:
        button = QPushButton(self)
        button.setAccessibleName(self.tr("A figure that is being counted"))
        button.setProperty("figure", True)
        button.setProperty("large", large)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._press(place))
        self.buttons[place] = button
        return button

    def _stop_at(self, place: Place) -> None:
        """Let Tab reach this figure and no other: arrows go to those, and Tab goes on."""
        for one, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == place else Qt.FocusPolicy.ClickFocus)

    def opens(self, place: Place) -> Selection | None:
        """Selection opened by a figure; None behind the days not closed."""
        return self._opens.get(place)

    def _press(self, place: Place) -> None:
        self._stop_at(place)
        opens = self.opens(place)
        if opens is None:
            self.days_asked.emit()
        else:
            self.asked.emit(opens)

    def _show_movement(self, row: int, scope: Scope, movement: Movement) -> None:
        for column, subset in enumerate(_MOVING):
            count = int(getattr(movement, subset.value))
            self._show((row, column), names.subset(subset), count, Selection(scope, subset))

    def _show(self, place: Place, name: str, count: int, opens: Selection | None, state: str = "") -> None:
        button = self.buttons[place]
        button.setText(number(count))
        theme.mark(button, state=state)
        period = f", {title(opens.scope.period)}" if opens else ""
        button.setAccessibleName(f"{name}{period}: {number(count)}")
        if opens is not None:
            self._opens[place] = opens
        if place in self._names:
            self._names[place].setText(name)
