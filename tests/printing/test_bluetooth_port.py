from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from frontoffice.printing.serial_port import is_bluetooth, remote_address, remote_name

LINK = r"BTHENUM\{00001101-0000-1000-8000-00805F9B34FB}_LOCALMFG&00"


@pytest.mark.parametrize(
    ("hardware", "address"),
    [
        (rf"{LINK}02\7&1E7B0F7F&0&66225a3b1c0d_C00000000", "66225A3B1C0D"),
        (
            r"BTHENUM\{00001101-0000-1000-8000-00805f9b34fb}_VID&0001000f_PID&0000\8&2&0&DC0D30A1B2C3_C00000003",
            "DC0D30A1B2C3",
        ),
        (rf"{LINK}00\7&1E7B0F7F&0&000000000000_00000000", ""),
        (rf"{LINK}02", ""),
    ],
)
def test_a_port_names_the_device_at_its_other_end(hardware: str, address: str) -> None:
    assert is_bluetooth(hardware)
    assert remote_address(hardware) == address


def test_a_cable_is_no_bluetooth() -> None:
    assert not is_bluetooth("USB VID:PID=1A86:7523 SER= LOCATION=1-1")
    assert not is_bluetooth("")
    assert remote_address("ACPI\\PNP0501\\0") == ""


class FakeRegistry:
    """Windows' registry, as ``winreg`` gives it."""

    HKEY_LOCAL_MACHINE = "HKLM"

    def __init__(self, name: object = None) -> None:
        self.name = name

    @contextlib.contextmanager
    def OpenKey(self, key: str, path: str) -> Iterator[str]:  # noqa: N802
        if path not in (
            r"SYSTEM\CurrentControlSet\Enum\BTHENUM\Dev_66225A3B1C0D",
            "7&1E&0&BLUETOOTHDEVICE_66225A3B1C0D",
        ):
            raise FileNotFoundError(2, path)
        yield f"{key}\\{path}"

    def EnumKey(self, key: str, at: int) -> str:  # noqa: N802
        assert (key.startswith("HKLM"), at) == (True, 0)
        return "7&1E&0&BLUETOOTHDEVICE_66225A3B1C0D"

    def QueryValueEx(self, key: str, value: str) -> tuple[object, int]:  # noqa: N802
        assert value == "FriendlyName"
        if self.name is None:
            raise FileNotFoundError(2, value)
        return self.name, 1


@pytest.mark.parametrize(
    ("address", "stands", "name"),
    [
        ("66225A3B1C0D", "RPP02N", "RPP02N"),
        ("66225A3B1C0D", " PRJ-58D\x1b[2J\u202e ", "PRJ-58D[2J"),
        ("66225A3B1C0D", "x" * 900, "x" * 60),
        ("66225A3B1C0D", None, ""),
        ("66225A3B1C0E", "RPP02N", ""),
    ],
)
def test_a_device_is_called_what_the_registry_has_of_it(address: str, stands: str | None, name: str) -> None:
    assert remote_name(address, FakeRegistry(stands)) == name
