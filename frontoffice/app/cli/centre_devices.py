"""``frontoffice centre enrol`` and ``limit``: which devices write to the centre, and how much."""

from __future__ import annotations

import argparse
import platform
import socket
from typing import TYPE_CHECKING

from frontoffice.app.cli import centre_certificates, centre_office_key, client_certificates
from frontoffice.app.cli.centre_sentences import fail, say
from frontoffice.domain.proof import checkpoint

if TYPE_CHECKING:
    from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.enrolling import EnrolledDevice


def enrol(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Enrol a device and print what its counter pastes."""
    from frontoffice.sync.link import centre_address
    from frontoffice.sync.office import note_book

    public = note_book.office_key(connection)
    if options.key and not options.office_key:
        return fail("--key memerlukan --office-key: kunci itu disahkan seketika")
    word = options.device_class or ("loket" if public else "")  # without a key in use nothing is limited yet
    device_class = centre_certificates.CLASSES.get(word)
    folder = options.certificate
    source = centre_office_key.terminal_of(options).source
    authority = client_certificates.open_authority(folder, source) if folder else None
    made, certificate = _enrol_device(connection, options, device_class)
    info = connection.info
    near = not info.host or info.host.startswith("/") or centre_address.is_loopback(info.host)
    host = _own_name() if near else info.host
    where = centre_address.CentreAddress(host, info.port, info.dbname, made.role)
    say(f"Perangkat {made.label} terdaftar. Tempel seluruhnya di loket (sandi ini tidak akan ditampilkan lagi):")
    say(f"  Alamat : {where.text}")
    say(f"  Nama   : {made.role}")
    say(f"  Sandi  : {made.secret}")
    if public:
        say(f"  Kunci kantor : {checkpoint.root_text(public)}")
    if authority:
        client_certificates.hand_out(connection, made, authority, folder)
    if near:
        say("Ganti nama host pada alamat bila sertifikat server memakai nama lain.")
    if certificate:
        terms = centre_certificates.terms_text(certificate.device_class, certificate.series)
        say(f"{made.label} disahkan, nomor {certificate.serial}: {terms}")
    elif public:
        say(f'Sesudah sinkron pertamanya: frontoffice centre certify DSN "{made.label}" --office-key BERKAS')
    return 0


def _enrol_device(
    connection: OfficeConnection, options: argparse.Namespace, device_class: DeviceClass | None
) -> tuple[EnrolledDevice, DeviceCertificate | None]:
    """The new device, certified where its key was given: both, or nothing of it after a wrong passphrase."""
    from frontoffice.sync.office import blocking_sessions, device_names, enrolling

    terms = (options.name, options.replaces, device_class, options.series)
    if not options.key:
        return enrolling.enrol(connection, *terms), None
    key = centre_office_key.key_in_use(connection, options.office_key, centre_office_key.terminal_of(options))
    with connection.transaction():
        made = enrolling.enrol(connection, *terms)
        certificate = centre_certificates.certify_new(connection, made.label, options.key, key)
    for one in device_names.find_devices(
        connection, options.replaces
    ):  # it could come in until all of it was committed
        if not one.active:
            blocking_sessions.end(connection, one.role)
    return made, certificate


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


def limit(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Set how much of entries and attachments a device may send."""
    from frontoffice.sync.office import content_limits, entry_limits

    if options.leap:
        entry_limits.let_leap(connection, options.name)
        say(f"{options.name} boleh mengirim catatan yang jam logisnya melompat, sampai sinkron lengkap berikutnya.")
        return 0
    limits = entry_limits.EntryLimits(options.entries, options.chains, options.words, options.aside, options.daily)
    if entry_limits.set_limits(connection, options.name, limits):
        say(f"Batas catatan {options.name or 'semua perangkat'} diubah.")
        if options.megabytes is None and options.files is None:
            return 0
    content_limits.set_limit(connection, options.name, options.megabytes, options.files)
    say(f"Batas lampiran {options.name or 'semua perangkat'} diubah. Lihat: frontoffice centre status DSN")
    return 0
