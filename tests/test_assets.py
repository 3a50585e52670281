from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import frontoffice
from frontoffice import assets
from frontoffice.domain.calendar.dates import DAYS


def test_a_list_is_read_by_its_path() -> None:
    assert assets.read_text("calendar/holidays.csv").startswith("tanggal,hari,jenis,nama,dasar")
    assert assets.read_bytes("calendar/holidays.csv").decode().replace("\r\n", "\n") == assets.read_text(
        "calendar/holidays.csv"
    )


def test_the_files_of_a_folder_are_named_in_order() -> None:
    assert "holidays.csv" in assets.names("calendar")
    assert assets.names("icons") == sorted(assets.names("icons"))


def test_a_resource_that_is_not_there_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        assets.read_text("calendar/nothing.csv")


def test_every_day_off_stands_under_its_weekday() -> None:
    for row in assets.rows("calendar/holidays.csv"):
        assert DAYS[date.fromisoformat(row["tanggal"]).weekday()] == row["hari"], row


def test_no_day_is_off_twice() -> None:
    days = [row["tanggal"] for row in assets.rows("calendar/holidays.csv")]
    assert len(days) == len(set(days))


def test_babel_has_seven_regencies_and_forty_seven_districts() -> None:
    levels = [row["tingkat"] for row in assets.rows("regions.csv")]
    assert (levels.count("kabupaten/kota"), levels.count("kecamatan")) == (7, 47)


def test_every_form_is_found_by_its_room_and_name() -> None:
    assert {"intake/intake_page", "shell/main_window"} <= set(assets.form_names())
    assert all(b'<ui version="4.0"' in assets.form(name) for name in assets.form_names())


def test_in_a_checkout_the_forms_and_lists_stand_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "package" / "assets.py"))
    assert assets.find_folder("forms") == tmp_path / "forms"
    (tmp_path / "package" / "forms").mkdir()
    assert assets.find_folder("forms") == tmp_path / "package" / "forms"


@pytest.mark.parametrize(("replaced", "by"), [("62/2018", "5/2025"), ("26/2017", "58/2023")])
def test_a_rule_that_was_replaced_is_named_with_what_replaced_it(replaced: str, by: str) -> None:
    root = Path(frontoffice.__path__[0]).parent
    folders = [root / "frontoffice", root / "forms", root / "resources"]
    files = [
        one for folder in folders for one in folder.rglob("*") if one.suffix in (".py", ".ui", ".csv", ".md", ".ts")
    ]
    lines = [line for one in files for line in one.read_text(encoding="utf-8").splitlines() if replaced in line]
    assert lines
    assert [line for line in lines if by not in line] == []
