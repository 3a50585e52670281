"""What stands in the fields of the settings and of the first start, as Settings and back, and what is wrong with it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from frontoffice.domain import numbering, people
from frontoffice.domain.dates import ZONES
from frontoffice.domain.typed_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.settings import COLUMNS, Office, Printer, Settings, Transport
from frontoffice.ui import look, words
from frontoffice.ui.form import child

OFFICE: Final = {  # the field in the form: the field in Office
    "government": "government",
    "office_name": "name",
    "short_name": "short_name",
    "office_address": "address",
    "city": "city",
    "telephone": "telephone",
    "sms": "sms",
    "fax": "fax",
    "email": "email",
    "website": "website",
}
LARGEST_PORT: Final = 65_535


def prepare(page: QWidget) -> None:
    """Put the choices into the lists of the page: zones, printers, paper widths."""
    _list(page, "zone").addItems([*ZONES])
    for transport in Transport:
        _list(page, "transport").addItem(words.word(transport), transport)
    told = {
        32: QCoreApplication.translate("settings", "58 mm: 32 characters a line"),
        42: QCoreApplication.translate("settings", "80 mm: 42 characters a line"),
        48: QCoreApplication.translate("settings", "80 mm: 48 characters a line"),
    }
    for width in COLUMNS:
        _list(page, "columns").addItem(told[width], width)
    _list(page, "transport").currentIndexChanged.connect(lambda _row: _change_transport(page))


def _change_transport(page: QWidget) -> None:
    """An address belongs to its transport, and so does what was wrong with it."""
    look.mark(_line(page, "printer_address"), problem=False)
    child(page, QLabel, "printer_address_problem").hide()
    _line(page, "printer_address").clear()
    show_transport(page)


def fill(page: QWidget, settings: Settings) -> None:
    """Put the settings into the page's fields."""
    for field, name in OFFICE.items():
        _line(page, field).setText(getattr(settings.office, name))
        _line(page, field).setCursorPosition(0)  # a name too long for its field shows its beginning
    _line(page, "counter").setText(settings.counter)
    _line(page, "counter_name").setText(settings.counter_name)
    _list(page, "zone").setCurrentText(settings.office.zone)
    transport = _list(page, "transport")
    transport.setCurrentIndex(transport.findData(settings.printer.transport))
    columns = _list(page, "columns")
    columns.setCurrentIndex(columns.findData(settings.printer.columns))
    _line(page, "printer_address").setText(settings.printer.address)
    show_transport(page)


def read(page: QWidget, before: Settings) -> Settings:
    """``before`` with what stands in the page's fields."""
    office = dataclasses.replace(
        before.office,
        zone=_list(page, "zone").currentText(),
        **{name: clean(_line(page, field).text()) for field, name in OFFICE.items()},
    )
    printer = dataclasses.replace(
        before.printer,
        transport=Transport(_list(page, "transport").currentData()),
        address=_line(page, "printer_address").text().strip(),
        columns=int(_list(page, "columns").currentData()),
    )
    return dataclasses.replace(
        before,
        office=office,
        printer=printer,
        counter=_line(page, "counter").text().strip().upper(),
        counter_name=clean(_line(page, "counter_name").text()),
    )


def problems(settings: Settings) -> tuple[Problem, ...]:
    """What is wrong with the settings, by the fields of the page."""
    return (
        *_office_problems(settings.office),
        *refused_by(lambda: numbering.check_counter(settings.counter)),
        *([] if settings.counter_name else [Problem("counter_name", "counter_name_missing")]),
        *refused_by(lambda: numbering.check_format(settings.number_format)),
        *printer_problems(settings.printer),
    )


def refused_by(rule: Callable[[], None]) -> tuple[Problem, ...]:
    """The problems with which a rule refuses; none when it does not."""
    try:
        rule()
    except Refused as refused:
        return refused.problems
    return ()


def show_transport(page: QWidget) -> None:
    """Ask for the address in the words of the chosen transport, and for nothing when there is no printer."""
    transport = Transport(_list(page, "transport").currentData())
    label, example = {
        Transport.NETWORK: (QCoreApplication.translate("settings", "Address"), "192.168.1.50:9100"),
        Transport.DEVICE: (QCoreApplication.translate("settings", "Device file"), "/dev/usb/lp0"),
        Transport.SERIAL: (QCoreApplication.translate("settings", "Port"), "/dev/ttyUSB0:9600"),
        Transport.USB: (QCoreApplication.translate("settings", "USB device"), "04b8:0202"),
        Transport.CUPS: (QCoreApplication.translate("settings", "Queue"), "resi"),
        Transport.WINDOWS: (QCoreApplication.translate("settings", "Queue"), "POS-80"),
        Transport.PDF: (QCoreApplication.translate("settings", "Folder"), str(Path.home() / "resi")),
    }.get(transport, ("", ""))
    child(page, QLabel, "printer_address_label").setText(label)
    _line(page, "printer_address").setPlaceholderText(example)
    for box in ("address_box", "columns_box", "device_box", "test"):
        widget = page.findChild(QWidget, box)
        if widget is not None:
            widget.setVisible(transport is not Transport.NONE)


def _office_problems(office: Office) -> Iterator[Problem]:
    if not office.government:
        yield Problem("government", "government_missing")
    if not office.name:
        yield Problem("office_name", "office_missing")
    if not office.address:
        yield Problem("office_address", "address_missing")
    for field in ("telephone", "sms", "fax"):
        yield from people.phone_problems(field, getattr(office, field))
    yield from people.email_problems("email", office.email)


def printer_problems(printer: Printer) -> tuple[Problem, ...]:
    """What is wrong with the address of a printer; whether it answers is seen by printing a test page."""
    field, address = "printer_address", printer.address
    if printer.transport is Transport.NETWORK and not _is_host(address):
        return (Problem(field, "printer_address"),)
    missing = {
        Transport.DEVICE: "printer_device",
        Transport.SERIAL: "printer_port",
        Transport.USB: "printer_usb",
        Transport.CUPS: "printer_queue",
        Transport.WINDOWS: "printer_queue",
    }.get(printer.transport)
    if missing and not address:
        return (Problem(field, missing),)
    if printer.transport is Transport.PDF and not Path(address).is_absolute():
        return (Problem(field, "printer_folder"),)
    return ()


def _is_host(address: str) -> bool:
    match = re.fullmatch(r"([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?", address)
    return match is not None and 0 < int(match.group(2) or 1) <= LARGEST_PORT


def _line(page: QWidget, name: str) -> QLineEdit:
    return child(page, QLineEdit, name)


def _list(page: QWidget, name: str) -> QComboBox:
    return child(page, QComboBox, name)
