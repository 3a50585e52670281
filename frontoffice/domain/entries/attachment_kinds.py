"""The kinds of entries about attachments; see ``entry_kinds``.

Their words in the dossier name no file: a file's name may say who complained (the dossier's own list masks it).
"""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries import attachment_bodies as bodies
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, Effect, KindSpec, PaperWords
from frontoffice.domain.people import May

_CONTENT: Final = {"hash": "0" * 64, "salt": "0" * 32, "size": 300_000, "chunks": 3}

ATTACHMENT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.ATTACHED,
        effect=Effect.SETTLES,
        bodies=(bodies.AttachmentAddedBody,),
        may=May.CONTACT,
        paper=PaperWords("berkas dilampirkan"),
        examples=(
            bodies.AttachmentAddedBody(
                name="Surat izin.pdf",
                kind="supporting",
                media_type="application/pdf",
                pages=2,
                content=_CONTENT,
                counter="Loket 1",
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.ATTACHMENT_WITHDRAWN,
        effect=Effect.SETTLES,
        bodies=(bodies.AttachmentWithdrawnBody,),
        may=May.CONTACT,
        paper=PaperWords("lampiran ditarik", "Lampiran ditarik: {why}"),
        examples=(bodies.AttachmentWithdrawnBody(attachment=EXAMPLE_ID, name="Surat izin.pdf", why="Pengaduan lain"),),
    ),
    KindSpec(
        kind=EntryKind.ATTACHMENT_OPENED,
        effect=Effect.SETTLES,
        bodies=(bodies.AttachmentOpenedBody,),
        may=May.REVEAL,
        paper=PaperWords("lampiran dibuka"),
        examples=(
            bodies.AttachmentOpenedBody(attachment=EXAMPLE_ID, name="KTP.jpg", use="shown", why="Mencocokkan nama"),
        ),
    ),
    KindSpec(
        kind=EntryKind.ATTACHMENT_REFUSED,
        effect=Effect.SETTLES,
        bodies=(bodies.AttachmentRefusedBody,),
        may=May.CONTACT,
        paper=PaperWords("berkas yang tidak terlampir"),
        examples=(
            bodies.AttachmentRefusedBody(files=[{"name": "catatan.txt", "why": "Jenis berkas ini tidak dikenal."}]),
        ),
    ),
)
