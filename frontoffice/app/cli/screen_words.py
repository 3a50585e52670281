"""The words of the screens for a command without a window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file

from PySide6.QtCore import QCoreApplication, QTranslator

from frontoffice import assets


@contextmanager
def in_indonesian() -> Iterator[None]:
    """Have the block say in Indonesian what is said on the screens."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    translator = QTranslator()
    with as_file(assets.RESOURCES.joinpath("translations", "frontoffice_id.qm")) as path:
        translator.load(str(path))
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)
