"""Printers as texts in fields and back, and what the fields may not hold."""

from __future__ import annotations

import dataclasses
import itertools
import os

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.presets import presets
from frontoffice.settings import Printer, Transport
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets.form import child, load_ui, show_problems

REAL = [transport for transport in Transport if transport is not Transport.NONE]
FULL = Printer(
    "Depan",
    Transport.NETWORK,
    "10.0.0.9",
    42,
    qr="native",
    dots=512,
    cut="partial",
    code_page=19,
    abilities="dle_eot,gs_h",
    ask_handed_over=True,
    image_when_folded=True,
    model="Epson TM-T88V",
    tested="2026-11-25",
)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("printers/printers_page", into=page)
    printer_fields.prepare_all(page, presets())
    return page


def test_what_was_filled_in_is_read_back(page: QWidget) -> None:
    for transport, columns in itertools.product(REAL, printer_fields.WIDTHS):
        printer = dataclasses.replace(FULL, transport=transport, columns=columns)
        printer_fields.fill_all(page, printer)
        assert printer_fields.read_all(page, printer) == printer


@pytest.mark.thorough
def test_only_what_can_work_here_is_offered(page: QWidget) -> None:
    kinds = child(page, QComboBox, "transport")
    offered = {kinds.itemData(row) for row in range(kinds.count())}
    elsewhere = {Transport.USBPRINT, Transport.WINDOWS} if os.name == "posix" else {Transport.DEVICE, Transport.CUPS}
    assert offered == {*REAL} - elsewhere


@pytest.mark.thorough
def test_a_printer_of_another_system_stays_what_it_is(page: QWidget) -> None:
    printer = dataclasses.replace(FULL, transport=Transport.USBPRINT, address="04b8:0e15")
    printer_fields.fill_all(page, printer)
    assert child(page, QLabel, "printer_address_label").text() == "USB device"
    assert printer_fields.read_all(page, printer) == printer


@pytest.mark.thorough
def test_a_model_gives_all_but_name_and_address(page: QWidget) -> None:
    (preset,) = [preset for preset in presets() if preset.name == "Zjiang ZJ-5870"]
    printer = printer_fields.with_preset(FULL, preset)
    assert (printer.columns, printer.dots, printer.cut, printer.qr) == (32, 384, "none", "image")
    assert (printer.name, printer.address, printer.model) == (FULL.name, FULL.address, preset.name)


@pytest.mark.thorough
def test_what_a_printer_answers_is_ticked(page: QWidget) -> None:
    printer_fields.fill_all(page, FULL)
    printer_fields.show_abilities(page, Abilities(gs_r=True))
    assert printer_fields.read_all(page, FULL).abilities == "gs_r"


@pytest.mark.parametrize(
    ("transport", "address", "code"),
    [
        (Transport.NETWORK, "no address", "printer_address"),
        (Transport.NETWORK, "10.0.0.9:99999", "printer_address"),
        (Transport.DEVICE, "", "printer_device"),
        (Transport.SERIAL, "", "printer_port"),
        (Transport.USBPRINT, "", "printer_usb"),
        (Transport.CUPS, "", "printer_queue"),
        (Transport.PDF, "resi", "printer_folder"),
    ],
)
def test_an_address_that_is_none_is_told(transport: Transport, address: str, code: str) -> None:
    (problem,) = printer_fields.problems(Printer("", transport, address))
    assert (problem.field, problem.code) == ("printer_address", code)


def test_a_right_address_has_no_problem() -> None:
    assert printer_fields.problems(FULL) == ()
    assert printer_fields.problems(Printer("", Transport.PDF)) == ()  # the program's own folder


def test_dots_that_do_not_fit_the_characters_of_a_line_are_told_beside_the_field(page: QWidget) -> None:
    for columns, dots in ((48, 1), (48, 82), (48, 383), (32, 255), (32, 577), (42, 335), (48, 1200)):
        wrong = dataclasses.replace(FULL, columns=columns, dots=dots)
        (problem,) = printer_fields.problems(wrong)
        assert (problem.field, problem.code) == ("dots", "printer_dots"), dots
        show_problems(page, [problem])
        label = child(page, QLabel, "dots_problem")
        assert label.isVisibleTo(page)
        assert f"{8 * columns} to {18 * columns}" in label.text()
    for columns, dots in ((48, 0), (32, 384), (42, 400), (42, 512), (48, 576), (48, 832)):
        assert printer_fields.problems(dataclasses.replace(FULL, columns=columns, dots=dots)) == (), dots


def test_the_dots_of_every_model_that_is_known_fit() -> None:
    for preset in presets():
        assert printer_fields.problems(printer_fields.with_preset(FULL, preset)) == (), preset.name


@pytest.mark.thorough
def test_another_transport_takes_the_old_address_and_what_was_wrong_with_it_away(page: QWidget) -> None:
    wrong = dataclasses.replace(FULL, address="no address")
    printer_fields.fill_all(page, wrong)
    show_problems(page, printer_fields.problems(wrong))
    label = child(page, QLabel, "printer_address_problem")
    assert label.isVisibleTo(page)
    printer_fields.choose(child(page, QComboBox, "transport"), Transport.PDF)
    assert not label.isVisibleTo(page)
    assert child(page, QLineEdit, "printer_address").text() == ""
    assert not child(page, QLineEdit, "printer_address").property("problem")
