"""An opening of the suggestion box with every kind of sheet."""

from __future__ import annotations

import dataclasses
from datetime import date
from uuid import UUID

from frontoffice.domain.complaint import Kind
from frontoffice.domain.numbering import Number
from frontoffice.domain.suggestion_box import BoxClosing, BoxOpening, Sheet
from tests.support.boxes import CLOSED, OPENED
from tests.support.examples import MORNING

_SUBJECT = UUID(int=1)


def a_sheet(no: int, number: int, kind: Kind) -> Sheet:
    return Sheet(no, _SUBJECT, Number("L1", 2026, number), f"{number:04}/PGD-L1/2026", kind)


def an_opening(*sheets: Sheet, note: str = "") -> BoxOpening:
    form = dataclasses.replace(OPENED, found=len(sheets))
    closing = BoxClosing(dataclasses.replace(CLOSED, found=len(sheets), note=note), MORNING, "Siti Rahmawati")
    opening = BoxOpening(_SUBJECT, form, 3, "L1", "Loket 1", "WIB", "Siti Rahmawati", "Petugas FO")
    return dataclasses.replace(opening, sheets=sheets, closing=closing, since=date(2026, 11, 17))


FULL = an_opening(
    a_sheet(1, 61, Kind.SUGGESTION),
    a_sheet(2, 62, Kind.COMPLAINT),
    Sheet(3, why="Lembar kosong"),
    a_sheet(4, 64, Kind.SUGGESTION),
    note="Dua lembar menempel",
)
