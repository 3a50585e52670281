"""The room of the intake form: the lines of the story first, then the fields, whole if they fit, else scrolled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QWidget

from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.text_size import px

LINES: Final = 6
ABOVE: Final = ("description", "channel", "kind")  # whose problems stand under the story
FEWEST: Final = 3  # on a page as low as a scaled screen's
_FIELD_ROWS: Final = 3.5  # of a field's height with its label: what is wanted beside six lines
_ONE_ROW: Final = 64  # pixels
_GAP: Final = 8  # between the story and the fields
_LABEL_GAP: Final = 4
_SEEN_AROUND: Final = 4
_AROUND: Final = 18  # the border and the padding of the field, and the margin of its document


class StoryRoom(QObject):
    """Keeps ``story`` at six lines, or at what a low page leaves but never under three, and gives it what is over.

    The scroll ``area`` is as high as what stands in it, so that whatever it does not need is the story's.
    """

    def __init__(self, form: QWidget, story: QPlainTextEdit, area: QScrollArea, hints: QWidget) -> None:
        super().__init__(form)
        self._form, self._story, self._area, self._hints = form, story, area, hints
        self._label = child(form, QLabel, "description_label")
        self._lines = [self._label, *(child(form, QLabel, f"{name}_problem") for name in ABOVE)]
        content = area.widget()
        assert content is not None  # noqa: S101  (the form has it)
        self._content = content
        self._seen: QWidget | None = None
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.fit)
        story.setMinimumHeight(FEWEST * story.fontMetrics().lineSpacing() + _AROUND)
        area.setMinimumHeight(1)  # else the page never gets as low as where the fields are scrolled
        for watched in (content, form, child(form, QWidget, "description_cell")):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure anew when the form has another size, or its fields need another room."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._later.start()
        return super().eventFilter(watched, event)

    def see_soon(self, field: QWidget) -> None:
        """Scroll to a field that has the focus; once more whenever what is around it has got another place."""
        self._seen = field if self._area.isAncestorOf(field) else None
        QTimer.singleShot(0, self, self._see)

    def _see(self) -> None:
        field = self._seen
        if field is not None and (field.hasFocus() or field.isAncestorOf(self._form.focusWidget())):
            around = field.parentWidget()
            for part in (around, field):
                if part is not None:
                    self._area.ensureWidgetVisible(part, 0, _SEEN_AROUND)

    def fit(self) -> None:
        """Share the room now."""
        line = self._story.fontMetrics().lineSpacing()
        is_low = self._form.height() < LINES * line + _AROUND + _FIELD_ROWS * px(_ONE_ROW)
        self._label.setVisible(not is_low)
        lines = [label for label in self._lines if not label.isHidden()]
        besides = _GAP + sum(label.sizeHint().height() + _LABEL_GAP for label in lines)
        story = (FEWEST if is_low else LINES) * line + _AROUND
        room = self._form.height() - besides
        least = min(px(_ONE_ROW) + self._hint_height(), room - story) if is_low else room - story
        self._area.setMaximumHeight(max(1, min(self._full_height(), max(least, room - LINES * line - _AROUND))))
        QTimer.singleShot(0, self, self._see)

    def _hint_height(self) -> int:
        """What is to be seen beside the first fields: what the register knows of the case already."""
        hints = self._hints
        return hints.height() if hints.isVisible() else 0

    def _full_height(self) -> int:
        layout = self._content.layout()
        if layout is None:
            return self._content.sizeHint().height()
        width = self._area.viewport().width()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
