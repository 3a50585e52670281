"""Kinds of the office's own entries, about people, lists and desks; see ``entry_kinds``."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID, Effect, KindSpec
from frontoffice.domain.entries.office_bodies import (
    AbsenceSetBody,
    BackupTriedBody,
    CalendarDayBody,
    ChoiceSetBody,
    ClockBehindBody,
    ClockConfirmedBody,
    DeskConfiguredBody,
    HistoryAcceptedBody,
    KeyPaperedBody,
    ListExportedBody,
    MailboxClaimedBody,
    NumbersReservedBody,
    NumbersResumedBody,
    NumbersVoidedBody,
    OfficeHoursSetBody,
    OfficerSetBody,
    ReadBody,
    ReportApprovedBody,
    SeriesTakenBody,
)
from frontoffice.domain.people import May

_SPANS: Final = {"counted": 1, "mean": "5/2", "median": "5/2", "within": [[1, 0], [3, 1], [5, 1], [14, 1]]}
_FIGURES: Final = {
    **dict.fromkeys(("cancelled", "late", "due_this_week", "waiting", "response_late", "satisfied", "unsatisfied"), 0),
    **dict.fromkeys(("no_answer", "same_service", "same_person"), 0),
    "as_of": "2026-12-01T03:32:00.000000Z",
    "movement": [1, 2, 1, 2],
    "before": [0, 1, 0, 1],
    "year_before": None,
    "response": _SPANS,
    "closing": _SPANS,
    "cuts": {"channel": [["counter", "Loket", 2, 1, 2, 0, 0]]},
    "ages": [["0-5", 2]],
    "cycles": [[1, 1]],
    "topics": [["Biaya", "Izin trayek", "Biaya, izin trayek", 2]],
    "not_closed": [["L1", "2026-11-20"]],
    "trend": [["2026-11-24", [1, 2, 1, 2]]],
    "heard": [["L1", "2026-12-01T03:32:00.000000Z"]],
}

OFFICE_KINDS: Final = (
    KindSpec(
        kind=EntryKind.DESK_CONFIGURED,
        effect=Effect.SETTLES,
        bodies=(DeskConfiguredBody,),
        may=May.KEEP_SETTINGS,
        of_office=True,
        examples=(DeskConfiguredBody(counter="L1", office={"name": "DPMPTSP"}),),
    ),
    KindSpec(
        kind=EntryKind.CLOCK_BEHIND,
        effect=Effect.SETTLES,
        bodies=(ClockBehindBody,),
        may=None,  # the program sees it
        of_office=True,
        examples=(ClockBehindBody(last_recorded_at="2026-11-24 03:32:00+00:00"),),
    ),
    KindSpec(
        kind=EntryKind.CLOCK_CONFIRMED,
        effect=Effect.SETTLES,
        bodies=(ClockConfirmedBody,),
        may=May.DECIDE,
        of_office=True,
        examples=(ClockConfirmedBody(why="Benar", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.OFFICER_SET,
        effect=Effect.SETTLES,
        bodies=(OfficerSetBody,),
        may=May.KEEP_OFFICERS,
        of_office=True,
        examples=(OfficerSetBody(name="Siti Rahmawati", role="officer", position="", active=True),),
    ),
    KindSpec(
        kind=EntryKind.ABSENCE_SET,
        effect=Effect.SETTLES,
        bodies=(AbsenceSetBody,),
        may=May.CONTACT,  # one's own; of others whoever decides: absences.problems
        of_office=True,
        examples=(
            AbsenceSetBody(
                officer=EXAMPLE_ID,
                name="Bambang Sutrisno",
                first="2026-12-01",
                last="2026-12-04",
                substitute=EXAMPLE_ID,
                substitute_name="Dewi Lestari",
                note="Cuti tahunan",
                withdrawn=False,
                by=EXAMPLE_ID,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.CHOICE_SET,
        effect=Effect.SETTLES,
        bodies=(ChoiceSetBody,),
        may=May.KEEP_LISTS,
        of_office=True,
        examples=(ChoiceSetBody(list="channel", code="wa", name="WhatsApp", group="written", active=True),),
    ),
    KindSpec(
        kind=EntryKind.CALENDAR_DAY,
        effect=Effect.SETTLES,
        bodies=(CalendarDayBody,),
        may=May.KEEP_CALENDAR,
        of_office=True,
        examples=(
            CalendarDayBody(day="2026-12-01", kind="local", name="HUT Provinsi", decree="SK 1", certain=True, why="SK"),
        ),
    ),
    KindSpec(
        kind=EntryKind.OFFICE_HOURS,
        effect=Effect.SETTLES,
        bodies=(OfficeHoursSetBody,),
        may=May.KEEP_CALENDAR,
        of_office=True,
        examples=(OfficeHoursSetBody(hours={"0": ["08:00", "16:00"]}, why="SK"),),
    ),
    KindSpec(
        kind=EntryKind.SERIES_TAKEN,
        effect=Effect.SETTLES,
        bodies=(SeriesTakenBody,),
        may=May.DECIDE,
        of_office=True,
        examples=(SeriesTakenBody(series="L1", origin=EXAMPLE_ID, why="Pindah", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.NUMBERS_RESUMED,
        effect=Effect.SETTLES,
        bodies=(NumbersResumedBody,),
        may=May.DECIDE,
        of_office=True,
        examples=(
            NumbersResumedBody(
                series="L1", year=2026, known=43, last=56, evidence="paper", why="Komputer diganti", by=EXAMPLE_ID
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.NUMBERS_RESERVED,
        effect=Effect.SETTLES,
        bodies=(NumbersReservedBody,),
        may=May.RECORD,
        of_office=True,
        examples=(
            NumbersReservedBody(
                first=51, pattern="{no:4}/PGD-{counter}/{year}", why="Pemadaman listrik besok", by=EXAMPLE_ID
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.NUMBERS_VOIDED,
        effect=Effect.SETTLES,
        bodies=(NumbersVoidedBody,),
        may=May.CANCEL,
        of_office=True,
        examples=(NumbersVoidedBody(series="L1", year=2026, numbers=[57, 58], why="Tidak terpakai", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.BACKUP_TRIED,
        effect=Effect.SETTLES,
        bodies=(BackupTriedBody,),
        may=None,  # the program does it by itself, each month
        of_office=True,
        examples=(
            BackupTriedBody(
                copy="register-L1.db", made_at="2026-11-24T03:32:00.000000Z", entries=56, outcome="whole", detail=""
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.LIST_EXPORTED,
        effect=Effect.SETTLES,
        bodies=(ListExportedBody,),
        may=May.EXPORT,  # with the identities of who asked for confidence: May.REVEAL as well
        of_office=True,
        examples=(
            ListExportedBody(
                name="search",
                period="2026-11",
                limited="Kanal: Loket",
                lines=56,
                format="xlsx",
                identities=True,
                why="Diminta Ombudsman, surat 12/2026",
                by=EXAMPLE_ID,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.READ,
        effect=Effect.SETTLES,
        bodies=(ReadBody,),
        may=None,  # the program writes it down where a reader reads
        of_office=True,
        examples=(
            ReadBody(
                what="complaint",
                complaint=EXAMPLE_ID,
                number="0001/PGD-L1/2026",
                limited="",
                lines=1,
                institution="Inspektorat",
                by=EXAMPLE_ID,
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.KEY_PAPERED,
        effect=Effect.SETTLES,
        bodies=(KeyPaperedBody,),
        may=May.KEEP_SETTINGS,
        of_office=True,
        examples=(KeyPaperedBody(key="0123abcd" * 4, step="made", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.REPORT_APPROVED,
        effect=Effect.SETTLES,
        bodies=(ReportApprovedBody,),
        may=May.APPROVE,
        of_office=True,
        examples=(
            ReportApprovedBody(
                period="2026-11",
                basis="received",
                counter="",
                figures=_FIGURES,
                sp4n=[3, 1],
                words={"obstacles": "Antrean", "solutions": "", "conclusion": "", "changes": ""},
                meeting={"on": None, "place": "", "chair": "", "minutes": "", "attended": []},
                office={"name": "DPMPTSP", "zone": "WIB"},
                signatory={"name": "Hendra Wijaya"},
                training=False,
                made={"laporan": "0" * 64},
                seen={EXAMPLE_ID: 56},
                desk="L1",
                despite=["period_not_over"],
                position="Kepala Bidang",
                by=EXAMPLE_ID,
                layout={},
            ),
        ),
    ),
    KindSpec(
        kind=EntryKind.HISTORY_ACCEPTED,
        effect=Effect.SETTLES,
        bodies=(HistoryAcceptedBody,),
        may=May.DECIDE,
        of_office=True,
        examples=(HistoryAcceptedBody(accepted="seal", why="Sudah ditelusuri", by=EXAMPLE_ID),),
    ),
    KindSpec(
        kind=EntryKind.MAILBOX_CLAIMED,
        effect=Effect.SETTLES,
        bodies=(MailboxClaimedBody,),
        may=May.KEEP_SETTINGS,
        of_office=True,
        examples=(MailboxClaimedBody(counter="Loket 1", by=EXAMPLE_ID),),
    ),
)
