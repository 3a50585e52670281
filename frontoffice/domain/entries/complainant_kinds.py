"""The kinds of entries about several complainants on one number; see ``entry_kinds``.

Their words name nobody: whoever joins a confidential complaint is hidden with it.
"""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries import complainant_bodies as bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, QT_TRANSLATE_NOOP, Effect, KindSpec, PaperWords, StoryWords
from frontoffice.domain.people import May

COMPLAINANT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.JOINED,
        effect=Effect.SETTLES,
        bodies=(bodies.ComplainantJoinedBody,),
        may=May.AMEND,
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "Another complainant joined"), icon="add"),
        paper=PaperWords("pengadu lain bergabung", "Pengadu lain bergabung pada nomor ini"),
        examples=(
            bodies.ComplainantJoinedBody(
                complainant={"name": "Saleh bin Ahmad", "identity": "open", "phone": "081234567891"}, by=EXAMPLE_ID
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.LEFT,
        effect=Effect.SETTLES,
        bodies=(bodies.ComplainantLeftBody,),
        may=May.AMEND,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "A complainant who had joined was taken out"),
            icon="cancel",
            details=((QT_TRANSLATE_NOOP("StoryWords", "Reason"), "why"),),
        ),
        paper=PaperWords("pengadu lain dikeluarkan", "Pengadu lain tidak lagi bergabung: {why}"),
        examples=(bodies.ComplainantLeftBody(joined=EXAMPLE_ID, why="Salah nomor", by=EXAMPLE_ID),),
    ),
)
