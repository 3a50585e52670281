"""The fields of who joins a complaint: those of an intake's complainant, as far as its kind asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.complainants import COMPANY, KITAS, PASSPORT, has_legal_form
from frontoffice.domain.complaint import Complainant, Kind
from frontoffice.domain.people import normalise_phone
from frontoffice.domain.text.typed_text import one_line
from frontoffice.ui.widgets import form, theme
from frontoffice.ui.widgets.filled_lines import FilledLines, LinePart
from frontoffice.ui.widgets.text_size import px

_ALWAYS: Final = ("name", "phone", "nik", "address")
_OF_A_COMPANY: Final = ("contact", "position", "nib")
_OF_A_COMPLAINT: Final = frozenset({"nik", "identity_no", "identity_kind"})  # of nothing else is an identity asked
_TICKS: Final = ("party", "identity_kind")
_NUMBERS: Final = ("nik", "nib", "identity_no")  # a card shows them in groups, and so they are often typed
_CELLS: Final = {  # least width in pixels, share of the line
    "name": (240, 4),
    "phone": (150, 3),
    "party": (240, 3),
    "contact": (220, 4),
    "position": (170, 3),
    "nib": (150, 3),
    "nik": (170, 3),
    "address": (240, 4),
    "email": (200, 3),
    "identity_no": (170, 3),
    "identity_kind": (200, 3),
    "represents": (240, 4),
    "attorney_letter": (200, 3),
}


class JoinedFields(QWidget):
    """``ended``: Enter was pressed in the last field that is seen."""

    ended = Signal()

    column: QVBoxLayout
    more: QPushButton
    name: QLineEdit
    phone: QLineEdit
    nik: QLineEdit
    address: QLineEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("complaint/joined_fields", into=self)
        self._kind = Kind.COMPLAINT
        cells = {name: form.child(self, QWidget, f"{name}_cell") for name in _CELLS}
        self._cells = cells
        parts = (LinePart(cells[name], px(least), share) for name, (least, share) in _CELLS.items())
        self.column.insertWidget(0, FilledLines(parts, self))
        self._ticks = {name: form.child(self, QCheckBox, name) for name in _TICKS}
        self._texts = {name: form.child(self, QLineEdit, name) for name in _CELLS if name not in _TICKS}
        for name, field in self._texts.items():
            field.returnPressed.connect(partial(self._go_on, name))
        self.name.textChanged.connect(self._fit)
        self._ticks["party"].toggled.connect(self._fit)
        self.more.toggled.connect(self._on_toggled)
        self._on_toggled(is_open=False)

    def ask_for(self, kind: Kind) -> None:
        """Ask for what a case of this kind asks."""
        self._kind = kind
        self._fit()

    def clear(self) -> None:
        """Let nothing stand in any field, and no more be asked than of everybody."""
        for field in self._texts.values():
            field.clear()
        for tick in self._ticks.values():
            tick.setChecked(False)
        self.more.setChecked(False)

    def read(self) -> Complainant:
        """Read the complainant that they make."""
        texts: dict[str, Any] = {name: one_line(field.text()) for name, field in self._texts.items()}
        texts["phone"] = normalise_phone(texts["phone"])
        for name in _NUMBERS:
            texts[name] = "".join(texts[name].split()).upper()
        if self._ticks["party"].isChecked():
            texts["party"] = COMPANY
        if texts["identity_no"]:
            texts["identity_kind"] = KITAS if self._ticks["identity_kind"].isChecked() else PASSPORT
        return Complainant(**texts)

    def turn_more(self) -> None:
        """Show all that may be asked, and go on there; or no more than is asked of everybody."""
        self.more.toggle()
        seen = [name for name in self._texts if name not in _ALWAYS and self._is_seen(name)]
        form.go_to(self._texts[seen[0]] if self.more.isChecked() and seen else self.name)

    def uncover(self, names: Iterable[str]) -> None:
        """Make sure that these are seen."""
        if any(name in self._cells and not self._is_seen(name) for name in names):
            self.more.setChecked(True)

    def _on_toggled(self, is_open: bool) -> None:
        theme.give_icon(self.more, "down" if is_open else "right")
        self._fit()

    def _fit(self) -> None:
        legal = has_legal_form(self.name.text())
        is_company = legal or self._ticks["party"].isChecked()
        for name, cell in self._cells.items():
            folded = name not in _ALWAYS and not self.more.isChecked()
            if name in _OF_A_COMPANY:
                folded = folded and not is_company
            is_left_out = (self._kind is not Kind.COMPLAINT and name in _OF_A_COMPLAINT) or (legal and name == "party")
            field = self._texts.get(name)
            cell.setVisible(not (folded or is_left_out) or (field is not None and bool(one_line(field.text()))))

    def _is_seen(self, name: str) -> bool:
        return not self._cells[name].isHidden()

    def _go_on(self, name: str) -> None:
        names = list(self._texts)
        after = next((one for one in names[names.index(name) + 1 :] if self._is_seen(one)), None)
        if after is None:
            self.ended.emit()
        else:
            self._texts[after].setFocus(Qt.FocusReason.TabFocusReason)
            form.see(self._texts[after])
