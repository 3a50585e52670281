"""The words of the screens for a command without a window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from frontoffice import assets
from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording


def failure(error: Unavailable) -> str:
    """What did not work, as the screens say it."""
    with in_indonesian():
        return wording.unavailable(error)


@contextmanager
def in_indonesian() -> Iterator[None]:
    """Have the block say in Indonesian what is said on the screens."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    translator = QTranslator()
    translator.load(str(assets.RESOURCES.joinpath("translations", "frontoffice_id.qm")))
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
