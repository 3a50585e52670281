"""The layout of the papers in the fields of the settings, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.paper_layout import BINDINGS, MARGINS, PaperLayout
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.widgets.form import child, load_ui
from tests.support import hostile_files


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    form = QWidget()
    qtbot.addWidget(form)
    load_ui("admin/settings_page", into=form)
    return form


def test_what_was_filled_in_is_read_back(form: QWidget) -> None:
    every = PaperLayout("/emblem.png", True, 25, 10, "Air Itam", "Gubernur; Inspektur", True)
    for layout in (every, PaperLayout(), every):
        settings_fields.fill_layout(form, layout, "none")
        assert settings_fields.read_layout(form, layout.emblem) == layout
    child(form, QLineEdit, "copies").setText("  Gubernur ")
    assert settings_fields.read_layout(form, "").copies == "Gubernur"


def test_the_fields_take_the_margins_that_a_sheet_has_room_within(form: QWidget) -> None:
    for name, room in (("margin", MARGINS), ("binding", BINDINGS)):
        field = child(form, QSpinBox, name)
        assert (field.minimum(), field.maximum()) == (room[0], room[-1])


def test_an_emblem_is_seen_and_one_that_is_gone_is_named(form: QWidget, tmp_path: Path) -> None:
    emblem = tmp_path / "emblem.png"
    emblem.write_bytes(hostile_files.image("PNG", (40, 50)))
    label = child(form, QLabel, "emblem_shown")
    settings_fields.show_emblem(form, str(emblem), "none")
    assert label.pixmap().height() == 48
    settings_fields.show_emblem(form, str(tmp_path / "gone.png"), "none")
    assert label.text() == "gone.png"
    settings_fields.show_emblem(form, "", "none")
    assert label.text() == "none"
