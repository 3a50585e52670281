"""``frontoffice centre enrol``, ``revoke``, ``limit``: which devices write to the centre, and how much of files."""

from __future__ import annotations

import argparse
import platform
import socket
from typing import TYPE_CHECKING

from frontoffice.app.cli.centre_sentences import say

if TYPE_CHECKING:
    from frontoffice.sync.centre_connection import Office


def enrol(connection: Office, options: argparse.Namespace) -> int:
    """Enrol a device and print what its counter pastes."""
    from frontoffice.sync import centre_address, enrolling

    made = enrolling.enrol(connection, options.name, options.replaces)
    info = connection.info
    near = not info.host or info.host.startswith("/") or centre_address.is_loopback(info.host)
    host = _own_name() if near else info.host
    where = centre_address.CentreAddress(host, info.port, info.dbname, made.role)
    say(f"Perangkat {made.label} terdaftar. Tempel seluruhnya di loket (sandi ini tidak akan ditampilkan lagi):")
    say(f"  Alamat : {where.text}")
    say(f"  Nama   : {made.role}")
    say(f"  Sandi  : {made.secret}")
    if near:
        say("Ganti nama host pada alamat bila sertifikat server memakai nama lain.")
    return 0


def _own_name() -> str:
    """What other computers call this one, and what ``hostname -f`` wrote into its certificate.

    A name that leads back to whoever asks (where the hosts file calls this computer localhost first) is no use to them.
    """
    node = platform.node()
    try:
        found = socket.getaddrinfo(node, None, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME)
    except OSError:
        return node
    name = found[0][3]
    return node if not name or name.split(".")[0] == "localhost" else name


def revoke(connection: Office, options: argparse.Namespace) -> int:
    """Take a device's rights back."""
    from frontoffice.sync import enrolling

    enrolling.revoke(connection, options.name)
    say(f"Hak {options.name} dicabut. Catatannya tetap ada.")
    return 0


def limit(connection: Office, options: argparse.Namespace) -> int:
    """Set how much of attachments a device may send."""
    from frontoffice.sync import content_limits

    content_limits.set_limit(connection, options.name, options.megabytes, options.files)
    say(f"Batas lampiran {options.name or 'semua perangkat'} diubah. Lihat: frontoffice centre status DSN")
    return 0
