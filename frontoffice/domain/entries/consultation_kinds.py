"""The kinds of entries about consultations; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries import consultation_bodies as bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, QT_TRANSLATE_NOOP, Effect, KindSpec, PaperWords, StoryWords
from frontoffice.domain.people import May

CONSULTATION_KINDS: Final = (
    KindSpec(
        kind=EntryKind.CONSULTED,
        effect=Effect.SETTLES,
        bodies=(bodies.ConsultedBody,),
        may=May.RECORD,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Consultation, answered by {}"),
            ("answered_by",),
            details=(
                (QT_TRANSLATE_NOOP("StoryWords", "About"), "about"),
                (QT_TRANSLATE_NOOP("StoryWords", "Answer"), "answer"),
            ),
        ),
        paper=PaperWords("konsultasi"),
        examples=(
            bodies.ConsultedBody(
                about="Syarat izin trayek",
                answer="Diberi daftar syarat",
                answered_by="Siti Rahmawati",
                channel="counter",
                channel_name="Loket",
                service="Izin Trayek (AKDP)",
                name="Nurhayati binti Saleh",
                identity="open",
                series="L1",
                counter="Loket 1",
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.CONSULTATION_TURNED,
        effect=Effect.SETTLES,
        bodies=(bodies.ConsultationTurnedBody,),
        may=May.RECORD,
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "The consultation became the complaint {}"), ("number",)),
        paper=PaperWords("menjadi pengaduan {number}"),
        examples=(bodies.ConsultationTurnedBody(complaint=EXAMPLE_ID, number="0001/PGD-L1/2026", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.CONSULTATION_ERASED,
        effect=Effect.SETTLES,
        bodies=(bodies.ConsultationErasedBody,),
        may=May.CANCEL,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Consultation erased by law, decided with {}; only its day stays"),
            ("second",),
            "cancel",
            "late",
            ((QT_TRANSLATE_NOOP("StoryWords", "Ground"), "ground"),),
        ),
        paper=PaperWords("isi konsultasi dihapus menurut hukum", "Isi konsultasi dihapus menurut hukum: {ground}"),
        examples=(
            bodies.ConsultationErasedBody(
                ground="Nota Dinas 12/2031",
                second="Yuliana Putri",
                second_role="administrator",
                subject=EXAMPLE_ID,
                recorded_at="2026-11-24T03:32:00.000000Z",
                zone="WIB",
                channel="counter",
                channel_name="Loket",
                series="L1",
                counter="Loket 1",
                officer="Siti Rahmawati",
                complaint="",
            ),
        ),
    ),
)
