"""The report of ``frontoffice centre status``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from frontoffice.app.cli.centre_status_text import moment_text, status_lines
from frontoffice.sync.centre_status import CentreStatus, ChainHead, Device, NumberTwice
from frontoffice.sync.merging import QuarantinedChain

AT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
ORIGIN = UUID(int=7)


def test_an_empty_centre_has_nothing_to_decide() -> None:
    lines = list(status_lines(CentreStatus(9, 1, (), (), (), (), 0)))
    assert lines[0] == "Skema 9, protokol terendah 1, 0 rantai"
    assert lines[-2:] == ["Nomor ganda: 0", "Catatan tersisih: 0"]


def test_every_device_chain_and_open_question_has_its_line() -> None:
    device = Device("Loket 1", "fo_loket_1", False, 1, AT + timedelta(days=1), AT, timedelta(hours=-2), 1, 3)
    status = CentreStatus(
        version=9,
        min_protocol=1,
        devices=(device,),
        heads=(ChainHead(ORIGIN, 3, b"\x01" * 32, "", AT),),
        numbers_twice=(NumberTwice("L1", 2026, 5, ("Loket 1", "Loket 2")),),
        quarantined=(QuarantinedChain(ORIGIN, 2, 1, 2, "behind", ("Loket 2",)),),
        erasures=1,
    )
    text = "\n".join(status_lines(status))
    assert f"Loket 1 (fo_loket_1), 3 catatan dalam 1 rantai, sinkron lengkap terakhir {moment_text(AT)}" in text
    assert f"terakhir menyapa {moment_text(device.hello_at)}, jamnya berbeda -7200 detik, DICABUT" in text
    assert f"{ORIGIN}         3 {'01' * 8} (tanpa perangkat)" in text
    assert "L1 2026 nomor 5: Loket 1, Loket 2" in text
    assert f"{ORIGIN}: 2 catatan (1-2), dari Loket 2" in text
    assert "Penghapusan yang menunggu: 1." in text
    assert text.endswith("(atau all, atau --reject RANTAI)")
