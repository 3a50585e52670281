"""Made-up figures of a report that fit together: every cut adds up to what came in."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Final

from frontoffice.domain.calendar.report_period import Period, parse
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
    AGES,
    WITHIN,
    ConsultationCount,
    ConsultationFigures,
    Cut,
    CutLine,
    DeskHeard,
    Figures,
    Movement,
    OpenDay,
    Scope,
    Spans,
    Topic,
    age_code,
)

AS_OF: Final = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)
CUTS: Final[Mapping[Cut, Sequence[tuple[str, str]]]] = {
    Cut.CHANNEL: (("counter", "Tatap muka"), ("whatsapp", "WhatsApp"), ("box", "Kotak saran"), ("sp4n", "SP4N-LAPOR!")),
    Cut.KIND: (("complaint", "Pengaduan"), ("suggestion", "Saran"), ("input", "Masukan")),
    Cut.SECTOR: (("permits", "Perizinan"), ("", "Tidak diisi")),
    Cut.SERVICE: (("nib", "NIB"), ("sip", "Izin praktik <dokter> & perawat"), ("", "Tidak diisi")),
    Cut.CATEGORY: (("delay", "Keterlambatan"), ("behaviour", "Perilaku petugas"), ("other", "Lainnya")),
    Cut.LEVEL: (("light", "Ringan"), ("heavy", "Berat")),
    Cut.REGENCY: (("1971", "Kota Pangkal Pinang"), ("1901", "Bangka"), ("", "Tidak diisi")),
    Cut.DISTRICT: (("19.71.02", "Rangkui"), ("19.01.01", "Sungailiat"), ("other", "Lainnya")),
    Cut.AGENCY: (("", "Tidak diteruskan"), ("esdm", "Dinas ESDM")),
    Cut.TEAM: (("", "Belum ditetapkan"), ("a", "Tim A")),
    Cut.OFFICER: (("o1", "Sari"), ("o2", "Budi")),
    Cut.STATUS: (("registered", "Terdaftar"), ("analysed", "Dianalisis"), ("satisfied", "Selesai: puas")),
}


def figures(period: str = "2026-11", received: int = 75, *, counter: str = "", heard: bool = True) -> Figures:
    """Figures of a period in which that many came in."""
    scope = Scope(parse(period), counter=counter)
    moved = movement(received)
    late = moved.rest // 5
    return Figures(
        scope=scope,
        as_of=AS_OF,
        movement=moved,
        cancelled=2,
        late=late,
        due_this_week=3,
        waiting=moved.rest // 4,
        response=spans(received * 9 // 10),
        response_late=received // 20,
        closing=spans(moved.done),
        cuts={cut: tuple(_lines(values, moved)) for cut, values in CUTS.items()},
        ages=dict(zip((age_code(*age) for age in AGES), divided(moved.rest, 4), strict=True)),
        satisfied=moved.done // 2,
        unsatisfied=moved.done // 10,
        no_answer=moved.done // 4,
        cycles={1: moved.done - moved.done // 10, 2: moved.done // 10},
        topics=(Topic("delay", "nib", "Keterlambatan, NIB", received // 3), Topic("other", "", "Lainnya", 4)),
        same_service=received // 6,
        same_person=received // 25,
        not_closed=(OpenDay("FO1", date(2026, 11, 20)),),
        trend=tuple((part, movement(received // 12 + place)) for place, part in enumerate(_parts(scope.period))),
        before=movement(received - received // 8),
        year_before=movement(received // 2),
        heard=(DeskHeard("FO1", AS_OF - timedelta(minutes=3)), DeskHeard("FO2", None)) if heard else (),
        consultations=consulted(scope.period, 40) if received else ConsultationFigures((), (), ()),
    )


def consulted(period: Period, many: int) -> ConsultationFigures:
    """That many consultations, in one month, by two channels, about one service."""
    channels = [ConsultationFilter(period, channel=code, stayed=True) for code in ("counter", "telephone")]
    services = [ConsultationFilter(period, service=name, stayed=True) for name in ("NIB", "")]
    return ConsultationFigures(
        (ConsultationCount(ConsultationFilter(parse("2026-11"), stayed=True), "November 2026", many),),
        (ConsultationCount(channels[0], "Loket", many - 9), ConsultationCount(channels[1], "Telepon", 9)),
        (ConsultationCount(services[0], "NIB", many - 4), ConsultationCount(services[1], "", 4)),
    )


def movement(received: int) -> Movement:
    """Movement of a part in which that many came in."""
    carried, done = received // 4, received * 4 // 5
    return Movement(carried, received, done, carried + received - done)


def spans(counted: int) -> Spans:
    """Spans of that many."""
    if not counted:
        return Spans(0, None, None, dict.fromkeys(WITHIN, 0))
    within = {days: counted * share // 100 for days, share in zip(WITHIN, (30, 60, 80, 97), strict=True)}
    return Spans(counted, Fraction(27, 8), Fraction(5, 2), within)


def divided(whole: int, parts: int) -> list[int]:
    """The whole in parts, the first the greatest."""
    shares = [whole * part // 100 for part in (50, 30, 15)][: parts - 1]
    shares += [0] * (parts - 1 - len(shares))
    return [whole - sum(shares), *shares]


def with_cut(whole: Figures, cut: Cut, counts: Sequence[int]) -> Figures:
    """The figures, one of their cuts with these counts received."""
    lines = tuple(CutLine(f"v{n}", f"Nilai {n}", count, 0, 0, 0, 0) for n, count in enumerate(counts))
    moved = dataclasses.replace(whole.movement, received=sum(counts))
    return dataclasses.replace(whole, cuts={**whole.cuts, cut: lines}, movement=moved)


def _lines(values: Sequence[tuple[str, str]], moved: Movement) -> list[CutLine]:
    counted = [divided(count, len(values)) for count in (moved.received, moved.done, moved.rest)]
    return [
        CutLine(code, label, received, done, rest, rest // 5, rest // 4)
        for (code, label), received, done, rest in zip(values, *counted, strict=True)
    ]


def _parts(period: Period) -> list[Period]:
    if (period.last - period.first).days <= 31:
        return []
    part, parts = parse(f"{period.first:%Y-%m}"), []
    while part.first <= period.last:
        parts.append(part)
        part = part.after()
    return parts
