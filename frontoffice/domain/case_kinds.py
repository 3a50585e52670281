"""The kinds of entries that settle something about steps already taken; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entry import EntryKind
from frontoffice.domain.entry_bodies import DueExtendedBody, StepCorrectedBody
from frontoffice.domain.kind_spec import EXAMPLE_ID, Effect, KindSpec, PaperWords
from frontoffice.domain.people import May

CASE_KINDS: Final = (
    KindSpec(
        kind=EntryKind.STEP_CORRECTED,
        effect=Effect.SETTLES,
        bodies=(StepCorrectedBody,),
        may=None,  # whoever may take that step, or decides: correcting.refusal
        paper=PaperWords("langkah dikoreksi"),
        examples=(StepCorrectedBody(entry=EXAMPLE_ID, step="review", why="Salah pengaduan", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.DUE_EXTENDED,
        effect=Effect.SETTLES,
        bodies=(DueExtendedBody,),
        may=May.DECIDE,
        paper=PaperWords("batas tanggapan diperpanjang"),
        examples=(DueExtendedBody(until="2026-12-21", why="Menunggu OPD teknis", letter="500/12/2026", by=EXAMPLE_ID),),
    ),
)
