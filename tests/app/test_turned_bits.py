"""Bits that turned in a register's file: what cannot be read is called damaged, and what was changed is never whole."""

from __future__ import annotations

import random
import re
from collections import Counter
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.cli import maintenance_command
from frontoffice.app.startup.starting import Starting
from frontoffice.app.window.file_check import BROKEN, NOT_LOOKED_AT, WHOLE
from frontoffice.places import Places
from frontoffice.settings import Office, Settings
from frontoffice.ui.shell.start_pages import StartupErrorPage
from tests.conftest import Announce
from tests.support import damaged_file
from tests.support.damaged_file import VALUES
from tests.support.examples import TODAY, OfficeClock, a_register, a_signed_in

SAID = {"register_damaged", "tables_damaged", "register_newer", "register_older", "register_foreign"}
SAID.add("outcome_unknown")  # at a COMMIT, where the entry could not be looked up either
SETTINGS = Settings(office=Office(address="Air Itam"))


class Whole:
    """The file of an office before anything happened to it."""

    def __init__(self, folder: Path) -> None:
        self.path = damaged_file.an_office(folder)
        self.held = damaged_file.held(self.path)
        with closing(a_register(folder)) as register:
            self.subjects: list[UUID] = [line.subject for line in register.days.read(TODAY).lines]
        self.cells = damaged_file.cells(self.path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return Whole(tmp_path_factory.mktemp("office"))


@pytest.fixture(autouse=True)
def damage_is_logged(announce: Announce) -> None:
    for part in ("the register cannot be read", "could not open", "was not closed", "was found in the register"):
        announce.perhaps(part)


def hold(whole: Whole, path: Path, folder: Path) -> Counter[str]:
    """Verify, ask everything, rebuild; what was said, by how often. Whatever else is raised fails the test."""
    found = damaged_file.held(path)
    code = maintenance_command.verify(Places(path.parent))
    # A name of a migration that turned makes the file one of a newer program: it is said that it cannot be verified.
    assert found == whole.held or code in (BROKEN, NOT_LOOKED_AT), "changed, and not called damaged"
    copied = damaged_file.copy(path, folder)
    failed = damaged_file.ask_all(path, whole.subjects)
    assert {str(error.code) for error in failed.values()} <= SAID, failed
    assert all(error.facts.get("where") for error in failed.values() if error.code == "register_damaged"), failed
    rebuilt = maintenance_command.rebuild(Places(copied.parent))
    return Counter([f"verify {code}", f"rebuild {rebuilt}", *(str(error.code) for error in failed.values())])


def turn(whole: Whole, folder: Path, seed: int) -> Counter[str]:
    chance = random.Random(seed)  # noqa: S311
    path = damaged_file.copy(whole.path, folder / f"{seed}")
    damaged_file.turn_bits(path, chance, chance.choice((1, 1, 1, 3)))
    return hold(whole, path, folder / f"{seed} again")


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_bits_that_turn_anywhere_end_in_words_and_never_in_a_whole_register(
    whole: Whole, tmp_path: Path, seed: int
) -> None:
    turn(whole, tmp_path, seed)


@pytest.mark.seconds
@pytest.mark.long
def test_a_hundred_and_fifty_turned_bits(whole: Whole, tmp_path: Path) -> None:
    said: Counter[str] = Counter()
    for seed in range(100, 250):
        said += turn(whole, tmp_path, seed)
    assert said["verify 1"] > 90, said
    assert said["register_damaged"] > 30, said


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [3, pytest.param(30, marks=pytest.mark.long)])
def test_bits_that_turn_in_the_triggers_that_count_end_in_words(whole: Whole, tmp_path: Path, seed: int) -> None:
    data = whole.path.read_bytes()
    triggers = [found.start() for found in re.finditer(rb"CREATE TRIGGER (complaint|report|work|reminder)_", data)]
    chance = random.Random(seed)  # noqa: S311
    for no in range(seed):
        turned = bytearray(data)
        turned[chance.choice(triggers) + chance.randrange(1200)] ^= 1 << chance.randrange(8)
        path = damaged_file.copy(whole.path, tmp_path / f"{no}")
        path.write_bytes(turned)
        hold(whole, path, tmp_path / f"{no} again")


def overwritten(whole: Whole, folder: Path, no: int) -> Path:
    """The ``no``-th of all cells and values."""
    (table, column), value = whole.cells[no // len(VALUES)], VALUES[no % len(VALUES)]
    path = damaged_file.copy(whole.path, folder / f"{no}")
    damaged_file.overwrite(path, table, column, value, random.Random(no))  # noqa: S311
    return path


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(4))
def test_a_cell_that_holds_what_nobody_wrote_ends_in_words(whole: Whole, tmp_path: Path, seed: int) -> None:
    no = random.Random(seed).randrange(len(whole.cells) * len(VALUES))  # noqa: S311
    hold(whole, overwritten(whole, tmp_path, no), tmp_path / "again")


@pytest.mark.seconds
@pytest.mark.long
def test_every_cell_with_one_value_after_the_other(whole: Whole, tmp_path: Path) -> None:
    for no in range(0, len(whole.cells) * len(VALUES), len(VALUES) + 1):  # each cell, and the values in turn
        hold(whole, overwritten(whole, tmp_path, no), tmp_path / f"{no} again")


def start(whole: Path, application: QApplication, folder: Path) -> str:
    """Start the program on the file, make every page, sign in; which window came up."""
    where = Places(folder)
    settings_file.save(where.settings, SETTINGS)
    starting = Starting(application, where, training=False, clock=OfficeClock())
    starting.begin()
    try:
        if starting.counter is None:
            assert starting.window is not None
            page = starting.window.centralWidget()
            assert isinstance(page, StartupErrorPage)
            assert starting.window.isVisible()
            return page.why.text()
        counter = starting.counter
        assert counter.window.isVisible()
        counter.window.show_officer(SUPERVISOR)
        while counter.window.stack.make_next():
            pass
        counter.refresh()
        return "counter"
    finally:
        starting.end()
        for window in (starting.window, starting.counter.window if starting.counter else None):
            if window is not None:
                window.close()
                window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # or each start dresses them all anew


SUPERVISOR = damaged_file.SUPERVISOR
PLACES = (("officer", "role"),)
MORE_PLACES = (
    *(("draft", "fields"), ("complaint", "clock_on")),
    *(("credential", "secret_hash"), ("meta", "v"), ("journal", "recorded_at")),
    *(("officer", "name"), ("paper_job", "state"), ("draft", "saved_at"), ("sync_log", "ended_at")),
    *(("my_origin", "origin"), ("journal", "officer"), ("choice", "name")),
)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "place", [*PLACES, *(pytest.param(one, marks=pytest.mark.long) for one in MORE_PLACES)], ids=".".join
)
def test_the_window_comes_up_whatever_cannot_be_read(
    whole: Whole, qapp: QApplication, qtbot: QtBot, tmp_path: Path, place: tuple[str, str]
) -> None:
    path = damaged_file.copy(whole.path, tmp_path)
    for seed in range(3):  # more rows than one
        damaged_file.overwrite(path, *place, VALUES[0], random.Random(seed))  # noqa: S311
    assert start(path, qapp, tmp_path)


@pytest.mark.long
def test_the_window_comes_up_with_any_bits_turned(
    whole: Whole, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    came: Counter[str] = Counter()
    for seed in range(1_000, 1_025):
        path = damaged_file.copy(whole.path, tmp_path / f"{seed}")
        damaged_file.turn_bits(path, random.Random(seed), 2)  # noqa: S311
        came[start(path, qapp, path.parent)[:30]] += 1
    assert came["counter"] > 2, came


def test_the_entry_that_cannot_be_read_is_named_by_verify(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = damaged_file.copy(whole.path, tmp_path)
    damaged_file.overwrite(path, "journal", "officer", VALUES[0], random.Random(1))  # noqa: S311
    assert maintenance_command.verify(Places(tmp_path)) == BROKEN
    said = capsys.readouterr().out
    assert said.startswith("rusak: ")
    assert "/" in said, said
    assert said.rstrip().endswith("tidak dapat dibaca")
    assert maintenance_command.rebuild(Places(tmp_path)) == BROKEN


@pytest.mark.thorough
def test_a_whole_file_is_whole(whole: Whole, tmp_path: Path) -> None:
    path = damaged_file.copy(whole.path, tmp_path)
    assert hold(whole, path, tmp_path / "again") == {f"verify {WHOLE}": 1, f"rebuild {WHOLE}": 1}
    with closing(a_register(tmp_path)) as register:
        assert a_signed_in(register).active
