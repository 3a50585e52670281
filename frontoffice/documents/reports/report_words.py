"""How the figures of a report are written: numbers, shares, working days, ages, short names of periods."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period, PeriodKind, title
from frontoffice.domain.cases.steps import Ground

NOTHING: Final = "\N{EN DASH}"  # of what there is none


def number(count: int) -> str:
    """A number with its thousands: ``12.345``."""
    return f"{count:,}".replace(",", ".")


def percent(share: Fraction | None) -> str:
    """A share of 1 with one decimal, ``84,0 %``; a dash of nothing."""
    return NOTHING if share is None else f"{decimal(share * 100)} %"


def decimal(value: Fraction | None) -> str:
    """A number with one decimal, halves up: ``2,5``; a dash for none."""
    if value is None:
        return NOTHING
    tenths = int(abs(value) * 10 + Fraction(1, 2))
    sign = "-" if value < 0 and tenths else ""
    return f"{sign}{number(tenths // 10)},{tenths % 10}"


def age(code: str) -> str:
    """An age of a report as it is read: ``6-10`` with a dash, ``31-`` as ``> 30``."""
    least, most = code.split("-")
    return f"{least}\N{EN DASH}{most}" if most else f"> {int(least) - 1}"


def ground(code: str) -> str:
    """Ground for declining a complaint, in short form."""
    return _GROUNDS.get(code, code)


_GROUNDS: Final[Mapping[str, str]] = {
    Ground.LATE: "lewat 30 hari",
    Ground.OUT_OF_SCOPE: "bukan pelayanan kantor ini",
    Ground.UNFOUNDED: "tidak berdasar",
    Ground.IN_COURT: "diperiksa pengadilan",
    Ground.OTHER: "alasan lain",
}


def short_period(period: Period) -> str:
    """Period in short form: ``Nov``, or the day of its month."""
    if period.kind is PeriodKind.MONTH:
        return dates.SHORT_MONTHS[period.first.month - 1]
    return str(period.first.day) if period.kind is PeriodKind.DAY else title(period)
