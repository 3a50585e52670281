"""Windows: a scanner by WIA 2.0 through pywin32. Written by its documentation; no scanner under wine has tried it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.scanning import DOTS, Scanned
from frontoffice.errors import Unavailable

_SCANNER: Final = 1  # WiaDeviceType
_PNG: Final = "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}"
_CAPABILITIES, _SELECT = "3086", "3088"  # WIA_DPS_DOCUMENT_HANDLING_…
_FEEDER, _GLASS = 1, 2
_INTENT, _COLOUR = "6146", 1  # a stamp and a signature are blue; asked for first, since it sets the dots as well
_DOTS_ACROSS, _DOTS_DOWN = "6147", "6148"
_NO_PAPER: Final = -2145320957  # WIA_ERROR_PAPER_EMPTY, 0x80210003


def _dispatch(name: str) -> Any:
    importlib.import_module("pythoncom").CoInitialize()  # each thread for itself
    return importlib.import_module("win32com.client").Dispatch(name)


class WiaScanner:
    """First scanner known to Windows."""

    def __init__(self, dispatch: Callable[[str], Any] = _dispatch) -> None:
        self._dispatch = dispatch

    def scan(self, folder: Path) -> Scanned:  # noqa: ARG002  (WIA gives images in memory)
        """Scan every sheet of the feeder, or the one on the glass."""
        try:
            device = self._connect()
            offered = _read(device, _CAPABILITIES)
            if offered & _FEEDER:
                _write(device, _SELECT, _FEEDER)
                found = self._transfer(device, LIMITS.pages)
                if found.pages or not offered & _GLASS:
                    return _some(found)
                _write(device, _SELECT, _GLASS)
            return _some(self._transfer(device, 1))
        except ImportError:
            raise Unavailable(ScanFailure.NO_PROGRAM) from None
        except Unavailable:
            raise
        except Exception as error:  # pywintypes' com_error is no class that another system knows
            raise Unavailable(ScanFailure.FAILED) from error

    def _connect(self) -> Any:
        manager = self._dispatch("WIA.DeviceManager")
        for info in manager.DeviceInfos:
            if info.Type == _SCANNER:
                return info.Connect()
        raise Unavailable(ScanFailure.NO_SCANNER)

    def _transfer(self, device: Any, most: int) -> Scanned:
        found: list[bytes] = []
        item = device.Items(1)
        _write(item, _INTENT, _COLOUR)
        for name in (_DOTS_ACROSS, _DOTS_DOWN):
            _write(item, name, DOTS)
        while len(found) < most:
            try:
                found.append(bytes(item.Transfer(_PNG).FileData.BinaryData))
            except Exception as error:
                is_empty = _NO_PAPER in (getattr(error, "hresult", None), _inner(error))
                if not found and not is_empty:
                    raise
                return Scanned(tuple(found), stopped=not is_empty)
        return Scanned(tuple(found))


def _some(scanned: Scanned) -> Scanned:
    if not scanned.pages:
        raise Unavailable(ScanFailure.NO_PAPER)
    return scanned


def _inner(error: Exception) -> int | None:
    """Inner error code of a script's exception."""
    info = getattr(error, "excepinfo", None)
    return info[5] if isinstance(info, tuple) and len(info) > 5 else None  # noqa: PLR2004


def _read(owner: Any, name: str) -> int:
    return int(owner.Properties(name).Value) if owner.Properties.Exists(name) else 0


def _write(owner: Any, name: str, value: int) -> None:
    if owner.Properties.Exists(name):
        owner.Properties(name).Value = value
