"""Precautions after a paper with an unknown end: a warning that it may be void, and the end of its image."""

from __future__ import annotations

import time
from typing import Final

from frontoffice.printing import printer_session
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import OWN_IMAGE
from frontoffice.printing.status import ReplyKind

# It may stand under a whole receipt: one that nobody has checked yet, or another client's on a printer so slow that
# it seemed to wait for half an image. So it states when that paper is void, not that it is.
TORN: Final = b"\x1b@\x1c.\nBila cetakan di atas terputus,\ncetakan itu tidak berlaku.\n"
CUT: Final = b"\x1dVB\x00"
_FEED: Final = b"\x1bd\x05"
_FORGOTTEN: Final = b"\x37\x25"  # the answer to DLE DC4 8


def separator(*, cut: bool) -> bytes:
    """The words and a cut, or room to tear."""
    return TORN + (CUT if cut else _FEED)


def prefix_separator(data: bytes, *, cut: bool) -> bytes:
    """Prefix ``data`` with precautions against a torn previous paper, for a printer without answers and status.

    An image that was broken off is filled up first, or it would take what follows for its dots.
    """
    return bytes(OWN_IMAGE) + separator(cut=cut) + data


def discard_torn_receipt(session: PrinterSession) -> bool:
    """Have the printer discard the rest of a torn receipt, and return whether it confirms that.

    It obeys at once, even without paper; a printer that does not know the command holds on until it is switched off.
    """
    session.write(printer_session.CLEAR_BUFFERS)
    end = time.monotonic() + session.timings.longer
    while time.monotonic() < end:
        for reply in session.exchange():
            if reply.kind is ReplyKind.OTHER and reply.value == _FORGOTTEN:
                return True
    return False
