"""The kinds of journal entries, each specified once: its bodies, its effect, its writer, its words, its examples.

What reads kinds reads this table: the fold and its heads, the story, the dossier, who may write, the fuzz.
A new kind is a body in ``entry_bodies``, a name in ``EntryKind``,
a specification here, the verb that writes it and the button that asks for it.

**What an older program makes of a kind.** An office has programs of several ages, and each must make the same case of
the same entries. A kind that a program does not know is kept and carried; it moves nothing, whoever names it has seen
what it had seen, it is a head (the next entry of that desk names it), and it settles what was amended apart. Therefore:

* A new kind *settles*: that is exactly what every older program makes of it. Its facts are its own.
* The kinds that only *say* are closed (:data:`SAYING`): every program in use knows them, and no desk names one as what
  it had seen. One more would be named by older desks, whose next step would begin at nothing for the newer ones.
* A kind that *moves*, or a new step of ``handling.stepped``, waits until no older program is in use: those go on from
  where the complaint stood before it, so that their next step does not apply here, or stands in conflict.
* A new version of a body is to an older program a kind that it does not know, but that it settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from frontoffice.domain import people
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.attachment_kinds import ATTACHMENT_KINDS
from frontoffice.domain.entries.box_kinds import BOX_KINDS
from frontoffice.domain.entries.case_kinds import CASE_KINDS
from frontoffice.domain.entries.complainant_kinds import COMPLAINANT_KINDS
from frontoffice.domain.entries.consultation_kinds import CONSULTATION_KINDS
from frontoffice.domain.entries.day_kinds import DAY_KINDS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, QT_TRANSLATE_NOOP, Effect, KindSpec, PaperWords, StoryWords
from frontoffice.domain.entries.office_kinds import OFFICE_KINDS
from frontoffice.domain.entries.shift_kinds import SHIFT_KINDS
from frontoffice.domain.people import May, Officer

_REASON: Final = (QT_TRANSLATE_NOOP("StoryWords", "Reason"), "why")
_DUE: Final[Mapping[str, Any]] = {"due_on": "2026-12-10", "due_provisional": False, "calendar": "2026.1"}
_RECEIPT: Final[Mapping[str, Any]] = {"channel_name": "Loket", "manner": "oral", "received_on": "2026-11-24"}
_INTAKE: Final[Mapping[str, Any]] = {
    "kind": "complaint",
    "channel": "counter",
    "description": "Izin trayek belum terbit",
    "complainant": {"name": "Nurhayati binti Saleh", "identity": "open", "phone": "081234567890"},
    "service": "Izin Trayek (AKDP)",
    "identity_copy": True,
    "documents": True,
}

_OF_COMPLAINTS: Final = (
    KindSpec(
        kind=EntryKind.RECORDED,
        effect=Effect.SETTLES,
        bodies=(bodies.RecordedBody,),
        may=May.RECORD,
        paper=PaperWords("dicatat"),
        examples=(
            bodies.RecordedBody(
                intake=_INTAKE,
                number="0001/PGD-L1/2026",
                counter="Loket 1",
                position="Petugas Front Office",
                **_RECEIPT,
                **_DUE,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.AMENDED,
        effect=Effect.MOVES,
        bodies=(bodies.AmendedBody,),
        may=May.AMEND,
        paper=PaperWords("diubah"),
        examples=(
            bodies.AmendedBody(
                changes={"service": ["Izin Trayek (AKDP)", "Izin Usaha"]},
                why="Salah dengar",
                due_was="2026-12-10",
                **_RECEIPT,
                **_DUE,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.CANCELLED,
        effect=Effect.MOVES,
        bodies=(bodies.CancelledBody,),
        may=May.CANCEL,
        paper=PaperWords("dibatalkan", "Dibatalkan: {why}"),
        examples=(bodies.CancelledBody(why="Salah catat", by=EXAMPLE_ID, on="2026-11-24"),),
    ),
    KindSpec(
        kind=EntryKind.REVIEWED,
        effect=Effect.MOVES,
        bodies=(bodies.ReviewedBody,),
        may=May.REVIEW,
        paper=PaperWords("ditelaah"),
        examples=(bodies.ReviewedBody(note="Segera", by=EXAMPLE_ID, on="2026-11-24", category="Tidak patut"),),
    ),
    KindSpec(
        kind=EntryKind.REVEALED,
        effect=Effect.SAYS,
        bodies=(bodies.RevealedBody,),
        may=May.REVEAL,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Looked at the hidden identity"), icon="eye", details=(_REASON,)
        ),
        paper=PaperWords("identitas dilihat", "Identitas yang dirahasiakan dilihat: {why}"),
        examples=(bodies.RevealedBody(why="Surat jawaban"),),
    ),
    KindSpec(
        kind=EntryKind.PAPER,
        effect=Effect.SAYS,
        bodies=(bodies.PaperBody,),
        may=May.PRINT,  # to ask for a paper; what became of it is written down, in nobody's name where nobody asked
        paper=PaperWords("tanda terima"),
        examples=(
            bodies.PaperBody(job="1", state="confirmed"),
            bodies.PaperBody(job="1", state="void", copy_no=2, printer="Loket", why="", reason="", evidence="gs_r"),
        ),
    ),
    KindSpec(
        kind=EntryKind.STEPPED,
        effect=Effect.MOVES,
        bodies=(bodies.SteppedBody,),
        may=None,  # each step's own: steps.RULES
        paper=PaperWords("langkah penanganan"),
        examples=(
            bodies.SteppedBody(step="analyse", on="2026-11-24", text="Sudah", by=EXAMPLE_ID, cycle=1),
            bodies.SteppedBody(
                step="inform",
                on="2026-11-24",
                text="Sudah",
                by=EXAMPLE_ID,
                cycle=1,
                late={"days": 1, "why": "Sakit"},
                due=_DUE,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.CONTACTED,
        effect=Effect.SAYS,
        bodies=(bodies.ContactedBody,),
        may=May.CONTACT,
        paper=PaperWords("menghubungi pengadu"),
        examples=(bodies.ContactedBody(channel="Telepon", reach="reached", note="", by="", cycle=1),),
    ),
    KindSpec(
        kind=EntryKind.PAPERS_ASKED,
        effect=Effect.SAYS,
        bodies=(bodies.PapersAskedBody,),
        may=May.CONTACT,
        paper=PaperWords("kelengkapan diminta"),
        examples=(
            bodies.PapersAskedBody(papers=["documents"], on="2026-11-24", until="2026-12-08", by=EXAMPLE_ID, cycle=1),
        ),
    ),
    KindSpec(
        kind=EntryKind.PAPERS_COMPLETED,
        effect=Effect.SAYS,
        bodies=(bodies.PapersCompletedBody,),
        may=May.CONTACT,
        paper=PaperWords("kelengkapan diterima"),
        examples=(bodies.PapersCompletedBody(identity_copy=False, documents=True, on="2026-11-24", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.DUE_MOVED,
        effect=Effect.SAYS,
        bodies=(bodies.DueMovedBody,),
        may=May.KEEP_CALENDAR,
        paper=PaperWords("batas waktu bergeser"),
        examples=(
            bodies.DueMovedBody(
                cycle=1, why="SK 1", calendar="2026.2", due_on="2026-12-11", due_was="2026-12-10", due_provisional=True
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.DOCUMENT,
        effect=Effect.SAYS,
        bodies=(bodies.DocumentBody,),
        may=May.PRINT,
        paper=PaperWords("surat dibuat: {name}"),
        examples=(bodies.DocumentBody(name="Nota Dinas", number="057/2026", named=False, by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.RENUMBERED,
        effect=Effect.SAYS,
        bodies=(bodies.RenumberedBody,),
        may=May.DECIDE,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "The number stands on two papers; this one got “{}”"),
            ("suffix",),
            "warning",
            "soon",
            (_REASON,),
        ),
        paper=PaperWords(
            "nomor diberi akhiran “{suffix}”",
            "Nomor tertera pada dua tanda terima; yang ini diberi akhiran “{suffix}”: {why}",
        ),
        examples=(bodies.RenumberedBody(suffix="bis", why="Salinan register dipakai", by=""),),
    ),
    KindSpec(
        kind=EntryKind.SP4N_ENTERED,
        effect=Effect.SETTLES,
        bodies=(bodies.Sp4nEnteredBody,),
        may=May.CONTACT,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "In SP4N-LAPOR! under number {}"),
            ("number",),
            details=((QT_TRANSLATE_NOOP("StoryWords", "Seen there on"), "on"),),
        ),
        paper=PaperWords("dicatat di SP4N-LAPOR!: {number}", "Dicatat di SP4N-LAPOR!, nomor {number}"),
        examples=(bodies.Sp4nEnteredBody(number="7654321", state="done", on="2026-11-24", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.ERASED,
        effect=Effect.SETTLES,
        bodies=(bodies.ErasedBody,),
        may=May.CANCEL,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Erased by law, decided with {}; only the number and the dates stay"),
            ("second",),
            "cancel",
            "late",
            ((QT_TRANSLATE_NOOP("StoryWords", "Ground"), "ground"),),
        ),
        paper=PaperWords("isi dihapus menurut hukum", "Isi dihapus menurut hukum: {ground}"),
        examples=(
            bodies.ErasedBody(
                ground="Nota Dinas 12/2031",
                second="Yuliana Putri",
                second_role="administrator",
                subject=EXAMPLE_ID,
                number="0001/PGD-L1/2026",
                suffix="",
                no=["L1", 2026, 1],
                kind="complaint",
                channel="counter",
                received_at="2026-11-24T03:32:00.000000Z",
                recorded_at="2026-11-24T03:32:00.000000Z",
                zone="WIB",
                counter="Loket 1",
                officer="Siti Rahmawati",
                role="officer",
                position="Petugas Front Office",
                category="",
                status="cancelled",
                **_RECEIPT,
                **_DUE,
            ),
        ),
    ),
)
_SPECS: Final = (
    *_OF_COMPLAINTS,
    *CASE_KINDS,
    *ATTACHMENT_KINDS,
    *COMPLAINANT_KINDS,
    *CONSULTATION_KINDS,
    *OFFICE_KINDS,
    *BOX_KINDS,
    *DAY_KINDS,
    *SHIFT_KINDS,
)
KINDS: Final[Mapping[str, KindSpec]] = MappingProxyType({spec.kind: spec for spec in _SPECS})
SAYING: Final = frozenset(spec.kind for spec in KINDS.values() if spec.effect is Effect.SAYS)
OF_THE_OFFICE: Final = tuple(spec.kind for spec in KINDS.values() if spec.of_office)


def demand(by: Officer, kind: EntryKind) -> None:
    """Raise Refused (``not_allowed``) unless this officer may write such an entry."""
    right = KINDS[kind].may
    if right is not None:
        people.demand(by, right)


def rows() -> Iterator[tuple[str, str, bool, int]]:
    """The kinds as the centre keeps them: kind, effect, whether it is the office's own, its newest version."""
    for spec in KINDS.values():
        yield str(spec.kind), str(spec.effect), spec.of_office, len(spec.bodies)
