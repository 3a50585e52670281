"""Message line of a page: one sentence, in the colour of its state, until its fields are edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from frontoffice.ui.widgets import plain_text, theme


class CorrectionWatch(QObject):
    """Calls ``clear`` once at the first edit of a field after :meth:`begin`.

    A page that checked the edited text itself called :meth:`begin` with it before: then its sentence stays.
    """

    def __init__(self, label: QLabel, clear: Callable[[], None]) -> None:
        super().__init__(label)
        self._clear = clear
        self._connected: set[QWidget] = set()
        self._texts: dict[QWidget, object] = {}

    def begin(self, fields: Iterable[QWidget]) -> None:
        """Watch these fields and all their editors for changes of their current values."""
        self._texts = {one: _value(one) for field in fields for one in _editors(field)}
        for one in self._texts:
            if one not in self._connected:
                self._connected.add(one)
                self._connect(one)

    def end(self) -> None:
        """Watch nothing any more."""
        self._texts = {}

    def _connect(self, editor: QWidget) -> None:
        """Connect the signal for edits by hand; of texts in lines and lists what the program writes is none."""
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_edited)
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self._on_edited)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(self._on_edited)
        elif isinstance(editor, QSpinBox):
            editor.valueChanged.connect(self._on_edited)
        elif isinstance(editor, QAbstractButton):
            editor.toggled.connect(self._on_edited)

    def _on_edited(self) -> None:
        if any(_value(editor) != text for editor, text in self._texts.items()):
            self.end()
            self._clear()


def watch_of(label: QLabel, clear: Callable[[], None]) -> CorrectionWatch:
    """Return the only watch of an error label; ``clear`` is that of the first call."""
    there = label.findChild(CorrectionWatch)
    return there if isinstance(there, CorrectionWatch) else CorrectionWatch(label, clear)


def _editors(field: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)
    found = [one for one in (field, *field.findChildren(QWidget)) if isinstance(one, kinds) or _is_checkable(one)]
    return [one for one in found if not (isinstance(one, QLineEdit) and one.isReadOnly())]


def _is_checkable(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()


def _value(editor: QWidget) -> object:
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentIndex(), editor.currentText()
    if isinstance(editor, QSpinBox):
        return editor.value()
    return isinstance(editor, QAbstractButton) and editor.isChecked()


# --- Message line of a page: one sentence, in the colour of its state ---

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
