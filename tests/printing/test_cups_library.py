"""libcups 2 and 3 by the same names: of version 3 there is only a stand-in."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.cups_library import CupsLibrary
from tests.support.fake_cups import FakeLibrary
from tests.support.refusals import failure

SHARED = (
    *("cupsSetServer", "httpSetTimeout", "httpClose", "cupsFreeJobs"),
    *("cupsGetNamedDest", "cupsFreeDests", "cupsGetOption"),
)


RENAMED = {  # of libcups 2 and of libcups 3, as their headers have them
    "cupsSetPasswordCB2": "cupsSetPasswordCB",
    "cupsServer": "cupsGetServer",
    "ippPort": "ippGetPort",
    "cupsEncryption": "cupsGetEncryption",
    "httpConnect2": "httpConnect",
    "cupsGetJobs2": "cupsGetJobs",
    "cupsLastError": "cupsGetError",
}


class Function:
    """A function of a loaded library, as ctypes makes them."""

    def __init__(self, name: str) -> None:
        self.name = name


def loaded(*names: str) -> Any:
    return SimpleNamespace(**{name: Function(name) for name in (*SHARED, *names)})


@pytest.mark.parametrize("renamed", [False, True])
def test_each_version_is_called_by_its_own_names(renamed: bool) -> None:
    names = RENAMED
    cups = CupsLibrary(loaded(*(names.values() if renamed else names)), renamed=renamed)
    for second, third in names.items():
        assert getattr(cups, second).name == (third if renamed else second)
    assert cups.cupsGetJobs2.restype is (ctypes.c_size_t if renamed else ctypes.c_int)


@pytest.mark.parametrize("renamed", [False, True])
def test_pointers_are_declared_as_such_wherever_they_come_and_go(renamed: bool) -> None:
    """What is not declared is an int of 32 bits: half of an address."""
    names = RENAMED
    cups = CupsLibrary(loaded(*(names.values() if renamed else names)), renamed=renamed)
    for gives_address in (cups.httpConnect2, cups.cupsGetNamedDest):
        assert gives_address.restype is ctypes.c_void_p
    for gives_text in (cups.cupsServer, cups.cupsGetOption):
        assert gives_text.restype is ctypes.c_char_p
    for takes_connection in (cups.httpSetTimeout, cups.httpClose, cups.cupsGetJobs2, cups.cupsGetNamedDest):
        assert takes_connection.argtypes[0] is ctypes.c_void_p
    assert cups.httpSetTimeout.argtypes[1] is ctypes.c_double
    for takes_rows in (cups.cupsFreeJobs, cups.cupsFreeDests):
        assert takes_rows.argtypes == (cups.count, ctypes.c_void_p)


def test_a_library_that_lacks_a_function_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def load(name: str) -> Any:
        tried.append(name)
        return loaded()

    monkeypatch.setattr(cups_library, "_LIBRARIES", (("two", False), ("three", True)))
    monkeypatch.setattr(ctypes, "CDLL", load)
    with pytest.raises(Unavailable, match="queue_system_missing"):
        cups_library.library.__wrapped__()
    assert tried == ["two", "three"]


def test_a_desk_without_the_library_says_which_and_one_that_has_it_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Any:
        if name != "three":
            raise OSError
        return loaded(*cups_library.RENAMED.values())

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(cups_library, "_LIBRARIES", (("two", False), ("three", True)))
    assert cups_library.library.__wrapped__().count is ctypes.c_size_t
    monkeypatch.setattr(cups_library, "_LIBRARIES", (("two", False), ("four", True)))
    assert failure(cups_library.library.__wrapped__) == ("queue_system_missing", {"command": "two"})


def test_a_connection_is_closed_whatever_becomes_of_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeLibrary()
    opened: list[int] = []

    def fail(connection: int) -> None:
        opened.extend((connection, library.open))
        raise KeyError

    with pytest.raises(KeyError), cups_library.connection(library) as connection:
        fail(connection)
    assert (opened, library.open) == ([7, 1], 0)

    def silent() -> None:
        with cups_library.connection(FakeLibrary(answers=False)):
            raise AssertionError

    assert failure(silent) == ("queue_system_down", {"command": "libcups"})
