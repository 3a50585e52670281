"""Papers of an opening of the suggestion box: its minutes (*berita acara*), and the answers for the notice board.

No form of it was found; what the published procedures ask for stands on it. It says what became of each sheet, never
what was written on one.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.case_file import SHORT_BLANK
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.reports import public_summary
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Identity, Kind, Status
from frontoffice.domain.masked_text import mask_text
from frontoffice.domain.reports import report
from frontoffice.domain.suggestion_box import BoxOpening, Sheet, Witness, number_ranges
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office

MINUTES_NAME: Final = "Berita Acara Kotak Saran"
KINDS: Final = {Kind.COMPLAINT: "Pengaduan", Kind.SUGGESTION: "Saran", Kind.INPUT: "Masukan"}
NIL: Final = "NIHIL"


@dataclass(frozen=True, slots=True)
class MinutesFile:
    """Source data for the minutes of a closed opening."""

    office: Office
    opening: BoxOpening
    made_at: datetime  # (aware)
    training: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, made_at=self.made_at)


def minutes(file: MinutesFile) -> bytes:
    """The minutes as PDF; properties and footer name the opening, never a person."""
    opening = file.opening
    number = opening.closing.form.minutes if opening.closing else SHORT_BLANK
    story = [a4_sheet.heading("BERITA ACARA PEMBUKAAN KOTAK SARAN/PENGADUAN", large=True)]
    story += [a4_sheet.heading(f"Nomor: {number}", large=True), a4_sheet.gap()]
    story += a4_sheet.paragraphs(_beginning(file))
    story += [tables.fields(_box(opening)), a4_sheet.gap(2)]
    story += [a4_sheet.heading("Hasil pembukaan"), *_result(opening)]
    story += a4_sheet.paragraphs(
        "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
    )
    story += [a4_sheet.gap(1), *_signatures(opening)]
    title = f"{MINUTES_NAME} {opening.day.isoformat()} {opening.series}"
    return a4_sheet.sheet(file.head, title, title, story)


def _beginning(file: MinutesFile) -> str:
    opening = file.opening
    day = f"{dates.DAYS[opening.day.weekday()]}, tanggal {dates.day(opening.day)}"
    hour = dates.time_of_day(opening.form.opened_at, opening.zone)
    return (
        f"Pada hari ini, {day} ({dates.in_digits(opening.day)}), pukul {hour}, bertempat di {file.office.name}, kami "
        "yang bertanda tangan di bawah ini telah membuka kotak saran/pengaduan dengan keterangan sebagai berikut."
    )


def _box(opening: BoxOpening) -> list[tuple[str, str]]:
    form, closing = opening.form, opening.closing
    return [
        ("Kotak", form.box),
        ("Letak", form.place),
        ("Dibuka oleh", form.opened_by),
        *((f"Saksi {place}", _witness_name(one)) for place, one in enumerate(form.witnesses, start=1)),
        ("Pemegang kunci saat dibuka", form.key_holder),
        ("Gembok/segel sebelum dibuka", form.seal_before),
        ("Gembok/segel sesudah ditutup", closing.form.seal_after if closing else SHORT_BLANK),
        ("Pemegang kunci sesudahnya", closing.form.key_holder if closing else SHORT_BLANK),
        ("Masa sejak pembukaan terakhir", _since(opening)),
    ]


def _witness_name(one: Witness) -> str:
    return f"{one.name}, NIP {one.nip}" if one.nip else one.name


def _since(opening: BoxOpening) -> str:
    if opening.since is None:
        return "pembukaan pertama yang dicatat dalam register"
    days = (opening.day - opening.since).days
    first, last = dates.without_weekday(opening.since), dates.without_weekday(opening.day)
    return f"{first} sampai dengan {last} ({days} hari)"


def _result(opening: BoxOpening) -> list[Any]:
    note = opening.closing.form.note if opening.closing else ""
    notes = [("Catatan", note)] if note else []
    if not opening.found:
        nil = a4_sheet.paragraphs(f"Di dalam kotak tidak ditemukan lembar apa pun ({NIL}).")
        return [*nil, *([tables.fields(notes)] if notes else []), a4_sheet.gap(2)]
    rows = [
        ("Lembar ditemukan", _count(opening.found)),
        ("Lembar batal", _count(len(opening.voided))),
        ("Lembar dicatat dalam register", _count(len(opening.entered))),
    ]
    kinds = Counter(sheet.kind for sheet in opening.entered)
    if kinds:
        rows.append(("Jenis", ", ".join(f"{KINDS[kind]} {_count(kinds[kind])}" for kind in Kind if kinds[kind])))
    if ranges := number_ranges(opening.entered):
        rows.append(("Nomor register", "\n".join(map(_run, ranges))))
    parts = [tables.fields([*rows, *notes]), a4_sheet.gap(2)]
    lines = [("Lembar", "Nomor register", "Jenis / keterangan"), *map(_line, opening.sheets)]
    return [*parts, tables.table(lines, (20, 60, 90), head=True), a4_sheet.gap(2)]


def _count(many: int) -> str:
    return f"{many} ({dates.number(many)})" if many else "tidak ada"


def _run(run: tuple[str, str]) -> str:
    first, last = run
    return first if first == last else f"{first} sampai dengan {last}"


def _line(sheet: Sheet) -> tuple[str, str, str]:
    kind = KINDS[sheet.kind] if sheet.kind else f"Batal: {sheet.why}"
    return str(sheet.no), sheet.number_text or "-", kind


def names_of(text: str) -> list[str]:
    """The names in a text of several; a title behind a comma (*S.E.*, *MM*) is a part of its name."""
    return [name for name in map(str.strip, _BETWEEN_NAMES.split(text)) if name] or [text]


_BETWEEN_NAMES: Final = re.compile(r"[;&\n]|\s/\s|\sdan\s|,(?!\s*(?:[A-Z]\w*\.|[A-Z]{2,4}\b))")


def _signatures(opening: BoxOpening) -> list[Any]:
    """Persons present, one below the other, each with room for a signature: an opening of a few sheets is one page."""
    form = opening.form
    first, second = form.witnesses
    people = [
        *((name, "Yang membuka") for name in names_of(form.opened_by)),
        (form.key_holder, "Pemegang kunci"),
        (_witness_name(first), "Saksi 1"),
        (_witness_name(second), "Saksi 2"),
    ]
    rows = [("Nama", "Sebagai", "Tanda tangan"), *((name, role, "") for name, role in people)]
    padding = _TO_SIGN if len(people) <= _USUAL else _CLOSER
    return [a4_sheet.keep_together(tables.table(rows, (80, 35, 55), head=True, padding=padding))]


_USUAL: Final = 4
_CLOSER: Final = 6.0
_TO_SIGN: Final = 9.0  # points above and below a name

# --- box answers ---
# Nobody is named: answers are masked whatever the complainant asked for, those of a confidential one are left out,
# and counts of the rest are shown as ``domain/reports/report`` lets them. A person reads it before it is hung up.

ANSWERS_NAME: Final = "Jawaban Kotak Saran"
_LONGEST: Final = 400  # letters of an answer on the board
_ANSWERS: Final = (Step.ANSWER, Step.CONVEY)
_OUT: Final = frozenset({Status.CANCELLED, Status.WITHDRAWN, Status.MERGED})


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Opening of the box with the outcome of its sheets, at a moment (aware)."""

    office: Office
    opening: BoxOpening
    cases: tuple[tuple[Complaint, Case], ...]
    made_at: datetime
    training: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, made_at=self.made_at)


def answers(file: AnswersFile) -> bytes:
    """The sheet as PDF."""
    opening = file.opening
    title = f"{ANSWERS_NAME} {opening.day.isoformat()} {opening.series}"
    rows = list_answers(file.cases)
    story = [a4_sheet.heading("SARAN ANDA KAMI JAWAB", large=True)]
    story += [a4_sheet.heading(f"Kotak saran, dibuka {dates.in_words(opening.day)}", large=True), a4_sheet.gap()]
    if rows:
        lines = [("Nomor", "Tentang", "Jawaban kami"), *rows]
        story += [tables.table(lines, (48, 42, 80), head=True, style="large_cell", padding=4), a4_sheet.gap(4)]
    else:
        story += [*a4_sheet.paragraphs(_none(opening), "poster"), a4_sheet.gap(4)]
    if opening.entered:
        story += a4_sheet.paragraphs("\n".join(_counts(opening, len(rows))))
    story += [
        a4_sheet.gap(6),
        *public_summary.contact_channels(file.office, file.head.made_there.date(), file.layout.dated_in),
    ]
    return a4_sheet.sheet(file.head, title, title, story)


def _none(opening: BoxOpening) -> str:
    if not opening.found:
        return "Kotak saran kosong saat dibuka."
    return "Belum ada lembar dari pembukaan ini yang jawabannya dapat diumumkan."


def list_answers(cases: Iterable[tuple[Complaint, Case]]) -> list[tuple[str, str, str]]:
    """List number, topic (in the office's own words) and answer of each complaint allowed on the board."""
    found = []
    for complaint, case in cases:
        answer = _answer(case)
        if not answer or not _may_stand(complaint, case):
            continue
        about = complaint.intake.service or complaint.intake.category
        kind = KINDS[complaint.intake.kind]
        found.append((complaint.number_text, f"{kind}\n{about}".strip(), _mask_answer(answer, complaint)))
    return found


def _may_stand(complaint: Complaint, case: Case) -> bool:
    is_hidden = complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    return not (is_hidden or complaint.erased or case.status in _OUT)


def _answer(case: Case) -> str:
    taken = [one for cycle in case.cycles for one in cycle.steps if one.step in _ANSWERS and one.text]
    return taken[-1].text if taken else ""


def _mask_answer(answer: str, complaint: Complaint) -> str:
    who = dataclasses.replace(complaint.intake.complainant, identity=Identity.CONFIDENTIAL)
    text = mask_text(answer, who, complaint.earlier)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _counts(opening: BoxOpening, shown: int) -> Iterator[str]:
    """Lines with the number of sheets, unless the rest would be small enough to identify somebody."""
    rest = len(opening.entered) - shown
    if shown:
        yield f"{shown} lembar dari pembukaan ini telah dijawab."
    if rest:
        count = public_summary.FEW if report.is_small(rest) else str(rest)
        yield f"Masih diproses, atau jawabannya tidak diumumkan: {count} lembar."
    yield "Tanpa nama: jawaban untuk pengadu yang meminta dirahasiakan disampaikan kepadanya saja."
