from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.app.keys import witness_copies
from frontoffice.domain.proof import cosignature
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from tests.documents.dossiers.test_proof_bundle import a_cosignature
from tests.support.examples import an_intake, an_officer

STAMP = "02b87d58-8049-445b-adc7-04a835658021-000000000000000051-c00464ac540347d1.stamp"


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    """A register in a folder, with these beside it."""
    (folder / "witnesses").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / "witnesses" / name).write_bytes(content)
    return folder / "register.db"


def beside(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "witnesses").iterdir()}


def test_they_go_out_and_come_back_and_nothing_else_does(tmp_path: Path) -> None:
    said = {"00ab.saksi": b"said", STAMP: b"stamped"}
    register = laid(
        tmp_path / "desk", said | {"ab.asked": b"x", "Ab.saksi": b"x", "ab.saksi.lnk": b"x", "cd.saksi": b""}
    )
    witness_copies.carry_out(register, tmp_path / "stick")
    assert beside(tmp_path / "stick") == said
    laid(tmp_path / "stick", {"ef.stamp": bytes(200_001), "setup.exe": b"x"})
    witness_copies.carry_back(tmp_path / "stick", tmp_path / "other" / "register.db")
    assert beside(tmp_path / "other") == said
    witness_copies.carry_out(tmp_path / "none" / "register.db", tmp_path / "empty")
    assert not (tmp_path / "empty").exists()


def test_of_two_words_of_a_witness_that_of_more_entries_stays(register: Register, tmp_path: Path) -> None:
    words = []
    for _ in range(2):
        register.complaints.record(an_intake(), an_officer(), uuid4())
        words.append(cosignature.write_reply(a_cosignature(register).said).encode())
    smaller, larger = words
    for mine, theirs in ((smaller, larger), (larger, smaller), (larger, b"spoilt")):
        desk = laid(tmp_path / "desk", {"ab.saksi": mine, STAMP: b"first"})
        laid(tmp_path / "stick", {"ab.saksi": theirs, STAMP: b"later"})
        witness_copies.carry_out(desk, tmp_path / "stick")
        assert beside(tmp_path / "stick") == {"ab.saksi": larger, STAMP: b"later"}
        witness_copies.carry_back(tmp_path / "stick", desk)
        assert beside(tmp_path / "desk") == {"ab.saksi": larger, STAMP: b"first"}


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    desk = laid(tmp_path / "desk", {"ab.saksi": b"said"})
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "witnesses").write_bytes(b"a file")
    with pytest.raises(Unavailable):
        witness_copies.carry_out(desk, tmp_path / "stick")
