"""The six ways of a complaint through the office, in a real window and by keys alone, from F2 to *puas*.

``xvfb-run -s "-screen 0 1366x768x24" python -m tests.walks FOLDER [NAME...]`` walks a complaint at the counter, one by
telephone, a letter whose papers are missing, an e-mail, one of SP4N-LAPOR! and a sheet of the suggestion box, each by
those whose work it is: they sign in and out. It says in how many keys beside text, and in how many seconds of a typist of
``xdotool``, and leaves a picture of every moment in FOLDER. ``FRONTOFFICE_THEME`` and ``QT_SCALE_FACTOR`` choose the look.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.training import practice_register
from frontoffice.app.window.case_pages import RECORDED
from frontoffice.app.window.counter import Counter
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.people import TRAINING_PIN
from frontoffice.places import Places
from frontoffice.ui.widgets.theme import QT_ARGUMENTS
from tests.real_window import Camera, Keyboard, use, window_manager
from tests.support.paper_printer import PaperPrinter

OFFICER, HANDLER, SUPERVISOR = "Rini", "Bayu", "Kepala"
STORY = "Izin trayek sudah tiga minggu belum terbit, padahal berkas dinyatakan lengkap."


class CountedKeyboard(Keyboard):
    """Counts the keys beside text, those of signing in apart, and the letters of the text."""

    keys = 0
    signing_in = 0
    letters = 0

    def type(self, text: str) -> None:
        """Type text."""
        self.letters += len(text)
        super().type(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.keys += len(keys)
        super().press(*keys)


@dataclass(frozen=True)
class Walker:
    """Whoever goes through the office, with keyboard and camera."""

    counter: Counter
    keys: CountedKeyboard
    camera: Camera
    name: str

    def page(self, name: str) -> None:
        """Wait for the page."""
        window = self.counter.window
        self.keys.until(lambda: window.page_name == name, f"{self.name}: the page {name}, it is {window.page_name}")

    def look(self, moment: str) -> None:
        """Take a picture of the moment."""
        self.keys.settle()
        self.camera.take(f"{self.name}_{moment}")

    def fill(self, **fields: str) -> None:
        """Type into each field, on the way that Tab goes."""
        for name, text in fields.items():
            self.keys.tab_to(name)
            self.keys.type(text)

    def be(self, who: str) -> None:
        """Sign out, and somebody else in."""
        before = self.keys.keys
        if self.counter.window.page_name != "sign_in":
            self.keys.press("ctrl+l")
            self.page("sign_in")
        if self.keys.focused() != "officer_name":
            self.keys.press("shift+Tab")
        self.keys.type(who)
        self.keys.press("Tab")
        self.look("sign_in")
        self.keys.type(TRAINING_PIN)
        self.keys.press("Return")
        window = self.counter.window
        self.keys.until(lambda: window.page_name != "sign_in", f"{self.name}: {who} is in")
        self.keys.signing_in += self.keys.keys - before
        self.keys.keys = before

    def recorded(self) -> Complaint:
        """The complaint that F9 makes of what is typed."""
        self.keys.press("F9")
        self.page("recorded")
        self.look("recorded")
        return self.find(self.counter.window.stack.view(RECORDED).number.text())

    def find(self, text: str) -> Complaint:
        """The complaint that the register finds first."""
        found, *_ = self.counter.register.search.find(text)
        return self.counter.register.complaints.get(found.subject)

    def open(self, complaint: Complaint) -> None:
        """Find it by its number."""
        self.keys.press("F6")
        self.page("find")
        self.keys.type(complaint.number_text.partition("/")[0])
        self.keys.press("Return")
        self.page("complaint")

    def step(self, complaint: Complaint, to: Status, fill: Callable[[], None]) -> None:
        """Take the next step: its key, what it asks for, F9."""
        self.keys.press("alt+1")
        self.keys.settle()
        fill()
        self.look(f"{to}_form")
        self.assert_whole()
        self.keys.press("F9")
        known = self.counter.register.complaints
        self.keys.until(lambda: known.get(complaint.subject).status is to, f"{self.name}: {to}")
        self.look(str(to))

    def conveyed(self, complaint: Complaint, to: Status) -> None:
        """Log that the complainant was reached, and take the step that waits for it, by one key."""
        self.keys.press("alt+k")
        self.keys.settle()
        self.keys.press("Down", "Return")
        self.keys.type("Diberitahukan dan dimengerti.")
        self.look("contact_form")
        self.keys.press("alt+1")
        known = self.counter.register.complaints
        self.keys.until(lambda: known.get(complaint.subject).status is to, f"{self.name}: {to}")
        self.look(str(to))

    def assert_whole(self) -> None:
        """Nothing that is being typed into is cut off."""
        focused = self.keys.focus()
        if focused is not None and focused.visibleRegion().boundingRect().height() < focused.height():
            raise SystemExit(f"{self.name}: {focused.objectName()} is cut off")

    def cycle(self, complaint: Complaint, *, source: str = "Down") -> None:
        """From the review to *puas*, each by whose work it is."""
        self.be(SUPERVISOR)
        self.open(complaint)
        self.step(complaint, Status.REVIEWED, lambda: self.choose(level="Down", officers="Down"))
        self.be(HANDLER)
        self.open(complaint)
        for to, text in (
            (Status.ANALYSED, "Berkas lengkap sejak 5 November; verifikasi teknis tertunda di bidang."),
            (Status.DECIDED, "Verifikasi teknis diselesaikan dalam dua hari dan izin diterbitkan."),
        ):
            self.step(complaint, to, partial(self.fill, text=text))
        self.be(OFFICER)
        self.open(complaint)
        self.conveyed(complaint, Status.INFORMED)
        self.be(HANDLER)
        self.open(complaint)
        self.step(complaint, Status.ACTED, lambda: self.fill(text="Izin diterbitkan hari ini."))
        self.be(SUPERVISOR)
        self.open(complaint)
        self.step(complaint, Status.VERIFIED, self.verify)
        self.be(OFFICER)
        self.open(complaint)
        self.conveyed(complaint, Status.CONVEYED)
        self.step(complaint, Status.SATISFIED, lambda: self.choose(source=source))

    def choose(self, **fields: str) -> None:
        """Press a key in each field of a choice."""
        for name, key in fields.items():
            self.keys.tab_to(name)
            self.keys.press(key)

    def verify(self) -> None:
        """Say what verifying found."""
        self.choose(outcome="Down")
        self.fill(text="Izin terbit dan diterima pemohon.")


def begin(walker: Walker, channel: str = "") -> None:
    """A new case, of the channel that this key chooses, or of the counter."""
    walker.keys.press("F2")
    walker.page("record")
    if channel:
        walker.keys.press(channel)


def at_the_counter(walker: Walker) -> Complaint:
    """A person at the counter."""
    begin(walker)
    walker.fill(description=STORY, name="Budi Santoso", phone="0812 3456 7890", service="Izin Trayek AKDP")
    walker.look("intake")
    return walker.recorded()


def by_telephone(walker: Walker) -> Complaint:
    """A caller, who gets the number read out."""
    begin(walker, "alt+2")
    walker.fill(description=STORY, name="Siti Aminah", phone="0813 6789 0123")
    walker.look("intake")
    return walker.recorded()


def by_letter(walker: Walker) -> Complaint:
    """A letter without papers, which are asked for and come."""
    begin(walker, "alt+3")
    today = f"{walker.counter.register.today():%d-%m-%Y}"
    walker.fill(
        description=STORY, received_on=today, external_id="017/X/2026", name="Yusuf Hamid", phone="0811 7100 200"
    )
    walker.look("intake")
    complaint = walker.recorded()
    walker.open(complaint)
    for key in "fmq":
        walker.page("complaint")
        walker.keys.press(f"alt+{key}")
        walker.look(f"papers_{key}_form")
        walker.keys.press("F9")
        walker.look(f"papers_{key}")
        if walker.counter.window.page_name != "complaint":
            walker.keys.press("Escape")  # what came may be scanned at once
    if missing := walker.counter.register.complaints.get(complaint.subject).missing_papers:
        raise SystemExit(f"{walker.name}: papers are still missing: {missing}")
    return complaint


def by_mail(walker: Walker) -> Complaint:
    """An e-mail."""
    begin(walker, "alt+7")
    today = f"{walker.counter.register.today():%d-%m-%Y}"
    walker.fill(description=STORY, received_on=today, name="Dewi Lestari", email="dewi@contoh.id")
    walker.look("intake")
    return walker.recorded()


def from_sp4n(walker: Walker) -> Complaint:
    """A report of SP4N-LAPOR!."""
    begin(walker, "alt+0")
    today = f"{walker.counter.register.today():%d-%m-%Y}"
    walker.fill(description=STORY, received_on=today, external_id="8123456", name="Anto Wijaya")
    walker.look("intake")
    return walker.recorded()


def from_the_box(walker: Walker) -> Complaint:
    """Two sheets of the suggestion box, counted from the second opening on: the first one asks what it keeps."""
    open_the_box_first(walker)
    walker.keys.keys = walker.keys.letters = 0
    walker.keys.press("shift+F3")
    walker.page("box")
    walker.look("opening")
    walker.keys.type("2")
    walker.keys.press("F9")
    walker.fill(description="Toilet pengunjung kotor.")
    walker.look("sheet")
    walker.keys.press("F9")
    walker.fill(description="Kursi ruang tunggu kurang dan loket lambat.", name="Wati Kurnia", phone="0812 0000 1111")
    walker.look("last_sheet")
    walker.keys.press("F9")
    walker.look("closing")
    walker.keys.press("F9")
    walker.look("closed")
    return walker.find("wati kurnia")


def open_the_box_first(walker: Walker) -> None:
    """The first opening of an office, yesterday; nothing was in the box."""
    walker.keys.press("shift+F3")
    walker.page("box")
    walker.look("first_opening")
    walker.fill(box="Kotak saran", place="Ruang tunggu", key_holder="Yuliana", witness1_name="Bambang")
    walker.fill(witness2_name="Dewi", seal_before="Utuh")
    walker.keys.tab_to("opening_fold")
    walker.keys.press("space")
    walker.look("opening_unfolded")
    walker.fill(opened_on=f"{walker.counter.register.today() - timedelta(days=1):%d-%m-%Y}")
    walker.keys.press("F9")
    walker.fill(seal_after="Utuh")
    walker.keys.press("F9")
    walker.keys.until(
        lambda: walker.counter.register.box_openings.find_open() is None, f"{walker.name}: the box is closed"
    )


WALKS: Final[dict[str, Callable[[Walker], Complaint]]] = {
    "counter": at_the_counter,
    "telephone": by_telephone,
    "letter": by_letter,
    "mail": by_mail,
    "sp4n": from_sp4n,
    "box": from_the_box,
}


MOST_TO_THE_NUMBER: Final = {"counter": 5, "telephone": 5, "letter": 19, "mail": 9, "sp4n": 9, "box": 8}  # keys
MOST_TO_PUAS: Final = 40  # keys beside text and signing in, from the review on


def main(arguments: list[str]) -> int:
    """Walk those that are named, or all."""
    folder, names = Path(arguments[0]), arguments[1:] or [*WALKS]
    with tempfile.TemporaryDirectory() as data, PaperPrinter() as paper, window_manager():
        where = Places(Path(data))
        practice_register.prepare(where)
        walk(where, folder, paper, names)
    return 0


def walk(where: Places, folder: Path, paper: PaperPrinter, names: list[str]) -> None:
    """Each in the same window, as on one day."""
    with training_window(where, folder, paper) as (counter, keys, camera):
        for name in names:
            walker = Walker(counter, keys, camera, name)
            walker.be(OFFICER)
            keys.keys = keys.letters = keys.signing_in = 0
            began = time.monotonic()
            complaint = WALKS[name](walker)
            recorded, letters, seconds = keys.keys, keys.letters, time.monotonic() - began
            walker.cycle(complaint)
            cycle = keys.keys - recorded
            print(  # noqa: T201
                f"{name}: F2 to the number: {recorded} keys and {letters} letters, {seconds:.0f} s; "
                f"review to puas: {cycle} keys and {keys.letters - letters} letters, {keys.signing_in} to sign in; "
                f"{time.monotonic() - began:.0f} s in all"
            )
            if recorded > MOST_TO_THE_NUMBER[name] or cycle > MOST_TO_PUAS:
                raise SystemExit(f"{name}: more keys than before: {MOST_TO_THE_NUMBER[name]} and {MOST_TO_PUAS}")


@contextmanager
def training_window(
    where: Places, folder: Path, paper: PaperPrinter
) -> Iterator[tuple[Counter, CountedKeyboard, Camera]]:
    """Start the program on its training register, with this printer; the window has the focus."""
    application = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
    prepare(application)
    starting = Starting(application, where, training=True)
    starting.begin()
    counter = starting.counter
    assert counter is not None
    keys, camera = CountedKeyboard(application), Camera(application, folder)
    use(counter, paper)
    keys.until(counter.window.isActiveWindow, "the window has the focus")
    try:
        yield counter, keys, camera
    finally:
        starting.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
