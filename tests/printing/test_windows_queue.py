"""What can be held of it without Windows; the rest is written after the documentation and says that it is untried."""

from __future__ import annotations

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.windows_queue import WindowsQueue, queues


def test_without_its_library_the_extra_that_brings_it_is_named() -> None:
    for asked in (queues, lambda: WindowsQueue("Kasir")):
        with pytest.raises(Unavailable) as missing:
            asked()
        assert (missing.value.code, missing.value.facts["extra"]) == ("printer_library_missing", "windows")


def test_a_queue_has_a_name() -> None:
    with pytest.raises(ValueError):
        WindowsQueue("")
