"""What argparse says of a command line, in the language of whoever typed it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from frontoffice.app.cli import command_help, command_line
from frontoffice.app.cli.command_help import CommandParser

_ENGLISH = re.compile(r"usage|required|invalid|choose|expected|argument|unrecognized|options|show|exit|positional")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("bogus", "tidak ada perintah 'bogus'"),
        ("centre", "belum disebut: init|enrol"),
        ("centre office-key", "belum disebut: DSN, BERKAS"),
        ("verify --bogus", "tidak dikenal: --bogus"),
        ("timestamp keep file --root", "--root: nilainya belum disebut"),
        ("verify --training=ya", "--training tidak menerima nilai: 'ya'"),
        ("centre certify d L --office-key k --class x", "--class: tidak ada 'x'; pilih dari"),
        ("centre revoke d L --since kemarin", "--since: "),
    ],
)
def test_what_is_wrong_with_a_command_line_is_said_in_indonesian(
    given: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.read(given.split())
    shown = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in shown
    assert "pemakaian: frontoffice" in shown
    assert "--help" in shown
    assert not re.search(r"read-file|\bfold\b", shown)
    assert not _ENGLISH.findall(shown)


def test_help_has_no_word_of_another_language_above_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    for given in (["--help"], ["timestamp", "keep", "-h"], ["centre", "office-key", "--help"]):
        with pytest.raises(SystemExit) as ended:
            command_line.read(given)
        assert ended.value.code == 0
        shown = capsys.readouterr().out
        assert shown.startswith("pemakaian: frontoffice")
        assert "tampilkan penjelasan ini" in shown
        assert "\nopsi:\n" in shown
        assert not _ENGLISH.findall(shown)


def test_an_option_that_may_be_two_is_named_with_both_and_what_is_unknown_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    parser = CommandParser(prog="x")
    parser.add_argument("--after", type=Path)
    parser.add_argument("--accept")
    with pytest.raises(SystemExit):
        parser.parse_args(["--a", "b"])
    assert "--a dapat berarti --after, --accept" in capsys.readouterr().err
    assert command_help.in_indonesian("something new") == "something new"
