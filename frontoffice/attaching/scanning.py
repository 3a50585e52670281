"""A scanner: by SANE's program ``scanimage`` in a process of its own, and on Windows by WIA 2.0 through pywin32."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import uuid4

from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.errors import Unavailable

# --- A scanner, whatever the system calls it: the sheets that lie in it, as image files. Waits: for a worker's
# thread ---

DOTS: Final = 200  # to the inch, as attachments are kept


@dataclass(frozen=True, slots=True)
class Scanned:
    """Scanned sheets, an image file for each side; ``stopped`` says that there were more when it failed."""

    pages: tuple[bytes, ...] = field(repr=False)
    stopped: bool = False


class Scanner(Protocol):
    """One scanner of this computer."""

    def scan(self, folder: Path) -> Scanned:
        """Scan the sheets in the feeder, or the one on the glass if there is no feeder.

        ``folder`` takes what the scanner's program writes, and is empty of it afterwards. Raises Unavailable where no
        sheet came.
        """


# --- sane scanner ---

PROGRAM: Final = "scanimage"
_CHOSEN: Final = "SANE_DEFAULT_DEVICE"  # SANE's own, for a computer with several scanners
_SECONDS: Final = 60  # for a search, or an answer about options
_SECONDS_OF_A_RUN: Final = 600
_FEEDER: Final = re.compile(r"feeder|adf", re.IGNORECASE)
_NO_DOCUMENTS: Final = 7  # SANE_STATUS_NO_DOCS, the exit code of scanimage
_SOURCES: Final = re.compile(r"^\s+--source ([^\[\n]+)", re.MULTILINE)
_MODES: Final = re.compile(r"^\s+--mode ([^\[\n]+)", re.MULTILINE)


class SaneScanner:
    """The scanner of that name; "" is the first one that SANE finds."""

    def __init__(self, device: str = "", program: str = PROGRAM) -> None:
        self._device, self._program = device, program

    def scan(self, folder: Path) -> Scanned:
        """Scan every sheet of the feeder; the glass where there is no feeder, or nothing in it."""
        device = self._device or self._first()
        offered = self._run("-d", device, "--help", seconds=_SECONDS).stdout
        options = ["-d", device, "--format=png", f"--resolution={DOTS}", *_mode(offered)]
        feeder = [source for source in _choices(_SOURCES, offered) if _FEEDER.search(source)]
        if feeder:
            found = self._batch(folder, [*options, f"--source={feeder[0]}", f"--batch-count={LIMITS.pages}"])
            if found.pages:
                return found
        glass = [source for source in _choices(_SOURCES, offered) if not _FEEDER.search(source)]
        found = self._batch(folder, [*options, *(f"--source={name}" for name in glass[:1]), "--batch-count=1"])
        if not found.pages:
            raise Unavailable(ScanFailure.NO_PAPER)
        return found

    def _first(self) -> str:
        chosen = os.environ.get(_CHOSEN)
        if chosen:
            return chosen
        found = self._run("--formatted-device-list=%d%n", seconds=_SECONDS).stdout.splitlines()
        if not found:
            raise Unavailable(ScanFailure.NO_SCANNER)
        return found[0]

    def _batch(self, folder: Path, options: Sequence[str]) -> Scanned:
        """The sheets of one run; none where the feeder is empty. A truncated sheet has another ending."""
        name, stopped = uuid4().hex, True
        try:
            with contextlib.suppress(Unavailable):  # given up after its time: what had come is here
                stopped = self._has_failed(*options, f"--batch={folder / name}-%04d.png")
            found = tuple(path.read_bytes() for path in sorted(folder.glob(f"{name}-*.png")))
        except OSError:
            raise Unavailable(ScanFailure.FAILED) from None
        finally:
            for path in folder.glob(f"{name}-*"):
                with contextlib.suppress(OSError):
                    path.unlink()
        if stopped and not found:
            raise Unavailable(ScanFailure.FAILED)
        return Scanned(found, stopped)

    def _has_failed(self, *arguments: str) -> bool:
        return self._run(*arguments, seconds=_SECONDS_OF_A_RUN).returncode not in (0, _NO_DOCUMENTS)

    def _run(self, *arguments: str, seconds: float) -> subprocess.CompletedProcess[str]:
        path = shutil.which(self._program)
        if path is None:
            raise Unavailable(ScanFailure.NO_PROGRAM)
        try:
            return subprocess.run(  # noqa: S603  (the system's own program; nothing that anybody typed)
                [path, *arguments], capture_output=True, text=True, errors="replace", check=False, timeout=seconds
            )
        except (subprocess.TimeoutExpired, OSError):
            raise Unavailable(ScanFailure.FAILED) from None


def _choices(of: re.Pattern[str], offered: str) -> tuple[str, ...]:
    found = of.search(offered)
    return tuple(one.strip() for one in found.group(1).split("|")) if found else ()


def _mode(offered: str) -> tuple[str, ...]:
    """Option for colour, if available: a stamp and a signature are blue."""
    modes = [mode for mode in _choices(_MODES, offered) if mode.lower().startswith("colo")]
    return tuple(f"--mode={mode}" for mode in modes[:1])


# --- wia scanner ---

_SCANNER: Final = 1  # WiaDeviceType
_PNG: Final = "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}"
_CAPABILITIES, _SELECT = "3086", "3088"  # WIA_DPS_DOCUMENT_HANDLING_…
_WIA_FEEDER, _GLASS = 1, 2
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
            if offered & _WIA_FEEDER:
                _write(device, _SELECT, _WIA_FEEDER)
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
