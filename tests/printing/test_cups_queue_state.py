from __future__ import annotations

import ctypes

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.cups import CupsQueueState, Dest2, Dest3, queue_state
from tests.support.fake_cups import FakeLibrary
from tests.support.refusals import failure


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


class FakeQueues(FakeLibrary):
    """A server whose only queue, "resi", has these options."""

    def __init__(self, options: dict[bytes, bytes], error: int = 0, *, renamed: bool = False) -> None:
        super().__init__(error=error)
        self.options, self.count = options, ctypes.c_size_t if renamed else ctypes.c_int
        self._dest = (Dest3 if renamed else Dest2)(b"resi", None, False, len(options), 4711)

    def cupsGetNamedDest(self, connection: int, name: bytes, instance: None) -> int | None:  # noqa: N802
        if self.error or name != b"resi":
            return None
        self.kept += 1
        return ctypes.addressof(self._dest)

    def cupsGetOption(self, name: bytes, count: int, options: int) -> bytes | None:  # noqa: N802
        assert (count, options) == (len(self.options), 4711)
        return self.options.get(name)

    def cupsFreeDests(self, count: int, _dest: int) -> None:  # noqa: N802
        self.kept -= count


@pytest.mark.parametrize("renamed", [False, True])
def test_what_the_server_says_of_a_queue_is_its_state(monkeypatch: pytest.MonkeyPatch, renamed: bool) -> None:
    options = {
        b"printer-state": b"5",
        b"printer-is-accepting-jobs": b"false",
        b"printer-make-and-model": "Loket \N{EM DASH} \N{REPLACEMENT CHARACTER}".encode()[:-2],
        b"device-uri": b"socket://10.0.0.9",
        b"printer-state-reasons": b"paused",
    }
    library = FakeQueues(options, renamed=renamed)
    monkeypatch.setattr(cups_library, "library", lambda: library)
    model = "Loket \N{EM DASH} \N{REPLACEMENT CHARACTER}"
    assert queue_state("resi") == CupsQueueState(True, False, model, "socket://10.0.0.9", "paused")
    library.options = {b"printer-state": b"3"}
    library._dest.num_options = 1
    assert queue_state("resi") == CupsQueueState(stopped=False, accepting=True)
    assert (library.open, library.kept) == (0, 0)


@pytest.mark.parametrize(
    ("error", "is_down"), [(0, False), (0x3FF, False), (0x406, False), (0x400, True), (0x501, True)]
)
def test_a_queue_that_is_not_there_is_none_and_a_server_that_fails_says_nothing(
    monkeypatch: pytest.MonkeyPatch, error: int, is_down: bool
) -> None:
    monkeypatch.setattr(cups_library, "library", lambda: FakeQueues({}, error))
    if is_down:
        with pytest.raises(Unavailable, match="queue_system_down"):
            queue_state("lain")
    else:
        assert queue_state("lain") is None


def test_a_server_that_fails_names_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeQueues({}, 0x501)
    monkeypatch.setattr(cups_library, "library", lambda: library)
    assert failure(lambda: queue_state("resi")) == ("queue_system_down", {"command": "libcups"})
    assert (library.open, library.kept) == (0, 0)


@pytest.mark.parametrize(
    ("model", "uri", "converts"),
    [
        ("X AirPrint", "socket://1", True),
        ("Raw", "IPPS://10.0.0.9/IPP/print", True),
        ("Raw", "ipp://tm._ipp._tcp.local/", True),
        ("Raw", "ipp://10.0.0.9:631/ipp", True),
        ("Raw", "http://10.0.0.9:631/ipp/print", True),
        ("Raw", "https://10.0.0.9/ipp", True),
        ("Raw", "ipp://10.0.0.9/EPSON_IPP_Printer", True),
        ("Raw", "ipp://localhost:60000/ipp/print", True),
        ("Raw", "http://server:631/printers/resi", False),
        ("Raw", "socket://10.0.0.9/ipp/print", False),
        ("Raw", "IMPLICITCLASS://hp", True),
        ("", "", False),
    ],
)
def test_what_reads_pages_is_known_by_model_or_address(model: str, uri: str, converts: bool) -> None:
    assert CupsQueueState(stopped=False, accepting=True, model=model, uri=uri).converts is converts


@pytest.mark.parametrize(
    ("state", "accepts", "expected"),
    [("5", "true", (True, True)), ("4", "", (False, True)), ("3", "false", (False, False))],
)
def test_a_queue_is_stopped_by_its_number_and_accepts_unless_it_says_no(
    monkeypatch: pytest.MonkeyPatch, state: str, accepts: str, expected: tuple[bool, bool]
) -> None:
    options = {b"printer-state": state.encode(), b"printer-is-accepting-jobs": accepts.encode()}
    monkeypatch.setattr(cups_library, "library", lambda: FakeQueues(options))
    found = queue_state("resi")
    assert found is not None
    assert (found.stopped, found.accepting, found.model, found.uri, found.reasons) == (*expected, "", "", "")
