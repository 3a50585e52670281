"""Texts on a line of the day: for the cells of its table, their tooltips, and the pane below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.steps import Outcome, Step
from frontoffice.domain.complaint import CLOSED, Kind, RequiredPaper, Status
from frontoffice.register.projection.complaint_columns import UNDECIDED
from frontoffice.ui.messages import field_labels, wording

if TYPE_CHECKING:
    from frontoffice.register.queries.day_query import DayLine

_TWICE = re.compile(r"(\d+)([a-z]+)")  # what a number has that two papers carried: 0147bis
_DOT = " \N{MIDDLE DOT} "


def join_parts(*parts: str) -> str:
    """Join the non-empty parts, with a dot between them."""
    return _DOT.join(filter(None, parts))


def short_number(line: DayLine, *, of_all: bool) -> str:
    """Short form of a number on its page: its digits, and its counter where the page is ``of_all``."""
    twice = next((found[2] for found in _TWICE.finditer(line.number_text) if int(found[1]) == line.no), "")
    digits = f"{line.no:04}{twice}"
    return f"{line.series} {digits}" if of_all else digits


def kind_and_channel(line: DayLine) -> str:
    """Kind and channel of a complaint."""
    return join_parts(field_labels.word_of(Kind, line.kind), line.channel_name)


def receipt_text(line: DayLine, on: date) -> str:
    """The time of receipt, if anybody wrote it down; the day where that is not the page's own."""
    if line.received_on == on.isoformat():
        return line.received_time
    day = date.fromisoformat(line.received_on)
    day_text = f"{day:%d-%m}" if day.year == on.year else dates.in_digits(day)
    return f"{day_text} {line.received_time}".strip()


def due_shortly(line: DayLine, on: date) -> str:
    """Due date without its weekday, without the year if it is the page's.

    A star says *provisional*, an arrow *extended to*.
    """
    if not has_due_date(line):
        return ""
    day = _without_weekday(line.due_on).removesuffix(f" {on.year}") + ("*" if line.due_provisional else "")
    if not line.longer_until:
        return day
    return f"{day} \N{RIGHTWARDS ARROW} {_without_weekday(line.longer_until).removesuffix(f' {on.year}')}"


@lru_cache(maxsize=64)
def _without_weekday(iso: str) -> str:
    return dates.short(date.fromisoformat(iso)).partition(", ")[2]


def due(line: DayLine) -> str:
    """The due date in full; "" for what has none."""
    if not has_due_date(line):
        return ""
    day = dates.short(date.fromisoformat(line.due_on))
    day = translate("DayWords", "{} (provisional)").format(day) if line.due_provisional else day
    if not line.longer_until:
        return day
    longer = dates.short(date.fromisoformat(line.longer_until))
    return translate("DayWords", "{day}, extended to {longer}").format(day=day, longer=longer)


def has_due_date(line: DayLine) -> bool:
    """Whether it is to be answered by a date: suggestions and input are not, here as on paper."""
    return line.kind == Kind.COMPLAINT


def is_undecided(line: DayLine) -> bool:
    """Whether it was filed late and the supervisor is still to decide on it."""
    return line.late_filing == UNDECIDED and line.status not in CLOSED


def status(line: DayLine) -> str:
    """State of a complaint, in words."""
    if line.conflict:
        return translate("DayWords", "To be checked")
    if is_undecided(line):
        return translate("DayWords", "Filed late")
    word = field_labels.word_of(Status, line.status)
    late = line.late_filing and line.status != Status.CANCELLED
    return translate("DayWords", "{} (filed late)").format(word) if late else word


def papers(line: DayLine) -> str:
    """Missing papers."""
    if not line.missing:
        return translate("DayWords", "complete")
    names = {
        RequiredPaper.IDENTITY_COPY.value: translate("DayWords", "identity"),
        RequiredPaper.DOCUMENTS.value: translate("DayWords", "documents"),
    }
    missing = [names.get(paper, paper) for paper in line.missing.split(",")]
    return translate("DayWords", "missing: {}").format(", ".join(missing))


def resi(line: DayLine, last_paper: str) -> str:
    """State of the resi's printing, and of its last paper as in the story; "" where that is not read."""
    if not line.papers:
        waits = line.waits_for_paper
        return translate("DayWords", "not printed") if waits else translate("DayWords", "no paper")
    known = {
        "": "",
        "confirmed": translate("DayWords", "printed"),
        "handed_over": translate("DayWords", "sent to the printer"),
        "pdf": translate("DayWords", "saved as a PDF"),
        "accepted": translate("DayWords", "on paper, seen by the officer"),
    }.get(last_paper, translate("DayWords", "sent to the printer, not known to have come out whole"))
    if known and line.papers == 1:
        return known
    count = translate("DayWords", "{} papers").format(line.papers)
    return f"{known} ({count})" if known else count


def signs(line: DayLine, *, corrected: bool) -> Iterator[tuple[str, str, str]]:
    """Icons of a line, for a quick look: an icon, the token of its colour, and the same in words."""
    if line.status == Status.CANCELLED:
        yield "cancel", "late", status(line)
        return
    if line.conflict or is_undecided(line):
        yield "late", "late", status(line)
    if line.missing:
        yield "warning", "soon", papers(line)
    if line.waits_for_paper:
        yield "paper-out", "soon", translate("DayWords", "resi not printed")
    if corrected:
        yield "lock", "soon", translate("DayWords", "after the page was closed")
    if line.reviewed_by:
        yield "check", "done", translate("DayWords", "reviewed")


def outline(line: DayLine, on: date) -> str:
    """Summary of a line: kind, channel and time, status, and due date."""
    answered_by = translate("DayWords", "due {}").format(due(line)) if has_due_date(line) else ""
    return join_parts(kind_and_channel(line), receipt_text(line, on), status(line), answered_by)


def facts(line: DayLine, last_paper: str, *, corrected: bool) -> Iterator[tuple[str, str]]:
    """All facts of the book besides :func:`outline`.

    Names of its columns, and what stands in them.

    ``last_paper`` is as a complaint has it.
    """
    after = translate("DayWords", "after the page was closed") if corrected else ""
    found = field_labels.word_of(Outcome, line.outcome) if line.outcome else ""
    conveyed = translate("DayWords", "conveyed {}").format(_digits(line.conveyed_on)) if line.conveyed_on else ""
    answer = field_labels.word_of(Step, line.answer) if line.answer else ""
    cycle = translate("DayWords", "cycle {}").format(line.cycle) if line.cycle > 1 else ""
    paper = resi(line, last_paper)
    every = (
        (translate("DayWords", "Service"), join_parts(line.service, line.application_no)),
        (translate("DayWords", "Type"), line.category),
        (translate("DayWords", "Papers"), join_parts(papers(line), translate("DayWords", "resi {}").format(paper))),
        (translate("DayWords", "Address"), line.address),
        (translate("DayWords", "Officer"), line.officer),
        (translate("DayWords", "Reviewed by"), line.reviewed_by),
        (translate("DayWords", "Handled by"), wording.handler_text(line.assignee, line.team)),
        (translate("DayWords", "Team"), line.team if line.assignee else ""),
        (translate("DayWords", "Action"), join_parts(line.action, _digits(line.action_on))),
        (translate("DayWords", "Result"), join_parts(found, conveyed)),
        (translate("DayWords", "Answer"), join_parts(answer, cycle)),
        (translate("DayWords", "Remark"), join_parts(after, line.remark)),
    )
    return ((name, text) for name, text in every if text)


def _digits(iso: str) -> str:
    return dates.in_digits(date.fromisoformat(iso)) if iso else ""


translate = QCoreApplication.translate  # by this name lupdate finds its texts
