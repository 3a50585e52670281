"""``frontoffice centre set-aside``: all that a revoked device wrote since a day counts no more, or counts again."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from typing import TYPE_CHECKING

from frontoffice.app.cli.centre_sentences import fail, say

if TYPE_CHECKING:
    from frontoffice.sync.centre_connection import Office


def set_aside(connection: Office, options: argparse.Namespace) -> int:
    """Set aside what a device wrote since a day, or take that back."""
    from frontoffice.sync import certifying, note_book, set_aside

    device = certifying.find(connection, options.name)
    if options.undo:
        chains = certifying.bounds(connection, device.device_id)
        say(f"{set_aside.take_back(connection, [one.origin for one in chains])} rantai {device.label} berlaku lagi")
        return 0
    if note_book.office_key(connection):
        return fail(
            f'kantor memakai kunci: frontoffice centre revoke DSN "{device.label}" --since … --office-key BERKAS'
        )
    if device.active:
        return fail(f'cabut dahulu: frontoffice centre revoke DSN "{device.label}"')
    if options.since is None:
        return fail("sebutkan sejak kapan: --since 2026-11-27")
    chains = certifying.bounds(connection, device.device_id, datetime.combine(options.since, time()).astimezone())
    for one in chains:
        say(f"  {one.origin}: berlaku sampai {one.upto} dari {one.size} catatan")
    count = set_aside.set_aside(connection, chains)
    say(f"{count} catatan {device.label} disisihkan; setiap loket mengeluarkannya saat sinkron.")
    say(f'Membatalkan: frontoffice centre set-aside DSN "{device.label}" --undo')
    return 0
