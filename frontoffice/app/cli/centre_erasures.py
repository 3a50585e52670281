"""``frontoffice centre erase``: what desks decided to erase by law is shown, carried out or rejected, one by one."""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from frontoffice.app.cli import centre_locks, centre_office_key
from frontoffice.app.cli.centre_sentences import fail, moment_text, say

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.erasing import Erasure
    from frontoffice.sync.office.note_book import Sign

EVERY: Final = "semua"


def erase(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """List the erasures that wait, or say the office's word on those that are named."""
    from frontoffice.sync.office import erasing, note_book

    waiting = {_name(one): one for one in erasing.waiting(connection)}
    chosen = [*options.carry_out, *options.reject]
    if not chosen:
        return _list(connection, waiting)
    unknown = [name for name in chosen if name.lower() != EVERY and not _meant(waiting, name)]
    if unknown:
        return fail(
            f"tidak ada penghapusan yang menunggu untuk {', '.join(unknown)}; lihat: frontoffice centre erase DSN"
        )
    is_signed = note_book.office_key(connection) is not None
    if is_signed and not options.office_key:
        return fail("kantor memakai kunci: persetujuannya ditandatangani; sebutkan --office-key BERKAS")
    sign = _sign(connection, options) if is_signed else None
    for one in _select_erasures(waiting, options.carry_out):
        _carry_out(connection, one, sign, is_named=_is_named(waiting, one, options.carry_out))
    for one in _select_erasures(waiting, options.reject):
        centre_locks.get_past(connection, partial(erasing.reject, connection, one, sign))
        say(f"{_name(one)}: ditolak, isinya tetap di pusat dan di loket")
    if options.carry_out:
        say("Loket menghapusnya pada sinkronisasi berikutnya. Jalankan VACUUM pada basis data ini.")
        say("Cadangan lama dan arsip WAL masih memuat isinya sampai dihapus.")
    return 0


def _carry_out(connection: OfficeConnection, one: Erasure, sign: Sign | None, *, is_named: bool) -> None:
    from frontoffice.sync.office import erasing

    if not is_named and erasing.is_open_again(connection, one):
        say(f"{_name(one)}: tidak ikut, {_OPEN_AGAIN}; sebutkan nomornya bila isinya tetap dihapus")
        return
    sharing = erasing.sharing_files(connection, one.subject)
    erased = centre_locks.get_past(connection, partial(erasing.carry_out, connection, one, sign))
    say(f"{_name(one)}: {erased} catatan dihapus isinya")
    if sharing:
        say(f"{_name(one)}: berkas yang juga menjadi lampiran {', '.join(sharing)} tetap tersimpan")


def _list(connection: OfficeConnection, waiting: dict[str, Erasure]) -> int:
    from frontoffice.sync.office import erasing

    for name, one in waiting.items():
        state = f"; {_OPEN_AGAIN}" if erasing.is_open_again(connection, one) else ""
        say(f"{name}, diputuskan {one.officer}, {moment_text(one.asked_at)}{state}")
    say(_HOW if waiting else "Tidak ada penghapusan yang menunggu.")
    return 0


def _sign(connection: OfficeConnection, options: argparse.Namespace) -> Sign:
    return centre_office_key.key_in_use(connection, options.office_key, centre_office_key.terminal_of(options)).sign


_HOW: Final = "Setujui: --carry-out NOMOR… (atau semua); tolak: --reject NOMOR… Sebelum itu isinya tetap di mana-mana."


_OPEN_AGAIN: Final = "pengaduan ini dibuka kembali di meja lain dan belum selesai"


def _is_named(waiting: dict[str, Erasure], one: Erasure, names: list[str]) -> bool:
    return any(one in _meant(waiting, name) for name in names if name.lower() != EVERY)


def _name(one: Erasure) -> str:
    """How one is named in a command: by series, year and number, or by its identity where it has none."""
    return f"{one.series}/{one.year}/{one.no}".upper() if one.no else str(one.subject).upper()


def _select_erasures(waiting: dict[str, Erasure], names: list[str]) -> list[Erasure]:
    if EVERY in [name.lower() for name in names]:
        return list(waiting.values())
    return list(dict.fromkeys(one for name in names for one in _meant(waiting, name)))


def _meant(waiting: dict[str, Erasure], typed: str) -> list[Erasure]:
    """The one of this name, or of this number as it stands on the resi (``0147/PGD-L1/2026``)."""
    if typed.upper() in waiting:
        return [waiting[typed.upper()]]
    words = re.findall(r"[A-Z0-9]+", typed.upper())
    counts = sorted(int(word) for word in words if word.isdecimal())
    return [one for one in waiting.values() if one.series in words and counts == sorted((one.no or 0, one.year or 0))]
