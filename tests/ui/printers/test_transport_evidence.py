from __future__ import annotations

import pytest

from frontoffice.printing.codes import PrintReason
from frontoffice.settings import Transport
from frontoffice.ui.printers import transport_evidence
from frontoffice.ui.printers.transport_evidence import evidence_of


def test_a_way_that_was_never_tried_with_a_real_printer_says_so() -> None:
    for kind in (Transport.NETWORK, Transport.DEVICE, Transport.SERIAL):
        text, state = evidence_of(kind)
        assert "never with a real one" in text
        assert state == ""
    assert "real" not in evidence_of(Transport.CUPS)[0] + evidence_of(Transport.PDF)[0]


def test_where_a_printer_of_the_network_is_chosen_it_stands_who_else_may_print_there() -> None:
    assert "another program wrote into a paper" in evidence_of(Transport.NETWORK)[0]
    assert "another program" not in evidence_of(Transport.DEVICE)[0]


def test_a_queue_of_windows_says_that_it_may_not_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_evidence, "missing_library", lambda _kind: None)
    text, state = evidence_of(Transport.WINDOWS)
    assert "A queue tells nothing of the paper" in text
    assert ("protected print mode" in text, state) == (True, "")


def test_what_is_missing_is_all_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_evidence, "missing_library", lambda _kind: PrintReason.LIBRARY_WINDOWS)
    text, state = evidence_of(Transport.USBPRINT)
    assert ("pywin32" in text, state) == (True, "late")
