from __future__ import annotations

import io
import sys

import pytest

from frontoffice.__main__ import main
from frontoffice.app.cli.command_line import NOT_DONE, sentence
from tests.support.examples import a_register


@pytest.mark.parametrize("command", [["verify"], ["erase", "1/2026"], ["encrypt"], ["centre", "init", "dbname=x"]])
def test_a_command_that_nobody_could_read_is_not_run(
    command: list[str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_register(folder := tmp_path_factory.mktemp("data")).close()
    monkeypatch.setattr(sys, "stdout", None)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert main(["--data", str(folder), *command]) == NOT_DONE
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.thorough
def test_a_copy_is_made_without_a_console_for_a_scheduler(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_register(folder := tmp_path_factory.mktemp("data")).close()
    copies = tmp_path_factory.mktemp("copies")
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["backup", str(copies), "--data", str(folder)]) == 0
    assert [path.suffix for path in copies.iterdir() if path.is_file()]


def test_the_sentence_names_the_program_that_has_a_console_and_the_command() -> None:
    assert sentence("erase").endswith("frontoffice-cli erase")
    assert "PowerShell" in sentence("erase")


def test_questions_about_the_program_end_without_a_console_as_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--version"]) == 0


@pytest.mark.thorough
def test_a_pipe_of_few_letters_gets_a_code_for_the_others(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_register(folder := tmp_path_factory.mktemp("data")).close()
    copies = tmp_path_factory.mktemp("copies") / "総務"
    copies.mkdir()
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["backup", str(copies), "--data", str(folder)]) == 0
    narrow.flush()
    assert b"\\u7dcf\\u52d9" in narrow.buffer.getvalue()
