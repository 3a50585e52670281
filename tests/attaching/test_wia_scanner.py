# ruff: noqa: N802  (the names of COM)
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.scanning import Scanned, WiaScanner
from frontoffice.errors import Unavailable

NO_PAPER = -2145320957


class ComError(Exception):
    """What pywin32 raises, as far as it is read."""

    def __init__(self, inner: int) -> None:
        super().__init__(inner)
        self.hresult, self.excepinfo = -2147352567, (0, "", "", "", 0, inner)


class Properties:
    def __init__(self, **values: int) -> None:
        self.values = {name[1:]: value for name, value in values.items()}

    def Exists(self, name: str) -> bool:
        return name in self.values

    def __call__(self, name: str) -> Any:
        owner = self

        class Property:
            @property
            def Value(self) -> int:
                return owner.values[name]

            @Value.setter
            def Value(self, value: int) -> None:
                owner.values[name] = value

        return Property()


class Wia:
    """WIA's device manager with one scanner, and ``sheets`` in its feeder (``None``: it has a glass alone)."""

    def __init__(self, sheets: int | None, kind: int = 1, error: int = NO_PAPER, glass: int = 0) -> None:
        self.left, self.error, self.Type = 1 if sheets is None else sheets, error, kind
        offered = 0 if sheets is None else 1
        self.glass = glass
        self.Properties = Properties(_3086=offered + 2 * glass, _3088=2, _6146=4, _6147=75, _6148=75)
        self.DeviceInfos = [self]
        self.FileData, self.BinaryData = self, b"PNG"

    def Connect(self) -> Wia:
        return self

    def Items(self, _number: int) -> Wia:
        return self

    def Transfer(self, _format: str) -> Wia:
        if self.glass and self.Properties.values["3088"] == 2:
            return self
        if not self.left:
            raise ComError(self.error)
        self.left -= 1
        return self


def code_of(wia: Wia) -> object:
    with pytest.raises(Unavailable) as failed:
        WiaScanner(lambda _name: wia).scan(Path())
    return failed.value.code


def test_all_sheets_of_the_feeder_are_scanned_at_200_dots() -> None:
    wia = Wia(3)
    assert WiaScanner(lambda _name: wia).scan(Path()) == Scanned((b"PNG",) * 3)
    assert wia.Properties.values == {"3086": 1, "3088": 1, "6146": 1, "6147": 200, "6148": 200}


def test_without_a_feeder_there_is_one_sheet() -> None:
    assert WiaScanner(lambda _name: Wia(None)).scan(Path()) == Scanned((b"PNG",))


def test_with_nothing_in_the_feeder_the_glass_is_scanned() -> None:
    wia = Wia(0, glass=1)
    assert WiaScanner(lambda _name: wia).scan(Path()) == Scanned((b"PNG",))
    assert wia.Properties.values["3088"] == 2


def test_what_came_before_it_failed_is_here_and_is_not_taken_for_all() -> None:
    assert WiaScanner(lambda _name: Wia(2, error=-1)).scan(Path()) == Scanned((b"PNG",) * 2, stopped=True)


def test_what_does_not_work_is_said() -> None:
    assert code_of(Wia(0)) is ScanFailure.NO_PAPER
    assert code_of(Wia(0, error=-1)) is ScanFailure.FAILED
    assert code_of(Wia(1, kind=2)) is ScanFailure.NO_SCANNER  # a camera


@pytest.mark.posix("a Python without pywin32")
def test_without_pywin32_it_is_said() -> None:
    with pytest.raises(Unavailable) as failed:
        WiaScanner().scan(Path())
    assert failed.value.code is ScanFailure.NO_PROGRAM
