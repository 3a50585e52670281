from __future__ import annotations

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.connection import import_optional


def test_a_library_that_is_there_is_given() -> None:
    assert import_optional("serial").__name__ == "serial"


def test_a_library_that_is_missing_is_said_with_the_extra_that_brings_it(no_pywin32: None) -> None:
    with pytest.raises(Unavailable) as missing:
        import_optional("win32print")
    assert missing.value.code == "printer_library_windows"
    assert missing.value.facts == {"module": "win32print"}
