"""Printer discovery: open ports 9100 on this network, serial ports, USB printers, queues of the system.

Nothing is sent. An office printer that is not for receipts also listens on port 9100, and prints whatever it gets;
that something is a receipt printer is found out by the test page, which somebody asks for.
"""

from __future__ import annotations

import errno
import ipaddress
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frontoffice.printing import cups, serial_port, usbprint, windows_queue
from frontoffice.printing.network import PORT
from frontoffice.printing.usbprint import windows_kernel

_PATIENCE: Final = 1.5  # seconds that a neighbour has for an answer: on one network it takes milliseconds
_STEP: Final = 0.1
_AT_ONCE: Final = 64  # connections that are tried at the same time, so that no router takes it for an attack
_DEVICES: Final = ("/dev/usb", "/dev")
_SOMEWHERE: Final = ("192.0.2.1", 9)  # nothing is sent there; it only shows which way the network is


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """Candidate found by a printer search; ``name`` is what it calls itself, "" when it was not asked."""

    address: str
    name: str = ""


class PrinterDiscovery:
    """One search for printers, cancellable from another thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether the search was cancelled."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Cancel the search; it ends within a tenth of a second."""
        self._stop.set()

    def find(self, transport: str) -> tuple[FoundPrinter, ...]:
        """Find printers of a transport. Raises Unavailable, such as ``printer_library_...``."""
        searches: dict[str, Callable[[], Iterable[FoundPrinter]]] = {
            "network": lambda: listening(neighbours(), stopped=lambda: self.stopped),
            "device": device_files,
            "serial": lambda: (FoundPrinter(address, name) for address, name in serial_port.list_serial_ports()),
            "usbprint": lambda: (FoundPrinter(one.address, one.name) for one in usbprint.printers(windows_kernel())),
            "cups": lambda: (FoundPrinter(name, model) for name, model in cups.list_queues()),
            "windows": lambda: (FoundPrinter(name, driver) for name, driver in windows_queue.list_queues()),
        }
        return tuple(searches[transport]()) if transport in searches else ()


def device_files(folders: Iterable[str] = _DEVICES) -> tuple[FoundPrinter, ...]:
    """USB printer device files of Linux (``/dev/usb/lp0``)."""
    found = (path for folder in folders for path in sorted(Path(folder).glob("lp[0-9]*")))
    return tuple(FoundPrinter(str(path)) for path in found if path.is_char_device())


def own_address() -> str:
    """This computer's address on its network, "" without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_SOMEWHERE)
        except OSError:
            return ""
        return str(asking.getsockname()[0])


def neighbours(own: str | None = None) -> tuple[str, ...]:
    """The 253 other addresses in the /24 network of this computer."""
    here = own_address() if own is None else own
    if not here or ipaddress.ip_address(here).is_loopback:
        return ()
    network = ipaddress.ip_network(f"{here}/24", strict=False)
    return tuple(str(host) for host in network.hosts() if str(host) != here)


def listening(
    hosts: Iterable[str], port: int = PORT, *, stopped: Callable[[], bool], patience: float = _PATIENCE
) -> tuple[FoundPrinter, ...]:
    """Those of the ``hosts`` with ``port`` open for connections; nothing is sent to them."""
    waiting, found = list(hosts), []
    with selectors.DefaultSelector() as trying:
        ends: dict[socket.socket, float] = {}
        while (waiting or ends) and not stopped():
            while waiting and len(ends) < _AT_ONCE:
                _try(waiting.pop(0), port, trying, ends, patience)
            for key, _ in trying.select(_STEP):
                connecting = key.fileobj
                assert isinstance(connecting, socket.socket)  # noqa: S101  (we registered it)
                if connecting.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                    found.append(FoundPrinter(key.data))
                _give_up(connecting, trying, ends)
            for late in [one for one, end in ends.items() if time.monotonic() > end]:
                _give_up(late, trying, ends)
        for one in list(ends):
            _give_up(one, trying, ends)
    return tuple(sorted(found, key=lambda one: ipaddress.ip_address(one.address)))


def _try(
    host: str, port: int, trying: selectors.BaseSelector, ends: dict[socket.socket, float], patience: float
) -> None:
    connecting = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    connecting.setblocking(False)
    if connecting.connect_ex((host, port)) not in (0, errno.EINPROGRESS, errno.EWOULDBLOCK):
        connecting.close()
        return
    trying.register(connecting, selectors.EVENT_WRITE, host)
    ends[connecting] = time.monotonic() + patience


def _give_up(connecting: socket.socket, trying: selectors.BaseSelector, ends: dict[socket.socket, float]) -> None:
    trying.unregister(connecting)
    connecting.close()
    del ends[connecting]
