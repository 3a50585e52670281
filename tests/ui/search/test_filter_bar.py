from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.list_filter import NO_FILTER, ListFilter, Recent
from frontoffice.register.register import Register
from frontoffice.ui.search.filter_bar import FilterBar
from tests.support.examples import a_signed_in, an_intake


@pytest.fixture
def bar(qtbot: QtBot, register: Register) -> FilterBar:
    register.complaints.record(an_intake(service="Layanan lama"), a_signed_in(register), uuid4())
    bar = FilterBar(register)
    qtbot.addWidget(bar)
    bar.refresh()
    bar.show()
    return bar


def test_whatever_is_chosen_is_the_filter_and_can_be_chosen_again(qtbot: QtBot, bar: FilterBar) -> None:
    only = ListFilter(
        period=Recent.LAST_MONTH, channel="post", kind="input", status="closed", service="Layanan lama", late=True,
        category="tidak-patut", officer="Siti Rahmawati", incomplete=True, repeated=True,
    )  # fmt: skip
    bar.choose(only)
    assert bar.chosen == only
    bar.refresh()
    assert bar.chosen == only
    bar.choose(NO_FILTER)
    assert bar.chosen == NO_FILTER


@pytest.mark.thorough
def test_what_is_in_no_list_any_more_is_offered_for_a_filter_that_has_it(bar: FilterBar) -> None:
    only = ListFilter(team="Tim yang bubar", service="Izin yang dihapus")
    bar.choose(only)
    assert bar.chosen == only


@pytest.mark.thorough
def test_choices_stand_by_their_names_and_what_means_none_is_among_the_others_at_the_end(bar: FilterBar) -> None:
    services = bar.combos["service"]
    names = [services.itemText(row) for row in range(1, services.count())]
    assert names[-1] == "Lainnya"
    assert names[:-1] == sorted(names[:-1], key=str.casefold)
    assert services.itemText(services.findData("HUB-01")) == "Izin trayek AKDP"


@pytest.mark.thorough
def test_a_filter_that_was_kept_by_the_name_of_a_choice_is_one_of_its_code(bar: FilterBar) -> None:
    kept = ListFilter(service="Izin trayek AKDP", team="other")
    assert bar.words(kept) == "Service: Izin trayek AKDP; Team: Lainnya"
    bar.choose(kept)
    assert bar.chosen == ListFilter(service="HUB-01", team="other")


def test_days_from_one_to_another_are_asked_for_where_they_are_wanted(qtbot: QtBot, bar: FilterBar) -> None:
    assert not bar.first.isVisible()
    only = ListFilter(period="2026-11-03..2026-11-09")
    bar.choose(only)
    assert bar.first.isVisible()
    assert bar.chosen == only
    with qtbot.waitSignal(bar.changed):
        bar.last.setDate(bar.first.date().addDays(-1))
    assert bar.chosen == replace(only, period="2026-11-02..2026-11-03"), "the earlier day comes first"


def test_a_period_that_nobody_can_read_limits_nothing(bar: FilterBar) -> None:
    bar.choose(ListFilter(period="x"))
    assert bar.chosen == NO_FILTER


@pytest.mark.thorough
def test_a_filter_in_words_names_its_days(bar: FilterBar) -> None:
    only = ListFilter(period=Recent.THIS_MONTH, channel="counter", repeated=True)
    assert bar.words(only) == "Received: November 2026; Channel: Loket; Cycle 2 or later"
    assert bar.words(NO_FILTER) == ""


def test_the_words_of_its_buttons_are_whole_when_the_text_becomes_larger(bar: FilterBar) -> None:
    before = {name: button.minimumWidth() for name, button in bar.flags.items()}
    font = bar.font()
    font.setPointSizeF(2 * font.pointSizeF())
    bar.setFont(font)
    assert all(button.minimumWidth() > 1.5 * before[name] for name, button in bar.flags.items())
