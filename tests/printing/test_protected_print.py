"""The question to Windows, with a class of the same shape in memory."""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_bool, c_int32, c_size_t, c_void_p
from typing import Any

import pytest

from frontoffice.printing import protected_print
from frontoffice.printing.protected_print import ask, is_protected_print_on

METHOD: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


class FakeCombase:
    """combase.dll with one class; ``answer`` is what its property gives, ``fails`` where Windows says no."""

    def __init__(self, answer: bool = True, fails: str = "") -> None:
        self.fails = fails
        self.calls: list[str] = []

        def is_enabled(_this: int, value: Any) -> int:
            self.calls.append("asked")
            value[0] = answer
            return -1 if self.fails == "property" else 0

        def release(_this: int) -> int:
            self.calls.append("released")
            return 0

        self.methods = METHOD(c_int32, c_void_p, POINTER(c_bool))(is_enabled), METHOD(c_int32, c_void_p)(release)
        addresses = [ctypes.cast(method, c_void_p).value or 0 for method in self.methods]
        self.table = (c_size_t * 7)(0, 0, addresses[1], 0, 0, 0, addresses[0])
        self.interface = c_size_t(ctypes.addressof(self.table))

    def RoInitialize(self, kind: int) -> int:  # noqa: N802
        return -0x7FFEFEFA if self.fails == "thread" else 0

    def RoUninitialize(self) -> int:  # noqa: N802
        self.calls.append("uninitialised")
        return 0

    def WindowsCreateString(self, text: str, length: int, made: Any) -> int:  # noqa: N802
        assert len(text) == length
        made._obj.value = 0x1234
        return -1 if self.fails == "string" else 0

    def WindowsDeleteString(self, text: c_void_p) -> int:  # noqa: N802
        assert text.value == 0x1234
        self.calls.append("deleted")
        return 0

    def RoGetActivationFactory(self, name: c_void_p, interface: Any, factory: Any) -> int:  # noqa: N802
        assert bytes(interface._obj).hex() == "f312d2a76841855498abd89d04603b40"
        if self.fails == "class":
            return -0x7FFBFEAC  # REGDB_E_CLASSNOTREG
        factory._obj.value = ctypes.addressof(self.interface)
        return 0


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("fails", ["", "thread"])
def test_windows_says_whether_the_mode_is_on(answer: bool, fails: str) -> None:
    combase = FakeCombase(answer, fails)
    assert ask(combase) is answer
    assert combase.calls == ["deleted", "asked", "released", *(["uninitialised"] if not fails else [])]


@pytest.mark.parametrize("fails", ["string", "class", "property"])
def test_where_windows_says_no_it_is_not_known(fails: str) -> None:
    combase = FakeCombase(fails=fails)
    assert ask(combase) is None
    assert combase.calls[-1] == "uninitialised"
    assert ("released" in combase.calls) == (fails == "property")


def test_the_class_is_named_as_microsoft_documents_it() -> None:
    assert protected_print._CLASS == "Windows.Graphics.Printing.ProtectedPrint.WindowsProtectedPrintInfo"


def test_it_is_not_known_where_there_is_no_windows() -> None:
    assert is_protected_print_on() in ((True, False, None) if sys.platform == "win32" else (None,))
