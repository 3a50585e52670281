from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from frontoffice.documents.lists.exported_lists import CONSULTATION_COLUMNS, consultation_table
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Consultation, Inquiry

MOMENT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)


def one(identity: Identity = Identity.OPEN, complaint: UUID | None = None) -> Consultation:
    asked = Inquiry("counter", "Syarat", "Daftar", "Siti", "Izin Trayek", "Nurhayati", identity)
    return Consultation(UUID(int=7), asked, "Loket", "L1", "Loket 1", MOMENT, "WIB", "Siti", complaint)


def test_a_line_has_all_that_was_written_in_its_column() -> None:
    table = consultation_table((one(complaint=UUID(int=1)),), "November 2026", "hari ini", named=False)
    (row,) = table.rows
    assert row[1:] == (
        *(date(2026, 11, 24), "10.32", "Loket 1", "Loket", "Izin Trayek", "Nurhayati", "Syarat", "Daftar"),
        *("Siti", "ya"),
    )
    assert len(row) == len(CONSULTATION_COLUMNS)
    assert table.total == 1
    assert table.notes[:2] == ("November 2026", "Dibuat hari ini")


def test_a_confidential_name_stands_there_with_the_identities_only() -> None:
    for named, name in ((False, "Dirahasiakan"), (True, "Nurhayati")):
        ((*_, shown, _about, _answer, _by, _became),) = consultation_table(
            (one(Identity.CONFIDENTIAL),), "", "", named=named
        ).rows
        assert shown == name
