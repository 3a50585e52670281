from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from frontoffice.app.startup import single_instance


def test_a_first_start_finds_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    assert not single_instance.call_first(tmp_path)


def test_a_second_start_calls_the_first_one_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.First(tmp_path)
    with qtbot.waitSignal(first.called):
        assert single_instance.call_first(tmp_path)
    first.stop()


def test_another_data_folder_is_another_office(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.First(tmp_path / "one")
    assert not single_instance.call_first(tmp_path / "two")
    first.stop()


def test_the_name_tells_nothing_of_the_folder(tmp_path: Path) -> None:
    assert "siti" not in single_instance.server_name(tmp_path / "siti")
    assert single_instance.server_name(tmp_path) == single_instance.server_name(tmp_path / ".." / tmp_path.name)


def test_who_goes_over_to_another_folder_is_called_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.First(tmp_path)
    first.listen(tmp_path / "training")
    assert not single_instance.call_first(tmp_path)
    with qtbot.waitSignal(first.called):
        assert single_instance.call_first(tmp_path / "training")
    first.stop()


def test_who_only_looks_whether_a_window_is_there_does_not_call_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert not single_instance.is_there(tmp_path)
    first = single_instance.First(tmp_path)
    with qtbot.assertNotEmitted(first.called, wait=50):
        assert single_instance.is_there(tmp_path)
    with qtbot.waitSignal(first.called):
        assert single_instance.call_first(tmp_path)
    first.stop()
