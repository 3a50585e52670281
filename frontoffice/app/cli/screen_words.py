"""The words of the screens for a command without a window."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.errors import FailureCode, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.ui.messages import wording

# Where the screens say that what was typed is kept: a command keeps nothing of that, and is given again.
_GIVEN_AGAIN: Final[Mapping[FailureCode, str]] = {
    RegisterFailure.DISK_ERROR: "Disk menolak. Periksa apakah disknya tersambung dan baik, lalu ulangi perintah ini.",
    RegisterFailure.DISK_FULL: "Disk penuh; tidak ada yang dicatat. Kosongkan ruang disk, lalu ulangi perintah ini.",
    RegisterFailure.OUTCOME_UNKNOWN: "Belum diketahui apakah tercatat. Periksa disknya, lalu ulangi perintah ini.",
    RegisterFailure.REPLACED: (
        "Berkas register diambil atau diganti selagi dipakai; tidak ada yang dicatat. Kembalikan berkasnya, lalu ulangi"
        " perintah ini."
    ),
}


def failure(error: Unavailable) -> str:
    """Sentence about a failure as on the screens, or a command-line one if no typed input is preserved."""
    if error.code in _GIVEN_AGAIN:
        return _GIVEN_AGAIN[error.code]
    with in_indonesian():
        return wording.unavailable(error)


@contextmanager
def in_indonesian() -> Iterator[None]:
    """Context manager for screen texts in Indonesian."""
    from frontoffice.app.window.page_registry import PAGES
    from frontoffice.ui.shell import named_keys  # which imports what only a window needs

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    named_keys.NAMES.set_registry(lambda: PAGES)
    translator = named_keys.indonesian()
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
