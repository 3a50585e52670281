"""Paths of register, settings and log on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

NAME: Final = "frontoffice"
TIME_STAMPS: Final = "time-stamps"  # the folder beside the register, and beside its copies
_TRAINING: Final = "-latihan"


@dataclass(frozen=True, slots=True)
class Places:
    """Data folder with its paths; two data folders are two independent offices."""

    folder: Path
    mark_folder: Path | None = None  # a folder elsewhere, where the register's high-water mark is kept; None for none

    @property
    def register(self) -> Path:
        """The register: the one file never to be lost."""
        return self.folder / "register.db"

    @property
    def encryption_wish(self) -> Path:
        """File with the name of the key for encrypting the register at the next start; there only until then."""
        return self.folder / "register.db.encrypt"

    @property
    def paper_due(self) -> Path:
        """File with the name of the key of a register until its recovery paper is made; there only until then."""
        return self.folder / "register.db.paper-due"

    @property
    def wrapped_key(self) -> Path:
        """The register's key behind a passphrase; there only where the computer has no keyring."""
        return self.folder / "register.db.key"

    @property
    def centre_secret(self) -> Path:
        """The centre's secret behind the register's key; there only where the computer has no keyring."""
        return self.folder / "register.db.centre"

    @property
    def settings(self) -> Path:
        """This counter's settings."""
        return self.folder / "settings.toml"

    @property
    def acknowledged(self) -> Path:
        """File of notices acknowledged on this computer."""
        return self.folder / "acknowledged.json"

    @property
    def text_size(self) -> Path:
        """How large text is on this computer, in per cent; there only where somebody chose it."""
        return self.folder / "text-size"

    @property
    def log(self) -> Path:
        """Error log, without personal data."""
        return self.folder / "frontoffice.log"

    @property
    def papers(self) -> Path:
        """Folder for receipts as PDF in the absence of a printer."""
        return self.folder / "resi"

    @property
    def opened(self) -> Path:
        """Folder for papers with personal data while shown by another program; emptied at each lock and end."""
        return self.folder / "dibuka"

    @property
    def templates(self) -> Path:
        """The office's own templates of letters as Word files; there only where somebody chose one."""
        return self.folder / "templat"

    @property
    def pages(self) -> Path:
        """Folder for the pages of the book as PDF."""
        return self.folder / "register"

    @property
    def training(self) -> Places:
        """The folder to practise in: beside this one, so that no practice ever stands in the office's register."""
        return Places(self.folder.with_name(self.folder.name.removesuffix(_TRAINING) + _TRAINING))


def default() -> Places:
    """The data folder of this user."""
    return Places(
        Path(platformdirs.user_data_dir(NAME, appauthor=False)),
        Path(platformdirs.user_config_dir(f"{NAME}-witness", appauthor=False)),
    )
