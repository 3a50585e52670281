"""ESC/POS encoding of a laid out receipt; no other module but the test page's writes commands of the print job.

python-escpos serves as encoder only, through its Dummy; the bytes are sent by :mod:`frontoffice.printing.print_run`.
It is imported at the first receipt, in the printer's thread, since that takes a fifth of a second.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from frontoffice import qr_code
from frontoffice.domain.receipts import Line, Receipt
from frontoffice.domain.text.printable_text import is_plain

# --- Real-time commands: printers obey them the moment they come in, even inside an image, so no job may hold
# one ---
# One of them clears the printer's buffers; the receipt then lacks a piece, and the printer reports that it is done all
# the same.

_COMMAND: Final = re.compile(rb"\x10[\x04\x05\x14]")  # DLE EOT, DLE ENQ, DLE DC4


def is_harmless(data: bytes) -> bool:
    """Whether no real-time command stands in ``data``."""
    return _COMMAND.search(data) is None


def defuse_commands(image: bytes) -> bytes:
    """Dots of ``image`` with one dot more in each sequence equal to a command: 04, 05, 14 become 06, 07, 16."""
    return _COMMAND.sub(lambda found: bytes([0x10, found[0][1] | 0x02]), image)


# --- escpos ---

_NO_KANJI: Final = b"\x1c."  # FS . : many printers wake up in Kanji mode, and ESC @ does not end it
_RASTER: Final = b"\x1dv0\x00"  # GS v 0, both directions at full density
_FRAGMENT_ROWS: Final = 128  # raster in pieces that small buffers can hold
_TRIPWIRE: Final = b"\x1dr\x01"  # GS r: a thin dotted stroke as dots, a question to a printer that reads dots as text
_FEED_TO_TEAR: Final = 5  # lines, for printers without a cutter
# The capabilities that python-escpos needs. Its own list has hardly a model that is sold here, and reading it
# takes longer than everything else.
_CAPABILITIES: Final = {
    "profiles": {
        "default": {
            "name": "Receipt printer",
            "codePages": {"0": "CP437"},
            "features": {"paperFullCut": True, "paperPartCut": True},
            "fonts": {"0": {"name": "Font A", "columns": 48}},
        }
    },
    "encodings": {"CP437": {"name": "CP437", "python_encode": "cp437"}},
}
_CODE_PAGE: Final = b"\x1bt"  # ESC t
_Style = tuple[str, bool, bool, int, int]


@dataclass(frozen=True, slots=True)
class Image:
    """Dots, row by row from the top: eight to a byte, the leftmost first, 1 for black; all rows are of one length."""

    rows: tuple[bytes, ...]


def encode(receipt: Receipt, *, native_qr: bool, cut: str = "full", code_page: int = 0) -> bytes:
    """Encode ``receipt`` as ESC/POS bytes, from the printer's reset to the cut or tear-off.

    ``native_qr`` has the printer make the QR code; printers that cannot get it as an image. ``cut`` is
    full, partial or none; ``code_page`` the printer's number of a page whose first half is ASCII.
    """
    printer = _start_printer(code_page)
    style: _Style = ("left", False, False, 1, 1)
    for line in receipt.lines:
        style = _restyle(printer, style, _style(line))
        if line.kind == "qr":
            _append_code(printer, receipt, native=native_qr)
        else:
            assert is_plain(line.text), "a control character in a laid out line"  # noqa: S101
            printer.text(line.text + "\n")
    return _finish_data(printer, cut)


def encode_image(image: Image, *, cut: str = "full") -> bytes:
    """Encode ``image`` unchanged as ESC/POS bytes, for text in letters unknown to the printer.

    No command of the real time stands in it: where dots would be one, a dot is added.
    """
    printer = _start_printer(0)
    printer._raw(defuse_commands(_pieces(image.rows)))  # noqa: SLF001  (the library knows files only)
    return _finish_data(printer, cut)


def _start_printer(code_page: int) -> Any:
    printer = _dummy()(magic_encode_args={"disabled": True, "encoding": "CP437"})
    printer.hw("INIT")
    printer._raw(_NO_KANJI + (_CODE_PAGE + bytes([code_page]) if code_page else b""))  # noqa: SLF001  (no word for it)
    return printer


def _finish_data(printer: Any, cut: str) -> bytes:
    if cut == "none":
        printer.print_and_feed(_FEED_TO_TEAR)
    else:
        printer.cut(mode="PART" if cut == "partial" else "FULL")
    return bytes(printer.output)


def _style(line: Line) -> _Style:
    return (line.align, line.bold, line.inverted, line.wide, line.tall)


def _restyle(printer: Any, old: _Style, new: _Style) -> _Style:
    """Send the commands for the style changes from the line before."""
    align, bold, inverted, wide, tall = new
    if new[3:] != old[3:]:
        printer.set(custom_size=True, width=wide, height=tall)
    printer.set(
        align=align if align != old[0] else None,
        bold=bold if bold != old[1] else None,
        invert=inverted if inverted != old[2] else None,
    )
    return new


def _append_code(printer: Any, receipt: Receipt, *, native: bool) -> None:
    """The code, centred; the blank lines of the layout around it are its quiet zone."""
    code = qr_code.modules(receipt.qr)
    if native:
        from escpos.constants import QR_ECLEVEL_M

        printer.qr(receipt.qr, ec=QR_ECLEVEL_M, size=qr_code.dots(code), native=True)
    else:
        printer._raw(raster(code, qr_code.dots(code)))  # noqa: SLF001  (printer.image() takes half a millisecond)


def raster(modules: tuple[tuple[bool, ...], ...], dots: int) -> bytes:
    """The code as GS v 0 images, one below the other, ``dots`` to a module.

    No dot stands alone in such a raster, so it never holds the bytes of a real-time command (10 04, 10 05, 10 14),
    which some printers obey even inside an image.
    """
    row_bytes = -(-len(modules) * dots // 8)
    rows: list[bytes] = []
    for row in modules:
        bits = "".join(("1" if black else "0") * dots for black in row).ljust(row_bytes * 8, "0")
        rows.extend([int(bits, 2).to_bytes(row_bytes, "big")] * dots)
    return _pieces(rows)


def _pieces(rows: Sequence[bytes]) -> bytes:
    """GS v 0 images one below the other, each ending in the tripwire.

    A printer that was off in the middle of an image takes the rest of it for text: then it answers a question that
    nobody asked, and the paper is not called printed.
    """
    pieces = [list(rows[start : start + _FRAGMENT_ROWS]) for start in range(0, len(rows), _FRAGMENT_ROWS)]
    for piece in pieces:
        piece[-1] = piece[-1][: -len(_TRIPWIRE)] + _TRIPWIRE if len(piece[-1]) >= len(_TRIPWIRE) else piece[-1]
    return b"".join(
        _RASTER + len(piece[0]).to_bytes(2, "little") + len(piece).to_bytes(2, "little") + b"".join(piece)
        for piece in pieces
    )


@functools.lru_cache(maxsize=1)
def _dummy() -> Any:
    """Import python-escpos' Dummy without side effects of the import.

    Left alone it makes a new folder for temporary files at each start, trusts a pickle that a power cut may have cut
    short, and puts a handler onto the root logger.
    """
    handlers = list(logging.getLogger().handlers)
    with tempfile.TemporaryDirectory(prefix="frontoffice-") as folder:
        capabilities = Path(folder) / "capabilities.json"
        capabilities.write_text(json.dumps(_CAPABILITIES), encoding="ascii")
        environment = {"ESCPOS_CAPABILITIES_PICKLE_DIR": folder, "ESCPOS_CAPABILITIES_FILE": str(capabilities)}
        former, former_folder = {name: os.environ.get(name) for name in environment}, tempfile.tempdir
        os.environ.update(environment)
        tempfile.tempdir = folder
        try:
            from escpos.printer import Dummy
        finally:
            tempfile.tempdir = former_folder
            _restore(former)
    for handler in logging.getLogger().handlers[:]:
        if handler not in handlers:
            logging.getLogger().removeHandler(handler)
    return Dummy


def _restore(environment: dict[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
