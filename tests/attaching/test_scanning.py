from __future__ import annotations

from frontoffice.attaching.limits import MOST_DOTS
from frontoffice.attaching.scanning import DOTS, SaneScanner, Scanner, WiaScanner


def test_every_scanner_follows_the_protocol_and_scans_as_finely_as_is_kept() -> None:
    scanners: tuple[Scanner, ...] = (SaneScanner(), WiaScanner())
    assert len(scanners) == 2
    assert DOTS == MOST_DOTS
