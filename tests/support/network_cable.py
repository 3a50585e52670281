"""A cable pulled in the middle of a paper and put back: run inside network namespaces of its own (``unshare --net``).

The printer sits in a second namespace, behind a pair of virtual cards; the cable is that pair, up or down.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
from pathlib import Path

from frontoffice.printing.abilities import Timings
from frontoffice.printing.conversation import End, Ready, prepare, send
from frontoffice.printing.network import open_network
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import RECEIPT, WHOLE
from tests.support.printer_emulator import EVERYTHING

OURS, THEIRS, PORT = "10.9.0.1", "10.9.0.2", 9100
NEWNET = 0x40000000
TIME_WAIT = "06"
TIMINGS = Timings(stall=4.0, confirm=4.0, poll=0.5)


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)  # noqa: S607


def two_rooms() -> int:
    """Ours and the printer's, joined by a cable; returns the process that holds the printer's room open."""
    holding = ["unshare", "--net", "sh", "-c", "echo here; exec sleep 600"]
    held = subprocess.Popen(holding, stdout=subprocess.PIPE)
    assert held.stdout is not None
    assert held.stdout.readline() == b"here\n"
    ip("link", "set", "lo", "up")
    ip("link", "add", "cable", "type", "veth", "peer", "name", "socket", "netns", str(held.pid))
    ip("addr", "add", f"{OURS}/24", "dev", "cable")
    ip("link", "set", "cable", "up")
    inside = ["nsenter", "-t", str(held.pid), "-n", "ip"]
    subprocess.run([*inside, "addr", "add", f"{THEIRS}/24", "dev", "socket"], check=True)
    subprocess.run([*inside, "link", "set", "socket", "up"], check=True)
    return held.pid


def printer_in(room: int) -> PaperPrinter:
    """A socket belongs to the room in which its thread is when it is made."""
    made: list[PaperPrinter] = []

    def make() -> None:
        library = ctypes.CDLL(None, use_errno=True)
        with Path(f"/proc/{room}/ns/net").open("rb") as net:
            assert library.setns(net.fileno(), NEWNET) == 0
        made.append(PaperPrinter(EVERYTHING, line_time=0.02, host=THEIRS, port=PORT))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return made[0]


def what_the_kernel_holds() -> list[str]:
    """The connections to the printer that this side still knows, but for those that only wait for their names."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return [row[2] for row in rows if row[2].endswith(f":{PORT:04X}") and row[3] != TIME_WAIT]


def main(away: float) -> None:
    room = two_rooms()
    try:
        with printer_in(room) as printer:
            printer.engine.at_line[5] = lambda: ip("link", "set", "cable", "down")
            ready = prepare(open_network(f"{THEIRS}:{PORT}"), EVERYTHING, timings=TIMINGS)
            assert isinstance(ready, Ready), ready
            back = threading.Timer(away, lambda: ip("link", "set", "cable", "up"))
            back.start()
            outcome = send(ready, RECEIPT)
            end, at_once = outcome.end, printer.times(WHOLE)
            assert end in (End.CONFIRMED, End.UNCERTAIN), outcome
            if end is End.CONFIRMED:
                assert at_once == 1
            back.join()
            assert end is End.CONFIRMED or not what_the_kernel_holds(), "the kernel would go on sending"
            printer.rest()
            print(outcome.end, outcome.reason, at_once, printer.times(WHOLE), len(printer.paper))  # noqa: T201
            assert printer.times(WHOLE) <= 1
            if end is End.UNCERTAIN:
                assert printer.times(WHOLE) == at_once, "a ghost"
    finally:
        os.kill(room, 15)


if __name__ == "__main__":
    main(float(sys.argv[1]))
