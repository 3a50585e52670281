"""The three choices of an intake that decide what is asked: its channel, its kind, how the identity is treated."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontoffice.domain.complaint import Channel, Identity, Kind, Manner
from frontoffice.ui.intake.asked_fields import SP4N_CHANNEL
from frontoffice.ui.widgets import accessible_names, list_basis
from frontoffice.ui.widgets.choice_row import FoldingChoice
from frontoffice.ui.widgets.form import child

_GAP: Final = 8  # between the parts, as the form has it
_MOST: Final = {"channel": 4, "kind": 3, "identity": 3}  # beside each other


class IntakeChoices(QObject):
    """Puts the rows into their places on ``form``; ``chosen`` tells that one of them has another value.

    ``typed`` carries the row that has the focus and what was typed there: it chooses nothing.
    """

    chosen = Signal()
    moved_on = Signal()
    typed = Signal(str, str)

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._channels: dict[str, Channel] = {}
        self.rows = {name: FoldingChoice(name, most, numbered=name == "channel") for name, most in _MOST.items()}
        for name, row in self.rows.items():
            place = child(form, QWidget, f"{name}_place").layout()
            assert place is not None  # noqa: S101  (the form has it)
            place.addWidget(row)
            accessible_names.name_by(row, child(form, QLabel, f"{name}_label"))
            row.moved_on.connect(self.moved_on)
            row.chosen.connect(lambda _, name=name: self._on_chosen(name))
            row.typed.connect(lambda text, name=name: self.typed.emit(name, text))
        self._labels = {name: child(form, QLabel, f"{name}_label") for name in ("channel", "kind")}
        self._always_named: frozenset[str] = frozenset()
        self._received_now = child(form, QLabel, "received_now")
        self._number_label = child(form, QLabel, "external_id_label")
        for label in (*self._labels.values(), self._received_now):
            label.setMinimumWidth(1)  # else the page never gets as narrow as where they are left out
        self._has_time = self._has_names = True
        self._offer()

    def offer_channels(self, channels: Mapping[str, Channel], used: str = "") -> None:
        """Offer the active channels, and the one in use whether it is active or not."""
        self._channels = dict(channels)
        offered = [channel for channel in channels.values() if channel.active or channel.code == used]
        self.rows["channel"].offer([(channel.code, channel.name) for channel in offered])

    def say_unchecked(self, rules: Mapping[str, str]) -> None:
        """Say in the tooltip of their names what these rest on with which the office has not compared them yet."""
        for name, label in self._labels.items():
            list_basis.say_unchecked(label, rules.get(name, ""))

    @property
    def manner(self) -> Manner:
        """How the channel chosen speaks; written as long as none is known, since that asks for more."""
        channel = self._channels.get(self.rows["channel"].value())
        return channel.manner if channel else Manner.WRITTEN

    def has_focus(self) -> bool:
        """Whether the focus is in one of the rows."""
        return any(button.hasFocus() for row in self.rows.values() for button in row.buttons())

    def choose(self, texts: Mapping[str, str]) -> None:
        """Choose what ``texts`` name, the first of what they do not name."""
        for name, row in self.rows.items():
            row.begin_with(texts.get(name, ""))

    def buttons(self, name: str) -> list[QPushButton]:
        """The buttons of a row."""
        return self.rows[name].buttons()

    def fit(self, *, has_names: bool, has_time: bool, is_folded: bool) -> int:
        """Show as much in the head of the page; returns the width (pixels) that it needs."""
        self._has_time = has_time
        self._has_names = has_names
        self._show_names()
        self._received_now.setVisible(has_time and self.manner is Manner.ORAL)
        self.rows["kind"].fold(is_folded=is_folded)
        parts = (*self._labels.values(), self._received_now, self.rows["channel"], self.rows["kind"])
        return sum(part.sizeHint().width() + _GAP for part in parts if not part.isHidden())

    def name(self, names: Collection[str]) -> None:
        """Let the names of these choices be seen at any width: they say more than which they are."""
        self._always_named = frozenset(names)
        self._show_names()

    def _show_names(self) -> None:
        for name, label in self._labels.items():
            label.setVisible(self._has_names or name in self._always_named)

    def _on_chosen(self, name: str) -> None:
        if name == "channel":
            number, letter = self.tr("SP4N-LAPOR! number"), self.tr("Letter number or id")
            was, now = (number, letter) if self.rows[name].value() != SP4N_CHANNEL else (letter, number)
            self._number_label.setText(self._number_label.text().replace(was, now))  # what is said beside it stays
            self._received_now.setVisible(self._has_time and self.manner is Manner.ORAL)
        self.chosen.emit()

    def _offer(self) -> None:
        kinds = [
            (Kind.COMPLAINT, self.tr("Complaint")),
            (Kind.SUGGESTION, self.tr("Suggestion")),
            (Kind.INPUT, self.tr("Input")),
        ]
        identities = [
            (Identity.OPEN, self.tr("Open")),
            (Identity.CONFIDENTIAL, self.tr("Confidential")),
            (Identity.ANONYMOUS, self.tr("Anonymous")),
        ]
        self.rows["kind"].offer([(kind.value, words) for kind, words in kinds])
        self.rows["identity"].offer([(identity.value, words) for identity, words in identities])
