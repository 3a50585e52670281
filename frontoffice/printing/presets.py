"""Printer presets: settings to start with for the models that are sold here; the test page corrects them."""

from __future__ import annotations

from dataclasses import dataclass

from frontoffice import assets
from frontoffice.printing.abilities import Abilities, read_abilities


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


def preset_for(maker: str, model: str) -> Preset | None:
    """The preset of a printer that named itself (GS I), None when it is not known."""
    identity = _plain(maker) + _plain(model)
    known = [preset for preset in presets() if model and _plain(preset.model) in identity]
    return max(known, key=lambda preset: len(preset.model), default=None)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


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
