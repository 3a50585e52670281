"""Report of ``frontoffice centre status``: devices, their limits, numbers given twice, what waits for the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from frontoffice.app.cli import centre_certificates, fault_words
from frontoffice.app.cli.centre_sentences import moment_text
from frontoffice.domain.complaint import CHANNELS
from frontoffice.domain.proof import checkpoint

if TYPE_CHECKING:
    from frontoffice.sync.office.centre_status import CentreStatus, Device, Listed
    from frontoffice.sync.office.certifying import CertifiedDevice
    from frontoffice.sync.office.device_limits import ContentUse, EntryUse
    from frontoffice.sync.office.proven_forks import ProvenFork
    from frontoffice.sync.set_aside import AsideChain

_One = TypeVar("_One")
_NOBODY: Final = "tanpa perangkat"
_LABELS: Final = 5  # named in one line
_CERTIFY: Final = "frontoffice centre certify DSN --all --office-key BERKAS"
_SIGN: Final = "frontoffice centre sign DSN --office-key BERKAS"
_NO_KEY: Final = (
    "belum menawarkan kunci: belum diberi kunci kantor, belum sinkron, atau penyimpan sandinya tidak terbuka"
)
_MEGABYTE: Final = 1_000_000  # bytes


def status_lines(status: CentreStatus) -> Iterator[str]:
    """Every line of the report, in Indonesian."""
    yield f"Skema {status.version}, protokol terendah {status.min_protocol}, {status.chains} rantai"
    if status.office_key:
        yield f"Kunci kantor : {checkpoint.root_text(status.office_key)}"
    yield ""
    yield "Perangkat:" if status.devices else "Perangkat: belum ada"
    for device in status.devices:
        yield f"  {_device(device)}"
        if status.office_key and device.certified and (device.active or device.certified.certificate):
            yield f"    {_certificate_text(device.certified)}"
        if device.used and (device.active or device.entries):
            yield f"    {_entry_use_text(device.used)}"
        if device.sent and (device.active or device.sent.contents):
            yield f"    {_content_use_text(device.sent)}"
    yield ""
    yield from _open_questions(status)


def _device(device: Device) -> str:
    parts = [f"{device.label} ({device.role})", f"{device.entries} catatan dalam {device.chains} rantai"]
    parts.append(f"sinkron lengkap terakhir {moment_text(device.synced_at)}")
    if device.hello_at and (device.synced_at is None or device.hello_at > device.synced_at):
        parts.append(f"terakhir menyapa {moment_text(device.hello_at)}")
    if device.clock_ahead and abs(device.clock_ahead) > timedelta(minutes=1):
        parts.append(f"jamnya berbeda {round(device.clock_ahead.total_seconds())} detik")
    if not device.active:
        parts.append("DICABUT")
    return ", ".join(parts)


def _certificate_text(device: CertifiedDevice) -> str:
    one = device.certificate
    if one is None:
        return "belum disahkan, kuncinya menunggu" if device.waits else f"belum disahkan, {_NO_KEY}"
    terms = centre_certificates.terms_text(one.device_class, one.series)
    if one.upto is None:
        if device.is_outdated:
            again = ": harus disahkan lagi" if device.active else ""
            return f"{terms}, disahkan dengan kunci kantor yang hilang{again}"
        offered = ", menawarkan kunci lain" if device.offered_key not in (None, one.public_key) else ""
        return f"{terms}, disahkan {moment_text(one.made_at)} (nomor {one.serial}){offered}"
    return f"{terms}, pengesahan dicabut {moment_text(one.made_at)} (nomor {one.serial})"


def _entry_use_text(used: EntryUse) -> str:
    parts = [
        ("catatan sekaligus", used.burst.amount, used.burst.most),
        ("rantai", used.chains.amount, used.chains.most),
        ("MB kata-kata", -(-used.words.amount // _MEGABYTE), used.words.most // _MEGABYTE),
        ("catatan titipan", used.aside.amount, used.aside.most),
    ]
    suspicion = ""
    if used.today:
        day = ("MB kata-kata hari ini", -(-used.today.amount // _MEGABYTE), used.today.most // _MEGABYTE)
        parts.append(day)
        suspicion = _UNTYPED if _limit_warning(day) else ""
    said = ", ".join(f"{amount} dari {most} {word}" for word, amount, most in parts)
    return f"batas: {said}{_limit_warning(*parts)}{suspicion}"


_UNTYPED: Final = (
    ". Tidak ada loket yang mengetik sebanyak itu dalam sehari: tanyakan di sana, dan cabut perangkatnya bila bukan"
    " pekerjaan loket (frontoffice centre revoke DSN NAMA --since TANGGAL)"
)


def _limit_warning(*parts: tuple[str, int, int]) -> str:
    """Warning with the names of the reached limits.

    A push that goes beyond one is refused whole, so nine tenths of it are as good.
    """
    found = [word for word, amount, most in parts if amount * 10 >= most * 9]
    return f" - BATAS TERCAPAI: {', '.join(found)}" if found else ""


def _content_use_text(sent: ContentUse) -> str:
    begun = f", {sent.begun} belum utuh" if sent.begun else ""
    reached = _limit_warning(
        ("berkas", sent.contents, sent.most_contents), ("MB lampiran", sent.megabytes, sent.most_megabytes)
    )
    return (
        f"lampiran: {sent.contents} dari {sent.most_contents} berkas,"
        f" {sent.megabytes} dari {sent.most_megabytes} MB{begun}{reached}"
    )


def _open_questions(status: CentreStatus) -> Iterator[str]:
    yield f"Nomor ganda: {status.numbers_twice.count}"
    yield from _lines(status.numbers_twice, lambda one: f"{one.series} {one.year} nomor {one.no}: {_few(one.counters)}")
    yield f"Kiriman yang sama di dua loket: {status.same_items.count}"
    yield from _lines(status.same_items, lambda one: f"{_channel(one.channel)}: {_few(one.numbers)}")
    yield f"Catatan tersisih: {status.quarantined_entries}"
    yield from _lines(
        status.quarantined,
        lambda one: f"{one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {_few(one.devices)}",
    )
    yield from _findings(status)
    waiting = sum(device.certified is not None and device.certified.waits for device in status.devices)
    if status.office_key and waiting:
        yield f"Kunci yang menunggu pengesahan: {waiting}. Sahkan: {_CERTIFY}"
    if status.unsigned:
        yield f"Rantai yang menunggu tanda tangan kantor: {status.unsigned}. Tandatangani: {_SIGN}"
    if status.erasures:
        yield f"Penghapusan yang menunggu: {status.erasures}. Lihat: frontoffice centre erase DSN"
    if status.quarantined.count:
        yield "Lihat dan putuskan dengan: frontoffice centre merge DSN (--show, --accept, atau --reject RANTAI)"


def _findings(status: CentreStatus) -> Iterator[str]:
    if status.aside.count:
        yield f"Disisihkan kantor: {status.aside_entries} catatan dalam {status.aside.count} rantai"
        yield from _lines(status.aside, _set_aside)
    if status.unauthorised.count:
        yield f"Catatan tanpa wewenang, yang tidak berlaku: {status.unauthorised_entries}"
        yield from _lines(status.unauthorised, lambda one: f"{one.device or _NOBODY}: {one.entries}")
    if status.forks.count:
        yield f"Laporan percabangan: {status.forks.count}"
        yield from _lines(status.forks, _fork)
    if status.notes_broken.count:
        yield f"Pernyataan kantor yang hilang atau rusak: {status.notes_broken.count}"
        yield from _lines(status.notes_broken, fault_words.in_indonesian)


def _set_aside(one: AsideChain) -> str:
    device, since = one.device or _NOBODY, moment_text(one.at)
    return f"{one.origin} ({device}): berlaku sampai {one.upto} dari {one.size} catatan, sejak {since}"


def _fork(one: ProvenFork) -> str:
    proven = _PROVEN[one.weight.value]
    return f"{one.origin} ({one.device or _NOBODY}): ditemukan {one.found_by}, {moment_text(one.at)}; {proven}"


_PROVEN: Final = {
    "two_signed": "terbukti: keduanya bertanda tangan",
    "one_signed": "satu bertanda tangan, yang lain menurut penemunya",
    "nothing": "TIDAK TERBUKTI: tanpa tanda tangan pemilik rantai",
}


def _lines(listed: Listed[_One], line: Callable[[_One], str]) -> Iterator[str]:
    """One line for each listed item, and the number of the remaining ones."""
    yield from (f"  {line(one)}" for one in listed.first)
    if listed.count > len(listed.first):
        yield f"  … dan {listed.count - len(listed.first)} lagi"


def _channel(code: str) -> str:
    return next((one.name for one in CHANNELS if one.code == code), code)


def _few(labels: Sequence[str]) -> str:
    more = f", dan {len(labels) - _LABELS} lagi" if len(labels) > _LABELS else ""
    return ", ".join(labels[:_LABELS]) + more
