"""The kinds of entries about steps already taken, and about whose work it is, that settle; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries.case_bodies import AssignedBody, DueExtendedBody, NotedBody, StepCorrectedBody
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, QT_TRANSLATE_NOOP, Effect, KindSpec, PaperWords, StoryWords
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
    KindSpec(
        kind=EntryKind.ASSIGNED,
        effect=Effect.SETTLES,
        bodies=(AssignedBody,),
        may=May.CONTACT,  # whoever's role takes a step; what of others may be handed on: assigning.refusal
        paper=PaperWords("penanggung jawab"),
        examples=(
            AssignedBody(
                what="handed",
                officer=EXAMPLE_ID,
                name="Bambang Prasetyo",
                role="handler",
                note="Cuti",
                by=EXAMPLE_ID,
            ),
            AssignedBody(what="released", officer="", name="", role="", note="", by=EXAMPLE_ID),
        ),
    ),
    KindSpec(
        kind=EntryKind.NOTED,
        effect=Effect.SETTLES,
        bodies=(NotedBody,),
        may=May.CONTACT,  # of all who work on complaints
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "Note: {}"), ("text",)),
        paper=PaperWords("catatan: {text}", "Catatan: {text}"),
        examples=(NotedBody(text="Pengadu datang lagi besok pagi", by=EXAMPLE_ID),),
    ),
)
