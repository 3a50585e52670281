"""The codec of a report's figures: from figures to their object in a journal entry, and back, the very same.

Fractions are text (``12/5``), moments and days ISO, rows are lists. What another program wrote may be anything: what is
not whole, or longer than any report, raises ValueError, TypeError or LookupError and is no report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final, TypeVar

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import parse_day, parse_moment, to_text
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.entries.entry import demand_count
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.domain.reports.report import (
    WITHIN,
    ConsultationCount,
    ConsultationFigures,
    Cut,
    CutLine,
    DeskHeard,
    Figures,
    MessageFigures,
    Movement,
    OpenDay,
    OpenSlips,
    Scope,
    Spans,
    Topic,
)

_Read = TypeVar("_Read")
MOST_ROWS: Final = 1_000
_LONGEST: Final = 1_000  # letters
_AGE: Final = re.compile(r"\d{1,5}-(\d{1,5})?", re.ASCII)
_FRACTION: Final = re.compile(r"-?\d{1,18}(/[1-9]\d{0,17})?", re.ASCII)
_COUNTS: Final = (
    *("cancelled", "late", "due_this_week", "waiting", "response_late", "satisfied", "unsatisfied", "no_answer"),
    *("same_service", "same_person"),
)


def encode(figures: Figures) -> dict[str, Any]:
    """The figures as an object of texts, numbers and lists, without their scope."""
    return {
        **{name: getattr(figures, name) for name in _COUNTS},
        "as_of": to_text(figures.as_of),
        "movement": _movement_values(figures.movement),
        "before": figures.before and _movement_values(figures.before),
        "year_before": figures.year_before and _movement_values(figures.year_before),
        "response": _spans(figures.response),
        "closing": _spans(figures.closing),
        "cuts": {
            cut.value: [
                [one.value, one.label, one.received, one.done, one.rest, one.late, one.waiting] for one in lines
            ]
            for cut, lines in figures.cuts.items()
        },
        "ages": [[code, count] for code, count in figures.ages.items()],
        "cycles": [[number, count] for number, count in figures.cycles.items()],
        "topics": [[one.category, one.service, one.label, one.received] for one in figures.topics],
        "not_closed": [[one.counter, one.on.isoformat()] for one in figures.not_closed],
        "trend": [[str(part), _movement_values(moved)] for part, moved in figures.trend],
        "heard": [[one.counter, one.last_entry_at and to_text(one.last_entry_at)] for one in figures.heard],
        "consultations": figures.consultations and _consultations(figures.consultations),
        "open_slips": [[one.counter, one.first, one.last, one.many] for one in figures.open_slips],
        "extended": figures.extended,
        "declined": [[ground, many] for ground, many in figures.declined.items()],
        "messages": [_message_values(one) for one in figures.messages],
    }


def decode(body: Json, scope: Scope) -> Figures:
    """The figures of an object."""
    return Figures(
        scope=scope,
        as_of=parse_moment(_text(body["as_of"])),
        movement=_read_moved(body["movement"]),
        before=None if body["before"] is None else _read_moved(body["before"]),
        year_before=None if body["year_before"] is None else _read_moved(body["year_before"]),
        response=_read_spans(body["response"]),
        closing=_read_spans(body["closing"]),
        cuts=_read_cuts(body["cuts"]),
        ages=dict(_rows(body["ages"], lambda code, count: (_age(code), demand_count(count)))),
        cycles=dict(_rows(body["cycles"], lambda number, count: (demand_count(number), demand_count(count)))),
        topics=_rows(body["topics"], _read_topic),
        not_closed=_rows(body["not_closed"], lambda counter, on: OpenDay(_text(counter), parse_day(_text(on)))),
        trend=_rows(body["trend"], lambda part, moved: (report_period.parse(_text(part)), _read_moved(moved))),
        heard=_rows(body["heard"], _read_heard),
        consultations=_read_consultations(body["consultations"], scope),
        open_slips=_rows(body["open_slips"], _read_slips),
        extended=demand_count(body["extended"]),
        declined=_read_grounds(body["declined"]),
        messages=_rows(body["messages"], _read_messages),
        **{name: demand_count(body[name]) for name in _COUNTS},
    )


def _read_grounds(rows: Iterable[object]) -> dict[str, int]:
    return dict(_rows(rows, lambda ground, many: (_text(ground), demand_count(many))))


def _message_values(one: MessageFigures) -> list[object]:
    counts = (one.received, one.complaints, one.contacts, one.no_complaint, one.waiting)
    return [one.channel, one.label, *counts, None if one.median is None else str(one.median), one.longest]


def _read_messages(channel: object, label: object, *figures: object) -> MessageFigures:
    *counts, median, longest = figures
    received, complaints, contacts, no_complaint, waiting = map(demand_count, counts)
    return MessageFigures(
        *(_text(channel), _text(label)),
        *(received, complaints, contacts, no_complaint, waiting),
        _fraction(median),
        None if longest is None else demand_count(longest),
    )


def _movement_values(movement: Movement) -> list[int]:
    return [movement.carried, movement.received, movement.done, movement.rest]


def _read_moved(row: object) -> Movement:
    if not isinstance(row, list):
        raise TypeError(row)
    return Movement(*map(demand_count, row))


def _spans(spans: Spans) -> dict[str, Any]:
    return {
        "counted": spans.counted,
        "mean": None if spans.mean is None else str(spans.mean),
        "median": None if spans.median is None else str(spans.median),
        "within": [[days, count] for days, count in spans.within.items()],
    }


def _read_spans(body: Json) -> Spans:
    within = dict(_rows(body["within"], lambda days, count: (demand_count(days), demand_count(count))))
    if not {*WITHIN} <= within.keys():
        raise ValueError(within)
    return Spans(demand_count(body["counted"]), _fraction(body["mean"]), _fraction(body["median"]), within)


def _read_cuts(body: object) -> dict[Cut, tuple[CutLine, ...]]:
    if not isinstance(body, Mapping):
        raise TypeError(type(body))
    return {cut: _rows(body[cut.value], _read_line) for cut in Cut if cut.value in body}


def _read_line(value: object, label: object, *counts: object) -> CutLine:
    return CutLine(_text(value), _text(label), *map(demand_count, counts))


def _read_topic(category: object, service: object, label: object, received: object) -> Topic:
    return Topic(_text(category), _text(service), _text(label), demand_count(received))


def _read_slips(counter: object, first: object, last: object, many: object) -> OpenSlips:
    return OpenSlips(_text(counter), _text(first), _text(last), demand_count(many))


def _read_heard(counter: object, at: object) -> DeskHeard:
    return DeskHeard(_text(counter), None if at is None else parse_moment(_text(at)))


def _consultations(counted: ConsultationFigures) -> dict[str, Any]:
    return {
        "months": [[str(one.sought.period), one.label, one.many] for one in counted.months],
        "channels": [[one.sought.channel, one.label, one.many] for one in counted.channels],
        "services": [[one.sought.service, one.label, one.many] for one in counted.services],
    }


def _read_consultations(body: object, scope: Scope) -> ConsultationFigures | None:
    """Parse consultation figures, None for a report approved before consultations were counted."""
    if body is None:
        return None
    if not isinstance(body, Mapping):
        raise TypeError(type(body))
    sought = ConsultationFilter(scope.period, scope.counter, stayed=True)

    def read(name: str, limit: Callable[[str], ConsultationFilter]) -> tuple[ConsultationCount, ...]:
        return _rows(
            body[name],
            lambda value, label, many: ConsultationCount(limit(_text(value)), _text(label), demand_count(many)),
        )

    return ConsultationFigures(
        read("months", lambda value: replace(sought, period=report_period.parse(value))),
        read("channels", lambda value: replace(sought, channel=value)),
        read("services", lambda value: replace(sought, service=value)),
    )


def _rows(rows: Iterable[object], read: Callable[..., _Read]) -> tuple[_Read, ...]:
    if not isinstance(rows, list) or len(rows) > MOST_ROWS or not all(isinstance(row, list) for row in rows):
        raise TypeError(type(rows))
    return tuple(read(*row) for row in rows)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise TypeError(type(value))
    return value


def _age(value: object) -> str:
    if not _AGE.fullmatch(_text(value)):
        raise ValueError(value)
    return _text(value)


def _fraction(value: object) -> Fraction | None:
    if value is None:
        return None
    if not _FRACTION.fullmatch(_text(value)):
        raise ValueError(value)
    return Fraction(_text(value))
