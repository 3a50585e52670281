"""A counter one of whose places for copies is a share that never answers: ``python -m tests.support.silent_share FOLDER``.

Run in a room of mounts of its own (``unshare --mount``). The share is a real file system, of FUSE, whose server reads no
request: whoever asks it for anything hangs in the kernel, for good. Prints as JSON what was seen, in seconds and words.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication  # noqa: TID251  (a program of its own)

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import BACKUPS
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage import backup_place
from frontoffice.settings import BackupPlace, Office, Settings
from frontoffice.ui.admin.backup_page import BackupPage
from frontoffice.ui.messages.screen_texts import KeyedTexts
from frontoffice.ui.shell.named_keys import NAMES
from tests.support.examples import a_signed_in, an_intake, an_officer, lay_blank

_DETACH = 2  # of umount2: whoever hangs in it does not keep it


class SilentShare:
    """What stands in ``folder`` is hidden behind a share that does not answer, until :meth:`answer`."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fsencode(folder)
        self._library = ctypes.CDLL(None, use_errno=True)
        self._server = os.open("/dev/fuse", os.O_RDWR)
        options = f"fd={self._server},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
        if self._library.mount(b"silent", self._folder, b"fuse", 0, options.encode()):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    def answer(self) -> None:
        """Whoever asked hears that the share is gone; what stood there is there again."""
        assert not self._library.umount2(self._folder, _DETACH)
        os.close(self._server)


class Heartbeat:
    """The longest time in which the window's thread did nothing for its user."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


def until(holds: Callable[[], bool], seconds: float = 90.0) -> float:
    """Work until it holds; how long that took."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < seconds, "it never came to be"
        QApplication.processEvents()
        time.sleep(0.001)
    return time.monotonic() - began


def a_counter(where: Places, places: tuple[Path, ...]) -> Counter:
    known = tuple(BackupPlace(str(place), backup_place.claim(place), "") for place in places)
    settings = Settings(office=Office(address="Air Itam"), backup_places=known)
    lay_blank(where.register)
    register = open_register(where.register, desk_of(settings))
    supervisor = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
    register.complaints.record(an_intake(), supervisor, uuid4())
    counter = open_counter(register, settings, where, lambda _theme: None, check=lambda _where: FileReport())
    counter.window.show_officer(supervisor)
    return counter


def main(folder: Path) -> dict[str, object]:
    share, stick, other = (folder / name for name in ("share", "stick", "other"))
    for each in (share, stick, other):
        each.mkdir(parents=True)
    assert not ctypes.CDLL(None).mount(b"stick", os.fsencode(stick), b"tmpfs", 0, None), "a stick is another disk"
    application = QApplication([])
    NAMES.set_registry(lambda: PAGES)
    application.installTranslator(KeyedTexts(NAMES, parent=application))
    counter = a_counter(Places(folder / "data"), (share, stick))
    register, light, places = counter.register, counter.window.backup_light, counter.controllers.backups.places
    # As long as a busy computer may take to begin; from the start, for a trial that is on its way waits with what it had.
    counter.controllers.backups.worker.process.patience = 15.0
    silent, seen = SilentShare(share), dict[str, object]()
    heart = Heartbeat()
    counter.window.show()
    counter.warm_up()
    places.due.setInterval(200)
    until(lambda: bool(list(stick.glob("*.db"))))
    until(lambda: "does not answer" in light.text() or "tidak menjawab" in light.text())
    seen["light"] = light.text()
    counter.window.show_page(BACKUPS.name)
    page = counter.window.stack.view(BACKUPS)
    assert isinstance(page, BackupPage)
    SilentShare(other)
    page.place_added.emit(other)
    page.stop.click()
    until(lambda: not page.progress.isVisible())
    seen["given up"] = page.message.text()
    began = time.monotonic()
    register.complaints.record(an_intake(), an_officer(), uuid4())
    seen["recorded in"] = time.monotonic() - began
    silent.answer()
    until(lambda: bool(list(share.glob("*.db"))))
    until(lambda: not counter.controllers.backups.maker.is_busy)
    seen["came back"] = light.text()
    fall_silent_within_a_copy(counter, share, seen)
    seen["longest"] = heart.longest
    began = time.monotonic()
    counter.end()
    seen["ended in"] = time.monotonic() - began
    del application
    return seen


def fall_silent_within_a_copy(counter: Counter, share: Path, seen: dict[str, object]) -> None:
    """The share answers until the process begins to write there."""
    maker, stick = counter.controllers.backups.maker, share.with_name("stick")
    before = set(stick.glob("*.db"))
    counter.register.complaints.record(an_intake(), an_officer(), uuid4())
    falls_silent = maker.begun.connect(lambda: SilentShare(share))
    maker.make_all()
    maker.begun.disconnect(falls_silent)
    until(lambda: not maker.is_busy)
    assert maker.failure is not None
    seen["within a copy"] = str(maker.failure.code)
    seen["light then"] = counter.window.backup_light.text()
    assert set(stick.glob("*.db")) - before, "the other place has no copy"


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201
