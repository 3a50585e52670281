from __future__ import annotations

import sys

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.connection import import_optional
from tests.support.refusals import failure


def test_a_library_that_is_there_is_given() -> None:
    assert import_optional("serial").__name__ == "serial"


def test_a_library_that_is_missing_is_said_with_the_extra_that_brings_it(no_pywin32: None) -> None:
    with pytest.raises(Unavailable) as missing:
        import_optional("win32print")
    assert missing.value.code == "printer_library_windows"
    assert missing.value.facts == {"module": "win32print"}


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("serial", "printer_library_serial"),
        ("serial.tools.list_ports", "printer_library_serial"),
        ("win32print", "printer_library_windows"),
        ("pywintypes", "printer_library_windows"),
    ],
)
def test_each_module_that_may_be_missing_has_its_extra(monkeypatch: pytest.MonkeyPatch, module: str, code: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert failure(lambda: import_optional(module)) == (code, {"module": module})
