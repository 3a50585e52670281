"""The pictures of the manual: the pages of each role, and the report, from the training register.

``xvfb-run -a -s "-noreset -screen 0 1366x768x24" python -m tests.help_pictures`` draws them anew in ``resources/help``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.training import practice_register
from frontoffice.places import Places
from frontoffice.ui.widgets.theme import QT_ARGUMENTS
from tests.page_pictures import open_page
from tests.real_window import HELP, Camera, use, window_manager
from tests.support.paper_printer import PaperPrinter
from tests.walks import HANDLER, OFFICER, SUPERVISOR, CountedKeyboard, Walker

SHOWN: Final = {  # by the picture's name: who, and the page in front
    "officer": (OFFICER, "record"),
    "handler": (HANDLER, "work"),
    "supervisor": (SUPERVISOR, "day"),
    "administrator": (SUPERVISOR, "printers"),
    "report": (SUPERVISOR, "reports"),
}
CUT: Final = QRect(0, 20, 1366, 430)  # below the title, as far as the page says what it is for
WIDTH: Final = 760


def main() -> int:
    """Draw each picture."""
    with tempfile.TemporaryDirectory() as data, PaperPrinter() as paper, window_manager():
        where, folder = Places(Path(data)), Path(data) / "pictures"
        practice_register.prepare(where)
        application = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
        prepare(application)
        starting = Starting(application, where, training=True)
        starting.begin()
        counter = starting.counter
        assert counter is not None
        keys, camera = CountedKeyboard(application), Camera(application, folder)
        use(counter, paper)
        keys.until(counter.window.isActiveWindow, "the window has the focus")
        walker = Walker(counter, keys, camera, "help")
        try:
            for name, (who, page) in SHOWN.items():
                walker.be(who)
                open_page(counter, page)
                walker.page(page)
                keys.settle()
                camera.take(name)
                shrink(folder / f"{name}.png", HELP / f"{name}.png")
        finally:
            starting.end()
    return 0


def shrink(taken: Path, picture: Path) -> None:
    """Write the upper part of a screen, small."""
    small = QImage(str(taken)).copy(CUT).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    small.save(str(picture), quality=0)


if __name__ == "__main__":
    sys.exit(main())
