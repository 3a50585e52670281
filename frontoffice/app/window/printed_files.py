"""Files made for printing: receipts without a printer, and pages of the book. Their paper is what stays."""

from __future__ import annotations

import logging

from frontoffice.places import Places

_log = logging.getLogger(__name__)


def remove_opened(where: Places) -> None:
    """Remove files written only for another program to show them; at each lock and end, whatever the settings say."""
    for path in where.opened.glob("*"):
        try:
            path.unlink()
        except OSError as error:
            _log.warning("a file that was opened is still there: %s", error.strerror)


def remove_of_the_day(where: Places, *, printed: bool) -> None:
    """Remove the opened files at the closing of a day, and the ``printed`` ones if the settings demand that."""
    remove_opened(where)
    if printed:
        remove(where)


def remove(where: Places) -> int:
    """Remove them from the program's own folders; how many went.

    What a viewer still holds open on Windows goes the next time.
    """
    gone = 0
    for folder in (where.papers, where.pages):
        for path in folder.glob("*.pdf"):
            try:
                path.unlink()
            except OSError as error:
                _log.warning("a file that was printed is still there: %s", error.strerror)
            else:
                gone += 1
    return gone
