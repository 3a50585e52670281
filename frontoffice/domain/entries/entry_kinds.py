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
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import (
    AssignedBody,
    AttachmentAddedBody,
    AttachmentOpenedBody,
    AttachmentRefusedBody,
    AttachmentWithdrawnBody,
    BoxClosedBody,
    BoxOpenedBody,
    BoxSheetEnteredBody,
    BoxSheetVoidedBody,
    ComplainantJoinedBody,
    ComplainantLeftBody,
    ConsultationErasedBody,
    ConsultationTurnedBody,
    ConsultedBody,
    DayClosedBody,
    DueExtendedBody,
    MessageArrivedBody,
    MessageErasedBody,
    MessageSettledBody,
    NotedBody,
    ShiftHandedBody,
    StepCorrectedBody,
)
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, QT_TRANSLATE_NOOP, Effect, KindSpec, PaperWords, StoryWords
from frontoffice.domain.entries.office_kinds import OFFICE_KINDS
from frontoffice.domain.people import May, Officer

# --- The kinds of entries about consultations; see ``entry_kinds`` ---

CONSULTATION_KINDS: Final = (
    KindSpec(
        kind=EntryKind.CONSULTED,
        effect=Effect.SETTLES,
        bodies=(ConsultedBody,),
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
            ConsultedBody(
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
        bodies=(ConsultationTurnedBody,),
        may=May.RECORD,
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "The consultation became the complaint {}"), ("number",)),
        paper=PaperWords("menjadi pengaduan {number}"),
        examples=(ConsultationTurnedBody(complaint=EXAMPLE_ID, number="0001/PGD-L1/2026", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.CONSULTATION_ERASED,
        effect=Effect.SETTLES,
        bodies=(ConsultationErasedBody,),
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
            ConsultationErasedBody(
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


# --- entry kinds ---

# --- The kinds of entries about messages that came in by themselves; see ``entry_kinds`` ---

MESSAGE_KINDS: Final = (
    KindSpec(
        kind=EntryKind.MESSAGE_ARRIVED,
        effect=Effect.SETTLES,
        bodies=(MessageArrivedBody,),
        may=None,
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "Message came in")),
        paper=PaperWords("pesan masuk"),
        examples=(
            MessageArrivedBody(
                channel="email",
                identity="a1@mail.example",
                sender="nurhayati@mail.example",
                sender_name="Nurhayati binti Saleh",
                title="Izin trayek",
                text="Berkas saya hilang",
                arrived_at="2026-11-24T03:32:00.000000Z",
                answers=[],
                recipient_failed="",
                automatic=False,
                left_out=[],
                series="L1",
                counter="Loket 1",
            ),
            MessageArrivedBody(
                channel="sp4n",
                identity="8123456",
                sender="nurhayati@mail.example",
                sender_name="Nurhayati binti Saleh",
                title="Izin trayek",
                text="Berkas saya hilang",
                arrived_at="2026-11-24T03:32:00.000000Z",
                answers=[],
                recipient_failed="",
                automatic=False,
                left_out=[],
                series="L1",
                counter="Loket 1",
                given={"phone": "081234567890", "external_id": "#8123456"},
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.MESSAGE_SETTLED,
        effect=Effect.SETTLES,
        bodies=(MessageSettledBody,),
        may=May.CONTACT,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Decided what became of the message"),
            details=(
                (QT_TRANSLATE_NOOP("StoryWords", "Complaint"), "number"),
                (QT_TRANSLATE_NOOP("StoryWords", "Reason"), "reason"),
            ),
        ),
        paper=PaperWords("pesan diselesaikan"),
        examples=(
            MessageSettledBody(
                outcome="complaint",
                complaint=EXAMPLE_ID,
                number="0001/PGD-L1/2026",
                reason="",
                undone="",
                by=EXAMPLE_ID,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.MESSAGE_ERASED,
        effect=Effect.SETTLES,
        bodies=(MessageErasedBody,),
        may=May.CANCEL,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "Message erased by law, decided with {}; only its day stays"),
            ("second",),
            "cancel",
            "late",
            ((QT_TRANSLATE_NOOP("StoryWords", "Ground"), "ground"),),
        ),
        paper=PaperWords("isi pesan dihapus menurut hukum", "Isi pesan dihapus menurut hukum: {ground}"),
        examples=(
            MessageErasedBody(
                ground="Nota Dinas 12/2031",
                second="Yuliana Putri",
                second_role="administrator",
                subject=EXAMPLE_ID,
                channel="email",
                arrived_at="2026-11-24T03:32:00.000000Z",
                recorded_at="2026-11-24T03:33:00.000000Z",
                zone="WIB",
                series="L1",
                counter="Loket 1",
                outcome="",
                complaint="",
                settled_at="",
            ),
        ),
    ),
)


# --- entry kinds ---

# --- The kinds of entries about openings of the suggestion box; see ``entry_kinds`` ---

BOX_KINDS: Final = (
    KindSpec(
        kind=EntryKind.BOX_OPENED,
        effect=Effect.SETTLES,
        bodies=(BoxOpenedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            BoxOpenedBody(
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
        bodies=(BoxSheetEnteredBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            BoxSheetEnteredBody(
                sheet=1, complaint=EXAMPLE_ID, number="0001/PGD-L1/2026", no=["L1", 2026, 1], kind="suggestion"
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.BOX_SHEET_VOIDED,
        effect=Effect.SETTLES,
        bodies=(BoxSheetVoidedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(BoxSheetVoidedBody(sheet=2, why="Lembar kosong"),),
    ),
    KindSpec(
        kind=EntryKind.BOX_CLOSED,
        effect=Effect.SETTLES,
        bodies=(BoxClosedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            BoxClosedBody(
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


# --- entry kinds ---

# --- The kinds of entries about attachments; see ``entry_kinds`` ---
# Their words in the dossier name no file: a file's name may say who complained (the dossier's own list masks it).

_CONTENT: Final = {"hash": "0" * 64, "salt": "0" * 32, "size": 300_000, "chunks": 3}

ATTACHMENT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.ATTACHED,
        effect=Effect.SETTLES,
        bodies=(AttachmentAddedBody,),
        may=May.CONTACT,
        paper=PaperWords("berkas dilampirkan"),
        examples=(
            AttachmentAddedBody(
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
        bodies=(AttachmentWithdrawnBody,),
        may=May.CONTACT,
        paper=PaperWords("lampiran ditarik", "Lampiran ditarik: {why}"),
        examples=(AttachmentWithdrawnBody(attachment=EXAMPLE_ID, name="Surat izin.pdf", why="Pengaduan lain"),),
    ),
    KindSpec(
        kind=EntryKind.ATTACHMENT_OPENED,
        effect=Effect.SETTLES,
        bodies=(AttachmentOpenedBody,),
        may=May.REVEAL,
        paper=PaperWords("lampiran dibuka"),
        examples=(AttachmentOpenedBody(attachment=EXAMPLE_ID, name="KTP.jpg", use="shown", why="Mencocokkan nama"),),
    ),
    KindSpec(
        kind=EntryKind.ATTACHMENT_REFUSED,
        effect=Effect.SETTLES,
        bodies=(AttachmentRefusedBody,),
        may=May.CONTACT,
        paper=PaperWords("berkas yang tidak terlampir"),
        examples=(AttachmentRefusedBody(files=[{"name": "catatan.txt", "why": "Jenis berkas ini tidak dikenal."}]),),
    ),
)


# --- entry kinds ---

# --- The kinds of entries about several complainants on one number; see ``entry_kinds`` ---
# Their words name nobody: whoever joins a confidential complaint is hidden with it.

COMPLAINANT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.JOINED,
        effect=Effect.SETTLES,
        bodies=(ComplainantJoinedBody,),
        may=May.AMEND,
        story=StoryWords(QT_TRANSLATE_NOOP("StoryWords", "Another complainant joined"), icon="add"),
        paper=PaperWords("pengadu lain bergabung", "Pengadu lain bergabung pada nomor ini"),
        examples=(
            ComplainantJoinedBody(
                complainant={"name": "Saleh bin Ahmad", "identity": "open", "phone": "081234567891"}, by=EXAMPLE_ID
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.LEFT,
        effect=Effect.SETTLES,
        bodies=(ComplainantLeftBody,),
        may=May.AMEND,
        story=StoryWords(
            QT_TRANSLATE_NOOP("StoryWords", "A complainant who had joined was taken out"),
            icon="cancel",
            details=((QT_TRANSLATE_NOOP("StoryWords", "Reason"), "why"),),
        ),
        paper=PaperWords("pengadu lain dikeluarkan", "Pengadu lain tidak lagi bergabung: {why}"),
        examples=(ComplainantLeftBody(joined=EXAMPLE_ID, why="Salah nomor", by=EXAMPLE_ID),),
    ),
)


# --- entry kinds ---

# --- The kind of entry that hands a counter over between two shifts; see ``entry_kinds`` ---

SHIFT_KINDS: Final = (
    KindSpec(
        kind=EntryKind.SHIFT_HANDED,
        effect=Effect.SETTLES,
        bodies=(ShiftHandedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            ShiftHandedBody(
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


# --- entry kinds ---

# --- The kinds of entries about steps already taken, and about whose work it is, that settle; see
# ``entry_kinds`` ---

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


# --- entry kinds ---

# --- The kind of the entry that closes a page of the book ---

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


# --- entry kinds ---

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
    *MESSAGE_KINDS,
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
