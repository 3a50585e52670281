"""Names by which a screen reader calls what a form holds: each field its label's, its parts the field's.

A label called ``name_label`` is the buddy of the field ``name``. What has a name of its own keeps it. What a page makes
beside its form takes :func:`name` or :func:`name_by`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget

_LABEL: Final = "_label"


def name_parts(made: Mapping[str, QWidget]) -> None:
    """Give what a form ``made``, by its name there, the names of its labels."""
    named: dict[QWidget, str] = {}
    for of, widget in made.items():
        field = made.get(of.removesuffix(_LABEL)) if of.endswith(_LABEL) else None
        if isinstance(widget, QLabel):
            if field is not None and widget.buddy() is None:
                widget.setBuddy(field)
            if (buddy := widget.buddy()) is not None:
                named[buddy] = without_mark(widget.text())
            if "&" in widget.text():  # a reader asks the label, and would be given the mark, too
                widget.setAccessibleName(without_mark(widget.text()))
    for widget in made.values():
        name_inside(widget, widget.accessibleName() or named.get(widget, ""))


def name_by(widget: QWidget, label: QLabel) -> None:
    """Name a widget that a page puts beside a label of its form."""
    label.setBuddy(widget)
    name(
        widget, label.accessibleName() or without_mark(label.text())
    )  # Qt itself finds a buddy only where both stand in one widget


def name(widget: QWidget, text: str) -> None:
    """Give a widget this name, and what stands inside it."""
    widget.setAccessibleName(text)
    name_inside(widget, text)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget: by its own name, or by its label's."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def name_inside(widget: QWidget, text: str) -> None:
    """Call the parts that Qt puts into a field as the field: the line of a combo box, its list, a day's digits."""
    if widget.inherits("QComboBox") or widget.inherits("QAbstractSpinBox"):
        for part in widget.findChildren(QLineEdit):
            part.setAccessibleName(text)
    if isinstance(widget, QComboBox):
        widget.view().setAccessibleName(text)
    if isinstance(widget, QLineEdit) and widget.isClearButtonEnabled():
        for button in widget.findChildren(QToolButton):
            button.setAccessibleName(QCoreApplication.translate("AccessibleNames", "Clear"))


def without_mark(text: str) -> str:
    """The words of a label or button: without the ampersand that underlines a letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
