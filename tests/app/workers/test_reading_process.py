from __future__ import annotations

import threading
from pathlib import Path

import pytest

from frontoffice.app.workers import own_process
from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching import requests
from frontoffice.attaching.codes import FileRefusal, ReadingFailure
from frontoffice.errors import Refused, Unavailable
from tests.support import hostile_files


@pytest.mark.thorough
def test_a_file_is_read_by_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pypdfium2.py").write_text("import pathlib\npathlib.Path('executed').touch()\n", encoding="utf-8")
    assert requests.read(ReadingProcess().ask, hostile_files.pdf(2)).pages == 2
    assert not Path("executed").exists()


@pytest.mark.long  # its memory fills in three seconds
@pytest.mark.posix("a bound on memory")
def test_a_page_that_unpacks_to_more_than_there_is_ends_its_reader_alone() -> None:
    with pytest.raises(Refused) as refused:
        requests.read(ReadingProcess().ask, hostile_files.stream_bomb_pdf())
    assert refused.value.problems[0].code is FileRefusal.TOO_HARD


@pytest.mark.thorough
def test_what_unpacks_or_nests_without_end_harms_nobody() -> None:
    with pytest.raises(Refused) as refused:
        requests.read(ReadingProcess().ask, hostile_files.text_bomb_png())
    assert refused.value.problems[0].code is FileRefusal.DAMAGED
    assert requests.read(ReadingProcess().ask, hostile_files.deep_pdf()).pages == 1


def test_what_takes_longer_than_it_may_is_given_up() -> None:
    with pytest.raises(Refused) as refused:
        requests.read(ReadingProcess(seconds=0).ask, hostile_files.pdf())
    assert refused.value.problems[0].code is FileRefusal.TOO_HARD


@pytest.mark.thorough
def test_what_nobody_wants_any_more_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ReadingProcess()
    started = threading.Event()
    start = own_process.start_without_keys

    def begin(*arguments: str) -> object:
        started.set()
        return start(*arguments)

    monkeypatch.setattr(own_process, "start_without_keys", begin)
    failed: list[Unavailable] = []

    def ask() -> None:
        with pytest.raises(Unavailable) as stopped:
            reader.ask(b"")
        failed.append(stopped.value)

    asking = threading.Thread(target=ask)
    asking.start()
    assert started.wait(10)
    reader.stop()
    asking.join(10)
    assert [one.code for one in failed] == [ReadingFailure.STOPPED]
    with pytest.raises(Unavailable):
        reader.ask(b"")
    reader.begin()
    assert requests.read(reader.ask, hostile_files.image()).pages == 1
