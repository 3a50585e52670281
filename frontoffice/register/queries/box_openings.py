"""Openings of the suggestion box: past, open and next one; each from its entries.

An opening has a number in its counter's series of openings, and is found by that.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import suggestion_box
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import BoxRefusal
from frontoffice.domain.complaint import Kind
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_count, demand_texts
from frontoffice.domain.numbering import Number
from frontoffice.domain.suggestion_box import (
    RHYTHM,
    SERIES,
    BoxClosing,
    BoxOpening,
    ClosingForm,
    OpeningForm,
    Sheet,
    SuggestionBox,
    Witness,
)
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import journal
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.journal.tables import ListChoiceRow
from frontoffice.register.unit_of_work import UnitOfWork


def fold_opening(subject: UUID, lines: Iterable[StoryLine]) -> BoxOpening | None:
    """The opening as it stands after its entries; None while that of its beginning has not arrived.

    Of two entries about one sheet, or two closings, the first in the one order holds.
    """
    known = [line for line in lines if line.version <= KNOWN_VERSION]
    opening: BoxOpening | None = None
    sheets: dict[int, Sheet] = {}
    closing: BoxClosing | None = None
    for line in known:
        with contextlib.suppress(*UNREADABLE):
            if line.kind == EntryKind.BOX_OPENED:
                opening = opening or _opening(subject, line)
            elif line.kind == EntryKind.BOX_CLOSED:
                closing = closing or _closing(line)
            elif line.kind in (EntryKind.BOX_SHEET_ENTERED, EntryKind.BOX_SHEET_VOIDED):
                sheet = (
                    _read_entered_sheet(line) if line.kind == EntryKind.BOX_SHEET_ENTERED else _read_void_sheet(line)
                )
                sheets.setdefault(sheet.no, sheet)
    if opening is None:
        return None
    return BoxOpening(
        opening.subject,
        opening.form,
        opening.no,
        opening.series,
        opening.counter,
        opening.zone,
        opening.officer,
        opening.position,
        opening.since,
        tuple(sheets[no] for no in sorted(sheets)),
        closing,
    )


def _opening(subject: UUID, line: StoryLine) -> BoxOpening | None:
    if line.entry_id != subject or line.number is None:
        return None
    body = decode(bodies.BoxOpenedBody, line.body)
    first, second = (_witness(one) for one in body.witnesses)
    box, place, key_holder, opened_by, seal = demand_texts(
        body.box, body.place, body.key_holder, body.opened_by, body.seal_before
    )
    series, counter, position, since = demand_texts(body.series, body.counter, body.position, body.since)
    form = OpeningForm(box, place, key_holder, opened_by, (first, second), seal, line.occurred_at, _count(body.found))
    last = dates.parse_day(since) if since else None
    return BoxOpening(subject, form, line.number.no, series, counter, line.zone, line.officer, position, last)


def _witness(written: object) -> Witness:
    if not isinstance(written, list):
        raise TypeError(written)
    name, nip = demand_texts(*written)
    return Witness(name, nip)


def _read_entered_sheet(line: StoryLine) -> Sheet:
    body = decode(bodies.BoxSheetEnteredBody, line.body)
    (number_text,) = demand_texts(body.number)
    (series,) = demand_texts(body.no[0])
    number = Number(series, _count(body.no[1]), _count(body.no[2]))
    return Sheet(_count(body.sheet), UUID(body.complaint), number, number_text, Kind(body.kind))


def _read_void_sheet(line: StoryLine) -> Sheet:
    body = decode(bodies.BoxSheetVoidedBody, line.body)
    (why,) = demand_texts(body.why)
    return Sheet(_count(body.sheet), why=why)


def _closing(line: StoryLine) -> BoxClosing:
    body = decode(bodies.BoxClosedBody, line.body)
    minutes, seal, key_holder, note = demand_texts(body.minutes, body.seal_after, body.key_holder, body.note)
    return BoxClosing(ClosingForm(minutes, seal, key_holder, _count(body.found), note), line.occurred_at, line.officer)


def _count(value: object) -> int:
    count = demand_count(value)
    if count < 0:
        raise ValueError(count)
    return count


# --- box openings ---

LIST: Final = "box"  # the office's box as a list of choices: each line is one of its settings
_LATELY: Final = 20  # openings among which one that goes on is looked for
OPENED: Final = (  # a range of the index by numbers: a counter's code has no letter after "/" that sorts behind "0"
    "SELECT DISTINCT subject, occurred_at FROM journal WHERE series >= ? AND series < ? AND no IS NOT NULL"
    f" AND kind = '{EntryKind.BOX_OPENED}' ORDER BY occurred_at DESC, subject LIMIT ?"
)


def series_of(counter: str) -> str:
    """The series of a counter's openings."""
    return f"{SERIES}/{counter}"


class BoxOpenings:
    """Queries on openings of the office's complaint box, and on the box itself."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def get(self, subject: UUID) -> BoxOpening:
        """One opening. Raises Refused (``box_unknown``)."""
        with self._unit.reading():
            found = fold_opening(subject, journal.story(self._unit.connection, subject))
        if found is None:
            raise Refused(Problem("", BoxRefusal.UNKNOWN))
        return found

    def latest(self, many: int = _LATELY) -> tuple[BoxOpening, ...]:
        """The latest openings of all counters, the newest first."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(OPENED, (f"{SERIES}/", f"{SERIES}0", many)).fetchall()
            subjects = [UUID(bytes=subject) for subject, _ in rows]
            found = (fold_opening(subject, journal.story(self._unit.connection, subject)) for subject in subjects)
            return tuple(one for one in found if one is not None)

    def find_open(self) -> BoxOpening | None:
        """Find the unclosed box opening at this counter, None for none."""
        counter = self._unit.desk.counter
        return next((one for one in self.latest() if one.series == counter and one.closing is None), None)

    def due_on(self) -> date | None:
        """When the box is to be opened again; None before the first opening here."""
        last = self.latest(1)
        rhythm = self._unit.limits.amount(RHYTHM)
        return suggestion_box.next_due(last[0].day, rhythm) if last and rhythm else None

    def settings(self) -> SuggestionBox:
        """The office's box as its settings have it; what was never set is ""."""
        with self._unit.reading():
            rows = ListChoiceRow.select().where(ListChoiceRow.list == LIST).execute(self._unit.db)
            kept = {row.code: row.name for row in rows if row.active}
        return SuggestionBox(**{name: kept.get(name, "") for name in suggestion_box.BOX})
