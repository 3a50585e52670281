"""How long a printer itself takes."""

from __future__ import annotations

import socket
import time

from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import RECEIPT

LINE_TIME = 0.02  # seconds: what a head of 200 mm/s takes for a line; one that answers sooner is not believed at once


def the_printers_own_time(printer: PaperPrinter, sheets: int) -> list[float]:
    """From the first byte through a plain socket to the printer's word that the paper is out."""
    host, port = printer.address.split(":")
    taken = []
    for number in range(sheets):
        process = f"{number:04d}".encode()
        with socket.create_connection((host, int(port))) as plain:
            began = time.perf_counter()
            plain.sendall(RECEIPT + b"\x1d(H\x06\x00\x30\x30" + process)
            assert plain.recv(64) == b"\x37\x22" + process + b"\x00"
            taken.append(time.perf_counter() - began)
    return taken
