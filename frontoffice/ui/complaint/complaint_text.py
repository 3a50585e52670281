"""What a complaint says: the description large, then what it is about; who complained and what was brought, folded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.complaint import Complaint
from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.complaint.complaint_sheet import ComplaintSheet, empty
from frontoffice.ui.messages.field_labels import JOINED, WHO, LabelledField, list_labelled_fields
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.long_text import text_widget
from frontoffice.ui.widgets.page_keys import bind_keys, keys_of, rows_of

_WHO: Final = frozenset({"identity", JOINED, *WHO})
_BROUGHT: Final = frozenset({"identity_copy", "documents"})
_FOLDED, _OPEN = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}", "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"


class Fold(QObject):
    """A button that folds a part of the page away and shows it again. ``unfolded`` tells that it was opened."""

    unfolded = Signal()

    def __init__(self, button: QPushButton, part: QWidget) -> None:
        super().__init__(button)
        self._button, self._part, self._name = button, part, ""
        button.clicked.connect(self.toggle)
        part.hide()

    def name(self, text: str, *, is_there: bool) -> None:
        """What the button says, and whether there is anything to fold."""
        self._name = text
        self._button.setVisible(is_there)
        if not is_there:
            self._part.hide()
        self._say()

    def set_open(self, *, is_open: bool) -> None:
        """Show the part, or fold it away."""
        self._part.setVisible(is_open and not self._button.isHidden())
        self._say()
        if is_open:
            self.unfolded.emit()

    def toggle(self) -> None:
        """Show what is folded, fold what is shown."""
        if not self._button.isHidden():
            self.set_open(is_open=self._part.isHidden())

    def _say(self) -> None:
        self._button.setText(f"{_FOLDED if self._part.isHidden() else _OPEN} {self._name}")


class ComplaintText(QObject):
    """Fills the left side of the complaint's page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        place = child(page, QWidget, "description_place")
        self._description = QVBoxLayout(place)
        self._description.setContentsMargins(0, 0, 0, 0)
        self._sheets = [ComplaintSheet(child(page, QFrame, name)) for name in ("sheet", "who_sheet", "file_sheet")]
        self.who = Fold(child(page, QPushButton, "who_fold"), child(page, QFrame, "who_sheet"))
        self.files = Fold(child(page, QPushButton, "files_fold"), child(page, QWidget, "files_place"))
        self._brought = False
        self._attached = 0
        actions = {"show_who": self.who.toggle, "show_files": self.files.toggle}
        bind_keys(page, rows_of(COMPLAINT_KEYS, actions), actions)

    def fold(self) -> None:
        """Another complaint is shown: only what it says."""
        for one in (self.who, self.files):
            one.set_open(is_open=False)

    def show(self, complaint: Complaint, *, revealed: bool) -> None:
        """Show what was given; who complained only as far as it is not hidden, or was ``revealed``."""
        fields = list_labelled_fields(complaint, revealed)
        empty(self._description)
        for field in fields:
            if field.name == "description":
                text = text_widget(field.text)
                text.setAccessibleName(field.label)
                for widget in (text, *text.findChildren(QWidget)):
                    widget.setProperty("level", "story")
                self._description.addWidget(text)
        who = [field for field in fields if field.name in _WHO]
        brought = [field for field in fields if field.name in _BROUGHT]
        about = [field for field in fields if field.name not in (_WHO | _BROUGHT | {"description"})]
        for sheet, shown in zip(self._sheets, (about, who, brought), strict=True):
            sheet.show_fields(shown)
        self._show_there("sheet", about)
        self._show_there("file_sheet", brought)
        (key,) = keys_of(COMPLAINT_KEYS, "show_who")
        self.who.name(self.tr("Complainant ({})").format(key), is_there=bool(who))
        self._brought = bool(brought)
        self._name_files()

    def count_files(self, count: int) -> None:
        """How many files are attached."""
        self._attached = count
        self._name_files()

    def _name_files(self) -> None:
        (key,) = keys_of(COMPLAINT_KEYS, "show_files")
        name = self.tr("Papers and files ({})").format(key)
        if self._attached:
            name += ": " + self.tr("%n attached", "", self._attached)
        self.files.name(name, is_there=self._brought or self._attached > 0)

    def _show_there(self, name: str, fields: Iterable[LabelledField]) -> None:
        parent = self.parent()
        assert isinstance(parent, QWidget)  # noqa: S101  (the page)
        child(parent, QFrame, name).setVisible(bool(list(fields)))
