"""Files as a drop, the clipboard or a dialog brings them: a name and a way to its bytes; none is opened here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from frontoffice.attaching import scan_folder
from frontoffice.attaching.codes import FileRefusal, ReadingFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.scan_folder import SeenFile
from frontoffice.errors import Problem, Refused, Unavailable

MAIL: Final = ".eml"


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """File to be attached; ``take`` reads it, away from the window."""

    name: str
    take: Callable[[], bytes]
    scan: SeenFile | None = None  # in the copier's folder, from which it goes when it is recorded

    def take_all(self) -> tuple[bytes, ...]:
        """The file by itself."""
        return (self.take(),)

    @property
    def is_mail(self) -> bool:
        """Whether it is called a mail; what it is shows when it is read."""
        return self.name.lower().endswith(MAIL)


def from_path(path: Path) -> IncomingFile:
    """A file of this computer."""
    return IncomingFile(path.name, lambda: _read(path))


def from_scan(scan: SeenFile) -> IncomingFile:
    """Incoming file from a copier's scan folder; a replaced one is not read, but offered anew."""
    return IncomingFile(scan.path.name, lambda: _read_scan(scan), scan)


def kept_file(name: str, content: bytes) -> IncomingFile:
    """A file that the register has already."""
    return IncomingFile(name, lambda: content)


def from_mime(mime: QMimeData, image_name: str) -> tuple[IncomingFile, ...]:
    """Dropped or copied files, or an image; none where it is text."""
    local = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if local:
        return tuple(from_path(path) for path in local)
    if mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return (from_image(image, image_name),)
    return ()


def from_image(image: QImage, name: str) -> IncomingFile:
    """Incoming file from an image on the clipboard."""
    kept = image.copy()
    return IncomingFile(name, lambda: _as_png(kept))


def brings_files(mime: QMimeData) -> bool:
    """Whether there is a file or an image in it."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _read_scan(scan: SeenFile) -> bytes:
    content = _read(scan.path)
    if not scan_folder.is_there(scan):
        raise Unavailable(ReadingFailure.NOT_READ)
    return content


def _read(path: Path) -> bytes:
    """No more of it than may be attached: what is longer is refused by that."""
    try:
        if not path.is_file():  # a folder, a pipe, a device
            raise Refused(Problem("", FileRefusal.UNKNOWN_TYPE))
        with path.open("rb") as file:
            return file.read(LIMITS.file + 1)
    except OSError:
        raise Unavailable(ReadingFailure.NOT_READ) from None
