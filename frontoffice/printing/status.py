"""Strict parser for a printer's replies: a byte of one kind is never taken for another, a doubtful one answers nothing.

Replies of all kinds come interleaved in one stream; their fixed bits distinguish them (Epson, "transmission
status identification"). The second to fourth byte of an automatic status are exactly like the answer to GS r, so they
are swallowed with their first, whatever stands between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from frontoffice.printing.codes import PrintReason, Reason

_XON, _XOFF = 0x11, 0x13
_END: Final = 0x00
_LONGEST: Final = 80  # bytes of a block between its header and its end
_PROCESS_ID: Final = b"\x37\x22"  # the answer to GS ( H function 48
_PRINTER_ID: Final = b"\x5f"  # the answer to GS I 65 and above
_ROLL_ENDED: Final = 0x0C  # of the answer to GS r 1


class ReplyKind(Enum):
    """Kinds of replies, by their question."""

    REALTIME = auto()  # DLE EOT n, one byte
    IN_ORDER = auto()  # GS r (or GS I 1-3), one byte: all that was sent before it has been processed
    AUTOMATIC = auto()  # automatic status back, four bytes, asked by nobody
    PROCESS_ID = auto()  # GS ( H: the four bytes of the process id
    PRINTER_ID = auto()  # GS I: a text
    OTHER = auto()  # a block that nobody here asked for
    UNKNOWN = auto()  # a byte that answers no question, or a block without an end


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply of the printer."""

    kind: ReplyKind
    value: bytes

    @property
    def roll_ended(self) -> bool:
        """Return whether a reply to GS r 1 reports no paper."""
        return bool(self.value[0] & _ROLL_ENDED)


@dataclass(frozen=True, slots=True)
class PrinterState:
    """Printer state as far as it was reported."""

    paper_out: bool = False
    cover_open: bool = False
    error: bool = False
    offline: bool = False
    near_end: bool = False

    @property
    def trouble(self) -> Reason:
        """Code of the present trouble, the most specific first; "" for none."""
        codes = {
            PrintReason.PAPER_OUT: self.paper_out,
            PrintReason.COVER_OPEN: self.cover_open,
            PrintReason.ERROR: self.error,
            PrintReason.OFFLINE: self.offline,
        }
        return next((code for code, is_so in codes.items() if is_so), "")

    def after_reply(self, question: int, answer: int) -> PrinterState:
        """The state after the answer to DLE EOT ``question`` (1 printer, 2 cause of being offline, 4 roll sensor)."""
        if question == 1:
            offline = bool(answer & 0x08)
            if offline:
                return replace(self, offline=True)
            return PrinterState(near_end=self.near_end, paper_out=self.paper_out)
        if question == 2:  # noqa: PLR2004
            paper_out = self.paper_out or bool(answer & 0x20)
            return replace(self, cover_open=bool(answer & 0x04), error=bool(answer & 0x40), paper_out=paper_out)
        return replace(self, near_end=bool(answer & 0x0C), paper_out=bool(answer & 0x60))


def asb_state(four: bytes) -> PrinterState:
    """The state in the four bytes of an automatic status (ASB)."""
    first, second, third, _ = four
    return PrinterState(
        paper_out=bool(third & 0x0C),
        cover_open=bool(first & 0x20),
        error=bool(second & 0x6C),
        offline=bool(first & 0x08),
        near_end=bool(third & 0x03),
    )


def port_state(status: int) -> PrinterState:
    """The state in the status byte of a USB port: paper empty (0x20), selected (0x10), no error (0x08)."""
    return PrinterState(paper_out=bool(status & 0x20), error=not status & 0x08, offline=not status & 0x10)


class Parser:
    """Incremental parser of the reply stream, however it is cut into pieces."""

    def __init__(self) -> None:
        self._block = b""
        self._group = b""

    @property
    def block(self) -> bytes:
        """Unfinished block of received bytes, b"" when there is none."""
        return self._block

    def feed(self, received: bytes) -> tuple[Reply, ...]:
        """Parse received bytes and return the completed replies."""
        found = [self._next(byte) for byte in received]
        return tuple(reply for reply in found if reply is not None)

    def _next(self, byte: int) -> Reply | None:
        if self._block:
            return self._continue_block(byte)
        if byte in (_XON, _XOFF):
            return None
        match byte & 0x93:
            case 0x12:
                return Reply(ReplyKind.REALTIME, bytes([byte]))
            case 0x10:
                self._group = bytes([byte])  # an unfinished one before it was cut off
            case 0x11 | 0x13:
                self._block = bytes([byte])
            case _ if not byte & 0x90:
                return self._plain(byte)
            case _:
                return Reply(ReplyKind.UNKNOWN, bytes([byte]))
        return None

    def _plain(self, byte: int) -> Reply | None:
        if not self._group:
            return Reply(ReplyKind.IN_ORDER, bytes([byte]))
        self._group += bytes([byte])
        if len(self._group) < 4:  # noqa: PLR2004
            return None
        group, self._group = self._group, b""
        return Reply(ReplyKind.AUTOMATIC, group)

    def _continue_block(self, byte: int) -> Reply | None:
        if byte != _END:
            self._block += bytes([byte])
            if len(self._block) <= _LONGEST:
                return None
            block, self._block = self._block, b""
            return Reply(ReplyKind.UNKNOWN, block)
        block, self._block = self._block, b""
        if block.startswith(_PROCESS_ID) and len(block) == len(_PROCESS_ID) + 4:
            return Reply(ReplyKind.PROCESS_ID, block[len(_PROCESS_ID) :])
        if block.startswith(_PRINTER_ID):
            return Reply(ReplyKind.PRINTER_ID, block[len(_PRINTER_ID) :])
        return Reply(ReplyKind.OTHER, block)
