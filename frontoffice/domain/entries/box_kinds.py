"""The kinds of entries about openings of the suggestion box; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries import box_bodies as bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, Effect, KindSpec
from frontoffice.domain.people import May

BOX_KINDS: Final = (
    KindSpec(
        kind=EntryKind.BOX_OPENED,
        effect=Effect.SETTLES,
        bodies=(bodies.BoxOpenedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            bodies.BoxOpenedBody(
                box="Kotak saran/pengaduan",
                place="Depan ruang pelayanan",
                key_holder="Yuliana Putri",
                opened_by="Siti Rahmawati",
                witnesses=[["Bambang Sutrisno", "19800101 200501 1 001"], ["Dewi Lestari", ""]],
                seal_before="Gembok dan segel nomor 12 utuh",
                since="2026-11-17",
                found=10,
                series="L1",
                counter="Loket 1",
                position="Petugas Front Office",
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.BOX_SHEET_ENTERED,
        effect=Effect.SETTLES,
        bodies=(bodies.BoxSheetEnteredBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            bodies.BoxSheetEnteredBody(
                sheet=1, complaint=EXAMPLE_ID, number="0001/PGD-L1/2026", no=["L1", 2026, 1], kind="suggestion"
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.BOX_SHEET_VOIDED,
        effect=Effect.SETTLES,
        bodies=(bodies.BoxSheetVoidedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(bodies.BoxSheetVoidedBody(sheet=2, why="Lembar kosong"),),
    ),
    KindSpec(
        kind=EntryKind.BOX_CLOSED,
        effect=Effect.SETTLES,
        bodies=(bodies.BoxClosedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            bodies.BoxClosedBody(
                minutes="003/BA-KS/L1/2026",
                seal_after="Gembok dan segel nomor 13",
                key_holder="Yuliana Putri",
                found=2,
                entered=1,
                voided=1,
                note="",
                by=EXAMPLE_ID,
            ),
        ),
    ),
)
