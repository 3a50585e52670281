"""A scanner, whatever the system calls it: the sheets that lie in it, as image files. Waits: for a worker's thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

DOTS: Final = 200  # to the inch, as attachments are kept


@dataclass(frozen=True, slots=True)
class Scanned:
    """The sheets that came, an image file for each side; ``stopped`` says that there were more when it failed."""

    pages: tuple[bytes, ...] = field(repr=False)
    stopped: bool = False


class Scanner(Protocol):
    """One scanner of this computer."""

    def scan(self, folder: Path) -> Scanned:
        """Scan what lies in the feeder, or the sheet on the glass where there is none.

        ``folder`` takes what the scanner's program writes, and is empty of it afterwards. Raises Unavailable where no
        sheet came.
        """
