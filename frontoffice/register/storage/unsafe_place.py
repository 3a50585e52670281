"""Unsafe folders for a register, also by what Windows says of one.

Synchronised ones, and those of another computer.

SQLite's log in WAL mode and the file belong together to the byte, and its locks to one computer. A program that
synchronises a folder carries them away one by one, and puts older ones back; a network drive does not keep the locks.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path, PureWindowsPath
from typing import Final, Protocol
from uuid import UUID

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterNotice
from frontoffice.register.storage import backup_place, copying, damage
from frontoffice.register.storage.backup_place import unescape_mount_point
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import BackupPlace

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

# --- How a place of copies stands now: whether it is there, and which copies of this desk are in it ---

_MOST: Final = 1_000
_CLOCKS_DIFFER: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One place: ``folder`` is where it is now, None while it is away; ``copies`` are this desk's, the newest first.

    ``newest_at`` (UTC), of the newest whole one, is also known of a place that is away. ``is_beside`` is whether it is
    on the register's disk, ``is_silent`` whether its disk or share was asked and has not answered. ``is_unread``:
    nobody has looked there yet since the program was started, and nothing of the rest says anything.
    """

    place: BackupPlace
    folder: Path | None = None
    copies: tuple[CopyRecord, ...] = ()
    newest_at: datetime | None = None
    is_beside: bool = False
    is_silent: bool = False
    is_unread: bool = False

    @property
    def doubted_at(self) -> datetime | None:
        """Time of the newest copy (UTC), if made of a register with a doubted history."""
        return self.copies[0].made_at if self.copies and self.copies[0].is_doubted else None


def newest_whole(states: Iterable[PlaceState], now: datetime) -> datetime | None:
    """When the newest whole copy of all places was made (UTC); one from the future only where there is no other.

    It was made while the computer's clock was wrong, and does not say how old it is.
    """
    moments = [moment for state in states for moment in _whole(state)]
    past = [moment for moment in moments if not is_from_future(moment, now)]
    return max(past or moments, default=None)


def newest_counted(states: Sequence[PlaceState], now: datetime) -> tuple[datetime | None, bool]:
    """When the newest whole copy on another disk was made (UTC), and False; else that of the register's own, and True.

    A copy on the register's own disk is lost with it: it counts only where there is no other.
    """
    apart = newest_whole([state for state in states if not state.is_beside], now)
    newest = apart or newest_whole(states, now)
    return newest, apart is None and newest is not None


def is_from_future(made_at: datetime, now: datetime) -> bool:
    """Whether a copy was made later than now, by more than clocks are put right."""
    return made_at > now + _CLOCKS_DIFFER


def _whole(state: PlaceState) -> tuple[datetime, ...]:
    made = tuple(copy.made_at for copy in state.copies if not copy.is_doubted)
    return made or ((state.newest_at,) if state.newest_at else ())


def read_states(
    places: Iterable[BackupPlace],
    desk: UUID,
    register: Path,
    volumes: Callable[[], Iterable[Path]] = backup_place.list_volumes,
    known: Iterable[PlaceState] = (),
) -> tuple[PlaceState, ...]:
    """Locate every place and read its content.

    Waits for disks and networks: for a worker's thread.

    Of a place that is where it was when it was ``known``, nothing is read but that it is there.
    """
    before = {(state.place.marker, state.folder): state for state in known if state.folder is not None}
    return tuple(_read_state(place, desk, register, volumes, before) for place in places)


def _read_state(
    place: BackupPlace,
    desk: UUID,
    register: Path,
    volumes: Callable[[], Iterable[Path]],
    before: Mapping[tuple[str, Path], PlaceState],
) -> PlaceState:
    folder = backup_place.find(Path(place.folder), place.marker, place.inside, volumes)
    if folder is None:
        return PlaceState(place)
    if (place.marker, folder) in before:
        return before[place.marker, folder]
    copies: tuple[CopyRecord, ...] = ()
    with contextlib.suppress(OSError):
        copies = copying.of_desk(folder, desk)[:_MOST]
    newest = next((copy.made_at for copy in copies if not copy.is_doubted), None)
    return PlaceState(place, folder, copies, newest, backup_place.is_beside(folder, register))


# --- unsafe place ---

_NAMES: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "googledrive": "Google Drive",
    "mydrive": "Google Drive",
    "drivesaya": "Google Drive",
    "shareddrives": "Google Drive",
    "drivebersama": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud Drive",
    "pclouddrive": "pCloud",
    "mega": "MEGA",
    "seafile": "Seafile",
    "megasync": "MEGA",
    "box": "Box",
    "boxsync": "Box",
    "yandex.disk": "Yandex.Disk",
    "yandexdisk": "Yandex.Disk",
    "insync": "Insync",
    "syncthing": "Syncthing",
    "resiliosync": "Resilio Sync",
    "protondrive": "Proton Drive",
    "tresorit": "Tresorit",
}  # how a folder begins that such a program makes, without blanks
_MARKERS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".stversions": "Syncthing",
    ".megaignore": "MEGA",
}  # what it keeps in it
_MARKER_PATTERNS: Final = ((".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"))
_NETWORK: Final = (
    *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3"),
    *("smbfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
)
_CLOUD: Final = {"fuse.onedriver": "OneDrive", "fuse.google-drive-ocamlfuse": "Google Drive"}
_MOUNTS: Final = Path("/proc/self/mountinfo")


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger of a folder for a register; ``service`` is the program or the kind of network drive, as people know it."""

    failure: RegisterFailure
    notice: RegisterNotice
    service: str


class PlaceFacts(Protocol):
    """Facts of the operating system about folders."""

    def sync_folders(self) -> Mapping[Path, str]:
        """Folders synchronised by programs, with the programs' names."""

    def is_placeholder(self, folder: Path) -> bool:
        """Whether its contents may lie elsewhere and are fetched when they are read."""

    def cloud_drive(self, folder: Path) -> str:
        """Program of a folder's cloud drive, "" for a disk."""

    def network_drive(self, folder: Path) -> str:
        """Kind of network drive of a folder, "" for a disk of this computer."""


def danger_of(folder: Path, facts: PlaceFacts | None = None) -> Danger | None:
    """Danger to a register in ``folder``, existing or not; None when nothing is known."""
    system = facts or system_facts()
    where = folder.resolve()
    if network := system.network_drive(where):
        return Danger(RegisterFailure.FOLDER_NETWORK, RegisterNotice.IN_NETWORK_FOLDER, network)
    if service := system.cloud_drive(where) or _find_sync_service(where, system):
        return Danger(RegisterFailure.FOLDER_SYNCHRONISED, RegisterNotice.IN_SYNCHRONISED_FOLDER, service)
    return None


def demand_safe(register: Path, facts: PlaceFacts | None = None) -> None:
    """Raise Unavailable (``folder_synchronised``, ``folder_network``) for a new register in an unsafe folder.

    One that is there already is opened all the same, and :func:`notice_of` warns.
    """
    if damage.is_blank(register) and (danger := danger_of(register.parent, facts)):
        raise Unavailable(danger.failure, path=str(register.parent), service=danger.service)


def require_writable(register: Path) -> None:
    """Create the folder of a register still to be made, and raise OSError if the folder is not writable."""
    if damage.is_blank(register):
        register.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=register.parent).close()


def notice_of(register: Path, facts: PlaceFacts | None = None) -> Notice | None:
    """Warning about the folder of a register; None when nothing is known against it."""
    danger = danger_of(register.parent, facts)
    return Notice(danger.notice, {"path": str(register.parent), "service": danger.service}) if danger else None


def _find_sync_service(where: Path, system: PlaceFacts) -> str:
    roots = system.sync_folders()
    for folder in (where, *where.parents):
        if name := roots.get(folder) or _service_by_name(folder.name) or _service_by_marker(folder):
            return name
        if system.is_placeholder(folder):
            return "cloud"
    return ""


def _service_by_name(name: str) -> str:
    """Service of a folder like ``OneDrive - Kantor``, ``Dropbox (Pribadi)``, ``Google Drive``; no other beginning."""
    plain = name.casefold().replace(" ", "")
    return next(
        (service for begins, service in _NAMES.items() if plain.partition("-")[0].partition("(")[0] == begins), ""
    )


def _service_by_marker(folder: Path) -> str:
    with contextlib.suppress(OSError):
        for marker, service in _MARKERS.items():
            if (folder / marker).exists():
                return service
        for pattern, service in _MARKER_PATTERNS:
            if next(folder.glob(pattern), None):
                return service
    return ""


def system_facts() -> PlaceFacts:
    """Facts from the present operating system."""
    facts: PlaceFacts = LinuxFacts()
    if sys.platform == "win32":
        facts = WindowsFacts(windows())
    return facts


class LinuxFacts:
    """Facts from the kernel's table of mounts, read once; synchronised folders by their names and marks."""

    def __init__(self, mounts: Path = _MOUNTS) -> None:
        self._mounts = mounts

    def sync_folders(self) -> Mapping[Path, str]:
        """Synchronised folders: none, on Linux they are mounts."""
        return {}

    def is_placeholder(self, folder: Path) -> bool:
        """Return whether files of this folder may be placeholders of a cloud drive."""
        return self._kind(folder) in _CLOUD

    def cloud_drive(self, folder: Path) -> str:
        """Name of the cloud drive of a folder, "" for none."""
        return _CLOUD.get(self._kind(folder), "")

    def network_drive(self, folder: Path) -> str:
        """Kind of network drive of a folder, "" for none."""
        kind = self._kind(folder)
        return kind.removeprefix("fuse.") if kind in _NETWORK else ""

    def _kind(self, folder: Path) -> str:
        """The file system of a folder: that of the mount nearest above it, the last of several in one place."""
        mounted = enumerate(self._mounted)
        above = [(len(point.parts), number, kind) for number, (point, kind) in mounted if folder.is_relative_to(point)]
        return max(above, default=(0, 0, ""))[2]

    @cached_property
    def _mounted(self) -> tuple[tuple[Path, str], ...]:
        return tuple(self._read())

    def _read(self) -> Iterator[tuple[Path, str]]:
        """The points and file systems of ``mountinfo``: the fifth field, and the first behind the lone hyphen."""
        with contextlib.suppress(OSError):
            for line in self._mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
                before, _, behind = line.partition(" - ")
                fields = before.split()
                if len(fields) > 4 and behind:  # noqa: PLR2004
                    yield Path(unescape_mount_point(fields[4])), behind.split()[0]
