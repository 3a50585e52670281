"""The layout of the papers in the fields of the settings, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.paper_layout import BINDINGS, MARGINS, PaperLayout
from frontoffice.ui.admin import layout_fields
from frontoffice.ui.widgets.form import child, load_ui
from tests.support import hostile_files


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("admin/settings_page", into=page)
    return page


def test_what_was_filled_in_is_read_back(page: QWidget) -> None:
    every = PaperLayout("/emblem.png", True, 25, 10, "Air Itam", "Gubernur; Inspektur", True)
    for layout in (every, PaperLayout(), every):
        layout_fields.fill(page, layout, "none")
        assert layout_fields.read(page, layout.emblem) == layout
    child(page, QLineEdit, "copies").setText("  Gubernur ")
    assert layout_fields.read(page, "").copies == "Gubernur"


def test_the_fields_take_the_margins_that_a_sheet_has_room_within(page: QWidget) -> None:
    for name, room in (("margin", MARGINS), ("binding", BINDINGS)):
        field = child(page, QSpinBox, name)
        assert (field.minimum(), field.maximum()) == (room[0], room[-1])


def test_an_emblem_is_seen_and_one_that_is_gone_is_named(page: QWidget, tmp_path: Path) -> None:
    emblem = tmp_path / "emblem.png"
    emblem.write_bytes(hostile_files.image("PNG", (40, 50)))
    label = child(page, QLabel, "emblem_shown")
    layout_fields.show_emblem(page, str(emblem), "none")
    assert label.pixmap().height() == 48
    layout_fields.show_emblem(page, str(tmp_path / "gone.png"), "none")
    assert label.text() == "gone.png"
    layout_fields.show_emblem(page, "", "none")
    assert label.text() == "none"
