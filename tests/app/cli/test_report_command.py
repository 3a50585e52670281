"""``frontoffice report`` for a scheduler."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice.__main__ import main
from frontoffice.app.cli import report_command
from frontoffice.app.cli.report_command import ReportArguments
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.register.storage import opening
from tests.support.approvals import approved
from tests.support.approved_reports import approved as approve
from tests.support.examples import a_register, a_signed_in, an_intake


@pytest.fixture
def where(tmp_path: Path, qapp: QApplication) -> Places:
    assert qapp
    return Places(tmp_path / "data")


@pytest.fixture
def window(where: Places) -> Register:
    """The register as a window has it: open, and locked."""
    where.folder.mkdir()
    register = a_register(where.folder)
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    return register


@pytest.mark.usefixtures("window")
def test_all_that_was_asked_for_is_written_beside_the_window(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert report_command.run(where, ReportArguments("2026", out, out, out)) == 0
    names = {path.name for path in out.iterdir()}
    assert names == {
        "laporan-2026.xlsx",
        "laporan-2026.pdf",
        "ringkasan-2026.pdf",
        "papan-pengumuman-2026.pdf",
        "pekppp-f01-2026.pdf",
        "daftar-2026.csv",
    }
    assert {Path(line).name for line in capsys.readouterr().out.splitlines()} == names
    assert "Nurhayati" not in (out / "daftar-2026.csv").read_text(encoding="utf-8-sig")


@pytest.mark.thorough
def test_where_the_report_is_approved_its_very_papers_are_written_and_said_to_be(
    where: Places, window: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = approve(window)
    window.complaints.record(an_intake(), a_signed_in(window), uuid4())
    out = tmp_path / "out"
    assert report_command.run(where, ReportArguments("2026-11", out, out, out)) == 0
    lines = dict(line.partition("\t")[::2] for line in capsys.readouterr().out.splitlines())
    assert lines == {
        str(out / name): note
        for name, note in {
            "laporan-2026-11.xlsx": "disahkan 24-11-2026 10.32 WIB",
            "daftar-2026-11.csv": "",
            "laporan-2026-11.pdf": "disahkan 24-11-2026 10.32 WIB",
            "ringkasan-2026-11.pdf": "disahkan 24-11-2026 10.32 WIB",
            "papan-pengumuman-2026-11.pdf": "disahkan 24-11-2026 10.32 WIB",
        }.items()
    }
    found = {path.name.replace("-2026-11", ""): path.read_bytes() for path in out.iterdir()}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    assert {name: hashes[name] for name in report.made} == dict(report.made)


@pytest.mark.thorough
def test_what_another_version_lays_out_is_said_to_be_other_bytes(
    where: Places, window: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approved(window)
    assert report_command.run(where, ReportArguments("2026-11", pdf=tmp_path / "out")) == 0
    assert capsys.readouterr().out.count("versi program ini menata kertasnya dengan cara lain") == 3


@pytest.mark.usefixtures("window")
def test_a_folder_that_takes_nothing_leaves_the_others(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "full"
    taken.write_text("")
    assert report_command.run(where, ReportArguments("2026-11", xlsx=taken, csv=tmp_path / "out")) == 1
    assert (tmp_path / "out" / "daftar-2026-11.csv").exists()
    said = f"frontoffice: {taken / 'laporan-2026-11.xlsx'} tidak dapat ditulis: nama itu tidak dapat dipakai di sana"
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_of_a_full_disk_no_words_are_said_that_were_typed(
    where: Places,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: type[apsw.Error],
) -> None:
    def refuse(path: Path) -> apsw.Connection:  # SQLite wants a file beside the register to read it
        with opening.disk(path):
            raise error

    monkeypatch.setattr(opening, "reader", refuse)
    assert report_command.run(where, ReportArguments("2026", csv=tmp_path / "out")) == 2
    said = capsys.readouterr().err
    assert "register" in said
    assert "isian" not in said


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2026-13", 'periode tidak dikenal: "2026-13". Contoh: 2026-11, 2026-Q4, '),
        ("2026-11-20..2026-11-01", 'periode tidak dikenal: "2026-11-20..2026-11-01"'),
        (" ", 'periode tidak dikenal: ""'),
        ("2099", "periode belum mulai: Tahun 2099"),
        ("2026-11", "Register komputer ini tidak ada"),
    ],
)
def test_what_cannot_be_done_says_so_once_and_writes_nothing(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str], period: str, sentence: str
) -> None:
    assert report_command.run(where, ReportArguments(period, pdf=tmp_path / "out")) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("frontoffice: ") == 1
    assert sentence in complaint
    assert not (tmp_path / "out").exists()


@pytest.mark.thorough
@pytest.mark.usefixtures("window")
def test_a_counter_that_nobody_knows_gets_no_empty_report(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report_command.run(where, ReportArguments("2026-11", pdf=tmp_path / "out", counter="FO9")) == 2
    assert capsys.readouterr().err == "frontoffice: loket tidak dikenal: FO9. Yang ada: L1\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.thorough
@pytest.mark.usefixtures("window")
def test_without_a_folder_all_of_it_is_written_into_the_current_one(
    where: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert report_command.run(where, ReportArguments("2026-11")) == 0
    said = capsys.readouterr().out.split()
    assert sorted(path.suffix for path in (tmp_path / "here").iterdir()) == [".csv", ".pdf", ".pdf", ".pdf", ".xlsx"]
    assert sorted(said) == sorted(path.name for path in (tmp_path / "here").iterdir())


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("bulan-lalu", "2026-11"),
        ("Triwulan-Lalu", "2026-Q3"),
        ("tahun-lalu", "2025"),
        ("kemarin", "2026-11-30"),
        ("minggu-lalu", "2026-W48"),
        ("semester-lalu", "2026-H1"),
        ("2026-Q4", "2026-Q4"),
    ],
)
def test_a_scheduler_asks_for_the_last_of_a_kind(text: str, period: str) -> None:
    assert str(report_command.read_period(text, date(2026, 12, 1))) == period


@pytest.mark.usefixtures("window")
def test_the_command_takes_counter_and_date_of_recording(where: Places, tmp_path: Path) -> None:
    given = ["report", "2026-11", "--csv", str(tmp_path / "out"), "--counter", "L1", "--recorded"]
    assert main([*given, "--data", str(where.folder)]) == 0
    assert (tmp_path / "out" / "daftar-2026-11-l1.csv").exists()
