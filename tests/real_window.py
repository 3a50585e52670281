"""One complaint in a real window, by keys alone: first start, sign-in, intake, F9, today's register, finding it.

``xvfb-run -s "-screen 0 1366x768x24" python -m tests.real_window FOLDER`` leaves screenshots of each page in FOLDER;
with ``--help-pictures`` that of the README is drawn anew. The keys come from outside, through the X
server (xdotool), as a keyboard's would. Ends with 1 and says what did not happen.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.window.case_pages import DAY, INTAKE, PREVIEW
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.places import Places
from frontoffice.settings import Printer, Settings, Theme, Transport, load
from frontoffice.ui.widgets.theme import QT_ARGUMENTS
from tests.support.paper_printer import PaperPrinter

HELP = Path(__file__).resolve().parents[1] / "resources" / "help"
PATIENCE = 60.0  # seconds
DARK = 80  # of 255: ink


class _KeyCount(QObject):
    """Counts the keys that come to the program, whether they are a shortcut's or a widget's."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[tuple[int, int]] = set()

    @property
    def keys(self) -> int:
        """How many have come; one comes to several objects, at one moment."""
        return len(self._seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's)
        """Count it, and leave it to whom it is for."""
        if event.type() in _PRESSED and isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
            self._seen.add((event.timestamp(), event.key()))
        return False


_PRESSED = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Keyboard:
    """Types into whatever window has the focus."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def type(self, text: str) -> None:
        """Type text."""
        self._send_keys(len(text), "type", "--delay", "4", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._send_keys(len(keys), "key", "--delay", "8", *keys)

    def _send_keys(self, count: int, *arguments: str) -> None:
        """Have so many keys sent; on a busy computer the last of them comes long after the sender has ended."""
        arrived = _KeyCount()
        self._application.installEventFilter(arrived)
        subprocess.run(["xdotool", *arguments], check=True)  # noqa: S607
        end = time.monotonic() + 2
        while arrived.keys < count and time.monotonic() < end:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self._application.removeEventFilter(arrived)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the field called ``name`` has the focus."""
        for _ in range(60):
            if self.focused() == name:
                return
            self.press("Tab")
        raise SystemExit(f"Tab does not reach {name}; it is at {self.focused()}")

    def focus(self) -> QWidget | None:
        """What has the focus."""
        found: QWidget | None = self._application.focusWidget()
        return found

    def focused(self) -> str:
        """The name of what has the focus."""
        widget: QWidget | None = self._application.focusWidget()
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        name = widget.objectName() if widget else ""
        parent = widget.parentWidget() if widget else None
        return parent.objectName() if name == "qt_spinbox_lineedit" and parent else name

    def settle(self) -> None:
        """Let the program take in what was typed."""
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait until it happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                raise SystemExit(f"did not happen: {what}")
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self.settle()


class Camera:
    """Takes pictures of the screen as it is."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> None:
        """One picture of the whole screen."""
        self._application.primaryScreen().grabWindow(0).save(str(self._folder / f"{name}.png"))


def main(arguments: list[str]) -> int:
    """Walk the counter."""
    folder = Path(arguments[0])
    with tempfile.TemporaryDirectory() as data, PaperPrinter() as paper, window_manager():
        walk(Places(Path(data)), folder, paper)
    if "--help-pictures" in arguments:
        shutil.copy(folder / "intake.png", HELP / "intake.png")
    print("real window: one complaint by keys alone, found in today's register")  # noqa: T201
    return 0


@contextlib.contextmanager
def window_manager() -> Iterator[None]:
    """Windows are managed from here on: one that is shown before never gets the focus.

    An X server without ``-noreset`` begins anew whenever its last client leaves, as each look at it does here, and sends away
    who is coming in: a manager that ended before it managed is started again.
    """
    with contextlib.ExitStack() as managers:
        manager = managers.enter_context(_openbox())
        end = time.monotonic() + PATIENCE
        asks = ["xdotool", "get_num_desktops"]
        while subprocess.run(asks, check=False, capture_output=True).returncode:
            if time.monotonic() > end:
                raise SystemExit("there is no window manager")
            if manager.poll() is not None:
                manager = managers.enter_context(_openbox())
        yield


@contextlib.contextmanager
def _openbox() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL) as process:  # noqa: S607
        try:
            yield process
        finally:
            process.terminate()


def walk(where: Places, folder: Path, paper: PaperPrinter) -> None:
    """First start to finding."""
    application = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
    prepare(application)
    starting = Starting(application, where, training=False)
    keys, camera = Keyboard(application), Camera(application, folder)
    starting.begin()
    first = starting.window
    assert first is not None

    def has_focus() -> bool:
        first.activateWindow()
        return application.focusWidget() is not None

    keys.until(has_focus, "the first window has the focus")
    counter = first_start(starting, keys, camera, paper)
    record(counter, keys, camera)
    if not any("0001/PGD-L1/" in line for sheet in paper.engine.sheets for line in sheet):
        raise SystemExit("no receipt with the number on paper")
    find(counter, keys, camera)
    look_at_paper(counter, keys, camera)
    starting.end()
    finished = subprocess.run(
        [sys.executable, "-m", "frontoffice", "verify", "--data", str(where.folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    if finished.returncode:
        raise SystemExit(f"verify says: {finished.stdout}")


def first_start(starting: Starting, keys: Keyboard, camera: Camera, paper: PaperPrinter) -> Counter:
    """Go through the first door and its three steps, put the printer off, then sign in."""
    camera.take("doors")
    keys.press("Return")
    keys.type("Kompleks Perkantoran Gubernur, Air Itam")
    camera.take("first_start_office")
    keys.press("F9")
    keys.type("Siti Rahmawati")
    keys.tab_to("position")
    keys.type("Kepala Bidang")
    keys.tab_to("secret")
    keys.type("274913")
    keys.tab_to("secret_again")
    keys.type("274913")
    camera.take("first_start")
    keys.press("F9")
    camera.take("first_start_printer")
    keys.press("alt+l")
    keys.until(lambda: starting.counter is not None, "the counter opens")
    counter = starting.counter
    assert counter is not None
    use(counter, paper)
    keys.until(lambda: keys.focused() == "secret", "the sign-in waits for the PIN")
    camera.take("sign_in")
    keys.type("274913")
    keys.press("Return")
    keys.until(lambda: counter.window.page_name == "record", "the intake page")
    return counter


def use(counter: Counter, paper: PaperPrinter) -> None:
    """Give the counter a printer, and the look that was asked for, as its settings page would."""
    known = load(counter.where.settings) or Settings()
    theme = Theme(os.environ.get("FRONTOFFICE_THEME", "light"))
    abilities = paper.engine.abilities.as_text()
    printer = Printer("Printer loket", Transport.NETWORK, paper.address, abilities=abilities, tested="2026-11-24")
    counter.window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(known, theme=theme, printer=printer))


def record(counter: Counter, keys: Keyboard, camera: Camera) -> None:
    """One complaint at the counter."""
    keys.tab_to("description")
    keys.type("Izin trayek sudah tiga minggu belum terbit, padahal berkas dinyatakan lengkap.")
    keys.tab_to("name")
    keys.type("Budi Santoso")
    keys.tab_to("phone")
    keys.type("0812 3456 7890")
    keys.tab_to("service")
    keys.type("Izin Trayek AKDP")
    keys.press("Tab")
    preview = counter.window.stack.view(INTAKE).side.preview.paper
    keys.until(lambda: "Budi Santoso" in preview.text() and "tiga minggu" in preview.text(), "the preview follows")
    camera.take("intake")
    keys.press("F9")
    keys.until(lambda: counter.window.page_name == "recorded", "the number stands large")
    keys.until(lambda: counter.register.printing.open_jobs() == (), "the printer says that the paper is out")
    camera.take("recorded")


def find(counter: Counter, keys: Keyboard, camera: Camera) -> None:
    """It stands in today's register, and is found by name."""
    keys.press("F3")
    keys.until(lambda: counter.window.page_name == "day", "today's register")
    marked = counter.window.stack.view(DAY).marked
    if marked is None or not marked.number_text.startswith("0001/PGD-L1/"):
        raise SystemExit(f"not in today's register: {marked}")
    camera.take("day")
    keys.press("F6")
    keys.until(lambda: counter.window.page_name == "find", "the find page")
    keys.type("budi san")
    keys.press("Return")
    keys.until(lambda: counter.window.page_name == "complaint", "the complaint's page")
    camera.take("complaint")


def look_at_paper(counter: Counter, keys: Keyboard, camera: Camera) -> None:
    """Its dossier is shown page by page, and left again."""
    keys.press("alt+o", "1")
    keys.until(lambda: counter.window.page_name == "preview", "the dossier is shown")
    page = counter.window.stack.view(PREVIEW)

    def is_drawn() -> bool:
        seen = page.view.viewport().grab().toImage()
        rows, across = range(60, seen.height(), 7), range(seen.width() // 4, seen.width() // 2)
        return any(seen.pixelColor(x, y).lightness() < DARK for y in rows for x in across)

    keys.until(lambda: bool(page.page_label.text()) and is_drawn(), "its first page is drawn")
    camera.take("preview")
    keys.press("Escape")
    keys.until(lambda: counter.window.page_name == "complaint", "Esc leads back to the complaint")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
