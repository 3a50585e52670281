from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication  # noqa: TID251  (its letters)
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.reports.report import Basis
from frontoffice.ui.reports.period_bar import PeriodBar
from tests.support.examples import TODAY


@pytest.fixture
def bar(qtbot: QtBot) -> PeriodBar:
    shown = PeriodBar(lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(1334, 40)
    shown.show()
    return shown


def period(bar: PeriodBar) -> str:
    return str(bar.scope.period)


def test_it_begins_with_this_month(bar: PeriodBar) -> None:
    assert period(bar) == "2026-11"
    assert bar.kinds.value() == PeriodKind.MONTH


@pytest.mark.parametrize(
    ("kind", "now", "earlier"),
    [
        (PeriodKind.DAY, "2026-11-24", "2026-11-23"),
        (PeriodKind.WEEK, "2026-W48", "2026-W47"),
        (PeriodKind.QUARTER, "2026-Q4", "2026-Q3"),
        (PeriodKind.SEMESTER, "2026-H2", "2026-H1"),
        (PeriodKind.YEAR, "2026", "2025"),
    ],
)
def test_a_kind_shows_the_period_of_today_and_goes_back_and_forth(
    bar: PeriodBar, qtbot: QtBot, kind: PeriodKind, now: str, earlier: str
) -> None:
    with qtbot.waitSignal(bar.changed):
        bar.kinds.choose(kind.value)
    assert period(bar) == now
    bar.earlier_button.click()
    assert period(bar) == earlier
    bar.later_button.click()
    assert period(bar) == now


def test_no_period_begins_after_today(bar: PeriodBar) -> None:
    assert not bar.later_button.isEnabled()
    bar.go_later()
    assert period(bar) == "2026-11"


def test_from_a_period_long_ago_one_goes_back_to_now(bar: PeriodBar) -> None:
    for _ in range(3):
        bar.go_earlier()
    bar.choose_kind(PeriodKind.WEEK)
    assert period(bar) == "2026-W36"  # the week in which August ends
    bar.go_now()
    assert period(bar) == "2026-W48"


def test_from_one_day_to_another_begins_with_the_days_that_were_shown(bar: PeriodBar) -> None:
    assert bar.range_place.isHidden()
    bar.choose_kind(PeriodKind.RANGE)
    assert not bar.range_place.isHidden()
    bar.first_day.setDate(QDate(2026, 11, 10))
    bar.last_day.setDate(QDate(2026, 11, 20))
    assert period(bar) == "2026-11-10..2026-11-20"


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[None]:
    """Letters as wide as those of some screens."""
    before = qapp.font()
    font = QFont(before)
    font.setPointSizeF(1.4 * before.pointSizeF())
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("large_letters")
@pytest.mark.parametrize("width", [640, 1334])
def test_one_choice_has_every_length_and_is_seen_whole_with_the_words_beside_it(qtbot: QtBot, width: int) -> None:
    bar = PeriodBar(lambda: TODAY)
    qtbot.addWidget(bar)
    bar.show()
    bar.offer_counters(("L1", "L2"), "L1")
    for kind in PeriodKind:
        bar.choose_kind(kind)
        bar.resize(width, bar.heightForWidth(width))
        qtbot.waitUntil(lambda: bar.width() == width)
        (shown,) = (button for button in bar.kinds.buttons() if button.isVisible())
        assert shown.visibleRegion().boundingRect().size() == shown.size(), (kind, shown.text())
    bar.kinds.open_list()
    assert bar.kinds.list is not None
    assert len(bar.kinds.list.actions()) == len(PeriodKind)
    bar.kinds.close_list()


def test_the_other_day_follows_one_that_passes_it(bar: PeriodBar) -> None:
    bar.choose_kind(PeriodKind.RANGE)
    bar.last_day.setDate(QDate(2026, 10, 5))
    assert (bar.scope.period.first, bar.scope.period.last) == (date(2026, 10, 5), date(2026, 10, 5))
    assert bar.first_day.date() == QDate(2026, 10, 5)


def test_counters_are_offered_where_there_are_several(bar: PeriodBar, qtbot: QtBot) -> None:
    bar.offer_counters(("L1",), "L1")
    assert bar.counter_choice.isHidden()
    bar.offer_counters(("L1", "L2"), "L1")
    assert bar.counter_choice.isHidden()
    bar.show_more(is_open=True)
    assert not bar.counter_choice.isHidden()
    texts = [bar.counter_choice.itemText(row) for row in range(3)]
    assert texts == ["All counters", "This counter (L1)", "Counter L2"]
    bar.counter_choice.setCurrentIndex(2)
    with qtbot.waitSignal(bar.changed):
        bar.counter_choice.activated.emit(2)
    assert bar.scope.counter == "L2"
    bar.offer_counters(("L1", "L2"), "L1")
    assert bar.counter_choice.currentData() == "L2"


def test_it_counts_by_the_date_that_was_chosen(bar: PeriodBar, qtbot: QtBot) -> None:
    bar.basis_choice.setCurrentIndex(1)
    with qtbot.waitSignal(bar.changed):
        bar.basis_choice.activated.emit(1)
    assert bar.scope.basis is Basis.RECORDED
    bar.go_earlier()
    assert bar.scope.basis is Basis.RECORDED
