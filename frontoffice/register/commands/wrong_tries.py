"""Wrong secrets counted outside the register too: a file that was put back, or a clock put forward, ends no wait.

The count stands beside the high-water mark, by person, with the seconds since the computer started: those cannot be
set. After a restart at least as much time has passed as the computer runs. It holds no name.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice import replacing

_NAME: Final = "tries.json"
_RUNNING: Final = getattr(time, "CLOCK_BOOTTIME", None)  # counts on while the computer sleeps


def since_start() -> float:
    """Seconds since the computer started, which setting the clock does not change."""
    return time.monotonic() if _RUNNING is None else time.clock_gettime(_RUNNING)


@dataclass(slots=True)
class WrongTries:
    """The tries of one computer; without a ``folder`` those since the program started."""

    folder: Path | None
    _known: dict[str, tuple[int, float]] = field(default_factory=dict)

    def count(self, officer: UUID) -> int:
        """Wrong tries in a row."""
        return self._all().get(officer.hex, (0, 0.0))[0]

    def passed(self, officer: UUID) -> int:
        """Seconds since the last of them, at least."""
        at, now = self._all().get(officer.hex, (0, 0.0))[1], since_start()
        return int(now - at if now >= at else now)

    def note(self, officer: UUID, count: int) -> None:
        """One more was wrong; now there are ``count``. 0: a right one, or a new secret."""
        known = self._all()
        if count:
            known[officer.hex] = (count, since_start())
        elif known.pop(officer.hex, None) is None:
            return
        self._known = known
        self._write()

    def _all(self) -> dict[str, tuple[int, float]]:
        if self.folder is not None:
            with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
                read: Any = json.loads((self.folder / _NAME).read_bytes())
                self._known = {str(who): (int(count), float(at)) for who, (count, at) in read.items()}
        return dict(self._known)

    def _write(self) -> None:
        if self.folder is None:
            return
        beside = self.folder / f"{_NAME}.{os.getpid()}"
        with contextlib.suppress(OSError):  # then they are known until the program ends
            beside.write_text(json.dumps(self._known), encoding="ascii")
            replacing.put_in_place(beside, self.folder / _NAME)
