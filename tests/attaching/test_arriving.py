from __future__ import annotations

import os
from pathlib import Path

from frontoffice.attaching import arriving


def test_a_file_has_come_when_it_stood_still_between_two_looks(tmp_path: Path) -> None:
    (tmp_path / "satu.pdf").write_bytes(b"%PDF")
    (tmp_path / "dua.PDF").write_bytes(b"")
    (tmp_path / ".tiga.pdf").write_bytes(b"%PDF")
    (tmp_path / "empat.txt").write_bytes(b"x")
    (tmp_path / "lima.pdf").mkdir()
    before = arriving.look(tmp_path)
    assert arriving.whole(before, arriving.look(tmp_path)) == (tmp_path / "satu.pdf",)
    with (tmp_path / "satu.pdf").open("ab") as file:
        file.write(b"more")
    assert arriving.whole(before, arriving.look(tmp_path)) == ()


def test_the_latest_comes_first(tmp_path: Path) -> None:
    for no, name in enumerate(("lama.jpg", "baru.jpg")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (no, no))
    seen = arriving.look(tmp_path)
    assert [path.name for path in arriving.whole(seen, seen)] == ["baru.jpg", "lama.jpg"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert arriving.look(tmp_path / "tidak ada") == frozenset()


def test_what_was_recorded_goes_and_what_is_gone_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "satu.pdf"
    path.write_bytes(b"x")
    assert arriving.take_away(path)
    assert arriving.take_away(path)
    assert not path.exists()
    assert not arriving.take_away(tmp_path)  # a folder stays
