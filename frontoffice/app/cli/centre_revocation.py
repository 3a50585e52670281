"""``frontoffice centre revoke``: a device's rights end, and what it wrote since a day counts no more, or counts again.

``set-aside`` is another name of it, by which it was known while ``revoke`` bounded nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from frontoffice.app.cli import centre_office_key, code_prompt
from frontoffice.app.cli.centre_sentences import NotDoneError, fail, moment_text, say

if TYPE_CHECKING:
    from frontoffice.app.keys.signing_key import SigningKey
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.device_names import NamedDevice
    from frontoffice.sync.set_aside import ChainBound


def revoke(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Take a device's rights back, at once; then bound what it wrote, or let all of it count again."""
    from frontoffice.sync.office import enrolling, note_book

    device = choose_device(connection, options.name)
    if options.since and options.undo:
        return fail("--since atau --undo, tidak keduanya")
    if options.undo and device.active:
        return fail(f"{device.label} masih aktif; --undo untuk perangkat yang dicabut")
    if device.active:
        enrolling.revoke(connection, device.role)
        say(f"Hak {device.label} dicabut. Catatannya tetap ada.")
    elif not (options.since or options.undo or options.office_key):
        return fail(f"tidak ada perangkat aktif bernama {device.label}")
    done = 0
    if options.since or options.undo or options.office_key:
        done = _set_aside(connection, device, options)
    if not (done or options.office_key) and note_book.office_key(connection):
        bound = f" --since {options.since}" if options.since else " --undo" if options.undo else ""
        say(f'Tandatangani juga: frontoffice centre revoke DSN "{device.role}"{bound} --office-key BERKAS')
    return done


def choose_device(connection: OfficeConnection, name: str) -> NamedDevice:
    """The device that a label or role means. Raises NotDoneError where it is none, or one of several."""
    from frontoffice.sync.office import device_names

    found = device_names.find_devices(connection, name)
    if not found:
        raise NotDoneError(f"tidak ada perangkat aktif bernama {name}")
    if len(found) > 1:
        for one in found:
            state = f"dicabut {moment_text(one.revoked_at)}" if one.revoked_at else "AKTIF"
            say(f"  {one.role}: didaftarkan {moment_text(one.enrolled_at)}, {state}")
        raise NotDoneError(
            f"{len(found)} perangkat bernama {found[0].label}; sebutkan yang dimaksud, misalnya: {found[-1].role}"
        )
    return found[0]


def _set_aside(connection: OfficeConnection, device: NamedDevice, options: argparse.Namespace) -> int:
    """Set aside what came since a day, or take that back; signed where the office's key is given."""
    from frontoffice.sync import set_aside
    from frontoffice.sync.office import certifying

    key = (
        centre_office_key.key_in_use(connection, options.office_key, centre_office_key.terminal_of(options))
        if options.office_key
        else None
    )
    since = datetime.combine(options.since, time()).astimezone() if options.since else None
    chains = certifying.bounds(connection, device.device_id, since)
    if not options.undo:  # what was set aside before stays so
        chains = set_aside.within(chains, set_aside.read(connection))
    for one in chains:
        say(f"  {one.origin}: berlaku sampai {one.upto} dari {one.size} catatan")
    aside = sum(one.size - one.upto for one in chains)
    if aside and not options.yes and not _is_agreed(options, f"{aside} catatan disisihkan?"):
        return fail("tidak ada yang disisihkan atau ditandatangani; haknya sudah dicabut")
    with connection.transaction():
        if options.undo:
            again = set_aside.take_back(connection, [one.origin for one in chains])
            if again or not key:
                say(f"{again} rantai {device.label} berlaku lagi")
        else:
            set_aside.set_aside(connection, chains)
        if key:
            _sign(connection, key, device, chains)
    if aside:
        say(f"{aside} catatan {device.label} disisihkan; setiap loket mengeluarkannya saat sinkron.")
        say(f'Membatalkan: frontoffice centre revoke DSN "{device.role}" --undo')
    return centre_office_key.sign_without_writer(connection, key) if key else 0


def _is_agreed(options: argparse.Namespace, question: str) -> bool:
    return code_prompt.is_agreed(centre_office_key.terminal_of(options).ask, question)


def _sign(connection: OfficeConnection, key: SigningKey, device: NamedDevice, chains: Sequence[ChainBound]) -> None:
    from frontoffice.sync.office import certifying

    (known,) = (one for one in certifying.devices(connection) if one.device_id == device.device_id)
    made = certifying.revoke(connection, key.sign, known, chains)
    aside = sum(one.size - one.upto for one in chains)
    left = f"{aside} catatannya tidak berlaku" if aside else "semua catatannya berlaku"
    say(f"Pencabutan ditandatangani, nomor {made.serial}: {left}.")
