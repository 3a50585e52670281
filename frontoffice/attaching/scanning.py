"""A scanner, whatever the system calls it: the sheets that lie in it, as image files. Waits: for a worker's thread."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

DOTS: Final = 200  # to the inch, as attachments are kept


class Scanner(Protocol):
    """One scanner of this computer."""

    def pages(self, folder: Path) -> tuple[bytes, ...]:
        """Scan what lies in the feeder, or the sheet on the glass where there is none; a file for each side.

        ``folder`` takes what the scanner's program writes, and is empty of it afterwards. Raises Unavailable.
        """
