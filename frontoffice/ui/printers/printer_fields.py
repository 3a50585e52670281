"""Fields of a printer, converted to and from a Printer, with their problems.

The first start asks for kind, address and width only; the printers' page has a field for everything.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem
from frontoffice.printing.abilities import Abilities, read_abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.presets import Preset
from frontoffice.printing.serial_port import read_port
from frontoffice.printing.transports import works_on
from frontoffice.settings import Printer, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.widgets import needed, theme
from frontoffice.ui.widgets.form import child

WIDTHS: Final = (32, 42, 48)
ABILITIES: Final = tuple(field.name for field in dataclasses.fields(Abilities))
QUEUES: Final = frozenset({Transport.CUPS, Transport.WINDOWS})
LARGEST_PORT: Final = 65_535
_CHARACTER_DOTS: Final = (8, 18)  # how wide a character is, at least and at most: 9 at an impact printer, 12 at 203 dpi
_SLOW_LINE: Final = 9_600  # baud
_SERIAL_EXAMPLE: Final = "COM3,9600" if os.name == "nt" else "/dev/ttyUSB0,9600"
_MISSING: Final = {
    Transport.DEVICE: SettingsRefusal.PRINTER_DEVICE,
    Transport.SERIAL: SettingsRefusal.PRINTER_PORT,
    Transport.USBPRINT: SettingsRefusal.PRINTER_USB,
    Transport.CUPS: SettingsRefusal.PRINTER_QUEUE,
    Transport.WINDOWS: SettingsRefusal.PRINTER_QUEUE,
}


def prepare(page: QWidget, transports: Iterable[Transport] = Transport) -> None:
    """Fill the page's combo boxes with the available kinds of printers and the paper widths."""
    for transport in filter(works_on, transports):
        _list(page, "transport").addItem(wording.word(transport), transport)
    for width, label in widths().items():
        _list(page, "columns").addItem(label, width)
    _list(page, "transport").currentIndexChanged.connect(lambda _row: _change_transport(page))


def prepare_all(page: QWidget, presets: Iterable[Preset]) -> None:
    """Fill all combo boxes of the printers' page."""
    prepare(page, [transport for transport in Transport if transport is not Transport.NONE])
    for cut, label in cuts().items():
        _list(page, "cut").addItem(label, cut)
    qr = _list(page, "qr")
    qr.addItem(QCoreApplication.translate("settings", "as an image (nearly every printer)"), "image")
    qr.addItem(QCoreApplication.translate("settings", "drawn by the printer itself (faster)"), "native")
    qr.addItem(QCoreApplication.translate("settings", "none (it cannot draw)"), "none")
    model = _list(page, "model")
    model.addItem(QCoreApplication.translate("settings", "not known"), None)
    for preset in presets:
        model.addItem(preset.name, preset)


def widths() -> dict[int, str]:
    """Paper widths and their labels."""
    return {
        32: QCoreApplication.translate("settings", "58 mm: 32 characters a line"),
        42: QCoreApplication.translate("settings", "80 mm: 42 characters a line"),
        48: QCoreApplication.translate("settings", "80 mm: 48 characters a line"),
    }


def cuts() -> dict[str, str]:
    """Options for cutting the paper and their labels."""
    return {
        "full": QCoreApplication.translate("settings", "cut off"),
        "partial": QCoreApplication.translate("settings", "cut, but for a point"),
        "none": QCoreApplication.translate("settings", "torn off by hand"),
    }


def fill(page: QWidget, printer: Printer) -> None:
    """Put kind, address and width into the page's fields."""
    if _list(page, "transport").findData(printer.transport) < 0:  # the settings are from another system
        _list(page, "transport").addItem(wording.word(printer.transport), printer.transport)
    choose(_list(page, "transport"), printer.transport)
    choose(_list(page, "columns"), printer.columns)
    _line(page, "printer_address").setText(printer.address)
    show_transport(page)


def fill_all(page: QWidget, printer: Printer) -> None:
    """Put everything about a printer into the page's fields."""
    fill(page, printer)
    _line(page, "printer_name").setText(printer.name)
    for name in ("dots", "code_page"):
        child(page, QSpinBox, name).setValue(getattr(printer, name))
    for name in ("ask_handed_over", "image_when_folded"):
        child(page, QCheckBox, name).setChecked(getattr(printer, name))
    choose(_list(page, "cut"), printer.cut)
    choose(_list(page, "qr"), printer.qr)
    model = _list(page, "model")
    model.setCurrentIndex(max(0, model.findText(printer.model)))
    show_abilities(page, read_abilities(printer.abilities))


def show_abilities(page: QWidget, abilities: Abilities) -> None:
    """Tick the abilities of a printer."""
    for name in ABILITIES:
        child(page, QCheckBox, name).setChecked(getattr(abilities, name))


def read(page: QWidget, before: Printer) -> Printer:
    """``before`` with kind, address and width as they stand in the page's fields."""
    return dataclasses.replace(
        before,
        transport=Transport(_list(page, "transport").currentData()),
        address=one_line(_line(page, "printer_address").text()),
        columns=int(_list(page, "columns").currentData()),
    )


def read_all(page: QWidget, before: Printer) -> Printer:
    """Copy of ``before`` with all values from the page's fields."""
    abilities = Abilities(**{name: child(page, QCheckBox, name).isChecked() for name in ABILITIES})
    preset = _list(page, "model").currentData()
    return dataclasses.replace(
        read(page, before),
        name=one_line(_line(page, "printer_name").text()),
        dots=child(page, QSpinBox, "dots").value(),
        code_page=child(page, QSpinBox, "code_page").value(),
        ask_handed_over=child(page, QCheckBox, "ask_handed_over").isChecked(),
        image_when_folded=child(page, QCheckBox, "image_when_folded").isChecked(),
        cut=str(_list(page, "cut").currentData()),
        qr=str(_list(page, "qr").currentData()),
        abilities=abilities.as_text(),
        model=preset.name if isinstance(preset, Preset) else "",
    )


def with_preset(printer: Printer, preset: Preset) -> Printer:
    """Copy of ``printer`` with the initial values of a model."""
    return dataclasses.replace(
        printer,
        columns=preset.columns,
        dots=preset.dots,
        cut=preset.cut,
        code_page=preset.code_page,
        qr=preset.qr,
        abilities=preset.abilities.as_text(),
        model=preset.name,
    )


def show_transport(page: QWidget) -> None:
    """Ask for the address in the words of the chosen transport, and for nothing when there is no printer."""
    transport = Transport(_list(page, "transport").currentData())
    address = QCoreApplication.translate("settings", "Address")
    label, example = {
        Transport.NETWORK: (address, "192.168.1.50:9100"),
        Transport.DEVICE: (QCoreApplication.translate("settings", "Device file"), "/dev/usb/lp0"),
        Transport.SERIAL: (QCoreApplication.translate("settings", "Port"), _SERIAL_EXAMPLE),
        Transport.USBPRINT: (QCoreApplication.translate("settings", "USB device"), "04b8:0202"),
        Transport.CUPS: (QCoreApplication.translate("settings", "Queue"), "resi"),
        Transport.WINDOWS: (QCoreApplication.translate("settings", "Queue"), "POS-80"),
        Transport.PDF: (QCoreApplication.translate("settings", "Folder"), str(Path.home() / "resi")),
    }.get(transport, (address, ""))
    words = child(page, QLabel, "printer_address_label")
    words.setText(label)
    needed.mark(words, is_needed=transport is Transport.NETWORK or transport in _MISSING)
    _line(page, "printer_address").setPlaceholderText(example)
    for box in ("address_box", "columns_box"):
        widget = page.findChild(QWidget, box)
        if widget is not None:
            widget.setVisible(transport is not Transport.NONE)


def problems(printer: Printer) -> tuple[Problem, ...]:
    """Problems with the address or the dots of a printer; whether it answers is seen by printing a test page."""
    least, most = (of_a_character * printer.columns for of_a_character in _CHARACTER_DOTS)
    if printer.dots and not least <= printer.dots <= most:
        return (
            *_address_problems(printer),
            Problem("dots", SettingsRefusal.PRINTER_DOTS, {"least": least, "most": most}),
        )
    return _address_problems(printer)


def _address_problems(printer: Printer) -> tuple[Problem, ...]:
    field, address = "printer_address", printer.address
    if printer.transport is Transport.NETWORK and not _is_host(address):
        return (Problem(field, SettingsRefusal.PRINTER_ADDRESS),)
    missing = _MISSING.get(printer.transport)
    if missing and not address:
        return (Problem(field, missing),)
    if printer.transport is Transport.PDF and address and not Path(address).is_absolute():
        return (Problem(field, SettingsRefusal.PRINTER_FOLDER),)
    return ()


def unprovable_reason(printer: Printer) -> str:
    """Sentence about an answering printer's inability to prove its papers, "" for none."""
    able = read_abilities(printer.abilities)
    answers = able.gs_r and printer.transport not in QUEUES
    return wording.reason(PrintReason.RESTARTS) if answers and not able.proves_paper else ""


def choose(box: QComboBox, value: object) -> None:
    """Select the row of ``box`` with this value."""
    box.setCurrentIndex(box.findData(value))


def _change_transport(page: QWidget) -> None:
    """Clear the address and its problem after a change of transport."""
    theme.mark(_line(page, "printer_address"), problem=False)
    child(page, QLabel, "printer_address_problem").hide()
    _line(page, "printer_address").clear()
    show_transport(page)


def _is_host(address: str) -> bool:
    match = re.fullmatch(r"([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?", address)
    return match is not None and 0 < int(match.group(2) or 1) <= LARGEST_PORT


def _line(page: QWidget, name: str) -> QLineEdit:
    return child(page, QLineEdit, name)


def _list(page: QWidget, name: str) -> QComboBox:
    return child(page, QComboBox, name)


def draws_code_slowly(printer: Printer) -> bool:
    """Whether an image of the code goes over a serial line of 9,600 baud or less."""
    if printer.transport is not Transport.SERIAL or printer.qr != "image":
        return False
    try:
        return read_port(printer.address).baud <= _SLOW_LINE
    except ValueError:
        return False
