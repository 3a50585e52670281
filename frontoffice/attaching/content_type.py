"""Type of a file by its first bytes. Its name says only what somebody called it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from frontoffice.attaching.codes import FileRefusal
from frontoffice.errors import Problem, Refused


class Content(StrEnum):
    """Readable content types: the media types of stored attachments, and images to be converted into one."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    BMP = "image/bmp"
    GIF = "image/gif"


ENDINGS: Final = {  # of a file's name, the usual one
    Content.PDF: "pdf",
    Content.JPEG: "jpg",
    Content.PNG: "png",
    Content.TIFF: "tif",
    Content.WEBP: "webp",
    Content.BMP: "bmp",
    Content.GIF: "gif",
}
UNKNOWN_ENDING: Final = "bin"
KEPT: Final = {kind.value: kind for kind in (Content.PDF, Content.JPEG, Content.PNG)}
_PDF_WITHIN: Final = 1024  # readers look for the mark that far; so does whoever hides one in another file

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", Content.JPEG),
    (b"\x89PNG\r\n\x1a\n", Content.PNG),
    (b"II*\0", Content.TIFF),
    (b"MM\0*", Content.TIFF),
    (b"BM", Content.BMP),
    (b"GIF87a", Content.GIF),
    (b"GIF89a", Content.GIF),
)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OUTLOOK_PART: Final = "__properties_version1.0".encode("utf-16-le")  # which every .msg has, MS-OXMSG 2.4
_REFUSED: Final = (
    (b"MZ", FileRefusal.PROGRAM),
    (b"\x7fELF", FileRefusal.PROGRAM),
    (b"#!", FileRefusal.PROGRAM),
    (_COMPOUND, FileRefusal.OFFICE_FILE),  # .doc, .xls
    (b"{\\rtf", FileRefusal.OFFICE_FILE),
    (b"Rar!", FileRefusal.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileRefusal.ARCHIVE),
    (b"\x1f\x8b", FileRefusal.ARCHIVE),
)
_HEIC: Final = re.compile(rb"^....ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_OFFICE_PARTS: Final = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_MAIL: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE
)
_MAIL_MARK: Final = re.compile(rb"^(from|received|return-path|mime-version):", re.IGNORECASE | re.MULTILINE)


def of(content: bytes) -> Content:
    """Return the type of a content; Refused says what it is instead."""
    if not content:
        raise _refusal(FileRefusal.EMPTY)
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Content.WEBP
    refusal = _find_refusal(content)
    if refusal is None and b"%PDF-" in content[:_PDF_WITHIN]:
        return Content.PDF
    raise _refusal(refusal or FileRefusal.UNKNOWN_TYPE)


def ending(content: bytes) -> str:
    """File name extension for a content; ``bin``, opened by no system, for an unknown one."""
    try:
        return ENDINGS[of(content)]
    except Refused:
        return UNKNOWN_ENDING


def is_mail(content: bytes) -> bool:
    """Whether it begins as a mail does: with at least two header lines, one of them a mail's own."""
    begin = content[: 64 * 1024]
    return bool(_MAIL.match(begin.replace(b"\r\n", b"\n"))) and bool(_MAIL_MARK.search(begin))


def _find_refusal(content: bytes) -> FileRefusal | None:
    if content.startswith(_COMPOUND) and _OUTLOOK_PART in content:
        return FileRefusal.OUTLOOK_MAIL
    for beginning, code in _REFUSED:
        if content.startswith(beginning):
            return code
    if _HEIC.match(content):
        return FileRefusal.HEIC
    if content[:4] in (b"PK\3\4", b"PK\5\6"):
        return FileRefusal.OFFICE_FILE if any(part in content[:4096] for part in _OFFICE_PARTS) else FileRefusal.ARCHIVE
    return FileRefusal.MAIL_ELSEWHERE if is_mail(content) else None


def _refusal(code: FileRefusal) -> Refused:
    return Refused(Problem("", code))
