"""Minutes of an opening of the suggestion box (*berita acara*): box and seal, witnesses, every sheet accounted for.

No form of it was found; what the published procedures ask for stands on it. It says what became of each sheet, never
what was written on one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.case_file import SHORT_BLANK
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Kind
from frontoffice.domain.suggestion_box import BoxOpening, Sheet, Witness, number_ranges
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office

NAME: Final = "Berita Acara Kotak Saran"
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
    title = f"{NAME} {opening.day.isoformat()} {opening.series}"
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
