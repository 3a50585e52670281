"""Printer test ("Uji Printer"): probe of the answered status requests, and the test page for the rest.

Width, letters, codes and cutter are on the page, for the officer to check.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from frontoffice import qr_code
from frontoffice.printing import printer_session
from frontoffice.printing.abilities import AS_A_RULE, Abilities, Timings
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.escpos import raster
from frontoffice.printing.macro import define_macro, read_last_paper, restore_macro
from frontoffice.printing.printer_identity import (
    answers_no_question,
    device_name,
    hangs_up_when_asked,
    is_no_printer,
    query_names,
    query_serial,
)
from frontoffice.printing.printer_session import OFFLINE_CAUSE, PRINTER_STATUS, ROLL_STATUS, PrinterSession
from frontoffice.printing.resynchronising import NoSync, fill_blindly, synchronise
from frontoffice.printing.status import PrinterState, Reply, ReplyKind

_WIDTHS: Final = (32, 42, 48)
_MODULE_DOTS: Final = 5
_CODE: Final = "UJI PRINTER"
_DELETE: Final = 0x7F
_WHITE_ROW: Final = b"\x1dv0\x00\x01\x00\x01\x00\x00"  # GS v 0, eight dots
_ASKED: Final = range(2, 6)
_FITTING: Final = 2
_FULL_CUT, _NO_CUT = b"\x1dVA\x10", b"\x1bd\x06"


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """Answers of a printer to a probe: its names are "" when it does not answer, ``state`` as it is now."""

    abilities: Abilities
    maker: str = ""
    model: str = ""
    serial: str = ""
    state: PrinterState = PrinterState()  # noqa: RUF009  (frozen)
    no_printer: bool = False  # what answers there is something else
    slow_state: bool = False  # it answers DLE EOT, and too late to be asked

    @property
    def device(self) -> str:
        """Printer's own name, in the form for the settings."""
        return device_name(self.maker, self.model, self.serial)


_OTHER: Final = ProbeResult(Abilities(), no_printer=True)


def probe_printer(
    open_connection: Callable[[], PrinterConnection], timings: Timings = AS_A_RULE, *, torn: bool = False
) -> ProbeResult:
    """Run ``probe_abilities`` on a connection from ``open_connection``.

    It may be opened a second time.

    What closes both when it is asked is no printer. Raises OSError when the connection is lost in another way, and
    Unavailable when there is none.
    """
    connection = open_connection()
    try:
        return probe_abilities(connection, timings, torn=torn)
    except OSError:
        if hangs_up_when_asked(open_connection, timings):
            return _OTHER
        raise


def probe_abilities(connection: PrinterConnection, timings: Timings = AS_A_RULE, *, torn: bool = False) -> ProbeResult:
    """Send each status request in turn and note the answered ones.

    Prints nothing on an ESC/POS printer.

    At most it feeds the paper by a row of dots. Closes the connection. ``torn`` says that it is not known how the
    receipt before ended: then a broken off image, in which it would read nothing, is filled up first. A printer without
    paper answers less: check ``state`` first. Raises OSError when the connection is lost.
    """
    session = PrinterSession(connection, timings, lambda: False)
    try:
        if connection.bidirectional:
            findings = _probe(session, torn=torn)
        else:
            findings = ProbeResult(Abilities(port_status=_port_is_believed(session)))
    except OSError:
        connection.abort()
        if not is_no_printer(session.received):
            raise
        return _OTHER  # it had its say, and hung up
    connection.abort()  # nothing was printed that could be lost
    return findings


def _probe(session: PrinterSession, *, torn: bool) -> ProbeResult:
    dle_eot = answers_at_once(session)
    if not dle_eot and is_no_printer(session.received):
        return _OTHER
    if torn and not session.state.trouble:
        fill_blindly(session, torn=True)
    port_status = _port_is_believed(session)
    gs_r = _answers_in_order(session)
    if not gs_r and (is_no_printer(session.received) or answers_no_question(session)):
        return _OTHER
    process = printer_session.new_process_id()
    gs_h = (
        _reply_to(session, printer_session.process_id_request(process), ReplyKind.PROCESS_ID, process) is not None
        if gs_r
        else False
    )
    asb = _reply_to(session, printer_session.ENABLE_ASB, ReplyKind.AUTOMATIC) is not None
    session.write(printer_session.DISABLE_ASB)
    session.drain(session.timings.quiet)
    if not gs_r and is_no_printer(session.received):  # some servers take seconds before they greet
        return _OTHER
    maker, model = query_names(session) if gs_r else ("", "")
    serial = _lasting_serial(session) if maker or model else ""
    macro = gs_r and _keeps_macro(session)
    able = Abilities(dle_eot, gs_r, gs_h, asb, port_status, macro)
    slow = not dle_eot and session.late_states > 0
    return ProbeResult(able, maker, model, serial, session.state, slow_state=slow)


def _lasting_serial(session: PrinterSession) -> str:
    """The serial number; "" where it is another at the second asking, by which no printer is known again."""
    serial = query_serial(session)
    return serial if serial and query_serial(session) == serial else ""


def _answers_in_order(session: PrinterSession) -> bool:
    """Whether as many answers to GS r come as are asked for, twice; how many is drawn, another number each time.

    An answer to a former question may come in between, so there is a third time.
    """
    numbers = random.SystemRandom().sample(_ASKED, 3)
    fitting = 0
    for number in numbers:
        session.write(printer_session.RESET + printer_session.GS_R_REQUEST * number)
        heard, moved = 0, time.monotonic()
        while heard < number and time.monotonic() - moved < session.timings.sync:
            more = sum(reply.kind is ReplyKind.IN_ORDER for reply in session.exchange())
            heard, moved = heard + more, time.monotonic() if more else moved
        if not heard:
            return False
        late = session.drain(session.timings.quiet)
        fitting += heard + sum(reply.kind is ReplyKind.IN_ORDER for reply in late) == number
        if fitting == _FITTING:
            return True
    return False


def _keeps_macro(session: PrinterSession) -> bool:
    """Return whether the printer retains a macro of its questions throughout the contents of a paper.

    Wincor's TH180 loses it with an image (its manual's page 73), so it gets one: a row without a black dot. A printer
    that knows none of this has letters of it in its line, which the reset clears.
    """
    try:
        model = synchronise(session, Abilities(gs_r=True), torn=False).model
    except (NoSync, TimeoutError):
        return False
    session.drain(session.timings.quiet)
    last = read_last_paper(session, model)
    keeps = define_macro(session, model, meanwhile=_WHITE_ROW + printer_session.RESET) is not None
    restore_macro(session, model, last)
    return keeps


def _port_is_believed(session: PrinterSession) -> bool:
    """Return whether the port reports no trouble right before a page is printed.

    Some printers give one and the same byte for ever: one that says *no paper* now will be wrong later, too.
    """
    before = session.state
    said = session.read_port_status() and not session.state.trouble
    session.state = before
    return said


def answers_at_once(session: PrinterSession) -> bool:
    """Return whether the printer answers its status questions without delay."""
    try:
        for question in (PRINTER_STATUS, OFFLINE_CAUSE, ROLL_STATUS):
            session.query_status(question)
    except TimeoutError:
        session.discard_requests()
        return False
    return True


def _reply_to(session: PrinterSession, command: bytes, kind: ReplyKind, value: bytes | None = None) -> Reply | None:
    """Answer of ``kind`` to ``command``, within the synchronisation time; None when there is none."""
    session.write(command)
    end = time.monotonic() + session.timings.sync
    while time.monotonic() < end:
        for reply in session.exchange():
            if reply.kind is kind and value in (None, reply.value):
                return reply
    return None


def probe_page(name: str, columns: int, *, native_qr: bool, cut: bool, code_page: int = 0) -> bytes:
    """Test page as ESC/POS bytes: rulers for every width, letters of the code page, the code both ways, the cut.

    ``columns`` is what is set now; ``native_qr`` whether to try the printer's own code as well (a cheap printer prints
    letters instead, which is how one sees that it has none); ``code_page`` the printer's number of the page to show.
    """
    parts = [
        printer_session.RESET,
        b"\x1c.\x1bt",
        bytes([code_page]),
        b"\x1dB\x01 UJI PRINTER \x1dB\x00\n",
        _ascii(name),
        b"\n\n",
    ]
    for width in _WIDTHS:
        parts += [f"{width} kolom".encode(), b" (dipilih)" if width == columns else b"", b"\n", _ruler(width), b"\n"]
    many = 0x10 if columns == _WIDTHS[0] else 0x20
    parts += [
        f"\nHalaman kode {code_page}:\n".encode(),
        *(_letters(at, many) for at in range(0x20, 0x100, many)),
        b"\n",
    ]
    parts += [b"QR sebagai gambar:\n\n\x1ba\x01", raster(qr_code.modules(_CODE), _MODULE_DOTS), b"\n\x1ba\x00"]
    if native_qr:
        parts += [b"QR dari printer:\n\n\x1ba\x01", _own_code(_CODE), b"\n\x1ba\x00"]
    parts += [b"Pemotong kertas:\n" if cut else b"Sobek di sini:\n", _FULL_CUT if cut else _NO_CUT]
    return b"".join(parts)


def _ascii(name: str) -> bytes:
    return "".join(letter if 0x20 <= ord(letter) < _DELETE else "?" for letter in name).encode("ascii")  # noqa: PLR2004


def _ruler(width: int) -> bytes:
    return "".join(str(column % 10) for column in range(1, width + 1)).encode("ascii")


def _letters(start: int, many: int) -> bytes:
    return f"{start:02X} ".encode("ascii") + bytes(at for at in range(start, start + many) if at != _DELETE) + b"\n"


def _own_code(text: str) -> bytes:
    data = text.encode("ascii")
    size = (len(data) + 3).to_bytes(2, "little")
    setting = b"\x1d(k\x04\x00\x31\x41\x32\x00" + b"\x1d(k\x03\x00\x31\x43\x05" + b"\x1d(k\x03\x00\x31\x45\x31"
    return setting + b"\x1d(k" + size + b"\x31\x50\x30" + data + b"\x1d(k\x03\x00\x31\x51\x30"
