"""No page states a rule that the office has not compared, nor one that was replaced, as what holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import Role
from frontoffice.register.projection import office_lists
from tests.support.opened_pages import a_counter, open_everything
from tests.support.window_words import words_of

BY_NUMBER = re.compile(r"\b[\d.-]+/(?:19|20)\d\d\b")
DECREE = re.compile(r"SKB [^(]*")  # of days off, which the calendar says of each year whether anybody saw
MANUAL = "Petugas FO"  # the manual names all of them where it says how they are compared
UNCHECKED = ("has not compared", "not compared by the office yet")
REPLACED = {"62/2018": "5/2025", "26/2017": "58/2023"}


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    counter = a_counter(tmp_path)
    qtbot.addWidget(counter.window)
    counter.window.show()
    yield counter
    counter.end()


@pytest.mark.thorough
def test_whoever_reads_of_a_rule_reads_that_it_is_unchecked_and_what_replaced_it(counter: Counter) -> None:
    sources = (*office_lists.limit_sources().values(), *office_lists.list_sources().values())
    rules = {number for source in sources for number in BY_NUMBER.findall(source)}
    read: set[str] = set()
    for opened in open_everything(counter, Role.SUPERVISOR):
        for text in words_of(counter.window):
            cited = {number for number in BY_NUMBER.findall(DECREE.sub("", text)) if number in rules}
            read |= cited
            if not text.startswith(MANUAL):
                assert not cited or any(words in text for words in UNCHECKED), (opened, text)
            for line in text.splitlines():
                assert all(by in line for old, by in REPLACED.items() if old in line), (opened, line)
    assert "300.2.2-2430/2025" in read
    assert "62/2018" in read
