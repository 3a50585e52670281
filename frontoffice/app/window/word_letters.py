"""Letters as Word files: the template of each kind, and a letter filled into it, kept and remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice.attaching import word_letter
from frontoffice.attaching.codes import ReadingFailure
from frontoffice.attaching.limits import LARGEST_TEMPLATE
from frontoffice.documents.case_file import FILES, NAMES, DocumentKind
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.documents.letters import word_template
from frontoffice.errors import Cause, Unavailable
from frontoffice.paper_layout import PaperLayout
from frontoffice.places import Places
from frontoffice.ui.preview.print_order import WordFile
from frontoffice.ui.widgets.guarded import show_errors

if TYPE_CHECKING:
    from frontoffice.app.window.files_controller import FileReading
    from frontoffice.app.window.office_documents import MadeDocument
    from frontoffice.domain.people import Officer
    from frontoffice.register.register import Register
    from frontoffice.ui.admin.templates_page import TemplatesPage

_ENDING: Final = "docx"


def template_path(where: Places, kind: DocumentKind) -> Path:
    """Path of the office's own template of that kind, if any."""
    return where.templates / f"{FILES[kind]}.{_ENDING}"


def template_of(where: Places, kind: DocumentKind, layout: PaperLayout) -> bytes:
    """The template in force: the office's own, else the delivered one. Raises Unavailable."""
    own = template_path(where, kind)
    return _content(own) if own.exists() else word_template.template(layout)


def write_out(page: TemplatesPage, where: Places, kind: DocumentKind, layout: PaperLayout, folder: Path) -> None:
    """Write the template in force into a folder, for the office to edit."""
    with show_errors(page.show_failure) as writing:
        word_letter.need_library()
        name = f"templat-{FILES[kind]}.{_ENDING}"
        path = output_file.write_new(template_of(where, kind, layout), name, folder)
    if writing.worked:
        page.show_written(path)


def install_template(page: TemplatesPage, reader: FileReading, where: Places, kind: DocumentKind, chosen: Path) -> None:
    """Check a chosen file and save it as the template of that kind, or show the failure on the page."""
    with show_errors(page.show_failure) as looking:
        word_letter.need_library()
        content = _content(chosen)
    if not looking.worked:
        return

    def keep(_answer: None) -> None:
        with show_errors(page.show_failure) as keeping:
            output_file.write_bytes(template_path(where, kind), content)
        if keeping.worked:
            page.show_taken(kind)

    page.show_begun()
    reader.check_template(content, keep, partial(_report, page.show_failure))


def restore_default_template(page: TemplatesPage, where: Places, kind: DocumentKind) -> None:
    """Return to the delivered template of that kind."""
    own = template_path(where, kind)
    with show_errors(page.show_failure) as removing:
        try:
            own.unlink(missing_ok=True)
        except OSError as error:
            why = {"path": str(own), "reason": Cause.of(error)}
            raise Unavailable(DocumentFailure.FILE_NOT_SAVED, **why) from error
    if removing.worked:
        page.show_delivered(kind)


def word_file(
    made: MadeDocument, register: Register, reader: FileReading, where: Places, layout: PaperLayout, by: Officer
) -> WordFile | None:
    """Letter as a Word file, for a folder of the officer's choice.

    None of papers that are none.

    Its hash stands in the complaint's story, under the number that the letter has.
    """
    letter = made.letter
    if letter is None:
        return None

    def write(folder: Path, done: Callable[[Path], None], refused: Callable[[str], None]) -> None:
        def keep(content: bytes) -> None:
            with show_errors(refused) as keeping:
                path = output_file.write_new(content, made.file_name(_ENDING), folder)
                made.remember(register, f"{NAMES[made.kind]} (Word)", hashlib.sha256(content).hexdigest(), by)
            if keeping.worked:
                done(path)

        with show_errors(refused) as reading:
            template = template_of(where, made.kind, layout)
        if reading.worked:
            reader.fill_template(template, letter, keep, partial(_report, refused))

    return WordFile(word_letter.need_library, write)


def _content(path: Path) -> bytes:
    """A file, as far as it may be a template; what is longer is refused by whoever looks into it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_TEMPLATE + 1)
    except OSError:
        raise Unavailable(ReadingFailure.NOT_READ) from None


def _report(refused: Callable[[str], None], error: Exception) -> None:
    with show_errors(refused):
        raise error
