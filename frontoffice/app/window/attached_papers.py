"""Attachments leaving the register.

Printed as images of their pages, or saved as they are in a chosen folder.

A saved one is called by its complaint's number and its place: the name that it came with may say who complained, or be
one that a system takes for something else. Its ending says what its content is, so that no name makes it a program.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from frontoffice.app.window.files_controller import FileReading
from frontoffice.attaching import content_type
from frontoffice.documents.layout import output_file
from frontoffice.domain.attachments import Attachment, AttachmentUse
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.ui.complaint.attached_page import AttachedPage
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors

_KIND: Final = "Lampiran"  # by which a printer is remembered


class AttachedPapers(QObject):
    """Controller of the attachments page; ``made`` carries an OfficePaper for preview and printer."""

    made = Signal(object)

    def __init__(
        self,
        page: AttachedPage,
        register: Register,
        officer: Callable[[], Officer],
        reading: FileReading,
        opened: Path,
    ) -> None:
        super().__init__(page)
        self._page, self._register, self._officer = page, register, officer
        self._reading, self._opened = reading, opened
        page.printed.connect(self._print)
        page.saved.connect(self._save)

    def _print(self, one: Attachment, content: bytes, why: str) -> None:
        """Show an attachment as a printable paper: images alone, since PDFium draws that in the window's process."""
        self._page.say(self.tr("Reading the pages for the printer…"), "soon")

        def on_done(pdf: bytes) -> None:
            self._page.say("", "")
            opened = self._opened / f"{one.attachment_id}.pdf"  # as images, so that no other program executes anything
            keep = partial(output_file.write_bytes, opened, pdf)
            heading = f"{_KIND} {one.no}, {self._number(one)}"
            self.made.emit(OfficePaper(_KIND, heading, pdf, keep, keep_in=partial(self._keep_in, one, content, why)))

        self._reading.flatten(content, on_done, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, (Refused, Unavailable)):
            raise error
        self._page.say(wording.why_not(error), "late")

    def _save(self, one: Attachment, content: bytes, _why: str) -> None:
        title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
        choose_folder(self._page, title, partial(self._save_in, one, content))

    def _save_in(self, one: Attachment, content: bytes, folder: Path) -> None:
        with show_errors(lambda why: self._page.say(why, "late")):
            path = output_file.write_bytes(self._free(folder, one, content), content)
            self._page.say(self.tr("Saved: {path}").format(path=path), "done")

    def _keep_in(self, one: Attachment, content: bytes, why: str, folder: Path) -> Path:
        """Save from the preview, recorded as saved, too."""
        self._register.attachments.open(one.attachment_id, AttachmentUse.SAVED, self._officer(), uuid4(), why)
        return output_file.write_bytes(self._free(folder, one, content), content)

    def _free(self, folder: Path, one: Attachment, content: bytes) -> Path:
        """Free path for a copy; existing files are not ours to replace."""
        name, copy = f"{_KIND} {self._number(one)} {one.no}", 1
        free = path = folder / output_file.file_name(name, content_type.ending(content))
        while free.exists():
            copy += 1
            free = path.with_name(f"{path.stem} ({copy}){path.suffix}")
        return free

    def _number(self, one: Attachment) -> str:
        return self._register.complaints.get(one.complaint).number_text
