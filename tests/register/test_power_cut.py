"""The power is cut at any call for the disk: what was acknowledged is there, and nothing else is half there."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.journal.ids import new_id
from frontoffice.register.storage import conversion
from tests.support.examples import TODAY, a_register, an_intake, an_officer
from tests.support.power_cut import Kept, RecordedDisk, Recorder
from tests.support.register_keys import KEY, known

OFFICER = an_officer()
RECORDINGS = 25
PAGES_BEFORE_CHECKPOINT = 60  # the file itself is written many times, not only its WAL


def worked(folder: Path, *, synchronous: str = "", encrypted: bool = False) -> Recorder:
    """Record complaints on a disk that writes down every call, waited for as the register does or as is said."""
    a_register(folder).close()
    if encrypted:
        conversion.encrypt(folder / "register.db", KEY)
    recorder = Recorder({path.name: path.read_bytes() for path in folder.iterdir() if path.name == "register.db"})
    disk = RecordedDisk(f"recorded-{uuid4()}", recorder, below=encrypted)
    with closing(a_register(folder, vfs=disk.name)) as register:
        connection = register.unit.connection
        if synchronous:
            connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BEFORE_CHECKPOINT}")
        for _ in range(RECORDINGS):
            recorder.acknowledge(register.complaints.record(an_intake(), OFFICER, new_id()).complaint.number.no)
    disk.unregister()
    return recorder


def cuts(recorder: Recorder, times: int, seed: int, folder: Path) -> Iterator[tuple[str, str]]:
    """Cut the power ``times`` times and open what is left: what was kept, and what is wrong with it ("" when nothing)."""
    chance = random.Random(seed)  # noqa: S311
    begun = recorder.numbered[0][0]
    for cut, kept in zip(range(times), itertools.cycle(Kept), strict=False):
        left = folder / str(cut)
        left.mkdir()
        after = chance.randint(begun, len(recorder.calls))
        recorder.image(after, kept, chance, left)
        yield kept, _fault(left, recorder.acknowledged(after))


def _fault(left: Path, acknowledged: list[int]) -> str:
    try:
        with closing(a_register(left)) as register:
            numbers = [line.no for line in register.days.read(TODAY).lines]
            if numbers != list(range(1, len(numbers) + 1)):
                return "a gap or a double number"
            if register.maintenance.verify().broken:
                return "a broken chain"
            return "" if set(acknowledged) <= set(numbers) else "an acknowledged number is not there"
    except Unavailable as unavailable:
        return unavailable.code


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Recorder:
    return worked(tmp_path_factory.mktemp("worked"))


@pytest.mark.thorough
def test_whatever_a_power_cut_leaves_every_acknowledged_number_is_there(recorder: Recorder, tmp_path: Path) -> None:
    counts = Counter(cuts(recorder, 3 * len(Kept), 24112026, tmp_path))
    assert {fault for _, fault in counts} == {""}, counts
    assert {kept for kept, _ in counts} == set(Kept)


@pytest.mark.thorough
def test_whatever_a_power_cut_leaves_of_an_encrypted_register_every_acknowledged_number_is_there(
    tmp_path: Path,
) -> None:
    (folder := tmp_path / "worked").mkdir()
    (left := tmp_path / "left").mkdir()
    with known(KEY):
        recorder = worked(folder, encrypted=True)
        assert not any(b"Nurhayati" in call.data for call in recorder.calls)
        counts = Counter(cuts(recorder, len(Kept), 26112026, left))
    assert {fault for _, fault in counts} == {""}, counts


def test_the_file_itself_was_written_and_synced_between_the_cuts(recorder: Recorder) -> None:
    calls = Counter((call.name, call.what) for call in recorder.calls)
    assert calls["register.db", "write"] > RECORDINGS
    assert calls["register.db", "sync"] > 2
    assert calls["register.db-wal", "sync"] >= RECORDINGS


@pytest.mark.thorough
def test_a_disk_that_is_not_waited_for_loses_numbers_so_the_cuts_cut(tmp_path: Path) -> None:
    (folder := tmp_path / "normal").mkdir()
    (left := tmp_path / "left").mkdir()
    faults = Counter(fault for _, fault in cuts(worked(folder, synchronous="NORMAL"), 10, 14, left))
    assert faults["an acknowledged number is not there"] > 0, faults
    assert set(faults) <= {"", "an acknowledged number is not there"}, "NORMAL may lose, but never tears"


@pytest.mark.seconds
@pytest.mark.long
def test_a_thousand_power_cuts_lose_nothing_that_was_acknowledged(recorder: Recorder, tmp_path: Path) -> None:
    counts = Counter(cuts(recorder, 1000, 7, tmp_path))
    assert {fault for _, fault in counts} == {""}, counts
