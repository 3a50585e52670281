"""Ways to one and the same printer, so that what is said of a paper can be tried over each of them."""

from __future__ import annotations

import pytest

from frontoffice.printing import transports
from frontoffice.printing.connection import PrinterConnection
from tests.support import print_assertions
from tests.support.paper_printer import PaperPrinter
from tests.support.plugged_printer import ADDRESS, PluggedPrinters

OVER_USB = pytest.param("usbprint", marks=pytest.mark.long)  # a few of them stand in test_usbprint


@pytest.fixture(params=["network", OVER_USB])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the way on which ``ready_for`` reaches a printer in this test."""
    if request.param == "usbprint":
        plugged: dict[str, PluggedPrinters] = {}

        def over_usb(printer: PaperPrinter) -> PrinterConnection:
            kernel = plugged.setdefault(printer.address, PluggedPrinters(printer))
            monkeypatch.setattr(transports, "windows_kernel", lambda: kernel)
            return transports.open_connection("usbprint", ADDRESS)

        monkeypatch.setattr(print_assertions, "ways", [over_usb])
    return str(request.param)
