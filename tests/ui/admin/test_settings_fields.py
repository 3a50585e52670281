"""Settings as texts in fields and back, and what the fields may not hold."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import COLUMNS, Office, Printer, Settings, Transport
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.widgets.form import child, load_ui

COMPLETE = dataclasses.replace(Settings(), office=dataclasses.replace(Office(), address="Jalan Pulau Belitung"))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("admin/settings_page", into=page)
    settings_fields.prepare(page)
    return page


@pytest.mark.thorough
def test_what_was_filled_in_is_read_back(page: QWidget) -> None:
    for transport, columns in itertools.product(Transport, COLUMNS):
        printer = Printer(name="Depan", transport=transport, address="10.0.0.9", columns=columns)
        settings = dataclasses.replace(COMPLETE, printer=printer, counter="B7", counter_name="Loket Belitung")
        settings_fields.fill(page, settings)
        assert settings_fields.read(page, settings) == settings


def test_spaces_around_and_small_letters_of_the_code_are_put_right(page: QWidget) -> None:
    settings_fields.fill(page, COMPLETE)
    child(page, QLineEdit, "counter").setText(" l2 ")
    child(page, QLineEdit, "city").setText("  Sungailiat ")
    read = settings_fields.read(page, COMPLETE)
    assert (read.counter, read.office.city) == ("L2", "Sungailiat")


def test_a_long_name_shows_its_beginning(page: QWidget) -> None:
    settings_fields.fill(page, COMPLETE)
    assert child(page, QLineEdit, "office_name").cursorPosition() == 0


@pytest.mark.thorough
def test_complete_settings_have_no_problems() -> None:
    assert settings_fields.problems(COMPLETE) == ()


def test_every_problem_is_told_at_once() -> None:
    empty = dataclasses.replace(Office(), government="", name="", address="", telephone="x", email="y")
    wrong = Settings(office=empty, counter="", counter_name="", number_format="")
    assert {problem.field for problem in settings_fields.problems(wrong)} == {
        "government",
        "office_name",
        "office_address",
        "telephone",
        "email",
        "counter",
        "counter_name",
        "number_format",
    }
