from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice import signed_notes
from frontoffice.app.cli import office_key_prompt
from frontoffice.app.cli.centre_sentences import NotDoneError
from frontoffice.app.cli.office_key_prompt import Terminal
from frontoffice.app.cli.passphrase_prompt import PassphraseSource
from frontoffice.app.keys import office_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.domain import recovery_code
from frontoffice.domain.proof import checkpoint
from tests.support.printed_codes import code_on
from tests.support.unusable_name import UNUSABLE

WORDS = "kunci kantor di laci besi"
Output = pytest.CaptureFixture[str]


def terminal(
    *typed: str, ask: Callable[[str], str] = lambda _question: "", waits: list[float] | None = None
) -> Terminal:
    answers = iter(typed)
    waited = [] if waits is None else waits
    source = PassphraseSource(
        environment={}, type_hidden=lambda _question: next(answers), is_typed=lambda: True, sleep=waited.append
    )
    return Terminal(source, ask)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "kantor.kunci"
    office_key.write(made, bytes(32), WORDS, Cost(1, 64, 1))
    return made


def test_a_key_is_made_once_its_code_was_typed_from_the_paper_which_then_goes(tmp_path: Path, capsys: Output) -> None:
    file, paper = tmp_path / "kantor.kunci", tmp_path / "kertas.pdf"
    codes: list[str] = []

    def ask(_question: str) -> str:
        assert not file.exists(), "nothing is kept before the paper is right"
        codes.append(code_on(paper))
        return codes[0]

    key = office_key_prompt.create_key(file, paper, terminal(WORDS, WORDS, ask=ask))
    assert not paper.exists()
    assert office_key_prompt.open_key(file, terminal(WORDS)).public == key.public
    assert "Simpan di luar server" in capsys.readouterr().out
    again = office_key_prompt.from_paper(
        tmp_path / "lagi", key.public, terminal(WORDS, WORDS, ask=lambda _question: codes[0])
    )
    assert again.public == office_key.read(tmp_path / "lagi").public == key.public


def test_without_the_code_or_a_passphrase_nothing_is_left(tmp_path: Path) -> None:
    file, paper = tmp_path / "kantor.kunci", tmp_path / "kertas.pdf"
    for at, says in ((terminal(WORDS, WORDS), "musnahkan"), (terminal(""), "tanpa frasa sandi")):
        with pytest.raises(NotDoneError, match=says):
            office_key_prompt.create_key(file, paper, at)
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(NotDoneError, match="folder"):
        office_key_prompt.create_key(tmp_path / "none" / "x", paper, terminal())


def test_a_file_is_never_written_over_and_another_key_s_paper_refused(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(NotDoneError, match="sudah ada"):
        office_key_prompt.create_key(file, tmp_path / "paper.pdf", terminal(WORDS, WORDS))
    with pytest.raises(NotDoneError, match="sudah ada"):
        office_key_prompt.from_paper(file, None, terminal(WORDS, WORDS))
    assert file.read_bytes() == before
    for paper, says in (
        (file, "sudah ada"),
        (tmp_path, "adalah folder"),
        (tmp_path / UNUSABLE, "tidak dapat dipakai"),
    ):
        with pytest.raises(NotDoneError, match=says):
            office_key_prompt.create_key(tmp_path / "new", paper, terminal(WORDS, WORDS))
    assert (file.read_bytes(), [*tmp_path.iterdir()]) == (before, [file])
    other = terminal(ask=lambda _question: recovery_code.write(bytes(range(32))))
    with pytest.raises(NotDoneError, match="kunci kantor lain"):
        office_key_prompt.from_paper(tmp_path / "other", signed_notes.public_key(bytes(32)), other)
    with pytest.raises(NotDoneError, match="dibatalkan"):
        office_key_prompt.from_paper(tmp_path / "other", None, terminal())


def test_who_types_wrong_waits_longer_and_is_sent_to_the_paper(file: Path, capsys: Output) -> None:
    waits: list[float] = []
    assert office_key_prompt.open_key(file, terminal("a", "b", "c", WORDS, waits=waits)).public
    assert waits == [0, 0, 1]
    assert capsys.readouterr().err.count("salah") == 3
    with pytest.raises(NotDoneError, match="--from-paper"):
        office_key_prompt.open_key(file, terminal(""))


def test_a_passphrase_that_is_given_is_tried_once(file: Path, tmp_path: Path, capsys: Output) -> None:
    for words, right in ((WORDS, True), ("salah", False)):
        at = Terminal(
            PassphraseSource(
                environment={"FRONTOFFICE_OFFICE_KEY_PASSPHRASE": words, "FRONTOFFICE_PASSPHRASE": "dari register"}
            )
        )
        if right:
            assert office_key_prompt.open_key(file, at).public == signed_notes.public_key(bytes(32))
        else:
            with pytest.raises(NotDoneError, match="tidak terbuka"):
                office_key_prompt.open_key(file, at)
            assert capsys.readouterr().err == "", "nobody is there who could type another"
    with pytest.raises(NotDoneError, match="diperlukan"):
        office_key_prompt.open_key(file, Terminal(PassphraseSource(environment={}, is_typed=lambda: False)))
    (tmp_path / "letter").write_text("Yth.")
    for name, says in (
        ("letter", "bukan berkas kunci kantor"),
        ("none", "berkasnya tidak ada"),
        (".", "adalah folder"),
    ):
        with pytest.raises(NotDoneError, match=says):
            office_key_prompt.open_key(tmp_path / name, terminal())


def test_a_paper_that_cannot_be_written_or_removed_is_said_without_a_fault(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, paper = tmp_path / "kantor.kunci", tmp_path / "kertas.pdf"
    from_the_start = True

    def read_only(path: Path, *, missing_ok: bool = False) -> None:
        assert missing_ok
        if from_the_start or path.exists():
            raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(NotDoneError, match="hanya dapat dibaca"):
        office_key_prompt.create_key(file, paper, terminal(WORDS, WORDS))
    assert "PERHATIAN" not in capsys.readouterr().out, "there is none"
    from_the_start = False
    assert office_key_prompt.create_key(file, paper, terminal(WORDS, WORDS, ask=lambda _question: code_on(paper)))
    assert f"{paper} tidak dapat dihapus" in capsys.readouterr().out


def test_a_public_key_is_shown_whole_and_to_be_read_aloud(capsys: Output) -> None:
    office_key_prompt.show(bytes(32))
    shown = capsys.readouterr().out
    assert f"Kunci kantor : {checkpoint.root_text(bytes(32))}\n" in shown
    assert "Sidik jari   : 6668 7aad" in shown


def test_a_place_where_no_file_can_be_made_is_said_before_a_code_is_typed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where, said in (
        (file, "sudah ada dan tidak ditimpa"),
        (tmp_path, "adalah folder"),
        (tmp_path / "stik" / "kantor.key", "stik tidak ada"),
    ):
        with pytest.raises(NotDoneError, match=said):
            office_key_prompt.demand_new(where)
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(NotDoneError, match="hanya dapat dibaca"):
        office_key_prompt.demand_new(tmp_path / "baru.key")
