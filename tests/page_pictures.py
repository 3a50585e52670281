"""A picture of every page in four looks, for whoever looks at them, and how many controls each page shows at first.

``python -m tests.page_pictures FOLDER [PAGE...]`` makes them under Xvfb, from the training register:
1366x768, 1280x720 at 125 %, 1920x1080 at 200 %, and dark. ``controls.csv`` beside them has the counts.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from frontoffice.app.training import practice_register
from frontoffice.app.window.case_pages import COMPLAINT, PREVIEW, RECORDED, open_complaint
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.page_registry import PAGES
from frontoffice.app.window.report_pages import JOINED
from frontoffice.places import Places
from tests.real_window import window_manager
from tests.support.paper_printer import PaperPrinter
from tests.walks import SUPERVISOR, Walker, training_window

CONTROLS: Final = (
    *(QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView),
)
_AFTER_A_KEY: Final = {RECORDED.name, PREVIEW.name, JOINED.name, "connecting", "attached"}
"""Pages that stand behind what somebody did; the walks take their pictures."""


@dataclass(frozen=True)
class Look:
    """A screen and how the program looks on it."""

    name: str
    width: int
    height: int
    scale: str = "1"
    theme: str = "light"


LOOKS: Final = (
    Look("1366", 1366, 768),
    Look("1280", 1280, 720, scale="1.25"),
    Look("1920", 1920, 1080, scale="2"),
    Look("dark", 1366, 768, theme="dark"),
)


def controls(page: QWidget) -> list[QWidget]:
    """What a person can press or fill in on a page that is seen; what belongs to another control counts with it."""
    found: list[QWidget] = [one for one in page.findChildren(QWidget) if isinstance(one, CONTROLS) and is_seen(one)]
    return [one for one in found if not any(parent in found for parent in _parents(one, page))]


def is_seen(widget: QWidget) -> bool:
    """Whether a person sees it and can use it; a text that is read only is content."""
    reads = isinstance(widget, QTextBrowser) or (
        isinstance(widget, QTextEdit | QPlainTextEdit | QLineEdit) and widget.isReadOnly()
    )
    return widget.isVisible() and not reads and bool(widget.width() and widget.height())


def _parents(widget: QWidget, page: QWidget) -> Iterator[QWidget]:
    while widget is not page:
        parent = widget.parentWidget()
        assert parent is not None
        yield parent
        widget = parent


def main(arguments: Sequence[str]) -> int:
    """Each look in a window of its own; within Xvfb, one of them."""
    folder, names = Path(arguments[0]), arguments[1:]
    inside = os.environ.get("FRONTOFFICE_LOOK")
    if inside:
        with tempfile.TemporaryDirectory() as data, PaperPrinter() as paper, window_manager():
            where = Places(Path(data))
            practice_register.prepare(where)
            look(where, folder / inside, paper, names)
        return 0
    for one in LOOKS:
        screen = f"-noreset -screen 0 {one.width}x{one.height}x24"
        command = ["xvfb-run", "-a", "-s", screen, sys.executable, "-P", "-m", "tests.page_pictures", *arguments]
        added = {"FRONTOFFICE_LOOK": one.name, "QT_SCALE_FACTOR": one.scale, "FRONTOFFICE_THEME": one.theme}
        subprocess.run(command, check=True, env=os.environ | added | {"PYTHONPATH": str(Path.cwd())})
    return 0


def look(where: Places, folder: Path, paper: PaperPrinter, names: Sequence[str]) -> None:
    """Every page as the supervisor opens it."""
    with training_window(where, folder, paper) as (counter, keys, camera):
        walker = Walker(counter, keys, camera, "page")
        walker.be(SUPERVISOR)
        with (folder / "controls.csv").open("w", newline="") as file:
            lines = csv.writer(file)
            for name in names or [
                spec.name for spec in PAGES if not (spec.name in _AFTER_A_KEY or spec.hidden_in_training)
            ]:
                open_page(counter, name)
                walker.page(name)
                keys.settle()
                camera.take(name)
                page = counter.window.stack.page(name).view
                lines.writerow((name, len(controls(page)), len(controls(counter.window))))


def open_page(counter: Counter, name: str) -> None:
    """As its key would; a complaint is the first that is to be done."""
    if name == COMPLAINT.name:
        found, *_ = counter.register.search.find("izin")
        open_complaint(counter, found.subject)
    elif counter.window.page_name != name:
        counter.window.go(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
