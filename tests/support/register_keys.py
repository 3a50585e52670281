"""Keys of encrypted registers for tests: held in memory, by their names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from frontoffice.app.keys import register_key
from frontoffice.register.storage import encryption

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))


def begin_anew() -> None:
    """Hold no key any more, as a program that starts."""
    register_key.held.clear()


@contextmanager
def known(*keys: bytes) -> Iterator[dict[str, bytes]]:
    """Let this process know these keys, and no others."""
    held = {encryption.name_of(key): key for key in keys}
    before = encryption.use_keys(held.get)
    begin_anew()
    try:
        yield held
    finally:
        encryption.use_keys(before)
        begin_anew()
