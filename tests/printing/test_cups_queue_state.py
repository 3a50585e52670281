from __future__ import annotations

import pytest

from frontoffice.printing.cups_queue_state import CupsQueueState


@pytest.mark.parametrize(
    ("model", "uri", "raw", "converts"),
    [
        ("Local Raw Printer", "socket://10.0.0.9:9100", True, False),
        ("Local Raw Printer", "ipp://server:631/printers/resi", True, False),
        ("EPSON TM-T82X", "usb://EPSON/TM-T82X", False, False),
        ("EPSON TM-m30 - IPP Everywhere", "ipps://TM-m30._ipps._tcp.local/", False, True),
        ("Local Raw Printer", "ipp://10.0.0.9/ipp/print", True, True),
        ("HP LaserJet, driverless, 2.1", "implicitclass://hp/", False, True),
        ("HP", "dnssd://HP._ipp._tcp.local/", False, True),
    ],
)
def test_a_queue_to_a_printer_of_pages_converts(model: str, uri: str, raw: bool, converts: bool) -> None:
    state = CupsQueueState(stopped=False, accepting=True, model=model, uri=uri)
    assert (state.is_raw, state.converts) == (raw, converts)
