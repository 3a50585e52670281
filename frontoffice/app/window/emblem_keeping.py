"""The emblem of the office's papers: read by the process for strangers' files, kept beside the settings.

What is kept is the image that this process made anew, under the name of its content: settings of before find theirs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from frontoffice import replacing
from frontoffice.attaching.codes import FileRefusal, ReadingFailure
from frontoffice.attaching.content_type import ENDINGS, Content
from frontoffice.attaching.limits import MEGABYTE
from frontoffice.attaching.requests import ReadFile
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.settings import SettingsFailure
from frontoffice.ui.admin.settings_page import SettingsPage
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.messages import wording

_LARGEST: Final = 5  # MB: it goes into every letter
_NAMED: Final = 12  # hexadecimal digits


def take_emblem(page: SettingsPage, reader: AttachmentReader, folder: Path, chosen: Path) -> None:
    """Read a chosen file, save it as emblem in ``folder``, and show it or the failure on the page."""

    def on_done(file: ReadFile) -> None:
        try:
            page.show_emblem(str(_store_emblem(file, folder)))
        except (Refused, Unavailable) as error:
            on_failed(error)

    def on_failed(error: Exception) -> None:
        if isinstance(error, Refused):
            page.show_no_emblem(wording.problem(error.problems[0]))
        elif isinstance(error, Unavailable):
            page.show_no_emblem(wording.unavailable(error))
        else:
            raise error

    reader.read(lambda: [_content(chosen)], on_done, on_failed)


def _content(chosen: Path) -> bytes:
    try:
        with chosen.open("rb") as file:
            content = file.read(_LARGEST * MEGABYTE + 1)
    except OSError:
        raise Unavailable(ReadingFailure.NOT_READ) from None
    if len(content) > _LARGEST * MEGABYTE:
        raise Refused(Problem("emblem", FileRefusal.TOO_LARGE, {"most": _LARGEST}))
    return content


def _store_emblem(file: ReadFile, folder: Path) -> Path:
    if file.media_type is Content.PDF:
        raise Refused(Problem("emblem", FileRefusal.UNKNOWN_TYPE))
    name = hashlib.sha256(file.content).hexdigest()[:_NAMED]
    path = folder / f"emblem-{name}.{ENDINGS[file.media_type]}"
    try:
        replacing.write_whole(path, file.content)
    except OSError as error:
        raise Unavailable(SettingsFailure.NOT_SAVED, path=str(path), reason=Cause.of(error)) from error
    return path
