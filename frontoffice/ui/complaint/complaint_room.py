"""The room of the complaint's page: the story before all else, beside its history where there is width for both.

On a low page, as a scaled screen is, what else can be had by a key goes behind it: the chart, the line of the state,
the row of actions. An open form leaves some lines of the story to be read. Where notices and questions leave too little
for both, the whole page is scrolled in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from frontoffice.ui.complaint.handling_panel import HandlingPanel
from frontoffice.ui.complaint.step_form import StepPanel
from frontoffice.ui.widgets import folding, text_size, theme
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.seen_size import SeenSize

BESIDE: Final = 900  # pixels, more where text is larger: story and history side by side from here on
LOW: Final = 24  # lines of text: a page that is not higher is low
_SEEN: Final = {False: 7, True: 0}  # lines of the story that an open form leaves; on a low page it has all the room
_MARGINS: Final = {False: (16, 8, 16, 8), True: (12, 4, 12, 4)}
_SPACING: Final = {False: 8, True: 4}  # in the form
_FORM_MARGINS: Final = {False: (12, 6, 12, 8), True: (12, 2, 12, 4)}
_READ: Final = 4  # lines of what is scrolled that stand on every page: one that has no room for them is scrolled whole
_LEAST: Final = 56  # pixels of what a form asks that are always seen
_AROUND: Final = {False: 24, True: 0}  # pixels: the border and the margins of what is scrolled


class ComplaintRoom(QObject):
    """Shares the room of ``page``. ``turned`` is called when it becomes low or is so no more."""

    def __init__(self, page: QWidget, handling: HandlingPanel, turned: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._handling, self._turned = page, handling, turned
        self._body = child(page, QScrollArea, "body")
        self._sides = child(page, QBoxLayout, "sides")
        self._number, self._title = (child(page, QLabel, name) for name in ("number_label", "description_title"))
        self._column = child(page, QVBoxLayout, "page")
        self.is_low = self.is_narrow = self.has_complaint = False
        self._seen = SeenSize(page)
        self._seen.changed.connect(self.fit)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.fit)
        for watched in (page, handling.form, handling.form.form_fields):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew when the page has another size, or the form needs another room."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.FontChange):
            self._later.start()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share the room now."""
        line, seen = self._page.fontMetrics().lineSpacing(), self._seen.now()
        wide, high = seen.width(), seen.height()
        is_narrow = wide < BESIDE * text_size.factor()
        folding.fold(self._sides, is_folded=is_narrow)
        is_low = high < LOW * line
        if (is_low, is_narrow) != (self.is_low, self.is_narrow):
            self.is_low, self.is_narrow = is_low, is_narrow
            theme.mark(self._number, level="heading" if is_narrow else "title")
            self._title.setVisible(not is_low)
            self._column.setContentsMargins(*_MARGINS[is_low])
            self._turned()
        is_open = not self._handling.form.isHidden()
        self._body.setMinimumHeight(_READ * line)
        self._body.setVisible(self.has_complaint and not (is_open and is_low))
        if is_open:
            besides = self._beside_the_form() + _SEEN[is_low] * line + _AROUND[is_low]
            _fit_form(self._handling.form, high - besides, is_low=is_low)

    def _beside_the_form(self) -> int:
        """The height of all that stands on the page besides the form and what is scrolled."""
        layout = self._page.layout()
        assert layout is not None  # noqa: S101  (the form of the page has one)
        margins, height = layout.contentsMargins(), 0
        place = self._handling.parentWidget()
        for number in range(layout.count()):
            item = layout.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is None or widget.isHidden():
                continue
            height += layout.spacing()
            if widget not in (place, self._body):
                height += widget.sizeHint().height()
        return height + margins.top() + margins.bottom()


def _fit_form(panel: StepPanel, most: int, *, is_low: bool) -> None:
    """Let a form be no higher than ``most`` pixels: what it asks is scrolled, its title and its buttons stay."""
    inside, around = panel.form_fields.layout(), child(panel, QVBoxLayout, "form_column")
    assert inside is not None  # noqa: S101  (the form has it)
    around.setSpacing(_SPACING[is_low])
    around.setContentsMargins(*_FORM_MARGINS[is_low])
    width = panel.form_area.viewport().width()
    wanted = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.totalSizeHint().height()
    besides = around.totalMinimumSize().height() - panel.form_area.minimumHeight()
    height = max(min(wanted, most - besides), min(wanted, round(_LEAST * text_size.factor())))
    if height != panel.form_area.minimumHeight():
        panel.form_area.setFixedHeight(height)
    if (
        inside.geometry() != panel.form_fields.rect()
    ):  # it grew while a layout around it was at work, and was not laid out
        inside.setGeometry(panel.form_fields.rect())
