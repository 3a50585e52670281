"""``frontoffice centre certify``, and certification with the office's key in ``enrol``."""

from __future__ import annotations

import argparse
import base64
import binascii
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from frontoffice import signed_notes
from frontoffice.app.cli import centre_office_key, fault_words, passphrase_prompt
from frontoffice.app.cli.centre_sentences import NotDoneError, fail, moment_text, say
from frontoffice.app.keys import signed_proof
from frontoffice.domain.proof.device_certificate import KEY_BYTES, DeviceCertificate, DeviceClass

# --- ``frontoffice centre revoke``: a device's rights end, and what it wrote since a day counts no more, or
# counts again ---
# ``set-aside`` is another name of it, by which it was known while ``revoke`` bounded nothing.

if TYPE_CHECKING:
    from frontoffice.app.keys.signed_proof import SigningKey
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.enrolling import NamedDevice
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
    """Device with that label or role. Raises NotDoneError where it is none, or one of several."""
    from frontoffice.sync.office import enrolling

    found = enrolling.find_devices(connection, name)
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
    """Set aside a device's entries since a day, or undo that; signed where the office's key is given."""
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
        chains = set_aside.clip_bounds(chains, set_aside.read(connection))
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
    return passphrase_prompt.is_agreed(centre_office_key.terminal_of(options).ask, question)


def _sign(connection: OfficeConnection, key: SigningKey, device: NamedDevice, chains: Sequence[ChainBound]) -> None:
    from frontoffice.sync.office import certifying

    (known,) = (one for one in certifying.devices(connection) if one.device_id == device.device_id)
    made = certifying.revoke(connection, key.sign, known, chains)
    aside = sum(one.size - one.upto for one in chains)
    left = f"{aside} catatannya tidak berlaku" if aside else "semua catatannya berlaku"
    say(f"Pencabutan ditandatangani, nomor {made.serial}: {left}.")


# --- centre certificates ---

if TYPE_CHECKING:
    from frontoffice.app.cli.office_key_prompt import Terminal
    from frontoffice.app.keys.signed_proof import SigningKey
    from frontoffice.sync.link.centre_connection import OfficeConnection
    from frontoffice.sync.office.certifying import CertifiedDevice, DeviceTerms

CLASSES: Final[Mapping[str, DeviceClass]] = {
    "loket": DeviceClass.COUNTER,
    "penanganan": DeviceClass.HANDLING,
    "kantor": DeviceClass.OFFICE,
}
"""What a device's class is called."""
CLASS_WORDS: Final = {value: word for word, value in CLASSES.items()}


def certify(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Certify one device, or all devices with an offered key."""
    from frontoffice.sync.office import certifying

    if bool(options.name) == options.all:
        return fail("sebutkan satu perangkat, atau --all")
    if options.all and (options.device_class or options.series or options.key):
        return fail("--class, --series, dan --key untuk satu perangkat, tidak dengan --all")
    centre_office_key.demand_in_use(connection, options.office_key)
    warn_of_notes(connection)
    chosen = (
        [one for one in certifying.devices(connection) if one.waits]
        if options.all
        else [certifying.find(connection, options.name)]
    )
    code = _certify(connection, chosen, options)
    known = [one.certificate for one in certifying.devices(connection) if one.active and one.is_valid]
    if known and not any(one and one.device_class == DeviceClass.OFFICE for one in known):
        for line in _NO_OFFICE:
            say(line)
    return code


_NO_OFFICE: Final = (
    "Belum ada perangkat golongan kantor; pengguna, daftar, kalender, dan penghapusan hanya diubah di perangkat itu.",
    "Sahkan satu:",
    "  frontoffice centre certify DSN NAMA --class kantor --office-key BERKAS",
)

_HOW_OFFERED: Final = (
    "Di komputer itu: tempel kunci kantor, buka penyimpan sandinya, dan sinkronkan; atau sebutkan --key"
)


def _certify(connection: OfficeConnection, chosen: Sequence[CertifiedDevice], options: argparse.Namespace) -> int:
    """Certify each of them; what cannot be certified is said before anybody types the passphrase."""
    if not chosen:
        say("Tidak ada kunci yang menunggu pengesahan.")
        return 0
    found: list[tuple[CertifiedDevice, DeviceTerms]] = []
    for one in chosen:
        if not one.active:
            return fail(f"tidak ada perangkat aktif bernama {one.label}")
        terms = _terms(connection, one, options)
        if terms is None:
            return fail(f"{one.label} belum menawarkan kunci. {_HOW_OFFERED}")
        found.append((one, terms))
    at = centre_office_key.terminal_of(options)
    key = centre_office_key.key_in_use(connection, options.office_key, at)
    return max(_certify_one(connection, key, one, options, at) for one in found)


def _certify_one(
    connection: OfficeConnection,
    key: SigningKey,
    one: tuple[CertifiedDevice, DeviceTerms],
    options: argparse.Namespace,
    at: Terminal,
) -> int:
    from frontoffice.sync.office import certifying

    device, terms = one
    say(f"{device.label}: {terms_text(terms.device_class, terms.series)}")
    say(f"  sidik jari {signed_proof.fingerprint_of(terms.public_key)}")
    if signed_notes.is_weak(terms.public_key):
        return fail(f"{device.label} tidak disahkan: dengan kunci itu siapa pun dapat menandatangani")
    if device.is_valid and device.certificate and device.certificate.public_key != terms.public_key:
        say("  KUNCI LAIN daripada yang disahkan sebelumnya")
    _warn_of_narrower_class(device, terms)
    if not options.yes and not passphrase_prompt.is_agreed(
        at.ask, "Sama dengan yang tampil di halaman pusat komputer itu?"
    ):
        return fail(f"{device.label} tidak disahkan")
    made = certifying.certify(connection, key.sign, device, terms)
    if device.is_outdated:
        say("  pengesahannya yang lama ditandatangani lagi: catatannya sampai sekarang dinilai seperti semula")
    say(f"  disahkan, nomor {made.serial}")
    if terms.device_class == DeviceClass.COUNTER and not terms.series:
        say("  belum memiliki seri sendiri; sebutkan dengan --series, misalnya --series L1")
    return 0


def _warn_of_narrower_class(device: CertifiedDevice, terms: DeviceTerms) -> None:
    """Warn that a narrower class will judge everything recorded but not yet sent: nobody knows when it was written."""
    was = device.certificate.device_class if device.certificate else DeviceClass.OFFICE
    if device.synced_at and terms.device_class not in (was, DeviceClass.OFFICE):
        before = (
            f"golongannya menyempit dari {CLASS_WORDS[was]}"
            if device.certificate
            else "belum pernah disahkan, jadi sampai kini dinilai sebagai kantor"
        )
        say(f"  {before}; yang belum terkirim dinilai menurut golongan baru.")
        say(f"  Sinkron lengkap terakhir {moment_text(device.synced_at)}; sinkronkan dahulu bila sesudah itu mencatat")


def _terms(connection: OfficeConnection, device: CertifiedDevice, options: argparse.Namespace) -> DeviceTerms | None:
    """Certification terms from the options, the former certificate or enrolment, in this order; None without a key."""
    from frontoffice.sync.office import certifying

    known = device.certificate
    public = options.key or (known.public_key if known else device.offered_key)
    if public is None:
        return None
    device_class = CLASSES.get(options.device_class) or device.device_class or DeviceClass.OFFICE
    series = options.series or (device.series if known else _series(connection, device, device_class))
    return certifying.DeviceTerms(device_class, tuple(series), public)


def _series(connection: OfficeConnection, device: CertifiedDevice, device_class: DeviceClass) -> tuple[str, ...]:
    """Series of a device certified for the first time: as it was enrolled, or as they were until now."""
    from frontoffice.sync.office import certifying

    if device.series or device_class == DeviceClass.HANDLING:
        return device.series
    return certifying.series_until_now(connection, device.device_id)


def certify_new(connection: OfficeConnection, label: str, public: bytes, key: SigningKey) -> DeviceCertificate:
    """Certify a newly enrolled device with its given public key."""
    from frontoffice.sync.office import certifying

    device = certifying.find(connection, label)
    device_class = device.device_class or DeviceClass.OFFICE
    terms = certifying.DeviceTerms(device_class, _series(connection, device, device_class), public)
    return certifying.certify(connection, key.sign, device, terms)


def warn_of_notes(connection: OfficeConnection) -> None:
    """Print the notes of the office at the centre altered since their signature."""
    from frontoffice.sync.office import note_book

    for broken in note_book.check(connection).broken:
        say(f"rusak: {fault_words.in_indonesian(broken)}")


def terms_text(device_class: DeviceClass, series: tuple[str, ...]) -> str:
    """Class and series of a certified device, in words."""
    numbers = f", seri {', '.join(series)}" if series else ", tanpa seri nomor"
    return f"golongan {CLASS_WORDS[device_class]}{numbers}"


def read_series(text: str) -> tuple[str, ...]:
    """Series as they are typed, apart by commas. Raises ArgumentTypeError."""
    from frontoffice.sync.office import certifying

    found = tuple(dict.fromkeys(one.strip().upper() for one in text.split(",")))
    if not all(certifying.is_series(one) for one in found):
        raise argparse.ArgumentTypeError("seri: huruf dan angka, misalnya L1 atau L1,L2")
    return found


def read_key(text: str) -> bytes:
    """A public key as it is shown at a desk. Raises ArgumentTypeError."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES or signed_notes.is_weak(key):
        raise argparse.ArgumentTypeError("kunci publik: 44 karakter seperti yang tampil di halaman pusat komputer itu")
    return key


def read_day(text: str) -> date:
    """A day as 2026-11-27. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("tanggal: misalnya 2026-11-27") from None
