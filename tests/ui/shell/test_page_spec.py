"""Who may see a page is read from its line in the registry."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget

from frontoffice.domain.people import May, Officer, Role
from frontoffice.settings import Settings
from frontoffice.ui.shell.page_spec import OfferedPages, Page, PageSpec, may_see

SITI = Officer(uuid4(), "Siti Rahmawati", Role.OFFICER)
RATNA = Officer(uuid4(), "Hj. Ratna Dewi", Role.SUPERVISOR)


def a_page(**fields: Any) -> PageSpec[QWidget]:
    return PageSpec("page", lambda _: Page(QWidget()), **fields)


@pytest.mark.parametrize(
    ("spec", "seen_by"),
    [
        (a_page(), [SITI, RATNA]),
        (a_page(needs=May.KEEP_SETTINGS), [RATNA]),
        (a_page(locked_text="Back"), [None, SITI, RATNA]),
    ],
)
def test_a_page_is_for_whoever_has_its_right(spec: PageSpec[QWidget], seen_by: list[Officer | None]) -> None:
    assert [who for who in (None, SITI, RATNA) if may_see(spec, who, OfferedPages(training=False))] == seen_by


def test_a_page_that_is_hidden_in_training_is_seen_at_work_only() -> None:
    assert may_see(a_page(hidden_in_training=True), SITI, OfferedPages(training=False))
    assert not may_see(a_page(hidden_in_training=True), SITI, OfferedPages(training=True))


def test_a_page_of_a_switch_is_nowhere_once_the_office_switched_it_off() -> None:
    page = a_page(switch="consultations")
    assert may_see(page, RATNA, OfferedPages(off=frozenset({"other"})))
    assert not may_see(page, RATNA, OfferedPages(off=frozenset({"consultations"})))
    assert may_see(a_page(), RATNA, OfferedPages(off=frozenset({"consultations"})))


def test_a_page_of_which_nothing_is_said_answers_every_call_of_the_window(qapp: object) -> None:
    page = Page(QWidget())
    page.start()
    page.refresh()
    page.use(Settings())
    page.open_at("Mencatat")
    assert page.keep()
