"""``frontoffice centre``: setup, care and repair of the central office database.

Speaks Indonesian without Qt, since a database server has no desktop. Exit codes: 0 done, 1 something was found that
the office must look at (``verify``), 2 it could not be done.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice import replacing
from frontoffice.app.cli import (
    centre_certificates,
    centre_locks,
    centre_merging,
    centre_office_key,
    fault_words,
    file_words,
    passphrase_prompt,
)
from frontoffice.app.cli.centre_sentences import (
    OPEN_DOORS,
    SENTENCES,
    NotDoneError,
    fail,
    moment_text,
    say,
    sentence_of,
)
from frontoffice.app.cli.centre_status_text import status_lines
from frontoffice.app.cli.passphrase_prompt import AUTHORITY_VARIABLE, PassphraseSource
from frontoffice.domain.proof import checkpoint
from frontoffice.errors import Refused, Unavailable
from frontoffice.sync.codes import CentreFailure

# --- ``frontoffice centre enrol`` and ``limit``: which devices write to the centre, and how much ---

# --- ``frontoffice centre enrol … --certificate FOLDER``: a device that proves itself by a certificate ---

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


def write_device_file(
    connection: OfficeConnection, made: EnrolledDevice, authority: ClientAuthority, folder: Path
) -> None:
    """Write the device's certificate file and admit the device by that alone.

    Raises Unavailable (``centre_authority_folder``).
    """
    from frontoffice.sync.office import client_authority

    try:
        server = client_authority.server_certificate(folder)
        content = client_authority.issue(authority, made.role, made.secret, server)
        file = client_authority.write_for_device(folder, made.role, content)
    except OSError as error:
        raise Unavailable(CentreFailure.AUTHORITY_FOLDER, path=error.filename or folder) from error
    client_authority.admit(connection, made.role)
    say(f"  Berkas : {file} (di loket: pilih di tempat sertifikat pusat; sandi di atas membukanya)")


# --- centre devices ---

if TYPE_CHECKING:
    from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.enrolling import EnrolledDevice


def enrol(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Enrol a device and print the values for its counter to paste."""
    from frontoffice.sync.link import centre_address
    from frontoffice.sync.office import note_book

    public = note_book.office_key(connection)
    if options.key and not options.office_key:
        return fail("--key memerlukan --office-key: kunci itu disahkan seketika")
    word = options.device_class or ("loket" if public else "")  # without a key in use nothing is limited yet
    device_class = centre_certificates.CLASSES.get(word)
    folder = options.certificate
    source = centre_office_key.terminal_of(options).source
    authority = open_authority(folder, source) if folder else None
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
        write_device_file(connection, made, authority, folder)
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
    """Create a device, certified if its key was given: both, or nothing of it after a wrong passphrase."""
    from frontoffice.sync.office import blocking_sessions, enrolling

    terms = (options.name, options.replaces, device_class, options.series)
    if not options.key:
        return enrolling.enrol(connection, *terms), None
    key = centre_office_key.key_in_use(connection, options.office_key, centre_office_key.terminal_of(options))
    with connection.transaction():
        made = enrolling.enrol(connection, *terms)
        certificate = centre_certificates.certify_new(connection, made.label, options.key, key)
    for one in enrolling.find_devices(connection, options.replaces):  # it could come in until all of it was committed
        if not one.active:
            blocking_sessions.end(connection, one.role)
    return made, certificate


def _own_name() -> str:
    """Name of this computer to other computers, as ``hostname -f`` wrote it into its certificate.

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
    from frontoffice.sync.office import device_limits

    if options.leap:
        device_limits.let_leap(connection, options.name)
        say(f"{options.name} boleh mengirim catatan yang jam logisnya melompat, sampai sinkron lengkap berikutnya.")
        return 0
    limits = device_limits.EntryLimits(options.entries, options.chains, options.words, options.aside, options.daily)
    if device_limits.set_limits(connection, options.name, limits):
        say(f"Batas catatan {options.name or 'semua perangkat'} diubah.")
        if options.megabytes is None and options.files is None:
            return 0
    device_limits.set_content_limit(connection, options.name, options.megabytes, options.files)
    say(f"Batas lampiran {options.name or 'semua perangkat'} diubah. Lihat: frontoffice centre status DSN")
    return 0


# --- centre command ---

# --- ``frontoffice centre erase``: what desks decided to erase by law is shown, carried out or rejected, one by
# one ---

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.erasing import Erasure
    from frontoffice.sync.office.note_book import Sign

EVERY: Final = "semua"


def erase(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """List the pending erasures, or record the office's decision on the named ones."""
    from frontoffice.sync.office import erasing, note_book

    waiting = {_name(one): one for one in erasing.waiting(connection)}
    chosen = [*options.carry_out, *options.reject]
    if not chosen:
        return _list(connection, waiting)
    unknown = [name for name in chosen if name.lower() != EVERY and not _find_erasures(waiting, name)]
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
        centre_locks.run_despite_locks(connection, partial(erasing.reject, connection, one, sign))
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
    erased = centre_locks.run_despite_locks(connection, partial(erasing.carry_out, connection, one, sign))
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
    return any(one in _find_erasures(waiting, name) for name in names if name.lower() != EVERY)


def _name(one: Erasure) -> str:
    """How one is named in a command: by series, year and number, or by its identity where it has none."""
    return f"{one.series}/{one.year}/{one.no}".upper() if one.no else str(one.subject).upper()


def _select_erasures(waiting: dict[str, Erasure], names: list[str]) -> list[Erasure]:
    if EVERY in [name.lower() for name in names]:
        return list(waiting.values())
    return list(dict.fromkeys(one for name in names for one in _find_erasures(waiting, name)))


def _find_erasures(waiting: dict[str, Erasure], typed: str) -> list[Erasure]:
    """The one of this name, or of this number as it stands on the resi (``0147/PGD-L1/2026``)."""
    if typed.upper() in waiting:
        return [waiting[typed.upper()]]
    words = re.findall(r"[A-Z0-9]+", typed.upper())
    counts = sorted(int(word) for word in words if word.isdecimal())
    return [one for one in waiting.values() if one.series in words and counts == sorted((one.no or 0, one.year or 0))]


# --- centre command ---

# --- A copy of the centre before an upgrade, by PostgreSQL's own ``pg_dump``: SQL, as the handbook's restore
# reads it ---
# An upgrade is one transaction and deletes nothing; a copy is for what nobody foresaw. Where it cannot be made here
# (no ``pg_dump``, or one older than the server), whoever keeps the centre makes it and says so (``--copied``).

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection

_LOCK_WAIT: Final = 60_000  # milliseconds; nothing that a counter does needs to be waited for
_INSTEAD: Final = "pusat belum diubah. Buat salinannya sendiri (pg_dump), lalu jalankan lagi dengan --copied"


def copy_before_upgrade(connection: OfficeConnection, options: argparse.Namespace) -> None:
    """Copy a centre of an earlier schema to a new file, once; nothing of what is up to date, or new.

    Raises NotDoneError where that cannot be done, and then nothing may be changed.
    """
    from frontoffice.sync import schema

    before, steps = schema.version(connection), schema.migrations()
    if options.copied or not steps[0].version <= before < steps[-1].version:
        return
    file = options.copy or Path(f"pusat.before-{before + 1:04}.sql")
    program = shutil.which("pg_dump")
    if program is None:
        raise NotDoneError(f"salinan pusat tidak dapat dibuat: pg_dump tidak ada di komputer ini; {_INSTEAD}")
    if file.exists():
        raise NotDoneError(f"{file} sudah ada dan tidak ditimpa; sebutkan nama lain dengan --copy")
    _dump(program, connection, file)
    say(f"salinan pusat sebelum diperbarui: {file.absolute()}")
    options.copied = True  # a command that waited for a lock is tried again as a whole


def _dump(program: str, connection: OfficeConnection, file: Path) -> None:
    """Write it under its own name when it is whole, for this user alone."""
    beside = file.with_name(f"{file.name}.part")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _run(program, connection, beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        replacing.put_in_place(beside, file)
        replacing.sync_folder(file.parent)
    except OSError as error:
        raise NotDoneError(f"{file} tidak dapat ditulis: {file_words.why(error)}; {_INSTEAD}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _run(program: str, connection: OfficeConnection, to: Path) -> None:
    from frontoffice.sync.link.centre_connection import dsn_of
    from frontoffice.updating.installed_versions import clean_environment

    environment = {name: text for name, text in clean_environment(os.environ).items() if not name.startswith("PG")}
    arguments = [
        "--no-password",
        f"--lock-wait-timeout={_LOCK_WAIT}",
        "--file",
        str(to),
        "--dbname",
        dsn_of(connection),
    ]
    done = subprocess.run(  # noqa: S603
        [program, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotDoneError(f"salinan pusat tidak dapat dibuat ({said[-1] if said else program}); {_INSTEAD}")


# --- centre command ---

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.verifying import ChainsVerified


def run(options: argparse.Namespace) -> int:
    """Run the requested subcommand; returns the exit code."""
    from frontoffice.sync.link import centre_address, centre_connection  # half a second that a start lacks

    try:
        centre_address.refuse_password(options.dsn)
        with closing(centre_connection.open_office(options.dsn)) as connection, centre_connection.translating_errors():
            return centre_locks.run_despite_locks(connection, lambda: VERBS[options.verb](connection, options))
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

    copy_before_upgrade(connection, options)
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
    from frontoffice.sync import figures

    folder = options.folder or places.default().folder
    done = figures.write(connection, folder, anew=options.anew)
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
            say(f"rusak: {fault_words.in_indonesian(broken)}")
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
    """Warnings about sound entries without effect, followed by a line for each."""
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
    "enrol": enrol,
    "certify": centre_certificates.certify,
    "office-key": centre_office_key.office_key,
    "rotate": centre_office_key.rotate,
    "sign": centre_office_key.sign,
    "revoke": centre_certificates.revoke,
    "set-aside": centre_certificates.revoke,
    "limit": limit,
    "status": _status,
    "figures": _figures,
    "merge": centre_merging.merge,
    "erase": erase,
    "publish": _publish,
    "verify": _verify,
}
