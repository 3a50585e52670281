from __future__ import annotations

import os
from pathlib import Path

import pytest

from frontoffice.attaching import scan_folder


def test_a_file_has_come_when_it_stood_still_between_two_looks(tmp_path: Path) -> None:
    (tmp_path / "satu.pdf").write_bytes(b"%PDF")
    (tmp_path / "dua.PDF").write_bytes(b"")
    (tmp_path / ".tiga.pdf").write_bytes(b"%PDF")
    (tmp_path / "empat.txt").write_bytes(b"x")
    (tmp_path / "lima.pdf").mkdir()
    before = scan_folder.scans_in(tmp_path)
    assert [one.path for one in scan_folder.whole(before, scan_folder.scans_in(tmp_path))] == [tmp_path / "satu.pdf"]
    with (tmp_path / "satu.pdf").open("ab") as file:
        file.write(b"more")
    assert scan_folder.whole(before, scan_folder.scans_in(tmp_path)) == ()


def test_the_latest_comes_first(tmp_path: Path) -> None:
    for no, name in enumerate(("lama.jpg", "baru.jpg")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (no, no))
    seen = scan_folder.scans_in(tmp_path)
    assert [one.path.name for one in scan_folder.whole(seen, seen)] == ["baru.jpg", "lama.jpg"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert scan_folder.scans_in(tmp_path / "tidak ada") == frozenset()


def test_what_was_recorded_goes_and_what_is_gone_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "satu.pdf"
    path.write_bytes(b"x")
    (seen,) = scan_folder.scans_in(tmp_path)
    assert scan_folder.take_away(seen)
    assert scan_folder.take_away(seen)
    assert not path.exists()


def test_the_next_scan_of_the_same_name_is_not_taken_away_for_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF pengadu pertama")
    (seen,) = scan_folder.scans_in(tmp_path)
    path.write_bytes(b"%PDF pengadu berikutnya")
    scan_folder.take_away(seen)
    assert path.read_bytes() == b"%PDF pengadu berikutnya"


def test_of_a_full_folder_the_latest_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_folder, "_MOST", 2)
    for no, name in enumerate(("a.pdf", "b.pdf", "c.pdf")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (no, no))
    assert sorted(one.path.name for one in scan_folder.scans_in(tmp_path)) == ["b.pdf", "c.pdf"]


def test_a_file_that_is_gone_again_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "ada.pdf").write_bytes(b"x")
    (tmp_path / "hilang.pdf").symlink_to(tmp_path / "tidak ada")
    assert [one.path.name for one in scan_folder.scans_in(tmp_path)] == ["ada.pdf"]
