from __future__ import annotations

import pytest

from frontoffice.app.cli import command_help, command_line


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "900")


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        command_line.read([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_every_command_says_what_it_does_and_its_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in command_help.HELP.items():
        assert text in asked(capsys, *name.split())
        if " " not in name:
            codes = text.partition("\n\nKode keluar:\n")[2].splitlines()
            assert [code[:2] for code in codes][:1] == ["0 "], name
            assert [code[:2] for code in codes] == sorted(code[:2] for code in codes), name


def test_its_lines_are_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = asked(capsys, "verify").splitlines()
    assert max(map(len, lines)) < 60
    assert "  dipertanggungjawabkan" in "\n".join(lines), "a code's further lines stand in"


def test_no_command_is_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    described = set(command_help.HELP)
    for above in ("", "timestamp ", "centre "):
        lines = asked(capsys, *above.split()).splitlines()
        offered = next(line.split() for line in lines if "|" in line and not line.startswith("pemakaian"))[0].split("|")
        assert {f"{above}{name}" for name in offered} <= described
    assert len(described) == 31


def test_every_command_has_its_place_in_the_help_of_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("backup", "verify", "sync", "timestamp ask", "timestamp fetch"):
        assert "folder data (bawaan: folder data pengguna)" in asked(capsys, *name.split())
