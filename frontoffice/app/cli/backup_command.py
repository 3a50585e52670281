"""``frontoffice backup`` and ``frontoffice restore``: copies of the register made, verified, put back; without Qt.

The window runs both in a process of its own (``--beside``), and reads one JSON object a line: steps, then the end.
Exit codes: 0 all is well; 1 the copy, or the register itself, is not whole; 2 it was not done.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from frontoffice import settings
from frontoffice.app.cli import fault_words
from frontoffice.app.keys import kept_stamps
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.opened import system_clock
from frontoffice.register.projection import comparing
from frontoffice.register.queries import numbers
from frontoffice.register.storage import (
    backup,
    backup_place,
    copy_check,
    damage,
    opening,
    restore,
    tag_reading,
    unsafe_place,
)
from frontoffice.register.storage.copy_check import CopyState
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings

DONE, NOT_WHOLE, NOT_DONE = range(3)
_STEPS: Final = 100
_SENTENCES: Final[dict[FailureCode, str]] = {
    BackupFailure.BROKEN: "rusak: {detail}",
    BackupFailure.CUT: (
        "tidak lengkap: berkas ini disalin selagi register terbuka; {entries} catatan, yang sesudahnya tidak ikut. "
        "Bila hanya ini yang ada: --incomplete"
    ),
    BackupFailure.DIFFERS: "salinan yang dibaca kembali tidak sama dengan register; dibuang",
    BackupFailure.NO_COPY: "belum ada tempat cadangan; sebutkan foldernya, atau tambahkan di F10, Cadangan",
    BackupFailure.NO_ROOM: "tidak cukup ruang di {path}",
    BackupFailure.PLACE_FORBIDDEN: "{path} tidak dapat ditulisi",
    BackupFailure.PLACE_MISSING: "{path} tidak ada atau tidak terpasang",
    BackupFailure.STOPPED: "dihentikan",
    RegisterFailure.CANNOT_OPEN: "{path} tidak dapat dibuka",
    RegisterFailure.BUSY: "{path} sedang dipakai program lain; coba lagi",
    RegisterFailure.DISK_ERROR: "disk menolak: {path}",
    RegisterFailure.DISK_FULL: "disk penuh: {path}",
    RegisterFailure.DAMAGED: "rusak: berkas {path}",
    RegisterFailure.FOLDER_NETWORK: "{path} ada di komputer lain ({service}); beri --data di disk komputer ini",
    RegisterFailure.FOLDER_READ_ONLY: "{path} tidak boleh dibaca atau ditulisi pengguna komputer ini",
    RegisterFailure.FOLDER_SYNCHRONISED: "{path} disinkronkan ({service}); beri --data lain di disk komputer ini",
    RegisterFailure.FOREIGN: "{path} bukan register program ini",
    RegisterFailure.IN_USE: "register sedang dibuka; tutup dahulu jendelanya",
    RegisterFailure.KEY_MISSING: (
        "kunci {path} tidak ada di komputer ini; ketik kode dari kertas kunci pemulihan: "
        "frontoffice open-with-recovery --file {path}"
    ),
    RegisterFailure.KEY_UNREACHABLE: "kunci register tidak dapat diambil dari penyimpan sandi komputer ini",
    RegisterFailure.KEY_WRONG: "kunci di komputer ini bukan kunci {path}; berkas itu tidak rusak",
    RegisterFailure.MISSING: "tidak ada register di {path}",
    RegisterFailure.NEWER: "{path} dibuat oleh program yang lebih baru; pasang program itu dahulu",
    RegisterFailure.OLDER: "{path} dibuat oleh program sebelum versi 1.0, yang tidak dapat dibaca versi ini",
}
_DOUBTED: Final = (
    "PERHATIAN: riwayat register yang disalin diragukan (lihat frontoffice verify); salinan ini tidak dihitung utuh."
)
_BESIDE: Final = (
    "PERHATIAN: folder itu di disk yang sama dengan register; salinannya ikut hilang bersama disk itu. "
    "Salin juga ke disk lain, flashdisk atau jaringan."
)
_BAD: Final = (BackupFailure.BROKEN, BackupFailure.CUT, BackupFailure.DIFFERS, RegisterFailure.DAMAGED)


def run_backup(where: Places, folder: Path | None, *, beside: bool = False, marker: str = "") -> int:
    """Copy the register to ``folder``, or to every available backup place of the settings.

    With a ``marker`` nothing is written to a folder that does not have it: the stick may have been pulled out.
    """
    if beside and hasattr(os, "nice"):
        os.nice(10)
    try:
        with opening.disk(where.register):
            damage.demand_one(where.register, must_exist=True)
        known = _settings(where, is_needed=folder is None)
        wanted = [(folder, marker)] if folder else list(zip(_places(known), _markers(known), strict=True))
    except Unavailable as error:
        return fail(error, beside=beside)
    made = [_backup(where, one, known, beside=beside, marker=of_place) for one, of_place in wanted]
    there = [code for code in made if code is not None]
    return max(there, default=NOT_DONE)


def _settings(where: Places, *, is_needed: bool) -> Settings:
    """The settings; where they cannot be read, a copy is made all the same for whoever names the folder."""
    try:
        return settings.load(where.settings) or Settings()
    except Unavailable:
        if is_needed:
            raise
        return Settings()


def _places(known: Settings) -> list[Path]:
    if not known.backup_places:
        raise Unavailable(BackupFailure.NO_COPY)
    return [
        backup_place.find(Path(one.folder), one.marker, one.inside, backup_place.list_volumes) or Path(one.folder)
        for one in known.backup_places
    ]


def _markers(known: Settings) -> list[str]:
    return [one.marker for one in known.backup_places]


def _folders(where: Places) -> list[Path]:
    with contextlib.suppress(Unavailable):
        return _places(settings.load(where.settings) or Settings())
    return []


def _backup(where: Places, folder: Path, known: Settings, *, beside: bool, marker: str) -> int | None:
    """Exit code of one folder; None for an unreachable one: that is printed, and is no failure of the others."""
    try:
        backup_place.demand(folder, marker)
        record = backup.make(where.register, folder, system_clock, report=_report(beside=beside))
        if not record.is_doubted:
            restore.thin_former(where.register)
        if backup_place.marker_of(folder):
            backup.thin_out(folder, record.captured.desk, record.made_at, known.office.zone)
    except Unavailable as error:
        code = fail(error, beside=beside)
        return None if error.code == BackupFailure.PLACE_MISSING else code
    if beside:
        _send_to_window(done=record.file, entries=record.captured.entries, doubted=record.is_doubted)
    else:
        word = "diragukan" if record.is_doubted else "utuh"
        _say(f"{word}: {record.captured.entries} catatan, {folder / record.file}")
        _say(_DOUBTED) if record.is_doubted else None
        _say(_BESIDE) if backup_place.is_beside(folder, where.register) else None
    _carry(lambda: kept_stamps.copy_stamps_to(where.register, folder))
    return NOT_WHOLE if record.is_doubted else DONE


def _carry(what: Callable[[], None]) -> None:
    """Copy the time stamps along; a copy is whole without them."""
    try:
        what()
    except Unavailable as error:
        print(f"frontoffice: cap waktu tidak ikut: {error.facts.get('path')}", file=sys.stderr)  # noqa: T201


def run_restore(where: Places, file: Path, *, incomplete: bool = False) -> int:
    """Replace the register with a copy, leaving the old file beside it; the program must be closed."""
    try:
        unsafe_place.demand_safe(where.register)
        opening.demand_free(where.register) if where.register.parent.is_dir() else None
        prepared = restore.prepare(file, where.register, is_cut_wanted=incomplete)
        newer = restore.knows_more(where.register, prepared.verdict)
        is_other = restore.is_of_another_desk(where.register, prepared.verdict)
        stamp = f"{system_clock():%Y%m%dT%H%M%SZ}"
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        known = restore.load_known_elsewhere(where.register, mark, (file.parent, *_folders(where)))
        is_other_history = restore.history_differs(prepared.ready, known)
        former = restore.put_in_place(prepared.ready, where.register, stamp, known)
    except Unavailable as error:
        restore.forget(where.register)
        return fail(error)
    _carry(lambda: kept_stamps.restore_stamps_from(file.parent, where.register))
    verdict = prepared.verdict
    until = f", sampai {verdict.last_at.astimezone():%d-%m-%Y %H.%M}" if verdict.last_at else ""
    word = "diragukan" if prepared.is_doubted else "utuh"
    word = word if verdict.state is CopyState.WHOLE else "tidak lengkap"
    _say(f"dipulihkan ({word}): {verdict.entries} catatan{until}")
    if former:
        _say(f"register sebelumnya: {former}" + (f" ({newer} catatan yang tidak ada di salinan)" if newer else ""))
        _say(f"{restore.FORMER_KEPT} yang terbaru disimpan; yang lebih lama dihapus sesudah cadangan berikutnya.")
    if is_other:
        _say("PERHATIAN: salinan ini dari meja lain; komputer ini sekarang meneruskan register meja itu.")
    if prepared.is_doubted:
        _say(_DOUBTED)
    if is_other_history:
        _say("PERHATIAN: riwayat salinan ini lain daripada yang diketahui komputer ini atau salinan lain.")
        _say("Nomor ditahan sampai supervisor memulihkan salinan lain, atau menerimanya dengan sebab.")
    _say("Bila ada nomor yang mungkin diberikan sesudahnya, program menanyakan nomor terakhir pada resi lebih dahulu.")
    return DONE


def run_prepare(where: Places, file: Path, *, incomplete: bool) -> int:
    """For the window: verify a copy and lay it beside the open register; the window exchanges them."""
    try:
        prepared = restore.prepare(file, where.register, report=_report(beside=True), is_cut_wanted=incomplete)
        counter = _counter_of(prepared.ready)
    except Unavailable as error:
        return fail(error, beside=True)
    _carry(lambda: kept_stamps.restore_stamps_from(file.parent, where.register))
    verdict = prepared.verdict
    newer = restore.knows_more(where.register, verdict)
    last = verdict.last_at.isoformat() if verdict.last_at else ""
    found = {"entries": verdict.entries, "state": verdict.state, "doubted": prepared.is_doubted}
    found |= {"counter": counter, "other": restore.is_of_another_desk(where.register, verdict)}
    _send_to_window(done=str(prepared.ready), last=last, newer=newer, **found)
    return DONE


def _counter_of(copy: Path) -> str:
    """Counter in the last configuration of a copy's register; "" where it does not say."""
    with opening.disk(copy), contextlib.closing(opening.reader(copy)) as connection:
        counter, _ = numbers.load_configuration(connection)
    return counter if isinstance(counter, str) else ""


def run_trial(where: Places, file: Path) -> int:
    """Restore a copy into a folder of its own, open it there as at a start, verify it all, and remove it again."""
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        with opening.disk(where.folder / "trial"):
            folder = Path(tempfile.mkdtemp(prefix=restore.TRIAL, dir=where.folder))
        try:
            return _trial(folder / "register.db", file, where.register)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except Unavailable as error:
        return fail(error, beside=True)


def _trial(register: Path, file: Path, of: Path) -> int:
    """Restore a copy of the register at ``of`` to a trial path without a key of its own, and verify it."""
    prepared = restore.prepare(file, register)
    with contextlib.closing(opening.reader(file)) as connection:
        if tag_reading.is_copy_doubted(connection, file, of):
            raise Unavailable(BackupFailure.BROKEN, path=str(file), detail="authentication")
    restore.put_in_place(prepared.ready, register, "")
    opened = opening.open_file(register, must_exist=True)
    try:
        with opening.disk(register):
            differs = comparing.first_difference(opened.connection)
    finally:
        opening.close_file(opened)
    verdict = copy_check.inspect(register)
    if differs or verdict.state is not CopyState.WHOLE or verdict.entries != prepared.verdict.entries:
        raise Unavailable(BackupFailure.BROKEN, path=str(file), detail=verdict.detail or differs)
    _send_to_window(done=str(file), entries=verdict.entries)
    return DONE


def _report(*, beside: bool) -> Callable[[int, int], None]:
    last = -1

    def report(done: int, of: int) -> None:
        nonlocal last
        step = done * _STEPS // max(of, 1)
        if beside and step != last:
            last = step
            _send_to_window(step=step)

    return report


def fail(error: Unavailable, *, beside: bool = False) -> int:
    """Print a failure, also to the window beside it; returns the exit code."""
    if beside:
        _send_to_window(failed=str(error.code), facts={name: str(fact) for name, fact in error.facts.items()})
    else:
        detail = fault_words.in_indonesian(str(error.facts.get("detail", "")))
        sentence = _SENTENCES.get(error.code, "").format(**{"path": "", **error.facts, "detail": detail})
        print(f"frontoffice: {sentence or fault_words.as_on_screen(error)}", file=sys.stderr)  # noqa: T201
    return NOT_WHOLE if error.code in _BAD else NOT_DONE


def _send_to_window(**fields: object) -> None:
    print(json.dumps(fields), flush=True)  # noqa: T201


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
