"""``frontoffice diagnose FILE``: a zip for remote help, without a word of a complaint or a name; no Qt.

Versions, what of the settings is no name and no address, the verdict on the register, kinds of printers, the log's end.
Exit codes: 0 written; 2 not.
"""

from __future__ import annotations

import contextlib
import io
import platform
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from frontoffice import __version__, build_stamp, replacing, settings
from frontoffice.app.cli import file_words, maintenance_command
from frontoffice.app.window.file_check import BROKEN, CHANGED, DIFFERS, INCOMPLETE, NOT_LOOKED_AT, WHOLE
from frontoffice.errors import Unavailable
from frontoffice.licences import components
from frontoffice.places import Places
from frontoffice.register.storage import backup_place
from frontoffice.settings import Settings

WRITTEN: Final = 0
NOT_WRITTEN: Final = 2
LOG_LINES: Final = 500
_VERDICTS: Final[Mapping[int, str]] = {
    WHOLE: "utuh",
    BROKEN: "rusak",
    NOT_LOOKED_AT: "tidak dapat diperiksa",
    DIFFERS: "daftar berbeda",
    INCOMPLETE: "tidak lengkap",
    CHANGED: "diubah program lain",
}
_LOG_LINE: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ [A-Z]+ [\w.]+: ")


def run(where: Places, file: Path) -> int:
    """Write the zip, at one stroke when all is known; an existing file stays."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in _parts(where):
            made.writestr(name, text)
    try:
        replacing.write_new(file, held.getvalue())
    except OSError as error:
        is_there = "sudah ada dan tidak ditimpa; sebutkan nama lain"
        why = is_there if isinstance(error, FileExistsError) else file_words.why(error)
        print(f"frontoffice: {file} tidak dapat ditulis: {why}", file=sys.stderr)  # noqa: T201
        return NOT_WRITTEN
    print(f"Ditulis: {file}. Di dalamnya tidak ada nama dan isi pengaduan.")  # noqa: T201
    return WRITTEN


def _parts(where: Places) -> Iterator[tuple[str, str]]:
    own = {"frontoffice": __version__, "build": build_stamp.build(), "Python": platform.python_version()}
    yield "versi.txt", _lines(own | _libraries())
    yield "komputer.txt", _lines({"sistem": platform.platform(), "mesin": platform.machine()})
    try:
        yield "setelan.txt", _lines(_facts(settings.load(where.settings) or Settings(), where.register))
    except Unavailable as failure:
        yield "setelan.txt", f"{failure.code}\n"
    yield "register.txt", _lines(_verdict(where))
    yield "log.txt", _log_end(where)


def _libraries() -> dict[str, object]:
    return {part.name: part.version for part in components()}


def _facts(known: Settings, register: Path) -> dict[str, object]:
    """Facts of the settings without any person, place or device."""
    facts: dict[str, object] = {
        "tema": known.theme,
        "kunci layar, menit": known.idle_minutes,
        "latihan": known.training,
        "memberi nomor": known.gives_numbers,
        "PDF cetak dihapus": known.remove_printed,
        "tempat cadangan": len(known.backup_places),
        "di disk register": sum(backup_place.is_beside(Path(one.folder), register) for one in known.backup_places),
        "pusat tersambung": bool(known.centre.address),
        "jenis kertas kantor yang pernah dicetak": len(known.sheet_choices),
    }
    for no, printer in enumerate(known.printers, start=1):
        facts[f"printer {no}"] = (
            f"{printer.transport}, {printer.columns} kolom, QR {printer.qr}, "
            f"{'diuji' if printer.tested else 'belum diuji'}, menjawab: {bool(printer.abilities)}"
        )
    return facts


def _verdict(where: Places) -> dict[str, object]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = maintenance_command.verify(where)
    entries = re.search(r"(\d+) catatan", said.getvalue())
    size = where.register.stat().st_size if where.register.exists() else 0
    return {"hasil": _VERDICTS.get(code, str(code)), "catatan": entries[1] if entries else "-", "byte": size}


def _log_end(where: Places) -> str:
    """Last log lines of the program itself, without folder names of this computer's user."""
    lines: list[str] = []
    for path in (where.log.with_suffix(".log.before"), where.log):
        with contextlib.suppress(OSError):
            lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
    own = [line for line in lines if _LOG_LINE.match(line)][-LOG_LINES:]
    text = "\n".join(own)
    for folder, name in ((where.folder, "DATA"), (Path.home(), "RUMAH")):
        text = text.replace(str(folder), name)
    return text + "\n"


def _lines(facts: Mapping[str, object]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in facts.items())
