"""Authentication keys of plain registers for tests: held in memory, as the keyring of one user on one computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import authentication


class MemoryPlaceKeys:
    """A keyring; ``is_locked`` while it gives and takes nothing, ``is_missing`` while there is none."""

    def __init__(self) -> None:
        self.kept: dict[Path, tuple[bytes, bool]] = {}
        self.is_locked = self.is_missing = False

    def find(self, register: Path) -> tuple[bytes, bool] | None:
        self._demand(self.is_locked)
        return None if self.is_missing else self.kept.get(register)

    def keep(self, register: Path, secret: bytes, *, new: bool) -> None:
        self._demand(self.is_locked or self.is_missing)
        self.kept[register] = secret, new

    def forget(self, register: Path) -> None:
        self._demand(self.is_locked)
        self.kept.pop(register, None)

    def _demand(self, fails: bool) -> None:
        if fails:
            raise Unavailable(RegisterFailure.KEY_UNREACHABLE, key="", reason="KeyringLocked")


@contextmanager
def in_use(places: MemoryPlaceKeys | None = None) -> Iterator[MemoryPlaceKeys]:
    """Let this process ask these keys."""
    places = places or MemoryPlaceKeys()
    before = authentication.use_place_keys(places)
    try:
        yield places
    finally:
        authentication.use_place_keys(before)
