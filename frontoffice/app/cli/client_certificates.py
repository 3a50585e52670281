"""``frontoffice centre enrol … --certificate FOLDER``: a device that proves itself by a certificate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice.app.cli import passphrase_prompt
from frontoffice.app.cli.centre_sentences import say
from frontoffice.app.cli.passphrase_prompt import AUTHORITY_VARIABLE, PassphraseSource
from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.client_authority import ClientAuthority
    from frontoffice.sync.office.enrolling import EnrolledDevice

_SETTING: Final = "ALTER SYSTEM SET ssl_ca_file = 'perangkat-ca.crt'"
_ADMISSION: Final = "hostssl NAMA_BASIS_DATA +frontoffice_certified all cert"


def open_authority(folder: Path, source: PassphraseSource) -> ClientAuthority:
    """The office's authority in the folder, made at its first use.

    Raises Refused (``centre_server_certificate``) and Unavailable (``centre_authority_passphrase``,
    ``centre_authority_folder``).
    """
    from frontoffice.sync.office import client_authority

    source = source.of(AUTHORITY_VARIABLE)
    try:
        client_authority.server_certificate(folder)
        if client_authority.is_made(folder):
            given = source.read_unprompted()
            if given is None:
                given = source.type_hidden("Frasa sandi kunci perangkat-ca: ") if source.is_typed() else ""
            return client_authority.open_with(folder, given)
        passphrase = passphrase_prompt.ask_new(source)
        if not passphrase:
            raise Unavailable(CentreFailure.AUTHORITY_PASSPHRASE)
        made = client_authority.make(folder, passphrase)
    except OSError as error:
        raise Unavailable(CentreFailure.AUTHORITY_FOLDER, path=error.filename or folder) from error
    say(f"Dibuat: {client_authority.certificate_path(folder)}; simpan folder ini, jangan di server.")
    say(f"Sekali di server: salin berkas itu ke folder data PostgreSQL, {_SETTING},")
    say(f"dan di pg_hba.conf, di atas baris loket lainnya: {_ADMISSION}")
    return made


def hand_out(connection: OfficeConnection, made: EnrolledDevice, authority: ClientAuthority, folder: Path) -> None:
    """Write the device's file, and let it in by that alone. Raises Unavailable (``centre_authority_folder``)."""
    from frontoffice.sync.office import client_authority

    try:
        server = client_authority.server_certificate(folder)
        content = client_authority.issue(authority, made.role, made.secret, server)
        file = client_authority.write_for_device(folder, made.role, content)
    except OSError as error:
        raise Unavailable(CentreFailure.AUTHORITY_FOLDER, path=error.filename or folder) from error
    client_authority.admit(connection, made.role)
    say(f"  Berkas : {file} (di loket: pilih di tempat sertifikat pusat; sandi di atas membukanya)")
