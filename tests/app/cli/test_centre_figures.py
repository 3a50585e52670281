"""``frontoffice centre figures``, as the timer of the office's server types it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.__main__ import main
from tests.support.centre_server import Centre
from tests.support.counters import Counter, settle

Output = pytest.CaptureFixture[str]


def test_it_says_what_it_pulled_and_wrote_and_a_second_time_only_what_changed(
    centre: Centre, tmp_path: Path, capsys: Output
) -> None:
    words = ["centre", "figures", centre.dsn, "--folder", str(tmp_path / "angka")]
    one = Counter(tmp_path / "L1", centre, "L1")
    with closing(one.register):
        one.record(2)
        settle(one)
        assert main(words) == 0
        assert capsys.readouterr().out == (
            "angka kantor ditulis: 2 catatan diambil, 2 pengaduan dan konsultasi (semua baris)\n"
        )
        one.record(1)
        settle(one)
    assert main(words) == 0
    assert capsys.readouterr().out == (
        "angka kantor ditulis: 1 catatan diambil, 1 pengaduan dan konsultasi (baris yang berubah)\n"
    )
    assert main([*words, "--anew"]) == 0
    assert "0 catatan diambil, 3 pengaduan dan konsultasi (semua baris)" in capsys.readouterr().out


@pytest.mark.posix("$HOME, the mode of a folder")
def test_without_a_folder_its_register_lies_in_the_users_data_folder(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert main(["centre", "figures", centre.dsn]) == 0
    (held,) = tmp_path.rglob("register.db")
    assert held.parent.name == "centre-figures"
    assert held.parent.stat().st_mode & 0o077 == 0, "it holds names and words"
