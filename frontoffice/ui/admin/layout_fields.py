"""Conversion of the fields for the layout of letters and pages to PaperLayout and back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QWidget

from frontoffice.domain.text.printable_text import one_line
from frontoffice.paper_layout import PaperLayout
from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.form import child

_HIGH: Final = 48  # pixels


def fill(page: QWidget, layout: PaperLayout, no_emblem: str) -> None:
    """Put the layout into the page's fields; ``no_emblem`` stands where there is none."""
    for name in ("dated_in", "copies"):
        child(page, QLineEdit, name).setText(getattr(layout, name))
        child(page, QLineEdit, name).setCursorPosition(0)
    for name in ("letterhead_once", "signed_electronically"):
        child(page, QCheckBox, name).setChecked(getattr(layout, name))
    for name in ("margin", "binding"):
        child(page, QSpinBox, name).setValue(getattr(layout, name))
    show_emblem(page, layout.emblem, no_emblem)


def read(page: QWidget, emblem: str) -> PaperLayout:
    """Read the layout from the page's fields, with the chosen emblem."""
    return PaperLayout(
        emblem=emblem,
        letterhead_once=child(page, QCheckBox, "letterhead_once").isChecked(),
        margin=child(page, QSpinBox, "margin").value(),
        binding=child(page, QSpinBox, "binding").value(),
        dated_in=one_line(child(page, QLineEdit, "dated_in").text()),
        copies=one_line(child(page, QLineEdit, "copies").text()),
        signed_electronically=child(page, QCheckBox, "signed_electronically").isChecked(),
    )


def show_emblem(page: QWidget, path: str, no_emblem: str) -> None:
    """Show the emblem as it is kept; where its file is gone, its name."""
    label, picture = child(page, QLabel, "emblem_shown"), QPixmap(path) if path else QPixmap()
    if picture.isNull():
        label.setText(Path(path).name if path else no_emblem)
    else:
        label.setPixmap(picture.scaledToHeight(text_size.px(_HIGH)))
