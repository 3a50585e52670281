"""Where this computer keeps the register, the settings and the log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

NAME: Final = "frontoffice"


@dataclass(frozen=True, slots=True)
class Places:
    """One data folder and what is in it; two data folders are two offices that know nothing of each other."""

    folder: Path

    @property
    def register(self) -> Path:
        """The register: the one file that must never be lost."""
        return self.folder / "register.db"

    @property
    def settings(self) -> Path:
        """This counter's settings."""
        return self.folder / "settings.toml"

    @property
    def log(self) -> Path:
        """What went wrong, without personal data."""
        return self.folder / "frontoffice.log"

    @property
    def papers(self) -> Path:
        """Where receipts go as PDF when there is no printer."""
        return self.folder / "resi"


def default(*, training: bool = False) -> Places:
    """The data folder of this user; training has one of its own beside it."""
    folder = Path(platformdirs.user_data_dir(NAME, appauthor=False))
    return Places(folder.with_name(NAME + "-latihan") if training else folder)
