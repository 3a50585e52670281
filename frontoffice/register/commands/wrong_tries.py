"""Wrong secrets counted outside the register too: a file that was put back, or a clock put forward, ends no wait.

The count stands beside the high-water mark, by person, with the seconds since the computer started: those cannot be
set. After a restart at least as much time has passed as the computer runs. It holds no name. It is authenticated with
the register's key, where that has one. A file that another program wrote counts nothing; where it, or one that is gone,
knows of fewer than the register does, the wait goes by the time since this program looks.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice import replacing
from frontoffice.domain.people import LONGEST_WAIT
from frontoffice.register.storage.authentication import Purpose
from frontoffice.register.storage.register_tags import RegisterTags

_NAME: Final = "tries.json"
_TRIES, _TAG = "tries", "tag"
_RUNNING: Final = getattr(time, "CLOCK_BOOTTIME", None)  # counts on while the computer sleeps


def since_start() -> float:
    """Seconds since the computer started, independent of clock changes."""
    return time.monotonic() if _RUNNING is None else time.clock_gettime(_RUNNING)


@dataclass(slots=True)
class WrongTries:
    """The tries of one computer; without a ``folder`` those since the program started. ``tags`` are the register's."""

    folder: Path | None
    tags: Callable[[], RegisterTags | None] = lambda: None
    _known: dict[str, tuple[int, float]] = field(default_factory=dict)
    _looked_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._looked_at = since_start()

    def count(self, officer: UUID) -> int:
        """Wrong tries in a row."""
        return self._all().get(officer.hex, (0, 0.0))[0]

    def seconds_since(self, officer: UUID, wrong: int = 0) -> int:
        """Lower bound of the seconds since the last wrong try, with ``wrong`` tries known to the register."""
        (count, at), now = self._all().get(officer.hex, (0, 0.0)), since_start()
        if count < wrong:
            return LONGEST_WAIT if self.folder is None else int(now - self._looked_at)
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
            with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
                read = self._authentic(json.loads((self.folder / _NAME).read_bytes()))
                self._known = {str(who): (int(count), float(at)) for who, (count, at) in read.items()}
        return dict(self._known)

    def _authentic(self, read: Any) -> Any:
        """Contents of a file, if written by this program; a register without a key takes it as it stands."""
        tags = self.tags()
        if tags is None or tags.key is None:
            return read.get(_TRIES, read)
        kept, tag = read[_TRIES], bytes.fromhex(read[_TAG])
        return kept if tags.key.fits(tag, Purpose.WRONG_TRIES, tags.desk, _canonical(kept)) else {}

    def _seal(self) -> Mapping[str, object]:
        tags = self.tags()
        if tags is None or tags.key is None:
            return self._known
        tag = tags.key.tag(Purpose.WRONG_TRIES, tags.desk, _canonical(self._known))
        return {_TRIES: self._known, _TAG: tag.hex()}

    def _write(self) -> None:
        if self.folder is None:
            return
        with contextlib.suppress(OSError):  # then they are known until the program ends
            sealed = json.dumps(self._seal()).encode("ascii")
            replacing.write_whole(self.folder / _NAME, sealed, str(os.getpid()))


def _canonical(known: Mapping[str, object]) -> str:
    """One form of the tries, the same before they are written and as they are read."""
    return json.dumps(known, sort_keys=True)
