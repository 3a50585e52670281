"""Looking for printers from the printers' page: a button that starts and stops it, and a list of what there is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from frontoffice.errors import Unavailable
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import Preset
from frontoffice.settings import Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.message_line import MessageLine


class PrinterSearch(QObject):
    """``asked`` carries the kind to look for, ``taken`` the FoundPrinter that was chosen."""

    asked = Signal(object)
    stopped = Signal()
    taken = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._button = child(page, QPushButton, "look_for")
        self._message = MessageLine(child(page, QLabel, "find_message"))
        self._found = child(page, QListWidget, "found")
        self._kind = Transport.NETWORK
        self._looking = False
        self._button.clicked.connect(self._press)
        self._found.itemActivated.connect(self._take)
        self._found.itemClicked.connect(self._take)
        self.forget()

    def use(self, kind: Transport) -> None:
        """From now on look for that kind."""
        self.forget()
        self._kind = kind
        self._button.setVisible(kind is not Transport.PDF)

    def forget(self) -> None:
        """Stop looking, and show nothing."""
        self._stop()
        self._found.hide()
        self._message.show("", "")

    def show(self, found: tuple[FoundPrinter, ...] | Unavailable) -> None:
        """What there is; or what is missing to look for it."""
        if not self._looking:
            return
        self._looking = False
        self._stop()
        if isinstance(found, Unavailable):
            self._message.show(wording.unavailable(found))
            return
        self._found.clear()
        for one in found:
            item = QListWidgetItem(f"{one.address}  {one.name}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._found.addItem(item)
        self._found.setVisible(bool(found))
        nothing = self.tr("Nothing was found. Look whether it is switched on and connected, or type the address.")
        self._message.show(self.tr("Choose one ({key:widget.take}):") if found else nothing, "")
        if found:
            self._found.setCurrentRow(0)
            self._found.setFocus()

    def show_model(self, preset: Preset, *, is_filled_in: bool) -> None:
        """Say which model the chosen printer is by its name, and whether what is known of that was filled in."""
        text = (
            self.tr("Its name says {model}; what is known of that model is filled in. The test page has the last word.")
            if is_filled_in
            else self.tr("Its name says {model}: choose that model if it is one.")
        )
        self._message.show(text.format(model=preset.name), "soon")

    def _press(self) -> None:
        if self._looking:
            self._stop()
            self._message.show(self.tr("Stopped looking."), "")
            return
        self._looking = True
        self._button.setText(self.tr("St&op"))
        self._found.hide()
        self._message.show(self.tr("Looking…"), "")
        self.asked.emit(self._kind)

    def _stop(self) -> None:
        if self._looking:
            self._looking = False
            self.stopped.emit()
        self._button.setText(self.tr("&Find"))

    def _take(self, item: QListWidgetItem) -> None:
        self.forget()
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))
