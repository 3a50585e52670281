"""One intake as a blind officer hears it: the real window by keys alone, and what the screen reader Orca says.

``xvfb-run -s "-screen 0 1366x768x24" python -m tests.heard_window FOLDER`` leaves ``heard.txt`` in FOLDER: each key, and
beneath it what was said. Orca, at-spi2-core, speech-dispatcher, gnome-keyring, openbox and xdotool are wanted; nothing
sounds. It takes some two minutes, which is why no other run begins it. Ends with 1 where a field was not named, or where
the error or the number was not said.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QWidget  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.window.case_pages import INTAKE
from frontoffice.app.window.counter import Counter
from frontoffice.places import Places
from frontoffice.ui.widgets import reading_order
from frontoffice.ui.widgets.theme import QT_ARGUMENTS
from tests.real_window import PATIENCE, Keyboard, window_manager
from tests.support.desktop_session import UNLOCKED, Desktop

QUIET: Final = 1.5  # seconds in which it does nothing more
LONGEST: Final = 8.0  # seconds that are waited until it begins
SAID: Final = re.compile(r"SPEECH OUTPUT: '(.*)' \{", re.DOTALL)
SILENT: Final = "DisableAutoSpawn\n"  # Orca writes down what it would say
CHOSEN: Final = {
    "general": {"enableKeyEcho": False, "startingProfile": ["Default", "default"]},
    "profiles": {"default": {"profile": ["Default", "default"], "enableKeyEcho": False}},
    "pronunciations": {},
    "keybindings": {},
}
MOST: Final = 60  # keys round the page


class Orca:
    """The screen reader, started in a session, and what it says.

    It writes that down into a terminal's end: into a file it would keep back the last thousands of letters.
    """

    def __init__(self, log: Path) -> None:
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        ours, its = os.openpty()
        self._process = subprocess.Popen(
            ["orca", "--debug-file", os.ttyname(its)],  # noqa: S607
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._reading = threading.Thread(target=self._read, args=(ours, log), daemon=True)
        self._reading.start()

    def end(self) -> None:
        """Let it go; asked to end, it would wait for answers of a window that waits for it."""
        self._process.kill()
        self._process.wait()

    def wrote(self) -> list[str]:
        """What it wrote down since it was last asked, but for what it does every other second."""
        fresh = [self._lines.get() for _ in range(self._lines.qsize())]
        return [line for line in fresh if "Clearing cache" not in line]

    def _read(self, ours: int, log: Path) -> None:
        with open(ours, encoding="utf-8", errors="replace") as source, log.open("w", encoding="utf-8") as kept:
            for line in source:
                kept.write(line)
                self._lines.put(line.rstrip())


class Listener(Keyboard):
    """Types, waits until everything is said, and writes down both."""

    def __init__(self, application: QApplication, orca: Orca, file: Path) -> None:
        super().__init__(application)
        self._orca, self._file, self._here = orca, file, application
        self.heard: list[str] = []
        self.missed: list[str] = []  # what should have been said
        self._noted = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each with what is said of it."""
        for key in keys:
            self._send("key", key)
            self._note(key)

    def type(self, text: str) -> None:
        """Type a text; what is said of its letters is one line."""
        self._send("type", "--delay", "4", text)
        self._note(f"'{text}'")

    def _send(self, *what: str) -> None:
        """The program answers the reader while the keys are on their way."""
        with subprocess.Popen(["xdotool", *what]) as sent:  # noqa: S607
            while sent.poll() is None:
                self._here.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self.settle()

    def settle(self) -> None:
        """Let the program go on until the reader has begun with what happened, and does nothing more."""
        begun, last = time.monotonic(), 0.0
        while time.monotonic() - (last or begun) < (QUIET if last else LONGEST):
            self._here.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if wrote := self._orca.wrote():
                self.heard += [found[1] for line in wrote if (found := SAID.search(line))]
                last = time.monotonic()

    def since(self, place: int) -> str:
        """What was heard after the first ``place`` sentences, in one text."""
        return "\n".join(self.heard[place:])

    def _note(self, did: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{did}\n" + "".join(f"    {said}\n" for said in self.heard[self._noted :]))
        self._noted = len(self.heard)


@contextlib.contextmanager
def session(home: Path) -> Iterator[None]:
    """A desktop's session with a keyring and a speech service that is silent, as the environment of this process."""
    desktop = Desktop(home)
    settings = home / "config" / "speech-dispatcher"
    settings.mkdir(parents=True)
    (settings / "speechd.conf").write_text(SILENT)
    chosen = desktop.data.parent / "share" / "orca"
    chosen.mkdir(parents=True)
    (chosen / "user-settings.conf").write_text(json.dumps(CHOSEN))
    with desktop.signed_in(*UNLOCKED):
        shown = {"DISPLAY": os.environ["DISPLAY"], "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_SESSION_TYPE": "x11"}
        shown |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        os.environ.update(desktop.environment | shown)
        yield


def main(arguments: list[str]) -> int:
    """Walk the counter, and read what was heard."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "heard.txt"
    written.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as scratch, session(Path(scratch)), window_manager():
        orca = Orca(folder / "orca.log")
        try:
            application = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
            prepare(application)
            keys = Listener(application, orca, written)
            end = time.monotonic() + PATIENCE
            while not keys.heard and time.monotonic() < end:
                keys.settle()
            walk(application, Places(Path(scratch) / "data"), keys)
        finally:
            orca.end()
    if keys.missed:
        raise SystemExit("\n".join(keys.missed))
    print(f"heard window: every field of an intake named, its error and its number said; {written}")  # noqa: T201
    return 0


def walk(application: QApplication, where: Places, keys: Listener) -> None:
    """First start to the number."""
    starting = Starting(application, where, training=False)
    starting.begin()
    first = starting.window
    assert first is not None
    first.activateWindow()
    keys.until(lambda: application.focusWidget() is not None, "the first window has the focus")
    counter = first_start(starting, keys)
    fields(counter, keys)
    record(counter, keys)
    starting.end()


def first_start(starting: Starting, keys: Listener) -> Counter:
    """Go through the three steps, once without a PIN, put the printer off, then sign in."""
    keys.press("Return")
    keys.type("Air Itam")
    keys.press("F9")
    keys.type("Siti Rahmawati")
    place = len(keys.heard)
    keys.press("F9")
    say_problems(keys, place, starting.window)
    keys.tab_to("secret")
    keys.type("274913")
    keys.press("Tab")
    keys.type("274913")
    keys.press("F9", "alt+l")
    keys.until(lambda: starting.counter is not None, "the counter opens")
    counter = starting.counter
    assert counter is not None
    keys.until(lambda: keys.focused() == "secret", "the sign-in waits for the PIN")
    keys.type("274913")
    keys.press("Return")
    keys.until(lambda: counter.window.page_name == "record", "the intake page")
    return counter


def fields(counter: Counter, keys: Listener) -> None:
    """Go round the intake page; everything that Tab stops at is said by its name."""
    window = counter.window
    first = window.focusWidget()
    for _ in range(MOST):
        place = len(keys.heard)
        keys.press("Tab")
        here = window.focusWidget()
        if here is None or here is first:
            return
        name = reading_order.name_of(here).partition("\n")[0]
        if not name or name.casefold() not in keys.since(place).casefold():
            keys.missed.append(f"not named: {here.objectName()}, {name}: {keys.since(place)}")
    raise SystemExit("Tab does not come round the window")


def record(counter: Counter, keys: Listener) -> None:
    """F9 without a story, then with one."""
    page = counter.window.stack.view(INTAKE)
    place = len(keys.heard)
    keys.press("F9")
    say_problems(keys, place, page)
    keys.type("Izin trayek sudah tiga minggu belum terbit.")
    keys.press("Tab")
    keys.type("Budi Santoso")
    keys.press("Tab")
    keys.type("0812")
    place = len(keys.heard)
    keys.press("F9")
    say_problems(keys, place, page)
    keys.type("81271712026")
    place = len(keys.heard)
    keys.press("F9")
    keys.until(lambda: counter.window.page_name == "recorded", "the number stands large")
    keys.settle()
    keys.press("Shift_L")
    if "0001/PGD-L1/" not in keys.since(place):
        keys.missed.append(f"the number was not said: {keys.since(place)}")


def say_problems(keys: Listener, place: int, page: QWidget | None) -> None:
    """What stands under a field must have been said."""
    assert page is not None
    shown = [label.text() for label in page.findChildren(QLabel) if label.objectName().endswith("_problem")]
    wanted = [text for text in shown if text]
    if not wanted or not any(text in keys.since(place) for text in wanted):
        keys.missed.append(f"of {wanted} nothing was said: {keys.since(place)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
