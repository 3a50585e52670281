"""``frontoffice centre``: how the person who keeps the central office database sets it up, looks after it, heals it.

Speaks Indonesian without Qt, since a database server has no desktop. Exit codes: 0 done, 1 something was found that
the office must look at (``verify``), 2 it could not be done.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Final

from frontoffice.app.cli import (
    centre_certificates,
    centre_copy,
    centre_devices,
    centre_erasures,
    centre_fault_words,
    centre_locks,
    centre_merging,
    centre_office_key,
    centre_revocation,
)
from frontoffice.app.cli.centre_sentences import OPEN_DOORS, SENTENCES, NotDoneError, fail, say, sentence_of
from frontoffice.app.cli.centre_status_text import status_lines
from frontoffice.errors import Refused, Unavailable

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.verifying import ChainsVerified


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


def _figures(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice import places
    from frontoffice.sync.figures import writing

    folder = options.folder or places.default().folder
    done = writing.write(connection, folder, anew=options.anew)
    which = "semua baris" if done.anew else "baris yang berubah"
    say(f"angka kantor ditulis: {done.pulled} catatan diambil, {done.written} pengaduan dan konsultasi ({which})")
    return 0


def _publish(connection: OfficeConnection, options: argparse.Namespace) -> int:
    from frontoffice.sync import program_releases
    from frontoffice.updating import update_package

    version, system = update_package.read_claims(options.file)
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
    "figures": _figures,
    "merge": centre_merging.merge,
    "erase": centre_erasures.erase,
    "publish": _publish,
    "verify": _verify,
}
