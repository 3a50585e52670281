"""Ports that Windows makes for paired Bluetooth devices: which of them lead to a printer, and what that is called.

Windows makes two: the outgoing one carries the device's address, the incoming one waits for a call and prints nothing.
Never tried on Windows: what a port is called is from Windows' registry as others describe it.
"""

from __future__ import annotations

import importlib
import re
from typing import Any, Final

_PORT: Final = re.compile(r"BTHENUM\\.*[&_\\]([0-9A-F]{12})_", re.IGNORECASE)
_NOBODY: Final = "000000000000"
_DEVICES: Final = r"SYSTEM\CurrentControlSet\Enum\BTHENUM"
_LENGTH: Final = 60


def is_bluetooth(hardware: str) -> bool:
    """Whether a port of that hardware identity was made for Bluetooth."""
    return hardware.upper().startswith("BTHENUM\\")


def remote_address(hardware: str) -> str:
    """The address of the device at the other end, "" for a port that waits for a call."""
    found = _PORT.match(hardware)
    return found.group(1).upper() if found and found.group(1) != _NOBODY else ""


def remote_name(address: str, registry: Any = None) -> str:
    """What the device of that address calls itself, "" when Windows does not say.

    ``registry`` is Python's ``winreg`` unless given.
    """
    winreg = registry or importlib.import_module("winreg")
    try:
        with (
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_DEVICES}\Dev_{address}") as device,
            winreg.OpenKey(device, winreg.EnumKey(device, 0)) as instance,
        ):
            name, _ = winreg.QueryValueEx(instance, "FriendlyName")
    except OSError:
        return ""
    return "".join(letter for letter in str(name) if letter.isprintable()).strip()[:_LENGTH]
