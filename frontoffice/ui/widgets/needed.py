"""Mark of an obligatory field: a coloured star after its label, and the line with its meaning.

Fields of a table have it by their row (``Field``); a form of its own marks its labels with :func:`mark`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from frontoffice.ui.widgets import plain_text, reading_order, theme

_STAR: Final = "*"
_GAP: Final = 3  # pixels before the star


def mark(label: QLabel, *, is_needed: bool = True) -> None:
    """Show or hide the star after the words of a field's label; who hears the field named hears it, too."""
    star = label.findChild(_Star)
    if star is None:
        if not is_needed:
            return
        star = _Star(label)
    star.show_star(is_seen=is_needed)
    field = label.buddy()
    if field is not None:
        heard = f", {_meaning()}"
        name = reading_order.name_of(field).removesuffix(heard) or reading_order.without_mark(label.text())
        reading_order.name(field, name + heard if is_needed else name)


def is_marked(label: QLabel) -> bool:
    """Whether the label has a star."""
    star = label.findChild(_Star)
    return star is not None and not star.star.isHidden()


def explain(parent: QWidget | None = None) -> QLabel:
    """Line with the meaning of the star, once on a page."""
    return plain_text.label(f"{_STAR} {_meaning()}", parent, level="muted")


def _meaning() -> str:
    return QCoreApplication.translate("Field", "must be filled in")


class _Star(QObject):
    """Keeps a star at the end of what ``label`` says, whatever that is at the moment."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self.star = plain_text.label(_STAR, label)
        theme.mark(self.star, state="late")
        label.installEventFilter(self)

    def show_star(self, *, is_seen: bool) -> None:
        """Show it, with its room in the label."""
        self.star.setVisible(is_seen)
        self._label.setContentsMargins(0, 0, self.star.sizeHint().width() + _GAP if is_seen else 0, 0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the label: what it says has changed when it is painted anew."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        size, label = self.star.sizeHint(), self._label
        words = label.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, label.text()).width() + _GAP
        x, y = min(words, label.width() - size.width()), (label.height() - size.height()) // 2
        if (x, y) != (self.star.x(), self.star.y()) or size != self.star.size():
            self.star.setGeometry(x, y, size.width(), size.height())
