"""Saved filters of an officer: chosen by key, kept under a name that is asked for here, and let go of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from frontoffice.domain import people
from frontoffice.domain.list_filter import NO_FILTER, ListFilter
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.choice_row import RESIZES_TEXT, measure
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

WITH_KEYS: Final = 9
_AROUND: Final = 18  # border and padding of a button, both sides
NAME_KEYS: Final = (PageKey("Return", "keep", within="filter_name"), PageKey("Enter", "keep", within="filter_name"))


class KeptFiltersBar(QWidget):
    """One button for each kept filter. ``chosen`` carries the filter, ``kept`` the name of a new one."""

    chosen = Signal(object)
    kept = Signal(str)

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.setObjectName("kept_filters_bar")
        self._register, self._officer = register, officer
        self._filters: dict[str, ListFilter] = {}
        self._to_keep, self._current = NO_FILTER, ""
        self._flow = FlowLayout(self, gap=4)
        self.name = QLineEdit(self)
        self.name.setObjectName("filter_name")
        self.problem = plain_text.label(parent=self)
        self._message = MessageLine(self.problem)
        self._asked = self._asking_row()
        self._flow.addWidget(self._asked)
        bind_keys(self, NAME_KEYS, {"keep": self._keep})
        self.leave()

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for the words of its buttons as large as they are now."""
        super().changeEvent(event)
        if event.type() in RESIZES_TEXT:
            for button in self.buttons:
                measure(button, _AROUND)

    def refresh(self) -> None:
        """Reload the officer's saved filters."""
        self._filters = dict(self._register.kept_filters.of(self._officer().officer_id))
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, name) for place, name in enumerate(self._filters)]
        self._mark()
        self.setVisible(bool(self.buttons) or self.is_asking)

    @property
    def is_asking(self) -> bool:
        """Whether a name is asked for."""
        return not self._asked.isHidden()

    def apply_filter(self, place: int) -> None:
        """Apply the filter at that index, if any."""
        if place < len(self._filters):
            self._current = list(self._filters)[place]
            self._mark()
            self.chosen.emit(self._filters[self._current])

    def ask_name(self, only: ListFilter) -> None:
        """Ask for a name for saving this filter; one that limits nothing is not kept, nor one of who only reads."""
        if not only or not people.may(self._officer(), May.KEEP_OWN):
            return
        self._to_keep = only
        self.name.setText(self._current)
        self.name.selectAll()
        self._asked.show()
        self.show()
        self.name.setFocus()

    def leave(self) -> None:
        """Keep nothing."""
        self._asked.hide()
        self._message.show("")
        self.setVisible(bool(self.buttons))

    def delete_filter(self) -> None:
        """Delete the last chosen filter."""
        if self._current in self._filters:
            with show_errors(self._message.show):
                self._register.kept_filters.drop(self._current, self._officer().officer_id)
                self._current = ""
                self.refresh()

    def _keep(self) -> None:
        with show_errors(self._message.show, self._refuse) as keeping:
            self._current = self._register.kept_filters.keep(
                self.name.text(), self._to_keep, self._officer().officer_id
            )
            self.refresh()
        if keeping.worked:
            self.leave()
            self.kept.emit(self._current)

    def _refuse(self, refused: Refused) -> None:
        self._message.show_refusal(wording.refusal_text(refused))

    def _button(self, place: int, name: str) -> QPushButton:
        key = f"Ctrl+{place + 1}  " if place < WITH_KEYS else ""
        button = QPushButton(key + plain_text.caption(name), self)
        button.setAccessibleName(name)
        button.setProperty("choice", True)
        button.setCheckable(True)
        measure(button, _AROUND)
        button.clicked.connect(lambda _on, place=place: self.apply_filter(place))
        self._flow.addWidget(button)
        button.show()
        return button

    def _mark(self) -> None:
        for name, button in zip(self._filters, self.buttons, strict=True):
            button.setChecked(name == self._current)

    def _asking_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = plain_text.label(self.tr("Name of the filter"), row)
        label.setBuddy(self.name)
        keep = QPushButton(self.tr("Keep ({key:name.keep})"), row)
        keep.clicked.connect(self._keep)
        for widget in (label, self.name, keep, self.problem):
            line.addWidget(widget)
        theme.dress_each((row, label, keep))
        return row
