"""``frontoffice centre``: how the person who keeps the central office database sets it up, looks after it, heals it.

Speaks Indonesian without Qt, since a database server has no desktop. Exit codes: 0 done, 1 something was found that
the office must look at (``verify``), 2 it could not be done.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice.app.cli import (
    centre_certificates,
    centre_copy,
    centre_devices,
    centre_erasures,
    centre_fault_words,
    centre_locks,
    centre_office_key,
    centre_revocation,
)
from frontoffice.app.cli.centre_sentences import OPEN_DOORS, SENTENCES, NotDoneError, fail, say, sentence_of
from frontoffice.app.cli.centre_status_text import status_lines
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync.codes import CentreRefusal

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.signed_quarantine import SignedQuarantine
    from frontoffice.sync.office.verifying import ChainsVerified

_WHY_QUARANTINED: Final[Mapping[str, str]] = {
    "behind": "waktu itu tidak ada di pusat",
    "forked": "di pusat berbunyi lain",
    "erasing": "menghapus isi yang dikirim tanpa kata-katanya",
}


def run(options: argparse.Namespace) -> int:
    """Do what was asked; returns the exit code."""
    from frontoffice.sync.link import centre_connection, typed_dsn  # half a second that a start lacks

    try:
        typed_dsn.refuse_password(options.dsn)
        with closing(centre_connection.open_office(options.dsn)) as connection, centre_connection.speaking():
            return centre_locks.get_past(connection, lambda: VERBS[options.verb](connection, options))
    except Unavailable as error:
        return fail(sentence_of(error))
    except NotDoneError as why:
        return fail(str(why))
    except Refused as refused:
        problem = refused.problems[0]
        return fail(SENTENCES[problem.code].format(**problem.facts))


def _init(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice.sync import schema
    from frontoffice.sync.office import enrolling, server_limits

    centre_copy.copy_before_upgrade(connection, options)
    before, now = schema.upgrade(connection)
    if before == now:
        say(f"pusat sudah siap: skema {now}, tidak ada yang diubah")
    else:
        say(f"pusat siap: skema {before} -> {now}")
    for label in enrolling.without_role(connection):
        say(f'{label} tidak punya peran di server ini; daftarkan lagi: enrol DSN "{label}" --replaces "{label}"')
    for one in server_limits.open_doors(connection):
        say(f"{OPEN_DOORS[one.door]} Hanya postgres yang dapat menutupnya (psql, di basis data ini): {one.statement};")
    if options.office_key:
        options.file, options.paper, options.from_paper, options.lost = options.office_key, None, False, False
        return centre_office_key.office_key(connection, options)
    return 0


def _status(connection: OfficeConnection, _options: argparse.Namespace) -> int:
    from frontoffice.sync.office import centre_status

    for line in status_lines(centre_status.read_overview(connection)):
        say(line)
    return 0


def _merge(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice.sync.office import merging, note_book
    from frontoffice.sync.office.signed_quarantine import SignedQuarantine

    if options.reject:
        rejected = merging.reject(connection, _origin(options.reject))
        say(f"{rejected} catatan dibiarkan tersisih untuk seterusnya")
        return 0
    waiting = merging.quarantined(connection)
    signed = SignedQuarantine(connection) if note_book.office_key(connection) else None
    if not options.accept:
        for one in waiting:
            devices = ", ".join(one.devices)
            why = _WHY_QUARANTINED.get(one.why, one.why)
            covered = signed.covered(one.origin) if signed else None
            unsigned = one.entries - len(covered.hashes) if covered else 0
            mark = f"; {unsigned} TANPA TANDA TANGAN" if unsigned else ""
            if covered and covered.strangers:
                mark += f"; DITANDATANGANI {', '.join(covered.strangers)}, BUKAN PEMILIK RANTAINYA"
            bare = f"; {one.wordless} TANPA ISI" if one.wordless else ""
            say(f"{one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {devices}: {why}{mark}{bare}")
        if not waiting:
            say("Tidak ada catatan tersisih.")
        return 0
    chosen = [one.origin for one in waiting] if options.accept == "all" else [_origin(options.accept)]
    if not chosen:
        say("Tidak ada catatan tersisih.")
    return _accept(connection, chosen, signed, only_signed=options.accept == "all", wordless=options.wordless)


def _accept(
    connection: OfficeConnection,
    chosen: list[UUID],
    signed: SignedQuarantine | None,
    *,
    only_signed: bool,
    wordless: bool,
) -> int:
    """Put the chosen chains back; of several, in an office with a key, only what was signed."""
    from frontoffice.sync.link import centre_connection
    from frontoffice.sync.office import merging

    done = put_back = 0
    for origin in chosen:
        covered = signed.covered(origin, by_name=not only_signed) if signed else None
        only = covered.hashes if covered and only_signed else None
        if only is not None and not only:
            say(f"{origin}: tanpa tanda tangan, tetap tersisih. Sesudah diperiksa: --accept {origin}")
            continue
        accept = partial(merging.accept, connection, origin, only, wordless=wordless)
        try:
            with centre_connection.speaking():
                made = centre_locks.get_past(connection, accept)
        except Unavailable as error:  # a chain that cannot be put back keeps none of the others waiting
            if connection.closed:
                raise
            done = fail(f"{origin}: {sentence_of(error)}")
            continue
        if signed and covered:
            signed.adopt(covered)
        say(
            f"{origin}: {made.restored} dikembalikan, {made.carried} dibawa ke rantai baru,"
            f" {made.known} sudah ada, {made.waiting} menunggu catatan di antaranya"
        )
        if made.wordless:
            say(f"  {made.wordless} tanpa isi, tetap tersisih: ulangi sesudah semua loket sinkron (atau --wordless)")
        put_back += made.restored + made.carried
    if signed and put_back:
        say("Tandatangani: frontoffice centre sign DSN --office-key BERKAS")
    return done


def _origin(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused(Problem("origin", CentreRefusal.ORIGIN_UNREADABLE, {"text": text})) from None


def _publish(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice.sync import program_releases
    from frontoffice.updating import update_package

    version, system = update_package.claimed(options.file)
    program_releases.publish(connection, options.file, version, system)
    say(f"Versi {version} ({system}) dibagikan. Tanda tangannya diperiksa di loket, sebelum dipasang.")
    return 0


def _verify(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice.sync.office import verifying

    verdict = verifying.verify(connection)
    if verdict.broken:
        for broken in (verdict.broken, *verdict.further):
            say(f"rusak: {centre_fault_words.in_indonesian(broken)}")
        if verdict.contents and options.fetch_again:
            verifying.fetch_again(connection, verdict.contents)
            say(f"{len(verdict.contents)} lampiran dibuang di pusat; loket yang menyimpannya mengirimnya lagi")
        elif verdict.contents:
            say("Lampiran dapat diminta lagi dari loket: frontoffice centre verify DSN --fetch-again")
        return 1
    signed = f", {verdict.notes} pernyataan kantor" if verdict.notes else ""
    say(f"utuh: {verdict.entries} catatan dalam {verdict.chains} rantai, {verdict.attachments} lampiran{signed}")
    for line in _without_effect(verdict):
        say(line)
    return 0


_MOST_NAMED: Final = 20


def _without_effect(verdict: ChainsVerified) -> Iterator[str]:
    """What is sound and does not apply, and which entries that are."""
    if verdict.unauthorised:
        yield f"PERHATIAN: {verdict.unauthorised} catatan tanpa wewenang disimpan, tetapi tidak berlaku"
    for origin, more in verdict.unsigned[:_MOST_NAMED]:
        yield f"PERHATIAN: {origin}: {more} catatan terakhir belum ditandatangani perangkatnya ataupun kantor"
    if leaps := len(verdict.without_effect) - verdict.unauthorised:
        yield f"PERHATIAN: {leaps} catatan melompatkan nomor suatu seri terlalu jauh dan tidak diikuti"
    for one in verdict.without_effect[:_MOST_NAMED]:
        yield f"  {one.origin}/{one.seq} {one.kind} ({one.device or 'perangkat tidak dikenal'})"
    if len(verdict.without_effect) > _MOST_NAMED:
        yield "  ... Dari perangkat mana semuanya: frontoffice centre status DSN"


VERBS: Final[Mapping[str, Callable[..., int]]] = {
    "init": _init,
    "enrol": centre_devices.enrol,
    "certify": centre_certificates.certify,
    "office-key": centre_office_key.office_key,
    "rotate": centre_office_key.rotate,
    "sign": centre_office_key.sign,
    "revoke": centre_revocation.revoke,
    "set-aside": centre_revocation.revoke,
    "limit": centre_devices.limit,
    "status": _status,
    "merge": _merge,
    "erase": centre_erasures.erase,
    "publish": _publish,
    "verify": _verify,
}
