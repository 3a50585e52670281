"""Openings of the suggestion box for tests."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake, Kind
from frontoffice.domain.people import Officer
from frontoffice.domain.suggestion_box import BoxOpening, ClosingForm, OpeningForm, Witness
from frontoffice.register.register import Register
from tests.support.examples import MORNING

OPENED: Final = OpeningForm(
    box="Kotak saran/pengaduan",
    place="Depan ruang pelayanan",
    key_holder="Yuliana Putri",
    opened_by="Siti Rahmawati, Hendra Wijaya",
    witnesses=(Witness("Bambang Sutrisno", "19800101 200501 1 001"), Witness("Dewi Lestari")),
    seal_before="Gembok dan segel nomor 12 utuh",
    opened_at=MORNING - timedelta(minutes=10),
    found=3,
)
CLOSED: Final = ClosingForm("003/BA-KS/L1/2026", "Gembok dan segel nomor 13 terpasang", "Yuliana Putri", found=3)


def an_opening(register: Register, by: Officer, **changes: Any) -> BoxOpening:
    """An opening of the box that was just begun."""
    return register.box.open(dataclasses.replace(OPENED, **changes), by, uuid4())


def a_sheet(kind: Kind = Kind.SUGGESTION, **changes: Any) -> Intake:
    """What stands on a sheet without a name."""
    sheet = Intake(kind, "box", "Kursi tunggu kurang.", Complainant(identity=Identity.ANONYMOUS))
    return dataclasses.replace(sheet, **changes)


def entered(register: Register, opening: BoxOpening, by: Officer, **changes: Any) -> Complaint:
    """The next sheet, recorded."""
    return register.box.enter(opening.subject, a_sheet(**changes), by, uuid4())
