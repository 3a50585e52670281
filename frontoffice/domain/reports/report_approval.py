"""Approving a report: which periods, what is doubtful about one, what is kept of its figures, what is said besides.

What is approved is what the office owes: a month, quarter, semester or year. One that is not over, has days whose
page is not closed, or slips that are still open, may be approved (a Kepala Dinas may want it before), but only by who
knows it, and its paper says so.
Nothing that somebody typed beside the office's lists is kept with the figures: it may be a name, and no erasure reaches
an approved report.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.codes import ApprovalRefusal, FieldRefusal
from frontoffice.domain.reports.report import Cut, CutLine, Figures, Scope
from frontoffice.domain.text.printable_text import LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused

APPROVED: Final = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER, PeriodKind.YEAR})
REST: Final = "\x1f"  # the value of all lines that are not kept; nothing that is typed is so
REST_LABEL: Final = "Selebihnya"
MOST_LINES: Final = 300  # of a cut


@dataclass(frozen=True, slots=True)
class SupervisorWords:
    """Supervisor's text for a report.

    What stood in the way, what helps, what follows, what was changed for the public.
    """

    obstacles: str = ""
    solutions: str = ""
    conclusion: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationMeeting:
    """The meeting about a longer period; what is not given stands as a line to be filled in by hand."""

    on: date | None = None
    place: str = ""
    chair: str = ""
    minutes: str = ""
    attended: tuple[tuple[str, str], ...] = ()  # name and position


def check_scope(scope: Scope, today: date) -> None:
    """Raise Refused (field ``period``) unless reports of such a period are approved, and it has begun."""
    if scope.period.kind not in APPROVED:
        raise Refused(Problem("period", ApprovalRefusal.PERIOD_KIND))
    if scope.period.first > today:
        raise Refused(Problem("period", FieldRefusal.DATE_IN_FUTURE))


def doubts(figures: Figures, today: date) -> tuple[Problem, ...]:
    """Doubts about approving a report, as warnings."""
    found = []
    if figures.scope.period.last >= today:
        found.append(Problem("period", ApprovalRefusal.PERIOD_NOT_OVER, warning=True))
    if figures.not_closed:
        days = {"days": len(figures.not_closed)}
        found.append(Problem("period", ApprovalRefusal.DAYS_NOT_CLOSED, days, warning=True))
    if figures.open_slips:
        slips = {"slips": sum(one.many for one in figures.open_slips)}
        found.append(Problem("period", ApprovalRefusal.SLIPS_OPEN, slips, warning=True))
    return tuple(found)


def validate_words(words: SupervisorWords) -> SupervisorWords:
    """The words as the register keeps them. Raises Refused (``too_long``, with the field)."""
    kept = SupervisorWords(**{field.name: clean(getattr(words, field.name)) for field in dataclasses.fields(words)})
    for name, text in ((field.name, getattr(kept, field.name)) for field in dataclasses.fields(words)):
        if len(text) > LONGEST_TEXT:
            raise Refused(Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_TEXT}))
    return kept


_ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)


def drop_times(figures: Figures) -> Figures:
    """The figures without when they were counted and when desks were last heard: what is compared of two."""
    return dataclasses.replace(figures, as_of=_ALWAYS, heard=())


def approvable(figures: Figures) -> Figures:
    """The figures as they are kept: no more lines than anybody reads, officers left out.

    They are counted by the choices of the office's lists, so that nothing typed beside these is in them.
    """
    cuts: dict[Cut, tuple[CutLine, ...]] = {
        cut: greatest(lines) for cut, lines in figures.cuts.items() if cut is not Cut.OFFICER
    }  # officers stand in no paper
    return dataclasses.replace(figures, cuts=cuts)


def greatest(lines: Sequence[CutLine], most: int = MOST_LINES) -> tuple[CutLine, ...]:
    """Largest lines, with all others summed in one line, placed by its size."""
    kept, others = lines[:most], lines[most:]
    if not others:
        return tuple(kept)
    sums = (sum(column) for column in zip(*map(_counts, others), strict=True))
    summed = CutLine(REST, REST_LABEL, *sums)
    place = next((at for at, one in enumerate(kept) if one.received < summed.received), len(kept))
    return (*kept[:place], summed, *kept[place:])


def _counts(line: CutLine) -> tuple[int, int, int, int, int]:
    return line.received, line.done, line.rest, line.late, line.waiting
