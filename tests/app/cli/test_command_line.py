from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.app.cli import command_line


def test_a_window_is_opened_without_describing_any_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "_parser", lambda: pytest.fail("all commands were described"))
    assert command_line.read([]).command is None
    options = command_line.read(["--data", "a folder", "--training", "--passphrase-fd", "3"])
    assert (options.data, options.training, options.passphrase_fd) == (Path("a folder"), True, 3)


@pytest.mark.thorough
def test_a_command_has_the_options_of_the_window_before_and_behind_it() -> None:
    for arguments in (["--data", "a", "verify"], ["verify", "--data", "a"]):
        options = command_line.read(arguments)
        assert (options.command, options.data, options.beside) == ("verify", Path("a"), False)


@pytest.mark.parametrize("arguments", [["--data"], ["verfy"], ["--passphrase-fd", "x"], ["centre", "init"], ["report"]])
def test_what_cannot_be_understood_ends_with_a_line_that_names_the_commands(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.read(arguments)
    assert ended.value.code == 2
    assert "pemakaian: frontoffice" in capsys.readouterr().err


@pytest.mark.thorough
def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("-h", "--help"):
        with pytest.raises(SystemExit) as ended:
            command_line.read([asked])
        assert ended.value.code == 0
        assert "open-with-recovery" in capsys.readouterr().out


def test_the_centre_has_its_verbs() -> None:
    options = command_line.read(["centre", "erase", "dbname=pengaduan", "--carry-out", "L1/2026/1", "L1/2026/2"])
    assert (options.verb, options.dsn, options.carry_out) == ("erase", "dbname=pengaduan", ["L1/2026/1", "L1/2026/2"])


def test_time_stamps_have_their_verbs() -> None:
    options = command_line.read(["timestamp", "fetch", "http://tsa.example/", "--root", "akar.pem", "--data", "a"])
    assert (options.command, options.verb, options.address) == ("timestamp", "fetch", "http://tsa.example/")
    assert (options.root, options.data, options.all) == (Path("akar.pem"), Path("a"), False)
    options = command_line.read(["timestamp", "keep", "jawaban.tsr", "--root", "akar.pem"])
    assert (options.verb, options.file, options.root) == ("keep", Path("jawaban.tsr"), Path("akar.pem"))
    with pytest.raises(SystemExit):
        command_line.read(["timestamp", "keep", "jawaban.tsr"])


def test_a_path_of_nothing_is_not_the_folder_that_the_shell_is_in(capsys: pytest.CaptureFixture[str]) -> None:
    """As of a script whose variable was not set: ``frontoffice backup "$STICK"``."""
    for arguments in (["backup", ""], ["--data", "", "verify"], ["--data", ""], ["report", "2026", "--csv", ""]):
        with pytest.raises(SystemExit) as ended:
            command_line.read(arguments)
        assert ended.value.code == 2, arguments
        assert ": kosong. " in capsys.readouterr().err, arguments
