"""Figures of a month, made up: every number another, so that a test sees which one stands where."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from frontoffice.domain.calendar import report_period
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import (
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
)

NOVEMBER = report_period.parse("2026-11")
SCOPE = Scope(NOVEMBER)
AS_OF = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)


def made_up_figures(**changes: Any) -> Figures:
    """Complete figures of November 2026, unless a test says otherwise."""
    complete = Figures(
        scope=SCOPE,
        as_of=AS_OF,
        movement=Movement(20, 57, 25, 52),
        cancelled=1,
        late=9,
        due_this_week=8,
        waiting=4,
        response=Spans(24, Fraction(12, 5), Fraction(2), {1: 5, 3: 20, 5: 23, 14: 24}),
        response_late=2,
        closing=Spans(14, Fraction(5), Fraction(11, 2), {1: 5, 3: 5, 5: 7, 14: 14}),
        cuts=dict.fromkeys(Cut, ())
        | {
            Cut.CHANNEL: (
                CutLine("counter", "Loket", 31, 15, 30, 4, 2),
                CutLine("phone", "Telepon", 26, 10, 22, 0, 1),
            ),
            Cut.KIND: (CutLine("complaint", "complaint", 50, 20, 47, 9, 3),),
            Cut.STATUS: (
                CutLine("satisfied", "satisfied", 30, 25, 0, 0, 0),
                CutLine("registered", "registered", 27, 0, 27, 1, 0),
            ),
            Cut.OFFICER: (
                CutLine("Siti Rahmawati", "Siti Rahmawati", 33, 12, 40, 3, 2),
                CutLine("", "", 1, 0, 1, 0, 0),
            ),
        },
        ages={"0-5": 13, "6-10": 10, "11-30": 25, "31-": 4},
        satisfied=18,
        unsatisfied=3,
        no_answer=2,
        cycles={1: 22, 2: 2, 3: 1},
        topics=(Topic("Biaya", "Izin trayek", "Biaya · Izin trayek", 7),),
        same_service=6,
        same_person=5,
        not_closed=(OpenDay("L1", date(2026, 11, 20)),),
        trend=(
            (report_period.parse("2026-11-02"), Movement(20, 3, 1, 22)),
            (report_period.parse("2026-11-03"), Movement(22, 4, 2, 24)),
        ),
        before=Movement(7, 43, 30, 20),
        year_before=Movement(1, 11, 12, 0),
        heard=(DeskHeard("L1", AS_OF), DeskHeard("L2", None)),
        consultations=ConsultationFigures(
            (ConsultationCount(ConsultationFilter(NOVEMBER, stayed=True), "November 2026", 61),),
            (
                ConsultationCount(ConsultationFilter(NOVEMBER, channel="counter", stayed=True), "Loket", 41),
                ConsultationCount(ConsultationFilter(NOVEMBER, channel="phone", stayed=True), "Telepon", 19),
            ),
            (ConsultationCount(ConsultationFilter(NOVEMBER, service="", stayed=True), "", 62),),
        ),
    )
    return dataclasses.replace(complete, **changes)
