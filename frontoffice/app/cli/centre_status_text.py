"""Report of ``frontoffice centre status``: devices, chains, numbers given twice, what waits for the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from frontoffice.app.cli import centre_certificates
from frontoffice.domain import checkpoint

if TYPE_CHECKING:
    from frontoffice.sync.centre_status import CentreStatus, Device
    from frontoffice.sync.certifying import CertifiedDevice
    from frontoffice.sync.content_limits import ContentUse


def status_lines(status: CentreStatus) -> Iterator[str]:
    """Every line of the report, in Indonesian."""
    yield f"Skema {status.version}, protokol terendah {status.min_protocol}, {len(status.heads)} rantai"
    if status.office_key:
        yield f"Kunci kantor : {checkpoint.root_text(status.office_key)}"
    yield ""
    yield "Perangkat:"
    for device in status.devices:
        yield f"  {_device(device)}"
        if status.office_key and device.certified and (device.active or device.certified.certificate):
            yield f"    {_certified(device.certified)}"
        if device.sent and (device.active or device.sent.contents):
            yield f"    {_sent(device.sent)}"
    yield ""
    yield "Rantai:"
    for head in status.heads:
        yield f"  {head.origin} {head.seq:>9} {head.hash.hex()[:16]} {head.device or '(tanpa perangkat)'}"
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


def _certified(device: CertifiedDevice) -> str:
    one = device.certificate
    if one is None:
        return "belum disahkan, kuncinya menunggu" if device.waits else "belum disahkan, belum menawarkan kunci"
    terms = centre_certificates.terms_text(one.device_class, one.series)
    if one.upto is None:
        offered = ", menawarkan kunci lain" if device.offered_key not in (None, one.public_key) else ""
        return f"{terms}, disahkan {moment_text(one.made_at)} (nomor {one.serial}){offered}"
    return f"{terms}, pengesahan dicabut {moment_text(one.made_at)} (nomor {one.serial})"


def _sent(sent: ContentUse) -> str:
    begun = f", {sent.begun} belum utuh" if sent.begun else ""
    return (
        f"lampiran: {sent.contents} dari {sent.most_contents} berkas,"
        f" {sent.megabytes} dari {sent.most_megabytes} MB{begun}"
    )


def moment_text(moment: datetime | None) -> str:
    """A moment in the zone of the server."""
    return f"{moment.astimezone():%d-%m-%Y %H.%M.%S}" if moment else "belum pernah"


def _open_questions(status: CentreStatus) -> Iterator[str]:
    yield f"Nomor ganda: {len(status.numbers_twice)}"
    for twice in status.numbers_twice:
        yield f"  {twice.series} {twice.year} nomor {twice.no}: {', '.join(twice.counters)}"
    yield f"Catatan tersisih: {sum(one.entries for one in status.quarantined)}"
    for one in status.quarantined:
        yield f"  {one.origin}: {one.entries} catatan ({one.first}-{one.last}), dari {', '.join(one.devices)}"
    if status.forks:
        yield f"Bukti percabangan: {len(status.forks)}"
    for fork in status.forks:
        yield f"  {fork.origin} ({fork.device or 'tanpa perangkat'}): ditemukan {fork.found_by}, {moment_text(fork.at)}"
    waiting = sum(device.certified is not None and device.certified.waits for device in status.devices)
    if status.office_key and waiting:
        yield f"Kunci yang menunggu pengesahan: {waiting}. Lihat: frontoffice centre certify"
    if status.erasures:
        yield f"Penghapusan yang menunggu: {status.erasures}. Lihat: frontoffice centre erase DSN"
    if status.quarantined:
        yield "Putuskan dengan: frontoffice centre merge DSN --accept RANTAI (atau all, atau --reject RANTAI)"
