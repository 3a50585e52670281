from __future__ import annotations

import csv
import io
import re

import pytest

from frontoffice import assets
from frontoffice.printing.presets import preset_for, presets


def test_every_preset_can_be_read_and_names_its_source() -> None:
    for preset in presets():
        assert preset.columns in (32, 42, 48), preset.name
        assert preset.dots >= preset.columns * 9, preset.name
        assert preset.cut in ("full", "partial", "none"), preset.name
        assert preset.qr in ("image", "native", "none"), preset.name
        assert re.search(r"escpos-printer-db|[a-z]\.[a-z]+/|Manual|issue", preset.source), preset.name  # where to look
        assert "No manual found" not in preset.source, preset.name
    assert len({preset.name for preset in presets()}) == len(presets())


def test_a_printer_that_was_not_at_hand_is_not_called_tested() -> None:
    assert not any(preset.tested for preset in presets())


def test_no_row_has_more_or_fewer_fields_than_the_first() -> None:
    rows = list(csv.reader(io.StringIO(assets.read_text("printers.csv"))))
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("EPSON TM-T82X", "TM-T82X"),
        ("EPSON TM-T82 Receipt5", "TM-T82"),
        ("epson tm_t82iii", "TM-T82III"),
        ("BIXOLON SRP-350III", "SRP-350III"),
        ("Printer ZJ-5890K", "POS-5890K / ZJ-5890K"),
        ("Star TSP650II", "TSP650II (ESC/POS mode)"),
        ("PRJ-58D", "PRJ-58D"),
    ],
)
def test_a_printer_is_known_by_the_name_that_it_gives_however_that_is_spelled(name: str, model: str) -> None:
    found = preset_for(name)
    assert found is not None
    assert found.model == model


@pytest.mark.parametrize(
    "name", ["", "EPSON", "PALSU X-1", "EPSON TM-T82IV", "Panda PRJ-580", "58 mm", "HP LaserJet 80 mm"]
)
def test_a_name_that_only_begins_like_a_model_is_not_known(name: str) -> None:
    assert preset_for(name) is None


def test_a_printer_that_cannot_draw_gets_no_code() -> None:
    assert {preset.model for preset in presets() if preset.qr == "none"} == {"TM-U220B", "TM-U220D"}


def test_printers_that_counters_here_carry_about_are_known_by_width_and_have_no_cutter() -> None:
    panda = {preset.model: (preset.columns, preset.dots, preset.cut) for preset in presets() if preset.maker == "Panda"}
    narrow = dict.fromkeys(("PRJ-58D", "PRJ-R58D", "PRJ-R58B-II", "PRJ-CX58B"), (32, 384, "none"))
    assert panda == {**narrow, "PRJ-80BT": (48, 576, "none")}
