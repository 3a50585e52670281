"""``frontoffice centre merge``: what was put aside is shown, looked at, put back or rejected.

An office with a key puts back one chain at a time, after it looked at its entries: it says whose chain it is, and signs
that and the chain. Without a key it may put back all at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice.app.cli import centre_certificates, centre_locks, centre_office_key
from frontoffice.app.cli.centre_sentences import NotDoneError, fail, say, sentence_of
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync.codes import CentreRefusal

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.merging import MergeResult

_WHY_QUARANTINED: Final[Mapping[str, str]] = {
    "behind": "waktu itu tidak ada di pusat",
    "forked": "di pusat berbunyi lain",
    "erasing": "menghapus isi yang dikirim tanpa kata-katanya",
}


def merge(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """List the quarantine, or apply the requested action to it."""
    from frontoffice.sync.office import merging, note_book

    if options.show:
        return _show(connection, _read_origin(options.show))
    if options.reject:
        rejected = merging.reject(connection, _read_origin(options.reject))
        say(f"{rejected} catatan dibiarkan tersisih untuk seterusnya")
        return 0
    if not options.accept:
        return _list(connection)
    if note_book.office_key(connection):
        return _accept_signed(connection, options)
    return _accept_unsigned(connection, options)


def _list(connection: OfficeConnection) -> int:
    from frontoffice.sync.office import certifying, merging

    waiting = merging.list_quarantined(connection)
    labels = {one.device_id: one.label for one in certifying.devices(connection)} if waiting else {}
    for one in waiting:
        devices, why = ", ".join(one.devices), _WHY_QUARANTINED.get(one.why, one.why)
        owner = merging.find_owner(connection, one.origin)
        whose = f"; rantai {labels[owner]}" if owner in labels else "; PEMILIKNYA TIDAK DIKENAL"
        bare = f"; {one.wordless} TANPA ISI" if one.wordless else ""
        say(f"{one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {devices}: {why}{whose}{bare}")
    if not waiting:
        say("Tidak ada catatan tersisih.")
    return 0


def _show(connection: OfficeConnection, origin: UUID) -> int:
    from frontoffice.sync.office import merging

    for one in merging.read_entries(connection, origin):
        number = f" {one.number}" if one.number else ""
        bare = "" if one.has_words else "; TANPA ISI"
        say(f"{one.seq}: {one.recorded_at} {one.kind}{number}, {one.officer} ({one.role}){bare}")
    return 0


def _accept_unsigned(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Put chains back in an office without a key."""
    from frontoffice.sync.link import centre_connection
    from frontoffice.sync.office import merging

    every = [one.origin for one in merging.list_quarantined(connection)] if options.accept == "all" else None
    chosen = [_read_origin(options.accept)] if every is None else every
    if not chosen:
        say("Tidak ada catatan tersisih.")
    done = 0
    for origin in chosen:
        accept = partial(merging.accept, connection, origin, wordless=options.wordless)
        try:
            with centre_connection.translating_errors():
                made = centre_locks.run_despite_locks(connection, accept)
        except Unavailable as error:  # a chain that cannot be put back keeps none of the others waiting
            if connection.closed:
                raise
            done = fail(f"{origin}: {sentence_of(error)}")
            continue
        _say_merged(origin, made)
    return done


def _accept_signed(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Put one chain back and sign it, in an office with a key."""
    from frontoffice.sync.office import certifying, merging

    if options.accept == "all" or not options.office_key:
        raise NotDoneError(
            "kantor memakai kunci: lihat rantainya (--show RANTAI), lalu kembalikan satu per satu:"
            " --accept RANTAI --office-key BERKAS"
        )
    origin = _read_origin(options.accept)
    owner = merging.find_owner(connection, origin)
    if owner is None and options.of:
        owner = centre_certificates.choose_device(connection, options.of).device_id
    if owner is None:
        raise NotDoneError("rantai itu milik siapa? Sesudah dilihat, sebutkan perangkatnya: --of NAMA")
    key = centre_office_key.key_in_use(connection, options.office_key, centre_office_key.terminal_of(options))

    def accept() -> MergeResult:
        with connection.transaction():
            made = merging.accept(connection, origin, wordless=options.wordless)
            if not certifying.name_chains(connection, key.sign, owner, made.chains):
                raise NotDoneError("perangkat itu belum disahkan; sahkan (certify) atau cabut (revoke) dahulu")
            return made

    made = centre_locks.run_despite_locks(connection, accept)
    _say_merged(origin, made)
    return centre_office_key.sign_without_writer(connection, key, made.chains)


def _say_merged(origin: UUID, made: MergeResult) -> None:
    say(
        f"{origin}: {made.restored} dikembalikan, {made.carried} dibawa ke rantai baru,"
        f" {made.known} sudah ada, {made.waiting} menunggu catatan di antaranya"
    )
    if made.wordless:
        say(f"  {made.wordless} tanpa isi, tetap tersisih: ulangi sesudah semua loket sinkron (atau --wordless)")


def _read_origin(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused(Problem("origin", CentreRefusal.ORIGIN_UNREADABLE, {"text": text})) from None
