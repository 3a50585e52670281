"""The log says where something went wrong, and never what was said at the counter."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.app.startup.log_file import describe_without_data, keep_log, keep_other_bugs
from frontoffice.places import Places
from tests.conftest import Announce


def test_an_error_in_the_log_says_where_and_never_what_was_said() -> None:
    with pytest.raises(ValueError) as caught:
        int("Siti Rahmawati 1971034107900002")
    line = describe_without_data(caught.type, caught.tb)
    assert line.startswith("ValueError at ")
    assert "test_log_file.py" in line
    assert "Siti" not in line


def test_a_folder_that_cannot_be_written_starts_without_a_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = list(logging.getLogger().handlers)
    keep_log(Places(tmp_path / "file" / "folder"))
    assert logging.getLogger().handlers == before


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Places]:
    """A data folder whose log has become long; what begins to write into it ends."""
    where = Places(tmp_path)
    where.log.write_bytes(b"x" * 600_000)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield where
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_long_log_gives_way_to_a_new_one_at_the_start(kept: Places) -> None:
    keep_log(kept)
    assert kept.log.stat().st_size == 0
    assert kept.log.with_suffix(".log.before").stat().st_size == 600_000


def test_a_long_log_that_another_program_holds_is_written_on(kept: Places) -> None:
    in_the_way = kept.log.with_suffix(".log.before")
    in_the_way.mkdir()
    (in_the_way / "inside").touch()
    keep_log(kept)
    logging.getLogger("frontoffice").info("more")
    assert kept.log.stat().st_size > 600_000


def test_what_a_library_writes_is_known_by_its_place_alone(kept: Places, announce: Announce) -> None:
    announce("of 1971034107900002")
    announce("of us")
    keep_log(kept)
    try:
        int("Nurhayati binti Saleh")
    except ValueError:
        logging.getLogger("frontofficer").exception("of %s", "1971034107900002")
    logging.getLogger("frontoffice.app").warning("of %s", "us")
    foreign, ours = kept.log.read_text().splitlines()
    assert foreign.endswith(
        " ERROR frontofficer: at test_log_file:"
        f"{foreign.rpartition(':')[2].split()[0]} test_what_a_library_writes_is_known_by_its_place_alone"
    )
    assert ours.endswith("WARNING frontoffice.app: of us")


def test_a_bug_in_a_thread_or_in_a_finalizer_is_logged_without_its_text(
    kept: Places, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], announce: Announce
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    announce("unexpected in a thread: ValueError at")
    announce("unexpected on the way out: ValueError at")
    keep_log(kept)
    keep_other_bugs()

    class Held:
        def __del__(self) -> None:
            int("Siti Rahmawati")

    thread = threading.Thread(target=int, args=("Nurhayati binti Saleh",))
    thread.start()
    thread.join()
    Held()
    lines = kept.log.read_text().splitlines()
    assert [line.partition("unexpected ")[2].partition(":")[0] for line in lines] == ["in a thread", "on the way out"]
    assert not {"Siti", "Nurhayati"}.intersection(" ".join([*lines, *capfd.readouterr()]).split())
