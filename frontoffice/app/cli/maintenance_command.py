"""``frontoffice verify`` and ``frontoffice rebuild``: check the register, project its tables anew; without Qt.

Exit codes: 0 all is well; 1 an entry is broken, which is named, or the file itself is; 2 it could not be looked at;
3 the journal is whole and the tables that are read say something else; 4 what stands there is right, and later entries
are missing: it was copied while a program had it open, or is older than this computer has seen it; 5 another program
wrote to it, although every hash may fit. Numbers that nothing accounts for, and open slips, are named below a 0.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from frontoffice.app.cli import fault_words
from frontoffice.app.window.file_check import BROKEN, CHANGED, DIFFERS, INCOMPLETE, NOT_LOOKED_AT, WHOLE
from frontoffice.domain.slips import in_words, runs
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands import authenticating
from frontoffice.register.commands.authenticating import Inspection
from frontoffice.register.journal import verifying
from frontoffice.register.opened import system_clock
from frontoffice.register.projection import authority_projection, comparing, complaint_projection
from frontoffice.register.queries import slips
from frontoffice.register.queries.slips import NumbersLeft
from frontoffice.register.replication.replica import open_unit
from frontoffice.register.replication.rollback_detection import is_rewritten, lacks_entries
from frontoffice.register.storage import copy_check, copying, damage, migrating, opening
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import TagTrust

_WHY: Final[Mapping[FailureCode, str]] = {
    RegisterFailure.FOLDER_READ_ONLY: (
        "folder data hanya dapat dibaca, dan register di dalamnya belum ditutup; salin dulu"
    ),
    RegisterFailure.BUSY: "register sedang dipakai program lain",
    RegisterFailure.IN_USE: "program sedang terbuka; tutup dulu",
    RegisterFailure.CANNOT_OPEN: "berkasnya tidak dapat dibuka",
    RegisterFailure.KEY_MISSING: "kuncinya tidak ada di komputer ini; ketik kodenya: frontoffice open-with-recovery",
    RegisterFailure.KEY_UNREACHABLE: "kunci register tidak dapat diambil dari penyimpan sandi komputer ini",
    RegisterFailure.KEY_WRONG: "kunci di komputer ini bukan kunci register itu; register tidak rusak",
    RegisterFailure.NEWER: "register dibuat oleh program yang lebih baru",
    RegisterFailure.OLDER: "register dibuat oleh program sebelum versi 1.0, yang tidak dapat dibaca versi ini",
    RegisterFailure.FOREIGN: "berkas itu bukan register program ini",
    RegisterFailure.DISK_ERROR: "disk menolak",
    RegisterFailure.DISK_FULL: "disk penuh",
    RegisterFailure.NO_ROOM_TO_OPEN: "disk penuh",
}


def verify(where: Places, *, beside: bool = False) -> int:
    """Check file, journal and tables; ``beside`` yields to the officer's work. Prints the first fault."""
    if beside and hasattr(os, "nice"):
        os.nice(10)
    try:
        if _is_absent(where):
            return NOT_LOOKED_AT
        return _verify(where)
    except Unavailable as error:
        return _cannot("diperiksa", error)


def _verify(where: Places) -> int:
    with (
        opening.disk(where.register),
        contextlib.closing(opening.reader(where.register)) as connection,
        damage.named(where.register, lambda: connection),
    ):
        is_old = bool(migrating.pending_steps(connection, where.register))  # the next opening makes its tables anew
        broken = copying.integrity_check(connection) or ("" if is_old else migrating.find_changed_table(connection))
        verdict = verifying.verify(connection)
        mark = high_water_mark(where)
        tags = None if broken or verdict.broken else authenticating.inspect(connection, where.register, mark)
        rewritten = is_rewritten(connection, mark) if tags else False
        missing = lacks_entries(connection, mark, where.register) if tags else None
        last = copy_check.last_recorded(connection) if missing is not None else None
        differs = "" if is_old else migrating.find_changed_part(connection)
        differs = differs or ("" if broken or verdict.broken or is_old else comparing.first_difference(connection))
        is_whole = not (is_old or broken or verdict.broken or differs)
        left = slips.list_unsettled_numbers(connection) if is_whole else ()
        unauthorised = sum(one.entries for one in authority_projection.counts(connection)) if is_whole else 0
    if broken or verdict.broken:
        _say(f"rusak: {fault_words.in_indonesian(verdict.broken or broken)}")
        return BROKEN
    if tags is not None and (changed := _tampering_text(tags, is_rewritten=rewritten)):
        _say(f"diubah program lain: {changed} ({verdict.entries} catatan)")
        return CHANGED
    if missing is not None:
        _say(_incomplete(verdict.entries, last, missing))
        return INCOMPLETE
    if differs:
        _say(f"jurnal utuh ({verdict.entries} catatan), daftar berbeda: {differs}. Susun ulang: frontoffice rebuild")
        return DIFFERS
    _say(f"utuh: {verdict.entries} catatan{_UNTRIED.get(tags.trust, '') if tags else ''}")
    for odd in verdict.odd:
        _say(f"PERHATIAN: {fault_words.in_indonesian(odd)}. Sampaikan kepada petugas TI pusat data.")
    if unauthorised:
        _say(f"PERHATIAN: {unauthorised} catatan tanpa wewenang disimpan dan diperlihatkan, tetapi tidak berlaku")
    for line in itertools.chain.from_iterable(map(_numbers_left, left)):
        _say(line)
    return WHOLE


def _numbers_left(left: NumbersLeft) -> Iterator[str]:
    if left.holes:
        yield f"PERHATIAN: nomor {left.series} tahun {left.year} tanpa keterangan: {in_words(left.holes)}"
    if left.open:
        spans = ((first.number.no, last.number.no) for first, last in runs(left.open))
        yield f"slip {left.series} tahun {left.year} masih terbuka: {in_words(spans)} ({len(left.open)})"


_UNTRIED: Final = {
    TagTrust.UNKEYED: " (tanpa kunci: yang ditulis program lain tidak dapat dibedakan)",
    TagTrust.UNTAKEN: " (kuncinya di komputer lain; supervisor belum masuk di sini)",
}


def _tampering_text(tags: Inspection, *, is_rewritten: bool) -> str:
    """Text about the changes made by another program; "" for nothing."""
    found = (
        (is_rewritten, "riwayatnya lain daripada yang diketahui komputer ini atau sebuah salinan"),
        (tags.trust is TagTrust.CHANGED, "riwayatnya bukan yang terakhir ditulis program ini"),
        (tags.trust is TagTrust.UNTRUSTED, "riwayat atau PIN bukan yang terakhir ditulis program ini"),
        (tags.credentials > 0, f"PIN {tags.credentials} orang, diubah atau dihapus, yang tidak berlaku lagi"),
        (tags.is_mark_overwritten, "tanda nomor terakhir di komputer ini (atau listrik yang putus merusaknya)"),
    )
    return "; ".join(text for is_so, text in found if is_so)


def _incomplete(entries: int, last: datetime | None, missing: int) -> str:
    until = f", sampai {last.astimezone():%d-%m-%Y %H.%M}" if last else ""
    lost = f"{missing} catatan sesudahnya hilang" if missing else "catatan sesudahnya tidak ikut tersalin"
    return f"tidak lengkap: {entries} catatan{until}; {lost}. Bukan cadangan yang dapat diandalkan"


def high_water_mark(where: Places) -> HighWaterMark | None:
    """High-water mark of this computer for that data folder; None where none is kept."""
    return HighWaterMark(where.mark_folder) if where.mark_folder else None


def rebuild(where: Places) -> int:
    """Rebuild the projection tables from the journal, if the journal is whole."""
    try:
        if _is_absent(where):
            return NOT_LOOKED_AT
        with open_unit(where.register, system_clock) as unit, unit.writing():
            verdict = verifying.verify(unit.connection)
            if not verdict.broken:
                migrating.mend(unit.connection)
                complaint_projection.rebuild(unit.connection)
    except Unavailable as error:
        return _cannot("disusun ulang", error)
    if verdict.broken:
        _say(f"rusak: {fault_words.in_indonesian(verdict.broken)}; tidak disusun ulang")
        return BROKEN
    _say(f"daftar disusun ulang dari {verdict.entries} catatan")
    return WHOLE


def _is_absent(where: Places) -> bool:
    with opening.disk(where.register):
        absent = damage.is_blank(where.register)
    if absent:
        print(f"frontoffice: tidak ada register di {where.folder}", file=sys.stderr)  # noqa: T201
    return absent


def _cannot(what: str, error: Unavailable) -> int:
    if error.code == RegisterFailure.DAMAGED:
        _say(f"rusak: {error.facts.get('where') or 'berkas register rusak'}")
        return BROKEN
    if error.code == RegisterFailure.TABLES_DAMAGED:
        _say(f"jurnal utuh, daftar rusak: {error.facts.get('where')}. Susun ulang: frontoffice rebuild")
        return DIFFERS
    why = _WHY.get(error.code) or fault_words.as_on_screen(error)
    print(f"tidak dapat {what}: {why}", file=sys.stderr)  # noqa: T201
    return NOT_LOOKED_AT


def _say(line: str) -> None:
    print(line)  # noqa: T201  (what was asked for)
