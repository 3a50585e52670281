"""Damaged settings are set aside, those before them are tried, and a folder that was set up is known as such."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import UTC, datetime

import pytest

from frontoffice import settings as settings_file
from frontoffice.app.settings import settings_tag
from frontoffice.app.startup import starting
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.settings import Centre, Office, Settings
from tests.support import place_keys
from tests.support.examples import a_register

NOW = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
FIRST = Settings(office=Office(address="Air Itam"))
SECOND = dataclasses.replace(FIRST, counter_name="Loket depan")


def test_a_damaged_file_is_set_aside_and_noticed_and_what_was_saved_before_it_is_left(where: Places) -> None:
    noticed: list[Unavailable] = []
    for known in (FIRST, SECOND):
        settings_file.save(where.settings, known)
    where.settings.write_bytes(where.settings.read_bytes()[:40])
    assert starting.load_or_set_aside(where, NOW, noticed) is None
    assert [error.code for error in noticed] == ["settings_damaged"]
    assert [path.name for path in where.folder.glob("*damaged*")] == ["settings.damaged-20261124-033200.toml"]
    assert starting.load_previous(where) == FIRST


def test_a_whole_file_is_loaded_and_nothing_is_noticed(where: Places) -> None:
    noticed: list[Unavailable] = []
    settings_file.save(where.settings, FIRST)
    assert starting.load_or_set_aside(where, NOW, noticed) == FIRST
    assert noticed == []


def test_settings_by_which_no_register_can_be_kept_are_no_settings_before(where: Places) -> None:
    for known in (dataclasses.replace(FIRST, number_format="PGD"), SECOND):
        settings_file.save(where.settings, known)
    assert starting.load_previous(where) is None


@pytest.mark.parametrize(
    ("known", "expected"),
    [(None, False), (FIRST, True), (dataclasses.replace(FIRST, centre=Centre(first_pull=True)), False)],
)
def test_a_folder_with_settings_was_set_up_unless_its_first_pull_is_not_over(
    where: Places, known: Settings | None, expected: bool
) -> None:
    if known is not None:
        settings_file.save(where.settings, known)
    assert starting.was_set_up(where) is expected


def test_a_folder_with_damaged_settings_was_set_up(where: Places) -> None:
    where.settings.write_text("counter = ")
    assert starting.was_set_up(where)


@pytest.mark.parametrize("is_former_ours", [True, False])
def test_settings_that_this_program_did_not_write_are_set_aside(where: Places, is_former_ours: bool) -> None:
    forged = dataclasses.replace(FIRST, centre=Centre("jahat.example/register"))
    noticed: list[Unavailable] = []
    with place_keys.in_use(), closing(a_register(where.folder)) as register:
        for known in (SECOND, FIRST):
            settings_tag.save(where.settings, known, register)
        assert starting.load_authentic_settings(where, FIRST, register, NOW, noticed) == FIRST
        settings_file.save(where.settings, forged)
        if not is_former_ours:
            settings_file.save(where.settings, forged)  # the one before it as well
        expected = FIRST if is_former_ours else Settings()
        assert starting.load_authentic_settings(where, forged, register, NOW, noticed) == expected
        assert [error.code for error in noticed] == ["settings_changed"]
        assert not where.settings.exists()


def test_a_file_that_was_taken_away_does_not_let_a_forged_one_before_it_count(where: Places) -> None:
    forged = dataclasses.replace(FIRST, centre=Centre("jahat.example/register"))
    noticed: list[Unavailable] = []
    with place_keys.in_use(), closing(a_register(where.folder)) as register:
        settings_tag.save(where.settings, FIRST, register)
        settings_file.save(where.settings.with_name("settings.toml.before"), forged)
        where.settings.unlink()
        assert starting.load_authentic_settings(where, forged, register, NOW, noticed) == Settings()
    assert [error.code for error in noticed] == ["settings_changed"]
