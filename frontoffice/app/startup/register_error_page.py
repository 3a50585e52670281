"""Error page for a register after a failed opening.

Where only its key lacks, the code of its recovery paper opens it.
"""

from __future__ import annotations

from pathlib import Path

from frontoffice.app.keys import register_key
from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.start_pages import StartupErrorPage


def make(error: Unavailable, register: Path) -> StartupErrorPage:
    """The page; once a code gave this computer the key, it tries again with ``register``, or with the copy for it."""
    page = StartupErrorPage(error)
    file = Path(str(error.facts.get("path", register)))
    page.code_typed.connect(lambda typed: _take_code(page, file, typed, is_copy=file != register))
    return page


def _take_code(page: StartupErrorPage, file: Path, typed: str, *, is_copy: bool) -> None:
    try:
        is_its_key = register_key.take_code(file, typed)
    except Unavailable as error:
        page.show_problem(wording.unavailable(error))
        return
    if is_its_key and is_copy:  # of nothing: to try again would ask the first questions
        page.restore_asked.emit(file)
    elif is_its_key:
        page.again.emit()
    else:
        page.show_problem()
