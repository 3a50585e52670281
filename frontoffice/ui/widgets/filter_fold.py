"""A button for opening a panel in its page, and a chip for each setting there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from frontoffice.ui.widgets import form, theme
from frontoffice.ui.widgets.chip_line import ChipLine
from frontoffice.ui.widgets.kept_folds import KeptFolds

_GAP: Final = 6  # pixels between the chips and the panel
_AWAY: Final = "  \N{MULTIPLICATION X}"


class FilterFold(QWidget):
    """The chips, and beneath them ``panel`` while it is open; its page places the ``button``.

    ``taken_away`` carries the name of the chip that was pressed, ``closed`` says that the panel was closed by hand.
    What an officer opened is open for that officer on the next days as well, until it is closed.
    """

    taken_away = Signal(str)
    closed = Signal()

    def __init__(
        self,
        panel: QWidget,
        text: str,
        kept: KeptFolds,
        name: str,
        parent: QWidget | None = None,
        icon: str = "filter",
    ) -> None:
        super().__init__(parent)
        self._kept, self._name = kept, name
        self.panel, self.chips = panel, ChipLine(self)
        self.button = QPushButton(text, parent)
        self.button.setObjectName("fold_button")
        self.button.setCheckable(True)
        theme.give_icon(self.button, icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.chips)
        column.addWidget(panel)
        self.button.clicked.connect(self._turn)
        self.chips.pressed.connect(self.taken_away)
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether the panel is open for who works here now."""
        return self._kept.is_open(self._name)

    def show_set(self, texts: Mapping[str, str]) -> None:
        """Show a chip for each of these; none of them takes no room."""
        self.chips.show_chips({name: f"{text}{_AWAY}" for name, text in texts.items()})
        self._fit()

    def refresh(self) -> None:
        """Open or close it as who works here now left it."""
        self.button.setChecked(self.is_open)
        self.panel.setVisible(self.is_open)
        self._fit()

    def open(self) -> None:
        """Open it, wherever the keys go."""
        self._kept.keep(self._name, is_open=True)
        self.refresh()

    def go(self, to: QWidget | None = None) -> None:
        """Open it and go to the field ``to``, or to its first; from within it, close it."""
        focused = self.focusWidget()
        within = focused is not None and focused.hasFocus() and self.panel.isAncestorOf(focused)
        if self.is_open and not within:
            (to or self.panel).setFocus()
        else:
            self._turn()
            if to is not None and self.is_open:
                to.setFocus()

    def _turn(self) -> None:
        self._kept.keep(self._name, is_open=not self.is_open)
        self.refresh()
        if self.is_open:
            self.panel.setFocus()
        else:
            self.closed.emit()

    def _fit(self) -> None:
        self.setVisible(self.is_open or not self.chips.isHidden())
        form.activate_layouts(self)  # else the page leaves the room of the panel that was
