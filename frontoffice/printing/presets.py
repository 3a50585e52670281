"""Printer presets: settings to start with for the models sold here; the test page corrects them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice import assets
from frontoffice.printing.abilities import Abilities, read_abilities

_NO_MODEL: Final = "Lain"  # the maker of rows that are no model


@dataclass(frozen=True, slots=True)
class Preset:
    """A model: ``cut`` is full, partial or none, ``qr`` image, native or none.

    ``tested`` says that one was at hand; ``source`` where all this is from.
    """

    maker: str
    model: str
    columns: int
    dots: int
    cut: str
    code_page: int
    qr: str
    abilities: Abilities
    tested: bool
    source: str

    @property
    def name(self) -> str:
        """Maker and model as one name."""
        return f"{self.maker} {self.model}"


def presets() -> tuple[Preset, ...]:
    """All models of ``resources/printers.csv``, in its order."""
    return tuple(_preset(row) for row in assets.rows("printers.csv"))


def preset_for(name: str) -> Preset | None:
    """Preset of a printer by its reported name (GS I, IEEE 1284, Bluetooth, a driver's).

    None if not known.

    The model's whole name must stand in it, however it is spelled: a TM-T82IV is no TM-T82.
    """
    known = [preset for preset in presets() if preset.maker != _NO_MODEL and any(map(_means(name), _models(preset)))]
    return max(known, key=lambda preset: len(preset.model), default=None)


def _models(preset: Preset) -> list[str]:
    """Model names of one preset row: ``POS-5890K / ZJ-5890K``, ``TSP650II (ESC/POS mode)``."""
    return preset.model.partition(" (")[0].split(" / ")


def _means(name: str) -> Callable[[str], bool]:
    def is_in_it(model: str) -> bool:
        spelled = r"[\W_]*".join(letter for letter in model.lower() if letter.isalnum())
        return re.search(rf"(?<![a-z0-9]){spelled}(?![a-z0-9])", name.lower()) is not None

    return is_in_it


def _preset(row: dict[str, str]) -> Preset:
    return Preset(
        maker=row["maker"],
        model=row["model"],
        columns=int(row["columns"]),
        dots=int(row["dots"]),
        cut=row["cut"],
        code_page=int(row["code_page"]),
        qr=row["qr"],
        abilities=read_abilities(row["abilities"]),
        tested=row["tested"] == "yes",
        source=row["source"],
    )
