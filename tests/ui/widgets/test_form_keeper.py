"""What is typed in a form of which each person has one."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontoffice.register.register import Register
from frontoffice.ui.widgets.form_keeper import AUTOSAVE_MS, FormKeeper
from tests.support import foreign_process
from tests.support.examples import a_reader

FORM, SITI, BUDI = "form", uuid4(), uuid4()


@pytest.fixture
def fields() -> dict[str, str]:
    return {"a": ""}


@pytest.fixture
def keeper(register: Register, fields: dict[str, str], qapp: object) -> Iterator[FormKeeper]:
    parent = QObject()
    keeper = FormKeeper(register, lambda: dict(fields), parent)
    keeper.open(FORM, SITI, {"a": ""})
    yield keeper
    parent.deleteLater()


def test_what_is_typed_is_kept_within_a_second_of_the_last_key(
    keeper: FormKeeper, fields: dict[str, str], register: Register, qtbot: QtBot
) -> None:
    assert AUTOSAVE_MS < 1000
    fields["a"] = "Server"
    keeper.schedule_save()
    assert (keeper.timer.isActive(), keeper.timer.interval()) == (True, AUTOSAVE_MS)
    keeper.timer.setInterval(0)
    qtbot.waitUntil(lambda: not keeper.timer.isActive())
    assert register.drafts.find_form(FORM, SITI) == {"a": "Server"}


def test_each_person_finds_what_they_typed_and_nobody_elses(keeper: FormKeeper, fields: dict[str, str]) -> None:
    fields["a"] = "Server"
    assert keeper.open(FORM, BUDI, {"a": "awal"}) == {"a": "awal"}
    fields["a"] = "awal"
    assert keeper.open(FORM, SITI, {"a": ""}) == {"a": "Server"}


def test_a_form_as_it_began_leaves_no_draft(keeper: FormKeeper, fields: dict[str, str], register: Register) -> None:
    for text in ("Server", ""):
        fields["a"] = text
        assert keeper.keep()
    assert register.drafts.find_form(FORM, SITI) is None


def test_what_was_recorded_is_no_draft_and_what_is_typed_after_it_is_one(
    keeper: FormKeeper, fields: dict[str, str], register: Register
) -> None:
    fields["a"] = "Server"
    keeper.keep()
    register.drafts.drop_form(FORM, SITI)
    keeper.mark_recorded()
    assert keeper.keep()
    assert register.drafts.find_form(FORM, SITI) is None
    fields["a"] = ""
    keeper.keep()
    assert register.drafts.find_form(FORM, SITI) == {"a": ""}


def test_what_the_disk_refused_waits_is_said_and_tried_again_ever_more_rarely(
    keeper: FormKeeper, fields: dict[str, str], register: Register, qtbot: QtBot
) -> None:
    fields["a"] = "Server"
    with foreign_process.locked(register.path):
        with qtbot.waitSignal(keeper.failed):
            assert not keeper.keep()
        assert keeper.timer.interval() == 2 * AUTOSAVE_MS
        keeper.open(FORM, BUDI, {"a": ""})
        fields["a"] = ""
        assert keeper.open(FORM, SITI, {"a": ""}) == {"a": "Server"}
    fields["a"] = "Server"
    assert keeper.keep()
    assert register.drafts.find_form(FORM, SITI) == {"a": "Server"}


def test_of_who_only_reads_nothing_is_kept_and_nothing_stands_in_the_way_of_closing(
    keeper: FormKeeper, fields: dict[str, str], register: Register
) -> None:
    reader = a_reader(register)
    keeper.open(FORM, reader.officer_id, {"a": ""})
    fields["a"] = "Server"
    assert keeper.keep()
    assert register.drafts.find_form(FORM, reader.officer_id) is None


def test_a_form_that_is_put_by_is_kept_before_its_fields_are_emptied(
    keeper: FormKeeper, fields: dict[str, str], register: Register
) -> None:
    fields["a"] = "Server"
    assert keeper.put_by()
    fields["a"] = ""
    keeper.schedule_save()
    assert keeper.keep()
    assert register.drafts.find_form(FORM, SITI) == {"a": "Server"}
    assert keeper.open(FORM, SITI, {"a": ""}) == {"a": "Server"}


def test_what_is_an_entry_now_is_dropped_from_the_disk(
    keeper: FormKeeper, fields: dict[str, str], register: Register
) -> None:
    fields["a"] = "Server"
    keeper.keep()
    keeper.drop()
    assert register.drafts.find_form(FORM, SITI) is None
    keeper.keep()  # nothing is open any more
    assert register.drafts.find_form(FORM, SITI) is None
