"""The report of ``frontoffice centre status``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from frontoffice.app.cli.centre_sentences import moment_text
from frontoffice.app.cli.centre_status_text import status_lines
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.sync.office.centre_status import CentreStatus, Device, Listed
from frontoffice.sync.office.certifying import CertifiedDevice
from frontoffice.sync.office.device_limits import ContentUse, EntryUse, Used
from frontoffice.sync.office.doubled_numbers import NumberTwice
from frontoffice.sync.office.entries_without_authority import UnauthorisedEntries
from frontoffice.sync.office.merging import QuarantinedChain
from frontoffice.sync.office.proven_forks import ProvenFork, Weight
from frontoffice.sync.office.same_items import RepeatedItem
from frontoffice.sync.set_aside import AsideChain
from tests.support.certified import a_certificate

AT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
ORIGIN = UUID(int=7)


def test_an_empty_centre_has_nothing_to_decide() -> None:
    lines = list(status_lines(CentreStatus(9, 1)))
    assert lines[0] == "Skema 9, protokol terendah 1, 0 rantai"
    assert lines[2] == "Perangkat: belum ada"
    assert lines[-3:] == ["Nomor ganda: 0", "Kiriman yang sama di dua loket: 0", "Catatan tersisih: 0"]


def test_every_device_and_open_question_has_its_line() -> None:
    sent = ContentUse(1_234, 2_345_000_001, 3, 200_000, 20_000_000_000)
    device = Device("Loket 1", "fo_loket_1", False, 1, AT + timedelta(days=1), AT, timedelta(hours=-2), 1, 3, sent)
    forks = (
        ProvenFork(ORIGIN, "Loket 1", "Loket 2", AT, "", "", Weight.TWO_SIGNED),
        ProvenFork(ORIGIN, "Loket 1", "Loket 3", AT, "", "", Weight.ONE_SIGNED),
        ProvenFork(ORIGIN, "", "Loket 2", AT, "", ""),
    )
    asides = (AsideChain(ORIGIN, "Loket 9", 2, 5, AT), AsideChain(UUID(int=8), "", 0, 1, AT))
    status = CentreStatus(
        version=9,
        min_protocol=1,
        devices=(device,),
        chains=1,
        numbers_twice=Listed((NumberTwice("L1", 2026, 5, ("Loket 1", "Loket 2")),), 1),
        same_items=Listed((RepeatedItem("letter", ("0001/PGD-L1/2026", "0001/PGD-L2/2026")),), 1),
        quarantined=Listed((QuarantinedChain(ORIGIN, 2, 1, 2, "behind", ("Loket 2",)),), 1),
        quarantined_entries=2,
        aside=Listed(asides, 2),
        aside_entries=4,
        unauthorised=Listed((UnauthorisedEntries("Loket 9", 6), UnauthorisedEntries("", 1)), 2),
        unauthorised_entries=7,
        erasures=1,
        forks=Listed(forks, 3),
        office_key=bytes(32),
        unsigned=3,
        notes_broken=Listed(("note 4 is missing",), 1),
    )
    text = "\n".join(status_lines(status))
    assert f"Loket 1 (fo_loket_1), 3 catatan dalam 1 rantai, sinkron lengkap terakhir {moment_text(AT)}" in text
    assert f"terakhir menyapa {moment_text(device.hello_at)}, jamnya berbeda -7200 detik, DICABUT" in text
    assert "lampiran: 1234 dari 200000 berkas, 2346 dari 20000 MB, 3 belum utuh\n" in text
    assert "L1 2026 nomor 5: Loket 1, Loket 2" in text
    assert "dua loket: 1\n  Surat diantar: 0001/PGD-L1/2026, 0001/PGD-L2/2026\n" in text
    assert f"Catatan tersisih: 2\n  {ORIGIN}: 2 catatan (1-2), dari Loket 2" in text
    assert "Disisihkan kantor: 4 catatan dalam 2 rantai\n" in text
    assert f"  {ORIGIN} (Loket 9): berlaku sampai 2 dari 5 catatan, sejak {moment_text(AT)}\n" in text
    assert f"  {UUID(int=8)} (tanpa perangkat): berlaku sampai 0 dari 1 catatan" in text
    assert "Catatan tanpa wewenang, yang tidak berlaku: 7\n  Loket 9: 6\n  tanpa perangkat: 1\n" in text
    assert f"Laporan percabangan: 3\n  {ORIGIN} (Loket 1): ditemukan Loket 2, {moment_text(AT)}; terbukti" in text
    assert f"ditemukan Loket 3, {moment_text(AT)}; satu bertanda tangan, yang lain menurut penemunya\n" in text
    assert f"  {ORIGIN} (tanpa perangkat): ditemukan Loket 2, {moment_text(AT)}; TIDAK TERBUKTI" in text
    assert "Pernyataan kantor yang hilang atau rusak: 1\n  pernyataan 4 hilang\n" in text
    assert "Rantai yang menunggu tanda tangan kantor: 3." in text
    assert "Penghapusan yang menunggu: 1." in text
    assert text.endswith("(--show, --accept, atau --reject RANTAI)")


def test_what_is_more_than_the_first_few_is_counted() -> None:
    twice = tuple(NumberTwice("L1", 2026, no, ("Loket 1", "Loket 2")) for no in range(20))
    many = tuple(f"Loket {no}" for no in range(1, 9))
    status = CentreStatus(
        23,
        2,
        numbers_twice=Listed(twice, 5_000),
        quarantined=Listed((QuarantinedChain(ORIGIN, 1, 1, 1, "behind", many),), 1),
    )
    lines = [*status_lines(status)]
    assert "  … dan 4980 lagi" in lines
    assert f"  {ORIGIN}: 1 catatan (1-1), dari Loket 1, Loket 2, Loket 3, Loket 4, Loket 5, dan 3 lagi" in lines
    assert len(lines) <= 30


def test_each_device_says_what_it_used_of_its_limits_and_which_it_reached() -> None:
    used = EntryUse(Used(3, 2_000_000), Used(50, 50), Used(1_000_001, 20_000_000), Used(18, 20))
    sent = ContentUse(8, 0, 0, 9, 0)
    device = Device("Loket 1", "fo_loket_1", True, 1, None, None, None, 0, 0, sent, None, used)
    text = "\n".join(status_lines(CentreStatus(23, 2, (device,))))
    assert (
        "    batas: 3 dari 2000000 catatan sekaligus, 50 dari 50 rantai, 2 dari 20 MB kata-kata,"
        " 18 dari 20 catatan titipan - BATAS TERCAPAI: rantai, catatan titipan\n"
    ) in text
    assert "    lampiran: 8 dari 9 berkas, 0 dari 0 MB - BATAS TERCAPAI: MB lampiran\n" in text
    writing = replace(used, today=Used(45_000_000, 50_000_000))
    text = "\n".join(status_lines(CentreStatus(23, 2, (replace(device, used=writing),))))
    assert "45 dari 50 MB kata-kata hari ini - BATAS TERCAPAI: rantai, catatan titipan, MB kata-kata hari ini. " in text
    assert "Tidak ada loket yang mengetik sebanyak itu dalam sehari" in text
    gone = replace(device, active=False)
    assert "batas: " not in "\n".join(status_lines(CentreStatus(23, 2, (gone,))))


@pytest.mark.parametrize(("is_active", "contents", "said"), [(True, 0, True), (False, 0, False), (False, 1, True)])
def test_a_revoked_device_that_sent_no_attachments_has_no_line_of_them(
    is_active: bool, contents: int, said: bool
) -> None:
    sent = ContentUse(contents, 0, 0, 9, 1_000_000)
    device = Device("Loket 1", "fo_loket_1", is_active, 1, None, None, None, 0, 0, sent)
    assert (
        f"    lampiran: {contents} dari 9 berkas, 0 dari 1 MB" in status_lines(CentreStatus(15, 1, (device,)))
    ) is said


def test_each_device_says_what_it_is_certified_for_and_what_waits() -> None:
    key = bytes(range(32))
    valid = DeviceCertificate(4, ORIGIN, "Loket 1", DeviceClass.COUNTER, ("L1",), key, (), None, AT)
    lines_of = {
        (True, valid, key): f"golongan loket, seri L1, disahkan {moment_text(AT)} (nomor 4)",
        (
            True,
            valid,
            bytes(32),
        ): f"golongan loket, seri L1, disahkan {moment_text(AT)} (nomor 4), menawarkan kunci lain",
        (
            False,
            replace(valid, upto=()),
            key,
        ): f"golongan loket, seri L1, pengesahan dicabut {moment_text(AT)} (nomor 4)",
        (True, None, key): "belum disahkan, kuncinya menunggu",
        (True, None, None): "belum disahkan, belum menawarkan kunci: belum diberi kunci kantor, belum sinkron,"
        " atau penyimpan sandinya tidak terbuka",
        (False, None, key): "",
    }
    for (active, certificate, offered), says in lines_of.items():
        certified = CertifiedDevice(ORIGIN, "fo_loket_1", "Loket 1", active, None, (), offered, certificate)
        device = Device("Loket 1", "fo_loket_1", active, 1, None, None, None, 0, 0, None, certified)
        status = CentreStatus(18, 1, (device,), office_key=key)
        lines = [*status_lines(status)]
        assert lines[1] == f"Kunci kantor : {checkpoint.root_text(key)}"
        assert [one for one in lines if one.startswith("    ")] == [f"    {says}"] * bool(says)
        is_waiting = says.endswith("menunggu")
        assert any(one.startswith("Kunci yang menunggu pengesahan: 1.") for one in lines) == is_waiting
        without = [*status_lines(replace(status, office_key=None))]
        assert not [one for one in without if "sahkan" in one], "an office without a key is as it was"


def test_who_was_ended_is_not_said_to_need_the_word_of_a_key_after_a_lost_one() -> None:
    for active in (True, False):
        certificate = a_certificate(ORIGIN)
        certified = CertifiedDevice(ORIGIN, "fo_1", "Loket 1", active, None, (), None, certificate, is_outdated=True)
        device = Device("Loket 1", "fo_1", active, 1, None, None, None, 0, 0, None, certified)
        text = "\n".join(status_lines(CentreStatus(18, 1, (device,), office_key=bytes(32))))
        assert "kunci kantor yang hilang" in text
        assert ("harus disahkan lagi" in text) == active
