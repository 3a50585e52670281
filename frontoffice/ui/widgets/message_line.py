"""The line on a page that says how it went: one sentence, in the colour of its state."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from frontoffice.ui.widgets import plain_text, theme


class MessageLine:
    """A label of a form as the message line of its page; it takes no room while it says nothing."""

    def __init__(self, label: QLabel) -> None:
        self._label = label
        plain_text.make_plain(label)  # a sentence may quote what somebody typed
        label.setVisible(bool(label.text()))

    def show(self, text: str, state: str = "late") -> None:
        """Show a sentence as ``done``, ``soon`` or ``late``, and have a screen reader say it; "" hides the line."""
        self._label.setText(text)
        self._label.setVisible(bool(text))
        theme.mark(self._label, state=state)
        announce(self._label, text)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a sentence of a widget that is seen, wherever the focus is; "" says nothing."""
    if text and widget.isVisible():  # not from a page behind the one that is worked at
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
