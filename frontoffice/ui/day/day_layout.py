"""How the day's page uses what the window leaves it: lines first, the pane below them where there is room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from frontoffice.ui.widgets import form, reading_order, theme

if TYPE_CHECKING:
    from frontoffice.ui.day.day_form import DayForm

_WIDE, _NARROW = 135, 90  # letters of average width: from which on day and filters are whole lines; all that it needs
_HIGH, _SUFFICIENT = 25, 19  # lines of text, from which on there is room for the pane; for the lines beneath the table
_LEAST, _MOST, _PART = 4, 10, 0.16  # lines of text of the story at least and at most; of the page's height
_ROWS: Final = 4  # of the table, that are seen at 200 %
_FOLLOWED: Final = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange)


class DayLayout(QObject):
    """Of one page. At 200 % the title gives its place to the filter, and what stands below the lines goes.

    ``fitted``: it was laid out for another size.
    """

    fitted = Signal()

    def __init__(self, page: DayForm) -> None:
        super().__init__(page)
        self._page = page
        self._head, self._filters = form.child(page, QHBoxLayout, "head"), form.child(page, QHBoxLayout, "filters")
        self.is_low = self._is_lowest = False
        closing = page.closing
        form.child(page, QVBoxLayout, "page").setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._worded = {one: one.text() for one in (page.today_button, closing.print_page, closing.close_page)}

        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the page's size, and the font that it is shown in."""
        if event.type() in _FOLLOWED:
            self.fit()
            self.fitted.emit()
        return False

    @property
    def least(self) -> int:
        """The width (pixels) that the page can do with."""
        return _NARROW * self._page.fontMetrics().averageCharWidth()

    def fit(self) -> None:
        """Lay the page out for the size that it has now."""
        page, metrics = self._page, self._page.fontMetrics()
        line, letter = metrics.lineSpacing(), metrics.averageCharWidth()
        is_wide = page.width() >= _WIDE * letter
        self.is_low, self._is_lowest = page.height() < _HIGH * line, page.height() < _SUFFICIENT * line
        page.day_title.setVisible(is_wide)
        for button, text in self._worded.items():
            button.setText(text if is_wide else text.partition(" (")[0].rstrip())
        for button in (page.previous_day, page.next_day, *self._worded):
            theme.mark(button, choice=not is_wide)  # with less around its words
        for button in (*page.strip.buttons, page.more_button):
            theme.mark(button, pressing=not is_wide)
        self._put_filter(is_wide=is_wide)
        page.pane.fold(page.width())
        page.pane.story_area.setFixedHeight(round(min(_MOST * line, max(_LEAST * line, page.height() * _PART))))
        head = page.lines.horizontalHeader().sizeHint().height() + 2 * page.lines.frameWidth()
        page.lines.setMinimumHeight(head + _ROWS * page.lines.verticalHeader().defaultSectionSize())
        self.show()

    def show(self) -> None:
        """Show what there is room for, as long as there is a line; whoever writes a note sees where."""
        page = self._page
        has_lines = page.table.rowCount() > 0
        page.pane_place.setVisible(has_lines and not self.is_low)
        page.status_place.setVisible(not self._is_lowest)
        is_writing = page.review_note.hasFocus() or bool(page.review_note.text())
        page.review_bar.setVisible(page.is_reviewing and has_lines and (is_writing or not self._is_lowest))

    def open_note(self) -> None:
        """Show the note's line, whatever room there is."""
        self._page.review_bar.show()
        self._page.review_note.setFocus()

    def _put_filter(self, *, is_wide: bool) -> None:
        """Beside the chips, or where the title stood; it keeps its focus."""
        page = self._page
        here, there = (self._filters, self._head) if is_wide else (self._head, self._filters)
        if here.indexOf(page.text_filter) < 0:
            there.removeWidget(page.text_filter)
            here.insertWidget(0 if is_wide else here.indexOf(page.today_button) + 1, page.text_filter, 1)
            reading_order.arrange(page)
