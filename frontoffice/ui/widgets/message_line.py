"""Message line of a page: one sentence, in the colour of its state."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.corrections import watch_of

FORM: Final = "loaded_form"  # the property of a widget that a form was loaded into


class MessageLine:
    """A label of a form as the message line of its page; it takes no room while it says nothing."""

    def __init__(self, label: QLabel) -> None:
        self._label = label
        plain_text.make_plain(label)  # a sentence may quote what somebody typed
        label.setVisible(bool(label.text()))

    def show(self, text: str, state: str = "late") -> None:
        """Show a sentence as ``done``, ``soon`` or ``late``, and have a screen reader say it; "" hides the line."""
        watch_of(self._label, self._clear).end()
        self._label.setText(text)
        self._label.setVisible(bool(text))
        theme.mark(self._label, state=state)
        announce(self._label, text)

    def show_at_once(self, text: str) -> None:
        """Show a sentence and paint it now: what follows lets nothing be painted for a while."""
        self.show(text, "soon")
        around = self._label.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is not None:
            layout.activate()
        self._label.window().repaint()

    def show_refusal(self, text: str) -> None:
        """Show a refusal until the next edit in the form."""
        self.show(text)
        if text:
            watch_of(self._label, self._clear).begin([self._form()])

    def _clear(self) -> None:
        self.show("")

    def _form(self) -> QWidget:
        """Form containing the line, or else its parent widget."""
        around: QWidget | None = self._label
        while around is not None and not around.property(FORM):
            around = around.parentWidget()
        return around or self._label.parentWidget() or self._label


def announce(widget: QWidget, text: str) -> None:
    """Announce a sentence of a visible widget to a screen reader, independent of the focus; "" says nothing."""
    if text and widget.isVisible():  # not from a page behind the one that is worked at
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
