from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from frontoffice.attaching import reading, scanning
from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.scanning import SaneScanner, Scanned
from frontoffice.errors import Unavailable

pytestmark = pytest.mark.posix("SANE")
OPTIONS = """
    --mode Lineart|Gray|Color [Gray]
    --source Flatbed|Automatic Document Feeder [Flatbed]
"""
SCANIMAGE = """#!/bin/sh
for last; do
  case "$last" in
    --formatted*) {search}; exit 0 ;;
    --help) echo '{options}'; exit 0 ;;
    --source=*) source=${{last#--source=}} ;;
    --batch=*) batch=${{last#--batch=}} ;;
  esac
done
echo "$@" >>{log}
case "$source" in
  *Feeder) for no in {sheets}; do echo feeder >"$(printf "$batch" "$no")"; done; {end} ;;
  *) {glass} ;;
esac
"""


def a_program(folder: Path, **parts: str) -> SaneScanner:
    """A ``scanimage`` that finds a scanner with a feeder, and writes words instead of images."""
    given = {
        "search": "echo contoh:1",
        "options": OPTIONS,
        "sheets": "",
        "end": "exit 7",
        "glass": 'echo glass >"$(printf "$batch" 1)"',
    }
    path = folder / "scanimage"
    path.write_text(SCANIMAGE.format(**{**given, "log": folder / "log", **parts}))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return SaneScanner(program=str(path))


def code_of(scanner: SaneScanner, folder: Path) -> object:
    with pytest.raises(Unavailable) as failed:
        scanner.scan(folder)
    return failed.value.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def _no_scanner_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SANE_DEFAULT_DEVICE", raising=False)


def test_the_sheets_of_the_feeder_come_in_their_order_and_nothing_is_left(tmp_path: Path, folder: Path) -> None:
    assert a_program(tmp_path, sheets="1 2 3").scan(folder) == Scanned((b"feeder\n",) * 3)
    assert list(folder.iterdir()) == []
    said = (tmp_path / "log").read_text()
    assert "-d contoh:1 --format=png --resolution=200 --mode=Color --source=Automatic Document Feeder" in said


def test_with_nothing_in_the_feeder_the_glass_is_scanned(tmp_path: Path, folder: Path) -> None:
    assert a_program(tmp_path).scan(folder) == Scanned((b"glass\n",))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"search": "true"}, ScanFailure.NO_SCANNER),
        ({"glass": "exit 7"}, ScanFailure.NO_PAPER),
        ({"glass": "exit 9"}, ScanFailure.FAILED),
    ],
)
def test_a_scanner_that_gives_no_page_says_why(
    parts: dict[str, str], code: ScanFailure, tmp_path: Path, folder: Path
) -> None:
    assert code_of(a_program(tmp_path, **parts), folder) is code
    assert list(folder.iterdir()) == []


def test_of_several_scanners_the_one_of_the_environment_is_taken(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANE_DEFAULT_DEVICE", "lantai2")
    a_program(tmp_path).scan(folder)
    assert "-d lantai2 " in (tmp_path / "log").read_text()


def test_without_the_program_of_sane_it_is_named(folder: Path) -> None:
    assert code_of(SaneScanner(program="/nowhere/scanimage"), folder) is ScanFailure.NO_PROGRAM


def test_a_scanner_that_never_answers_is_given_up(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_SECONDS_OF_A_RUN", 0.01)
    assert code_of(a_program(tmp_path, glass="exec cat /dev/zero >/dev/null"), folder) is ScanFailure.FAILED


@pytest.mark.thorough
@pytest.mark.parametrize("end", ["exit 6", "exec cat /dev/zero >/dev/null"])  # jammed; never done
def test_what_came_before_it_failed_is_here_and_is_not_taken_for_all(
    end: str, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_SECONDS_OF_A_RUN", 5 if end.startswith("exit") else 0.3)
    found = a_program(tmp_path, sheets="1 2", end=end).scan(folder)
    assert found == Scanned((b"feeder\n",) * 2, stopped=True)
    assert list(folder.iterdir()) == []


@pytest.mark.long  # SANE looks for drivers, and draws ten sheets
@pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed")
def test_the_test_device_of_sane_is_scanned(folder: Path) -> None:
    pages = SaneScanner("test").scan(folder).pages
    assert len(pages) == 10
    assert reading.read(pages[0], LIMITS).pages == 1
