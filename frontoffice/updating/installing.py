"""A package unpacked beside the running version, checked file by file and by its own ``--check``, then named the next.

Nothing that runs is touched. Everything is written into a folder of another name first, and that folder gets its name
when every byte of it is on the disk; only then, and after the new program has checked itself, is it named the next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from frontoffice import replacing
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.updating import installed_versions, update_package
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal
from frontoffice.updating.installed_versions import Installation, NextVersion, Trial
from frontoffice.updating.update_package import PackedFile, UpdatePackage

_PART: Final = ".part"
_FORMER: Final = ".former"
_LOCK: Final = "update.lock"
_PIECE: Final = 1 << 20
_CHECK_SECONDS: Final = 180  # a virus scanner reads every file of a program that it has never seen

UnpackProgress = Callable[[int, int], object]


def demand_fit(package: UpdatePackage, installation: Installation, system: str) -> None:
    """Raise Refused (``update_other_system``, ``update_not_newer``, ``update_not_ours_to_change``) if it is no use."""
    facts = {"version": package.version, "running": installation.version}
    if package.system != system:
        raise Refused(Problem("package", UpdateRefusal.OTHER_SYSTEM, {"system": package.system}))
    if not installed_versions.is_newer(package.version, installation.version):
        raise Refused(Problem("package", UpdateRefusal.NOT_NEWER, facts))
    try:
        installation.versions.mkdir(exist_ok=True)
        probe = installation.versions / "probe.part"
        probe.touch()
        probe.unlink(missing_ok=True)  # another may look at the same time
    except OSError:
        raise Refused(Problem("package", UpdateRefusal.NOT_OURS_TO_CHANGE)) from None


@contextlib.contextmanager
def lock_installation(installation: Installation) -> Iterator[None]:
    """Keep every other window of this computer from putting a version in place, from the first file to the choice.

    Two that unpack one version write into one folder, and either gives it its name. Raises Unavailable:
    ``update_in_use`` while another is at it, ``update_disk``.
    """
    lock = FileLock(installation.versions / _LOCK, timeout=0, thread_local=False)
    try:
        installation.versions.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        raise Unavailable(UpdateFailure.IN_USE) from None
    except OSError as error:
        raise Unavailable(UpdateFailure.DISK, cause=Cause.of(error)) from error
    try:
        yield
    finally:
        lock.release()


def unpack(
    package: UpdatePackage,
    installation: Installation,
    report: UnpackProgress = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> Path:
    """Unpack the program beside the others, while they are :func:`lock_installation`; gives its folder.

    ``report`` gets bytes done and bytes in all. Raises Unavailable: ``update_damaged`` (fact ``file``), ``update_disk``
    (fact ``cause``), ``update_stopped``.
    """
    target = installation.folder_of(package.version)
    part, former = (target.with_name(target.name + end) for end in (_PART, _FORMER))
    try:
        if target.exists():  # put in place before, and never proven: away with it at one stroke, it may be the next
            target.rename(former)
        for left in (part, former):
            if left.exists():
                shutil.rmtree(left)
        _unpack_into(part, package, report, stop)
        part.rename(target)
        replacing.sync_folder(target.parent)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise Unavailable(UpdateFailure.DISK, cause=Cause.of(error)) from error
    except zipfile.BadZipFile as error:  # another file than was read, under its name
        shutil.rmtree(part, ignore_errors=True)
        raise Unavailable(UpdateFailure.DAMAGED, file=package.source.name) from error
    except Unavailable:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def choose(package: UpdatePackage, installation: Installation, program: str) -> None:
    """Have the unpacked version check itself, and name it the next; ``program`` is the console program.

    Raises Unavailable: ``update_check_failed`` (and the folder is gone), ``update_disk``.
    """
    folder = installation.folder_of(package.version)
    try:
        if not _checks(folder / program, package.version):
            shutil.rmtree(folder, ignore_errors=True)
            raise Unavailable(UpdateFailure.CHECK_FAILED, version=package.version)
        installed_versions.write_next(installation, NextVersion(package.version, Trial.NEW))
    except OSError as error:
        raise Unavailable(UpdateFailure.DISK, cause=Cause.of(error)) from error
    _remove_old(installation, package.version)


def _unpack_into(part: Path, package: UpdatePackage, report: UnpackProgress, stop: Callable[[], bool]) -> None:
    done = 0
    part.mkdir(parents=True)
    with zipfile.ZipFile(package.source) as archive:
        for one in package.files:
            if stop():
                raise Unavailable(UpdateFailure.STOPPED)
            _unpack_one(archive, one, part)
            done += one.size
            report(done, package.size)
    for folder, _, _ in os.walk(part):
        replacing.sync_folder(Path(folder))


def _unpack_one(archive: zipfile.ZipFile, one: PackedFile, part: Path) -> None:
    target = part.joinpath(*one.path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    seen, size = sha256(), 0
    try:
        packed = f"{update_package.PROGRAM}/{one.path}"
        with update_package.open_member(archive, packed) as member, target.open("xb") as file:
            while piece := member.read(min(_PIECE, one.size + 1 - size)):
                size += len(piece)
                seen.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except update_package.UNREADABLE as error:
        raise Unavailable(UpdateFailure.DAMAGED, file=one.path) from error
    if size != one.size or seen.hexdigest() != one.sha256:
        raise Unavailable(UpdateFailure.DAMAGED, file=one.path)
    target.chmod(0o755 if one.executable else 0o644)


def _checks(program: Path, version: str) -> bool:
    """Return whether the new program reports itself as complete, with the expected version."""
    try:
        said = subprocess.run(  # noqa: S603  (signed, and just unpacked)
            [str(program), "--check"],
            env=installed_versions.clean_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_CHECK_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and f"frontoffice {version}: ok".encode() in said.stdout


def _remove_old(installation: Installation, newest: str) -> None:
    """Keep the running version and the newest; what cannot be removed now is removed another time."""
    kept = {newest, installation.version}
    for folder in installation.versions.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
