"""The figures of an approved report as its entry keeps them."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from typing import Any

import pytest

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.entries.entry import UNREADABLE, canonical
from frontoffice.domain.reports import figures_codec
from frontoffice.domain.reports.report import Cut, Figures, MessageFigures, OpenSlips, Scope
from frontoffice.errors import Refused
from tests.support import report_figures
from tests.support.november_figures import SCOPE, made_up_figures

MESSAGES = (
    MessageFigures("email", "E-mail", 9, 4, 2, 1, 1, Fraction(5, 2), 8),
    MessageFigures("sms", "SMS", 1, 0, 0, 0, 0, None, None),
)
BODY = figures_codec.encode(made_up_figures())


def kept(figures: Figures) -> Any:
    """As the journal gives it back."""
    return json.loads(canonical(figures_codec.encode(figures)))


@pytest.mark.parametrize(
    "figures",
    [
        made_up_figures(),
        made_up_figures(open_slips=(OpenSlips("L1", "0002/PGD-L1/2026", "0004/PGD-L1/2026", 3),)),
        made_up_figures(extended=3, declined={"unfounded": 2, "in_court": 1}),
        made_up_figures(messages=MESSAGES),
        made_up_figures(extended=0, declined={}),
        made_up_figures(before=None, year_before=None, heard=(), trend=(), not_closed=()),
        report_figures.figures("2026", 12_345),
        report_figures.figures("2026-Q4", 0),
    ],
)
def test_what_was_kept_is_read_the_very_same(figures: Figures) -> None:
    assert figures_codec.decode(kept(figures), figures.scope) == figures


def test_what_lacks_a_part_is_no_report() -> None:
    for name in sorted(BODY.keys() - {"consultations", "open_slips"}):
        with pytest.raises(UNREADABLE):
            figures_codec.decode({key: value for key, value in BODY.items() if key != name}, SCOPE)


def test_what_has_a_part_of_another_kind_is_no_report() -> None:
    for name in sorted(BODY):
        for wrong in ("x", 1.5, True, -1 << 70, [["x"]], {"channel": 1}, [1, 2, 3]):
            with pytest.raises((*UNREADABLE, Refused)):
                figures_codec.decode({**BODY, name: wrong}, SCOPE)


def changed(*path: Any, to: object) -> dict[str, Any]:
    body: Any = json.loads(canonical(BODY))
    at = body
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return dict(body)


def test_what_no_report_has_is_not_read() -> None:
    cases: list[dict[str, Any]] = [
        changed("as_of", to="2026-11-24"),
        changed("response", "mean", to="1e9"),
        changed("response", "mean", to="1/0"),
        changed("response", "within", to=[[1, 5]]),
        changed("ages", 0, 0, to="old"),
        changed("trend", 0, 0, to="2026-13"),
        changed("movement", to=[1, 2, 3]),
        changed("cuts", "channel", 0, 1, to="x" * 1_001),
        changed("topics", to=[["a", "b", "c", 1]] * (figures_codec.MOST_ROWS + 1)),
        changed("heard", 0, 1, to="now"),
    ]
    for body in cases:
        with pytest.raises((*UNREADABLE, Refused)):
            figures_codec.decode(body, SCOPE)


def test_a_label_may_have_a_thousand_letters_and_a_table_a_thousand_rows() -> None:
    label = changed("cuts", "channel", 0, 1, to="x" * 1_000)
    assert figures_codec.decode(label, SCOPE).cuts[Cut.CHANNEL][0].label == "x" * 1_000
    topics = changed("topics", to=[["a", "b", "c", 1]] * figures_codec.MOST_ROWS)
    assert len(figures_codec.decode(topics, SCOPE).topics) == figures_codec.MOST_ROWS


def test_a_cut_of_a_newer_program_is_left_out() -> None:
    body = copy.deepcopy(BODY)
    body["cuts"]["weather"] = [["rain", "Hujan", 1, 1, 1, 1, 1]]
    assert figures_codec.decode(body, Scope(parse("2026-11"))) == made_up_figures()
