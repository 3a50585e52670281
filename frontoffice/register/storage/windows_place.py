r"""Facts from Windows about a folder.

Whose drive it is on, and which programs synchronise it.

A program that hooks into Explorer names its folders under ``SyncRootManager`` of the registry (OneDrive, Dropbox,
Nextcloud, iCloud); OneDrive also names its own in the environment, and Google Drive makes a drive that bears its name.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Final, Protocol

if sys.platform == "win32":
    import winreg

_DRIVE_REMOTE: Final = 4
_SYNC_ROOTS: Final = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_ENVIRONMENT: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_PLACEHOLDER: Final = 0x0008_0000 | 0x0010_0000 | 0x0040_0000  # FILE_ATTRIBUTE_PINNED, UNPINNED, RECALL_ON_DATA_ACCESS
_CLOUD_LABELS: Final = ("Google Drive", "OneDrive", "Dropbox", "pCloud Drive")


class WindowsCalls(Protocol):
    """Calls to Windows."""

    def drive_type(self, root: str) -> int:
        r"""Kind of drive of ``root`` (``C:\``), as in GetDriveTypeW."""

    def label(self, root: str) -> str:
        """Name of the volume, "" for none."""

    def attributes(self, path: str) -> int:
        """Attributes of a file or folder, 0 for a missing one."""

    def sync_roots(self) -> Mapping[str, str]:
        """Synchronised folders from the registry, each with the key of its program."""

    def variable(self, name: str) -> str:
        """Environment variable, "" for none."""


@dataclass(frozen=True, slots=True)
class WindowsFacts:
    """``PlaceFacts`` of Windows."""

    calls: WindowsCalls

    def sync_folders(self) -> Mapping[Path, str]:
        """Folders synchronised by programs, with the programs' names."""
        found = {root: key.partition("!")[0] for root, key in self.calls.sync_roots().items()}
        found |= {root: "OneDrive" for name in _ENVIRONMENT if (root := self.calls.variable(name))}
        return {Path(root).resolve(): service for root, service in found.items()}

    def is_placeholder(self, folder: Path) -> bool:
        """Whether its contents may lie elsewhere and are fetched when they are read."""
        return bool(self.calls.attributes(str(folder)) & _PLACEHOLDER)

    def cloud_drive(self, folder: Path) -> str:
        """Program of a folder's cloud drive, "" for a disk."""
        label = self.calls.label(_root_of(folder))
        return next((name for name in _CLOUD_LABELS if label.startswith(name)), "")

    def network_drive(self, folder: Path) -> str:
        """Network share of a folder, or its mapped drive; "" for a disk of this computer."""
        root = _root_of(folder)
        if root.startswith("\\\\"):
            return root.rstrip("\\")
        return root if self.calls.drive_type(root) == _DRIVE_REMOTE else ""


def _root_of(folder: Path) -> str:
    r"""Root (``C:\`` or ``\\server\share\``) of a folder, also of one in long-path form."""
    text = str(folder)
    if text.upper().startswith("\\\\?\\UNC\\"):
        text = "\\\\" + text[8:]
    return PureWindowsPath(text.removeprefix("\\\\?\\")).anchor


def windows() -> WindowsCalls:
    """Windows itself. Raises OSError elsewhere."""
    if sys.platform == "win32":
        return _Windows()
    raise OSError(sys.platform)


if sys.platform == "win32":

    class _Windows:
        def drive_type(self, root: str) -> int:
            return int(ctypes.windll.kernel32.GetDriveTypeW(root))

        def label(self, root: str) -> str:
            name = ctypes.create_unicode_buffer(261)
            ctypes.windll.kernel32.GetVolumeInformationW(root, name, len(name), None, None, None, None, 0)
            return name.value

        def attributes(self, path: str) -> int:
            with contextlib.suppress(OSError):
                return Path(path).stat().st_file_attributes
            return 0

        def sync_roots(self) -> Mapping[str, str]:
            found: dict[str, str] = {}
            with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SYNC_ROOTS) as roots:
                for number in range(winreg.QueryInfoKey(roots)[0]):
                    key = winreg.EnumKey(roots, number)
                    found |= dict.fromkeys(self._folders(key), key)
            return found

        def _folders(self, key: str) -> list[str]:
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_SYNC_ROOTS}\{key}\UserSyncRoots") as users,
            ):
                return [str(winreg.EnumValue(users, number)[1]) for number in range(winreg.QueryInfoKey(users)[1])]
            return []

        def variable(self, name: str) -> str:
            return os.environ.get(name, "")
