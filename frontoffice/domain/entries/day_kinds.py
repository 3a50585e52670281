"""The kind of the entry that closes a page of the book."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries.day_bodies import DayClosedBody
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import Effect, KindSpec
from frontoffice.domain.people import May

DAY_KINDS: Final = (
    KindSpec(
        kind=EntryKind.DAY_CLOSED,
        effect=Effect.SETTLES,
        bodies=(DayClosedBody,),
        may=May.REVIEW,
        of_office=True,
        examples=(
            DayClosedBody(
                series="L1",
                day="2026-11-24",
                lines=1,
                last=1,
                unreviewed=0,
                unprinted=0,
                incomplete=0,
                cancelled=0,
                position="Kepala Seksi",
                head="",
                note="",
            ),
        ),
    ),
)
