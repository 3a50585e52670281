"""Where this computer keeps the register, the settings and the log."""

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
    """One data folder and what is in it; two data folders are two independent offices."""

    folder: Path
    mark_folder: Path | None = None  # a folder elsewhere, where the register's high-water mark is kept; None for none

    @property
    def register(self) -> Path:
        """The register: the one file that must never be lost."""
        return self.folder / "register.db"

    @property
    def encryption_wish(self) -> Path:
        """Names the key that the register is to be encrypted with at the next start; there only until then."""
        return self.folder / "register.db.encrypt"

    @property
    def paper_due(self) -> Path:
        """Names the key of a register whose recovery paper was not made yet; there only until then."""
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
        """Which notices were acknowledged on this computer."""
        return self.folder / "acknowledged.json"

    @property
    def text_size(self) -> Path:
        """How large text is on this computer, in per cent; there only where somebody chose it."""
        return self.folder / "text-size"

    @property
    def log(self) -> Path:
        """What went wrong, without personal data."""
        return self.folder / "frontoffice.log"

    @property
    def papers(self) -> Path:
        """Where receipts go as PDF when there is no printer."""
        return self.folder / "resi"

    @property
    def opened(self) -> Path:
        """Where papers with personal data lie while another program shows them; emptied at each lock and end."""
        return self.folder / "dibuka"

    @property
    def templates(self) -> Path:
        """The office's own templates of letters as Word files; there only where somebody chose one."""
        return self.folder / "templat"

    @property
    def pages(self) -> Path:
        """Where the pages of the book go as PDF."""
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
