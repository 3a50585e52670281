"""Lists of the office, open to changes: channels, and what complaints are counted by."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import CHANNEL, KIND, code_of
from frontoffice.register.register import Register
from frontoffice.ui.admin.choices_panel import ChoicesPanel
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import needed, table_rows, wrapped_layouts
from frontoffice.ui.widgets.form import child, go_to, load_ui, show_problems
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.table_rows import ListBasis

LISTS_KEYS: Final = (PageKey("F9", "save", May.KEEP_LISTS),)
_MOST: Final = 1000  # of the height: the table is as high as its rows, where there is room
_BESIDE: Final = 900  # pixels: channels and choices stand side by side from here on


class ReferenceDataPage(QWidget):
    """Add, rename, retire, in one form at a time. What was recorded keeps the words of its day."""

    changed = Signal()

    message: QLabel
    channels: QTableWidget
    add_channel: QPushButton
    channel_panel: QFrame
    channel_heading: QLabel
    bases_fold: QPushButton
    channel_name: QLineEdit
    manner: QComboBox
    save_channel: QPushButton
    retire_channel: QPushButton
    choices_place: QWidget

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        load_ui("admin/reference_data_page", into=self)
        wrapped_layouts.fold_where_narrow(self, [child(self, QBoxLayout, "layout_4")], _BESIDE)
        self._message = MessageLine(self.message)
        self._register = register
        self._officer = officer
        self._channel: Channel | None = None
        self._action = new_id()
        for manner in Manner:
            self.manner.addItem(wording.word(manner), manner)
        self.manner.setCurrentIndex(self.manner.findData(Manner.WRITTEN))
        channel_names = (self.tr("Name"), self.tr("Manner"), self.tr("State"))
        table_rows.name_fitting_columns(self.channels, channel_names, 0)
        self.channels.itemSelectionChanged.connect(self._choose_channel)
        self.add_channel.clicked.connect(self.start_channel)
        self.save_channel.clicked.connect(self._save_channel)
        self.retire_channel.clicked.connect(self._retire_channel)
        self.channel_panel.hide()
        needed.mark(child(self, QLabel, "channel_name_label"))
        self.bases = {of: ListBasis(register, officer, self._message, f"{of}_basis") for of in (CHANNEL, KIND)}
        of_channels = QWidget(self)
        below = QVBoxLayout(of_channels)
        below.setContentsMargins(0, 0, 0, 0)
        for basis in self.bases.values():
            below.addWidget(basis)
            basis.compared.connect(self._on_compared)
        column = child(self, QVBoxLayout, "layout_5")
        column.insertWidget(1, of_channels)
        column.addStretch(1)
        column.setStretchFactor(self.channels, _MOST)
        self.choices = ChoicesPanel(register, officer, self._message)
        inside = QVBoxLayout(self.choices_place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.choices)
        self.choices.changed.connect(self.changed)
        self.choices.begun.connect(self.channel_panel.hide)
        wrapped_layouts.fold_behind(self.bases_fold, of_channels, self.choices.basis_place)
        bind_keys(self, LISTS_KEYS, {"save": self._save})

    def showEvent(self, event: QShowEvent) -> None:
        """Read the lists again."""
        super().showEvent(event)
        self._message.show("")
        self.refresh()

    def start(self) -> None:
        """Begin with the focus in the search line."""
        self.choices.filter.setFocus()

    def refresh(self) -> None:
        """Show both lists as they stand; what was typed, and what was shown, stays when they cannot be read."""
        with show_errors(self._message.show) as read:
            self._fill_channels()
            self.bases[CHANNEL].show_of(CHANNEL)
            self.bases[KIND].show_of(KIND, self.tr("Kinds of report"))
        if read.worked:
            self._show_channel()
        self.choices.refresh()

    def _on_compared(self) -> None:
        self.refresh()
        self.changed.emit()

    def start_channel(self) -> None:
        """Empty the fields for a new channel."""
        self._channel, self._action = None, new_id()
        self.channels.clearSelection()
        self.channel_name.clear()
        self.manner.setCurrentIndex(self.manner.findData(Manner.WRITTEN))
        self._show_channel()
        self._open_form()
        go_to(self.channel_name)

    def _open_form(self) -> None:
        self.choices.close_form()
        self.channel_panel.show()

    def _save(self) -> None:
        if self.channel_panel.isHidden():
            self.choices.save()
        else:
            self._save_channel()

    def _fill_channels(self) -> None:
        rows = [
            (channel, (channel.name, wording.word(channel.manner), self._state(active=channel.active)))
            for channel in self._register.reference_data.channels().values()
        ]
        table_rows.fill(self.channels, rows, lambda one: _is_same(one, self._channel))
        table_rows.limit_height(self.channels)

    def _state(self, *, active: bool) -> str:
        return self.tr("In use") if active else self.tr("Retired")

    def _choose_channel(self) -> None:
        chosen = table_rows.current_value(self.channels)
        if isinstance(chosen, Channel):
            self._channel, self._action = chosen, new_id()
            self._show_channel()
            self._open_form()

    def _show_channel(self) -> None:
        one = self._channel
        show_problems(self, [])
        if one is not None:
            self.channel_name.setText(one.name)
            self.manner.setCurrentIndex(self.manner.findData(one.manner))
        self.channel_heading.setText(one.name if one else self.tr("New channel"))
        self.manner.setEnabled(one is None)
        self._show_retire(self.retire_channel, None if one is None else one.active)

    def _show_retire(self, button: QPushButton, active: bool | None) -> None:
        button.setVisible(active is not None)
        button.setText(self.tr("Use again") if active is False else self.tr("Retire"))

    def _save_channel(self) -> None:
        name = one_line(self.channel_name.text())
        others = {
            one.name.casefold() for one in self._register.reference_data.channels().values() if one != self._channel
        }
        found = _name_problems("channel_name", name, others)
        if self._is_refused(found):
            return
        manner = Manner(self.manner.currentData())
        new = Channel(code_of(name, self._register.reference_data.channels()), name, manner)
        self._set_channel(dataclasses.replace(self._channel, name=name) if self._channel else new)

    def _retire_channel(self) -> None:
        if self._channel is not None:
            self._set_channel(dataclasses.replace(self._channel, active=not self._channel.active))

    def _set_channel(self, channel: Channel) -> None:
        if self._do(lambda: self._register.reference_data.set_channel(channel, self._officer(), self._action)):
            self._channel = channel
            self._show_done()

    def _do(self, change: Callable[[], None]) -> bool:
        """Whether it was done; a retry after a failure carries the same identity."""
        with show_errors(self._message.show) as saving:
            change()
        if saving.worked:
            self._action = new_id()
        return saving.worked

    def _is_refused(self, found: tuple[Problem, ...]) -> bool:
        show_problems(self, found, focus=True)
        return bool(found)

    def _show_done(self) -> None:
        self.refresh()
        self._message.show(self.tr("Saved."), "done")
        self.changed.emit()


def _is_same(one: object, chosen: Channel | None) -> bool:
    return isinstance(one, Channel) and chosen is not None and one.code == chosen.code


def _name_problems(field: str, name: str, others: Collection[str]) -> tuple[Problem, ...]:
    if not name:
        return (Problem(field, FieldRefusal.NAME_MISSING),)
    return (Problem(field, FieldRefusal.NAME_TAKEN),) if name.casefold() in others else ()
