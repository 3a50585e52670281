"""A line of the list of complaints, every field filled."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from frontoffice.documents.lists.exported_lists import Labels
from frontoffice.domain.reports.report import Cut
from frontoffice.register.queries.reports import ReportLine
from frontoffice.register.queries.whole_lines import WholeLine

LABELS: Labels = {
    Cut.LEVEL: {"heavy": "Berat"},
    Cut.SERVICE: {"sip": "Izin praktik <dokter> & perawat"},
}


def a_line(**changes: object) -> WholeLine:
    empty: dict[str, Any] = {name: 0 if kind == "int" else "" for name, kind in ReportLine.__annotations__.items()}
    known: dict[str, Any] = {
        "subject": uuid4(),
        "number_text": "0001/PGD-L1/2026",
        "received_on": "2026-11-03",
        "recorded_on": "2026-11-04",
        "kind": "complaint",
        "name": "Nurhayati",
        "service": "sip",
        "regency": "Kota Pangkal Pinang",
        "level": "heavy",
        "status": "conveyed",
        "missing": "identity_copy,documents",
        "outcome": "proven",
        "answer": "unsatisfied",
        "cycle": 2,
        "officer": "Sari",
        "assignee": "Bambang",
        "extended_until": "2026-12-28",
        "letter_no": "017/NH/XI/2026",
    }
    return WholeLine(ReportLine(**(empty | known | changes)), "Uraian =1+1\npanjang", "0812", 3, "7654321")
