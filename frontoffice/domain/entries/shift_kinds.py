"""The kind of entry that hands a counter over between two shifts; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries import shift_bodies as bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, Effect, KindSpec
from frontoffice.domain.people import May

SHIFT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.SHIFT_HANDED,
        effect=Effect.SETTLES,
        bodies=(bodies.ShiftHandedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            bodies.ShiftHandedBody(
                series="L1",
                day="2026-11-24",
                to=EXAMPLE_ID,
                to_name="Rina Kartika",
                to_position="Petugas Front Office",
                position="Petugas Front Office",
                recorded=12,
                last=159,
                drafts=1,
                unprinted=2,
                incomplete=3,
                overdue=1,
                slips=0,
                messages=0,
                note="Pengadu nomor 0151 kembali pukul 14.00",
                by=EXAMPLE_ID,
            ),
        ),
    ),
)
