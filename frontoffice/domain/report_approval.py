"""Approving a report: which periods, what is doubtful about one, what is kept of its figures, what is said besides.

What is approved is what the office owes: a month, quarter, semester or year. One that is not over, or has days whose
page is not closed, may be approved (a Kepala Dinas may want it before), but only by who knows it, and
its paper says so.
Nothing that somebody typed beside the office's lists is kept with the figures: it may be a name, and no erasure reaches
an approved report.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from frontoffice.domain.codes import ApprovalRefusal, FieldRefusal
from frontoffice.domain.report import Cut, CutLine, Figures, Scope, Topic
from frontoffice.domain.report_period import PeriodKind
from frontoffice.domain.typed_text import LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused

APPROVED: Final = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER, PeriodKind.YEAR})
OTHER: Final = "\x1f"  # the value of all that stands in no list; nothing that is typed is so
OTHER_LABEL: Final = "Lainnya (di luar daftar)"
MOST_LINES: Final = 300  # of a cut


@dataclass(frozen=True, slots=True)
class SupervisorWords:
    """What the figures do not say: what stood in the way, what helps, what follows, what was changed for the public."""

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
    """What is to be said to whoever approves, as warnings."""
    found = []
    if figures.scope.period.last >= today:
        found.append(Problem("period", ApprovalRefusal.PERIOD_NOT_OVER, warning=True))
    if figures.not_closed:
        days = {"days": len(figures.not_closed)}
        found.append(Problem("period", ApprovalRefusal.DAYS_NOT_CLOSED, days, warning=True))
    return tuple(found)


def kept_words(words: SupervisorWords) -> SupervisorWords:
    """The words as the register keeps them. Raises Refused (``too_long``, with the field)."""
    kept = SupervisorWords(**{field.name: clean(getattr(words, field.name)) for field in dataclasses.fields(words)})
    for name, text in ((field.name, getattr(kept, field.name)) for field in dataclasses.fields(words)):
        if len(text) > LONGEST_TEXT:
            raise Refused(Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_TEXT}))
    return kept


_ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)


def counted(figures: Figures) -> Figures:
    """The figures without when they were counted and when desks were last heard: what is compared of two."""
    return dataclasses.replace(figures, as_of=_ALWAYS, heard=())


def approvable(figures: Figures, listed: Mapping[Cut, Collection[str]]) -> Figures:
    """The figures as they are kept: by the office's lists, no more lines than anybody reads, officers left out."""
    cuts: dict[Cut, tuple[CutLine, ...]] = {
        cut: _of_list(lines, listed.get(cut)) for cut, lines in figures.cuts.items() if cut is not Cut.OFFICER
    }  # officers stand in no paper
    topics: dict[tuple[str, str], Topic] = {}
    for one in (_topic(topic, listed) for topic in figures.topics):
        before = topics.get((one.category, one.service))
        received = one.received + (before.received if before else 0)
        topics[one.category, one.service] = dataclasses.replace(one, received=received)
    return dataclasses.replace(figures, cuts=cuts, topics=tuple(topics.values()))


def _of_list(lines: Sequence[CutLine], known: Collection[str] | None) -> tuple[CutLine, ...]:
    """Lines of the list, and one that sums what stands in none, in its place by its size."""
    kept: list[CutLine] = []
    others: list[CutLine] = []
    for one in lines:
        is_known = known is None or not one.value or one.value in known
        (kept if is_known and len(kept) < MOST_LINES else others).append(one)
    if not others:
        return tuple(kept)
    sums = (sum(column) for column in zip(*map(_counts, others), strict=True))
    summed = CutLine(OTHER, OTHER_LABEL, *sums)
    place = next((at for at, one in enumerate(kept) if one.received < summed.received), len(kept))
    return (*kept[:place], summed, *kept[place:])


def _counts(line: CutLine) -> tuple[int, int, int, int, int]:
    return line.received, line.done, line.rest, line.late, line.waiting


def _topic(topic: Topic, listed: Mapping[Cut, Collection[str]]) -> Topic:
    """The topic by the office's lists."""
    category, service = (
        OTHER if value and by in listed and value not in listed[by] else value
        for by, value in ((Cut.CATEGORY, topic.category), (Cut.SERVICE, topic.service))
    )
    if (category, service) == (topic.category, topic.service):
        return topic
    label = " \N{MIDDLE DOT} ".join(_words((category, service)))
    return Topic(category, service, label, topic.received)


def _words(values: Iterable[str]) -> Iterator[str]:
    yield from (OTHER_LABEL if value == OTHER else value for value in values if value)
