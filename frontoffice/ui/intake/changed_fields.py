"""Changes by an amendment: which fields, and their marks on the form, for the eye and for whoever hears it read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from frontoffice.domain.complaint import Intake
from frontoffice.ui.intake.intake_fields import FIELDS, write_fields
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child

_BETWEEN: Final = " · "


def find_changed_fields(before: Intake | None, now: Intake) -> frozenset[str]:
    """Fields changed since their recording; none of a case that is new."""
    if before is None:
        return frozenset()
    were, are = write_fields(before), write_fields(now)
    return frozenset(name for name in FIELDS if were[name] != are[name])


class ChangeMarks(QObject):
    """Marks the fields of ``form``: an edge, and a word with what names them."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.names: frozenset[str] = frozenset()
        self._fields = {name: child(form, QWidget, name) for name in FIELDS}
        self._labels: dict[str, QLabel | QCheckBox] = {}
        for name, field in self._fields.items():
            self._labels[name] = field if isinstance(field, QCheckBox) else child(form, QLabel, f"{name}_label")

    def mark(self, names: Collection[str]) -> bool:
        """Mark these and no others; whether that changed anything."""
        before, self.names = self.names, frozenset(names)
        word = _BETWEEN + self.tr("changed")
        for name in before ^ self.names:
            label, is_changed = self._labels[name], name in self.names
            text = label.text().removesuffix(word)
            label.setText(text + word if is_changed else text)
            theme.mark(self._fields[name], changed=is_changed)
        return before != self.names
