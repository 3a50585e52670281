"""The frozen program's own window under wine, by keys alone: ``window.py WINE PROGRAM DATA PICTURES``.

``WINE`` is what ``.ci/wine/python`` left, ``PROGRAM`` the folder of the frozen program and ``DATA`` a data folder to be, both
as Windows writes them. First start, sign-in, intake, F9, the number, F3, a second start that finds the first; then the
program is killed while somebody types, and started again: the same register, whole by its own word, and the draft. Needs
an X server of its own with a window manager, xdotool, ImageMagick. Ends with 1 and says what did not happen.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 180.0  # seconds; a first start reads the whole program in
STILL = 60  # pixels: the cursor that blinks in a field
LOOK = 0.7  # seconds
READ = """
import sys
from pathlib import Path
from frontoffice.app.keys import register_key
from frontoffice.register.opened import open_register
from frontoffice.register.storage import encryption
from frontoffice.register.storage.desk import Desk
register_key.use_keyring()
print("key", encryption.key_name(Path(sys.argv[1], "register.db")) or "none")
register = open_register(Path(sys.argv[1], "register.db"), Desk())
for one in register.search.find("izin trayek"):
    print(one.number_text, one.name)
for draft in register.drafts.all():
    print(*draft.fields.values())
register.close()
"""
PAGE = 500  # colours; an empty desktop has fewer


class Screen:
    """Keys into the program, and pictures of what it shows."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True)

    def type(self, text: str) -> None:
        """Type text."""
        subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)

    def take(self, name: str) -> Path:
        """One picture of the whole screen."""
        path = self._pictures / f"{name}.png"
        subprocess.run(["import", "-silent", "-window", "root", str(path)], check=True)
        return path

    def settled(self, name: str, unlike: Path | None = None) -> Path:
        """A picture of the screen once nothing moves any more, when it has become another than ``unlike``."""
        end = time.monotonic() + PATIENCE
        before = self.take(f"{name}-before")
        still = 0
        while still < 3:
            time.sleep(LOOK)
            now = self.take(name)
            moved = differing(before, now) > STILL or (unlike is not None and differing(unlike, now) < 50 * STILL)
            still = 0 if moved or colours(now) < PAGE else still + 1
            shutil.copy(now, before)
            if time.monotonic() > end:
                raise SystemExit(f"the screen does not come to rest: {name}")
        before.unlink()
        return now


def colours(picture: Path) -> int:
    """How many colours a picture has."""
    counted = ["identify", "-format", "%k", str(picture)]
    return int(subprocess.run(counted, check=True, capture_output=True, text=True).stdout)


def differing(one: Path, other: Path) -> int:
    """In how many pixels two pictures differ."""
    compared = ["compare", "-metric", "AE", "-fuzz", "5%", str(one), str(other), "null:"]
    said = subprocess.run(compared, check=False, capture_output=True, text=True).stderr
    return int(float(said.split()[0]))


class Office:
    """The program on one data folder."""

    def __init__(self, wine: Path, program: str, data: str) -> None:
        self._wine, self._program, self._data = wine, program, data
        self.folder = wine / "prefix" / "drive_c" / data.removeprefix("C:\\").replace("\\", "/")

    def start(self) -> subprocess.Popen[bytes]:
        """The window, on a desktop of Windows'."""
        return self._popen("desk", "frontoffice.exe")

    def start_again(self) -> int:
        """A second start beside the first; returns its exit code."""
        return self._popen("run", "frontoffice.exe").wait(PATIENCE)

    def _popen(self, way: str, program: str) -> subprocess.Popen[bytes]:
        command = [str(self._wine / way), f"{self._program}\\{program}", "--data", self._data]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def command(self, *words: str) -> str:
        """What a command says; it must end with 0."""
        asked = [str(self._wine / "run"), f"{self._program}\\frontoffice-cli.exe", *words, "--data", self._data]
        done = subprocess.run(asked, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def end(self, *how: str) -> None:
        """End the program as Windows would: asked, by somebody on its own desktop, or with /F killed."""
        ended = [str(self._wine / ("run" if how else "desk")), "taskkill", *how, "/IM", "frontoffice.exe"]
        subprocess.run(ended, check=True, capture_output=True)

    def entries(self) -> int:
        """How many entries the register holds by its own word, also while it is open; 0 when there is none yet."""
        if not (self.folder / "register.db").exists():
            return 0
        return int(self.command("verify").removeprefix("utuh: ").split()[0])

    def until_more(self, entries: int, what: str) -> int:
        """Wait until there are more entries than that; returns how many."""
        end = time.monotonic() + PATIENCE
        while (found := self.entries()) <= entries:
            if time.monotonic() > end:
                raise SystemExit(f"did not happen: {what}")
        return found

    def found(self) -> str:
        """The name of the register's key, number and name of each complaint, and each draft, as the program reads them."""
        asked = [str(self._wine / "py"), "-c", READ, self._data]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


def first_start(screen: Screen, office: Office, empty: Path) -> Path:
    """Answer the first steps, put the printer off, and sign in; returns the picture of the intake page."""
    first = screen.settled("first_start", unlike=empty)
    screen.press("Return")
    screen.type("Kompleks Perkantoran Gubernur, Air Itam")
    screen.press("F9")
    screen.type("Siti Rahmawati")
    screen.press("Tab")
    screen.type("Kepala Bidang")
    screen.press("Tab")
    screen.type("274913")
    screen.press("Tab")
    screen.type("274913")
    screen.take("first_start_filled")
    screen.press("F9", "alt+l")
    office.until_more(0, "a register with its supervisor")
    return sign_in(screen, screen.settled("sign_in", unlike=first))


def sign_in(screen: Screen, before: Path) -> Path:
    """Give the PIN to the page that waits for it."""
    screen.type("274913")
    screen.press("Return")
    return screen.settled("signed_in", unlike=before)


def record(screen: Screen, office: Office) -> None:
    """One complaint, with its number, and today's register."""
    screen.type("Izin trayek sudah tiga minggu belum terbit, padahal berkas dinyatakan lengkap.")
    screen.press("Tab")
    screen.type("Budi Santoso")
    screen.press("Tab")
    screen.type("0812 3456 7890")
    written = screen.settled("intake")
    before = office.entries()
    screen.press("F9")
    office.until_more(before, "F9 records the complaint")
    recorded = screen.settled("recorded", unlike=written)
    screen.press("F3")
    screen.settled("day", unlike=recorded)


def killed(screen: Screen, office: Office) -> None:
    """The program is killed while somebody types, and started again."""
    screen.press("F2")
    screen.settled("next")
    screen.press("Tab")
    screen.type("Nurhayati")
    time.sleep(3)  # a draft is kept within a second of the last key
    screen.take("draft")
    office.end("/F")


def main(arguments: list[str]) -> int:
    """Walk the counter."""
    office = Office(Path(arguments[0]), arguments[1], arguments[2])
    shutil.rmtree(office.folder, ignore_errors=True)  # of an earlier try, with what remembers it
    for marks in (Path(arguments[0]) / "prefix" / "drive_c" / "users").glob("*/AppData/Local/frontoffice-witness"):
        shutil.rmtree(marks)
    screen = Screen(Path(arguments[3]))
    empty = screen.take("empty")
    window = office.start()
    first_start(screen, office, empty)
    record(screen, office)
    if office.start_again():
        raise SystemExit("a second start beside the first")
    recorded = office.entries()
    killed(screen, office)
    window.wait(PATIENCE)
    if office.entries() < recorded:
        raise SystemExit("entries went with the kill")
    gone = screen.take("killed")
    window = office.start()
    sign_in(screen, screen.settled("started_again", unlike=gone))
    screen.press("F3")
    screen.settled("day_again")
    office.end()
    window.wait(PATIENCE)
    said, there = office.command("verify"), office.found()
    if there.startswith("key none"):
        raise SystemExit("the register was not encrypted with a key from Windows' keyring")
    if "\n0001/PGD-L1/" not in there.replace("\r", "") or "Budi Santoso" not in there:
        raise SystemExit(f"another register: {there}")
    if "Nurhayati" not in there:
        raise SystemExit(f"the draft went with the kill: {there}")
    print(f"real window: {said}; {there}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
