"""The suggestion box: it is opened before witnesses, each sheet gets its number or is void, and it is closed again.

An opening ends with its minutes (*berita acara*), which account for every sheet that was found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.codes import BoxRefusal, FieldRefusal
from frontoffice.domain.complaint import Kind
from frontoffice.domain.numbering import Number
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem

MOST_SHEETS: Final = 999
RHYTHM: Final = "box"  # the limit that says after how many days the box is opened again
SERIES: Final = "kotak"  # the series of a counter's openings is this and its code, as those of papers are
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SuggestionBox:
    """The office's box as its settings have it: what it is called, where it stands, who keeps its key."""

    box: str = ""
    place: str = ""
    key_holder: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """Witness of an opening; ``nip`` is "" for who has none."""

    name: str
    nip: str = ""


@dataclass(frozen=True, slots=True)
class OpeningForm:
    """Form for opening the box; ``opened_at`` is UTC."""

    box: str
    place: str
    key_holder: str
    opened_by: str
    witnesses: tuple[Witness, Witness]
    seal_before: str
    opened_at: datetime
    found: int


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """Form for closing the box; ``note`` says why ``found`` is another number than at first."""

    minutes: str
    seal_after: str
    key_holder: str
    found: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of an opening, counted from 1: what it became, or why it is void (then there is no complaint)."""

    no: int
    complaint: UUID | None = None
    number: Number | None = None
    number_text: str = ""
    kind: Kind | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class BoxClosing:
    """End of an opening of the box: when (UTC), by whom."""

    form: ClosingForm
    closed_at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class BoxOpening:
    """An opening as it stands: the ``no``-th of its counter in its year, with every sheet so far."""

    subject: UUID
    form: OpeningForm
    no: int
    series: str
    counter: str
    zone: str
    officer: str
    position: str
    since: date | None = None
    sheets: tuple[Sheet, ...] = ()
    closing: BoxClosing | None = None

    @property
    def day(self) -> date:
        """The day of the opening in the office's zone: all of its sheets were received then."""
        return local_date(self.form.opened_at, self.zone)

    @property
    def entered(self) -> tuple[Sheet, ...]:
        """Sheets with a number."""
        return tuple(sheet for sheet in self.sheets if sheet.complaint is not None)

    @property
    def voided(self) -> tuple[Sheet, ...]:
        """Void sheets."""
        return tuple(sheet for sheet in self.sheets if sheet.complaint is None)

    @property
    def found(self) -> int:
        """Number of found sheets, by the last count."""
        return self.closing.form.found if self.closing else self.form.found


def next_due(last: date, rhythm: int) -> date:
    """Next opening day of the box, ``rhythm`` calendar days after the last one."""
    return last + rhythm * _DAY


def minutes_number(no: int, series: str, year: int) -> str:
    """Default number of the minutes, without one from the office's agenda: ``003/BA-KS/L1/2026``."""
    return f"{no:03}/BA-KS/{series}/{year}"


def clean_opening(form: OpeningForm) -> OpeningForm:
    """An opening with every text cleaned as the register keeps it."""
    first, second = (Witness(one_line(one.name), one_line(one.nip)) for one in form.witnesses)
    texts = {name: one_line(getattr(form, name)) for name in _OPENING}
    return dataclasses.replace(form, witnesses=(first, second), **texts)  # type: ignore[arg-type]


def clean_closing(form: ClosingForm) -> ClosingForm:
    """A closing with every text cleaned as the register keeps it."""
    texts = {name: one_line(getattr(form, name)) for name in (*_CLOSING, "note")}
    return dataclasses.replace(form, **texts)  # type: ignore[arg-type]


def clean_box(box: SuggestionBox) -> SuggestionBox:
    """The office's box with every text cleaned as the register keeps it."""
    return SuggestionBox(*(one_line(getattr(box, name)) for name in BOX))


def box_problems(box: SuggestionBox) -> Iterator[Problem]:
    """Problems of a cleaned box."""
    texts = [(name, getattr(box, name)) for name in BOX]
    yield from _missing(texts)
    yield from _too_long(texts)


BOX: Final = ("box", "place", "key_holder")
_OPENING: Final = ("box", "place", "key_holder", "opened_by", "seal_before")
_CLOSING: Final = ("minutes", "seal_after", "key_holder")


def opening_problems(form: OpeningForm, now: datetime, last: datetime | None) -> Iterator[Problem]:
    """Problems of a cleaned opening form; ``last`` is when the box was opened before it (UTC)."""
    texts = [(name, getattr(form, name)) for name in _OPENING]
    texts += [(f"witness{place}_name", one.name) for place, one in enumerate(form.witnesses, start=1)]
    yield from _missing(texts)
    yield from _too_long((*texts, *((f"witness{n}_nip", one.nip) for n, one in enumerate(form.witnesses, start=1))))
    first, second = form.witnesses
    if first.name and first.name.casefold() == second.name.casefold():
        yield Problem("witness2_name", BoxRefusal.WITNESS_TWICE)
    yield from _count_problems(form.found)
    if form.opened_at > now:
        yield Problem("opened_on", FieldRefusal.DATE_IN_FUTURE)
    elif last is not None and form.opened_at <= last:
        yield Problem("opened_on", BoxRefusal.BEFORE_LAST)


def closing_problems(form: ClosingForm, opening: BoxOpening) -> Iterator[Problem]:
    """Problems of a cleaned closing form: every found sheet is entered or void."""
    texts = [(name, getattr(form, name)) for name in _CLOSING]
    yield from _missing(texts)
    yield from _too_long((*texts, ("note", form.note)))
    yield from _count_problems(form.found)
    done = len(opening.sheets)
    if form.found != done:
        yield Problem("found", BoxRefusal.SHEETS_DIFFER, {"found": form.found, "done": done})
    elif form.found != opening.form.found and not form.note:
        yield Problem("note", FieldRefusal.WHY_MISSING)


def _missing(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    yield from (Problem(name, FieldRefusal.TEXT_MISSING) for name, text in texts if not text)


def _too_long(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for name, text in texts:
        if len(text) > LONGEST_LINE:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE})


def _count_problems(found: int) -> Iterator[Problem]:
    if not 0 <= found <= MOST_SHEETS:
        yield Problem("found", BoxRefusal.SHEETS_OUT_OF_RANGE, {"most": MOST_SHEETS})


def number_ranges(sheets: Iterable[Sheet]) -> tuple[tuple[str, str], ...]:
    """The numbers of entered sheets as first and last of each unbroken run, as they stand on paper, in their order."""
    runs: list[list[Sheet]] = []
    for sheet in sorted((one for one in sheets if one.number is not None), key=_place):
        if runs and _follows(runs[-1][-1].number, sheet.number):
            runs[-1].append(sheet)
        else:
            runs.append([sheet])
    return tuple((run[0].number_text, run[-1].number_text) for run in runs)


def _place(sheet: Sheet) -> tuple[str, int, int]:
    number = sheet.number
    return (number.series, number.year, number.no) if number else ("", 0, 0)


def _follows(one: Number | None, other: Number | None) -> bool:
    return one is not None and other == Number(one.series, one.year, one.no + 1)
