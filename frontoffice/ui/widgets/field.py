"""One field of a form: label with a star if needed, input, problem and help, named as in a Designer form."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from frontoffice.domain.field_spec import FieldInput
from frontoffice.ui.widgets import needed, plain_text, reading_order, text_size, theme
from frontoffice.ui.widgets.bounded_text import BoundedText

_GAP: Final = 4


class Field(QWidget):
    """Box ``NAME_box`` with ``NAME_label``, input ``NAME``, ``NAME_problem`` and, optionally, a help.

    ``form.show_beside`` finds the problem's line by that name, whatever the box stands in.
    """

    def __init__(
        self, name: str, label: str, field: QWidget, parent: QWidget, help_text: str = "", *, is_needed: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_box")
        self.field = field
        field.setObjectName(name)
        self.label = plain_text.label(label, self, level="label")
        self.label.setObjectName(f"{name}_label")
        self.problem = plain_text.label(parent=self)
        self.problem.setObjectName(f"{name}_problem")
        self.problem.setWordWrap(True)
        theme.mark(self.problem, state="late")
        self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setSpacing(_GAP)
        self.column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, field, self.problem):
            self.column.addWidget(widget)
        if help_text:
            self.help = plain_text.label(help_text, self, level="muted")
            self.help.setWordWrap(True)
            self.column.addWidget(self.help)
        reading_order.name_parts({f"{name}_label": self.label, name: field})
        text_size.keep_designs((field,))
        self.need(is_needed=is_needed)

    def need(self, *, is_needed: bool) -> None:
        """Mark it as obligatory, or no more."""
        needed.mark(self.label, is_needed=is_needed)


def make_input(kind: FieldInput, characters: int) -> QLineEdit | QComboBox | BoundedText:
    """What a field is filled in with, apart from a tick; a choice shows so many ``characters`` at least."""
    if kind is FieldInput.TEXT:
        text = BoundedText()
        text.setTabChangesFocus(True)
        return text
    if kind not in (FieldInput.CHOICE, FieldInput.LIST):
        return QLineEdit()
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(characters)
    if kind is FieldInput.LIST:
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return combo
