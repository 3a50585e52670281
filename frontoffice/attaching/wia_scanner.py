"""Windows: a scanner by WIA 2.0 through pywin32. Written by its documentation; no scanner under wine has tried it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.scanning import DOTS
from frontoffice.errors import Unavailable

_SCANNER: Final = 1  # WiaDeviceType
_PNG: Final = "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}"
_CAPABILITIES, _SELECT = "3086", "3088"  # WIA_DPS_DOCUMENT_HANDLING_…
_FEEDER: Final = 1
_DOTS_ACROSS, _DOTS_DOWN = "6147", "6148"
_NO_PAPER: Final = -2145320957  # WIA_ERROR_PAPER_EMPTY, 0x80210003


def _dispatch(name: str) -> Any:
    importlib.import_module("pythoncom").CoInitialize()  # each thread for itself
    return importlib.import_module("win32com.client").Dispatch(name)


class WiaScanner:
    """The first scanner that Windows knows."""

    def __init__(self, dispatch: Callable[[str], Any] = _dispatch) -> None:
        self._dispatch = dispatch

    def pages(self, folder: Path) -> tuple[bytes, ...]:  # noqa: ARG002  (WIA gives images in memory)
        """Scan every sheet of the feeder, or the one on the glass."""
        try:
            device = self._connect()
            with_feeder = bool(_read(device, _CAPABILITIES) & _FEEDER)
            if with_feeder:
                _write(device, _SELECT, _FEEDER)
            return self._transfer(device, LIMITS.pages if with_feeder else 1)
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

    def _transfer(self, device: Any, most: int) -> tuple[bytes, ...]:
        found: list[bytes] = []
        item = device.Items(1)
        for name in (_DOTS_ACROSS, _DOTS_DOWN):
            _write(item, name, DOTS)
        while len(found) < most:
            try:
                found.append(bytes(item.Transfer(_PNG).FileData.BinaryData))
            except Exception as error:
                if getattr(error, "hresult", None) != _NO_PAPER and _inner(error) != _NO_PAPER:
                    raise
                if not found:
                    raise Unavailable(ScanFailure.NO_PAPER) from None
                break
        return tuple(found)


def _inner(error: Exception) -> int | None:
    """The code that a script's exception carries within."""
    info = getattr(error, "excepinfo", None)
    return info[5] if isinstance(info, tuple) and len(info) > 5 else None  # noqa: PLR2004


def _read(owner: Any, name: str) -> int:
    return int(owner.Properties(name).Value) if owner.Properties.Exists(name) else 0


def _write(owner: Any, name: str, value: int) -> None:
    if owner.Properties.Exists(name):
        owner.Properties(name).Value = value
