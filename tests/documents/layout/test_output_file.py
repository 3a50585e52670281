"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from frontoffice.documents.layout import output_file
from frontoffice.documents.layout.output_file import ExportProgress
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.refusals import failure


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "a" / "laporan.pdf"
    assert output_file.write_bytes(target, b"satu") == target
    output_file.write_bytes(target, b"dua")
    assert target.read_bytes() == b"dua"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.posix("rights of files")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        path = output_file.write_bytes(tmp_path / "laporan.pdf", b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_fails_on_the_way_leaves_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    target = output_file.write_bytes(tmp_path / "laporan.pdf", b"satu")

    def fill(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    assert failure(lambda: output_file.write(target, fill)) == (
        "file_not_saved",
        {"path": str(target), "reason": "No space left on device"},
    )
    assert target.read_bytes() == b"satu"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    code, facts = failure(lambda: output_file.write_bytes(tmp_path / "x" / "laporan.pdf", b"1"))
    assert (code, facts["path"]) == ("file_not_saved", str(tmp_path / "x" / "laporan.pdf"))


def test_progress_is_told_now_and_then_and_at_the_end() -> None:
    reports: list[tuple[int, int]] = []
    progress = ExportProgress(lambda done, of: reports.append((done, of)))
    assert len(list(progress.track_rows(range(1_200), 1_200))) == 1_200
    assert reports == [(0, 1_200), (500, 1_200), (1_000, 1_200), (1_200, 1_200)]


def test_what_shall_stop_stops_before_its_first_row() -> None:
    progress = ExportProgress(is_stopped=lambda: True)
    assert failure(lambda: list(progress.track_rows([1], 1))) == ("document_stopped", {})


def test_a_name_has_letters_digits_and_dashes_only() -> None:
    assert (
        output_file.file_name("Laporan 2026-11-01..2026-11-20 / FO1", "pdf") == "laporan-2026-11-01-2026-11-20-fo1.pdf"
    )


def test_a_file_goes_into_the_folder_that_is_named_last(tmp_path: Path) -> None:
    assert output_file.write_into(b"satu", "laporan.pdf", tmp_path) == tmp_path / "laporan.pdf"
    assert (tmp_path / "laporan.pdf").read_bytes() == b"satu"


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_the_former_file_or_the_new_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = output_file.write_bytes(tmp_path / "laporan.pdf", b"satu")
    stays_whole_over_a_cut(monkeypatch, target, lambda: output_file.write_bytes(target, b"dua"), target.name)


def test_a_file_that_somebody_may_have_edited_stays(tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_bytes(b"disunting")
    for no in (2, 3):
        assert output_file.write_new(b"baru", "surat.docx", tmp_path) == tmp_path / f"surat-{no}.docx"
    assert (tmp_path / "surat.docx").read_bytes() == b"disunting"
    assert output_file.write_new(b"baru", "a.docx", tmp_path / "b") == tmp_path / "b" / "a.docx"
